"""The comparison of real pages: what counts as right, and what is said where the pages are not there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import real.__main__ as command
from crawler.fetch.warc_read import open_archive
from crawler.outlets import load
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
    assert command.main() == 0
    assert capsys.readouterr().out.startswith("SKIPPED: no stored pages")


def test_a_pack_has_pages_ways_in_and_robots(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    url = "https://sana.sy/en/syria/77/"
    (tmp_path / "page.html").write_text(f'<link rel="canonical" href="{url}"><p>Text</p>')
    monkeypatch.setattr(cases, "PAGES", tmp_path)
    case = Case(outlet="sana", file="page.html", fetched=datetime(2026, 5, 1, tzinfo=UTC))
    path = tmp_path / "pages.warc.gz"
    assert pack(path, [case], load()) == 9  # page, robots.txt, feed, and for each of three listings two pages
    assert open_archive(str(path)) is not None
