"""`python -m evaluation.forms WHEEL FOLDER`: a folder of pages that are no articles, out of somebody else's.

The package `formasaurus` (MIT, Mikhail Korobov and contributors) carries pages of 2014 to 2016 for its own test, with
the kind of each form on them, marked by hand. Where one registers or asks for a new password is no article; nor is the
front page of a site, which its address tells. Front pages are given an address that does not, so that they must be
told by what is on them, as any other list.
"""

import argparse
import json
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from crawler.spelling import is_home
from evaluation.pages import store

_DATA = "formasaurus/data"
#: Registration, and recovery of a password.
_FORMS = frozenset("rp")
#: The pages were taken down by then.
_TAKEN = "2016-12-31"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.forms", description=__doc__)
    parser.add_argument("wheel", type=Path, help="formasaurus-0.9.0-py2.py3-none-any.whl, as `pip download` leaves it")
    parser.add_argument("folder", type=Path, help="where the pages and their gold.jsonl are written")
    chosen = parser.parse_args(arguments)
    unpack(chosen.wheel, chosen.folder)
    return 0


def unpack(wheel: Path, folder: Path) -> None:
    """Write the pages and what they are in the form of an evaluation folder, where a list is what is no article.

    Raises OSError or zipfile.BadZipFile where the wheel cannot be read, KeyError where it is another one.
    """
    with zipfile.ZipFile(wheel) as held:
        chosen = _chosen(json.loads(held.read(f"{_DATA}/index.json")))
        store(folder, ((told, held.read(f"{_DATA}/{place}")) for place, told in chosen))


def _chosen(listed: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    for place, page in listed.items():
        if not _FORMS.isdisjoint(page["forms"]):
            yield place, _told("forms", place, page["url"])
        elif is_home(page["url"]):
            yield place, _told("fronts", place, f"https://{urlsplit(page['url']).netloc}/pages/overview")


def _told(name: str, place: str, url: str) -> dict[str, str]:
    page = f"{name}-{PurePosixPath(place).stem}"
    return {"id": page, "set": name, "url": url, "kind": "listing", "crawl_date": _TAKEN}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
