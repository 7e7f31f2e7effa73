"""What a killed run has left behind, put in order before the next one writes."""

import os
from datetime import datetime
from pathlib import Path

from crawler.export.closing import Closer
from crawler.export.files import ExportError, clear, describe, finished, unfinished
from crawler.store import Part, Parts


def repair(*, data_dir: Path, parts: Parts, now: datetime, compression: str = "") -> list[Path]:
    """Finish the parts that a killed run left open; the finished ones. Call it before the first write.

    Raises ExportError when a part holds less than the store knows to be safe, OSError when the disk refuses.
    """
    closer = Closer(data_dir=data_dir, parts=parts, compression=compression)
    closer.list_closed()
    done = []
    for part in parts.open_parts():
        if not part.articles:
            clear(data_dir, part.path)
            parts.forget(part.path)
        elif unfinished(data_dir, part.path).exists():
            _cut(data_dir, part)
            done.append(closer.close(part.path, now=now.timestamp()))
        else:
            file = describe(data_dir, _renamed(data_dir, part))
            done.append(closer.record(part.path, file, now=now.timestamp()))
    return done


def _cut(data_dir: Path, part: Part) -> None:
    path = unfinished(data_dir, part.path)
    size = path.stat().st_size
    if size < part.length:
        short = f"{path} holds {size} bytes of the {part.length} that were safe"
        raise ExportError(f"{short}; restore it, or run `scrapy rebuild` to fetch the rest again")
    if size > part.length:
        with path.open("r+b") as file:
            file.truncate(part.length)
            os.fsync(file.fileno())


def _renamed(data_dir: Path, part: Part) -> Path:
    """The part when the kill came just after it got its final name."""
    path = finished(data_dir, part.path)
    if path is None:
        missing = unfinished(data_dir, part.path)
        raise ExportError(
            f"{missing} is missing and held {part.articles} articles; restore it, or run `scrapy rebuild`"
        )
    return path
