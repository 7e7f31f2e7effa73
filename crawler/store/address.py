"""DATABASE_URL, read."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from crawler.store.trouble import StoreError

POSTGRES_FORM = "postgresql+psycopg://user:password@host/database, and install requirements-postgres.txt"


def address_of(url: str) -> URL:
    """The address of a database. Raises StoreError, without its password, when it is none."""
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"DATABASE_URL cannot be used: {error}; write it as {POSTGRES_FORM}") from None
    except ValueError:
        raise StoreError(f"DATABASE_URL cannot be used: its port is no number; write it as {POSTGRES_FORM}") from None
    if "@" in (address.host or ""):
        raise StoreError("DATABASE_URL cannot be used: in the password, write @ as %40, / as %2F and % as %25")
    return address
