"""Paths: what a run writes stays in its data folder, though a name in there is a symlink."""

from collections.abc import Iterable
from pathlib import Path


class LeadsOut(Exception):
    """A path would be written outside of the data folder; the text says which, and where it leads."""


def places_of(outlet: str) -> tuple[str, ...]:
    """What a run of the outlet writes to, below the data folder."""
    return (
        "locks",
        f"locks/{outlet}.lock",
        "articles",
        f"articles/{outlet}",
        "refused",
        f"refused/{outlet}.jsonl",
        "runs.jsonl",
        "manifest.jsonl",
        "state.sqlite",
    )


def require_inside(folder: Path, places: Iterable[str]) -> None:
    """Nothing, when all these places are in the folder, whether they are there yet or not. Raises LeadsOut.

    The folder itself may be a symlink: whoever runs the crawler names it.
    """
    home = folder.resolve()
    for place in places:
        path = (home / place).resolve()
        if not path.is_relative_to(home):
            raise LeadsOut(f"{folder / place} leads to {path}, out of {folder}; make it a folder or a file of its own")
