"""Statements that run for every article, put together once for each kind of database.

What SQLAlchemy does for a statement each time it runs - look it up, bind its values, make rows of the answer - costs
several times what the database does for it. So it writes the text once, and the driver is given that, still within
SQLAlchemy's connection: its transactions and its errors stay as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase

#: Values that one statement looks up: SQLite takes 32,766 variables, old ones 999. A power of two.
MOST = 512

_Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True)
class _Text:
    """A statement in the words of one kind of database."""

    text: str
    #: Names in the order of the placeholders, where the driver wants them so.
    order: Sequence[str] | None
    #: Values that stand in the statement itself.
    own: Mapping[str, Any]

    def given(self, values: Mapping[str, Any]) -> Any:
        every = {**self.own, **values}
        return tuple([every[name] for name in self.order]) if self.order else every

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[_Row]:
        return [tuple(row) for row in connection.exec_driver_sql(self.text, self.given(values))]


class Prepared:
    """A statement whose values are named by its bindparams."""

    def __init__(self, statement: Select[Any] | UpdateBase, **others: UpdateBase) -> None:
        """`others` are what to run instead, each for the dialect it is named by."""
        self._statement = statement
        self._others = others
        self._texts: dict[tuple[str, str], _Text] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[_Row]:
        """Run it; the rows that come back."""
        return self._text(connection.dialect).rows(connection, values)

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run it for every row, if there are any; nothing comes back."""
        if rows:
            text = self._text(connection.dialect)
            connection.exec_driver_sql(text.text, [text.given(row) for row in rows])

    def _text(self, dialect: Dialect) -> _Text:
        kind = dialect.name, dialect.driver
        if kind not in self._texts:
            compiled = _compiled(self._others.get(dialect.name, self._statement), dialect)
            self._texts[kind] = _Text(compiled.string, compiled.positiontup, compiled.params)
        return self._texts[kind]


class PreparedList:
    """A query for any of a list of values.

    The list is filled up to a power of two with its last value, so that a few texts serve lists of every length.
    """

    def __init__(self, query: Select[Any], name: str) -> None:
        """`name` is the one bindparam, an expanding one."""
        self._query = query
        self._name = name
        self._texts: dict[tuple[str, str, int], _Text] = {}

    def rows(self, connection: Connection, values: Sequence[Any]) -> Iterator[_Row]:
        """The rows for the values, which differ from each other."""
        for start in range(0, len(values), MOST):
            batch = list(values[start : start + MOST])
            size = 1 << (len(batch) - 1).bit_length()
            batch += [batch[-1]] * (size - len(batch))
            named = {f"{self._name}_{number}": value for number, value in enumerate(batch, start=1)}
            yield from self._text(connection.dialect, size).rows(connection, named)

    def _text(self, dialect: Dialect, size: int) -> _Text:
        kind = dialect.name, dialect.driver, size
        if kind not in self._texts:
            expanded = _compiled(self._query, dialect).construct_expanded_state({self._name: [0] * size})
            self._texts[kind] = _Text(expanded.statement, expanded.positiontup, expanded.parameters)
        return self._texts[kind]


def _compiled(statement: Select[Any] | UpdateBase, dialect: Dialect) -> SQLCompiler:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    return compiled
