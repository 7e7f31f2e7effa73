"""Zones as printed beside a clock time: offsets, letters ("EEST"), and cities ("Damascus", "بتوقيت دمشق").

Letters that stand for two zones (IST, CST, BST, AST) are settled by the outlet's own zone, or not at all: then only
the day that is printed counts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from crawler.extract.dates_tokens import Tokens
from crawler.extract.dates_vocabulary import spellings

# Hours east of Greenwich.
_LETTERS: dict[str, float] = {
    "utc": 0, "gmt": 0, "ut": 0, "z": 0, "wet": 0, "west": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2,
    "eest": 3, "msk": 3, "мск": 3, "trt": 3, "tsi": 3, "idt": 3, "sast": 2, "cat": 2, "eat": 3, "wat": 1, "irst": 3.5,
    "irdt": 4.5, "gst": 4, "aft": 4.5, "pkt": 5, "npt": 5.75, "wib": 7, "ict": 7, "hkt": 8, "myt": 8, "sgt": 8,
    "awst": 8, "pht": 8, "jst": 9, "kst": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
    "brt": -3,
}  # fmt: skip
# What else the letters stand for; only the outlet's own zone can tell.
_DOUBTFUL: dict[str, Sequence[float]] = {
    "ist": (5.5, 2, 1), "cst": (-6, 8), "bst": (1, 6), "ast": (3, -4), "est": (-5, 10, 11), "pst": (-8, 8, 5),
    "mst": (-7, 8), "edt": (-4, 11),
}  # fmt: skip
# Looks like the letters of a zone.
_UNKNOWN = re.compile("[a-z]{2,3}t")
_RULED = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
}  # fmt: skip
_CITIES = {
    "Asia/Damascus": "damascus دمشق سوريا",
    "Asia/Beirut": "beirut بيروت لبنان",
    "Asia/Baghdad": "baghdad erbil بغداد أربيل",
    "Asia/Amman": "amman عمان",
    "Asia/Jerusalem": "jerusalem israel tel_aviv القدس ישראל",
    "Asia/Riyadh": "riyadh mecca makkah saudi الرياض مكة مكة_المكرمة السعودية",
    "Asia/Qatar": "doha الدوحة",
    "Asia/Dubai": "dubai abu_dhabi دبي أبوظبي أبو_ظبي الإمارات",
    "Africa/Cairo": "cairo القاهرة مصر",
    "Asia/Tehran": "tehran طهران تهران",
    "Asia/Kabul": "kabul کابل",
    "Asia/Karachi": "karachi islamabad",
    "Asia/Kolkata": "delhi new_delhi",
    "Europe/Istanbul": "istanbul ankara türkiye أنقرة إسطنبول",
    "Europe/Moscow": "moscow moskau moscou московскому موسكو",
    "Europe/London": "london londres لندن",
    "Europe/Paris": "paris باريس",
    "Europe/Berlin": "berlin برلين",
    "America/New_York": "new_york washington eastern نيويورك واشنطن",
    "America/Los_Angeles": "los_angeles pacific",
    "Asia/Shanghai": "beijing بكين",
    "Asia/Tokyo": "tokyo",
    "Etc/UTC": "greenwich غرينتش جرينتش غرينيتش جرينيتش",
}
_CITY_WORDS = {spelling: zone for zone, group in _CITIES.items() for spelling in spellings(group)}
_LONGEST_CITY = 2  # tokens
#: What stands before the city, and after it.
_OF_CITY = frozenset(spellings("بتوقيت توقيت به_وقت heure_de hora_de ora_di по"))
_CITY_TIME = frozenset(spellings("time local_time saati времени timing שעון"))
_LONGEST_OF = 2  # tokens
_FURTHEST = timedelta(hours=14)
_FURTHEST_WEST = 9  # hours; Hawaii, which is further, is rarer than a stretch of time such as 09:00-10:00

#: Letters printed where 03/04/2026 is in March.
AMERICAN_ZONES = frozenset(("et", "est", "edt", "ct", "cdt", "mt", "mdt", "pt", "pst", "pdt", "akst", "akdt"))
#: Single words that a zone may be printed with.
ZONE_WORDS = frozenset().union(_LETTERS, _DOUBTFUL, _RULED, _CITY_WORDS, _OF_CITY, _CITY_TIME)


@dataclass(frozen=True, kw_only=True)
class Zone:
    """A printed zone; `zone` is None when its letters stand for several and none of them is known to be meant."""

    zone: tzinfo | None
    #: The token after it.
    end: int


def read_zone(tokens: Tokens, index: int, *, local: datetime, outlet: ZoneInfo) -> Zone | None:
    """The zone printed from this token on, in brackets or not; None when none is.

    `local` is the clock time it belongs to, for the zones that change through the year.
    """
    if not tokens.tags.startswith("(", index):
        return _letters(tokens, index, local, outlet) or _bare_offset(tokens, index) or _city_time(tokens, index)
    start = index + 1
    found = _letters(tokens, start, local, outlet) or _bare_offset(tokens, start) or _city_time(tokens, start)
    found = found or _city(tokens, start)
    if found is None or not tokens.tags.startswith(")", found.end):
        return None
    return replace(found, end=found.end + 1)


def _offset(tokens: Tokens, index: int) -> Zone | None:
    """The offset (+3, +0300, +03:00; 14 hours at most) printed from this token on; None when none is."""
    tags, values = tokens.tags, tokens.values
    if tags[index : index + 1] not in ("+", "-") or index + 1 >= len(tags) or not tokens.touches(index + 1):
        return None
    hours, minutes, end = values[index + 1], 0, index + 2
    if tags.startswith("d:d", index + 1):
        minutes, end = values[index + 3], index + 4
    elif tags[index + 1] == "y":
        hours, minutes = divmod(hours, 100)
    elif tags[index + 1] != "d":
        return None
    distance = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or distance > _FURTHEST:
        return None
    return Zone(zone=timezone(-distance if tags[index] == "-" else distance), end=end)


def _bare_offset(tokens: Tokens, index: int) -> Zone | None:
    """As _offset, for one that follows no "GMT": "14:05 -3 min read" and "09:00-10:00" have none."""
    if index + 1 >= len(tokens.tags) or len(tokens.texts[index + 1]) == 1:
        return None
    is_stretch = tokens.tags.startswith("-d:d", index) and tokens.values[index + 1] > _FURTHEST_WEST
    return None if is_stretch else _offset(tokens, index)


def is_greenwich(tokens: Tokens, index: int) -> bool:
    """Whether the token is GMT or UTC."""
    return 0 <= index < len(tokens.texts) and tokens.texts[index] in ("gmt", "utc")


def _letters(tokens: Tokens, index: int, local: datetime, outlet: ZoneInfo) -> Zone | None:
    """A zone's letters, written in capitals; after GMT and UTC the offset counts."""
    if index >= len(tokens.texts):
        return None
    word = tokens.texts[index]
    if is_greenwich(tokens, index):
        return _offset(tokens, index + 1) or Zone(zone=UTC, end=index + 1)
    if word not in tokens.capitals and word not in ("мск", "tsi"):
        return None
    if word in _RULED:
        return Zone(zone=ZoneInfo(_RULED[word]), end=index + 1)
    if word in _DOUBTFUL:
        return Zone(zone=_settled(word, local, outlet), end=index + 1)
    if word in _LETTERS:
        return Zone(zone=timezone(timedelta(hours=_LETTERS[word])), end=index + 1)
    return Zone(zone=None, end=index + 1) if _UNKNOWN.fullmatch(word) else None


def _settled(word: str, local: datetime, outlet: ZoneInfo) -> tzinfo | None:
    """The meaning that the outlet's zone has then, or in its winter or summer; else the usual one, else None."""
    for moment in (local, local.replace(month=1, day=1), local.replace(month=7, day=1)):
        here = moment.replace(tzinfo=outlet).utcoffset()
        if here in [timedelta(hours=hours) for hours in _DOUBTFUL[word]]:
            return timezone(here)
    return timezone(timedelta(hours=_LETTERS[word])) if word in _LETTERS else None


def _city(tokens: Tokens, index: int) -> Zone | None:
    """A city whose clock is meant."""
    for size in range(_LONGEST_CITY, 0, -1):
        if name := _CITY_WORDS.get(" ".join(tokens.texts[index : index + size])):
            return Zone(zone=ZoneInfo(name), end=min(index + size, len(tokens.texts)))
    return None


def _city_time(tokens: Tokens, index: int) -> Zone | None:
    """A city with a word that makes it a clock: "Beirut time", "بتوقيت دمشق"; None for the city alone."""
    for size in range(_LONGEST_OF, 0, -1):
        if " ".join(tokens.texts[index : index + size]) in _OF_CITY:
            return _city(tokens, index + size)
    city = _city(tokens, index)
    if city is None:
        return None
    for size in range(_LONGEST_OF, 0, -1):
        if " ".join(tokens.texts[city.end : city.end + size]) in _CITY_TIME:
            return replace(city, end=min(city.end + size, len(tokens.texts)))
    return None
