"""robots.txt in the store, so that runs that follow each other do not ask for it each time."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Double, LargeBinary, String, Table, select

from crawler.store.insertion import insert_into
from crawler.store.tables import Store, metadata

robots = Table(
    "robots",
    metadata,
    Column("place", String, primary_key=True),  # https://host:port
    Column("fetched_at", Double, nullable=False),
    Column("body", LargeBinary, nullable=False),
)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """A robots.txt as it was sent; empty where the host has none, which allows everything."""

    body: bytes
    fetched: datetime


class Robots:
    """The robots.txt of every host, the last that could be read."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine

    def get(self, place: str) -> Rules | None:
        """The rules of a place (`https://host`), however old; None when none are kept."""
        with self._engine.connect() as connection:
            row = connection.execute(select(robots).where(robots.c.place == place)).first()
        return Rules(body=bytes(row.body), fetched=datetime.fromtimestamp(row.fetched_at, UTC)) if row else None

    def keep(self, place: str, rules: Rules) -> None:
        """Keep the rules in place of those before."""
        values = {"fetched_at": rules.fetched.timestamp(), "body": rules.body}
        statement = insert_into(robots, self._engine).values(place=place, **values)
        with self._engine.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["place"], set_=values))
