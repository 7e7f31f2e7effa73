"""`scrapy rebuild`: the store made anew from the parts, when it is damaged, lost, or of an earlier version."""

import sys
from argparse import Namespace

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands.crawl import fail, refuse, refuse_options
from crawler.data_dir import data_dir_of
from crawler.export import ExportError
from crawler.lock import Lock, Locked
from crawler.rebuild import Report, rebuild
from crawler.run import now
from crawler.store import StoreError


class Command(ScrapyCommand):
    """Make the store anew."""

    requires_project = True

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Make the store anew from the parts, when it is damaged, lost, or of an earlier version"

    def long_desc(self) -> str:
        return (
            "Reads every part in DATA_DIR/articles and makes the store from them, which is an index of the parts. "
            "Leads that are still to be fetched are taken over from the old store, as far as it can be read. The old "
            "store is set aside, never deleted: DATA_DIR/state.sqlite.aside-TIME, or a schema aside_TIME in Postgres. "
            "The manifest gets the lines that it lacks. No crawl may be at work. Exit code: 0 when everything was "
            "there, 1 when a part is missing or damaged, or when the store cannot be made; lines say which and why."
        )

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if args:
            refuse("rebuild takes no arguments; -s DATA_DIR=folder names the folder")
        settings = self.crawler_process.settings
        data_dir = data_dir_of(settings)
        if not data_dir.is_dir():
            refuse(f"DATA_DIR: no such folder: {data_dir}")
        try:
            lock = Lock.take_all(data_dir, now=now())
            try:
                report = rebuild(
                    data_dir=data_dir,
                    url=settings["DATABASE_URL"],
                    now=now(),
                    compression=settings["PART_COMPRESSION"],
                )
            finally:
                lock.release()
        except (Locked, StoreError, ExportError, OSError) as error:
            fail(str(error))
        self._show(report)

    def _show(self, report: Report) -> None:
        print(f"{report.articles} articles in {report.parts} parts, {report.pending} leads to be fetched.")
        if report.aside:
            print(f"The old store is now {report.aside}")
        for line in report.problems:
            sys.stderr.write(f"scrapy: {line}\n")
        self.exitcode = 1 if report.problems else 0
