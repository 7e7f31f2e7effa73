"""The search index: a file of its own beside the store, which the dashboard fills from the parts as they grow.

Nothing in it is the truth: delete it, and it is made anew. A crawl neither writes nor waits for it.
"""

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import select

from crawler.dedup.fingerprint import words
from crawler.export import Records
from crawler.store import Place, Store
from crawler.store.tables import articles

#: Records taken in at a time: between two steps a page can be served.
STEP = 200
#: Words of a question that are looked for.
MOST_WORDS = 12
#: Another form of the index is made anew.
_VERSION = 1
# What is written within the same moment as the last that was seen may have come after it.
_OVERLAP = 5.0  # seconds

_SCHEMA = """
CREATE TABLE IF NOT EXISTS hits (
    number INTEGER PRIMARY KEY, outlet TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL,
    section TEXT, language TEXT, title TEXT NOT NULL, teaser TEXT NOT NULL, published REAL, fetched REAL NOT NULL,
    latest INTEGER NOT NULL, UNIQUE (outlet, key, version)
);
CREATE INDEX IF NOT EXISTS hits_when ON hits (latest, coalesce(published, fetched));
CREATE INDEX IF NOT EXISTS hits_outlet ON hits (outlet, latest, coalesce(published, fetched));
CREATE INDEX IF NOT EXISTS hits_section ON hits (section, latest, coalesce(published, fetched));
CREATE INDEX IF NOT EXISTS hits_language ON hits (language, latest, coalesce(published, fetched));
CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5 (title, text, content='', tokenize='unicode61');
CREATE TABLE IF NOT EXISTS seen (exported REAL NOT NULL);
"""


@dataclass(frozen=True, kw_only=True)
class Query:
    """What is looked for; "" and None leave a side open."""

    words: str = ""
    outlet: str = ""
    section: str = ""
    language: str = ""
    #: Published between the two, in seconds since 1970.
    since: float | None = None
    until: float | None = None
    #: Hits on a page, and how many of the first are left out.
    most: int = 50
    skip: int = 0


@dataclass(frozen=True, kw_only=True)
class Hit:
    """An article that was found, in its latest version."""

    outlet: str
    key: str
    version: int
    section: str
    language: str
    title: str
    #: The start of the text.
    teaser: str
    #: Seconds since 1970; None when the day is not known.
    published: float | None
    fetched: float


class SearchIndex:
    """The index of a data folder. Its calls may come from any thread, one at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._turn = threading.Lock()

    @classmethod
    def open(cls, data_dir: Path) -> Self:
        """The index, made when it is not there or of another form. Raises sqlite3.Error, OSError."""
        path = data_dir / "search.sqlite"
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        if connection.execute("PRAGMA user_version").fetchone()[0] not in (0, _VERSION):
            connection.close()
            path.unlink()
            connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        # It can be made anew: what a crash costs is not worth waiting for the disk.
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-32000;" + _SCHEMA)
        connection.execute(f"PRAGMA user_version={_VERSION}")
        return cls(connection)

    def close(self) -> None:
        with self._turn:
            self._connection.close()

    def catch_up(self, store: Store, data_dir: Path) -> int:
        """Take in a step of what was exported since the last call; how many records that were, 0 when all are in."""
        rows = self._missing(store)
        records = Records(data_dir=data_dir, store=store)
        places = [Place(part=row.part, offset=row.offset, size=row.size) for row in rows]
        taken = [json.loads(line) for line in records.lines(places)]
        with self._turn:
            self._connection.execute("BEGIN")
            for row, record in zip(rows, taken, strict=True):
                self._add(row.key, record)
            if rows:
                self._connection.execute("DELETE FROM seen")
                self._connection.execute("INSERT INTO seen VALUES (?)", (max(row.exported_at for row in rows),))
            self._connection.execute("COMMIT")
        return len(rows)

    def find(self, query: Query) -> list[Hit]:
        """The hits, newest first; with words, those that were found last first."""
        sql, values = _select(query)
        with self._turn:
            rows = self._connection.execute(sql, values).fetchall()
        return [Hit(**dict(zip(Hit.__dataclass_fields__, row, strict=True))) for row in rows]

    def choices(self, column: str) -> list[str]:
        """The values there are of `outlet`, `section` or `language`. Raises ValueError for another column."""
        if column not in ("outlet", "section", "language"):
            raise ValueError(f"no such choice: {column!r}")
        with self._turn:
            rows = self._connection.execute(_skip_scan(column)).fetchall()
        return sorted(row[0] for row in rows if row[0])

    def count(self) -> int:
        """Versions in the index."""
        with self._turn:
            return int(self._connection.execute("SELECT count(*) FROM hits").fetchone()[0])

    def _missing(self, store: Store) -> Sequence[Any]:
        with self._turn:
            seen = self._connection.execute("SELECT exported FROM seen").fetchone()
        since = seen[0] - _OVERLAP if seen else 0.0
        rows: list[Any] = []
        with store.engine.connect() as connection:
            query = select(articles).where(articles.c.exported_at >= since).order_by(articles.c.exported_at)
            for row in connection.execution_options(yield_per=STEP).execute(query):
                if not self._has(row.outlet, row.key, row.version):
                    rows.append(row)
                if len(rows) == STEP:
                    break
        return sorted(rows, key=lambda row: (row.part, row.offset))

    def _has(self, outlet: str, key: str, version: int) -> bool:
        with self._turn:
            query = "SELECT 1 FROM hits WHERE outlet = ? AND key = ? AND version = ?"
            return self._connection.execute(query, (outlet, key, version)).fetchone() is not None

    def _add(self, key: str, record: dict[str, Any]) -> None:
        execute = self._connection.execute
        newest = execute(
            "SELECT max(version) FROM hits WHERE outlet = ? AND key = ?", (record["outlet"], key)
        ).fetchone()[0]
        is_latest = newest is None or record["version"] > newest
        if is_latest and newest is not None:
            execute("UPDATE hits SET latest = 0 WHERE outlet = ? AND key = ?", (record["outlet"], key))
        number = execute(
            "INSERT INTO hits VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*_row(key, record), int(is_latest))
        ).lastrowid
        text = (number, " ".join(words(record["title"])), " ".join(words(record["text"])))
        execute("INSERT INTO texts (rowid, title, text) VALUES (?, ?, ?)", text)


def _row(key: str, record: dict[str, Any]) -> Iterator[Any]:
    published = record["published_at"]
    yield from (record["outlet"], key, record["version"], record["section"], record["language"], record["title"])
    yield record["text"][:200]
    yield datetime.fromisoformat(published).timestamp() if published else None
    yield datetime.fromisoformat(record["fetched_at"]).timestamp()


def _select(query: Query) -> tuple[str, list[Any]]:
    when = "coalesce(published, fetched)"
    wanted: list[str] = ["latest = 1"]
    values: list[Any] = []
    for column, value in (("outlet", query.outlet), ("section", query.section), ("language", query.language)):
        if value:
            wanted.append(f"{column} = ?")
            values.append(value)
    for bound, sign in ((query.since, ">="), (query.until, "<")):
        if bound is not None:
            wanted.append(f"{when} {sign} ?")
            values.append(bound)
    columns = (
        "outlet, key, version, coalesce(section, ''), coalesce(language, ''), hits.title, teaser, published, fetched"
    )
    if match := match_of(query.words):
        source, order = "texts JOIN hits ON hits.number = texts.rowid", "texts.rowid DESC"
        wanted.insert(0, "texts MATCH ?")
        values.insert(0, match)
    else:
        source, order = "hits", f"{when} DESC"
    sql = f"SELECT {columns} FROM {source} WHERE {' AND '.join(wanted)} ORDER BY {order} LIMIT ? OFFSET ?"
    return sql, [*values, query.most, query.skip]


def match_of(text: str) -> str:
    """The question for FTS5: every word must be there, the last one may go on; "" without a word."""
    found = words(text)[:MOST_WORDS]
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""


def _skip_scan(column: str) -> str:
    """The different values of a column, by hopping through its index where there is one."""
    return (
        f"WITH RECURSIVE each (value) AS (SELECT min({column}) FROM hits UNION ALL "
        f"SELECT (SELECT min({column}) FROM hits WHERE {column} > each.value) FROM each WHERE each.value IS NOT NULL) "
        "SELECT value FROM each WHERE value IS NOT NULL"
    )
