"""The ledger: what the store knows of every lead of an outlet, for the count of its coverage."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, select

from crawler.coverage import Fact, day_of
from crawler.store.sightings import sightings
from crawler.store.tables import Store, articles, leads

_ROWS = 2_000  # read at a time, so that memory does not grow with the store
_STATES = {"gone": "lost"}


class Ledger:
    """The leads of one outlet."""

    def __init__(self, store: Store, outlet: str, *, timezone: str) -> None:
        self._engine = store.engine
        self._outlet = outlet
        self._timezone = timezone

    def facts(self) -> Iterator[Fact]:
        """Every lead, once for each section that has shown it."""
        with self._engine.connect() as connection:
            rows = connection.execution_options(yield_per=_ROWS).execute(self._query())
            for (_, section), sighted in groupby(rows, key=lambda row: (row.key, row.section)):
                yield self._fact(section, list(sighted))

    def _query(self) -> Any:
        sighted = (sightings.c.outlet == leads.c.outlet) & (sightings.c.key == leads.c.key)
        first = (articles.c.outlet == leads.c.outlet) & (articles.c.key == leads.c.key) & (articles.c.version == 1)
        return (
            select(
                leads.c.key,
                leads.c.state,
                leads.c.outcome,
                leads.c.earliest,
                leads.c.latest,
                sightings.c.section,
                sightings.c.via,
                articles.c.published,
            )
            # What was never sighted is the second address of an article, to which a redirect led.
            .select_from(leads.join(sightings, sighted).outerjoin(articles, first))
            .where(leads.c.outlet == self._outlet)
            .order_by(leads.c.key, sightings.c.section)
        )

    def _fact(self, section: str, rows: list[Row[Any]]) -> Fact:
        lead = rows[0]
        state = "repeated" if lead.outcome == "Duplicate" else _STATES.get(lead.state, lead.state)
        day = day_of(_moment(lead.published), _moment(lead.earliest), _moment(lead.latest), self._timezone)
        return Fact(section=section, ways=tuple(row.via for row in rows), state=state, day=day)


def _moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
