"""Articles out of WARC files: the same records as a crawl gives, whichever process read them."""

import gzip
import json
import multiprocessing
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings

from crawler.article import Article
from crawler.extract import extract
from crawler.fetch.warc_pages import page_at, spots
from crawler.fetch.warc_write import Writer
from crawler.from_warc import warc_spider
from crawler.lead import Lead
from crawler.outcome import Outcome
from crawler.outlet import Outlet
from crawler.page import Page
from crawler.tally import Tally
from tests.harbour import HOST, OUTLET, Harbour, article, feed, listing, site, url
from tests.site import FETCHED, Answer, crawl, exchange, write_site


class Files:
    """A data folder, and runs that read files into it."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"

    def read(self, *files: Path, processes: int = 1, **arguments: Any) -> Tally:
        project = Settings()
        project.setmodule("crawler.settings")
        ours = {name: project[name] for name in project if (project.getpriority(name) or 0) >= 20}
        changes = {**ours, "TWISTED_REACTOR_ENABLED": False, "DATA_DIR": str(self.data), "PROGRESS": False}
        crawler = crawl(warc_spider(OUTLET), changes, files=files, processes=processes, **arguments)
        tally: Tally = crawler.spider.run.tally  # type: ignore[union-attr]
        return tally

    def records(self) -> list[dict[str, Any]]:
        parts = sorted(self.data.glob("articles/*/*.jsonl"))
        return [json.loads(line) for part in parts for line in part.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def pages(count: int) -> dict[str, Answer]:
    """A capture of a crawl: robots.txt, listings, other hosts, and the articles."""
    return {
        f"{HOST}/robots.txt": (404, {}, ""),
        f"{HOST}/port/": listing(range(1, count + 1)),
        **{url(number): article(number) for number in range(1, count + 1)},
        "https://other.example/port/1-harbour-count/": article(1),
        f"{HOST}/port/gone-1/": (404, {}, "gone"),
    }


def test_the_records_are_those_of_a_crawl_but_for_the_way_they_were_found(files: Files, tmp_path: Path) -> None:
    harbour = Harbour(tmp_path / "crawled")
    harbour.crawl({**site(4), f"{HOST}/feed.xml": feed()})
    (archive,) = (tmp_path / "crawled").glob("*.warc.gz")
    tally = files.read(archive)
    assert (tally.outcome, tally.articles) == (Outcome.OK, 4)
    ours = sorted(files.records(), key=lambda record: str(record["id"]))
    theirs = sorted(harbour.records(), key=lambda record: str(record["id"]))
    for read, crawled in zip(ours, theirs, strict=True):
        assert read["discovered"] == {"via": "warc", "listing": archive.name, "at": FETCHED.isoformat()}
        assert {**read, "discovered": None} == {**crawled, "discovered": None}


def test_two_processes_give_what_one_gives_in_the_same_order(files: Files, tmp_path: Path) -> None:
    archive = write_site(tmp_path / "a.warc.gz", pages(40))
    tally = files.read(archive, processes=2)
    other = Files(tmp_path / "other")
    other.read(archive, processes=1)
    assert tally.articles == 40
    assert files.records() == other.records()
    assert multiprocessing.active_children() == []


def test_a_second_run_finds_nothing_new_and_a_second_file_only_its_own(files: Files, tmp_path: Path) -> None:
    first = write_site(tmp_path / "a.warc.gz", pages(3))
    files.read(first)
    again = files.read(first)
    assert (again.outcome, again.asked) == (Outcome.NOTHING_NEW, 0)
    assert files.read(first, write_site(tmp_path / "b.warc.gz", pages(5))).articles == 2
    assert len(files.records()) == 5


def test_what_lay_outside_one_window_is_read_for_another(files: Files, tmp_path: Path) -> None:
    archive = write_site(tmp_path / "a.warc.gz", pages(3))
    files.read(archive, since="2026-11-20")
    assert files.read(archive).articles + 1 == len(files.records()) == 3


def test_pages_that_are_no_articles_are_refused_and_pictures_left_alone(files: Files, tmp_path: Path) -> None:
    odd: dict[str, Answer] = {url(7): "<p>Photo.</p>", url(8): (200, {"Content-Type": "image/png"}, b"\x89PNG")}
    tally = files.read(write_site(tmp_path / "a.warc.gz", {**pages(1), **odd}))
    assert (tally.articles, tally.refused.total(), tally.failed) == (1, 1, {"NotText": 1})


def test_sections_and_window_are_kept(files: Files, tmp_path: Path) -> None:
    sea: dict[str, Answer] = {url(9, "sea"): article(9)}
    archive = write_site(tmp_path / "a.warc.gz", {**pages(3), **sea})
    files.read(archive, section="sea")
    assert [record["id"] for record in files.records()] == ["harbour:9"]
    assert files.records()[0]["section"] == "The Sea"
    tally = files.read(archive, since=(FETCHED + timedelta(days=1)).isoformat())
    assert (tally.asked, tally.links.total()) == (0, 0), "captured before the window"


def test_a_file_that_holds_nothing_of_the_outlet_or_is_damaged_is_no_success(files: Files, tmp_path: Path) -> None:
    foreign = write_site(tmp_path / "a.warc.gz", {"https://other.example/": "<p>x"})
    assert files.read(foreign).outcome == Outcome.EMPTY_LISTING
    (tmp_path / "b.warc.gz").write_bytes(b"no warc")
    damaged = files.read(tmp_path / "b.warc.gz", write_site(tmp_path / "c.warc.gz", pages(2)))
    assert damaged.articles == 2
    assert "b.warc.gz is not a WARC" in damaged.trouble
    assert not damaged.is_success


def test_encodings_of_the_transfer_are_undone(tmp_path: Path) -> None:
    packed = exchange(url(1), (200, {"Content-Encoding": "gzip"}, gzip.compress(article(1).encode())))
    place = tmp_path / "a.warc.gz"
    with place.open("wb") as file:
        Writer(file, name=place.name, made=FETCHED).write(packed)
    (spot,) = spots(place, lambda _: True)
    page = page_at(spot)
    assert page
    assert page.text == article(1)
    assert page.fetched == FETCHED


def test_a_file_cut_off_within_a_record_is_used_up_to_there(tmp_path: Path) -> None:
    place = write_site(tmp_path / "a.warc.gz", {url(number): article(number) for number in (1, 2)})
    whole = place.read_bytes()
    place.write_bytes(whole[:-200])
    assert [spot.url for spot in spots(place, lambda _: True)][:1] == [url(1)]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_page_that_breaks_the_extraction_costs_no_other_page_and_is_no_success(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    def break_on_the_second(page: Page, outlet: Outlet, lead: Lead) -> Article:
        return extract(page, outlet, lead) if lead.key != "2" else 1 / 0  # type: ignore[return-value]

    monkeypatch.setattr("crawler.from_warc.extract", break_on_the_second)
    tally = files.read(write_site(tmp_path / "a.warc.gz", pages(5)), processes=processes)
    assert sorted(record["id"] for record in files.records()) == [f"harbour:{number}" for number in (1, 3, 4, 5)]
    assert (tally.bugs, tally.outcome) == (1, Outcome.CRASHED)


def test_a_process_that_dies_is_no_success_and_the_next_run_reads_what_it_left(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = write_site(tmp_path / "a.warc.gz", pages(5))
    with monkeypatch.context() as patched:
        patched.setattr("crawler.from_warc.extract", lambda *_: os._exit(9))
        assert "has died" in files.read(archive, processes=2).trouble
    assert files.records() == []
    assert files.read(archive, processes=2).articles == 5
