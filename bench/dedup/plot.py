"""The figures as a picture."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib import pyplot

from bench.dedup.cost import Cost
from bench.dedup.quality import Score


def draw(path: Path, scores: Mapping[str, Score], costs: Sequence[Cost]) -> None:
    """Recall by kind of copy for every detector, and the cost of an article over the size of the index."""
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(13, 4.8), width_ratios=(1.6, 1), layout="constrained")
    _draw_recall(left, scores)
    figure.legend(*left.get_legend_handles_labels(), fontsize=8, loc="outside lower center", ncols=4)
    _draw_cost(right, costs)
    figure.savefig(path, dpi=110)


def _draw_recall(axes: pyplot.Axes, scores: Mapping[str, Score]) -> None:
    kinds = list(next(iter(scores.values())).asked)
    width = 0.8 / len(scores)
    for at, (name, score) in enumerate(scores.items()):
        places = [place + (at - len(scores) / 2) * width for place in range(len(kinds))]
        heights = [score.recall(kind) for kind in kinds]
        axes.bar(places, heights, width, label=f"{name}: precision {score.precision:.3f}")
    axes.set_xticks(range(len(kinds)), [kind.replace(" ", "\n") for kind in kinds], fontsize=8)
    axes.set_ylim(0, 1.02)
    axes.set_ylabel("recall, held-out bodies")


def _draw_cost(axes: pyplot.Axes, costs: Sequence[Cost]) -> None:
    sizes = [found.known for found in costs]
    axes.plot(sizes, [found.cpu for found in costs], marker="o", label="look-up and commit, CPU")
    axes.plot(sizes, [found.signature for found in costs], marker="o", label="of it the signature")
    axes.set_xscale("log")
    axes.set_ylim(0)
    axes.set_xlabel("articles known")
    axes.set_ylabel("ms an article")
    axes.legend(fontsize=8)
