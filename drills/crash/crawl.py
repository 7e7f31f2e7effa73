"""A crawl of the drill: a forked process, because loading the crawler would take longer than most crawls live."""

import os
import resource
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

import crawler.run
from drills.crash.world import BEGIN, FIRST, HOST, STEP, article

ROOT = Path(__file__).parent.parent.parent

_clock = {"begin": BEGIN, "forked": time.monotonic()}


def _now() -> datetime:
    begin, forked = _clock["begin"], _clock["forked"]
    assert isinstance(begin, datetime)
    assert isinstance(forked, float)
    return begin + timedelta(seconds=time.monotonic() - forked)


# Before anything else takes it from there: hours must pass between two crawls, or nothing that failed is due again.
crawler.run.now = _now

import scrapy.cmdline  # noqa: E402

import crawler.commands.crawl  # noqa: E402
import crawler.export.feed  # noqa: E402
import crawler.extensions  # noqa: E402
import crawler.pipelines  # noqa: E402, F401
from crawler.extract import extract  # noqa: E402
from crawler.page import Page  # noqa: E402


@dataclass(frozen=True, kw_only=True)
class End:
    """How a crawl ended."""

    #: Exit code; minus the signal when one ended it.
    code: int
    #: Whether a signal of ours came before the end.
    was_hit: bool
    seconds: float


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A signal, and the moment for it."""

    signal: signal.Signals
    #: Requests of the crawl that the site must have seen.
    requests: int
    #: Seconds after the last of them.
    after: float


def crawl(arguments: list[str], *, step: float, log: Path, counter: Path, hit: Hit | None = None) -> End:
    """Crawl, at that step of the clock; it is hit if it still runs at the moment for it."""
    begun, asked = time.monotonic(), _count(counter)
    pid = os.fork()
    if pid == 0:
        _child(arguments, step, log)
    moment: float | None = None
    while hit and (moment is None or time.monotonic() < moment):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return _end(status, begun, was_hit=False)
        if moment is None and _count(counter) - asked >= hit.requests:
            moment = time.monotonic() + hit.after
        time.sleep(0.001)
    if hit:
        os.kill(pid, hit.signal)
    return _end(os.waitpid(pid, 0)[1], begun, was_hit=hit is not None)


def _count(counter: Path) -> int:
    return int.from_bytes(counter.read_bytes(), "big")


def _end(status: int, begun: float, *, was_hit: bool) -> End:
    return End(code=os.waitstatus_to_exitcode(status), was_hit=was_hit, seconds=time.monotonic() - begun)


def _child(arguments: list[str], step: float, log: Path) -> NoReturn:
    code = 70
    try:
        _clock.update(begin=BEGIN + step * STEP, forked=time.monotonic())
        output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.chdir(ROOT)
        scrapy.cmdline.execute(["scrapy", "crawl", "quay", *arguments])
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0
    finally:
        if sys.exc_info()[0]:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def commit_often(group: int) -> None:
    """Let groups be so small that a crawl has many moments in which something can go wrong."""
    crawler.export.feed.GROUP = group


def warm_up() -> None:
    """Load what the first page loads, so that the crawls need not."""
    page = Page(url=f"http://{HOST}/news/1-pier/", body=article(FIRST, 0).encode(), fetched=BEGIN)
    extract(page)


def limit_files(most_bytes: int) -> None:
    """Let no file of this process and its crawls grow beyond that; stands in for a small disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, resource.RLIM_INFINITY))
