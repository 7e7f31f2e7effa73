"""`make hostile`: crawl every trap, print what became of it; exit code 1 when one promise is broken."""

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from drills.hostile import certificates, outlets
from drills.hostile.crawls import Ended, Stage, end_when
from drills.hostile.paced import PACED, SETTINGS, judge, judge_again
from drills.hostile.server import Server
from drills.hostile.trap import Trap
from drills.hostile.traps_bodies import BODIES, HEAVY, SLOW
from drills.hostile.traps_machines import ENDLESS, FEEDS, ROBOTS, STATUSES, TLS
from drills.hostile.traps_ways import LINKS, NAMES, REDIRECTS

LIGHT = (*SLOW, *REDIRECTS, *NAMES, *LINKS, *BODIES, *FEEDS, *ENDLESS, *STATUSES, *ROBOTS, *TLS)
#: What the whole of a group may cost.
MOST_MEMORY = 400 * 1024 * 1024  # bytes
MOST_DISK = 50 * 1024 * 1024  # bytes
MOST_SECONDS = 90.0  # for one trap, with all the others beside it
#: Seconds that a crawl at the default delay has to end, when it is told to.
MOST_TO_END = 10.0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Run the drill; the exit code."""
    traps = (*LIGHT, *HEAVY, *PACED)
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        folder = Path(name)
        with Server({trap.host: trap for trap in traps}, certificates.make(folder)) as server:
            stage = Stage(folder=folder, ports=server.ports)
            outlets.write(folder / "outlets", traps, server.ports["port"])
            costs = [stage.crawl(LIGHT), stage.crawl(HEAVY)]
            before = len(server.arrivals)
            stage.crawl(PACED, SETTINGS)
            paced, broken = judge(server.arrivals[before:])
            broken += _show(traps, _diary(stage), stage)
            broken += _judge_costs(costs, stage, server.touched)
            for line in paced:
                say(line)
            broken += judge_again(stage, server.arrivals)
            broken += _told_to_end(stage, server.asked)
    for line in broken:
        say(f"BROKEN: {line}")
    say(f"{len(traps)} traps, {len(broken)} promises broken")
    return 1 if broken else 0


def _diary(stage: Stage) -> dict[str, dict[str, Any]]:
    lines = (stage.data / "runs.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["outlet"]: row for row in map(json.loads, lines)}


def _show(traps: Sequence[Trap], diary: dict[str, dict[str, Any]], stage: Stage) -> list[str]:
    """Print the table; what is broken."""
    table = Table(box=SIMPLE_HEAD, padding=(0, 1))
    for column in ("trap", "what it does", "articles", "counted", "outcome", "s", "held"):
        table.add_column(column, no_wrap=column != "what it does")
    broken = []
    for trap in traps:
        row = diary.get(trap.name)
        faults = _faults(trap, row, stage)
        broken += [f"{trap.name}: {fault}" for fault in faults]
        if row:
            counts = ", ".join(f"{name} ×{count}" for name, count in _counts(row).items())
            cells = (f"{row['articles']}/{trap.articles}", counts, row["outcome"], f"{_seconds(row):.1f}")
            table.add_row(trap.name, trap.what, *cells, "NO" if faults else "yes")
    Console(width=160).print(table)
    return broken


def _faults(trap: Trap, row: dict[str, Any] | None, stage: Stage) -> list[str]:
    if row is None:
        return ["the crawl has left no line in the diary"]
    faults = []
    exported = _exported(stage, trap)
    good = {f"{trap.name}:{number}" for number in range(1, 4)} if trap.articles >= 3 else set()
    if row["articles"] != trap.articles or not good <= exported:
        faults.append(f"{row['articles']} articles instead of {trap.articles}")
    counted = {*_counts(row), *(ended["reason"] for ended in row["stops"]), row["outcome"]}
    if trap.counted and trap.counted not in counted:
        faults.append(f"{trap.counted} was not counted")
    if row["outcome"] != trap.outcome or row["bugs"]:
        faults.append(f"verdict {row['outcome']}, {row['bugs']} bugs")
    if _seconds(row) > MOST_SECONDS:
        faults.append(f"it took {_seconds(row):.0f} s")
    return faults


def _counts(row: dict[str, Any]) -> dict[str, int]:
    """What was counted, by class; of failed listings without the section."""
    listings = {name.rpartition(" ")[2]: count for name, count in row["listings_failed"].items()}
    more = {name: count for name, count in (("waiting", row["waiting"]), ("left", len(row["left"]))) if count}
    return {**row["failed"], **row["refused"], **listings, **more}


def _exported(stage: Stage, trap: Trap) -> set[str]:
    files = (stage.data / "articles" / trap.name).glob("*.jsonl")
    return {json.loads(line)["id"] for file in files for line in file.read_text(encoding="utf-8").splitlines()}


def _seconds(row: dict[str, Any]) -> float:
    return (datetime.fromisoformat(row["end"]) - datetime.fromisoformat(row["start"])).total_seconds()


def _judge_costs(costs: Sequence[Ended], stage: Stage, touched: Sequence[str]) -> list[str]:
    broken = [f"a canary was touched: {where}" for where in touched]
    for name, ended in zip(("light", "heavy"), costs, strict=True):
        say(f"{name}: {ended.took:.0f} s, {ended.peak / 2**20:.0f} MB of memory at the peak")
        if ended.peak > MOST_MEMORY:
            broken.append(f"the {name} traps took {ended.peak / 2**20:.0f} MB of memory")
        if "Traceback" in ended.output:
            broken.append(f"the {name} traps made a traceback: {ended.output[-2000:]}")
    disk = sum(path.stat().st_size for path in stage.data.rglob("*") if path.is_file())
    say(f"{disk / 2**20:.1f} MB on disk; {len(touched)} connections to canaries")
    return broken + ([f"{disk} bytes on disk"] if disk > MOST_DISK else [])


def _told_to_end(stage: Stage, asked: Counter[str]) -> list[str]:
    """Crawls at the default delay, one of them amid a page that drips, are told to end."""
    slow = {"PARALLEL_OUTLETS": 8, "SOFT_404": False}
    chosen = [trap for trap in LIGHT if trap.name in ("drip", "silence", "failing")]
    before = Counter(asked)
    told: list[float] = []

    def begun() -> bool:
        # robots.txt, the listing and one article each: the others wait for their turns.
        is_time = all(asked[trap.host] >= before[trap.host] + 3 for trap in chosen)
        if is_time:
            told.append(time.monotonic())
        return is_time

    data = stage.data.with_name("ending")
    start = time.monotonic()
    ended = stage.crawl(chosen, {**slow, "DATA_DIR": data}, meanwhile=end_when(begun, within=60))
    took = start + ended.took - told[0] if told else float("inf")
    rows = [json.loads(line) for line in (data / "runs.jsonl").read_text(encoding="utf-8").splitlines()]
    safe = {row["outlet"]: row["articles"] + row["pending"] for row in rows if row["outcome"] == "interrupted"}
    say(f"told to end: {took:.1f} s; articles and leads that are safe: {safe}")
    broken = [] if took < MOST_TO_END else [f"it took {took:.1f} s to end"]
    whole = {"drip": 4, "silence": 4, "failing": 33}
    return broken + ([] if safe == whole else [f"told to end, {safe} is safe instead of {whole}"])


if __name__ == "__main__":
    sys.exit(main())
