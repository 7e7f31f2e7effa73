import contextlib
import fcntl
import gzip
import io
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import scrapy
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.fetch.addon import Fetch
from crawler.fetch.warc import ReplayHandler, WarcCapture
from crawler.fetch.warc_file import CaptureFile, finish_left_open
from crawler.fetch.warc_index import index_of
from crawler.fetch.warc_read import Archive, NotInArchive, open_archive
from crawler.fetch.warc_write import Exchange, Writer
from tests.loopback import serve
from tests.site import FETCHED, crawl, exchange, write_site

A, B, C = (f"https://news.example/{name}" for name in "abc")
SMALL = {A: "<p>one</p>", B: (404, {}, "gone"), C: (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n\x00\xff")}


class Visitor(scrapy.Spider):
    """Asks for some URLs and keeps what came back."""

    name = "visitor"
    handle_httpstatus_list = (404, 503)

    def __init__(self, urls: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.urls = urls
        self.seen: dict[str, scrapy.http.Response] = {}
        self.failed: dict[str, Exception] = {}

    async def start(self) -> Any:
        for url in self.urls:
            yield scrapy.Request(url, callback=self.parse, errback=self.fail)

    def parse(self, response: scrapy.http.Response) -> None:
        self.seen[response.url] = response

    def fail(self, failure: Any) -> None:
        self.failed[failure.request.url] = failure.value


def visit(*urls: str, **settings: Any) -> Any:
    crawler = crawl(Visitor, settings, urls=list(urls))
    return crawler.spider


ZIPPED = gzip.compress("<p>Zäune</p>".encode(), mtime=0)
PNG = bytes(range(256)) * 20


def little_site(request: web.Request) -> web.StreamResponse:
    answers: dict[str, Callable[[], web.Response]] = {
        "/robots.txt": lambda: web.Response(text="User-agent: *\nDisallow: /private\n"),
        "/page": lambda: web.Response(text="<p>page</p>", content_type="text/html", headers={"Set-Cookie": "id=1"}),
        "/zipped": lambda: web.Response(
            body=ZIPPED, headers={"Content-Encoding": "gzip", "Content-Type": "text/html; charset=utf-8"}
        ),
        "/moved": lambda: web.Response(status=301, headers={"Location": "/page?from=moved"}),
        "/image": lambda: web.Response(body=PNG, content_type="image/png"),
        "/private": lambda: web.Response(text="secret"),
    }
    made = answers.get(request.path)
    return made() if made else web.Response(status=404, text="nothing here")


PATHS = ("/page", "/zipped", "/moved", "/image", "/missing", "/private")


# capture, then replay


@pytest.fixture(scope="module")
def round_trip(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Any]:
    folder = tmp_path_factory.mktemp("captured")
    with serve(little_site) as base:
        live = visit(*(base + path for path in PATHS), CAPTURE=str(folder), ROBOTSTXT_OBEY=True)
    return base, folder, live


def test_a_replay_is_as_the_capture_was(round_trip: tuple[str, Path, Any]) -> None:
    base, folder, live = round_trip
    again = visit(*(base + path for path in PATHS), REPLAY=str(folder), ROBOTSTXT_OBEY=True)
    expected = {base + path for path in ("/page", "/page?from=moved", "/zipped", "/image", "/missing")}
    assert set(live.seen) == set(again.seen) == expected
    for url, response in live.seen.items():
        replayed = again.seen[url]
        assert (replayed.status, replayed.body) == (response.status, response.body)
        assert type(replayed) is type(response)
        assert replayed.meta["warc"] == response.meta["warc"]
        assert replayed.meta["fetched"] == response.meta["fetched"]
    assert set(live.failed) == set(again.failed) == {base + "/private"}
    assert again.seen[base + "/zipped"].css("p::text").get() == "Zäune"


def test_the_capture_holds_what_was_sent(round_trip: tuple[str, Path, Any]) -> None:
    base, folder, live = round_trip
    (path,) = folder.glob("*.warc.gz")
    assert index_of(path).exists()
    assert path.name.startswith("visitor-20")
    assert path.name.endswith(".warc.gz")
    kept = {}
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            key = (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"))
            kept[key] = (record.http_headers, record.raw_stream.read())
    assert kept["response", base + "/zipped"][1] == ZIPPED
    assert kept["response", base + "/moved"][0].get_statuscode() == "301"
    assert kept["response", base + "/image"][1] == PNG
    assert b"Disallow" in kept["response", base + "/robots.txt"][1]
    assert ("response", base + "/private") not in kept
    assert kept["response", base + "/page"][0].get_header("Set-Cookie") is None
    assert kept["request", base + "/page"][0].get_header("User-Agent")
    place = live.seen[base + "/image"].meta["warc"]
    assert place["file"] == path.name
    with path.open("rb") as file:
        file.seek(place["offset"])
        assert next(ArchiveIterator(file)).rec_headers.get_header("WARC-Target-URI") == base + "/image"


def test_without_a_response_no_file_is_left(tmp_path: Path) -> None:
    visit("data:,text", CAPTURE=str(tmp_path / "captured"))
    assert not (tmp_path / "captured").exists()


def test_capture_keeps_secrets_out(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    with path.open("wb") as file:
        headers = ((b"Set-Cookie", b"secret"), (b"Transfer-Encoding", b"chunked"))
        asked = ((b"Cookie", b"secret"), (b"Authorization", b"secret"), (b"Proxy-Authorization", b"secret"))
        Writer(file, name="x", made=FETCHED).write(
            Exchange(url=A, status=200, headers=headers, body=b"b", fetched=FETCHED, request_headers=asked)
        )
    assert b"secret" not in gzip.decompress(path.read_bytes())
    assert Archive([path]).read(Archive([path]).find(A)).body == b"b"  # type: ignore[arg-type]


def test_equal_exchanges_give_equal_files(tmp_path: Path) -> None:
    first, second = write_site(tmp_path / "a" / "x.warc.gz", SMALL), write_site(tmp_path / "b" / "x.warc.gz", SMALL)
    assert first.read_bytes() == second.read_bytes()


def test_a_location_outside_ascii_survives(tmp_path: Path) -> None:
    path = write_site(tmp_path / "x.warc.gz", {A: (302, {"Location": "https://news.example/سوريا"}, "")})
    archive = Archive([path])
    place = archive.find(A)
    assert place
    assert dict(archive.read(place).headers)["Location"] == "https://news.example/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7"


@given(body=st.binary(max_size=300), status=st.integers(200, 599), value=st.binary(max_size=20))
def test_any_response_can_be_kept(body: bytes, status: int, value: bytes) -> None:
    file = io.BytesIO()
    given_headers = ((b"X-Any", value), (b"Content-Type", b"text/plain"))
    offset = Writer(file, name="x", made=FETCHED).write(
        Exchange(url=A, status=status, headers=given_headers, body=body, fetched=FETCHED)
    )
    file.seek(offset)
    record = next(ArchiveIterator(file, check_digests="raise"))
    assert record.http_headers.get_statuscode() == str(status)
    assert record.http_headers.get_header("Content-Type") == "text/plain"
    assert record.raw_stream.read() == body


# a run that was killed


def cut(path: Path, size: int, name: str = "cut.warc.gz") -> Path:
    short = path.with_name(name)
    short.write_bytes(path.read_bytes()[:size])
    return short


def read_whole(path: Path) -> int:
    """How many pages the file has, each being as it was written."""
    try:
        archive = Archive([path])
    except ValueError:
        return 0
    for url in archive:
        place = archive.find(url)
        assert place
        assert archive.read(place).body == exchange(url, SMALL[url]).body
    return len(archive)


def test_every_cut_leaves_the_whole_records(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    whole = write_site(tmp_path / "x.warc.gz", SMALL)
    counts = [read_whole(cut(whole, size)) for size in range(1, whole.stat().st_size, 2)]
    assert counts == sorted(counts)
    assert set(counts) == {0, 1, 2, 3}
    assert "is cut off: used up to its last whole record" in caplog.text


def test_every_cut_of_a_plain_file_leaves_the_whole_records(tmp_path: Path) -> None:
    plain = tmp_path / "x.warc"
    plain.write_bytes(gzip.decompress(write_site(tmp_path / "x.warc.gz", SMALL).read_bytes()))
    assert len(Archive([plain])) == 3
    counts = [read_whole(cut(plain, size, "cut.warc")) for size in range(1, plain.stat().st_size, 3)]
    assert counts == sorted(counts)
    assert set(counts) == {0, 1, 2, 3}


def test_what_a_killed_run_left_is_finished_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / "alpha-1-1.warc.gz.open"
    whole = write_site(tmp_path / "x.warc.gz", SMALL).read_bytes()
    left.write_bytes(whole[:-30])
    (tmp_path / "x.warc.gz").unlink()
    assert len(open_archive(str(tmp_path))) == 3
    place = open_archive(tmp_path).find(A)
    assert place
    assert place.file == "alpha-1-1.warc.gz"
    CaptureFile(tmp_path, outlet="alpha", made=FETCHED).close()
    assert not left.exists()
    finished = tmp_path / "alpha-1-1.warc.gz"
    with finished.open("rb") as file:
        records = sum(1 for record in ArchiveIterator(file) if record.raw_stream.read() is not None)
    assert records == 6  # the last request is gone, the response to it is whole


def test_a_file_being_written_is_left_alone(tmp_path: Path) -> None:
    file = CaptureFile(tmp_path, outlet="alpha", made=FETCHED)
    file.write(exchange(A, "one"))
    assert finish_left_open(tmp_path) == []
    assert len(open_archive(tmp_path)) == 1
    file.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [index_of(tmp_path / file.name).name, file.name]


def test_a_damaged_file_left_open_is_left_alone(tmp_path: Path) -> None:
    left = tmp_path / "alpha-1-1.warc.gz.open"
    left.write_bytes(b"nothing of the kind")
    assert finish_left_open(tmp_path) == []
    assert left.exists()
    with left.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # and no lock is kept on it


# what cannot be replayed


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<html>", "is not a WARC"),
        (b"", "no page in"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n\r\n", "a record without Content-Length"),
        (gzip.compress(b"hello"), "damaged"),
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


# replay


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


# settings


def applied(**given: Any) -> Settings:
    settings = Settings()
    settings.setdict({"DOWNLOAD_DELAY": 3, "AUTOTHROTTLE_ENABLED": True, "RETRY_ENABLED": True}, "project")
    settings.setdict(given, "cmdline")
    Fetch().update_settings(settings)
    return settings


def test_replay_wins_over_the_project_and_loses_to_an_explicit_delay(tmp_path: Path) -> None:
    path = write_site(tmp_path / "x.warc.gz", SMALL)
    settings = applied(REPLAY=str(path))
    assert settings.getfloat("DOWNLOAD_DELAY") == 0
    assert not settings.getbool("AUTOTHROTTLE_ENABLED")
    assert not settings.getbool("RETRY_ENABLED")
    handlers = settings.getwithbase("DOWNLOAD_HANDLERS")
    assert handlers["http"] == handlers["https"] == f"{ReplayHandler.__module__}.{ReplayHandler.__name__}"
    assert handlers["ftp"] is handlers["s3"] is None
    assert applied(REPLAY=str(path), DOWNLOAD_DELAY=0.1).getfloat("DOWNLOAD_DELAY") == 0.1


def test_capture_is_added_to_the_components_there_are(tmp_path: Path) -> None:
    settings = applied(CAPTURE=str(tmp_path), DOWNLOADER_MIDDLEWARES={"other.Component": 543})
    components = dict(settings["DOWNLOADER_MIDDLEWARES"])
    assert components["other.Component"] == 543
    live = applied()
    assert f"{WarcCapture.__module__}.{WarcCapture.__name__}" not in dict(live["DOWNLOADER_MIDDLEWARES"])
    assert live.getfloat("DOWNLOAD_DELAY") == 3


def test_a_cut_off_file_is_told_with_its_byte(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = write_site(tmp_path / "x.warc.gz", SMALL)
    size = path.stat().st_size
    for tenth in range(1, 10):
        caplog.clear()
        with caplog.at_level(logging.WARNING), contextlib.suppress(ValueError):
            open_archive(cut(path, size * tenth // 10, f"{tenth}.warc.gz"))
        assert caplog.text.count("ends at byte") == 1


# robots.txt


def test_every_request_of_a_burst_obeys_robots() -> None:
    asked: list[str] = []

    def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(text="User-agent: *\nDisallow: /private/\n" if request.path == "/robots.txt" else "secret")

    with serve(answer) as base:
        private = [f"{base}/private/{number}" for number in range(12)]
        spider = visit(*private, base + "/a", ROBOTSTXT_OBEY=True)
    assert set(spider.seen) == {base + "/a"}
    assert set(spider.failed) == set(private)
    assert asked == ["/robots.txt", "/a"]
