"""Causes: the names of the ways in which a fetch can fail. Tables and the diary count them."""

from enum import StrEnum


class Cause(StrEnum):
    """What went wrong with a fetch, or why nobody asked."""

    NOT_FOUND = "NotFound"  # 404
    GONE = "Gone"  # 410
    CHALLENGE = "Challenge"  # a wall against robots: it wants JavaScript run, or a puzzle solved
    BLOCKED = "Blocked"  # 401, 403, 406, 451: the outlet does not want us, or not from here
    TOO_MANY = "TooManyRequests"  # 429
    SERVER = "ServerError"  # 5xx
    STATUS = "OtherStatus"
    TIMEOUT = "Timeout"  # of the whole response, however steadily it drips
    UNRESOLVED = "CannotResolve"
    REFUSED = "ConnectionRefused"
    CERTIFICATE = "BadCertificate"
    NETWORK = "NetworkError"  # cut off, or no HTTP
    TOO_LARGE = "TooLarge"  # body, as sent or unpacked, or headers
    UNREADABLE = "UnreadableBody"  # its content encoding does not hold
    NOT_TEXT = "NotText"  # an image, a PDF...
    NOT_ARCHIVED = "NotInArchive"  # a replay lacks the page
    OFF_SITE = "OffSite"  # a redirect led to another host
    LED_HOME = "LedHome"  # a redirect led to the home page or a listing: how many sites say "not found"
    REDIRECTS = "TooManyRedirects"  # or a loop
    FORBIDDEN_ADDRESS = "ForbiddenAddress"  # loopback, private, link-local...
    FORBIDDEN_PORT = "ForbiddenPort"
    FORBIDDEN_SCHEME = "ForbiddenScheme"
    FORBIDDEN_URL = "ForbiddenUrl"  # with credentials, control characters, or no host
    URL_TOO_LONG = "UrlTooLong"
    ROBOTS = "RobotsForbid"
    ROBOTS_UNREACHABLE = "RobotsUnreachable"  # RFC 9309: nothing is allowed for now
    REPEATED = "Repeated"  # this run has asked for it already
    HOST_LEFT = "HostLeftAlone"  # it keeps failing, or asked for a long pause
    BUDGET = "BudgetSpent"  # the host has had its requests of the day
    INTERRUPTED = "Interrupted"  # the run was told to end


#: Causes after which a lead is not asked for again.
FINAL = frozenset({Cause.GONE, Cause.NOT_TEXT, Cause.REPEATED})
#: Causes that may pass while an article is new: a listing can know it before every server does.
UNSURE = frozenset({Cause.NOT_FOUND, Cause.LED_HOME})
#: Causes for which nobody asked the outlet for the page: its lead stays as it was.
UNASKED = frozenset({Cause.ROBOTS_UNREACHABLE, Cause.HOST_LEFT, Cause.BUDGET, Cause.INTERRUPTED})
#: Causes that say something of the host, not of the page: enough of them in a row, and it is left alone.
HOST_FAILS = frozenset(
    {Cause.TOO_MANY, Cause.SERVER, Cause.TIMEOUT, Cause.UNRESOLVED, Cause.REFUSED, Cause.CERTIFICATE, Cause.NETWORK}
)
