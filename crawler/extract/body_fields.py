"""Boxes that ask the reader for an e-mail address: what is said in them is none of the article."""

from collections.abc import Set
from itertools import islice

from lxml.html import HtmlElement

from crawler.extract.body_piece import LEVELS

#: Fields of a page that are looked at.
MOST_FIELDS = 200
_SAYS = ("type", "name", "id", "placeholder")


def asking_mail(elements: Set[HtmlElement]) -> frozenset[HtmlElement]:
    """Those of these elements of one page in which an e-mail address is asked for."""
    if not elements:
        return frozenset()
    root = next(iter(elements)).getroottree().getroot()
    fields = (field for field in islice(root.iter("input"), MOST_FIELDS) if _takes_mail(field))
    around = (element for field in fields for element in islice(field.iterancestors(), LEVELS))
    return frozenset(element for element in around if element in elements)


def _takes_mail(field: HtmlElement) -> bool:
    return field.get("type") != "hidden" and any("mail" in (field.get(name) or "").lower() for name in _SAYS)
