"""The coverage of an outlet, as store and diary have it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from crawler.coverage import Coverage, Day, counted, reached
from crawler.outlet import Outlet
from crawler.slices import united
from crawler.store import Ledger, Runs, Slices, Store


def coverage_of(outlet: Outlet, store: Store, sections: Sequence[str]) -> list[Coverage]:
    """What each of these sections has, day by day."""
    found = counted(Ledger(store, outlet.name, timezone=outlet.timezone).facts())
    lines = Runs(store).since(datetime.fromtimestamp(0, UTC), outlet.name)
    slices = Slices(store, outlet.name)
    return [
        Coverage(
            section=section,
            timezone=outlet.timezone,
            days={day: leads for day, leads in found.get(section, {}).items() if day},
            undated=found.get(section, {}).get(None, Day()),
            reached=reached(lines, section),
            tried=tuple(united(slices.seen(section))),
        )
        for section in sections
    ]
