"""The JSON Lines feed that survives kill -9.

Lines go to an open part (`NAME.jsonl.open`). Every small group is flushed and synced, and then one store transaction
records the articles and the length that is safe. A start after a crash cuts the open part to that length and gives it
its final name, so a `*.jsonl` never holds a torn line, and no article is lost or written twice.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from io import FileIO
from pathlib import Path

from crawler.article import Article
from crawler.store import Entry, Part, Parts

#: Articles a group at the most: what a kill makes us fetch again.
GROUP = 20

OPEN = ".open"


class ExportError(Exception):
    """The feed cannot be written; the text says why, and what to do."""


def line_of(article: Article) -> bytes:
    """The article as one line of JSON, with its newline; moments are ISO 8601 with offset."""
    return json.dumps(asdict(article), ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a record")


class Feed:
    """The part that one run of one outlet writes; the file comes into being with its first article."""

    def __init__(self, *, data_dir: Path, name: str, parts: Parts, clock: Callable[[], datetime]) -> None:
        """`name` is the part's path below `data_dir`, ending in .jsonl."""
        self._final = data_dir / name
        self._open = self._final.with_name(self._final.name + OPEN)
        self._name = name
        self._parts = parts
        self._clock = clock
        self._file: FileIO | None = None
        self._length = 0
        self._lines: list[bytes] = []
        self._group: list[Entry] = []

    @property
    def path(self) -> Path:
        """Where the part will stand when it is closed."""
        return self._final

    def holds(self, key: str) -> Article | None:
        """The article of that key in the group that is not yet in the store."""
        return next((entry.article for entry in self._group if entry.key == key), None)

    def holds_content(self, content_hash: str) -> str | None:
        """The key of an article with just this content in the group that is not yet in the store."""
        return next((entry.key for entry in self._group if entry.article.content_hash == content_hash), None)

    def add(self, entry: Entry) -> None:
        """Take an article; it is safe after the next commit. Raises ExportError when the disk refuses."""
        self._lines.append(line_of(entry.article))
        self._group.append(entry)
        if len(self._group) >= GROUP:
            self.commit()

    def commit(self) -> None:
        """Make all articles taken so far safe, on disk and in the store. Raises ExportError when the disk refuses."""
        if not self._group:
            return
        try:
            length = self._write(b"".join(self._lines))
        except OSError as error:
            raise ExportError(f"cannot write {self._open}: {error.strerror}; nothing was lost, run again") from error
        self._parts.commit(self._name, length=length, entries=self._group, now=self._clock().timestamp())
        self._length = length
        self._lines, self._group = [], []

    def close(self) -> Path | None:
        """Commit, and give the part its final name; None when the run had no article."""
        self.commit()
        if self._file is None:
            return None
        self._file.close()
        self._file = None
        _finish(self._open, self._final)
        self._parts.close(self._name)
        return self._final

    def _write(self, lines: bytes) -> int:
        if self._file is None:
            self._open.parent.mkdir(parents=True, exist_ok=True)
            self._parts.begin(self._name)
            self._file = FileIO(self._open, "w")
            _sync_folder(self._open.parent)
        # After a write that failed half-way, what stands behind the safe length is overwritten.
        self._file.seek(self._length)
        rest = memoryview(lines)
        while rest:
            rest = rest[self._file.write(rest) :]
        os.fsync(self._file.fileno())
        return self._length + len(lines)


def repair(*, data_dir: Path, parts: Parts) -> list[Path]:
    """Finish the parts that a killed run left open; the finished ones. Call it before the first write.

    Raises ExportError when a part holds less than the store knows to be safe.
    """
    return [path for part in parts.open_parts() if (path := _repaired(data_dir, parts, part))]


def _repaired(data_dir: Path, parts: Parts, part: Part) -> Path | None:
    final = data_dir / part.path
    unfinished = final.with_name(final.name + OPEN)
    if not part.articles:
        unfinished.unlink(missing_ok=True)
        parts.forget(part.path)
        return None
    if unfinished.exists():
        if unfinished.stat().st_size < part.length:
            raise ExportError(f"{unfinished} holds less than the {part.length} bytes that were safe; restore it")
        os.truncate(unfinished, part.length)
        _finish(unfinished, final)
    elif not final.exists():
        raise ExportError(f"{unfinished} is missing and held {part.articles} articles; restore it")
    parts.close(part.path)
    return final


def _finish(unfinished: Path, final: Path) -> None:
    unfinished.replace(final)
    _sync_folder(final.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
