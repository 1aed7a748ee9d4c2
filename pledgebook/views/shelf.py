"""What all views of one page look up: the commitments, which of them are overdue or flagged, and names for codes.

Read from the ledger once, so that every part of a page tells of the same rows. `shelf` has the whole ledger, for what
shows all of it; `shelf_of` has a few commitments and what stands beside them, by their ids.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import FIRM, NOT_PROMISED, STANCES, Part, Stage
from pledgebook.ledger import Ledger
from pledgebook.ledger.some import overdue_days_of, records_of
from pledgebook.schema import Json
from pledgebook.views.parties import Naming

NO_PRICE = "no-price"
"""That there is no price of a thing is true of most things and flags nothing."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """`today` is the day against which promises are overdue; `overdue` has days by commitment id."""

    ledger: Ledger
    today: date
    naming: Naming
    commitments: Mapping[str, Json]
    parts: Mapping[str, tuple[str, ...]]
    overdue: Mapping[str, int]
    flags: Mapping[str, tuple[str, ...]]
    refills: Mapping[str, tuple[str, ...]]
    """Purchases by the gift that they refill."""


def shelf(ledger: Ledger, today: date, naming: Naming | None = None) -> Shelf:
    """What the views look up; parties are named by the shipped catalogue where no `naming` is given."""
    commitments = {str(one["id"]): one for one in ledger.commitments()}
    parts: dict[str, list[str]] = defaultdict(list)
    refills: dict[str, list[str]] = defaultdict(list)
    for name in sorted(commitments):
        if commitments[name].get("replaces"):
            refills[str(commitments[name]["replaces"])].append(name)
        whole = str(commitments[name].get("part_of") or "")
        if whole in commitments:
            parts[whole].append(name)
    return Shelf(
        ledger, today, naming or load_catalogue().party_name, commitments,
        {whole: tuple(found) for whole, found in parts.items()},
        ledger.overdue_days(today), _flags(ledger, commitments),
        {gift: tuple(found) for gift, found in refills.items()},
    )


def shelf_of(ledger: Ledger, commitments: Iterable[Json], today: date, naming: Naming | None = None) -> Shelf:
    """A shelf with these commitments, their wholes, parts, gifts and refills; of no others it knows anything."""
    own = {str(one["id"]): one for one in commitments}
    parts = {name: ledger.parts_of(name) for name in own}
    refills = {name: ledger.refills_of(name) for name in own}
    above = records_of(ledger, "commitments", [str(one[tie]) for one in own.values() for tie in ("part_of", "replaces")
                                               if one.get(tie)])
    beside = {str(one["id"]): one for found in (*parts.values(), *refills.values()) for one in found}
    return Shelf(
        ledger, today, naming or load_catalogue().party_name, {**above, **beside, **own},
        {name: tuple(str(one["id"]) for one in found) for name, found in parts.items()},
        overdue_days_of(ledger, own, today), _flags_of(ledger, own),
        {name: tuple(str(one["id"]) for one in found) for name, found in refills.items()},
    )


def _flags_of(ledger: Ledger, own: Mapping[str, Json]) -> dict[str, tuple[str, ...]]:
    """As `_flags`, of these commitments alone."""
    claims = {name: [str(member["claim"]) for member in one.get("claims") or ()] for name, one in own.items()}
    issues = ledger.issues_of_all([*own, *(claim for told in claims.values() for claim in told)])
    return {name: told for name in own if (told := tuple(
        f"{issue['message']} ({issue['code']})" for subject in (name, *claims[name])
        for issue in issues.get(subject, ()) if issue["code"] != NO_PRICE))}


def _flags(ledger: Ledger, commitments: Mapping[str, Json]) -> dict[str, tuple[str, ...]]:
    """What the checks say about a commitment or one of its claims, by commitment id.

    That there is no price of a thing is true of most things and flags nothing.
    """
    homes = {str(member["claim"]): name for name, one in commitments.items() for member in one.get("claims") or ()}
    found: dict[str, list[str]] = defaultdict(list)
    for issue in ledger.issues():
        home = homes.get(str(issue["subject"]), str(issue["subject"]))
        if home in commitments and issue["code"] != NO_PRICE:
            found[home].append(f"{issue['message']} ({issue['code']})")
    return {name: tuple(told) for name, told in found.items()}


def is_total(commitment: Json) -> bool:
    """Whether nothing but running totals tell of it: it is a check, not a promise."""
    parts = {member["part"] for member in commitment.get("claims") or ()}
    return parts == {Part.ASSERTS}


def is_promise(commitment: Json) -> bool:
    """Whether it is a promise or more: not a stance, a running total, a request, a consideration or a refusal.

    What refills a giver's own stock, pays a giver back or sets a figure right promises nothing to anybody.
    """
    return (commitment["kind"] not in STANCES and commitment.get("stage") not in NOT_PROMISED
            and not is_total(commitment) and not commitment.get("no_gift"))


def step(commitment: Json) -> str:
    """How far a promise has come, in the three steps of the pictures: 'announced', 'firm' or 'delivered'."""
    stage = commitment.get("stage")
    if stage == Stage.DELIVERED:
        return "delivered"
    return "firm" if stage in FIRM else "announced"
