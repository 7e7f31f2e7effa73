"""The comparison of real pages: what counts as right, and what is said where the pages are not there."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import real.__main__ as command
from crawler.fetch.warc_read import open_archive
from crawler.outlets import load
from crawler.window import Window
from real import case as cases
from real.case import Case, Expected
from real.compare import compare
from real.pack import pack

RECORD = {
    "title": "Bridge reopens",
    "text": "The bridge reopened on Sunday.\n\nTraffic was light.",
    "authors": ["Jane Doe"],
    "published_at": "2026-05-01T10:00:30+03:00",
    "word_count": 8,
}
TEXT = ("The bridge reopened on Sunday.", "Traffic was light.")


def wrong(expected: Expected, **changed: object) -> list[str]:
    return [f.field for f in compare({**RECORD, **changed}, expected, timezone="Asia/Beirut") if not f.right]


def test_what_is_as_expected_is_right() -> None:
    expected = Expected(
        title="Bridge\u200b  reopens", text=TEXT, authors=("Jane Doe",), published="2026-05-01 07:00:00Z"
    )
    assert wrong(expected) == []
    assert wrong(Expected(published="2026-05-01T10:00")) == [], "naive is the outlet's own time"
    assert wrong(Expected(size=(2, 8))) == []


def test_every_field_can_be_wrong() -> None:
    expected = Expected(title="Bridge closes", text=("Other words.",), authors=(), published="2026-05-01T10:02+03:00")
    assert wrong(expected) == ["title", "body", "authors", "published"]
    assert wrong(Expected(size=(2, 9))) == ["body"]
    assert wrong(Expected(published="")) == ["published"], "a date where there is none is invented"
    assert wrong(Expected(published="2026-05-01"), published_at=None) == ["published"]


def test_a_standfirst_may_stand_in_the_body_or_not() -> None:
    assert wrong(Expected(text=TEXT[1:], standfirst=TEXT[:1])) == []
    assert wrong(Expected(text=TEXT, standfirst=("Something else entirely, and long.",))) == []


def test_nothing_is_expected_nothing_is_said() -> None:
    assert list(compare(RECORD, Expected(), timezone="UTC")) == []


def test_without_the_pages_it_is_skipped_loudly(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "PAGES", tmp_path / "nowhere")
    assert command.crawled() == 0
    assert capsys.readouterr().out.startswith("SKIPPED: no stored pages")


def test_a_pack_has_pages_ways_in_and_robots(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    url = "https://sana.sy/en/syria/77/"
    (tmp_path / "page.html").write_text(f'<link rel="canonical" href="{url}"><p>Text</p>')
    monkeypatch.setattr(cases, "PAGES", tmp_path)
    case = Case(outlet="sana", file="page.html", fetched=datetime(2026, 5, 1, tzinfo=UTC))
    path = tmp_path / "pages.warc.gz"
    assert pack(path, [case], load()) == 9  # page, robots.txt, feed, and for each of three listings two pages
    assert open_archive(str(path)) is not None


def test_an_api_is_packed_as_posts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    url = "https://airwars.org/civilian-casualties/ispt0001-october-7-2023/"
    (tmp_path / "page.html").write_text(f'<link rel="canonical" href="{url}"><p>Text</p>')
    monkeypatch.setattr(cases, "PAGES", tmp_path)
    path = tmp_path / "pages.warc.gz"
    pack(path, [Case(outlet="airwars", file="page.html", fetched=datetime(2026, 5, 1, tzinfo=UTC))], load())
    archive = open_archive(str(path))
    place = archive.find(next(load()["airwars"].section("incidents").sources[0].start(Window())))
    assert place is not None
    assert json.loads(archive.read(place).body) == [{"link": url}]


GOLD = (
    {"id": "a", "url": "https://sana.sy/en/syria/77/", "kind": "article", "body": ["BODY"], "title": "Bridge reopens"},
    {"id": "b", "url": "https://sana.sy/en/syria/", "kind": "listing"},
    {"id": "c", "url": "https://nobody.example/1", "kind": "article", "body": ["BODY"]},
)
SCORE = """
def words(text): return text.split()
def f1(seen, gold): return 1.0 if seen == gold else 0.5
def plain(text): return text.strip()
def score_date(gold, seen): return "exact" if gold == seen else "wrong"
"""
BODY = "The bridge over the river was opened again on Sunday after four years, and traffic was light all day. " * 5


def evaluation_folder(folder: Path, body: str) -> Path:
    (folder / "pages").mkdir()
    page = f'<h1 class="s-title">Bridge reopens</h1><div class="entry-content"><p>{BODY}</p></div>'
    for row in GOLD:
        (folder / "pages" / f"{row['id']}.html.gz").write_bytes(gzip.compress(page.encode()))
    (folder / "gold.jsonl").write_text("".join(json.dumps(row).replace("BODY", body) + "\n" for row in GOLD))
    (folder / "score.py").write_text(SCORE)
    return folder


def test_evaluation_pages_of_described_outlets_are_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.evaluated(evaluation_folder(tmp_path, BODY)) == 0
    printed = capsys.readouterr().out
    assert "left out: https://sana.sy/en/syria/:" in printed
    assert "1 pages of 1 outlets; unexplained: 0" in printed
    assert "nobody.example" not in printed


def test_an_evaluation_page_that_reads_wrong_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.evaluated(evaluation_folder(tmp_path, "Other words.")) == 1
    assert "  a: body" in capsys.readouterr().out
    assert command.evaluated(tmp_path / "nowhere") == 0
    assert "SKIPPED: no evaluation pages" in capsys.readouterr().out
