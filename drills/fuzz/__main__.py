"""`python -m drills.fuzz`: read broken, hostile and outsized pages, each under the bounds of crawler/limits.py."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from crawler.limits import MOST_MEMORY, MOST_SECONDS
from drills.fuzz.batches import FULL, SHORT, Size, batches, cases, keep
from drills.fuzz.parent import Reading, read
from drills.fuzz.sources import real

PROCESSES = min(2, os.cpu_count() or 1)
_SHOWN = 5


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m drills.fuzz", description=__doc__)
    parser.add_argument("--short", action="store_true", help="bundled pages only, small sizes: the form for CI")
    parser.add_argument("--only", default="", help="batches whose name starts so: page, traps, outsized:40")
    parser.add_argument("--keep", type=Path, default=Path("data/fuzz"), help="where pages that failed are left")
    parser.add_argument("--replay", type=Path, help="read the page of this note again, and nothing else")
    chosen = parser.parse_args(arguments)
    size = SHORT if chosen.short else FULL
    if chosen.replay and not chosen.replay.is_file():
        _say(f"{chosen.replay} is not there; name the .json that a failure left")
        return 2
    if size.real and not real():
        _say("*** SKIPPED: no stored real pages; the golden pages of the tests alone are broken ***")
    names = [f"kept:{chosen.replay}"] if chosen.replay else [n for n in batches(size) if n.startswith(chosen.only)]
    with ThreadPoolExecutor(PROCESSES) as pool:
        readings = []
        for name, found in zip(names, pool.map(partial(read, size=size), names), strict=True):
            _say(f"{name}: {len(found)} pages, {sum(reading.seconds for reading in found):.1f} CPU seconds")
            readings += found
    return _report(readings, size, chosen.keep)


def _report(readings: Sequence[Reading], size: Size, folder: Path) -> int:
    outcomes = Counter("FAILED" if reading.failed else reading.outcome for reading in readings)
    _say(f"{len(readings):,} pages read: " + ", ".join(f"{count:,} {name}" for name, count in outcomes.most_common()))
    _say(f"\nslowest (bound: {MOST_SECONDS} CPU seconds)")
    for reading in sorted(readings, key=lambda one: -one.seconds)[:_SHOWN]:
        _say(f"  {reading.seconds:8.2f} s   {reading.name}: {reading.outcome}")
    _say(f"\nlargest (bound: {MOST_MEMORY / 2**20:,.0f} MB above what was used before)")
    for reading in sorted(readings, key=lambda one: -one.memory)[:_SHOWN]:
        _say(f"  {reading.memory / 2**20:8.0f} MB  {reading.name}: {reading.outcome}")
    failures = [reading for reading in readings if reading.failed]
    for reading, note in _kept(failures, size, folder):
        _say(
            f"\nFAILED  {reading.name}\n        {reading.outcome}\n        again: python -m drills.fuzz --replay {note}"
        )
    _say(f"\n{len(failures)} failed" if failures else "\nall within bounds")
    return 1 if failures or not readings else 0


def _kept(failures: Sequence[Reading], size: Size, folder: Path) -> Iterator[tuple[Reading, Path]]:
    for reading in failures:
        case = next(case for case in cases(reading.batch, size) if case.name == reading.name)
        yield reading, keep(case, folder, reading.outcome)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
