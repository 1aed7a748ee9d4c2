"""What a promise is worth by the tree of wholes and parts, where it has no value of its own.

A part of a whole with a stated value lies within it: at most the whole's most, its least unknown. That holds of stated
sums alone: by prices a whole is worth what its own things are, and a part may be another thing. A whole without a value
is worth at least the sum of what its parts are worth. Both are marked, and no total ever adds them: of a whole and its
parts either the whole counts or the parts do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pledgebook.codes import NOT_PROMISED, Basis
from pledgebook.model import Commitment
from pledgebook.valuation import Valuation
from pledgebook.value.arithmetic import total

INHERITED = "lies within the value of the whole"
OF_PARTS = "sum of the least values of its parts, a lower bound"

Question = tuple[Basis, str, int | None]
"""Basis, currency and the year of constant prices: what one value answers."""


def with_tree(commitments: Mapping[str, Commitment]) -> Iterator[Commitment]:
    """The commitments in order of their ids, with what their wholes and parts say of their value behind their own."""
    below: dict[str, list[str]] = {}
    for name in sorted(commitments):
        whole = commitments[name].part_of
        if whole in commitments and whole != name:
            below.setdefault(str(whole), []).append(name)
    questions = sorted({_question(value) for one in commitments.values() for value in one.values},
                       key=lambda asked: (asked[0], asked[1], asked[2] or 0))
    for name in sorted(commitments):
        one = commitments[name]
        lacking = [asked for asked in questions if not _own(one, asked)]
        found = [_of_parts(one, asked, commitments, below) or _inherited(one, asked, commitments) for asked in lacking]
        yield replace(one, values=(*one.values, *(value for value in found if value)))


def _question(value: Valuation) -> Question:
    return value.basis, value.currency, value.prices_of


def _own(one: Commitment, asked: Question) -> list[Valuation]:
    return [value for value in one.values if _question(value) == asked]


def _inherited(one: Commitment, asked: Question, commitments: Mapping[str, Commitment]) -> Valuation | None:
    """The stated value of the nearest whole that has one, as an upper bound."""
    if asked[0] is not Basis.STATED:
        return None
    seen, above = {one.id}, one.part_of
    while above in commitments and above not in seen:
        seen.add(str(above))
        whole = commitments[str(above)]
        for value in _own(whole, asked):
            if value.max is None:
                return None
            return replace(value, min=None, source=f"{INHERITED} {whole.id}: {value.source}", inherited=whole.id)
        above = whole.part_of
    return None


def _of_parts(one: Commitment, asked: Question, commitments: Mapping[str, Commitment],
              below: Mapping[str, list[str]]) -> Valuation | None:
    """The sum of the least values of the nearest parts that have one."""
    found = dict(_least(one.id, asked, commitments, below, frozenset({one.id})))
    if not found:
        return None
    basis, currency, prices_of = asked
    return Valuation(basis, total(value.min for value in found.values() if value.min is not None), None, currency, None,
                     None, None, OF_PARTS, prices_of=prices_of, parts=tuple(sorted(found)))


def _least(whole: str, asked: Question, commitments: Mapping[str, Commitment], below: Mapping[str, list[str]],
           seen: frozenset[str]) -> Iterator[tuple[str, Valuation]]:
    for name in below.get(whole, ()):
        part = commitments[name]
        if name in seen or part.stage in NOT_PROMISED:
            continue
        own = _own(part, asked)
        if own:
            yield from ((name, value) for value in own[:1] if value.min is not None)
        else:
            yield from _least(name, asked, commitments, below, seen | {name})
