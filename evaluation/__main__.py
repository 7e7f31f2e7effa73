"""`python -m evaluation [FOLDER]`: the table of score.py for this project and its peers, and what each costs."""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from evaluation.easy import EASY, is_easy
from evaluation.pages import FETCHED, EvaluationPage, load
from evaluation.printing import say
from evaluation.readers import parse_only, readers
from evaluation.scoring import refused, score
from evaluation.without import WITHOUT, body_of

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "eval"
PROCESSES = 2
_PARSING = "parsing alone"
#: CPU seconds by reader, for one page.
Costs: TypeAlias = dict[str, float]
#: A page of no site, read before the clock starts: the first call of a library loads its tables, and that for
#: languages is only asked about articles.
_WARM_UP = (
    b"<html><head><title>The bridge is open</title></head><body><article><h1>The bridge is open</h1>"
    + b"<p>The bridge was opened on 3 May 2024. Ships came in from the north, the ministry said on Friday.</p>" * 12
    + b"</article></body></html>"
)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT, help=f"default: {DEFAULT}")
    parser.add_argument("--keep", type=Path, default=Path("data/evaluation"), help="where predictions are left")
    parser.add_argument("--only", help="run this reader alone (crawler, newspaper4k, ...)")
    parser.add_argument("--without", choices=WITHOUT, default="", help="read the pages with this taken off")
    chosen = parser.parse_args(arguments)
    if not (chosen.folder / "gold.jsonl").is_file():
        say(f"*** SKIPPED: no evaluation pages in {chosen.folder} (gold.jsonl is not there) ***")
        return 0 if chosen.folder == DEFAULT else 2
    names = [name for name in readers() if chosen.only in (None, name)]
    if "newspaper4k" not in readers():
        say("newspaper4k is not installed and is left out: pip install -r evaluation/requirements.txt")
    _run(chosen.folder.resolve(), names, chosen.keep, chosen.without)
    return 0


def _run(folder: Path, names: Sequence[str], keep: Path, without: str) -> None:
    keep.mkdir(parents=True, exist_ok=True)
    pages = load(folder)
    if without:
        say(f"*** without their {without}: see evaluation/without.py ***")
    say(f"{len(pages)} pages of {folder}, {PROCESSES} processes; fetched at the gold's crawl_date, else {FETCHED}")
    predictions: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    costs: dict[str, list[Costs]] = defaultdict(list)
    with ProcessPoolExecutor(PROCESSES, initializer=_warm_up, initargs=(names,)) as pool:
        turns = (_turned([_PARSING, *names], place) for place in range(len(pages)))
        for found, spent, easy in pool.map(_read, pages, turns, [without] * len(pages), chunksize=4):
            for name in names:
                predictions[name].append(found[name])
            for group in ("all pages", "easy pages" if easy else "other pages"):
                costs[group].append(spent)
    _print_table(folder, predictions, keep)
    if "crawler" in predictions:
        missed, articles = refused(folder, predictions["crawler"])
        say(f"articles that crawler refuses: {missed} of {articles} ({missed / max(articles, 1):.3f})\n")
    say(f"Easy pages: {EASY}.")
    for group, spent_on_pages in sorted(costs.items()):
        _print_costs(group, spent_on_pages)


def _warm_up(names: Sequence[str]) -> None:
    known = readers()
    for name in names:
        known[name](_WARM_UP, "https://news.example/2024/05/03/the-bridge-is-open", FETCHED)


def _read(page: EvaluationPage, names: Sequence[str], without: str) -> tuple[dict[str, dict[str, Any]], Costs, bool]:
    """What every reader makes of one page, and its CPU seconds: one page at a time, so that all meet the same load."""
    body, known = body_of(page, without), {_PARSING: parse_only, **readers()}
    found, spent = {}, {}
    for name in names:
        prediction, spent[name] = _timed(known[name], body, page.url, page.fetched)
        found[name] = {"id": page.id, **prediction}
    return found, spent, is_easy(page)


def _turned(names: Sequence[str], place: int) -> list[str]:
    """Who reads a page when: whoever reads it later finds memory and the caches of libraries warm."""
    first = place % len(names)
    return [*names[first:], *names[:first]]


def _timed(reader: Any, body: bytes, url: str, fetched: datetime) -> tuple[dict[str, Any], float]:
    start = time.process_time()
    prediction = reader(body, url, fetched)
    return prediction, time.process_time() - start


def _print_table(folder: Path, predictions: dict[str, list[dict[str, Any]]], keep: Path) -> None:
    script = folder / "score.py"
    if not script.is_file():
        script = DEFAULT / "score.py"
    tables = {}
    for name, rows in predictions.items():
        header, tables[name] = score(script, folder, rows, keep / f"{name.replace(' ', '-')}.jsonl")
    width = max(map(len, tables)) + 2
    say(f"\n{'':{width}}{header}")
    for group in next(iter(tables.values())):
        for name, table in tables.items():
            say(f"{name:{width}}{table[group]}")
        say("")


def _print_costs(group: str, spent: Sequence[Costs]) -> None:
    totals = {name: sum(costs[name] for costs in spent) for name in (_PARSING, *readers()) if name in spent[0]}
    parsing, ours, pages = totals[_PARSING], totals.get("crawler"), len(spent)
    say(f"\n{f'{group} ({pages})':24}{'ms/page':>9}{'pages per CPU second':>22}{'times parsing':>15}{'times ours':>12}")
    for name, seconds in totals.items():
        beside_ours = f"{seconds / ours:12.2f}" if ours else ""
        say(f"{name:24}{seconds / pages * 1000:9.1f}{pages / seconds:22.1f}{seconds / parsing:15.1f}{beside_ours}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
