"""Runs in the store: the diary, kept for looking up; `runs.jsonl` has the same lines for reading."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Double, Index, String, Table, Text, delete, select

from crawler.store.tables import Store, metadata

runs = Table(
    "runs",
    metadata,
    Column("outlet", String, primary_key=True),
    Column("run", String, primary_key=True),  # moment of the start, as in the names of parts
    Column("started", Double, nullable=False),
    Column("ended", Double, nullable=False),
    Column("outcome", String, nullable=False),
    Column("line", Text, nullable=False),  # the diary's line, as JSON
    Index("runs_outlet", "outlet", "started"),
    Index("runs_started", "started"),
)


class Runs:
    """The runs of all outlets."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine

    def record(self, line: Mapping[str, Any]) -> None:
        """Keep a line of the diary; one of the same outlet and run is replaced. Raises ValueError for another thing."""
        try:
            row = {
                "run": line["run"],
                "outlet": line["outlet"],
                "started": datetime.fromisoformat(line["start"]).timestamp(),
                "ended": datetime.fromisoformat(line["end"]).timestamp(),
                "outcome": line["outcome"],
                "line": json.dumps(line, ensure_ascii=False),
            }
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a line of the diary: {error!r}") from None
        with self._engine.begin() as connection:
            connection.execute(delete(runs).where(runs.c.outlet == row["outlet"], runs.c.run == row["run"]))
            connection.execute(runs.insert().values(row))

    def since(self, moment: datetime, outlet: str = "") -> list[dict[str, Any]]:
        """The lines of runs that began at or after the moment, oldest first; of all outlets when none is named."""
        query = select(runs.c.line).where(runs.c.started >= moment.timestamp()).order_by(runs.c.started)
        if outlet:
            query = query.where(runs.c.outlet == outlet)
        with self._engine.connect() as connection:
            return [json.loads(line) for line in connection.scalars(query)]

    def latest(self, outlet: str, *, most: int) -> list[dict[str, Any]]:
        """The last lines of an outlet, newest first."""
        query = select(runs.c.line).where(runs.c.outlet == outlet).order_by(runs.c.started.desc()).limit(most)
        with self._engine.connect() as connection:
            return [json.loads(line) for line in connection.scalars(query)]

    def get(self, outlet: str, run: str) -> dict[str, Any] | None:
        """The line of one run; None when it is not known."""
        with self._engine.connect() as connection:
            line = connection.scalar(select(runs.c.line).where(runs.c.outlet == outlet, runs.c.run == run))
        return json.loads(line) if line else None
