from collections.abc import Iterator

import pytest
from protego import Protego

from crawler.discover import discover
from crawler.extract import extract
from crawler.fetch.warc_read import Archive, Kept, open_archive
from crawler.lead import Follow, Lead
from crawler.outlet import Outlet, Section, Source
from crawler.outlets import load
from crawler.page import Page
from crawler.window import Window
from demo.make_archive import ARCHIVE, OUTLETS, exchanges, starts
from demo.story import CAPTURED, Story, read

DEMO = {name: outlet for name, outlet in load().items() if name in OUTLETS}


@pytest.fixture(scope="module")
def archive() -> Archive:
    return open_archive(ARCHIVE)


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


def leads(archive: Archive, outlet: Outlet) -> dict[str, Lead]:
    """The leads of all sections, by URL."""
    return {
        lead.url: lead
        for section in outlet.sections
        for source in section.sources
        for start in source.start(_EVER)
        for lead in walk(archive, outlet, section, source, start)
    }


_EVER = Window()


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
        assert fetch(archive, page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/robots.txt")[0] == 200


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
def test_a_crawl_can_reach_every_story(archive: Archive, name: str) -> None:
    outlet = DEMO[name]
    found = {story_at(url, outlet) for url in leads(archive, outlet)}
    missing = [story.id for story in read(name) if story not in found]
    assert not missing


@pytest.mark.parametrize("name", DEMO)
def test_stories_are_read_as_they_were_written(archive: Archive, name: str) -> None:
    outlet = DEMO[name]
    for url, lead in leads(archive, outlet).items():
        story, (status, page) = story_at(url, outlet), fetch(archive, url)
        if story is None or story.kind == "short" or status != 200:
            continue
        article = extract(page, outlet, lead)
        assert article.title == story.title
        text = article.text.split("\n\n")
        expected = [" ".join(part.split()) for part in story.paragraphs]
        if name == "sana_archive" or name == "sana":
            expected.pop()  # the translators' credit may stay or go
            text = text[: len(expected)]
        if expected[-1].startswith("Source:"):
            expected.pop()
        assert text == expected, url
        assert article.id.startswith(f"{name}:")


# what the demo is to show


def test_it_holds_the_traps(archive: Archive) -> None:
    short = [story.id for story in read("alahed") if story.kind == "short"]
    urls = list(archive)
    assert any(story_id in url for story_id in short for url in urls)
    statuses = {url: kept(archive, url).status for url in urls}
    alahed, sana = DEMO["alahed"], DEMO["sana"]
    gone = [url for url, status in statuses.items() if status == 404 and alahed.key(url)]
    assert gone
    assert any(status == 301 and "/page/" in url for url, status in statuses.items())
    forbidden = next(story for story in read("sana") if story.kind == "forbidden")
    url = next(url for url in leads(archive, sana) if forbidden.id in url)
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
