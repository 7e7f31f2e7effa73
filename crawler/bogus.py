"""Soft 404: what an outlet serves for an address that never was, so that the same is not taken for an article. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from urllib.parse import urlsplit

from crawler.dedup.fingerprint import words
from crawler.extract.walls import visible
from crawler.outlet import Outlet
from crawler.page import Page

#: An outlet is asked for an address that never was this often.
EVERY = timedelta(days=1)
#: Different words of a page that are compared.
MOST_WORDS = 2_000
#: Share of the words of two pages that must be common for them to be the same page, news tickers aside.
ALIKE = 0.9


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a page looks: enough to know it again."""

    #: Where redirects ended.
    url: str
    title: str
    #: Its different words, folded, as far as `MOST_WORDS`.
    words: frozenset[str]


def bogus_url(outlet: Outlet, *, now: datetime) -> str:
    """An address of the outlet that never was; another one each day, so that no cache knows it."""
    token = blake2b(f"{outlet.name} {now:%Y-%m-%d}".encode(), digest_size=8).hexdigest()
    return f"https://{outlet.hosts[0]}/no-such-page-{token}"


def look_of(page: Page) -> Look:
    """How the page looks."""
    return Look(url=page.url, title=_title(page), words=_words(page))


def is_soft_404(page: Page, bogus: Look) -> bool:
    """Whether the page is what the outlet serves for addresses that never were."""
    asked = page.requested_url or page.url
    if asked != page.url and _place(page.url) == _place(bogus.url):
        return True
    if _title(page) != bogus.title:
        return False
    seen = _words(page)
    either = len(seen | bogus.words)
    return bool(either) and len(seen & bogus.words) >= ALIKE * either


def _title(page: Page) -> str:
    return " ".join((page.tree.findtext(".//title") or "").split())


def _words(page: Page) -> frozenset[str]:
    return frozenset(words(visible(page.tree))[:MOST_WORDS])


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.path.rstrip("/"), parts.query
