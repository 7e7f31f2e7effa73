"""`scrapy extract`: the record of one page, from a file or the web, without a crawl."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.checks import Refusal
from crawler.clean import clean
from crawler.commands.crawl import refuse, refuse_options
from crawler.crawling import outlet_named, outlets_of
from crawler.export import line_of
from crawler.extract import extract
from crawler.fetch.pages import fetch
from crawler.fetch.stored import page_of_file
from crawler.order import OrderError
from crawler.outlet import Outlet
from crawler.page import Page


class Command(ScrapyCommand):
    """Print the record of pages."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] FILE|URL ..."

    def short_desc(self) -> str:
        return "Print the record of a page as JSON; `extraction` says of each field where it came from"

    def long_desc(self) -> str:
        return (
            "Reads saved pages or fetches URLs (robots.txt obeyed), and prints a record for each. The outlet is found "
            "by the page's host. Exit code: 0 when every page is an article, 1 when one is refused or not fetched."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--url", default="", help="where the FILE came from (default its rel=canonical or og:url)")
        parser.add_argument("--outlet", default="", help="read by this outlet's rules; 'none' reads by no rules")
        parser.add_argument(
            "--fetched",
            default="",
            metavar="MOMENT",
            help="when the FILE was fetched, as 2026-11-23T10:00+00:00 (default the file's modification time); "
            "relative dates count from it",
        )

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if not args:
            refuse("extract takes files or URLs: scrapy extract FILE|URL ...")
        try:
            outlets = outlets_of(self.crawler_process)
            if opts.outlet not in ("", "none"):
                outlet_named(opts.outlet, outlets)
            fetched = _moment(opts.fetched)
        except OrderError as error:
            refuse(str(error))
        for page in self._pages(args, opts.url, fetched):
            self._show(page, _outlet_of(page, opts.outlet, outlets))

    def _pages(self, places: list[str], url: str, fetched: datetime | None) -> Iterator[Page]:
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        urls = [place for place in places if "://" in place]
        for place in places:
            if place not in urls:
                yield _saved(Path(place), url, fetched)
        if urls:
            found = fetch(self.crawler_process, urls)
            for asked, why in found.failures.items():
                self._fail(f"{asked}: {why}")
            yield from found.pages.values()

    def _show(self, page: Page, outlet: Outlet | None) -> None:
        try:
            record = json.loads(line_of(clean(extract(page, outlet))))
        except Refusal as refusal:
            self._fail(f"{page.url}: {type(refusal).__name__}: {refusal}")
        else:
            print(json.dumps(record, ensure_ascii=False, indent=2))

    def _fail(self, line: str) -> None:
        sys.stderr.write(f"scrapy: {line}\n")
        self.exitcode = 1


def _outlet_of(page: Page, name: str, outlets: dict[str, Outlet]) -> Outlet | None:
    if name:
        return outlets.get(name)
    owners = [outlet for outlet in outlets.values() if outlet.owns(page.url)]
    return next((outlet for outlet in owners if outlet.key(page.url)), owners[0] if owners else None)


def _saved(path: Path, url: str, fetched: datetime | None) -> Page:
    try:
        return page_of_file(path, url, fetched)
    except ValueError as error:
        refuse(str(error))


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise OrderError(f"--fetched: {text!r} is not a moment; write it as 2026-11-23T10:00+00:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
