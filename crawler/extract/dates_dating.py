"""Dating: what a text says of a date; and how one is made from a local moment, day, month or year.

Every moment here carries a fixed offset, so that differences are measured on the time line and not on the clock
of a zone that changes its rules.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from crawler.article import Precision

#: Nothing on the web is older.
FIRST_YEAR = 1990

_SECOND = timedelta(seconds=1)
# How far clocks are set from Greenwich's.
_FARTHEST_EAST, _FARTHEST_WEST = timedelta(hours=14), timedelta(hours=12)


@dataclass(frozen=True, kw_only=True)
class Dating:
    """When something was published, as exactly as its text says; earliest <= at <= latest."""

    #: With an offset. None unless at least the day is known; start of the day when only the day is.
    at: datetime | None
    precision: Precision
    earliest: datetime
    latest: datetime
    #: As printed, white space folded.
    raw: str
    #: Counted back from a fetch ("3 hours ago", "yesterday").
    is_relative: bool = False
    #: By a clock or calendar whose zone the text does not name: that of the outlet was taken.
    is_local: bool = False


@dataclass(frozen=True, kw_only=True)
class Reference:
    """What a text is read against."""

    #: The moment that "ago" is counted from.
    fetched: datetime
    #: Zone of clocks and calendars that print none; Greenwich's where nobody knows it.
    zone: ZoneInfo
    knows_zone: bool
    #: ISO 639-1 codes; they settle words that mean different things in two languages.
    languages: tuple[str, ...]
    #: How 03/04/2026 is written: "dmy" or "mdy"; "" when nobody knows.
    order: str
    #: Year and month that the article's URL names; where nobody knows the order, they tell the day from the month.
    month: tuple[int, int] | None = None

    def today(self) -> date:
        """The outlet's day at the fetch."""
        return self.fetched.astimezone(self.zone).date()

    def allows(self, year: int) -> bool:
        """Whether an article may be of that year."""
        return FIRST_YEAR <= year <= self.fetched.astimezone(UTC).year + 1


def settle(local: datetime, zone: tzinfo) -> datetime:
    """The local clock time as a moment; the earlier of two in autumn, the clock moved on for one skipped in spring."""
    return fixed(local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone))


def fixed(moment: datetime) -> datetime:
    """The same moment, with the offset that its zone has then for a zone."""
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))


def of_moment(local: datetime, zone: tzinfo | None, reference: Reference, *, precision: Precision, raw: str) -> Dating:
    """A moment told to the second, or to the minute and then any second of it; local where no zone is told."""
    at = settle(local, zone or reference.zone)
    latest = at if precision == Precision.SECOND else at + timedelta(seconds=59)
    return Dating(at=at, precision=precision, earliest=at, latest=latest, raw=raw, is_local=zone is None)


def of_day(day: date, zone: tzinfo, *, raw: str) -> Dating:
    """A calendar day of the zone, from its first to its last second."""
    first, last = start_of(day, zone), start_of(day + timedelta(days=1), zone) - _SECOND
    return Dating(at=first, precision=Precision.DAY, earliest=first, latest=last, raw=raw, is_local=True)


def of_month(year: int, month: int, zone: tzinfo, *, raw: str) -> Dating:
    """A calendar month of the zone; no day of it."""
    following = date(year + month // 12, month % 12 + 1, 1)
    first, last = start_of(date(year, month, 1), zone), start_of(following, zone) - _SECOND
    return Dating(at=None, precision=Precision.MONTH, earliest=first, latest=last, raw=raw, is_local=True)


def of_year(year: int, zone: tzinfo, *, raw: str) -> Dating:
    """A calendar year of the zone; no day of it."""
    first, last = start_of(date(year, 1, 1), zone), start_of(date(year + 1, 1, 1), zone) - _SECOND
    return Dating(at=None, precision=Precision.YEAR, earliest=first, latest=last, raw=raw, is_local=True)


def anywhere(dating: Dating) -> Dating:
    """The same where nobody knows the zone: of a local moment only its day, from its first second on earth on."""
    if not dating.is_local:
        return dating
    if dating.at is None:
        return replace(dating, earliest=dating.earliest - _FARTHEST_EAST, latest=dating.latest + _FARTHEST_WEST)
    day = of_day(dating.at.date(), UTC, raw=dating.raw)
    earliest, latest = day.earliest - _FARTHEST_EAST, day.latest + _FARTHEST_WEST
    return replace(day, earliest=earliest, latest=latest, is_relative=dating.is_relative)


def start_of(day: date, zone: tzinfo) -> datetime:
    """The first moment of a day of the zone; not always 00:00, as clocks are put forward at midnight in Beirut."""
    return settle(datetime.combine(day, time()), zone)
