"""A folder of pages with ground truth: gold.jsonl, pages/ID.html.gz, and perhaps a score.py of its own."""

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

#: The moment a page counts as fetched when its gold does not say; relative dates are counted from it. Never the
#: gold's own date: that would give the answer away.
FETCHED = datetime(2026, 6, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class EvaluationPage:
    """One stored page. Its gold is not kept here, so that no reader can see it."""

    id: str
    url: str
    fetched: datetime
    file: Path

    def body(self) -> bytes:
        """The page as it was sent."""
        return gzip.decompress(self.file.read_bytes())

    @property
    def site(self) -> str:
        """The host without `www.`: what pages of one site have in common."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


def gold(folder: Path) -> list[dict[str, Any]]:
    """What is known of each page, in the order of the file. Raises OSError when it is not there."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def load(folder: Path) -> list[EvaluationPage]:
    """The pages of the folder, in the order of its gold. Raises OSError when there are none."""
    return [_page(folder, told) for told in gold(folder)]


def store(folder: Path, pages: Iterable[tuple[dict[str, Any], bytes]]) -> None:
    """Write what is known of each page, and its body as sent, as `load` and `gold` find them."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    known = []
    for told, body in pages:
        _file(folder, told["id"]).write_bytes(gzip.compress(body, mtime=0))
        known.append(f"{json.dumps(told, ensure_ascii=False)}\n")
    (folder / "gold.jsonl").write_text("".join(known), encoding="utf-8")


def _page(folder: Path, told: dict[str, Any]) -> EvaluationPage:
    return EvaluationPage(
        id=told["id"],
        url=told["url"],
        fetched=_moment(told.get("crawl_date")),
        file=_file(folder, told["id"]),
    )


def _file(folder: Path, name: str) -> Path:
    return folder / "pages" / f"{name}.html.gz"


def _moment(text: str | None) -> datetime:
    if not text:
        return FETCHED
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
