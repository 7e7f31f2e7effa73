"""The evaluation's parts that need no real pages."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evaluation.pages import FETCHED, load
from evaluation.scoring import refused, score
from evaluation.without import body_of

SCRIPT = """
import sys
from pathlib import Path
HERE = Path("/nowhere")
def main():
    print("set   pages")
    print("small", len(Path(sys.argv[1]).read_text().splitlines()), HERE.name)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [
        {"id": "a", "url": "https://x.example/a", "crawl_date": "2024-05-03 18:19:08", "date": "2024-05-03"},
        {"id": "b", "url": "https://x.example/b", "date": "2020-01-01"},
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html.gz").write_bytes(gzip.compress(b"<p>A</p>"))
    return tmp_path


def test_pages_are_fetched_when_the_gold_says_and_never_when_it_was_published(folder: Path) -> None:
    first, second = load(folder)
    assert first.fetched == datetime(2024, 5, 3, 18, 19, 8, tzinfo=UTC)
    assert second.fetched == FETCHED
    assert first.body() == b"<p>A</p>"


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gold"):
        load(tmp_path)


def test_the_folders_own_script_scores(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "score.py"
    script.write_text(SCRIPT, encoding="utf-8")
    header, rows = score(script, folder, [{"id": "a"}, {"id": "b"}], tmp_path / "out.jsonl")
    assert header == "set   pages"
    assert rows == {"small": f"small 2 {folder.name}"}


def test_articles_that_are_refused_are_counted(tmp_path: Path) -> None:
    rows = [{"id": "a", "kind": "article"}, {"id": "b", "kind": "article"}, {"id": "c", "kind": "listing"}]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    predicted = [{"id": "a", "kind": "article"}, {"id": "b", "kind": "listing"}, {"id": "c", "kind": "listing"}]
    assert refused(tmp_path, predicted) == (1, 2)


def test_what_is_taken_off_a_page_is_gone_and_nothing_else(folder: Path) -> None:
    (page, _) = load(folder)
    kept = '<meta charset="windows-1251"><meta property="og:type" content="article">'
    html = f"""<html><head>{kept}<meta name="author" content="Jane Doe"><script type="application/ld+json">{{}}</script>
    <script>a = 1</script></head><body><p itemprop="x" class='a b' id=c title="d">Мост</p></body></html>"""
    page.file.write_bytes(gzip.compress(html.encode("windows-1251")))
    assert body_of(page, "") == html.encode("windows-1251")
    data = body_of(page, "data").decode("utf-8-sig")
    assert data == html.replace('<meta name="author" content="Jane Doe">', "").replace(
        '<script type="application/ld+json">{}</script>', ""
    ).replace(' itemprop="x"', "")
    assert body_of(page, "names").decode("utf-8-sig") == html.replace(" class='a b' id=c", "")
