"""How long to wait, after what, and when to leave a host alone; and what pages say to robots."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.causes import Cause
from crawler.fetch.directives import directives
from crawler.fetch.pauses import LONGEST_LEAVE, Host, Patience, backoff, retry_after

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
PATIENCE = Patience(backoff=5, longest=600, failures=4, pauses=2)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 0 ", timedelta(0)),
        ("Fri, 20 Nov 2026 06:10:00 GMT", timedelta(minutes=10)),
        ("Fri, 20 Nov 2026 05:00:00 GMT", timedelta(0)),
        ("Fri, 20 Nov 2026 08:10:00 +0200", timedelta(minutes=10)),
        ("9" * 30, LONGEST_LEAVE),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("٣", None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str, wait: timedelta | None) -> None:
    assert retry_after(value, now=NOW) == wait


@given(st.text())
def test_no_retry_after_is_too_odd(value: str) -> None:
    wait = retry_after(value, now=NOW)
    assert wait is None or wait >= timedelta(0)


@given(st.integers(-5, 10_000), st.floats(0, 1))
def test_a_repetition_waits_longer_each_time_and_never_too_long(attempt: int, chance: float) -> None:
    wait = backoff(PATIENCE, attempt, chance=chance)
    assert 2.5 <= wait <= PATIENCE.longest
    assert wait <= backoff(PATIENCE, attempt + 1)


def test_a_host_that_keeps_failing_gets_pauses_and_is_then_hopeless() -> None:
    host = Host(patience=PATIENCE)
    pauses = [host.failed(Cause.SERVER) for _ in range(12)]
    assert [pause is not None for pause in pauses] == [False, False, False, True] * 3
    assert pauses[3] == timedelta(seconds=20)
    assert pauses[7] == timedelta(seconds=40)
    assert host.is_hopeless


def test_an_answer_clears_a_host_and_a_missing_page_says_nothing_of_it() -> None:
    host = Host(patience=PATIENCE)
    for _ in range(20):
        assert host.failed(Cause.NOT_FOUND) is host.failed(Cause.FORBIDDEN_ADDRESS) is None
    for _ in range(9):
        host.failed(Cause.TIMEOUT)
    host.answered()
    assert (host.failures, host.pauses, host.is_hopeless) == (0, 0, False)


@pytest.mark.parametrize(
    ("tags", "html", "found"),
    [
        (["noarchive, noindex"], "", {"noarchive", "noindex"}),
        (["googlebot: noarchive"], "", set()),
        (["NewsCrawler: noarchive"], "", {"noarchive"}),
        (["unavailable_after: 25 Jun 2026"], "", {"unavailable_after: 25 jun 2026"}),
        ([], "<META content='NOARCHIVE' NAME=robots>", {"noarchive"}),
        ([], '<meta name="googlebot" content="noarchive">', set()),
        ([], '<meta name="newscrawler" content="noarchive">', {"noarchive"}),
        ([], "<meta name=robots", set()),
    ],
)
def test_directives_are_those_for_all_robots_and_for_us(tags: list[str], html: str, found: set[str]) -> None:
    assert directives(tags, html, agent="NewsCrawler") == found
