"""Listings in JSON: items, pieces of HTML, every way to the older ones, and answers that came broken."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.discover import JsonListing
from crawler.lead import Follow
from crawler.outlet import Link
from crawler.page import Page
from crawler.window import Window

URL = "https://herald.example/api/news?section=syria"


def key(url: str) -> str | None:
    match = re.fullmatch(r"https://herald\.example/a/(\d+)", url)
    return match[1] if match else None


def read(answer: object, source: JsonListing | None = None, url: str = URL) -> list[Link | Follow]:
    body = answer if isinstance(answer, str) else json.dumps(answer)
    page = Page(url=url, body=body, fetched=datetime(2026, 5, 1, tzinfo=UTC))
    return list((source or JsonListing(url=URL)).read(page, key, Window()))


def items(*numbers: int) -> list[dict[str, Any]]:
    return [
        {"url": f"/a/{n}", "title": f" Headline\n{n}", "when": {"at": f"2026-05-0{n}"}, "id": n, "slug": f"s-{n}"}
        for n in numbers
    ]


def test_a_bare_list_of_articles() -> None:
    assert read(items(1, 2)) == [
        Link(url="https://herald.example/a/1", title="Headline 1"),
        Link(url="https://herald.example/a/2", title="Headline 2"),
    ]


def test_articles_deep_in_the_answer_with_date_and_an_address_made_of_the_id() -> None:
    source = JsonListing(
        url=URL, items="data.0.list", link="id", date="when.at", address="https://herald.example/a/{link}"
    )
    assert read({"data": [{"list": items(3)}]}, source) == [
        Link(url="https://herald.example/a/3", title="Headline 3", published="2026-05-03")
    ]


def test_pieces_of_html_are_read_as_cards() -> None:
    piece = '<div><h3><a href="/a/4">A headline of the fourth</a></h3><time>1 May</time></div>'
    four = Link(url="https://herald.example/a/4", title="A headline of the fourth", published="1 May")
    source = JsonListing(url=URL, html="html", pages=f"{URL}&page={{n}}")
    older = Follow(url=f"{URL}&page=2")
    assert read({"html": piece}, source) == [four, older]
    assert read({"html": [piece, piece.replace("/a/4", "/a/5")]}, source)[1] == Link(
        url="https://herald.example/a/5", title=four.title, published="1 May"
    )
    assert read({"html": None}, source) == []


@pytest.mark.parametrize(
    ("source", "answer", "older"),
    [
        (JsonListing(url=URL, items="i", pages=f"{URL}&page={{n}}"), {}, f"{URL}&page=2"),
        (JsonListing(url=URL, items="i", pages=f"{URL}&offset={{n}}", first=20, step=20), {}, f"{URL}&offset=20"),
        (JsonListing(url=URL, items="i", next="links.next"), {"links": {"next": "/api/2"}}, "/api/2"),
        (JsonListing(url=URL, items="i", next="links.next"), {"links": {"next": None}}, ""),
        (JsonListing(url=URL, items="i", next="to", pages=f"{URL}&c={{n}}"), {"to": "a+/="}, f"{URL}&c=a%2B%2F%3D"),
        (JsonListing(url=URL, items="i", next="page", pages=f"{URL}&p={{n}}"), {"page": 3}, f"{URL}&p=3"),
        (JsonListing(url=URL, items="i", next="page", pages=f"{URL}&p={{n}}"), {"page": False}, ""),
        (JsonListing(url=URL, items="i", more="more", pages=f"{URL}&p={{n}}"), {"more": False}, ""),
        (JsonListing(url=URL, items="i", more="more", pages=f"{URL}&p={{n}}"), {"more": True}, f"{URL}&p=2"),
    ],
)  # fmt: skip
def test_the_way_to_the_older_ones(source: JsonListing, answer: dict[str, object], older: str) -> None:
    follows = [item.url for item in read({"i": items(1), **answer}, source) if isinstance(item, Follow)]
    assert follows == ([older if older.startswith("https:") else f"https://herald.example{older}"] if older else [])


def test_offsets_go_on_and_an_empty_answer_is_the_end() -> None:
    source = JsonListing(url=URL, pages=f"{URL}&offset={{n}}", first=20, step=20)
    assert read(items(1), source, f"{URL}&offset=40")[1] == Follow(url=f"{URL}&offset=60")
    assert read([], source, f"{URL}&offset=60") == []


@pytest.mark.parametrize(
    "wrapped",
    [
        "while(1);{}",
        ")]}}',\n{}",
        "callback({});",
        "\ufeff{}",
        "<br />\n<b>Notice</b>: x [y] in z.php on line 2<br />{}",
    ],
)
def test_what_stands_around_the_json_is_no_matter(wrapped: str) -> None:
    source = JsonListing(url=URL, items="i")
    body = wrapped.replace("{}", json.dumps({"i": items(1)})).replace("}}'", "}'")
    assert [item.url[-1] for item in read(body, source)] == ["1"]


def test_an_answer_that_was_cut_off_gives_what_came() -> None:
    source = JsonListing(url=URL, items="data.i")
    whole = json.dumps({"data": {"i": items(1, 2, 3)}})
    assert [item.url[-1] for item in read(whole[: whole.index('"/a/3"')], source)] == ["1", "2"]


@pytest.mark.parametrize(
    "answer", ["", "<html>", "null", "7", '{"i": 7}', '{"i": [1, null, {"url": 5}, "x"]}', "[" * 99_999]
)
def test_what_is_no_listing_gives_no_article(answer: str) -> None:
    assert [item for item in read(answer, JsonListing(url=URL, items="i")) if key(item.url)] == []


def test_a_listing_that_makes_no_sense_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="one {n}"):
        JsonListing(url=URL, pages=URL)
    with pytest.raises(ValueError, match="one {link}"):
        JsonListing(url=URL, address="https://herald.example/a/")
    with pytest.raises(ValueError, match="section or outlet"):
        JsonListing(url=URL, carries="all")
    with pytest.raises(ValueError, match="at least 1"):
        JsonListing(url=URL, pages=f"{URL}&p={{n}}", step=0)


WHOLE = json.dumps({"i": items(1, 2), "next": "/x"})


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_breaks_a_listing(data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(cut, len(WHOLE)))
    body = WHOLE[:cut] + data.draw(st.text(max_size=8)) + WHOLE[end:]
    for item in read(body, JsonListing(url=URL, items="i", next="next")):
        assert item.url.startswith("http")
