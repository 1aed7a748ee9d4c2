"""One promise as a reader sees it: what it is, how far it has come, and the sentences that say so, in order of date."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pledgebook.codes import NOT_PROMISED, OPENING, STANCES, Basis
from pledgebook.schema import Json
from pledgebook.views.accounts import Rows, book_rows
from pledgebook.views.deliveries import delivery_found
from pledgebook.views.figures import CURRENCY, NOT_GIVEN, Ends, as_day, between, count, day, money, number, window
from pledgebook.views.parties import together
from pledgebook.views.shelf import Shelf, is_promise, is_total, step
from pledgebook.views.sources import counted_once, sources_words
from pledgebook.views.ties import NO_GIFT, ceased_words, replacement_words, share_words
from pledgebook.views.timeline import Entry, timeline

_ID = re.compile(r"[A-Za-z0-9._-]{1,80}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LATER = ("committed", "contracted", "dispatched", "delivered", "cancelled", "outstanding", "unexplained")
_HEDGES = {"conditional": " (on a condition)", "possible": " (only possible)"}
"""What a promise is called that nobody has made for sure."""
_KINDS = {"goods": "goods", "funds": "money", "package": "a package", "training": "training", "service": "a service",
          "procurement": "a purchase", "production": "production"}


@dataclass(frozen=True, slots=True)
class Link:
    """Another commitment: where it stands on the page, what it is called, and its id."""

    anchor: str
    title: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One commitment. Words are ready to be shown; None or an empty tuple is left out."""

    anchor: str
    id: str
    donors: str
    recipients: str
    title: str
    how_many: str
    worth: str
    as_said: str
    stage: str
    step: str
    is_promise: bool
    due: str
    due_moves: tuple[str, ...]
    overdue: str
    announced: str
    times: int
    sources: str
    counted_once: tuple[str, ...]
    accounts: tuple[tuple[str, str], ...]
    part_of: Link | None
    parts: tuple[Link, ...]
    replaces: Link | None
    replaces_told: str
    refilled_by: tuple[tuple[Link, str], ...]
    shares: tuple[str, ...]
    no_gift: str
    ceased: str
    flags: tuple[str, ...]
    entries: tuple[Entry, ...]
    book: Rows


def card(shelf: Shelf, commitment: Json, told: tuple[Entry, ...] | None = None) -> Card:
    """The commitment with its timeline; `told` is some of it, where not all is wanted."""
    balances = commitment.get("balances") or ()
    stage = commitment.get("stage")
    return Card(
        anchor=anchor(commitment["id"]), id=commitment["id"], donors=_names(shelf, commitment["donors"]),
        recipients=together(map(shelf.naming, commitment["recipients"]), "recipient not named"),
        title=title(commitment), how_many=how_many(balances), worth=worth(commitment), as_said=_as_said(balances),
        stage=_stage(commitment), step=step(commitment) if is_promise(commitment) else str(stage or "total"),
        is_promise=is_promise(commitment), due=_due(commitment), due_moves=_due_moves(commitment),
        overdue=_overdue(shelf, commitment), announced=_announced(shelf, commitment),
        times=int(commitment["announced"]["times"]), sources=sources_words(commitment["sources"]),
        counted_once=counted_once(commitment["sources"], shelf.naming),
        accounts=_accounts(balances), part_of=link(shelf, commitment.get("part_of")),
        parts=tuple(_links(shelf, shelf.parts.get(commitment["id"], ()))),
        replaces=link(shelf, commitment.get("replaces")),
        replaces_told=replacement_words(commitment.get("replacement") or {}),
        refilled_by=_refilled_by(shelf, commitment),
        shares=tuple(share_words(share, shelf.naming) for share in commitment.get("shares") or ()),
        no_gift=NO_GIFT.get(str(commitment.get("no_gift")), ""),
        ceased=ceased_words(commitment["ceased"]) if commitment.get("ceased") else "",
        flags=shelf.flags.get(commitment["id"], ()),
        entries=timeline(shelf, commitment) if told is None else told, book=book_rows(commitment, shelf.naming),
    )


def _refilled_by(shelf: Shelf, commitment: Json) -> tuple[tuple[Link, str], ...]:
    """The purchases that refill this gift, each with its cost and its time."""
    return tuple((found, replacement_words(shelf.commitments[name].get("replacement") or {}))
                 for name in shelf.refills.get(commitment["id"], ()) if (found := link(shelf, name)))


def anchor(identifier: str) -> str:
    """The id as a fragment of the page: itself where it can be one, else a digest of it."""
    if _ID.fullmatch(identifier):
        return f"c-{identifier}"
    return f"c-{hashlib.sha256(identifier.encode()).hexdigest()[:16]}"


def link(shelf: Shelf, identifier: str | None) -> Link | None:
    """The link to another commitment; None where there is none of that id."""
    found = shelf.commitments.get(identifier or "")
    return Link(anchor(found["id"]), title(found), str(found["id"])) if found else None


def title(commitment: Json) -> str:
    """The thing with its number: '30 Abrams tanks', 'EUR 2.7 bn, military assistance', 'drones (on a condition)'."""
    hedge = "" if commitment.get("stage") in NOT_PROMISED else _HEDGES.get(commitment.get("hedged") or "", "")
    return f"{_thing(commitment)}{hedge}"


def _thing(commitment: Json) -> str:
    kind = str(commitment["kind"])
    item = str((commitment.get("item") or {}).get("text") or _KINDS.get(kind, kind))
    promised = [one for one in commitment.get("balances") or () if one["account"] in OPENING]
    promised = promised or list(commitment.get("running_totals") or ())[:1]  # of what only totals tell of
    things = [one for one in promised if not _is_money(one)]
    if things and Ends.of(things[-1]).known:
        # A unit of its own ('rounds') says more than the bare number of the same things, and stands last.
        one = things[-1]
        unit = f"{_commodity(one)}, " if _commodity(one) and _commodity(one) not in item else ""
        return f"{between(Ends.of(one), number, one['bound'])} {unit}{item}"
    sums = [one for one in promised if _is_money(one) and Ends.of(one).known]
    if sums:
        return f"{money(Ends.of(sums[0]), sums[0]['commodity'], sums[0]['bound'])}, {item}"
    # Many promises are of nothing but 'money': their first day tells them apart.
    first = (commitment.get("announced") or {}).get("first") or commitment.get("told_first")
    return item if commitment.get("item") or not first else f"{item}, first told {day(first)}"


def how_many(balances: Iterable[Mapping[str, Any]]) -> str:
    """How many were promised (or asked for, considered, refused), or that no number is given."""
    found = [f"{between(Ends.of(one), number, one['bound'])} {_commodity(one)}".strip() for one in balances
             if one["account"] in OPENING and not _is_money(one)]
    return " · ".join(found) or NOT_GIVEN


def worth(commitment: Json) -> str:
    """What it is worth by whatever basis there is: stated in every currency, by prices in the page's own."""
    found = [f"{money(Ends.of(one), one['currency'])} ({_basis(one)})" for one in commitment.get("values") or ()
             if Ends.of(one).known and not one.get("prices_of")
             and (one["basis"] == Basis.STATED or one["currency"] == CURRENCY)]
    return " · ".join(dict.fromkeys(found)) or "no value stated"


def _basis(value: Mapping[str, Any]) -> str:
    """The basis, and whose value it is where it is not the promise's own."""
    if value.get("inherited"):
        return f"{value['basis']}, the value of the whole"
    return f"{value['basis']}, by its parts" if value.get("parts") else str(value["basis"])


def _as_said(balances: Iterable[Mapping[str, Any]]) -> str:
    return " · ".join(money(Ends.of(one), one["commodity"], one["bound"]) for one in balances
                      if one["account"] in OPENING and _is_money(one))


def _accounts(balances: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, str], ...]:
    """What stands on the accounts after the promise, in their order."""
    found = [one for one in balances if one["account"] in _LATER and Ends.of(one).known]
    return tuple((str(one["account"]), money(Ends.of(one), one["commodity"], one["bound"]) if _is_money(one)
                  else f"{between(Ends.of(one), number, one['bound'])} {_commodity(one)}".strip())
                 for one in sorted(found, key=lambda one: (_LATER.index(one["account"]), one["commodity"])))


def _is_money(balance: Mapping[str, Any]) -> bool:
    return bool(_CURRENCY.fullmatch(balance["commodity"].partition("/")[0]))


def _commodity(balance: Mapping[str, Any]) -> str:
    """What is counted, in words; nothing where it is the item itself."""
    return "" if balance["commodity"] == "items" else str(balance["commodity"]).replace("/", " a ")


def _names(shelf: Shelf, codes: Iterable[str]) -> str:
    return together(map(shelf.naming, codes))


def _stage(commitment: Json) -> str:
    if is_total(commitment):
        return "running total"
    stage = commitment.get("stage")
    share = commitment.get("stage_share")
    if not stage:
        return "stance" if commitment["kind"] in STANCES else "stage not said"
    return f"{stage} ({float(share):.0%})" if share is not None and float(share) < 1 else str(stage)


def _due(commitment: Json) -> str:
    due = commitment.get("due")
    if not due:
        return "no date given"
    return f"{window(due)} (\N{LEFT DOUBLE QUOTATION MARK}{due['phrase']}\N{RIGHT DOUBLE QUOTATION MARK})"


def _due_moves(commitment: Json) -> tuple[str, ...]:
    """Each window that was said, where there is more than one."""
    told = [f"{day(one['said'])}: \N{LEFT DOUBLE QUOTATION MARK}{one['window']['phrase']}"
            f"\N{RIGHT DOUBLE QUOTATION MARK}, {window(one['window'])}" for one in commitment.get("due_history") or ()]
    return tuple(told) if len({line.partition(": ")[2] for line in told}) > 1 else ()


def _overdue(shelf: Shelf, commitment: Json) -> str:
    days = shelf.overdue.get(commitment["id"])
    if days is None or not is_promise(commitment):
        return ""
    return f"{count(days, 'day')} past its date: {delivery_found(commitment)}"


def _announced(shelf: Shelf, commitment: Json) -> str:
    told = commitment["announced"]
    if not told["times"]:
        return "not in the donor's own voice in the sources read"
    by = f" by {together(map(shelf.naming, told['by']))}" if told["by"] else ""
    if told["times"] == 1:
        return f"once, {day(told['first'])}{by}"
    slip = as_day(told["last"]), as_day(told["first"])
    apart = f", {count((slip[0] - slip[1]).days, 'day')} apart" if slip[0] and slip[1] and slip[0] > slip[1] else ""
    return f"{told['times']} times, first {day(told['first'])}, last {day(told['last'])}{apart}{by}"


def _links(shelf: Shelf, identifiers: Iterable[str]) -> Iterable[Link]:
    return (found for found in (link(shelf, name) for name in identifiers) if found)
