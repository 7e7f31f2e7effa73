"""Positions in the store: on which page of a listing a backfill has come how far back.

The next slice, which is older, begins there instead of at the first page. Articles that are published meanwhile move
the others to later pages, so a page shows newer ones than it did: a position never skips what was not seen.
"""

from datetime import datetime

from sqlalchemy import Column, ColumnElement, Double, String, Table, Text, delete, select

from crawler.store.insertion import insert_into
from crawler.store.tables import Store, metadata

positions = Table(
    "positions",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("section", String, primary_key=True),
    Column("url", Text, primary_key=True),  # the listing's first page
    Column("back_to", Double, primary_key=True),  # everything newer stands on this page or before it
    Column("page", Text, nullable=False),
)


class Positions:
    """The positions in the listings of one outlet."""

    def __init__(self, store: Store, outlet: str) -> None:
        self._engine = store.engine
        self._outlet = outlet

    def keep(self, section: str, url: str, *, back_to: datetime, page: str) -> None:
        """A walk through the listing has come back to this moment on this page."""
        row = {"outlet": self._outlet, "section": section, "url": url, "back_to": back_to.timestamp(), "page": page}
        insert = insert_into(positions, self._engine)
        key = ["outlet", "section", "url", "back_to"]
        with self._engine.begin() as connection:
            again = {"page": insert.excluded.page}
            connection.execute(insert.on_conflict_do_update(index_elements=key, set_=again), row)

    def before(self, section: str, url: str, until: datetime) -> str:
        """The page where a walk may begin that looks for what was published before a moment; "" for the first one."""
        query = (
            select(positions.c.page)
            .where(self._listing(section, url), positions.c.back_to >= until.timestamp())
            .order_by(positions.c.back_to)
            .limit(1)
        )
        with self._engine.connect() as connection:
            return connection.scalar(query) or ""

    def forget(self, section: str, url: str) -> None:
        """The pages of the listing are no longer where they were."""
        with self._engine.begin() as connection:
            connection.execute(delete(positions).where(self._listing(section, url)))

    def _listing(self, section: str, url: str) -> ColumnElement[bool]:
        c = positions.c
        return (c.outlet == self._outlet) & (c.section == section) & (c.url == url)
