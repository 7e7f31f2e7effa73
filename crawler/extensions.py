"""Doors between Scrapy's signals and a run: closing it, and telling how far it is."""

import sys
import time
from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.fetch.manners import Manners, host_left
from crawler.fetch.visit import introduce
from crawler.pipelines import spider_of
from crawler.spider import OutletSpider
from crawler.tally import Tally

#: Seconds between two lines of progress of one outlet.
INTERVAL = 2.0


class Visiting:
    """Tells the fetch room which outlet it serves, and the tally what the room has to say of a host."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        crawler.signals.connect(extension.host_left, signal=host_left)
        return extension

    def spider_opened(self, spider: Spider) -> None:
        if isinstance(spider, OutletSpider):
            introduce(self._crawler, spider.outlet, lambda: spider.run.store)

    def host_left(self, host: str, why: str) -> None:
        spider_of(self._crawler).run.tally.left[host] = why

    def spider_closed(self) -> None:
        if manners := self._crawler.get_downloader_middleware(Manners):
            manners.close()


class Closing:
    """Ends the run with its crawl: the feed is closed, the diary written, the lock given back."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        return extension

    def spider_closed(self, reason: str) -> None:
        spider = spider_of(self._crawler)
        if spider.began:
            self._count(spider.run.tally)
            spider.run.close(reason)

    def _count(self, tally: Tally) -> None:
        assert self._crawler.stats is not None
        get = self._crawler.stats.get_value
        tally.requests = get("downloader/request_count", 0)
        tally.received = get("downloader/response_bytes", 0)
        tally.not_modified = get("downloader/response_status_count/304", 0)


class Progress:
    """A line now and then that says how far each outlet is; off with PROGRESS=False."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._next = time.monotonic() + INTERVAL

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings.getbool("PROGRESS"):
            raise NotConfigured
        extension = cls(crawler)
        crawler.signals.connect(extension.show, signal=signals.response_received)
        crawler.signals.connect(extension.end, signal=signals.spider_closed)
        return extension

    def show(self) -> None:
        """A line, unless there was one just now."""
        if time.monotonic() >= self._next and spider_of(self._crawler).began:
            self._next = time.monotonic() + INTERVAL
            self._print(spider_of(self._crawler).run.tally, "")

    def end(self, reason: str, **_: Any) -> None:
        if spider_of(self._crawler).began:
            tally = spider_of(self._crawler).run.tally
            self._print(tally, f" · {tally.outcome if tally.reason else reason}")

    def _print(self, tally: Tally, end: str) -> None:
        sys.stderr.write(
            f"{tally.outlet}: {tally.listings.total()} listings · {tally.new} new leads · "
            f"{tally.done} of {tally.asked} pages read · {tally.articles} articles{end}\n"
        )
        sys.stderr.flush()
