"""Wayback: an outlet's pages as the Internet Archive kept them, for what the outlet itself no longer serves.

Its list of captures (CDX) is described at https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.discover.address import absolute
from crawler.discover.capture import HOST, Capture, moment_of
from crawler.discover.feed import Feed
from crawler.discover.json_listing import JsonListing
from crawler.discover.json_text import json_of, text_at
from crawler.discover.listing import Listing
from crawler.lead import Follow
from crawler.outlet import Key, Link
from crawler.page import Page
from crawler.window import Window

#: Captures an answer lists.
LIMIT = 2_000
#: An article is captured after it was published; how long after, nobody knows: this much is looked through.
LATER = timedelta(days=365)

Shape: TypeAlias = Listing | JsonListing | Feed

_LIST = f"https://{HOST}/cdx/search/cdx"
_FIELDS = ("timestamp", "original", "mimetype", "statuscode", "digest")


@dataclass(frozen=True, kw_only=True)
class Wayback:
    """The captures of pages whose address begins with `url`; or those of a section page, each read as it was then."""

    #: The start of the articles' addresses, "https://www.herald.example/article/"; "" with `of`.
    url: str = ""
    #: The section page or feed to read in all its captures: of use where addresses do not tell the section.
    of: Shape | None = None
    #: "section" when everything found belongs to it.
    carries: str = "outlet"
    via: str = "wayback"

    def __post_init__(self) -> None:
        if bool(self.url) == bool(self.of):
            raise ValueError("Wayback needs either the url that articles begin with, or a listing")
        if self.carries not in ("section", "outlet"):
            raise ValueError(f"{self.url}: carries is section or outlet, not {self.carries!r}")

    def start(self, window: Window) -> Iterator[str]:
        """The list of captures from the window's begin; articles may have been captured long after its end."""
        later = timedelta(days=1) if self.of else LATER
        asked = {
            "url": self.of.url if self.of else self.url,
            "matchType": "exact" if self.of else "prefix",
            "output": "json",
            "fl": ",".join(_FIELDS),
            # One capture of each article, one a day of a section page.
            "collapse": "timestamp:8" if self.of else "urlkey",
            "from": _digits(window.since) if window.since else "",
            "to": _digits(window.until + later) if window.until else "",
            "limit": str(LIMIT),
            "showResumeKey": "true",
        }
        kept = [(name, value) for name, value in asked.items() if value]
        filters = [("filter", "statuscode:200")]
        yield f"{_LIST}?{urlencode([*kept, *filters], safe=':/,')}"

    def read(self, page: Page, key: Key, window: Window) -> Iterator[Link | Follow]:
        """The captures that a list names, then the rest of the list; or what a captured section page links to.

        Each link has the address of its capture beside its own. A link in a captured page stands for the capture
        nearest to that page's.
        """
        if _is_list(page.url):
            yield from self._captures(page)
        elif self.of:
            for found in self.of.read(page, key, window):
                if isinstance(found, Link):
                    yield replace(found, archived=Capture(url=found.url, moment=page.fetched).address)

    def _captures(self, page: Page) -> Iterator[Link | Follow]:
        rows, resume = _rows(page)
        captures = [capture for row in rows if (capture := _capture(row))]
        if self.of:
            yield from (Follow(url=capture.address) for capture in captures)
        else:
            yield from (Link(url=capture.url, archived=capture.address) for capture in captures)
        if resume:
            parts = urlsplit(page.url)
            asked = [pair for pair in parse_qsl(parts.query) if pair[0] != "resumeKey"]
            query = urlencode([*asked, ("resumeKey", resume)], safe=":/,")
            yield Follow(url=urlunsplit((parts.scheme, parts.netloc, parts.path, query, "")))


def _is_list(url: str) -> bool:
    parts = urlsplit(url)
    return parts.hostname == HOST and parts.path.startswith("/cdx/")


def _rows(page: Page) -> tuple[list[dict[str, str]], str]:
    """The rows of the list by the names in its first, and the key that asks for the rest; "" at its end."""
    answer = json_of(page)
    rows = [row for row in answer if isinstance(row, list)] if isinstance(answer, list) else []
    resume = ""
    # The key stands in a row of its own behind an empty one.
    if len(rows) > 2 and rows[-2] == [] and len(rows[-1]) == 1:
        resume = text_at(rows[-1], "0")
        rows = rows[:-2]
    names = [text_at(rows[0], str(place)) for place in range(len(rows[0]))] if rows else []
    return [dict(zip(names, map(_text, row), strict=False)) for row in rows[1:]], resume


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _capture(row: dict[str, str]) -> Capture | None:
    """The capture of a row; None where it holds no page: another status, a picture, a script."""
    moment = moment_of(row.get("timestamp", ""))
    url = absolute("", row.get("original", ""))
    is_page = row.get("statuscode", "200") in ("200", "-") and _is_text(row.get("mimetype", ""))
    return Capture(url=url, moment=moment) if moment and url and is_page else None


def _is_text(mimetype: str) -> bool:
    return (
        mimetype in ("", "unk", "warc/revisit")
        or mimetype.startswith("text/h")
        or "xml" in mimetype
        or "json" in mimetype
    )


def _digits(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%d%H%M%S}"
