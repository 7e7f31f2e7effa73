"""An invented newspaper on a loopback port, which publishes while it is read, fails now and then, and counts."""

import json
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

#: The first article came out then; the others follow every three hours.
FIRST = datetime(2026, 11, 1, 1, 0, tzinfo=UTC)
SINCE, UNTIL = "2026-10-31", "2026-11-13"
#: Articles a page.
PER_PAGE = 5

WORDS = ("tug", "crane", "quay", "buoy", "pilot", "rope", "anchor", "barge", "hatch", "ledger", "whistle", "gull")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the server sends."""

    body: str | bytes = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


#: Answers for a listing: the newspaper, the path, and what the query asks for. None for a path that is not its own.
Listings = Callable[["Press", str, Mapping[str, str]], Answer | None]

NOT_FOUND = Answer(status=404, body="<p>no such page")


class Press:
    """The newspaper. Use it as a context: the server runs within."""

    def __init__(self, listings: Listings, *, articles: int, during: int = 0, fails: int = 0) -> None:
        """`articles` are out already; of `during` more, one comes out with each page that is read.

        Each `fails`-th address answers 500 or 429 the first time it is asked for; 0 for none.
        """
        self._listings = listings
        self.published = articles
        self._coming = during
        self._fails = fails
        self._lock = threading.Lock()
        #: Requests by path and query.
        self.asked: Counter[str] = Counter()
        #: Called with the number of articles served so far, each time one is.
        self.on_article: Callable[[int], None] = lambda served: None
        self._served = 0
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def base(self) -> str:
        """Scheme, host and port, with a slash."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def newest(self, *, below: int = 0, skip: int = 0, count: int = PER_PAGE) -> list[int]:
        """Numbers of articles, the newest first: those below a number, some skipped."""
        numbers = range((below or self.published + 1) - 1, 0, -1)
        return list(numbers[skip : skip + count])

    def url(self, number: int) -> str:
        """Address of an article."""
        return f"{self.base}story/{number}/"

    def answer(self, place: str) -> Answer:
        """What is sent for a path and query."""
        with self._lock:
            self.asked[place] += 1
            if self._fails and sum(place.encode()) % self._fails == 0 and self.asked[place] == 1:
                is_full = len(place) % 2
                return Answer(status=429, headers={"Retry-After": "0"}) if is_full else Answer(status=500)
            parts = urlsplit(place)
            is_story = parts.path.startswith("/story/")
            read = self._article if is_story else self._listing
            answer = read(parts.path, dict(parse_qsl(parts.query)))
            if answer.status == 200 and self._coming:
                self.published, self._coming = self.published + 1, self._coming - 1
            return answer

    def _listing(self, path: str, query: Mapping[str, str]) -> Answer:
        return self._listings(self, path, query) or NOT_FOUND

    def _article(self, path: str, query: Mapping[str, str]) -> Answer:
        name = path.removeprefix("/story/").rstrip("/")
        if not name.isdecimal() or not 1 <= int(name) <= self.published:
            return NOT_FOUND
        self._served += 1
        self.on_article(self._served)
        return Answer(body=article(int(name)))


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing for a reader that is gone, as one that was killed is; http.server's own for the rest."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # whatever it is


def moment(number: int) -> datetime:
    """When an article came out."""
    return FIRST + timedelta(hours=3) * (number - 1)


def title(number: int) -> str:
    """The headline of an article."""
    return f"Harbour count number {number}"


def article(number: int) -> str:
    """The page of an article, unlike that of any other."""
    facts = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title(number)}
    facts["datePublished"] = moment(number).isoformat()
    body = "".join(f"<p>{_sentence(number, line)}</p>" for line in range(1, 4))
    return (
        f'<html lang="en"><head><title>{title(number)}</title><script type="application/ld+json">{json.dumps(facts)}'
        f"</script></head><body><main><h1>{title(number)}</h1><article>{body}</article></main></body></html>"
    )


def cards(press: Press, numbers: list[int], more: str = "") -> str:
    """A page of a listing."""
    rows = "".join(
        f'<li><h3><a href="/story/{number}/">{title(number)}</a></h3><time datetime="{moment(number).isoformat()}">'
        "</time></li>"
        for number in numbers
    )
    return f"<html><body><h1>Harbour</h1><ul>{rows}</ul>{more}</body></html>"


def _sentence(number: int, line: int) -> str:
    chosen = [WORDS[(number * 7 + line * 3 + step * (number % 5 + 1)) % len(WORDS)] for step in range(9)]
    return f"On day {number} of line {line}, the {' and the '.join(chosen)} were counted by the harbour master."


def _handler(press: Press) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
            answer = press.answer(self.path)
            body = answer.body.encode() if isinstance(answer.body, str) else answer.body
            self.send_response(answer.status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the crawl's own log says what was asked for."""

    return Handler
