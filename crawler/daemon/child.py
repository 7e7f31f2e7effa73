"""One crawl as a process of its own, held to a time and a memory limit, and gone when the daemon is."""

import asyncio
import contextlib
import ctypes
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

#: Between two looks at a child.
LOOK = 2.0  # seconds
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a crawl may take."""

    #: Wall clock, after which it is asked to stop; what is not done stays pending for the next run.
    time: timedelta = timedelta(hours=2)
    #: Resident memory, in MiB. Linux only: elsewhere nothing tells.
    memory: int = 1024
    #: From the polite signal to the one that cannot be refused.
    grace: timedelta = timedelta(seconds=20)


class Child:
    """A running crawl."""

    def __init__(self, process: asyncio.subprocess.Process, limits: Limits) -> None:
        self._process = process
        self._limits = limits

    @classmethod
    async def start(cls, arguments: Sequence[str], limits: Limits, *, log: Path) -> "Child":
        """Start `scrapy` with these arguments; what it prints goes to the end of `log`. Raises OSError."""
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as out:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "scrapy",
                *arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            )
        return cls(process, limits)

    @property
    def pid(self) -> int:
        return self._process.pid

    async def watch(self) -> tuple[int, str]:
        """The exit code, and what limit it ran into ("" for none). Blocks until the process has ended."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._limits.time.total_seconds()
        while True:
            with contextlib.suppress(TimeoutError):
                return await asyncio.wait_for(self._process.wait(), LOOK), ""
            if loop.time() > deadline:
                return await self.stop(), f"stopped after {self._limits.time}"
            if (used := resident(self._process.pid)) > self._limits.memory:
                return await self.stop(), f"stopped at {used} MiB of memory"

    async def stop(self) -> int:
        """Ask the process to end, kill it when it does not within the grace; its exit code."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        with contextlib.suppress(TimeoutError):
            return await asyncio.wait_for(self._process.wait(), self._limits.grace.total_seconds())
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        return await self._process.wait()


def resident(pid: int) -> int:
    """Resident memory of a process in MiB; 0 where nothing tells."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) // 1024
    except (OSError, ValueError):
        return 0
    return 0


def _die_with_parent() -> None:
    # An orphan would go on visiting an outlet that the next daemon visits too.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
