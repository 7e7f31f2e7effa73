"""WordPress' REST API: what it is asked for, what it answers."""

import json
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.discover import WordPress
from crawler.discover.wordpress import PER_PAGE
from crawler.lead import Follow
from crawler.outlet import Link
from crawler.page import Page
from crawler.window import Window

API = "https://herald.example/wp-json/"
SOURCE = WordPress(url=API, categories=(106, 2))
POST = {
    "id": 7,
    "date": "2026-05-01T13:00:00",
    "date_gmt": "2026-05-01T10:00:00",
    "link": "https://herald.example/?p=7",
    "title": {"rendered": "Tom &#038; <em>Jerry</em> &#8211; again"},
}


def read(posts: object, url: str = "", pages: str = "") -> list[Link | Follow]:
    headers = {"X-WP-TotalPages": pages} if pages else {}
    address = url or next(SOURCE.start(Window()))
    page = Page(url=address, body=json.dumps(posts), fetched=datetime(2026, 5, 2, tzinfo=UTC), headers=headers)
    return list(SOURCE.read(page, lambda url: url, Window()))


def test_it_is_asked_for_the_window_with_a_day_to_spare() -> None:
    window = Window(since=datetime(2017, 8, 1, tzinfo=UTC), until=datetime(2017, 9, 1, tzinfo=UTC))
    (url,) = SOURCE.start(window)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    assert url.startswith("https://herald.example/wp-json/wp/v2/posts?per_page=100&page=1&")
    assert asked["categories"] == "106,2"
    assert (asked["after"], asked["before"]) == ("2017-07-31T00:00:00", "2017-09-02T00:00:00")
    assert "after" not in next(SOURCE.start(Window()))


def test_a_site_without_pretty_addresses_and_another_kind_of_post() -> None:
    source = WordPress(url="https://herald.example/?rest_route=/", kind="news", language="en")
    assert next(source.start(Window())).startswith("https://herald.example/?rest_route=/wp/v2/news&per_page=100&")
    assert "&lang=en" in next(source.start(Window()))


def test_posts_have_headline_and_the_exact_moment() -> None:
    assert read([POST]) == [
        Link(url="https://herald.example/?p=7", title="Tom & Jerry – again", published="2026-05-01T10:00:00Z")
    ]
    assert read([{**POST, "date_gmt": None}])[0] == Link(
        url="https://herald.example/?p=7", title="Tom & Jerry – again", published="2026-05-01T13:00:00"
    )


def test_pages_go_on_while_the_header_says_so() -> None:
    (_, onward) = read([POST], pages="3")
    assert parse_qs(urlsplit(onward.url).query)["page"] == ["2"]
    assert "categories=106,2" in onward.url
    assert len(read([POST], url=onward.url.replace("page=2", "page=3"), pages="3")) == 1


def test_without_the_header_full_pages_go_on() -> None:
    assert isinstance(read([POST] * PER_PAGE)[-1], Follow)
    assert len(read([POST] * (PER_PAGE - 1))) == PER_PAGE - 1


@pytest.mark.parametrize(
    "answer", [{"code": "rest_post_invalid_page_number", "data": {"status": 400}}, [], [None, 5, {"link": []}], "x"]
)
def test_an_error_is_no_post(answer: object) -> None:
    assert read(answer) == []


def test_a_site_that_makes_no_sense_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="ends with /"):
        WordPress(url="https://herald.example/wp-json")
    with pytest.raises(ValueError, match="section or outlet"):
        WordPress(url=API, carries="all")
