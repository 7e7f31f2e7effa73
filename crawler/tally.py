"""Tally: what one run of one outlet has seen and done, counted while it goes, and the verdict on it."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from crawler.harvest import Harvest
from crawler.outcome import MEANING, Outcome

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
    #: The earliest date on its pages, ISO 8601; None when they gave none.
    back_to: str | None = None


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
    #: Those of them that are further versions of an article.
    versions: int = 0
    #: Second looks at exported articles, by what they saw: "Same", "NotModified", "Changed", a class of failure...
    revisits: Counter[str] = field(default_factory=Counter)
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
    #: What stood in place of listings that link to no article: the class of a wall, or "EmptyListing".
    obstacles: Counter[str] = field(default_factory=Counter)
    #: What the articles look like.
    harvest: Harvest = field(default_factory=Harvest)
    #: Requests sent, bytes of the answers as they came over the network, and answers that nothing had changed (304).
    requests: int = 0
    received: int = 0
    not_modified: int = 0
    #: Hosts that were left alone, and why.
    left: dict[str, str] = field(default_factory=dict)
    #: Leads that were found and had to wait for the next run, because this one had enough.
    waiting: int = 0
    #: What kept the run from writing; "" when nothing did.
    trouble: str = ""
    #: Exceptions that nobody expected.
    bugs: int = 0
    #: Scrapy's reason for the end: "finished", "shutdown"...; "" while it runs.
    reason: str = ""

    @property
    def outcome(self) -> Outcome:
        """The first thing that is wrong, or that nothing is."""
        if self.bugs or self.trouble:
            return Outcome.CRASHED
        if self.reason not in ("", "finished"):
            return Outcome.INTERRUPTED
        if not all(self.listings[section] for section in self.sections):
            return _meaning(self._causes(), Outcome.UNREACHABLE)
        shown = self.links + self.unchanged
        if not shown.total() or not all(shown[section] for section in self.listed):
            return _meaning(self.obstacles, Outcome.LAYOUT_CHANGED)
        return self._yield()

    def _yield(self) -> Outcome:
        if self.articles:
            return Outcome.OK
        lost = self.failed + self.refused
        if self.new and lost.total() >= (ENOUGH_TO_JUDGE if self.proven else 1):
            return _meaning(lost, Outcome.NO_ARTICLES)
        return Outcome.NOTHING_NEW

    def _causes(self) -> Counter[str]:
        """Why listings of the sections that were not read at all failed."""
        causes: Counter[str] = Counter()
        for name, count in self.listings_failed.items():
            section, _, cause = name.rpartition(" ")
            causes[cause] += count if not self.listings[section] else 0
        return causes

    def stopped(self, reason: str) -> int:
        """How many walks ended for that reason."""
        return sum(ended.reason == reason for ended in self.stops)

    @property
    def done(self) -> int:
        """Article pages whose fate is known."""
        return self.articles - self.versions + self.duplicates + self.refused.total() + self.failed.total()

    @property
    def is_success(self) -> bool:
        return self.outcome.is_success

    def counts(self) -> dict[str, Any]:
        """All of it as plain values, for the diary."""
        return {
            "outlet": self.outlet,
            "sections": list(self.sections),
            "outcome": str(self.outcome),
            "reason": self.reason,
            "listings": dict(self.listings),
            "links": dict(self.links),
            "new": self.new,
            "outside": self.outside,
            "asked": self.asked,
            "articles": self.articles,
            "versions": self.versions,
            "revisits": dict(self.revisits),
            "duplicates": self.duplicates,
            "refused": dict(self.refused),
            "failed": dict(self.failed),
            "listings_failed": dict(self.listings_failed),
            "unchanged": dict(self.unchanged),
            "stops": [asdict(ended) for ended in self.stops],
            "obstacles": dict(self.obstacles),
            "requests": self.requests,
            "received": self.received,
            "not_modified": self.not_modified,
            "left": self.left,
            "waiting": self.waiting,
            "bugs": self.bugs,
            "trouble": self.trouble,
            "harvest": self.harvest.row(),
        }


def _meaning(causes: Counter[str], otherwise: Outcome) -> Outcome:
    """What the commonest cause means; `otherwise` when that is nothing in particular, or there is none."""
    return next((MEANING.get(cause, otherwise) for cause, count in causes.most_common(1) if count), otherwise)
