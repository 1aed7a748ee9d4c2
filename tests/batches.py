"""What engines are given to do: in a module of its own, since their processes import it by name."""

import time

from pledgebook.errors import TableError


def doubled(batch: list[int]) -> list[int]:
    if batch[0] == 0:
        time.sleep(0.2)  # the first batch ends last
    return [2 * number for number in batch]


def failing_at_three(batch: list[int]) -> list[int]:
    if 3 in batch:
        raise ValueError("three is too many")
    return batch


def failing_by_table(batch: list[int]) -> list[int]:
    raise TableError("items.toml:7", "no such item", "mend line 7")


class _StubbornError(Exception):
    """Cannot be unpickled: its constructor wants two arguments and hands on none."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__()
        self.both = left, right


def failing_stubbornly(batch: list[int]) -> list[int]:
    raise _StubbornError("a", "b")
