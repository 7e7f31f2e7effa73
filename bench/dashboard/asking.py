"""What is asked of the dashboard, and how long the answers take."""

import asyncio
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import func, select

from bench.dashboard.texts import NAMES, name_of
from crawler.dashboard import Server
from crawler.dashboard.search import SearchIndex
from crawler.store import Store
from crawler.store.runs import runs
from crawler.store.tables import articles

#: An answer takes at most this long, in the median.
MOST = 0.1  # seconds


@dataclass(kw_only=True)
class Kind:
    """A kind of page, the addresses asked for, and what each answer took, in seconds."""

    name: str
    paths: Sequence[str]
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        return sorted(self.seconds)[int(len(self.seconds) * 0.95)]


@asynccontextmanager
async def served(data_dir: Path, store: Store, index: SearchIndex) -> Any:
    """A client of the dashboard over the folder."""
    server = Server(data_dir=data_dir, database_url="", outlets={}, host="127.0.0.1", port=0, token="")
    async with TestClient(TestServer(server.application(server.library(store), index))) as client:
        yield client


async def ask(data_dir: Path, store: Store, index: SearchIndex, *, times: int) -> list[Kind]:
    """Ask for every kind of page so often, one after the other; the first answers are those of a cold start."""
    every = list(kinds(store))
    async with served(data_dir, store, index) as client:
        for turn in range(times):
            for kind in every:
                await _one(client, kind, turn)
    return every


async def _one(client: Any, kind: Kind, turn: int) -> None:
    path = kind.paths[turn % len(kind.paths)]
    begun = time.perf_counter()
    async with client.get(path) as answer:
        await answer.read()
        kind.seconds.append(time.perf_counter() - begun)
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {await answer.text()}")
    await asyncio.sleep(0)


def kinds(store: Store) -> Iterator[Kind]:
    """Every kind of page and of API call."""
    with store.engine.connect() as connection:
        outlets = list(connection.scalars(select(runs.c.outlet).distinct()))
        where = select(articles.c.outlet, articles.c.key).order_by(articles.c.content_hash).limit(40)
        some = [f"{row.outlet}/{row.key}" for row in connection.execute(where)]
        where = select(articles.c.outlet, articles.c.key).order_by(articles.c.offset.desc()).limit(40)
        deep = [f"{row.outlet}/{row.key}" for row in connection.execute(where)]
        changed = [f"{row.outlet}/{row.key}" for row in connection.execute(_CHANGED)]
        copied = [f"{row.outlet}/{row.key}" for row in connection.execute(_COPIED)]
        last = select(runs.c.outlet, func.max(runs.c.run).label("run")).group_by(runs.c.outlet)
        ran = [f"{row.outlet}/{row.run}" for row in connection.execute(last)]
    rare = [name_of(rank, "en") for rank in range(NAMES - 400, NAMES, 10)]
    yield from _twice("outlets", "outlets", [""])
    yield from _twice("outlet", "outlet", [f"/{name}" for name in outlets])
    yield from _twice("run", "run", [f"/{name}" for name in ran])
    yield from _twice("article", "article", [f"/{name}" for name in some])
    yield from _twice("article, last of a compressed part", "article", [f"/{name}" for name in deep])
    yield from _twice("article with versions", "article", [f"/{name}" for name in changed])
    yield from _twice("article with copies", "article", [f"/{name}" for name in copied])
    for name, questions in (
        ("articles", [""]),
        ("articles, page 200", ["?skip=10000"]),
        ("one day", ["?day=2026-11-10", "?day=2026-10-20"]),
        ("outlet, section and language", [f"?outlet={name}&language=en&section=Region" for name in outlets]),
        ("a rare word", [f"?q={word}" for word in rare]),
        ("a common word", ["?q=harbour+", "?q=storm+", "?q=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1+"]),
        ("a common word, page 200", ["?q=council+&skip=10000"]),
        ("a common word of one outlet", [f"?q=storm&outlet={name}" for name in outlets]),
        ("a common word of one day", ["?q=council&day=2026-11-10"]),
        ("the beginning of many words", ["?q=ber", "?q=cor", "?q=the"]),
        ("words side by side", ["?q=%22lower+town%22", "?q=%22grain+terminal%22+storm"]),
    ):
        yield from _twice(name, "articles", questions)
    yield Kind(name="/metrics", paths=["/metrics"])
    yield Kind(name="/healthz", paths=["/healthz"])


def _twice(name: str, place: str, ends: Sequence[str]) -> Iterator[Kind]:
    page = "" if place == "outlets" else place
    yield Kind(name=name, paths=[f"/{page}{end}" for end in ends])
    yield Kind(name=f"{name} (API)", paths=[f"/api/{place}{end}" for end in ends])


_CHANGED = select(articles.c.outlet, articles.c.key).where(articles.c.version == 2).limit(40)
_COPIED = select(articles.c.outlet, articles.c.key).where(articles.c.copy_of.is_not(None)).limit(40)
