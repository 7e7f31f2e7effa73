"""Coverage: of each section and day, what was found by which ways in and what became of it; and where holes are. Pure.

A day is one of the outlet's own zone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from math import exp, lgamma, log
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from crawler.slices import Span, united

#: The same weekday of so many weeks before and after says how much is usual.
WEEKS = 8
#: Such days without which nothing is usual.
LEAST_DAYS = 4
#: Far fewer: less than this share of what is usual, and less likely by chance than this.
FEW, IMPROBABLE = 1 / 3, 0.002

#: Ways in that are asked for a window's own articles: read to the end, they have shown all of them.
_ASKED = frozenset({"wordpress", "sitemap", "wayback"})

_DAY = timedelta(days=1)


class Gap(StrEnum):
    """Why a day may lack articles."""

    UNREACHED = "not reached"  # no walk has come back that far
    BEYOND = "out of reach"  # a backfill has tried, and no way in goes back that far
    FEW = "few"  # far fewer than the weekday usually has
    PENDING = "pending"  # found, and still to be fetched
    LOST = "lost"  # found, and gone when it was fetched

    @property
    def is_fillable(self) -> bool:
        """Whether another backfill by the same ways in may help."""
        return self in (Gap.UNREACHED, Gap.FEW, Gap.PENDING)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A lead as one section has it."""

    section: str
    #: Ways in that have shown it.
    ways: tuple[str, ...]
    #: "exported", "repeated" (in words that were known), "refused", "pending" or "lost".
    state: str
    #: None when no day is known.
    day: date | None


@dataclass(kw_only=True)
class Day:
    """The leads of one day, or those whose day is not known."""

    #: How many each way in has shown; one that two have shown counts for both.
    seen: Counter[str] = field(default_factory=Counter)
    #: How many came to what end.
    states: Counter[str] = field(default_factory=Counter)

    @property
    def leads(self) -> int:
        return self.states.total()


@dataclass(frozen=True, kw_only=True)
class Hole:
    """Days in a row that lack something, all for one reason."""

    section: str
    gap: Gap
    first: date
    last: date

    def span(self, timezone: str) -> Span:
        """The same as a stretch of time."""
        return Span(since=_midnight(self.first, timezone), until=_midnight(self.last + _DAY, timezone))


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """One section, day by day."""

    section: str
    timezone: str
    days: Mapping[date, Day]
    undated: Day
    #: Stretches that walks have gone through, oldest first; none touches another.
    reached: tuple[Span, ...]
    #: Stretches that backfills are through with.
    tried: tuple[Span, ...]

    def range(self, since: date | None, until: date) -> list[date]:
        """The days from `since`, else from the first of which anything is known, to the one before `until`."""
        known = [day for day in self.days if day < until]
        known += [self.local(span.since) for span in (*self.reached[:1], *self.tried[:1])]
        first = since or min(known, default=until)
        return [first + number * _DAY for number in range(max(0, (until - first).days))]

    def gaps(self, days: Sequence[date]) -> dict[date, Gap]:
        """The days that lack something, each with the gravest reason."""
        found = {day: self._gap(day) for day in days}
        return {day: gap for day, gap in found.items() if gap}

    def holes(self, days: Sequence[date]) -> list[Hole]:
        """The same, days in a row together; oldest first."""
        holes: list[Hole] = []
        for day, gap in sorted(self.gaps(days).items()):
            goes_on = bool(holes) and holes[-1].gap is gap and holes[-1].last == day - _DAY
            first = holes.pop().first if goes_on else day
            holes.append(Hole(section=self.section, gap=gap, first=first, last=day))
        return holes

    def usual(self, day: date) -> float | None:
        """How many leads the weekday has in the weeks around, by the median; None where too little is known."""
        near = (day + number * 7 * _DAY for number in range(-WEEKS, WEEKS + 1) if number)
        counts = [self.days[each].leads if each in self.days else 0 for each in near if self.is_reached(each)]
        return median(counts) if len(counts) >= LEAST_DAYS else None

    def is_reached(self, day: date) -> bool:
        """Whether walks have gone through all of the day."""
        return _covers(self.reached, day, self.timezone)

    def _gap(self, day: date) -> Gap | None:
        leads = self.days.get(day, Day())
        was_tried = _covers(self.tried, day, self.timezone)
        if leads.states["pending"]:
            return Gap.PENDING
        if not self.is_reached(day):
            return Gap.BEYOND if was_tried else Gap.UNREACHED
        usual = self.usual(day)
        if usual and not was_tried and is_far_fewer(leads.leads, usual):
            return Gap.FEW
        return Gap.LOST if leads.states["lost"] else None

    def local(self, moment: datetime) -> date:
        """The day of the outlet that a moment lies in."""
        return moment.astimezone(ZoneInfo(self.timezone)).date()


def is_far_fewer(count: int, usual: float) -> bool:
    """Whether chance (Poisson) hardly explains so few, where so many are usual."""
    if count >= usual * FEW:
        return False
    return sum(exp(number * log(usual) - usual - lgamma(number + 1)) for number in range(count + 1)) < IMPROBABLE


def day_of(
    published: datetime | None, earliest: datetime | None, latest: datetime | None, timezone: str
) -> date | None:
    """The day of an article: as it is dated, else where both its bounds lie; None when no day is known."""
    zone = ZoneInfo(timezone)
    if published:
        return published.astimezone(zone).date()
    if earliest and latest and earliest.astimezone(zone).date() == latest.astimezone(zone).date():
        return latest.astimezone(zone).date()
    return None


def counted(facts: Iterable[Fact]) -> dict[str, dict[date | None, Day]]:
    """The facts by section and day."""
    sections: dict[str, dict[date | None, Day]] = {}
    for fact in facts:
        day = sections.setdefault(fact.section, {}).setdefault(fact.day, Day())
        day.seen.update(fact.ways)
        day.states[fact.state] += 1
    return sections


def reached(lines: Iterable[Mapping[str, Any]], section: str) -> tuple[Span, ...]:
    """The stretches of time that walks through listings of a section have shown, by the lines of the diary."""
    spans: list[Span] = []
    last: dict[str, datetime] = {}
    for line in sorted(lines, key=lambda line: str(line["start"])):
        start = datetime.fromisoformat(line["start"])
        since, until = _window(line)
        for stop in line.get("stops", ()):
            if stop["section"] != section or stop["reason"] == "failed":
                continue
            begin = _back_to(stop, since, last.get(stop["url"]))
            end = min(start, until) if until else start
            if begin and begin < end:
                spans.append(Span(since=begin, until=end))
            if not since:
                last[stop["url"]] = start
    return tuple(united(spans))


def _back_to(stop: Mapping[str, Any], since: datetime | None, last: datetime | None) -> datetime | None:
    """How far back a walk has seen everything; None when nobody knows."""
    oldest = datetime.fromisoformat(stop["back_to"]) if stop.get("back_to") else None
    if since:
        is_whole = stop["reason"] == "window" or (stop["via"] in _ASKED and stop["reason"] == "end")
        return since if is_whole else oldest and max(oldest, since)
    # A walk that met what was known goes on where the last one had begun.
    return last if stop["reason"] in ("overlap", "unchanged") and last else oldest


def _window(line: Mapping[str, Any]) -> tuple[datetime | None, datetime | None]:
    window = line.get("window") or {}
    since, until = (window.get(side) for side in ("since", "until"))
    return since and datetime.fromisoformat(since), until and datetime.fromisoformat(until)


def _covers(spans: Sequence[Span], day: date, timezone: str) -> bool:
    since, until = _midnight(day, timezone), _midnight(day + _DAY, timezone)
    return any(span.since <= since and until <= span.until for span in spans)


def _midnight(day: date, timezone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(timezone))


def weeks(days: Sequence[date]) -> Iterator[list[date]]:
    """The weeks, Monday to Sunday, that the days lie in."""
    if not days:
        return
    monday = days[0] - days[0].weekday() * _DAY
    while monday <= days[-1]:
        yield [monday + number * _DAY for number in range(7)]
        monday += 7 * _DAY
