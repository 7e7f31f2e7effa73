"""Visits in the store: when each exported article is looked at again, and what was seen the last time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Double,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    delete,
    select,
)

from crawler.lead import Lead
from crawler.store.leads import lead_of
from crawler.store.prepared import Prepared
from crawler.store.tables import Store, leads, metadata
from crawler.validator import Validator

visits = Table(
    "visits",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("since", Double, nullable=False),  # what the article's age counts from
    Column("due_at", Double),  # of the next look; null: there will be none
    Column("looks", Integer, nullable=False),  # so far, the first reading left out
    Column("outcome", String, nullable=False),  # of the last look; "" before the first
    Column("looked_at", Double),
    # What the server said of the page when it was last read in these words; "" for nothing.
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("read_at", Double, nullable=False),
    Index("visits_due", "outlet", "due_at"),
)

_INSERT = Prepared(visits.insert())
_DELETE = Prepared(delete(visits).where(visits.c.outlet == bindparam("mine"), visits.c.key == bindparam("old")))


@dataclass(frozen=True, kw_only=True)
class Visit:
    """An article that is looked at again."""

    key: str
    #: What its age counts from.
    since: datetime
    #: Of the next look; None when there will be none.
    due: datetime | None
    #: How often it was looked at, the first reading left out.
    looks: int = 0
    #: What the last look saw, by its class; "" before the first.
    outcome: str = ""
    #: Of the last look; None before the first.
    looked: datetime | None = None
    #: The page as it was last read in these words.
    validator: Validator


class Visits:
    """The visits to the articles of one outlet."""

    def __init__(self, store: Store, outlet: str) -> None:
        self._engine = store.engine
        self._outlet = outlet

    def keep(self, visit: Visit) -> None:
        """Write down a visit; one of the same article is replaced."""
        with self._engine.begin() as connection:
            keep_visits(connection, self._outlet, [visit])

    def of(self, key: str) -> Visit | None:
        """The visit to an article; None when it is not looked at again."""
        with self._engine.connect() as connection:
            row = connection.execute(select(visits).where(self._article(key))).first()
        if row is None:
            return None
        return Visit(
            key=row.key,
            since=_moment(row.since),
            due=None if row.due_at is None else _moment(row.due_at),
            looks=row.looks,
            outcome=row.outcome,
            looked=None if row.looked_at is None else _moment(row.looked_at),
            validator=Validator(etag=row.etag, last_modified=row.last_modified, read_at=_moment(row.read_at)),
        )

    def due(self, sections: Collection[str], *, now: datetime, most: int) -> list[Lead]:
        """The leads of exported articles of these sections that should be looked at now, the longest due first."""
        query = (
            select(leads)
            .join(visits, (visits.c.outlet == leads.c.outlet) & (visits.c.key == leads.c.key))
            .where(
                visits.c.outlet == self._outlet,
                visits.c.due_at <= now.timestamp(),
                leads.c.state == "exported",
                leads.c.section.in_(list(sections)),
            )
            .order_by(visits.c.due_at)
            .limit(most)
        )
        with self._engine.connect() as connection:
            return [lead_of(row) for row in connection.execute(query)]

    def _article(self, key: str) -> ColumnElement[bool]:
        return (visits.c.outlet == self._outlet) & (visits.c.key == key)


def keep_visits(connection: Connection, outlet: str, planned: Sequence[Visit]) -> None:
    """Write down visits to articles of an outlet; those of the same articles are replaced."""
    if planned:
        _DELETE.run(connection, [{"mine": outlet, "old": visit.key} for visit in planned])
        _INSERT.run(connection, [_row(visit, outlet) for visit in planned])


def _row(visit: Visit, outlet: str) -> dict[str, object]:
    return {
        "outlet": outlet,
        "key": visit.key,
        "since": visit.since.timestamp(),
        "due_at": visit.due.timestamp() if visit.due else None,
        "looks": visit.looks,
        "outcome": visit.outcome,
        "looked_at": visit.looked.timestamp() if visit.looked else None,
        "etag": visit.validator.etag,
        "last_modified": visit.validator.last_modified,
        "read_at": visit.validator.read_at.timestamp(),
    }


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
