"""The folder's own score.py, run on predictions."""

import contextlib
import importlib.util
import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.pages import gold


def score(script: Path, folder: Path, predictions: Iterable[dict[str, Any]], keep: Path) -> tuple[str, dict[str, str]]:
    """The header and, by set, the row that score.py prints for the predictions, which are left in `keep`."""
    keep.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in predictions), encoding="utf-8")
    module = load_script(script)
    module.HERE = folder  # type: ignore[attr-defined]  # a folder without a score.py of its own
    printed, before = io.StringIO(), sys.argv
    sys.argv = [script.name, str(keep)]
    try:
        with contextlib.redirect_stdout(printed):
            module.main()
    finally:
        sys.argv = before
    header, *rows = printed.getvalue().splitlines()
    return header, {row.split()[0]: row for row in rows if row.strip()}


def refused(folder: Path, predictions: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """How many of the gold's articles were not taken for one, and how many there are; score.py does not count it."""
    articles = {told["id"] for told in gold(folder) if told.get("kind") == "article"}
    missed = sum(row["kind"] != "article" for row in predictions if row["id"] in articles)
    return missed, len(articles)


def load_script(script: Path) -> ModuleType:
    """The script as a module: its measures can be called. Raises ImportError, or OSError when it is not there."""
    spec = importlib.util.spec_from_file_location("evaluation_score", script)
    if spec is None or spec.loader is None:
        raise ImportError(f"{script} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
