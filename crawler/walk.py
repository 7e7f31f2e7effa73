"""Walk: how far back through the pages of a listing a run goes, and why it stops. Pure decisions."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from crawler.window import Window


class Stop(StrEnum):
    """Why a walk ended."""

    END = "end"  # the listing links to nothing older
    EMPTY = "empty"  # a page without articles
    REPEAT = "repeat"  # a page that shows what an earlier page of the walk showed
    OVERLAP = "overlap"  # a page with nothing new: the last run has been here
    WINDOW = "window"  # everything on the page is older than the window
    FIRST_RUN = "first run"  # nothing is known yet and no window was asked for
    LIMIT = "page limit"
    FAILED = "failed"  # a page could not be fetched


@dataclass(kw_only=True)
class Walk:
    """One walk: what it has seen, and the bounds it keeps."""

    window: Window
    #: Leads found before this moment are known: behind them the listing has been walked. None: it has never been.
    overlap: datetime | None
    #: Pages of an unknown listing that a run without a window reads.
    first_run_pages: int
    #: Pages of any listing that any run reads.
    most_pages: int
    pages: int = 0
    _urls: set[str] = field(default_factory=set)
    _shown: set[frozenset[str]] = field(default_factory=set)

    def visit(self, url: str) -> bool:
        """Take note of a page before it is fetched; False when the walk has been there."""
        if url in self._urls:
            return False
        self._urls.add(url)
        return True

    def step(self, *, keys: Collection[str], known: int, dates: Collection[datetime | None], older: int) -> Stop | None:
        """Judge a page that was read: why the walk ends with it, or None to go on.

        `keys` are the articles it shows, `known` how many lie behind the overlap, `dates` the latest moment each may
        have been published (None for unknown), `older` how many continuations it links to.
        """
        self.pages += 1
        stop = self._reason(frozenset(keys), known, dates, older)
        self._shown.add(frozenset(keys))
        return stop

    def _reason(self, keys: frozenset[str], known: int, dates: Collection[datetime | None], older: int) -> Stop | None:
        if not keys:
            return Stop.EMPTY
        if keys in self._shown:
            return Stop.REPEAT
        if not older:
            return Stop.END
        if dates and all(self.window.is_past(date) for date in dates):
            return Stop.WINDOW
        return self._bound(all_known=known == len(keys))

    def _bound(self, *, all_known: bool) -> Stop | None:
        if not self.window.is_backfill:
            if all_known:
                return Stop.OVERLAP
            if self.overlap is None and self.pages >= self.first_run_pages:
                return Stop.FIRST_RUN
        return Stop.LIMIT if self.pages >= self.most_pages else None
