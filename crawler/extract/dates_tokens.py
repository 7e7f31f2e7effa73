"""A text of a date as tokens, each with a one-letter tag, so that a pattern over the tags finds a form in it.

The tags of words are those of the vocabulary, `x` for a word it does not know. `d` is a number of one or two digits,
`y` of four, `8` of eight, `n` another. A sign is its own tag, or `;`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.extract.dates_fold import Piece, pieces
from crawler.extract.dates_vocabulary import Meaning, Vocabulary

_SIGNS = frozenset("/-.,:|()+@'")
_CAPITALS = re.compile(r"(?<![A-Za-z])[A-Z]{1,5}(?![A-Za-z])|(?<![A-Za-z])[A-Z]{2,4}(?=[A-Z][a-z][a-z])")
_NUMBER_TAGS = {1: "d", 2: "d", 4: "y", 8: "8"}
_LONGEST_NUMBER = 20  # digits


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """A text cut into folded tokens; the four sequences run side by side."""

    tags: str
    texts: Sequence[str]
    #: What a word stands for; the number of a number.
    values: Sequence[int]
    #: First character in the folded text, and the one after the last.
    spans: Sequence[tuple[int, int]]
    #: Short words written in capitals, folded: letters are taken for a zone only so.
    capitals: frozenset[str]

    def touches(self, index: int) -> bool:
        """Whether no space stands between this token and the one before."""
        return index > 0 and self.spans[index - 1][1] == self.spans[index][0]


def tokenise(text: str, vocabulary: Vocabulary) -> Tokens:
    """The tokens of a text."""
    found = list(_joined(pieces(text), vocabulary))
    meanings = [_meaning(word, vocabulary) for word, _, _ in found]
    return Tokens(
        tags="".join(tag for tag, _ in meanings),
        texts=[word for word, _, _ in found],
        values=[value for _, value in meanings],
        spans=[(start, end) for _, start, end in found],
        capitals=frozenset(word.casefold() for word in _CAPITALS.findall(text)),
    )


def _joined(tokens: Sequence[Piece], vocabulary: Vocabulary) -> Iterator[Piece]:
    """The tokens, with those that make up one spelling as one."""
    index = 0
    while index < len(tokens):
        word, start, end = tokens[index]
        reach = vocabulary.reach.get(word, 1)
        size = next((size for size in range(reach, 1, -1) if _join(tokens, index, size) in vocabulary.words), 1)
        yield _join(tokens, index, size), start, tokens[index + size - 1][2]
        index += size


def _join(tokens: Sequence[Piece], index: int, size: int) -> str:
    """The spelling that `size` tokens make up; "" when there are not so many left."""
    return " ".join(word for word, _, _ in tokens[index : index + size]) if index + size <= len(tokens) else ""


def _meaning(word: str, vocabulary: Vocabulary) -> Meaning:
    if word[0].isdecimal():
        return _NUMBER_TAGS.get(len(word), "n"), int(word[:_LONGEST_NUMBER])
    if meaning := vocabulary.words.get(word):
        return meaning
    if not word[0].isalpha():
        return (word if word in _SIGNS else ";"), 0
    # Hebrew writes "in" and "on" into the word.
    return vocabulary.words.get(word[1:], ("x", 0)) if word[0] == "ב" else ("x", 0)
