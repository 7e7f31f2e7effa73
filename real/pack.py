"""Packing: stored pages as a WARC, with the listings, feeds and robots.txt that lead a crawl to them."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from crawler.discover import Listing
from crawler.fetch.warc_write import Exchange, Writer
from crawler.outlet import Outlet, Source
from crawler.window import Window
from real.case import Case


def pack(path: Path, cases: Sequence[Case], outlets: dict[str, Outlet]) -> int:
    """Write the archive; how many responses it holds."""
    exchanges = {exchange.url: exchange for exchange in _exchanges(cases, outlets)}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer = Writer(file, name=path.name, made=max(case.fetched for case in cases))
        for exchange in exchanges.values():
            writer.write(exchange)
    return len(exchanges)


def _exchanges(cases: Sequence[Case], outlets: dict[str, Outlet]) -> Iterator[Exchange]:
    for name in dict.fromkeys(case.outlet for case in cases):
        own = [case for case in cases if case.outlet == name]
        fetched = max(case.fetched for case in own)
        urls = [case.url for case in own]
        for section in outlets[name].sections:
            for source in section.sources:
                yield from _listing(source, urls, fetched)
        for case, url in zip(own, urls, strict=True):
            yield _exchange(url, case.body, case.fetched)
            yield _robots(url, case.fetched)


def _listing(source: Source, urls: Sequence[str], fetched: datetime) -> Iterator[Exchange]:
    """The source's first document, which links to the pages and says nothing else of them; and no older one."""
    for start in source.start(Window()):
        if source.via == "listing":
            links = "".join(f'<li><a href="{escape(url)}">Page {n}</a></li>' for n, url in enumerate(urls))
            yield _exchange(start, f"<!doctype html><ul>{links}</ul>".encode(), fetched)
        elif source.via == "feed":
            items = "".join(f"<item><link>{escape(url)}</link></item>" for url in urls)
            yield _exchange(start, f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), fetched, "text/xml")
        elif source.via == "wordpress":
            posts = json.dumps([{"link": url} for url in urls])
            yield _exchange(start, posts.encode(), fetched, "application/json")
        else:
            entries = "".join(f"<url><loc>{escape(url)}</loc></url>" for url in urls)
            yield _exchange(start, f"<urlset>{entries}</urlset>".encode(), fetched, "text/xml")
        yield _robots(start, fetched)
        if isinstance(source, Listing) and source.pages:
            older = source.pages.replace("{n}", str(source.first))
            yield _exchange(older, b"<!doctype html><title>Not found</title>", fetched, status=404)


def _robots(url: str, fetched: datetime) -> Exchange:
    return _exchange(urljoin(url, "/robots.txt"), b"User-agent: *\nAllow: /\n", fetched, "text/plain")


def _exchange(url: str, body: bytes, fetched: datetime, kind: str = "text/html", status: int = 200) -> Exchange:
    # No charset: the stored pages are the bytes that a saving tool left, and say themselves what they are.
    headers = ((b"Content-Type", kind.encode()),)
    return Exchange(url=url, status=status, headers=headers, body=body, fetched=fetched)
