"""How far a backfill is: a bar on a terminal, a line for each slice elsewhere."""

import asyncio
import sys
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from crawler.backfill import Backfill, Step
from crawler.slices import Span

#: Seconds between two looks at the run that goes on.
_INTERVAL = 0.5


class View:
    """Tells standard error of one backfill."""

    def __init__(self, *, steps: int, is_shown: bool) -> None:
        self._is_shown = is_shown
        self._done = 0
        self._steps = steps
        self._terminal = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pace]}"),
            console=self._terminal,
            disable=not (is_shown and self._terminal.is_terminal),
        )
        self._task = self._bar.add_task("beginning", total=steps, pace="")

    def notice(self, step: Step, backfill: Backfill) -> None:
        """A slice has ended."""
        self._done += 1
        self._steps = self._done + backfill.ahead
        self._bar.update(self._task, completed=self._done, total=self._steps, pace=pace(backfill))
        if self._is_shown:
            line = f"{self._done} of {self._steps} slices · {said(step)}"
            if self._terminal.is_terminal:
                self._bar.console.print(line, markup=False, highlight=False)
            else:
                sys.stderr.write(f"{line} · {pace(backfill)}\n")
                sys.stderr.flush()

    async def watch(self, backfill: Backfill) -> None:
        """Show what the present slice is about, until cancelled."""
        with self._bar:
            while True:
                if run := backfill.run:
                    tally = run.tally
                    about = f"{run.order.window} · {tally.done} of {tally.asked} pages · {tally.articles} articles"
                    self._bar.update(self._task, description=about)
                await asyncio.sleep(_INTERVAL)


def said(step: Step) -> str:
    """What a slice has brought, in one line."""
    counts = f"{step.articles} articles, {step.requests} requests, {round(step.seconds)} s"
    return f"{step.task.window}: {counts}, {step.outcome}" + (
        f"; to be done again: {step.undone}" if step.undone else ""
    )


def pace(backfill: Backfill) -> str:
    """Articles a day of the window, and when all will be done at the pace of the slices that are."""
    walked = [step for step in backfill.steps if not step.task.files]
    days = sum(_days(step) for step in walked)
    if not days:
        return ""
    rate = f"{sum(step.articles for step in walked) / days:.1f} articles a day"
    if not backfill.ahead:
        return rate
    ahead = backfill.ahead * sum(step.seconds for step in walked) / len(walked)
    return f"{rate} · about {timedelta(seconds=round(ahead))} left"


def _days(step: Step) -> float:
    window = step.task.window
    return Span(since=window.since, until=window.until).days if window.since and window.until else 0
