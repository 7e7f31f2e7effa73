"""`python -m evaluation.kept FOLDER...`: the weights KEEP of `body_weights`, fitted on pages whose body is known.

Printed is, for the table as it stands and for a new fit, the F1 of the words in the blocks that are kept, each block by
itself: what `body_keep` does with lists and edges comes on top. The fit is asked of sites alone that it has not seen.
The weights printed last are to be read, then copied.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from crawler.extract.body_weights import KEEP
from evaluation.fitting import Flags, Numbers, fit, shown, unseen
from evaluation.pages import gold, load
from evaluation.printing import say
from evaluation.reading import read

#: Weights that are set by hand.
BY_HAND: Final = frozenset(
    {"pictured", "all_link", "line_start", "long_start", "after_last", "before_first", "unconfirmed", "short"}
)
#: How freely weights grow, and random divisions of the sites into parts.
STRENGTH, DIVISIONS = 0.15, 3
#: Words from which a block is known by how it begins and ends: a link or a footnote in it may be marked differently.
LONG, ENDS = 14, 8
#: Words of a block that count; a page counts as much as any other.
MOST_WORDS = 60
_NAMES: Final = [name for name in KEEP if name not in {*BY_HAND, "bias"}]
_SIGNS: Final = np.array([np.sign(KEEP[name]) for name in _NAMES])
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """What is known of the blocks that were weighed, a row or an entry for each."""

    page: npt.NDArray[np.int_]
    site: npt.NDArray[np.str_]
    set: npt.NDArray[np.str_]
    words: Numbers
    is_body: Flags
    signals: Numbers
    #: What the weights set by hand make of it.
    given: Numbers


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.kept", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="evaluation folders")
    known = _blocks(parser.parse_args(arguments).folders)
    sets = sorted(set(known.set))
    say(f"{len(known.site)} blocks of {len(set(known.page))} pages, of {len(set(known.site))} sites")
    say(f"{'F1 of the words in blocks kept, by themselves':48}" + "".join(f"{name:>10}" for name in sets))
    everything = np.ones(len(known.site), dtype=np.bool_)
    now = known.signals @ np.array([KEEP[name] for name in _NAMES]) + known.given + KEEP["bias"]
    weights, bias = _fitted(known, everything)
    apart = [unseen(known.site, lambda others, own: _scores(known, others, own), seed=n) for n in range(DIVISIONS)]
    _row("weights as they stand, all pages", [now], known, sets)
    _row("new fit, all pages", [known.signals @ weights + bias + known.given], known, sets)
    _row("new fit, sites not fitted", apart, known, sets)
    say(shown(_NAMES, weights, bias))
    return 0


def _fitted(known: Blocks, chosen: Flags) -> tuple[Numbers, float]:
    size = np.sqrt(np.minimum(known.words, MOST_WORDS))
    counted = size / np.bincount(known.page, size)[known.page]
    return fit(
        known.signals[chosen],
        known.is_body[chosen],
        counted=counted[chosen],
        signs=_SIGNS,
        given=known.given[chosen],
        strength=STRENGTH,
    )


def _scores(known: Blocks, others: Flags, own: Flags) -> Numbers:
    weights, bias = _fitted(known, others)
    return known.signals[own] @ weights + bias + known.given[own]


def _blocks(folders: Sequence[Path]) -> Blocks:
    rows = [row for folder in folders for row in _rows(folder)]
    pages = {row["page"]: n for n, row in enumerate(rows)}
    return Blocks(
        page=np.unique([pages[row["page"]] for row in rows], return_inverse=True)[1],
        site=np.array([row["site"] for row in rows]),
        set=np.array([row["set"] for row in rows]),
        words=np.array([float(row["words"]) for row in rows]),
        is_body=np.array([row["is_body"] for row in rows]),
        signals=np.array([[float(row["signals"].get(name, 0.0)) for name in _NAMES] for row in rows]),
        given=np.array([sum(KEEP[name] * row["signals"].get(name, 0.0) for name in BY_HAND) for row in rows]),
    )


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    for told, stored in zip(gold(folder), load(folder), strict=True):
        if not told.get("body") or told["kind"] != "article":
            continue
        body, may_be = _line(*told["body"]), _line(*told.get("optional", ()))
        for piece in read(stored).body.weighed:
            line = _line(piece.block.text)
            is_body = _is_in(line, body)
            if line.strip() and (is_body or line not in may_be):
                yield {
                    "page": stored.id,
                    "site": stored.site,
                    "set": told["set"],
                    "words": line.count(" ") - 1,
                    "is_body": is_body,
                    "signals": piece.signals,
                }


def _line(*texts: str) -> str:
    """The words alone, one space between them and at both ends."""
    return f" {' '.join(_WORD.findall(' '.join(texts).casefold()))} "


def _is_in(line: str, body: str) -> bool:
    """Whether a text holds a line, or its beginning and its end where it is a long one."""
    words = line.split()
    if line in body or len(words) < LONG:
        return line in body
    return all(f" {' '.join(end)} " in body for end in (words[1 : 1 + ENDS], words[-1 - ENDS : -1]))


def _row(name: str, scores: Sequence[Numbers], known: Blocks, sets: Sequence[str]) -> None:
    values = [np.mean([_f1(score > 0, known, named) for score in scores]) for named in sets]
    say(f"{name:48}" + "".join(f"{value:10.4f}" for value in values))


def _f1(kept: Flags, known: Blocks, named: str) -> float:
    """The mean over the pages of a set."""
    own = known.set == named
    page = known.page[own]
    right = np.bincount(page, known.words[own] * (kept & known.is_body)[own])
    wrong = np.bincount(page, known.words[own] * (kept ^ known.is_body)[own])
    present = np.unique(page)
    return float(np.mean(2 * right[present] / np.maximum(2 * right[present] + wrong[present], 1)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
