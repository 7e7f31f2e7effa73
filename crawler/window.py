"""Window: the stretch of time a run is about."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, kw_only=True)
class Window:
    """A half-open stretch of time, [since, until); None leaves that side open."""

    since: datetime | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since >= self.until:
            raise ValueError(f"since ({self.since:%Y-%m-%d}) must be before until ({self.until:%Y-%m-%d})")

    def __str__(self) -> str:
        def day(moment: datetime | None) -> str:
            return moment.date().isoformat() if moment else "…"

        return f"{day(self.since)} to {day(self.until)}"

    @property
    def is_backfill(self) -> bool:
        """Whether listings must be walked back to `since`, past articles that are known already."""
        return self.since is not None

    def closed(self, now: datetime) -> "Window":
        """The window with an end: a day from now where it has none, as outlets are ahead of UTC by up to 14 hours."""
        if self.until:
            return self
        return Window(since=self.since, until=max(now, self.since or now) + timedelta(days=1))

    def may_cover(self, earliest: datetime | None, latest: datetime | None) -> bool:
        """Whether something published between the two moments may fall into the window; an unknown moment may."""
        too_old = self.since is not None and latest is not None and latest < self.since
        too_new = self.until is not None and earliest is not None and earliest >= self.until
        return not too_old and not too_new

    def is_past(self, latest: datetime | None) -> bool:
        """Whether something published at `latest` or before lies before the window; an unknown moment does not."""
        return self.since is not None and latest is not None and latest < self.since

    @classmethod
    def parse(cls, *, since: str = "", until: str = "", timezone: str) -> "Window":
        """A window from two texts: `2017-08-01` (midnight in that timezone), an ISO 8601 moment, or "" for open.

        `until` names the first moment that is outside. Raises ValueError with a text for the user.
        """
        return cls(since=_moment("since", since, timezone), until=_moment("until", until, timezone))


def _moment(name: str, text: str, timezone: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{name}: {text!r} is not a date; write it as 2017-08-01 or 2017-08-01T12:00+03:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(timezone))
