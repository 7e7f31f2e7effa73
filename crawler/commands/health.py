"""`scrapy health`: what is wrong with which outlet, since when, and why; told by each outlet's own history."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import datetime

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings

from crawler.commands.crawl import console, fail, refuse, refuse_options
from crawler.crawling import outlet_named, outlets_of
from crawler.data_dir import data_dir_of, has_store, open_store
from crawler.health import Health, State, judge, plain
from crawler.order import OrderError
from crawler.run import now
from crawler.store import StoreError
from crawler.verdicts import verdicts

_COLOURS = {State.GOOD: "green", State.NEW: "cyan", State.DOUBTFUL: "yellow", State.BAD: "bold red"}


class Command(ScrapyCommand):
    """Judge outlets by their diary."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] [OUTLET ...]"

    def short_desc(self) -> str:
        return "Say what is wrong with which outlet, since when and why; exit 1 when anything is"

    def long_desc(self) -> str:
        return (
            "Compares the latest runs of each outlet with its own last two months: failures, walls, missing fields, "
            "short bodies, repeated titles and lines, dates that cannot be, listings that show fewer links, silences. "
            "good: as before; new: too little history; doubtful: odd, the next run will tell; bad: broken. "
            "Exit code: 0 when no outlet is bad, 1 when one is, 2 when an outlet does not exist."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert self.settings is not None
        try:
            for name in args:
                outlet_named(name, outlets_of(self.crawler_process))  # type: ignore[arg-type]  # of the project's kind
            judged = verdicts_of(self.settings, args, moment=now())
        except OrderError as error:
            refuse(str(error))
        except StoreError as error:
            fail(str(error))
        if opts.json:
            for health in judged:
                print(json.dumps(plain(health), ensure_ascii=False))
        else:
            _show(judged)
        self.exitcode = 1 if any(health.state is State.BAD for health in judged) else 0


def verdicts_of(settings: BaseSettings, names: Sequence[str], *, moment: datetime) -> list[Health]:
    """The verdicts on the outlets named, or on all that have run, by the store's diary.

    Raises OrderError when nothing has run, StoreError.
    """
    if not has_store(settings):
        raise OrderError(f"nothing has run in {data_dir_of(settings)} yet: scrapy run, or -s DATA_DIR=another folder")
    with open_store(settings) as store:
        found = verdicts(store, now=moment)
    missing = [judge(name, [], now=moment) for name in names if name not in {health.outlet for health in found}]
    return [health for health in found if not names or health.outlet in names] + missing


def _show(judged: Sequence[Health]) -> None:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1))
    for name in ("outlet", "state", "last run", "newest article", "since", "what is wrong"):
        table.add_column(name, no_wrap=name != "what is wrong", overflow="fold")
    for health in sorted(judged, key=lambda health: (list(State).index(health.state) * -1, health.outlet)):
        for index, finding in enumerate(health.findings or (None,)):
            first = (
                health.outlet,
                f"[{_COLOURS[health.state]}]{health.state}[/]",
                _day(health.last_run),
                _day(health.newest),
            )
            wrong = ("", "")
            if finding:
                wrong = (_day(finding.since), escape(f"{finding.field}: {finding.kind}: {finding.cause}"))
            table.add_row(*(first if index == 0 else ("",) * 4), *wrong)
    console().print(table)
    bad = sum(health.state is State.BAD for health in judged)
    sys.stdout.write(f"{len(judged)} outlets, {bad} bad\n")


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "-"
