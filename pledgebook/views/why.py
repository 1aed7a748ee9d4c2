"""Why a figure is what it is: from a total or a balance down to postings, rates and the sentences that say so."""

import json
from collections.abc import Iterator

from pledgebook.codes import NOT_PROMISED, Basis
from pledgebook.errors import BookError
from pledgebook.ledger import Ledger
from pledgebook.schema import Json
from pledgebook.views.accounts import book_rows
from pledgebook.views.told import told_value
from pledgebook.views.worth import ALL, Asked, chosen, range_words, value_lines

BOOK = ("promised_history", "unknown", "goals", "reached", "running_totals")
"""What the book keeps of a promise beside its balances."""


def why_commitment(ledger: Ledger, identifier: str, asked: Asked = ALL) -> Json:
    """The figures of a commitment, each with its postings, their claims and sentences; values with rates and prices.

    BookError where there is no such commitment.
    """
    commitment = ledger.commitment(identifier)
    if commitment is None:
        raise BookError(identifier, "is no commitment of this book", "list them with `pledgebook show`")
    claims = {claim["id"]: claim for claim in ledger.claims_of(commitment["id"])}
    postings = ledger.postings(commitment["id"])
    figures = [
        {
            **balance,
            "rule": _rule(balance["account"]),
            "postings": [
                {**posting, "words": _words(claims.get(posting["claim"]))}
                for posting in postings
                if posting["account"] == balance["account"] and posting["commodity"] == balance["commodity"]
            ],
        }
        for balance in commitment["balances"]
    ]
    return {
        "commitment": commitment["id"],
        "donors": commitment["donors"],
        "recipients": commitment["recipients"],
        "item": (commitment.get("item") or {}).get("text"),
        "stage": commitment["stage"],
        "part_of": commitment["part_of"],
        "figures": figures,
        "values": chosen(commitment["values"], asked),
        "not_valued": [issue["message"] for issue in ledger.issues_of(commitment["id"], "value")],
        "conflicts": commitment["conflicts"],
        **{name: commitment.get(name) or [] for name in BOOK},
        "not_posted": [
            {"claim": claim["id"], "part": claim["part"], "words": _words(claim)}
            for claim in claims.values()
            if claim["id"] not in {p["claim"] for p in postings}
        ],
    }


def why_total(ledger: Ledger, donor: str, account: str, currency: str, asked: Asked = ALL) -> Json:
    """A donor's total in a currency, and every commitment of the donor: in the sum, or out of it and why."""
    basis = Basis(asked.basis or Basis.STATED)
    sums = ledger.totals(("donor",), currency, basis, asked.prices_of)
    total = next((row for row in sums if row["donor"] == donor), None)
    wanted = Asked(basis, asked.prices_of)
    rows = [_in_or_out(ledger, row, currency, wanted) for row in ledger.commitments(donor=donor)]
    return {
        "donor": donor,
        "account": account,
        "currency": currency,
        "basis": str(basis),
        "prices_of": asked.prices_of,
        "total": total[account] if total else None,
        "commitments": sorted(rows, key=lambda r: (r["out"], r["commitment"])),
    }


def _in_or_out(ledger: Ledger, row: Json, currency: str, asked: Asked) -> Json:
    tree = why_commitment(ledger, row["id"], asked)
    values = [value for value in tree["values"] if value["currency"] == currency]
    reason = ""
    if row["stage"] in NOT_PROMISED:
        reason = f"{row['stage']}: no promise"
    elif not any(_is_own(value) for value in values):
        reason = f"no {asked.basis} value of its own in {currency}"
    elif holder := _holder(ledger, row, asked):
        reason = f"part of {holder}, which has its own amount"
    elif len(row["donors"]) > 1:
        reason = "joint gift: stands under its donors together"
    return {**tree, "out": reason}


def _is_own(value: Json) -> bool:
    return not value.get("inherited") and not value.get("parts")


def _holder(ledger: Ledger, row: Json, asked: Asked) -> str | None:
    """The nearest whole that counts in its place: one with a value of its own on the basis.

    By prices only one of the same thing, or of what it is a kind of.
    """
    seen = {row["id"]}
    above: str | None = row["part_of"]
    while above and above not in seen:
        seen.add(above)
        whole = ledger.commitment(above)
        if whole is None:
            return None
        is_held = asked.basis == Basis.STATED or ledger.is_within(_item(row), _item(whole))
        if is_held and any(value["basis"] == asked.basis and _is_own(value) for value in whole["values"]):
            return above
        above = whole["part_of"]
    return None


def _item(commitment: Json) -> str | None:
    return (commitment.get("item") or {}).get("id")


def _rule(account: str) -> str:
    return {
        "promised": "what opens the commitment, or the first claim that gives the number in force",
        "unexplained": "what a running total says beyond the postings that it checks",
        "outstanding": "promised less delivered less cancelled, by interval arithmetic, never below nothing",
    }.get(account, f"the acts that reached the stage {account}, each once")


def _words(claim: Json | None) -> Json | None:
    if claim is None:
        return None
    document = claim["document"]
    return {
        "sentence": (claim.get("evidence") or {}).get("exact"),
        "document": document["id"],
        "publisher": document["publisher"],
        "published": document["published"],
        "language": document.get("language"),
        "url": document["url"],
        "part": claim.get("part"),
    }


def why_words(tree: Json) -> str:
    """The explanation as an indented text."""
    return "\n".join(_total_lines(tree) if "commitments" in tree else _lines(tree, ""))


def _total_lines(tree: Json) -> Iterator[str]:
    year = f", prices of {tree['prices_of']}" if tree["prices_of"] else ""
    yield f"{tree['donor']} {tree['account']}: {range_words(tree['total'])} {tree['currency']} ({tree['basis']}{year})"
    for row in tree["commitments"]:
        yield f"  {'out: ' + row['out'] if row['out'] else 'in'}"
        yield from _lines(row, "    ")


def _lines(tree: Json, margin: str) -> Iterator[str]:
    yield (
        f"{margin}{tree['commitment']}  {' + '.join(tree['donors']) or '?'} -> "
        f"{' + '.join(tree['recipients']) or '?'}  "
        f"{_flat(tree['item']) or '-'}  {tree['stage'] or ''}"
    )
    for figure in tree["figures"]:
        amount = f"{range_words(figure)} {figure['commodity']} ({figure['bound']})"
        yield f"{margin}  {figure['account']}: {amount}: {figure['rule']}"
        for posting in figure["postings"]:
            yield f"{margin}    {posting['day'] or 'undated'}  {range_words(posting)}  {_said(posting['words'])}"
    for value in tree["values"]:
        yield from (f"{margin}  {line}" for line in value_lines(value))
    yield from (f"{margin}  not valued: {_flat(told)}" for told in tree["not_valued"])
    for conflict in tree["conflicts"]:
        told = "; ".join(f"{_told(shown)} in {len(claims)}" for shown, claims in conflict["values"])
        chosen = f"chosen {_told(conflict['chosen'])}: {conflict['rule']}"
        yield f"{margin}  sources differ on {conflict['field']}: {told}; {chosen}"
    for name, lines in book_rows({**tree, "conflicts": [], "announced": {}}):
        yield from (f"{margin}  {name.lower()}: {_flat(told)}" for told in lines)
    for claim in tree["not_posted"]:
        yield f"{margin}  {claim['part']}, posts nothing: {_said(claim['words'])}"


def _told(value: str) -> str:
    """A value of a conflict as people write it; amounts are kept as JSON objects."""
    try:
        amount = json.loads(value)
    except ValueError:
        return value
    if isinstance(amount, dict) and "latest" in amount:
        return told_value(value)
    return f"{range_words(amount)} {amount.get('of') or ''}".strip() if isinstance(amount, dict) else str(amount)


def _said(words: Json | None) -> str:
    if not words:
        return ""
    language = f" [{words['language']}]" if words.get("language") not in (None, "en") else ""
    source = f"{words['publisher'] or words['document']} {words['published'] or 'undated'}"
    return f'"{_flat(words["sentence"])}" ({source}){language}'


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())
