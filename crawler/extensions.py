"""Doors between Scrapy's signals and a run: what the fetch room has to know, and the end."""

from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from crawler.fetch.manners import Manners, host_left
from crawler.fetch.visit import introduce, share
from crawler.fetch.warc import WarcCapture
from crawler.pipelines import spider_of
from crawler.run import TROUBLE, Run
from crawler.spider import OutletSpider
from crawler.tally import Tally


class Visiting:
    """Tells the fetch room which outlet it serves, and the tally what the room has to say of a host."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(extension.host_left, signal=host_left)
        return extension

    def spider_opened(self, spider: Spider) -> None:
        if isinstance(spider, OutletSpider):
            introduce(self._crawler, spider.outlet, lambda: spider.run.store)
            if spider.began:
                share(self._crawler, spider.run.hosts)

    def host_left(self, host: str, why: str) -> None:
        spider_of(self._crawler).run.tally.left[host] = why


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
            self._leave_the_network(spider.run)
            self._count(spider.run.tally)
            spider.run.close(reason)

    def _leave_the_network(self, run: Run) -> None:
        """Tell the store what was asked of hosts, and finish the capture."""
        for room in map(self._crawler.get_downloader_middleware, (Manners, WarcCapture)):
            try:
                if room:
                    room.close()
            except TROUBLE as error:
                run.note_trouble(error)

    def _count(self, tally: Tally) -> None:
        assert self._crawler.stats is not None
        get = self._crawler.stats.get_value
        tally.requests = get("downloader/request_count", 0)
        tally.received = get("downloader/response_bytes", 0)
        tally.not_modified = get("downloader/response_status_count/304", 0)
