"""Rhythm: how many articles an outlet brings at which time of the week, and when it brings far fewer. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from crawler.health.findings import Drift, Finding
from crawler.health.past import PastRun

#: Hours of a stretch of the week whose rate is told apart from that of others.
STRETCH = 3
#: Days of history without which no rhythm is known: every part of the week must have come a few times.
LEAST_DAYS = 22
#: Articles that were to be expected during a silence before it is one, and how much longer than any before it is.
LEAST_MISSED, LONGER = 12.0, 1.3
#: Stretches of days whose sums are compared, articles they must usually have, and the share of the least sum so far.
SPANS, LEAST_EXPECTED, FEWER = (timedelta(days=3), timedelta(days=7)), 25.0, 0.6


class Rhythm:
    """New articles an hour, by stretch of the week, learned from runs."""

    def __init__(self, runs: Sequence[PastRun]) -> None:
        found: defaultdict[int, float] = defaultdict(float)
        watched: defaultdict[int, float] = defaultdict(float)
        for before, run in pairwise(runs):
            span = run.start - before.start
            for moment, share in _hours(before.start, run.start):
                watched[_stretch(moment)] += share * span.total_seconds() / 3600
                found[_stretch(moment)] += share * run.new
        self._rates = {key: found[key] / hours for key, hours in watched.items() if hours}

    def expected(self, since: datetime, until: datetime) -> float:
        """Articles to be expected between two moments."""
        hours = (until - since).total_seconds() / 3600
        return sum(share * hours * self._rates.get(_stretch(moment), 0.0) for moment, share in _hours(since, until))


def silences(runs: Sequence[PastRun]) -> Iterator[Finding]:
    """A silence longer than any before, or days with far fewer articles than ever; `runs` are those of `recent`."""
    if not runs or runs[-1].start - runs[0].start < timedelta(days=LEAST_DAYS) or not runs[-1].outcome.is_success:
        return
    # What came out while an outlet could not be reached is found by the next run that reaches it.
    reached = [run for run in runs if run.outcome.is_success]
    failed = [run.start for run in runs if not run.outcome.is_success]
    silent = _silence(reached, failed)
    if silent:
        yield silent
    elif any(run.new for run in reached[-2:]) and (fewer := _fewer(reached)):
        yield fewer


def _silence(runs: Sequence[PastRun], failed: Sequence[datetime]) -> Finding | None:
    bringing = [run.start for run in runs if run.new]
    if not bringing or bringing[-1] == runs[-1].start:
        return None
    rhythm = Rhythm([run for run in runs if run.start <= bringing[-1]])
    missed = rhythm.expected(bringing[-1], runs[-1].start)
    gaps = [(one, other) for one, other in pairwise(bringing) if not any(one < moment < other for moment in failed)]
    longest = max((rhythm.expected(one, other) for one, other in gaps), default=0.0)
    if missed < max(LEAST_MISSED, LONGER * longest):
        return None
    first = next(run for run in runs if run.start > bringing[-1])
    cause = f"no new article since {bringing[-1]:%Y-%m-%d %H:%M} UTC, about {missed:.0f} were to be expected"
    return Finding(
        kind=Drift.SILENT, field="listing", since=first.start, cause=f"{cause}: the listing is a stale copy, or moved"
    )


def _fewer(runs: Sequence[PastRun]) -> Finding | None:
    end = runs[-1].start
    for span in SPANS:
        past = [run for run in runs if run.start <= end - span]
        if not past or past[-1].start - past[0].start < timedelta(days=LEAST_DAYS):
            continue
        rhythm = Rhythm(past)
        expected = rhythm.expected(end - span, end)
        if expected < LEAST_EXPECTED:
            continue
        share = _new(runs, end - span, end) / expected
        # What has been mended is no news: the later half of the span, and the last day, must be as poor.
        latest = (_share(runs, rhythm, span / 2), _share(runs, rhythm, timedelta(days=1)))
        if max(share, *latest) < FEWER * _least_share(past, rhythm, span):
            cause = f"{share:.0%} of the usual number of new articles in the last {span.days} days"
            return Finding(
                kind=Drift.FEWER_ARTICLES,
                field="listing",
                since=next(run.start for run in runs if run.start > end - span),
                cause=f"{cause}: a listing shows only a part, or a section has moved",
            )
    return None


def _share(runs: Sequence[PastRun], rhythm: Rhythm, span: timedelta) -> float:
    """The share of the articles to be expected in the last stretch that came; 1 where none was."""
    end = runs[-1].start
    expected = rhythm.expected(end - span, end)
    return _new(runs, end - span, end) / expected if expected else 1.0


def _least_share(runs: Sequence[PastRun], rhythm: Rhythm, span: timedelta) -> float:
    """The least share of the expected articles that any stretch of that length had."""
    shares = []
    end = runs[-1].start
    while end - span >= runs[0].start:
        expected = rhythm.expected(end - span, end)
        shares.append(_new(runs, end - span, end) / expected if expected else 1.0)
        end -= span / 2
    return min(shares, default=0.0)


def _new(runs: Sequence[PastRun], since: datetime, until: datetime) -> int:
    return sum(run.new for run in runs if since < run.start <= until)


def _stretch(moment: datetime) -> int:
    return moment.weekday() * (24 // STRETCH) + moment.hour // STRETCH


def _hours(since: datetime, until: datetime) -> Iterator[tuple[datetime, float]]:
    """The span in pieces that do not cross a stretch: the middle of each, and its share of the whole."""
    whole = (until - since).total_seconds()
    while since < until:
        floor = since.replace(hour=since.hour - since.hour % STRETCH, minute=0, second=0, microsecond=0)
        end = min(until, floor + timedelta(hours=STRETCH))
        yield since + (end - since) / 2, (end - since).total_seconds() / whole
        since = end
