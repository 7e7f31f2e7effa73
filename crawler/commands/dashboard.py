"""`scrapy dashboard`: pages to look at, for a browser."""

import asyncio
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands.crawl import fail, refuse, refuse_options
from crawler.crawling import outlets_of
from crawler.data_dir import data_dir_of
from crawler.order import OrderError
from crawler.store import StoreError


class Command(ScrapyCommand):
    """Serve the dashboard."""

    requires_project = True

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Serve pages that show outlets, runs and articles, with search; for this machine alone by default"

    def long_desc(self) -> str:
        return (
            "Outlets with their health and pace, runs with what they refused, articles with the provenance of each "
            "field, versions and copies, full-text search; JSON under /api, Prometheus under /metrics. It only reads, "
            "and keeps its search index in DATA_DIR/search.sqlite. Beyond loopback it needs a token of 16 characters "
            "or more in the variable DASHBOARD_TOKEN: visitors open /?token=… once. "
            "Exit code: 0 when it was stopped, 1 when it cannot be served."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--host", default="127.0.0.1", help="address to bind to (default %(default)s)")
        parser.add_argument("--port", type=port_of, default=8765, help="0 takes any that is free (default %(default)s)")

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        assert self.settings is not None
        if args:
            refuse("dashboard takes no arguments; `scrapy dashboard -h` lists its options")
        # Here, because Scrapy imports every command for each command, and a crawl need not wait for a web server.
        from crawler.dashboard import Server, ServerError

        try:
            server = Server(
                data_dir=data_dir_of(self.settings),
                database_url=self.settings["DATABASE_URL"],
                outlets=outlets_of(self.crawler_process),
                host=opts.host,
                port=opts.port,
                token=self.settings["DASHBOARD_TOKEN"],
            )
            asyncio.run(server.run())
        except OrderError as error:
            refuse(str(error))
        except (ServerError, StoreError) as error:
            fail(str(error))


def port_of(text: str) -> int:
    """The port's number. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal() and int(text) < 65536):
        raise ArgumentTypeError(f"{text!r} is no port; ports are numbers from 0 to 65535")
    return int(text)
