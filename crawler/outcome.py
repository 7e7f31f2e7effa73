"""Outcome: what became of one run, in place of "0 items"."""

from enum import StrEnum


class Outcome(StrEnum):
    """How a run ended. Only the first two are success."""

    OK = "ok"
    NOTHING_NEW = "nothing new"
    UNREACHABLE = "unreachable"  # no answer, or the server's own errors
    BLOCKED = "blocked"  # 401, 403, 406, 429, 451
    CHALLENGE = "challenge"  # a page that wants JavaScript or a puzzle solved
    CONSENT_WALL = "consent wall"
    PAYWALL = "paywall"
    SOFT_404 = "soft 404"  # "not found", said with status 200
    LOGIN = "login"
    LAYOUT_CHANGED = "layout changed"  # pages are there, and no article is found on them
    ROBOTS = "robots forbids"
    EMPTY_LISTING = "empty listing"
    NO_ARTICLES = "no articles"  # there was something new, and nothing of it could be read
    INTERRUPTED = "interrupted"
    CRASHED = "crashed"  # a bug of ours, or a disk that refuses; the log has it

    @property
    def is_success(self) -> bool:
        return self in (Outcome.OK, Outcome.NOTHING_NEW)

    @property
    def tells(self) -> bool:
        """Whether the run says something of the outlet."""
        return self not in (Outcome.INTERRUPTED, Outcome.CRASHED)


#: What a failed fetch (crawler.failures.Cause) or a refused page (crawler.checks) means when all are like it.
MEANING = {
    "Blocked": Outcome.BLOCKED,
    "TooManyRequests": Outcome.BLOCKED,
    "Challenge": Outcome.CHALLENGE,
    "RobotsForbid": Outcome.ROBOTS,
    "NotFound": Outcome.LAYOUT_CHANGED,
    "Gone": Outcome.LAYOUT_CHANGED,
    "OffSite": Outcome.LAYOUT_CHANGED,
    "ChallengePage": Outcome.CHALLENGE,
    "ConsentWall": Outcome.CONSENT_WALL,
    "PaywallStub": Outcome.PAYWALL,
    "LoginPage": Outcome.LOGIN,
    "ErrorPage": Outcome.SOFT_404,
    "SoftNotFound": Outcome.SOFT_404,
    "EmptyListing": Outcome.EMPTY_LISTING,
}
