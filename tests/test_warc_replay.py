"""Crawls of archives: what cannot be replayed, which capture of a page counts, and what other tools write."""

import gzip
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.fetch.warc_read import Archive, NotInArchive, open_archive
from tests.site import FETCHED, write_site
from tests.visitor import SMALL, ZIPPED, A, B, C, visit


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<html>", "is not a WARC"),
        (b"", "no page in"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n\r\n", "a record without Content-Length"),
        (gzip.compress(b"hello", mtime=0), "damaged"),
        (b"\x1f\x8b\x08" + b"x" * 50, "damaged"),
    ],
)
def test_a_file_that_is_no_archive_is_named(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=f"REPLAY: .*{path}.*|REPLAY: no page in {path}") as caught:
        open_archive(str(path))
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


def test_damage_in_the_middle_is_an_error(tmp_path: Path) -> None:
    path = write_site(tmp_path / "x.warc.gz", SMALL)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(ValueError, match="damaged at byte|cut off|shorter"):
        open_archive(path)


def test_one_gzip_over_all_records_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    path = write_site(tmp_path / "x.warc.gz", SMALL)
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes())))
    with pytest.raises(ValueError, match="warcio recompress"):
        open_archive(path)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"REPLAY: no such file: '.*/none\.warc'"):
        open_archive(str(tmp_path / "none.warc"))
    with pytest.raises(ValueError, match=r"REPLAY: no \.warc or \.warc\.gz in"):
        open_archive(str(tmp_path))


def test_a_crawl_with_a_bad_archive_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="REPLAY: no such file"):
        visit(A, REPLAY=str(tmp_path / "none.warc"))


def test_replay_and_capture_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="exclude each other"):
        visit(A, REPLAY=str(write_site(tmp_path / "x.warc.gz", SMALL)), CAPTURE=str(tmp_path))


def test_a_page_that_was_not_captured_fails(tmp_path: Path) -> None:
    path = write_site(tmp_path / "x.warc.gz", {A: "<p>one</p>"})
    spider = visit(A, B, REPLAY=str(path), ROBOTSTXT_OBEY=True)
    assert set(spider.seen) == {A}
    assert isinstance(spider.failed[B], NotInArchive)
    stats = spider.crawler.stats.get_stats()
    assert stats["downloader/response_status_count/404"] == 1
    assert "retry/count" not in stats


@pytest.mark.parametrize(
    ("captured", "asked"),
    [
        ("https://news.example/a", "https://news.example/a#top"),
        ("HTTPS://News.Example:443/a", "https://news.example/a"),
        ("http://news.example/a", "https://news.example/a"),
        ("https://news.example/a", "http://news.example:80/a"),
        ("https://news.example", "https://news.example/"),
        (
            "https://news.example/سوريا?q=حلب",
            "https://news.example/%d8%b3%D9%88%D8%B1%D9%8A%D8%A7?q=%D8%AD%D9%84%D8%A8",
        ),
        ("https://news.example/a b", "https://news.example/a%20b"),
    ],
)
def test_spellings_of_one_url_are_one_page(tmp_path: Path, captured: str, asked: str) -> None:
    archive = Archive([write_site(tmp_path / "x.warc.gz", {captured: "one"})])
    assert archive.find(asked)


@pytest.mark.parametrize("asked", ["https://news.example/A", "https://news.example/a/", "https://news.example/a?", B])
def test_other_urls_are_other_pages(tmp_path: Path, asked: str) -> None:
    archive = Archive([write_site(tmp_path / "x.warc.gz", {"https://news.example/a": "one"})])
    assert (archive.find(asked) is None) == (asked != "https://news.example/a?")


def test_the_exact_scheme_is_preferred(tmp_path: Path) -> None:
    pages = {"http://news.example/a": "plain", "https://news.example/a": "secure"}
    archive = Archive([write_site(tmp_path / "x.warc.gz", pages)])
    for url, body in pages.items():
        place = archive.find(url)
        assert place
        assert archive.read(place).body == body.encode()


def test_the_latest_capture_counts_in_whatever_order(tmp_path: Path) -> None:
    new = write_site(tmp_path / "a.warc.gz", {A: "new"}, fetched=FETCHED + timedelta(days=1))
    old = write_site(tmp_path / "b.warc.gz", {A: "old", B: "only here"})
    spider = visit(A, B, REPLAY=f"{new}, {old}")
    assert spider.seen[A].body == b"new"
    assert spider.seen[A].meta["fetched"] == FETCHED + timedelta(days=1)
    assert spider.seen[A].meta["warc"]["file"] == "a.warc.gz"
    assert spider.seen[B].meta["fetched"] == FETCHED


def test_not_modified_stands_for_the_capture_before(tmp_path: Path) -> None:
    write_site(tmp_path / "a.warc.gz", {A: "text"})
    write_site(tmp_path / "b.warc.gz", {A: (304, {}, "")}, fetched=FETCHED + timedelta(days=1))
    spider = visit(A, REPLAY=str(tmp_path))
    assert spider.seen[A].body == b"text"


def test_a_redirect_is_followed_within_the_archive(tmp_path: Path) -> None:
    path = write_site(tmp_path / "x.warc.gz", {A: (301, {"Location": "/b"}, ""), B: "<p>two</p>"})
    spider = visit(A, REPLAY=str(path))
    assert spider.seen[B].meta["redirect_urls"] == [A]
    assert spider.seen[B].meta["warc"]["offset"] > 0


def foreign(path: Path, *records: Callable[[WARCWriter], object]) -> Path:
    """A WARC as other tools write it."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for record in records:
            writer.write_record(record(writer))
    return path


def response(
    url: str, headers: list[tuple[str, str]], body: bytes, kind: str = "response", **warc: str
) -> Callable[[WARCWriter], object]:
    def build(writer: WARCWriter) -> object:
        return writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
            warc_headers_dict={
                "WARC-Date": "2026-11-20T06:00:00Z",
                **{k.replace("_", "-"): v for k, v in warc.items()},
            },
        )

    return build


def test_archives_of_other_tools_are_read(tmp_path: Path) -> None:
    html = ("Content-Type", "text/html")
    chunks = b"4\r\n<p>c\r\n8\r\nhunked!!\r\n0\r\n\r\n"
    path = foreign(
        tmp_path / "x.warc.gz",
        response(A, [html, ("Transfer-Encoding", "chunked")], chunks),
        response(B, [html, ("Content-Encoding", "gzip")], b"<p>unpacked by the tool</p>"),
        response(C, [html, ("Content-Encoding", "gzip")], ZIPPED, WARC_Truncated="length"),
        response("dns:news.example", [], b"20261120060000 news.example. A 192.0.2.1", kind="resource"),
    )
    spider = visit(A, B, C, REPLAY=str(path))
    assert spider.seen[A].body == b"<p>chunked!!"
    assert spider.seen[B].body == b"<p>unpacked by the tool</p>"
    assert spider.seen[C].css("p::text").get() == "Zäune"
    assert "partial" in spider.seen[C].flags
    assert len(open_archive(path)) == 3


def test_a_revisit_stands_for_the_page_it_refers_to(tmp_path: Path) -> None:
    html = [("Content-Type", "text/html")]
    path = foreign(
        tmp_path / "x.warc.gz",
        response(A, html, b"text"),
        response(B, html, b"", "revisit", WARC_Refers_To_Target_URI=A, WARC_Date="2026-11-21T06:00:00Z"),
        response(A, html, b"", "revisit", WARC_Date="2026-11-22T06:00:00Z"),
        response(C, html, b"", "revisit", WARC_Refers_To_Target_URI="https://news.example/never"),
    )
    spider = visit(A, B, C, REPLAY=str(path))
    assert spider.seen[A].body == spider.seen[B].body == b"text"
    assert spider.seen[A].meta["fetched"] == datetime(2026, 11, 22, 6, tzinfo=UTC)
    assert isinstance(spider.failed[C], NotInArchive)


def test_the_index_is_made_once_while_files_stay(tmp_path: Path) -> None:
    path = write_site(tmp_path / "x.warc.gz", {A: "one"})
    first = open_archive(str(path))
    assert open_archive([str(path)]) is first
    write_site(path, {A: "one", B: "two"})
    assert len(open_archive(path)) == 2
