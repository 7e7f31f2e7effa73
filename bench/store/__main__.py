"""`make bench-store`: crawl an archive, and say what of the CPU time went into the store; fails above 5 %."""

import argparse
import functools
import inspect
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import scrapy.cmdline
from rich.console import Console
from rich.table import Table

import crawler.store
from bench.store.pages import write
from drills.crash.crawl import warm_up
from drills.crash.world import outlet_file

#: Share of the CPU time that the store may take.
MOST = 0.05


@dataclass(kw_only=True)
class Cost:
    """What the calls of a method took, in seconds."""

    calls: int = 0
    cpu: float = 0.0
    wall: float = 0.0


class Meter:
    """Measures every public method of the store's rooms; one that another calls counts as part of that."""

    def __init__(self) -> None:
        self.costs: dict[str, Cost] = defaultdict(Cost)
        self._inside = False

    def watch(self) -> None:
        """From now on, whatever is asked of the store is measured."""
        rooms = [getattr(crawler.store, name) for name in crawler.store.__all__]
        for room in rooms:
            if issubclass(room, Exception) or "store" not in inspect.signature(room).parameters:
                continue  # it is handed around, and asks for nothing
            for name, method in list(vars(room).items()):
                if inspect.isfunction(method) and not name.startswith("_"):
                    setattr(room, name, self._measured(f"{room.__name__}.{name}", method))

    def _measured(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def measured(*words: Any, **named: Any) -> Any:
            if self._inside:
                return method(*words, **named)
            self._inside = True
            cpu, wall = time.process_time(), time.perf_counter()
            try:
                return method(*words, **named)
            finally:
                cost = self.costs[name]
                cost.calls += 1
                cost.cpu += time.process_time() - cpu
                cost.wall += time.perf_counter() - wall
                self._inside = False

        return measured


def main() -> int:
    """The exit code: 1 when the store takes more than its share, or when the crawl did not go well."""
    parser = argparse.ArgumentParser(prog="python -m bench.store", description=__doc__)
    parser.add_argument("--articles", type=int, default=400, help="pages of articles in the archive (default: 400)")
    words = parser.parse_args()
    meter = Meter()
    with tempfile.TemporaryDirectory(prefix="bench-store-") as folder:
        sizes = write(Path(folder) / "site.warc.gz", articles=words.articles, seed=1)
        warm_up()
        meter.watch()
        begun = time.process_time()
        code = _crawl(Path(folder))
        whole = time.process_time() - begun
    store = sum(cost.cpu for cost in meter.costs.values())
    _show(meter, whole)
    sys.stdout.write(
        f"{len(sizes)} articles of {statistics.median(sizes) / 1000:.0f} kB (median): {whole:.1f} s of CPU time, "
        f"{whole / len(sizes) * 1000:.1f} ms an article; the store {store / whole:.1%} (at most {MOST:.0%})\n"
    )
    return 1 if code or store / whole >= MOST else 0


def _crawl(folder: Path) -> int:
    outlets = folder / "outlets"
    outlets.mkdir()
    (outlets / "quay.py").write_text(outlet_file(), encoding="utf-8")
    settings = {
        "DATA_DIR": folder / "data",
        "OUTLET_MODULES": outlets,
        "REPLAY": folder / "site.warc.gz",
        "PROGRESS": False,
        "FIRST_RUN_PAGES": 1000,
    }
    arguments = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    try:
        scrapy.cmdline.execute(["scrapy", "crawl", "quay", *arguments])
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _show(meter: Meter, whole: float) -> None:
    table = Table(title="What the store took")
    for name in ("", "calls", "CPU ms", "of all", "wall ms", "a call, CPU µs"):
        table.add_column(name, justify="right" if name else "left")
    for name, cost in sorted(meter.costs.items(), key=lambda pair: -pair[1].cpu):
        table.add_row(
            name,
            str(cost.calls),
            f"{cost.cpu * 1000:.0f}",
            f"{cost.cpu / whole:.2%}",
            f"{cost.wall * 1000:.0f}",
            f"{cost.cpu / cost.calls * 1e6:.0f}",
        )
    Console(width=120).print(table)


if __name__ == "__main__":
    raise SystemExit(main())
