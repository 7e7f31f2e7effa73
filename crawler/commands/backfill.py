"""`scrapy backfill`: what an outlet published in a stretch of time, slice by slice, going on where a kill left it."""

import asyncio
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler import backfill_plan
from crawler.backfill import Backfill, Step, Task
from crawler.backfill_plan import Request
from crawler.backfill_view import View
from crawler.commands.crawl import fail, refuse, refuse_options
from crawler.covering import coverage_of
from crawler.crawling import ask_for_contact, cancel, drive, outlet_named, outlets_of
from crawler.data_dir import open_store
from crawler.estimate import Estimate, estimate, pace
from crawler.order import OrderError
from crawler.run import now
from crawler.slices import Span
from crawler.store import Runs, StoreError


class Command(ScrapyCommand):
    """Backfill one outlet."""

    requires_project = True
    default_settings = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        return "[options] OUTLET --since DATE [--until DATE]"

    def short_desc(self) -> str:
        return "Crawl what an outlet published in a stretch of time, slice by slice; run again, it goes on"

    def long_desc(self) -> str:
        return (
            "The window is cut into slices, newest first, each of which is a run of its own: a kill costs no more than "
            "the slice it hits, and the same command goes on with what is not done. Days are the outlet's own; --until "
            "is not included, and is now when left out. Exit code: 0 when everything is done, 1 when not, 2 when "
            "something was asked for that does not exist."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        add = parser.add_argument
        add("--section", metavar="SECTION", default="", help="only this section, or several as a,b")
        add("--since", metavar="DATE", default="", help="the first day, 2017-08-01")
        add("--until", metavar="DATE", default="", help="the first day that is left out")
        add(
            "--via",
            metavar="WAYS",
            default="",
            help="only by these ways in, as listing,feed,sitemap,wordpress,wayback,warc:FILE",
        )
        add("--slice", metavar="DAYS", default="7", help="days of a slice (default 7)")
        add("--holes", action="store_true", help="fill the holes that `scrapy coverage` names, and nothing else")
        add("--again", action="store_true", help="do slices that are done too")
        add("--dry-run", action="store_true", help="fetch nothing; say what is to be done and what it will cost")
        add("--json", action="store_true", help="print the result as JSON")
        add("-q", "--quiet", action="store_true", help="tell nothing of the progress, and print no summary")

    def process_options(self, args: list[str], opts: Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings is not None
        self._is_shown = self.settings.getbool("PROGRESS") and not opts.quiet
        self.settings.set("PROGRESS", "False", priority="cmdline")  # a backfill tells of its slices instead

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if len(args) != 1:
            refuse("backfill takes one outlet: scrapy backfill OUTLET --since DATE; `scrapy list` names them")
        try:
            request = _request(self.crawler_process, args[0], opts)
            if opts.dry_run:
                print(_estimated(self.crawler_process, request, opts))
                return
            tasks = _tasks(self.crawler_process, request, opts)
        except OrderError as error:
            refuse(str(error))
        except StoreError as error:
            fail(str(error))
        backfill = self._backfill(self.crawler_process, request, tasks)
        if not opts.quiet:
            print(_json(request, backfill) if opts.json else _summary(request, backfill))
        elif backfill.trouble:
            sys.stderr.write(f"scrapy: {backfill.trouble}\n")
        self.exitcode = 0 if backfill.is_success else 1

    def _backfill(self, process: AsyncCrawlerProcess, request: Request, tasks: Sequence[Task]) -> Backfill:
        view = View(steps=len(tasks), is_shown=self._is_shown)
        backfill = Backfill(request.outlet, tasks, notice=lambda step: view.notice(step, backfill))
        if not tasks:
            return backfill
        ask_for_contact(process)

        async def work() -> None:
            watching = asyncio.create_task(view.watch(backfill))
            try:
                await backfill.go(process)
            finally:
                await cancel([watching])

        drive(process, work())
        return backfill


def _request(process: AsyncCrawlerProcess, name: str, opts: Namespace) -> Request:
    """Raises OrderError."""
    outlet = outlet_named(name, outlets_of(process))
    words = {"section": opts.section, "since": opts.since, "until": opts.until}
    request = Request.parse(outlet, via=opts.via, days=opts.slice, **words)
    if request.walks and not opts.holes:
        request.span(now())
    return request


def _tasks(process: AsyncCrawlerProcess, request: Request, opts: Namespace) -> list[Task]:
    """What is to be done. Raises StoreError."""
    with open_store(process.settings) as store:
        if opts.holes:
            walks = backfill_plan.fillings(request, store, now=now())
            if not opts.dry_run:
                backfill_plan.hasten(request.outlet.name, walks, store, now=now())
        else:
            walks = backfill_plan.slices(request, None if opts.again else store, now=now())
    return [*request.reading(), *walks]


def _estimated(process: AsyncCrawlerProcess, request: Request, opts: Namespace) -> str:
    """What is to be done, and what it costs. Raises StoreError."""
    tasks = [task for task in _tasks(process, request, opts) if not task.files]
    spans = [Span(since=t.window.since, until=t.window.until) for t in tasks if t.window.since and t.window.until]
    with open_store(process.settings) as store:
        lines = Runs(store).latest(request.outlet.name, most=100)
        coverages = coverage_of(request.outlet, store, request.sections)
    delay = process.settings.getfloat("DOWNLOAD_DELAY")
    cost = estimate(coverages, spans, pace(lines, delay=delay), now=now())
    return json.dumps(_plain(cost), indent=2) if opts.json else _priced(request, cost)


def _plain(cost: Estimate) -> dict[str, Any]:
    return {**asdict(cost), "duration": cost.duration.total_seconds() if cost.duration is not None else None}


def _priced(request: Request, cost: Estimate) -> str:
    lines = [
        f"{request.outlet.name} ({', '.join(request.sections)}): {cost.days:.0f} days in {cost.slices} slices to do"
    ]
    if request.files:
        lines.append(f"and {len(request.files)} WARC files to read")
    if cost.per_day is None:
        lines.append("How much that is nobody knows: no crawl has walked through a whole day of this outlet yet.")
    else:
        lines.append(f"about {cost.per_day:.1f} leads a day, by {cost.known_days} days that are known")
        lines.append(f"{cost.exported} articles of these days are here, about {cost.articles} are to be fetched")
        lines.append(f"about {cost.requests} requests, {cost.duration} at the pace of past runs")
    return "\n".join(lines)


def _summary(request: Request, backfill: Backfill) -> str:
    if not backfill.steps and not backfill.trouble:
        return f"{request.outlet.name}: nothing to do; --again does what is done"
    articles = sum(step.articles for step in backfill.steps)
    done = sum(not step.undone for step in backfill.steps)
    lines = [f"{request.outlet.name}: {articles} articles, {done} slices done"]
    lines += [f"to be done again: {step.task.window}: {step.undone}" for step in backfill.steps if step.undone]
    if backfill.ahead:
        lines.append(f"{backfill.ahead} slices not begun")
    return "\n".join([*lines, backfill.trouble]).rstrip()


def _json(request: Request, backfill: Backfill) -> str:
    result = {
        "outlet": request.outlet.name,
        "sections": request.sections,
        "articles": sum(step.articles for step in backfill.steps),
        "slices": [_step(step) for step in backfill.steps],
        "not_begun": backfill.ahead,
        "trouble": backfill.trouble,
    }
    return json.dumps(result, indent=2)


def _step(step: Step) -> dict[str, Any]:
    window = step.task.window
    return {
        "since": window.since.isoformat() if window.since else None,
        "until": window.until.isoformat() if window.until else None,
        "sections": [section.name for section in step.task.order.sections],
        "files": [str(path) for path in step.task.files],
        "articles": step.articles,
        "requests": step.requests,
        "seconds": round(step.seconds, 1),
        "outcome": step.outcome,
        "undone": step.undone,
    }
