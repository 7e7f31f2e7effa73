"""Every golden page of every outlet reads as before. A new page on disk is a new test; nothing to write."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.golden import Golden, read, rewrite
from crawler.outlets import load

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(GOLDEN.glob("*/*.json"))
OUTLETS = load()


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", CASES, ids=_name)
def test_reads_as_before(path: Path) -> None:
    golden = Golden.load(path, OUTLETS[path.parent.name])
    assert golden.actual == golden.expected


@pytest.mark.parametrize("path", CASES, ids=_name)
@pytest.mark.parametrize("share", [0, 30, 75])
def test_a_truncated_page_is_read_or_refused_but_never_a_crash(path: Path, share: int) -> None:
    golden = Golden.load(path, OUTLETS[path.parent.name])
    body = golden.page.body[: len(golden.page.body) * share // 100]
    reading = read(replace(golden.page, body=body), golden.outlet, golden.kind)
    assert isinstance(reading, dict)
    if golden.kind == "article" and not share:
        assert "refused" in reading


@pytest.mark.parametrize("name", OUTLETS)
def test_every_outlet_has_a_golden_article_and_a_golden_listing(name: str) -> None:
    kept = [Golden.load(path, OUTLETS[name]) for path in CASES if path.parent.name == name]
    articles = [golden.expected for golden in kept if golden.kind == "article" and "text" in golden.expected]
    listings = [golden.expected for golden in kept if golden.kind != "article" and golden.expected["leads"]]
    assert articles, "scrapy snap OUTLET URL CASE keeps one"
    assert listings, "scrapy snap OUTLET LISTING-URL CASE keeps one"


def test_a_page_that_reads_differently_is_rewritten_and_no_other(tmp_path: Path) -> None:
    for name in ("airwars", "sana"):
        shutil.copytree(GOLDEN / name, tmp_path / name)
    stale = tmp_path / "sana" / "article.json"
    kept = stale.read_text(encoding="utf-8")
    stale.write_text(kept.replace('"title": "', '"title": "Not '), encoding="utf-8")
    assert list(rewrite(tmp_path, {"airwars": OUTLETS["airwars"]})) == []
    assert list(rewrite(tmp_path, OUTLETS)) == [stale]
    assert stale.read_text(encoding="utf-8") == kept
    assert list(rewrite(tmp_path, OUTLETS)) == []
