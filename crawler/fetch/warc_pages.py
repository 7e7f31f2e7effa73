"""Pages out of WARC files, one after the other: what a run reads that crawls nothing."""

import logging
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from crawler.discover.capture import original
from crawler.fetch.warc_read import CutOff, Head, Place, heads, moment_of
from crawler.page import Page

#: Bytes of a page, unpacked, that are read; the rest is cut off.
LONGEST = 32 * 1024 * 1024

_HEADERS = ("Content-Type", "Content-Language", "Last-Modified", "X-Robots-Tag")
_TEXT = ("text/html", "application/xhtml", "text/plain", "application/xml", "text/xml")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A page that was found in a file, not yet read."""

    url: str
    place: Place


def spots(path: Path, wanted: Callable[[str], bool]) -> Iterator[Spot]:
    """The whole pages in a file whose address is wanted, in order: responses of status 200.

    A file that ends within a record is used up to there, with a warning. Raises ValueError where it is damaged or no
    WARC, OSError when it cannot be read.
    """
    try:
        for head in heads(path):
            url = head["WARC-Target-URI"].strip("<>")
            if _is_page(head) and url.lower().startswith(("http:", "https:")) and wanted(url):
                place = Place(path=path, offset=head.offset, fetched=moment_of(head["WARC-Date"]))
                yield Spot(url=url, place=place)
    except CutOff:
        _log.warning("%s is cut off: used up to its last whole record", path)


def spot_at(path: Path, offset: int) -> Spot | None:
    """What the record at that place is of; None where no response stands. Raises OSError when the file has gone."""
    with path.open("rb") as file:
        file.seek(offset)
        try:
            record = next(chain(ArchiveIterator(file), [None]))
        except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, zlib.error):
            return None
        if record is None or record.rec_type != "response":
            return None
        url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        fetched = moment_of(record.rec_headers.get_header("WARC-Date") or "")
    return Spot(url=url, place=Place(path=path, offset=offset, fetched=fetched))


def page_at(spot: Spot) -> Page | None:
    """The page, with every encoding undone; None when it is no text. Raises OSError when the file has gone."""
    with spot.place.path.open("rb") as file:
        file.seek(spot.place.offset)
        record = next(chain(ArchiveIterator(file), [None]))
        if record is None or record.http_headers is None:
            return None
        headers = {name: record.http_headers.get_header(name) or "" for name in _HEADERS}
        kind = headers["Content-Type"].lower().strip()
        if kind and not kind.startswith(_TEXT):
            return None
        body: bytes = record.content_stream().read(LONGEST)
    return original(
        Page(
            url=spot.url,
            body=body,
            fetched=spot.place.fetched,
            headers={name: value for name, value in headers.items() if value},
        )
    )


def _is_page(head: Head) -> bool:
    return head["WARC-Type"] == "response" and head.status == "200"
