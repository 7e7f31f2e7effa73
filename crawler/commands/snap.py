"""`scrapy snap`: the workbench of whoever describes an outlet: look at a page as we read it, then keep it as golden."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands.crawl import refuse, refuse_options
from crawler.crawling import outlet_named, outlets_of
from crawler.fetch.pages import fetch
from crawler.golden import Golden, kind_of, read, rewrite, slim
from crawler.order import OrderError


class Command(ScrapyCommand):
    """Print, and with a case name keep, what is read in a page."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] OUTLET URL [CASE] | --again [OUTLET ...]"

    def short_desc(self) -> str:
        return "Print what is read in a page of an outlet; with CASE keep both as a golden page for the tests"

    def long_desc(self) -> str:
        return (
            "URL is an article or a listing of the outlet. With CASE (what is special: two-bylines, layout-2023) the "
            "page, without scripts and styles, and the reading go to GOLDEN_DIR/OUTLET/CASE.html and .json: read the "
            "JSON as a subscriber would before you commit it. Mind the publisher's copyright: keep few pages. "
            "--again [OUTLET ...] reads the kept pages anew and rewrites the JSON of those that read differently now: "
            "their diff is to be reviewed."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--again", action="store_true", help="rewrite what is expected of the pages kept before")

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if opts.again:
            self._again(args)
        else:
            self._snap(args)

    def _again(self, names: list[str]) -> None:
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        try:
            known = outlets_of(self.crawler_process)
            chosen = {name: outlet_named(name, known) for name in names} or known
        except OrderError as error:
            refuse(str(error))
        for path in rewrite(Path(self.crawler_process.settings["GOLDEN_DIR"]), chosen):
            print(f"reads differently now: {path}")

    def _snap(self, args: list[str]) -> None:
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if len(args) not in (2, 3):
            refuse("snap takes an outlet, a URL and perhaps a case: scrapy snap OUTLET URL [CASE]")
        settings = self.crawler_process.settings
        try:
            outlet = outlet_named(args[0], outlets_of(self.crawler_process))
        except OrderError as error:
            refuse(str(error))
        found = fetch(self.crawler_process, [args[1]])
        if not found.pages:
            refuse(f"{args[1]}: {found.failures.get(args[1], 'nothing came back')}")
        page = found.pages[args[1]]
        try:
            kind = kind_of(page, outlet)
        except ValueError as error:
            refuse(str(error))
        reading = read(page, outlet, kind)
        print(json.dumps(reading, ensure_ascii=False, indent=2))
        if len(args) == 3:
            path = Path(settings["GOLDEN_DIR"]) / outlet.name / f"{_case(args[2])}.json"
            Golden(outlet=outlet, page=slim(page, outlet, kind), kind=kind, expected=reading).save(path)
            print(f"kept as {path} and the page beside it")


def _case(name: str) -> str:
    if not name.replace("-", "").replace("_", "").isalnum():
        refuse(f"{name!r}: a case is letters, digits, - and _")
    return name
