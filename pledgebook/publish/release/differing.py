"""`diff`: every total that is another one in the later release, with reasons that add up to the difference."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.errors import CheckError, ConfigError
from pledgebook.ledger import SUMMED
from pledgebook.publish.release.comparing import MEANINGS, Change, Comparison, Reason, less, plus
from pledgebook.publish.release.sides import NOTHING, Adds, Side, Unit
from pledgebook.schema import Json
from pledgebook.views.worth import number

KEYS: dict[str, str] = {"all": "", "donor": "donors", "recipient": "recipients", "kind": "kind", "stage": "stage",
                        "item_id": "item_id", "year": "announced_first"}
"""What totals can be compared by: the column of commitments that says it."""

_ENDS = ("min", "max")
_JOINED = "+"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A part of a change under one key: all of it, or what left one key and came under another."""

    key: str | None
    change: Change


def differences(before: Side, after: Side, unit: Unit, by: Sequence[str] = ("all", "donor")) -> Iterator[Json]:
    """One object for each total that is another one: both sides, the difference, and the reasons with their promises.

    CheckError where the reasons do not add up to the difference, which is then not told: a fault of the program.
    ConfigError where `by` names nothing to add up by, or neither release has such sums.
    """
    if unknown := [name for name in by if name not in KEYS]:
        raise ConfigError("--by", f'"{unknown[0]}" is nothing to compare by', f"allowed: {', '.join(KEYS)}")
    _refuse_unknown_unit(before, after, unit)
    comparison = Comparison(before, after)
    changes = list(comparison.changes(unit))
    for name in by:
        yield from _by(comparison, changes, name, unit)


def _refuse_unknown_unit(before: Side, after: Side, unit: Unit) -> None:
    there = sorted({one.words for side in (before, after) for one in side.amounts})
    if there and unit.words not in there:
        raise ConfigError("diff", f"neither release has sums in {unit.words}", f"there are: {'; '.join(there)}")


def _by(comparison: Comparison, changes: Sequence[Change], by: str, unit: Unit) -> Iterator[Json]:
    sums = [_sums(side, by, unit) for side in (comparison.before, comparison.after)]
    parts: dict[str | None, list[Told]] = defaultdict(list)
    for told in _told(comparison, changes, by, unit):
        parts[told.key].append(told)
    for key in sorted({*sums[0], *sums[1]}, key=lambda one: (one is not None, one or "")):
        was, now = (side.get(key, NOTHING) for side in sums)
        _check(by, key, less(now, was), parts.get(key, []))
        for account in SUMMED:
            for end in _ENDS:
                if (row := _row((was, now), (account, end), parts.get(key, []))) is not None:
                    yield {"by": by, "key": key if by != "all" else None, "basis": unit.basis,
                           "currency": unit.currency, "prices_of": unit.prices_of, **row}


def key_of(side: Side, name: str, by: str) -> str | None:
    """Under which key a promise stands in a release: several donors that give together are one key."""
    if by == "all":
        return None
    row = side.commitments[name]
    if by == "year":
        day = row["announced_first"] or row["told_first"]
        return str(day)[:4] if day else None
    value = row[KEYS[by]]
    return (_JOINED.join(value) or None) if isinstance(value, list | tuple) else value


def _sums(side: Side, by: str, unit: Unit) -> dict[str | None, Adds]:
    found: dict[str | None, Adds] = {}
    for name, one in side.amounts.get(unit, {}).items():
        key = key_of(side, name, by)
        found[key] = plus(found.get(key, NOTHING), one.counts)
    return found


def _told(comparison: Comparison, changes: Sequence[Change], by: str, unit: Unit) -> Iterator[Told]:
    """The changes under their keys; what moved leaves one key whole and comes whole under the other."""
    moved = set(_moved(comparison, by, unit)) if by != "all" else set()
    for change in changes:
        if change.commitment not in moved:
            side = comparison.after if change.commitment in comparison.after.commitments else comparison.before
            yield Told(key_of(side, change.commitment, by), change)
    for name in sorted(moved):
        cause = comparison.cause(name)
        old, new = (side.amounts[unit][name].counts for side in (comparison.before, comparison.after))
        yield Told(key_of(comparison.before, name, by), Change(name, cause, unit, less(NOTHING, old)))
        yield Told(key_of(comparison.after, name, by), Change(name, cause, unit, new))


def _moved(comparison: Comparison, by: str, unit: Unit) -> Iterator[str]:
    old, new = (side.amounts.get(unit, {}) for side in (comparison.before, comparison.after))
    yield from (name for name in old.keys() & new.keys()
                if key_of(comparison.before, name, by) != key_of(comparison.after, name, by))


def _check(by: str, key: str | None, difference: Adds, parts: Sequence[Told]) -> None:
    whole = NOTHING
    for told in parts:
        whole = plus(whole, told.change.adds)
    if whole != difference:
        raise CheckError("diff", f"the reasons of {by} {key or ''} do not add up to the difference", "report it")


def _row(sides: tuple[Adds, Adds], what: tuple[str, str], parts: Sequence[Told]) -> Json | None:
    """One end of one sum, where it is another one; a sum with an open end has no most, and says how many are open."""
    account, end = what
    name, ends = f"{account}_{end}", f"{account}_open"
    (was, now), is_most = ((side[name] for side in sides), end == "max")
    opens = [int(side[ends]) for side in sides] if is_most else [0, 0]
    if was == now and opens[0] == opens[1]:
        return None
    return {
        "account": account, "end": end, "before": None if opens[0] else was, "after": None if opens[1] else now,
        "difference": now - was, **({"known_before": was, "known_after": now, "open_before": opens[0],
                                     "open_after": opens[1]} if any(opens) else {}),
        "reasons": list(_reasons(parts, name, ends if is_most else ""))}


def _reasons(parts: Sequence[Told], name: str, ends: str) -> Iterator[Json]:
    for reason in Reason:
        some = [told.change for told in parts if told.change.cause.reason is reason
                and (told.change.adds[name] or (ends and told.change.adds[ends]))]
        if some:
            yield {
                "reason": str(reason), "difference": sum((one.adds[name] for one in some), Decimal(0)),
                **({"open": int(sum(one.adds[ends] for one in some))} if ends else {}),
                "commitments": [{"id": one.commitment, "difference": one.adds[name],
                                 **({"other": one.cause.other} if one.cause.other else {})} for one in some]}


def difference_words(row: Json) -> Iterator[str]:
    """One changed total in lines for a terminal."""
    key = f"{row['by']} {row['key'] or '?'}" if row["by"] != "all" else "all"
    end = {"min": "at least", "max": "at most"}[row["end"]]
    yield (f"{key}, {row['account']} {end}: {_end(row, 'before')} -> {_end(row, 'after')} {row['currency']} "
           f"({_signed(row['difference'])})")
    for told in row["reasons"]:
        some = told["commitments"]
        names = ", ".join(one["id"] for one in some[:_SHOWN]) + (f", and {len(some) - _SHOWN} more"
                                                                if len(some) > _SHOWN else "")
        opened = f", {told['open']:+d} without an upper end" if told.get("open") else ""
        yield f"  {_signed(told['difference'])}  {told['reason']}: {MEANINGS[Reason(told['reason'])]}{opened}"
        yield f"      {names}"


def _end(row: Json, side: str) -> str:
    if row[side] is not None:
        return number(row[side])
    return f"no upper end ({number(row[f'known_{side}'])} and {row[f'open_{side}']} without one)"


def _signed(value: Decimal) -> str:
    told = number(value)
    return told if told.startswith("-") else f"+{told}"
