"""What is fuzzed: each target reads bytes as one parser does, and raises when a promise about its answer is broken."""

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from crawler.clean import clean_url
from crawler.discover import Feed, JsonListing, Sitemap, WordPress, discover
from crawler.discover.address import LONGEST_URL, absolute
from crawler.extract.identity import canonical_of, id_of, is_led_home
from crawler.fetch.robots import LONGEST, delay_of, parsed
from crawler.lead import Lead
from crawler.outlet import Outlet, Section, Source
from crawler.page import Page
from crawler.spelling import host_of, is_home, place_of, places

BASE = "https://herald.example/news/syria/"
FETCHED = datetime(2026, 5, 1, tzinfo=UTC)
AGENT = "NewsCrawler/1.0"
#: No listing of these sources may give more leads and continuations than this.
MOST_FOUND = 60_000
#: Two forms of a path with two ends each, and the address as it stands.
MOST_SPELLINGS = 5

Target = Callable[[bytes], None]


class Broken(Exception):
    """A promise about a parser is broken; the text says which."""


def feed(data: bytes) -> None:
    """RSS, RDF, Atom and JSON Feed."""
    _list(Feed(url=BASE), data)


def sitemap(data: bytes) -> None:
    """Sitemaps and their indexes, as XML, text and gzip."""
    _list(Sitemap(url=BASE), data)


def json_listing(data: bytes) -> None:
    """Endpoints that answer with JSON: a list of articles, pieces of HTML, and WordPress."""
    _list(JsonListing(url=BASE, items="data.items", next="next"), data)
    _list(JsonListing(url=BASE, html="html", pages=BASE + "?page={n}"), data)
    _list(WordPress(url="https://herald.example/wp-json/"), data)


def robots(data: bytes) -> None:
    """robots.txt: what it allows, and how long a pause it asks for."""
    rules = parsed(data[:LONGEST])
    for url in (BASE, "https://herald.example/a/1?b=2", "https://herald.example/%D8%B3"):
        if not isinstance(rules.can_fetch(url, AGENT), bool):
            raise Broken(f"no answer for {url}")
    delay = delay_of(rules, AGENT)
    if not (math.isfinite(delay) and delay >= 0):
        raise Broken(f"a pause of {delay!r}")


def url(data: bytes) -> None:
    """Addresses: the clean form is a fixed point, and one article has one key however it is spelled."""
    text = data.decode("utf-8", errors="surrogateescape")
    clean_url(text), host_of(text), is_home(text)
    found = absolute(BASE, text)
    if not found:
        return
    cleaned = clean_url(found)
    _require_equal("absolute is not idempotent", absolute(BASE, found), found)
    _require_equal("clean_url is not idempotent", clean_url(cleaned), cleaned)
    _require_equal("the host depends on the spelling", host_of(cleaned), host_of(found))
    if cleaned != found and ("#" in cleaned or len(cleaned) > 12 * LONGEST_URL):
        raise Broken(f"not clean: {cleaned!r}")  # what the name system cannot know stays as it stands
    if not 1 <= len(places(cleaned)) <= MOST_SPELLINGS or place_of(cleaned) != places(cleaned)[0]:
        raise Broken(f"spellings: {places(cleaned)!r}")


def identity(data: bytes) -> None:
    """Which article a page is: two lines, an address and what its page claims as canonical."""
    first, _, second = data.decode("utf-8", errors="surrogateescape").partition("\n")
    outlet = _outlet(Feed(url=BASE))
    at = absolute(BASE, first) or BASE
    page = Page(url=at, body=b"", fetched=FETCHED, requested_url=absolute(BASE, second))
    canonical = canonical_of(second, page, outlet)
    for known in (outlet, None):
        name = id_of(page, known, None, canonical_of(second, page, known))
        if "\n" in name or ":" not in name:
            raise Broken(f"no identity: {name!r}")
    is_led_home(page, outlet)
    if canonical:
        _require_equal("canonical is another article", outlet.key(canonical), outlet.key(clean_url(canonical)))
    _require_equal("the key depends on the spelling", outlet.key(clean_url(at)), outlet.key(at))


TARGETS: Mapping[str, Target] = {
    target.__name__: target for target in (feed, sitemap, json_listing, robots, url, identity)
}


def _outlet(source: Source) -> Outlet:
    section = Section(name="syria", title="Syria", sources=(source,))
    return Outlet(
        name="herald",
        title="Herald",
        hosts=("herald.example",),
        language="en",
        timezone="UTC",
        articles=(r"/a/(?P<id>\d+)", r"/story/[^/]+/?"),
        sections=(section,),
        verified="invented",
    )


def _list(source: Source, data: bytes) -> None:
    """Read a listing, and look at all that it gives."""
    outlet = _outlet(source)
    page = Page(url=BASE, body=data, fetched=FETCHED, headers={"content-type": "application/xml"})
    found = list(discover(page, outlet=outlet, section=outlet.sections[0], source=source))
    if len(found) > MOST_FOUND:
        raise Broken(f"{len(found)} leads")
    for one in found:
        if not one.url.startswith(("http://", "https://")) or "\n" in one.url:
            raise Broken(f"no address: {one.url!r}")
        if isinstance(one, Lead):
            _require_equal("the key is not that of the address", outlet.key(one.url), one.key)
            _require_equal("the headline is not one line", " ".join(one.title.split()), one.title)


def _require_equal(promise: str, one: object, other: object) -> None:
    if one != other:
        raise Broken(f"{promise}: {one!r}, {other!r}")
