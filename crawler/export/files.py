"""Parts as files: where an open one and a finished one stand, and how the one becomes the other."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

import zstandard

from crawler.store import File

#: Every file that ends in this is unfinished, and nobody's business but ours.
OPEN = ".open"
ZSTD = ".zst"

_CHUNK = 1 << 20  # bytes


class ExportError(Exception):
    """The feed cannot be written or read; the text says why, and what to do."""


@dataclass(frozen=True, kw_only=True)
class PartFormat:
    """How parts are cut, and how they are kept when they are finished."""

    #: A part that has grown to this many bytes, before compression, is closed and another one begun.
    most_bytes: int = 64 * 1024 * 1024
    #: "" leaves parts as they are; "zstd" compresses them when they are finished.
    compression: Literal["", "zstd"] = ""

    def __post_init__(self) -> None:
        if self.most_bytes < 1:
            raise ValueError(f"PART_BYTES must be 1 or more, not {self.most_bytes}")
        if self.compression not in ("", "zstd"):
            raise ValueError(f"PART_COMPRESSION is 'zstd' or nothing, not {self.compression!r}")


def unfinished(data_dir: Path, path: str) -> Path:
    """Where the part stands while it is written."""
    return data_dir / f"{path}{OPEN}"


def finished(data_dir: Path, path: str) -> Path | None:
    """The finished part, compressed or not; None when there is none."""
    return next((file for file in (data_dir / path, data_dir / f"{path}{ZSTD}") if file.exists()), None)


def finish(data_dir: Path, path: str, compression: str) -> File:
    """Give the part its final name; the file that is safe then.

    A part that is compressed keeps its open file as well, until the store knows of the other: `clear` removes it.
    """
    source = unfinished(data_dir, path)
    if compression:
        final = data_dir / f"{path}{ZSTD}"
        _compress(source, final)
    else:
        final = data_dir / path
        source.replace(final)
    sync_folder(final.parent)
    return describe(data_dir, final)


def clear(data_dir: Path, path: str) -> None:
    """Remove what a finished part leaves behind."""
    unfinished(data_dir, path).unlink(missing_ok=True)
    unfinished(data_dir, path + ZSTD).unlink(missing_ok=True)


def describe(data_dir: Path, final: Path) -> File:
    """The file with its size and its hash, which means reading it."""
    with final.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        size = file.tell()
    return File(path=final.relative_to(data_dir).as_posix(), bytes=size, sha256=digest.hexdigest())


def reader(path: Path) -> BinaryIO:
    """The lines of a part, as they were before compression; reading and seeking go forward only."""
    file = path.open("rb")
    if path.suffix != ZSTD:
        return file
    return cast("BinaryIO", zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True, closefd=True))


def sync_folder(folder: Path) -> None:
    """Make names in the folder, new and old, safe on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _compress(source: Path, final: Path) -> None:
    temporary = final.with_name(final.name + OPEN)
    with source.open("rb") as lines, temporary.open("wb") as packed:
        zstandard.ZstdCompressor(write_checksum=True).copy_stream(lines, packed, size=source.stat().st_size)
        packed.flush()
        os.fsync(packed.fileno())
    temporary.replace(final)
