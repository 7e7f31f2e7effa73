"""The pictures of an article, with their captions."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from crawler.article import Image
from crawler.extract.claims import Claims


def read(
    tree: HtmlElement, url: str, *claims: Claims, body_elements: Sequence[HtmlElement] = ()
) -> tuple[Image, ...]:
    """The lead picture and those of the body, in page order, none twice; () when there is none."""
    return next((claim.images for claim in claims if claim.images), ())
