"""Crawls for commands: check everything first, crawl several outlets at a time, tell how it went."""

import asyncio
import contextlib
import sys
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, cast

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from scrapy.crawler import AsyncCrawlerProcess
from twisted.internet.base import ReactorBase

from crawler.fetch.asked import check
from crawler.fetch.known import KnownHosts
from crawler.memory import give_back
from crawler.order import Order, OrderError
from crawler.outlet import Outlet
from crawler.paths import LeadsOut
from crawler.progress import watch
from crawler.run import Run, RunError
from crawler.spider import OutletLoader, check_captures, open_run
from crawler.store import WaitingRoom
from crawler.tally import Tally


@dataclass(frozen=True, kw_only=True)
class Crawl:
    """An outlet and what is asked of it."""

    outlet: Outlet
    order: Order


def plan(process: AsyncCrawlerProcess, names: Sequence[str], arguments: dict[str, str]) -> list[Crawl]:
    """A crawl for each outlet named; all outlets when none is. Raises OrderError with a line for the user.

    Without names, a section narrows the plan to the outlets that have it.
    """
    outlets = outlets_of(process)
    for name in names:
        outlet_named(name, outlets)
    chosen = [outlets[name] for name in dict.fromkeys(names)] or list(outlets.values())
    section = arguments.get("section", "")
    if section and not names:
        chosen = [outlet for outlet in chosen if section in {known.name for known in outlet.sections}]
        if not chosen:
            known = sorted({known.name for outlet in outlets.values() for known in outlet.sections})
            raise OrderError(f"no outlet has a section {section!r}; there are: {', '.join(known)}")
    return [Crawl(outlet=outlet, order=Order.parse(outlet, **arguments)) for outlet in chosen]


def outlets_of(process: AsyncCrawlerProcess) -> dict[str, Outlet]:
    """All outlets of the process, by name.

    Raises OrderError when it is to replay, to capture or to reach what it cannot, or to capture to where a symlink
    leads out.
    """
    try:
        check(process.settings)
        check_captures(process.settings)
    except (LeadsOut, OSError, ValueError) as error:
        raise OrderError(str(error)) from None
    return cast("OutletLoader", process.spider_loader).outlets


def outlet_named(name: str, outlets: dict[str, Outlet]) -> Outlet:
    """The outlet of that name. Raises OrderError that names those there are."""
    if name not in outlets:
        raise OrderError(f"no outlet {name!r}; there are: {', '.join(outlets)}")
    return outlets[name]


def crawl(process: AsyncCrawlerProcess, crawls: Sequence[Crawl]) -> tuple[list[Run], list[str]]:
    """Crawl; the runs that began, ended or not, and a line for each that could not begin. Blocks until the end."""
    ask_for_contact(process)
    ahead = asyncio.Semaphore(process.settings.getint("PARALLEL_OUTLETS"))
    room, hosts = WaitingRoom(), KnownHosts()
    runs: list[Run] = []
    troubles: dict[str, str] = {}

    async def one(task: Crawl) -> None:
        async with ahead:
            try:
                run = open_run(task.outlet, task.order, process.settings)
            except RunError as error:
                troubles[task.outlet.name] = str(error)
                return
            run.copies.share(room)
            run.hosts = hosts
            runs.append(run)
            await process.crawl(process.create_crawler(task.outlet.name), run=run)

    async def everything() -> None:
        shown = [watch(runs)] if process.settings.getbool("PROGRESS") else []
        watching = [asyncio.create_task(each) for each in shown]
        try:
            await asyncio.gather(*map(one, crawls))
        finally:
            await cancel(watching)

    drive(process, everything())
    begun = {run.outlet.name for run in runs}
    for task in crawls:
        if task.outlet.name not in begun:
            troubles.setdefault(task.outlet.name, f"{task.outlet.name}: not begun, the run was stopped")
    return sorted(runs, key=lambda run: run.outlet.name), list(troubles.values())


def ask_for_contact(process: AsyncCrawlerProcess) -> None:
    """Say so when outlets will not know whom to write to."""
    if not (process.settings["CONTACT"] or process.settings["REPLAY"]):
        sys.stderr.write("Tell outlets whom to write to: set CRAWLER_CONTACT, or -s CONTACT=you@example.org\n")


def drive(process: AsyncCrawlerProcess, work: Coroutine[Any, Any, None]) -> None:
    """Do the work, which crawls with the process, in its loop. Blocks until all is done, or a signal has ended it."""

    async def everything() -> None:
        try:
            await work
        finally:
            _stop_loop()

    give_back()
    main = asyncio.get_event_loop().create_task(everything())
    process.start(stop_after_crawl=False)
    if main.done():
        main.result()  # a bug of ours is raised here, not swallowed


async def cancel(tasks: Sequence["asyncio.Task[None]"]) -> None:
    """End tasks that only watch, and wait until they have ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _stop_loop() -> None:
    # Scrapy has installed it by now; imported any earlier, it would be of the wrong kind.
    from twisted.internet import reactor

    with contextlib.suppress(RuntimeError):  # a signal has stopped it already
        cast("ReactorBase", reactor).stop()


def show(runs: Sequence[Run], troubles: Sequence[str], console: Console) -> None:
    """The table of what was done, then the files that were written, then what went wrong."""
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for name in ("outlet", "listings", "leads", "new", "articles", "repeats"):
        table.add_column(name, justify="left" if name == "outlet" else "right", no_wrap=True)
    for name in ("refused", "failed", "outcome"):
        table.add_column(name, no_wrap=name == "outcome", overflow="fold", min_width=len(name))
    for run in runs:
        table.add_row(*_row(run.tally))
    if runs:
        console.print(table)
    for run in runs:
        for part in run.feed.finished:
            console.print(str(part), soft_wrap=True, highlight=False, markup=False)
    for line in (*_explanations(runs), *troubles):
        console.print(line, soft_wrap=True, highlight=False, markup=False)


def is_success(runs: Sequence[Run], troubles: Sequence[str]) -> bool:
    """Whether every outlet asked for was reached and read; nothing new is success."""
    return not troubles and all(run.tally.is_success for run in runs)


def _row(tally: Tally) -> tuple[str, ...]:
    outcome = str(tally.outcome)
    return (
        tally.outlet,
        str(tally.listings.total()),
        str(tally.links.total()),
        str(tally.new),
        str(tally.articles),
        str(tally.duplicates),
        _counts(tally.refused),
        _counts(tally.failed),
        f"[green]{outcome}[/]" if tally.is_success else f"[bold red]{outcome}[/]",
    )


def _counts(counter: dict[str, int]) -> str:
    return ", ".join(f"{name} ×{count}" for name, count in sorted(counter.items())) or "-"


def _explanations(runs: Sequence[Run]) -> list[str]:
    lines = []
    for run in runs:
        tally = run.tally
        if tally.trouble:
            lines.append(f"{tally.outlet}: {tally.trouble}")
        if tally.listings_failed:
            lines.append(f"{tally.outlet}: listings that could not be read: {_counts(tally.listings_failed)}")
        if tally.revisits:
            lines.append(f"{tally.outlet}: looked at again: {_counts(tally.revisits)}")
        lines += [f"{tally.outlet}: {host} was left alone: {why}" for host, why in tally.left.items()]
        if tally.waiting:
            lines.append(f"{tally.outlet}: {tally.waiting} leads wait for the next run (LEADS_PER_RUN)")
        if tally.refused:
            lines.append(f"{tally.outlet}: {run.refusals} describes the refused pages")
    if runs and all(run.tally.is_success and not run.tally.articles for run in runs):
        lines.append("Nothing new.")
    return lines
