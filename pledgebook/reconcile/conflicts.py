"""Where members disagree: every value with its claims, the one that stands, and the name of the rule that chose it.

What changed in time is no conflict: a number that the donor raised or cut stands in the promise's history, and a
delivery of a part does not contradict the whole. Each number is held against those of its own version, each report
of an act against those of the same act.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from pledgebook.accounts import THINGS
from pledgebook.codes import Modality, Part, Stage
from pledgebook.model import Conflict, Posting
from pledgebook.reconcile.acts import LOTS
from pledgebook.reconcile.amending import Version, Versions, amount_in, amounts, differ, is_own_voice
from pledgebook.reconcile.levels import says_so_far
from pledgebook.reconcile.traits import Range, Traits
from pledgebook.reconcile.voices import PRESS_WAVE
from pledgebook.schema import line

OWN_FIGURE = "the donor's own figure"
MOST_TEXTS = "most texts, then the one that others agree with, then the first said, then the narrower range"
MOST_PARTIES = "most texts, then the opening claim"
OWN_CURRENCY = "the donor's own words, then most texts, then the first said"
FIRST_REPORT = "the first report of the act"
COUNTS_ALL = "a count of all so far: as another lot it would make more than was promised"
NO_MORE = "the lots make more than was promised: no more than that is posted"
STATED = "what is stated stands beside the denial"
_LOT_ACCOUNTS = frozenset(str(stage) for stage in LOTS)
MOST_TOTALS = 40
"""Totals that one conflict shows."""

LATEST_TOTAL = "the donor's own figure, then the latest"


def parties_conflict(members: Sequence[Traits], field: str, chosen: tuple[str, ...]) -> Conflict | None:
    """Who gives or gets it, by all who say so."""
    if len(members) == 1 or len({getattr(one, field) for one in members}) < 2:
        return None
    values: dict[str, list[str]] = {}
    for one in members:
        if parties := getattr(one, field):
            values.setdefault(",".join(sorted(parties)), []).append(one.id)
    return _conflict(field, values, ",".join(chosen), MOST_PARTIES) if len(values) > 1 else None


def amount_conflicts(versions: Versions) -> list[Conflict]:
    """Numbers and sums that contradict each other while one and the same version stood."""
    return [conflict for unit, found in sorted(versions.by_unit.items()) for version in found
            if (conflict := _amount_conflict(unit, version))]


def _amount_conflict(unit: str, version: Version) -> Conflict | None:
    if len(version.told) == 1 or not any(
            (mine := amount_in(one, unit)) is not version.value and differ(mine, version.value)
            for one in version.told):
        return None
    field = "money" if any(one.money and one.money.unit == unit for one in version.told) else "quantity"
    own = any(is_own_voice(one) and _ends(amount_in(one, unit)) == _ends(version.value) for one in version.told)
    return _conflict(field, _values(version.told, unit), written(version.value), OWN_FIGURE if own else MOST_TEXTS)


def act_conflicts(members: Sequence[Traits], parts: Mapping[str, Part]) -> list[Conflict]:
    """Reports of one act that give different numbers: ten delivered, by another text twelve."""
    found: list[Conflict] = []
    if Part.DISPUTES not in parts.values():
        return found
    for stage in sorted(LOTS):
        told = [one for one in members if one.claim.stage is stage and parts[one.id] is not Part.ASSERTS]
        disputed = [one for one in told if parts[one.id] is Part.DISPUTES and one.claim.modality is not Modality.DENIED]
        for unit in sorted({unit for one in disputed for unit, _ in amounts(one)}):
            acts = [one for one in told if parts[one.id] in (Part.OPENS, Part.ADVANCES) and _has(one, unit)]
            rivals = [one for one in told if _has(one, unit) and one not in acts]
            if acts and rivals:
                values = _values([*acts, *rivals], unit)
                found.append(_conflict(str(stage), values, written(amount_in(acts[0], unit)), FIRST_REPORT))
    return found


def lot_conflicts(members: Sequence[Traits], postings: Sequence[Posting], versions: Versions) -> list[Conflict]:
    """Lots that as they are told make more than was promised, with what the book makes of them."""
    posted = [posting for posting in postings if posting.account in _LOT_ACCOUNTS]
    if len(posted) < 2:
        return []
    told = {one.id: one for one in members}
    found = []
    for account, unit in sorted({(posting.account, posting.commodity) for posting in posted}):
        commodity = "" if unit == THINGS else unit
        lots = [posting for posting in posted if (posting.account, posting.commodity) == (account, unit)]
        stands = versions.chosen.get(commodity)
        if len(lots) > 1 and stands and stands.high is not None:
            acts = [told[posting.claim] for posting in lots]
            said = [amount_in(one, commodity) for one in acts]
            plain = sum((value.low or Decimal(0) for value in said), Decimal(0)) > stands.high
            if plain and not any(says_so_far(one) for one in acts[1:]):
                found.append(_lot_conflict(account, acts, versions.by_unit[commodity][-1], lots))
    return found


def _lot_conflict(account: str, acts: Sequence[Traits], promise: Version, lots: Sequence[Posting]) -> Conflict:
    unit = promise.value.unit
    posted = sum((lot.max or Decimal(0) for lot in lots), Decimal(0))
    counts = [one for one in acts if amount_in(one, unit).high == posted]
    if counts:
        return _conflict(account, _values(acts, unit), written(amount_in(counts[-1], unit)), COUNTS_ALL)
    told = [one for one in promise.told if promise.gave(one)]
    return _conflict(account, _values([*acts, *told], unit), written(promise.value), NO_MORE)


def stage_conflict(members: Sequence[Traits], parts: Mapping[str, Part], stage: Stage | None) -> Conflict | None:
    """That it came, or was ordered, and that it was not."""
    if stage is None or not any(one.claim.modality is Modality.DENIED for one in members):
        return None
    told = [one for one in members if one.claim.stage is stage and parts[one.id] is not Part.ASSERTS]
    denied = [one.id for one in told if one.claim.modality is Modality.DENIED]
    if not denied or len(denied) == len(told):
        return None
    stated = [one.id for one in told if one.claim.modality is not Modality.DENIED]
    return _conflict("stage", {str(stage): stated, f"not {stage}": denied}, str(stage), STATED)


def own_currency(members: Sequence[Traits], versions: Versions) -> str | None:
    """The currency in which the promise was made, where several are told; None where at most one is.

    A rate ('NOK/year') is no translation of a sum and stands beside it.
    """
    units = {one.money.unit for one in members if one.money and one.money.unit in versions.by_unit
             and "/" not in one.money.unit}
    if len(units) < 2:
        return None
    def weight(unit: str) -> tuple[int, int, date, str]:
        told = [one for one in members if one.money and one.money.unit == unit and not one.total]
        own = {one.text for one in told if is_own_voice(one)}
        first = min((one.day for one in told if one.day), default=date.max)
        return -len(own), -len({one.text for one in told}), first, unit
    return min(units, key=weight)


def currency_conflict(members: Sequence[Traits], versions: Versions, chosen: str | None) -> Conflict | None:
    """One figure under two currencies: one of the texts took euros for dollars. A translated sum is no conflict."""
    if chosen is None:
        return None
    stands = versions.by_unit[chosen][-1].value
    values: dict[str, list[str]] = {}
    for one in members:
        if one.money and not one.total and "/" not in one.money.unit and _ends(one.money) == _ends(stands):
            values.setdefault(one.money.unit, []).append(one.id)
    return _conflict("currency", values, chosen, OWN_CURRENCY) if len(values) > 1 else None


def total_conflict(totals: Sequence[Traits], unit: str) -> tuple[Conflict, frozenset[str]] | None:
    """Totals of one thing that differ within one wave of reports, or of which a later one is less than an earlier one.

    `totals` count the same things of the same givers in the commodity `unit`, in whatever commitments they stand.
    Gives the conflict and the claims that are in it. A text may tell a total before and after a gift, so two totals of
    one text are none; and totals grow. Of very many only the latest are shown.
    """
    rivals = _rivals(totals, unit)[-MOST_TOTALS:] if len(totals) > 1 else []
    if not rivals:
        return None
    best = max(rivals, key=lambda one: (is_own_voice(one), one.day or date.min, one.id))
    conflict = _conflict("total", _values(rivals, unit), written(amount_in(best, unit)), LATEST_TOTAL)
    return conflict, frozenset(one.id for one in rivals)


def _rivals(told: Sequence[Traits], unit: str) -> list[Traits]:
    """The totals that clash with another one; the work grows with their number, not with its square."""
    dated = sorted((one for one in told if one.day), key=lambda one: (one.day or date.min, one.id))
    rivals: dict[str, Traits] = {}
    wave: dict[Range, Traits] = {}  # the latest teller of each number of the last days
    highest: Traits | None = None
    for one in dated:
        wave = {value: other for value, other in wave.items() if _days(other, one) <= PRESS_WAVE}
        clashing = [other for value, other in wave.items()
                    if other.text != one.text and differ(value, amount_in(one, unit))]
        if highest and highest.text != one.text and _falls(highest, one, unit):
            clashing.append(highest)
        rivals.update({each.id: each for each in clashing})
        if clashing:
            rivals[one.id] = one
        wave[amount_in(one, unit)] = one
        if highest is None or _least(one, unit) > _least(highest, unit):
            highest = one
    return sorted(rivals.values(), key=lambda one: (one.day or date.min, one.id))


def _days(first: Traits, last: Traits) -> int:
    return (last.day - first.day).days if first.day and last.day else 0


def _least(one: Traits, unit: str) -> Decimal:
    value = amount_in(one, unit)
    return value.low or value.high or Decimal(0)


def _falls(first: Traits, last: Traits, unit: str) -> bool:
    value = amount_in(last, unit)
    most = value.high or value.low or Decimal(0)
    return most < _least(first, unit) and differ(value, amount_in(first, unit))


def written(value: Range) -> str:
    """An amount as a conflict keeps it: a canonical JSON object."""
    return line({"min": value.low, "max": value.high, "of": value.unit or THINGS})


def _values(told: Sequence[Traits], unit: str) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for one in told:
        values.setdefault(written(amount_in(one, unit)), []).append(one.id)
    return values


def _has(one: Traits, unit: str) -> bool:
    return any(mine == unit for mine, _ in amounts(one))


def _ends(value: Range) -> tuple[object, object]:
    return value.low, value.high


def _conflict(field: str, values: Mapping[str, Sequence[str]], chosen: str, rule: str) -> Conflict:
    told = tuple((value, tuple(sorted(claims))) for value, claims in sorted(values.items()))
    return Conflict(field, told, chosen, rule)
