"""`scrapy schedule`: the daemon that crawls each outlet when it is due; `--list` shows what is due when."""

import asyncio
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from dataclasses import replace

from rich.box import SIMPLE_HEAD
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import BaseSettings

from crawler.alarming import Channels
from crawler.commands.crawl import console, fail, refuse, refuse_options
from crawler.crawling import outlet_named, outlets_of
from crawler.daemon import Daemon, Options, OptionsError
from crawler.data_dir import has_store, open_store
from crawler.lock import Locked
from crawler.order import OrderError
from crawler.paths import LeadsOut
from crawler.schedule import Slot
from crawler.store import Slots, StoreError


class Command(ScrapyCommand):
    """Crawl outlets again and again, each when it is due."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] [OUTLET ...]"

    def short_desc(self) -> str:
        return "Crawl outlets (all when none is named) whenever they are due, until stopped; --list shows when"

    def long_desc(self) -> str:
        return (
            "Each outlet is crawled as often as it publishes, between SCHEDULE_FASTEST and SCHEDULE_SLOWEST minutes, "
            'or as the setting SCHEDULE says: {"*": "adaptive", "sana": "every 30m", "alahed/syria": "5 * * * *"}. '
            "A crawl is a process of its own with a time and a memory limit; what it prints goes to "
            "DATA_DIR/logs/OUTLET.log. Missed runs are caught up with, failing outlets are tried less and less often, "
            "and never given up. Changes of an outlet's health are told by ALARM_COMMAND, ALARM_WEBHOOK, ALARM_EMAIL. "
            "SIGTERM ends it within 30 seconds; nothing is lost. One daemon a data folder."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--list", action="store_true", help="show the schedule and how the last runs went, and end")
        parser.add_argument(
            "--dashboard",
            metavar="[HOST:]PORT",
            type=address_of,
            help="keep a dashboard running beside the crawls, as `scrapy dashboard` does; for this machine alone by "
            "default, and with DASHBOARD_TOKEN set for others",
        )

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        assert self.settings is not None
        try:
            outlets = outlets_of(self.crawler_process)
            for name in args:
                outlet_named(name, outlets)
            options = Options.of(self.settings, outlets, tuple(dict.fromkeys(args)))
            if opts.list:
                _show(_recalled(options.slots, self.settings) if has_store(self.settings) else options.slots)
                return
            if opts.dashboard:
                _require_token(opts.dashboard[0], self.settings["DASHBOARD_TOKEN"])
            daemon = Daemon(replace(options, dashboard=opts.dashboard), Channels.of(self.settings))
            asyncio.run(daemon.run())
        except (OptionsError, OrderError) as error:
            refuse(str(error))
        except (LeadsOut, Locked, StoreError, OSError) as error:
            fail(str(error))


def address_of(text: str) -> tuple[str, int]:
    """Host and port of `[HOST:]PORT`. Raises ArgumentTypeError."""
    host, _, port = text.rpartition(":")
    if not (port.isascii() and port.isdecimal() and int(port) < 65536):
        raise ArgumentTypeError(f"{text!r} is no [HOST:]PORT; write it as 8765 or 0.0.0.0:8765")
    return host.strip("[]") or "127.0.0.1", int(port)


def _require_token(host: str, token: str) -> None:
    # Here, because Scrapy imports every command for each command, and a crawl need not wait for a web server.
    from crawler.dashboard import ServerError, require_token

    try:
        require_token(host, token)
    except ServerError as error:
        refuse(str(error))


def _recalled(slots: Sequence[Slot], settings: BaseSettings) -> Sequence[Slot]:
    with open_store(settings) as store:
        return [Slots(store).recall(slot) for slot in slots]


def _show(slots: Sequence[Slot]) -> None:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1))
    for name in ("outlet", "when", "last run", "last success", "failed in a row", "next"):
        table.add_column(name, no_wrap=True, justify="right" if name == "failed in a row" else "left")
    for slot in sorted(slots, key=lambda slot: (slot.due is None, slot.due.timestamp() if slot.due else 0, slot.name)):
        table.add_row(*_row(slot))
    console().print(table)
    sys.stdout.write("moments are UTC\n")


def _row(slot: Slot) -> tuple[str, ...]:
    moments = [f"{moment:%Y-%m-%d %H:%M}" if moment else "-" for moment in (slot.last, slot.last_good)]
    due = f"{slot.due:%Y-%m-%d %H:%M}" if slot.due else "when the daemon starts"
    return slot.name, str(slot.when), *moments, str(slot.failures or "-"), due
