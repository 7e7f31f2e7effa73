"""Whole crawls by way of the Wayback Machine, replayed: what an outlet no longer serves."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.discover import Listing, Wayback
from crawler.discover.capture import Capture
from crawler.outcome import Outcome
from crawler.outlet import Outlet, Section, Source
from crawler.tally import Tally
from crawler.window import Window
from tests.harbour import HOST, OUTLET, Harbour, article, listing, published, url
from tests.site import Answer

KEPT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
HEAD = ["timestamp", "original", "mimetype", "statuscode", "digest"]
ARTICLES = Wayback(url=f"{HOST}/port/", carries="section")
SECTION = Wayback(of=Listing(url=f"{HOST}/port/"), carries="section")
SINCE = "2026-11-01"


def harbour(*sources: Source) -> Outlet:
    return replace(OUTLET, sections=(Section(name="port", title="The Port", sources=sources),))


def address(place: str, moment: datetime = KEPT) -> str:
    return Capture(url=place, moment=moment).address


def index(source: Wayback, *places: str) -> dict[str, Answer]:
    """The archive's list of captures, at the address that the source asks for."""
    window = Window.parse(since=SINCE, until="2026-12-01", timezone="Europe/Oslo")
    rows = [[f"{KEPT:%Y%m%d%H%M%S}", place, "text/html", "200", "X"] for place in places]
    return {next(source.start(window)): (200, {"Content-Type": "application/json"}, json.dumps([HEAD, *rows]))}


class Archive(Harbour):
    """Crawls of the harbour by other ways in than its own."""

    def read(self, outlet: Outlet, pages: dict[str, Answer]) -> Tally:
        self._outlet = outlet
        return self.crawl(pages, since=SINCE, until="2026-12-01")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_articles_are_fetched_from_the_archive_and_keep_their_own_address_and_time(archive: Archive) -> None:
    undated = article(1).replace(published(1).isoformat(), "26 hours ago")
    pages = {**index(ARTICLES, url(1), url(2)), address(url(1)): undated, address(url(2)): article(2)}
    tally = archive.read(harbour(ARTICLES), pages)
    assert tally.outcome == Outcome.OK
    first, second = sorted(archive.records(), key=lambda record: str(record["id"]))
    assert (first["id"], first["url"]) == ("harbour:1", url(1))
    assert first["fetched_at"] == KEPT.isoformat()
    assert first["discovered"]["via"] == "wayback"
    assert first["published_at"] is None or first["published_at"].startswith("2026-11-20")
    assert first["published_latest"].startswith("2026-11-20"), "counted from the capture"
    assert second["published_at"] == published(2).isoformat()


def test_the_archive_leads_to_its_nearest_capture(archive: Archive) -> None:
    later = address(url(1), KEPT.replace(day=22))
    pages = {**index(ARTICLES, url(1)), address(url(1)): (302, {"Location": later}, ""), later: article(1)}
    archive.read(harbour(ARTICLES), pages)
    (record,) = archive.records()
    assert (record["url"], record["fetched_at"]) == (url(1), KEPT.replace(day=22).isoformat())


def test_a_captured_section_page_tells_what_belongs_to_the_section(archive: Archive) -> None:
    pages: dict[str, Answer] = {**index(SECTION, f"{HOST}/port/"), address(f"{HOST}/port/"): listing(range(1, 3))}
    pages |= {address(url(number)): article(number) for number in (1, 2)}
    tally = archive.read(harbour(SECTION), pages)
    assert (tally.outcome, tally.articles) == (Outcome.OK, 2)
    assert {record["section"] for record in archive.records()} == {"The Port"}


def test_what_is_gone_at_its_own_address_is_fetched_once_the_archive_is_known_to_have_it(archive: Archive) -> None:
    live = Listing(url=f"{HOST}/port/")
    gone: dict[str, Answer] = {f"{HOST}/port/": listing(range(1, 3)), url(1): article(1), url(2): (410, {}, "gone")}
    archive.read(harbour(live), gone)
    assert [record["id"] for record in archive.records()] == ["harbour:1"]
    kept = {**index(ARTICLES, url(1), url(2)), address(url(2)): article(2)}
    tally = archive.read(harbour(ARTICLES), kept)
    assert (tally.articles, tally.asked) == (1, 1), "what is exported already is not fetched from the archive"
    assert sorted(record["id"] for record in archive.records()) == ["harbour:1", "harbour:2"]


def test_a_capture_that_could_not_be_fetched_is_fetched_from_the_archive_by_a_later_run(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.store.leads.FIRST_RETRY", published(1) - published(1))
    busy = {**index(ARTICLES, url(1)), address(url(1)): (503, {}, "busy")}
    archive.read(harbour(ARTICLES), busy)
    assert archive.records() == []
    archive.read(harbour(ARTICLES), {**index(ARTICLES), address(url(1)): article(1)})
    assert [record["id"] for record in archive.records()] == ["harbour:1"]
