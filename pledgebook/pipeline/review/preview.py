"""What decisions would change, before they are entered: the promises that they touch, made with them and without.

Both are made by the reconciling and valuing of a run, from the claims of those promises, of the wholes above them and
of the parts below, and of those of the same parties nearest in time, which what was split off may join or become a part
of; so that it takes a moment. What else of the book would be otherwise the next run says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pledgebook.codes import Basis
from pledgebook.config import Reconcile
from pledgebook.judged import effective, promise
from pledgebook.ledger import Ledger, amounts, no_promise
from pledgebook.ledger.queue import homes_of, promises_near
from pledgebook.model import Claim, Commitment, Judgement
from pledgebook.pipeline.effect import NOTHING, differences
from pledgebook.reconcile import reconcile
from pledgebook.schema import Json, claim_from_json, plain
from pledgebook.value import Measures, value
from pledgebook.views.waiting import Change, Effect, Range

ACCOUNTS = ("promised", "firm", "delivered", "cancelled")
MOST = 150
"""Claims with which a look is made at most, those of the subjects' own promises first."""
BESIDE, BESIDE_CLAIMS = 4, 24
"""So many promises of the same parties, the nearest in time, are looked at beside each subject; and of them all so many
claims, since everything is reconciled once for each decision that is offered."""
ASKED = 2
"""Subjects beside which others are looked up: each asks the ledger once."""

@dataclass(frozen=True, slots=True)
class Means:
    """What previews are made with: the measures of the book, its options of reconciling, and the currency told."""

    measures: Measures
    options: Reconcile
    currency: str


@dataclass(slots=True)
class Touched:
    """The claims that some judgements touch, looked up once for all the decisions that one page shows."""

    claims: dict[str, Claim] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    is_whole: bool = True
    made: dict[frozenset[str], tuple[Commitment, ...]] = field(default_factory=dict)
    """What was made before, by the judgements in force: what stands now is the same beside every decision."""


def touched(ledger: Ledger, subjects: Iterable[str]) -> Touched:
    """The claims of the promises of these subjects, of the wholes above, of the parts below, and of those nearby."""
    names = list(dict.fromkeys(subjects))
    homes = homes_of(ledger, names)
    found = Touched()
    direct = [name for name in names if name.startswith("clm-") and name not in homes]
    _add(found, [row for name in direct if (row := ledger.claim(name))])
    own = list(dict.fromkeys(homes.get(name, name) for name in names if name not in direct))
    seen: dict[str, Json] = {}
    opening: dict[str, str] = {}
    while own and len(found.claims) < MOST:
        fresh = [name for name in own if name not in seen]
        seen |= ledger.commitments_of(fresh)
        for home, claims in ledger.claims_of_all(fresh).items():
            _add(found, claims)
            opening[home] = str(claims[0]["id"])
        above = [str(seen[name]["part_of"]) for name in fresh if name in seen and seen[name].get("part_of")]
        below = [part for name in fresh for part in _parts(ledger, name)] if len(seen) <= len(fresh) else []
        own = [name for name in dict.fromkeys((*above, *below)) if name not in seen]
    found.is_whole = not own
    about = [name if name in found.claims else opening.get(homes.get(name, name), "") for name in names]
    beside = [name for name in _beside(ledger, about, found) if name not in seen]
    seen |= ledger.commitments_of(beside)
    beside += dict.fromkeys(str(whole) for name in beside if (whole := seen[name].get("part_of")) and whole not in seen)
    most = min(MOST, len(found.claims) + BESIDE_CLAIMS)
    for claims in ledger.claims_of_all(beside).values():
        if len(found.claims) + len(claims) <= most:
            _add(found, claims)
    for one in seen.values():
        found.copies |= _copies(one)
    return found


def _beside(ledger: Ledger, about: Iterable[str], found: Touched) -> list[str]:
    """The promises of the same parties as these claims that are nearest to them in time."""
    near: dict[str, None] = {}
    for name in [one for one in dict.fromkeys(about) if one in found.claims][:ASKED]:
        claim = found.claims[name]
        near |= dict.fromkeys(place for place, _ in promises_near(
            ledger, claim.donors, claim.recipients, claim.document.published, BESIDE))
    return list(near)


def _add(found: Touched, rows: Iterable[Json]) -> None:
    for row in rows:
        found.claims[str(row["id"])] = claim_from_json({name: said for name, said in row.items() if name != "part"})


def _parts(ledger: Ledger, name: str) -> list[str]:
    return [str(row[0]) for row in ledger.ask("SELECT id FROM book.commitments WHERE part_of = ? ORDER BY id", [name])]


def _copies(commitment: Json) -> dict[str, str]:
    """Which documents of a promise are copies of which, as the last run found."""
    ties = [tie for group in commitment["sources"].get("groups") or () for tie in group["ties"] if tie["why"] == "copy"]
    return {name: tie["of"] for tie in ties for name in tie["documents"] if name != tie["of"]
            and tie["of"] in tie["documents"]}


def preview(asked: Sequence[Judgement], log: Sequence[Judgement], found: Touched, means: Means) -> Effect:
    """What would be otherwise with what is `asked` beside all that the log holds."""
    names = set(found.claims) | {promise(name) for name in found.claims}
    before = [one for one in effective(log) if names & set(one.subjects)]
    after = list(effective([*log, *asked]))
    kept = {one.id for one in before} | {one.id for one in asked}
    after = [one for one in after if one.id in kept]
    without, made = (_made(judgements, found, means) for judgements in (before, after))
    told = tuple(one for one in differences(without, made) if one != NOTHING)
    sums = tuple(_changes(_sums(without, means), _sums(made, means)))
    return Effect(means.currency, sums, told, (len(without), len(made)), found.is_whole)


def _made(judgements: Sequence[Judgement], found: Touched, means: Means) -> tuple[Commitment, ...]:
    key = frozenset(one.id for one in judgements)
    if key not in found.made:
        made = reconcile(list(found.claims.values()), judgements, means.measures.items, means.options, found.copies)
        found.made[key] = value(made.commitments, found.claims, means.measures).commitments
    return found.made[key]


# -- sums --------------------------------------------------------------------------------------------------------------


def _sums(commitments: Sequence[Commitment], means: Means) -> dict[tuple[str, str], Range]:
    """What the promises add to the published totals, by basis and account."""
    rows = {one.id: plain(one) for one in commitments}
    found: dict[tuple[str, str], Range] = {}
    for name, row in rows.items():
        if no_promise(row):
            continue
        for amount in amounts(row):
            is_told = amount["currency"] == means.currency and amount["prices_of"] is None
            if is_told and not _left_out(name, amount["basis"], rows, means):
                for account in ACCOUNTS:
                    key = (str(amount["basis"]), account)
                    found[key] = _added(found.get(key), (amount[account]["min"], amount[account]["max"]))
    return found


def _added(sum_: Range | None, ends: Range) -> Range:
    """The sum with one more; its upper end is open where one of them is, and nothing is added by what is not known."""
    low, high = ends
    if low is None and high is None:
        return sum_ or (None, None)
    if sum_ is None or sum_ == (None, None):
        return low, high
    least = low if sum_[0] is None else sum_[0] + (low or 0)
    return least, None if high is None or sum_[1] is None else sum_[1] + high


def _left_out(name: str, basis: str, rows: Mapping[str, Json], means: Means) -> bool:
    """Whether a whole above it counts in its place (the rule of ledger/holding.py)."""
    seen, above = {name}, str(rows[name].get("part_of"))
    while above in rows and above not in seen:
        if _counts(rows[above], basis) and (basis == Basis.STATED or _is_kind(rows[name], rows[above], means)):
            return True
        seen.add(above)
        above = str(rows[above].get("part_of"))
    return False


def _counts(whole: Json, basis: str) -> bool:
    if basis == Basis.STATED and any(
            one["account"] == "promised" and len(one["commodity"]) == 3 and one["commodity"].isupper()
            and (one["min"] is not None or one["max"] is not None) for one in whole["balances"]):
        return True
    return any(one["basis"] == basis and (one["min"] is not None or one["max"] is not None)
               and not one["inherited"] and not one["parts"] for one in whole["values"])


def _is_kind(part: Json, whole: Json, means: Means) -> bool:
    item, other = ((one.get("item") or {}).get("id") for one in (part, whole))
    return item is not None and (item == other or other in means.measures.items.ancestors(item))


def _changes(before: Mapping[tuple[str, str], Range], after: Mapping[tuple[str, str], Range]) -> list[Change]:
    order = {name: place for place, name in enumerate((*Basis, *ACCOUNTS))}
    keys = sorted({*before, *after}, key=lambda key: (order[key[0]], order[key[1]]))
    none: Range = (None, None)
    return [Change(*key, before.get(key, none), after.get(key, none)) for key in keys
            if before.get(key, none) != after.get(key, none)]
