"""Past runs of one outlet, as the diary tells them: one value a line, whatever version of the crawler wrote it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

from crawler.outcome import Outcome


@dataclass(frozen=True, kw_only=True)
class PastRun:
    """What health needs to know of one run."""

    outlet: str
    start: datetime
    end: datetime
    outcome: Outcome
    #: Whether the run asked for a stretch of the past: its numbers say nothing of the present.
    is_backfill: bool
    #: Listing pages read, and links to articles on them, by section; a listing that had not changed is not among them.
    listings: Mapping[str, int]
    links: Mapping[str, int]
    #: Leads that no run had found before.
    new: int
    #: Article pages asked for, and how many of them failed or were refused, by class.
    asked: int
    lost: Mapping[str, int]
    #: The row of crawler.harvest; {} without articles.
    harvest: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """A line of the diary. Raises ValueError when it is none."""
        try:
            window = row.get("window") or {}
            return cls(
                outlet=row["outlet"],
                start=datetime.fromisoformat(row["start"]),
                end=datetime.fromisoformat(row["end"]),
                outcome=Outcome(row["outcome"]),
                is_backfill=any(window.values()),
                listings=dict(row.get("listings", {})),
                links=dict(row.get("links", {})),
                new=int(row.get("new", 0)),
                asked=int(row.get("asked", 0)),
                lost={**row.get("failed", {}), **row.get("refused", {})},
                harvest=dict(row.get("harvest", {})),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a line of the diary: {error!r}") from None

    @property
    def articles(self) -> int:
        """Articles exported."""
        return int(self.harvest.get("articles", 0))

    def empty(self, name: str) -> int:
        """Articles without that field."""
        return int(self.harvest.get("empty", {}).get(name, 0))

    def shorter_than(self, least: int) -> int:
        """Articles in the bins of fewer words."""
        return sum(count for bin_, count in self.harvest.get("words", {}).items() if int(bin_) < least)

    def marked(self, kind: str, mark: str) -> int:
        """Articles that have the mark (a title, a moment, a line)."""
        return int(self.harvest.get(kind, {}).get(mark, 0))


def recent(runs: Iterable[PastRun], *, now: datetime, days: int) -> list[PastRun]:
    """The ordinary runs of the last days, oldest first; backfills, and runs that were stopped, are left out."""
    oldest = now - timedelta(days=days)
    kept = [run for run in runs if oldest <= run.start <= now and not run.is_backfill and run.outcome.tells]
    return sorted(kept, key=lambda run: run.start)


_UNSAFE = re.compile(r"[\x00-\x1f\x7f]")


def shown(text: str) -> str:
    """A text of the web on one line, fit for a terminal."""
    return _UNSAFE.sub(" ", text)
