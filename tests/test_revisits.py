"""Articles are looked at again: what makes a version, and what does not."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crawler.clean import clean
from crawler.extract import extract
from crawler.order import Order
from crawler.page import Page
from crawler.revisit_plan import RevisitPlan
from crawler.run import Run, now
from crawler.store import Store, Visits
from tests.harbour import HOST, OUTLET, Harbour, article, feed, listing, sentence, site, url
from tests.live import Server
from tests.site import Answer

#: So late that every article of these tests is to be looked at again, whenever they run.
LATE = {"REVISITS": ["9000d"]}
PAGE = article(1)


@pytest.fixture
def harbour(tmp_path: Path) -> Harbour:
    return Harbour(tmp_path)


def body(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def looked_at(harbour: Harbour, *answers: Answer, validators: bool = True) -> tuple[Any, ...]:
    """What each look saw when the article's page was first PAGE and then each of the answers."""
    server = Server({**site(1), url(1): PAGE}, validators=validators)
    harbour.visit(server, settings=LATE)
    seen: list[dict[str, int]] = []
    for answer in answers:
        server.pages[url(1)] = answer
        harbour.make_due()
        tally = harbour.visit(server, settings={**LATE, "RETRY_ENABLED": False})
        assert tally.is_success
        seen.append(dict(tally.revisits))
    return tuple(next(iter(each)) if sum(each.values()) == 1 else each for each in seen)


def test_a_changed_article_is_a_further_line_with_the_next_version(harbour: Harbour) -> None:
    longer = article(1, text=body(*(sentence(1, line) for line in range(1, 6)), "One tug was counted twice."))
    titled = longer.replace("Harbour count number 1", "Harbour count number 1, corrected")
    assert looked_at(harbour, longer, titled) == ("Changed", "Changed")
    records = harbour.records()
    assert [(record["id"], record["version"]) for record in records] == [("harbour:1", n) for n in (1, 2, 3)]
    assert records[0]["discovered"] == records[2]["discovered"]
    assert records[1]["text"].endswith("twice.")
    runs = [json.loads(line) for line in (harbour.data / "runs.jsonl").read_text().splitlines()]
    assert [(run["articles"], run["versions"]) for run in runs] == [(1, 0), (1, 1), (1, 1)]


def test_a_page_that_has_not_changed_costs_a_304(harbour: Harbour) -> None:
    assert looked_at(harbour, PAGE, PAGE) == ("NotModified", "NotModified")
    assert len(harbour.records()) == 1


def test_what_changes_around_an_article_makes_no_version(harbour: Harbour) -> None:
    ticker = PAGE.replace(
        "<main>", "<div class=ticker><span>BREAKING</span> <a href=/x>The quay is closed</a></div><main>"
    )
    related = PAGE.replace("More counts", "More counts <ul><li><a href=/port/7-x/>Another tug</a></ul>")
    counted = PAGE.replace("<div class=story>", "<span>1,234 views</span><div class=story><p>Updated 5 minutes ago</p>")
    dated = PAGE.replace('"headline"', '"dateModified": "2026-11-21T05:00:00+00:00", "headline"')
    advert = PAGE.replace("</p><p>", "</p><div class=ad>Buy rope</div><p>", 1).replace("</h1>", "</h1><img src=/n.jpg>")
    promoted = PAGE.replace("</p><p>", "</p><p><a href=/port/8-y/>Read also: A crane fell</a></p><p>", 1)
    spaced = PAGE.replace(" the ", "\u00a0the  ")
    seen = looked_at(harbour, ticker, related, counted, dated, advert, promoted, spaced)
    assert set(seen) <= {"Same", "Trifles"}
    assert len(harbour.records()) == 1


def test_the_same_holds_for_a_page_that_no_rules_describe(harbour: Harbour) -> None:
    plain = PAGE.replace("class=story", "class=words")
    ticker = plain.replace("<main>", "<div class=ticker><a href=/x>The quay is closed until Monday</a></div><main>")
    counted = plain.replace("</h1>", "</h1><p>1,235 views</p><p>Last updated: 21 November 2026, 10:15 GMT</p>")
    seen = looked_at(harbour, plain, ticker, counted)
    assert set(seen) <= {"Same", "Trifles", "Reverted"}
    assert len(harbour.records()) == 1


def test_a_ticker_inside_the_body_is_known_by_the_headlines_it_shows(harbour: Harbour) -> None:
    pages: dict[str, Answer] = {**site(3), url(1): PAGE}
    server = Server(pages)
    harbour.visit(server, settings=LATE)
    for shown in (2, 3):
        server.pages[url(1)] = PAGE.replace("</p><p>", f"</p><p>Harbour count number {shown}</p><p>", 1)
        harbour.make_due()
        assert harbour.visit(server, settings=LATE).revisits["Trifles"] == 1
    assert len(harbour.records()) == 3


def test_a_page_that_comes_in_two_readings_makes_one_version(harbour: Harbour) -> None:
    other = article(1, text=body("Another layout has another first line.", *(sentence(1, n) for n in range(1, 6))))
    assert looked_at(harbour, other, PAGE, other, PAGE) == ("Changed", "Reverted", "Same", "Reverted")
    assert len(harbour.records()) == 2


def test_a_page_that_shrinks_fails_or_is_refused_makes_no_version(harbour: Harbour) -> None:
    seen = looked_at(
        harbour,
        article(1, text=body("On day 1 the harbour master counted the tugs, says who has a subscription.")),
        article(1, text=body("Photo.")),
        (500, {}, "busy"),
        (404, {}, "no such page"),
        PAGE,
        (302, {"Location": f"{HOST}/"}, ""),
        (410, {}, "gone"),
    )
    assert seen[1] != "Changed"
    assert (seen[0], *seen[2:]) == ("Shrunk", "ServerError", "NotFound", "NotModified", "NotFound", "Gone")
    assert len(harbour.records()) == 1
    with Store.open(data_dir=harbour.data) as store:
        visit = Visits(store, "harbour").of("1")
    assert visit is not None
    assert (visit.outcome, visit.looks, visit.due) == ("Gone", 7, None)


def test_an_article_that_has_moved_is_recorded_and_nothing_is_deleted(harbour: Harbour) -> None:
    server = Server({**site(2), f"{HOST}/feed.xml": feed()})
    harbour.visit(server, settings=LATE)
    server.pages[url(1)] = (301, {"Location": url(2)}, "")
    harbour.make_due()
    assert harbour.visit(server, settings=LATE).revisits == {"Moved": 1, "NotModified": 1}
    assert len(harbour.records()) == 2


def test_the_words_of_another_article_are_an_error_of_the_server(harbour: Harbour) -> None:
    server = Server({**site(2), f"{HOST}/feed.xml": feed()})
    harbour.visit(server, settings=LATE)
    server.pages[url(1)] = article(2)
    harbour.make_due()
    assert harbour.visit(server, settings=LATE).revisits == {"Elsewhere": 1, "NotModified": 1}


def test_a_run_takes_no_more_looks_than_it_may_and_none_in_a_backfill(harbour: Harbour) -> None:
    server = Server(site(5))
    harbour.visit(server, settings=LATE)
    harbour.make_due()
    assert harbour.visit(server, settings=LATE, since="2026-11-01").revisits == {}
    assert harbour.visit(server, settings=LATE, section="sea").revisits == {}
    assert harbour.visit(server, settings={"REVISITS": ""}).revisits == {}
    tallies = [harbour.visit(server, settings={**LATE, "REVISITS_PER_RUN": 2}) for _ in range(4)]
    assert [tally.revisits.total() for tally in tallies] == [2, 2, 1, 0]


def test_an_article_that_is_too_old_is_not_looked_at_again(harbour: Harbour) -> None:
    server = Server(site(1))
    harbour.visit(server, settings={"REVISITS": ["1m"]})
    with Store.open(data_dir=harbour.data) as store:
        assert Visits(store, "harbour").of("1") is None


def test_an_address_that_a_redirect_led_to_is_known(harbour: Harbour) -> None:
    moved = {
        url(9): (301, {"Location": url(1)}, ""),
        f"{HOST}/port/": listing(range(9, 10)),
        f"{HOST}/feed.xml": feed(),
    }
    server = Server({**site(1), **moved})
    assert harbour.visit(server).articles == 1
    server.pages |= {f"{HOST}/port/": listing(range(1, 2))}
    later = harbour.visit(server)
    assert (later.asked, later.new) == (0, 0)


def test_a_part_that_was_taken_away_leaves_the_hash_to_compare(harbour: Harbour) -> None:
    server = Server({**site(1)})
    harbour.visit(server, settings=LATE)
    for part in (harbour.data / "articles" / "harbour").glob("*.jsonl"):
        part.unlink()
    server.pages[url(1)] = article(1, text=body(*(sentence(1, line) for line in range(2, 6))))
    harbour.make_due()
    assert harbour.visit(server, settings=LATE).revisits == {"Changed": 1}
    assert [record["version"] for record in harbour.records()] == [2]


def test_a_kill_before_a_new_version_is_safe_lets_the_next_run_find_it(harbour: Harbour) -> None:
    server = Server(site(1))
    harbour.visit(server, settings=LATE)
    harbour.make_due()
    order = Order.parse(OUTLET)
    run = Run.open(OUTLET, order, data_dir=harbour.data, revisits=RevisitPlan.parse(LATE["REVISITS"]))
    (lead,) = run.revisits.begin(["port"], now=now(), most=1)
    page = Page(url=url(1), body=PAGE.replace("counted", "recounted"), fetched=now())
    run.export(replace(clean(extract(page, OUTLET, lead)), version=2), lead)
    run.store.close()  # as a kill does: nothing was committed
    run.lock.release()
    server.pages[url(1)] = PAGE.replace("counted", "recounted")
    assert harbour.visit(server, settings=LATE).revisits == {"Changed": 1}
    assert [record["version"] for record in harbour.records()] == [1, 2]


def test_what_nobody_asked_for_is_no_304(harbour: Harbour) -> None:
    server = Server({**site(2), f"{HOST}/feed.xml": (304, {}, ""), url(2): (304, {}, "")})
    tally = harbour.visit(server)
    assert tally.failed == {"OtherStatus": 1}
    assert tally.listings_failed == {"port OtherStatus": 1, "sea OtherStatus": 1}
