"""What tests of several rooms need: a store on every database that it must work on."""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

from crawler.store import Store
from tests import postgres

_numbers = itertools.count(1)

# No server of the tests is trusted by the system's certificates, which every crawl would take 50 ms to read.
os.environ["SSL_CERT_FILE"] = os.devnull


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL for the whole session; tests that need it are skipped where it is not installed."""
    found = postgres.programs()
    if found is None:
        pytest.skip("NOT TESTED ON POSTGRES: PostgreSQL is not installed (apt-get install postgresql)")
    with postgres.server(found) as url:
        yield url


@pytest.fixture
def empty_postgres(postgres_url: str) -> str:
    """DATABASE_URL of an empty schema of the test's own."""
    schema = f"test_{next(_numbers)}"
    engine = sqlalchemy.create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text(f"CREATE SCHEMA {schema}"))
    engine.dispose()
    return f"{postgres_url}&options=-csearch_path%3D{schema}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """DATABASE_URL of an empty database: "" is SQLite in the data folder."""
    if request.param == "sqlite":
        yield ""
        return
    yield request.getfixturevalue("empty_postgres")


@pytest.fixture
def store(tmp_path: Path, database_url: str) -> Iterator[Store]:
    """An empty store."""
    with Store.open(data_dir=tmp_path, url=database_url) as opened:
        yield opened
