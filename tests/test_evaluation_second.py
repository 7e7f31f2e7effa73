"""The second folder of evaluation pages, out of a package that is like the published one."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from evaluation.pages import load
from evaluation.second import main, unpack

KEY = "0123456789abcdef"
PAGE = "<html><title>The ferry runs again</title><p>It left the harbour at noon.</p></html>"


def package(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "package.tgz"
    with tarfile.open(path, "w:gz") as held:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"package/test/reallife/{name}")
            entry.size = len(text.encode())
            held.addfile(entry, io.BytesIO(text.encode()))
    return path


def test_pages_and_what_is_said_of_them(tmp_path: Path) -> None:
    files = {
        "datamap.json": json.dumps([{"key": KEY, "href": "https://news.example/ferry", "labeled": True}]),
        f"source/{KEY}.html": PAGE,
        f"expected/{KEY}.json": json.dumps({"title": "The ferry runs again", "text": "It left the harbour at noon."}),
    }
    assert main([str(package(tmp_path, files)), str(tmp_path / "out")]) == 0
    (page,) = load(tmp_path / "out")
    assert (page.url, page.body().decode()) == ("https://news.example/ferry", PAGE)
    gold = json.loads((tmp_path / "out" / "gold.jsonl").read_text())
    assert (gold["id"], gold["body"]) == (page.id, ["It left the harbour at noon."])


def test_another_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        unpack(package(tmp_path, {"other.json": "{}"}), tmp_path / "out")
