"""`python -m evaluation.second PACKAGE FOLDER`: a second folder of pages with ground truth, out of somebody else's.

The npm package `article` (MIT, Andreas Madsen) carries 258 news pages of spring and summer 2013 for its own test, with
the title and the text of each, marked by hand. They are nobody's evaluation pages but its own.
"""

import argparse
import json
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.pages import store

_TEST = "package/test/reallife"
#: The pages were taken down by then; what they call "today" is before it.
_TAKEN = "2013-07-20"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.second", description=__doc__)
    parser.add_argument("package", type=Path, help="article-1.1.2.tgz, as `npm pack article@1.1.2` leaves it")
    parser.add_argument("folder", type=Path, help="where the pages and their gold.jsonl are written")
    chosen = parser.parse_args(arguments)
    unpack(chosen.package, chosen.folder)
    return 0


def unpack(package: Path, folder: Path) -> None:
    """Write the pages and their ground truth in the form of an evaluation folder.

    Raises OSError or tarfile.ReadError where the package cannot be read, KeyError where it is another one.
    """
    with tarfile.open(package) as held:
        listed = json.loads(_read(held, "datamap.json"))
        pages = ((_told(held, page["key"], page["href"]), _read(held, f"source/{page['key']}.html")) for page in listed)
        store(folder, pages)


def _told(held: tarfile.TarFile, key: str, url: str) -> dict[str, Any]:
    """The ground truth of one page."""
    told = json.loads(_read(held, f"expected/{key}.json"))
    return {
        "id": f"news2013-{key[:12]}",
        "set": "news2013",
        "url": url,
        "kind": "article",
        "body": [told["text"]],
        "title": told["title"],
        "crawl_date": _TAKEN,
    }


def _read(held: tarfile.TarFile, path: str) -> bytes:
    """One file of the package. Raises KeyError when it is not there."""
    file = held.extractfile(f"{_TEST}/{path}")
    if file is None:
        raise KeyError(path)
    with file:
        return file.read()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
