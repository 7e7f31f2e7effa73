"""The dates room: from the texts that witness a date to a moment, a stretch of time, or nothing.

A date is never guessed and never the moment of the fetch. Fixed rules where texts leave a choice:
- a clock time without a zone is the outlet's, by the rules its zone had that day;
- the hour that autumn repeats is the first of the two, an hour that spring skips is moved on;
- 03/04/2026 is read by `order`, unless a weekday or a month above twelve tells; 03.04.2026 is day first; where nobody
  knows the order, a URL that names one of the two months tells, of both;
- where nobody knows the outlet's zone such a clock time tells the day, and not its moment: see `anywhere`;
- letters of two zones (IST, CST) count if the outlet's own zone is one of them, else only the day is read;
- of "published A, updated B" it is A; a text that gives nothing but an update gives no publication;
- of two days without such a word neither is read; nor a day without a year, a weekday or a clock time alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from crawler.extract.dates_dating import Dating, Reference, anywhere
from crawler.extract.dates_evidence import trusted
from crawler.extract.dates_reading import About, read
from crawler.extract.dates_url import url_date

__all__ = ["About", "Dating", "anywhere", "read_date", "url_date", "weigh"]


def read_date(
    text: str,
    *,
    fetched: datetime,
    timezone: str = "UTC",
    languages: Sequence[str] = (),
    order: str = "dmy",
    about: About = "published",
) -> Dating | None:
    """The date that a text says; None when it says none, or one that is not in 1990 to the year after the fetch.

    `timezone` is an IANA name, "" when nobody knows it: what names no zone is then read as if in Greenwich, and only
    `anywhere` of it is true. `languages` are ISO 639-1 codes, of which none need be given; `order` is "dmy",
    "mdy", or "" when nobody knows: then 03/04/2026 is no date. `about="modified"` asks for the last change instead.
    """
    reading = read(text, _reference(fetched, timezone, languages, order), about=about)
    return reading.dating if reading else None


def weigh(
    candidates: Sequence[tuple[str, str | Dating]],
    *,
    url: str,
    fetched: datetime,
    changed: Mapping[str, Dating] = MappingProxyType({}),
    timezone: str = "UTC",
    languages: Sequence[str] = (),
    order: str = "dmy",
) -> tuple[str, Dating] | None:
    """The witness to trust and what it says; None when none says anything.

    Candidates are (how, text), the most trustworthy first, or (how, Dating) for a text that was read before, such as
    a listing's, whose "2 hours ago" counts from its own fetch; `changed` is the last change by witness. `how` is "url"
    when only the URL names the day. The rules are those of `dates_evidence`.
    """
    address = url_date(url, timezone=timezone)
    reference = _reference(fetched, timezone, languages, order)
    if address:
        reference = replace(reference, month=(address.earliest.year, address.earliest.month))
    return trusted(candidates, address, reference, changed)


def _reference(fetched: datetime, timezone: str, languages: Sequence[str], order: str) -> Reference:
    codes = tuple(language.split("-")[0].casefold() for language in languages)
    zone = ZoneInfo(timezone or "UTC")
    return Reference(fetched=fetched, zone=zone, knows_zone=bool(timezone), languages=codes, order=order)
