"""The parts of a data folder, as a rebuild finds them: finished, whole, and compared with the manifest."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import zstandard

from crawler.article import Article
from crawler.export import manifest
from crawler.export.files import OPEN, ZSTD, clear, describe, finish, finished, reader, unfinished
from crawler.export.line import article_of
from crawler.store import File


@dataclass(frozen=True, kw_only=True)
class Found:
    """A finished part on disk."""

    #: As `Part.path`.
    path: str
    outlet: str
    file: File
    run: str
    closed_at: datetime


@dataclass(frozen=True, kw_only=True)
class Line:
    """A record in a part."""

    article: Article
    offset: int
    size: int


def find(data_dir: Path, *, compression: str, problems: list[str]) -> list[Found]:
    """Every part, in the order of its name; those left open are finished first. What is wrong goes to `problems`."""
    folder = data_dir / "articles"
    for path in sorted(folder.glob(f"*/*.jsonl{OPEN}")):
        _finish(data_dir, path.relative_to(data_dir).as_posix().removesuffix(OPEN), compression)
    for path in folder.glob(f"*/*.jsonl{ZSTD}{OPEN}"):
        path.unlink()
    listed = {row["path"]: row for row in manifest.rows(data_dir)}
    names = {path.relative_to(data_dir).as_posix().removesuffix(ZSTD) for path in _finished(folder)}
    found = [_found(data_dir, name, listed) for name in sorted(names)]
    problems.extend(_differences(data_dir, found, listed))
    return found


def lines(data_dir: Path, found: Found, *, problems: list[str]) -> Iterator[Line]:
    """The records of a part. A line that is none goes to `problems`."""
    path = data_dir / found.file.path
    offset = 0
    try:
        with reader(path) as file:
            for line in _split(file):
                try:
                    yield Line(article=article_of(line), offset=offset, size=len(line))
                except ValueError as error:
                    problems.append(f"{path}: the line at byte {offset} is no record: {error}")
                offset += len(line)
    except (zstandard.ZstdError, OSError) as error:
        problems.append(f"{path} is damaged after byte {offset}: {error}")


def _split(file: Any) -> Iterator[bytes]:
    """Lines with their newlines: a decompressing reader has no lines of its own."""
    rest = b""
    while chunk := file.read(1 << 20):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from (line + b"\n" for line in whole)
    if rest:
        yield rest


def _finish(data_dir: Path, path: str, compression: str) -> None:
    """Finish a part that a kill left open, without its torn line."""
    source = unfinished(data_dir, path)
    if not finished(data_dir, path) and _cut_torn_line(source):
        finish(data_dir, path, compression)
    clear(data_dir, path)


def _cut_torn_line(path: Path) -> int:
    """The bytes that are left."""
    with path.open("r+b") as file:
        size = max((offset for offset in _ends(file)), default=0)
        file.truncate(size)
        os.fsync(file.fileno())
    return size


def _ends(file: Any) -> Iterator[int]:
    offset = 0
    for line in file:
        offset += len(line)
        if line.endswith(b"\n"):
            yield offset


def _finished(folder: Path) -> list[Path]:
    return [*folder.glob("*/*.jsonl"), *folder.glob(f"*/*.jsonl{ZSTD}")]


def _found(data_dir: Path, path: str, listed: dict[str, dict[str, Any]]) -> Found:
    final = finished(data_dir, path)
    assert final is not None  # it was there just now, and the folder is locked
    file = describe(data_dir, final)
    row = listed.get(file.path)
    closed = datetime.fromisoformat(row["closed_at"]) if row else datetime.fromtimestamp(final.stat().st_mtime, UTC)
    return Found(
        path=path, outlet=final.parent.name, file=file, run=(row["run"] or "") if row else "", closed_at=closed
    )


def _differences(data_dir: Path, found: list[Found], listed: dict[str, dict[str, Any]]) -> Iterator[str]:
    there = {part.file.path: part.file for part in found}
    for path, row in listed.items():
        if path not in there:
            yield f"{data_dir / path} is missing and held {row['articles']} articles; restore it and rebuild again"
        elif there[path].sha256 != row["sha256"]:
            yield f"{data_dir / path} is not what the manifest knows; restore it and rebuild again"
