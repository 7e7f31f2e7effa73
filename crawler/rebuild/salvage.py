"""What stands in no part is taken over from the old store, as far as it can be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, inspect, select

from crawler.store import Store, StoreError
from crawler.store.copy_rows import copies, copy_keys
from crawler.store.insertion import insert_into
from crawler.store.tables import about, articles, leads, metadata, parts, walks

_BATCH = 500  # rows

#: These are made from the parts.
_MADE = (about, articles, copies, copy_keys, parts)


@dataclass(frozen=True, kw_only=True)
class Source:
    """An old store that can be opened."""

    connection: Connection
    #: Where its tables are, in a database that has schemas.
    schema: str | None = None


@contextmanager
def readable(path: Path | None) -> Iterator[Source | None]:
    """The old SQLite store; None when there is none, or when it cannot even be opened."""
    if path is None:
        yield None
        return
    with Store.connect(f"sqlite:///{path}") as store:
        try:
            connection = store.engine.connect()
        except StoreError:
            yield None
            return
        with connection:
            yield Source(connection=connection)


def take_over(source: Source | None, new: Connection, *, problems: list[str]) -> None:
    """Copy every table that is not made from the parts; what cannot be read goes to `problems`."""
    if source is None:
        return
    others = [table for table in metadata.sorted_tables if table not in (*_MADE, leads, walks)]
    for table in others:
        _copy(source, new, table, problems)
    if _copy(source, new, leads, problems):
        # A walk vouches for the leads that it has found: without them it would hide articles.
        _copy(source, new, walks, problems)


def _copy(source: Source, new: Connection, table: Table, problems: list[str]) -> bool:
    """Whether all rows of the table could be read."""
    count = 0
    try:
        for rows in _rows(source, table):
            new.execute(insert_new(new, table), rows)
            count += len(rows)
    except StoreError as error:
        problems.append(f"of {table.name} only {count} rows could be read in the old store: {error}")
        return False
    return True


def _rows(source: Source, table: Table) -> Iterator[list[dict[str, Any]]]:
    """All rows, some at a time, with the columns that both stores have."""
    there = inspect(source.connection)
    if not there.has_table(table.name, schema=source.schema):
        return
    known = {column["name"] for column in there.get_columns(table.name, schema=source.schema)}
    query = select(*(column for column in table.columns if column.name in known))
    options: dict[str, Any] = {"schema_translate_map": {None: source.schema}} if source.schema else {}
    for rows in source.connection.execute(query, execution_options=options).mappings().partitions(_BATCH):
        yield [dict(row) for row in rows]


def insert_new(connection: Connection, table: Table) -> Any:
    """An insert that leaves rows alone that are there already."""
    return insert_into(table, connection).on_conflict_do_nothing()
