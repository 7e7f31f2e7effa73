"""Weights of signals by logistic regression, each with the sign that its meaning gives it; and what they say unseen."""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

#: Parts into which the sites are divided, and steps of a fit.
PARTS: Final = 8
STEPS: Final = 2000
#: Spread below which a signal is too rare for a weight of its own.
LEAST_SPREAD: Final = 0.02

Numbers: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]


def fit(
    signals: Numbers, told: Flags, *, counted: Numbers, signs: Numbers, given: Numbers, strength: float
) -> tuple[Numbers, float]:
    """The weights of the signals, a column each, and the constant; no weight is against its sign.

    `told` is what is to be said of each row, `counted` how much the row counts, `given` what is said of it beforehand.
    The lower `strength`, the smaller the weights. By accelerated projected gradients on signals of one spread.
    """
    middle = np.average(signals, axis=0, weights=counted)
    spread = np.sqrt(np.average((signals - middle) ** 2, axis=0, weights=counted)) + 1e-9
    spread = np.maximum(spread, LEAST_SPREAD)
    rows = np.column_stack([(signals - middle) / spread, np.ones(len(signals))])
    side = np.where(told, 1.0, -1.0)
    held = np.append(np.ones(len(signs)), 0.0)
    step = 1 / (strength * 0.25 * _stiffness(rows, counted) + 1)
    found = ahead = np.zeros(rows.shape[1])
    for turn in range(1, STEPS + 1):
        slope = side * counted / (1 + np.exp(np.clip(side * (rows @ ahead + given), -50, 50)))
        moved = ahead + step * (strength * (rows.T @ slope) - held * ahead)
        moved[:-1] = np.where(moved[:-1] * signs > 0, moved[:-1], 0.0)
        ahead, found = moved + (turn - 1) / (turn + 2) * (moved - found), moved
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ middle)


def unseen(sites: npt.NDArray[np.str_], scores: Callable[[Flags, Flags], Numbers], *, seed: int) -> Numbers:
    """The score of every row by a fit on rows of other sites than its own.

    `scores` is asked for those of the second rows by a fit on the first ones.
    """
    chance = np.random.default_rng(seed)
    names, place = np.unique(sites, return_inverse=True)
    part = chance.integers(0, PARTS, len(names))[place]
    found = np.zeros(len(part))
    for held in range(PARTS):
        if (part == held).any():
            found[part == held] = scores(part != held, part == held)
    return found


def shown(names: list[str], weights: Numbers, bias: float, *, least: float = 0.05) -> str:
    """The weights as a table to copy, the largest first; signals with hardly any weight are left out."""
    pairs = sorted([*zip(names, weights, strict=True), ("bias", bias)], key=lambda pair: -abs(pair[1]))
    return "\n".join(f'    "{name}": {weight:.2f},' for name, weight in pairs if name == "bias" or abs(weight) >= least)


def _stiffness(rows: Numbers, counted: Numbers) -> float:
    """The largest curvature of the fit: that of the sum of weighted squares."""
    return float(np.linalg.eigvalsh(rows.T @ (rows * counted[:, None]))[-1])
