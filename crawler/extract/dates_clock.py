"""Clock times beside a date: "14:05", "2:05 p.m. EDT", "16h17", "14.05 Uhr", "下午2时05分", "14:05 (1105 GMT)"."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from crawler.extract.dates_tokens import Tokens
from crawler.extract.dates_zones import ZONE_WORDS, is_greenwich, read_zone

# Hour, minute, second and its fraction, and perhaps an hour word; or an hour word between the numbers; or nothing
# but an hour and its half of the day.
_CLOCK = re.compile(
    r"(?P<A>A)?(?P<h>d)"
    r"(?:(?P<sep>[:.])(?P<m>d)(?:(?P=sep)(?P<s>d)(?:[.,][dyn8])?)?H?|H(?:(?P<n>d)I?(?:(?P<o>d)S)?)?|(?=a))"
    r"(?P<a>a)?"
)
_GREENWICH = re.compile(r"\((?:(?P<y>y)|(?P<h>d):(?P<m>d))x\)")
#: What may stand between a date and its clock time, and the other way round; "(1:07) 23 May" is a film's length.
_BETWEEN = re.compile(r"(?:[-,./|@;:()tfwHap]|\([MD]\)){0,6}")
_BETWEEN_BEFORE = re.compile(r"[-,./|@;:tfwHa]{0,6}")
_NIGHT_BEGINS = 6  # o'clock; "10 at night" is 22:00, "2 at night" is 02:00


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A clock time as printed."""

    at: time
    has_seconds: bool = False
    #: None when none is printed, and the outlet's own applies.
    zone: tzinfo | None = None
    #: A zone is printed, and nobody can tell which it is.
    is_doubtful: bool = False


def clock_beside(tokens: Tokens, start: int, end: int, *, day: date, outlet: ZoneInfo) -> Clock | None:
    """The clock time of the date that stands at tokens[start:end]: after it, else before it; None for none."""
    if military := _military(tokens, end):
        return military
    after = _CLOCK.search(tokens.tags, end)
    if after and _BETWEEN.fullmatch(tokens.tags, end, after.start()):
        return _clock(tokens, after, day, outlet)[0]
    before = list(_CLOCK.finditer(tokens.tags, 0, start))
    if before:
        clock, passed = _clock(tokens, before[-1], day, outlet)
        return clock if passed <= start and _BETWEEN_BEFORE.fullmatch(tokens.tags, passed, start) else None
    return None


def _military(tokens: Tokens, index: int) -> Clock | None:
    """A time as in "1105 GMT"."""
    if not tokens.tags.startswith("y", index) or not is_greenwich(tokens, index + 1):
        return None
    hours, minutes = divmod(tokens.values[index], 100)
    return Clock(at=time(hours, minutes), zone=UTC) if hours < 24 and minutes < 60 else None


def _clock(tokens: Tokens, match: re.Match[str], day: date, outlet: ZoneInfo) -> tuple[Clock | None, int]:
    """The clock time of a match, and the token after it and its zone; None when there is no such time."""
    at, end = _time(tokens, match), match.end()
    if at is None:
        return None, end
    clock = Clock(at=at, has_seconds=bool(match["s"] or match["o"]))
    if greenwich := _GREENWICH.match(tokens.tags, end):
        if is_greenwich(tokens, greenwich.end() - 2):
            return replace(clock, zone=_ahead(tokens, greenwich, at)), greenwich.end()
    elif is_greenwich(tokens, match.start() - 1):
        return replace(clock, zone=UTC), end
    zone = read_zone(tokens, end, local=datetime.combine(day, at), outlet=outlet)
    if zone is None:
        return clock, end
    return replace(clock, zone=zone.zone, is_doubtful=zone.zone is None), zone.end


def _time(tokens: Tokens, match: re.Match[str]) -> time | None:
    """The time of day of a match; None for a number that is none, such as a price."""

    def value(*names: str) -> int:
        return next((tokens.values[match.start(name)] for name in names if match[name]), 0)

    if match["m"] and len(tokens.texts[match.start("m")]) != 2:
        return None
    hour, minute, second = value("h"), value("m", "n"), value("s", "o")
    if match["a"] or match["A"]:
        hour = _on_dial(hour, half=value("a", "A"))
    elif not match["m"] and not match["n"] and not _is_hour(tokens, match):
        return None
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _is_hour(tokens: Tokens, match: re.Match[str]) -> bool:
    """Whether an hour word after a lone number makes it a time of day ("14h", "à 14 heures") and no duration."""
    start, mark, end = match.start("h"), match.start("h") + 1, match.end()
    is_marked = tokens.touches(mark) or tokens.texts[mark] == "uhr" or tokens.tags[:start].endswith("t")
    # "ago" is August in Spanish.
    is_followed = tokens.tags.startswith(("x", "m"), end) and tokens.texts[end] not in ZONE_WORDS
    return is_marked and not is_followed


def _on_dial(hour: int, *, half: int) -> int:
    """The hour of 24 for an hour of twelve; one above twelve is of 24 already."""
    if hour > 12:
        return hour
    if half == 1:
        half = 12 if _NIGHT_BEGINS <= hour < 12 else 0
    return hour % 12 + half


def _ahead(tokens: Tokens, greenwich: re.Match[str], at: time) -> tzinfo | None:
    """The zone in which it is `at` when it is the time in brackets in Greenwich."""
    if greenwich["y"]:
        hours, minutes = divmod(tokens.values[greenwich.start("y")], 100)
    else:
        hours, minutes = tokens.values[greenwich.start("h")], tokens.values[greenwich.start("m")]
    ahead = (at.hour * 60 + at.minute - hours * 60 - minutes) % 1440
    ahead = ahead - 1440 if ahead > 14 * 60 else ahead
    is_zone = hours < 24 and minutes < 60 and ahead >= -12 * 60 and ahead % 15 == 0
    return timezone(timedelta(minutes=ahead)) if is_zone else None
