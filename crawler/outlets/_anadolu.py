"""Rules of Anadolu's site, the same in every language: the layout since April 2026, then the one before."""

from crawler.outlet import Rules

ANADOLU = Rules(
    standfirst=("span.text-descriptionColor", ".detay-spot-category h4"),
    # The old layout: "Jane Doe  | 05.04.2025 - Güncelleme : ..."
    byline=('(translate(//div[@class="detay-spot-category"]//div[@class="row"]/span[not(@class)], "|", ""))',),
    published=("span.tarih",),
    body=("div.prose[dir]", "div.prose", ".detay-icerik"),
    remove=("template", ".detay-foto-editor", ".detay-paylas"),
)
