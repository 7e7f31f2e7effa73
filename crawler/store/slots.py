"""The schedule's state: how the last runs of each slot went, and when it is due; kept over restarts of the daemon."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Column, Double, Integer, String, Table, delete, select

from crawler.schedule import Slot
from crawler.store.tables import Store, metadata

slots = Table(
    "slots",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("section", String, primary_key=True),  # "" for all
    Column("last", Double),
    Column("last_good", Double),
    Column("due", Double),
    Column("failures", Integer, nullable=False),
)


class Slots:
    """The slots of all outlets."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine

    def recall(self, slot: Slot) -> Slot:
        """The slot with what is known of its last runs; as it was when nothing is."""
        query = select(slots).where(slots.c.outlet == slot.outlet, slots.c.section == slot.section)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            return slot
        return replace(
            slot,
            last=_moment(row.last),
            last_good=_moment(row.last_good),
            due=_moment(row.due),
            failures=row.failures,
        )

    def keep(self, slot: Slot) -> None:
        """Write down how the slot stands."""
        row = {
            "outlet": slot.outlet,
            "section": slot.section,
            "last": slot.last.timestamp() if slot.last else None,
            "last_good": slot.last_good.timestamp() if slot.last_good else None,
            "due": slot.due.timestamp() if slot.due else None,
            "failures": slot.failures,
        }
        with self._engine.begin() as connection:
            connection.execute(delete(slots).where(slots.c.outlet == slot.outlet, slots.c.section == slot.section))
            connection.execute(slots.insert().values(row))


def _moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
