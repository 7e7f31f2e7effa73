"""The parts that one run of one outlet writes."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import FileIO
from pathlib import Path

from crawler.appending import append_at
from crawler.article import Article
from crawler.export.closing import Closer
from crawler.export.files import ExportError, PartFormat, sync_folder, unfinished
from crawler.export.line import line_of
from crawler.store import Entry, Parts

#: Articles a group at the most: what a kill makes us fetch again.
GROUP = 20


class Feed:
    """The feed of one run of one outlet; a part comes into being with its first article."""

    def __init__(
        self,
        *,
        data_dir: Path,
        name: str,
        parts: Parts,
        clock: Callable[[], datetime],
        part_format: PartFormat | None = None,
    ) -> None:
        """`name` is what the parts' paths below `data_dir` begin with: NAME-001.jsonl, NAME-002.jsonl..."""
        self._data_dir = data_dir
        self._name = name
        self._parts = parts
        self._clock = clock
        self._format = part_format or PartFormat()
        self._closer = Closer(data_dir=data_dir, parts=parts, compression=self._format.compression)
        self._file: FileIO | None = None
        self._length = 0
        self._lines: list[bytes] = []
        self._group: list[Entry] = []
        self._begun = 0
        #: The parts that are complete, in the order in which they were written.
        self.finished: list[Path] = []

    def holds(self, key: str) -> Article | None:
        """The article of that key in the group that is not yet in the store."""
        return next((entry.article for entry in self._group if entry.key == key), None)

    def holds_content(self, content_hash: str) -> str | None:
        """The key of an article with just this content in the group that is not yet in the store."""
        return next((entry.key for entry in self._group if entry.article.content_hash == content_hash), None)

    def add(self, entry: Entry) -> None:
        """Take an article; it is safe after the next commit. Raises ExportError when the disk refuses."""
        line = line_of(entry.article)
        self._lines.append(line)
        self._group.append(replace(entry, size=len(line)))
        if len(self._group) >= GROUP:
            self.commit()

    def commit(self) -> None:
        """Make all articles taken so far safe, on disk and in the store. Raises ExportError when the disk refuses."""
        if not self._group:
            return
        if self._is_stuck:
            raise ExportError(f"{self._open} could not be finished; run again, nothing was lost")
        try:
            length = self._write(b"".join(self._lines))
        except OSError as error:
            raise _refused(self._open, error) from error
        self._parts.commit(self._path, length=length, entries=self._group, now=self._clock().timestamp())
        self._length = length
        self._lines, self._group = [], []
        if length >= self._format.most_bytes:
            self._close_part()

    def close(self) -> list[Path]:
        """Commit, and finish the last part; all finished parts. Raises ExportError when the disk refuses."""
        try:
            self.commit()
            if self._file and not self._is_stuck:
                self._close_part()
        finally:
            if self._file:  # something refused; the next start finishes the part
                self._file.close()
        return self.finished

    @property
    def _path(self) -> str:
        return f"{self._name}-{self._begun:03}.jsonl"

    @property
    def _open(self) -> Path:
        return unfinished(self._data_dir, self._path)

    @property
    def _is_stuck(self) -> bool:
        """Whether a part was complete and could not be finished: the next start finishes it."""
        return self._file is not None and self._file.closed

    def _write(self, lines: bytes) -> int:
        if self._file is None:
            self._file = self._begin()
        length = append_at(self._file, self._length, lines)
        os.fsync(self._file.fileno())
        return length

    def _begin(self) -> FileIO:
        self._begun += 1
        self._length = 0
        self._open.parent.mkdir(parents=True, exist_ok=True)
        self._parts.begin(self._path, run=self._name.rpartition("/")[2])
        file = FileIO(self._open, "w")
        try:
            sync_folder(self._open.parent)
        except OSError:
            file.close()
            raise
        return file

    def _close_part(self) -> None:
        if self._file:
            self._file.close()
        try:
            final = self._closer.close(self._path, now=self._clock().timestamp())
        except OSError as error:
            raise _refused(self._open, error) from error
        self._file = None
        self.finished.append(final)


def _refused(path: Path, error: OSError) -> ExportError:
    return ExportError(
        f"cannot write {error.filename or path}: {error.strerror}; see to the disk and run again, nothing was lost"
    )
