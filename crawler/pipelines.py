"""Doors between Scrapy and the rooms an article passes: clean, bound, check, dedup, copies, export."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.article import Article
from crawler.bounds import bounded
from crawler.checks import Refusal, check
from crawler.clean import clean
from crawler.revision import Revision
from crawler.run import key_of
from crawler.spider import OutletSpider


class Duplicate(DropItem):
    """The outlet has published the same before, under this address or another."""


class Refused(DropItem):
    """The article failed a check; the message names it."""


class Clean:
    """Every article, normalised; one that has its content hash is, by the process that has read it."""

    def process_item(self, item: Article) -> Article:
        return item if item.content_hash else clean(item)


class _OfCrawl:
    """What knows the spider of its crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    @property
    def _spider(self) -> OutletSpider:
        return spider_of(self._crawler)


class Bound(_OfCrawl):
    """An article without a day gets bounds from its dated neighbours, where ids grow with time."""

    def process_item(self, item: Article) -> Article:
        spider = self._spider
        key = key_of(item)
        if spider.outlet.ids != "rising" or item.published_at or not key.isdecimal():
            return item
        below, above = spider.run.parts.neighbours(int(key))
        return bounded(item, below=_moment(below), above=_moment(above))


class Check(_OfCrawl):
    """What is no article of this run is refused, counted by class and kept."""

    def process_item(self, item: Article) -> Article:
        spider = self._spider
        try:
            check(item, spider.order.window)
        except Refusal as refusal:
            spider.run.refuse(spider.lead_of(item), refusal, item)
            raise Refused(f"{type(refusal).__name__}: {item.url}: {refusal}") from None
        return item


class Dedup(_OfCrawl):
    """An article in words that are known is dropped and counted; a changed one becomes a new version."""

    def process_item(self, item: Article) -> Article:
        spider = self._spider
        judgement = spider.run.versions.judge(item, key_of(item))
        if judgement.is_news:
            return replace(item, version=judgement.version)
        spider.run.repeat(spider.lead_of(item), judgement.revision or Revision.SAME)
        raise Duplicate(item.url)


class Copies(_OfCrawl):
    """An article that repeats the text of another, of this outlet or the next, says which; it is not dropped."""

    def process_item(self, item: Article) -> Article:
        found = self._spider.run.copies.find(item)
        return replace(item, copy_of=found.copy_of, similarity=found.similarity, story=found.story)


class Export(_OfCrawl):
    """Into the feed; `crawler.trouble` sees to a disk that refuses."""

    def process_item(self, item: Article) -> Article:
        spider = self._spider
        spider.run.export(item, spider.lead_of(item))
        return item


def spider_of(crawler: Crawler) -> OutletSpider:
    """The crawler's spider, which in this project is an OutletSpider."""
    assert isinstance(crawler.spider, OutletSpider)
    return crawler.spider


def _moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
