"""From WARC: an outlet's articles out of WARC files - own captures, CC-NEWS - through the pipelines of a crawl.

Several processes read pages, extract, clean and sign; this one alone decides, writes and keeps the store. Nothing is
fetched.
"""

import asyncio
import ctypes
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from crawler.article import Article, Warc
from crawler.checks import Refusal
from crawler.clean import clean, clean_url
from crawler.dedup.signature import Signature, signature
from crawler.extract import extract
from crawler.failures import Cause
from crawler.fetch.warc_pages import Spot, page_at, spots
from crawler.lead import Lead
from crawler.outlet import Outlet
from crawler.run import now
from crawler.spider import OutletSpider

#: Pages that are looked up in the store, and given to a process, at a time.
BATCH = 16

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass(frozen=True, kw_only=True)
class Read:
    """An article of a page, with all that takes long and can be told from it alone."""

    #: Cleaned.
    article: Article
    #: Of its text.
    signature: Signature


#: What became of a page. A cause where it could not be read.
Fate: TypeAlias = Read | Refusal | Cause


@dataclass(frozen=True, kw_only=True)
class Task:
    """A page to extract, and what leads to it."""

    spot: Spot
    lead: Lead


class WarcSpider(OutletSpider):
    """Reads the articles of its outlet that WARC files hold, each from its first capture; sections and window as asked.

    An article that is known, exported or refused not long ago, is passed over, so what a kill left undone is done by
    the next run.
    """

    def __init__(self, *, files: Sequence[Path], processes: int = 0, **arguments: Any) -> None:
        """`processes` extract beside this one; 0 for one on each core, 1 to extract in this one."""
        super().__init__(**arguments)
        self._files = files
        self._processes = processes or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    async def start(self) -> AsyncIterator[Any]:
        """The articles, in the order of the files."""
        self.run.tally.listed = ()  # a file need not hold something of every section
        ahead: deque[tuple[list[Task], asyncio.Future[list[Fate]]]] = deque()
        self._pool = _pool(self._processes, self.outlet) if self._processes > 1 else None
        try:
            for tasks in self._batches():
                ahead.append((tasks, self._begin(tasks)))
                if len(ahead) > 2 * self._processes:
                    for article in await self._finished(*ahead.popleft()):
                        yield article
            while ahead:
                for article in await self._finished(*ahead.popleft()):
                    yield article
        except BrokenProcessPool:
            self.run.tally.trouble = "a process that extracts has died, perhaps for want of memory; run again"
        finally:
            if self._pool:
                self._pool.shutdown(cancel_futures=True)

    def _begin(self, tasks: list[Task]) -> asyncio.Future[list[Fate]]:
        """Have the tasks done: by another process, or by this one when it comes to them."""
        if self._pool:
            return asyncio.wrap_future(self._pool.submit(_read_here, tasks))
        return asyncio.ensure_future(_read_later(tasks, self.outlet))

    async def _finished(self, tasks: list[Task], reading: asyncio.Future[list[Fate]]) -> list[Article]:
        """The articles of the tasks. A page over which the extraction breaks costs no other page."""
        await asyncio.wait([reading])
        error = reading.exception()
        if error is None:
            accepted = [self._accept(*done) for done in zip(tasks, reading.result(), strict=True)]
            return [article for article in accepted if article]
        if len(tasks) > 1:
            return [article for task in tasks for article in await self._finished([task], self._begin([task]))]
        self.run.tally.bugs += 1
        self.logger.error("%s: a bug of ours", tasks[0].spot.url, exc_info=error)
        return []

    def _accept(self, task: Task, outcome: Fate) -> Article | None:
        place = task.spot.place
        if isinstance(outcome, Cause):
            self.reading.lose(task.lead, outcome, place.fetched)
            return None
        found = Warc(file=place.file, offset=place.offset)
        if isinstance(outcome, Refusal):
            return self.reading.accept(outcome, task.lead, found)
        self.run.copies.expect(outcome.article.text, outcome.signature)
        return self.reading.accept(outcome.article, task.lead, found)

    def _batches(self) -> Iterator[list[Task]]:
        """What is to be read, a batch at a time, written down as pending before it is given away."""
        found = self._spots()
        while batch := list(islice(found, BATCH)):
            leads = [self._lead(spot) for spot in batch]
            self.run.tally.new += len(self.run.leads.remember(leads, now=now(), sightings=self.run.sightings))
            self.run.tally.links.update(lead.section or self.order.sections[0].name for lead in leads)
            first = {lead.key: spot for lead, spot in reversed(list(zip(leads, batch, strict=True)))}
            if tasks := [Task(spot=first[lead.key], lead=lead) for lead in self.reading.wanted(leads)]:
                yield tasks

    def _spots(self) -> Iterator[Spot]:
        for path in self._files:
            self.run.tally.listings.update(section.name for section in self.order.sections)
            try:
                for spot in spots(path, self._wants):
                    # What was captured before the window cannot have been published in it.
                    if not self.order.window.is_past(spot.place.fetched):
                        yield spot
            except (ValueError, OSError) as error:
                self.run.tally.trouble = str(error)
        if not self.run.tally.links.total():
            self.run.tally.obstacles["EmptyListing"] += 1

    def _wants(self, url: str) -> bool:
        if self.outlet.key(url) is None:
            return False
        is_whole = self.order.sections == self.outlet.sections
        return is_whole or any(section.takes(url, "") for section in self.order.sections)

    def _lead(self, spot: Spot) -> Lead:
        section = self.outlet.section_of(spot.url)
        return Lead(
            outlet=self.outlet.name,
            key=self.outlet.key(spot.url) or spot.url,
            url=clean_url(spot.url),
            section=section.name if section else "",
            via="warc",
            listing=spot.place.file,
            at=spot.place.fetched,
        )


def warc_spider(outlet: Outlet) -> type[WarcSpider]:
    """The spider class of an outlet that reads WARC files. To crawl with it, give it `run`, `files` and `processes`."""
    return type(outlet.name, (WarcSpider,), {"name": outlet.name, "outlet": outlet, "__doc__": outlet.title})


def read(tasks: Sequence[Task], outlet: Outlet) -> list[Fate]:
    """What becomes of each page."""
    return [_fate(task, outlet) for task in tasks]


def _fate(task: Task, outlet: Outlet) -> Fate:
    page = page_at(task.spot)
    if page is None:
        return Cause.NOT_TEXT
    try:
        article = clean(extract(page, outlet, task.lead))
    except Refusal as refusal:
        return refusal
    return Read(article=article, signature=signature(article.text))


async def _read_later(tasks: Sequence[Task], outlet: Outlet) -> list[Fate]:
    return read(tasks, outlet)


class _Here:
    """What a process that extracts knows beside its tasks."""

    outlet: Outlet


def _pool(processes: int, outlet: Outlet) -> ProcessPoolExecutor:
    # Forked, because an outlet may have functions of a folder that only this process has loaded.
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(outlet, os.getpid()))


def _begin(outlet: Outlet, parent: int) -> None:
    """Take up work in a process of its own, which must not outlive the one that holds the outlet's lock."""
    _Here.outlet = outlet
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _read_here(tasks: Sequence[Task]) -> list[Fate]:
    return read(tasks, _Here.outlet)
