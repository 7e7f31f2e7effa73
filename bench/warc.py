"""How much faster two processes read articles out of a WARC file than one: `make bench-warc`.

The file is made here: invented pages of the size of real ones, some 100 KB, most of it not article. One and two
processes take turns; of each, the fastest round counts, as what else the machine does can only slow a round down. What
the processes took of CPU time says beside that what two free cores allow at the best.
"""

import argparse
import asyncio
import logging
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings

from crawler.discover import Listing
from crawler.fetch.warc_write import Exchange, Writer
from crawler.from_warc import warc_spider
from crawler.outlet import Outlet, Section

GOAL = 1.8
AT = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
_CONSONANTS, _VOWELS = "bdfghklmnprstvz", "aeiou"

OUTLET = Outlet(
    name="quay",
    title="The Quay",
    hosts=("quay.example",),
    language="en",
    timezone="UTC",
    articles=(r"/news/(?P<id>\d+)/",),
    sections=(Section(name="news", title="News", sources=(Listing(url="https://quay.example/news/"),)),),
    verified="invented",
)


def page(number: int) -> str:
    """An invented article within what surrounds articles: scripts, menus, teasers, a footer."""
    chance = random.Random(number)

    def words(count: int) -> str:
        return " ".join(
            "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(chance.choice((1, 2, 2, 3))))
            for _ in range(count)
        )

    def links(count: int) -> str:
        return "".join(f'<li class="item"><a href="/news/{chance.random()}/">{words(7)}</a></li>' for _ in range(count))

    moment = AT - timedelta(hours=number)
    body = "".join(f"<p>{words(chance.randrange(30, 90)).capitalize()}.</p>" for _ in range(14))
    state = ",".join(f"k{key}:'{words(4)}'" for key in range(2400))
    script = f"<script>var state={{{state}}};</script>"
    return (
        f'<html lang="en"><head><title>{words(8)}</title>{script}</head><body><nav><ul>{links(120)}</ul></nav><main>'
        f'<h1>{words(9).capitalize()}</h1><time datetime="{moment.isoformat()}"></time><article>{body}</article></main>'
        f"<aside><ul>{links(90)}</ul></aside><footer>{words(150)}</footer></body></html>"
    )


def write(place: Path, pages: int) -> int:
    """The file; its bytes of HTML a page."""
    size = 0
    with place.open("wb") as file:
        writer = Writer(file, name=place.name, made=AT)
        for number in range(1, pages + 1):
            body = page(number).encode()
            size += len(body)
            headers = ((b"Content-Type", b"text/html; charset=utf-8"),)
            url = f"https://quay.example/news/{number}/"
            writer.write(Exchange(url=url, status=200, headers=headers, body=body, fetched=AT))
    return size // pages


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What a run took, in seconds."""

    wall: float
    #: CPU time of the process that decides and writes, and of those that extract beside it.
    parent: float
    workers: float

    @property
    def at_best(self) -> float:
        """How long two free cores need for as much work."""
        return max(self.parent, (self.parent + self.workers) / 2)


def run(place: Path, pages: int, processes: int) -> Taken:
    """A run into an empty data folder. Raises SystemExit when it did not export every page."""

    async def crawl(data: str) -> int:
        settings = Settings()
        settings.setmodule("crawler.settings")
        ours = {name: settings[name] for name in settings if (settings.getpriority(name) or 0) >= 20}
        runner = AsyncCrawlerRunner(
            {**ours, "TWISTED_REACTOR_ENABLED": False, "DATA_DIR": data, "PROGRESS": False, "LOG_LEVEL": "ERROR"}
        )
        crawler = runner.create_crawler(warc_spider(OUTLET))
        await runner.crawl(crawler, files=(place,), processes=processes)
        assert crawler.spider is not None
        return int(crawler.spider.run.tally.articles)  # type: ignore[attr-defined]

    with tempfile.TemporaryDirectory() as data:
        begun, before = time.perf_counter(), os.times()
        exported = asyncio.run(crawl(data))
        wall, after = time.perf_counter() - begun, os.times()
    if exported != pages:
        raise SystemExit(f"{exported} of {pages} articles were exported")
    return Taken(
        wall=wall,
        parent=after.user + after.system - before.user - before.system,
        workers=after.children_user + after.children_system - before.children_user - before.children_system,
    )


def main() -> int:
    """Print the figures; 1 when two processes are not GOAL times as fast as one."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=600)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "quay.warc.gz"
        size = write(place, given.pages)
        run(place, given.pages, 2)  # nobody counts what is done once: modules, tables of words
        before = os.getloadavg()[0]
        rounds = [{processes: run(place, given.pages, processes) for processes in (1, 2)} for _ in range(given.rounds)]
    one, two = (min((taken[processes] for taken in rounds), key=lambda taken: taken.wall) for processes in (1, 2))
    ratio = one.wall / two.wall
    sys.stdout.write(
        f"{given.pages} pages of {size // 1000} KB; {os.cpu_count()} cores, load {before:.1f} before, "
        f"{os.getloadavg()[0]:.1f} after\n"
        + _line("one process", one, given.pages)
        + _line("two processes", two, given.pages)
        + f"{ratio:.2f} times as fast, asked for is {GOAL}; two free cores allow {one.wall / two.at_best:.2f} at best\n"
    )
    return 0 if ratio >= GOAL else 1


def _line(name: str, taken: Taken, pages: int) -> str:
    parent, workers = taken.parent / pages * 1000, abs(taken.workers) / pages * 1000  # no -0.0
    return (
        f"{name:<13} {taken.wall:6.1f} s  {pages / taken.wall:6.1f} pages/s; "
        f"CPU a page: {parent:.1f} ms, and {workers:.1f} ms in processes beside it\n"
    )


if __name__ == "__main__":
    sys.exit(main())
