"""One newspaper, crawled by processes that are killed in the midst, until nothing is left to find."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from drills.sources.kinds import KINDS
from drills.sources.press import SINCE, UNTIL, Press

_ROOT = Path(__file__).parent.parent.parent
#: Nobody waits on a loopback.
_HASTY = (
    "DOWNLOAD_DELAY=0",
    "AUTOTHROTTLE_ENABLED=False",
    "RETRY_BACKOFF=0.01",
    "PROGRESS=False",
    "ALLOW_HOSTS=127.0.0.1",
)
#: Seconds that a crawl may take before it counts as hung.
_PATIENCE = 300


class Siege:
    """Crawls of one kind of source into a folder."""

    def __init__(self, kind: str, folder: Path, *, articles: int = 20, during: int = 20) -> None:
        """`articles` are out when it begins, `during` more come out; every seventh address fails once."""
        self.press = Press(KINDS[kind].listings, articles=articles, during=during, fails=7)
        self._kind = kind
        self._data = folder / "data"
        self._outlets = folder / "outlets"

    def hold(self, kills: Sequence[int], *, rests: int = 2) -> list[str]:
        """What went wrong: a crawl is killed with each of these numbers of articles served, `rests` are not."""
        with self.press as press:
            self._outlets.mkdir(parents=True)
            source = f"from drills.sources.kinds import outlet\n\nOUTLET = outlet({self._kind!r}, {press.base!r})\n"
            (self._outlets / "press.py").write_text(source, encoding="utf-8")
            killed = [self._crawl(kill_at=served) for served in kills]
            ended = [self._crawl() for _ in range(rests)]
        wrong = [f"a crawl that was to be killed ended with {code}" for code in killed if code != -signal.SIGKILL]
        wrong += [f"a crawl that nobody killed ended with {code}" for code in ended if code]
        return [*wrong, *self._missing_or_twice()]

    def _crawl(self, kill_at: int = 0) -> int:
        """The exit code of a crawl; that of a kill when it was killed."""
        settings = [word for setting in (*_HASTY, f"DATA_DIR={self._data}", f"OUTLET_MODULES={self._outlets}")
                    for word in ("-s", setting)]  # fmt: skip
        command = [sys.executable, "-m", "scrapy", "crawl", "press", "-a", f"since={SINCE}", "-a", f"until={UNTIL}"]
        environment = {**os.environ, "CRAWLER_CONTACT": "drill@press.example"}
        child = subprocess.Popen(
            [*command, *settings], cwd=_ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

        def kill(served: int) -> None:
            if kill_at and served >= kill_at:
                child.kill()

        self.press.on_article = kill
        return child.wait(timeout=_PATIENCE)

    def _missing_or_twice(self) -> list[str]:
        parts = sorted(self._data.glob("articles/*/*.jsonl"))
        lines = [line for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
        written = Counter(int(json.loads(line)["id"].partition(":")[2]) for line in lines)
        missing = [number for number in range(1, self.press.published + 1) if not written[number]]
        twice = [number for number, times in written.items() if times > 1]
        return [
            *([f"missing: {missing}"] if missing else []),
            *([f"twice: {sorted(twice)}"] if twice else []),
            *([f"left open: {path.name}" for path in self._data.rglob("*.open")]),
        ]
