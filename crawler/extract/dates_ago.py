"""Dates counted back from the fetch: "3 hours ago", "منذ يومين", "il y a un an", "just now", "last week".

Sites round in two ways: "3 hours" is either 3 to 4 hours (floor) or 2.5 to 3.5 (to the nearest). The bounds cover
both; and months of 30 days as well as those of the calendar.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crawler.article import Precision
from crawler.extract.dates_dating import Dating, Reference, fixed, start_of
from crawler.extract.dates_fold import pieces
from crawler.extract.dates_tokens import Tokens
from crawler.extract.dates_vocabulary import UNIT_TAGS, whole_texts

_UNIT = f"[{UNIT_TAGS}N]"
_PART = rf"(?:[dqN]'?)?{_UNIT}"
_PARTS = rf"{_PART}(?:[,k]{{0,2}}{_PART})?"
# "منذ عام 2011" is no age.
_AGO = re.compile(rf"[bB]k?(?P<a>{_PARTS})(?![dyn8])|(?P<b>{_PARTS})k?[eB]")
_EACH = re.compile(rf"(?P<count>[dqN])?'?(?P<unit>{_UNIT})")

_SECONDS = dict(zip(UNIT_TAGS, (1, 60, 3600, 86400, 7 * 86400, 30 * 86400, 365 * 86400), strict=True))
_MONTHS = {"M": 1, "Y": 12}
_PRECISIONS = {
    "S": Precision.MINUTE,
    "I": Precision.MINUTE,
    "H": Precision.HOUR,
    "D": Precision.DAY,
    "W": Precision.RANGE,
    "M": Precision.MONTH,
    "Y": Precision.YEAR,
}
_MOST = 1000  # of a unit; more is no age of an article
_NOW_LASTS = timedelta(hours=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True)
class Age:
    """How long ago, as printed: counts of units, the largest first; and where it stands among the tokens."""

    parts: Sequence[tuple[int, str]]
    start: int
    end: int


def find_ages(tokens: Tokens) -> Iterator[Age]:
    """The ages in a text, in its order. A unit without a number counts only where it implies one ("منذ شهر")."""
    for match in _AGO.finditer(tokens.tags):
        group = "a" if match["a"] else "b"
        parts = [_part(tokens, part) for part in _EACH.finditer(tokens.tags, *match.span(group))]
        parts = [(count, unit) for count, unit in parts if 0 <= count <= _MOST]
        if parts:
            yield Age(parts=parts, start=match.start(), end=match.end())


def age_found(age: Age, reference: Reference, *, raw: str) -> Dating | None:
    """The stretch of time in which an article of that age appeared; None when it is older than the web."""
    now = fixed(reference.fetched.astimezone(reference.zone))
    *larger, (count, unit) = age.parts
    try:
        earliest = _back(now, [*larger, (count + 1, unit)])
    except (ValueError, OverflowError):
        return None
    if not reference.allows(earliest.year):
        return None
    passed = timedelta(seconds=sum(each * _SECONDS[of] for each, of in age.parts))
    latest = min(now - passed + timedelta(seconds=_SECONDS[unit] / 2), now)
    return _between(earliest, latest, reference, guess=now - passed, precision=_PRECISIONS[unit], raw=raw)


def read_whole(text: str, reference: Reference) -> Dating | None:
    """The date of a text that is nothing but "just now" or "last week" in some language; None for any other."""
    kind = whole_texts().get(" ".join(token for token, _, _ in pieces(text)))
    if kind is None:
        return None
    now = fixed(reference.fetched.astimezone(reference.zone))
    if kind == "now":
        earliest, guess = now - _NOW_LASTS, now - _NOW_LASTS / 2
        return _between(earliest, now, reference, guess=guess, precision=Precision.HOUR, raw=text)
    unit = {"week": "W", "month": "M", "year": "Y"}[kind]
    # Either the calendar's last one or the last as long as one.
    today = reference.today()
    begun = {"W": today, "M": today.replace(day=1), "Y": today.replace(month=1, day=1)}[unit]
    latest = max(start_of(begun, reference.zone) - _SECOND, now - timedelta(seconds=_SECONDS[unit] / 2))
    return Dating(
        at=None,
        precision=_PRECISIONS[unit],
        earliest=_back(now, [(2, unit)]),
        latest=latest,
        raw=text,
        is_relative=True,
    )


def _part(tokens: Tokens, match: re.Match[str]) -> tuple[int, str]:
    """Count and unit; a count of -1 for none."""
    unit = "Y" if match["unit"] == "N" else match["unit"]
    if match["count"]:
        return tokens.values[match.start("count")], unit
    return tokens.values[match.start("unit")] or -1, unit


def _between(
    earliest: datetime, latest: datetime, reference: Reference, *, guess: datetime, precision: Precision, raw: str
) -> Dating:
    """A stretch of time; with a moment in it if the whole of it lies in one day of the outlet, and hours are told."""
    days = {moment.astimezone(reference.zone).date() for moment in (earliest, latest)}
    is_told = len(days) == 1 and precision in (Precision.MINUTE, Precision.HOUR)
    at = guess if is_told else None
    return Dating(at=at, precision=precision, earliest=earliest, latest=latest, raw=raw, is_relative=True)


def _back(moment: datetime, parts: Sequence[tuple[int, str]]) -> datetime:
    """The moment that many units earlier, by the calendar. Raises ValueError or OverflowError before the year 1."""
    months = sum(count * _MONTHS.get(unit, 0) for count, unit in parts)
    seconds = sum(count * _SECONDS[unit] for count, unit in parts if unit not in _MONTHS)
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = date(year, month + 1, min(moment.day, monthrange(year, month + 1)[1]))
    return datetime.combine(day, moment.timetz()) - timedelta(seconds=seconds)
