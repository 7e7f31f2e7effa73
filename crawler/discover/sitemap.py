"""Sitemap: lists of addresses made for machines, with headline and date where they follow the news extension."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TypeAlias

from lxml import etree

from crawler.discover.address import absolute
from crawler.discover.document import children_of, content, local_name, text_of
from crawler.lead import Follow
from crawler.outlet import Key, Link
from crawler.page import Page
from crawler.window import Window

#: Addresses that are read of one sitemap; what sitemaps.org allows it to have.
MOST_LINKS = 50_000
#: Parts of an index that are followed.
MOST_PARTS = 100
#: How far back parts are followed by a run that has no window.
RECENT = timedelta(days=3)
#: A part is named after days or months of the outlet's zone, a window is an instant.
SLACK = timedelta(days=1)

#: An address, and the last moment it may have changed; None for unknown.
_Part: TypeAlias = tuple[str, datetime | None]

_EARLIEST = 1995  # a year before it is not one of the web
_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_/.]?(0[1-9]|1[0-2])(?!\d)|[-_/.]([1-9])(?!\d))")


@dataclass(frozen=True, kw_only=True)
class Sitemap:
    """A sitemap, or an index of sitemaps; as XML, as plain text, or either of them packed with gzip."""

    url: str
    #: "section" when it has articles of one section only.
    carries: str = "outlet"
    #: Of entries whose news extension names a language, take those of this one; "" for all: many name a wrong one.
    language: str = ""
    via: str = "sitemap"

    def __post_init__(self) -> None:
        if self.carries not in ("section", "outlet"):
            raise ValueError(f"{self.url}: carries is section or outlet, not {self.carries!r}")

    def start(self, window: Window) -> Iterator[str]:
        """The sitemap; its index tells the parts."""
        yield self.url

    def read(self, page: Page, key: Key, window: Window) -> Iterator[Link | Follow]:
        """The addresses with their news dates, or an index's parts that may hold something of the window.

        An address whose last change lies before the window is left out; a last change is no date of publication.
        Of an entry that is no article of the outlet, its translation that is one stands in for it.
        """
        parts: list[_Part] = []
        name = ""
        for name, entry in islice(children_of(page, ("url", "sitemap")), MOST_LINKS):
            if name == "urlset" and local_name(entry) == "url":
                yield from self._links(entry, page, key, window)
            elif name == "sitemapindex" and local_name(entry) == "sitemap":
                parts += _part(entry, page)
        if not name:
            yield from _plain(page)
        yield from _follows(parts, page, window)

    def _links(self, entry: etree._Element, page: Page, key: Key, window: Window) -> Iterator[Link]:
        fields = _fields(entry)
        url = absolute(page.url, fields.get("loc", ""))
        if window.is_past(_moment(fields.get("lastmod", ""))) or not self._speaks(fields.get("language", "")):
            return
        others = _translations(entry, page)
        if others and key(url) is None:
            yield from (Link(url=other) for other in others if key(other) is not None)
        elif url:
            yield Link(url=url, title=fields.get("title", ""), published=fields.get("publication_date", ""))

    def _speaks(self, language: str) -> bool:
        return not self.language or not language or language.lower().split("-")[0] == self.language


def _plain(page: Page) -> Iterator[Link]:
    lines = text_of(page).split("\n", MOST_LINKS)[:MOST_LINKS]
    if lines[0].strip().startswith(("http://", "https://")):
        for line in lines:
            if line.startswith(("http://", "https://")) and (url := absolute(page.url, line)):
                yield Link(url=url)


def _translations(entry: etree._Element, page: Page) -> list[str]:
    """The addresses of the entry's hreflang alternates."""
    links = (child for child in entry.iterchildren(etree.Element) if local_name(child) in ("link", "xhtml:link"))
    urls = (absolute(page.url, link.get("href") or "") for link in links if link.get("hreflang"))
    return [url for url in urls if url]


def _fields(entry: etree._Element) -> dict[str, str]:
    """The texts of an entry by name, the first of each, with those of its news extension; pictures and videos apart."""
    fields: dict[str, str] = {}
    for child in entry.iterchildren(etree.Element):
        parts = child.iter(etree.Element) if local_name(child) in ("news", "news:news") else (child,)
        for part in parts:
            fields.setdefault(local_name(part).removeprefix("news:"), content(part))
    return fields


def _part(entry: etree._Element, page: Page) -> Iterator[_Part]:
    fields = _fields(entry)
    if url := absolute(page.url, fields.get("loc", "")):
        yield url, _moment(fields.get("lastmod", ""))


def _follows(parts: list[_Part], page: Page, window: Window) -> Iterator[Follow]:
    """The parts that may hold something of the window, the newest first where the index dates them."""
    span = window if window.since or window.until else Window(since=page.fetched - RECENT)
    wanted = [(url, changed) for url, changed in parts if not span.is_past(changed) and span.may_cover(*_period(url))]
    unknown = datetime.min.replace(tzinfo=UTC)
    wanted.sort(key=lambda part: part[1] or unknown, reverse=True)
    for url, _ in wanted[:MOST_PARTS]:
        yield Follow(url=url)


def _moment(text: str) -> datetime | None:
    """A `lastmod` as the last moment it may mean; None when it is missing or cannot be one."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not _EARLIEST <= moment.year < 9000:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC) + SLACK
    return moment + SLACK if len(text) <= len("2024-05-01") else moment


def _period(url: str) -> tuple[datetime | None, datetime | None]:
    """First and last moment of the month that a part's address names; (None, None) when it names none.

    A lone year is not read: `sitemap-2024.xml` may be the 2024th part.
    """
    match = _PERIOD.search(url)
    if match is None or int(match[1]) < _EARLIEST:
        return None, None
    first = datetime(int(match[1]), int(match[2] or match[3]), 1, tzinfo=UTC)
    return first - SLACK, (first + timedelta(days=32)).replace(day=1) + SLACK
