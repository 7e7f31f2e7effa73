"""Inserts that may say what to do with a row that is there: SQLite and PostgreSQL have them in the same words."""

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_into(table: Table, database: Engine | Connection) -> sqlite.Insert | postgresql.Insert:
    """An insert into the table in the words of the database, to be followed by `on_conflict_...`."""
    return postgresql.insert(table) if database.dialect.name == "postgresql" else sqlite.insert(table)
