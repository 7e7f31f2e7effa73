"""Redirects: where a response may lead a request to. What the new address resolves to is the guard's business."""

from collections.abc import Callable

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware, RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.causes import Cause
from crawler.failures import Refused
from crawler.fetch.reach import refuses_url
from crawler.host import host_in

#: Says whether a URL is on the hosts of the outlet.
Owns = Callable[[str], bool]


class Redirects(RedirectMiddleware):
    """Scrapy's own, which stays on the outlet's hosts, and on that of a listing kept elsewhere."""

    #: None: there is no outlet, as for a page that is asked for by hand.
    owns: Owns | None = None

    def process_response(  # type: ignore[override]  # Scrapy's deprecated argument is left out
        self, request: Request, response: Response
    ) -> Request | Response:
        """The response, or the request that it leads to. Raises Refused."""
        try:
            led = super().process_response(request, response)
        except (IgnoreRequest, ValueError) as error:
            raise _refused(request, error) from None
        if led is response and _is_redirect(response):
            raise Refused(Cause.FORBIDDEN_SCHEME, f"{request.url[:200]} leads to no web page")
        return _judged(request, led, self.owns)


class MetaRefresh(MetaRefreshMiddleware):
    """The same for a page that sends its reader on at once; one that reloads itself is read as it is."""

    owns: Owns | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "MetaRefresh":
        refresh: MetaRefresh = super().from_crawler(crawler)
        return refresh

    def process_response(  # type: ignore[override]  # Scrapy's deprecated argument is left out
        self, request: Request, response: Response
    ) -> Request | Response:
        """The response, or the request that it leads to. Raises Refused."""
        try:
            led = super().process_response(request, response)
        except (IgnoreRequest, ValueError) as error:
            raise _refused(request, error) from None
        if isinstance(led, Request) and _same(led.url, request.url):
            return response
        return _judged(request, led, self.owns)


def _judged(request: Request, led: Request | Response, owns: Owns | None) -> Request | Response:
    if isinstance(led, Response):
        return led
    if cause := refuses_url(led.url):
        raise Refused(cause, f"{request.url[:200]} leads to {led.url[:200]}")
    way = [*request.meta.get("redirect_urls", ()), request.url]
    if any(_same(led.url, url) for url in way):
        raise Refused(Cause.REDIRECTS, f"{request.url[:200]} leads back to {led.url[:200]}")
    # RFC 9309 lets robots.txt be kept on another host.
    is_free = owns is None or "robots" in request.meta or host_in(led.url) == host_in(way[0])
    if owns and not is_free and not owns(led.url):
        raise Refused(Cause.OFF_SITE, f"{request.url[:200]} leads to {led.url[:200]}")
    # Scrapy would have it wait in the slot, and lengthen the delay, of the host that it comes from.
    led.meta.pop("download_slot", None)
    return led


def _refused(request: Request, error: Exception) -> Refused:
    cause = Cause.FORBIDDEN_URL if isinstance(error, ValueError) else Cause.REDIRECTS
    return Refused(cause, f"{request.url[:200]}: {error}"[:500])


def _is_redirect(response: Response) -> bool:
    return response.status in (301, 302, 303, 307, 308) and "Location" in response.headers


def _same(one: str, other: str) -> bool:
    return one.partition("#")[0] == other.partition("#")[0]
