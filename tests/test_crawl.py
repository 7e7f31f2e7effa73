"""Whole crawls of an invented site, from its section page to the JSON Lines."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import jsonschema
import pytest

from crawler.article import Article
from crawler.dedup.copies import Relation
from crawler.health import PastRun
from crawler.outcome import Outcome
from crawler.schema import schema
from crawler.store import Copies, Runs, Store
from tests.harbour import HOST, Harbour, article, feed, listing, published, sentence, site, url


@pytest.fixture
def harbour(tmp_path: Path) -> Harbour:
    return Harbour(tmp_path)


def test_every_page_of_a_section_is_walked_and_every_article_exported_once(harbour: Harbour) -> None:
    tally = harbour.crawl(site(7))
    records = harbour.records()
    assert tally.outcome == Outcome.OK
    assert sorted(record["id"] for record in records) == [f"harbour:{n}" for n in range(1, 8)]
    assert tally.listings["port"] == 4  # three pages and the feed
    assert not list(harbour.data.rglob("*.open"))


def test_a_record_says_what_the_page_says_and_where_from(harbour: Harbour) -> None:
    harbour.crawl(site(1))
    (record,) = harbour.records()
    jsonschema.validate(record, schema())
    assert record["title"] == "Harbour count number 1"
    assert record["authors"] == ["Vera Holm"]
    assert record["published_at"] == "2026-11-20T05:00:00+00:00"
    assert record["section"] == "The Port"
    assert record["text"] == "\n\n".join(sentence(1, line) for line in range(1, 6))
    assert record["language"] == "en"
    assert record["fetched_at"] == "2026-11-20T06:00:00+00:00"
    assert record["discovered"]["listing"] == f"{HOST}/port/"
    assert record["extraction"]["text"] == "rules"
    assert record["extraction"]["published_at"] == "jsonld"
    assert record["warc"]["file"].endswith(".warc.gz")


def test_a_second_run_finds_nothing_new_and_is_a_success(harbour: Harbour) -> None:
    harbour.crawl(site(6))
    again = harbour.crawl(site(6))
    assert (again.outcome, again.asked, again.new) == (Outcome.NOTHING_NEW, 0, 0)
    assert again.stopped("unchanged") == 3  # one page was enough to know, and the feed that two sections share
    assert all(ended.overlapped for ended in again.stops)
    assert len(harbour.records()) == 6


def test_a_walk_goes_on_until_it_overlaps_with_the_last_run(harbour: Harbour) -> None:
    old = {place: page for place, page in site(9).items() if "/page/" not in place}
    harbour.crawl({**old, f"{HOST}/port/": listing(range(7, 10)), f"{HOST}/feed.xml": feed(url(9))})
    tally = harbour.crawl(site(9))
    assert tally.new == 6
    assert len(harbour.records()) == 9


def test_a_walk_that_failed_half_way_is_made_up_for(harbour: Harbour) -> None:
    harbour.crawl({**site(9), f"{HOST}/port/page/2/": (503, {}, "busy")})
    assert len(harbour.records()) == 3
    tally = harbour.crawl(site(9))  # the first page shows nothing new, and still the walk goes on
    assert tally.new == 6
    assert len(harbour.records()) == 9
    assert harbour.crawl(site(9)).listings["port"] == 2  # one page and the feed


def test_what_a_feed_found_in_the_same_run_does_not_stop_a_walk(harbour: Harbour) -> None:
    harbour.crawl({**site(6), f"{HOST}/feed.xml": feed(*(url(n) for n in range(1, 4)))})
    assert len(harbour.records()) == 6


def test_the_most_exact_date_of_any_listing_counts(harbour: Harbour) -> None:
    undated = article(1).replace(published(1).isoformat(), "3 days ago")
    dated = f"<item><link>{url(1)}</link><pubDate>Fri, 20 Nov 2026 05:00:00 GMT</pubDate></item>"
    pages = {**site(1), url(1): undated, f"{HOST}/port/": f'<a href="{url(1)}">Harbour count</a> <i>3 hours ago</i>'}
    pages[f"{HOST}/feed.xml"] = (200, {"Content-Type": "text/xml"}, f"<rss><channel>{dated}</channel></rss>")
    harbour.crawl(pages)
    (record,) = harbour.records()
    assert (record["published_at"], record["published_precision"]) == ("2026-11-20T05:00:00+00:00", "second")
    assert record["extraction"]["published_at"] == "listing"


def test_a_window_takes_what_was_published_in_it_and_stops_behind_it(harbour: Harbour) -> None:
    tally = harbour.crawl(site(15), since="2026-11-14", until="2026-11-18")
    assert sorted(record["id"] for record in harbour.records()) == [f"harbour:{n}" for n in (4, 5, 6, 7)]
    assert tally.stopped("window") == 1
    assert tally.asked == 4 + 1  # the feed gives no date: its article must be looked at
    assert tally.refused == {"OutsideWindow": 1}


def test_a_window_walks_past_what_is_known(harbour: Harbour) -> None:
    harbour.crawl({**site(9), f"{HOST}/port/page/2/": "<p>nothing"})
    tally = harbour.crawl(site(9), since="2026-11-01")
    assert tally.articles == 6
    assert len(harbour.records()) == 9


def test_an_article_refused_for_its_date_is_there_for_another_window(harbour: Harbour) -> None:
    pages = {**site(0), f"{HOST}/port/": "<p>", url(3): article(3), f"{HOST}/feed.xml": feed(url(3))}
    harbour.crawl(pages, since="2026-11-20")
    assert harbour.records() == []
    again = harbour.crawl(pages, since="2026-11-20")
    assert again.asked == 0  # its date is known now
    harbour.crawl(pages)
    assert [record["id"] for record in harbour.records()] == ["harbour:3"]


def test_an_article_that_could_not_be_fetched_is_not_asked_for_at_once_again(harbour: Harbour) -> None:
    tally = harbour.crawl({**site(3), url(2): (503, {}, "busy")})
    assert (tally.articles, tally.failed) == (2, {"ServerError": 1})
    soon = harbour.crawl({**site(3), f"{HOST}/port/": listing(range(3, 4))})
    assert soon.asked == 0  # not at once again


def test_a_pending_article_is_fetched_later_though_it_has_left_the_listing(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.store.leads.FIRST_RETRY", timedelta(seconds=-1))
    harbour.crawl({**site(3), url(2): (503, {}, "busy")})
    later = harbour.crawl({**site(3), f"{HOST}/port/": listing(range(3, 4)), f"{HOST}/feed.xml": feed(url(3))})
    assert later.articles == 1
    assert sorted(record["id"] for record in harbour.records()) == ["harbour:1", "harbour:2", "harbour:3"]


def test_a_page_that_is_gone_is_not_asked_for_again(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.store.leads.FIRST_RETRY", timedelta(seconds=-1))
    first = harbour.crawl({**site(3), url(2): (404, {}, "no")})
    assert first.failed == {"NotFound": 1}
    assert harbour.crawl({**site(3), url(2): (404, {}, "no")}).asked == 0


def test_a_refused_page_is_counted_by_class_kept_and_does_not_stop_the_run(harbour: Harbour) -> None:
    tally = harbour.crawl({**site(3), url(2): article(2, text="<p>Photo.</p>")})
    assert tally.articles == 2
    assert tally.refused.total() == 1
    (kept,) = (harbour.data / "refused" / "harbour.jsonl").read_text().splitlines()
    assert json.loads(kept)["class"] == next(iter(tally.refused))
    assert json.loads(kept)["url"] == url(2)


def test_robots_are_obeyed(harbour: Harbour) -> None:
    robots = (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /port/2-")
    tally = harbour.crawl({**site(3), f"{HOST}/robots.txt": robots})
    assert (tally.articles, tally.failed) == (2, {"RobotsForbid": 1})


def test_a_repost_under_a_second_address_is_dropped_and_counted(harbour: Harbour) -> None:
    copy = {url(8): article(1), f"{HOST}/feed.xml": feed(url(8))}
    tally = harbour.crawl({**site(3), **copy})
    assert (tally.articles, tally.duplicates) == (3, 1)


def test_a_repost_with_another_headline_is_marked_not_dropped(harbour: Harbour) -> None:
    copy = {url(8): article(1).replace("number 1", "number 8"), f"{HOST}/feed.xml": feed(url(8))}
    harbour.crawl({**site(1), **copy})
    first, second = sorted(harbour.records(), key=lambda record: record["copy_of"] or "")
    assert (first["copy_of"], first["story"]) == (None, None)
    assert (second["copy_of"], second["similarity"], second["story"]) == (first["id"], 1.0, first["id"])


def test_what_was_crawled_is_found_again_in_the_text_of_another_outlet(harbour: Harbour) -> None:
    harbour.crawl(site(1))
    (record,) = harbour.records()
    seen = datetime.fromisoformat(record["fetched_at"]) + timedelta(days=1)
    other = Article(id="times:9", outlet="times", url="u", title="T", text=record["text"], fetched_at=seen)
    with Store.open(data_dir=harbour.data) as store:
        assert Copies(store).find(other) == Relation(copy_of=record["id"], similarity=1.0, story=record["id"])


def test_tracking_parameters_make_no_second_article(harbour: Harbour) -> None:
    tally = harbour.crawl({**site(2), f"{HOST}/feed.xml": feed(url(1) + "?utm_source=rss", url(1) + "#top")})
    assert tally.articles == 2
    assert harbour.records()[0]["url"].endswith("/")


def test_a_redirect_to_a_known_article_is_no_second_one(harbour: Harbour) -> None:
    moved = {url(9): (301, {"Location": url(1)}, ""), f"{HOST}/feed.xml": feed(url(9))}
    tally = harbour.crawl({**site(2), **moved})
    assert (tally.articles, tally.duplicates) == (2, 1)
    assert harbour.crawl({**site(2), **moved}).asked == 0


def test_a_redirect_off_the_outlet_is_no_article(harbour: Harbour) -> None:
    gone = {url(9): (302, {"Location": "https://ads.example/"}, ""), "https://ads.example/": article(9)}
    tally = harbour.crawl({**site(2), **gone, f"{HOST}/feed.xml": feed(url(9))})
    assert tally.failed == {"OffSite": 1}


def test_a_section_can_be_asked_for_and_a_shared_feed_is_sorted_by_section(harbour: Harbour) -> None:
    pages = {**site(2), url(5, "sea"): article(5), f"{HOST}/feed.xml": feed(url(1), url(5, "sea"))}
    tally = harbour.crawl(pages, section="sea")
    assert [record["id"] for record in harbour.records()] == ["harbour:5"]
    assert harbour.records()[0]["section"] == "The Sea"
    assert tally.listings == {"sea": 1}


def test_a_feed_that_two_sections_share_is_fetched_once(harbour: Harbour) -> None:
    pages = {**site(2), url(5, "sea"): article(5), f"{HOST}/feed.xml": feed(url(1), url(5, "sea"))}
    tally = harbour.crawl(pages)
    assert tally.listings == {"port": 2, "sea": 1}
    assert tally.articles == 3


@pytest.mark.parametrize(
    ("pages", "outcome"),
    [
        ({"https://other.example/": "<p>"}, Outcome.UNREACHABLE),
        ({f"{HOST}/port/": (503, {}, "no"), f"{HOST}/feed.xml": (500, {}, "no")}, Outcome.UNREACHABLE),
        ({f"{HOST}/port/": (403, {}, "no"), f"{HOST}/feed.xml": (403, {}, "no")}, Outcome.BLOCKED),
        ({f"{HOST}/port/": (404, {}, "no"), f"{HOST}/feed.xml": (404, {}, "no")}, Outcome.LAYOUT_CHANGED),
        ({f"{HOST}/port/": (403, {"cf-mitigated": "challenge"}, "")}, Outcome.CHALLENGE),
        ({f"{HOST}/port/": (202, {}, "<script src=https://x.awswaf.com/challenge.js></script>")}, Outcome.CHALLENGE),
        ({f"{HOST}/port/": "<title>Just a moment...</title>", f"{HOST}/feed.xml": feed()}, Outcome.CHALLENGE),
        ({f"{HOST}/port/": "<p>Before you continue: cookies", f"{HOST}/feed.xml": feed()}, Outcome.CONSENT_WALL),
        ({f"{HOST}/port/": "<title>Not found</title>", f"{HOST}/feed.xml": feed()}, Outcome.SOFT_404),
        ({f"{HOST}/port/": "<form><input type=password></form>", f"{HOST}/feed.xml": feed()}, Outcome.LOGIN),
        ({f"{HOST}/port/": "<html><p>Nothing today.", f"{HOST}/feed.xml": feed()}, Outcome.EMPTY_LISTING),
        ({f"{HOST}/port/": f"<p>New design!{sentence(1, 1) * 20}", f"{HOST}/feed.xml": feed()}, Outcome.LAYOUT_CHANGED),
        ({f"{HOST}/robots.txt": (200, {}, "User-agent: *\nDisallow: /")}, Outcome.ROBOTS),
        ({**site(2), url(1): (500, {}, ""), url(2): (500, {}, "")}, Outcome.NO_ARTICLES),
    ],
)
def test_an_outlet_that_was_not_read_is_no_success(harbour: Harbour, pages: dict[str, str], outcome: Outcome) -> None:
    tally = harbour.crawl(pages, section="port")
    assert tally.outcome == outcome
    assert not tally.is_success


def test_what_is_served_for_an_address_that_never_was_is_no_article(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = f"<title>The Courier</title><main><h1>Lost at sea</h1>{article(7).partition('<main>')[2]}"
    monkeypatch.setattr("crawler.spider.bogus_url", lambda outlet, now: f"{HOST}/never-was")
    tally = harbour.crawl({**site(3), f"{HOST}/never-was": lost, url(2): lost})
    assert (tally.articles, tally.refused) == (2, {"SoftNotFound": 1})
    later = harbour.crawl({**site(3), f"{HOST}/feed.xml": feed(url(8)), url(8): lost})
    assert later.refused == {"SoftNotFound": 1}  # it remembers, and does not ask again the same day


def test_the_diary_tells_what_the_articles_look_like_and_the_store_keeps_it(harbour: Harbour) -> None:
    harbour.crawl(site(3))
    with Store.open(data_dir=harbour.data) as store:
        (line,) = Runs(store).since(published(9), "harbour")
        assert Runs(store).latest("harbour", most=5) == [line]
        assert Runs(store).get("harbour", line["run"]) == line
    assert line == json.loads((harbour.data / "runs.jsonl").read_text())
    harvest = line["harvest"]
    assert (harvest["articles"], harvest["generic"], harvest["newest"]) == (3, 0, published(1).isoformat())
    assert harvest["empty"]["standfirst"] == 3
    assert "authors" not in harvest["empty"]
    assert line["requests"] >= 5
    assert PastRun.from_row(line).articles == 3


def test_the_diary_has_a_line_for_every_run(harbour: Harbour) -> None:
    harbour.crawl(site(2))
    harbour.crawl(site(2))
    first, second = map(json.loads, (harbour.data / "runs.jsonl").read_text().splitlines())
    assert (first["outcome"], first["articles"], second["outcome"]) == ("ok", 2, "nothing new")
    assert first["parts"] == [f"articles/harbour/{first['run']}-001.jsonl"]


def test_extra_feeds_of_scrapy_keep_working(harbour: Harbour, tmp_path: Path) -> None:
    harbour.crawl(site(2), settings={"FEEDS": {str(tmp_path / "copy.jsonl"): {"format": "jsonlines"}}})
    copied = [json.loads(line) for line in (tmp_path / "copy.jsonl").read_text().splitlines()]
    assert sorted(copied, key=lambda r: r["id"]) == sorted(harbour.records(), key=lambda r: r["id"])
