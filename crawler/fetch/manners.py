"""Manners: the middleware next to the downloader that asks a host for nothing it should not be asked for, and waits.

What it refuses it refuses before a connection is made, robots.txt and redirects too.
"""

import asyncio
import contextlib
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.utils.request import fingerprint

from crawler.causes import Cause
from crawler.failures import Refused, cause_of_error, cause_of_status
from crawler.fetch.known import Known
from crawler.fetch.pauses import LONGEST_LEAVE, Patience, backoff, retry_after
from crawler.fetch.reach import refuses_url
from crawler.fetch.turns import patience_of, turns_of
from crawler.store import Hosts, Store

#: Sent when a host is left alone: `host`, `why`.
host_left = object()

#: Requests that are counted before the store is told: what a kill may forget of a day's budget.
GROUP = 20


class Manners:
    """Budget, pauses and the hosts that are left alone; and no request twice."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        if settings["REPLAY"]:
            raise NotConfigured  # nobody is at the other end
        self._crawler = crawler
        self._budget = settings.getint("HOST_BUDGET")
        self._patience = patience_of(settings)
        self._told: set[str] = set()
        self._asked: set[bytes] = set()
        self._ending = asyncio.Event()
        #: Where hosts are remembered; None: nowhere, as for a page that is asked for by hand.
        self.store: Callable[[], Store] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def end(self) -> None:
        """Wait no more: whoever waits is refused as Interrupted."""
        self._ending.set()

    def close(self) -> None:
        """Tell the store what it has not been told."""
        for host in turns_of(self._crawler).hosts.untold():
            self._say(host, self._known(host))

    async def process_request(self, request: Request) -> None:
        """Nothing, after the wait that a repetition needs. Raises Refused."""
        if cause := refuses_url(request.url):
            raise Refused(cause, f"{request.url[:200]} is not asked for")
        host = urlsplit(request.url).hostname or ""
        if why := self._why_left(host):
            raise Refused(Cause.HOST_LEFT, f"{host} is left alone: {why}")
        self._note(request)
        if wait := request.meta.pop("wait", 0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), wait)
        if self._ending.is_set():
            raise Refused(Cause.INTERRUPTED, "the run was told to end")
        self._spend(host)

    def process_response(self, request: Request, response: Response) -> Response:
        """The response; its status and Retry-After may pause the host, or have it left alone."""
        host = urlsplit(request.url).hostname or ""
        asked = (response.headers.get("Retry-After") or b"").decode("latin-1")
        wait = retry_after(asked, now=_now()) if response.status in (429, 503) else None
        if wait is not None:
            self._pause(host, wait, f"it asked for a pause of {wait.total_seconds():.0f} s (Retry-After)")
        if response.status == 429 or response.status >= 500:
            self._failed(host, cause_of_status(response.status))
        else:
            self._known(host).host.answered()
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if cause := cause_of_error(exception):
            self._failed(urlsplit(request.url).hostname or "", cause)

    def _note(self, request: Request) -> None:
        # A repetition after a failure must be let through, and so must a redirect: only what it leads to tells whether
        # an article has moved, or a listing has come to its end.
        mark = fingerprint(request)
        is_again = request.meta.get("retry_times") or request.meta.get("redirect_times") or "robots" in request.meta
        if mark in self._asked and not is_again:
            raise Refused(Cause.REPEATED, f"{request.url[:200]} was asked for in this run")
        self._asked.add(mark)

    def _known(self, host: str) -> Known:
        return turns_of(self._crawler).known(host)

    def _failed(self, name: str, cause: Cause) -> None:
        host = self._known(name).host
        pause = host.failed(cause)
        if pause is None:
            return
        why = f"{host.failures} failures in a row, the last {cause}"
        if host.is_hopeless:
            self._leave(name, timedelta(seconds=self._patience.longest), why)
        else:
            self._pause(name, pause, why)

    def _pause(self, host: str, wait: timedelta, why: str) -> None:
        if wait.total_seconds() > self._patience.longest:
            self._leave(host, min(wait, LONGEST_LEAVE), why)
        else:
            self._known(host).pace.shut(monotonic() + wait.total_seconds())

    def _leave(self, host: str, wait: timedelta, why: str) -> None:
        known = self._known(host)
        if not known.left:
            known.left = why
            if self.store:
                Hosts(self.store()).leave(host, until=_now() + wait, why=why)
        self._tell(host, known)

    def _tell(self, host: str, known: Known) -> None:
        """Say that the host is left alone, and let nothing of this crawl wait for it."""
        if host in self._told:
            return
        self._told.add(host)
        self._crawler.signals.send_catch_log(host_left, host=host, why=known.left)
        if slot := turns_of(self._crawler).slots.get(host):
            drop_waiting(slot, Refused(Cause.HOST_LEFT, f"{host} is left alone: {known.left}"))

    def _why_left(self, host: str) -> str:
        known = self._known(host)
        if known.spent is None:
            known.spent = 0
            if self.store:
                known.left = known.left or Hosts(self.store()).left(host, now=_now())
                self._say(host, known)
        if known.left:
            self._tell(host, known)
        return known.left

    def _spend(self, host: str) -> None:
        known = self._known(host)
        if (known.spent or 0) >= self._budget:
            raise Refused(Cause.BUDGET, f"{host} has had its {self._budget} requests of the day (HOST_BUDGET)")
        known.spent = (known.spent or 0) + 1
        known.unsaid += 1
        if known.unsaid >= GROUP:
            self._say(host, known)

    def _say(self, host: str, known: Known) -> None:
        """Tell the store, and hear what other processes have spent."""
        if self.store:
            known.spent = Hosts(self.store()).spend(host, known.unsaid, now=_now())
            known.unsaid = 0


class Retries(RetryMiddleware):
    """Scrapy's own, with a growing and scattered wait before each repetition."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        retries = super().from_crawler(crawler)
        retries.patience = patience_of(crawler.settings)
        return retries

    patience: Patience

    def _retry(self, request: Request, reason: str | Exception | type[Exception]) -> Request | None:
        again = super()._retry(request, reason)
        if again is not None:
            again.meta["wait"] = backoff(self.patience, again.meta["retry_times"], chance=random.random())  # noqa: S311
        return again


class Throttle(AutoThrottle):
    """Scrapy's own, on the one delay that all crawls of the process keep; robots.txt may lengthen it."""

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        pace = turns_of(self.crawler).known(urlsplit(response.url).hostname or "").pace
        slot.delay = pace.delay or slot.delay
        super()._adjust_delay(slot, latency, response)
        slot.delay = pace.suit(slot.delay)


def drop_waiting(slot: Slot, refusal: Refused) -> None:
    """Fail the requests that wait in the slot for their turn."""
    while slot.queue:
        slot.queue.popleft()[1].errback(refusal)


def _now() -> datetime:
    return datetime.now(UTC)
