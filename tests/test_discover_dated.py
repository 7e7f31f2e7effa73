"""Archives by day and month, made from the window."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from crawler.discover import Dated, JsonListing, Listing, Sitemap
from crawler.lead import Follow
from crawler.outlet import Link
from crawler.page import Page
from crawler.window import Window

HERALD = "https://herald.example"
DAYS = Dated(of=Listing(url=f"{HERALD}/archive/{{day:%Y/%m/%d}}/", pages=f"{HERALD}/archive/{{day:%Y/%m/%d}}/p{{n}}/"))
AUGUST = Window(since=datetime(2017, 8, 1, tzinfo=UTC), until=datetime(2017, 8, 3, tzinfo=UTC))


def key(url: str) -> str | None:
    match = re.fullmatch(r"https://herald\.example/a/(\d+)", url)
    return match[1] if match else None


def read(source: Dated, url: str, body: str, asked: str = "") -> list[Link | Follow]:
    page = Page(url=url, body=body, fetched=datetime(2026, 5, 1, tzinfo=UTC), requested_url=asked)
    return list(source.read(page, key, AUGUST))


def test_a_listing_for_each_day_of_the_window_and_the_day_before_it_in_utc() -> None:
    assert list(DAYS.start(AUGUST)) == [f"{HERALD}/archive/2017/{day}/" for day in ("08/03", "08/02", "08/01", "07/31")]


def test_a_listing_for_each_month_or_year_once() -> None:
    window = Window(since=datetime(2016, 12, 15, tzinfo=UTC), until=datetime(2017, 2, 2, tzinfo=UTC))
    months = Dated(of=Sitemap(url=f"{HERALD}/sitemap-{{day:%Y-%-m}}.xml"), every="month")
    assert list(months.start(window)) == [f"{HERALD}/sitemap-{month}.xml" for month in ("2017-2", "2017-1", "2016-12")]
    years = Dated(of=JsonListing(url=f"{HERALD}/all/{{day:%Y}}.json"), every="year")
    assert list(years.start(window)) == [f"{HERALD}/all/2017.json", f"{HERALD}/all/2016.json"]


def test_without_a_begin_the_last_days_are_read_and_without_an_end_none() -> None:
    now = datetime(2026, 5, 9, 12, tzinfo=UTC)
    assert list(DAYS.start(Window())) == []
    urls = list(DAYS.start(Window().closed(now)))
    assert urls[0] == f"{HERALD}/archive/2026/05/10/"
    assert f"{HERALD}/archive/2026/05/07/" in urls
    assert len(urls) < 8


def test_a_window_is_closed_a_day_ahead_and_never_before_its_begin() -> None:
    now = datetime(2026, 5, 9, tzinfo=UTC)
    assert Window().closed(now).until == now + timedelta(days=1)
    assert AUGUST.closed(now) is AUGUST
    ahead = Window(since=now + timedelta(days=30)).closed(now)
    assert ahead.until
    assert ahead.until > now + timedelta(days=30)


def test_what_has_no_date_of_its_own_was_published_on_its_day() -> None:
    second = '<p><a href="/a/2">Second one here</a> <time>10:00 3 Aug</time></p>'
    body = f'<p><a href="/a/1">A headline of the first</a></p>{second}'
    found = read(DAYS, f"{HERALD}/archive/2017/08/02/", body)
    assert [item.published for item in found if isinstance(item, Link)] == ["2017-08-02", "10:00 3 Aug"]
    assert found[-1] == Follow(url=f"{HERALD}/archive/2017/08/02/p2/")
    onward = read(DAYS, f"{HERALD}/archive/2017/08/02/p2/", body)
    assert onward[-1] == Follow(url=f"{HERALD}/archive/2017/08/02/p3/")
    assert isinstance(onward[0], Link)
    assert onward[0].published == "2017-08-02"


def test_a_day_that_leads_elsewhere_dates_nothing() -> None:
    body = '<a href="/a/1">A headline of the first</a>'
    assert read(DAYS, f"{HERALD}/", body, asked=f"{HERALD}/archive/2017/08/02/") == [
        Link(url=f"{HERALD}/a/1", title="A headline of the first")
    ]
    assert read(DAYS, f"{HERALD}/elsewhere/", body) == []
    assert read(DAYS, f"{HERALD}/archive/2017/13/02/", body) == []


def test_a_month_does_not_say_the_day() -> None:
    months = Dated(of=Listing(url=f"{HERALD}/{{day:%B-%Y}}?lang=%D8%B9"), every="month")
    assert next(months.start(AUGUST)) == f"{HERALD}/August-2017?lang=%D8%B9"
    (link,) = read(months, f"{HERALD}/August-2017?lang=%D8%B9", '<a href="/a/1">A headline of the first</a>')
    assert isinstance(link, Link)
    assert link.published == ""


def test_a_dated_source_says_what_its_listing_is() -> None:
    assert (DAYS.via, DAYS.carries) == ("listing", "section")
    assert Dated(of=Sitemap(url=f"{HERALD}/{{day:%Y}}.xml")).via == "sitemap"


def test_an_archive_that_makes_no_sense_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="needs the day"):
        Dated(of=Listing(url=f"{HERALD}/archive/"))
    with pytest.raises(ValueError, match="known are"):
        Dated(of=Listing(url=f"{HERALD}/{{day:%s}}/"))
    with pytest.raises(ValueError, match="every is"):
        Dated(of=Listing(url=f"{HERALD}/{{day:%Y}}/"), every="week")
