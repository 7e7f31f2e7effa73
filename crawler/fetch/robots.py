"""Obeying robots.txt from the first request on."""

import asyncio
import logging
from collections import defaultdict
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import RobotParser


class Robots(RobotsTxtMiddleware):
    """Scrapy's own, with every request held back until the host's robots.txt has been read.

    Scrapy 2.19 awaits one Deferred from several requests: the first gets the rules, the others None, which allows
    everything, so that all but one of the requests that a crawl starts with would disregard robots.txt.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # It logs a traceback for every host that cannot be reached; the table says that in a line.
        logging.getLogger(RobotsTxtMiddleware.__module__).setLevel(logging.CRITICAL)
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of the request's host; None when they could not be fetched."""
        async with self._turns[urlsplit(request.url).netloc]:
            return await super().robot_parser(request)
