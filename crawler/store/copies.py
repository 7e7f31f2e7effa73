"""The near-duplicate index: which of the articles of all outlets a new one repeats.

What was seen KEPT ago is forgotten.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from crawler.article import Article
from crawler.dedup.copies import Candidate, Known, Relation, relation
from crawler.dedup.signature import Signature, signature
from crawler.store import copy_rows
from crawler.store.copy_rows import COMMON, KEPT, MEMBERS, Place, Waiting, copies
from crawler.store.tables import Store

#: Signatures made elsewhere that are kept until their text is looked up; of many, the last.
EXPECTED = 1000
#: Stories that an article is compared with at the most.
STORIES = 8


@dataclass(frozen=True)
class WaitingRoom:
    """Articles on their way into the index. Runs of one process share it, so that none misses another's."""

    entries: dict[tuple[str, int], Waiting] = field(default_factory=dict)


class Copies:
    """The index, for the articles of any outlet."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting = WaitingRoom().entries
        self._expected: dict[str, Signature] = {}

    def share(self, room: WaitingRoom) -> None:
        """Wait in a room with others, before the first article: each then knows what the others have looked up."""
        self._waiting = room.entries

    def expect(self, text: str, made: Signature) -> None:
        """The signature of a text that will be looked up: another process had the time to make it."""
        self._expected[text] = made
        if len(self._expected) > EXPECTED:  # texts that were refused are never looked up
            del self._expected[next(iter(self._expected))]

    def find(self, article: Article) -> Relation:
        """What the article repeats of those known; from now on it is itself known to those that come after it."""
        mine, own = _candidate(article, self._expected.pop(article.text, None)), None
        connection = self._store.reader
        if article.version > 1:
            own, out_by = _own(connection, article)
            mine = replace(mine, out_by=min(mine.out_by, out_by))
        places = copy_rows.places(connection, mine.signature.keys)
        common = frozenset(key for key, found in places.items() if len({p.story for p in found}) > COMMON)
        others = _candidates(connection, places, common) if places else []
        keys = mine.signature.keys
        others += [other.known for other in self._waiting.values() if not keys.isdisjoint(other.signature.keys)]
        found = relation(mine, [other for other in others if other.id != article.id], common=common)
        if own:
            found = Relation(copy_of=found.copy_of, similarity=found.similarity, story=own)
        self._waiting[article.id, article.version] = _waiting(mine, article, found.story, places)
        return found

    def record(self, connection: Connection, articles: Iterable[Article], *, now: float) -> None:
        """Write articles into the index, with the story that is in their record; those that are there stay.

        `now` is in seconds since 1970. Belongs into the transaction that makes the articles known, followed by
        `settle`.
        """
        _record(connection, articles, self._waiting, now)

    def settle(self, articles: Iterable[Article]) -> None:
        """The transaction that recorded the articles was committed, or they will never be recorded."""
        for article in articles:
            self._waiting.pop((article.id, article.version), None)


def record(connection: Connection, articles: Iterable[Article], *, now: float) -> None:
    """The same for articles that were never looked up: an index is made anew from the records alone."""
    _record(connection, articles, {}, now)


def _record(
    connection: Connection, articles: Iterable[Article], known: Mapping[tuple[str, int], Waiting], now: float
) -> None:
    waiting = [known.get((article.id, article.version)) or _as_waiting(connection, article) for article in articles]
    copy_rows.insert(connection, waiting, now)
    copy_rows.forget(connection, before=now - KEPT.total_seconds(), most=2 * len(waiting))


def _candidate(article: Article, made: Signature | None = None) -> Candidate:
    out_by = min(article.published_latest or article.fetched_at, article.fetched_at).timestamp()
    return Candidate(id=article.id, out_by=out_by, signature=made or signature(article.text))


def _waiting(mine: Candidate, article: Article, story: str | None, places: Mapping[int, Sequence[Place]]) -> Waiting:
    known = Known(
        id=mine.id,
        story=story or mine.id,
        out_by=mine.out_by,
        words=mine.signature.words,
        hashes=frozenset(mine.signature.hashes),
        figures=mine.signature.figures,
    )
    return Waiting(known=known, version=article.version, signature=mine.signature, places=places)


def _as_waiting(connection: Connection, article: Article) -> Waiting:
    mine = _candidate(article)
    return _waiting(mine, article, article.story, copy_rows.places(connection, mine.signature.keys))


def _candidates(connection: Connection, places: Mapping[int, Sequence[Place]], common: Collection[int]) -> list[Known]:
    """The articles that most of the keys lead to, and the earliest of their stories."""
    telling = [place for key, found in places.items() if key not in common for place in found]
    numbers: dict[int, None] = {}  # in order, each once
    for story, _ in Counter(place.story for place in telling).most_common(STORIES):
        numbers |= dict.fromkeys(copy_rows.earliest(connection, story))
        most = Counter(place.number for place in telling if place.story == story).most_common(MEMBERS)
        numbers |= dict.fromkeys(number for number, _ in most)
    return copy_rows.known(connection, list(numbers))


def _own(connection: Connection, article: Article) -> tuple[str | None, float]:
    """The story that earlier versions of the article belong to, None when they stood alone; when the first was out."""
    outlet, _, key = article.id.partition(":")
    mine = (copies.c.outlet == outlet) & (copies.c.key == key)
    first = connection.execute(select(copies.c.story, copies.c.out_by).where(mine).order_by(copies.c.version)).first()
    if first is None:
        return None, math.inf
    others = select(copies.c.number).where(copies.c.story == first.story, ~mine).limit(1)
    return (first.story if connection.scalar(others) is not None else None), first.out_by
