"""A spider that asks for some URLs, and pages for it."""

import gzip
from typing import Any

import scrapy

from tests.site import crawl

A, B, C = (f"https://news.example/{name}" for name in "abc")
SMALL = {A: "<p>one</p>", B: (404, {}, "gone"), C: (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n\x00\xff")}


class Visitor(scrapy.Spider):
    """Asks for some URLs and keeps what came back."""

    name = "visitor"
    handle_httpstatus_list = (404, 503)

    def __init__(self, urls: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.urls = urls
        self.seen: dict[str, scrapy.http.Response] = {}
        self.failed: dict[str, Exception] = {}

    async def start(self) -> Any:
        for url in self.urls:
            yield scrapy.Request(url, callback=self.parse, errback=self.fail)

    def parse(self, response: scrapy.http.Response) -> None:
        self.seen[response.url] = response

    def fail(self, failure: Any) -> None:
        self.failed[failure.request.url] = failure.value


def visit(*urls: str, **settings: Any) -> Any:
    crawler = crawl(Visitor, settings, urls=list(urls))
    return crawler.spider


ZIPPED = gzip.compress("<p>Zäune</p>".encode(), mtime=0)
PNG = bytes(range(256)) * 20
