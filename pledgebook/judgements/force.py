"""Which judgements cannot stand together: a pure function of those in force."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pledgebook.codes import Verdict
from pledgebook.judged import promise
from pledgebook.model import Judgement

_ON_ONE_CLAIM = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)


def contradiction(in_force: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Judgements that cannot all stand together, as few as show it; empty where there are none.

    These contradict: `different` between two that a chain of `same` joins; a circle of `part-of` (through `same`,
    too); `accept` and `reject` of one claim, or two values of one field of it, by one reviewer. Reviewers may disagree
    with each other on a claim: the last word holds. A claim and the commitment that has its id from it are one.
    """
    given = {one.id: one for one in in_force}
    by_promise = [replace(one, subjects=tuple(map(promise, one.subjects))) for one in in_force]
    joined = _Joined(one for one in by_promise if one.verdict is Verdict.SAME)
    found = _crossed(by_promise, joined) or _circle(by_promise, joined) or _both_ways(by_promise)
    return tuple(given[one.id] for one in found)


class _Joined:
    """What a set of `same` judgements joins, with the chain of judgements between any two."""

    def __init__(self, same: Iterable[Judgement]) -> None:
        self.links: dict[str, list[tuple[str, Judgement]]] = {}
        for one in same:
            for left, right in pairwise(one.subjects):
                self.links.setdefault(left, []).append((right, one))
                self.links.setdefault(right, []).append((left, one))
        self.group: dict[str, str] = {}
        for subject in self.links:
            if subject not in self.group:
                self.group.update(dict.fromkeys(self._reached(subject), subject))

    def of(self, subject: str) -> str:
        """One name for all that `subject` is the same as."""
        return self.group.get(subject, subject)

    def chain(self, start: str, end: str) -> list[Judgement]:
        """The shortest chain that joins the two; empty for one and the same subject."""
        steps = self._reached(start)
        found: list[Judgement] = []
        while end != start and (step := steps.get(end)):
            end, one = step
            found.append(one)
        return found

    def _reached(self, start: str) -> dict[str, tuple[str, Judgement] | None]:
        """Everything joined to `start`, each with the step before it."""
        steps: dict[str, tuple[str, Judgement] | None] = {start: None}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for there, one in self.links.get(here, ()):
                if there not in steps:
                    steps[there] = (here, one)
                    queue.append(there)
        return steps


def _crossed(in_force: Sequence[Judgement], joined: _Joined) -> tuple[Judgement, ...]:
    for one in in_force:
        seen: dict[str, str] = {}
        for subject in one.subjects if one.verdict is Verdict.DIFFERENT else ():
            if (other := seen.setdefault(joined.of(subject), subject)) != subject:
                return _once([*joined.chain(other, subject), one])
    return ()


def _circle(in_force: Sequence[Judgement], joined: _Joined) -> tuple[Judgement, ...]:
    """A way from a part up through its wholes that comes back to it."""
    above: dict[str, list[Judgement]] = {}
    for one in in_force:
        if one.verdict is Verdict.PART_OF:
            above.setdefault(joined.of(one.subjects[0]), []).append(one)
    done: set[str] = set()
    for start in above:
        if found := _climb(start, above, joined, done):
            return _closed(found, joined)
    return ()


def _climb(start: str, above: Mapping[str, list[Judgement]], joined: _Joined, done: set[str]) -> list[Judgement]:
    """Depth first without recursion: the steps of the first circle met, or nothing."""
    way: list[Judgement] = []
    places, branches = [start], [iter(above.get(start, ()))]
    while branches:
        step = next(branches[-1], None)
        if step is None:
            done.add(places.pop())
            branches.pop()
            way = way[: len(branches) - 1] if branches else []
            continue
        whole = joined.of(step.subjects[1])
        if whole in places:
            return [*way[places.index(whole):], step]
        if whole not in done:
            way.append(step)
            places.append(whole)
            branches.append(iter(above.get(whole, ())))
    return []


def _closed(steps: Sequence[Judgement], joined: _Joined) -> tuple[Judgement, ...]:
    """The circle with the `same` judgements that join the whole of one step to the part of the next."""
    found: list[Judgement] = []
    for step, following in pairwise([*steps, steps[0]]):
        found += [step, *joined.chain(step.subjects[1], following.subjects[0])]
    return _once(found)


def _both_ways(in_force: Sequence[Judgement]) -> tuple[Judgement, ...]:
    said: dict[tuple[str, str, str], Judgement] = {}
    for one in in_force:
        for subject in one.subjects if one.verdict in _ON_ONE_CLAIM else ():
            other = said.setdefault((one.reviewer, subject, one.field or ""), one)
            if (other.verdict, other.value) != (one.verdict, one.value):
                return other, one
    return ()


def _once(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    return tuple({one.id: one for one in judgements}.values())
