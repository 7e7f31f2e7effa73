"""The drill: crawl, hit, look, crawl on."""

import os
import random
import signal
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from drills.crash.check import Folder, at_the_end
from drills.crash.crawl import ROOT, End, Hit, crawl
from drills.crash.world import outlet_file, stories

AT_FIRST, A_STEP = 100, 8  # articles
#: Articles that are committed together, and bytes of a part: small, so that most crawls commit and close several times.
GROUP, PART_BYTES = 3, 12_000
#: Requests after which a crawl is hit, at the most: a few more than a step brings.
MOST_REQUESTS = 24
#: Steps of the clock before each crawl at the end, when all that failed must be fetched at last: pauses grow.
PAUSES = (80, 80, 160, 320, 640, 1280)


@dataclass(kw_only=True)
class Outcome:
    """What a series of hits has shown."""

    name: str
    hits: int = 0
    #: Crawls that were at their end before they were hit.
    finished: int = 0
    #: What the crawls were about when they were hit.
    stages: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    versions: int = 0
    parts: int = 0
    #: What went wrong; nothing must.
    faults: list[str] = field(default_factory=list)
    note: str = ""


class Rehearsal:
    """A folder, an outlet's site on the loopback, and crawls of the one into the other."""

    def __init__(self, folder: Path, *, seed: int, steps: int) -> None:
        self.data_dir = folder / "data"
        self.log = folder / "crawl.log"
        self.rng = random.Random(seed)
        self.step = 0
        self._steps = steps
        self._every = stories(seed=seed, at_first=AT_FIRST, a_step=A_STEP, steps=steps)
        (folder / "outlets").mkdir(parents=True)
        (folder / "outlets" / "quay.py").write_text(outlet_file(), encoding="utf-8")
        self._counter = folder / "requests"
        self._counter.write_bytes(bytes(8))
        words = [str(word) for word in (self._counter, seed, AT_FIRST, A_STEP, steps)]
        self._server = subprocess.Popen(
            [sys.executable, "-m", "drills.crash.server", *words], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._server.stdout
        self._site = f"http://127.0.0.1:{self._server.stdout.readline().strip()}"
        os.environ["http_proxy"] = self._site
        self._settings = {
            "DATA_DIR": self.data_dir,
            "OUTLET_MODULES": folder / "outlets",
            "ALLOW_HOSTS": "127.0.0.1",
            "CONTACT": "drill@quay.example",
            "PROGRESS": False,
            "ROBOTSTXT_OBEY": False,
            "AUTOTHROTTLE_ENABLED": False,
            "DOWNLOAD_DELAY": 0.002,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 4,
            "DOWNLOAD_TIMEOUT": 2,
            "RETRY_ENABLED": False,
            "FIRST_RUN_PAGES": 1000,
            "PART_BYTES": PART_BYTES,
        }

    def crawl(self, hit: Hit | None = None, **settings: object) -> End:
        """Crawl once, with further settings; parts are compressed in every other crawl or so."""
        packed = {"PART_COMPRESSION": self.rng.choice(("", "zstd"))}
        words = [f"{name}={value}" for name, value in {**self._settings, **packed, **settings}.items()]
        arguments = [word for setting in words for word in ("-s", setting)]
        return crawl(arguments, step=self.step, log=self.log, counter=self._counter, hit=hit)

    def go_on(self, steps: int = 1) -> None:
        """Let time pass, and the outlet publish."""
        self.step += steps
        shown = min(self.step, self._steps)
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{self._site}/-step/{shown}").close()

    def settle(self, outcome: Outcome) -> None:
        """Crawl undisturbed until nothing is left to be fetched, then compare everything."""
        for pause in PAUSES:
            self.go_on(pause)
            end = self.crawl()
            if end.code:
                outcome.faults.append(f"an undisturbed crawl ended with {end.code}: {self.last_words()}")
        folder = Folder.read(self.data_dir)
        outcome.faults += [*folder.after_a_clean_end(), *at_the_end(folder, self._every, min(self.step, self._steps))]
        outcome.versions = len(folder.articles)
        outcome.articles = len({row["key"] for row in folder.articles})
        outcome.parts = len(folder.parts)

    def printed(self) -> str:
        """All that the last crawl has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace").strip()

    def last_words(self) -> str:
        """The end of it."""
        return self.printed()[-600:]

    def close(self) -> None:
        self._server.kill()
        self._server.wait()
        if self._server.stdout:
            self._server.stdout.close()


@contextmanager
def rehearsal(folder: Path, *, seed: int, steps: int) -> Iterator[Rehearsal]:
    """A rehearsal whose site is closed at the end."""
    opened = Rehearsal(folder, seed=seed, steps=steps)
    try:
        yield opened
    finally:
        opened.close()


def kill(folder: Path, *, hits: int, seed: int) -> Outcome:
    """SIGKILL at random moments, each followed by a restart."""
    return _hit(folder, hits=hits, seed=seed, with_=signal.SIGKILL)


def terminate(folder: Path, *, hits: int, seed: int) -> Outcome:
    """SIGTERM at random moments: the crawl must close its part and say that it was interrupted."""
    return _hit(folder, hits=hits, seed=seed, with_=signal.SIGTERM)


def _hit(folder: Path, *, hits: int, seed: int, with_: signal.Signals) -> Outcome:
    outcome = Outcome(name=with_.name)
    with rehearsal(folder, seed=seed, steps=hits) as act:
        while outcome.hits < hits and len(outcome.faults) < 10:
            rng = act.rng
            end = act.crawl(Hit(signal=with_, requests=rng.randint(0, MOST_REQUESTS), after=rng.uniform(0, 0.1)))
            found = Folder.read(act.data_dir)
            if end.was_hit:
                outcome.hits += 1
                outcome.stages[found.stage()] += 1
            else:
                outcome.finished += 1
            outcome.faults += _faults(found, end, outcome, act)
            act.go_on()
        act.settle(outcome)
    return outcome


def _faults(found: Folder, end: End, outcome: Outcome, act: Rehearsal) -> Iterable[str]:
    place = f"{outcome.name} {outcome.hits}"
    bugs = [f"{place}: a traceback: {act.last_words()}"] if "Traceback" in act.printed() else []
    if end.code == -signal.SIGKILL or end.code == -signal.SIGTERM:  # SIGTERM before anybody listens to it
        return bugs + [f"{place}: {fault}" for fault in found.at_any_moment()]
    faults = bugs + [f"{place}: {fault}" for fault in found.after_a_clean_end()]
    # 1 is an interrupted crawl, or one whose pages failed.
    return faults if end.code in (0, 1) else [*faults, f"{place}: ended with {end.code}: {act.last_words()}"]
