"""What of clustering an earlier run has done: the joins of gatherings.

They hang on the gathering's members, on how people and copies had joined or parted them, and, of a large one, on its
pairs.
"""

from collections.abc import Iterable, Mapping, Sequence

from pledgebook.reconcile.cluster import Groups, Pair
from pledgebook.reconcile.memory import Memory, hashed, key_of, mark_of
from pledgebook.reconcile.traits import Traits

WHOLE = 64
"""Up to this many claims a gathering is weighed pair by pair; a larger one by its candidate pairs."""

FEWER = 6
"""Neighbours in a large gathering: its claims are alike, so that few more tell as much as many."""


class Recent:
    """A memory, asked about claims."""

    def __init__(self, memory: Memory, claims: Mapping[str, Traits], threshold: float) -> None:
        """The `threshold` is that of weights; all claims that are asked about are among `claims`."""
        self.memory, self._threshold = memory, repr(threshold)
        self.marks = {name: mark_of(one, memory) for name, one in claims.items()}

    def gathering(self, names: Sequence[str], pairs: bytes, groups: Groups) -> str:
        """The key of a gathering with these members, in order, and, if it is large, these pairs that connect it."""
        roots = [groups.find(name) for name in names]
        state = repr((roots, groups.parted(roots))).encode()
        if len(names) > WHOLE:
            state += pairs
        return key_of(f"joins {self._threshold}", [*(self.marks[name] for name in names), hashed(state)])

    def joins(self, key: str) -> list[Pair] | None:
        """The joins of the gathering that has the key; None where they are not remembered."""
        known = self.memory.recall(key)
        return None if known is None else [(one, other) for one, other in known]

    def keep_joins(self, key: str, joins: Iterable[Pair]) -> None:
        """Remember the joins of a gathering."""
        self.memory.keep(key, [list(pair) for pair in joins])
