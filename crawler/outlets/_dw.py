"""Rules of Deutsche Welle's site, the same in every language."""

from crawler.outlet import Rules

DW = Rules(
    standfirst=("header > p", "p.teaser-text"),
    published=('meta[name="date"]::attr(value)',),
    body=("div.rich-text",),
    remove=(".rich-text figure", ".rich-text .embed", ".rich-text .advertisement", ".rich-text footer"),
)
