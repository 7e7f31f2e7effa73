"""Listing: an HTML page of links to articles, and the pages of older ones behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.discover.address import absolute
from crawler.discover.card import Card, cards
from crawler.lead import Follow
from crawler.outlet import Key, Link
from crawler.page import Page
from crawler.select import Selector, compiled, elements, find, texts
from crawler.window import Window


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A section page, newest articles first."""

    #: The first page.
    url: str
    #: CSS or XPath of the links, or of what they stand in; the first that finds any wins. Empty: every link on the
    #: page that leads to an article.
    links: tuple[str, ...] = ()
    #: Address of the older pages with `{n}` for their number: "https://…/page/{n}/". "" when they have none.
    pages: str = ""
    #: The number of the second page.
    first: int = 2
    #: CSS or XPath of the link to the older page; for listings whose pages have no numbers.
    older: str = ""
    #: CSS or XPath of what a page shows only when an older one follows it; "" when nothing tells.
    more: str = ""
    #: CSS or XPath of the date within the card of one article; "" for the first `datetime` or <time> in it.
    date: str = ""
    #: "outlet" when the page shows other sections' articles too.
    carries: str = "section"
    via: str = "listing"

    def __post_init__(self) -> None:
        if isinstance(self.links, str):
            raise TypeError(f"links must be a tuple: write ({self.links!r},)")
        if self.pages and self.pages.count("{n}") != 1:
            raise ValueError(f"{self.pages!r}: the address of older pages needs one {{n}}")
        if self.carries not in ("section", "outlet"):
            raise ValueError(f"{self.url}: carries is section or outlet, not {self.carries!r}")
        for selector in (*self.links, self.older, self.more, self.date):
            if selector:
                compiled(selector)

    def start(self, window: Window) -> Iterator[str]:
        """The first page; a listing cannot be entered in its middle."""
        yield self.url

    def read(self, page: Page, key: Key, window: Window) -> Iterator[Link | Follow]:
        """The articles in page order, each with headline and date as its card prints them; then the older page."""
        for card in cards(page, key, self.links):
            yield Link(url=card.url, title=card.title, published=self._date(card))
        if (older := self._older(page)) and (not self.more or find(page.tree, self.more)):
            yield Follow(url=older)

    def _date(self, card: Card) -> str:
        if not self.date:
            return card.date
        selectors: tuple[Selector, ...] = (self.date,)
        return next(iter(texts(card.element, selectors)), "")

    def _older(self, page: Page) -> str:
        """The address of the next older page; "" when there is none."""
        if self.pages:
            number = self._number(page.requested_url or page.url)
            # A page past the last one often leads to another page of the outlet: the listing ends there.
            is_led_away = number is not None and number >= self.first and self._number(page.url) != number
            if number is None or is_led_away:
                return ""
            return self.pages.replace("{n}", str(number + 1))
        if self.older:
            hrefs = (element.get("href") or "" for element in elements(page.tree, (self.older,)))
            return next(filter(None, (absolute(page.url, href) for href in hrefs)), "")
        return ""

    def _number(self, url: str) -> int | None:
        """The number of the page at this URL; None for an address that is not of this listing."""
        if _place(url) == _place(self.url):
            return self.first - 1
        before, after = _place(self.pages).split("{n}")
        match = re.fullmatch(rf"{re.escape(before)}(\d{{1,6}}){re.escape(after)}", _place(url))
        return int(match[1]) if match else None


def _place(url: str) -> str:
    """Path and query; http and https, and the hosts of a move, are one."""
    parts = urlsplit(url)
    return f"{parts.path.rstrip('/')}?{parts.query}"
