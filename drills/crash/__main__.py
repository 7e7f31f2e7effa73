"""`make crash`: kill, terminate and starve a crawl; prints what it saw, and fails when anything was lost or torn."""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from drills.crash.crawl import commit_often, warm_up
from drills.crash.disk import fill
from drills.crash.drill import GROUP, Outcome, kill, terminate

_KEPT = 15  # faults shown


def main() -> int:
    """The exit code: 0 when nothing was lost, torn or written twice."""
    parser = argparse.ArgumentParser(prog="python -m drills.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="crawls that are ended by SIGKILL (default: 200)")
    parser.add_argument("--terms", type=int, default=None, help="by SIGTERM (default: a tenth of the kills)")
    parser.add_argument("--full", type=int, default=None, help="disks that fill up (default: a tenth of the kills)")
    parser.add_argument("--seed", type=int, default=1, help="another seed hits at other moments (default: 1)")
    parser.add_argument("--keep", action="store_true", help="leave the folder there, and say where it is")
    words = parser.parse_args()
    tenth = max(2, words.kills // 10)
    plan = (
        (kill, words.kills),
        (terminate, tenth if words.terms is None else words.terms),
        (fill, tenth if words.full is None else words.full),
    )
    warm_up()
    commit_often(GROUP)
    folder = Path(tempfile.mkdtemp(prefix="crash-"))
    begun = time.monotonic()
    outcomes = [drill(folder / drill.__name__, hits=hits, seed=words.seed) for drill, hits in plan if hits]
    show(outcomes, seed=words.seed, seconds=time.monotonic() - begun)
    if words.keep:
        sys.stdout.write(f"kept in {folder}\n")
    else:
        shutil.rmtree(folder)
    return 1 if any(outcome.faults for outcome in outcomes) else 0


def show(outcomes: list[Outcome], *, seed: int, seconds: float) -> None:
    """The table, and every fault."""
    console = Console(width=140) if not sys.stdout.isatty() else Console()
    table = Table(title=f"seed {seed}, {seconds:.0f} s")
    for name in ("", "hits", "ended before", "articles", "versions", "parts", "faults", "when it was hit"):
        table.add_column(name, justify="right" if name not in ("", "when it was hit") else "left")
    for outcome in outcomes:
        stages = "\n".join(f"{count} × {stage}" for stage, count in outcome.stages.most_common())
        counts = (outcome.hits, outcome.finished, outcome.articles, outcome.versions, outcome.parts)
        note = f"\n({outcome.note})" if outcome.note else ""
        table.add_row(outcome.name, *map(str, counts), str(len(outcome.faults)), stages + note)
    console.print(table)
    for outcome in outcomes:
        for fault in outcome.faults[:_KEPT]:
            console.print(f"{outcome.name}: {fault}", markup=False, highlight=False)


if __name__ == "__main__":
    raise SystemExit(main())
