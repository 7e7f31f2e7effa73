"""Pauses: how long to wait, after what, and when to leave a host alone. Pure decisions; `manners.py` acts on them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from crawler.causes import HOST_FAILS, Cause

#: A host that asks for more is left alone until then, but never for longer than this.
LONGEST_LEAVE = timedelta(days=1)

_MOST_DOUBLINGS = 16


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How much of a host's trouble a run bears."""

    #: Seconds before the first try again of a page; each further one doubles them.
    backoff: float
    #: Seconds; no pause is longer: a host that asks for more, or would get more, is left alone.
    longest: float
    #: Failures in a row after which the host gets a pause.
    failures: int
    #: Pauses after which it is left alone.
    pauses: int


@dataclass(kw_only=True)
class Host:
    """What a run has seen of a host, and what follows from it."""

    patience: Patience
    #: Failures since the last answer that was none.
    failures: int = 0
    #: Pauses since then.
    pauses: int = 0

    def answered(self) -> None:
        """The host works."""
        self.failures = self.pauses = 0

    def failed(self, cause: Cause) -> timedelta | None:
        """Count a failure that is the host's; the pause it calls for, None when for none."""
        if cause not in HOST_FAILS:
            return None
        self.failures += 1
        if self.failures % self.patience.failures:
            return None
        self.pauses += 1
        return timedelta(seconds=backoff(self.patience, self.pauses + 2))

    @property
    def is_hopeless(self) -> bool:
        """Whether it has failed on through all its pauses."""
        return self.pauses > self.patience.pauses


@dataclass(kw_only=True)
class Pace:
    """When a host may be asked again. Moments are those of a clock that only goes forward, in seconds."""

    #: Seconds between two requests, as they have been found to suit the host; 0 before its first answer.
    delay: float = 0.0
    #: Seconds that its robots.txt asks for (Crawl-delay); 0 when it does not.
    asked: float = 0.0
    #: When the last request began.
    begun: float = float("-inf")
    #: Nothing is asked before; the end of a pause.
    shut_until: float = float("-inf")

    def wait(self, delay: float, *, scatter: float, now: float) -> float:
        """Seconds until the next request; its crawl wants `delay` behind the last one. It never comes earlier than
        the longest of the delays, and later by `scatter`, a share of it."""
        gap = max(delay, self.delay, self.asked) * (1 + scatter)
        return max(0.0, self.begun + gap - now, self.shut_until - now)

    def suit(self, delay: float) -> float:
        """Take a delay that suits the host; the one to keep, which robots.txt may lengthen."""
        self.delay = max(delay, self.asked)
        return self.delay

    def ask(self, delay: float) -> None:
        """Keep the delay that robots.txt asks for; of two files of a host, the longer one."""
        self.asked = max(self.asked, delay)

    def shut(self, until: float) -> None:
        """Pause until the moment, or an earlier pause's end that lies behind it."""
        self.shut_until = max(self.shut_until, until)


def backoff(patience: Patience, attempt: int, *, chance: float = 1.0) -> float:
    """Seconds to wait before try number `attempt` (1 is the first repetition): doubled each time, cut at the longest,
    and scattered by `chance` (0 to 1) over its upper half, so that many do not come back at once."""
    doubled: float = patience.backoff * 2 ** min(max(attempt, 1) - 1, _MOST_DOUBLINGS)
    whole = min(patience.longest, doubled)
    return whole * (0.5 + chance / 2)


def retry_after(value: str, *, now: datetime) -> timedelta | None:
    """The wait that a Retry-After header asks for (RFC 9110, 10.2.3): seconds, or a date; None when it is neither.

    A date in the past is no wait. What is beyond all measure comes back as the longest leave.
    """
    text = value.strip()
    if text.isascii() and text.isdecimal():
        return timedelta(seconds=int(text)) if len(text) < 9 else LONGEST_LEAVE
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(timedelta(0), aware - now)
