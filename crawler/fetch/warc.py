"""Capture and replay: what Scrapy downloads is kept as WARC, and what was kept stands in for the network."""

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy import Request, signals
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.utils.httpobj import urlparse_cached

from crawler.fetch.directives import directives
from crawler.fetch.unpack import start_of
from crawler.fetch.warc_file import CaptureError, CaptureFile
from crawler.fetch.warc_read import NotInArchive, open_archive
from crawler.fetch.warc_write import Exchange

_log = logging.getLogger(__name__)
# Scrapy's words for a body that lacks its end.
_TRUNCATED = {"dataloss", "partial", "download_stopped"}
_HEAD = 1 << 16  # bytes of a page that are searched for what it says to robots


class WarcCapture:
    """Keeps every response that came over the network, robots.txt and redirects too, in the folder CAPTURE.

    It stands next to the downloader: nearer to the engine, redirects are followed and bodies unpacked already. The
    request's meta gets `warc` (file, offset) and `fetched`, the moment in the record, so that a replay says the same.
    """

    def __init__(self, folder: Path, outlet: str, *, agent: str, most_bytes: int) -> None:
        """A file that has grown to `most_bytes` is closed and another one begun; 0 for one file a run."""
        self._folder = folder
        self._most_bytes = most_bytes
        self._agent = agent
        self._outlet = outlet
        self._file: CaptureFile | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        folder = crawler.settings.get("CAPTURE")
        if not folder:
            raise NotConfigured
        agent = str(crawler.settings["USER_AGENT"]).partition("/")[0]
        most_bytes = crawler.settings.getint("CAPTURE_BYTES")
        capture = cls(Path(folder), crawler.spidercls.name, agent=agent, most_bytes=most_bytes)
        crawler.signals.connect(capture.end, signals.spider_closed)
        return capture

    def process_response(self, request: Request, response: Response) -> Response:
        is_web = urlparse_cached(request).scheme in ("http", "https")
        if is_web and "cached" not in response.flags and not self._is_forbidden(response):
            fetched = datetime.now(UTC)
            # Made with the first response: a run without one leaves no file.
            self._file = self._file or CaptureFile(self._folder, outlet=self._outlet, made=fetched)
            offset = self._file.write(_exchange(request, response, fetched))
            request.meta["fetched"] = fetched
            request.meta["warc"] = {"file": self._file.name, "offset": offset}
            if 0 < self._most_bytes <= self._file.size:
                self.close()
        return response

    def _is_forbidden(self, response: Response) -> bool:
        """Whether the page asks not to be kept (noarchive)."""
        tags = [tag.decode("latin-1") for tag in response.headers.getlist("X-Robots-Tag")]
        head = start_of(response, _HEAD).decode("latin-1")
        return "noarchive" in directives(tags, head, agent=self._agent)

    def close(self) -> None:
        """Give the file its name and index. Nothing happens when nothing was captured since the last.

        Raises CaptureError; the next run finishes the file.
        """
        file, self._file = self._file, None
        if file:
            file.close()

    def end(self) -> None:
        """The same at the end of a crawl that nobody else closes it for."""
        try:
            self.close()
        except CaptureError as error:
            _log.error("%s", error)


class ReplayHandler(BaseDownloadHandler):
    """Serves http and https from the archive REPLAY names, and never from the network.

    Of several captures of a URL the latest counts. The request's meta gets `fetched`, the moment of the capture, from
    which relative dates count, and `warc` (file, offset).
    """

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._archive = open_archive(crawler.settings.get("REPLAY") or "")

    async def download_request(self, request: Request) -> Response:
        """The response as captured. Raises NotInArchive."""
        place = self._archive.find(request.url)
        if place is None:
            if urlparse_cached(request).path == "/robots.txt":
                return Response(request.url, status=404, request=request)
            raise NotInArchive(f"{request.url} is not in the archive")
        kept = self._archive.read(place)
        request.meta["fetched"] = place.fetched
        request.meta["warc"] = {"file": place.file, "offset": place.offset}
        headers = Headers()
        for name, value in kept.headers:
            headers.appendlist(name, value)
        kind = responsetypes.from_args(headers=headers, url=request.url, body=kept.body)
        return kind(
            url=request.url,
            status=kept.status,
            headers=headers,
            body=kept.body,
            flags=["partial"] if kept.truncated else [],
            request=request,
        )


def _exchange(request: Request, response: Response, fetched: datetime) -> Exchange:
    return Exchange(
        url=response.url,
        status=response.status,
        headers=_pairs(response.headers),
        body=response.body,
        fetched=fetched,
        method=request.method,
        request_headers=_pairs(request.headers),
        ip=str(response.ip_address or ""),
        truncated=not _TRUNCATED.isdisjoint(response.flags),
    )


def _pairs(headers: Headers) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name, value) for name, values in headers.items() for value in values)
