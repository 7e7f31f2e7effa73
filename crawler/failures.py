"""How a fetch can fail: one name a way, and whether trying again may help."""

from enum import StrEnum

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.checks import ChallengePage
from crawler.extract.walls import wall_of
from crawler.fetch.warc_read import NotInArchive
from crawler.markup import parse


class Cause(StrEnum):
    """What went wrong; the names are what tables and the diary count."""

    NOT_FOUND = "NotFound"  # 404
    GONE = "Gone"  # 410
    CHALLENGE = "Challenge"  # a wall against robots: it wants JavaScript run, or a puzzle solved
    BLOCKED = "Blocked"  # 401, 403, 406, 451: the outlet does not want us, or not from here
    TOO_MANY = "TooManyRequests"  # 429
    SERVER = "ServerError"  # 5xx
    STATUS = "OtherStatus"
    ROBOTS = "RobotsForbid"
    TIMEOUT = "Timeout"
    UNRESOLVED = "CannotResolve"
    REFUSED = "ConnectionRefused"
    TOO_LARGE = "TooLarge"
    NETWORK = "NetworkError"
    NOT_ARCHIVED = "NotInArchive"  # a replay lacks the page
    NOT_TEXT = "NotText"  # an image, a PDF...
    OFF_SITE = "OffSite"  # a redirect led to another host
    LED_HOME = "LedHome"  # a redirect led to the home page or a listing: how many sites say "not found"


#: Causes after which a lead is not asked for again.
FINAL = frozenset({Cause.GONE, Cause.NOT_TEXT})
#: Causes that may pass while an article is new: a listing can know it before every server does.
UNSURE = frozenset({Cause.NOT_FOUND, Cause.LED_HOME})

_STATUS = {
    404: Cause.NOT_FOUND,
    410: Cause.GONE,
    401: Cause.BLOCKED,
    403: Cause.BLOCKED,
    406: Cause.BLOCKED,
    451: Cause.BLOCKED,
    429: Cause.TOO_MANY,
}
#: Statuses with which walls are served; 202 is that of AWS.
_WALLS = frozenset({202, 401, 403, 405, 406, 429, 503})
_ERRORS: tuple[tuple[type[Exception], Cause], ...] = (
    (DownloadTimeoutError, Cause.TIMEOUT),
    (CannotResolveHostError, Cause.UNRESOLVED),
    (DownloadConnectionRefusedError, Cause.REFUSED),
    (DownloadCancelledError, Cause.TOO_LARGE),
    (ResponseDataLossError, Cause.NETWORK),
    (DownloadFailedError, Cause.NETWORK),
)


def cause_of(failure: Failure) -> Cause | None:
    """The cause of a failed request; None for a bug of ours, which must not be hidden."""
    error = failure.value
    if isinstance(error, HttpError):
        return Cause.CHALLENGE if is_challenge(error.response) else cause_of_status(error.response.status)
    if isinstance(error, NotInArchive):
        return Cause.NOT_ARCHIVED
    if isinstance(error, IgnoreRequest):
        return Cause.ROBOTS
    return next((cause for kind, cause in _ERRORS if isinstance(error, kind)), None)


def is_challenge(response: Response) -> bool:
    """Whether an answer that is no page says that it is a wall: by Cloudflare's header, or by its marks."""
    if response.headers.get("cf-mitigated") == b"challenge":
        return True
    if response.status not in _WALLS or not isinstance(response, TextResponse):
        return False
    return wall_of(parse(response.text), url=response.url) is ChallengePage


def cause_of_status(status: int) -> Cause:
    """The cause that an HTTP status outside 200 to 299 stands for."""
    return _STATUS.get(status) or (Cause.SERVER if status >= 500 else Cause.STATUS)
