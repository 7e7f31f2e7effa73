"""Where the lines of exported articles stand, for whoever wants to read them back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, func, or_, select, tuple_

from crawler.store.tables import Store, articles

_BATCH = 500  # rows read at a time, so that memory does not grow with the store


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the line of a version of an article stands."""

    #: The part, as `Part.path`.
    part: str
    #: Bytes, before compression.
    offset: int
    size: int


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which articles are wanted."""

    outlet: str
    #: Bounds in seconds since 1970, `since` included and `until` not; None leaves that side open.
    since: float | None = None
    until: float | None = None
    #: What the bounds are about; an article whose date is not known is never outside.
    by: Literal["published", "exported"] = "published"
    versions: Literal["all", "latest"] = "all"


class Places:
    """The places of all exported articles."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine

    def outlets(self) -> list[str]:
        """The outlets that have articles, by name."""
        with self._engine.connect() as connection:
            return list(connection.scalars(select(articles.c.outlet).distinct().order_by(articles.c.outlet)))

    def one(self, outlet: str, key: str, version: int) -> Place | None:
        """The place of one version of an article; None when it was never exported."""
        query = select(articles).where(
            articles.c.outlet == outlet, articles.c.key == key, articles.c.version == version
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return _place(row) if row else None

    def each(self, selection: Selection) -> Iterator[Place]:
        """The places of a selection, in the order in which they were written."""
        query = (
            select(articles.c.part, articles.c.offset, articles.c.size)
            .where(*_conditions(selection))
            .order_by(articles.c.part, articles.c.offset)
            .limit(_BATCH)
        )
        place = tuple_(articles.c.part, articles.c.offset)
        last: tuple[str, int] | None = None
        while True:
            with self._engine.connect() as connection:
                rows = connection.execute(query.where(place > last) if last else query).all()
            yield from (_place(row) for row in rows)
            if len(rows) < _BATCH:
                return
            last = (rows[-1].part, rows[-1].offset)


def _conditions(selection: Selection) -> list[ColumnElement[bool]]:
    conditions = [articles.c.outlet == selection.outlet]
    if selection.by == "exported":
        first = last = articles.c.exported_at
    else:
        first, last = articles.c.earliest, articles.c.latest
    if selection.since is not None:
        conditions.append(or_(last.is_(None), last >= selection.since))
    if selection.until is not None:
        conditions.append(or_(first.is_(None), first < selection.until))
    if selection.versions == "latest":
        conditions.append(articles.c.version == _newest_version())
    return conditions


def _newest_version() -> Any:
    other = articles.alias()
    same = (other.c.outlet == articles.c.outlet) & (other.c.key == articles.c.key)
    return select(func.max(other.c.version)).where(same).scalar_subquery()


def _place(row: Any) -> Place:
    return Place(part=row.part, offset=row.offset, size=row.size)
