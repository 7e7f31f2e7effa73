"""How a fetch has failed: from Scrapy's exceptions to the one name that is counted."""

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

from crawler.causes import FINAL as FINAL
from crawler.causes import UNASKED as UNASKED
from crawler.causes import UNSURE as UNSURE
from crawler.causes import Cause as Cause
from crawler.checks import ChallengePage
from crawler.extract.walls import wall_of
from crawler.fetch.warc_read import NotInArchive
from crawler.markup import parse


class Refused(IgnoreRequest):
    """A request or a response that our own rules end. It is not tried again in this run."""

    def __init__(self, cause: Cause, why: str) -> None:
        super().__init__(why)
        self.cause = cause


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
    (NotInArchive, Cause.NOT_ARCHIVED),
    (IgnoreRequest, Cause.ROBOTS),
    (DownloadTimeoutError, Cause.TIMEOUT),
    (CannotResolveHostError, Cause.UNRESOLVED),
    (DownloadConnectionRefusedError, Cause.REFUSED),
    (DownloadCancelledError, Cause.TOO_LARGE),
    (ResponseDataLossError, Cause.NETWORK),
    (DownloadFailedError, Cause.NETWORK),
)
#: All that is no bug of ours.
FAILURES = tuple(kind for kind, _ in _ERRORS)


def cause_of(failure: Failure) -> Cause | None:
    """The cause of a failed request; None for a bug of ours, which must not be hidden."""
    return cause_of_error(failure.value)


def cause_of_error(error: BaseException | None) -> Cause | None:
    """The same for the exception itself."""
    if isinstance(error, HttpError):
        return Cause.CHALLENGE if is_challenge(error.response) else cause_of_status(error.response.status)
    if isinstance(error, Refused):
        return error.cause
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
