"""Which witness of a date is trusted."""

from datetime import UTC, datetime

import pytest

from crawler.extract.dates import read_date, weigh

FETCHED = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
URL = "https://news.example/title"
DATED = "https://news.example/2026/11/20/title"
MONTHLY = "https://news.example/2026/11/title"


def told(*candidates: tuple[str, str], url: str = URL, timezone: str = "UTC") -> tuple[str, str] | None:
    """Who is trusted, and the moment, or the precision of one that knows no day."""
    weighed = weigh(candidates, url=url, fetched=FETCHED, timezone=timezone)
    return weighed and (weighed[0], weighed[1].at.isoformat() if weighed[1].at else weighed[1].precision)


def test_nobody_knows() -> None:
    assert told() is None
    assert told(("meta", ""), ("page", "Share"), ("page", "Updated 5 mins ago")) is None


def test_the_first_of_full_dates_is_trusted() -> None:
    candidates = ("jsonld", "2026-11-20T10:00:00Z"), ("meta", "2026-11-18T11:00:00Z"), ("page", "22 November 2026")
    assert told(*candidates) == ("jsonld", "2026-11-20T10:00:00+00:00")


def test_an_earlier_day_in_print_outranks_data() -> None:
    """The data dates the paper's edition, or a repost."""
    candidates = ("meta", "2026-11-20"), ("page", "19.11.2026, 12:01")
    assert told(*candidates) == ("page", "2026-11-19T12:01:00+00:00")
    assert told(*candidates, url=DATED) == ("meta", "2026-11-20T00:00:00+00:00")
    assert told(("rules", "2026-11-20"), ("page", "19.11.2026, 12:01")) == ("rules", "2026-11-20T00:00:00+00:00")


def test_how_much_earlier_print_may_be() -> None:
    """Beyond a month it is another article's day, unless the data contradicts itself."""
    candidates = ("jsonld", "2026-11-20T10:00:00Z"), ("page", "18 August 2026")
    assert told(*candidates) == ("jsonld", "2026-11-20T10:00:00+00:00")
    change = read_date("2026-11-18", fetched=FETCHED, about="modified")
    assert change is not None
    weighed = weigh(candidates, url=URL, fetched=FETCHED, changed={"jsonld": change})
    assert weighed is not None
    assert weighed[0] == "page"


def test_a_printed_day_tells_the_clock_of_a_moment_in_utc() -> None:
    assert told(("meta", "2026-11-19T23:00:00Z"), ("page", "20 November 2026")) == ("meta", "2026-11-20T00:00:00+01:00")
    assert told(("meta", "2026-11-20T02:17:00Z"), ("page", "19 November 2026")) == ("meta", "2026-11-19T23:17:00-03:00")
    # A clock in print is a witness of its own; an offset in the data is the outlet's.
    for data in ("2026-11-19T23:00:00+02:00", "2026-11-18T09:00:00Z"):
        told_data = told(("meta", data), ("page", "20 November 2026"))
        assert told_data == ("meta", data.replace("Z", "+00:00"))


def test_dates_of_related_articles_do_not_outvote_it() -> None:
    candidates = ("jsonld", "2026-11-20T10:00:00Z"), ("page", "27.02.2016"), ("visible", "27.02.2016")
    assert told(*candidates) == ("jsonld", "2026-11-20T10:00:00+00:00")


@pytest.mark.parametrize("partial", ["6 years ago", "3 hours ago", "yesterday", "November 2026", "2026"])
def test_a_relative_or_partial_date_yields_to_a_full_one(partial: str) -> None:
    assert told(("page", partial), ("listing", "20 November 2026")) == ("listing", "2026-11-20T00:00:00+00:00")


def test_the_future_is_a_lie() -> None:
    assert told(("jsonld", "2026-11-25T10:00:00Z"), ("page", "20 November 2026"))
    assert told(("jsonld", "2026-11-25T10:00:00Z")) is None
    assert told(url="https://news.example/2026/12/24/title") is None


def test_a_clock_that_runs_ahead_within_a_day_is_a_matter_of_zones() -> None:
    assert told(("jsonld", "2026-11-23T15:00:00")) == ("jsonld", "2026-11-23T15:00:00+00:00")


@pytest.mark.parametrize("vague", ["2026-11-20", "2026-11-20T00:00:00Z", "20 November 2026"])
def test_of_one_day_the_more_exact_wins(vague: str) -> None:
    exact = ("page", "20 November 2026, 14:05")
    assert told(("jsonld", vague), exact) == ("page", "2026-11-20T14:05:00+00:00")
    assert told(exact, ("jsonld", vague)) == ("page", "2026-11-20T14:05:00+00:00")


def test_of_two_clock_times_of_one_day_the_first_wins() -> None:
    candidates = ("jsonld", "2026-11-20T10:00:00Z"), ("meta", "2026-11-20T11:30:00Z")
    assert told(*candidates) == ("jsonld", "2026-11-20T10:00:00+00:00")


def test_days_are_compared_in_the_zones_they_may_be_of() -> None:
    """22:30 on the 19th in Greenwich is the 20th in Damascus."""
    candidates = ("page", "20 November 2026"), ("meta", "2026-11-19T22:30:00Z")
    assert told(*candidates, timezone="Asia/Damascus") == ("meta", "2026-11-19T22:30:00+00:00")
    assert told(*candidates, timezone="UTC") == ("page", "2026-11-20T00:00:00+00:00")


def test_midnight_alone_is_taken_as_it_is() -> None:
    assert told(("jsonld", "2026-11-20T00:00:00Z")) == ("jsonld", "2026-11-20T00:00:00+00:00")


def test_a_date_against_the_url_and_another_witness_loses() -> None:
    candidates = (
        ("jsonld", "2026-11-22T10:00:00Z"),
        ("meta", "2026-11-22T10:00:00Z"),
        ("page", "20 November 2026, 9:05"),
    )
    assert told(*candidates, url=DATED) == ("page", "2026-11-20T09:05:00+00:00")


def test_the_url_alone_moves_no_full_date() -> None:
    assert told(("jsonld", "2026-11-22T10:00:00Z"), url=DATED) == ("jsonld", "2026-11-22T10:00:00+00:00")


def test_the_moment_of_the_fetch_yields_to_the_url() -> None:
    assert told(("jsonld", "2026-11-23T12:00:03Z"), url=DATED) == ("url", "2026-11-20T00:00:00+00:00")
    candidates = ("jsonld", "2026-11-23T12:00:03Z"), ("page", "20 November 2026, 9:05")
    assert told(*candidates, url=DATED) == ("page", "2026-11-20T09:05:00+00:00")


def test_news_of_this_minute_stay_so() -> None:
    candidates = ("jsonld", "2026-11-23T11:59:00Z"), ("page", "23 November 2026")
    assert told(*candidates) == ("jsonld", "2026-11-23T11:59:00+00:00")


def test_the_url_gives_the_day_when_nothing_else_does() -> None:
    assert told(url=DATED) == ("url", "2026-11-20T00:00:00+00:00")
    assert told(("page", "6 years ago"), url=DATED) == ("url", "2026-11-20T00:00:00+00:00")
    assert told(("page", "3 days ago"), url=DATED) == ("url", "2026-11-20T00:00:00+00:00")
    assert told(("page", "November 2026"), url=DATED) == ("url", "2026-11-20T00:00:00+00:00")


def test_hours_that_the_url_confirms_are_more_exact() -> None:
    today = "https://news.example/english/231120261"
    assert told(("page", "2 hours ago"), url=today) == ("page", "2026-11-23T10:00:00+00:00")
    assert told(("page", "2 hours ago"), url=DATED) == ("url", "2026-11-20T00:00:00+00:00")


def test_of_stretches_of_time_the_shortest_is_trusted() -> None:
    assert told(("page", "2 years ago"), ("listing", "November 2024")) == ("listing", "month")
    assert told(("page", "a month ago"), url="https://news.example/2026/10/title") == ("url", "month")
    assert told(("page", "6 years ago"), url=MONTHLY) == ("url", "month")
    assert told(("page", "3 hours ago"), url=MONTHLY) == ("page", "2026-11-23T09:00:00+00:00")


def test_a_listing_counts_back_from_its_own_fetch() -> None:
    seen = read_date("2 hours ago", fetched=datetime(2026, 11, 21, 12, 0, tzinfo=UTC))
    assert seen
    weighed = weigh([("page", "2 days ago"), ("listing", seen)], url=URL, fetched=FETCHED)
    assert weighed == ("listing", seen)
