"""Validators in the store: how each listing and each article looked when it was last read."""

from datetime import UTC, datetime

from sqlalchemy import Column, ColumnElement, Double, String, Table, Text, bindparam, delete, select

from crawler.store.prepared import Prepared
from crawler.store.tables import Store, metadata
from crawler.validator import Validator

# By section, because a run of one section takes from a shared feed only what belongs there.
validators = Table(
    "validators",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("section", String, primary_key=True),  # "" for the page of an article
    Column("url", Text, primary_key=True),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("shown", String, nullable=False),
    Column("read_at", Double, nullable=False),
)

_OF = Prepared(
    select(validators.c.etag, validators.c.last_modified, validators.c.shown, validators.c.read_at).where(
        *(validators.c[name] == bindparam(name) for name in ("outlet", "section", "url"))
    )
)


class Validators:
    """The validators of one outlet."""

    def __init__(self, store: Store, outlet: str) -> None:
        self._engine = store.engine
        self._store = store
        self._outlet = outlet

    def of(self, section: str, url: str) -> Validator | None:
        """How the document looked when it was last read for that section; None when nobody has noted it."""
        row = _OF.first(self._store.reader, {"outlet": self._outlet, "section": section, "url": url})
        if row is None:
            return None
        etag, last_modified, shown, read_at = row
        return Validator(
            etag=etag, last_modified=last_modified, shown=shown, read_at=datetime.fromtimestamp(read_at, UTC)
        )

    def keep(self, section: str, url: str, validator: Validator) -> None:
        """Note how a document looks, once all that was read in it is safe in the store."""
        row = {
            "outlet": self._outlet,
            "section": section,
            "url": url,
            "etag": validator.etag,
            "last_modified": validator.last_modified,
            "shown": validator.shown,
            "read_at": validator.read_at.timestamp(),
        }
        with self._engine.begin() as connection:
            connection.execute(delete(validators).where(self._document(section, url)))
            connection.execute(validators.insert().values(row))

    def forget(self, section: str, url: str) -> None:
        """The document will be read in full the next time."""
        with self._engine.begin() as connection:
            connection.execute(delete(validators).where(self._document(section, url)))

    def _document(self, section: str, url: str) -> ColumnElement[bool]:
        table = validators.c
        return (table.outlet == self._outlet) & (table.section == section) & (table.url == url)
