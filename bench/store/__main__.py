"""`make bench-store`: crawl an archive, and say what of the CPU time went into the store; fails above 5 %.

What the store has computed meanwhile - the signature of a text, its comparison with others - is no work of a store, and
a full garbage collection goes through all that the crawl holds. Both are shown beside it, and not counted.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import scrapy.cmdline
from rich.console import Console
from rich.table import Table

from bench.dedup import bodies
from bench.store import pages
from bench.store.meter import Cost, Meter
from drills.crash.crawl import warm_up
from drills.crash.world import outlet_file

#: Share of the CPU time that the store may take.
MOST = 0.05
GOLD = Path(__file__).resolve().parents[3] / "shared" / "eval" / "gold.jsonl"


def main() -> int:
    """The exit code: 1 when the store takes more than its share, or when the crawl did not go well."""
    parser = argparse.ArgumentParser(prog="python -m bench.store", description=__doc__)
    parser.add_argument("--articles", type=int, default=400, help="pages of articles in the archive (default: 400)")
    parser.add_argument("--gold", type=Path, default=GOLD, help=f"bodies; default: {GOLD}; without it, invented")
    words = parser.parse_args()
    texts = bodies.stored(words.gold) if words.gold.is_file() else bodies.invented(words.articles, seed=1)
    meter = Meter()
    with tempfile.TemporaryDirectory(prefix="bench-store-") as folder:
        sizes = pages.write(Path(folder) / "site.warc.gz", [body for _, body in texts], articles=words.articles, seed=1)
        warm_up()
        meter.watch()
        begun = time.process_time()
        code = _crawl(Path(folder))
        whole = time.process_time() - begun
    store, beside = (sum(cost.cpu for cost in costs.values()) for costs in (meter.store, meter.beside))
    _show("What the store took", meter.store, whole)
    _show("What was computed within, and is not counted", meter.beside, whole)
    sys.stdout.write(
        f"{len(sizes)} articles of {statistics.median(sizes) / 1000:.0f} kB (median), with "
        f"{len(texts)} {'real' if words.gold.is_file() else 'invented'} bodies; load {os.getloadavg()[0]:.1f}\n"
        f"{whole:.1f} s of CPU time, {whole / len(sizes) * 1000:.1f} ms an article: look-ups and commits of the store "
        f"{store / whole:.1%} (at most {MOST:.0%}), computing within them, beside that, {beside / whole:.1%}\n"
    )
    if not words.gold.is_file():
        sys.stdout.write("The share is not judged: invented bodies cost a third less to read than real ones.\n")
        return int(bool(code))
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


def _show(title: str, costs: Mapping[str, Cost], whole: float) -> None:
    table = Table(title=title)
    for name in ("", "calls", "CPU ms", "of all", "wall ms", "a call, CPU µs"):
        table.add_column(name, justify="right" if name else "left")
    for name, cost in sorted(costs.items(), key=lambda pair: -pair[1].cpu):
        if not cost.calls:
            continue
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
