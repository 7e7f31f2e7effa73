"""Made-up sites for tests: a few pages written as a small WARC, and crawls that read it instead of the network."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerRunner, Crawler

from crawler import settings as project
from crawler.fetch.warc_write import Exchange, Writer

FETCHED = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)

#: A body alone (status 200, HTML), or status, headers and body.
Answer = str | bytes | tuple[int, Mapping[str, str], str | bytes]

#: A crawl without a Twisted reactor can be run any number of times in one process.
QUIET: dict[str, Any] = {
    "TWISTED_REACTOR_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "LOG_LEVEL": "CRITICAL",
    "ALLOW_HOSTS": ["127.0.0.1"],
    **{name: getattr(project, name) for name in ("HOST_BUDGET", "HOST_FAILURES", "HOST_PAUSES", "LONGEST_PAUSE")},
    "RETRY_BACKOFF": 0.001,
    "ADDONS": {"crawler.fetch.addon.Fetch": 100},
}


def write_site(path: Path, pages: Mapping[str, Answer], *, fetched: datetime = FETCHED) -> Path:
    """Write the pages, by URL, as captured at `fetched`; the path, fit for the setting REPLAY."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer = Writer(file, name=path.name, made=fetched)
        for url, answer in pages.items():
            writer.write(exchange(url, answer, fetched=fetched))
    return path


def exchange(url: str, answer: Answer, *, fetched: datetime = FETCHED) -> Exchange:
    """The answer as a response to a plain GET."""
    status, headers, body = answer if isinstance(answer, tuple) else (200, {}, answer)
    headers = {"Content-Type": "text/html; charset=utf-8", **headers}
    return Exchange(
        url=url,
        status=status,
        headers=tuple((name.encode(), value.encode()) for name, value in headers.items()),
        body=body.encode() if isinstance(body, str) else body,
        fetched=fetched,
    )


def crawl(spider: type[Spider], settings: Mapping[str, Any] | None = None, **arguments: Any) -> Crawler:
    """The crawler after one whole crawl in this process: `.stats.get_stats()`, `.settings`, `.spider`."""

    async def run() -> Crawler:
        runner = AsyncCrawlerRunner({**QUIET, **(settings or {})})
        crawler = runner.create_crawler(spider)
        await runner.crawl(crawler, **arguments)
        return crawler

    return asyncio.run(run())
