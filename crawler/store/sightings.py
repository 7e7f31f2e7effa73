"""Sightings in the store: by which ways in each lead was seen. What a ledger of coverage counts."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Column, Connection, Double, Index, String, Table, select

from crawler.lead import Lead
from crawler.store.prepared import insert_if_new
from crawler.store.tables import Store, metadata

sightings = Table(
    "sightings",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("section", String, primary_key=True),
    Column("via", String, primary_key=True),
    Column("seen_at", Double, nullable=False),  # for the first time
    Index("sightings_ways", "outlet", "section", "via"),
)

_INSERT = insert_if_new(sightings)


class Sightings:
    """By which ways the leads of one outlet were seen."""

    def __init__(self, store: Store, outlet: str) -> None:
        self._engine = store.engine
        self._outlet = outlet

    def note(self, leads: Iterable[Lead], *, now: datetime) -> None:
        """Write down that the leads were seen, each by its `via` and in its `section`."""
        with self._engine.begin() as connection:
            self.note_within(connection, leads, now=now)

    def note_within(self, connection: Connection, leads: Iterable[Lead], *, now: datetime) -> None:
        """The same in a transaction that is under way."""
        rows = [(self._outlet, lead.key, lead.section, lead.via, now.timestamp()) for lead in leads]
        _INSERT.run_plain(connection, ("outlet", "key", "section", "via", "seen_at"), rows)

    def ways(self, key: str) -> set[tuple[str, str]]:
        """Section and way in of every sighting of a lead."""
        mine = (sightings.c.outlet == self._outlet) & (sightings.c.key == key)
        with self._engine.connect() as connection:
            return {(row.section, row.via) for row in connection.execute(select(sightings).where(mine))}
