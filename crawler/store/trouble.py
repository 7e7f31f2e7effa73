"""What a database says when it refuses, in the words of whoever has to put it right."""

import sqlite3

from sqlalchemy import URL, Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError

_REBUILD = "run `scrapy rebuild`, which sets it aside and makes it anew from the parts"
_ROOM = "make room and run again; nothing was lost"

#: By the beginning of SQLite's name for the error, and by the SQLSTATE of Postgres.
_WAYS_OUT = (
    ("SQLITE_FULL", _ROOM),
    ("SQLITE_IOERR", "see to the disk and run again; nothing was lost"),
    ("SQLITE_READONLY", "make the file and its folder writable"),
    ("SQLITE_PERM", "make the file and its folder writable"),
    ("SQLITE_CANTOPEN", "see that the folder is there and can be written"),
    ("SQLITE_BUSY", "another process has held it for long; wait for it to end"),
    ("SQLITE_CORRUPT", _REBUILD),
    ("SQLITE_NOTADB", _REBUILD),
    ("53100", _ROOM),
    ("25006", "it is read-only: write to the primary server"),
    ("3D000", "create the database first"),
    ("28", "see to user and password in DATABASE_URL"),
    ("XX001", "the server says that it is corrupt: restore it, or empty it and run `scrapy rebuild`"),
)
#: What may be seen of an address's query; drivers take a password there too.
_OPEN = frozenset({"host", "hostaddr", "port", "dbname", "sslmode", "options"})
_OTHERWISE = "see that it is there and can be reached"

#: These are bugs of ours.
_BUGS = (IntegrityError, ProgrammingError, DataError, NotSupportedError)


class StoreError(Exception):
    """The store cannot be used; the text says why, and what to do."""


def shown(address: URL) -> str:
    """How a user knows the store: its address, without passwords."""
    query = {name: value if name in _OPEN else "***" for name, value in address.query.items()}
    return address.set(query=query).render_as_string(hide_password=True)


def speak_plainly(engine: Engine) -> None:
    """Have every refusal of the database raised as StoreError."""

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> None:
        error = context.sqlalchemy_exception
        # Before there is a connection it is DATABASE_URL that is wrong, not a statement of ours.
        is_bug = isinstance(error, _BUGS) and context.connection is not None
        if isinstance(error, DBAPIError) and not is_bug:
            told = f"the store {shown(engine.url)} cannot be used: {explain(context.original_exception)}"
            raise StoreError(told) from None


def refusal(engine: Engine, error: Exception) -> StoreError | None:
    """The same for an error of the driver itself; None for one that is a bug of ours."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {kind.__name__ for kind in _BUGS}:
        return None
    return StoreError(f"the store {shown(engine.url)} cannot be used: {explain(error)}")


def explain(error: BaseException) -> str:
    """The database's own words on one line, and what to do."""
    words = " ".join(str(error).split()) or type(error).__name__
    code = _code(error)
    way = next((way for beginning, way in _WAYS_OUT if code.startswith(beginning)), _OTHERWISE)
    return f"{words}; {way}"


def _code(error: BaseException) -> str:
    if isinstance(error, sqlite3.Error):
        return str(getattr(error, "sqlite_errorname", ""))
    return str(getattr(error, "sqlstate", None) or "")  # psycopg is there only where Postgres is used
