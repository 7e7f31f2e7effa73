"""Stored pages: saved HTML files, WARC files, and folders of both, as pages to read."""

import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

from scrapy.utils._compression import brotli, zstd  # type: ignore[attr-defined]  # whichever there are

from crawler.fetch.warc_read import PATTERNS, Archive, Place, open_archive
from crawler.page import Page
from crawler.select import texts

#: Where a saved page says what its address was.
_OWN_URL = ("link[rel=canonical]::attr(href)", "meta[property='og:url']::attr(content)")
_SAVED = (".html", ".htm")
#: Bytes of a page, unpacked; the rest is left.
LONGEST = 50_000_000


def stored_pages(names: Iterable[str]) -> Iterator[Page]:
    """The pages in these files and folders (with what is below them), those answered with status 200.

    Raises ValueError, in a line for the user, when a place is missing, empty or damaged.
    """
    for name in names:
        for path in _files(Path(name)):
            if path.suffix in _SAVED:
                yield page_of_file(path)
            else:
                yield from _captured(open_archive(str(path)))


def page_of_file(path: Path, url: str = "", fetched: datetime | None = None) -> Page:
    """A saved page at `url`, or where it says itself it came from. Raises ValueError when the file cannot be read.

    Without `fetched`, the file's modification time is taken for the moment of the fetch.
    """
    try:
        body = path.read_bytes()
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from None
    page = Page(url=url or path.absolute().as_uri(), body=body, fetched=fetched or changed)
    declared = texts(page.tree, _OWN_URL)
    if url or not declared:
        return page
    return Page(url=urljoin(page.url, declared[0]), body=body, fetched=page.fetched)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        if not path.is_file():
            raise ValueError(f"{path}: no such file or folder")
        return [path]
    patterns = (*(f"*{suffix}" for suffix in _SAVED), *PATTERNS)
    found = sorted({hit for pattern in patterns for hit in path.rglob(pattern) if hit.is_file()})
    if not found:
        raise ValueError(f"{path}: no .html and no .warc.gz in it")
    return found


def _captured(archive: Archive) -> Iterator[Page]:
    for url in archive:
        place = archive.find(url)
        if place and (page := _page(archive, place, url)):
            yield page


def _page(archive: Archive, place: Place, url: str) -> Page | None:
    """The page as it was sent, unpacked; None for another status, or a body that cannot be unpacked."""
    kept = archive.read(place)
    headers = {name.lower(): value for name, value in kept.headers}
    try:
        body = _unpacked(kept.body, headers.get("content-encoding", "").strip().lower())
    except (zlib.error, brotli.error, zstd.ZstdError):
        return None
    return Page(url=url, body=body, fetched=place.fetched, headers=headers) if kept.status == 200 else None


def _unpacked(body: bytes, encoding: str) -> bytes:
    if encoding in ("gzip", "x-gzip", "deflate"):
        # 47: gzip or zlib, whichever its head says.
        return zlib.decompressobj(47).decompress(body, LONGEST)
    if encoding == "br":
        return bytes(brotli.Decompressor().process(body, output_buffer_limit=LONGEST))
    if encoding == "zstd":
        return bytes(zstd.ZstdFile(BytesIO(body)).read(LONGEST))
    return body[:LONGEST]
