"""Obeying robots.txt (RFC 9309) from the first request on."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import StopDownload
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.causes import UNASKED, Cause
from crawler.failures import FAILURES, Refused, cause_of_error
from crawler.store import Robots as KeptRobots
from crawler.store import Rules, Store

#: Bytes that are read; what RFC 9309 asks for at least.
LONGEST = 512_000
#: How long rules hold, over runs too.
HOLD = timedelta(days=1)
#: How old rules may be that stand in for ones that cannot be had.
STAND_IN = timedelta(days=30)
#: Redirects that are followed; behind more, RFC 9309 has the file count as not there.
MOST_REDIRECTS = 5

# Causes of ours that end the request for robots.txt, and with it the page's.
_OURS = UNASKED | {Cause.FORBIDDEN_ADDRESS, Cause.FORBIDDEN_PORT, Cause.FORBIDDEN_URL, Cause.URL_TOO_LONG}
# Causes that are an answer, and one that does not tell the rules.
_SAID = {Cause.SERVER, Cause.TOO_LARGE, Cause.UNREADABLE, Cause.OFF_SITE, Cause.FORBIDDEN_SCHEME}


class Robots(RobotsTxtMiddleware):
    """Holds every request back until the rules of its host are known.

    Scrapy 2.19 takes any body for rules whatever its status, and allows everything while a host fails; RFC 9309 has
    nothing allowed then.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._rules: dict[str, Protego | Refused] = {}
        self._agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._is_live = not crawler.settings["REPLAY"]
        self._longest_delay = crawler.settings.getfloat("LONGEST_PAUSE")
        #: Where rules are kept over runs; None: nowhere.
        self.store: Callable[[], Store] | None = None
        crawler.signals.connect(self.stop_at_limit, signals.bytes_received)

    async def process_request(  # type: ignore[override]  # Scrapy's deprecated argument is left out
        self, request: Request
    ) -> None:
        """Nothing, when the host allows the request. Raises Refused."""
        parts = urlsplit(request.url)
        if "robots" in request.meta or parts.scheme not in ("http", "https"):
            return
        place = f"{parts.scheme}://{parts.netloc}"
        async with self._turns[place]:
            if place not in self._rules:
                self._rules[place] = await self._read(place)
        rules = self._rules[place]
        if isinstance(rules, Refused):
            raise Refused(rules.cause, str(rules))
        if not rules.can_fetch(request.url, self._agent):
            raise Refused(Cause.ROBOTS, f"{request.url[:200]}: forbidden by {place}/robots.txt")
        if self._is_live and (delay := delay_of(rules, self._agent, longest=self._longest_delay)):
            self._slow_down(parts.hostname or "", delay)

    def stop_at_limit(self, data: bytes, request: Request, **_: Any) -> None:
        """Read robots.txt as far as it counts."""
        if "robots" in request.meta:
            request.meta["robots"] += len(data)
            if request.meta["robots"] > LONGEST:
                raise StopDownload(fail=False)

    async def _read(self, place: str) -> Protego | Refused:
        now = datetime.now(UTC)
        kept = self._kept(place)
        if kept and now - kept.fetched < HOLD:
            return parsed(kept.body)
        try:
            body = await self._fetch(place)
        except Refused as refusal:
            if refusal.cause in _OURS:
                return refusal
            if kept and now - kept.fetched < STAND_IN:
                return parsed(kept.body)
            # What the network says of the host holds for its pages too, and tells more.
            cause = Cause.ROBOTS_UNREACHABLE if refusal.cause in _SAID else refusal.cause
            return Refused(cause, f"{place}/robots.txt: {refusal}")
        if self.store and self._is_live:
            KeptRobots(self.store()).keep(place, Rules(body=body, fetched=now))
        return parsed(body)

    async def _fetch(self, place: str) -> bytes:
        """The file; empty where there is none. Raises Refused when nobody knows."""
        assert self.crawler.engine
        request = Request(
            f"{place}/robots.txt",
            priority=self.DOWNLOAD_PRIORITY,
            meta={"robots": 0, "redirect_ttl": MOST_REDIRECTS, "dont_obey_robotstxt": True},
            callback=NO_CALLBACK,
        )
        try:
            response = await self.crawler.engine.download_async(request)
        except Refused as refusal:
            if refusal.cause == Cause.REDIRECTS:
                return b""
            raise
        except FAILURES as error:
            raise Refused(cause_of_error(error) or Cause.NETWORK, str(error)[:500]) from None
        return _body(response)

    def _kept(self, place: str) -> Rules | None:
        return KeptRobots(self.store()).get(place) if self.store and self._is_live else None

    def _slow_down(self, host: str, delay: float) -> None:
        assert self.crawler.engine
        downloader = self.crawler.engine.downloader
        if delay <= self.crawler.settings.getfloat("DOWNLOAD_DELAY") or host in downloader.per_slot_settings:
            return
        # The slot of a host goes when it has been idle for a minute: the next is made from these settings.
        downloader.per_slot_settings[host] = {"delay": delay, "jitter": 0}
        if slot := downloader.slots.get(host):
            slot.delay, slot.jitter = delay, 0


def _body(response: Response) -> bytes:
    if response.status == 429 or response.status >= 500:
        raise Refused(Cause.SERVER, f"status {response.status}")
    return response.body[:LONGEST] if 200 <= response.status < 300 else b""


def parsed(body: bytes) -> Protego:
    """The rules of a robots.txt; what cannot be read of it is left out."""
    return Protego.parse(body.decode("utf-8-sig", errors="ignore"))


def delay_of(rules: Protego, agent: str, *, longest: float) -> float:
    """Seconds that the rules want between two requests, `longest` at the most; 0 when they say nothing."""
    return min(float(rules.crawl_delay(agent) or 0), longest)
