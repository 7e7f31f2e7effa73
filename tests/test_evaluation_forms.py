"""Pages that are no articles, out of a wheel that is like the published one."""

import json
import zipfile
from pathlib import Path

import pytest

from evaluation.forms import main, unpack
from evaluation.pages import load

PAGE = "<html><title>Join the harbour</title><form><input name=mail></form></html>"


def wheel(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "package.whl"
    with zipfile.ZipFile(path, "w") as held:
        for name, text in files.items():
            held.writestr(f"formasaurus/data/{name}", text)
    return path


def test_pages_where_one_registers_and_no_others(tmp_path: Path) -> None:
    index = {
        "html/harbour.example-0.html": {"url": "https://harbour.example/join", "forms": ["s", "r"]},
        "html/harbour.example-1.html": {"url": "https://harbour.example/ferry", "forms": ["s", "c"]},
    }
    held = wheel(tmp_path, {"index.json": json.dumps(index), **dict.fromkeys(index, PAGE)})
    assert main([str(held), str(tmp_path / "out")]) == 0
    (page,) = load(tmp_path / "out")
    assert (page.url, page.body().decode()) == ("https://harbour.example/join", PAGE)
    assert json.loads((tmp_path / "out" / "gold.jsonl").read_text())["kind"] == "listing"


def test_a_front_page_must_be_told_by_what_is_on_it(tmp_path: Path) -> None:
    index = {
        "html/harbour.example-0.html": {"url": "https://harbour.example/", "forms": ["s"]},
        "html/harbour.example-1.html": {"url": "https://harbour.example", "forms": ["r"]},
    }
    unpack(wheel(tmp_path, {"index.json": json.dumps(index), **dict.fromkeys(index, PAGE)}), tmp_path / "out")
    told = [json.loads(line) for line in (tmp_path / "out" / "gold.jsonl").read_text().splitlines()]
    assert [(page["set"], page["url"]) for page in told] == [
        ("fronts", "https://harbour.example/pages/overview"),
        ("forms", "https://harbour.example"),
    ]


def test_another_wheel_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        unpack(wheel(tmp_path, {"other.json": "{}"}), tmp_path / "out")
