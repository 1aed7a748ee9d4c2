"""What is worked out of a finished ledger and asked for again: kept beside it, as much of it as there is room for."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Kept:
    """Answers by their keys, at most `most` of them, or as many as weigh so much; the least lately asked for go first.

    May be used from several threads; two that ask for the same at once may both make it.
    """

    def __init__(self, most: int, weigh: Callable[[object], int] = lambda _: 1) -> None:
        self._most, self._weigh, self._weight = most, weigh, 0
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a key as long as there is room."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return cast("T", self._answers[key])
        made = make()
        with self._lock:
            if key not in self._answers:
                self._answers[key] = made
                self._weight += self._weigh(made)
            while self._weight > self._most:
                self._weight -= self._weigh(self._answers.popitem(last=False)[1])
        return made
