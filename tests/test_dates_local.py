"""A clock whose zone nobody knows: it tells a day, and not its moment."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.article import Article, Precision
from crawler.discover.listing import Listing
from crawler.extract import extract
from crawler.extract.dates import anywhere, read_date, weigh
from crawler.extract.dates_dating import Dating
from crawler.outlet import Outlet, Section
from crawler.page import Page

FETCHED = datetime(2026, 6, 1, 12, tzinfo=UTC)
PLAIN = "https://news.example/a"
OUTLET = Outlet(
    name="herald",
    title="The Herald",
    hosts=("news.example",),
    language="en",
    timezone="America/New_York",
    articles=(r"/(?P<id>[a-z-]+)",),
    sections=(Section(name="news", title="News", sources=(Listing(url="https://news.example/"),)),),
    verified="invented",
)
BODY = "".join(f"<p>Ships of the {n} company came in from the north, the harbour said on Friday.</p>" for n in range(9))


def told(text: str, zone: str = "") -> Dating:
    dating = read_date(text, fetched=FETCHED, timezone=zone, order="dmy")
    assert dating is not None
    return dating


def article(head: str, outlet: Outlet | None = None) -> Article:
    html = f"<html><head><title>Ships come in</title>{head}</head><body><article><h1>Ships come in</h1>{BODY}</article>"
    return extract(Page(url="https://news.example/ships-come-in", body=html, fetched=FETCHED), outlet)


@pytest.mark.parametrize(
    ("text", "is_local"),
    [
        ("2026-05-02T16:01:26", True),
        ("2026-05-02T16:01:26Z", False),
        ("2026-05-02T16:01:26+03:00", False),
        ("2026-05-02", True),
        ("1777737686", False),
        ("2 May 2026, 16:01", True),
        ("2 May 2026, 16:01 EDT", False),
        ("2 May 2026, 16:01 GMT+3", False),
        ("2 May 2026, 16:01 IST", True),
        ("2 May 2026", True),
        ("yesterday", True),
        ("3 hours ago", False),
        ("May 2026", True),
        ("2025", True),
    ],
)
def test_a_date_knows_whether_its_text_names_the_zone(text: str, is_local: bool) -> None:
    assert told(text).is_local is is_local


def test_of_a_local_moment_the_day_is_left_with_all_moments_that_are_of_it_somewhere() -> None:
    dating = anywhere(told("2026-05-02T16:01:26"))
    assert (dating.at, dating.precision) == (datetime(2026, 5, 2, tzinfo=UTC), Precision.DAY)
    assert dating.earliest == datetime(2026, 5, 1, 10, tzinfo=UTC)
    assert dating.latest == datetime(2026, 5, 3, 11, 59, 59, tzinfo=UTC)
    assert dating.raw == "2026-05-02T16:01:26"


def test_a_month_stays_one_and_is_widened() -> None:
    dating = anywhere(told("May 2026"))
    assert (dating.at, dating.precision) == (None, Precision.MONTH)
    assert (dating.earliest, dating.latest) == (
        datetime(2026, 4, 30, 10, tzinfo=UTC),
        datetime(2026, 6, 1, 11, 59, 59, tzinfo=UTC),
    )


def test_what_names_its_zone_is_the_same_anywhere() -> None:
    for text in ("2026-05-02T16:01:26Z", "2 May 2026, 16:01 EDT", "3 hours ago"):
        assert anywhere(told(text)) == told(text)


FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (2000, 2026))


@given(st.sampled_from(sorted(available_timezones())), st.datetimes(FIRST, LAST))
def test_wherever_it_was_said_it_lies_between_the_bounds(zone: str, local: datetime) -> None:
    local = local.replace(microsecond=0)
    wide, there = anywhere(told(local.isoformat())), told(local.isoformat(), zone)
    assert wide.earliest <= there.earliest <= there.latest <= wide.latest
    assert wide.at is not None
    assert wide.earliest <= wide.at <= wide.latest


def test_a_clock_with_a_zone_is_believed_before_one_without() -> None:
    candidates = [("jsonld", "2026-05-02T16:01:26"), ("page", "2 May 2026, 16:01 EDT")]
    known = weigh(candidates, url=PLAIN, fetched=FETCHED, timezone="UTC", order="dmy")
    assert known is not None
    assert known[0] == "jsonld"
    unknown = weigh(candidates, url=PLAIN, fetched=FETCHED, timezone="", order="dmy")
    assert unknown is not None
    assert unknown[0] == "page"
    assert unknown[1].at == datetime(2026, 5, 2, 16, 1, tzinfo=timezone(-timedelta(hours=4)))


def test_of_an_outlet_nobody_described_a_bare_clock_gives_the_day() -> None:
    head = '<meta property="article:published_time" content="2026-05-02T16:01:26">'
    head += '<meta property="article:modified_time" content="2026-05-03T09:00:00">'
    found = article(head)
    assert (found.published_at, found.published_precision) == (datetime(2026, 5, 2, tzinfo=UTC), Precision.DAY)
    assert found.published_raw == "2026-05-02T16:01:26"
    assert found.modified_at == datetime(2026, 5, 3, tzinfo=UTC)


def test_of_a_described_outlet_it_gives_the_moment_on_the_clock_of_its_zone() -> None:
    found = article('<meta property="article:published_time" content="2026-05-02T16:01:26">', OUTLET)
    assert found.published_at == datetime(2026, 5, 2, 20, 1, 26, tzinfo=UTC)
    assert found.published_precision == Precision.SECOND
    assert found.published_earliest == found.published_latest == found.published_at
