"""The rows of the near-duplicate index: signatures of articles, and where each of their keys occurs.

A key that one story has already is not written again, and of one that many stories have no further place is: so its
rows are few, however often a text is printed or a template filled.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import repeat

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Double,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    bindparam,
    delete,
    select,
)

from crawler.dedup.copies import Known
from crawler.dedup.signature import Signature
from crawler.store.prepared import Prepared, PreparedList, insert_if_new
from crawler.store.tables import metadata

#: How long an article is found, counted from the moment it was recorded.
KEPT = timedelta(days=90)
#: A place of a key is good for so long; then a later article of the same story is written down beside it.
FRESH = KEPT / 2
#: A key that more stories than this have is a template's or a boilerplate's, and says nothing.
COMMON = 6
#: Members of a story that are read because they are its earliest, or because they share most, at the most.
MEMBERS = 8

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
class Place:
    """A known article that has a key, as far as the index needs it."""

    number: int
    story: str
    seen_at: float


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """An article that was looked up and is not yet recorded."""

    known: Known
    version: int
    signature: Signature
    #: For every key that was known, the articles it leads to.
    places: Mapping[int, Sequence[Place]]


_PLACES = PreparedList(
    select(copy_keys.c.hash, copies.c.number, copies.c.story, copies.c.seen_at)
    .join_from(copy_keys, copies, copy_keys.c.number == copies.c.number)
    .where(copy_keys.c.hash.in_(bindparam("keys", expanding=True))),
    "keys",
)
_EARLIEST = Prepared(
    select(copies.c.number).where(copies.c.story == bindparam("story")).order_by(copies.c.out_by).limit(MEMBERS)
)
_KNOWN = PreparedList(
    select(
        copies.c.number,
        copies.c.outlet,
        copies.c.key,
        copies.c.story,
        copies.c.out_by,
        copies.c.words,
        copies.c.hashes,
        copies.c.figures,
    ).where(copies.c.number.in_(bindparam("numbers", expanding=True))),
    "numbers",
)
_INSERT = insert_if_new(copies, copies.c.number)
_INSERT_KEY = Prepared(copy_keys.insert())
_DELETE_KEY = Prepared(
    delete(copy_keys).where(copy_keys.c.hash == bindparam("old_hash"), copy_keys.c.number == bindparam("old_number"))
)
_oldest = (
    select(copies.c.number, copies.c.seen_at).order_by(copies.c.number).limit(bindparam("most")).subquery("oldest")
)
_OLD = Prepared(select(_oldest.c.number).where(_oldest.c.seen_at < bindparam("before")))


def places(connection: Connection, keys: Collection[int]) -> dict[int, list[Place]]:
    """For every key that is known, the articles it leads to."""
    found: defaultdict[int, list[Place]] = defaultdict(list)
    for hash_, number, story, seen_at in _PLACES.rows(connection, _signed(keys)):
        found[hash_ & 0xFFFFFFFF].append(Place(number=number, story=story, seen_at=seen_at))
    return found


def earliest(connection: Connection, story: str) -> list[int]:
    """Numbers of the earliest members of a story."""
    return [number for (number,) in _EARLIEST.rows(connection, {"story": story})]


def known(connection: Connection, numbers: Sequence[int]) -> list[Known]:
    """The articles of these numbers, in their order."""
    found = {
        number: Known(
            id=f"{outlet}:{key}",
            story=story,
            out_by=out_by,
            words=words,
            hashes=frozenset(array("I", hashes)),
            figures=frozenset(array("H", figures)),
        )
        for number, outlet, key, story, out_by, words, hashes, figures in _KNOWN.rows(connection, numbers)
    }
    return [found[number] for number in numbers if number in found]  # another process may have forgotten one


def insert(connection: Connection, articles: Sequence[Waiting], now: float) -> None:
    """Write articles, with the keys that help to find copies of them; those that are there stay."""
    keys: list[tuple[int, int]] = []
    for article in articles:
        written = [
            hash_
            for hash_ in article.signature.keys
            if hash_ not in article.places or _is_wanted(article.places[hash_], article.known.story, now)
        ]
        for (number,) in _INSERT.rows(connection, _row(article, written, now)):  # none when it was there
            keys += zip(_signed(written), repeat(number))
    keys.sort()  # as they lie in the table: each of its pages is touched once
    _INSERT_KEY.run_plain(connection, ("hash", "number"), keys)


def forget(connection: Connection, *, before: float, most: int) -> None:
    """Take the oldest articles out of the index, a few at a time, so that no transaction is long."""
    old = [number for (number,) in _OLD.rows(connection, {"most": most, "before": before})]
    if not old:
        return
    query = select(copies.c.number, copies.c.written, copies.c.hashes).where(copies.c.number.in_(old))
    for row in connection.execute(query.order_by(copies.c.number)).all():  # in one order: two may do so at once
        written = array("i", row.hashes)[: row.written]
        _DELETE_KEY.run_plain(connection, ("old_hash", "old_number"), list(zip(written, repeat(row.number))))
    connection.execute(delete(copies).where(copies.c.number.in_(old)))


def _row(article: Waiting, written: Sequence[int], now: float) -> dict[str, object]:
    outlet, _, key = article.known.id.partition(":")
    rest = article.known.hashes.difference(written)
    return {
        "outlet": outlet,
        "key": key,
        "version": article.version,
        "story": article.known.story,
        "out_by": article.known.out_by,
        "seen_at": now,
        "words": article.known.words,
        "written": len(written),
        "figures": array("H", article.known.figures).tobytes(),
        "hashes": array("I", written).tobytes() + array("I", rest).tobytes(),
    }


def _is_wanted(found: Sequence[Place], story: str, now: float) -> bool:
    """Whether a further place of a key, in an article of the story, helps to find copies."""
    if len({place.story for place in found}) > COMMON:
        return False
    fresh = now - FRESH.total_seconds()
    return not any(place.story == story and place.seen_at >= fresh for place in found)


def _signed(hashes: Collection[int]) -> Sequence[int]:
    """32 bits each, as both databases take them in four bytes."""
    return array("i", array("I", hashes).tobytes())
