"""What a backfill has to do: the slices of its window that are not done, or the holes of its coverage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from crawler.backfill import Task
from crawler.coverage import Coverage, Gap, Hole
from crawler.covering import coverage_of
from crawler.fetch.warc_read import warc_files
from crawler.order import Order, OrderError
from crawler.outlet import Outlet
from crawler.slices import Span, cut, left, united
from crawler.store import Leads, Slices, Store

_WARC = "warc:"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the user asks for."""

    outlet: Outlet
    #: Sections, ways in and window.
    order: Order
    #: WARC files to read.
    files: tuple[Path, ...]
    #: Whether listings are to be walked: not when only files are asked for.
    walks: bool
    #: Of a slice.
    days: int

    @classmethod
    def parse(cls, outlet: Outlet, *, via: str, days: str, **arguments: str) -> Self:
        """The request from the words of a command line. Raises OrderError."""
        named = [name.strip() for name in via.split(",") if name.strip()]
        ways = [name for name in named if not name.startswith(_WARC)]
        if not days.isdecimal() or int(days) < 1:
            raise OrderError(f"--slice {days}: a slice has 1 day or more")
        try:
            places = [name.removeprefix(_WARC) for name in named if name.startswith(_WARC)]
            files = tuple(warc_files(places)) if places else ()
        except ValueError as error:
            raise OrderError(f"--via {_WARC}FILE: {error}") from None
        order = Order.parse(outlet, via=",".join(ways), **arguments)
        return cls(outlet=outlet, order=order, files=files, walks=bool(ways) or not files, days=int(days))

    @property
    def sections(self) -> list[str]:
        return [section.name for section in self.order.sections]

    def span(self, now: datetime) -> Span:
        """The window, which ends now where no end was given. Raises OrderError when it has no begin."""
        since, until = self.order.window.since, self.order.window.until or now
        if since is None:
            raise OrderError("a backfill needs --since DATE, or --holes")
        if since >= until:
            raise OrderError(f"since ({since:%Y-%m-%d}) lies in the future")
        return Span(since=since, until=until)

    def reading(self) -> list[Task]:
        """The reading of the files, which is one slice."""
        if not self.files:
            return []
        # Files hold what they hold, whatever ways in a section has.
        sections = tuple(self.outlet.section(name) for name in self.sections)
        order = replace(self.order, sections=sections, via=())
        return [Task(window=self.order.window, order=order, files=self.files)]


def slices(request: Request, store: Store | None, *, now: datetime) -> list[Task]:
    """The slices of the window that are not done, newest first; all of them when no store says what is."""
    if not request.walks:
        return []
    span = request.span(now)
    spans = [span]
    if store:
        done = Slices(store, request.outlet.name)
        spans = [gap for name in request.sections for gap in left(span, done.done(name, request.order.via))]
    return list(_tasks(request, request.order, united(spans)))


def fillings(request: Request, store: Store, *, now: datetime) -> list[Task]:
    """The holes of each section that these ways in may fill, as slices, newest first."""
    tasks: list[Task] = []
    for section, coverage in zip(
        request.order.sections, coverage_of(request.outlet, store, request.sections), strict=True
    ):
        spans = [hole.span(request.outlet.timezone) for hole in _fillable(request, coverage, now)]
        tasks += _tasks(request, replace(request.order, sections=(section,)), united(spans))
    return tasks


def hasten(outlet: str, tasks: Sequence[Task], store: Store, *, now: datetime) -> None:
    """Let what is pending in these slices be tried with them, however short ago it failed."""
    for task in tasks:
        sections = [section.name for section in task.order.sections]
        if task.window.since and task.window.until:
            Leads(store, outlet).hasten(sections, since=task.window.since, until=task.window.until, now=now)


def _fillable(request: Request, coverage: Coverage, now: datetime) -> Iterator[Hole]:
    zone = ZoneInfo(request.outlet.timezone)
    window = request.order.window
    since = window.since.astimezone(zone).date() if window.since else None
    for hole in coverage.holes(coverage.range(since, (window.until or now).astimezone(zone).date())):
        # The archive may have what the outlet serves no longer.
        if hole.gap.is_fillable or ("wayback" in request.order.via and hole.gap in (Gap.LOST, Gap.BEYOND)):
            yield hole


def _tasks(request: Request, order: Order, spans: Sequence[Span]) -> Iterator[Task]:
    for span in reversed(spans):
        for piece in cut(span, days=request.days, timezone=request.outlet.timezone):
            yield Task(window=piece.window, order=order)
