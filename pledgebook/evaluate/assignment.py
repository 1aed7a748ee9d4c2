"""The assignment of rows to columns with the greatest total gain, one to one: the Hungarian method, O(n^3)."""

from collections.abc import Sequence

_FREE = -1
_FAR = float("inf")


def assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) of the greatest total gain, in order of column; only those that gain something are paired.

    Deterministic: rows take part in their order, and of equally good columns the first is taken.
    """
    rows, columns = len(gains), len(gains[0]) if gains else 0
    solver = _Solver([[-gain for gain in row] for row in gains], max(rows, columns) if columns else 0)
    for row in range(solver.size):
        solver.place(row)
    pairs = [(row, column) for column, row in enumerate(solver.holder)]
    return [(row, column) for row, column in pairs if row < rows and column < columns and gains[row][column] > 0]


class _Solver:
    """Shortest augmenting paths over reduced costs; what the rectangle lacks to a square costs nothing."""

    def __init__(self, costs: list[list[float]], size: int) -> None:
        self.costs, self.size = costs, size
        self.holder = [_FREE] * size
        self._row_price, self._column_price = [0.0] * size, [0.0] * size

    def place(self, row: int) -> None:
        """Give `row` a column, moving rows placed before along the cheapest path that ends in a free column."""
        reach, came_from, settled = [_FAR] * self.size, [_FREE] * self.size, [_FREE]
        open_columns = list(range(self.size))
        last, holder = _FREE, row
        while True:
            for column in open_columns:
                cost = self._cost(holder, column) - self._row_price[holder] - self._column_price[column]
                if cost < reach[column]:
                    reach[column], came_from[column] = cost, last
            last = min(open_columns, key=reach.__getitem__)
            self._reprice(row, settled, open_columns, reach, reach[last])
            if self.holder[last] == _FREE:
                break
            settled.append(last)
            open_columns.remove(last)
            holder = self.holder[last]
        self._shift(row, last, came_from)

    def _cost(self, row: int, column: int) -> float:
        return self.costs[row][column] if row < len(self.costs) and column < len(self.costs[row]) else 0.0

    def _reprice(self, row: int, settled: list[int], others: list[int], reach: list[float], step: float) -> None:
        for column in settled:
            self._row_price[row if column == _FREE else self.holder[column]] += step
            if column != _FREE:
                self._column_price[column] -= step
        for column in others:
            reach[column] -= step

    def _shift(self, row: int, column: int, came_from: list[int]) -> None:
        """Turn the path around: every column on it goes to the row that was before it."""
        while column != _FREE:
            before = came_from[column]
            self.holder[column] = row if before == _FREE else self.holder[before]
            column = before
