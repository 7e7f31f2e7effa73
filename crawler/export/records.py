"""The way back: records read from the parts, wherever the store says that their lines stand."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Self

import zstandard

from crawler.export.files import ExportError, finished, reader, unfinished
from crawler.store import Place, Places, Store

_CHUNK = 1 << 20  # bytes read at a time while skipping


class Records:
    """The exported records of a data folder, from open, finished and compressed parts alike."""

    def __init__(self, *, data_dir: Path, store: Store) -> None:
        self._data_dir = data_dir
        self._places = Places(store)

    def get(self, outlet: str, key: str, version: int) -> dict[str, Any] | None:
        """The record of that version of an article; None when it was never exported. Raises ExportError."""
        place = self._places.one(outlet, key, version)
        if place is None:
            return None
        record: dict[str, Any] = json.loads(next(self.lines([place])))
        return record

    def lines(self, places: Iterable[Place]) -> Iterator[bytes]:
        """The lines at these places, each with its newline; quickest when the places are in the order of the parts.

        Raises ExportError when a part is missing, or is not what the store knows.
        """
        part: _OpenPart | None = None
        try:
            for place in places:
                if part is None or not part.is_before(place):
                    if part:
                        part.close()
                    part = _OpenPart.of(self._data_dir, place.part)
                yield part.line(place)
        finally:
            if part:
                part.close()


class _OpenPart:
    """A part that is read from its beginning to its end."""

    def __init__(self, path: str, name: Path, file: BinaryIO) -> None:
        self._path = path
        self._name = name
        self._file = file
        self._at = 0

    @classmethod
    def of(cls, data_dir: Path, path: str) -> Self:
        # A crawl that goes on may finish the part between two looks.
        for _ in range(2):
            for name in (finished(data_dir, path), unfinished(data_dir, path)):
                if name and name.exists():
                    return cls(path, name, reader(name))
        raise ExportError(f"{data_dir / path} is missing; restore it, or run `scrapy rebuild` to go on without it")

    def is_before(self, place: Place) -> bool:
        return place.part == self._path and place.offset >= self._at

    def line(self, place: Place) -> bytes:
        try:
            self._skip(place.offset - self._at)
            line = self._read(place.size)
        except zstandard.ZstdError as error:
            raise ExportError(f"{self._name} is damaged: {error}; restore it") from None
        if len(line) != place.size or not line.endswith(b"\n"):
            raise ExportError(f"{self._name} is shorter than it was, or another file; restore it")
        self._at = place.offset + place.size
        return line

    def close(self) -> None:
        self._file.close()

    def _skip(self, count: int) -> None:
        if self._file.seekable() and count:
            self._file.seek(count, 1)
            return
        while count and (chunk := self._file.read(min(count, _CHUNK))):
            count -= len(chunk)

    def _read(self, count: int) -> bytes:
        """As much as there is, up to `count`: a decompressing reader may return less at a time."""
        pieces = []
        while count and (piece := self._file.read(count)):
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)
