"""robots.txt over runs: how often it is asked for, and what holds while it cannot be had."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from crawler.outcome import Outcome
from tests.harbour import HOST, Harbour, listing, site
from tests.live import Server
from tests.loopback import serve
from tests.site import FETCHED, Answer
from tests.visitor import visit

ROBOTS = f"{HOST}/robots.txt"
RULES: Answer = (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /port/2-\n")
BUSY: Answer = (503, {}, "busy")


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    def to(passed: timedelta) -> None:
        monkeypatch.setattr("crawler.fetch.robots.now", lambda: FETCHED + passed)

    to(timedelta(0))
    return to


def test_runs_of_a_day_ask_for_robots_txt_once_and_the_next_day_again(
    tmp_path: Path, database_url: str, set_clock: Callable[[timedelta], None]
) -> None:
    harbour, server = Harbour(tmp_path), Server({**site(6), ROBOTS: RULES})
    asked = []
    for hours in (0, 1, 23, 25, 26):
        set_clock(timedelta(hours=hours))
        tally = harbour.visit(server, settings={"DATABASE_URL": database_url})
        asked.append(sum(url == ROBOTS for url, _ in server.asked))
        server.asked.clear()
        assert tally.is_success
    assert asked == [1, 0, 0, 1, 0]
    assert len(harbour.records()) == 5  # one is forbidden, by the rules that were kept too


def test_rules_stand_in_for_ones_that_cannot_be_had_and_not_for_ever(
    tmp_path: Path, database_url: str, set_clock: Callable[[timedelta], None]
) -> None:
    harbour, server = Harbour(tmp_path), Server({**site(3), ROBOTS: RULES})

    def run(day: int) -> tuple[list[int], Outcome]:
        set_clock(timedelta(days=day))
        tally = harbour.visit(server, settings={"DATABASE_URL": database_url, "RETRY_ENABLED": False})
        statuses = [status for url, status in server.asked if url == ROBOTS]
        server.asked.clear()
        return statuses, tally.outcome

    assert run(0) == ([200], Outcome.OK)
    server.pages[ROBOTS] = BUSY
    server.pages.update({**site(6), f"{HOST}/port/": listing(range(4, 7))})
    assert run(2) == ([503], Outcome.OK)
    assert run(3) == ([503], Outcome.NOTHING_NEW)
    assert run(31) == ([503], Outcome.UNREACHABLE)
    server.pages[ROBOTS] = RULES
    assert run(32) == ([200], Outcome.NOTHING_NEW)
    assert len(harbour.records()) == 5


def test_without_rules_of_before_nothing_is_asked_for_and_nothing_is_lost(tmp_path: Path) -> None:
    harbour, server = Harbour(tmp_path), Server({**site(3), ROBOTS: BUSY})
    tally = harbour.visit(server, settings={"RETRY_ENABLED": False})
    assert (tally.outcome, {url for url, _ in server.asked}) == (Outcome.UNREACHABLE, {ROBOTS})
    server.pages[ROBOTS] = (404, {}, "none")
    assert harbour.visit(server).articles == 3


def test_a_run_that_lasts_longer_than_the_rules_asks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    days: list[datetime] = [FETCHED]
    monkeypatch.setattr("crawler.fetch.robots.now", lambda: days[-1])

    def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        if request.path == "/b":
            days.append(days[-1] + timedelta(hours=25))
        return web.Response(text="User-agent: *\nDisallow: /private/\n")

    with serve(answer) as base:
        visit(*(base + path for path in ("/a", "/b", "/c", "/d")), ROBOTSTXT_OBEY=True, CONCURRENT_REQUESTS=1)
    assert asked == ["/robots.txt", "/a", "/b", "/robots.txt", "/c", "/d"]
