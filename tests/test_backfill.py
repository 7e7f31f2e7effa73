"""Backfills of an invented site: slice by slice, over kills, into holes, out of WARC files."""

import asyncio
import json
import signal
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings

from crawler import backfill_plan
from crawler.backfill import Backfill, Step
from crawler.backfill_plan import Request
from crawler.backfill_view import pace, said
from crawler.covering import coverage_of
from crawler.lock import Lock
from crawler.order import OrderError
from crawler.run import now
from crawler.store import Store
from tests.harbour import HOST, OUTLET, OUTLETS, Harbour, feed, site, url
from tests.site import QUIET, Answer, write_site
from tests.typed import scrapy

WINDOW = {"section": "port", "since": "2026-11-01", "until": "2026-11-21"}


class Filling(Harbour):
    """A data folder, and backfills into it."""

    def fill(self, pages: Mapping[str, Answer], *, via: str = "", holes: bool = False, **words: str) -> Backfill:
        archive = write_site(self.data.parent / f"{len(list(self.data.parent.iterdir()))}.warc.gz", pages)
        request = Request.parse(OUTLET, via=via, days="5", **{"section": "port", "since": "", "until": "", **words})
        self.data.mkdir(exist_ok=True)
        with Store.open(data_dir=self.data) as store:
            if holes:
                tasks = backfill_plan.fillings(request, store, now=now())
                backfill_plan.hasten(OUTLET.name, tasks, store, now=now())
            else:
                tasks = [*request.reading(), *backfill_plan.slices(request, store, now=now())]
        steps: list[Step] = []
        backfill = Backfill(OUTLET, tasks, notice=steps.append)
        asyncio.run(backfill.go(self._runner(archive)))
        assert backfill.steps == steps
        return backfill

    def _runner(self, archive: Path) -> AsyncCrawlerRunner:
        project = Settings()
        project.setmodule("crawler.settings")
        ours = {name: project[name] for name in project if (project.getpriority(name) or 0) >= 20}
        changes = {"DATA_DIR": str(self.data), "PROGRESS": False, "REPLAY": str(archive), "OUTLET_MODULES": [OUTLETS]}
        return AsyncCrawlerRunner({**ours, **QUIET, **changes})

    def ids(self) -> list[int]:
        return sorted(int(record["id"].partition(":")[2]) for record in self.records())


@pytest.fixture
def harbour(tmp_path: Path) -> Filling:
    return Filling(tmp_path)


def pages(articles: int = 30) -> dict[str, Answer]:
    return {**site(articles), f"{HOST}/feed.xml": feed()}


def test_a_window_is_filled_in_slices_newest_first_and_once(harbour: Filling) -> None:
    done = harbour.fill(pages(), **WINDOW)
    assert done.is_success
    assert [step.articles for step in done.steps] == [5, 5, 5, 5]
    assert [step.task.window.until.day for step in done.steps if step.task.window.until] == [21, 16, 11, 6]
    assert harbour.ids() == list(range(1, 21))
    assert pace(done) == "1.0 articles a day"
    assert said(done.steps[0]).startswith("2026-11-16 to 2026-11-21: 5 articles, ")
    again = harbour.fill(pages(), **WINDOW)
    assert (again.steps, again.is_success) == ([], True)
    wider = harbour.fill(pages(), **{**WINDOW, "since": "2026-10-27"})
    assert [step.articles for step in wider.steps] == [5], "only what is not done"
    assert harbour.ids() == list(range(1, 26))


def test_a_slice_that_broke_off_is_done_again_and_the_others_are_not(harbour: Filling) -> None:
    broken = harbour.fill({**pages(), f"{HOST}/port/page/4/": (503, {}, "busy")}, **WINDOW)
    assert not broken.is_success
    assert [bool(step.undone) for step in broken.steps[:2]] == [False, True]
    assert "failed" in broken.steps[1].undone
    rest = harbour.fill(pages(), **WINDOW)
    assert rest.is_success
    assert 0 < len(rest.steps) < 4
    assert harbour.ids() == list(range(1, 21))


def test_an_outlet_that_cannot_be_reached_is_left_alone_after_three_slices(harbour: Filling) -> None:
    dead = harbour.fill({"https://other.example/": ""}, **WINDOW)
    assert (len(dead.steps), dead.ahead) == (3, 1)
    assert "3 slices in a row failed (unreachable)" in dead.trouble
    assert harbour.records() == []


def test_holes_and_nothing_else_are_filled(harbour: Filling) -> None:
    lacking = {**pages(), url(3): (503, {}, "busy"), url(12): (503, {}, "busy")}
    assert harbour.fill(lacking, **WINDOW).is_success, "its walks came to their end"
    with Store.open(data_dir=harbour.data) as store:
        (port,) = coverage_of(OUTLET, store, ["port"])
    window = port.range(port.days and min(port.days), max(port.days))
    assert [(str(hole.gap), hole.first.day) for hole in port.holes(window)] == [("pending", 9), ("pending", 18)]
    filled = harbour.fill(pages(), holes=True, **WINDOW)
    assert filled.is_success
    assert [step.articles for step in filled.steps] == [1, 1]
    assert harbour.ids() == list(range(1, 21))
    assert harbour.fill(pages(), holes=True, **WINDOW).steps == []


def test_a_listing_without_dates_is_walked_through_once_more_and_not_for_every_slice(harbour: Filling) -> None:
    undated = {place: page.replace("datetime", "x") if "/port/" in place and isinstance(page, str) else page
               for place, page in pages().items()}  # fmt: skip
    assert 'x="2026-11-20' in str(undated[f"{HOST}/port/"])
    done = harbour.fill(undated, **WINDOW)
    assert done.is_success
    assert len(done.steps) == 2
    assert harbour.ids() == list(range(1, 21))


def test_warc_files_are_one_slice_and_nothing_is_fetched(harbour: Filling, tmp_path: Path) -> None:
    capture = write_site(tmp_path / "captured" / "a.warc.gz", pages(8))
    done = harbour.fill({"https://other.example/": ""}, via=f"warc:{capture}", since="2026-11-16")
    (step,) = done.steps
    assert (step.articles, step.requests, done.is_success) == (5, 0, True)
    assert harbour.ids() == [1, 2, 3, 4, 5]


def test_a_backfill_waits_until_another_process_is_through(harbour: Filling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.backfill.PAUSE", 0.0)
    monkeypatch.setattr("crawler.backfill.LOOKS", 2)
    lock = Lock.take(harbour.data, OUTLET.name, now=now())
    blocked = harbour.fill(pages(), **WINDOW)
    lock.release()
    assert "is being crawled by process" in blocked.trouble
    assert blocked.steps == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ({"since": ""}, "a backfill needs --since DATE"),
        ({"since": "2999-01-01"}, "lies in the future"),
        ({"days": "0"}, "a slice has 1 day or more"),
        ({"via": "moon"}, "has no way in 'moon'"),
        ({"via": "warc:/nowhere.warc.gz"}, "no such file"),
    ],
)
def test_what_cannot_be_asked_for_is_one_line(words: dict[str, str], line: str) -> None:
    asked = {"via": "", "days": "7", "section": "", "since": "2026-11-01", "until": "", **words}
    with pytest.raises(OrderError, match=line):
        Request.parse(OUTLET, **asked).span(now())


#: Runs the backfill's command with further words, and with a signal at its eighth article.
Killed: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]

KILLER = """
import os
from scrapy import signals

class Killer:
    scraped = 0

    @classmethod
    def from_crawler(cls, crawler):
        killer = cls()
        crawler.signals.connect(killer.item_scraped, signal=signals.item_scraped)
        return killer

    def item_scraped(self):
        Killer.scraped += 1
        if Killer.scraped == 8:
            os.kill(os.getpid(), int(os.environ['SIGNAL']))
"""


@pytest.fixture
def killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Killed:
    """A backfill of four slices that gets a signal at its eighth article."""
    (tmp_path / "killer.py").write_text(KILLER)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    archive = write_site(tmp_path / "site.warc.gz", pages())
    project = Settings()
    project.setmodule("crawler.settings")
    extensions = json.dumps({**project.getdict("EXTENSIONS"), "killer.Killer": 1})
    words = ("--section", "port", "--since", "2026-11-01", "--until", "2026-11-21", "--slice", "5")

    def run(*more: str, by: signal.Signals | None = None) -> "subprocess.CompletedProcess[str]":
        monkeypatch.setenv("SIGNAL", str(int(by or 0)))
        killing = ("-s", f"EXTENSIONS={extensions}") if by else ()
        return scrapy(tmp_path, "backfill", "harbour", *words, "-s", f"REPLAY={archive}", *more, *killing)

    return run


def test_a_killed_backfill_goes_on_with_the_slice_it_was_in(tmp_path: Path, killed: Killed) -> None:
    assert killed(by=signal.SIGKILL).returncode == -signal.SIGKILL
    done = killed("--json")
    assert done.returncode == 0, done.stderr
    assert [step["articles"] for step in json.loads(done.stdout)["slices"]] == [5, 5, 5], "one was done"
    parts = (tmp_path / "data" / "articles" / "harbour").iterdir()
    records = [json.loads(line) for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
    assert sorted(int(record["id"].partition(":")[2]) for record in records) == list(range(1, 21))
    window = ("--section", "port", "--since", "2026-10-31", "--until", "2026-11-21")
    shown = scrapy(tmp_path, "coverage", "harbour", *window)
    assert shown.returncode == 0
    assert "2026-11-09     1      1" in shown.stdout
    assert "port  2026-10-31  not reached" in shown.stdout


def test_an_interrupted_backfill_says_so_and_is_no_success(killed: Killed) -> None:
    done = killed(by=signal.SIGINT)
    assert done.returncode == 1
    assert "interrupted; run it again to go on" in done.stdout
    assert "slices not begun" in done.stdout
