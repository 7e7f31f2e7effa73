"""Every golden page of every outlet reads as before. A new page on disk is a new test; nothing to write."""

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.golden import Golden, read
from crawler.outlets import load

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(GOLDEN.glob("*/*.json"))
OUTLETS = load()


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", CASES, ids=_name)
def test_reads_as_before(path: Path) -> None:
    golden = Golden.load(path, OUTLETS[path.parent.name])
    assert golden.actual == golden.expected


@pytest.mark.parametrize("path", CASES, ids=_name)
@pytest.mark.parametrize("share", [0, 1, 30, 60, 90])
def test_a_truncated_page_is_read_or_refused_but_never_a_crash(path: Path, share: int) -> None:
    golden = Golden.load(path, OUTLETS[path.parent.name])
    body = golden.page.body[: len(golden.page.body) * share // 100]
    reading = read(replace(golden.page, body=body), golden.outlet, golden.kind)
    assert isinstance(reading, dict)
    if golden.kind == "article" and not share:
        assert "refused" in reading


def test_there_are_golden_pages() -> None:
    assert len(CASES) >= 10
