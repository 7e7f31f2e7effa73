"""`DATA_DIR/manifest.jsonl`: a line for each finished part, which consumers follow.

A line is there once its part is complete, and only once. Several processes may append: one at a time, and each cuts off
first what a killed one has left torn.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.export.files import sync_folder
from crawler.store import Part

NAME = "manifest.jsonl"


def append(data_dir: Path, part: Part) -> None:
    """Add the line of a part that was finished just now. Raises OSError, and leaves the manifest as it was."""
    with _open(data_dir) as descriptor:
        _write(descriptor, _line(part))


def append_missing(data_dir: Path, parts: Iterable[Part]) -> None:
    """Add the lines of those parts that the manifest does not have yet. Raises OSError."""
    with _open(data_dir) as descriptor:
        known = {row["path"] for row in _rows(data_dir / NAME)}
        _write(descriptor, b"".join(_line(part) for part in parts if part.file not in known))


def rows(data_dir: Path) -> list[dict[str, Any]]:
    """The manifest's lines, in the order in which the parts were finished; none when there is no manifest."""
    path = data_dir / NAME
    return list(_rows(path)) if path.exists() else []


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n"):  # the last one may be on its way
                yield json.loads(line)


@contextmanager
def _open(data_dir: Path) -> Iterator[int]:
    """The manifest for this process alone, its lines whole."""
    path = data_dir / NAME
    is_new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if is_new:
            sync_folder(data_dir)
        _cut_torn_line(descriptor)
        yield descriptor
    finally:
        os.close(descriptor)


def _cut_torn_line(descriptor: int) -> None:
    size = os.fstat(descriptor).st_size
    if not size or os.pread(descriptor, 1, size - 1) == b"\n":
        return
    os.ftruncate(descriptor, os.pread(descriptor, size, 0).rfind(b"\n") + 1)


def _write(descriptor: int, lines: bytes) -> None:
    end = os.fstat(descriptor).st_size
    try:
        rest = memoryview(lines)
        at = end
        while rest:
            written = os.pwrite(descriptor, rest, at)
            at, rest = at + written, rest[written:]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, end)
        raise


def _line(part: Part) -> bytes:
    row = {
        "path": part.file,
        "outlet": part.outlet,
        "articles": part.articles,
        "bytes": part.bytes,
        "sha256": part.sha256,
        "first_published": _moment(part.first_published),
        "last_published": _moment(part.last_published),
        "first_fetched": _moment(part.first_fetched),
        "last_fetched": _moment(part.last_fetched),
        "closed_at": _moment(part.closed_at),
        "run": part.run or None,
    }
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def _moment(seconds: float | None) -> str | None:
    return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds is not None else None
