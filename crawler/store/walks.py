"""Walks in the store: which leads of a listing lie behind a walk that came to its end.

A walk that was killed or failed half-way leaves a gap: what it found is known, what lies behind it is not. So the next
walk may stop only where it meets leads from before the broken one.
"""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, select, update

from crawler.store.tables import Store, walks
from crawler.walk import Past


class Walks:
    """The walks of one outlet."""

    def __init__(self, store: Store, outlet: str) -> None:
        self._engine = store.engine
        self._outlet = outlet

    def begin(self, section: str, url: str, *, now: datetime) -> Past:
        """Note that a walk begins; what the walks before it can be trusted for."""
        mine = self._walk(section, url)
        with self._engine.begin() as connection:
            last = connection.execute(select(walks).where(mine)).first()
            overlap = (now.timestamp() if last.whole else last.overlap) if last else None
            connection.execute(delete(walks).where(mine))
            row = {"outlet": self._outlet, "section": section, "url": url}
            connection.execute(walks.insert().values(**row, overlap=overlap, whole=0))
        return Past(
            overlap=None if overlap is None else datetime.fromtimestamp(overlap, UTC),
            whole=bool(last and last.whole),
        )

    def end(self, section: str, url: str) -> None:
        """The walk came to its end: nothing lies between what it found and what was known."""
        with self._engine.begin() as connection:
            connection.execute(update(walks).where(self._walk(section, url)).values(whole=1))

    def _walk(self, section: str, url: str) -> ColumnElement[bool]:
        return (walks.c.outlet == self._outlet) & (walks.c.section == section) & (walks.c.url == url)
