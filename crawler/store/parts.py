"""Articles in the store, and the parts of the JSON Lines feed they were written to."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from crawler.article import Article
from crawler.store.tables import Store, articles, leads, parts


@dataclass(frozen=True, kw_only=True)
class Part:
    """A file of the feed, and how much of it is safe."""

    #: Below DATA_DIR.
    path: str
    outlet: str
    #: Bytes.
    length: int
    articles: int


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


class Parts:
    """The exported articles and the parts of one outlet."""

    def __init__(self, store: Store, outlet: str) -> None:
        self._engine = store.engine
        self._outlet = outlet

    def has_any(self) -> bool:
        """Whether any article of the outlet was ever exported."""
        query = select(articles.c.key).where(articles.c.outlet == self._outlet).limit(1)
        with self._engine.connect() as connection:
            return connection.scalar(query) is not None

    def latest(self, key: str) -> Known | None:
        """The article's last exported version; None when there is none."""
        query = (
            select(articles.c.version, articles.c.content_hash)
            .where(self._article(key))
            .order_by(articles.c.version.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return Known(version=row.version, content_hash=row.content_hash) if row else None

    def with_content(self, content_hash: str) -> str | None:
        """Key of an exported article of this outlet with just this content; None when there is none."""
        query = select(articles.c.key).where(articles.c.outlet == self._outlet, articles.c.content_hash == content_hash)
        with self._engine.connect() as connection:
            return connection.scalar(query.limit(1))

    def neighbours(self, number: int) -> tuple[float | None, float | None]:
        """Bounds for an article by its number: latest start below it, earliest end above; seconds since 1970."""
        mine = articles.c.outlet == self._outlet
        below = select(func.max(articles.c.earliest)).where(mine, articles.c.number < number)
        above = select(func.min(articles.c.latest)).where(mine, articles.c.number > number)
        with self._engine.connect() as connection:
            return connection.scalar(below), connection.scalar(above)

    def open_parts(self) -> list[Part]:
        """Parts that a run has begun and not closed: left behind by a kill, or being written now."""
        query = select(parts).where(parts.c.outlet == self._outlet, parts.c.state == "open")
        with self._engine.connect() as connection:
            return [
                Part(path=row.path, outlet=row.outlet, length=row.length, articles=row.articles)
                for row in connection.execute(query)
            ]

    def begin(self, path: str) -> None:
        """A part that will be written now. It must not be known yet."""
        with self._engine.begin() as connection:
            row = {"path": path, "outlet": self._outlet, "length": 0, "articles": 0, "state": "open"}
            connection.execute(parts.insert().values(row))

    def commit(self, path: str, *, length: int, entries: Iterable[Entry], now: float) -> None:
        """In one transaction: the part is safe up to `length`, its new articles are exported, their leads ended."""
        entries = list(entries)
        with self._engine.begin() as connection:
            for entry in entries:
                connection.execute(articles.insert().values(_article_row(entry, path)))
                self._end_leads(connection, entry, now)
            values = {"length": length, "articles": parts.c.articles + len(entries)}
            connection.execute(update(parts).where(parts.c.path == path).values(values))

    def close(self, path: str) -> None:
        """The part is complete under its final name."""
        with self._engine.begin() as connection:
            connection.execute(update(parts).where(parts.c.path == path).values(state="closed"))

    def forget(self, path: str) -> None:
        """The part held nothing and is gone."""
        with self._engine.begin() as connection:
            connection.execute(delete(parts).where(parts.c.path == path))

    def _end_leads(self, connection: Connection, entry: Entry, now: float) -> None:
        mine = leads.c.outlet == self._outlet
        values = {"state": "exported", "outcome": "", "ended_at": now, "again_at": None}
        keys = {entry.key, entry.lead_key}
        connection.execute(update(leads).where(mine, leads.c.key.in_(keys)).values(values))

    def _article(self, key: str) -> ColumnElement[bool]:
        return (articles.c.outlet == self._outlet) & (articles.c.key == key)


def _article_row(entry: Entry, path: str) -> dict[str, object]:
    article = entry.article
    return {
        "outlet": article.outlet,
        "key": entry.key,
        "version": article.version,
        "url": article.url,
        "content_hash": article.content_hash,
        "earliest": article.published_earliest.timestamp() if article.published_earliest else None,
        "latest": article.published_latest.timestamp() if article.published_latest else None,
        "fetched_at": article.fetched_at.timestamp(),
        "part": path,
        "number": int(entry.key) if entry.key.isdecimal() and len(entry.key) < 16 else None,
    }
