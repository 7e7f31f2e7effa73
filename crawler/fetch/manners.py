"""Manners: the middleware next to the downloader that asks a host for nothing it should not be asked for, and waits.

What it refuses it refuses before a connection is made, robots.txt and redirects too.
"""

import asyncio
import contextlib
import random
from collections import Counter
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
from crawler.fetch.pauses import LONGEST_LEAVE, Host, Patience, backoff, retry_after
from crawler.fetch.reach import refuses_url
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
        self._patience = patience_of(crawler)
        self._hosts: dict[str, Host] = {}
        self._left: dict[str, str] = {}
        self._asked: set[bytes] = set()
        self._spent: Counter[str] = Counter()
        self._unsaid: Counter[str] = Counter()
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
        for host in list(self._unsaid):
            self._say(host)

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
            self._host(host).answered()
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if cause := cause_of_error(exception):
            self._failed(urlsplit(request.url).hostname or "", cause)

    def _note(self, request: Request) -> None:
        # A repetition after a failure must be let through, and so must a redirect: only what it leads to tells whether
        # an article has moved, or a listing has come to its end.
        mark = fingerprint(request)
        if mark in self._asked and not (request.meta.get("retry_times") or request.meta.get("redirect_times")):
            raise Refused(Cause.REPEATED, f"{request.url[:200]} was asked for in this run")
        self._asked.add(mark)

    def _host(self, host: str) -> Host:
        return self._hosts.setdefault(host, Host(patience=self._patience))

    def _failed(self, name: str, cause: Cause) -> None:
        host = self._host(name)
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
            return
        for name, slot in self._slots().items():
            if name == host:
                # A slot lets nothing out before `lastseen` and its delay have passed.
                slot.lastseen = max(slot.lastseen, monotonic() + wait.total_seconds() - slot.delay)

    def _leave(self, host: str, wait: timedelta, why: str) -> None:
        if host in self._left:
            return
        self._left[host] = why
        if self.store:
            Hosts(self.store()).leave(host, until=_now() + wait, why=why)
        self._crawler.signals.send_catch_log(host_left, host=host, why=why)
        if slot := self._slots().get(host):
            drop_waiting(slot, Refused(Cause.HOST_LEFT, f"{host} is left alone: {why}"))

    def _why_left(self, host: str) -> str:
        if host not in self._left and host not in self._spent:
            self._spent[host] = 0
            if self.store and (why := Hosts(self.store()).left(host, now=_now())):
                self._left[host] = why
                self._crawler.signals.send_catch_log(host_left, host=host, why=why)
            else:
                self._say(host)
        return self._left.get(host, "")

    def _spend(self, host: str) -> None:
        if self._spent[host] >= self._budget:
            raise Refused(Cause.BUDGET, f"{host} has had its {self._budget} requests of the day (HOST_BUDGET)")
        self._spent[host] += 1
        self._unsaid[host] += 1
        if self._unsaid[host] >= GROUP:
            self._say(host)

    def _say(self, host: str) -> None:
        """Tell the store, and hear what the other outlets of the host have spent."""
        if self.store:
            self._spent[host] = Hosts(self.store()).spend(host, self._unsaid.pop(host, 0), now=_now())

    def _slots(self) -> dict[str, Slot]:
        assert self._crawler.engine
        return self._crawler.engine.downloader.slots


class Retries(RetryMiddleware):
    """Scrapy's own, with a growing and scattered wait before each repetition."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        retries = super().from_crawler(crawler)
        retries.patience = patience_of(crawler)
        return retries

    patience: Patience

    def _retry(self, request: Request, reason: str | Exception | type[Exception]) -> Request | None:
        again = super()._retry(request, reason)
        if again is not None:
            again.meta["wait"] = backoff(self.patience, again.meta["retry_times"], chance=random.random())  # noqa: S311
        return again


class Throttle(AutoThrottle):
    """Scrapy's own, which never goes below the delay that the host's robots.txt asks for."""

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        super()._adjust_delay(slot, latency, response)
        assert self.crawler.engine
        downloader = self.crawler.engine.downloader
        asked = downloader.per_slot_settings.get(urlsplit(response.url).hostname or "", {})
        slot.delay = max(slot.delay, float(asked.get("delay", 0)))


def patience_of(crawler: Crawler) -> Patience:
    """From the settings."""
    settings = crawler.settings
    return Patience(
        backoff=settings.getfloat("RETRY_BACKOFF"),
        longest=settings.getfloat("LONGEST_PAUSE"),
        failures=settings.getint("HOST_FAILURES"),
        pauses=settings.getint("HOST_PAUSES"),
    )


def drop_waiting(slot: Slot, refusal: Refused) -> None:
    """Fail the requests that wait in the slot for their turn."""
    while slot.queue:
        slot.queue.popleft()[1].errback(refusal)


def _now() -> datetime:
    return datetime.now(UTC)
