"""A look-up that is made for every article.

SQLAlchemy writes the statement for whichever database it is, once; the driver is then asked directly, because handing
the question on takes several times as long as answering it.
"""

from typing import Any

from sqlalchemy import Select
from sqlalchemy.engine.default import DefaultDialect

from crawler.store.tables import Store
from crawler.store.trouble import StoreError, explain


class Lookup:
    """One statement, prepared for one store."""

    def __init__(self, store: Store, statement: Select[Any]) -> None:
        """The statement's values are named by its bindparams."""
        dialect = store.engine.dialect
        assert isinstance(dialect, DefaultDialect)
        compiled = statement.compile(dialect=dialect)
        self._store = store
        self._text = str(compiled)
        #: Names in the order of the placeholders, where the driver wants them so.
        self._order = compiled.positiontup
        self._refusals = dialect.loaded_dbapi.Error

    def first(self, values: dict[str, Any]) -> tuple[Any, ...] | None:
        """The first row of the answer; None when there is none. Raises StoreError when the store refuses."""
        given = tuple(values[name] for name in self._order) if self._order else values
        try:
            cursor = self._store.reader.connection.cursor()
            try:
                cursor.execute(self._text, given)
                row: tuple[Any, ...] | None = cursor.fetchone()
                return row
            finally:
                cursor.close()
        except self._refusals as error:
            raise StoreError(f"the store {self._store.shown} cannot be used: {explain(error)}") from None
