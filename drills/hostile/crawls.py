"""The crawls of the drill: real `scrapy run` processes, with what they cost."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from drills.hostile.names import OPEN
from drills.hostile.trap import Trap

ROOT = Path(__file__).parent.parent.parent

#: The project's settings, quicker: what is waited for in the drill would be waited for longer on the web.
QUICK: Mapping[str, object] = {
    "DOWNLOAD_DELAY": 0.01,
    "AUTOTHROTTLE_START_DELAY": 0.01,
    "AUTOTHROTTLE_MAX_DELAY": 0.1,
    "DOWNLOAD_TIMEOUT": 8,
    "RETRY_BACKOFF": 0.01,
    "RETRY_TIMES": 1,
    "LONGEST_PAUSE": 2,
    "HOST_FAILURES": 5,
    "HOST_PAUSES": 1,
    "FIRST_RUN_PAGES": 50,
    "LISTING_PAGES": 12,
    "LEADS_PER_RUN": 150,
    "PARALLEL_OUTLETS": 8,
}


@dataclass(frozen=True, kw_only=True)
class Ended:
    """A process that has ended."""

    status: int
    #: Seconds.
    took: float
    #: Bytes of memory at its peak.
    peak: int
    output: str


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where crawls run: folders, and ports by name."""

    folder: Path
    ports: Mapping[str, int]

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def crawl(
        self,
        traps: Iterable[Trap],
        settings: Mapping[str, object] = QUICK,
        *,
        meanwhile: Callable[["subprocess.Popen[bytes]"], None] | None = None,
    ) -> Ended:
        """Crawl the traps' outlets in one process."""
        log = self.folder / "output.txt"
        begun = time.monotonic()
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "scrapy", "run", *(trap.name for trap in traps), *self._settings(settings)],
                cwd=ROOT,
                env={
                    **os.environ,
                    "SSL_CERT_FILE": str(self.folder / "ca.pem"),
                    "CRAWLER_CONTACT": "drill@example.org",
                },
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            peaks: list[int] = []
            threading.Thread(target=_watch, args=(process.pid, peaks), daemon=True).start()
            if meanwhile:
                meanwhile(process)
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return Ended(
            status=process.returncode,
            took=time.monotonic() - begun,
            # The system counts the peak of the drill itself, with all its bombs, as that of a process it begins.
            peak=peaks[-1] if peaks else usage.ru_maxrss * 1024,
            output=log.read_text(encoding="utf-8", errors="replace"),
        )

    def _settings(self, settings: Mapping[str, object]) -> list[str]:
        opened = ",".join(f"{OPEN}:{port}" for name, port in self.ports.items() if name != "canary")
        whole = {
            "DATA_DIR": self.data,
            "OUTLET_MODULES": self.folder / "outlets",
            "ALLOW_HOSTS": opened,
            "TWISTED_DNS_RESOLVER": "drills.hostile.names.Names",
            "PROGRESS": False,
            **settings,
        }
        return [word for name, value in whole.items() for word in ("-s", f"{name}={value}")]


def _watch(pid: int, peaks: list[int]) -> None:
    """Note the peak of a process, in bytes, every now and then until it has gone; nothing where no system tells."""
    while True:
        try:
            lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:
            return
        found = [int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")]
        if not found:
            return
        peaks += found
        time.sleep(0.05)


def end_when(found: Callable[[], bool], *, within: float) -> Callable[["subprocess.Popen[bytes]"], None]:
    """What sends SIGTERM to a process as soon as something is found, or the time is up."""

    def watch(process: "subprocess.Popen[bytes]") -> None:
        until = time.monotonic() + within
        while not found() and time.monotonic() < until and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)

    return watch
