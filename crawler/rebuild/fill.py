"""The rows that are made from the parts: parts, articles, their copies, and the leads that led to them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, exists, func, select, update

from crawler.article import Article
from crawler.rebuild.parts import Found, Line
from crawler.rebuild.salvage import insert_new
from crawler.store.copies import record as record_copies
from crawler.store.parts import article_row
from crawler.store.tables import articles, leads, parts

_BATCH = 200  # articles


def insert_part(connection: Connection, part: Found, lines: Iterable[Line]) -> None:
    """The rows of a part, its articles and their leads."""
    end = 0
    for batch in _batches(lines):
        rows = [_article(line, part) for line in batch]
        connection.execute(insert_new(connection, articles), rows)
        connection.execute(insert_new(connection, leads), [_lead(line.article) for line in batch])
        record_copies(connection, [line.article for line in batch], now=part.closed_at.timestamp())
        end = batch[-1].offset + batch[-1].size
    connection.execute(parts.insert().values(_part(connection, part, end)))


def settle_leads(connection: Connection, *, now: datetime, anything_lost: bool) -> None:
    """What is exported is no longer to be fetched; what a lost part held is to be fetched again."""
    has_article = exists().where(articles.c.outlet == leads.c.outlet, articles.c.key == leads.c.key)
    done = {"state": "exported", "outcome": "", "again_at": None}
    connection.execute(update(leads).where(leads.c.state != "exported", has_article).values(done))
    if anything_lost:
        again = {"state": "pending", "again_at": now.timestamp()}
        connection.execute(update(leads).where(leads.c.state == "exported", ~has_article).values(again))


def _article(line: Line, part: Found) -> dict[str, Any]:
    place = {"part": part.path, "offset": line.offset, "size": line.size, "exported_at": part.closed_at.timestamp()}
    return {**article_row(line.article, _key(line.article)), **place}


def _part(connection: Connection, part: Found, length: int) -> dict[str, Any]:
    known = articles.c
    moments = (func.min(known.published), func.max(known.published), func.min(known.fetched_at))
    query = select(func.count(), *moments, func.max(known.fetched_at)).where(known.part == part.path)
    count, first_published, last_published, first_fetched, last_fetched = connection.execute(query).one()
    return {
        "path": part.path,
        "outlet": part.outlet,
        "run": part.run,
        "state": "closed",
        "length": length,
        "articles": count,
        "first_published": first_published,
        "last_published": last_published,
        "first_fetched": first_fetched,
        "last_fetched": last_fetched,
        "file": part.file.path,
        "bytes": part.file.bytes,
        "sha256": part.file.sha256,
        "closed_at": part.closed_at.timestamp(),
    }


def _lead(article: Article) -> dict[str, Any]:
    """The lead that must have led to an article; the old store may know better."""
    found = (article.discovered.at or article.fetched_at).timestamp()
    return {
        "outlet": article.outlet,
        "key": _key(article),
        "url": article.url,
        "section": article.section or "",
        "title": article.title,
        "published": article.published_raw or "",
        "earliest": article.published_earliest.timestamp() if article.published_earliest else None,
        "latest": article.published_latest.timestamp() if article.published_latest else None,
        "via": article.discovered.via or "",
        "listing": article.discovered.listing or "",
        "found_at": found,
        "listed_at": found,
        "state": "exported",
        "outcome": "",
        "tries": 0,
        "ended_at": article.fetched_at.timestamp(),
    }


def _key(article: Article) -> str:
    return article.id.partition(":")[2]


def _batches(lines: Iterable[Line]) -> Iterator[Sequence[Line]]:
    rest = iter(lines)
    while batch := list(islice(rest, _BATCH)):
        yield batch
