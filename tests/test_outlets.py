"""The loader of outlets, and what all their files have to say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.discover import discover
from crawler.lead import Lead
from crawler.outlets import _syria, load
from crawler.page import Page

OUTLETS = load()
NOW = datetime(2023, 8, 20, tzinfo=UTC)

SOURCE = """from crawler.discover import Feed
from crawler.outlet import Outlet, Section
OUTLET = Outlet(
    name="{name}", title="T", hosts=("t.example",), language="en", timezone="UTC", articles=(r"/\\d+",), verified="",
    sections=(Section(name="news", title="News", sources=(Feed(url="https://t.example/rss"),)),),
)
"""

Folder = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes files into a folder of outlets; its path."""

    def write(**files: str) -> str:
        for name, text in files.items():
            (tmp_path / f"{name}.py").write_text(text)
        return str(tmp_path)

    return write


def test_our_outlets_load_sorted_under_their_names() -> None:
    assert list(OUTLETS) == sorted(OUTLETS)
    assert {"alahed", "alahed_ar", "sana", "sana_archive", "almasdar", "airwars"} <= set(OUTLETS)
    assert all(name == outlet.name for name, outlet in OUTLETS.items())


def test_a_folder_of_the_user_adds_to_them(folder: Folder) -> None:
    place = folder(
        daily="from ._shared import LANGUAGE\n" + SOURCE.format(name="daily").replace('"en"', "LANGUAGE"),
        _shared="LANGUAGE = 'ar'\n",
    )
    outlets = load(("crawler.outlets", place))
    assert outlets["daily"].language == "ar"
    assert len(outlets) == len(OUTLETS) + 1


def test_a_folder_named_twice_is_one_folder(folder: Folder) -> None:
    place = folder(weekly=SOURCE.format(name="weekly"))
    assert list(load((place, place))) == ["weekly"]


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        (SOURCE.format(name="other"), ValueError, "the outlet is named other"),
        ("X = 1", ValueError, "has no OUTLET"),
        ("OUTLET = {}", TypeError, "must be an Outlet, not dict"),
        (SOURCE.format(name="mine").replace("hosts", "domains"), TypeError, "domains"),
        (SOURCE.format(name="mine").replace('"UTC"', '"UTC'), ValueError, "mine.py"),
        (SOURCE.format(name="mine").replace("(r", "(m"), ValueError, "mine.py"),
        (SOURCE.format(name="mine").replace("\\d+", "("), ValueError, "is not a pattern"),
        ("import nothing_of_that_name", ValueError, "nothing_of_that_name"),
    ],
)
def test_a_file_that_is_no_outlet_is_named(folder: Folder, text: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match="mine.py") as caught:
        load((folder(mine=text),))
    assert says in str(caught.value)


def test_two_outlets_of_one_name_are_refused(folder: Folder) -> None:
    with pytest.raises(ValueError, match=r"two outlets are named bbc: rename .*bbc\.py"):
        load(("crawler.outlets", folder(bbc=SOURCE.format(name="bbc"))))


@pytest.mark.parametrize("module", ["/no/such/folder", "no.such.package", "crawler.outlet"])
def test_a_place_that_is_none_is_named(module: str) -> None:
    with pytest.raises(ValueError, match="OUTLET_MODULES"):
        load((module,))


#: The sides that the collection is to have, each with an outlet at least.
SIDES = {
    "Syrian state", "Syrian independent", "Kurdish", "Lebanese", "Turkish", "Iranian", "Russian", "Israeli", "Gulf",
    "wire", "UN", "Western", "NGO",
}  # fmt: skip


def test_every_side_is_heard_and_every_outlet_says_what_it_rests_on() -> None:
    assert {outlet.side for outlet in OUTLETS.values()} == SIDES
    assert {"en", "ar"} <= {outlet.language for outlet in OUTLETS.values()}
    assert [name for name, outlet in OUTLETS.items() if not outlet.verified] == []


@pytest.mark.parametrize(
    ("title", "url", "is_taken"),
    [
        ("Bread queues shorten in Syria", "https://t.example/news/1/", True),
        ("SYRIAN pound steady", "https://t.example/news/1/", True),
        ("Wheat arrives", "https://t.example/news/wheat-arrives-in-deir-ez-zor/", True),
        ("Wheat arrives", "https://t.example/news/%61leppo-wheat/", True),
        ("Hamas delegation arrives", "https://t.example/news/1/", False),
        ("Hama bakery reopens", "https://t.example/news/1/", True),
        ("Assyrian festival", "https://t.example/news/1/", False),
        ("", "https://syria.example/news/1/", False),
    ],
)
def test_a_subject_is_told_by_headline_and_address(title: str, url: str, is_taken: bool) -> None:
    assert _syria.english("https://t.example/rss")[0].takes(url, title) is is_taken


@pytest.mark.parametrize(
    ("title", "is_taken"),
    [("مخابز حلب تعود", True), ("سوريون يعودون", True), ("والحسكة أيضاً", True), ("قمح لبنان", False)],
)
def test_a_subject_is_told_in_arabic(title: str, is_taken: bool) -> None:
    assert _syria.arabic("https://t.example/rss")[0].takes("https://t.example/1", title) is is_taken


def test_of_a_feed_for_everything_a_section_takes_its_subject_and_another_everything() -> None:
    outlet = OUTLETS["mehr"]
    item = "<item><title>{}</title><link>https://en.mehrnews.com/news/{}/x</link></item>"
    feed = item.format("Trains to Damascus", 1) + item.format("Trains to Qom", 2)
    page = Page(url="https://en.mehrnews.com/rss", body=f"<rss><channel>{feed}</channel></rss>", fetched=NOW)
    keys = {
        section.name: [
            lead.key
            for lead in discover(page, outlet=outlet, section=section, source=section.sources[0])
            if isinstance(lead, Lead)
        ]
        for section in outlet.sections
    }
    assert keys == {"syria": ["1"], "news": ["1", "2"]}


@pytest.mark.parametrize("field", ["side", "notes", "verified"])
def test_words_about_an_outlet_are_one_line(field: str) -> None:
    with pytest.raises(ValueError, match="is not one line"):
        replace(OUTLETS["bbc"], **{field: "two\nlines"})
