"""Reading WARC: an index of URLs to places in files, and one page at a time from its place."""

import logging
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit, urlunsplit

from scrapy.exceptions import DownloadFailedError
from w3lib.url import safe_url_string
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

#: Files that a folder of WARCs is searched for; `.open` is one still being written, or left by a killed run.
PATTERNS = ("*.warc", "*.warc.gz", "*.warc.gz.open")

_log = logging.getLogger(__name__)
_PIECE = 1 << 16  # bytes read at a time, and kept of the start of each record
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_TYPE = re.compile(rb"^content-type:([^;\r\n]*)", re.IGNORECASE | re.MULTILINE)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a response is kept."""

    path: Path
    #: Bytes from the start of the file to the response record.
    offset: int
    #: Moment of the capture.
    fetched: datetime

    @property
    def file(self) -> str:
        """The file's name, as it is or will be when its run has ended."""
        return self.path.name.removesuffix(".open")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A response as it was sent, without transfer encoding."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    #: Whether the body is known to lack its end.
    truncated: bool


@dataclass(frozen=True, kw_only=True)
class Head:
    """A whole record without its body: where it stands, and what its headers say."""

    offset: int
    end: int
    headers: StatusAndHeaders
    #: Status of the HTTP response in it, and its type without parameters; "" for records of other kinds.
    status: str
    mime: str = ""

    def __getitem__(self, name: str) -> str:
        return self.headers.get_header(name) or ""


class NotInArchive(DownloadFailedError):
    """A replay was asked for a page that was never captured: a failed download, as nobody knows what the page held.

    A 404 would pretend that the outlet had said so. Only a missing robots.txt is answered with one.
    """


class CutOff(Exception):
    """The file ends within a record."""


class Archive:
    """The latest capture of each URL in some files."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Index the files. Raises ValueError, in a line for the user, when one cannot be used or none has a page."""
        self._places: dict[str, Place] = {}
        named = tuple(paths)
        for path in named:
            self._index(path)
        if not self._places:
            raise ValueError(f"no page in {', '.join(map(str, named))}")

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        """The URLs, normalised, in the order of first capture."""
        return iter(self._places)

    def find(self, url: str) -> Place | None:
        """Where the URL's latest capture is, else that of its other scheme (http, https); None for neither."""
        key = _normal(url)
        scheme, _, rest = key.partition(":")
        other = "http" if scheme == "https" else "https"
        return self._places.get(key) or self._places.get(f"{other}:{rest}")

    def read(self, place: Place) -> Kept:
        """The response kept there. Raises ValueError when it is not HTTP, OSError when the file has gone."""
        with place.path.open("rb") as file:
            file.seek(place.offset)
            record = next(ArchiveIterator(file))
            head = record.http_headers
            if head is None or not head.get_statuscode().isdigit():
                raise ValueError(f"{place.path}: no HTTP response at byte {place.offset}")
            chunked = (head.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
            stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
            body: bytes = stream.read()
        return Kept(
            status=int(head.get_statuscode()),
            headers=_plain_headers(head, body),
            body=body,
            truncated=bool(record.rec_headers.get_header("WARC-Truncated")),
        )

    def _index(self, path: Path) -> None:
        end = 0
        try:
            for head in heads(path):
                end = head.end
                self._note(path, head)
        except CutOff:
            _log.warning("%s is cut off: used up to its last whole record, which ends at byte %d", path, end)

    def _note(self, path: Path, head: Head) -> None:
        url, kind = head["WARC-Target-URI"].strip("<>"), head["WARC-Type"]
        # A 304 says that an earlier capture still holds.
        if (
            kind not in ("response", "revisit")
            or not url.lower().startswith(("http:", "https:"))
            or head.status == "304"
        ):
            return
        fetched = moment_of(head["WARC-Date"])
        place: Place | None = Place(path=path, offset=head.offset, fetched=fetched)
        if kind == "revisit":
            earlier = self.find(head["WARC-Refers-To-Target-URI"].strip("<>") or url)
            place = earlier and Place(path=earlier.path, offset=earlier.offset, fetched=fetched)
        key = _normal(url)
        known = self._places.get(key)
        if place and (known is None or known.fetched <= fetched):
            self._places[key] = place


def open_archive(names: str | Path | Iterable[str]) -> Archive:
    """The archive named by the setting REPLAY: files and folders, a list or separated by commas.

    Raises ValueError, in a line for the user, when one is missing, damaged or no WARC, or none holds a page. A file
    that ends within a record is used up to there, with a warning. Indexed once per process while the files stay.
    """
    try:
        files = warc_files(str(names).split(",") if isinstance(names, str | Path) else names)
        return _open(tuple((path, path.stat().st_size, path.stat().st_mtime_ns) for path in files))
    except (ValueError, OSError) as error:
        raise ValueError(f"REPLAY: {error}") from None


@lru_cache(maxsize=2)
def _open(stamped: tuple[tuple[Path, int, int], ...]) -> Archive:
    return Archive(path for path, _, _ in stamped)


def warc_files(names: Iterable[str]) -> list[Path]:
    """The WARC files of that name, and those in folders of that name. Raises ValueError, in a line for the user."""
    files: list[Path] = []
    for name in map(str.strip, names):
        path = Path(name).resolve()
        found = sorted(hit for pattern in PATTERNS for hit in path.glob(pattern)) if path.is_dir() else [path]
        if not name or not found or not found[0].is_file():
            raise ValueError(f"no .warc or .warc.gz in {name}" if path.is_dir() and name else f"no such file: {name!r}")
        files += found
    return files


def heads(path: Path) -> Iterator[Head]:
    """The whole records of a file, in order. Raises CutOff after the last when the file ends within a record,
    ValueError where it is damaged or no WARC, OSError when it cannot be read."""
    with path.open("rb") as file:
        start = file.read(5)
        file.seek(0)
        if not b"\x1f\x8b\x08".startswith(start[:3]) and not b"WARC/".startswith(start):
            raise ValueError(f"{path} is not a WARC")
        records = _members if start[:1] == b"\x1f" else _blocks
        try:
            yield from records(file)
        except (zlib.error, StatusAndHeadersParserException, ArchiveLoadFailed, EOFError) as error:
            raise ValueError(f"{path} is damaged at byte {file.tell()} or before: {error}") from None
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from None


def _members(file: BinaryIO) -> Iterator[Head]:
    """The records of a compressed file: one gzip member each."""
    offset, data = 0, b""
    while data := data or file.read(_PIECE):
        start, length, taken, data = _member(file, data)
        end = offset + taken
        headers, size, content = _record_headers(start)
        surplus = length - size - content
        if surplus < 0:
            raise ValueError(f"the record at byte {offset} is shorter than it says")
        if surplus > 8:
            raise ValueError("not compressed record by record; run `warcio recompress OLD NEW`")
        yield _head(offset, end, headers, start[size:])
        offset = end


def _member(file: BinaryIO, data: bytes) -> tuple[bytes, int, int, bytes]:
    """One gzip member that starts with `data`: its first bytes, its whole length unpacked and packed, what follows."""
    unpack = zlib.decompressobj(wbits=31)
    start, length, taken = b"", 0, 0
    while not unpack.eof:
        data = data or file.read(_PIECE)
        if not data:
            raise CutOff
        taken += len(data)
        piece = unpack.decompress(data)
        start += piece[: _PIECE - len(start)]
        length += len(piece)
        data = unpack.unused_data
    return start, length, taken - len(data), data


def _blocks(file: BinaryIO) -> Iterator[Head]:
    """The records of a file that is not compressed."""
    whole = file.seek(0, 2)
    offset = 0
    while offset < whole:
        file.seek(offset)
        start = file.read(_PIECE)
        blank = len(start) - len(start.lstrip(b"\r\n"))
        if blank:
            offset += blank
            continue
        if offset + len(start) == whole and not _BLANK_LINE.search(start):
            raise CutOff
        headers, size, content = _record_headers(start)
        end = offset + size + content
        if end > whole:
            raise CutOff
        yield _head(offset, end, headers, start[size:])
        offset = end


def _record_headers(start: bytes) -> tuple[StatusAndHeaders, int, int]:
    """A record's headers, their length and that of its content. Raises ValueError when it does not say."""
    blank = _BLANK_LINE.search(start)
    headers = StatusAndHeadersParser(["WARC/"]).parse(BytesIO(start))
    length = headers.get_header("Content-Length") or ""
    if blank is None or not length.isdigit():
        raise ValueError("a record without Content-Length")
    # warcio's own count of the headers is in characters.
    return headers, blank.end(), int(length)


def _head(offset: int, end: int, headers: StatusAndHeaders, content: bytes) -> Head:
    line = content[:64].split()
    is_http = len(line) > 1 and line[0].startswith(b"HTTP/")
    if not is_http:
        return Head(offset=offset, end=end, headers=headers, status="")
    declared = _TYPE.search(_BLANK_LINE.split(content, 1)[0])
    mime = declared[1].decode("latin-1").strip().lower() if declared else ""
    return Head(offset=offset, end=end, headers=headers, status=line[1].decode("latin-1"), mime=mime)


def _plain_headers(head: StatusAndHeaders, body: bytes) -> tuple[tuple[str, str], ...]:
    """The HTTP headers that hold for the body as given."""
    gone = {"transfer-encoding"}
    # Some tools keep the body unpacked and the header as it was.
    if (head.get_header("Content-Encoding") or "").strip().lower() == "gzip" and not body.startswith(b"\x1f\x8b"):
        gone.add("content-encoding")
    return tuple((name, value) for name, value in head.headers if name.lower() not in gone)


def moment_of(date: str) -> datetime:
    """A WARC-Date. Raises ValueError when it is none."""
    moment = datetime.fromisoformat(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _normal(url: str) -> str:
    """The URL with scheme and host in lower case, escaped as Scrapy does, without default port and fragment."""
    try:
        parts = urlsplit(safe_url_string(url))
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    if port and port != {"http": 80, "https": 443}.get(parts.scheme):
        host = f"{host}:{port}"
    whole = urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))
    return _ESCAPE.sub(lambda escape: escape[0].upper(), whole)
