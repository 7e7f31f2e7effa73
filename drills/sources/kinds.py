"""The kinds of source: how the newspaper lists its articles for each, and how the source is described."""

import gzip
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import format_datetime

from crawler.discover import Dated, Feed, JsonListing, Listing, Sitemap, WordPress
from crawler.outlet import Outlet, Section, Source
from drills.sources.press import NOT_FOUND, PER_PAGE, Answer, Listings, Press, cards, moment, title

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_XML = {"Content-Type": "application/xml"}
_JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of source."""

    #: The source, for a newspaper at this address.
    source: Callable[[str], Source]
    listings: Listings


def outlet(name: str, base: str) -> Outlet:
    """The newspaper as an outlet that has one way in, of the kind of this name."""
    host, _, port = base.removeprefix("http://").rstrip("/").partition(":")
    section = Section(name="harbour", title="Harbour", sources=(KINDS[name].source(base),))
    return Outlet(
        name="press",
        title="The Harbour Press",
        hosts=(host,),
        language="en",
        timezone="UTC",
        articles=(r"/story/(?P<id>\d+)/",),
        sections=(section,),
        verified=f"invented, on port {port}",
    )


def _numbered(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    page = int(query.get("page", "1"))
    numbers = press.newest(skip=(page - 1) * PER_PAGE)
    return Answer(body=cards(press, numbers)) if numbers else NOT_FOUND


def _linked(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    numbers = press.newest(below=int(query.get("before", "0")))
    more = f'<a class="older" href="/news/?before={numbers[-1]}">Older</a>' if numbers[-1] > 1 else ""
    return Answer(body=cards(press, numbers, more))


def _scrolled(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    numbers = press.newest(below=int(query.get("after", "0")))
    more = f'<div id="more" data-next-url="/news/?after={numbers[-1]}"></div>' if numbers[-1] > 1 else ""
    return Answer(body=cards(press, numbers, more))


def _offsets(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    numbers = press.newest(skip=int(query.get("offset", "0")))
    items = [{"slug": n, "headline": title(n), "date": moment(n).isoformat()} for n in numbers]
    return Answer(body=json.dumps({"data": {"items": items}}), headers=_JSON)


def _cursors(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    numbers = press.newest(below=int(query.get("cursor", "0")))
    answer = {"html": cards(press, numbers), "next": numbers[-1] if numbers[-1] > 1 else None}
    return Answer(body=json.dumps(answer), headers=_JSON)


def _by_day(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    day = date(*map(int, path.removeprefix("/news/").strip("/").split("/")))
    numbers = [number for number in press.newest(count=press.published) if moment(number).date() == day]
    return Answer(body=cards(press, numbers))


def _rss(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    numbers = press.newest(skip=(int(query.get("paged", "1")) - 1) * PER_PAGE)
    items = "".join(
        f"<item><title>{title(n)}</title><link>/story/{n}/</link><pubDate>{format_datetime(moment(n))}</pubDate></item>"
        for n in numbers
    )
    rss = f'<rss version="2.0"><channel><title>Press</title>{items}</channel></rss>'
    return Answer(body=rss, headers=_XML) if numbers else NOT_FOUND


def _atom(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    numbers = press.newest(below=int(query.get("before", "0")))
    entries = "".join(
        f'<entry><title>{title(n)}</title><link href="/story/{n}/"/><published>{moment(n).isoformat()}</published>'
        "</entry>"
        for n in numbers
    )
    older = f'<link rel="next" href="?before={numbers[-1]}"/>' if numbers[-1] > 1 else ""
    return Answer(body=f'<feed xmlns="http://www.w3.org/2005/Atom">{older}{entries}</feed>', headers=_XML)


def _json_feed(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    numbers = press.newest(below=int(query.get("before", "0")))
    items = [
        {"id": n, "url": press.url(n), "title": title(n), "date_published": moment(n).isoformat()} for n in numbers
    ]
    feed: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    if numbers[-1] > 1:
        feed["next_url"] = f"{press.base}feed.json?before={numbers[-1]}"
    return Answer(body=json.dumps(feed), headers={"Content-Type": "application/feed+json"})


def _urlset(press: Press, numbers: Iterable[int]) -> str:
    rows = "".join(
        f"<url><loc>{press.url(n)}</loc><n:news><n:publication_date>{moment(n).isoformat()}</n:publication_date>"
        f"<n:title>{title(n)}</n:title></n:news></url>"
        for n in numbers
    )
    return f'<urlset xmlns="{_SITEMAP}" xmlns:n="{_NEWS}">{rows}</urlset>'


def _sitemap_index(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    """An index of packed parts, which names itself too."""
    everything = press.newest(count=press.published)[::-1]
    if path != "/sitemap.xml":
        part = int(path.removeprefix("/part-").removesuffix(".xml.gz"))
        body = _urlset(press, everything[part * PER_PAGE : (part + 1) * PER_PAGE])
        return Answer(body=gzip.compress(body.encode()), headers={"Content-Type": "application/gzip"})
    places = ["sitemap.xml", *(f"part-{n}.xml.gz" for n in range(-(-len(everything) // PER_PAGE)))]
    rows = "".join(f"<sitemap><loc>{press.base}{place}</loc></sitemap>" for place in places)
    return Answer(body=f'<sitemapindex xmlns="{_SITEMAP}">{rows}</sitemapindex>', headers=_XML)


def _news_sitemap(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    return Answer(body=_urlset(press, press.newest(count=press.published)), headers=_XML)


def _plain_sitemap(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    lines = "\n".join(map(press.url, press.newest(count=press.published)))
    return Answer(body=lines, headers={"Content-Type": "text/plain"})


def _wordpress(press: Press, path: str, query: Mapping[str, str]) -> Answer | None:
    """Gives fewer posts an answer than it is asked for, as some sites do, and 400 past the end."""
    numbers = press.newest(skip=(int(query["page"]) - 1) * PER_PAGE)
    if not numbers:
        return Answer(body='{"code":"rest_post_invalid_page_number"}', status=400, headers=_JSON)
    posts = [
        {"id": n, "link": press.url(n), "date_gmt": f"{moment(n):%Y-%m-%dT%H:%M:%S}", "title": {"rendered": title(n)}}
        for n in numbers
    ]
    total = str(-(-press.published // PER_PAGE))
    return Answer(body=json.dumps(posts), headers={**_JSON, "X-WP-TotalPages": total})


def _at(path: str, listings: Listings) -> Listings:
    """The listings, for paths that begin like this only."""

    def answer(press: Press, place: str, query: Mapping[str, str]) -> Answer | None:
        return listings(press, place, query) if place.startswith(path) else None

    return answer


KINDS: dict[str, Kind] = {
    "numbered pages": Kind(
        source=lambda base: Listing(url=f"{base}news/?tag=a", pages=f"{base}news/?page={{n}}&tag=a"),
        listings=_at("/news/", _numbered),
    ),
    "older link": Kind(
        source=lambda base: Listing(url=f"{base}news/", older="a.older"), listings=_at("/news/", _linked)
    ),
    "data attribute": Kind(
        source=lambda base: Listing(url=f"{base}news/", older="#more::attr(data-next-url)"),
        listings=_at("/news/", _scrolled),
    ),
    "JSON by offset": Kind(
        source=lambda base: JsonListing(
            url=f"{base}api/",
            items="data.items",
            link="slug",
            title="headline",
            date="date",
            address=f"{base}story/{{link}}/",
            pages=f"{base}api/?offset={{n}}",
            first=PER_PAGE,
            step=PER_PAGE,
        ),
        listings=_at("/api/", _offsets),
    ),
    "HTML in JSON by cursor": Kind(
        source=lambda base: JsonListing(url=f"{base}api/", html="html", next="next", pages=f"{base}api/?cursor={{n}}"),
        listings=_at("/api/", _cursors),
    ),
    "a page for each day": Kind(
        source=lambda base: Dated(of=Listing(url=f"{base}news/{{day:%Y/%m/%d}}/")), listings=_at("/news/", _by_day)
    ),
    "paged RSS": Kind(
        source=lambda base: Feed(url=f"{base}feed/", pages=f"{base}feed/?paged={{n}}"), listings=_at("/feed/", _rss)
    ),
    "Atom with next": Kind(source=lambda base: Feed(url=f"{base}atom"), listings=_at("/atom", _atom)),
    "JSON Feed": Kind(source=lambda base: Feed(url=f"{base}feed.json"), listings=_at("/feed.json", _json_feed)),
    "sitemap index": Kind(
        source=lambda base: Sitemap(url=f"{base}sitemap.xml"),
        listings=lambda press, path, query: _sitemap_index(press, path, query) if ".xml" in path else None,
    ),
    "news sitemap": Kind(source=lambda base: Sitemap(url=f"{base}news.xml"), listings=_at("/news.xml", _news_sitemap)),
    "plain sitemap": Kind(source=lambda base: Sitemap(url=f"{base}map.txt"), listings=_at("/map.txt", _plain_sitemap)),
    "WordPress": Kind(source=lambda base: WordPress(url=f"{base}wp-json/"), listings=_at("/wp-json/", _wordpress)),
}
