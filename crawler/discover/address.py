"""Addresses in a listing: from what an attribute holds to an absolute URL."""

import re
from urllib.parse import urljoin, urlsplit

#: Characters; a longer address is none.
LONGEST_URL = 2_000

_BROKEN_LINE = re.compile(r"[\t\r\n]+\s*")


def absolute(base: str, href: str) -> str:
    """The absolute http(s) URL of a link; "" for a link that leads to no page."""
    href = href.strip()
    if not href or href.startswith("#") or len(href) > LONGEST_URL:
        return ""
    href = _BROKEN_LINE.sub("", href).replace(" ", "%20")
    try:
        url = _joined(base, href)
        parts = urlsplit(url)
        has_place = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    return url if has_place and parts.scheme in ("http", "https") and len(url) <= LONGEST_URL else ""


def _joined(base: str, href: str) -> str:
    """The absolute URL. What is empty at its end (fragment, query, parameters) goes, and may leave a blank that hid the
    next; each step is shorter than the last."""
    url = urljoin(base, href).strip()
    again = urljoin(base, url).strip()
    while len(again) < len(url):
        url, again = again, urljoin(base, again).strip()
    return url
