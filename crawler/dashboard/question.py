"""What a reader asks for, and how FTS5 is asked for it. Pure."""

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from crawler.dedup.fingerprint import words

#: Words of a question that are looked for.
MOST_WORDS = 12
#: Letters without which a word is not taken for the beginning of others: too many begin so.
SHORTEST_START = 3
#: Numbers of hits that share a second of publication.
IN_A_SECOND = 1_000_000
_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, kw_only=True)
class Query:
    """What is looked for; "" and None leave a side open."""

    words: str = ""
    outlet: str = ""
    section: str = ""
    language: str = ""
    #: Published (found, where that is not known) between the two, in whole seconds since 1970; `until` not included.
    since: int | None = None
    until: int | None = None
    #: Hits on a page, and how many of the first are left out.
    most: int = 50
    skip: int = 0


def phrases_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The folded words that must stand side by side, of each part of a question: "words in quotes", or a word."""
    found = []
    left = MOST_WORDS
    for quoted, bare in _PART.findall(text):
        if phrase := tuple(words(quoted or bare)[:left]):
            found.append(phrase)
            left -= len(phrase)
    return tuple(found)


def is_open(text: str) -> bool:
    """Whether the last word may go on: it is no phrase, and long enough."""
    phrases = phrases_of(text)
    return bool(phrases) and not text.rstrip().endswith('"') and len(phrases[-1][-1]) >= SHORTEST_START


def match_of(query: Query) -> str:
    """The question in FTS5's language: every part must be there; "" when neither words nor sides are asked for."""
    asked = [f'facets : "{facet(side, value)}"' for side, value in _sides(query) if value]
    if phrases := phrases_of(query.words):
        # Folded words are letters and digits: nothing of a reader's is syntax.
        parts = ['"' + " ".join(phrase) + '"' for phrase in phrases]
        if is_open(query.words):
            parts[-1] += " *"
        asked.insert(0, "{title text} : (" + " AND ".join(parts) + ")")
    return " AND ".join(asked)


def facet(side: str, value: str) -> str:
    """A word that stands for the outlet, section or language, and that no text has."""
    return "z" + blake2b(f"{side}:{value}".encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def selection(query: Query) -> tuple[str, list[Any]]:
    """The SQL that finds the numbers of the hits, newest first, and its values.

    A hit's number is its moment, so that it orders and bounds what FTS5 finds without a look at the hits.
    """
    match = match_of(query)
    table = "texts JOIN hits ON hits.number = texts.rowid" if match else "hits"
    number = "texts.rowid" if match else "hits.number"
    wanted = ["latest = 1"]
    values: list[Any] = []
    if match:
        wanted.append("texts MATCH ?")
        values.append(match)
    for bound, sign in ((query.since, ">="), (query.until, "<")):
        if bound is not None:
            wanted.append(f"{number} {sign} ?")
            values.append(bound * IN_A_SECOND)
    sql = f"SELECT {number} FROM {table} WHERE {' AND '.join(wanted)} ORDER BY {number} DESC LIMIT ? OFFSET ?"
    return sql, [*values, query.most, query.skip]


def _sides(query: Query) -> tuple[tuple[str, str], ...]:
    return ("outlet", query.outlet), ("section", query.section), ("language", query.language)
