"""What each outlet served for an address that never was, and when it was asked."""

import json
from datetime import datetime

from sqlalchemy import Column, Double, String, Table, Text, delete, select

from crawler.bogus import EVERY, Look
from crawler.store.tables import Store, metadata

bogus = Table(
    "bogus",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("asked_at", Double, nullable=False),
    Column("look", Text, nullable=False),  # JSON; "" when the answer was an honest 404
)


class Bogus:
    """The answers of one outlet."""

    def __init__(self, store: Store, outlet: str) -> None:
        self._engine = store.engine
        self._outlet = outlet

    def is_due(self, now: datetime) -> bool:
        """Whether the outlet is to be asked again."""
        with self._engine.connect() as connection:
            asked = connection.scalar(select(bogus.c.asked_at).where(bogus.c.outlet == self._outlet))
        return asked is None or asked <= (now - EVERY).timestamp()

    def look(self) -> Look | None:
        """What it served the last time; None when it said honestly that there is nothing, or was never asked."""
        with self._engine.connect() as connection:
            text = connection.scalar(select(bogus.c.look).where(bogus.c.outlet == self._outlet))
        if not text:
            return None
        fields = json.loads(text)
        return Look(url=fields["url"], title=fields["title"], words=frozenset(fields["words"]))

    def learn(self, look: Look | None, *, now: datetime) -> None:
        """Keep what it served just now; None for an honest 404."""
        text = json.dumps({"url": look.url, "title": look.title, "words": sorted(look.words)}) if look else ""
        with self._engine.begin() as connection:
            connection.execute(delete(bogus).where(bogus.c.outlet == self._outlet))
            row = {"outlet": self._outlet, "asked_at": now.timestamp(), "look": text}
            connection.execute(bogus.insert().values(row))
