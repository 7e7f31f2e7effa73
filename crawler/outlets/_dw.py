"""Rules of Deutsche Welle's site, the same in every language."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from crawler.outlet import Rules
from crawler.select import texts


def _byline(tree: HtmlElement) -> Sequence[str]:
    """The authors in one line; beside a name may stand the place it was written at."""
    return [", ".join(texts(tree, (".author-details > span > :not(.extra-info)",)))]


DW = Rules(
    standfirst=("header > p", "p.teaser-text"),
    byline=(_byline,),
    published=('meta[name="date"]::attr(value)',),
    body=("div.rich-text", "div.longText"),  # the second: to May 2023
    remove=(".picBox", ".rich-text figure", ".rich-text .embed", ".rich-text .advertisement", ".rich-text footer"),
    drop=(r"Edited by: .{3,60}",),
)
