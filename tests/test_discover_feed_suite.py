"""The feeds of the suite, and what is left of one when it is damaged."""

import re
from collections.abc import Callable

import pytest

from crawler.discover import Feed
from crawler.extract.dates import read_date
from crawler.outlet import Link
from crawler.page import Page
from crawler.window import Window
from tests.feed_suite import AT, ENTRIES, SAMPLES, URL, Sample, sample_of


def key(url: str) -> str | None:
    match = re.fullmatch(r"https://herald\.example/a/(\d+)\?s=1&t=2", url)
    return match[1] if match else None


def read(body: bytes, content_type: str) -> list[Link]:
    page = Page(url=URL, body=body, fetched=AT, headers={"Content-Type": content_type})
    return [item for item in Feed(url=URL).read(page, key, Window()) if isinstance(item, Link)]


def test_there_are_enough_of_them_and_no_two_are_alike() -> None:
    assert len({sample.body for sample in SAMPLES}) == len(SAMPLES) >= 200


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_well_formed_feed_gives_all_it_has(sample: Sample) -> None:
    links = read(sample.body, sample.content_type)
    assert [link.url for link in links] == [entry.url for entry in ENTRIES]
    assert [link.title for link in links] == [entry.title for entry in ENTRIES]
    datings = [read_date(link.published, fetched=AT) for link in links]
    assert [dating and dating.at for dating in datings] == [entry.moment for entry in ENTRIES]


WHOLE = sample_of("RSS 2.0", "link", "gmt", "entities", "utf-8", "")


@pytest.mark.parametrize(
    ("damage", "numbers"),
    [
        (lambda text: "\n\n<!-- served by x -->" + text, "123"),
        (lambda text: text.replace("</rss>", ""), "123"),
        (lambda text: text.replace("</channel></rss>", ""), "123"),
        (lambda text: text[: text.rindex("<description>")], "123"),
        (lambda text: text[: text.rindex("<item>")], "12"),
        (lambda text: text.replace("&amp;t=2", "&t=2"), "123"),
        (lambda text: text.replace("<description>x", "<description>a & b &nbsp; &hellip; <br> <p>unclosed"), "123"),
        (lambda text: text.replace("<description>x", "<description>\x00\x0b\x1f"), "123"),
        (lambda text: text.replace("<item>", "<item><media:thumbnail url='x'/><dc2:creator>y</dc2:creator>"), "123"),
        (lambda text: text.replace("<item>", '<item a="1" a="2">'), "123"),
        (lambda text: text + text, "123"),
        (lambda text: text + "<script>alert(1)</script>", "123"),
        (lambda text: text.replace("</title>", "</titel>", 1), "123"),
        (lambda text: text.replace("<channel>", "").replace("</channel>", ""), "123"),
        (lambda text: text.replace('encoding="UTF-8"', 'encoding="x-nonsense"'), "123"),
    ],
    ids=lambda value: "" if callable(value) else None,
)  # fmt: skip
def test_a_malformed_feed_gives_what_is_there(damage: Callable[[str], str], numbers: str) -> None:
    links = read(damage(WHOLE.body.decode()).encode(), "application/rss+xml")
    assert "".join(key(link.url) or "-" for link in links) == numbers
    assert all(link.published for link in links[:2])


def test_a_byte_that_is_wrong_costs_a_letter_and_no_item() -> None:
    body = WHOLE.body.replace("جسر".encode(), "جس".encode() + b"\xd8")
    assert [key(link.url) for link in read(body, "text/xml; charset=utf-8")] == ["1", "2", "3"]
