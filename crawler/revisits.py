"""Revisits: the second looks at articles that a run takes, and what each of them saw."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from crawler.article import Article
from crawler.failures import Cause
from crawler.lead import Lead
from crawler.revision import Revision
from crawler.revisit_plan import RevisitPlan
from crawler.store import Visit, Visits
from crawler.tally import Tally
from crawler.validator import Validator

#: What a look can see when the server did not send the page, beside the causes of failures and the refusals.
NOT_MODIFIED, MOVED = "NotModified", "Moved"

#: Outcomes after which the page still says what we have.
_STILL_TRUE = frozenset({Revision.SAME, Revision.TRIFLES})


class Revisits:
    """The looks of one run. A look never deletes anything, and never changes what became of an article's lead."""

    def __init__(self, *, visits: Visits, plan: RevisitPlan, tally: Tally) -> None:
        self._visits = visits
        self._plan = plan
        self._tally = tally
        self._open: dict[str, Visit] = {}
        self._seen: dict[str, Validator] = {}

    def begin(self, sections: Collection[str], *, now: datetime, most: int) -> list[Lead]:
        """The articles to be looked at now; the longest due first, and not more than `most`."""
        if not self._plan.ages:
            return []
        due = self._visits.due(sections, now=now, most=most)
        for lead in due:
            if visit := self._visits.of(lead.key):
                self._open[lead.key] = visit
        return due

    def is_open(self, lead: Lead) -> bool:
        """Whether the lead is one of an article that is being looked at again."""
        return lead.key in self._open

    def conditions(self, lead: Lead) -> dict[str, str]:
        """Headers that ask for the page only if it has changed; {} when there is nothing to ask with, as at the first
        reading of an article."""
        return self._open[lead.key].validator.conditions if self.is_open(lead) else {}

    def saw(self, key: str, validator: Validator) -> None:
        """Take note of what the server says of an article's page that was read now."""
        self._seen[key] = validator

    def plan(self, article: Article, key: str, *, now: datetime) -> Visit | None:
        """When to look again at an article that is exported for the first time; None for never."""
        known = [moment for moment in (article.published_at, article.published_latest) if moment]
        since = min([*known[:1], article.fetched_at])
        validator = self._seen.pop(key, None) or Validator(read_at=now)
        due = self._plan.next(since=since, now=now)
        return Visit(key=key, since=since, due=due, validator=validator) if due else None

    def end(self, lead: Lead, outcome: str, *, now: datetime) -> None:
        """A look is done. Its outcome is counted and kept, and the next look planned."""
        visit = self._open.pop(lead.key)
        seen = self._seen.pop(lead.key, None)
        self._tally.revisits[outcome] += 1
        validator = visit.validator
        if outcome in _STILL_TRUE and seen:
            validator = seen
        elif outcome == Revision.CHANGED:
            # Of the new words nothing is noted until they are safe and were read again.
            validator = Validator(read_at=now)
        due = None if outcome == Cause.GONE else self._plan.next(since=visit.since, now=now)
        self._visits.keep(
            replace(visit, due=due, looks=visit.looks + 1, outcome=outcome, looked=now, validator=validator)
        )
