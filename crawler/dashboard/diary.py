"""The diary in memory: the runs of the last days, added to as runs end, so that nobody waits until all is read."""

import json
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from crawler.health import PAST_DAYS, Health, PastRun, judge_all
from crawler.store import Store
from crawler.store.runs import runs

#: A run is written down when it ends; one that took longer than this is seen at the next start.
LONGEST_RUN = timedelta(days=7)
#: For as long a verdict holds when no run has ended: silences show by the clock alone.
HOLDS = timedelta(minutes=1)
# A run that is written down late, or by a machine whose clock is behind.
_LATE = 600.0  # seconds


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """What is kept of a run."""

    past: PastRun
    ended: float
    #: Articles that were new then.
    articles: int


@dataclass(frozen=True, kw_only=True)
class Verdicts:
    """What was thought of the outlets at a moment."""

    at: datetime
    healths: tuple[Health, ...]
    #: By outlet, the last line, as the diary has it.
    lasts: Mapping[str, Mapping[str, Any]]
    #: By outlet, articles exported by how many days before that moment.
    days: Mapping[str, Mapping[int, int]]


class Diary:
    """The last runs of all outlets, and the verdicts by them. Its calls may come from any thread."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine
        self._turn = threading.Lock()
        self._kept: defaultdict[str, dict[str, _Kept]] = defaultdict(dict)
        self._lasts: dict[str, dict[str, Any]] = {}
        self._ended: float | None = None
        self._verdicts: Verdicts | None = None

    def verdicts(self, now: datetime) -> Verdicts:
        """On every outlet that has run in the last days; what `refresh` found last, when that is not long ago."""
        found = self._verdicts
        if found is None or now - found.at > 2 * HOLDS:
            found = self.refresh(now)
        return found

    def refresh(self, now: datetime) -> Verdicts:
        """The verdicts as they are now; made anew when a run has ended, or by the clock."""
        with self._turn:
            if self._read(now) or self._verdicts is None or now - self._verdicts.at > HOLDS:
                self._forget(now)
                histories = {outlet: [run.past for run in some.values()] for outlet, some in self._kept.items()}
                self._verdicts = Verdicts(
                    at=now,
                    healths=tuple(judge_all(histories, now=now)),
                    lasts=dict(self._lasts),
                    days={outlet: _days(some.values(), now.timestamp()) for outlet, some in self._kept.items()},
                )
            return self._verdicts

    def _read(self, now: datetime) -> bool:
        """Whether anything was added."""
        since = now - timedelta(days=PAST_DAYS)
        query = select(runs.c.outlet, runs.c.run, runs.c.ended, runs.c.line).order_by(runs.c.started)
        if self._ended is None:
            query = query.where(runs.c.started >= since.timestamp())
        else:
            recent = max(since, now - LONGEST_RUN).timestamp()
            query = query.where(runs.c.started >= recent, runs.c.ended >= self._ended - _LATE)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        new = [row for row in rows if row.run not in self._kept[row.outlet]]
        for row in new:
            line = json.loads(row.line)
            articles = line.get("articles", 0) - line.get("versions", 0)
            self._kept[row.outlet][row.run] = _Kept(past=PastRun.from_row(line), ended=row.ended, articles=articles)
            if row.outlet not in self._lasts or self._lasts[row.outlet]["run"] <= row.run:
                self._lasts[row.outlet] = line
        self._ended = max((row.ended for row in rows), default=self._ended)
        return bool(new)

    def _forget(self, now: datetime) -> None:
        oldest = now - timedelta(days=PAST_DAYS)
        for outlet, some in list(self._kept.items()):
            self._kept[outlet] = {run: one for run, one in some.items() if one.past.start >= oldest}
            if not self._kept[outlet]:
                del self._kept[outlet]
                self._lasts.pop(outlet, None)


def _days(some: Iterable[_Kept], now: float) -> dict[int, int]:
    days: Counter[int] = Counter()
    for run in some:
        if run.articles:
            days[max(0, int((now - run.ended) // 86_400))] += run.articles
    return days
