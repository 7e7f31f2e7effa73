"""Dates as outlets print them for readers: "Monday, 23 November 2026, 14:05 (Damascus)", "٢٣ تشرين الثاني ٢٠٢٦"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crawler.article import Precision
from crawler.extract.dates_calendars import YEARS as SOLAR_HIJRI_YEARS
from crawler.extract.dates_calendars import from_solar_hijri
from crawler.extract.dates_clock import clock_beside
from crawler.extract.dates_dating import Dating, Reference, of_day, of_moment, of_month
from crawler.extract.dates_tokens import Tokens
from crawler.extract.dates_zones import AMERICAN_ZONES


@dataclass(frozen=True, kw_only=True)
class Found:
    """A date among the tokens of a text."""

    start: int
    #: The token after it.
    end: int
    #: The day; the first one for a month.
    day: date
    is_month: bool = False
    #: Its year has two digits.
    is_short: bool = False
    #: Counted from the fetch ("yesterday").
    is_near: bool = False


def find_dates(tokens: Tokens, reference: Reference, *, is_persian: bool) -> list[Found]:
    """The dates in a text, in its order. `is_persian`: 1405/09/02 is a day of the Solar Hijri calendar."""
    source = _Source(tokens=tokens, reference=reference, is_persian=is_persian)
    found: list[Found] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(tokens.tags):
            start, end = match.start(), match.end("d") if "rest" in pattern.groupindex else match.end()
            if all(end <= other.start or other.end <= start for other in found):
                found.extend(_found(read, source, match, start, end))
    return sorted(found, key=lambda each: each.start)


def date_found(found: Found, tokens: Tokens, reference: Reference, *, raw: str) -> Dating:
    """What is known of a date that was found: its month, its day, or with a clock time beside it its moment."""
    if found.is_month:
        return of_month(found.day.year, found.day.month, reference.zone, raw=raw)
    clock = clock_beside(tokens, found.start, found.end, day=found.day, outlet=reference.zone)
    if clock is None or clock.is_doubtful:
        return of_day(found.day, reference.zone, raw=raw)
    precision = Precision.SECOND if clock.has_seconds else Precision.MINUTE
    local = datetime.combine(found.day, clock.at)
    return of_moment(local, clock.zone, reference, precision=precision, raw=raw)


@dataclass(frozen=True, kw_only=True)
class _Source:
    tokens: Tokens
    reference: Reference
    is_persian: bool

    def value(self, match: re.Match[str], name: str) -> int:
        return self.tokens.values[match.start(name)]

    def year(self, match: re.Match[str]) -> int:
        """The year of the Gregorian calendar, or that of the Solar Hijri one as it is."""
        value, text = self.value(match, "y"), self.tokens.texts[match.start("y")]
        if len(text) == 2:
            century = self.reference.fetched.year // 100 * 100
            value += century if self.reference.allows(century + value) else century - 100
        return value

    @property
    def order(self) -> str:
        """How 03/04/2026 is written: the zone in the text tells, else the outlet's order."""
        texts, tags = self.tokens.texts, self.tokens.tags
        zones = {
            word for word, before in zip(texts[1:], tags, strict=False) if before in "da(" and word in AMERICAN_ZONES
        }
        return "mdy" if zones & self.tokens.capitals else self.reference.order

    def weekdays(self, match: re.Match[str]) -> set[int]:
        """The weekdays printed right before or after, 1 for Monday."""
        tags, values = self.tokens.tags, self.tokens.values
        near = (*range(max(match.start() - 2, 0), match.start()), *range(match.end(), min(match.end() + 2, len(tags))))
        return {values[index] for index in near if tags[index] == "w"}


_Read = Callable[[_Source, re.Match[str]], date | None]


def _found(read: _Read, source: _Source, match: re.Match[str], start: int, end: int) -> Iterator[Found]:
    try:
        day = read(source, match)
    except (ValueError, OverflowError):
        return
    is_short = "y" in match.groupdict() and len(source.tokens.texts[match.start("y")]) == 2
    if day and source.reference.allows(day.year):
        yield Found(start=start, end=end, day=day, is_month=read is _month, is_near=read is _near, is_short=is_short)


def _near(source: _Source, match: re.Match[str]) -> date:
    return source.reference.today() - timedelta(days=source.value(match, "r"))


def _numbers(source: _Source, match: re.Match[str]) -> date | None:
    """A day told in numbers. The order decides only where both readings are days, and no weekday tells; where
    nobody knows it, the month of the article's URL does."""
    year, a, b = source.year(match), source.value(match, "a"), source.value(match, "b")
    if match.start("y") == match.start():
        return _day(source, year, a, b)
    if year in SOLAR_HIJRI_YEARS:
        return _day(source, year, b, a)
    readings = {"dmy": _valid(year, b, a), "mdy": _valid(year, a, b), "": None}
    possible = {day for day in readings.values() if day}
    if len(possible) == 1:
        return possible.pop()
    agreeing = {day for day in possible if day.isoweekday() in source.weekdays(match)}
    if len(agreeing) == 1:
        return agreeing.pop()
    filed = {day for day in possible if (day.year, day.month) == source.reference.month}
    if len(filed) == 1 and not source.reference.order:
        return filed.pop()
    return readings["dmy" if match["sep"] == "." else source.order]


def _short_numbers(source: _Source, match: re.Match[str]) -> date | None:
    """As _numbers, with a year of two digits; where years come first, the first number is the year."""
    if len(source.tokens.texts[match.start("y")]) != 2:
        return None
    return None if _YEAR_FIRST.intersection(source.reference.languages) else _numbers(source, match)


def _named(source: _Source, match: re.Match[str]) -> date | None:
    month, year = source.value(match, "m"), source.year(match)
    if match["m2"] and source.value(match, "m2") != month:
        return None
    if _THAI.match(source.tokens.texts[match.start("m")]):
        year -= _BUDDHIST_YEARS
    return date(year, month, source.value(match, "d"))


def _counted(source: _Source, match: re.Match[str]) -> date:
    return date(source.year(match), source.value(match, "n"), source.value(match, "d"))


def _solar_hijri(source: _Source, match: re.Match[str]) -> date:
    return from_solar_hijri(source.year(match), source.value(match, "j"), source.value(match, "d"))


def _month(source: _Source, match: re.Match[str]) -> date | None:
    group = match.groupdict()
    if group.get("m2") and source.value(match, "m2") != source.value(match, "m"):
        return None
    return date(source.year(match), source.value(match, "m" if "m" in group else "n"), 1)


def _day(source: _Source, year: int, month: int, day: int) -> date | None:
    if year in SOLAR_HIJRI_YEARS:
        return from_solar_hijri(year, month, day) if source.is_persian else None
    return date(year, month, day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_YEAR_FIRST = {"ko", "ja", "zh", "hu", "fa", "lt", "sv"}
_THAI = re.compile("[\u0e00-\u0e7f]")
_BUDDHIST_YEARS = 543

# A month by one name or, in the Levant, by two of the same month: "آب/أغسطس", "juni (lipanj)".
_NAME = r"(?P<m>m)(?:[-/.,(|]{0,2}(?P<m2>m)\)?)?"
_GAP = r"[-/.,ft']{0,4}"
# Neither the minutes of a clock time, nor the end of a stretch of days.
_ALONE = r"(?<!d:)(?<!d\.)(?<![^:.]d-)(?<!^d-)"
_NUMERIC = r"(?:(?<!d/)(?=d/)|(?<![^:.]d-)(?<!^d-)(?=d-)|(?<!d\.)(?=d\.))(?P<a>d)(?P<sep>[-/.])(?P<b>d)(?P=sep)"
# In the order of trust. A group `rest` is looked at but no part of the date.
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(?P<y>y)(?P<sep>[-/.])(?P<a>d)(?P=sep)(?P<b>d)", _numbers),
        (_NUMERIC + r"(?P<y>y)", _numbers),
        (rf"{_ALONE}(?P<d>d){_GAP}{_NAME}{_GAP}(?P<y>y)", _named),
        (rf"{_NAME}{_GAP}(?P<d>d){_GAP}(?P<y>y)", _named),
        (rf"(?P<y>y){_GAP}{_NAME}{_GAP}(?P<d>d)(?![:Ha])", _named),
        (rf"{_NAME}[.,]?(?P<d>d)(?P<rest>,?d:d(?::d)?a?x?(?P<y>y))", _named),
        (r"(?P<y>y)Y(?P<n>d)M(?P<d>d)D", _counted),
        (r"(?P<d>d)[-,]?V(?P<n>d)[-/.,f]{0,2}(?P<y>y)", _counted),
        (r"(?P<y>y)(?P<n>d)(?P<d>d)(?=d:d)", _counted),
        (rf"(?P<d>d){_GAP}(?P<j>j){_GAP}(?P<y>y)", _solar_hijri),
        (_NUMERIC + r"(?P<y>d)(?![-/.]?[dy]|:)", _short_numbers),
        (rf"{_ALONE}(?P<d>d)[-/]{_NAME}[-/](?P<y>d)(?!:)", _named),
        (rf"(?P<d>d)f?{_NAME},?'(?P<y>d)", _named),
        (rf"{_NAME}(?P<d>d)f?,?'(?P<y>d)", _named),
        (rf"(?<!d)(?<!df)(?<!m[-/.,(|]){_NAME}[-/.,f]{{0,2}}(?P<y>y)", _month),
        (r"(?P<y>y)Y(?P<n>d)M", _month),
        (r"(?P<r>r)", _near),
    )
)
