"""Slices: a long window in pieces of days, and what of it is still to be done. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from crawler.window import Window


@dataclass(frozen=True, kw_only=True)
class Span:
    """A half-open stretch of time, [since, until), with both ends."""

    since: datetime
    until: datetime

    @property
    def window(self) -> Window:
        return Window(since=self.since, until=self.until)

    @property
    def days(self) -> float:
        """Its length in days of 24 hours."""
        return (self.until.timestamp() - self.since.timestamp()) / timedelta(days=1).total_seconds()


def united(spans: Iterable[Span]) -> list[Span]:
    """The same time in spans that do not touch, oldest first."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.since):
        if found and span.since <= found[-1].until:
            found[-1] = Span(since=found[-1].since, until=max(found[-1].until, span.until))
        else:
            found.append(span)
    return found


def left(span: Span, done: Iterable[Span]) -> list[Span]:
    """What of the span is not done, oldest first."""
    gaps: list[Span] = []
    begin = span.since
    for each in united(done):
        if begin < each.since < span.until:
            gaps.append(Span(since=begin, until=each.since))
        begin = max(begin, each.until)
    if begin < span.until:
        gaps.append(Span(since=begin, until=span.until))
    return gaps


def cut(span: Span, *, days: int, timezone: str) -> list[Span]:
    """The span in slices of so many days, newest first: listings are walked from their newest page.

    Slices end at midnight of the timezone, except at the ends of the span.
    """
    zone = ZoneInfo(timezone)
    slices: list[Span] = []
    end = span.until
    while end > span.since:
        last = (end.astimezone(zone) - timedelta(microseconds=1)).date()
        # Days of the calendar, which may have 23 or 25 hours.
        begin = datetime.combine(last - timedelta(days=days - 1), time(), zone)
        begin = max(begin, span.since)
        slices.append(Span(since=begin, until=end))
        end = begin
    return slices
