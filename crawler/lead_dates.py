"""When articles were published, as the listings of one run say."""

import math
from collections.abc import Iterable

from crawler.extract.dates import Dating, read_date
from crawler.lead import Lead
from crawler.outlet import Outlet
from crawler.window import Window


class LeadDates:
    """The dates that listings give, read and compared."""

    def __init__(self, outlet: Outlet, window: Window) -> None:
        self._outlet = outlet
        self._window = window
        self._best: dict[str, tuple[float, Lead]] = {}

    def read(self, lead: Lead) -> Dating | None:
        """The date of the lead; None when its listing gives none, or not the moment from which it counts."""
        if not lead.published or lead.at is None:
            return None
        return read_date(
            lead.published,
            fetched=lead.at,
            timezone=self._outlet.timezone,
            languages=(self._outlet.language,),
            order=self._outlet.date_order,
        )

    def may_be_inside(self, dating: Dating | None) -> bool:
        """Whether what was published then may lie in the run's window."""
        return dating is None or self._window.may_cover(dating.earliest, dating.latest)

    def note(self, leads: Iterable[tuple[Lead, Dating | None]]) -> None:
        """Keep the most exact date that any listing of this run gives an article."""
        for lead, dating in leads:
            told = exactness(dating)
            known = self._best.get(lead.key)
            if known is None or told > known[0]:
                self._best[lead.key] = (told, lead)

    def best(self, lead: Lead) -> Lead:
        """The lead that gives the article's most exact date; the lead itself when no listing showed the article."""
        return self._best[lead.key][1] if lead.key in self._best else lead


def exactness(dating: Dating | None) -> float:
    """How much a date tells; more is better: the narrower its interval, the more."""
    return -(dating.latest - dating.earliest).total_seconds() if dating else -math.inf
