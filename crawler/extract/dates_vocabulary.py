"""Vocabularies: what a token, or several in a row, may mean in a text of a date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.extract import dates_ago_words as ago
from crawler.extract import dates_words as words
from crawler.extract.dates_fold import pieces
from crawler.extract.dates_months import MONTHS, SOLAR_HIJRI_MONTHS, WEEKDAYS

#: A one-letter tag, and what the word stands for (month 1 to 12, weekday 1 to 7, days back, hour of noon).
Meaning = tuple[str, int]

#: In the place of a number's value: the unit needs a number beside it.
NO_COUNT = 0


@dataclass(frozen=True)
class Vocabulary:
    """Meanings by spelling; the tokens of a spelling are joined by spaces."""

    words: Mapping[str, Meaning]
    #: First tokens of longer spellings, with the number of tokens in the longest.
    reach: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        reach: dict[str, int] = {}
        for spelling in self.words:
            first, *rest = spelling.split(" ")
            if rest:
                reach[first] = max(reach.get(first, 0), 1 + len(rest))
        object.__setattr__(self, "reach", reach)


@lru_cache(maxsize=256)
def dates(languages: tuple[str, ...]) -> Vocabulary:
    """The words of dates; one that means two things has the meaning of the first language that knows it.

    Tags: `m` month, `j` month of the Solar Hijri calendar, `w` weekday, `r` day near today, `a` half of the day, `A`
    the same before its time, `H` `I` `S` hour, minute and second words, `t` "at", `f` filler, `Y` `M` `D` the CJK
    marks, `V` the Vietnamese month, `p` published, `u` updated.
    """
    table = dict(_COMMON)
    for language in reversed(languages):
        table |= _MONTHS.get(language, {}) | _table("r", words.NEAR_DAYS_OF.get(language, {}))
        table |= _table("f", {0: words.FILLERS_OF.get(language, "")})
    return Vocabulary(table)


@lru_cache(maxsize=256)
def ages(languages: tuple[str, ...]) -> Vocabulary:
    """The words of "3 hours ago".

    Tags: `b` before the number, `e` after the unit, `B` either, `k` about, `q` a number, the letters of _UNITS a
    unit (its value is the number it holds itself, or NO_COUNT), `N` a number or the year, `p` `u` as in dates.
    """
    table = dict(_AGES)
    for language in reversed(languages):
        table |= {word: meaning for word, meaning in _UNITS_OF.get(language, {}).items() if word not in _NUMBERS}
    return Vocabulary(table)


@lru_cache(maxsize=1)
def whole_texts() -> Mapping[str, str]:
    """Texts that say it all: "now", or the calendar unit that has passed ("week", "month", "year")."""
    table = dict.fromkeys(spellings(ago.NOW), "now")
    for unit, group in ago.LAST.items():
        table |= dict.fromkeys(spellings(group), unit)
    return table


#: Tags of units, shortest first: seconds, minutes, hours, days, weeks, months, years.
UNIT_TAGS = "SIHDWMY"


def spellings(group: str) -> list[str]:
    """The spellings of a table's group, folded, the tokens of each joined by spaces."""
    return [" ".join(token for token, _, _ in pieces(spelling.replace("_", " "))) for spelling in group.split()]


def _table(tag: str, groups: Mapping[int, str]) -> dict[str, Meaning]:
    return {spelling: (tag, value) for value, group in groups.items() for spelling in spellings(group)}


def _numbered(tag: str, groups: str) -> dict[str, Meaning]:
    return _table(tag, dict(enumerate(groups.split("|"), 1)))


def _agreed(tables: Iterable[Mapping[str, Meaning]]) -> dict[str, Meaning]:
    """What all tables agree on: a spelling of two meanings is left out."""
    merged: dict[str, Meaning] = {}
    disputed = set()
    for table in tables:
        for spelling, meaning in table.items():
            if merged.setdefault(spelling, meaning) != meaning:
                disputed.add(spelling)
    return {spelling: meaning for spelling, meaning in merged.items() if spelling not in disputed}


def _first(tables: Iterable[Mapping[str, Meaning]]) -> dict[str, Meaning]:
    """All tables as one; a spelling has the meaning of the first that knows it."""
    merged: dict[str, Meaning] = {}
    for table in tables:
        merged = {**table, **merged}
    return merged


def _counted(tables: Iterable[Mapping[str, Meaning]]) -> dict[str, Meaning]:
    """The units that all languages agree on; one that holds its number in any language holds it in the merger."""
    tables = list(tables)
    tags = _agreed({word: (tag, 0) for word, (tag, _) in table.items()} for table in tables)
    return {word: (tag, max(table.get(word, ("", 0))[1] for table in tables)) for word, (tag, _) in tags.items()}


def _units(groups: str) -> dict[str, Meaning]:
    table = {}
    for tag, group in zip(UNIT_TAGS, groups.split("|"), strict=True):
        for word in group.split():
            spelling, _, count = word.partition("=")
            table[spellings(spelling)[0]] = (tag, int(count or NO_COUNT))
    return table


_LABELS = {**_table("p", {0: words.PUBLISHED}), **_table("u", {0: words.UPDATED})}
_MONTHS = {language: _numbered("m", groups) for language, groups in MONTHS.items()}
_MARKS = {
    "Y": words.YEAR_MARKS,
    "M": words.MONTH_MARKS,
    "D": words.DAY_MARKS,
    "V": words.VIETNAMESE_MONTH,
    "H": words.HOURS,
    "I": words.MINUTES,
    "S": words.SECONDS,
    "t": words.AT,
    "f": words.FILLERS,
}
_COMMON = _first(
    [
        _agreed(_MONTHS.values()),
        _numbered("j", SOLAR_HIJRI_MONTHS),
        _LABELS,
        _table("r", words.NEAR_DAYS),
        _table("a", words.HALVES),
        _table("A", words.LEADING_HALVES),
        *(_table(tag, {0: group}) for tag, group in _MARKS.items()),
        *(_numbered("w", groups) for groups in WEEKDAYS.values()),
    ]
)

_UNITS_OF = {language: _units(groups) for language, groups in ago.UNITS.items()}
_NUMBERS = _numbered("q", ago.NUMBERS)
_BEFORE, _AFTER = _table("b", {0: ago.BEFORE}), _table("e", {0: ago.AFTER})
_EITHER = {spelling: ("B", 0) for spelling in _BEFORE if spelling in _AFTER}
_COMMON_UNITS = _counted(_UNITS_OF.values())
_YEAR_OR_NUMBER = {
    word: ("N", value)
    for word, (_, value) in _NUMBERS.items()
    if any(units.get(word, ("", 0))[0] == "Y" for units in _UNITS_OF.values())
}
_AGES = _first(
    [_EITHER, _BEFORE, _AFTER, _YEAR_OR_NUMBER, _NUMBERS, _COMMON_UNITS, _LABELS, _table("k", {0: ago.ABOUT})]
)
