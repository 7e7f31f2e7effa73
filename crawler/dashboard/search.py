"""The search index: a file of its own beside the store, which the dashboard fills from the parts as they grow.

Nothing in it is the truth: delete it, and it is made anew. A crawl neither writes nor waits for it. It is the same
beside a store on Postgres: the crawls' database is not asked to search, and words are folded alike.
"""

import sqlite3
import sys
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import zstandard

from crawler.dashboard.filling import Cursor, Gap, count, missing, readable
from crawler.dashboard.question import IN_A_SECOND, Query, facet, is_open, phrases_of, selection
from crawler.dashboard.snippet import Piece, marked, pattern_of, snippet
from crawler.dedup.fingerprint import words
from crawler.store import Store

#: Records taken in at a time.
STEP = 100
#: Another form of the index is made anew.
_VERSION = 2

# The words of a text are in `texts`, the texts themselves packed in `bodies`, for snippets.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS hits (
    number INTEGER PRIMARY KEY, outlet TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL,
    section TEXT NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL, published REAL, fetched REAL NOT NULL,
    latest INTEGER NOT NULL, UNIQUE (outlet, key, version)
);
CREATE TABLE IF NOT EXISTS bodies (number INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS texts
    USING fts5 (title, text, facets, content='', tokenize='unicode61', prefix='3 4');
CREATE TABLE IF NOT EXISTS choices (
    outlet TEXT, section TEXT, language TEXT, PRIMARY KEY (outlet, section, language)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (exported REAL NOT NULL, part TEXT NOT NULL, place INTEGER NOT NULL);
"""
_COLUMNS = ("outlet", "key", "version", "section", "language", "title", "published", "fetched")


@dataclass(frozen=True, kw_only=True)
class Hit:
    """An article that was found, in its latest version."""

    outlet: str
    key: str
    version: int
    #: "" where the outlet says nothing, or the text is too short to tell.
    section: str
    language: str
    #: Seconds since 1970; None when the day is not known.
    published: float | None
    fetched: float
    title: tuple[Piece, ...]
    #: The stretch of the text in which most of what was asked is said; its beginning when nothing was.
    snippet: tuple[Piece, ...]


class SearchIndex:
    """The index of a data folder. Its calls may come from any thread; those that read do not wait for a filling."""

    def __init__(self, path: Path) -> None:
        self._writer, self._reader = _connect(path), _connect(path)
        self._writing, self._reading = threading.Lock(), threading.Lock()
        self._gap = Gap()

    @classmethod
    def open(cls, data_dir: Path) -> Self:
        """The index, made when it is not there or of another form. Raises sqlite3.Error, OSError."""
        path = data_dir / "search.sqlite"
        connection = _connect(path)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            connection.close()
            for end in ("", "-wal", "-shm"):
                path.with_name(path.name + end).unlink(missing_ok=True)
            connection = _connect(path)
        connection.executescript(_SCHEMA)
        connection.execute(f"PRAGMA user_version={_VERSION}")
        connection.close()
        return cls(path)

    def close(self) -> None:
        with self._writing, self._reading:
            self._writer.close()
            self._reader.close()

    def catch_up(self, store: Store, data_dir: Path) -> int:
        """Take in a step of what was exported since the last call; how many rows that were, 0 when all are in.

        What cannot be read is said on standard error and left out; it is tried again after a restart.
        """
        with self._writing:
            row = self._writer.execute("SELECT exported, part, place FROM seen").fetchone()
            cursor = Cursor(*row) if row else Cursor()
            rows = missing(store, cursor, most=STEP)
            if not rows and (back := self._gap.look_back(cursor, missing=count(store) - self._count())):
                rows = missing(store, back, most=STEP)
            if rows:
                new = [one for one in rows if not self._has(one)]
                self._take(readable(store, data_dir, new, say=sys.stderr.write), Cursor.of(rows[-1]))
            return len(rows)

    def find(self, query: Query) -> list[Hit]:
        """The hits, newest first."""
        sql, values = selection(query)
        with self._reading:
            numbers = [row[0] for row in self._reader.execute(sql, values)]
            return self._hits(numbers, query.words)

    def choices(self, outlet: str = "") -> dict[str, list[str]]:
        """The values there are of `outlet`, `section` and `language`; of one outlet when it is named."""
        with self._reading:
            rows = self._reader.execute("SELECT outlet, section, language FROM choices").fetchall()
        mine = [row for row in rows if outlet in ("", row[0])]
        return {
            "outlet": sorted({row[0] for row in rows}),
            "section": sorted({row[1] for row in mine if row[1]}),
            "language": sorted({row[2] for row in mine if row[2]}),
        }

    def count(self) -> int:
        """Versions in the index."""
        with self._reading:
            return int(self._reader.execute("SELECT count(*) FROM hits").fetchone()[0])

    def _count(self) -> int:
        return int(self._writer.execute("SELECT count(*) FROM hits").fetchone()[0])

    def _has(self, row: Any) -> bool:
        query = "SELECT 1 FROM hits WHERE outlet = ? AND key = ? AND version = ?"
        return self._writer.execute(query, (row.outlet, row.key, row.version)).fetchone() is not None

    def _hits(self, numbers: Sequence[int], asked: str) -> list[Hit]:
        pattern = pattern_of(phrases_of(asked), is_open=is_open(asked))
        unpack = zstandard.ZstdDecompressor().decompress
        marks = ",".join("?" * len(numbers))
        query = (
            f"SELECT {', '.join(_COLUMNS)}, text FROM hits JOIN bodies USING (number) "
            f"WHERE number IN ({marks}) ORDER BY number DESC"
        )
        hits = []
        for row in self._reader.execute(query, numbers):
            values = dict(zip(_COLUMNS, row, strict=False))
            text = unpack(row[-1]).decode("utf-8", "surrogatepass")
            values["title"] = marked(values["title"], pattern)
            hits.append(Hit(**values, snippet=snippet(text, pattern)))
        return hits

    def _take(self, records: Iterable[dict[str, Any]], cursor: Cursor) -> None:
        # FTS5 packs what comes in the order of its numbers together.
        ordered = sorted(records, key=lambda record: record["moment"])
        self._writer.execute("BEGIN")
        try:
            for record in ordered:
                self._add(record)
            self._writer.execute("DELETE FROM seen")
            self._writer.execute("INSERT INTO seen VALUES (?, ?, ?)", (cursor.exported, cursor.part, cursor.offset))
        except BaseException:
            self._writer.execute("ROLLBACK")
            raise
        self._writer.execute("COMMIT")

    def _add(self, record: dict[str, Any]) -> None:
        execute = self._writer.execute
        outlet, key, version = record["outlet"], record["key"], record["version"]
        section, language = record["section"] or "", record["language"] or ""
        newest = execute("SELECT max(version) FROM hits WHERE outlet = ? AND key = ?", (outlet, key)).fetchone()[0]
        is_latest = newest is None or version > newest
        if is_latest and newest is not None:
            execute("UPDATE hits SET latest = 0 WHERE outlet = ? AND key = ?", (outlet, key))
        number = self._free(record["moment"])
        values = (outlet, key, version, section, language, record["title"], record["published"], record["fetched"])
        execute("INSERT INTO hits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *values, int(is_latest)))
        packed = zstandard.ZstdCompressor(level=3).compress(record["text"].encode("utf-8", "surrogatepass"))
        execute("INSERT INTO bodies VALUES (?, ?)", (number, packed))
        sides = (("outlet", outlet), ("section", section), ("language", language))
        facets = " ".join(facet(side, value) for side, value in sides if value)
        folded = (" ".join(words(record["title"])), " ".join(words(record["text"])))
        execute("INSERT INTO texts (rowid, title, text, facets) VALUES (?, ?, ?, ?)", (number, *folded, facets))
        execute("INSERT OR IGNORE INTO choices VALUES (?, ?, ?)", (outlet, section, language))

    def _free(self, moment: float) -> int:
        """A number for a hit of that moment, above those that have the same."""
        first = int(moment // 1) * IN_A_SECOND
        query = "SELECT max(number) FROM hits WHERE number >= ? AND number < ?"
        last = self._writer.execute(query, (first, first + IN_A_SECOND)).fetchone()[0]
        return first if last is None else int(last) + 1


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    # It can be made anew: what a crash costs is not worth waiting for the disk.
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-32000;")
    return connection
