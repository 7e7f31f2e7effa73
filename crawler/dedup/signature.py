"""What is kept of a text to find its copies by: a sample of the hashes of its shingles.

A shingle is a run of WIDTH words. Which shingles are sampled depends on their words alone, so two texts that share a
passage have sampled the same shingles in it, however long the rest of either is: that finds excerpts, which MinHash
(a sample of fixed size) does not. A thinner choice of the sample is what the index looks up: the least of every WINDOW
neighbours (winnowing: Schleimer, Wilkerson, Aiken, 2003), so no shared passage of some length goes without one.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from zlib import crc32

from crawler.dedup.fingerprint import words

#: Words a shingle.
WIDTH = 8
#: One shingle in so many is sampled, on average; a power of two.
SAMPLED = 4
#: Of so many neighbours in the sample, one is looked up.
WINDOW = 12
#: What is read of a text longer than any article.
LONGEST = 20_000  # words

_PRIME = 2**61 - 1
_BASE = 1_103_515_245_772_613_291 % _PRIME  # any number of this size will do; the stored hashes depend on it
_LEAVES = pow(_BASE, WIDTH, _PRIME)
# Characters of scripts written without spaces, each a word: Thai to Burmese, Khmer, kana, Han.
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAS_DENSE = re.compile(f"[{_DENSE}]")
_PIECE = re.compile(f"[{_DENSE}]|[^{_DENSE}]+")


@dataclass(frozen=True, kw_only=True)
class Signature:
    """The sampled shingles of a text, in its order."""

    #: Words of the text.
    words: int
    #: Hashes of the sampled shingles, 32 bits each.
    hashes: tuple[int, ...]
    #: For each of them, the number of its first word.
    places: tuple[int, ...]
    #: Those by which the text is looked up.
    keys: frozenset[int]
    #: For each paragraph, the number of the word behind its last.
    paragraphs: tuple[int, ...]
    #: Hashes of the figures in the text, each with the word before it, 16 bits.
    figures: frozenset[int]


def signature(text: str) -> Signature:
    """The signature of a text; one shorter than a shingle has no hashes. The title is no part of it."""
    paragraphs = [_tokens(paragraph) for paragraph in text.split("\n") if paragraph]
    tokens = list(chain.from_iterable(paragraphs))[:LONGEST]
    hashes, places, orders = _sample(tokens)
    return Signature(
        words=len(tokens),
        hashes=tuple(hashes),
        places=tuple(places),
        keys=frozenset(_winnowed(hashes, orders)),
        paragraphs=tuple(accumulate(map(len, paragraphs))),
        figures=_figures(tokens),
    )


def _tokens(text: str) -> list[str]:
    tokens = words(text)
    return [piece for token in tokens for piece in _PIECE.findall(token)] if _HAS_DENSE.search(text) else tokens


def _sample(tokens: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
    """Of the sampled shingles: hashes, places, and the order by which some are chosen to be looked up.

    The 61 bits of a rolling hash are parted: 2 say whether it is sampled, 27 are the order, 32 the hash.
    """
    hashed = {token: crc32(token.encode("utf-8", "surrogatepass")) + 1 for token in set(tokens)}
    numbers = [hashed[token] for token in tokens]
    hashes: list[int] = []
    places: list[int] = []
    orders: list[int] = []
    rolling = 0
    for number in numbers[: WIDTH - 1]:
        rolling = (rolling * _BASE + number) % _PRIME
    left = 0
    for place, number in enumerate(numbers[WIDTH - 1 :]):
        rolling = (rolling * _BASE + number - left * _LEAVES) % _PRIME
        left = numbers[place]
        if not rolling % SAMPLED:
            hashes.append(rolling >> 29)
            places.append(place)
            orders.append(rolling >> 2 & 0x7FFFFFF)
    return hashes, places, orders


def _winnowed(hashes: Sequence[int], orders: Sequence[int]) -> Iterable[int]:
    """The least of every WINDOW neighbours; of fewer, the least of all."""
    best = -1
    for end in range(max(0, min(WINDOW, len(hashes)) - 1), len(hashes)):
        start = max(0, end - WINDOW + 1)
        if best < start:
            best = min(range(start, end + 1), key=orders.__getitem__)
            yield hashes[best]
        elif orders[end] < orders[best]:
            best = end
            yield hashes[best]


def _figures(tokens: Sequence[str]) -> frozenset[int]:
    return frozenset(
        crc32(f"{before} {_figure(token)}".encode("utf-8", "surrogatepass")) & 0xFFFF
        for before, token in zip(("", *tokens), tokens, strict=False)
        if token.isdecimal()
    )


def _figure(token: str) -> str:
    """The figure in the digits of ASCII: outlets write ٢٥ or 25."""
    return token if token.isascii() else "".join(str(unicodedata.decimal(digit)) for digit in token)
