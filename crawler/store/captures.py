"""Captures in the store: where articles are kept in a web archive that their outlet may no longer serve."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Column, String, Table, Text, select, update

from crawler.lead import Lead
from crawler.store.insertion import insert_into
from crawler.store.tables import Store, leads, metadata

captures = Table(
    "captures",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("address", Text, nullable=False),
)

_BATCH = 500  # keys a statement


class Captures:
    """The captures of the articles of one outlet."""

    def __init__(self, store: Store, outlet: str) -> None:
        self._engine = store.engine
        self._outlet = outlet

    def note(self, found: Iterable[Lead], *, now: datetime) -> None:
        """Write down where the leads are kept, for those that are; the first capture of each counts.

        A lead that was gone at its own address is to be fetched again: the archive has it.
        """
        kept = {lead.key: lead.archived for lead in found if lead.archived}
        known = self.addresses(kept)
        new = [key for key in kept if key not in known]
        insert = insert_into(captures, self._engine).on_conflict_do_nothing()
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            rows = [{"outlet": self._outlet, "key": key, "address": kept[key]} for key in batch]
            is_lost = (leads.c.state == "gone") & (leads.c.outcome != "Duplicate")
            again = {"state": "pending", "tries": 0, "ended_at": None, "again_at": now.timestamp()}
            with self._engine.begin() as connection:
                connection.execute(insert, rows)
                mine = (leads.c.outlet == self._outlet) & leads.c.key.in_(batch)
                connection.execute(update(leads).where(mine, is_lost).values(again))

    def addresses(self, keys: Collection[str]) -> dict[str, str]:
        """The address of the capture of each of the articles that have one, by key."""
        found: dict[str, str] = {}
        rest = list(keys)
        for start in range(0, len(rest), _BATCH):
            query = select(captures.c.key, captures.c.address).where(
                captures.c.outlet == self._outlet, captures.c.key.in_(rest[start : start + _BATCH])
            )
            with self._engine.connect() as connection:
                found.update((row.key, row.address) for row in connection.execute(query))
        return found
