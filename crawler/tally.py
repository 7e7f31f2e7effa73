"""Tally: what one run of one outlet has seen and done, counted while it goes, and the verdict on it."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """How a run ended. Only the first two are success."""

    OK = "ok"
    NOTHING_NEW = "nothing new"
    UNREACHABLE = "unreachable"  # no listing of a section that was asked for could be fetched
    NO_LEADS = "no leads"  # listings were fetched, and a section showed no article at all
    NO_ARTICLES = "no articles"  # there was something new, and nothing of it could be read
    INTERRUPTED = "interrupted"
    CRASHED = "crashed"  # a bug of ours, or a disk that refuses; the log has it


#: Pages that must all have failed before an outlet that has worked before is said to give no articles.
ENOUGH_TO_JUDGE = 3


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a walk through a listing ended."""

    section: str
    #: The kind of way in.
    via: str
    #: The listing it began with.
    url: str
    #: A Stop of walk.py.
    reason: str
    #: Pages that were read.
    pages: int
    #: Whether it met articles that an earlier walk had found; None when there was no earlier walk. False at the end of
    #: a listing may mean that articles have come and gone since.
    overlapped: bool | None = None


@dataclass(kw_only=True)
class Tally:
    """Counts of one run. A class of refusal or failure is named by its class."""

    outlet: str
    #: Sections asked for.
    sections: tuple[str, ...]
    started: datetime
    #: Those of them that have a listing of their own, which must show something.
    listed: tuple[str, ...]
    #: Whether an earlier run has exported articles of this outlet.
    proven: bool
    #: Listing pages read, by section.
    listings: Counter[str] = field(default_factory=Counter)
    #: Links to articles on those pages, by section; an article linked twice counts twice.
    links: Counter[str] = field(default_factory=Counter)
    #: Leads that no run had found before.
    new: int = 0
    #: Leads left alone because their date lies outside the window.
    outside: int = 0
    #: Article pages asked for.
    asked: int = 0
    #: Articles written to the feed.
    articles: int = 0
    #: Articles that were known already, in these words.
    duplicates: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    #: Listing pages that could not be read, by section and class.
    listings_failed: Counter[str] = field(default_factory=Counter)
    #: Listing pages that were as the last run had left them, by section; they count as read.
    unchanged: Counter[str] = field(default_factory=Counter)
    #: How the walks through listings ended.
    stops: list[Ended] = field(default_factory=list)
    #: What kept the run from writing; "" when nothing did.
    trouble: str = ""
    #: Exceptions that nobody expected.
    bugs: int = 0
    #: Scrapy's reason for the end: "finished", "shutdown"...; "" while it runs.
    reason: str = ""

    @property
    def verdict(self) -> Verdict:
        """The first thing that is wrong, or that nothing is."""
        if self.bugs or self.trouble:
            return Verdict.CRASHED
        if self.reason not in ("", "finished"):
            return Verdict.INTERRUPTED
        if not all(self.listings[section] for section in self.sections):
            return Verdict.UNREACHABLE
        shown = self.links + self.unchanged
        if not shown.total() or not all(shown[section] for section in self.listed):
            return Verdict.NO_LEADS
        return self._harvest()

    def _harvest(self) -> Verdict:
        if self.articles:
            return Verdict.OK
        lost = self.failed.total() + self.refused.total()
        if self.new and lost >= (ENOUGH_TO_JUDGE if self.proven else 1):
            return Verdict.NO_ARTICLES
        return Verdict.NOTHING_NEW

    def stopped(self, reason: str) -> int:
        """How many walks ended for that reason."""
        return sum(ended.reason == reason for ended in self.stops)

    @property
    def done(self) -> int:
        """Article pages whose fate is known."""
        return self.articles + self.duplicates + self.refused.total() + self.failed.total()

    @property
    def is_success(self) -> bool:
        return self.verdict in (Verdict.OK, Verdict.NOTHING_NEW)

    def counts(self) -> dict[str, Any]:
        """All of it as plain values, for the diary."""
        return {
            "outlet": self.outlet,
            "sections": list(self.sections),
            "verdict": str(self.verdict),
            "reason": self.reason,
            "listings": dict(self.listings),
            "links": dict(self.links),
            "new": self.new,
            "outside": self.outside,
            "asked": self.asked,
            "articles": self.articles,
            "duplicates": self.duplicates,
            "refused": dict(self.refused),
            "failed": dict(self.failed),
            "listings_failed": dict(self.listings_failed),
            "unchanged": dict(self.unchanged),
            "stops": [asdict(ended) for ended in self.stops],
            "bugs": self.bugs,
            "trouble": self.trouble,
        }
