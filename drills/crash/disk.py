"""A disk that fills up: a small tmpfs where mounting is allowed, a limit on the size of files elsewhere."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drills.crash.check import Folder
from drills.crash.crawl import limit_files
from drills.crash.drill import Outcome, Rehearsal, rehearsal

_KILOBYTE = 1024
#: One line of these must tell the user.
_WORDS = ("No space left on device", "disk is full", "File too large", "disk I/O error")


def fill(folder: Path, *, hits: int, seed: int) -> Outcome:
    """Crawl onto a disk that is full again and again, each time a little larger; some keep their pages there."""
    outcome = Outcome(name="disk full")
    with rehearsal(folder, seed=seed, steps=hits) as act:
        act.data_dir.mkdir()
        with _small_disk(act.data_dir, outcome) as grow:
            for hit in range(hits):
                grow(160 * _KILOBYTE + hit * 110 * _KILOBYTE + act.rng.randrange(60 * _KILOBYTE))
                _crawl(act, outcome)
                act.go_on()
            grow(64 * 1024 * _KILOBYTE)
            act.settle(outcome)
    return outcome


def _crawl(act: Rehearsal, outcome: Outcome) -> None:
    end = act.crawl(CAPTURE=act.rng.choice(("", act.data_dir / "captures")))
    words = act.printed()
    place = f"{outcome.name} {outcome.hits}"
    if any(word in words for word in _WORDS):
        outcome.hits += 1
        lines = [line for line in words.splitlines() if any(word in line for word in _WORDS)]
        if end.code != 1 or len(lines) != 1 or "Traceback" in words:
            outcome.faults.append(f"{place}: ended with {end.code} and said: {act.last_words()}")
        outcome.stages[_about(lines[-1])] += 1
    else:
        outcome.finished += 1
    outcome.faults += [f"{place}: {fault}" for fault in Folder.read(act.data_dir).at_any_moment()]


def _about(line: str) -> str:
    for name in ("state.sqlite", "manifest", "runs.jsonl", "refused", ".lock", ".jsonl", "capture"):
        if name in line:
            return f"no room for {name}"
    return "no room"


@contextmanager
def _small_disk(place: Path, outcome: Outcome) -> Iterator[Callable[[int], object]]:
    """What sets the size of the disk below `place`, in bytes."""
    first = ["mount", "-t", "tmpfs", "-o", f"size={128 * _KILOBYTE}", "crash-drill", str(place)]
    if subprocess.run(first, check=False, capture_output=True).returncode:
        outcome.note = "RLIMIT_FSIZE: mounting a tmpfs is not allowed here"
        yield limit_files
        return
    outcome.note = "a small tmpfs"
    try:
        yield lambda size: subprocess.run(
            ["mount", "-o", f"remount,size={size}", str(place)], check=True, capture_output=True
        )
    finally:
        subprocess.run(["umount", str(place)], check=True)
