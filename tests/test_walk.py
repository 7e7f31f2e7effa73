"""How far a walk goes, and why it ends."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.walk import PATIENCE, Past, Shown, Stop, Walk
from crawler.window import Window

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WEEK = Window(since=NOW - 7 * DAY, until=NOW)
KNOWN = Past(overlap=NOW, whole=True)


def walk(window: Window = Window(), *, past: Past = KNOWN, most_pages: int = 50) -> Walk:  # noqa: B008 - frozen
    begun = Walk(window=window, past=past, first_run_pages=2, most_pages=most_pages)
    begun.visit("https://a.example/")
    return begun


def step(
    walk: Walk, keys: str, known: int = 0, *, day: int | None = None, links: int = 1, led_back: bool = False
) -> Stop | None:
    """A page of which every article came out on that day; its one link leads to a page the walk has not been to."""
    onward = sum(walk.visit(f"https://a.example/{walk.pages + 2}") for _ in range(links))
    dates = tuple(NOW - day * DAY if day is not None else None for _ in keys)
    walk.step(Shown(keys=frozenset(keys), known=known, dates=dates, links=links, onward=onward, is_led_back=led_back))
    return walk.stop


def test_a_scheduled_walk_ends_at_the_overlap() -> None:
    scheduled = walk()
    assert [step(scheduled, "abc"), step(scheduled, "cde", 2)] == [None, None]
    assert step(scheduled, "efg", 3) is Stop.OVERLAP
    assert scheduled.overlapped
    assert scheduled.is_whole


def test_a_first_walk_has_a_limit_of_its_own() -> None:
    first = walk(past=Past())
    assert [step(first, keys) for keys in ("abc", "def")] == [None, Stop.FIRST_RUN]
    assert first.overlapped is None


def test_a_backfill_goes_on_past_the_known_to_the_edge_of_its_window() -> None:
    backfill = walk(WEEK, past=Past())
    assert step(backfill, "abc", 3, day=1) is None
    assert step(backfill, "def", 3) is None  # undated: nobody knows, so go on
    assert step(backfill, "ghi", 3, day=8) is Stop.WINDOW
    assert backfill.oldest == NOW - 8 * DAY


@pytest.mark.parametrize(
    ("keys", "links", "stop"), [("", 1, Stop.EMPTY), ("", 0, Stop.EMPTY), ("xyz", 0, Stop.END), ("xyz", 1, None)]
)
def test_a_walk_ends_where_a_listing_does(keys: str, links: int, stop: Stop | None) -> None:
    backfill = walk(WEEK)
    step(backfill, "abc")
    assert step(backfill, keys, links=links) is stop


def test_a_listing_that_always_shows_the_same_ends() -> None:
    backfill = walk(WEEK)
    stops = [step(backfill, "abc") for _ in range(PATIENCE + 1)]
    assert stops == [None] * PATIENCE + [Stop.REPEAT]


def test_a_listing_that_has_moved_by_whole_pages_is_walked_on() -> None:
    backfill = walk(WEEK)
    pages = ["abc", *["abc"] * (PATIENCE - 1), "def", "abc", "ghi"]
    assert [step(backfill, keys) for keys in pages] == [None] * len(pages)


def test_a_loop_ends() -> None:
    looping = walk(WEEK)
    looping.visit("https://a.example/2")
    looping.step(Shown(keys=frozenset("abc"), links=1, onward=0))
    assert looping.stop is Stop.LOOP


def test_being_led_back_to_a_page_that_was_read_is_the_end() -> None:
    backfill = walk(WEEK)
    assert not backfill.arrive("https://a.example/", asked="https://a.example/")
    step(backfill, "abc")
    led_back = backfill.arrive("http://a.example:80/#top", asked="https://a.example/2")
    assert not led_back  # another scheme is another page, until it is seen twice
    assert backfill.arrive("https://a.example/", asked="https://a.example/2")
    assert step(backfill, "xyz", led_back=True) is Stop.LOOP


def test_no_walk_is_endless() -> None:
    endless = walk(WEEK, most_pages=4)
    assert [step(endless, keys) for keys in ("abc", "def", "ghi", "jkl")][-1] is Stop.LIMIT


def test_a_walk_is_over_when_no_page_is_to_come() -> None:
    parts = walk()
    for number in range(3):
        parts.visit(f"https://a.example/part/{number}")
    parts.step_part()
    parts.close(Stop.FAILED)
    assert not parts.is_over
    parts.step_part()
    parts.step_part()
    assert parts.is_over
    assert parts.stop is Stop.FAILED
    assert not parts.is_whole


def test_a_walk_that_met_nothing_known_says_so() -> None:
    quick = walk()
    assert step(quick, "abc", links=0) is Stop.END
    assert quick.overlapped is False
    assert quick.is_whole


def test_an_empty_page_where_something_known_had_to_come_is_looked_at_twice() -> None:
    first = walk()
    step(first, "abc")
    assert step(first, "") is Stop.EMPTY
    assert not first.is_whole
    second = walk(past=Past(overlap=NOW, whole=False))
    step(second, "abc")
    step(second, "")
    assert second.is_whole


def test_a_page_of_the_whole_outlet_may_have_nothing_of_the_section() -> None:
    nothing = Shown(keys=frozenset(), links=1, onward=1, is_of_outlet=True)
    feed = walk()
    feed.step(Shown(keys=frozenset(), is_of_outlet=True))
    assert (feed.stop, feed.is_whole) == (Stop.END, True)
    rare = walk()
    stops = []
    while rare.stop is None:
        rare.visit(f"https://a.example/{rare.pages + 2}")
        rare.step(nothing)
        stops.append(rare.stop)
    assert stops == [None] * (PATIENCE - 1) + [Stop.EMPTY]


def test_a_listing_that_is_empty_from_its_first_page_was_not_walked() -> None:
    for past in (KNOWN, Past()):
        empty = walk(past=past)
        step(empty, "")
        assert not empty.is_whole


@settings(max_examples=100, deadline=None)
@given(
    published=st.lists(st.integers(min_value=0, max_value=4), max_size=10), size=st.integers(min_value=2, max_value=6)
)
def test_nothing_is_missed_while_articles_are_published(published: list[int], size: int) -> None:
    """Before each fetch some articles come out on top; it begins with 40 nobody knows, then 20 known ones."""
    articles = list(range(60))
    newest = 0
    scheduled = walk(most_pages=500)
    seen: set[int] = set()
    page = 0
    while scheduled.stop is None:
        for _ in range(published[page] if page < len(published) else 0):
            newest -= 1
            articles.insert(0, newest)
        shown = articles[page * size : (page + 1) * size]
        seen |= set(shown)
        scheduled.visit(f"https://a.example/{page + 2}")
        scheduled.step(Shown(keys=frozenset(map(str, shown)), known=sum(n >= 40 for n in shown), links=1, onward=1))
        page += 1
    assert seen >= set(range(40))
    assert scheduled.stop is Stop.OVERLAP
