"""What the search index lacks: rows of the store that were exported after the last it has seen, with their records."""

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Row, func, select, tuple_

from crawler.export import ExportError, Records
from crawler.store import Place, Store
from crawler.store.tables import articles

#: What is committed late, or by a machine whose clock is behind, may have come after what was seen.
LATE = 600.0  # seconds


@dataclass(frozen=True)
class Cursor:
    """How far the store was read: moment of export, part, offset."""

    exported: float = -math.inf
    part: str = ""
    offset: int = -1

    @classmethod
    def of(cls, row: Row[Any]) -> Self:
        """Behind that row of `articles`."""
        return cls(row.exported_at, row.part, row.offset)


class Gap:
    """Whether the store has rows that were passed by, and how far to go back for them: a little, then all the way."""

    def __init__(self) -> None:
        self._known = 0
        self._steps: list[float] = [LATE, math.inf]

    def look_back(self, cursor: Cursor, *, missing: int) -> Cursor | None:
        """Where to read from once more; None when nothing is missing but what could not be found before."""
        if missing == self._known:
            self._steps = [LATE, math.inf]
            return None
        if not self._steps:
            self._known = missing
            return None
        return Cursor(exported=cursor.exported - self._steps.pop(0))


def missing(store: Store, cursor: Cursor, *, most: int) -> Sequence[Row[Any]]:
    """The next rows of `articles` behind the cursor."""
    place = (articles.c.exported_at, articles.c.part, articles.c.offset)
    behind = tuple_(*place) > tuple_(cursor.exported, cursor.part, cursor.offset)
    query = select(articles).where(articles.c.exported_at >= cursor.exported, behind).order_by(*place).limit(most)
    with store.engine.connect() as connection:
        return connection.execute(query).all()


def count(store: Store) -> int:
    """Versions of articles in the store."""
    with store.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(articles)) or 0


def readable(
    store: Store, data_dir: Path, rows: Sequence[Row[Any]], *, say: Callable[[str], object]
) -> Iterator[dict[str, Any]]:
    """What the index keeps of those rows whose records can be read; of the others is said why."""
    records = Records(data_dir=data_dir, store=store)
    ordered = sorted(rows, key=lambda row: (row.part, row.offset))
    lost: set[str] = set()
    lines = records.lines(Place(part=row.part, offset=row.offset, size=row.size) for row in ordered)
    for row in ordered:
        if row.part in lost:
            continue
        try:
            yield _kept(row.key, json.loads(next(lines)))
        except ExportError as error:
            say(f"search index: {error}; the articles of this part are left out\n")
            lost.add(row.part)
            rest = [one for one in ordered if one.part > row.part]
            lines = records.lines(Place(part=one.part, offset=one.offset, size=one.size) for one in rest)


def _kept(key: str, record: dict[str, Any]) -> dict[str, Any]:
    published = datetime.fromisoformat(record["published_at"]).timestamp() if record["published_at"] else None
    fetched = datetime.fromisoformat(record["fetched_at"]).timestamp()
    wanted = ("outlet", "version", "section", "language", "title", "text")
    moment = fetched if published is None else published
    return {
        **{name: record[name] for name in wanted},
        "key": key,
        "published": published,
        "fetched": fetched,
        "moment": moment,
    }
