"""The dashboard over a data folder, asked as a browser asks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient, TestServer

from crawler.dashboard.search import SearchIndex
from crawler.dashboard.server import Server
from crawler.store import Store
from tests.harbour import OUTLET


@asynccontextmanager
async def served(data: Path, *, host: str = "127.0.0.1", token: str = "") -> AsyncIterator[TestClient[Any, Any]]:
    server = Server(data_dir=data, database_url="", outlets={"harbour": OUTLET}, host=host, port=0, token=token)
    with Store.open(data_dir=data) as store:
        index = SearchIndex.open(data)
        while index.catch_up(store, data):
            pass
        async with TestClient(TestServer(server.application(server.library(store), index))) as client:
            yield client
        index.close()


def get(data: Path, path: str, *, token: str = "", **kept: Any) -> tuple[int, str, Any]:
    """Status, text and headers of one answer."""

    async def ask() -> tuple[int, str, Any]:
        async with served(data, token=token, host=kept.pop("host", "127.0.0.1")) as client:
            answer = await client.get(path, allow_redirects=False, **kept)
            return answer.status, await answer.text(), answer.headers

    return asyncio.run(ask())
