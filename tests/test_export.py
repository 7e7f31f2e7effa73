"""The feed: nothing torn, nothing lost, nothing twice, wherever a run is killed."""

import errno
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

import jsonschema
import pytest

from crawler.article import Article, Discovered, Image, Precision, Warc
from crawler.export import GROUP, ExportError, Feed, line_of, repair
from crawler.lead import Lead
from crawler.lock import Lock, Locked
from crawler.schema import PATH, schema, text
from crawler.store import Entry, Leads, Parts, Store, StoreError

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
NAME = "articles/times/one.jsonl"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(data_dir=tmp_path) as opened:
        yield opened


@pytest.fixture
def feed(tmp_path: Path, store: Store) -> Iterator[Feed]:
    feed = Feed(data_dir=tmp_path, name=NAME, parts=Parts(store, "times"), clock=lambda: NOW)
    yield feed
    if feed._file:  # a killed process leaves the closing to the system
        feed._file.close()


def entry(number: int) -> Entry:
    article = Article(
        id=f"times:{number}",
        outlet="times",
        url=f"https://times.example/{number}",
        title=f"Title {number}",
        text=f"Text {number} « é »",
        content_hash=f"{number:032}",
        fetched_at=NOW,
    )
    return Entry(article=article, key=str(number), lead_key=str(number))


def lines(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_bytes().splitlines()]


def test_a_part_has_its_final_name_only_when_it_is_complete(tmp_path: Path, feed: Feed) -> None:
    for number in range(GROUP + 1):
        feed.add(entry(number))
    assert not feed.path.exists()
    assert feed.close() == tmp_path / NAME
    assert lines(tmp_path / NAME) == [f"times:{number}" for number in range(GROUP + 1)]
    assert list((tmp_path / "articles").rglob("*.open")) == []


def test_a_run_without_articles_leaves_no_file(tmp_path: Path, feed: Feed) -> None:
    assert feed.close() is None
    assert not (tmp_path / "articles").exists()


@pytest.mark.parametrize("torn", [b"", b'{"id": "times:9", "ti', b'{"id": "times:9"}\n'])
def test_what_was_not_committed_is_cut_off_at_the_next_start(
    tmp_path: Path, store: Store, feed: Feed, torn: bytes
) -> None:
    feed.add(entry(1))
    feed.commit()
    with (tmp_path / f"{NAME}.open").open("ab") as file:
        file.write(torn)  # the kill came between the write and the store's commit
    parts = Parts(store, "times")
    assert repair(data_dir=tmp_path, parts=parts) == [tmp_path / NAME]
    assert lines(tmp_path / NAME) == ["times:1"]
    assert parts.open_parts() == []
    assert repair(data_dir=tmp_path, parts=parts) == []


def test_a_kill_before_the_first_commit_leaves_nothing(tmp_path: Path, store: Store) -> None:
    parts = Parts(store, "times")
    parts.begin(NAME)
    (tmp_path / "articles/times").mkdir(parents=True)
    (tmp_path / f"{NAME}.open").write_bytes(b'{"id"')
    assert repair(data_dir=tmp_path, parts=parts) == []
    assert list((tmp_path / "articles").rglob("*.jsonl*")) == []


def test_a_kill_after_the_rename_is_noticed(tmp_path: Path, store: Store, feed: Feed) -> None:
    feed.add(entry(1))
    feed.commit()
    (tmp_path / f"{NAME}.open").rename(tmp_path / NAME)
    assert repair(data_dir=tmp_path, parts=Parts(store, "times")) == [tmp_path / NAME]


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: os.truncate(path, 3)])
def test_a_part_that_lost_safe_articles_is_an_error(
    tmp_path: Path, store: Store, feed: Feed, harm: Callable[[Path], None]
) -> None:
    feed.add(entry(1))
    feed.commit()
    harm(tmp_path / f"{NAME}.open")
    with pytest.raises(ExportError, match="restore it"):
        repair(data_dir=tmp_path, parts=Parts(store, "times"))


def test_a_full_disk_is_one_clear_error_and_loses_nothing(
    tmp_path: Path, store: Store, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed.add(entry(1))
    feed.commit()

    class Full(FileIO):
        def write(self, data: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert feed._file
    feed._file.close()
    feed._file = Full(tmp_path / f"{NAME}.open", "r+")
    feed.add(entry(2))
    with pytest.raises(ExportError, match="No space left on device"):
        feed.commit()
    repair(data_dir=tmp_path, parts=Parts(store, "times"))
    assert lines(tmp_path / NAME) == ["times:1"]
    assert Parts(store, "times").latest("2") is None


def test_a_commit_ends_the_leads(store: Store, feed: Feed) -> None:
    leads = Leads(store, "times")
    leads.remember([Lead(outlet="times", key=str(n), url=f"https://times.example/{n}") for n in (1, 2)], now=NOW)
    feed.add(entry(1))
    assert set(leads.due(["1", "2"], now=NOW)) == {"1", "2"}
    feed.commit()
    assert set(leads.due(["1", "2"], now=NOW)) == {"2"}


def test_the_group_that_waits_is_known(feed: Feed) -> None:
    feed.add(entry(1))
    held = feed.holds("1")
    assert held is not None
    assert feed.holds_content(held.content_hash) == "1"
    assert feed.holds("2") is None


def test_a_line_fits_the_schema() -> None:
    article = Article(
        id="times:1",
        outlet="times",
        url="https://times.example/1",
        title="A",
        text="B",
        authors=("Vera Holm",),
        published_at=NOW,
        published_precision=Precision.MINUTE,
        images=(Image(url="https://times.example/1.jpg"),),
        fetched_at=NOW,
        discovered=Discovered(via="feed", at=NOW),
        warc=Warc(file="a.warc.gz", offset=7),
    )
    line = line_of(article)
    record = json.loads(line)
    jsonschema.validate(record, schema())
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert (record["published_at"], record["published_precision"]) == ("2026-11-20T06:00:00+00:00", "minute")


def test_the_schema_that_is_shipped_is_that_of_the_record() -> None:
    assert PATH.read_text(encoding="utf-8") == text(), "run: python -m crawler.schema"


def test_every_field_of_the_record_is_described() -> None:
    assert all(field["description"] for field in schema()["properties"].values())


def test_one_process_an_outlet(tmp_path: Path) -> None:
    lock = Lock.take(tmp_path, "times")
    with pytest.raises(Locked, match=str(os.getpid())):
        Lock.take(tmp_path, "times")
    Lock.take(tmp_path, "herald").release()
    lock.release()
    Lock.take(tmp_path, "times").release()


@pytest.mark.parametrize("content", [b"this is no database" * 100, None])
def test_a_store_that_cannot_be_used_says_so(tmp_path: Path, content: bytes | None) -> None:
    place = tmp_path / "state.sqlite"
    place.write_bytes(content) if content else place.mkdir()
    with pytest.raises(StoreError, match="cannot be used"):
        Store.open(data_dir=tmp_path)


def test_a_store_of_another_version_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(data_dir=tmp_path).close()
    monkeypatch.setattr("crawler.store.tables.VERSION", 2)
    with pytest.raises(StoreError, match="version 1, this crawler needs 2"):
        Store.open(data_dir=tmp_path)
