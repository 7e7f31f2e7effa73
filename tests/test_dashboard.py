"""The dashboard over a small data folder: what it shows, what it refuses, and that nothing of the web gets through."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from aiohttp import ClientResponse

from crawler.dashboard.server import Server, ServerError
from tests.harbour import Harbour, article, published, sentence, site, url
from tests.served import get, served

EVIL = "<script>alert(1)</script>"
#: So late that every article is to be looked at again, whenever these tests run.
LATE = {"REVISITS": ["9000d"]}
TOKEN = "a-token-of-many-letters"  # noqa: S105
Ask = Callable[..., Awaitable[ClientResponse]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven articles, one of them changed, one hostile, one refused; two runs."""
    harbour = Harbour(tmp_path_factory.mktemp("dashboard"))
    lines = "".join(f"<p>{sentence(2, line)}</p>" for line in range(1, 6))
    hostile = article(2, text=f"{lines}<p>As printed: {EVIL.replace('<', '&lt;')} was on the wall of the quay.</p>")
    pages = {**site(7), url(2): hostile, url(5): article(5, text="<p>Photo.</p>")}
    harbour.crawl(pages)
    harbour.crawl(pages)
    return harbour.data


class Tags(HTMLParser):
    """The elements of a page with their attributes, and which were left open."""

    VOID = frozenset({"meta", "link", "input", "br", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


PATHS = ("/", "/outlet/harbour", "/articles", "/article/harbour/1", "/article/harbour/2")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_well_formed_and_has_nothing_inline(data: Path, path: str) -> None:
    status, text, headers = get(data, path)
    assert status == 200
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    page = Tags(text)
    assert page.open == []
    for tag, attributes in page.seen:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        assert tag != "script" or attributes.get("src") == "/static/page.js"
        if tag == "a" and (attributes.get("href") or "").startswith("http"):
            assert "noopener" in (attributes.get("rel") or "")


def test_the_outlets_are_shown_with_their_health(data: Path) -> None:
    _, text, _ = get(data, "/")
    assert "The Harbour Courier" in text
    assert 'class="state new"' in text
    assert "<svg" in text


def test_an_outlet_is_shown_with_its_runs_fields_and_days(data: Path) -> None:
    _, text, _ = get(data, "/outlet/harbour")
    assert text.count("/run/harbour/") == 2
    assert "TooShort" in text
    assert f"<title>{published(1).date()}: 1</title>" in text
    assert f"<title>{published(5).date()}: 0, 1 refused</title>" in text
    assert "standfirst" in text


def test_a_run_is_shown_with_what_it_refused(data: Path) -> None:
    line = json.loads((data / "runs.jsonl").read_text().splitlines()[0])
    _, text, _ = get(data, f"/run/harbour/{line['run']}")
    assert "TooShort" in text
    assert url(5) in text
    assert "not found after" in text  # why the walk ended


def test_what_comes_from_the_web_is_escaped_everywhere(data: Path) -> None:
    for path in (*PATHS, "/articles?q=" + EVIL, "/articles?outlet=" + EVIL):
        assert EVIL not in get(data, path)[1]
    assert "&lt;script&gt;" in get(data, "/article/harbour/2")[1]


def test_an_article_is_shown_with_the_provenance_of_its_fields(data: Path) -> None:
    _, text, _ = get(data, "/article/harbour/1")
    assert sentence(1, 3) in text
    assert "jsonld" in text
    assert "rules" in text
    assert f'href="{url(1)}" rel="noopener' in text


def test_articles_are_found_by_words_outlet_section_language_and_day(data: Path) -> None:
    def hits(question: str) -> list[str]:
        return [hit["key"] for hit in json.loads(get(data, "/api/articles" + question)[1])["articles"]]

    assert hits("") == ["1", "2", "3", "4", "6", "7"]
    assert hits("?q=number+7") == ["7"]
    assert hits("?q=NUMBER+7") == ["7"]
    assert hits("?q=nowhere") == []
    assert hits("?outlet=harbour&language=en&section=The+Port&skip=5") == ["7"]
    assert hits("?language=ar") == []
    assert hits(f"?day={published(3).date()}") == ["3"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/outlet/moon", 404),
        ("/article/harbour/99", 404),
        ("/article/harbour/1?version=2", 404),
        ("/article/harbour/1?version=x", 400),
        ("/run/harbour/never", 404),
        ("/articles?day=today", 400),
        ("/articles?skip=-1", 400),
        ("/articles?skip=99999999", 400),
        ("/static/../server.py", 404),
        ("/healthz", 200),
        ("/static/style.css", 200),
    ],
)
def test_what_is_not_there_is_said_plainly(data: Path, path: str, status: int) -> None:
    found, _, headers = get(data, path)
    assert found == status
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_it_only_reads(data: Path) -> None:
    async def ask() -> int:
        async with served(data) as client:
            return (await client.post("/articles")).status

    assert asyncio.run(ask()) == 405


def test_the_api_has_what_the_pages_show(data: Path) -> None:
    (outlet,) = json.loads(get(data, "/api/outlets")[1])
    assert (outlet["outlet"], outlet["state"], outlet["outcome"]) == ("harbour", "new", "nothing new")
    about = json.loads(get(data, "/api/outlet/harbour")[1])
    assert about["days"][published(4).date().isoformat()] == 1
    assert about["leads"]["exported"] == 6
    assert about["lacking"] == {published(5).date().isoformat(): {"refused": 1}}
    found = json.loads(get(data, "/api/article/harbour/3")[1])
    assert found["record"]["id"] == "harbour:3"
    assert found["versions"][0]["fetched_at"].startswith("2026-11-20T")
    line = json.loads((data / "runs.jsonl").read_text().splitlines()[0])
    assert json.loads(get(data, f"/api/run/harbour/{line['run']}")[1])["refused_pages"][0]["class"] == "TooShort"


def test_prometheus_can_read_the_metrics(data: Path) -> None:
    _, text, headers = get(data, "/metrics")
    assert headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert 'crawler_articles_total{outlet="harbour"} 6.0' in text
    assert 'crawler_outlet_state{outlet="harbour",state="new"} 1.0' in text


def test_another_name_for_this_machine_is_not_answered(data: Path) -> None:
    assert get(data, "/", headers={"Host": "evil.example"})[0] == 403
    assert get(data, "/", headers={"Host": "localhost:1"})[0] == 200


def test_beyond_loopback_a_token_is_needed_and_goes_into_a_cookie(data: Path) -> None:
    reach = {"token": TOKEN, "host": "0.0.0.0"}  # noqa: S104
    assert get(data, "/", **reach)[0] == 401
    assert get(data, "/?token=wrong", **reach)[0] == 401
    assert get(data, "/api/outlets", headers={"Authorization": "Bearer wrong"}, **reach)[0] == 401
    assert get(data, "/healthz", **reach)[0] == 200
    assert get(data, "/api/outlets", headers={"Authorization": f"Bearer {TOKEN}"}, **reach)[0] == 200
    status, _, headers = get(data, f"/articles?token={TOKEN}", **reach)
    assert (status, headers["Location"]) == (302, "/articles")
    cookie = headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert get(data, "/", headers={"Cookie": cookie.partition(";")[0]}, **reach)[0] == 200


def test_it_refuses_to_start_for_everybody_without_a_token(tmp_path: Path) -> None:
    for token in ("", "short"):
        with pytest.raises(ServerError, match="set DASHBOARD_TOKEN"):
            Server(data_dir=tmp_path, database_url="", outlets={}, host="0.0.0.0", port=0, token=token)  # noqa: S104
