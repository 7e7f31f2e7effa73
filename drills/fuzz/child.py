"""`python -m drills.fuzz.child BATCH SIZE SKIP COUNT`: reads cases under limits, a line of outcome each.

A case that costs too much ends the process: the last line that was begun names it.
"""

import ctypes
import gc
import json
import resource
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from crawler.limits import MOST_MEMORY, MOST_SECONDS
from crawler.outlets import load
from drills.fuzz.batches import Size, cases
from drills.fuzz.case import Case
from drills.fuzz.reading import outcome_of

_LARGE = 1_000_000  # bytes


def main(arguments: Sequence[str]) -> int:
    batch, size = arguments[0], Size(**json.loads(arguments[1]))
    skip, count = map(int, arguments[2:])
    outlets = load()
    outcome_of(Case(name="warm-up", body=b"<title>x</title><p>The harbour was opened again on Friday.</p>"), None)
    for number, case in islice(enumerate(cases(batch, size)), skip, skip + count):
        _say("begun", number, case.name)
        if len(case.body) > _LARGE:
            _tidy()
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forgets the highest memory so far
        _limit()
        before, start = _memory("VmRSS"), time.process_time()
        outcome = outcome_of(case, outlets[case.outlet] if case.outlet else None)
        seconds, peak = time.process_time() - start, max(0, _memory("VmHWM") - before)
        _say("done", number, json.dumps({"seconds": seconds, "memory": peak, "outcome": outcome}))
    return 0


def _tidy() -> None:
    """Give back what the page before took. It takes longer than reading a page of common size."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)


def _limit() -> None:
    """Allow one more page its share: what goes beyond is killed by the kernel, wherever it is."""
    used = int(time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + MOST_SECONDS, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_AS, (_memory("VmSize") + MOST_MEMORY, resource.RLIM_INFINITY))


def _memory(name: str) -> int:
    """Bytes of this process, as Linux counts them."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def _say(*parts: object) -> None:
    sys.stdout.write("\t".join(map(str, parts)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
