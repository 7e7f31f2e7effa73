"""`make bench-dashboard`: answers over 100,000 articles on SQLite; fails when a page takes 100 ms or a crawl waits."""

import argparse
import asyncio
import json
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.dashboard.asking import MOST, Kind, ask, kinds, served
from bench.dashboard.folder import Plan, write
from crawler.dashboard.search import SearchIndex
from crawler.store import Store

#: 76,000 articles of the last 60 days and 25,000 older ones in parts of 64 MiB.
PLAN = Plan(outlets=40, days=60, rate=38, archived=25_000)
#: Groups of articles that a crawl exports, alone and while the dashboard works.
GROUPS = 80
#: What a crawl waits for the store, in the median, while the dashboard works.
MOST_LOCKED = 0.01  # seconds


def main() -> int:
    """The exit code: 1 when something is too slow."""
    parser = argparse.ArgumentParser(prog="python -m bench.dashboard", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("data/bench-dashboard"), help="made when it is not there")
    parser.add_argument("--times", type=int, default=30, help="how often each kind is asked for (default: 30)")
    words = parser.parse_args()
    _make(words.folder)
    with Store.open(data_dir=words.folder) as store, closing(SearchIndex.open(words.folder)) as index:
        _fill(store, index, words.folder)
        every = asyncio.run(ask(words.folder, store, index, times=words.times))
        slow = _show(every)
        waits = asyncio.run(_crawls(words.folder, store, index))
    return 1 if slow or waits else 0


def _make(folder: Path) -> None:
    if folder.exists():
        return
    begun = time.monotonic()
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="bench-", dir=memory if memory.is_dir() else None) as place:
        write(Path(place) / "data", PLAN, until=datetime.now(UTC))
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(Path(place) / "data", folder)
    _say(f"the folder was made in {time.monotonic() - begun:.0f} s")


def _fill(store: Store, index: SearchIndex, folder: Path) -> None:
    begun, before = time.monotonic(), index.count()
    while index.catch_up(store, folder):
        pass
    taken, seconds = index.count() - before, time.monotonic() - begun
    size = (folder / "search.sqlite").stat().st_size / 2**20
    _say(f"{index.count()} versions in the index, {size:.0f} MiB; {taken} of them taken in just now, {seconds:.0f} s")


def _show(every: list[Kind]) -> bool:
    table = Table(title="Milliseconds from the question to the last byte of the answer")
    for name in ("", "first", "median", "p95"):
        table.add_column(name, justify="right" if name else "left")
    for kind in every:
        figures = (kind.seconds[0], kind.median, kind.p95)
        table.add_row(kind.name + (" ← too slow" if kind.median >= MOST else ""), *(f"{f * 1000:.1f}" for f in figures))
    Console(width=100).print(table)
    return any(kind.median >= MOST for kind in every)


async def _crawls(folder: Path, store: Store, index: SearchIndex) -> bool:
    """Whether a crawl waits for the dashboard."""
    alone = await _crawl(folder, f"alone{time.time_ns()}")
    stop = asyncio.Event()
    working = asyncio.create_task(_work(folder, store, index, stop))
    beside = await _crawl(folder, f"beside{time.time_ns()}")
    stop.set()
    _say(f"{await working} pages were served and all articles indexed meanwhile")
    for name, figures in (("alone", alone), ("beside the dashboard", beside)):
        took, locked = figures["took"], figures["locked"]
        _say(
            f"a crawl {name}: a group of articles {statistics.median(took) * 1000:.1f} ms (median), of that "
            f"{statistics.median(locked) * 1000:.2f} ms (longest {max(locked) * 1000:.1f}) waiting for the store"
        )
    return statistics.median(beside["locked"]) > MOST_LOCKED


async def _crawl(folder: Path, name: str) -> dict[str, list[float]]:
    arguments = ("-m", "bench.dashboard.crawl", str(folder), str(GROUPS), name)
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    figures: dict[str, list[float]] = json.loads(out)
    return figures


async def _work(folder: Path, store: Store, index: SearchIndex, stop: asyncio.Event) -> int:
    pages = [path for kind in kinds(store) for path in kind.paths[:3]]
    count = 0
    async with served(folder, store, index) as client:
        while not stop.is_set():
            await asyncio.to_thread(index.catch_up, store, folder)
            async with client.get(pages[count % len(pages)]) as answer:
                await answer.read()
                answer.raise_for_status()
            count += 1
    while await asyncio.to_thread(index.catch_up, store, folder):
        pass
    return count


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
