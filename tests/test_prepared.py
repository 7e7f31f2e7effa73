"""Statements given to the driver: what comes back is what SQLAlchemy itself would give."""

import pytest
from sqlalchemy import bindparam, func, select

from crawler.store import Store, StoreError
from crawler.store.copy_rows import copy_keys
from crawler.store.prepared import MOST, Prepared, PreparedList
from crawler.store.sightings import sightings

_HASHES = PreparedList(
    select(copy_keys.c.hash).where(
        copy_keys.c.hash.in_(bindparam("hashes", expanding=True)), copy_keys.c.number < bindparam("below")
    ),
    "hashes",
)
_INSERT = Prepared(copy_keys.insert())


@pytest.mark.parametrize("names", [("hash", "number"), ("number", "hash")])
def test_rows_are_written_whatever_their_order(store: Store, names: tuple[str, ...]) -> None:
    with store.engine.begin() as connection:
        _INSERT.run_plain(connection, names, [(1, 2), (3, 4)])
        _INSERT.run(connection, [{"number": 6, "hash": 5}])
        _INSERT.run(connection, [])
        found = connection.execute(select(copy_keys).order_by(copy_keys.c.hash)).all()
    given = [(1, 2), (3, 4)] if names[0] == "hash" else [(2, 1), (4, 3)]
    assert found == [*given, (5, 6)]


@pytest.mark.parametrize("asked", [0, 1, 2, 3, 5, 16, 17, MOST, MOST + 1, 3 * MOST + 7])
def test_a_list_of_any_length_is_looked_up(store: Store, asked: int) -> None:
    with store.engine.begin() as connection:
        _INSERT.run_plain(connection, ("hash", "number"), [(number, number) for number in range(-MOST, 4 * MOST, 2)])
    found = _HASHES.rows(store.reader, range(asked), {"below": 2 * MOST})
    assert sorted(found) == [(number,) for number in range(0, min(asked, 2 * MOST), 2)]


def test_what_was_written_is_undone_with_its_transaction(store: Store) -> None:
    with store.engine.connect() as connection:
        _INSERT.run_plain(connection, ("hash", "number"), [(1, 1)])
        connection.rollback()
        assert connection.scalar(select(func.count()).select_from(copy_keys)) == 0


def test_a_refusal_of_the_database_is_told_plainly_and_a_bug_is_not(store: Store) -> None:
    with store.engine.begin() as connection:
        _INSERT.run_plain(connection, ("hash", "number"), [(1, 1)])
    with store.engine.connect() as connection:
        with pytest.raises(Exception, match=r"(?i)unique") as caught:
            _INSERT.run_plain(connection, ("hash", "number"), [(1, 1)])
        connection.rollback()
        assert not isinstance(caught.value, StoreError)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA query_only = 1")
            with pytest.raises(StoreError, match="make the file and its folder writable"):
                _INSERT.run_plain(connection, ("hash", "number"), [(2, 2)])
            connection.exec_driver_sql("PRAGMA query_only = 0")


def test_a_row_that_comes_back(store: Store) -> None:
    row = {"outlet": "times", "key": "1", "section": "news", "via": "feed", "seen_at": 1.0}
    query = Prepared(select(sightings.c.via).where(sightings.c.key == bindparam("mine")).limit(1))
    with store.engine.begin() as connection:
        Prepared(sightings.insert()).run(connection, [row])
    assert query.first(store.reader, {"mine": "1"}) == ("feed",)
    assert query.first(store.reader, {"mine": "2"}) is None
