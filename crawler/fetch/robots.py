"""Obeying robots.txt (RFC 9309) from the first request on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
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
from crawler.fetch.manners import host_left
from crawler.fetch.turns import turns_of
from crawler.run import now
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


@dataclass(frozen=True, kw_only=True)
class _Kept:
    rules: Protego | Refused
    since: datetime


class Robots(RobotsTxtMiddleware):
    """Holds every request back until the rules of its host are known.

    Scrapy 2.19 takes any body for rules whatever its status, and allows everything while a host fails; RFC 9309 has
    nothing allowed then.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._rules: dict[str, _Kept] = {}
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
        rules = await self._rules_of(place)
        if isinstance(rules, Refused):
            raise Refused(rules.cause, str(rules))
        if not rules.can_fetch(request.url, self._agent):
            raise Refused(Cause.ROBOTS, f"{request.url[:200]}: forbidden by {place}/robots.txt")
        if self._is_live:
            self._keep_delay(parts.hostname or "", delay_of(rules, self._agent))

    def stop_at_limit(self, data: bytes, request: Request, **_: Any) -> None:
        """Read robots.txt as far as it counts."""
        if "robots" in request.meta:
            request.meta["robots"] += len(data)
            if request.meta["robots"] > LONGEST:
                raise StopDownload(fail=False)

    async def _rules_of(self, place: str) -> Protego | Refused:
        """The rules in force; a run that lasts longer than they hold asks for them again."""
        async with turns_of(self.crawler).hosts.rules[place]:
            known = self._rules.get(place)
            if known is None or now() - known.since >= HOLD:
                known = self._rules[place] = await self._read(place)
        return known.rules

    async def _read(self, place: str) -> _Kept:
        moment = now()
        kept = self._kept(place)
        if kept and timedelta(0) <= moment - kept.fetched < HOLD:
            return _Kept(rules=parsed(kept.body), since=kept.fetched)
        return _Kept(rules=await self._asked(place, kept, moment), since=moment)

    async def _asked(self, place: str, kept: Rules | None, moment: datetime) -> Protego | Refused:
        """What the host says now; what it last said, while it says nothing."""
        try:
            body = await self._fetch(place)
        except Refused as refusal:
            if refusal.cause in _OURS:
                return refusal
            if kept and moment - kept.fetched < STAND_IN:
                return parsed(kept.body)
            # What the network says of the host holds for its pages too, and tells more.
            cause = Cause.ROBOTS_UNREACHABLE if refusal.cause in _SAID else refusal.cause
            return Refused(cause, f"{place}/robots.txt: {refusal}")
        if self.store and self._is_live:
            KeptRobots(self.store()).keep(place, Rules(body=body, fetched=moment))
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

    def _keep_delay(self, host: str, delay: float) -> None:
        """See to it that all crawls keep the delay. Raises Refused when it is longer than any pause may be."""
        if delay <= self._longest_delay:
            turns_of(self.crawler).known(host).pace.ask(delay)
            return
        why = f"its robots.txt asks for {delay:.0f} s between two requests (Crawl-delay), and LONGEST_PAUSE is less"
        self.crawler.signals.send_catch_log(host_left, host=host, why=why)
        raise Refused(Cause.HOST_LEFT, f"{host} is left alone: {why}")


def _body(response: Response) -> bytes:
    if response.status == 429 or response.status >= 500:
        raise Refused(Cause.SERVER, f"status {response.status}")
    return response.body[:LONGEST] if 200 <= response.status < 300 else b""


def parsed(body: bytes) -> Protego:
    """The rules of a robots.txt; what cannot be read of it is left out."""
    return Protego.parse(body.decode("utf-8-sig", errors="ignore"))


def delay_of(rules: Protego, agent: str) -> float:
    """Seconds that the rules want between two requests (Crawl-delay); 0 when they say nothing."""
    return float(rules.crawl_delay(agent) or 0)
