"""JsonListing: what a "load more" button or an infinite scroll fetches - articles in JSON, or HTML wrapped in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from crawler.discover.address import absolute
from crawler.discover.card import cards
from crawler.discover.json_text import Value, at, json_of, text_at
from crawler.discover.numbering import Numbering
from crawler.lead import Follow
from crawler.outlet import Key, Link
from crawler.page import Page
from crawler.select import fold
from crawler.window import Window

#: Articles that are read of one answer.
MOST_ITEMS = 5_000


@dataclass(frozen=True, kw_only=True)
class JsonListing:
    """An endpoint that answers with JSON, newest articles first.

    Where things lie is said by paths of names and positions: `data.articles`, `links.0.href`.
    """

    #: The first answer.
    url: str
    #: Path of the list of articles; "" when the answer itself is the list.
    items: str = ""
    #: Paths within one article.
    link: str = "url"
    title: str = "title"
    date: str = "date"
    #: Address of an article with `{link}` for what is found there: "https://…/story/{link}"; for endpoints that give
    #: ids or slugs only.
    address: str = "{link}"
    #: Path of a piece of HTML (or of a list of pieces) whose links are read as those of a Listing; instead of `items`.
    html: str = ""
    #: Address of the older answers with `{n}` for their number or cursor; "" when they have none.
    pages: str = ""
    #: The number of the second answer, and what it grows by: 20 and 20 for an offset, twenty articles an answer.
    first: int = 2
    step: int = 1
    #: Path of the next address, or beside `pages`, of the next cursor or number.
    next: str = ""
    #: Path of what is false, zero, or missing in the last answer; "" when nothing tells but an answer without articles.
    more: str = ""
    #: "outlet" when it has other sections' articles too.
    carries: str = "section"
    via: str = "listing"

    def __post_init__(self) -> None:
        if self.pages:
            self._numbering()
        if self.address.count("{link}") != 1:
            raise ValueError(f"{self.address!r}: the address of an article needs one {{link}}")
        if self.carries not in ("section", "outlet"):
            raise ValueError(f"{self.url}: carries is section or outlet, not {self.carries!r}")

    def start(self, window: Window) -> Iterator[str]:
        """The first answer."""
        yield self.url

    def read(self, page: Page, key: Key, window: Window) -> Iterator[Link | Follow]:
        """The articles in the order of the answer, then the next older one; nothing when it is no JSON."""
        answer = json_of(page)
        links = list(self._links(answer, page, key))
        yield from links
        older = self._older(answer, page) if links and (not self.more or at(answer, self.more)) else ""
        if older:
            yield Follow(url=older)

    def _links(self, answer: Value, page: Page, key: Key) -> Iterator[Link]:
        if self.html:
            found = at(answer, self.html)
            for piece in found if isinstance(found, list) else [found]:
                if isinstance(piece, str):
                    yield from _cards(replace(page, body=piece), key)
            return
        found = at(answer, self.items)
        for item in (found if isinstance(found, list) else [])[:MOST_ITEMS]:
            href = text_at(item, self.link)
            if href and (url := absolute(page.url, self.address.replace("{link}", href))):
                yield Link(url=url, title=fold(text_at(item, self.title)), published=text_at(item, self.date))

    def _older(self, answer: Value, page: Page) -> str:
        if not self.next:
            return self._numbering().after(page) if self.pages else ""
        shown = text_at(answer, self.next)
        if self.pages:
            return self.pages.replace("{n}", quote(shown, safe="")) if shown else ""
        return absolute(page.url, shown)

    def _numbering(self) -> Numbering:
        return Numbering(url=self.url, pages=self.pages, first=self.first, step=self.step)


def _cards(page: Page, key: Key) -> Iterator[Link]:
    for card in cards(page, key):
        yield Link(url=card.url, title=card.title, published=card.date)
