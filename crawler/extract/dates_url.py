"""Days and months that URLs name: /2026/11/23/, /2026/nov/23/, /2026/world/11/23/, /20261123/, slug-2026-11-23,
/231120261, /23-11-2026."""

import re
from datetime import date
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from crawler.extract.dates_dating import FIRST_YEAR, Dating, of_day, of_month

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    "(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# In the order of trust. Digits in a row are a date only as a part of the path of their own, for ids have eight
# digits too. A day, a month, a year and a running number in one (231120261) is too long a chance to be an id.
_DAYS = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"/{_YEAR}/(?P<m>\d\d?)/(?P<d>\d\d?)(?=[/_.-]|$)",
        rf"/{_YEAR}/{_NAME}/(?P<d>\d\d?)(?=[/_.-]|$)",
        # The section between year and month.
        rf"/{_YEAR}/[a-z_]{{2,30}}/(?P<m>\d\d?)/(?P<d>\d\d?)(?=/)",
        rf"/{_YEAR}-(?P<m>\d\d)/(?P<d>\d\d)(?=[/_.-]|$)",
        rf"/{_YEAR}/(?P<m>\d\d)-?(?P<d>\d\d)(?=[/_.-]|$)",
        rf"/{_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?=[/_-]|\.\w{{3,5}}$|$)",
        rf"(?<!\d)(?<!\d-){_YEAR}(?P<s>[-_])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?!\d|[-_]\d)",
        rf"/(?P<d>\d\d)(?P<m>\d\d){_YEAR}\d(?=/?$)",
        # Day first only where it can be no month.
        rf"/(?P<d>1[3-9]|2\d|3[01])-(?P<m>\d\d)-{_YEAR}(?=/?$)",
    )
)
_MONTHS = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (rf"/{_YEAR}/(?P<m>\d\d)(?=/)", rf"/{_YEAR}/{_NAME}(?=/)", rf"/{_YEAR}-(?P<m>\d\d)(?=/)")
)
_LONGEST_PATH = 2000  # characters
_LAST_YEAR = 2100


def url_date(url: str, *, timezone: str) -> Dating | None:
    """The day that the path of a URL names, else the month; None when it names none. It does not know the future."""
    try:
        path = unquote(urlsplit(url).path)[:_LONGEST_PATH]
    except ValueError:
        return None
    zone = ZoneInfo(timezone or "UTC")
    for pattern in _DAYS:
        for match in pattern.finditer(path):
            if day := _day(match):
                return of_day(day, zone, raw=match[0].strip("/"))
    for pattern in _MONTHS:
        for match in pattern.finditer(path):
            if 1 <= _month(match) <= 12 and _is_year(int(match["y"])):
                return of_month(int(match["y"]), _month(match), zone, raw=match[0].strip("/"))
    return None


def _day(match: re.Match[str]) -> date | None:
    try:
        day = date(int(match["y"]), _month(match), int(match["d"]))
    except ValueError:
        return None
    return day if _is_year(day.year) else None


def _month(match: re.Match[str]) -> int:
    name = match["m"].casefold()
    return int(name) if name.isdecimal() else _NAMES.index(name[:3]) + 1


def _is_year(year: int) -> bool:
    return FIRST_YEAR <= year <= _LAST_YEAR
