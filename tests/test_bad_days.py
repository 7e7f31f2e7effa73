"""Bad days: each is one clear line, ends the crawl, and loses nothing."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import DownloadTimeoutError
from sqlalchemy import text

from crawler import journal
from crawler.order import Order
from crawler.outcome import Outcome
from crawler.run import Run, RunError
from crawler.store import Hosts, Parts, Store, StoreError
from crawler.store.trouble import explain
from tests.harbour import HOST, OUTLET, Harbour, feed, site, url
from tests.live import Server


@pytest.fixture
def harbour(tmp_path: Path) -> Harbour:
    return Harbour(tmp_path)


def full(*_: Any) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def refusing(*_: Any, **__: Any) -> Any:
    raise StoreError("the store cannot be used: database or disk is full; make room and run again")


@pytest.mark.parametrize(
    ("owner", "name", "fault"),
    [
        ("crawler.export.feed.os", "fsync", full),  # everything, the first article to begin with
        ("crawler.export.closing", "finish", full),  # the part is complete, its name is not
        ("crawler.export.closing.manifest", "append", full),
        ("crawler.store.Parts", "commit", refusing),
        ("crawler.store.Parts", "latest", refusing),  # in a pipeline
        ("crawler.store.Leads", "remember", refusing),  # in a callback
        ("crawler.store.Leads", "pending", refusing),  # before the first request
        ("crawler.store.Leads", "postpone", refusing),  # in an errback
    ],
)
def test_a_disk_or_a_store_that_refuses_costs_nothing_but_the_run(
    harbour: Harbour,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    owner: str,
    name: str,
    fault: Callable[..., Any],
) -> None:
    pages = site(4)
    pages[f"{HOST}/port/9-broken/"] = (500, {}, "")
    pages[f"{HOST}/feed.xml"] = feed(f"{HOST}/port/9-broken/")
    with monkeypatch.context() as patch:
        patch.setattr(f"{owner}.{name}", fault)
        tally = harbour.crawl(pages)
    assert tally.outcome is Outcome.CRASHED
    assert "full" in tally.trouble or "No space left on device" in tally.trouble
    assert "again" in tally.trouble
    assert "\n" not in tally.trouble
    assert tally.bugs == 0
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    assert harbour.crawl(pages).trouble == ""
    assert sorted(record["id"] for record in harbour.records()) == [f"harbour:{number}" for number in range(1, 5)]


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("crawler.store.Hosts", "left"),  # before the first request to a host
        ("crawler.store.Hosts", "spend"),  # the first request, then the end of the crawl
        ("crawler.store.Robots", "get"),
        ("crawler.store.Robots", "keep"),
    ],
)
def test_a_store_that_will_not_hear_of_a_host_costs_nothing_but_the_run(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, owner: str, name: str
) -> None:
    server = Server(site(3))
    with monkeypatch.context() as patch:
        patch.setattr(f"{owner}.{name}", refusing)
        tally = harbour.visit(server)
    assert tally.outcome is Outcome.CRASHED
    assert "full" in tally.trouble
    assert tally.bugs == 0
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
    assert harbour.visit(server).trouble == ""
    assert sorted(record["id"] for record in harbour.records()) == [f"harbour:{number}" for number in range(1, 4)]


def test_a_store_that_will_not_hear_of_a_lost_connection_is_one_line_too(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server = Server(site(3))

    def lost(address: str) -> None:
        if address == url(2):
            raise DownloadTimeoutError("took longer than 2.0 seconds")

    server.before = lost
    with monkeypatch.context() as patch:
        patch.setattr("crawler.store.Leads.postpone", refusing)
        tally = harbour.visit(server, settings={"RETRY_ENABLED": False})
    assert (tally.outcome, tally.bugs) == (Outcome.CRASHED, 0)
    assert "full" in tally.trouble
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_a_count_that_the_store_refuses_at_the_end_costs_no_article(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    known = Hosts.spend
    with monkeypatch.context() as patch:
        # Nothing is told at the beginning.
        patch.setattr(
            "crawler.store.Hosts.spend", lambda self, host, n, **at: (refusing if n else known)(self, host, n, **at)
        )
        tally = harbour.visit(Server(site(3)))
    assert tally.outcome is Outcome.CRASHED
    assert "full" in tally.trouble
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
    assert sorted(record["id"] for record in harbour.records()) == [f"harbour:{number}" for number in range(1, 4)]


@pytest.mark.parametrize("name", ["CaptureFile._append", "os.fsync", "write_index"])
def test_a_disk_that_takes_no_capture_costs_nothing_but_the_run(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    server, captures = Server(site(3)), harbour.data.parent / "captures"
    with monkeypatch.context() as patch:
        patch.setattr(f"crawler.fetch.warc_file.{name}", full)
        tally = harbour.visit(server, settings={"CAPTURE": str(captures)})
    assert tally.outcome is Outcome.CRASHED
    assert "cannot write the capture" in tally.trouble
    assert "No space left on device; make room" in tally.trouble
    assert tally.bugs == 0
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
    assert harbour.visit(server, settings={"CAPTURE": str(captures)}).trouble == ""
    assert sorted(record["id"] for record in harbour.records()) == [f"harbour:{number}" for number in range(1, 4)]
    assert [path for path in captures.iterdir() if path.suffix not in (".gz", ".cdxj")] == []


def test_a_part_that_cannot_be_finished_takes_no_further_article(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pages = site(30)
    with monkeypatch.context() as patch:
        patch.setattr("crawler.export.closing.finish", full)
        tally = harbour.crawl(pages, settings={"PART_BYTES": 1})
    assert tally.outcome is Outcome.CRASHED
    assert "No space left on device" in tally.trouble
    assert tally.bugs == 0
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
    diary = (harbour.data / "runs.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(diary) == 1
    assert harbour.crawl(pages).trouble == ""
    assert sorted(int(record["id"].partition(":")[2]) for record in harbour.records()) == list(range(1, 31))


def test_a_bug_in_a_pipeline_is_counted(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.pipelines.clean", lambda _: 1 / 0)
    tally = harbour.crawl(site(2))
    assert (tally.bugs, tally.outcome) == (2, Outcome.CRASHED)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(data_dir=tmp_path) as opened:
        yield opened


def test_a_full_store_says_so(store: Store) -> None:
    with store.engine.connect() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
        connection.execute(text(f"PRAGMA max_page_count={pages}"))
        with pytest.raises(StoreError, match="database or disk is full; make room and run again"):
            connection.execute(text("CREATE TABLE big AS SELECT zeroblob(100000)"))


def test_a_read_only_store_says_so(store: Store) -> None:
    with store.engine.connect() as connection:
        connection.execute(text("PRAGMA query_only=1"))
        with pytest.raises(StoreError, match="readonly database; make the file and its folder writable"):
            connection.execute(text("CREATE TABLE other (a)"))


def test_a_locked_store_says_so(tmp_path: Path, store: Store) -> None:
    other = sqlite3.connect(tmp_path / "state.sqlite")
    other.execute("BEGIN IMMEDIATE")
    with store.engine.connect() as connection:
        connection.execute(text("PRAGMA busy_timeout=1"))
        with pytest.raises(StoreError, match="database is locked; another process has held it for long"):
            connection.execute(text("CREATE TABLE other (a)"))
    other.close()


def test_a_bug_in_a_statement_stays_a_bug(store: Store) -> None:
    parts = Parts(store, "times")
    parts.begin("a.jsonl")
    with pytest.raises(Exception, match="UNIQUE constraint failed") as caught:
        parts.begin("a.jsonl")
    assert not isinstance(caught.value, StoreError)


def test_an_error_without_a_code_is_explained_too() -> None:
    assert explain(OSError("no\nroute")) == "no route; see that it is there and can be reached"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "DATABASE_URL cannot be used: "),
        ("moon://there/x", "DATABASE_URL cannot be used: "),
        ("sqlite:////nowhere/at/all.sqlite", "unable to open database file; see that the folder is there"),
    ],
)
def test_a_database_that_is_none_says_so(tmp_path: Path, url: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        Store.open(data_dir=tmp_path, url=url)


def test_a_journal_takes_a_line_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal.jsonl"
    journal.append(path, {"n": 1})
    with path.open("ab") as file:
        file.write(b'{"n": 2')  # a kill
    journal.append(path, {"n": 3})
    with monkeypatch.context() as patch:
        whole = os.pwrite
        patch.setattr(os, "pwrite", lambda to, data, at: full() if at > 20 else whole(to, data[:5], at))
        with pytest.raises(OSError, match="journal.jsonl"):
            journal.append(path, {"n": 4, "long": "x" * 50})
    assert path.read_bytes() == b'{"n": 1}\n{"n": 3}\n'
    journal.append_missing(path, [{"n": 3}, {"n": 5}], known_by=lambda row: row["n"])
    assert list(journal.rows(path)) == [{"n": 1}, {"n": 3}, {"n": 5}]
    assert list(journal.rows(tmp_path / "none.jsonl")) == []


def test_a_look_up_says_so_too(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE articles"))
    with pytest.raises(StoreError, match="no such table: articles; see that it is there"):
        Parts(store, "times").latest("1")


def test_a_disk_that_is_full_from_the_start_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.lock.os.pwrite", full)
    order = Order.parse(OUTLET)
    with pytest.raises(
        RunError, match=f"^harbour: cannot write {tmp_path}: No space left on device; make room and run"
    ):
        Run.open(OUTLET, order, data_dir=tmp_path)
