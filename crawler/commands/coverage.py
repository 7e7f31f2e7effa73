"""`scrapy coverage`: what an outlet's days hold, as a calendar, and where holes are."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import fill
from typing import Any
from zoneinfo import ZoneInfo

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess

from crawler.commands.crawl import fail, refuse, refuse_options
from crawler.coverage import Coverage, Day, Gap, Hole, weeks
from crawler.covering import coverage_of
from crawler.crawling import outlet_named, outlets_of
from crawler.data_dir import data_dir_of, has_store, open_store
from crawler.order import Order, OrderError
from crawler.outlet import Outlet
from crawler.run import now
from crawler.store import StoreError

_MARKS = {Gap.UNREACHED: "-", Gap.BEYOND: "~", Gap.FEW: "?", Gap.PENDING: "+", Gap.LOST: "x"}
_LEGEND = (
    "A cell is the number of articles exported of that day. Beside it: - no walk has come back that far, ~ a backfill "
    "has tried and no way in goes back that far, ? far fewer leads than the weekday usually has, + found and still to "
    "be fetched, x found and gone. A day without anything that was walked through is 0."
)
_WIDTH = 7


class Command(ScrapyCommand):
    """Show what an outlet's days hold."""

    requires_project = True
    default_settings = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[options] OUTLET"

    def short_desc(self) -> str:
        return "Show an outlet's articles day by day as a calendar, and name the holes"

    def long_desc(self) -> str:
        return (
            f"{_LEGEND} `scrapy backfill OUTLET --holes` fills the holes marked -, ? and +. Without --since it begins "
            "with the first day of which anything is known; --until is not included, and is today when left out. Days "
            "are the outlet's own."
        )

    def add_options(self, parser: ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--section", metavar="SECTION", default="", help="only this section, or several as a,b")
        parser.add_argument("--since", metavar="DATE", default="", help="the first day, 2017-08-01")
        parser.add_argument("--until", metavar="DATE", default="", help="the first day that is not shown")
        parser.add_argument("--json", action="store_true", help="print a JSON object with every day's counts")

    def run(self, args: list[str], opts: Namespace) -> None:
        refuse_options(args)
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        if len(args) != 1:
            refuse("coverage takes one outlet: scrapy coverage OUTLET; `scrapy list` names them")
        settings = self.crawler_process.settings
        try:
            outlet = outlet_named(args[0], outlets_of(self.crawler_process))
            order = Order.parse(outlet, section=opts.section, since=opts.since, until=opts.until)
            if not has_store(settings):
                raise OrderError(f"nothing is known in {data_dir_of(settings)}; `scrapy crawl {outlet.name}` begins")
            with open_store(settings) as store:
                found = coverage_of(outlet, store, [section.name for section in order.sections])
        except OrderError as error:
            refuse(str(error))
        except StoreError as error:
            fail(str(error))
        shown = [(coverage, _days(coverage, order)) for coverage in found]
        print(_json(outlet, shown) if opts.json else "\n\n".join(_text(outlet, shown)))


def _days(coverage: Coverage, order: Order) -> list[date]:
    zone = ZoneInfo(coverage.timezone)
    since, until = (side.astimezone(zone).date() if side else None for side in (order.window.since, order.window.until))
    # Today is not over: nothing can be said of it.
    return coverage.range(since, until or now().astimezone(zone).date())


def _text(outlet: Outlet, shown: Sequence[tuple[Coverage, list[date]]]) -> list[str]:
    texts = [_calendar(outlet, coverage, days) for coverage, days in shown]
    holes = [hole for coverage, days in shown for hole in coverage.holes(days)]
    return [*texts, _holes(outlet, holes), fill(_LEGEND, 100)]


def _calendar(outlet: Outlet, coverage: Coverage, days: Sequence[date]) -> str:
    title = outlet.section(coverage.section).title
    gaps = coverage.gaps(days)
    lines = [f"{outlet.title}, {title} ({coverage.section}); days of {coverage.timezone}"]
    if days:
        names = "".join(f"{name:>{_WIDTH}}" for name in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
        lines.append(f"{'week of':<10}{names}")
    for week in weeks(days):
        cells = [_cell(coverage.days.get(day, Day()), gaps.get(day)) if day in days else "" for day in week]
        lines.append(f"{week[0].isoformat()}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells).rstrip())
    total = Day()
    for day in days:
        total.seen += coverage.days.get(day, Day()).seen
        total.states += coverage.days.get(day, Day()).states
    lines.append(f"dated: {_counts(total)}")
    lines.append(f"day not known: {_counts(coverage.undated)}")
    return "\n".join(lines)


def _cell(day: Day, gap: Gap | None) -> str:
    """The count and its mark, a blank where there is none, so that counts stand in line."""
    mark = _MARKS[gap] if gap else " "
    is_bare = gap in (Gap.UNREACHED, Gap.BEYOND) and not day.leads
    return f"{'' if is_bare else day.states['exported']}{mark}"


def _counts(day: Day) -> str:
    if not day.leads:
        return "nothing"
    states = ", ".join(f"{count} {state}" for state, count in sorted(day.states.items()) if count)
    ways = ", ".join(f"{count} by {via}" for via, count in sorted(day.seen.items()))
    return f"{day.leads} leads ({states}); {ways}"


def _holes(outlet: Outlet, holes: Sequence[Hole]) -> str:
    if not holes:
        return "No holes."
    lines = ["Holes:"]
    for hole in holes:
        days = f"{hole.first}" if hole.first == hole.last else f"{hole.first} to {hole.last}"
        lines.append(f"  {hole.section}  {days}  {hole.gap}")
    if any(hole.gap.is_fillable for hole in holes):
        lines.append(f"Fill them: scrapy backfill {outlet.name} --holes")
    if any(hole.gap in (Gap.BEYOND, Gap.LOST) for hole in holes):
        lines.append(
            f"What is lost or out of reach may be archived: scrapy backfill {outlet.name} --holes --via wayback"
        )
    return "\n".join(lines)


def _json(outlet: Outlet, shown: Sequence[tuple[Coverage, list[date]]]) -> str:
    sections = [_section(coverage, days) for coverage, days in shown]
    return json.dumps({"outlet": outlet.name, "timezone": outlet.timezone, "sections": sections}, indent=2)


def _section(coverage: Coverage, days: Sequence[date]) -> Mapping[str, Any]:
    gaps = coverage.gaps(days)
    return {
        "section": coverage.section,
        "days": [
            {"day": day.isoformat(), **_plain(coverage.days.get(day, Day())), "hole": gaps.get(day)} for day in days
        ],
        "undated": _plain(coverage.undated),
        "holes": [
            {"first": hole.first.isoformat(), "last": hole.last.isoformat(), "hole": hole.gap}
            for hole in coverage.holes(days)
        ],
    }


def _plain(day: Day) -> dict[str, Any]:
    states = {state: day.states[state] for state in ("exported", "repeated", "refused", "pending", "lost")}
    return {"leads": day.leads, "seen": dict(day.seen), **states}
