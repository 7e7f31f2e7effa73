"""When an outlet is to be crawled, in the words of the setting SCHEDULE: "adaptive", "every 30m", "15 6-22 * * *"."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger

_EVERY = re.compile(r"every (\d{1,5})\s?([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True)
class Adaptive:
    """As often as the outlet publishes."""

    def __str__(self) -> str:
        return "adaptive"


@dataclass(frozen=True)
class Every:
    """At a fixed distance."""

    distance: timedelta

    def __str__(self) -> str:
        return f"every {self.distance}"


@dataclass(frozen=True)
class Cron:
    """At the moments a crontab line names, on the clocks of a timezone."""

    line: str
    timezone: str

    def __str__(self) -> str:
        return f"{self.line} ({self.timezone})"

    def after(self, moment: datetime) -> datetime:
        """The first moment that the line names after the given one, in UTC.

        Where clocks jump forward over it, it is as many minutes after the jump; where they fall back over it, it comes
        once. Raises ValueError for a line that names no moment at all.
        """
        found = self._next(moment)
        while found.fold and not self._is_every_hour:
            found = self._next(found)  # the hour has been before: a line that names it has had its run
        return found.astimezone(UTC)

    @property
    def _is_every_hour(self) -> bool:
        return self.line.split()[1].startswith("*")

    def _next(self, moment: datetime) -> datetime:
        trigger = CronTrigger.from_crontab(self.line, timezone=ZoneInfo(self.timezone))
        found: datetime | None = trigger.get_next_fire_time(None, moment.astimezone(UTC) + timedelta(seconds=1))
        if found is None:
            raise ValueError(f"{self.line!r} names no moment")
        # By way of UTC, because a time that the jump leaves out is none on the clocks.
        return found.astimezone(UTC).astimezone(ZoneInfo(self.timezone))


When: TypeAlias = Adaptive | Every | Cron


def parse(text: str, *, timezone: str) -> When:
    """The words as a value; `timezone` is that of crontab lines. Raises ValueError with a text for the user."""
    words = " ".join(text.split())
    if words == "adaptive":
        return Adaptive()
    if match := _EVERY.fullmatch(words):
        distance = timedelta(**{_UNITS[match[2]]: int(match[1])})
        if distance:
            return Every(distance)
    elif len(words.split()) == 5:
        try:
            CronTrigger.from_crontab(words, timezone=ZoneInfo(timezone))
        except ValueError as error:
            raise ValueError(f"{text!r} is no crontab line: {error}") from None
        return Cron(words, timezone)
    raise ValueError(f'{text!r} is no schedule; write "adaptive", "every 30m" (s, m, h, d) or a crontab line')
