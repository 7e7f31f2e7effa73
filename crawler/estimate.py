"""Estimate: what a backfill will cost, by what is known of the outlet. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from crawler.coverage import Coverage, Day
from crawler.slices import Span

#: Runs of the diary that tell the pace and the length of a page, and requests below which one tells nothing.
RUNS, LEAST_REQUESTS = 30, 20


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How runs go. None where nothing tells."""

    #: Links to articles on a page of a listing.
    links: float | None
    #: From request to request, in seconds.
    seconds: float


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What is to be done. None where nothing is known to tell it from."""

    days: float
    slices: int
    #: Leads a day, and days from which that is known.
    per_day: float | None
    known_days: int
    #: Articles of the window that are still to be fetched.
    articles: int | None
    #: Those that are there already.
    exported: int
    requests: int | None
    duration: timedelta | None


def pace(lines: Sequence[Mapping[str, Any]], *, delay: float) -> Pace:
    """How the latest runs of the diary went; `delay` is what manners ask for between two requests, in seconds."""
    pages = sum(sum(line.get("listings", {}).values()) for line in lines[:RUNS])
    links = sum(sum(line.get("links", {}).values()) for line in lines[:RUNS])
    measured = [_seconds(line) / line["requests"] for line in lines[:RUNS] if line.get("requests", 0) >= LEAST_REQUESTS]
    return Pace(links=links / pages if links and pages else None, seconds=median(measured) if measured else delay)


def estimate(coverages: Sequence[Coverage], slices: Sequence[Span], pace: Pace, *, now: datetime) -> Estimate:
    """The cost of these slices of the sections, when they are walked through their listings."""
    days = sum(span.days for span in slices)
    rates = [_rate(coverage) for coverage in coverages]
    known = [rate for rate in rates if rate]
    per_day = sum(rate for rate, _ in known) if known else None
    exported = sum(_exported(coverage, span) for coverage in coverages for span in slices)
    if per_day is None:
        articles = requests = None
    else:
        articles = max(0, round(per_day * days) - exported)
        # Listings are walked from today's articles on.
        age = max((now - min(span.since for span in slices)) / timedelta(days=1), 0) if slices else 0
        requests = articles + round(per_day * age / pace.links) if pace.links else articles
    return Estimate(
        days=days,
        slices=len(slices),
        per_day=per_day,
        known_days=max((count for _, count in known), default=0),
        articles=articles,
        exported=exported,
        requests=requests,
        duration=None if requests is None else timedelta(seconds=round(requests * pace.seconds)),
    )


def _rate(coverage: Coverage) -> tuple[float, int] | None:
    """Leads a day on days that walks have gone through, and how many such days there are."""
    if not coverage.days:
        return None
    days = coverage.range(None, max(coverage.days) + timedelta(days=1))
    counts = [coverage.days.get(day, Day()).leads for day in days if coverage.is_reached(day)]
    return (sum(counts) / len(counts), len(counts)) if counts else None


def _exported(coverage: Coverage, span: Span) -> int:
    inside = (day for day in coverage.days if coverage.local(span.since) <= day < coverage.local(span.until))
    return sum(coverage.days[day].states["exported"] for day in inside)


def _seconds(line: Mapping[str, Any]) -> float:
    return (datetime.fromisoformat(line["end"]) - datetime.fromisoformat(line["start"])).total_seconds()
