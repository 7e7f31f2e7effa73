"""The words an outlet is described in. An outlet is a value; a typo in it fails at import."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Protocol, TypeAlias
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from crawler.clean import clean_url
from crawler.host import ascii_host
from crawler.lead import Follow
from crawler.page import Page
from crawler.select import Selector, compiled, fold
from crawler.spelling import host_of, places
from crawler.window import Window

#: Tells the identity of the article at an absolute URL; None when no article of the outlet is there.
Key: TypeAlias = Callable[[str], str | None]

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, kw_only=True)
class Link:
    """What a listing shows of one page: its address, and headline and date where it prints them ("" where not)."""

    url: str
    title: str = ""
    published: str = ""
    #: Address of a capture in a web archive, to fetch the page from instead; "" to fetch it from `url`.
    archived: str = ""


class Source(Protocol):
    """A way in: knows where its listings start, and reads one into links and continuations."""

    @property
    def via(self) -> str:
        """The kind of way in: "listing", "feed", "sitemap", "wordpress", "wayback"."""

    @property
    def carries(self) -> str:
        """What it shows: "section", only what belongs there; or "outlet", of which `Section.takes` picks a part."""

    def start(self, window: Window) -> Iterator[str]:
        """The URLs to fetch first for this window, all on one host. The window has an end (`Window.closed`)."""

    def read(self, page: Page, key: Key, window: Window) -> Iterator[Link | Follow]:
        """What the listing links to, in page order, then its continuations if it has any; never raises on bad input.

        URLs are absolute. Links that are no articles may be among them; parts of a listing that lie outside the
        window need not.
        """


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of an outlet that can be asked for by name."""

    #: What the user types: `-a section=syria`.
    name: str
    #: What the record says: "Syria".
    title: str
    sources: tuple[Source, ...]
    #: Pattern searched in the path and query of an article's URL: it belongs here. "" when URLs do not tell.
    #: Of a source that carries the whole outlet, only the links that have it are taken.
    urls: str = ""
    #: Pattern searched, ignoring case, in an article's headline and address: it is about the section's subject. ""
    #: when the section is no subject. Of a source that carries the whole outlet, links that have it are taken too.
    about: str = ""

    def __post_init__(self) -> None:
        _require_name(self.name)
        _require_pattern(self.urls)
        _require_pattern(self.about)
        if not self.sources:
            raise ValueError(f"section {self.name}: needs at least one source")

    def has(self, url: str) -> bool:
        """Whether the URL has the `urls` pattern; False when there is none."""
        return bool(self.urls) and re.search(self.urls, "/" + url.split("/", 3)[-1]) is not None

    def takes(self, url: str, title: str) -> bool:
        """Whether a link from a source for the whole outlet belongs here; a section that cannot tell takes all."""
        if not self.urls and not self.about:
            return True
        words = f"{title}\n{unquote(url.split('/', 3)[-1])}"
        return self.has(url) or (bool(self.about) and re.search(self.about, words, re.IGNORECASE) is not None)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Where an outlet's pages keep their fields. Say only what is special: every field has a fallback.

    The first selector that finds something wins, so an old and a new layout are two selectors in a row.
    """

    title: tuple[Selector, ...] = ()
    standfirst: tuple[Selector, ...] = ()
    byline: tuple[Selector, ...] = ()
    published: tuple[Selector, ...] = ()
    #: The paragraphs, or the element around them.
    body: tuple[Selector, ...] = ()
    tags: tuple[Selector, ...] = ()
    source_line: tuple[Selector, ...] = ()
    #: Elements that are no part of the body though they stand in it.
    remove: tuple[str, ...] = ()
    #: Patterns; a paragraph that one of them matches as a whole is boilerplate.
    drop: tuple[str, ...] = ()
    #: Patterns; the body ends before the first paragraph in which one of them is found.
    end: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in [rule.name for rule in fields(self)]:
            value = getattr(self, name)
            if not isinstance(value, tuple):
                raise TypeError(f"{name} must be a tuple: write ({value!r},)")
            check = _require_pattern if name in ("drop", "end") else _require_selector
            for part in value:
                check(part)


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """One edition of a news outlet: one set of identities, one language, one timezone."""

    #: Name of the spider, of the folder and in every record; never changes.
    name: str
    #: Name for people.
    title: str
    #: Hosts that serve the edition, the canonical one first; `www.` is understood, and so are both forms of a name
    #: outside ASCII.
    hosts: tuple[str, ...]
    #: Ports that may be asked for pages.
    ports: tuple[int, ...] = (80, 443)
    #: ISO 639-1.
    language: str
    #: IANA name; applies to dates that carry no zone of their own.
    timezone: str
    #: Patterns that must match the whole path and query (`/news/1/`, `/a.php?eid=1&cid=2`) of an article's
    #: URL, parameters in any order. The group `id` is the article's identity, whatever else the URL says; without one
    #: path and query are, so that a parameter nobody knows makes another article.
    articles: tuple[str, ...]
    sections: tuple[Section, ...]
    rules: Rules = field(default_factory=Rules)
    #: "dmy" or "mdy": how the outlet writes 03/04/2026.
    date_order: str = "dmy"
    #: "rising" when article ids grow with time, so that neighbours give an undated article bounds; else "none".
    ids: str = "none"
    #: What is known of the markup: which page was read, of which date; or that nothing was.
    verified: str
    #: Whose voice it is, as one would say it in a list: "Syrian state", "wire". "" when nobody has said.
    side: str = ""
    #: What a crawl meets: robots.txt, paywall, walls against automatic readers, moves. "" when nothing is known.
    notes: str = ""

    def __post_init__(self) -> None:
        _require_name(self.name)
        ZoneInfo(self.timezone)
        for pattern in self.articles:
            _require_pattern(pattern)
        if self.date_order not in ("dmy", "mdy"):
            raise ValueError(f"{self.name}: date_order is dmy or mdy, not {self.date_order!r}")
        if self.ids not in ("none", "rising"):
            raise ValueError(f"{self.name}: ids is none or rising, not {self.ids!r}")
        _require_line(self.name, self.side, self.notes, self.verified)
        names = [section.name for section in self.sections]
        if not self.hosts or not self.articles or not names or len(set(names)) < len(names):
            raise ValueError(f"{self.name}: needs hosts, articles, and sections with names of their own")
        for host in self.hosts:
            _require_host(self.name, host)

    def owns(self, url: str) -> bool:
        """Whether the URL is on one of the outlet's hosts, or on their form for phones (`m.`, `amp.`)."""
        return host_of(url) in self._hosts

    def key(self, url: str) -> str | None:
        """The identity of the article at this URL; None when it is not an article of this outlet.

        The same for http and https, for the pages for phones, printers and AMP, and with a slash at the end or none.
        """
        if not self.owns(url):
            return None
        for place in places(clean_url(url)):
            for pattern in self.articles:
                if match := re.fullmatch(pattern, place):
                    return match.groupdict().get("id") or place
        return None

    @cached_property
    def _hosts(self) -> frozenset[str]:
        return frozenset(host_of(f"//{host}") for host in self.hosts)

    def section(self, name: str) -> Section:
        """The section of that name. Raises KeyError."""
        return {section.name: section for section in self.sections}[name]

    def section_of(self, url: str) -> Section | None:
        """The section whose `urls` pattern the article's URL has; None when no pattern tells."""
        return next((section for section in self.sections if section.has(url)), None)


def _require_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r}: a name is lower-case letters, digits and _, and starts with a letter")


def _require_host(name: str, host: str) -> None:
    try:
        ascii_host(host)
    except ValueError:
        host = ""
    if not host or not re.fullmatch(r"[^\s/:?#@\[\]]+|\[[0-9a-fA-F:.]+\]", host):
        raise ValueError(f"{name}: hosts are names alone, as news.example or [2001:db8::1]: no https://, port or path")


def _require_line(name: str, *texts: str) -> None:
    for text in texts:
        if text != fold(text):
            raise ValueError(f"{name}: {text!r} is not one line of words")


def _require_pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a pattern: {error}") from None


def _require_selector(selector: Selector) -> None:
    if isinstance(selector, str):
        compiled(selector)
    elif not callable(selector):
        raise TypeError(f"{selector!r} is neither a selector nor a function")
