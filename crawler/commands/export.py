"""`scrapy export`: records that were exported before, once more, from the parts."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands.crawl import fail, refuse, refuse_options
from crawler.crawling import outlet_named, outlets_of
from crawler.data_dir import data_dir_of, open_store
from crawler.export import ExportError, Records
from crawler.order import OrderError
from crawler.store import Places, Selection, StoreError
from crawler.window import Window


class Command(ScrapyCommand):
    """Write records once more."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] [OUTLET ...]"

    def short_desc(self) -> str:
        return "Write exported records once more as JSON Lines, of all outlets or some, of all time or some"

    def long_desc(self) -> str:
        return (
            "Reads the records back from the parts, finished, compressed or being written, in the order in which they "
            "were exported. --since is included, --until is not; days are the outlet's own. Articles whose date is "
            "not known are never outside. Exit code: 0 when all could be written, 1 when a part or the store cannot be "
            "read, 2 when something was asked for that does not exist."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--since", metavar="DATE", default="", help="2017-08-01, or an ISO 8601 moment")
        parser.add_argument("--until", metavar="DATE", default="", help="the first moment that is outside")
        parser.add_argument(
            "--by",
            choices=("published", "exported"),
            default="published",
            help="the dates are those of publication (default), or the moments when the crawler exported the records",
        )
        parser.add_argument(
            "--versions",
            choices=("all", "latest"),
            default="all",
            help="all versions of an article (default), or only the last one",
        )
        parser.add_argument("--out", metavar="FILE", default="", help="write there (default standard output)")

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        settings = self.crawler_process.settings
        data_dir = data_dir_of(settings)
        if not data_dir.is_dir():
            refuse(f"DATA_DIR: no such folder: {data_dir}")
        try:
            with open_store(settings) as store:
                places = Places(store)
                selections = self._selections(args, places.outlets(), opts)
                found = (place for selection in selections for place in places.each(selection))
                _write(Records(data_dir=data_dir, store=store).lines(found), opts.out)
        except BrokenPipeError:
            # Whoever read has had enough. Python would complain when it closes standard output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except (ExportError, StoreError) as error:
            fail(str(error))
        except OSError as error:
            fail(f"cannot write {opts.out or 'standard output'}: {error.strerror}")

    def _selections(self, names: list[str], stored: list[str], opts: Namespace) -> list[Selection]:
        """What is asked for, outlet by outlet; an outlet that is no longer described counts its days in UTC."""
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        try:
            outlets = outlets_of(self.crawler_process)
            for name in names:
                if name not in stored:
                    outlet_named(name, outlets)
            zones = {name: outlets[name].timezone if name in outlets else "UTC" for name in (names or stored)}
            Window.parse(since=opts.since, until=opts.until, timezone="UTC")  # a bad date is one without articles, too
            return [_selection(name, zone, opts) for name, zone in zones.items()]
        except (OrderError, ValueError) as error:
            refuse(str(error))


def _selection(outlet: str, timezone: str, opts: Namespace) -> Selection:
    window = Window.parse(since=opts.since, until=opts.until, timezone=timezone)
    return Selection(
        outlet=outlet,
        since=window.since.timestamp() if window.since else None,
        until=window.until.timestamp() if window.until else None,
        by=opts.by,
        versions=opts.versions,
    )


def _write(lines: Iterator[bytes], out: str) -> None:
    """To standard output, or to a file that has its name only when it is complete."""
    if not out:
        sys.stdout.buffer.writelines(lines)
        sys.stdout.buffer.flush()
        return
    final = Path(out)
    temporary = final.with_name(f"{final.name}.open")
    with temporary.open("wb") as file:
        file.writelines(lines)
    temporary.replace(final)
