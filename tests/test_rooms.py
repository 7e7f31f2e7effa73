"""Who may import whom: the walls between the rooms."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler import settings

CRAWLER = Path(__file__).parent.parent / "crawler"
PURE = ("discover", "extract", "outlets", "dedup", "health", "schedule")
PURE_FILES = (
    "article", "attributes", "bounds", "catalogue", "charset", "charset_look", "checks", "clean", "given", "host",
    "lead", "limits", "markup", "order", "outlet", "page", "select",
    "spelling", "tally", "validator", "walk", "window",
    "revision", "revisit_plan", "word_diff",
    "coverage", "diagnosis", "estimate", "reextraction", "slices",
    "alarm", "bogus", "boilerplate", "causes", "harvest", "lead_dates", "outcome",
    "dashboard/plots", "dashboard/question", "dashboard/snippet", "export/line",
    "fetch/directives", "fetch/pauses", "fetch/reach",
)  # fmt: skip
#: Nothing that reads a disk, a network, a clock or Scrapy.
FORBIDDEN = ("scrapy", "twisted", "sqlalchemy", "requests", "urllib.request", "socket", "time", "subprocess", "sqlite3")
FORBIDDEN_ROOMS = ("store", "fetch", "commands", "spider", "pipelines", "extensions", "export", "run", "settings")


def _pure() -> list[Path]:
    files = [path for room in PURE for path in (CRAWLER / room).rglob("*.py")]
    return sorted(files + [CRAWLER / f"{name}.py" for name in PURE_FILES])


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _clocks(path: Path) -> Iterator[str]:
    """Where the file asks what time it is; moments come into a pure room as values."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            asked = ast.unparse(node.func)
            if asked in ("datetime.now", "datetime.utcnow", "datetime.today", "date.today"):
                yield f"{path.name}:{node.lineno}: {asked}"


def _is_forbidden(name: str) -> bool:
    rooms = tuple(f"crawler.{room}" for room in FORBIDDEN_ROOMS)
    return any(name == wall or name.startswith(wall + ".") for wall in (*FORBIDDEN, *rooms))


@pytest.mark.parametrize("path", _pure(), ids=lambda path: path.relative_to(CRAWLER).as_posix())
def test_a_pure_room_stays_pure(path: Path) -> None:
    assert [name for name in _imports(path) if _is_forbidden(name)] == []
    assert list(_clocks(path)) == []


def test_the_walls_are_real(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("from scrapy.http import Request\nimport crawler.store\nnow = datetime.now(UTC)\n")
    assert sum(map(_is_forbidden, _imports(planted))) == 3
    assert list(_clocks(planted)) == ["planted.py:3: datetime.now"]


@pytest.mark.parametrize("path", sorted(CRAWLER.rglob("*.py")), ids=lambda path: path.relative_to(CRAWLER).as_posix())
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 330


def test_nothing_is_unpickled() -> None:
    """Whoever writes a pickle that is read here runs what he likes."""
    kinds = ("pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle")
    imports = {name.partition(".")[0] for path in CRAWLER.rglob("*.py") for name in _imports(path)}
    assert imports.isdisjoint(kinds)
    assert not settings.__dict__.keys() & {"JOBDIR", "HTTPCACHE_ENABLED"}, "Scrapy pickles what it keeps there"
