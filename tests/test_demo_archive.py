import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from protego import Protego
from scrapy.settings import Settings

from crawler.discover import discover
from crawler.extract import extract
from crawler.fetch.warc_read import Archive, Kept, open_archive
from crawler.lead import Follow, Lead
from crawler.outlet import Outlet, Section, Source
from crawler.outlets import load
from crawler.page import Page
from crawler.spider import OutletLoader
from crawler.window import Window
from demo.make_archive import ARCHIVE, OUTLETS, exchanges, starts
from demo.story import CAPTURED, Story, read
from tests.site import crawl

DEMO = {name: outlet for name, outlet in load().items() if name in OUTLETS}


_EVER = Window()
_ARCHIVE = open_archive(ARCHIVE)


@pytest.fixture(scope="module")
def archive() -> Archive:
    return _ARCHIVE


def kept(archive: Archive, url: str) -> Kept:
    place = archive.find(url)
    assert place, f"{url} is not in the archive: run `python -m demo.make_archive`"
    return archive.read(place)


def fetch(archive: Archive, url: str) -> tuple[int, Page]:
    """The status and the page, after redirects."""
    found, asked = kept(archive, url), url
    while 300 <= found.status < 400:
        url = dict(found.headers)["Location"]
        found = kept(archive, url)
    page = Page(url=url, body=found.body, fetched=CAPTURED, headers=dict(found.headers), requested_url=asked)
    return found.status, page


def walk(archive: Archive, outlet: Outlet, section: Section, source: Source, start: str) -> Iterator[Lead]:
    """The leads of a listing and of those behind it."""
    todo, seen = [start], set()
    while todo:
        url = todo.pop()
        status, page = fetch(archive, url)
        seen.add(url)
        for found in discover(page, outlet=outlet, section=section, source=source) if status == 200 else ():
            if isinstance(found, Lead):
                yield found
            elif isinstance(found, Follow) and found.url not in seen:
                todo.append(found.url)


@cache
def leads(name: str) -> dict[str, Lead]:
    """The leads of all sections, by URL."""
    outlet = DEMO[name]
    return {
        lead.url: lead
        for section in outlet.sections
        for source in section.sources
        for start in source.start(_EVER)
        for lead in walk(_ARCHIVE, outlet, section, source, start)
    }


def story_at(url: str, outlet: Outlet) -> Story | None:
    key = outlet.key(url) or ""
    return next((story for story in read(outlet.name) if story.id == key or story.id in url), None)


def test_all_demo_outlets_exist() -> None:
    assert set(DEMO) == set(OUTLETS)


def test_it_is_small_and_holds_what_the_stories_give(archive: Archive) -> None:
    assert ARCHIVE.stat().st_size < 300_000
    given = list(exchanges())
    assert len(archive) == len({exchange.url for exchange in given})
    for exchange in given:
        found = kept(archive, exchange.url)
        assert (found.status, found.body) == (exchange.status, exchange.body), exchange.url


@pytest.mark.parametrize("name", DEMO)
def test_every_start_is_there(archive: Archive, name: str) -> None:
    for url in starts(name):
        status, page = fetch(archive, url)
        assert status == 200, url
        assert fetch(archive, urljoin(page.url, "/robots.txt"))[0] == 200


@pytest.mark.parametrize("name", DEMO)
def test_every_listing_leads_to_pages_that_are_there(archive: Archive, name: str) -> None:
    outlet = DEMO[name]
    for section in outlet.sections:
        for source in section.sources:
            for start in source.start(_EVER):
                found = list(walk(archive, outlet, section, source, start))
                assert found, start
                for lead in found:
                    assert archive.find(lead.url), f"{start} links to {lead.url}"


@pytest.mark.parametrize("name", DEMO)
def test_every_story_is_linked_to(name: str) -> None:
    found = {story_at(url, DEMO[name]) for url in leads(name)}
    assert [story.id for story in read(name) if story not in found] == []


@pytest.mark.parametrize(
    ("name", "story"),
    [
        pytest.param(name, story, id=f"{name}-{story.id}")
        for name in DEMO
        for story in read(name)
        if story.kind != "short"
    ],
)
def test_a_story_is_read_as_it_was_written(archive: Archive, name: str, story: Story) -> None:
    expected = [" ".join(part.split()) for part in story.paragraphs if not part.startswith("Source:")]
    if name in ("sana", "sana_archive"):
        expected.pop()  # the translators' names; they may stay or go
    for url, lead in leads(name).items():
        if story_at(url, DEMO[name]) == story:
            article = extract(fetch(archive, url)[1], DEMO[name], lead)
            assert article.title == story.title
            assert article.text.split("\n\n")[: len(expected)] == expected
            assert len(article.text.split("\n\n")) <= len(story.paragraphs)


@pytest.mark.parametrize("name", DEMO)
def test_a_crawl_brings_every_story_once(tmp_path: Path, name: str) -> None:
    records = crawled(tmp_path, name)
    wanted = [story for story in read(name) if not story.kind or story.kind == "repeated"]
    assert sorted(record["title"] for record in records) == sorted(story.title for story in wanted)
    assert {record["warc"]["file"] for record in records} == {ARCHIVE.name}
    assert {record["fetched_at"] for record in records} == {CAPTURED.isoformat()}


def crawled(data: Path, name: str) -> list[dict[str, Any]]:
    """The records of a whole crawl by the project's own settings."""
    project = Settings()
    project.setmodule("crawler.settings")
    own = {setting: project[setting] for setting in project if (project.getpriority(setting) or 0) >= 20}
    changes = {"TWISTED_REACTOR_ENABLED": False, "DATA_DIR": str(data), "REPLAY": str(ARCHIVE), "PROGRESS": False}
    crawl(OutletLoader({name: DEMO[name]}).load(name), {**own, **changes})
    files = sorted((data / "articles" / name).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


# what the demo is to show


def test_it_holds_the_traps(archive: Archive) -> None:
    short = [story.id for story in read("alahed") if story.kind == "short"]
    urls = list(archive)
    assert any(story_id in url for story_id in short for url in urls)
    statuses = {url: kept(archive, url).status for url in urls}
    alahed = DEMO["alahed"]
    gone = [url for url, status in statuses.items() if status == 404 and alahed.key(url)]
    assert gone
    assert any(status == 301 and "/page/" in url for url, status in statuses.items())
    forbidden = next(story for story in read("sana") if story.kind == "forbidden")
    url = next(url for url in leads("sana") if forbidden.id in url)
    rules = Protego.parse(kept(archive, "https://sana.sy/robots.txt").body.decode())
    assert not rules.can_fetch(url, "crawler")
    assert rules.crawl_delay("crawler") == 5


def test_one_article_is_there_in_both_forms_of_its_url(archive: Archive) -> None:
    alahed = DEMO["alahed"]
    newest = next(story.id for story in read("alahed") if story.section == "syria")
    forms = {"essaydetails" in url for url in archive if alahed.key(url) == newest}
    assert forms == {True, False}


def test_one_story_is_told_by_two_outlets() -> None:
    repeated = next(story for story in read("sana") if story.kind == "repeated")
    others = {part for story in read("alahed") for part in story.paragraphs}
    assert len(others & set(repeated.paragraphs)) >= 3
