"""Copies across outlets: what is found, what is not, and what the record then says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bench.dedup import kinds
from bench.dedup.bodies import invented
from bench.dedup.detectors import Ours
from bench.dedup.quality import corpus, measure
from crawler.article import Article
from crawler.dedup.copies import ALONE
from crawler.dedup.signature import signature
from crawler.store import Copies, Store, WaitingRoom
from crawler.store.copies import EXPECTED
from crawler.store.copies import record as record_anew
from crawler.store.copy_rows import COMMON, FRESH, KEPT, copies, copy_keys

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
OTHER_KINDS = ("excerpt in own text", "original of an excerpt")
BODIES = [body for _, body in invented(30, seed=3)]


@pytest.fixture
def index(store: Store) -> Copies:
    return Copies(store)


def article(id_: str, text: str, *, out: datetime = NOW, version: int = 1) -> Article:
    return Article(
        id=id_,
        outlet=id_.partition(":")[0],
        url=f"https://{id_.replace(':', '.example/')}",
        title="A title",
        text=text,
        version=version,
        published_latest=out,
        fetched_at=max(out, NOW) + timedelta(days=1),
    )


def text(number: int) -> str:
    return "\n\n".join(BODIES[number])


def pass_by(index: Copies, store: Store, item: Article, *, now: datetime = NOW) -> Article:
    """The article as it is exported, and recorded."""
    found = index.find(item)
    item = replace(item, copy_of=found.copy_of, similarity=found.similarity, story=found.story)
    record(index, store, item, now=now)
    return item


def record(index: Copies, store: Store, *items: Article, now: datetime = NOW) -> None:
    with store.engine.begin() as connection:
        index.record(connection, items, now=now.timestamp())
    index.settle(items)


def rows(store: Store) -> tuple[int, int]:
    """How many articles and keys the index holds."""
    with store.engine.connect() as connection:
        return tuple(connection.scalar(select(func.count()).select_from(table)) or 0 for table in (copies, copy_keys))


def test_copies_of_every_kind_are_found_and_templates_are_not(tmp_path: Path) -> None:
    indexes = [Ours(tmp_path / "forward"), Ours(tmp_path / "reverse")]
    score = measure(iter(indexes).__next__, corpus(invented(12), negatives=8, seed=5))
    for index in indexes:
        index.store.close()
    assert {kind: score.recall(kind) for kind in score.asked} == dict.fromkeys((*kinds.KINDS, *OTHER_KINDS), 1.0)
    assert score.wrong.total() == 0


def test_a_copy_names_the_earliest_and_its_share(index: Copies, store: Store) -> None:
    assert index.find(article("times:1", text(1))) == ALONE
    first = pass_by(index, store, article("times:1", text(1)))
    assert (first.copy_of, first.similarity, first.story) == (None, None, None)
    copy = pass_by(index, store, article("herald:1", text(1), out=NOW + timedelta(hours=1)))
    assert (copy.copy_of, copy.similarity, copy.story) == ("times:1", 1.0, "times:1")
    half = article("post:1", f"{text(1)}\n\n{text(2)}", out=NOW + timedelta(hours=2))
    found = pass_by(index, store, half)
    share = len(text(1).split()) / len(half.text.split())
    assert (found.copy_of, found.story) == ("times:1", "times:1")
    assert found.similarity == pytest.approx(share, abs=0.02)


def test_the_earlier_is_told_by_publication_not_by_arrival(index: Copies, store: Store) -> None:
    pass_by(index, store, article("herald:1", text(1)))
    original = pass_by(index, store, article("times:1", text(1), out=NOW - timedelta(hours=3)))
    assert (original.copy_of, original.similarity, original.story) == (None, None, "herald:1")
    third = pass_by(index, store, article("post:1", text(1), out=NOW + timedelta(hours=3)))
    assert (third.copy_of, third.story) == ("times:1", "herald:1")


def test_an_article_without_a_date_counts_from_when_it_was_fetched(index: Copies, store: Store) -> None:
    pass_by(index, store, replace(article("times:1", text(1)), published_latest=None))
    dated = pass_by(index, store, article("herald:1", text(1)))
    assert (dated.copy_of, dated.story) == (None, "times:1")


def test_a_new_version_is_no_copy_of_the_last_and_stays_in_its_story(index: Copies, store: Store) -> None:
    pass_by(index, store, article("times:1", text(1)))
    alone = pass_by(index, store, article("times:1", text(1) + " More.", version=2))
    assert (alone.copy_of, alone.story) == (None, None)
    pass_by(index, store, article("herald:1", text(1), out=NOW + timedelta(hours=1)))
    again = pass_by(index, store, article("times:1", text(2), version=3))
    assert (again.copy_of, again.story) == (None, "times:1")
    late = pass_by(index, store, article("post:1", text(2), out=NOW + timedelta(hours=2)))
    assert (late.copy_of, late.story) == ("times:1", "times:1")


def test_an_undated_article_is_as_old_as_its_first_version(index: Copies, store: Store) -> None:
    first = replace(article("times:1", text(1)), published_latest=None)
    pass_by(index, store, first)
    pass_by(index, store, article("herald:1", text(1), out=first.fetched_at + timedelta(hours=1)))
    later = first.fetched_at + timedelta(days=1)
    again = pass_by(index, store, replace(first, text=text(1) + " More.", version=2, fetched_at=later))
    assert (again.copy_of, again.story) == (None, "times:1")


def test_a_round_up_does_not_make_two_stories_one(index: Copies, store: Store) -> None:
    pass_by(index, store, article("times:1", text(1)))
    pass_by(index, store, article("times:2", text(2) + "\n\n" + text(3)))
    later = NOW + timedelta(hours=1)
    digest = pass_by(index, store, article("herald:9", f"{text(1)}\n\n{text(2)}\n\n{text(3)}", out=later))
    assert (digest.copy_of, digest.story) == ("times:2", "times:2")
    assert pass_by(index, store, article("post:1", text(1), out=later)).story == "times:1"


def test_the_group_that_waits_is_known_also_to_another_run_of_the_process(store: Store) -> None:
    room = WaitingRoom()
    one, other = Copies(store), Copies(store)
    one.share(room)
    other.share(room)
    one.find(article("times:1", text(1)))
    later = article("herald:1", text(1), out=NOW + timedelta(hours=1))
    assert other.find(later).copy_of == "times:1"
    assert Copies(store).find(later) == ALONE
    one.settle([article("times:1", text(1))])
    other.settle([later])
    assert room.entries == {}


def test_a_signature_made_elsewhere_is_used_once_and_not_kept_for_ever(
    index: Copies, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pass_by(index, store, article("times:1", text(1)))
    for number in range(EXPECTED + 1):
        index.expect(f"text {number}", signature(f"text {number}"))
    index.expect(text(1), signature(text(1)))
    made: list[str] = []
    monkeypatch.setattr("crawler.store.copies.signature", lambda text: made.append(text) or signature(text))
    later = NOW + timedelta(hours=1)
    assert index.find(article("herald:1", text(1), out=later)).copy_of == "times:1"
    assert made == []
    assert index.find(article("post:1", text(1), out=later)).copy_of == "times:1"
    index.find(article("post:2", "text 0"))
    index.find(article("post:3", f"text {EXPECTED}"))
    assert made == [text(1), "text 0"]


def test_a_transaction_that_failed_leaves_nothing_and_can_be_repeated(index: Copies, store: Store) -> None:
    item = article("times:1", text(1))
    index.find(item)
    with store.engine.connect() as connection:
        index.record(connection, [item], now=NOW.timestamp())
        connection.rollback()
    assert rows(store) == (0, 0)
    assert index.find(article("herald:1", text(1), out=NOW + timedelta(hours=1))).copy_of == "times:1"
    record(index, store, item)
    before = rows(store)
    record(index, store, item)
    assert rows(store) == before
    assert before[0] == 1


def test_the_index_can_be_made_anew_from_the_records(index: Copies, store: Store, tmp_path: Path) -> None:
    items = [
        pass_by(index, store, article("herald:1", text(1))),
        pass_by(index, store, article("times:1", text(1), out=NOW - timedelta(hours=1))),
        pass_by(index, store, article("times:2", text(2))),
    ]
    asked = article("post:1", text(1), out=NOW + timedelta(hours=1))
    with Store.open(data_dir=tmp_path / "anew") as other:
        anew = Copies(other)
        with other.engine.begin() as connection:
            record_anew(connection, items, now=NOW.timestamp())
        assert anew.find(asked) == index.find(asked)
        assert rows(other)[0] == rows(store)[0] == 3


def test_a_text_that_everybody_prints_takes_little_room(index: Copies, store: Store) -> None:
    pass_by(index, store, article("times:1", text(1)))
    _, once = rows(store)
    for number in range(20):
        item = article(f"outlet{number}:1", text(1), out=NOW + timedelta(hours=1))
        assert pass_by(index, store, item).copy_of == "times:1"
    assert rows(store) == (21, once)


def test_lines_that_many_stories_share_say_nothing(index: Copies, store: Store) -> None:
    lines = text(1)[:500]
    for number in range(COMMON + 2):
        unlike = f"{text(number + 2)}\n\n{lines}"
        pass_by(index, store, replace(article(f"times:{number}", unlike)))
    assert index.find(article("herald:1", lines + "\n\n" + text(20), out=NOW + timedelta(hours=1))) == ALONE


def test_what_is_old_is_forgotten_and_what_is_newer_stays(index: Copies, store: Store) -> None:
    pass_by(index, store, article("times:1", text(1)))
    pass_by(index, store, article("herald:1", text(1), out=NOW + timedelta(hours=1)), now=NOW + FRESH * 1.1)
    pass_by(index, store, article("times:2", text(2)), now=NOW + KEPT * 1.01)
    assert rows(store)[0] == 2
    found = index.find(article("post:1", text(1), out=NOW + timedelta(hours=2)))
    assert (found.copy_of, found.story) == ("herald:1", "times:1")
    record(index, store, article("times:3", text(3)), article("times:4", text(4)), now=NOW + KEPT * 10)
    assert rows(store)[0] == 2


def test_a_flash_of_one_sentence_is_no_copy(index: Copies, store: Store) -> None:
    flash = "Explosion heard near the port of Jarrow, say residents; the fire service is on its way to the place."
    pass_by(index, store, article("times:1", flash))
    assert index.find(article("herald:1", flash, out=NOW + timedelta(hours=1))) == ALONE
