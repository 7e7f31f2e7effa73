"""The pages that are broken: stored real ones where there are any, else the golden ones of the tests."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from drills.fuzz.case import Case

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
SHARED = ROOT.parent / "shared"


def golden() -> list[Case]:
    """The golden articles of the tests, each to be read by its outlet's rules."""
    found = []
    for path in sorted(GOLDEN.rglob("*.json")):
        about = json.loads(path.read_text(encoding="utf-8"))
        page = next((file for file in sorted(path.parent.glob(f"{path.stem}.*")) if file.suffix != ".json"), None)
        if about["kind"] == "article" and page:
            found.append(
                Case(
                    name=str(path.relative_to(ROOT)),
                    body=page.read_bytes(),
                    content_type=about["content_type"],
                    url=about["url"],
                    outlet=path.parent.name,
                )
            )
    return found


def real(shared: Path = SHARED) -> list[Case]:
    """Stored real pages, in a fixed order in which neighbours are of different kinds; [] where there are none."""
    evaluation = _evenly(sorted((shared / "eval" / "pages").glob("*.html.gz")))
    outlets = _evenly(sorted((shared / "outlets" / "html").rglob("*.html")))
    files = [file for pair in zip(outlets, evaluation, strict=False) for file in pair]
    files += evaluation[len(outlets) :] + outlets[len(evaluation) :]
    return [Case(name=str(file.relative_to(shared)), body=_bytes(file)) for file in files]


def _evenly(files: list[Path]) -> list[Path]:
    step = 37  # a prime that no folder of pages has a multiple of
    return sorted(files, key=lambda file: (files.index(file) * step) % (len(files) or 1)) if files else []


def _bytes(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()


def chosen(bundled: int, stored: int) -> Iterator[Case]:
    """That many golden pages, of as many outlets as can be, and that many real ones."""
    yield from _evenly_spread(golden(), bundled)
    yield from real()[:stored]


def _evenly_spread(pages: list[Case], count: int) -> list[Case]:
    step = max(1, len(pages) // count)
    return pages[::step][:count]
