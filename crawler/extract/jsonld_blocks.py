"""The ld+json blocks of a page as values, repaired where they are broken, bounded in every direction."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from lxml.html import HtmlElement

from crawler.extract.landmarks import landmarks

#: Characters of one block that are read; a longer one is left out. The longest seen on a news page has 0.3 million.
LONGEST_BLOCK = 3_000_000
#: Characters of all blocks of a page.
LONGEST_TOTAL = 6_000_000
#: Blocks of a page that are read.
MOST_BLOCKS = 200
#: Objects of a page that are looked at.
MOST_NODES = 20_000
#: Levels of nesting that are followed.
DEEPEST = 40

_UNTYPED = re.compile(r"\s*\{\s*\"@context\"\s*:\s*\"https?://schema\.org")
_AROUND = " \t\r\n\ufeff\xa0;"
_OPENING = re.compile(r"\A[\s\ufeff]*(?:<!--|(?://|/\*)?\s{0,9}<!\[CDATA\[(?:\s{0,9}\*/)?)")
_CLOSING = re.compile(r"(?:-->|(?://|/\*)?\s{0,9}\]\]>(?:\s{0,9}\*/)?)[\s;]*\Z")
# A string is stepped over; the rest goes: a comma before a closing bracket, and comments.
_STRING_OR_NOISE = re.compile(
    # What is not closed runs to the end, so that no character is looked at twice.
    r'"(?:[^"\\]|\\.)*+"?|,(?=\s*[}\]])|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/)?',
    re.DOTALL,
)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_DECODER = json.JSONDecoder(strict=False)

Node = dict[str, Any]


@lru_cache(maxsize=1)
def blocks(tree: HtmlElement) -> tuple[Any, ...]:
    """The values of the page's ld+json blocks, in page order; a block that cannot be read gives none.

    Kept for the tree asked for last: they are shared between callers, who must not change them.
    """
    scripts = landmarks(tree).scripts[: MOST_BLOCKS * 4]
    declared = [script for script in scripts if "ld+json" in (script.get("type") or "").lower()]
    found = _texts(declared)
    if not declared:
        # Seen without its type: what begins like a block is one all the same.
        found = [text for text in _texts(script for script in scripts if not script.attrib) if _UNTYPED.match(text)]
    return tuple(value for text in found[:MOST_BLOCKS] for value in _values(text))


def _texts(scripts: Iterable[HtmlElement]) -> list[str]:
    found, total = [], 0
    for script in scripts:
        text = script.text or ""
        total += len(text)
        if len(text) <= LONGEST_BLOCK and total <= LONGEST_TOTAL:
            found.append(text)
    return found


def _values(text: str) -> Iterator[Any]:
    """The values of one block: one, or several that were written one after the other."""
    text = text.strip(_AROUND)
    if text[:1] not in "{[" or text[-1:] not in "}]":
        text = _CLOSING.sub("", _OPENING.sub("", text)).strip(_AROUND)
    for repaired in _repairs(text):
        values = _decode(repaired)
        if values:
            yield from values
            return


def _repairs(text: str) -> Iterator[str]:
    yield text
    tidy = _STRING_OR_NOISE.sub(lambda match: match[0] if match[0].startswith('"') else "", text)
    yield tidy
    yield _BAD_ESCAPE.sub(r"\\\\", tidy)


def _decode(text: str) -> list[Any]:
    """The values in the text; [] when any part of it is no JSON."""
    values: list[Any] = []
    place = 0
    while place < len(text) and len(values) < MOST_BLOCKS:
        try:
            value, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            return []
        values.append(value)
        while place < len(text) and text[place] in " \t\r\n,;\ufeff\xa0":
            place += 1
    return values
