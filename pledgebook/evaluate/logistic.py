"""Logistic regression by Newton's method: weights that shrink towards what was set by hand. Exact and deterministic."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ROUNDS = 100
_STILL = 1e-9
_LEAST = 1e-3
"""How strongly a name is held that every sample has: it is the base rate and is hardly shrunk."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What was seen for and against a candidate, by name, and whether it was right. `fold` is its document's.

    `times` is how often it was seen, or how much it counts.
    """

    names: tuple[str, ...]
    right: bool
    fold: int = 0
    times: float = 1.0


def fit(samples: Sequence[Sample], names: Sequence[str], by_hand: Mapping[str, float],
        strength: float) -> dict[str, float]:
    """The weights of `names` that make the samples most likely, less `strength`/2 for each squared step from by hand.

    Other names of the samples keep their weight by hand; 0 where they have none.
    """
    place = {name: at for at, name in enumerate(names)}
    rows = [[place[name] for name in one.names if name in place] for one in samples]
    fixed = [sum(by_hand.get(name, 0.0) for name in one.names if name not in place) for one in samples]
    start = [by_hand.get(name, 0.0) for name in names]
    often = [sum(at in row for row in rows) for at in range(len(names))]
    times = [one.times for one in samples]
    held = [_LEAST if count == len(rows) else strength for count in often]
    problem = _Problem(rows, fixed, [one.right for one in samples], times, start, held)
    return dict(zip(names, problem.solved(), strict=True))


def likelihood(total: float) -> float:
    """The logistic of log-odds."""
    return 1 / (1 + math.exp(-total)) if total >= 0 else 1 - 1 / (1 + math.exp(total))


def log_loss(total: float, *, right: bool) -> float:
    """What an answer costs that is so sure: log(1 + e^-total) if it is right, log(1 + e^total) if not."""
    wrong_way = -total if right else total
    return max(wrong_way, 0.0) + math.log1p(math.exp(-abs(wrong_way)))


@dataclass(frozen=True, slots=True)
class _Problem:
    rows: list[list[int]]
    fixed: list[float]
    right: list[bool]
    times: list[float]
    start: list[float]
    held: list[float]

    def solved(self) -> list[float]:
        """Newton steps, each halved until it gains, until the weights stand still."""
        weights, cost = list(self.start), self._cost(self.start)
        for _ in range(_ROUNDS):
            step = _solution(*self._slope(weights))
            if max((abs(one) for one in step), default=0.0) < _STILL:
                break
            share = 1.0
            while share > _STILL:
                tried = [weight - share * one for weight, one in zip(weights, step, strict=True)]
                found = self._cost(tried)
                if found <= cost:
                    break
                share /= 2
            else:
                break
            weights, cost = tried, found
        return weights

    def _totals(self, weights: Sequence[float]) -> list[float]:
        return [base + sum(weights[at] for at in row) for base, row in zip(self.fixed, self.rows, strict=True)]

    def _cost(self, weights: Sequence[float]) -> float:
        losses = (times * log_loss(total, right=right)
                  for total, right, times in zip(self._totals(weights), self.right, self.times, strict=True))
        steps = zip(self.held, weights, self.start, strict=True)
        return sum(losses) + sum(held / 2 * (weight - start) ** 2 for held, weight, start in steps)

    def _slope(self, weights: Sequence[float]) -> tuple[list[list[float]], list[float]]:
        """The second and first derivatives of the cost."""
        size = len(weights)
        slope = [held * (weight - start)
                 for held, weight, start in zip(self.held, weights, self.start, strict=True)]
        bend = [[self.held[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
        for total, row, right, times in zip(self._totals(weights), self.rows, self.right, self.times, strict=True):
            rate = likelihood(total)
            for i in row:
                slope[i] += times * (rate - right)
                for j in row:
                    bend[i][j] += times * rate * (1 - rate)
        return bend, slope


def _solution(matrix: list[list[float]], values: list[float]) -> list[float]:
    """The x of matrix x = values, for a matrix that is symmetric and positive definite (Cholesky)."""
    size = len(values)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i][j] - sum(lower[i][k] * lower[j][k] for k in range(j))
            lower[i][j] = math.sqrt(rest) if i == j else rest / lower[j][j]
    half: list[float] = []
    for i in range(size):
        half.append((values[i] - sum(lower[i][k] * half[k] for k in range(i))) / lower[i][i])
    whole = [0.0] * size
    for i in reversed(range(size)):
        whole[i] = (half[i] - sum(lower[k][i] * whole[k] for k in range(i + 1, size))) / lower[i][i]
    return whole
