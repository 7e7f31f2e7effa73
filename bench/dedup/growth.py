"""An index of any size to measure on: rows like those of real articles, with hashes drawn at random.

Drawn are what the index keeps of an article, not its text: making texts for a million would take hours and change
nothing, since hashes of real shingles are as even. Of the articles a quarter are copies, which have few keys of their
own, and one of twenty comes from a template, whose keys have as many places as the index allows.
"""

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.dedup.detectors import START
from crawler.store.copy_rows import COMMON

CHUNK = 20_000
COPIES = 0.25
TEMPLATES = 0.05
#: Hashes that all filled templates have together.
_TEMPLATE_KEYS = 5_000
_ARTICLE = "insert into copies (number, outlet, key, version, story, out_by, seen_at, words, written, figures, hashes) "


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How much the index keeps of a real article."""

    words: int
    hashes: int
    keys: int
    figures: int


@dataclass(frozen=True)
class _Row:
    article: tuple[object, ...]
    keys: list[tuple[int, int]]


def grow(store: Path, *, known: int, upto: int, shapes: Sequence[Shape]) -> None:
    """Fill the tables of a store, which hold `known` articles, up to `upto`."""
    with sqlite3.connect(store) as database:
        database.execute("pragma synchronous=off")
        database.execute("pragma cache_size=-200000")
        for start in range(known, upto, CHUNK):
            rows = list(_rows(start, min(start + CHUNK, upto), shapes))
            database.executemany(f"{_ARTICLE} values ({','.join('?' * 11)})", [row.article for row in rows])
            keys = sorted(key for row in rows for key in row.keys)
            database.executemany("insert or ignore into copy_keys (hash, number) values (?, ?)", keys)
            database.commit()
        database.execute("pragma wal_checkpoint(truncate)")
    database.close()


def _rows(start: int, end: int, shapes: Sequence[Shape]) -> Iterator[_Row]:
    random = Random(start)
    for number in range(start + 1, end + 1):
        shape, kind = random.choice(shapes), random.random()
        hashes = array("i", random.randbytes(4 * shape.hashes))
        written = shape.keys
        story = number
        if kind < COPIES and number > 10:
            written, story = shape.keys // 10, random.randrange(1, number)
        elif kind < COPIES + TEMPLATES:
            # So many that each of their keys is met COMMON times in a million articles.
            written = min(written, 3)
            for at in range(written):
                hashes[at] = random.randrange(_TEMPLATE_KEYS * (1 + number // (COMMON * _TEMPLATE_KEYS)))
        article = (
            number,
            f"outlet{number % 300}",
            str(number),
            1,
            f"outlet{story % 300}:{story}",
            START.timestamp() + number,
            START.timestamp(),
            shape.words,
            written,
            random.randbytes(2 * shape.figures),
            hashes.tobytes(),
        )
        yield _Row(article, [(hash_, number) for hash_ in hashes[:written]])
