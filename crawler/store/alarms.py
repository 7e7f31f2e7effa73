"""What has been told of each outlet, so that an alarm is raised when a verdict changes and not with every run."""

import json
from datetime import datetime

from sqlalchemy import Column, Double, String, Table, Text, delete, select

from crawler.store.tables import Store, metadata

alarms = Table(
    "alarms",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("kinds", Text, nullable=False),  # JSON: the kinds of findings that were told
    Column("told_at", Double, nullable=False),
)


class Alarms:
    """The alarms that were raised, of all outlets."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine

    def told(self) -> dict[str, tuple[str, ...]]:
        """The kinds of findings that were told last of each outlet; () for one that was said to be well again."""
        with self._engine.connect() as connection:
            return {row.outlet: tuple(json.loads(row.kinds)) for row in connection.execute(select(alarms))}

    def tell(self, kinds: dict[str, tuple[str, ...]], *, now: datetime) -> None:
        """Note what has been told just now."""
        if not kinds:
            return
        rows = [
            {"outlet": outlet, "kinds": json.dumps(said), "told_at": now.timestamp()} for outlet, said in kinds.items()
        ]
        with self._engine.begin() as connection:
            connection.execute(delete(alarms).where(alarms.c.outlet.in_(list(kinds))))
            connection.execute(alarms.insert(), rows)
