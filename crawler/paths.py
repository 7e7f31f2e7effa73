"""Paths: what a run writes stays in its data folder, though a name in there is a symlink."""

from collections.abc import Iterable
from pathlib import Path

#: The files of a store on SQLite, and of the dashboard's search index.
STORE = ("state.sqlite", "state.sqlite-wal", "state.sqlite-shm")
SEARCH = ("search.sqlite", "search.sqlite-wal", "search.sqlite-shm")


class LeadsOut(Exception):
    """A path would be written outside of the data folder; the text says which, and where it leads."""


def places_of(outlet: str) -> tuple[str, ...]:
    """What a run of the outlet writes to, below the data folder."""
    return (
        "locks",
        "locks/-all-.lock",
        f"locks/{outlet}.lock",
        "articles",
        f"articles/{outlet}",
        "refused",
        f"refused/{outlet}.jsonl",
        "runs.jsonl",
        "manifest.jsonl",
        *STORE,
    )


def places_of_daemon(outlets: Iterable[str]) -> tuple[str, ...]:
    """What a daemon for these outlets writes to itself, below the data folder."""
    logs = (f"logs/{name}.log" for name in ("-dashboard", *outlets))
    return ("locks", "locks/_schedule.lock", "logs", *logs, *STORE)


def require_inside(folder: Path, places: Iterable[str]) -> None:
    """Nothing, when all these places are in the folder, whether they are there yet or not. Raises LeadsOut.

    The folder itself may be a symlink: whoever runs the crawler names it.
    """
    home = folder.resolve()
    for place in places:
        try:
            path = (home / place).resolve()
        except RuntimeError:  # pathlib's way to say it
            raise LeadsOut(f"{folder / place} leads in a circle; make it a folder or a file of its own") from None
        if not path.is_relative_to(home):
            raise LeadsOut(f"{folder / place} leads to {path}, out of {folder}; make it a folder or a file of its own")


def require_parts_inside(data_dir: Path, outlet: str) -> None:
    """Nothing, when the parts that a killed run has left open are where they seem to be. Raises LeadsOut.

    They are the only ones that are written again: a finished part may be a symlink to another disk.
    """
    links = (path for path in (data_dir / "articles" / outlet).glob("*.open") if path.is_symlink())
    require_inside(data_dir, [f"articles/{outlet}/{path.name}" for path in links])


def require_captures_inside(captures: Path, data_dir: Path) -> None:
    """Nothing, when what is written to the folder of captures, made or not, stays in there. Raises LeadsOut.

    A folder of captures below the data folder stays in that one too; one elsewhere may be a symlink itself.
    """
    folder = captures.absolute()
    if folder.is_relative_to(data_dir):
        require_inside(data_dir, [folder.relative_to(data_dir).as_posix()])
    if folder.is_dir():
        require_inside(folder, [path.name for path in folder.iterdir() if path.is_symlink()])
