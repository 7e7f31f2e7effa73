"""The Solar Hijri (Persian, Afghan) calendar: its days as Gregorian ones."""

from datetime import date, timedelta

#: The years this arithmetic holds for. The calendar is kept by the spring equinox, and over them its leap years
#: come in one cycle of 33 years (1964 to 2094).
YEARS = range(1343, 1473)

_LEAP_PLACES = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_ANCHOR_YEAR, _ANCHOR = 1400, date(2021, 3, 21)


def from_solar_hijri(year: int, month: int, day: int) -> date:
    """The Gregorian day. Raises ValueError when the calendar has no such day, or lies outside YEARS."""
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= _days_in(year, month):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    months = (month - 1) * 30 + min(month - 1, 6)
    return new_year(year) + timedelta(days=months + day - 1)


def new_year(year: int) -> date:
    """The Gregorian day of 1 Farvardin: 20, 21 or 22 March."""
    between = range(min(year, _ANCHOR_YEAR), max(year, _ANCHOR_YEAR))
    days = 365 * len(between) + sum(map(is_leap, between))
    return _ANCHOR + timedelta(days=days if year >= _ANCHOR_YEAR else -days)


def is_leap(year: int) -> bool:
    """Whether the year, one of YEARS, has 366 days."""
    return year % 33 in _LEAP_PLACES


def _days_in(year: int, month: int) -> int:
    if month == 12:
        return 30 if is_leap(year) else 29
    return 31 if month <= 6 else 30
