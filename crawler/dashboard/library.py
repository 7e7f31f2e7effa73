"""What the pages show, read from the store and the parts: plain values, nothing of HTML."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import and_, func, or_, select

from crawler.dashboard.diary import Diary
from crawler.export import Records
from crawler.harvest import WATCHED
from crawler.health import Health, judge
from crawler.outlet import Outlet
from crawler.store import Runs, Store
from crawler.store.slots import slots
from crawler.store.tables import articles, leads

#: Days of the small plots, runs of an outlet that are listed, refused pages of a run, articles of a story.
PLOT_DAYS, MOST_RUNS, MOST_REFUSED, MOST_COPIES = 30, 50, 200, 200
#: Weeks of the calendar.
WEEKS = 53
#: Bytes at the end of the list of refused pages in which those of a run are looked for.
_REFUSED_READ = 4_000_000
_DAY = 86_400


@dataclass(frozen=True, kw_only=True)
class Overview:
    """An outlet in one line."""

    outlet: str
    title: str
    health: Health
    #: Articles on each of the last days, today last.
    days: tuple[int, ...]
    last: Mapping[str, Any] | None
    #: When the schedule has it next; None without a schedule.
    due: datetime | None


@dataclass(frozen=True, kw_only=True)
class Portrait:
    """An outlet in full."""

    health: Health
    #: The last runs, the newest first.
    runs: tuple[Mapping[str, Any], ...]
    #: The share of these runs' articles that have each field.
    fields: Mapping[str, float]
    #: Leads by what became of them.
    leads: Mapping[str, int]
    #: Articles by day of publication, and leads that are no articles by day and state.
    days: Mapping[date, int]
    lacking: Mapping[date, Mapping[str, int]]
    #: When the schedule has it next; None without a schedule.
    due: datetime | None


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of an article, and those of other outlets that share its text."""

    record: Mapping[str, Any]
    versions: tuple[Mapping[str, Any], ...]
    #: Articles of the same story, the earliest first: outlet, key, title, published, copy_of, similarity.
    story: tuple[Mapping[str, Any], ...]


class Library:
    """All that a data folder knows."""

    def __init__(self, store: Store, *, data_dir: Path, outlets: Mapping[str, Outlet]) -> None:
        self.store = store
        self.data_dir = data_dir
        self._outlets = outlets
        self._diary = Diary(store)

    def title(self, outlet: str) -> str:
        """The outlet's name for people; its own name when it is not described any more."""
        return self._outlets[outlet].title if outlet in self._outlets else outlet

    def overviews(self, now: datetime) -> list[Overview]:
        """Every outlet that has run, the ones that are broken first."""
        verdicts, dues = self._diary.verdicts(now), self._dues()
        rows = [
            Overview(
                outlet=health.outlet,
                title=self.title(health.outlet),
                health=health,
                days=tuple(verdicts.days[health.outlet].get(ago, 0) for ago in range(PLOT_DAYS - 1, -1, -1)),
                last=verdicts.lasts.get(health.outlet),
                due=dues.get(health.outlet),
            )
            for health in verdicts.healths
        ]
        order = {"bad": 0, "doubtful": 1, "new": 2, "good": 3}
        return sorted(rows, key=lambda row: (order[row.health.state], row.outlet))

    def refresh(self, now: datetime) -> None:
        """Take in the runs that have ended, so that the next visitor need not wait for that."""
        self._diary.refresh(now)

    def _health(self, outlet: str, now: datetime) -> Health:
        """The verdict on one outlet, the same as among all of them."""
        healths = self._diary.verdicts(now).healths
        return next((health for health in healths if health.outlet == outlet), judge(outlet, (), now=now))

    def portrait(self, outlet: str, now: datetime) -> Portrait | None:
        """All of one outlet; None when nothing is known of it."""
        runs, states = Runs(self.store).latest(outlet, most=MOST_RUNS), self._states(outlet)
        if not runs and not states:
            return None
        return Portrait(
            health=self._health(outlet, now),
            runs=tuple(runs),
            fields=_fields(runs),
            leads=states,
            days=self._days(outlet),
            lacking=self._lacking(outlet),
            due=self._dues().get(outlet),
        )

    def run(self, outlet: str, run: str) -> dict[str, Any] | None:
        """One run as the diary has it; None when it is not known."""
        return Runs(self.store).get(outlet, run)

    def _days(self, outlet: str) -> dict[date, int]:
        """Articles by their day of publication, UTC."""
        day = func.floor(articles.c.published / _DAY)
        query = select(day, func.count()).where(
            articles.c.outlet == outlet, articles.c.version == 1, articles.c.published.is_not(None)
        )
        with self.store.engine.connect() as connection:
            rows = connection.execute(query.group_by(day)).all()
        return {datetime.fromtimestamp(number * _DAY, UTC).date(): count for number, count in rows}

    def _states(self, outlet: str) -> dict[str, int]:
        """How many leads of an outlet are exported, pending, refused, gone."""
        query = select(leads.c.state, func.count()).where(leads.c.outlet == outlet).group_by(leads.c.state)
        with self.store.engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def _lacking(self, outlet: str) -> dict[date, dict[str, int]]:
        """Leads that are no articles, by the day on their listing (UTC) and by state: pending, refused, gone."""
        # What SQLAlchemy gives SQLite for floor fails for a null.
        first, day = (func.floor(func.coalesce(side, 0) / _DAY) for side in (leads.c.earliest, leads.c.latest))
        is_known = leads.c.earliest.is_not(None) & leads.c.latest.is_not(None) & (first == day)
        mine = (leads.c.outlet == outlet) & (leads.c.state != "exported")
        query = select(day, leads.c.state, func.count()).where(mine, is_known)
        found: defaultdict[date, dict[str, int]] = defaultdict(dict)
        with self.store.engine.connect() as connection:
            for number, state, count in connection.execute(query.group_by(day, leads.c.state)):
                found[datetime.fromtimestamp(number * _DAY, UTC).date()][state] = count
        return dict(found)

    def article(self, outlet: str, key: str, version: int | None) -> Version | None:
        """An article with its versions and its copies; the latest version when none is named. None: not known.

        Raises ExportError when its part is missing or damaged.
        """
        query = (
            select(articles.c.version, articles.c.title, articles.c.fetched_at, articles.c.word_count, articles.c.story)
            .where(articles.c.outlet == outlet, articles.c.key == key)
            .order_by(articles.c.version)
        )
        with self.store.engine.connect() as connection:
            versions = [dict(row._mapping) for row in connection.execute(query)]
        wanted = version or (versions[-1]["version"] if versions else 0)
        record = Records(data_dir=self.data_dir, store=self.store).get(outlet, key, wanted)
        if record is None:
            return None
        story = self._story(record.get("story") or record["id"])
        return Version(record=record, versions=tuple(versions), story=tuple(story))

    def refused(self, line: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The pages that a run refused, the first first; only the last of a great many are kept in sight."""
        path = self.data_dir / "refused" / f"{line['outlet']}.jsonl"
        found = [row for row in _tail(path) if line["start"] <= row["at"] <= line["end"]]
        return found[:MOST_REFUSED]

    def totals(self) -> dict[str, int]:
        """Articles by outlet, all versions counted once."""
        query = select(articles.c.outlet, func.count()).where(articles.c.version == 1).group_by(articles.c.outlet)
        with self.store.engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def _story(self, story: str) -> Iterator[dict[str, Any]]:
        """The articles of a story. The one it is named after does not know that others would repeat it."""
        columns = ("outlet", "key", "title", "published", "earliest", "fetched_at", "copy_of", "similarity")
        outlet, _, key = story.partition(":")
        named_after = and_(articles.c.outlet == outlet, articles.c.key == key)
        query = (
            select(*(articles.c[name] for name in columns))
            .where(or_(articles.c.story == story, named_after), articles.c.version == 1)
            .order_by(func.coalesce(articles.c.published, articles.c.fetched_at))
            .limit(MOST_COPIES)
        )
        with self.store.engine.connect() as connection:
            yield from (dict(row._mapping) for row in connection.execute(query))

    def _dues(self) -> dict[str, datetime]:
        query = select(slots.c.outlet, func.min(slots.c.due)).where(slots.c.due.is_not(None)).group_by(slots.c.outlet)
        with self.store.engine.connect() as connection:
            return {outlet: datetime.fromtimestamp(due, UTC) for outlet, due in connection.execute(query)}


def _tail(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _REFUSED_READ))
            lines = file.read().split(b"\n")[1 if size > _REFUSED_READ else 0 : -1]  # the last may be on its way
    except FileNotFoundError:
        return
    yield from (json.loads(line) for line in lines)


def _fields(runs: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Share of the articles of these runs that have each field; {} without articles."""
    harvests = [line["harvest"] for line in runs if line.get("harvest")]
    total = sum(harvest["articles"] for harvest in harvests)
    empty: Counter[str] = Counter()
    for harvest in harvests:
        empty.update(harvest["empty"])
    return {name: 1 - empty[name] / total for name in WATCHED} if total else {}
