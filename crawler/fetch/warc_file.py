"""A WARC that a run writes: `.open` while it does, and readable up to its last whole record however it ends."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path

from crawler.appending import append_at
from crawler.fetch.warc_index import index_of, write_index
from crawler.fetch.warc_read import CutOff, heads
from crawler.fetch.warc_write import Exchange, Writer

#: How captures are named; other files in the folder are not ours to index.
_OURS = re.compile(r"-\d{20}-\d+\.warc\.gz$")


class CaptureError(Exception):
    """The disk refuses a capture; the text says why, and what to do."""


class CaptureFile:
    """`{outlet}-{UTC time}-{pid}.warc.gz` in a folder, locked until it is closed. All it does raises CaptureError."""

    def __init__(self, folder: Path, *, outlet: str, made: datetime) -> None:
        """Make the folder and the file, and finish what killed runs have left in the folder."""
        self._path = folder / f"{outlet}-{made:%Y%m%d%H%M%S%f}-{os.getpid()}.warc.gz"
        self._open_path = self._path.with_name(f"{self.name}.open")
        self._length = 0
        self._packed = BytesIO()
        self._writer = Writer(self._packed, name=self.name, made=made)
        with self._refusals():
            folder.mkdir(parents=True, exist_ok=True)
            finish_left_open(folder)
            # Locked before it appears as `.open`, so that nobody takes it for left behind.
            hidden = self._path.with_name(f".{self.name}.new")
            self._file = hidden.open("xb", buffering=0)
            fcntl.flock(self._file, fcntl.LOCK_EX)
            hidden.rename(self._open_path)
            try:
                self._append()
            except OSError:
                self._file.close()
                self._open_path.unlink(missing_ok=True)
                raise

    @property
    def name(self) -> str:
        """The name the file will have when it is closed."""
        return self._path.name

    def write(self, exchange: Exchange) -> int:
        """Write request and response and hand them to the system; the byte offset of the response record."""
        offset = self._length
        self._writer.write(exchange)
        with self._refusals():
            self._append()
        return offset

    @property
    def size(self) -> int:
        """Bytes that were written."""
        return self._length

    def close(self) -> None:
        """Write through to the disk, give the file its name, and make its index; what is refused, the next run does."""
        with self._file, self._refusals():
            self._file.truncate(self._length)
            os.fsync(self._file.fileno())
            self._open_path.rename(self._path)
            write_index(self._path)

    def _append(self) -> None:
        packed = self._packed.getvalue()
        self._packed.seek(0)
        self._packed.truncate()
        self._length = append_at(self._file, self._length, packed)

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            place = error.filename or self._open_path
            way = "make room, or see to the folder CAPTURE, and run again; nothing was lost"
            raise CaptureError(f"cannot write the capture {place}: {error.strerror}; {way}") from error


def finish_left_open(folder: Path) -> list[Path]:
    """Cut what killed runs have left open after its last whole record and give it its name; the files so finished.

    A file that is still being written is left alone, as are a link and a file that is damaged before its end. What a
    kill has left without an index gets one.
    """
    finished = []
    for path in sorted(path for path in folder.glob("*.warc.gz.open") if not path.is_symlink()):
        with suppress(BlockingIOError, FileNotFoundError, ValueError), path.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            file.truncate(_end(path))
            finished.append(path.rename(path.with_suffix("")))
    for path in folder.glob("*.warc.gz"):
        if not index_of(path).exists() and (path in finished or _OURS.search(path.name)):
            with suppress(ValueError, CutOff, FileNotFoundError):
                write_index(path)
    return finished


def _end(path: Path) -> int:
    """Where the last whole record ends."""
    end = 0
    with suppress(CutOff):
        for head in heads(path):
            end = head.end
    return end
