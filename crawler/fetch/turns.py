"""Turns: the downloader in which all crawls of a process take turns at a host, and keep its pace together."""

import asyncio
import random
from time import monotonic
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.causes import Cause
from crawler.failures import Refused
from crawler.fetch.known import Known, KnownHosts
from crawler.fetch.pauses import Patience


class Turns(Downloader):
    """Scrapy's own, whose slots are those of one crawl: what leaves a slot waits here for its turn at the host."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        #: What is known of hosts; shared with other crawls, or this crawl's own.
        self.hosts = KnownHosts()
        self._patience = patience_of(crawler.settings)
        # Scrapy scatters delays to both sides; here a delay is the least.
        self._scatter, self._jitter = self._jitter, 0.0
        self._waiting: set[asyncio.Task[None]] = set()

    def known(self, host: str) -> Known:
        """What is known of a host."""
        return self.hosts.of(host, self._patience)

    def end(self) -> None:
        """Wait for turns no more: whoever waits is refused as Interrupted."""
        for waiting in self._waiting:
            waiting.cancel()

    async def _download(self, slot: Slot, request: Request) -> Response:
        known = self.known(urlsplit(request.url).hostname or "")
        slot.transferring.add(request)
        try:
            await self._take_turn(slot, known)
        except Refused:
            slot.transferring.discard(request)
            self._process_queue(slot)
            raise
        try:
            return await super()._download(slot, request)
        finally:
            known.leave_place()

    async def _take_turn(self, slot: Slot, known: Known) -> None:
        scatter = random.uniform(0, self._scatter)  # noqa: S311
        turn = known.take_turn(delay=slot.delay, scatter=scatter, at_once=slot.concurrency)
        waiting = asyncio.ensure_future(turn)
        self._waiting.add(waiting)
        try:
            await waiting
        except asyncio.CancelledError:
            raise Refused(Cause.INTERRUPTED, "the run was told to end") from None
        finally:
            self._waiting.discard(waiting)
        if known.left:
            known.leave_place()
            raise Refused(Cause.HOST_LEFT, f"the host is left alone: {known.left}")
        # Whoever waits next counts from here: pages may have been read since the turn was given.
        slot.lastseen = known.pace.begun = monotonic()


def patience_of(settings: BaseSettings) -> Patience:
    """From the settings."""
    return Patience(
        backoff=settings.getfloat("RETRY_BACKOFF"),
        longest=settings.getfloat("LONGEST_PAUSE"),
        failures=settings.getint("HOST_FAILURES"),
        pauses=settings.getint("HOST_PAUSES"),
    )


def turns_of(crawler: Crawler) -> Turns:
    """The downloader of a crawl that has begun."""
    assert crawler.engine
    downloader = crawler.engine.downloader
    assert isinstance(downloader, Turns)
    return downloader
