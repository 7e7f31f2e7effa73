"""Backfill: a long window, a slice at a time. Each slice is an ordinary run, and what is done stays done."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from scrapy.crawler import AsyncCrawlerRunner

from crawler.data_dir import open_store
from crawler.from_warc import warc_spider
from crawler.order import Order
from crawler.outcome import Outcome
from crawler.outlet import Outlet
from crawler.run import Busy, Run, RunError, now
from crawler.slices import Span
from crawler.spider import open_run
from crawler.store import Slices, StoreError
from crawler.tally import Ended, Tally
from crawler.walk import Stop
from crawler.window import Window

#: Slices in a row that may fail before the others are left for another day.
MOST_FAILURES = 3
#: Seconds between two looks whether another process is through with the outlet; looks in all.
PAUSE, LOOKS = 15.0, 240
#: Pages of a listing without any date, after which it is known that its pages cannot be told by their dates.
ENOUGH_PAGES = 3

INTERRUPTED = "interrupted; run it again to go on"

#: How a walk can end without having come back to the window's begin, though there was more.
_SHORT = frozenset({Stop.FAILED, Stop.LIMIT, Stop.LEADS})


@dataclass(frozen=True, kw_only=True)
class Task:
    """A slice to be done."""

    #: With both ends where listings are walked.
    window: Window
    order: Order
    #: WARC files to read instead of walking through listings; () for a crawl.
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """A slice that was run."""

    task: Task
    articles: int
    requests: int
    #: From its begin to its end.
    seconds: float
    outcome: Outcome
    #: Why another backfill will do it again; "" when it is done.
    undone: str
    #: Whether a listing gave no dates.
    is_undated: bool = False


class Backfill:
    """The tasks of one outlet, one after the other."""

    def __init__(self, outlet: Outlet, tasks: Sequence[Task], *, notice: Callable[[Step], None]) -> None:
        """`notice` is called after each step."""
        self._outlet = outlet
        self._ahead = list(tasks)
        self._notice = notice
        self.steps: list[Step] = []
        #: The run that goes on now; None between two.
        self.run: Run | None = None
        #: Why it ended before all was done; "" while nothing is wrong.
        self.trouble = ""

    @property
    def ahead(self) -> int:
        """How many tasks are still to be begun."""
        return len(self._ahead)

    @property
    def is_success(self) -> bool:
        """Whether everything is done."""
        return not self.trouble and not self._ahead and not any(step.undone for step in self.steps)

    async def go(self, process: AsyncCrawlerRunner) -> None:
        """Do the tasks, with the process's settings."""
        self.trouble = INTERRUPTED  # a signal ends the loop in the midst of a step
        failures, trouble = 0, ""
        while self._ahead and not trouble:
            task = self._ahead[0]
            try:
                step = await self._step(process, task)
            except (RunError, StoreError) as error:
                self.trouble = str(error)
                return
            self._ahead.remove(task)
            if step.is_undated and not step.undone:
                self._join()
            self.steps.append(step)
            failures = failures + 1 if step.undone else 0
            self._notice(step)
            if step.outcome is Outcome.INTERRUPTED:
                trouble = INTERRUPTED
            elif failures >= MOST_FAILURES and self._ahead:
                trouble = f"{failures} slices in a row failed ({step.undone}); run it again later to go on"
        self.trouble = trouble

    async def _step(self, process: AsyncCrawlerRunner, task: Task) -> Step:
        begun = now()
        run = await self._open(process, task)
        self.run = run
        if task.files:
            crawler = process.create_crawler(warc_spider(self._outlet))
            await process.crawl(crawler, run=run, files=task.files)
        else:
            await process.crawl(process.create_crawler(self._outlet.name), run=run)
        self.run = None
        undone = why_undone(run.tally)
        if not undone and not task.files:
            self._finish(process, task, run.tally, begun)
        return Step(
            task=task,
            articles=run.tally.articles,
            requests=run.tally.requests,
            seconds=(now() - begun).total_seconds(),
            outcome=run.tally.outcome,
            undone=undone,
            is_undated=not task.files and is_without_dates(run.tally),
        )

    async def _open(self, process: AsyncCrawlerRunner, task: Task) -> Run:
        """The slice's run, when the outlet is free: a schedule goes on beside a backfill. Raises RunError."""
        order = replace(task.order, window=task.window)
        for _ in range(LOOKS):
            try:
                return open_run(self._outlet, order, process.settings)
            except Busy:
                await asyncio.sleep(PAUSE)
        return open_run(self._outlet, order, process.settings)

    def _finish(self, process: AsyncCrawlerRunner, task: Task, tally: Tally, begun: datetime) -> None:
        since, until = task.window.since, task.window.closed(begun).until
        # What comes out after the slice was begun is not known to it.
        if since and until and since < (until := min(until, begun)):
            with open_store(process.settings) as store:
                Slices(store, self._outlet.name).finish(
                    Span(since=since, until=until),
                    sections=tally.sections,
                    via=task.order.via,
                    articles=tally.articles,
                    now=now(),
                )

    def _join(self) -> None:
        """Do the rest in one slice: each would walk through all of a listing that gives no dates."""
        crawls = [task for task in self._ahead if not task.files]
        if len(crawls) > 1:
            since = min(task.window.since for task in crawls if task.window.since)
            until = max(task.window.until for task in crawls if task.window.until)
            whole = replace(crawls[0], window=Window(since=since, until=until))
            self._ahead = [whole, *(task for task in self._ahead if task.files)]


def why_undone(tally: Tally) -> str:
    """Why a slice must be done again; "" when all its walks came as far as there is anything."""
    if not tally.is_success:
        return str(tally.outcome)
    if tally.waiting:
        return f"{tally.waiting} leads wait (LEADS_PER_RUN)"
    short = [ended for ended in tally.stops if ended.reason in _SHORT or _is_nowhere(ended)]
    return f"{short[0].via} {short[0].url}: {short[0].reason}" if short else ""


def is_without_dates(tally: Tally) -> bool:
    """Whether some listing was walked through without a single date, so that slices cannot shorten the way."""
    return any(ended.pages >= ENOUGH_PAGES and ended.back_to is None for ended in tally.stops if ended.via == "listing")


def _is_nowhere(ended: Ended) -> bool:
    """Whether a walk found nothing at all on its first page; feeds may be empty."""
    return ended.reason == Stop.EMPTY and ended.pages == 1 and ended.via == "listing"
