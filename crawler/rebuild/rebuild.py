"""How a store is made anew: beside the old one, and in its place only when it is whole."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text, update

from crawler.export import manifest
from crawler.export.files import sync_folder
from crawler.rebuild import fill, parts, salvage
from crawler.store import Part, Store, StoreError
from crawler.store.parts import part_of
from crawler.store.tables import articles, leads, metadata, sqlite_file, sqlite_url
from crawler.store.tables import parts as part_table

_SUFFIXES = ("", "-wal", "-shm")  # SQLite's files, the first of which names the store


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a rebuild has made, and what is wrong with what it found."""

    parts: int
    articles: int
    #: Leads that are still to be fetched.
    pending: int
    #: Where the old store is now; "" when there was none.
    aside: str
    #: One line each; whatever they name is not in the new store.
    problems: tuple[str, ...]


def rebuild(*, data_dir: Path, url: str, now: datetime, compression: str = "") -> Report:
    """Make the store anew. The caller holds the lock of the whole folder.

    Raises StoreError when the database refuses, OSError when the disk does; the old store is in its place then.
    """
    problems: list[str] = []
    found = parts.find(data_dir, compression=compression, problems=problems)
    stamp = f"{now:%Y%m%dT%H%M%SZ}"
    make = _in_place(data_dir, stamp) if not url or url == sqlite_url(data_dir) else _in_database(url, stamp)
    with make as (new, old, aside):
        salvage.take_over(old, new, problems=problems)
        for part in found:
            fill.insert_part(new, part, parts.lines(data_dir, part, problems=problems))
        fill.settle_leads(new, now=now, anything_lost=bool(problems))
        counts = [new.scalar(select(func.count()).select_from(table)) or 0 for table in (part_table, articles)]
        pending = new.scalar(select(func.count()).select_from(leads).where(leads.c.state == "pending")) or 0
    with Store.open(data_dir=data_dir, url=url) as store:
        _list(data_dir, store)
    return Report(parts=counts[0], articles=counts[1], pending=pending, aside=aside, problems=tuple(problems))


@contextmanager
def _in_place(data_dir: Path, stamp: str) -> Iterator[tuple[Connection, salvage.Source | None, str]]:
    """A new SQLite file that takes the place of the old one at the end."""
    place, new_file = sqlite_file(data_dir), data_dir / "state.sqlite.rebuilding"
    _remove(new_file)
    aside = _aside(place, stamp)
    with (
        Store.connect(f"sqlite:///{new_file}") as store,
        salvage.readable(_old_store(place)) as source,
        store.engine.begin() as connection,
    ):
        store.make_tables(connection)
        yield connection, source, str(aside) if place.exists() else ""
    for suffix in _SUFFIXES:
        if (file := place.with_name(place.name + suffix)).exists():
            file.replace(aside.with_name(aside.name + suffix))
    new_file.replace(place)
    sync_folder(data_dir)


def _old_store(place: Path) -> Path | None:
    """The store to take leads from; when a rebuild was killed at the last moment, it has been set aside already."""
    if place.exists():
        return place
    aside = sorted(path for path in place.parent.glob(f"{place.name}.aside-*") if not path.name.endswith(_SUFFIXES[1:]))
    return aside[-1] if aside else None


def _aside(place: Path, stamp: str) -> Path:
    """A name that no file has."""
    paths = map(place.with_name, _names(f"{place.name}.aside-{stamp}", "-"))
    return next(path for path in paths if not path.exists())


def _names(name: str, joint: str) -> Iterator[str]:
    """The name, then others like it."""
    yield name
    yield from (f"{name}{joint}{number}" for number in itertools.count(2))


def _remove(file: Path) -> None:
    for suffix in _SUFFIXES:
        file.with_name(file.name + suffix).unlink(missing_ok=True)


@contextmanager
def _in_database(url: str, stamp: str) -> Iterator[tuple[Connection, salvage.Source | None, str]]:
    """New tables in the database, where the old ones go into a schema of their own, all in one transaction."""
    with Store.connect(url) as store, store.engine.begin() as connection:
        if connection.dialect.name != "postgresql":
            raise StoreError(f"{store.shown}: `scrapy rebuild` knows SQLite in DATA_DIR, and Postgres")
        old = metadata.tables.keys() & set(inspect(connection).get_table_names())
        taken = set(inspect(connection).get_schema_names())
        aside = next(name for name in _names(f"aside_{stamp.lower()}", "_") if name not in taken)
        if old:
            connection.execute(text(f"CREATE SCHEMA {aside}"))
        for name in sorted(old):
            connection.execute(text(f"ALTER TABLE {name} SET SCHEMA {aside}"))
        store.make_tables(connection)
        source = salvage.Source(connection=connection, schema=aside) if old else None
        yield connection, source, f"schema {aside}" if old else ""


def _list(data_dir: Path, store: Store) -> None:
    """Give the manifest what it lacks."""
    with store.engine.begin() as connection:
        known: list[Part] = [part_of(row) for row in connection.execute(select(part_table).order_by(part_table.c.path))]
        manifest.append_missing(data_dir, known)
        connection.execute(update(part_table).values(state="listed"))
