"""The server: binds, serves, and keeps the search index up to date in the background."""

import asyncio
import contextlib
import signal
import sqlite3
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from crawler.dashboard.guard import guard, is_loopback
from crawler.dashboard.library import Library
from crawler.dashboard.pages import Pages
from crawler.dashboard.render import environment
from crawler.dashboard.search import SearchIndex
from crawler.outlet import Outlet
from crawler.paths import SEARCH, LeadsOut, require_inside
from crawler.run import now
from crawler.store import Store, StoreError

_STATIC = Path(__file__).parent / "static"
#: Between two looks for new articles.
LOOK = 10.0  # seconds
#: Between two steps of filling the search index, for those who wait for a page.
PAUSE = 0.02  # seconds
#: From the signal to the end of the answers that are on their way.
GRACE = 3.0  # seconds
#: Characters of a token, at the least.
SHORTEST_TOKEN = 16


class ServerError(Exception):
    """The dashboard cannot be served; the text says why, and what to do."""


def require_token(host: str, token: str) -> None:
    """Raises ServerError when others can reach the host, and no token keeps them out."""
    if not is_loopback(host) and len(token) < SHORTEST_TOKEN:
        raise ServerError(
            f"{host} can be reached by others: set DASHBOARD_TOKEN to {SHORTEST_TOKEN} characters or more, "
            "or bind to 127.0.0.1"
        )


@dataclass(kw_only=True)
class Server:
    """A dashboard over one data folder."""

    data_dir: Path
    database_url: str = field(repr=False)  # it may hold a password
    outlets: Mapping[str, Outlet]
    host: str
    #: 0 takes any that is free.
    port: int
    token: str = field(repr=False)

    def __post_init__(self) -> None:
        require_token(self.host, self.token)

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT. Raises StoreError, ServerError."""
        stopping = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
        with Store.open(data_dir=self.data_dir, url=self.database_url) as store:
            try:
                require_inside(self.data_dir, SEARCH)
                index = SearchIndex.open(self.data_dir)
            except LeadsOut as error:
                raise ServerError(str(error)) from None
            except (sqlite3.Error, OSError) as error:
                raise ServerError(f"{self.data_dir / 'search.sqlite'}: {error}; delete it, it is made anew") from None
            with contextlib.closing(index):
                await self._serve(store, index, stopping)

    def application(self, library: Library, index: SearchIndex) -> web.Application:
        """The web application, without the background."""
        app = web.Application(middlewares=[guard(host=self.host, token=self.token)])
        app.add_routes(Pages(library, index, environment()).routes())
        app.router.add_static("/static", _STATIC)
        return app

    def library(self, store: Store) -> Library:
        """What the pages are about."""
        return Library(store, data_dir=self.data_dir, outlets=self.outlets)

    async def _serve(self, store: Store, index: SearchIndex, stopping: asyncio.Event) -> None:
        library = self.library(store)
        runner = web.AppRunner(self.application(library, index), access_log=None, shutdown_timeout=GRACE)
        await runner.setup()
        site = web.TCPSite(runner, self.host, self.port)
        try:
            await site.start()
        except OSError as error:
            await runner.cleanup()
            raise ServerError(
                f"cannot listen on {self.host}:{self.port}: {error.strerror}; try another --port"
            ) from None
        host = f"[{self.host}]" if ":" in self.host else self.host
        sys.stdout.write(f"dashboard at http://{host}:{runner.addresses[0][1]}/\n")
        sys.stdout.flush()
        keeping = asyncio.create_task(_keep_up(library, index))
        await stopping.wait()
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
        await runner.cleanup()


async def _keep_up(library: Library, index: SearchIndex) -> None:
    """Take in what crawls do, for ever. What refuses is said, and tried again."""
    while True:
        try:
            await asyncio.to_thread(library.refresh, now())
            while await asyncio.to_thread(index.catch_up, library.store, library.data_dir):
                await asyncio.sleep(PAUSE)
        except (StoreError, SQLAlchemyError, sqlite3.Error, OSError) as error:
            sys.stderr.write(f"dashboard: {error}; it is tried again\n")
        await asyncio.sleep(LOOK)
