"""`python -m bench.dedup [GOLD]`: how well copies are found, beside peers, and what that costs as the index grows."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bench.dedup import bodies, cost, plot, quality
from bench.dedup.bodies import Body
from bench.dedup.detectors import Detector, ExactHash, Ours, Shares
from bench.dedup.peers import PEERS

DEFAULT = Path(__file__).resolve().parents[3] / "shared" / "eval" / "gold.jsonl"
#: Hard negatives of each kind.
NEGATIVES = 30
#: What must hold: precision, recall, cost at the greatest size over that at the least, memory in MB.
PRECISION, RECALL, GROWTH, MEMORY = 0.99, 0.97, 1.3, 500


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.dedup", description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, default=DEFAULT, help=f"bodies; default: {DEFAULT}")
    parser.add_argument("--invented", type=int, default=0, help="so many invented bodies instead of stored ones")
    parser.add_argument("--known", type=int, default=max(cost.SIZES), help="greatest index to measure; 0 for none")
    parser.add_argument("--plot", type=Path, help="where to draw it, a .png")
    chosen = parser.parse_args(arguments)
    if not (chosen.invented or chosen.gold.is_file()):
        sys.stderr.write(f"*** SKIPPED: no bodies, {chosen.gold} is not there; --invented 100 makes some up ***\n")
        return 0 if chosen.gold == DEFAULT else 2
    material = bodies.invented(chosen.invented) if chosen.invented else bodies.stored(chosen.gold)
    Random(7).shuffle(material)
    with tempfile.TemporaryDirectory() as folder:
        scores = _qualities(material, Path(folder))
        costs = cost.measured(Path(folder), [body for _, body in material], upto=chosen.known)
    console = Console(width=200)
    for name, found in scores.items():
        console.print(_quality_table(name, found))
    console.print(_cost_table(costs))
    if chosen.plot:
        plot.draw(chosen.plot, scores["held out"], costs)
    return _verdict(scores, costs)


def _qualities(material: Sequence[tuple[str, Body]], folder: Path) -> dict[str, dict[str, quality.Score]]:
    """By half of the bodies and by detector. Thresholds were chosen on the first half."""
    half = len(material) // 2
    made = iter(range(10**6))

    def ours() -> Ours:
        return Ours(folder / f"quality{next(made)}")

    makers: dict[str, Callable[[], Detector]] = {Ours.name: ours}
    makers |= {peer.name: peer for peer in (Shares, ExactHash, *PEERS)}
    halves = {"tuned on": (material[:half], 1), "held out": (material[half:], 2)}
    return {
        name: {
            detector: quality.measure(make, quality.corpus(part, negatives=NEGATIVES, seed=seed))
            for detector, make in makers.items()
        }
        for name, (part, seed) in halves.items()
    }


def _quality_table(name: str, scores: dict[str, quality.Score]) -> Table:
    copies = list(next(iter(scores.values())).asked)
    table = Table(box=SIMPLE_HEAD, title=f"{name}: {next(iter(scores.values())).asked['verbatim']} bodies")
    for column in ("", "precision", "recall", *copies, "false links"):
        table.add_column(column, overflow="fold")
    for detector, score in scores.items():
        wrong = ", ".join(f"{kind} ×{count}" for kind, count in sorted(score.wrong.items()) if count) or "-"
        recalls = (f"{score.recall(kind):.3f}" for kind in copies)
        table.add_row(detector, f"{score.precision:.3f}", f"{score.recall():.3f}", *recalls, wrong)
    return table


def _cost_table(costs: Sequence[cost.Cost]) -> Table:
    table = Table(box=SIMPLE_HEAD, title="cost of one more article")
    for column in ("known", "CPU ms", "of it signature", "wall ms", "peak memory MB", "store MB", "CPU, to the least"):
        table.add_column(column, justify="right")
    for found in costs:
        shown = (found.cpu, found.signature, found.wall)
        table.add_row(
            f"{found.known:,}",
            *(f"{value:.2f}" for value in shown),
            f"{found.memory:.0f}",
            f"{found.store:.0f}",
            f"{found.growth:.2f}",
        )
    return table


def _verdict(scores: dict[str, dict[str, quality.Score]], costs: Sequence[cost.Cost]) -> int:
    """0 when everything that must hold does; a line for each thing that does not, and 1."""
    ours = {name: found[Ours.name] for name, found in scores.items()}
    broken = [f"{name}: precision {s.precision:.3f}" for name, s in ours.items() if s.precision < PRECISION]
    broken += [f"{name}: recall {s.recall():.3f}" for name, s in ours.items() if s.recall() < RECALL]
    broken += [f"{found.known:,} known: memory {found.memory:.0f} MB" for found in costs if found.memory >= MEMORY]
    if costs and costs[-1].growth > GROWTH:
        broken.append(f"cost grows {costs[-1].growth:.2f} times")
    for line in broken:
        sys.stderr.write(f"does not hold: {line}\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
