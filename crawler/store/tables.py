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
VERSION = 2

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
    Column("published", Text, nullable=False),  # as the listing prints it
    Column("earliest", Double),  # what that says: not before, not after; null where it says nothing
    Column("latest", Double),
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

# One row a version of an article: enough to look up, to search and to list, and where its line stands.
articles = Table(
    "articles",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("section", String),
    Column("language", String),
    Column("published", Double),  # null unless the day is known, as in the record
    Column("precision", String),
    Column("earliest", Double),
    Column("latest", Double),
    Column("word_count", Integer, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("copy_of", String),
    Column("story", String),
    Column("similarity", Double),
    Column("fetched_at", Double, nullable=False),
    Column("exported_at", Double, nullable=False),  # after a rebuild: when its part was closed
    Column("part", String, nullable=False),  # parts.path
    Column("offset", BigInteger, nullable=False),  # of its line in the part, in bytes before compression
    Column("size", Integer, nullable=False),  # of that line, with its newline
    Column("number", BigInteger),  # the key as a number, where it is one
    Index("articles_hash", "outlet", "content_hash"),
    Index("articles_number", "outlet", "number"),
    Index("articles_published", "outlet", "published"),
    Index("articles_place", "part", "offset"),
)

parts = Table(
    "parts",
    metadata,
    Column("path", String, primary_key=True),  # below DATA_DIR, with "/" on every system; ends in .jsonl
    Column("outlet", String, nullable=False),
    Column("run", String, nullable=False),  # id of the run that wrote it, as in the diary; "" after a rebuild
    # open: being written · closed: complete under its final name · listed: closed, and in the manifest
    Column("state", String, nullable=False),
    Column("length", BigInteger, nullable=False),  # bytes that are safe on disk, before compression
    Column("articles", Integer, nullable=False),
    Column("first_published", Double),
    Column("last_published", Double),
    Column("first_fetched", Double),
    Column("last_fetched", Double),
    Column("file", String, nullable=False),  # where the complete part stands below DATA_DIR; "" while it is open
    Column("bytes", BigInteger, nullable=False),  # of that file
    Column("sha256", String, nullable=False),  # of that file, in hex
    Column("closed_at", Double),
    Index("parts_outlet", "outlet", "state"),
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
            raise StoreError(
                f"the store {shown} has version {version}, this crawler needs {VERSION}: {_way_out(version)}"
            )
        return cls(engine)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _way_out(version: int) -> str:
    if version > VERSION:
        return "use the newer crawler that has written it"
    return "run `scrapy rebuild`, which makes it anew from the parts and keeps its leads"


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
