"""`DATA_DIR/manifest.jsonl`: a line for each finished part, which consumers follow.

A line is there once its part is complete, and only once.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler import journal
from crawler.store import Part

NAME = "manifest.jsonl"


def append(data_dir: Path, part: Part) -> None:
    """Add the line of a part that was finished just now. Raises OSError."""
    journal.append(data_dir / NAME, _row(part))


def append_missing(data_dir: Path, parts: Iterable[Part]) -> None:
    """Add the lines of those parts that the manifest does not have yet. Raises OSError."""
    journal.append_missing(data_dir / NAME, map(_row, parts), known_by=lambda row: row["path"])


def rows(data_dir: Path) -> list[dict[str, Any]]:
    """The manifest's lines, in the order in which the parts were finished; none when there is no manifest."""
    return list(journal.rows(data_dir / NAME))


def _row(part: Part) -> dict[str, object]:
    return {
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


def _moment(seconds: float | None) -> str | None:
    return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds is not None else None
