"""Doors for what the disk or the store refuses: it ends the crawl with one clear line, because going on would only
fetch in vain.

Nothing is lost by it: what was committed is safe, and what was not is fetched again by the next run.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware
from twisted.python.failure import Failure

from crawler.pipelines import spider_of
from crawler.run import TROUBLE


class Stopping:
    """Ends a crawl at the first trouble; counts what is none as a bug."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._stop: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.failed, signal=signals.spider_error)
        crawler.signals.connect(extension.failed, signal=signals.item_error)
        return extension

    def failed(self, failure: Failure) -> None:
        """A callback or a pipeline raised something."""
        spider = spider_of(self._crawler)
        if not spider.began:
            return
        if not isinstance(failure.value, TROUBLE):
            spider.run.tally.bugs += 1  # the log has it
            return
        spider.run.note_trouble(failure.value)
        if self._stop is None:
            closing: Any = self._crawler.engine.close_spider_async(reason="trouble")
            self._stop = asyncio.ensure_future(closing)


class Starting(BaseSpiderMiddleware):
    """Trouble before the first request."""

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        try:
            async for request in start:
                yield request
        except TROUBLE as error:
            spider_of(self.crawler).run.note_trouble(error)
            raise CloseSpider("trouble") from None


class QuietTrouble(LogFormatter):
    """No traceback for trouble: the table has its line."""

    def download_error(self, *words: Any, **named: Any) -> LogFormatterResult:
        """Said when an errback raises; it was told of the failure, and what it has raised is said by itself."""
        return {**super().download_error(*words, **named), "level": logging.DEBUG}

    def spider_error(self, failure: Failure, *words: Any, **named: Any) -> LogFormatterResult:
        return _quiet(super().spider_error(failure, *words, **named), failure.value)

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        return _quiet(super().item_error(item, exception, response, spider), exception)


def _quiet(line: LogFormatterResult, error: BaseException | None) -> LogFormatterResult:
    return {**line, "level": logging.DEBUG} if isinstance(error, TROUBLE) else line
