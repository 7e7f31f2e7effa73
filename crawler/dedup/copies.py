"""Deciding which known article a text repeats, from signatures alone.

Two things look alike to most measures: a copy with light edits, and another day's report from the same template. They
differ in how the shared words lie. A copy shares long passages; a template shares the words between its slots. So what
counts are words in passages that are shared without a break, not shared shingles.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crawler.dedup.signature import WIDTH, Signature

#: Words without a break from which on a shared passage counts.
PASSAGE = 20
#: Words in such passages that make a copy at the least: two flashes of one sentence are no copies.
LEAST = 40
#: Share of the shorter text in such passages, from which on it is held by the longer one.
HELD = 0.45
#: Where neither text holds the other: whole paragraphs in such passages that make an excerpt, and their words.
EXCERPT_PARAGRAPHS = 3
EXCERPT_WORDS = 50
#: The same where outlets set other paragraphs: words alone.
EXCERPT = 90
#: Words by which the end of a passage may be off.
SLACK = 4
#: Share of the figures of the shorter text that the longer one must have, when it holds it.
FIGURES = 0.6
#: Figures, so few that they tell nothing.
FEW_FIGURES = 3


@dataclass(frozen=True, kw_only=True)
class Known:
    """An article in the index: what is kept of one version of it."""

    #: `outlet:key`.
    id: str
    #: Id of the article its cluster is named after; its own when it stands alone.
    story: str
    #: Moment by which it was certainly published, seconds since 1970.
    out_by: float
    words: int
    hashes: frozenset[int]
    figures: frozenset[int]

    @property
    def outlet(self) -> str:
        return self.id.partition(":")[0]


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An article that is compared with those known."""

    id: str
    out_by: float
    signature: Signature

    @property
    def outlet(self) -> str:
        return self.id.partition(":")[0]


@dataclass(frozen=True, kw_only=True)
class Relation:
    """What an article has to do with those known; all None when it repeats none of them."""

    #: Id of the earliest article whose text it repeats; None when it is itself the earliest.
    copy_of: str | None = None
    #: Share of its words in passages that `copy_of` has too, 0 to 1.
    similarity: float | None = None
    #: Id naming the cluster.
    story: str | None = None


ALONE = Relation()


def relation(mine: Candidate, known: Iterable[Known], *, common: frozenset[int]) -> Relation:
    """What the article repeats. `common` are hashes that so many stories share that they say nothing.

    The story is that of the article it shares most with; `copy_of` the earliest of that story. Stories are not merged:
    a round-up that repeats two of them would make them one.
    """
    shared = [(words, other) for other in known if (words := _copied(mine, other, common))]
    if not shared:
        return ALONE
    _, nearest = max(shared, key=lambda pair: (pair[0], -pair[1].out_by))
    members = [pair for pair in shared if pair[1].story == nearest.story]
    words, first = min(members, key=lambda pair: (pair[1].out_by, -pair[0]))
    if first.out_by > mine.out_by:
        return Relation(story=nearest.story)
    return Relation(copy_of=first.id, similarity=round(min(1.0, words / mine.signature.words), 3), story=nearest.story)


def _copied(mine: Candidate, other: Known, common: frozenset[int]) -> int:
    """Words of mine in passages that the other has too, when they make it a copy; else 0."""
    passages = list(_passages(mine.signature, other.hashes, common))
    copied = sum(end - start for start, end in passages)
    if copied < LEAST:
        return 0
    if copied >= HELD * min(mine.signature.words, other.words) and _agree(mine, other):
        return copied
    return copied if mine.outlet != other.outlet and _is_excerpt(mine.signature, passages) else 0


def _is_excerpt(mine: Signature, passages: Sequence[tuple[int, int]]) -> bool:
    copied = sum(end - start for start, end in passages)
    whole = sum(
        any(start - SLACK <= first and last <= end + SLACK for start, end in passages)
        for first, last in zip((0, *mine.paragraphs), mine.paragraphs, strict=False)
        if first < last
    )
    return copied >= EXCERPT or (copied >= EXCERPT_WORDS and whole >= EXCERPT_PARAGRAPHS)


def _agree(mine: Candidate, other: Known) -> bool:
    """Whether the longer text has the figures of the shorter: those of another day's report differ."""
    figures = mine.signature.figures if mine.signature.words <= other.words else other.figures
    if len(figures) <= FEW_FIGURES:
        return True
    return len(mine.signature.figures & other.figures) >= FIGURES * len(figures)


def _passages(mine: Signature, theirs: frozenset[int], common: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Passages of mine that the other has too, from word to word, without those that many stories share."""
    for first, last in _runs(mine.hashes, theirs):
        start, end = _start(mine, first), _end(mine, last)
        keys = mine.keys.intersection(mine.hashes[first : last + 1])
        if end - start >= PASSAGE and len(keys & common) * 2 <= len(keys):
            yield start, end


def _runs(hashes: Sequence[int], theirs: frozenset[int]) -> Iterator[tuple[int, int]]:
    """First and last index of every run of hashes that the other has."""
    first = None
    for index, value in enumerate(hashes):
        if value in theirs:
            first = index if first is None else first
        elif first is not None:
            yield first, index - 1
            first = None
    if first is not None:
        yield first, len(hashes) - 1


# Where exactly a passage ends, the sample does not say: half-way to the next shingle that the other has not.
def _start(mine: Signature, first: int) -> int:
    return mine.places[first] - (mine.places[first] - mine.places[first - 1]) // 2 if first else 0


def _end(mine: Signature, last: int) -> int:
    if last + 1 == len(mine.places):
        return mine.words
    return mine.places[last] + WIDTH + (mine.places[last + 1] - mine.places[last]) // 2
