"""Hosts in the store: how many requests each has had today, and which are left alone for a while."""

from datetime import datetime

from sqlalchemy import Column, Double, Integer, String, Table, Text, select
from sqlalchemy.dialects import postgresql, sqlite

from crawler.store.tables import Store, metadata

hosts = Table(
    "hosts",
    metadata,
    Column("host", String, primary_key=True),
    Column("day", String, nullable=False, default=""),  # of `requests`, in UTC: 2026-11-24
    Column("requests", Integer, nullable=False, default=0),
    Column("left_until", Double),  # seconds since 1970; null: it is not left alone
    Column("why", Text, nullable=False, default=""),
)


class Hosts:
    """What several runs, and the outlets of one host, share."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine

    def spend(self, host: str, requests: int, *, now: datetime) -> int:
        """Add to the requests of the day; how many they are now. The day is that of UTC."""
        day = now.date().isoformat()
        with self._engine.begin() as connection:
            row = connection.execute(select(hosts.c.day, hosts.c.requests).where(hosts.c.host == host)).first()
            total = requests + (int(row.requests) if row and row.day == day else 0)
            values = {"day": day, "requests": total}
            connection.execute(
                self._insert().values(host=host, **values).on_conflict_do_update(index_elements=["host"], set_=values)
            )
        return total

    def leave(self, host: str, *, until: datetime, why: str) -> None:
        """Nobody is to ask the host for anything before the moment."""
        values = {"left_until": until.timestamp(), "why": why}
        statement = self._insert().values(host=host, **values)
        with self._engine.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["host"], set_=values))

    def left(self, host: str, *, now: datetime) -> str:
        """Why the host is left alone at this moment; "" when it is not."""
        query = select(hosts.c.why).where(hosts.c.host == host, hosts.c.left_until > now.timestamp())
        with self._engine.connect() as connection:
            return str(connection.scalar(query) or "")

    def _insert(self) -> "sqlite.Insert | postgresql.Insert":
        return postgresql.insert(hosts) if self._engine.dialect.name == "postgresql" else sqlite.insert(hosts)
