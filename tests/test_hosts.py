"""Hosts and their robots.txt: what a crawl does with them, and what runs remember."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from crawler.causes import Cause
from crawler.failures import Refused
from crawler.store import Hosts, Robots, Rules, Store
from tests.loopback import serve
from tests.visitor import visit

UNFILTERED = "scrapy.dupefilters.BaseDupeFilter"  # as the spider asks
NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


def causes(spider: Any) -> set[Cause]:
    assert all(isinstance(error, Refused) for error in spider.failed.values())
    return {error.cause for error in spider.failed.values()}


def test_the_requests_of_a_day_are_counted_over_runs(store: Store) -> None:
    assert Hosts(store).spend("a.example", 20, now=NOW) == 20
    assert Hosts(store).spend("a.example", 5, now=NOW) == 25
    assert Hosts(store).spend("b.example", 1, now=NOW) == 1
    assert Hosts(store).spend("a.example", 3, now=NOW + timedelta(days=1)) == 3


def test_requests_that_are_counted_at_the_same_moment_all_count(store: Store) -> None:
    with ThreadPoolExecutor(max_workers=4) as threads:
        totals = list(threads.map(lambda _: Hosts(store).spend("a.example", 1, now=NOW), range(60)))
    assert sorted(totals) == list(range(1, 61))


def test_a_host_is_left_alone_until_its_moment(store: Store) -> None:
    Hosts(store).spend("a.example", 20, now=NOW)
    Hosts(store).leave("a.example", until=NOW + timedelta(hours=1), why="it asked for it")
    assert Hosts(store).left("a.example", now=NOW) == "it asked for it"
    assert Hosts(store).left("a.example", now=NOW + timedelta(hours=2)) == ""
    assert Hosts(store).left("b.example", now=NOW) == ""
    assert Hosts(store).spend("a.example", 1, now=NOW) == 21


def test_the_last_robots_txt_is_kept(store: Store) -> None:
    assert Robots(store).get("https://a.example") is None
    for body in (b"old", b"new"):
        Robots(store).keep("https://a.example", Rules(body=body, fetched=NOW))
    assert Robots(store).get("https://a.example") == Rules(body=b"new", fetched=NOW)


def test_rules_that_are_kept_at_the_same_moment_are_no_trouble(store: Store) -> None:
    rules = Rules(body=b"User-agent: *", fetched=NOW)
    with ThreadPoolExecutor(max_workers=4) as threads:
        list(threads.map(lambda _: Robots(store).keep("https://a.example", rules), range(60)))
    assert Robots(store).get("https://a.example") == rules


@pytest.mark.parametrize(
    ("status", "is_allowed"),
    [(200, True), (204, True), (403, True), (404, True), (429, False), (500, False), (503, False)],
)
def test_what_a_status_of_robots_txt_means(status: int, is_allowed: bool) -> None:
    def answer(request: web.Request) -> web.Response:
        return web.Response(status=status if request.path == "/robots.txt" else 200, text="Allow: /")

    with serve(answer) as base:
        spider = visit(f"{base}/a", ROBOTSTXT_OBEY=True, RETRY_ENABLED=False)
    assert bool(spider.seen) == is_allowed
    assert causes(spider) == (set() if is_allowed else {Cause.ROBOTS_UNREACHABLE})


def test_robots_txt_is_read_to_its_limit_and_not_further() -> None:
    def answer(request: web.Request) -> web.Response:
        rules = "User-agent: *\nDisallow: /early\n" + "# filler\n" * 100_000 + "Disallow: /late\n"
        return web.Response(text=rules if request.path == "/robots.txt" else "page")

    with serve(answer) as base:
        spider = visit(f"{base}/early", f"{base}/late", ROBOTSTXT_OBEY=True)
    assert set(spider.seen) == {f"{base}/late"}
    assert causes(spider) == {Cause.ROBOTS}


def test_a_page_is_asked_for_once_and_again_only_where_a_redirect_leads_there() -> None:
    asked: list[str] = []

    def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        headers = {} if request.path == "/page" else {"Location": "/page"}
        return web.Response(status=302 if headers else 200, headers=headers)

    with serve(answer) as base:
        urls = (f"{base}/page", f"{base}/page", f"{base}/page", f"{base}/a")
        spider = visit(*urls, ROBOTSTXT_OBEY=False, DUPEFILTER_CLASS=UNFILTERED)
    assert asked.count("/page") == 2
    assert causes(spider) == {Cause.REPEATED}


def test_a_host_that_asks_for_too_long_a_pause_is_left_alone() -> None:
    asked: list[str] = []

    def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=503, headers={"Retry-After": "86400"})

    with serve(answer) as base:
        spider = visit(*(f"{base}/{number}" for number in range(9)), ROBOTSTXT_OBEY=False, RETRY_TIMES=5)
    assert len(asked) <= 8  # what was under way when the host said so, and nothing behind it
    assert Cause.HOST_LEFT in causes(spider)


def test_a_budget_that_is_spent_ends_the_asking() -> None:
    with serve(lambda _: web.Response(text="page")) as base:
        spider = visit(*(f"{base}/{number}" for number in range(9)), ROBOTSTXT_OBEY=False, HOST_BUDGET=4)
    assert len(spider.seen) == 4
    assert causes(spider) == {Cause.BUDGET}


def test_a_page_that_asks_not_to_be_kept_is_not_kept(tmp_path: Path) -> None:
    def answer(request: web.Request) -> web.Response:
        headers = {"X-Robots-Tag": "noarchive"} if request.path == "/header" else {}
        meta = "<meta name=robots content=noarchive>" if request.path == "/meta" else ""
        return web.Response(text=f"<html>{meta}<p>page", content_type="text/html", headers=headers)

    paths = ("/header", "/meta", "/free")
    with serve(answer) as base:
        live = visit(*(base + path for path in paths), ROBOTSTXT_OBEY=False, CAPTURE=str(tmp_path))
        assert set(live.seen) == {base + path for path in paths}
        again = visit(*(base + path for path in paths), ROBOTSTXT_OBEY=False, REPLAY=str(tmp_path))
    assert set(again.seen) == {base + "/free"}
