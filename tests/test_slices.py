"""Slices of a window: nothing of it is left out, nothing done twice."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.discover import Feed, Listing, Wayback
from crawler.order import Order, OrderError
from crawler.slices import Span, cut, left, united
from tests.harbour import HOST, OUTLET

BEGIN = datetime(2026, 10, 1, tzinfo=UTC)


def span(first: float, last: float) -> Span:
    """In hours from the begin."""
    return Span(since=BEGIN + timedelta(hours=first), until=BEGIN + timedelta(hours=last))


SPANS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(1, 100)).map(lambda pair: span(pair[0], pair[0] + pair[1])), max_size=8
)


@settings(max_examples=60)
@given(SPANS)
def test_what_is_left_and_what_is_done_make_the_whole(done: list[Span]) -> None:
    whole = span(50, 450)
    rest = left(whole, done)
    assert united([*rest, *done, whole]) == united([*done, *rest, whole])
    inside = [hour for hour in range(50, 450) if not any(_has(each, hour) for each in done)]
    assert inside == [hour for hour in range(50, 450) if any(_has(each, hour) for each in rest)]


def _has(each: Span, hour: int) -> bool:
    return each.since <= BEGIN + timedelta(hours=hour) < each.until


@settings(max_examples=40)
@given(st.integers(1, 40), st.integers(1, 60 * 24))
def test_slices_are_the_span_newest_first(days: int, hours: int) -> None:
    whole = span(7, 7 + hours)
    pieces = cut(whole, days=days, timezone="Europe/Oslo")
    assert united(pieces) == [whole]
    assert pieces == sorted(pieces, key=lambda piece: piece.since, reverse=True)
    assert sum(piece.days for piece in pieces) == pytest.approx(whole.days)
    assert all(piece.days <= days + 1 / 24 for piece in pieces), "a day of autumn has 25 hours"


def test_slices_end_at_midnight_of_the_outlet() -> None:
    pieces = cut(span(0, 24 * 40), days=7, timezone="Europe/Oslo")
    assert {piece.since.astimezone(piece.since.tzinfo).hour for piece in pieces[:-1]} == {0}
    assert {f"{piece.since:%z}" for piece in pieces[:-1]} == {"+0100", "+0200"}


def test_an_order_takes_the_ways_in_that_are_asked_for() -> None:
    assert [type(way) for way in Order.parse(OUTLET, section="port", via="feed").sections[0].sources] == [Feed]
    (port,) = Order.parse(OUTLET, via="listing").sections
    assert (port.name, [type(way) for way in port.sources]) == ("port", [Listing])
    with pytest.raises(OrderError, match="harbour has no way in 'moon'; it has: feed, listing, wayback"):
        Order.parse(OUTLET, via="moon")


def test_the_archive_is_a_way_into_every_section_that_has_a_listing_or_feed() -> None:
    (way, _) = Order.parse(OUTLET, section="port", via="wayback").sections[0].sources
    assert isinstance(way, Wayback)
    assert isinstance(way.of, Listing)
    assert (way.of.url, way.carries) == (f"{HOST}/port/", "section")
