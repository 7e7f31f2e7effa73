"""Statements that run for every article, put together once for each kind of database.

What SQLAlchemy does for a statement each time it runs - look it up, bind its values, make rows of the answer - costs
several times what the database does for it. So it writes the text once, and the driver is then asked directly, within
whichever transaction SQLAlchemy's connection is in.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import Column, Connection, Select, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase

from crawler.store.trouble import refusal

#: Values that one statement looks up: SQLite takes 32,766 variables, old ones 999. A power of four.
MOST = 256

_Row: TypeAlias = tuple[Any, ...]


class _Text:
    """A statement in the words of one kind of database."""

    def __init__(self, text: str, order: Sequence[str] | None, values: Mapping[str, Any]) -> None:
        """`order` names the placeholders, where the driver wants values so; `values` are known of the statement."""
        self.text = text
        self._order = tuple(order) if order else None
        self._own = {name: value for name, value in values.items() if value is not None}

    def given(self, values: Mapping[str, Any]) -> Any:
        """The values, as the driver wants them."""
        every = {**self._own, **values} if self._own else values
        return tuple([every[name] for name in self._order]) if self._order else every

    def given_plain(self, names: tuple[str, ...], values: _Row) -> Any:
        """The same of values in the order of the names."""
        return values if self._order == names else self.given(dict(zip(names, values, strict=True)))

    def given_each(self, names: tuple[str, ...], rows: Sequence[_Row]) -> Sequence[Any]:
        """The same of many rows."""
        return rows if self._order == names else [self.given_plain(names, row) for row in rows]


class Prepared:
    """A statement whose values are named by its bindparams."""

    def __init__(self, statement: Select[Any] | UpdateBase, **others: UpdateBase) -> None:
        """`others` are what to run instead, each for the dialect it is named by."""
        self._statement = statement
        self._others = others
        self._texts: dict[tuple[str, str], _Text] = {}

    def first(self, connection: Connection, values: Mapping[str, Any]) -> _Row | None:
        """Run it; the first row that comes back, None when none does."""
        rows = self.rows(connection, values)
        return rows[0] if rows else None

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[_Row]:
        """Run it; the rows that come back."""
        text = self._text(connection.dialect)
        return _asked(connection, text.text, text.given(values))

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run it for every row, if there are any; nothing comes back."""
        if rows:
            text = self._text(connection.dialect)
            _written(connection, text.text, [text.given(row) for row in rows])

    def run_plain(self, connection: Connection, names: tuple[str, ...], rows: Sequence[_Row]) -> None:
        """The same for many rows, each its values in the order of the names."""
        if rows:
            text = self._text(connection.dialect)
            _written(connection, text.text, text.given_each(names, rows))

    def _text(self, dialect: Dialect) -> _Text:
        kind = dialect.name, dialect.driver
        if kind not in self._texts:
            compiled = _compiled(self._others.get(dialect.name, self._statement), dialect)
            self._texts[kind] = _Text(compiled.string, compiled.positiontup, compiled.params)
        return self._texts[kind]


class PreparedList:
    """A query for any of a list of values.

    The list is filled up to a power of four with its last value, so that a few texts serve lists of every length.
    """

    def __init__(self, query: Select[Any], name: str) -> None:
        """`name` is the expanding bindparam that takes the list."""
        self._query = query
        self._name = name
        self._names = tuple(f"{name}_{number}" for number in range(1, MOST + 1))  # as SQLAlchemy calls the expanded
        self._compiled: dict[tuple[str, str], SQLCompiler] = {}
        self._texts: dict[tuple[str, str, int], _Text] = {}

    def rows(
        self, connection: Connection, values: Sequence[Any], others: Mapping[str, Any] = MappingProxyType({})
    ) -> list[_Row]:
        """The rows for the values, which differ from each other; `others` are those of other bindparams."""
        found: list[_Row] = []
        for start in range(0, len(values), MOST):
            batch = tuple(values[start : start + MOST])
            bits = (len(batch) - 1).bit_length()
            size = 1 << bits + bits % 2
            text = self._text(connection.dialect, size)
            batch += batch[-1:] * (size - len(batch))
            given = text.given_plain((*self._names[:size], *others), (*batch, *others.values()))
            found += _asked(connection, text.text, given)
        return found

    def _text(self, dialect: Dialect, size: int) -> _Text:
        kind = dialect.name, dialect.driver, size
        if kind not in self._texts:
            if kind[:2] not in self._compiled:
                self._compiled[kind[:2]] = _compiled(self._query, dialect)
            compiled = self._compiled[kind[:2]]
            expanded = compiled.construct_expanded_state({**compiled.params, self._name: [None] * size})
            self._texts[kind] = _Text(expanded.statement, expanded.positiontup, expanded.parameters)
        return self._texts[kind]


def insert_if_new(table: Table, *returned: Column[Any]) -> Prepared:
    """Write a row of all columns but those that the database fills, unless it is there; the columns of a new one."""
    values: dict[str, Any] = {
        column.name: bindparam(column.name) for column in table.c if column is not table.autoincrement_column
    }
    of_sqlite = sqlite.insert(table).values(values).on_conflict_do_nothing()
    of_postgres = postgresql.insert(table).values(values).on_conflict_do_nothing()
    if returned:
        return Prepared(of_sqlite.returning(*returned), postgresql=of_postgres.returning(*returned))
    return Prepared(of_sqlite, postgresql=of_postgres)


def _compiled(statement: Select[Any] | UpdateBase, dialect: Dialect) -> SQLCompiler:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    return compiled


def _asked(connection: Connection, text: str, given: Any) -> list[_Row]:
    """What the driver answers. What the database refuses is raised as StoreError, as it is by SQLAlchemy's own."""
    cursor = _cursor(connection)
    try:
        cursor.execute(text, given)
        return list(cursor.fetchall())
    except _refusals(connection) as error:
        raise refusal(connection.engine, error) or error from None
    finally:
        cursor.close()


def _written(connection: Connection, text: str, rows: Sequence[Any]) -> None:
    """The same for rows that are written."""
    cursor = _cursor(connection)
    try:
        cursor.executemany(text, rows)
    except _refusals(connection) as error:
        raise refusal(connection.engine, error) or error from None
    finally:
        cursor.close()


def _cursor(connection: Connection) -> Any:
    if not connection.in_transaction():
        connection.begin()  # or its rollback would undo nothing
    return connection.connection.cursor()


def _refusals(connection: Connection) -> type[Exception]:
    dialect = connection.dialect
    assert isinstance(dialect, DefaultDialect)
    found: type[Exception] = dialect.loaded_dbapi.Error
    return found
