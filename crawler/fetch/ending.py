"""Ending: a crawl that is told to end does so within seconds, whatever hosts are slow, and leaves its leads pending."""

import asyncio
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.causes import Cause
from crawler.failures import Refused
from crawler.fetch.guard import Guard
from crawler.fetch.manners import Manners, drop_waiting
from crawler.fetch.turns import turns_of

#: Seconds between two looks at whether the crawl is ending.
LOOK = 0.25
#: Seconds that a page which is being transferred has left.
GRACE = 4.0


class Ending:
    """Fails what waits for its turn as soon as the crawl is ending, and what is being transferred a little later.

    Scrapy would let everything pass that is in the downloader already: minutes, where a host is to be asked slowly.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._watch: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.begin, signals.spider_opened)
        crawler.signals.connect(extension.close, signals.spider_closed)
        return extension

    def begin(self) -> None:
        self._watch = asyncio.ensure_future(self._look())

    def close(self) -> None:
        if self._watch:
            self._watch.cancel()

    async def _look(self) -> None:
        while not self._is_ending():
            await asyncio.sleep(LOOK)
        self._drop_waiting()
        for _ in range(int(GRACE / LOOK)):
            await asyncio.sleep(LOOK)
            self._drop_waiting()
        self._interrupt()

    def _is_ending(self) -> bool:
        slot = self._crawler.engine._slot if self._crawler.engine else None
        return slot is not None and slot.closing is not None

    def _drop_waiting(self) -> None:
        if manners := self._crawler.get_downloader_middleware(Manners):
            manners.end()
        turns = turns_of(self._crawler)
        for slot in turns.slots.values():
            drop_waiting(slot, Refused(Cause.INTERRUPTED, "the run was told to end"))
        turns.end()

    def _interrupt(self) -> None:
        assert self._crawler.engine
        for handler in self._crawler.engine.downloader.handlers._handlers.values():
            if isinstance(handler, Guard):
                handler.interrupt()
