"""A WARC that a run writes: `.open` while it does, and readable up to its last whole record however it ends."""

import fcntl
import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from crawler.fetch.warc_index import index_of, write_index
from crawler.fetch.warc_read import CutOff, heads
from crawler.fetch.warc_write import Exchange, Writer

#: How captures are named; other files in the folder are not ours to index.
_OURS = re.compile(r"-\d{20}-\d+\.warc\.gz$")


class CaptureFile:
    """`{outlet}-{UTC time}-{pid}.warc.gz` in a folder, locked until it is closed."""

    def __init__(self, folder: Path, *, outlet: str, made: datetime) -> None:
        """Make the folder and the file, and finish what killed runs have left in the folder. Raises OSError."""
        folder.mkdir(parents=True, exist_ok=True)
        finish_left_open(folder)
        self._path = folder / f"{outlet}-{made:%Y%m%d%H%M%S%f}-{os.getpid()}.warc.gz"
        self._open_path = self._path.with_name(f"{self.name}.open")
        # Locked before it appears as `.open`, so that nobody takes it for left behind.
        hidden = self._path.with_name(f".{self.name}.new")
        self._file = hidden.open("xb")
        fcntl.flock(self._file, fcntl.LOCK_EX)
        hidden.rename(self._open_path)
        self._writer = Writer(self._file, name=self.name, made=made)

    @property
    def name(self) -> str:
        """The name the file will have when it is closed."""
        return self._path.name

    def write(self, exchange: Exchange) -> int:
        """Write request and response and hand them to the system; the byte offset of the response record."""
        return self._writer.write(exchange)

    @property
    def size(self) -> int:
        """Bytes that were written."""
        return self._file.tell()

    def close(self) -> None:
        """Write through to the disk, give the file its name, and make its index. Raises OSError."""
        os.fsync(self._file.fileno())
        self._open_path.rename(self._path)
        write_index(self._path)
        self._file.close()


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
