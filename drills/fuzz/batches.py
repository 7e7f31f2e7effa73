"""What is read in one process: all damage to a few pages, or a few dozen of the other cases."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from drills.fuzz.case import Case, Cases
from drills.fuzz.mutations import mutated
from drills.fuzz.outsized import outsized, traps
from drills.fuzz.sources import chosen

#: How many outsized pages, traps, and pages with all that is done to them share a process: it takes a second to start.
_OUTSIZED, _TRAPS, _PAGES = 40, 160, 8


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much is drilled."""

    #: Golden pages of the tests, and stored real pages, that are broken.
    golden: int
    real: int
    #: Share of the full size that outsized pages have.
    scale: float
    #: Bytes of a text of one repeated word.
    trap: int
    #: Every how many cases of a page are read.
    every: int = 1


FULL = Size(golden=40, real=40, scale=1.0, trap=300_000)
SHORT = Size(golden=8, real=0, scale=0.01, trap=20_000, every=12)


def batches(size: Size) -> Iterator[str]:
    """The names of all batches, the most expensive ones first."""
    kinds = (("outsized", outsized(0), _OUTSIZED), ("traps", traps(0), _TRAPS))
    for kind, all_of_them, together in (*kinds, ("page", chosen(size.golden, size.real), _PAGES)):
        yield from (f"{kind}:{first}" for first in range(0, sum(1 for _ in all_of_them), together))


def cases(batch: str, size: Size) -> Cases:
    """The cases of a batch; always the same ones in the same order."""
    kind, _, at = batch.partition(":")
    if kind == "kept":
        yield kept(Path(at))
    elif kind == "page":
        for source in islice(chosen(size.golden, size.real), int(at), int(at) + _PAGES):
            yield from islice(mutated(source), 0, None, size.every)
    elif kind == "traps":
        yield from islice(traps(size.trap), int(at), int(at) + _TRAPS)
    else:
        yield from islice(outsized(size.scale), int(at), int(at) + _OUTSIZED)


def keep(case: Case, folder: Path, reason: str) -> Path:
    """Write a case beside a note of what came of it; the path of the note, which `kept` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = "".join(letter if letter.isalnum() else "-" for letter in case.name)[-100:].strip("-")
    note = folder / f"{stem}.json"
    note.with_suffix(".page").write_bytes(case.body)
    about = {"name": case.name, "url": case.url, "content_type": case.content_type, "outlet": case.outlet}
    note.write_text(json.dumps({**about, "reason": reason}, indent=2), encoding="utf-8")
    return note


def kept(note: Path) -> Case:
    """A case that was kept. Raises OSError when it is not there."""
    about = json.loads(note.read_text(encoding="utf-8"))
    about.pop("reason")
    return Case(body=note.with_suffix(".page").read_bytes(), **about)
