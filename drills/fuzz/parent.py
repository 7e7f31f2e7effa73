"""Starts children that read a batch, and goes on behind the page that killed one."""

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from crawler.limits import MOST_MEMORY
from drills.fuzz.batches import Size

#: Seconds on the clock after which a child hangs; what a page costs is bounded in the child.
_PATIENCE = 3600
_ALL = 1_000_000  # cases; more than any batch has


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What came of one page."""

    batch: str
    name: str
    #: "article", the class of a refusal, or "FAILED: " and why.
    outcome: str
    #: CPU.
    seconds: float = 0.0
    #: Bytes above what the process had before.
    memory: int = 0

    @property
    def failed(self) -> bool:
        """Whether it left by any other way than a record or a refusal, or cost more than it may."""
        return self.outcome.startswith("FAILED")


def read(batch: str, size: Size) -> list[Reading]:
    """What came of every case of the batch."""
    readings: list[Reading] = []
    skip = 0
    while True:
        code, lines = _child(batch, size, (skip, _ALL))
        readings += _done(batch, lines)
        if code == 0:
            return readings
        begun = [line.split("\t", 2) for line in lines if line.startswith("begun")]
        if not begun:
            return [*readings, Reading(batch=batch, name=batch, outcome=f"FAILED: the child does not start: {code}")]
        _, number, name = begun[-1]
        readings += _alone(batch, size, int(number), name)
        skip = int(number) + 1


def _alone(batch: str, size: Size, number: int, name: str) -> list[Reading]:
    """The case once more, by itself: a machine that stalls was seen to end a page that costs a second and a half."""
    code, lines = _child(batch, size, (number, 1))
    if code == 0:
        return list(_done(batch, lines))
    return [Reading(batch=batch, name=name, outcome=f"FAILED: {_why(code)}")]


def _child(batch: str, size: Size, part: tuple[int, int]) -> tuple[int, list[str]]:
    """The exit code (negative for a signal) and the lines that the child wrote."""
    command = [sys.executable, "-W", "ignore", "-m", "drills.fuzz.child", batch, json.dumps(asdict(size))]
    command += map(str, part)
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("wb") as out:
            try:
                code = subprocess.run(command, stdout=out, check=False, timeout=_PATIENCE).returncode
            except subprocess.TimeoutExpired:
                code = -signal.SIGALRM
        return code, log.read_text(encoding="utf-8").splitlines()


def _done(batch: str, lines: list[str]) -> Iterator[Reading]:
    names: dict[str, str] = {}
    for line in lines:
        word, number, rest = line.split("\t", 2)
        if word == "begun":
            names[number] = rest
        else:
            reading = Reading(batch=batch, name=names[number], **json.loads(rest))
            yield replace(reading, outcome=f"FAILED: {reading.memory:,} bytes") if _is_large(reading) else reading


def _is_large(reading: Reading) -> bool:
    return reading.memory > MOST_MEMORY and not reading.failed


def _why(code: int) -> str:
    if code == -signal.SIGXCPU:
        return "it took more CPU time than a page may"
    if code == -signal.SIGALRM:
        return "it hangs"
    return f"it ended the process: {signal.Signals(-code).name if code < 0 else f'exit code {code}'}"
