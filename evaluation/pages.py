"""A folder of pages with ground truth: gold.jsonl, pages/ID.html.gz, and perhaps a score.py of its own."""

import gzip
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

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


def load(folder: Path) -> list[EvaluationPage]:
    """The pages of the folder, in the order of its gold. Raises OSError when there are none."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [_page(folder, json.loads(line)) for line in lines if line.strip()]


def _page(folder: Path, gold: dict[str, str]) -> EvaluationPage:
    return EvaluationPage(
        id=gold["id"],
        url=gold["url"],
        fetched=_moment(gold.get("crawl_date")),
        file=folder / "pages" / f"{gold['id']}.html.gz",
    )


def _moment(text: str | None) -> datetime:
    if not text:
        return FETCHED
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
