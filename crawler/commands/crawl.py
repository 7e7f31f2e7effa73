"""`scrapy crawl`: Scrapy's own command, with a table at the end and an exit code that tells the truth."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import NoReturn

from rich.console import Console
from scrapy.commands import BaseRunSpiderCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.crawling import crawl, is_success, plan, show
from crawler.order import OrderError
from crawler.run import Run

#: Columns of the table where standard output is a file or a pipe.
PLAIN_WIDTH = 140


class Command(BaseRunSpiderCommand):
    """Crawl one outlet."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] OUTLET"

    def short_desc(self) -> str:
        return "Crawl one outlet: -a section=syria -a since=2017-08-01 -a until=2017-09-01"

    def long_desc(self) -> str:
        return (
            "Articles go to DATA_DIR/articles/OUTLET/*.jsonl, refused pages to DATA_DIR/refused/. "
            "-a section=NAME[,NAME] takes some sections instead of all; -a since=DATE -a until=DATE takes what was "
            "published in between (until is not included) and walks listings back that far; -a via=NAME[,NAME] takes "
            "only these ways in: listing, feed, sitemap, wordpress, wayback. Exit code: 0 when the outlet was reached "
            "and read (nothing new is fine), 1 when not, 2 when something was asked for that does not exist."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-q", "--quiet", action="store_true", help="say nothing of outlets that went well")
        parser.add_argument(
            "--json", action="store_true", help="print the diary's line of each run instead of progress and table"
        )

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        if len(args) != 1:
            refuse("crawl takes one outlet: scrapy crawl OUTLET; `scrapy list` names them, `scrapy run` takes several")
        self.crawl_all(args, opts)

    def crawl_all(self, names: list[str], opts: Namespace) -> None:
        """Crawl the outlets named and show how it went."""
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        try:
            crawls = plan(self.crawler_process, names, opts.spargs)
        except OrderError as error:
            refuse(str(error))
        if opts.quiet or opts.json:
            self.crawler_process.settings.set("PROGRESS", value=False, priority="cmdline")
        runs, troubles = crawl(self.crawler_process, crawls)
        if opts.json:
            _print_lines(runs, troubles)
        elif not opts.quiet:
            show(runs, troubles, console())
        elif failed := [run for run in runs if not run.tally.is_success]:
            show(failed, troubles, console())
        else:
            sys.stderr.write("".join(f"{line}\n" for line in troubles))
        self.exitcode = 0 if is_success(runs, troubles) else 1


def _print_lines(runs: Sequence[Run], troubles: Sequence[str]) -> None:
    for run in runs:
        print(json.dumps(run.line or run.tally.counts(), ensure_ascii=False))
    sys.stderr.write("".join(f"{line}\n" for line in troubles))


def console() -> Console:
    """Standard output; wide enough for the table where it is no terminal."""
    return Console() if sys.stdout.isatty() else Console(width=PLAIN_WIDTH)


def refuse_options(words: Sequence[str]) -> None:
    """Refuse what looks like an option: argparse has taken those that there are."""
    if unknown := [word for word in words if word.startswith("-")]:
        refuse(f"there is no option {unknown[0]}; the command with -h lists those there are")


def refuse(line: str) -> NoReturn:
    """Say what is wrong with the command in one line, and end with exit code 2."""
    sys.stderr.write(f"scrapy: {line}\n")
    raise SystemExit(2)


def fail(line: str) -> NoReturn:
    """Say in one line why the command could not do what it was to do, and end with exit code 1."""
    sys.stderr.write(f"scrapy: {line}\n")
    raise SystemExit(1)
