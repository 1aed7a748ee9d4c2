"""Why a figure is what it is: from any total or balance down to postings, rates, prices and the sentences.

The tree of a total has a leaf for each commitment that its keys name: what it adds, as a range, or why it adds nothing.
The leaves add up to the figure. Below each stand its values with rates and prices, its balances, the postings that make
them, and the words of the documents behind those.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pledgebook.codes import Basis
from pledgebook.errors import BookError
from pledgebook.ledger import Ledger, amounts, own_values
from pledgebook.ledger.finding import Standing, Sums, is_party, standing
from pledgebook.schema import Json
from pledgebook.views.sources import source_lines
from pledgebook.views.ties import ties
from pledgebook.views.worth import ALL, Asked, chosen

SUMMED = {"promised": ("promised",), "firm": ("committed", "contracted", "dispatched", "delivered"),
          "delivered": ("delivered",), "cancelled": ("cancelled",)}
"""The sums that totals tell, each with the accounts of a commitment from which it is made."""

BOOK = ("promised_history", "in_parts", "unknown", "goals", "reached")
"""What the book keeps of a promise beside its balances."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Of:
    """Which total is asked about: its keys (a row of `totals`; none for the sum of all), account and currency."""

    keys: Mapping[str, str | None]
    account: str = "promised"
    currency: str = "EUR"


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind some commitments: claims, postings and issues, by commitment."""

    claims: Mapping[str, list[Json]]
    postings: Mapping[str, list[Json]]
    issues: Mapping[str, list[Json]]


def why_commitment(ledger: Ledger, identifier: str, asked: Asked = ALL) -> Json:
    """The figures of a commitment, each with its postings, their claims and sentences; values with rates and prices.

    Running totals stand with the postings, of this and of other commitments, that they check. BookError where there is
    no such commitment.
    """
    commitment = ledger.commitment(identifier)
    if commitment is None:
        raise _no_commitment(ledger, identifier)
    tree = _tree(commitment, _behind(ledger, [commitment["id"]]), asked)
    checks = [_running_total(ledger, one) for one in commitment.get("running_totals") or ()]
    tree["ties"] = ties(commitment, ledger.refills_of(commitment["id"]))
    return {**tree, **({"running_totals": checks} if checks else {})}


def _no_commitment(ledger: Ledger, identifier: str) -> BookError:
    """Of a claim also which commitment it is a claim of."""
    if ledger.claim(identifier) is None:
        return BookError(identifier, "is no commitment of this book", "list them with `pledgebook show`")
    homes = [str(one["id"]) for one in ledger.commitments_with(identifier)]
    return BookError(identifier, "is a claim, and only a commitment has figures"
                     + (f"; it tells of {homes[0]}" if homes else ""),
                     f"`pledgebook why {homes[0]}`, or see the claim: `pledgebook show {identifier}`" if homes else
                     f"see it with `pledgebook show {identifier}`")


def why_total(ledger: Ledger, of: Of, asked: Asked = ALL, part: slice = slice(None)) -> Json:
    """A total, and every commitment with its keys: what it adds to the sum, or why it adds nothing to it.

    With `part` only some of the commitments, in their order; the sum and the causes are of all. BookError where no
    commitment has these keys.
    """
    basis = Basis(asked.basis or Basis.STATED)
    wanted = Asked(basis, asked.prices_of)
    (total,) = ledger.totals((), of.currency, basis, asked.prices_of, of.keys)
    sums = Sums((), of.currency, basis, asked.prices_of, of.keys)
    rows = sorted((_leaf(found, of, basis) for found in standing(ledger, sums, of.account)),
                  key=lambda one: (one[1]["out"], one[0]))
    if not rows:
        raise _nothing(of.keys)
    leaves = [leaf for some in _batches(rows[part]) for leaf in _explained(ledger, some, of, wanted)]
    causes = Counter(leaf["cause"] for _, leaf in rows if leaf["out"])
    return {
        "of": dict(of.keys), "account": of.account, "currency": of.currency, "basis": str(basis),
        "prices_of": asked.prices_of, "total": total[of.account],
        "promises": total["commitments"], "with_value": total["with_value"], "without_value": total["without_value"],
        "behind": len(rows), "left_out": dict(sorted(causes.items())), "commitments": leaves,
    }


def _explained(ledger: Ledger, some: Sequence[tuple[str, Json]], of: Of, asked: Asked) -> Iterator[Json]:
    """What each adds and what that is made of, with its figures down to the sentences."""
    names = [name for name, _ in some]
    commitments, behind = ledger.commitments_of(names), _behind(ledger, names)
    for name, leaf in some:
        made_of = None if leaf["out"] else _made_of(commitments[name], of, asked)
        yield {**leaf, "made_of": made_of, **_tree(commitments[name], behind, asked)}


def refuse_unknown_party(ledger: Ledger, keys: Mapping[str, str | None]) -> None:
    """BookError where no commitment has the donor or recipient among the keys, be it together with others."""
    for name in ("donor", "recipient"):
        party = keys.get(name)
        if party and not is_party(ledger, name, party):
            raise _nothing({name: party})


def _nothing(keys: Mapping[str, str | None]) -> BookError:
    told = ", ".join(f"{name} {value or '?'}" for name, value in keys.items())
    return BookError(told or "all", "no commitment of this book has it" if told else "the book has no commitment",
                     f"see `pledgebook totals --by {','.join(keys)}` for what there is" if told else
                     "see `pledgebook status` for what was read")


def _batches(rows: Iterable[tuple[str, Json]]) -> Iterable[list[tuple[str, Json]]]:
    left = iter(rows)
    while some := list(islice(left, _BATCH)):
        yield some


# -- leaves of a total -------------------------------------------------------------------------------------------------


def _leaf(found: Standing, of: Of, basis: Basis) -> tuple[str, Json]:
    """The commitment's id, and what it adds to the total: a range; or the cause why it adds nothing."""
    cause, out = _out(found, of, basis)
    if out:
        return found.id, {"adds": None, "out": out, "cause": cause}
    low, high = found.ends or (None, None)
    return found.id, {"adds": {"min": _number(low), "max": _number(high)}, "out": "", "cause": None}


def _out(found: Standing, of: Of, basis: Basis) -> tuple[str, str]:
    """The cause, as one of few words that can be counted, and the sentence; both empty where it is in the sum."""
    if found.no_promise:
        return "no promise", f"no promise: {found.no_promise}"
    if not found.is_of_row:
        shared = "gift: stands under its donors" if "donor" in of.keys else "receipt: stands under its recipients"
        return "joint", f"joint {shared} together"
    if found.whole:
        return "part of a whole", f"part of {found.whole}, which has its own amount"
    if found.ends is None:
        return "no known value", f"no {basis} value of its own in {of.currency}"
    if found.ends == (None, None):
        told = "its amount is not known" if of.account == "promised" else f"nothing {of.account} by a known amount"
        return "no known value" if of.account == "promised" else f"nothing {of.account}", told
    return "", ""


def _made_of(commitment: Json, of: Of, asked: Asked) -> Json:
    """The balances that were brought to money, and the promised value by whose rate or prices that was done."""
    key = (asked.basis, asked.prices_of, of.currency)
    commodity = next(one["commodity"] for one in amounts(commitment) if _key(one) == key)
    value = next(one for one in own_values(commitment) if _key(one) == key)
    stands = [one for one in commitment["balances"]
              if one["commodity"] == commodity and one["account"] in SUMMED[of.account]]
    return {"commodity": commodity, "balances": stands, "promised": {end: value[end] for end in ("min", "max")},
            "rule": "the promised value" if of.account == "promised" else
            f"{of.account} brought to {of.currency} by the same ratio as the promise"
            + (", the furthest of its accounts" if of.account == "firm" else "")}


def _key(value: Json) -> tuple[str, int | None, str]:
    return value["basis"], value.get("prices_of"), value["currency"]


def _number(text: str | None) -> int | str | None:
    """An amount of a sum's column as everything is written: an integer where it is whole."""
    if text is None:
        return None
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest.rstrip('0')}" if rest.strip("0") else int(whole)


# -- one commitment ----------------------------------------------------------------------------------------------------


def _behind(ledger: Ledger, names: Sequence[str]) -> _Behind:
    return _Behind(ledger.claims_of_all(names), ledger.postings_of_all(names), ledger.issues_of_all(names))


def _tree(commitment: Json, behind: _Behind, asked: Asked) -> Json:
    name = commitment["id"]
    claims = {claim["id"]: claim for claim in behind.claims.get(name, ())}
    postings = behind.postings.get(name, [])
    posted = {posting["claim"] for posting in postings}
    issues = behind.issues.get(name, ())
    return {
        "commitment": name, "donors": commitment["donors"], "recipients": commitment["recipients"],
        "item": (commitment.get("item") or {}).get("text"), "stage": commitment["stage"],
        "part_of": commitment["part_of"],
        "figures": [_figure(balance, postings, claims) for balance in commitment["balances"]],
        "values": chosen(commitment["values"], asked),
        "not_valued": [issue["message"] for issue in issues if issue["stage"] == "value"],
        "flags": [f"{issue['message']} ({issue['code']})" for issue in issues if issue["stage"] == "checks"],
        "sources": {**commitment["sources"], "told": list(source_lines(commitment["sources"], list(claims.values())))},
        "conflicts": commitment["conflicts"], **{field: commitment.get(field) or [] for field in BOOK},
        "not_posted": [{"claim": claim["id"], "part": claim["part"], "words": _words(claim)}
                       for claim in claims.values() if claim["id"] not in posted],
    }


def _figure(balance: Json, postings: Iterable[Json], claims: Mapping[str, Json]) -> Json:
    """A balance with the postings that make it, each with its words."""
    own = [posting for posting in postings if (posting["account"], posting["commodity"])
           == (balance["account"], balance["commodity"])]
    return {**balance, "rule": _rule(balance["account"]), "postings": [
        {**posting, "words": _words(claims.get(posting["claim"]))} for posting in own]}


def _running_total(ledger: Ledger, told: Json) -> Json:
    """A running total with its words, and all postings that it is held against."""
    names = list(told.get("commitments") or ())
    claims = {claim["id"]: claim for some in ledger.claims_of_all(names).values() for claim in some}
    said = claims.get(told["claim"]) or ledger.claim(told["claim"])
    postings = [posting for some in ledger.postings_of_all(names).values() for posting in some
                if (posting["account"], posting["commodity"]) == (told["account"], told["commodity"])
                and (posting["day"] or "") <= (told["day"] or "9999-99-99")]
    return {**told, "words": _words(said), "explained_by": [
        {**posting, "words": _words(claims.get(posting["claim"]))} for posting in postings]}


def _rule(account: str) -> str:
    return {
        "promised": "what opens the commitment, or the first claim that gives the number in force",
        "requested": "what is asked for; nobody promised it",
        "signalled": "what is considered; nobody promised it",
        "refused": "what was turned down; it is not promised",
        "told": "what is said without giving, asking or refusing",
        "unexplained": "what a running total says beyond the postings that it checks",
        "outstanding": "promised less delivered less cancelled, by interval arithmetic, never below nothing",
    }.get(account, f"the acts that reached the stage {account}, each once")


def _words(claim: Mapping[str, Any] | None) -> Json | None:
    if claim is None:
        return None
    document = claim["document"]
    return {
        "sentence": (claim.get("evidence") or {}).get("exact"), "document": document["id"],
        "publisher": document["publisher"], "published": document["published"], "language": document.get("language"),
        "url": document.get("url"), "part": claim.get("part"),
    }
