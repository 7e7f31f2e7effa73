"""Files of JSON lines that several processes append to: each line whole, or not there.

A process that is killed, or a disk that fills up, in the middle of a line leaves a torn one; the next to append cuts it
off. Readers take what ends in a newline.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Row = Mapping[str, object]


def append(path: Path, row: Row) -> None:
    """Add a line, safe on disk. Raises OSError, and leaves the file as it was."""
    with _alone(path) as descriptor:
        _write(descriptor, [row])


def append_missing(path: Path, found: Iterable[Row], *, known_by: Callable[[Row], object]) -> None:
    """Add the lines that are not there yet, told apart by what `known_by` makes of them. Raises OSError."""
    with _alone(path) as descriptor:
        known = {known_by(row) for row in rows(path)}
        _write(descriptor, [row for row in found if known_by(row) not in known])


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of the file, oldest first; none when there is no file. Raises ValueError for a line that is no JSON."""
    if not path.exists():
        return
    with path.open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n"):  # the last one may be on its way
                yield json.loads(line)


@contextmanager
def _alone(path: Path) -> Iterator[int]:
    """The file for this process alone, every line of it whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if is_new:
            _sync_folder(path.parent)
        _cut_torn_line(descriptor)
        yield descriptor
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        os.close(descriptor)


def _cut_torn_line(descriptor: int) -> None:
    size = os.fstat(descriptor).st_size
    if size and os.pread(descriptor, 1, size - 1) != b"\n":
        os.ftruncate(descriptor, os.pread(descriptor, size, 0).rfind(b"\n") + 1)


def _write(descriptor: int, found: Iterable[Row]) -> None:
    lines = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in found)
    end = os.fstat(descriptor).st_size
    try:
        done = 0
        while done < len(lines):
            done += os.pwrite(descriptor, lines[done:], end + done)
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, end)
        raise


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
