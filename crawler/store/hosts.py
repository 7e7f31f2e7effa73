"""Hosts in the store: how many requests each has had today, and which are left alone for a while."""

from datetime import datetime

from sqlalchemy import Column, Double, Integer, String, Table, Text, case, select

from crawler.store.insertion import insert_into
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
        statement = insert_into(hosts, self._engine).values(host=host, day=now.date().isoformat(), requests=requests)
        # In one statement: two processes that count at the same moment both count.
        today = case((hosts.c.day == statement.excluded.day, hosts.c.requests), else_=0)
        total = statement.on_conflict_do_update(
            index_elements=["host"],
            set_={"day": statement.excluded.day, "requests": today + statement.excluded.requests},
        ).returning(hosts.c.requests)
        with self._engine.begin() as connection:
            return int(connection.scalar(total) or 0)

    def leave(self, host: str, *, until: datetime, why: str) -> None:
        """Nobody is to ask the host for anything before the moment."""
        values = {"left_until": until.timestamp(), "why": why}
        statement = insert_into(hosts, self._engine).values(host=host, **values)
        with self._engine.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["host"], set_=values))

    def left(self, host: str, *, now: datetime) -> str:
        """Why the host is left alone at this moment; "" when it is not."""
        query = select(hosts.c.why).where(hosts.c.host == host, hosts.c.left_until > now.timestamp())
        with self._engine.connect() as connection:
            return str(connection.scalar(query) or "")
