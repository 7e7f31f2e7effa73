"""Turns: the pace of a host, which all crawls of a process keep together, and which robots.txt can only lengthen."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner

from crawler.causes import Cause
from crawler.fetch.known import Known, KnownHosts
from crawler.fetch.pauses import Host, Pace, Patience
from crawler.fetch.visit import share
from drills.hostile.paced import ASKED, OWN, SLOW, TWINS, judge
from drills.hostile.server import Arrival
from drills.hostile.trap import place
from tests.loopback import serve
from tests.site import QUIET
from tests.test_hosts import causes
from tests.visitor import Visitor, visit

PATIENCE = Patience(backoff=5, longest=600, failures=4, pauses=2)
SECONDS = st.floats(0, 1_000)


@given(delay=SECONDS, found=SECONDS, asked=SECONDS, scatter=st.floats(0, 1), passed=SECONDS)
def test_no_request_comes_earlier_than_the_longest_of_its_delays(
    delay: float, found: float, asked: float, scatter: float, passed: float
) -> None:
    pace = Pace(begun=1000.0)
    pace.ask(asked)
    pace.ask(asked / 2)  # of the same host at another port
    kept = pace.suit(found)
    assert kept == pace.delay >= asked
    at = 1000.0 + passed + pace.wait(delay, scatter=scatter, now=1000.0 + passed)
    assert at - 1000.0 >= max(delay, found, asked) - 1e-6
    assert at - 1000.0 <= max(passed, 2 * max(delay, found, asked)) + 1e-6


def test_a_pause_holds_until_its_end_and_a_shorter_one_does_not_end_it() -> None:
    pace = Pace()
    assert pace.wait(2, scatter=0, now=50) == 0
    pace.shut(100)
    pace.shut(70)
    assert pace.wait(2, scatter=0, now=50) == 50
    assert pace.wait(2, scatter=0, now=101) == 0


class Clock:
    """Time that passes when somebody sleeps, and only then."""

    def __init__(self) -> None:
        self.now = 1000.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.get_running_loop().run_in_executor(None, int)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("crawler.fetch.known.monotonic", lambda: clock.now)
    monkeypatch.setattr("crawler.fetch.known.sleep", clock.sleep)
    return clock


def test_two_crawls_of_a_host_ask_it_in_turn_and_no_faster_than_one(clock: Clock) -> None:
    known, begun = Known(host=Host(patience=PATIENCE)), []

    async def visitor(name: str) -> None:
        for _ in range(5):
            await known.take_turn(delay=2.0, scatter=0.0, at_once=1)
            begun.append((name, clock.now))
            await asyncio.sleep(0)  # the transfer
            known.leave_place()

    async def both() -> None:
        await asyncio.gather(visitor("one"), visitor("two"))

    asyncio.run(both())
    assert [name for name, _ in begun] == ["one", "two"] * 5
    assert [moment - 1000 for _, moment in begun] == [2.0 * number for number in range(10)]


def test_who_gives_up_waiting_leaves_the_turn_to_the_others(clock: Clock) -> None:
    known = Known(host=Host(patience=PATIENCE))

    async def turn() -> None:
        await known.take_turn(delay=2.0, scatter=0.0, at_once=1)

    async def crawls() -> None:
        await turn()
        first, second = (asyncio.ensure_future(turn()) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        known.leave_place()
        await second

    asyncio.run(crawls())
    assert known.places
    assert known.places.locked()


def together(*places: list[str], **settings: Any) -> list[Any]:
    """The spiders of several crawls that went on at the same time, and shared what they know of hosts."""
    hosts = KnownHosts()

    async def run() -> list[Any]:
        runner = AsyncCrawlerRunner({**QUIET, **settings})
        crawlers = [runner.create_crawler(Visitor) for _ in places]
        begin = [lambda crawler=crawler: share(crawler, hosts) for crawler in crawlers]
        for crawler, tell in zip(crawlers, begin, strict=True):
            crawler.signals.connect(tell, signals.spider_opened, weak=False)
        await asyncio.gather(*(runner.crawl(c, urls=urls) for c, urls in zip(crawlers, places, strict=True)))
        return [crawler.spider for crawler in crawlers]

    return asyncio.run(run())


def paths(answer: Callable[[web.Request], web.Response], asked: list[str]) -> Callable[[web.Request], web.Response]:
    def answered(request: web.Request) -> web.Response:
        asked.append(request.path)
        return answer(request)

    return answered


def test_a_budget_is_that_of_all_crawls_of_a_host() -> None:
    asked: list[str] = []
    with serve(paths(lambda _: web.Response(text="page"), asked)) as base:
        places = ([f"{base}/{name}{number}" for number in range(5)] for name in "ab")
        spiders = together(*places, ROBOTSTXT_OBEY=False, HOST_BUDGET=6)
    assert len(asked) == 6
    assert sum(len(spider.seen) for spider in spiders) == 6
    assert causes(spiders[0]) | causes(spiders[1]) == {Cause.BUDGET}


def test_a_host_that_one_crawl_leaves_alone_is_left_by_the_others() -> None:
    asked: list[str] = []
    busy = web.Response

    with serve(paths(lambda _: busy(status=503, headers={"Retry-After": "86400"}), asked)) as base:
        places = ([f"{base}/{name}{number}" for number in range(9)] for name in "ab")
        one, other = together(*places, ROBOTSTXT_OBEY=False, CONCURRENT_REQUESTS_PER_DOMAIN=1)
    assert len(asked) == 1
    assert causes_of_refusals(one) | causes_of_refusals(other) == {Cause.HOST_LEFT}


def causes_of_refusals(spider: Any) -> set[Cause]:
    return {getattr(error, "cause", None) for error in spider.failed.values()}


def test_autothrottle_never_goes_below_crawl_delay_and_goes_above_it_where_a_host_is_slow() -> None:
    def answer(request: web.Request) -> web.Response:
        if request.path == "/slow":
            time.sleep(0.15)  # the server's, not the test's
        return web.Response(text="User-agent: *\nCrawl-delay: 0.05\n")

    def delay(*names: str) -> float:
        spider = visit(*(base + name for name in names), ROBOTSTXT_OBEY=True, AUTOTHROTTLE_ENABLED=True, **slowly)
        pace = spider.crawler.engine.downloader.known("127.0.0.1").pace
        assert pace.asked == 0.05
        return float(pace.delay)

    slowly = {"AUTOTHROTTLE_START_DELAY": 0.01, "DOWNLOAD_DELAY": 0.001, "CONCURRENT_REQUESTS_PER_DOMAIN": 1}
    with serve(answer) as base:
        assert delay("/a", "/b", "/c", "/d") == 0.05
        assert delay("/a", "/slow") >= 0.15


def test_a_crawl_delay_that_is_longer_than_any_pause_has_the_host_left_alone() -> None:
    asked: list[str] = []
    with serve(paths(lambda _: web.Response(text="User-agent: *\nCrawl-delay: 601\n"), asked)) as base:
        spider = visit(f"{base}/a", f"{base}/b", ROBOTSTXT_OBEY=True)
    assert asked == ["/robots.txt"]
    assert causes(spider) == {Cause.HOST_LEFT}


def test_a_redirect_to_another_host_waits_for_the_turn_of_that_host() -> None:
    def answer(request: web.Request) -> web.Response:
        if request.path == "/b":
            return web.Response(text="page")
        return web.Response(status=302, headers={"Location": f"http://localhost:{request.url.port}/b"})

    with serve(answer) as base:
        spider = visit(f"{base}/a", ROBOTSTXT_OBEY=False)
    assert set(spider.crawler.engine.downloader.slots) == {"127.0.0.1", "localhost"}
    assert len(spider.seen) == 1


def test_the_drill_sees_who_asks_too_soon_and_who_asks_a_host_that_wants_an_hour() -> None:
    def came(host: str, path: str, moment: float) -> Arrival:
        return Arrival(host=f"{host}.trap.test", path=path, moment=moment)

    steps = {"pace-asked": ASKED, "pace-below": OWN, "pace-slow": 2 * SLOW, "pace-twins": TWINS}
    good = [came(host, place(n), n * step) for host, step in steps.items() for n in range(6)]
    rules = came("pace-too-long", "/robots.txt", 0)
    assert judge([*good, rules])[1] == []
    early = came("pace-twins", place(9), 5.5 * TWINS)
    assert len(judge([*good, rules, early])[1]) == 1
    assert len(judge([*good, rules, came("pace-too-long", "/news/", 600)])[1]) == 1
    assert len(judge([rules])[1]) == len(steps) + 1
