"""How a part is closed: final name, store, manifest, each step safe before the next one."""

from pathlib import Path

from crawler.export import manifest
from crawler.export.files import clear, finish
from crawler.store import File, Parts


class Closer:
    """Closes the parts of one outlet."""

    def __init__(self, *, data_dir: Path, parts: Parts, compression: str) -> None:
        self._data_dir = data_dir
        self._parts = parts
        self._compression = compression

    def close(self, path: str, *, now: float) -> Path:
        """Finish an open part whose every byte is safe; the finished file. Raises OSError."""
        return self.record(path, finish(self._data_dir, path, self._compression), now=now)

    def record(self, path: str, file: File, *, now: float) -> Path:
        """Tell store and manifest of a part that has its final name; the finished file. Raises OSError."""
        part = self._parts.close(path, file, now=now)
        clear(self._data_dir, path)
        manifest.append(self._data_dir, part)
        self._parts.note_listed(path)
        return self._data_dir / file.path

    def list_closed(self) -> None:
        """Tell the manifest of the parts that a kill kept from it. Raises OSError."""
        closed = self._parts.closed_parts()
        if not closed:
            return
        for part in closed:
            clear(self._data_dir, part.path)
        manifest.append_missing(self._data_dir, closed)
        for part in closed:
            self._parts.note_listed(part.path)
