"""Rules of Anadolu's site, the same in every language: the layout since April 2026, then the one before."""

from crawler.outlet import Rules

ANADOLU = Rules(
    standfirst=("span.text-descriptionColor", ".detay-spot-category h4"),
    published=("span.tarih",),
    body=("div.prose[dir]", "div.prose", ".detay-icerik"),
    remove=("template",),
)
