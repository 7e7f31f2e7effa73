"""The near-duplicate index: signatures of the articles of all outlets, and where each of their keys occurs.

A key that one story has already is not written again, and of one that many stories have no further place is: so its
rows are few, however often a text is printed or a template filled. What was seen KEPT ago is forgotten.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Double,
    Index,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    Text,
    bindparam,
    delete,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from crawler.article import Article
from crawler.dedup.copies import Candidate, Known, Relation, relation
from crawler.dedup.signature import Signature, signature
from crawler.store.tables import Store, metadata

#: How long an article is found, counted from the moment it was recorded.
KEPT = timedelta(days=90)
#: A place of a key is good for so long; then a later article of the same story is written down beside it.
FRESH = KEPT / 2
#: A key that more stories than this have is a template's or a boilerplate's, and says nothing.
COMMON = 6
#: Stories, and members of each, that an article is compared with at the most.
STORIES = 8
MEMBERS = 8

_BATCH = 500  # keys a statement: SQLite takes 32,766 variables, old ones 999
_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only what it calls INTEGER

# One row a version. The blobs stand last: a row is read without them where they are not asked for.
copies = Table(
    "copies",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("outlet", String, nullable=False),
    Column("key", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("story", Text, nullable=False),  # id of the article the cluster is named after
    Column("out_by", Double, nullable=False),  # moment by which it was certainly published
    Column("seen_at", Double, nullable=False),
    Column("words", Integer, nullable=False),
    Column("written", Integer, nullable=False),  # so many of the hashes, from the first, are in copy_keys
    Column("figures", LargeBinary, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
    Index("copies_article", "outlet", "key", "version", unique=True),
    Index("copies_story", "story", "out_by"),
)

copy_keys = Table(
    "copy_keys",
    metadata,
    Column("hash", Integer, primary_key=True, autoincrement=False),  # 32 bits, signed
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


@dataclass(frozen=True, kw_only=True)
class _Place:
    """A known article that has a key, as far as the index needs it."""

    number: int
    story: str
    seen_at: float


@dataclass(frozen=True, kw_only=True)
class _Waiting:
    """An article that was looked up and is not yet recorded."""

    known: Known
    signature: Signature
    places: Mapping[int, Sequence[_Place]]


@dataclass(frozen=True)
class WaitingRoom:
    """Articles on their way into the index. Runs of one process share it, so that none misses another's."""

    entries: dict[tuple[str, int], _Waiting] = field(default_factory=dict)


# Made once: what SQLAlchemy makes of a list of values costs more than the look-up.
_PLACES = (
    select(copy_keys.c.hash, copies.c.number, copies.c.story, copies.c.seen_at)
    .join_from(copy_keys, copies, copy_keys.c.number == copies.c.number)
    .where(copy_keys.c.hash.in_(bindparam("keys", expanding=True)))
)
_OF_STORY = select(copies).where(copies.c.story == bindparam("story"))
_EARLIEST = _OF_STORY.order_by(copies.c.out_by).limit(MEMBERS)
_NUMBERED = _OF_STORY.where(copies.c.number.in_(bindparam("numbers", expanding=True)))
_OLDEST = select(copies.c.number, copies.c.seen_at).order_by(copies.c.number).limit(bindparam("limit"))


class Copies:
    """The index, for the articles of any outlet."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine
        self._waiting = WaitingRoom().entries

    def share(self, room: WaitingRoom) -> None:
        """Wait in a room with others, before the first article: each then knows what the others have looked up."""
        self._waiting = room.entries

    def find(self, article: Article) -> Relation:
        """What the article repeats of those known; from now on it is itself known to those that come after it."""
        mine = Candidate(id=article.id, out_by=_out_by(article), signature=signature(article.text))
        own = None
        with self._engine.connect() as connection:
            if article.version > 1:
                own, out_by = _own(connection, article)
                mine = replace(mine, out_by=min(mine.out_by, out_by))
            places = _places(connection, mine.signature.keys)
            common = frozenset(key for key, found in places.items() if len({p.story for p in found}) > COMMON)
            known = _candidates(connection, places, common)
        known += [other.known for other in self._waiting.values() if other.signature.keys & mine.signature.keys]
        found = relation(mine, [other for other in known if other.id != article.id], common=common)
        if own:
            found = Relation(copy_of=found.copy_of, similarity=found.similarity, story=own)
        self._waiting[article.id, article.version] = _Waiting(
            known=_known(mine, found.story or article.id), signature=mine.signature, places=places
        )
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
    connection: Connection, articles: Iterable[Article], known: Mapping[tuple[str, int], _Waiting], now: float
) -> None:
    articles = list(articles)
    keys: list[dict[str, int]] = []
    for article in articles:
        waiting = known.get((article.id, article.version)) or _as_waiting(connection, article)
        keys += _insert(connection, article, waiting, now)
    if keys:
        keys.sort(key=itemgetter("hash"))  # as they lie in the table: each of its pages is touched once
        connection.execute(copy_keys.insert(), keys)
    _forget(connection, before=now - KEPT.total_seconds(), limit=2 * len(articles))


def _out_by(article: Article) -> float:
    return min(article.published_latest or article.fetched_at, article.fetched_at).timestamp()


def _known(mine: Candidate, story: str) -> Known:
    return Known(
        id=mine.id,
        story=story,
        out_by=mine.out_by,
        words=mine.signature.words,
        hashes=frozenset(mine.signature.hashes),
        figures=mine.signature.figures,
    )


def _as_waiting(connection: Connection, article: Article) -> _Waiting:
    mine = Candidate(id=article.id, out_by=_out_by(article), signature=signature(article.text))
    return _Waiting(
        known=_known(mine, article.story or article.id),
        signature=mine.signature,
        places=_places(connection, mine.signature.keys),
    )


def _places(connection: Connection, keys: Collection[int]) -> dict[int, list[_Place]]:
    """For every key that is known, the articles it leads to."""
    found: defaultdict[int, list[_Place]] = defaultdict(list)
    rest = iter(keys)
    while batch := [_signed(key) for key in islice(rest, _BATCH)]:
        for row in connection.execute(_PLACES, {"keys": batch}):
            found[row.hash & 0xFFFFFFFF].append(_Place(number=row.number, story=row.story, seen_at=row.seen_at))
    return found


def _candidates(connection: Connection, places: Mapping[int, Sequence[_Place]], common: Collection[int]) -> list[Known]:
    """The articles that most of the keys lead to, and the earliest of their stories."""
    telling = [place for key, found in places.items() if key not in common for place in found]
    stories = [story for story, _ in Counter(place.story for place in telling).most_common(STORIES)]
    rows: dict[int, Row[Any]] = {}
    for story in stories:
        numbers = Counter(place.number for place in telling if place.story == story)
        most = [number for number, _ in numbers.most_common(MEMBERS)]
        rows.update((row.number, row) for row in connection.execute(_EARLIEST, {"story": story}))
        if missing := [number for number in most if number not in rows]:
            found = connection.execute(_NUMBERED, {"story": story, "numbers": missing})
            rows.update((row.number, row) for row in found)
    return [_from(row) for row in rows.values()]


def _own(connection: Connection, article: Article) -> tuple[str | None, float]:
    """The story that earlier versions of the article belong to, None when they stood alone; when the first was out."""
    outlet, _, key = article.id.partition(":")
    mine = (copies.c.outlet == outlet) & (copies.c.key == key)
    first = connection.execute(select(copies.c.story, copies.c.out_by).where(mine).order_by(copies.c.version)).first()
    if first is None:
        return None, math.inf
    others = select(copies.c.number).where(copies.c.story == first.story, ~mine).limit(1)
    return (first.story if connection.scalar(others) is not None else None), first.out_by


def _insert(connection: Connection, article: Article, waiting: _Waiting, now: float) -> list[dict[str, int]]:
    """Write the article; its rows of keys, none when it was there."""
    outlet, _, key = article.id.partition(":")
    written = [hash_ for hash_ in waiting.signature.keys if _is_wanted(waiting.places.get(hash_, ()), waiting, now)]
    rest = waiting.known.hashes.difference(written)
    row = {
        "outlet": outlet,
        "key": key,
        "version": article.version,
        "story": waiting.known.story,
        "out_by": waiting.known.out_by,
        "seen_at": now,
        "words": waiting.known.words,
        "written": len(written),
        "figures": array("H", sorted(waiting.known.figures)).tobytes(),
        "hashes": array("I", [*written, *rest]).tobytes(),
    }
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    number = connection.scalar(insert(copies).on_conflict_do_nothing().returning(copies.c.number), row)
    return [] if number is None else [{"hash": _signed(hash_), "number": number} for hash_ in written]


def _is_wanted(places: Sequence[_Place], waiting: _Waiting, now: float) -> bool:
    """Whether a further place of a key helps to find copies."""
    if len({place.story for place in places}) > COMMON:
        return False
    fresh = now - FRESH.total_seconds()
    return not any(place.story == waiting.known.story and place.seen_at >= fresh for place in places)


def _forget(connection: Connection, *, before: float, limit: int) -> None:
    """Take the oldest articles out of the index, a few at a time, so that no transaction is long."""
    old = [row.number for row in connection.execute(_OLDEST, {"limit": limit}) if row.seen_at < before]
    if not old:
        return
    query = select(copies.c.number, copies.c.written, copies.c.hashes).where(copies.c.number.in_(old))
    for row in connection.execute(query.order_by(copies.c.number)).all():  # in one order: two may do so at once
        written = [_signed(hash_) for hash_ in _unpacked("I", row.hashes)[: row.written]]
        for start in range(0, len(written), _BATCH):
            batch = written[start : start + _BATCH]
            connection.execute(delete(copy_keys).where(copy_keys.c.hash.in_(batch), copy_keys.c.number == row.number))
    connection.execute(delete(copies).where(copies.c.number.in_(old)))


def _from(row: Row[Any]) -> Known:
    return Known(
        id=f"{row.outlet}:{row.key}",
        story=row.story,
        out_by=row.out_by,
        words=row.words,
        hashes=frozenset(_unpacked("I", row.hashes)),
        figures=frozenset(_unpacked("H", row.figures)),
    )


def _unpacked(kind: str, blob: bytes) -> Sequence[int]:
    return array(kind, blob)


def _signed(hash_: int) -> int:
    """32 bits as both databases take them in four bytes."""
    return hash_ - 2**32 if hash_ >= 2**31 else hash_
