"""Asking only for what has changed, and walking while the site changes: sites that answer as they are asked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.discover import Sitemap
from crawler.outcome import Outcome
from crawler.outlet import Section
from tests.harbour import HOST, OUTLET, Harbour, article, feed, listing, site, url
from tests.live import Server
from tests.site import Answer


@pytest.fixture
def harbour(tmp_path: Path) -> Harbour:
    return Harbour(tmp_path)


def test_a_run_with_nothing_new_costs_a_304_for_each_listing(harbour: Harbour) -> None:
    server = Server(site(6))
    harbour.visit(server)
    server.statuses()
    again = harbour.visit(server)
    assert server.statuses() == {304: 2}  # the section page and the feed
    assert again.outcome == Outcome.NOTHING_NEW
    assert again.unchanged == again.listings == {"port": 2, "sea": 1}
    assert {(ended.reason, ended.pages) for ended in again.stops} == {("unchanged", 1)}


def test_a_listing_that_has_changed_is_read_and_the_next_run_is_cheap_again(harbour: Harbour) -> None:
    server = Server(site(6))
    harbour.visit(server)
    server.pages |= {f"{HOST}/port/": listing(range(0, 3)), url(0): article(0)}
    assert harbour.visit(server).articles == 1
    server.statuses()
    assert harbour.visit(server).new == 0
    assert server.statuses() == {304: 2}


def test_a_304_does_not_hide_what_is_pending(harbour: Harbour) -> None:
    server = Server({**site(3), url(2): (500, {}, "busy")})
    harbour.visit(server, settings={"RETRY_ENABLED": False})
    server.pages[url(2)] = article(2)
    harbour.make_due()
    server.statuses()
    later = harbour.visit(server, settings={"REVISITS": []})
    assert (later.articles, server.statuses()) == (1, {304: 2, 200: 1})


def test_a_304_does_not_hide_a_walk_that_broke(harbour: Harbour) -> None:
    server = Server({**site(9), f"{HOST}/port/page/2/": (500, {}, "busy")})
    harbour.visit(server, settings={"RETRY_ENABLED": False})
    assert len(harbour.records()) == 3
    server.pages |= site(9)
    assert harbour.visit(server).articles == 6


def test_a_run_of_one_section_does_not_hide_from_another_what_a_shared_feed_has(harbour: Harbour) -> None:
    pages = {**site(0), url(5, "sea"): article(5), url(6, "sea"): article(6), f"{HOST}/port/": listing(range(7, 8))}
    server = Server({**pages, url(7): article(7), f"{HOST}/feed.xml": feed(url(5, "sea"))})
    harbour.visit(server, section="port,sea")
    server.pages[f"{HOST}/feed.xml"] = feed(url(6, "sea"), url(5, "sea"))
    harbour.visit(server, section="port")
    assert harbour.visit(server, section="sea").articles == 1


def test_a_backfill_neither_asks_for_changes_nor_lets_others_pass_over_what_it_left(harbour: Harbour) -> None:
    server = Server(site(6))
    harbour.visit(server, since="2026-11-19", until="2026-11-20")
    server.statuses()
    assert harbour.visit(server).articles == 5
    assert 304 not in server.statuses()
    harbour.visit(server, since="2026-11-01")
    assert 304 not in server.statuses()


def test_a_server_that_says_everything_has_changed_is_not_walked_either(harbour: Harbour) -> None:
    server = Server(site(9), validators=False)
    harbour.visit(server)
    server.pages[f"{HOST}/port/"] = listing(range(1, 4)) + "<!-- made at another moment -->"
    server.statuses()
    again = harbour.visit(server)
    assert server.statuses() == {200: 2}
    assert again.stopped("unchanged") == 3


def test_a_server_is_not_believed_for_ever(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(site(3))
    harbour.visit(server)
    monkeypatch.setattr("crawler.validator.BELIEVED", timedelta(0))
    server.statuses()
    harbour.visit(server)
    assert server.statuses() == {200: 2}


SITEMAP = Section(name="port", title="The Port", sources=(Sitemap(url=f"{HOST}/sitemap.xml", carries="section"),))
XML = {"Content-Type": "application/xml"}


def sitemap(kind: str, *places: str) -> Answer:
    entry = {"urlset": "url", "sitemapindex": "sitemap"}[kind]
    body = "".join(f"<{entry}><loc>{place}</loc></{entry}>" for place in places)
    return 200, XML, f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{body}</{kind}>'


def test_an_index_that_has_not_changed_does_not_hide_a_part_that_has(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path, replace(OUTLET, sections=(SITEMAP,)))
    parts = [f"{HOST}/sitemap-{name}.xml" for name in ("a", "b")]
    server = Server({url(n): article(n) for n in range(1, 5)})
    server.pages[f"{HOST}/sitemap.xml"] = sitemap("sitemapindex", *parts)
    server.pages |= {parts[0]: sitemap("urlset", url(1)), parts[1]: sitemap("urlset", url(2), url(3))}
    assert harbour.visit(server).articles == 3
    server.statuses()
    quiet = harbour.visit(server)
    assert server.statuses() == {200: 1, 304: 2}
    assert quiet.outcome == Outcome.NOTHING_NEW
    server.pages[parts[1]] = sitemap("urlset", url(4), url(2), url(3))
    assert harbour.visit(server).articles == 1
    assert server.statuses() == {200: 3, 304: 1}


def test_a_part_that_fails_is_read_by_the_next_run_though_the_others_are_not(tmp_path: Path) -> None:
    harbour = Harbour(tmp_path, replace(OUTLET, sections=(SITEMAP,)))
    parts = [f"{HOST}/sitemap-{name}.xml" for name in ("a", "b")]
    server = Server({url(n): article(n) for n in range(1, 5)})
    server.pages[f"{HOST}/sitemap.xml"] = sitemap("sitemapindex", *parts)
    server.pages |= {parts[0]: sitemap("urlset", url(1)), parts[1]: (404, {}, "not now")}
    tally = harbour.visit(server)
    assert (tally.articles, [ended.reason for ended in tally.stops]) == (1, ["failed"])
    server.pages[parts[1]] = sitemap("urlset", url(2))
    assert harbour.visit(server).articles == 1


@pytest.mark.parametrize("status", [500, 429])
def test_a_listing_that_fails_once_does_not_end_a_walk(harbour: Harbour, status: int) -> None:
    server = Server(site(9))
    server.pages[f"{HOST}/port/page/2/"] = (status, {}, "busy")

    def mend(url: str) -> None:
        if server.asked and server.asked[-1][1] == status:
            server.pages |= site(9)

    server.before = mend
    tally = harbour.visit(server, settings={"RETRY_TIMES": 2, "RETRY_BACKOFF": 0.001})
    assert (tally.articles, tally.listings_failed) == (9, {})


def pages_of(numbers: range) -> dict[str, Answer]:
    """The section's pages, three articles each, newest first."""
    pages: dict[str, Answer] = {url(n): article(n) for n in numbers} | {f"{HOST}/feed.xml": feed()}
    for page, first in enumerate(numbers[::3], start=1):
        place = f"{HOST}/port/" if page == 1 else f"{HOST}/port/page/{page}/"
        pages[place] = listing(range(first, min(first + 3, numbers.stop)))
    return pages


def test_twenty_articles_published_during_a_walk_are_all_found_and_none_twice(harbour: Harbour) -> None:
    """Four come out before each of the first five pages is read, and move everything to later pages."""
    newest = 21
    server = Server({})

    def publish(asked: str) -> None:
        nonlocal newest
        if asked.startswith(f"{HOST}/port/") and "harbour-count" not in asked and newest > 1:
            newest -= 4
        server.pages = pages_of(range(newest, 43))

    server.before = publish
    harbour.visit(server, settings={"FIRST_RUN_PAGES": 100})
    harbour.visit(server)
    assert newest == 1
    assert sorted(int(record["id"][8:]) for record in harbour.records()) == list(range(1, 43))


def test_a_section_that_gained_pages_between_two_runs_is_walked_to_the_overlap(harbour: Harbour) -> None:
    server = Server(pages_of(range(22, 31)))
    harbour.visit(server)
    server.pages = pages_of(range(1, 31))
    tally = harbour.visit(server)
    (ended,) = [ended for ended in tally.stops if ended.via == "listing"]
    assert (tally.new, tally.articles) == (21, 21)
    assert (ended.reason, ended.pages, ended.overlapped) == ("overlap", 8, True)


def trapped(kind: str) -> dict[str, Answer]:
    """Six articles on two pages, and then what must not be walked for ever."""
    pages: dict[str, Answer] = {**site(6), f"{HOST}/feed.xml": feed()}
    for number in range(3, 20):
        place = f"{HOST}/port/page/{number}/"
        pages[place] = {
            "last page again": listing(range(4, 7)),
            "first page again": listing(range(1, 4)),
            "empty": "<h1>The Port</h1>",
            "redirect to the first": (302, {"Location": f"{HOST}/port/"}, ""),
            "not found": (404, {}, "no such page"),
            "gone": (410, {}, "no such page"),
        }[kind]
    return pages


@pytest.mark.parametrize(
    ("kind", "reason", "most"),
    [
        ("last page again", "repeat", 13),
        ("first page again", "repeat", 13),
        ("empty", "empty", 3),
        ("redirect to the first", "loop", 3),
        ("not found", "not found", 2),
        ("gone", "not found", 2),
    ],
)
def test_a_listing_without_an_end_is_ended(harbour: Harbour, kind: str, reason: str, most: int) -> None:
    tally = harbour.visit(Server(trapped(kind)), since="2026-01-01")
    (ended,) = [ended for ended in tally.stops if ended.via == "listing"]
    assert (ended.reason, tally.articles) == (reason, 6)
    assert ended.pages <= most
    assert ended.section == "port"
    assert ended.url == f"{HOST}/port/"


def test_the_page_limit_is_said(harbour: Harbour) -> None:
    tally = harbour.visit(Server(site(30)), settings={"LISTING_PAGES": 4}, since="2026-01-01")
    assert tally.stopped("page limit") == 1


def test_a_site_that_is_empty_for_a_day_is_not_walked_to_its_beginning(harbour: Harbour) -> None:
    server = Server({**site(40), f"{HOST}/port/": "<h1>Down for a moment</h1>"})
    harbour.visit(server)
    server.pages |= site(40)
    tally = harbour.visit(server)
    assert tally.stopped("first run") == 1
    assert tally.listings["port"] == 10 + 1


@pytest.mark.parametrize(
    ("age", "answer", "tries"),
    [
        (timedelta(hours=1), (404, {}, "not yet"), 3),
        (timedelta(hours=1), (302, {"Location": f"{HOST}/"}, ""), 3),
        (timedelta(hours=1), (410, {}, "gone"), 1),
        (timedelta(days=3), (404, {}, "no such page"), 1),
    ],
)
def test_a_new_article_that_is_not_found_may_not_be_there_yet(
    harbour: Harbour, age: timedelta, answer: Answer, tries: int
) -> None:
    moment = (datetime.now(UTC) - age).isoformat()
    card = f'<li><h3><a href="{url(1)}">Harbour count</a></h3><time datetime="{moment}"></time></li>'
    server = Server({f"{HOST}/": "<h1>Home", f"{HOST}/port/": card, f"{HOST}/feed.xml": feed(), url(1): answer})
    asked = []
    for _ in range(tries + 1):
        asked.append(harbour.visit(server).asked)
        harbour.make_due()
    assert asked == [1] * tries + [0]
