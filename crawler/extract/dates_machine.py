"""Dates as machines write them: ISO 8601 and what passes for it, RFC 822, seconds since 1970."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from crawler.article import Precision
from crawler.extract.dates_dating import Dating, Reference, fixed, of_day, of_moment, of_month, of_year

_ISO = re.compile(
    r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})"
    r"(?:(?:[T@|]|,?\s)\s?(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?::(?P<second>\d{1,2})(?:[.,](?P<fraction>\d+))?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[-+]\d\d(?::?\d\d)?)?(?:\[[\w/+-]+\])?)?",
    re.ASCII | re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z|[-+]\d\d:?\d\d)?)?(?P<fraction>\b)",
    re.ASCII,
)
_RFC_822 = re.compile(
    r"(?:[A-Z][a-z]{2},\s?)?(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2}) (?P<year>\d{4}|\d\d(?= \d\d:)) "
    r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))? (?P<zone>GMT|UTC?|Z|[-+]\d{4})(?P<fraction>)",
    re.ASCII,
)
_MONTH = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d\d)|(?P<mm>\d\d)[-/.](?P<yyyy>\d{4})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
# Milliseconds have three digits more.
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_machine(text: str, reference: Reference) -> Dating | None:
    """The date of a text that is nothing but one; None when it is not, or names a day or time that does not exist."""
    if not text[-1:].isascii():
        return None
    bare = text.strip("\"'\\ ")
    try:
        if match := _ISO.fullmatch(bare) or _COMPACT.fullmatch(bare) or _RFC_822.fullmatch(bare):
            return _full(match, reference, raw=text)
        return _partial(bare, reference, raw=text)
    except ValueError:
        return None


def _full(match: re.Match[str], reference: Reference, *, raw: str) -> Dating | None:
    name = match["month"]
    month = _MONTHS.index(name) + 1 if name.isalpha() else int(name)
    year = int(match["year"])
    if len(match["year"]) == 2:  # RFC 822 itself has two digits; RFC 2822 says what they mean
        year += 2000 if year < 50 else 1900
    day = date(year, month, int(match["day"]))
    if not reference.allows(day.year):
        return None
    if match["hour"] is None:
        return of_day(day, reference.zone, raw=raw)
    microsecond = int((match["fraction"] or "").ljust(6, "0")[:6])
    clock = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0), microsecond)
    precision = Precision.SECOND if match["second"] else Precision.MINUTE
    return of_moment(datetime.combine(day, clock), _zone(match["zone"]), reference, precision=precision, raw=raw)


def _zone(text: str | None) -> tzinfo | None:
    """The zone that is written; None for none."""
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    distance = timedelta(hours=int(text[1:3]), minutes=int(text[3:].lstrip(":") or 0))
    return timezone(-distance if text[0] == "-" else distance)


def _partial(text: str, reference: Reference, *, raw: str) -> Dating | None:
    """A month or a year alone, or a moment told in seconds since 1970."""
    if match := _EPOCH.fullmatch(text):
        at = fixed(datetime.fromtimestamp(int(match[1]), reference.zone))
        known = reference.allows(at.year)
        return Dating(at=at, precision=Precision.SECOND, earliest=at, latest=at, raw=raw) if known else None
    if match := _MONTH.fullmatch(text):
        year, month = int(match["year"] or match["yyyy"]), int(match["month"] or match["mm"])
        is_month = reference.allows(year) and 1 <= month <= 12
        return of_month(year, month, reference.zone, raw=raw) if is_month else None
    if _YEAR.fullmatch(text) and reference.allows(int(text)):
        return of_year(int(text), reference.zone, raw=raw)
    return None
