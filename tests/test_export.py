"""The feed: nothing torn, nothing lost, nothing twice, wherever a run is killed."""

import errno
import json
import os
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path

import jsonschema
import pytest

from crawler.article import Article, Discovered, Image, Precision, Warc
from crawler.export import GROUP, ExportError, Feed, line_of, repair
from crawler.export.files import reader
from crawler.lead import Lead
from crawler.lock import Lock, Locked
from crawler.schema import PATH, schema, text
from crawler.store import Entry, Leads, Parts, Store, StoreError
from crawler.store.tables import VERSION, about

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
NAME = "articles/times/one"
PART = f"{NAME}-001.jsonl"


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
    with reader(path) as file:
        return [json.loads(line)["id"] for line in file.read().splitlines()]


def mended(data_dir: Path, store: Store, compression: str = "") -> list[Path]:
    return repair(data_dir=data_dir, parts=Parts(store, "times"), now=NOW, compression=compression)


def test_a_part_has_its_final_name_only_when_it_is_complete(tmp_path: Path, feed: Feed) -> None:
    for number in range(GROUP + 1):
        feed.add(entry(number))
    assert not (tmp_path / PART).exists()
    assert feed.close() == [tmp_path / PART]
    assert lines(tmp_path / PART) == [f"times:{number}" for number in range(GROUP + 1)]
    assert list((tmp_path / "articles").rglob("*.open")) == []


def test_a_run_without_articles_leaves_no_file(tmp_path: Path, feed: Feed) -> None:
    assert feed.close() == []
    assert not (tmp_path / "articles").exists()


@pytest.mark.parametrize("torn", [b"", b'{"id": "times:9", "ti', b'{"id": "times:9"}\n'])
def test_what_was_not_committed_is_cut_off_at_the_next_start(
    tmp_path: Path, store: Store, feed: Feed, torn: bytes
) -> None:
    feed.add(entry(1))
    feed.commit()
    with (tmp_path / f"{PART}.open").open("ab") as file:
        file.write(torn)  # the kill came between the write and the store's commit
    assert mended(tmp_path, store) == [tmp_path / PART]
    assert lines(tmp_path / PART) == ["times:1"]
    assert Parts(store, "times").open_parts() == []
    assert mended(tmp_path, store) == []


def test_a_kill_before_the_first_commit_leaves_nothing(tmp_path: Path, store: Store) -> None:
    Parts(store, "times").begin(PART)
    (tmp_path / "articles/times").mkdir(parents=True)
    (tmp_path / f"{PART}.open").write_bytes(b'{"id"')
    assert mended(tmp_path, store) == []
    assert list((tmp_path / "articles").rglob("*.jsonl*")) == []


def test_a_kill_after_the_rename_is_noticed(tmp_path: Path, store: Store, feed: Feed) -> None:
    feed.add(entry(1))
    feed.commit()
    (tmp_path / f"{PART}.open").rename(tmp_path / PART)
    assert mended(tmp_path, store) == [tmp_path / PART]


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: os.truncate(path, 3)])
def test_a_part_that_lost_safe_articles_is_an_error(
    tmp_path: Path, store: Store, feed: Feed, harm: Callable[[Path], None]
) -> None:
    feed.add(entry(1))
    feed.commit()
    harm(tmp_path / f"{PART}.open")
    with pytest.raises(ExportError, match="restore it"):
        mended(tmp_path, store)


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
    feed._file = Full(tmp_path / f"{PART}.open", "r+")
    feed.add(entry(2))
    with pytest.raises(ExportError, match="No space left on device"):
        feed.commit()
    mended(tmp_path, store)
    assert lines(tmp_path / PART) == ["times:1"]
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
    lock = Lock.take(tmp_path, "times", now=NOW)
    holder = f"process {os.getpid()} on {socket.gethostname()} since 2026-11-20 06:00:00 UTC"
    with pytest.raises(Locked, match=f"^times is being crawled by {holder}"):
        Lock.take(tmp_path, "times", now=NOW)
    Lock.take(tmp_path, "herald", now=NOW).release()
    lock.release()
    Lock.take(tmp_path, "times", now=NOW).release()


def test_a_rebuild_has_the_folder_to_itself(tmp_path: Path) -> None:
    lock = Lock.take(tmp_path, "times", now=NOW)
    with pytest.raises(Locked, match=f"^times is being crawled by process {os.getpid()} on .* since 2026-11-20"):
        Lock.take_all(tmp_path, now=NOW)
    lock.release()
    whole = Lock.take_all(tmp_path, now=NOW)
    with pytest.raises(Locked, match=f"is being rebuilt by process {os.getpid()}"):
        Lock.take(tmp_path, "times", now=NOW)
    with pytest.raises(Locked, match="another process is at work"):
        Lock.take_all(tmp_path, now=NOW)
    whole.release()
    Lock.take(tmp_path, "times", now=NOW).release()


@pytest.mark.parametrize("content", [b"this is no database" * 100, None])
def test_a_store_that_cannot_be_used_says_so(tmp_path: Path, content: bytes | None) -> None:
    place = tmp_path / "state.sqlite"
    place.write_bytes(content) if content else place.mkdir()
    with pytest.raises(StoreError, match="cannot be used"):
        Store.open(data_dir=tmp_path)


@pytest.mark.parametrize(("version", "way"), [(1, "run `scrapy rebuild`"), (99, "use the newer crawler")])
def test_a_store_of_another_version_says_so(tmp_path: Path, version: int, way: str) -> None:
    with Store.open(data_dir=tmp_path) as store, store.engine.begin() as connection:
        connection.execute(about.update().values(version=version))
    with pytest.raises(StoreError, match=f"has version {version}, this crawler needs {VERSION}: {way}"):
        Store.open(data_dir=tmp_path)
