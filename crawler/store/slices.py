"""Slices in the store: the stretches of time that a backfill is through with. What makes it go on after a kill."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Column, Double, Integer, String, Table, select

from crawler.slices import Span
from crawler.store.insertion import insert_into
from crawler.store.tables import Store, metadata

slices = Table(
    "slices",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("section", String, primary_key=True),
    Column("via", String, primary_key=True),  # the ways in it was limited to, "feed,listing"; "" for all of the outlet
    Column("since", Double, primary_key=True),
    Column("until", Double, primary_key=True),
    Column("done_at", Double, nullable=False),
    Column("articles", Integer, nullable=False),  # that the run wrote, of all its sections
)


class Slices:
    """The finished slices of one outlet."""

    def __init__(self, store: Store, outlet: str) -> None:
        self._engine = store.engine
        self._outlet = outlet

    def finish(self, span: Span, *, sections: Sequence[str], via: Sequence[str], articles: int, now: datetime) -> None:
        """A run has walked all ways into these sections back through the span."""
        rows = [
            {
                "outlet": self._outlet,
                "section": section,
                "via": _named(via),
                "since": span.since.timestamp(),
                "until": span.until.timestamp(),
                "done_at": now.timestamp(),
                "articles": articles,
            }
            for section in sections
        ]
        insert = insert_into(slices, self._engine)
        again = {"done_at": insert.excluded.done_at, "articles": insert.excluded.articles}
        with self._engine.begin() as connection:
            key = ["outlet", "section", "via", "since", "until"]
            connection.execute(insert.on_conflict_do_update(index_elements=key, set_=again), rows)

    def done(self, section: str, via: Sequence[str] = ()) -> list[Span]:
        """The finished slices of a section by these ways in; what was done by all ways counts for each of them.

        Not so for the archive, which is a way in of all outlets, but only when it is asked for.
        """
        ways = {_named(via)} | (set() if "wayback" in via else {""})
        return self._spans(section, ways)

    def seen(self, section: str) -> list[Span]:
        """The finished slices of a section, by whatever way in."""
        return self._spans(section, None)

    def _spans(self, section: str, ways: set[str] | None) -> list[Span]:
        query = select(slices.c.since, slices.c.until).where(
            slices.c.outlet == self._outlet, slices.c.section == section
        )
        if ways is not None:
            query = query.where(slices.c.via.in_(sorted(ways)))
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(slices.c.since)).all()
        return [Span(since=_moment(row.since), until=_moment(row.until)) for row in rows]


def _named(via: Sequence[str]) -> str:
    return ",".join(sorted(via))


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
