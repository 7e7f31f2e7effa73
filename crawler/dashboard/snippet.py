"""Snippets: the stretch of a text that says most of what was asked, with the words marked. Pure."""

import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crawler.dedup.fingerprint import words

#: Characters of a snippet, and those of them in front of the first word that is marked.
LENGTH, BEFORE = 240, 60
#: Places of a text that are looked at.
_MOST_PLACES = 40
# Signs within a word that folding leaves out: short vowels of Arabic, tatweel, and combining accents.
_SILENT = "\u0300-\u036f\u064b-\u065f\u0670\u0640"
_BEGIN, _END = rf"(?<![\w{_SILENT}])", rf"(?![\w{_SILENT}])"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some of a text."""

    text: str
    is_marked: bool = False


def snippet(text: str, pattern: re.Pattern[str] | None) -> tuple[Piece, ...]:
    """The pieces of the best stretch; the beginning of the text when nothing of it is asked for."""
    text = " ".join(text.split())
    begin = 0
    if pattern and (places := _places(text, pattern)):
        begin = max(0, _best(places) - BEFORE)
    begin, end = _at_words(text, begin)
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    return (Piece(text=before), *marked(text[begin:end], pattern), Piece(text=after))


def marked(text: str, pattern: re.Pattern[str] | None) -> tuple[Piece, ...]:
    """The whole text in pieces."""
    pieces = []
    at = 0
    for match in pattern.finditer(text) if pattern else ():
        pieces += [Piece(text=text[at : match.start()]), Piece(text=match[0], is_marked=True)]
        at = match.end()
    return (*pieces, Piece(text=text[at:]))


def pattern_of(phrases: Sequence[Sequence[str]], *, is_open: bool) -> re.Pattern[str] | None:
    """Finds the folded phrases in texts that are not folded; None without any. `is_open`: the last word may go on."""
    if not phrases:
        return None
    found = [r"\W+".join(_spelled(word) for word in phrase) for phrase in phrases]
    if is_open:
        found[-1] += rf"[\w{_SILENT}]*"
    return re.compile(f"{_BEGIN}(?:{'|'.join(found)}){_END}", re.IGNORECASE)


def _spelled(word: str) -> str:
    spellings = _spellings()
    return "".join(f"[{re.escape(letter + spellings.get(letter, ''))}][{_SILENT}]*" for letter in word)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """By letter, the letters that are folded to it: those with accents, wide ones, other forms of Arabic ones."""
    found: defaultdict[str, str] = defaultdict(str)
    for number in (*range(0xC0, 0x2000), *range(0xFB50, min(0xFFE0, sys.maxunicode))):
        letter = chr(number)
        folded = "".join(words(letter))
        if len(folded) == 1 and folded != letter:
            found[folded] += letter
    return dict(found)


def _places(text: str, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    places = []
    for match in pattern.finditer(text):
        places.append((match.start(), match[0].casefold()))
        if len(places) == _MOST_PLACES:
            break
    return places


def _best(places: Sequence[tuple[int, str]]) -> int:
    """Where a stretch begins that has the most different words; the first of several."""
    best, most = places[0][0], 0
    for index, (begin, _) in enumerate(places):
        different = {word for at, word in places[index:] if at < begin + LENGTH - BEFORE}
        if len(different) > most:
            best, most = begin, len(different)
    return best


def _at_words(text: str, begin: int) -> tuple[int, int]:
    """The stretch, cut between words where there are any near."""
    end = min(len(text), begin + LENGTH)
    if begin:
        space = text.find(" ", begin, begin + BEFORE)
        begin = space + 1 if space >= 0 else begin
    if end < len(text):
        space = text.rfind(" ", max(begin, end - BEFORE), end)
        end = space if space >= 0 else end
    return begin, end
