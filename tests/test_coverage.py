"""Coverage: what each day holds, how far walks have come, and which days lack something."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.coverage import Coverage, Day, Fact, Gap, counted, day_of, is_far_fewer, reached, weeks
from crawler.covering import coverage_of
from crawler.estimate import Pace, estimate, pace
from crawler.slices import Span, cut
from crawler.store import Store
from tests.harbour import HOST, OUTLET, Harbour, feed, listing, published, site, url

MONDAY = date(2026, 8, 3)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def span(first: date, last: date) -> Span:
    return Span(since=moment(first), until=moment(last))


def coverage(counts: dict[date, Day], *, walked: tuple[Span, ...] = (), tried: tuple[Span, ...] = ()) -> Coverage:
    return Coverage(section="port", timezone="UTC", days=counts, undated=Day(), reached=walked, tried=tried)


def days(count: int, leads: int) -> dict[date, Day]:
    return {MONDAY + timedelta(days=n): Day(states=Counter(exported=leads)) for n in range(count)}


def test_days_with_far_fewer_leads_than_the_weekday_has_are_holes() -> None:
    counts = days(70, 12)
    for week in range(10):  # hardly anything comes out on Saturdays, which is usual
        counts[MONDAY + timedelta(days=7 * week + 5)] = Day(states=Counter(exported=1))
    counts[MONDAY + timedelta(days=30)] = Day(states=Counter(exported=2))
    del counts[MONDAY + timedelta(days=31)]
    walked = span(MONDAY, MONDAY + timedelta(days=70))
    shown = coverage(counts, walked=(walked,))
    (hole,) = shown.holes(shown.range(None, MONDAY + timedelta(days=70)))
    assert (hole.gap, hole.first, hole.last) == (Gap.FEW, date(2026, 9, 2), date(2026, 9, 3))
    tried = coverage(counts, walked=(walked,), tried=(hole.span("UTC"),))
    assert tried.holes(shown.range(None, MONDAY + timedelta(days=70))) == [], "a backfill found that it is so"


@pytest.mark.parametrize(("count", "usual", "is_few"), [(0, 3, False), (0, 8, True), (4, 12, False), (2, 12, True)])
def test_chance_makes_no_hole(count: int, usual: float, is_few: bool) -> None:
    assert is_far_fewer(count, usual) is is_few


def test_days_that_no_walk_has_reached_and_those_with_pending_or_lost_leads_are_holes() -> None:
    counts = days(3, 1)
    counts[MONDAY] = Day(states=Counter(exported=1, pending=2))
    counts[MONDAY + timedelta(days=1)] = Day(states=Counter(exported=1, lost=2))
    shown = coverage(
        counts,
        walked=(span(MONDAY, MONDAY + timedelta(days=2)),),
        tried=(span(MONDAY + timedelta(days=3), MONDAY + timedelta(days=4)),),
    )
    gaps = shown.gaps(shown.range(None, MONDAY + timedelta(days=4)))
    assert list(gaps.values()) == [Gap.PENDING, Gap.LOST, Gap.UNREACHED, Gap.BEYOND]
    assert [gap.is_fillable for gap in gaps.values()] == [True, False, True, False]


def line(start: str, *stops: dict[str, Any], since: str | None = None, until: str | None = None) -> dict[str, Any]:
    return {"start": start, "stops": list(stops), "window": {"since": since, "until": until}}


def stop(reason: str, back_to: str | None = None, via: str = "listing") -> dict[str, Any]:
    return {"section": "port", "via": via, "url": HOST, "reason": reason, "back_to": back_to, "pages": 1}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line("2026-08-09T00:00Z", stop("first run", "2026-08-03T00:00Z"))], [(3, 9)]),
        ([line("2026-08-09T00:00Z", stop("failed", "2026-08-03T00:00Z"))], []),
        ([line("2026-08-09T00:00Z", stop("end"))], []),
        (
            [
                line("2026-08-05T00:00Z", stop("first run", "2026-08-03T00:00Z")),
                line("2026-08-07T00:00Z", stop("unchanged")),
                line("2026-08-09T00:00Z", stop("overlap", "2026-08-08T00:00Z")),
            ],
            [(3, 9)],
        ),
        (
            [
                line("2026-08-05T00:00Z", stop("first run", "2026-08-03T00:00Z")),
                line("2026-08-09T00:00Z", stop("end", "2026-08-08T00:00Z")),
            ],
            [(3, 5), (8, 9)],
        ),
        ([line("2026-08-09T00:00Z", stop("window", "2026-08-01T00:00Z"), since="2026-08-03T00:00Z")], [(3, 9)]),
        ([line("2026-08-09T00:00Z", stop("end", "2026-08-06T00:00Z"), since="2026-08-03T00:00Z")], [(6, 9)]),
        ([line("2026-08-09T00:00Z", stop("end", None, "sitemap"), since="2026-08-03T00:00Z")], [(3, 9)]),
        (
            [line("2026-08-09T00:00Z", stop("window"), since="2026-08-03T00:00+00:00", until="2026-08-05T00:00+00:00")],
            [(3, 5)],
        ),
    ],
)
def test_how_far_walks_have_come_is_told_by_the_diary(
    lines: list[dict[str, Any]], expected: list[tuple[int, int]]
) -> None:
    spans = reached(lines, "port")
    assert [(each.since.day, each.until.day) for each in spans] == expected


def test_a_day_is_one_of_the_outlet() -> None:
    late = datetime(2026, 8, 3, 23, 30, tzinfo=UTC)
    assert day_of(late, None, None, "Asia/Damascus") == date(2026, 8, 4)
    assert day_of(None, late, late + timedelta(hours=1), "Asia/Damascus") == date(2026, 8, 4)
    assert day_of(None, late, late + timedelta(days=2), "Asia/Damascus") is None
    assert day_of(None, None, late, "Asia/Damascus") is None


def test_a_lead_that_two_ways_have_shown_counts_once_and_for_both() -> None:
    facts = [Fact(section="port", ways=("feed", "listing"), state="exported", day=MONDAY)] * 2
    day = counted(facts)["port"][MONDAY]
    assert (day.leads, day.seen) == (2, {"feed": 2, "listing": 2})


def test_weeks_begin_on_monday() -> None:
    found = list(weeks([date(2026, 8, 5), date(2026, 8, 10)]))
    assert [week[0] for week in found] == [MONDAY, date(2026, 8, 10)]
    assert list(weeks([])) == []


def test_what_a_crawl_did_is_counted_by_section_and_day(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path)
    pages = site(6) | {
        f"{HOST}/feed.xml": feed(url(1), url(9, "sea")),
        url(2): (503, {}, "busy"),
        url(3): (410, {}, "gone"),
        url(4): "<p>Photo.</p>",
        url(9, "sea"): (503, {}, "busy"),
    }
    harbour.crawl(pages)
    with Store.open(data_dir=harbour.data) as store:
        port, sea = coverage_of(OUTLET, store, ["port", "sea"])
    assert port.days[published(1).date()].seen == {"listing": 1, "feed": 1}
    states = [dict(port.days[published(number).date()].states) for number in range(1, 7)]
    exported = {"exported": 1}
    assert states == [exported, {"pending": 1}, {"lost": 1}, {"refused": 1}, exported, exported]
    assert (sea.undated.leads, sea.undated.states["pending"]) == (1, 1), "nobody knows its date"
    assert port.is_reached(published(5).date())
    assert not port.is_reached(published(7).date())


def test_an_estimate_is_made_of_what_is_known() -> None:
    shown = coverage(days(10, 4), walked=(span(MONDAY, MONDAY + timedelta(days=10)),))
    since, until = moment(MONDAY - timedelta(days=10)), moment(MONDAY + timedelta(days=2))
    slices = cut(Span(since=since, until=until), days=7, timezone="UTC")
    cost = estimate([shown], slices, Pace(links=8.0, seconds=2.0), now=moment(MONDAY + timedelta(days=10)))
    assert (cost.days, cost.slices, cost.per_day, cost.known_days) == (12, 2, 4.0, 10)
    assert (cost.exported, cost.articles) == (8, 40)
    assert cost.requests == 40 + 10, "twenty days of four articles, eight to a page"
    assert cost.duration == timedelta(seconds=100)
    unknown = estimate([coverage({})], slices, Pace(links=None, seconds=2.0), now=until)
    assert (unknown.per_day, unknown.articles, unknown.duration) == (None, None, None)


def test_the_pace_is_that_of_past_runs_else_of_manners() -> None:
    run = {"start": "2026-08-03T00:00Z", "end": "2026-08-03T00:01Z", "requests": 20, "listings": {"port": 4}}
    assert pace([{**run, "links": {"port": 40}}], delay=2) == Pace(links=10.0, seconds=3.0)
    assert pace([], delay=2) == Pace(links=None, seconds=2)


def test_an_older_slice_begins_where_the_newer_one_has_come(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path)
    pages = site(60) | {f"{HOST}/feed.xml": feed()}
    first = harbour.crawl(pages, section="port", since="2026-11-01", until="2026-11-21")
    assert first.articles == 20
    second = harbour.crawl(pages, section="port", since="2026-10-22", until="2026-11-01")
    assert second.articles == 10
    assert second.listings["port"] <= 7, "not the seven pages of the newer slice as well"
    gone = {place: page for place, page in pages.items() if "/page/" not in place} | {
        f"{HOST}/port/": listing(range(1, 4))
    }
    third = harbour.crawl(gone, section="port", since="2026-10-12", until="2026-10-22")
    assert third.stopped("failed") == 1
    fourth = harbour.crawl(pages, section="port", since="2026-10-12", until="2026-10-22")
    assert (fourth.articles, fourth.listings["port"] > 10) == (10, True), "from the first page, as pages had moved"
