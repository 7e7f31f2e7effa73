"""The store's tables, and how it is opened."""

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
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
    func,
    inspect,
    select,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from crawler.paths import STORE, LeadsOut, require_inside
from crawler.store.address import POSTGRES_FORM, address_of
from crawler.store.trouble import StoreError, shown, speak_plainly

#: Counted up with every change of the tables.
VERSION = 2

_ADVISORY_LOCK = 5231009  # any number that nobody else locks in the same database

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
    Index("articles_exported", "exported_at"),
    Index("articles_story", "story"),
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


class Store:
    """The open database. Close it, or use it as a context.

    Whatever its rooms do with it raises StoreError when the database refuses.
    """

    def __init__(self, engine: Engine, shown: str) -> None:
        self.engine = engine
        #: How a user knows it: its URL, without a password.
        self.shown = shown
        self._reader: Connection | None = None

    @classmethod
    def open(cls, *, data_dir: Path, url: str = "") -> Self:
        """The store of a data folder, made when it is not there; `url` (SQLAlchemy's form) names another database.

        Raises StoreError when it cannot be opened, is not ours, is of another version, leads out of the folder, or is
        missing though the folder has parts: a new one would have them all written again.
        """
        if not url:
            _require_inside(data_dir)
        store = cls.connect(url or sqlite_url(data_dir))
        if not url and not sqlite_file(data_dir).exists():
            store._refuse_to_forget(data_dir)  # before there is a file
        try:
            store._prepare(data_dir)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def connect(cls, url: str) -> Self:
        """The database, whatever is in it. Raises StoreError when the URL is none, or its driver is missing."""
        address = address_of(url)
        try:
            engine = create_engine(address)
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise StoreError(f"DATABASE_URL cannot be used: {error}; write it as {POSTGRES_FORM}") from None
        speak_plainly(engine)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _careful_sqlite)
        return cls(engine, shown(address))

    def make_tables(self, connection: Connection) -> None:
        """Make the tables that are not there, and say of which version they are."""
        metadata.create_all(connection)
        if connection.scalar(select(about.c.version)) is None:
            connection.execute(about.insert().values(version=VERSION))

    def version(self) -> int | None:
        """The version of the tables; None when there are none."""
        with self.engine.connect() as connection:
            return _version(connection)

    @property
    def reader(self) -> Connection:
        """A connection for what is looked up for every article: to take one each time costs more than the look-up.

        Every statement stands alone, so it holds nothing back, and sees what was committed last.
        """
        if self._reader is None:
            self._reader = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        return self._reader

    def close(self) -> None:
        if self._reader:
            self._reader.close()
            self._reader = None
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _prepare(self, data_dir: Path) -> None:
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"the data folder {data_dir} cannot be used: {error.strerror}") from None
        with self.engine.connect() as connection:
            missing = metadata.tables.keys() - set(inspect(connection).get_table_names())
            version = _version(connection)
        if version not in (None, VERSION):
            self._refuse_version(version)
        if not missing:
            return
        with self.engine.begin() as connection:
            _alone(connection)
            if _version(connection) is None:
                self._refuse_to_forget(data_dir)
            self.make_tables(connection)

    def _refuse_to_forget(self, data_dir: Path) -> None:
        if any((data_dir / "articles").glob("*/*.jsonl*")):
            raise StoreError(f"{data_dir} has parts, but there is no store {self.shown}: run `scrapy rebuild`")

    def _refuse_version(self, version: int | None) -> None:
        way = "run `scrapy rebuild`, which makes it anew from the parts and keeps its leads"
        if version is None or version > VERSION:
            way = "use the newer crawler that has written it"
        raise StoreError(f"the store {self.shown} has version {version}, this crawler needs {VERSION}: {way}")


def sqlite_file(data_dir: Path) -> Path:
    """Where the store of a data folder stands when no other database is named."""
    return data_dir / "state.sqlite"


def sqlite_url(data_dir: Path) -> str:
    """That file, as SQLAlchemy names it."""
    return f"sqlite:///{sqlite_file(data_dir)}"


def _require_inside(data_dir: Path) -> None:
    try:
        require_inside(data_dir, STORE)
    except LeadsOut as error:
        raise StoreError(str(error)) from None


def _version(connection: Connection) -> int | None:
    return connection.scalar(select(about.c.version)) if inspect(connection).has_table(about.name) else None


def _alone(connection: Connection) -> None:
    """Wait until no other process makes tables, and keep them from it until the transaction ends."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))


def _careful_sqlite(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]  # a DBAPI connection has no type of its own
    # WAL: readers never wait for a crawl. FULL: what a commit says is on disk is on disk.
    for pragma in ("busy_timeout=15000", "journal_mode=WAL", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
