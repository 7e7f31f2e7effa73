"""Re-extraction: what today's rules read otherwise in the captures becomes a version, and nothing else does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.article import Article, Precision
from crawler.outlet import Outlet, Rules
from crawler.reextract import Captured, Change, Looks, Reextraction
from crawler.reextraction import changed, lead_of_record, reread
from crawler.run import now
from crawler.store import Store
from tests.harbour import HOST, OUTLET, Harbour, article, feed, sentence, site, url
from tests.typed import scrapy

#: Rules of yesterday: the aside was taken for a paragraph, and nobody looked for the author.
YESTERDAY = replace(OUTLET, rules=Rules(body=("div.story > p", "div.story")), name="harbour")
TODAY = replace(OUTLET, rules=Rules(body=("div.story > p:not(:first-child)",), remove=("aside",)))


def record(**fields: Any) -> Article:
    page = {
        "id": "harbour:1",
        "outlet": "harbour",
        "url": url(1),
        "title": "A Count",
        "text": "Two tugs.\n\nOne crane.",
    }
    return Article(**{**page, "fetched_at": datetime(2026, 11, 20, tzinfo=UTC), **fields})


def test_spacing_and_quotes_and_how_it_was_found_are_no_change() -> None:
    old = record(extraction={"title": "meta"}, word_count=4)
    assert changed(old, record(title="A  count", text="Two tugs. One crane.", extraction={"title": "jsonld"})) == ()
    assert changed(old, record(text="Two tugs.", authors=("Vera Holm",))) == ("text", "authors")
    assert changed(old, record(published_at=datetime(2026, 11, 20, tzinfo=UTC))) == ("published_at",)


def test_a_version_keeps_what_does_not_come_from_the_page() -> None:
    old = record(copy_of="gull:7", story="gull:7", similarity=0.9, version=2)
    new = reread(old, record(text="Other words.", fetched_at=now()))
    assert (new.version, new.copy_of, new.story, new.similarity) == (3, "gull:7", "gull:7", 0.9)
    assert (new.text, new.fetched_at) == ("Other words.", old.fetched_at)


def test_bounds_that_come_from_neighbours_are_no_matter_of_rules() -> None:
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    bounds = {"published_earliest": moment, "published_latest": moment + timedelta(days=4)}
    how = {"published_earliest": "neighbours", "published_latest": "neighbours"}
    old = record(**bounds, published_precision=Precision.RANGE, extraction=how)
    assert changed(old, reread(old, record())) == ()
    assert changed(old, reread(old, record(published_at=moment, published_earliest=moment))) != ()


def test_what_a_listing_said_is_said_again() -> None:
    at = datetime(2026, 11, 20, 6, tzinfo=UTC)
    old = record(section="The Sea", published_raw="2 hours ago", extraction={"published_at": "listing"})
    old = replace(old, discovered=replace(old.discovered, via="feed", listing=HOST, at=at))
    lead = lead_of_record(old, OUTLET, None)
    assert (lead.key, lead.section, lead.published, lead.at, lead.via) == ("1", "sea", "2 hours ago", at, "feed")


class Kept(Harbour):
    """A data folder, and what was crawled into it."""

    def again(self, outlet: Outlet, captures: Path) -> tuple[Looks, list[Change]]:
        changes: list[Change] = []
        with Store.open(data_dir=self.data) as store:
            captured = Captured([str(captures)])
            work = Reextraction(outlet, store=store, data_dir=self.data, captured=captured)
            work.run(before=now(), take=changes.append)
        return work.looks, changes


def pages() -> dict[str, Any]:
    return {**site(4), f"{HOST}/feed.xml": feed(), url(4): article(4, text=f"<p>{sentence(4, 1)}</p><p>Photo.</p>")}


def test_the_rules_of_the_crawl_change_nothing(tmp_path: Path) -> None:
    harbour = Kept(tmp_path)
    harbour.crawl(pages(), section="port")
    looks, changes = harbour.again(OUTLET, tmp_path / "1.warc.gz")
    assert (dict(looks.outcomes), changes) == ({"Same": 4}, [])


def test_other_rules_change_what_they_are_about_and_a_page_that_is_refused_stays(tmp_path: Path) -> None:
    harbour = Kept(tmp_path)
    harbour.crawl(pages(), section="port")
    looks, changes = harbour.again(TODAY, tmp_path / "1.warc.gz")
    assert dict(looks.outcomes) == {"Changed": 3, "TooShort": 1}
    assert set(looks.fields) == {"text"}
    assert {change.after.version for change in changes} == {2}
    assert all(change.after.warc == change.before.warc for change in changes)


@pytest.mark.parametrize("kind", ["another file", "another place"])
def test_a_capture_that_is_not_there_is_counted(tmp_path: Path, kind: str) -> None:
    harbour = Kept(tmp_path)
    harbour.crawl(pages(), section="port")
    capture = tmp_path / "1.warc.gz"
    if kind == "another file":
        capture = capture.rename(tmp_path / "other.warc.gz")
    else:
        capture.write_bytes(b"\x00" * 10_000)
    looks, changes = harbour.again(TODAY, capture)
    assert (dict(looks.outcomes), changes) == ({"NotCaptured" if kind == "another file" else "NotThere": 4}, [])


def test_the_command_writes_what_has_changed_once(tmp_path: Path) -> None:
    harbour = Kept(tmp_path, YESTERDAY)
    odd = {url(n): article(n).replace("<p>", "<div>").replace("</p>", "</div>") for n in (1, 2)}
    harbour.crawl({**pages(), **odd}, section="port")
    before = {line["id"]: line for line in harbour.records()}
    assert "More counts" in before["harbour:1"]["text"]
    diary = (harbour.data / "runs.jsonl").read_text()
    done = scrapy(tmp_path, "reextract", "harbour", "--captures", str(tmp_path / "1.warc.gz"))
    assert done.returncode == 0, done.stderr
    assert "harbour: Changed ×2, Same ×2" in done.stdout
    assert "harbour:1  changed: text" in done.stdout
    assert "in all: text ×2" in done.stdout
    after = [line for line in harbour.records() if line["version"] == 2]
    assert {line["id"] for line in after} == {"harbour:1", "harbour:2"}
    assert all("More counts" not in line["text"] and line["warc"] == before[line["id"]]["warc"] for line in after)
    assert (harbour.data / "runs.jsonl").read_text() == diary, "no visit to the outlet"
    assert harbour.again(OUTLET, tmp_path / "1.warc.gz")[0].outcomes == {"Same": 4}
    assert len(harbour.records()) == 6
