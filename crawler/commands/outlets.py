"""`scrapy outlets`: what outlets there are, how they are entered, and what is known of each."""

import json
import sys
from argparse import ArgumentParser, Namespace

from rich.box import SIMPLE_HEAD
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler import catalogue
from crawler.commands.crawl import console, refuse, refuse_options
from crawler.crawling import outlet_named, outlets_of
from crawler.order import OrderError
from crawler.outlet import Outlet


class Command(ScrapyCommand):
    """List outlets."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options] [OUTLET ...]"

    def short_desc(self) -> str:
        return "List the outlets; named ones with their sections, ways in, evidence and notes"

    def long_desc(self) -> str:
        return (
            "Without names: a table, one line an outlet. With names: all that is known of each. --json prints the same "
            "for programs, --markdown the page docs/outlets.md."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="print a JSON array, one object an outlet")
        parser.add_argument("--markdown", action="store_true", help="print docs/outlets.md")

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        try:
            known = outlets_of(self.crawler_process)
            chosen = [outlet_named(name, known) for name in args] or list(known.values())
        except OrderError as error:
            refuse(str(error))
        if opts.json:
            print(json.dumps([catalogue.entry(outlet) for outlet in chosen], ensure_ascii=False, indent=2))
        elif opts.markdown:
            sys.stdout.write(catalogue.markdown(chosen))
        elif args:
            print("\n\n".join(catalogue.text(outlet) for outlet in chosen))
        else:
            console().print(_table(chosen))


def _table(outlets: list[Outlet]) -> Table:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1))
    for name in ("outlet", "title", "side", "language"):
        table.add_column(name, no_wrap=True)
    table.add_column("sections", overflow="fold")
    table.add_column("ways in", overflow="fold")
    for outlet in outlets:
        vias = {source.via for section in outlet.sections for source in section.sources}
        sections = ", ".join(section.name for section in outlet.sections)
        table.add_row(outlet.name, outlet.title, outlet.side, outlet.language, sections, ", ".join(sorted(vias)))
    return table
