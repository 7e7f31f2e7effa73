"""RevisitPlan: when an article is looked at again to see whether it has changed. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_AGE = re.compile(r"(\d{1,4})([mhd])")


@dataclass(frozen=True, kw_only=True)
class RevisitPlan:
    """The ages at which an article is looked at again, rising; none to look at each article once."""

    ages: tuple[timedelta, ...]

    @classmethod
    def parse(cls, words: Sequence[str]) -> "RevisitPlan":
        """A plan from ages as "30m", "6h", "7d", in any order. Raises ValueError with a line for the user."""
        ages = []
        for word in filter(None, map(str.strip, words)):
            match = _AGE.fullmatch(word)
            if not match or not int(match[1]):
                raise ValueError(f"REVISITS: {word!r} is not an age; write it as 30m, 6h or 7d, several as 1h,6h,1d")
            ages.append(int(match[1]) * _UNITS[match[2]])
        return cls(ages=tuple(sorted(set(ages))))

    def next(self, *, since: datetime, now: datetime) -> datetime | None:
        """The moment of the next look at an article that is as old as `since` says; None when there is none to come.

        A look that is about to come when the article was just read is left out, and so is one that was missed.
        """
        soonest = now + self.ages[0] / 2 if self.ages else now
        return next((since + age for age in self.ages if since + age >= soonest), None)
