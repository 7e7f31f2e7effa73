"""WordDiff: what changed between two texts, word by word. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

#: A word with the space behind it, so that the pieces joined are the text.
_PIECE = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Change:
    """A run of words that both texts have, or only one of them."""

    kind: Literal["same", "gone", "new"]
    text: str


def word_diff(before: str, after: str) -> list[Change]:
    """The runs in reading order. Those that are "same" or "gone" make up `before`, "same" or "new" `after`."""
    changes: list[Change] = []
    # Paragraphs first: comparing all words of two long texts takes time by the square.
    for old, new in _differing(_paragraphs(before), _paragraphs(after)):
        if old == new:
            changes.append(Change("same", "".join(old)))
        else:
            changes += _words(_PIECE.findall("".join(old)), _PIECE.findall("".join(new)))
    return _joined(changes)


def _paragraphs(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n+|[^\n]+", text)


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[a:b], new[c:d]


def _words(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    # Words are compared without the space behind them: a line may break elsewhere.
    bare = SequenceMatcher(None, [piece.strip() for piece in old], [piece.strip() for piece in new], autojunk=False)
    for _, a, b, c, d in bare.get_opcodes():
        if list(old[a:b]) == list(new[c:d]):
            yield Change("same", "".join(old[a:b]))
        else:
            yield Change("gone", "".join(old[a:b]))
            yield Change("new", "".join(new[c:d]))


def _joined(changes: Sequence[Change]) -> list[Change]:
    joined: list[Change] = []
    for change in changes:
        if not change.text:
            continue
        if joined and joined[-1].kind == change.kind:
            joined[-1] = Change(change.kind, joined[-1].text + change.text)
        else:
            joined.append(change)
    return joined
