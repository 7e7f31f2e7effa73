"""A few pages for a command, fetched as politely as a crawl does it, or replayed."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.failures import cause_of
from crawler.fetch.response import page_of
from crawler.page import Page


@dataclass
class Fetched:
    """Pages by the URL asked for, and for each that failed, why."""

    pages: dict[str, Page] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


class _Pages(Spider):
    name = "pages"
    custom_settings = {"ITEM_PIPELINES": {}, "EXTENSIONS": {}}

    def __init__(self, *, urls: Sequence[str], into: Fetched) -> None:
        super().__init__()
        self._urls = urls
        self._into = into

    async def start(self) -> AsyncIterator[Request]:
        for url in self._urls:
            yield Request(url, callback=self.keep, errback=self.fail, cb_kwargs={"asked": url})

    def keep(self, response: Response, asked: str) -> None:
        self._into.pages[asked] = page_of(response)

    def fail(self, failure: Failure) -> None:
        asked = failure.request.cb_kwargs["asked"]  # type: ignore[attr-defined]  # Scrapy adds it
        self._into.failures[asked] = cause_of(failure) or failure.getErrorMessage()


def fetch(process: AsyncCrawlerProcess, urls: Sequence[str]) -> Fetched:
    """The pages at these URLs. Blocks until all are there or have failed; a process can do this once."""
    fetched = Fetched()
    process.crawl(_Pages, urls=urls, into=fetched)
    process.start()
    return fetched
