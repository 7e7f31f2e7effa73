"""Sites that answer as they are asked: a handler in the place of the network, without a socket."""

from collections import Counter
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, TypeAlias

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import BaseSettings

from tests.site import Answer

#: The setting LIVE; it must be a plain function, because Scrapy copies settings and their objects.
Answering: TypeAlias = Callable[[Request], Answer | None]


class Live:
    """The add-on that puts the handler in the place of the guard, who would ask a name server for the site."""

    def update_settings(self, settings: BaseSettings) -> None:
        handlers = {"http": "tests.live.LiveHandler", "https": "tests.live.LiveHandler"}
        settings.set("DOWNLOAD_HANDLERS", {**settings.getdict("DOWNLOAD_HANDLERS"), **handlers}, "cmdline")


class LiveHandler(BaseDownloadHandler):
    """Asks the setting LIVE for every response; None is a 404."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._answer: Answering = crawler.settings["LIVE"]

    async def download_request(self, request: Request) -> Response:
        answer = self._answer(request)
        status, extra, body = answer if isinstance(answer, tuple) else (200, {}, answer)
        if answer is None:
            status, extra, body = 404, {}, "no such page"
        headers = Headers({"Content-Type": "text/html; charset=utf-8", **extra})
        packed = body.encode() if isinstance(body, str) else body or b""
        kind = responsetypes.from_args(headers=headers, url=request.url, body=packed)
        return kind(url=request.url, status=status, headers=headers, body=packed, request=request)


class Server:
    """A site that can change between two requests, and that knows what RFC 9110 says about conditions."""

    def __init__(self, pages: Mapping[str, Answer], *, validators: bool = True) -> None:
        self.pages = dict(pages)
        self._validators = validators
        #: Requests for each URL, and how they were answered.
        self.asked: list[tuple[str, int]] = []
        #: Called with each URL before it is answered.
        self.before: Callable[[str], None] = lambda url: None

    def answer(self, request: Request) -> Answer | None:
        """The page as it is now, or 304 when the request names it."""
        self.before(request.url)
        answer = self._answered(request)
        self.asked.append((request.url, answer[0] if isinstance(answer, tuple) else 404 if answer is None else 200))
        return answer

    def statuses(self) -> Counter[int]:
        """How many answers of each status there were since the last call, robots.txt left out."""
        counted = Counter(status for url, status in self.asked if not url.endswith("/robots.txt"))
        self.asked.clear()
        return counted

    def settings(self) -> dict[str, Any]:
        """What a crawl needs to visit this site: nobody is at the other end, so there are no manners."""
        return {
            "LIVE": lambda request: self.answer(request),
            "REPLAY": "",
            "ADDONS": {"crawler.fetch.addon.Fetch": 100, "tests.live.Live": 200},
            "DOWNLOAD_DELAY": 0,
            "AUTOTHROTTLE_ENABLED": False,
            "SOFT_404": False,
        }

    def _answered(self, request: Request) -> Answer | None:
        answer = self.pages.get(request.url)
        if answer is None or not self._validators:
            return answer
        status, headers, body = answer if isinstance(answer, tuple) else (200, {}, answer)
        if status != 200:
            return answer
        tag = f'"{sha256(body.encode() if isinstance(body, str) else body).hexdigest()[:12]}"'
        if (request.headers.get("If-None-Match") or b"").decode() == tag:
            return 304, {"ETag": tag}, ""
        return 200, {**headers, "ETag": tag}, body
