"""`scrapy history`: versions and what changed between them."""

import json
from pathlib import Path

import pytest

from crawler.commands.history import article_named, isolated, rendered
from crawler.order import OrderError
from crawler.word_diff import word_diff
from tests.harbour import OUTLET, Harbour, article, site, url
from tests.live import Server
from tests.typed import scrapy

LATE = {"REVISITS": ["9000d"]}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article of two versions."""
    harbour = Harbour(tmp_path_factory.mktemp("history"))
    server = Server(site(1))
    harbour.visit(server, settings=LATE)
    server.pages[url(1)] = article(1).replace("the harbour master.</p>", "the harbour pilot.</p>", 1)
    harbour.make_due()
    harbour.visit(server, settings=LATE)
    return harbour.data


def test_history_shows_the_versions_and_what_changed(data: Path) -> None:
    done = scrapy(data.parent, "history", "harbour:1")
    assert done.returncode == 0, done.stderr
    assert "version 1" in done.stdout
    assert "version 2" in done.stdout
    assert "[-master.-] {+pilot.+}" in done.stdout
    assert "Changed" in done.stdout
    assert "\x1b[" not in done.stdout


def test_history_as_json_by_url(data: Path) -> None:
    done = scrapy(data.parent, "history", url(1), "--json")
    told = json.loads(done.stdout)
    assert (told["id"], [version["version"] for version in told["versions"]]) == ("harbour:1", [1, 2])
    assert [(c["kind"], c["text"].strip()) for c in told["versions"][1]["changes"]] == [
        ("gone", "master."),
        ("new", "pilot."),
    ]
    assert told["last_look"]["outcome"] == "Changed"


def test_history_of_what_is_not_there_is_one_line(data: Path) -> None:
    done = scrapy(data.parent, "history", "harbour:99")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("scrapy: no article harbour:99 in ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("named", "why"), [("harbour", "is no id"), ("https://nowhere.example/1", "no article of")])
def test_what_names_no_article_is_said(named: str, why: str) -> None:
    with pytest.raises(OrderError, match=why):
        article_named(named, {OUTLET.name: OUTLET})
    assert article_named(url(1), {OUTLET.name: OUTLET}) == ("harbour", "1")


def test_arabic_stays_in_its_place_among_marks() -> None:
    text = rendered(word_diff("قال الرئيس اليوم", "قال الوزير اليوم"), is_coloured=False, whole=True).plain
    assert text == "قال [-\u2068الرئيس\u2069-] {+\u2068الوزير\u2069+} اليوم"
    assert isolated("plain") == "plain"


def test_colours_stand_for_marks_on_a_terminal() -> None:
    text = rendered(word_diff("one two", "one three"), is_coloured=True, whole=True)
    assert text.plain == "one two three "
    assert {str(span.style) for span in text.spans} == {"red strike", "green"}


def test_unchanged_text_is_shortened() -> None:
    long = "same " * 200
    text = rendered(word_diff(f"{long}old {long}", f"{long}new {long}"), is_coloured=False, whole=False).plain
    assert "[-old-] {+new+}" in text
    assert len(text) < 400
