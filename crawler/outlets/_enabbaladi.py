"""Rules of Enab Baladi's site, the same in both languages: what the text of its pages shows around an article."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from crawler.outlet import Rules
from crawler.select import texts


def _byline(tree: HtmlElement) -> Sequence[str]:
    """The writers, who stand in a paragraph of their own at the top: "A | B | C"."""
    return [line.replace(" | ", ", ") for line in texts(tree, ('//p[contains(., " | ")][string-length(.) < 120]',))[:1]]


ENAB_BALADI = Rules(
    byline=(_byline,),
    drop=(r"A A A", r"(?:[A-Z][\w' -]{2,40} \| )+[A-Z][\w' -]{2,40}", r"Enab Baladi[’']s Investigations Team"),
)
