"""Training of a choice: which of several options is right, by what is seen of each, from answers that people gave.

A conditional logit: the likelihood of an option goes with the exponential of its weighted numbers (McFadden 1974,
'Conditional logit analysis of qualitative choice behavior'). Fitted by Newton's method; the same answers give the same
weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ROUNDS = 50
STILL = 1e-8


Problem = Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]]
"""For each question its options in rows, and its answer."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One question: what is seen of each option, by name, and how much of the answer each of them is (together 1)."""

    options: tuple[Mapping[str, float], ...]
    answer: tuple[float, ...]
    fold: int


def fit(choices: Sequence[Choice], strength: float) -> dict[str, float]:
    """The weights by name that make the answers most likely, less `strength`/2 for each squared weight.

    What is seen is measured in its own spread over all options, so that one strength is fair to all.
    """
    names = sorted({name for one in choices for option in one.options for name in option})
    tables = [_table(one, names) for one in choices]
    spread = np.concatenate(tables).std(axis=0)
    spread[spread == 0] = 1.0
    problem = [(table / spread, np.array(one.answer)) for table, one in zip(tables, choices, strict=True)]
    weights = _solved(problem, len(names), strength) / spread
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def chosen(choice: Choice, weights: Mapping[str, float]) -> int:
    """The number of the likeliest option; the first of several that are equal."""
    totals = [sum(weights.get(name, 0.0) * value for name, value in option.items()) for option in choice.options]
    return totals.index(max(totals))


def _table(choice: Choice, names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[option.get(name, 0.0) for name in names] for option in choice.options])


def _solved(problem: Problem, size: int, strength: float) -> NDArray[np.float64]:
    """Newton steps until the weights stand still; the cost is convex, and steps are halved until it falls."""
    weights = np.zeros(size)
    cost = _cost(problem, weights, strength)
    for _ in range(ROUNDS):
        slope, bend = strength * weights, strength * np.eye(size)
        for table, answer in problem:
            likely = _likely(table @ weights)
            slope += table.T @ (likely - answer)
            mean = table.T @ likely
            bend += (table.T * likely) @ table - np.outer(mean, mean)
        step, share = np.linalg.solve(bend, slope), 1.0
        while share > STILL and _cost(problem, weights - share * step, strength) > cost:
            share /= 2
        if np.abs(share * step).max() < STILL:
            break
        weights = weights - share * step
        cost = _cost(problem, weights, strength)
    return weights


def _likely(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(totals - totals.max())
    return np.asarray(raised / raised.sum())


def _cost(problem: Problem, weights: NDArray[np.float64], strength: float) -> float:
    losses = sum(float(-answer @ np.log(_likely(table @ weights) + 1e-300)) for table, answer in problem)
    return losses + strength / 2 * float(weights @ weights)
