"""When a slot is due next, and how far back its run has to look. Pure decisions; moments come in as values."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crawler.health.past import PastRun
from crawler.health.rhythm import Rhythm
from crawler.schedule.words import Cron, Every, When


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What an adaptive schedule keeps to."""

    #: Between two runs of an outlet, at the least and at the most.
    fastest: timedelta = timedelta(minutes=15)
    slowest: timedelta = timedelta(hours=6)
    #: For an outlet of which nothing is known.
    unknown: timedelta = timedelta(hours=1)
    #: New articles that a run is to find.
    wanted: float = 2.0
    #: Share of the distance by which runs are put off at random, so that outlets are not visited in step.
    jitter: float = 0.1
    #: The longest pause of an outlet that fails again and again.
    longest_pause: timedelta = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One line of the schedule: an outlet, or one of its sections, and how its last runs went."""

    outlet: str
    #: "" for all sections.
    section: str = ""
    when: When
    #: Start of the last run, and of the last one that was a success; None before there was one.
    last: datetime | None = None
    last_good: datetime | None = None
    #: When it is due; None for a slot that is new.
    due: datetime | None = None
    #: Runs that failed in a row.
    failures: int = 0

    @property
    def name(self) -> str:
        return f"{self.outlet}/{self.section}" if self.section else self.outlet


def first(slot: Slot, *, now: datetime, index: int) -> Slot:
    """The slot when the daemon starts: what is overdue or new is due at once, a few seconds after the one before it."""
    if slot.due and slot.due > now:
        return slot
    if slot.due is None and isinstance(slot.when, Cron):
        return replace(slot, due=slot.when.after(now))
    return replace(slot, due=now + timedelta(seconds=3 * index))


def ended(
    slot: Slot, *, started: datetime, now: datetime, is_success: bool, runs: Sequence[PastRun], bounds: Bounds
) -> Slot:
    """The slot after a run: when it is due next. `runs` are the outlet's, oldest first."""
    failures = 0 if is_success else slot.failures + 1
    distance = _distance(slot.when, started, runs, bounds)
    if failures:
        # Twice as long each time, but it is never given up.
        longest = max(bounds.longest_pause, distance)
        distance = min(longest, distance * 2 ** min(failures, 12))
    due = started + distance * (1 + _dice(slot, started) * bounds.jitter)
    if isinstance(slot.when, Cron):
        due = slot.when.after(max(now, due - distance) if not failures else due)
    return replace(
        slot,
        last=started,
        last_good=started if is_success else slot.last_good,
        failures=failures,
        due=max(due, now + timedelta(seconds=1)),
    )


def since(slot: Slot, *, now: datetime, bounds: Bounds) -> datetime | None:
    """Where the next run has to begin to catch up with what was missed; None when nothing was.

    An ordinary run walks back until it meets what is known. After missed runs a feed may have lost what came out in
    between, so everything since the last good run is looked through, and a day more.
    """
    usual = slot.when.distance if isinstance(slot.when, Every) else bounds.slowest
    if slot.last_good is None or now - slot.last_good <= 2 * max(usual, bounds.slowest):
        return None
    return slot.last_good - timedelta(days=1)


def _distance(when: When, started: datetime, runs: Sequence[PastRun], bounds: Bounds) -> timedelta:
    if isinstance(when, Every):
        return when.distance
    if isinstance(when, Cron):
        return when.after(started) - started
    return pace(runs, started=started, bounds=bounds)


def pace(runs: Sequence[PastRun], *, started: datetime, bounds: Bounds) -> timedelta:
    """How long to wait until about as many new articles as wanted have come out, by the outlet's own rhythm."""
    reached = [run for run in runs if run.outcome.is_success and not run.is_backfill]
    if len(reached) < 3:
        return bounds.unknown
    rhythm = Rhythm(reached)
    distance = bounds.fastest
    while distance < bounds.slowest and rhythm.expected(started, started + distance) < bounds.wanted:
        distance += bounds.fastest
    return min(distance, bounds.slowest)


def _dice(slot: Slot, started: datetime) -> float:
    """0 to 1, the same for the same run: a schedule can be told in advance."""
    return random.Random(f"{slot.name} {started.isoformat()}").random()
