"""From Scrapy's response to what the pure rooms read."""

from datetime import datetime

from scrapy.http import Response, TextResponse

from crawler.article import Warc
from crawler.discover.capture import original
from crawler.page import Page
from crawler.run import now

#: Headers that the readers of a page may use.
_HEADERS = ("Content-Type", "Content-Language", "ETag", "Last-Modified", "X-Robots-Tag", "X-WP-TotalPages")
_OTHER_KINDS = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
#: How pictures, archives and PDFs begin, whatever they are declared as.
_OTHER_FILES = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b")


def page_of(response: Response) -> Page:
    """The response, free of Scrapy. One from a replay or a web archive was fetched when it was captured."""
    asked = response.request.meta.get("redirect_urls", [""])[0] if response.request else ""
    headers = {name: (response.headers.get(name) or b"").decode("latin-1") for name in _HEADERS}
    page = Page(
        url=response.url,
        body=response.body,
        fetched=fetched_of(response),
        headers={name: value for name, value in headers.items() if value},
        requested_url=asked,
    )
    return original(page)


def fetched_of(response: Response | None) -> datetime:
    """The moment of the fetch: of the capture in a replay, else now, as for a response that never came."""
    moment = response.meta.get("fetched") if response is not None and response.request else None
    return moment if isinstance(moment, datetime) else now()


def warc_of(response: Response) -> Warc | None:
    """Where the response was captured, or replayed from."""
    place = response.meta.get("warc")
    return Warc(file=place["file"], offset=place["offset"]) if place else None


def is_text(response: Response) -> bool:
    """Whether the response can be a page: it is declared as text, and does not begin as other files do."""
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1").partition(";")[0].strip().lower()
    is_other = kind.startswith(_OTHER_KINDS) or response.body.startswith(_OTHER_FILES)
    return isinstance(response, TextResponse) and not is_other
