"""Articles in the store, and the parts of the JSON Lines feed they were written to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, case, delete, func, null, select, update

from crawler.article import Article
from crawler.store.copies import Copies
from crawler.store.prepared import Prepared
from crawler.store.tables import Store, articles, leads, parts
from crawler.store.visits import Visit, keep_visits

_LATEST = Prepared(
    select(articles.c.version, articles.c.content_hash)
    .where(articles.c.outlet == bindparam("outlet"), articles.c.key == bindparam("key"))
    .order_by(articles.c.version.desc())
    .limit(1)
)
_of_content = (articles.c.outlet == bindparam("outlet")) & (articles.c.content_hash == bindparam("content_hash"))
_WITH_CONTENT = Prepared(select(articles.c.key).where(_of_content).limit(1))
_WITH_VERSION = Prepared(select(articles.c.key).where(_of_content, articles.c.key == bindparam("key")).limit(1))
# Put together once, because that takes as long as running them.
_INSERT = Prepared(articles.insert())
_END_LEAD = Prepared(
    update(leads)
    .where(leads.c.outlet == bindparam("mine"), leads.c.key == bindparam("lead"))
    .values(state="exported", outcome="", ended_at=bindparam("now"), again_at=null())
)


# Neither min() nor least(): no function of both databases treats a null as absent.
def _smallest(name: str) -> ColumnElement[float | None]:
    """Of the column and the value of that name; of one that is null the other."""
    column = parts.c[name]
    return case((column > bindparam(name), bindparam(name)), else_=func.coalesce(column, bindparam(name)))


def _largest(name: str) -> ColumnElement[float | None]:
    column = parts.c[name]
    return case((column < bindparam(name), bindparam(name)), else_=func.coalesce(column, bindparam(name)))


_GROW = Prepared(
    update(parts)
    .where(parts.c.path == bindparam("mine"))
    .values(
        length=bindparam("safe"),
        articles=parts.c.articles + bindparam("more"),
        first_published=_smallest("first_published"),
        last_published=_largest("last_published"),
        first_fetched=_smallest("first_fetched"),
        last_fetched=_largest("last_fetched"),
    )
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A file of the feed, and how much of it is safe."""

    #: Below DATA_DIR, as it is named when it is complete and not compressed.
    path: str
    outlet: str
    #: The run that wrote it; "" when nobody knows any more.
    run: str
    #: Bytes, before compression.
    length: int
    articles: int
    #: Seconds since 1970; None while there is no article, or none with a date.
    first_published: float | None
    last_published: float | None
    first_fetched: float | None
    last_fetched: float | None
    #: The complete file below DATA_DIR, its bytes and its SHA-256 in hex; "", 0 and "" while the part is open.
    file: str
    bytes: int
    sha256: str
    #: Seconds since 1970; None while the part is open.
    closed_at: float | None


@dataclass(frozen=True, kw_only=True)
class File:
    """A complete part as it stands on disk."""

    #: Below DATA_DIR, with "/" on every system.
    path: str
    bytes: int
    #: In hex.
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """A version of an article that was exported."""

    version: int
    content_hash: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An article on its way into the store."""

    article: Article
    #: Identity within the outlet.
    key: str
    #: Identity of the lead that led here; differs from `key` after a redirect to another address.
    lead_key: str
    #: Bytes of its line, newline included; the feed knows them.
    size: int = 0
    #: When it is looked at again; None for never, and for a further version of an article.
    visit: Visit | None = None


class Parts:
    """The exported articles and the parts of one outlet."""

    def __init__(self, store: Store, outlet: str, copies: Copies | None = None) -> None:
        self._store = store
        self._engine = store.engine
        self._outlet = outlet
        self._copies = copies or Copies(store)

    def has_any(self) -> bool:
        """Whether any article of the outlet was ever exported."""
        query = select(articles.c.key).where(articles.c.outlet == self._outlet).limit(1)
        with self._engine.connect() as connection:
            return connection.scalar(query) is not None

    def latest(self, key: str) -> Known | None:
        """The article's last exported version; None when there is none."""
        row = _LATEST.first(self._store.reader, {"outlet": self._outlet, "key": key})
        return Known(version=row[0], content_hash=row[1]) if row else None

    def has_version(self, key: str, content_hash: str) -> bool:
        """Whether any version of the article has just this content."""
        values = {"outlet": self._outlet, "key": key, "content_hash": content_hash}
        return _WITH_VERSION.first(self._store.reader, values) is not None

    def with_content(self, content_hash: str) -> str | None:
        """Key of an exported article of this outlet with just this content; None when there is none."""
        row = _WITH_CONTENT.first(self._store.reader, {"outlet": self._outlet, "content_hash": content_hash})
        return str(row[0]) if row else None

    def neighbours(self, number: int) -> tuple[float | None, float | None]:
        """Bounds for an article by its number: latest start below it, earliest end above; seconds since 1970."""
        mine = articles.c.outlet == self._outlet
        below = select(func.max(articles.c.earliest)).where(mine, articles.c.number < number)
        above = select(func.min(articles.c.latest)).where(mine, articles.c.number > number)
        with self._engine.connect() as connection:
            return connection.scalar(below), connection.scalar(above)

    def open_parts(self) -> list[Part]:
        """Parts that a run has begun and not closed: left behind by a kill, or being written now."""
        return self._in_state("open")

    def closed_parts(self) -> list[Part]:
        """Parts that are complete and of which nobody knows whether the manifest has them."""
        return self._in_state("closed")

    def begin(self, path: str, *, run: str = "") -> None:
        """A part that will be written now. It must not be known yet."""
        row = {"path": path, "outlet": self._outlet, "run": run, "state": "open", "length": 0, "articles": 0}
        with self._engine.begin() as connection:
            connection.execute(parts.insert().values(**row, file="", bytes=0, sha256=""))

    def commit(self, path: str, *, length: int, entries: Iterable[Entry], now: float) -> None:
        """In one transaction: the part is safe up to `length`, its new articles are exported, their leads ended.

        The lines of the entries are the last of the part, in their order.
        """
        entries = list(entries)
        if not entries:
            return
        sizes = [entry.size for entry in entries]
        offsets = accumulate(sizes[:-1], initial=length - sum(sizes))
        rows = [
            {
                **article_row(entry.article, entry.key),
                "part": path,
                "offset": offset,
                "size": entry.size,
                "exported_at": now,
            }
            for entry, offset in zip(entries, offsets, strict=True)
        ]
        with self._engine.begin() as connection:
            _INSERT.run(connection, rows)
            keys = sorted({key for entry in entries for key in (entry.key, entry.lead_key)})
            _END_LEAD.run(connection, [{"mine": self._outlet, "lead": key, "now": now} for key in keys])
            # By key: an article that two leads led to has one visit.
            keep_visits(connection, self._outlet, list({v.key: v for e in entries if (v := e.visit)}.values()))
            grown = {"mine": path, "safe": length, "more": len(entries), **_stretched(entries)}
            _GROW.run(connection, [grown])
            self._copies.record(connection, [entry.article for entry in entries], now=now)
        self._copies.settle([entry.article for entry in entries])

    def close(self, path: str, file: File, *, now: float) -> Part:
        """The part is complete, as that file; what is known of it."""
        values = {"file": file.path, "bytes": file.bytes, "sha256": file.sha256, "state": "closed", "closed_at": now}
        with self._engine.begin() as connection:
            connection.execute(update(parts).where(parts.c.path == path).values(values))
            return part_of(connection.execute(select(parts).where(parts.c.path == path)).one())

    def note_listed(self, path: str) -> None:
        """The manifest has the part."""
        with self._engine.begin() as connection:
            connection.execute(update(parts).where(parts.c.path == path).values(state="listed"))

    def forget(self, path: str) -> None:
        """The part held nothing and is gone."""
        with self._engine.begin() as connection:
            connection.execute(delete(parts).where(parts.c.path == path))

    def _in_state(self, state: str) -> list[Part]:
        query = select(parts).where(parts.c.outlet == self._outlet, parts.c.state == state).order_by(parts.c.path)
        with self._engine.connect() as connection:
            return [part_of(row) for row in connection.execute(query)]


def part_of(row: Row[Any]) -> Part:
    """A row of `parts`."""
    return Part(
        path=row.path,
        outlet=row.outlet,
        run=row.run,
        length=row.length,
        articles=row.articles,
        first_published=row.first_published,
        last_published=row.last_published,
        first_fetched=row.first_fetched,
        last_fetched=row.last_fetched,
        file=row.file,
        bytes=row.bytes,
        sha256=row.sha256,
        closed_at=row.closed_at,
    )


def article_row(article: Article, key: str) -> dict[str, Any]:
    """What `articles` keeps of an article, without the place of its line."""
    return {
        "outlet": article.outlet,
        "key": key,
        "version": article.version,
        "url": article.url,
        "title": article.title,
        "section": article.section,
        "language": article.language,
        "published": _seconds(article.published_at),
        "precision": article.published_precision and str(article.published_precision),
        "earliest": _seconds(article.published_earliest),
        "latest": _seconds(article.published_latest),
        "word_count": article.word_count,
        "content_hash": article.content_hash,
        "copy_of": article.copy_of,
        "story": article.story,
        "similarity": article.similarity,
        "fetched_at": article.fetched_at.timestamp(),
        "number": int(key) if key.isdecimal() and len(key) < 16 else None,
    }


def _seconds(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment else None


def _stretched(entries: Sequence[Entry]) -> dict[str, float | None]:
    """The first and last moments of the entries, None where none is known."""
    published = [entry.article.published_at.timestamp() for entry in entries if entry.article.published_at]
    fetched = [entry.article.fetched_at.timestamp() for entry in entries]
    return {
        "first_published": min(published, default=None),
        "last_published": max(published, default=None),
        "first_fetched": min(fetched, default=None),
        "last_fetched": max(fetched, default=None),
    }
