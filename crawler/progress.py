"""How far the crawls of a command are: a table that is redrawn on a terminal, a line now and then elsewhere."""

import asyncio
import sys
import time
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table

from crawler.run import Run
from crawler.tally import Tally

#: Seconds between two looks on a terminal, and between two lines of one outlet elsewhere.
LOOK, INTERVAL = 0.25, 5.0
#: Columns of the bar.
BAR = 24


async def watch(runs: Sequence[Run]) -> None:
    """Show the runs, those too that are added meanwhile, on standard error; until it is cancelled."""
    console = Console(stderr=True)
    if console.is_terminal:
        await _redraw(runs, console)
    else:
        await _tell(runs)


async def _redraw(runs: Sequence[Run], console: Console) -> None:
    started = time.monotonic()
    with Live(board(runs, 0), console=console, auto_refresh=False, transient=True, vertical_overflow="crop") as live:
        while True:
            await asyncio.sleep(LOOK)
            live.update(board(runs, time.monotonic() - started), refresh=True)


def board(runs: Sequence[Run], seconds: float) -> Table:
    """The table: outlets at work first, then the ones that are done."""
    minutes, rest = divmod(int(seconds), 60)
    table = Table(box=SIMPLE_HEAD, padding=(0, 1), caption=f"{minutes}:{rest:02} · Ctrl-C stops, nothing is lost")
    for name in ("outlet", "listings", "new leads", "pages read", "", "articles", "lost", "state"):
        table.add_column(name, justify="left" if name in ("outlet", "", "state") else "right", no_wrap=True)
    for run in sorted(runs, key=lambda run: (bool(run.tally.reason), run.outlet.name)):
        tally = run.tally
        table.add_row(
            tally.outlet,
            str(tally.listings.total()),
            str(tally.new),
            f"{tally.done}/{tally.asked}",
            ProgressBar(total=max(1, tally.asked), completed=tally.done, width=BAR),
            str(tally.articles),
            str(tally.refused.total() + tally.failed.total() or "-"),
            str(tally.outcome) if tally.reason else "…",
        )
    return table


async def _tell(runs: Sequence[Run]) -> None:
    told: dict[str, str] = {}
    try:
        while True:
            await asyncio.sleep(INTERVAL)
            _tell_news(runs, told)
    finally:
        _tell_news(runs, told)


def _tell_news(runs: Sequence[Run], told: dict[str, str]) -> None:
    for run in runs:
        line = line_of(run.tally)
        if told.get(run.outlet.name) != line:
            told[run.outlet.name] = line
            sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def line_of(tally: Tally) -> str:
    """How far one outlet is, in a line; its outcome once it has ended."""
    end = f" · {tally.outcome}" if tally.reason else ""
    return (
        f"{tally.outlet}: {tally.listings.total()} listings · {tally.new} new leads · "
        f"{tally.done} of {tally.asked} pages read · {tally.articles} articles{end}"
    )
