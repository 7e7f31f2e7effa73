"""What is captured is what was sent, and a replay of it is as the crawl was."""

import gzip
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings
from warcio.archiveiterator import ArchiveIterator

from crawler.fetch.addon import Fetch
from crawler.fetch.warc import ReplayHandler, WarcCapture
from crawler.fetch.warc_index import index_of
from crawler.fetch.warc_read import Archive
from crawler.fetch.warc_write import Exchange, Writer
from tests.loopback import serve
from tests.site import FETCHED, write_site
from tests.visitor import PNG, SMALL, ZIPPED, A, visit


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
