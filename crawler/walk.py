"""Walk: how far back through the pages of a listing a run goes, and why it stops. Pure decisions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from crawler.clean import clean_url
from crawler.window import Window


class Stop(StrEnum):
    """Why a walk ended."""

    END = "end"  # the listing links to nothing older
    NOT_FOUND = "not found"  # the next page is not there: a numbered listing ends like that
    EMPTY = "empty"  # a page without articles
    REPEAT = "repeat"  # page after page shows only what the walk has seen
    LOOP = "loop"  # a page that links, or leads, only to pages that the walk has read
    OVERLAP = "overlap"  # a page with nothing new: the last run has been here
    UNCHANGED = "unchanged"  # the first page is still as the last whole walk left it
    WINDOW = "window"  # everything on the page is older than the window
    FIRST_RUN = "first run"  # nothing is known yet and no window was asked for
    LIMIT = "page limit"
    LEADS = "lead limit"  # the run has found enough; the next one walks on
    FAILED = "failed"  # a page could not be fetched


#: Pages in a row that may show only what the walk has seen. While articles are published, everything moves to later
#: pages, and what the walk sees again says nothing about what follows.
PATIENCE = 10


@dataclass(frozen=True, kw_only=True)
class Past:
    """What earlier walks through a listing can be trusted for."""

    #: Leads found before this moment are known: behind them the listing has been walked. None: it has never been.
    overlap: datetime | None = None
    #: Whether the last walk came to its end.
    whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page of a listing shows."""

    #: Identities of the articles.
    keys: frozenset[str]
    #: How many of them lie behind the overlap.
    known: int = 0
    #: The latest moment each may have been published; None for unknown.
    dates: tuple[datetime | None, ...] = ()
    #: Continuations that it links to.
    links: int = 0
    #: Those of them that the walk has not been to.
    onward: int = 0
    #: Whether the page asked for led to another that the walk has read.
    is_led_back: bool = False
    #: Whether the page shows the whole outlet, so that nothing of the section on it means nothing.
    is_of_outlet: bool = False


@dataclass(kw_only=True)
class Walk:
    """One walk: where it has been, what it has seen, and the bounds it keeps."""

    window: Window
    past: Past
    #: Pages of an unknown listing that a run without a window reads.
    first_run_pages: int
    #: Pages of any listing that any run reads.
    most_pages: int
    #: Pages that were read.
    pages: int = 0
    #: The earliest date on any page that was read; None while there was none. How far back the walk has come.
    oldest: datetime | None = None
    #: Why it ends; None while it goes on. A failure outdoes every other reason.
    stop: Stop | None = None
    _open: int = 0
    _stale: int = 0
    _has_overlapped: bool = False
    _urls: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)

    def visit(self, url: str) -> bool:
        """Take note of a page before it is asked for; False when the walk has been there."""
        if not self._note(url):
            return False
        self._open += 1
        return True

    def arrive(self, url: str, *, asked: str) -> bool:
        """Take note of the address that a page came from; True when it led back to one that the walk has read."""
        return bool(asked) and clean_url(url) != clean_url(asked) and not self._note(url)

    def step(self, shown: Shown) -> None:
        """Judge a page that was read: `stop` tells afterwards whether the walk ends with it."""
        self.pages += 1
        self._has_overlapped = self._has_overlapped or shown.known > 0
        self._stale = self._stale + 1 if shown.keys <= self._seen else 0
        self.oldest = min(filter(None, (self.oldest, *shown.dates)), default=None)
        reason = self._reason(shown)
        self._seen |= shown.keys
        self.close(reason)

    def step_part(self, dates: Iterable[datetime] = ()) -> None:
        """A part of a sitemap was read. It stands for itself: what it shows says nothing about other parts."""
        self.pages += 1
        self.oldest = min(filter(None, (self.oldest, *dates)), default=None)
        self.close(Stop.LIMIT if self.pages >= self.most_pages else None)

    def pass_over(self, stop: Stop | None) -> None:
        """A page is as the last run left it: read, and behind it lies what is known."""
        self.pages += 1
        self._has_overlapped = True
        self.close(stop)

    def close(self, stop: Stop | None) -> None:
        """A page that was asked for is done with; `stop` is what it means for the walk."""
        self._open -= 1
        if self.stop is None or stop is Stop.FAILED:
            self.stop = stop
        if self.is_over and self.stop is None:
            self.stop = Stop.END

    @property
    def is_over(self) -> bool:
        """Whether no page of the walk is still to come."""
        return self._open <= 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing lies between what an ended walk has found and what was known before."""
        if self.stop is not Stop.EMPTY:
            return self.stop not in (Stop.FAILED, Stop.LEADS)
        # An empty page is an end, or a bad day of the server's. Where something known had to come, the next walk
        # looks a second time.
        return self.pages > 1 and (self.overlapped is not False or not self.past.whole)

    @property
    def overlapped(self) -> bool | None:
        """Whether the walk has met what earlier ones found; None when there was nothing to meet."""
        return self._has_overlapped if self.past.overlap else None

    def _note(self, url: str) -> bool:
        cleaned = clean_url(url)
        is_new = cleaned not in self._urls
        self._urls.add(cleaned)
        return is_new

    def _reason(self, shown: Shown) -> Stop | None:
        if shown.is_led_back:
            return Stop.LOOP
        if not shown.keys and not shown.is_of_outlet:
            return Stop.EMPTY
        if not shown.onward:
            return Stop.LOOP if shown.links else Stop.END
        if shown.dates and all(map(self.window.is_past, shown.dates)):
            return Stop.WINDOW
        return self._bound(shown)

    def _bound(self, shown: Shown) -> Stop | None:
        if not self.window.is_backfill:
            if shown.keys and shown.known == len(shown.keys):
                return Stop.OVERLAP
            if self.past.overlap is None and self.pages >= self.first_run_pages:
                return Stop.FIRST_RUN
        if self._stale >= PATIENCE:
            return Stop.REPEAT if shown.keys else Stop.EMPTY
        return Stop.LIMIT if self.pages >= self.most_pages else None
