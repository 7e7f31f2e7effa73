"""The store's tables, and how it is opened."""

from pathlib import Path
from types import TracebackType

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    Engine,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    select,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, OperationalError

#: Counted up with every change of the tables.
VERSION = 1

metadata = MetaData()

# Moments are seconds since 1970 in UTC: every database keeps and orders them alike.
leads = Table(
    "leads",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("url", Text, nullable=False),
    Column("section", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", Text, nullable=False),
    Column("via", String, nullable=False),
    Column("listing", Text, nullable=False),
    Column("found_at", Double, nullable=False),
    Column("listed_at", Double, nullable=False),  # when the listing was fetched; in a replay long before
    # pending: to be fetched · exported · refused: fetched, no article · gone: will never be there
    Column("state", String, nullable=False, default="pending"),
    Column("outcome", String, nullable=False, default=""),  # class of the refusal or failure
    Column("tries", Integer, nullable=False, default=0),
    Column("again_at", Double),  # when to fetch (again); null: not
    Column("ended_at", Double),
    Index("leads_due", "outlet", "again_at"),
)

# One row a listing: what the last walk through it can be trusted for.
walks = Table(
    "walks",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("section", String, primary_key=True),
    Column("url", Text, primary_key=True),
    Column("overlap", Double),  # leads found before this moment are on the far side of a whole walk; null: no walk yet
    Column("whole", Integer, nullable=False),  # 1 when the walk came to its end
)

articles = Table(
    "articles",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("earliest", Double),
    Column("latest", Double),
    Column("fetched_at", Double, nullable=False),
    Column("part", String, nullable=False),
    Column("number", BigInteger),  # the key as a number, where it is one
    Index("articles_hash", "outlet", "content_hash"),
    Index("articles_number", "outlet", "number"),
)

parts = Table(
    "parts",
    metadata,
    Column("path", String, primary_key=True),  # below DATA_DIR, with "/" on every system
    Column("outlet", String, nullable=False),
    Column("length", BigInteger, nullable=False),  # bytes that are safe on disk
    Column("articles", Integer, nullable=False),
    Column("state", String, nullable=False),  # open, closed
)

about = Table("about", metadata, Column("version", Integer, nullable=False))


class StoreError(Exception):
    """The store cannot be used; the text says why, and what to do."""


class Store:
    """The open database. Close it, or use it as a context."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, *, data_dir: Path, url: str = "") -> "Store":
        """The store of a data folder, made when it is not there; `url` (SQLAlchemy's form) names another database.

        Raises StoreError when it cannot be opened, is not ours, or is of another version.
        """
        place = url or f"sqlite:///{data_dir / 'state.sqlite'}"
        shown = make_url(place).render_as_string(hide_password=True)
        engine = create_engine(place)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _careful_sqlite)
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
            version = _prepared(engine)
        except (OSError, OperationalError, DatabaseError) as error:
            reason = str(error.orig) if isinstance(error, DatabaseError) else str(error)
            engine.dispose()
            raise StoreError(f"the store {shown} cannot be used: {reason}") from None
        if version != VERSION:
            engine.dispose()
            raise StoreError(f"the store {shown} has version {version}, this crawler needs {VERSION}")
        return cls(engine)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _prepared(engine: Engine) -> int:
    """Make the tables that are not there; the version of those that were."""
    with engine.begin() as connection:
        metadata.create_all(connection)
        version = connection.scalar(select(about.c.version))
        if version is None:
            connection.execute(about.insert().values(version=VERSION))
    return VERSION if version is None else int(version)


def _careful_sqlite(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]  # a DBAPI connection has no type of its own
    # WAL: readers never wait for a crawl. FULL: what a commit says is on disk is on disk.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=15000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
