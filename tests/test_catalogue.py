"""What is said of the outlets: the command, and the page made from the same values."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from crawler import catalogue
from crawler.discover import Dated, Sitemap
from crawler.outlet import Section
from crawler.outlets import load
from tests.typed import scrapy

OUTLETS = load()
PAGE = Path(__file__).parent.parent / "docs" / "outlets.md"


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == catalogue.markdown(OUTLETS.values()), (
        "run: scrapy outlets --markdown > docs/outlets.md"
    )


@pytest.mark.parametrize("name", OUTLETS)
def test_an_entry_says_what_the_outlet_says(name: str) -> None:
    outlet = OUTLETS[name]
    entry = json.loads(json.dumps(catalogue.entry(outlet)))
    assert (entry["side"], entry["evidence"], entry["hosts"]) == (outlet.side, outlet.verified, list(outlet.hosts))
    assert [section["name"] for section in entry["sections"]] == [section.name for section in outlet.sections]
    ways = [way for section in entry["sections"] for way in section["sources"]]
    assert len(ways) == sum(len(section.sources) for section in outlet.sections)
    assert all(way["via"] and way["url"].startswith("http") for way in ways)


def test_what_nobody_has_said_leaves_no_line() -> None:
    plain = replace(OUTLETS["bbc"], side="", notes="")
    assert "notes" not in catalogue.text(plain)
    assert "*Mind*" not in catalogue.markdown([plain])
    assert "## Other" in catalogue.markdown([plain])


def test_an_archive_by_days_is_shown_with_the_day_left_open() -> None:
    address = "https://t.example/{day:%Y/%m/%d}/sitemap.xml"
    section = Section(name="news", title="News", sources=(Dated(of=Sitemap(url=address, carries="section")),))
    assert catalogue.ways(section) == [{"via": "sitemap", "url": address, "carries": "section"}]


def test_the_command_lists_every_outlet(tmp_path: Path) -> None:
    listed = scrapy(tmp_path, "outlets")
    assert listed.returncode == 0
    assert [name for name in (*OUTLETS, "harbour") if f" {name} " not in listed.stdout] == []


def test_the_command_tells_of_one_outlet_to_programs(tmp_path: Path) -> None:
    assert json.loads(scrapy(tmp_path, "outlets", "tass", "--json").stdout) == [catalogue.entry(OUTLETS["tass"])]


def test_an_outlet_is_told_to_people() -> None:
    lines = catalogue.text(OUTLETS["mehr"]).splitlines()
    assert lines[0] == "mehr: Mehr News Agency (Iranian, en)"
    assert "              feed     https://en.mehrnews.com/rss, picked from the whole" in lines
    assert lines[-1] == "  notes     Times out from abroad (October 2026)."
