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
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.fetch.warc_read import NotInArchive


class Cause(StrEnum):
    """What went wrong; the names are what tables and the diary count."""

    NOT_FOUND = "NotFound"  # 404
    GONE = "Gone"  # 410
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
        return cause_of_status(error.response.status)
    if isinstance(error, NotInArchive):
        return Cause.NOT_ARCHIVED
    if isinstance(error, IgnoreRequest):
        return Cause.ROBOTS
    return next((cause for kind, cause in _ERRORS if isinstance(error, kind)), None)


def cause_of_status(status: int) -> Cause:
    """The cause that an HTTP status outside 200 to 299 stands for."""
    return _STATUS.get(status) or (Cause.SERVER if status >= 500 else Cause.STATUS)
