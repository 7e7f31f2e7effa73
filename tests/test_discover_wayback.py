"""The Wayback Machine: its list of captures, captured section pages, and who may be fetched from there."""

import json
import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.discover import Listing, Wayback, discover
from crawler.discover.capture import Capture, original
from crawler.lead import Follow, Lead
from crawler.outlet import Link, Outlet, Section, Source
from crawler.page import Page
from crawler.window import Window

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
ARTICLES = Wayback(url="https://www.herald.example/article/")
SECTION = Wayback(of=Listing(url="https://herald.example/syria/", pages="https://herald.example/syria/page/{n}/"))
HEAD = ["timestamp", "original", "mimetype", "statuscode", "digest"]
ROW = ["20170812103000", "http://www.herald.example:80/article/bridge/", "text/html", "200", "AAAA"]


def outlet(source: Source) -> Outlet:
    return Outlet(
        name="herald",
        title="The Herald",
        hosts=("herald.example",),
        language="en",
        timezone="UTC",
        articles=(r"/article/(?P<id>[a-z-]+)/?(?:\?.*)?",),
        sections=(Section(name="syria", title="Syria", sources=(source,)),),
        verified="invented",
    )


def found(source: Source, page: Page) -> list[Lead | Follow]:
    herald = outlet(source)
    return list(discover(page, outlet=herald, section=herald.sections[0], source=source))


def captures(*rows: list[str], source: Wayback = ARTICLES) -> Page:
    body = json.dumps([HEAD, *rows]) if rows else "[]"
    return Page(url=next(source.start(Window())), body=body, fetched=AT)


def test_the_list_is_asked_for_the_window_and_what_was_captured_later() -> None:
    window = Window(since=datetime(2017, 8, 1, tzinfo=UTC), until=datetime(2017, 9, 1, tzinfo=UTC))
    (url,) = ARTICLES.start(window)
    asked = parse_qs(urlsplit(url).query)
    assert url.startswith(
        "https://web.archive.org/cdx/search/cdx?url=https://www.herald.example/article/&matchType=prefix"
    )
    assert asked["from"] == ["20170801000000"]
    assert asked["to"] == ["20180901000000"]
    assert (asked["collapse"], asked["filter"], asked["showResumeKey"]) == (["urlkey"], ["statuscode:200"], ["true"])
    (url,) = SECTION.start(window)
    asked = parse_qs(urlsplit(url).query)
    assert (asked["matchType"], asked["collapse"], asked["to"]) == (["exact"], ["timestamp:8"], ["20170902000000"])


def test_a_capture_becomes_a_lead_under_its_own_address_that_is_fetched_from_the_archive() -> None:
    (lead,) = found(ARTICLES, captures(ROW))
    assert isinstance(lead, Lead)
    assert (lead.key, lead.url) == ("bridge", "http://www.herald.example/article/bridge/")
    assert lead.archived == "https://web.archive.org/web/20170812103000id_/http://www.herald.example:80/article/bridge/"
    assert lead.address == lead.archived
    assert lead.via == "wayback"


def test_what_is_no_page_is_left_out() -> None:
    picture, moved, torn = [*ROW], [*ROW], ["2017", *ROW[1:]]
    picture[2], moved[3] = "image/jpeg", "301"
    assert found(ARTICLES, captures(["20170812103000"], [], picture, moved, torn)) == []
    assert found(ARTICLES, captures()) == []
    assert found(ARTICLES, Page(url=captures().url, body="<html>503", fetched=AT)) == []


def test_the_rest_of_the_list_is_asked_for_with_its_key() -> None:
    lead, onward = found(ARTICLES, captures(ROW, [], ["com,herald)/article/c 20170813"]))
    assert isinstance(lead, Lead)
    assert parse_qs(urlsplit(onward.url).query)["resumeKey"] == ["com,herald)/article/c 20170813"]
    page = Page(url=onward.url, body=json.dumps([HEAD, ROW, [], ["d 1"]]), fetched=AT)
    assert parse_qs(urlsplit(found(ARTICLES, page)[-1].url).query)["resumeKey"] == ["d 1"]


def test_captured_section_pages_are_read_as_they_were_then() -> None:
    row = ["20170812103000", "https://herald.example/syria/", "text/html", "200", "B"]
    (part,) = found(SECTION, captures(row, source=SECTION))
    assert part == Follow(url="https://web.archive.org/web/20170812103000id_/https://herald.example/syria/")
    body = '<p><a href="/article/bridge/">The bridge is open again</a><time>2 hours ago</time></p>'
    page = original(Page(url=part.url, body=body, fetched=AT))
    (lead,) = found(SECTION, page)
    assert isinstance(lead, Lead)
    assert lead.url == "https://herald.example/article/bridge/"
    assert lead.archived == "https://web.archive.org/web/20170812103000id_/https://herald.example/article/bridge/"
    assert (lead.title, lead.published) == ("The bridge is open again", "2 hours ago")
    assert lead.at == datetime(2017, 8, 12, 10, 30, tzinfo=UTC), "relative dates count from the capture"


class Astray:
    """A source on the outlet's host that points elsewhere."""

    via, carries = "listing", "section"

    def start(self, window: Window) -> list[str]:
        return ["https://herald.example/syria/"]

    def read(self, page: Page, key: object, window: Window) -> list[Link | Follow]:
        there = Capture(url="https://herald.example/article/bridge/", moment=AT)
        return [Link(url=there.url, archived=there.address), Follow(url=there.address)]


def test_only_a_source_of_the_archive_leads_there() -> None:
    assert found(Astray(), Page(url="https://herald.example/syria/", body="", fetched=AT)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://web.archive.org/web/20170812103000id_/http://x.example/a?b=1", "http://x.example/a?b=1"),
        ("http://web.archive.org/web/20170812103000/https:/x.example/a", "https://x.example/a"),
        ("https://web.archive.org/web/20171312103000id_/http://x.example/", None),
        ("https://web.archive.org/cdx/search/cdx?url=x", None),
        ("https://evil.example/web/20170812103000id_/http://x.example/", None),
        ("https://web.archive.org.evil.example/web/20170812103000id_/http://x.example/", None),
    ],
)
def test_the_address_of_a_capture_says_what_it_is_of(address: str, url: str | None) -> None:
    capture = Capture.at(address)
    assert (capture.url if capture else None) == url


def test_a_capture_is_the_page_that_it_is_of_and_other_pages_stay_as_they_are() -> None:
    asked = "https://web.archive.org/web/20170101000000id_/http://x.example/a"
    page = original(Page(url=asked.replace("0101", "0812"), body="", fetched=AT, requested_url=asked))
    assert (page.url, page.requested_url) == ("http://x.example/a", "")
    assert page.fetched == datetime(2017, 8, 12, tzinfo=UTC)
    plain = Page(url="https://x.example/", body="", fetched=AT)
    assert original(plain) is plain


def test_a_source_that_makes_no_sense_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="either"):
        Wayback()
    with pytest.raises(ValueError, match="either"):
        Wayback(url="https://x.example/", of=Listing(url="https://x.example/"))
    with pytest.raises(ValueError, match="section or outlet"):
        Wayback(url="https://x.example/", carries="all")


def test_addresses_round_trip() -> None:
    capture = Capture(url="https://x.example/é?q=http://y.example/", moment=datetime(2017, 8, 12, tzinfo=UTC))
    assert Capture.at(capture.address) == capture
    assert re.fullmatch(r"https://web\.archive\.org/web/\d{14}id_/.*", capture.address)
