"""Reading: of the dates in one text, the one that it gives for the publication, or for the last change."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from crawler.article import Precision
from crawler.extract import dates_vocabulary as vocabulary
from crawler.extract.dates_ago import age_found, find_ages, read_whole
from crawler.extract.dates_dating import Dating, Reference
from crawler.extract.dates_fold import FIRST_DENSE
from crawler.extract.dates_machine import read_machine
from crawler.extract.dates_printed import Found, date_found, find_dates
from crawler.extract.dates_tokens import Tokens, tokenise
from crawler.extract.dates_zones import ZONE_WORDS

About = Literal["published", "modified"]

#: Characters; longer is prose, in which a date is that of an event.
LONGEST_TEXT = 200
_LONGEST_INPUT = 2000  # characters before white space is folded
# Words that are no part of a date: a byline, a place, "min read".
_MOST_BESIDE_DAY = 8
_MOST_BESIDE_MONTH = 3
_MOST_BESIDE_AGE = 3

_PERSIAN_DIGITS = re.compile("[\u06f0-\u06f9]")
_PERSIAN_LANGUAGES = {"fa", "prs", "ps"}
_PERSIAN_ZONES = {"Asia/Tehran", "Asia/Kabul", "Iran"}


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One date of a text."""

    dating: Dating
    #: "p" or "u" when a word before the date says what it is of; "" when none does.
    label: str = ""


def read(text: str, reference: Reference, *, about: About = "published") -> Reading | None:
    """What the text says; None when it says nothing, or of something else, or two things with no word to choose by."""
    if len(text) > _LONGEST_INPUT:
        return None
    raw = " ".join(text.split())
    if not raw or len(raw) > LONGEST_TEXT:
        return None
    if dating := read_machine(raw, reference):
        return Reading(dating=dating)
    if dating := read_whole(raw, reference):
        return Reading(dating=dating)
    return _chosen([*_printed(raw, reference), *_counted_back(raw, reference)], about)


def _printed(raw: str, reference: Reference) -> Iterator[Reading]:
    """The dates of the calendar, and "yesterday"."""
    tokens = tokenise(raw, vocabulary.dates(reference.languages))
    strangers = _strangers(tokens)
    is_persian = bool(
        _PERSIAN_LANGUAGES.intersection(reference.languages)
        or reference.zone.key in _PERSIAN_ZONES
        or _PERSIAN_DIGITS.search(raw)
    )
    for found in find_dates(tokens, reference, is_persian=is_persian):
        if strangers <= _allowed(found):
            dating = date_found(found, tokens, reference, raw=raw)
            if found.is_near and dating.earliest > reference.fetched:
                continue  # "today, 20:07" read at noon is another day's
            yield Reading(dating=replace(dating, is_relative=found.is_near), label=_label(tokens, found.start))


def _counted_back(raw: str, reference: Reference) -> Iterator[Reading]:
    """The ages: "3 hours ago"."""
    tokens = tokenise(raw, vocabulary.ages(reference.languages))
    for age in find_ages(tokens):
        dating = age_found(age, reference, raw=raw)
        if dating and _strangers(tokens) <= _MOST_BESIDE_AGE:
            yield Reading(dating=dating, label=_label(tokens, age.start))


def _allowed(found: Found) -> float:
    if found.is_near or found.is_short:
        return 0  # "Russia Today" is no date; "version 2.03.21" neither
    return _MOST_BESIDE_MONTH if found.is_month else _MOST_BESIDE_DAY


def _strangers(tokens: Tokens) -> float:
    """How many words are of no date; a word of a script without spaces is taken to have three characters."""
    strange = [text for tag, text in zip(tokens.tags, tokens.texts, strict=True) if tag == "x"]
    return sum(1 if text < FIRST_DENSE else 1 / 3 for text in strange if text not in ZONE_WORDS)


def _label(tokens: Tokens, start: int) -> str:
    """The last label before a token."""
    labels = [tag for tag in tokens.tags[:start] if tag in "pu"]
    return labels[-1] if labels else ""


def _chosen(readings: Sequence[Reading], about: About) -> Reading | None:
    """The reading with the wanted label, else the one without any, never one with the other label."""
    for label in ("p" if about == "published" else "u", ""):
        labelled = [reading for reading in readings if reading.label == label]
        absolute = [reading for reading in labelled if not reading.dating.is_relative]
        if label and labelled:
            return (absolute or labelled)[0]
        if absolute:
            return _agreed(absolute)
        if labelled:
            return labelled[0]
    return None


def _agreed(readings: Sequence[Reading]) -> Reading | None:
    """The most exact of readings of one day; None when they are of two, and no word says which is meant."""
    full = [reading for reading in readings if reading.dating.at]
    if not full:
        return readings[0]
    days = {reading.dating.at.date() for reading in full if reading.dating.at}
    timed = [reading for reading in full if reading.dating.precision != Precision.DAY]
    return (timed or full)[0] if len(days) == 1 else None
