"""Listing: an HTML page of links to articles, and the pages of older ones behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from crawler.discover.address import absolute
from crawler.discover.card import Card, cards
from crawler.discover.numbering import Numbering
from crawler.lead import Follow
from crawler.outlet import Key, Link
from crawler.page import Page
from crawler.select import Selector, compiled, find, texts
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
    #: The number of the second page: 1 where the first is 0; 20 where articles are counted, twenty to a page.
    first: int = 2
    #: What the number grows by from page to page.
    step: int = 1
    #: CSS or XPath of the link to the older page (`link[rel=next]`), or of the attribute that holds its address
    #: (`#more::attr(data-next-url)`). Beside `pages`: of what stands for `{n}` in it, a number or a cursor.
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
        if self.pages:
            self._numbering()
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
        if self.pages and not self.older:
            return self._numbering().after(page)
        shown = self._shown(page) if self.older else ()
        if self.pages:
            return next((self.pages.replace("{n}", quote(text.strip(), safe="")) for text in shown if text.strip()), "")
        return next(filter(None, (absolute(page.url, href) for href in shown)), "")

    def _shown(self, page: Page) -> Iterator[str]:
        """What the page has where `older` points."""
        for hit in find(page.tree, self.older):
            yield hit if isinstance(hit, str) else hit.get("href") or ""

    def _numbering(self) -> Numbering:
        return Numbering(url=self.url, pages=self.pages, first=self.first, step=self.step)
