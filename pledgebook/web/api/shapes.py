"""The shapes of answers that are no record of the ledger: sums, lists of what is late or disputed, reasons, the state.

Written by hand, field by field; the tests hold every answer against them.
"""

from typing import Any

from pledgebook.codes import Basis, Kind, Stage, Verdict
from pledgebook.schema import Json


def _object(about: str, /, **fields: Json) -> Json:
    return {"type": "object", "description": about, "properties": fields}


def _is(kind: str | list[str], about: str, **more: Any) -> Json:
    return {"type": kind, "description": about, **more}


def _text(about: str, **more: Any) -> Json:
    return _is("string", about, **more)


def _maybe(about: str, **more: Any) -> Json:
    return _is(["string", "null"], about, **more)


def _whole(about: str) -> Json:
    return _is("integer", about)


def _list(about: str, items: Json) -> Json:
    return {"type": "array", "description": about, "items": items}


def _of(name: str, about: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}", "description": about}


def _by_name(about: str, kind: str = "integer") -> Json:
    return _is("object", about, additionalProperties={"type": kind})


_CODES = {"type": "string"}
_NAMES = {"type": "string"}
_DAY = {"format": "date"}

_RANGE = _object("A sum as a range of what its sources give.",
                 min=_of("Amount", "Least; null where no lower end is known."),
                 max=_of("Amount", "Most; null where one of the promises has no upper end."))

_SUMS: Json = {
    "promised": _of("Range", "What was promised."), "firm": _of("Range", "What is committed or further."),
    "delivered": _of("Range", "What was found delivered."), "cancelled": _of("Range", "What was cancelled."),
}
_COUNTS: Json = {
    "commitments": _whole("How many promises."),
    "with_value": _whole("How many of them have a value and are in the sums."),
    "without_value": _whole("How many have none: counted beside the sums, never taken for 0."),
}
_ASKED: Json = {
    "basis": _text("What the sums mean.", enum=[str(one) for one in Basis]), "currency": _text("ISO 4217."),
    "prices_of": _is(["integer", "null"], "The year of constant prices; null: prices as they were."),
}

_TOTAL = _object(
    "A sum over promises, each counted once; only the keys by which it was added up are there.",
    donor=_maybe("Who gives: a party code, or several that give together ('DE+FR'); null where not named."),
    recipient=_maybe("Who gets it, as donor."), kind=_maybe("The kind."), stage=_maybe("The furthest stage."),
    item_id=_maybe("The catalogue's node."), month=_maybe("Month of the first announcement, else of the first report."),
    year=_maybe("Year of the same."), **_ASKED, **_COUNTS, **_SUMS)

_PARTY = _object(
    "A donor or recipient. Its sums are of what it gives or gets alone; joint gifts stand under their donors together "
    "in /totals.",
    code=_text("ISO 3166 code, EU, NATO, UN, or org: and a name."), name=_text("Its name."),
    all=_whole("Commitments of any sort that name it: promises, requests, positions."),
    joint=_whole("Promises that name it together with others, which are not in these sums."),
    **_ASKED, **_COUNTS, **_SUMS)

_ITEM = _object("A thing of the catalogue that is promised.", item_id=_maybe("Its node; null where none fits."),
                name=_maybe("Its name."), **_ASKED, **_COUNTS, **_SUMS)

_OVERDUE = _object(
    "A promise past its date. Overdue means that no delivery of the whole was found in the sources read, never that "
    "nothing was delivered.",
    id=_text("Id of the commitment."), donors=_list("Who gives.", _CODES), recipients=_list("Who gets it.", _CODES),
    kind=_text("The kind.", enum=[str(one) for one in Kind]),
    stage=_maybe("The furthest stage.", enum=[*map(str, Stage), None]),
    due=_of("Window", "The window in force."),
    due_history=_list("Every window that was said.", _of("DueSaid", "One of them.")),
    announced=_of("Announced", "When the donor's own voice promised it."), sources=_of("Sources", "Who tells of it."),
    part_of=_maybe("The commitment that holds it."), title=_text("The thing with its number, in words."),
    on=_text("The day against which it is late.", **_DAY), overdue_days=_whole("Days past the end of the window."),
    found=_text("What the sources read know of a delivery."))

_TELLER = _object(
    "A claim that tells a value.", id=_text("Its id."), document=_maybe("Its document."),
    publisher=_maybe("Who published it."), published=_maybe("Day of publication.", **_DAY),
    part=_maybe("The part that it plays."), sentence=_maybe("Its words."))

_CONFLICT = _object(
    "One field of one commitment on which claims differ, with every value that was told.",
    commitment=_text("Id of the commitment."), donors=_list("Who gives.", _CODES),
    recipients=_list("Who gets it.", _CODES), kind=_text("The kind."), item=_maybe("The thing, in a source's words."),
    field=_text("What they differ on."), chosen=_text("The value that stands, in its written form."),
    rule=_text("The rule that chose."),
    values=_list("Every value that was told.", _object(
        "One value.", value=_text("Its written form."), told=_text("In words."),
        chosen=_is("boolean", "Whether the ledger goes by it."),
        claims=_list("Who tells it.", _of("Teller", "One claim.")))))

_DECISION = _object(
    "What one person decided once, and what has become of it.",
    id=_text("Made of the content."), verdict=_text("What was decided.", enum=[str(one) for one in Verdict]),
    subjects=_list("What it is about.", _NAMES), reviewer=_text("Who decided."), decided_at=_text("When, in UTC."),
    reason=_text("Why."), field=_maybe("For correct: which field."), value=_maybe("For correct: its value, as JSON."),
    seen=_list("What each subject was when it was judged.", _of("Seen", "One of them.")),
    now={"type": "object", "description": "Its state now: in force, undone, overruled, waits for a run, or without "
         "effect; whether it is to be looked at again; and its effect in words."})

_WHY = _object(
    "Why the figures of a commitment are what they are, down to the sentences; behind a total also what it adds.",
    commitment=_text("Its id."), donors=_list("Who gives.", _CODES), recipients=_list("Who gets it.", _CODES),
    item=_maybe("The thing, in a source's words."), stage=_maybe("The furthest stage."),
    part_of=_maybe("The commitment that holds it."),
    figures=_list("Each balance with its rule, its postings, and the words behind them.", {"type": "object"}),
    values=_list("What it is worth, with rates and prices.", _of("Valuation", "One value.")),
    not_valued=_list("Why it has no value, where it has none.", _NAMES), flags=_list("What the checks say.", _NAMES),
    sources={"type": "object", "description": "Which documents count as one source, and why; `told` says it in words."},
    conflicts=_list("Where its claims differ.", _of("Conflict", "One field.")),
    promised_history=_list("Every number in force.", _of("PromisedSaid", "One number.")),
    unknown=_list("What is not known, and why.", _of("Unknown", "One number.")),
    goals=_list("Planned against done.", _of("Goal", "One plan.")),
    reached=_list("Its firm stages and by whose word.", _of("Reached", "One stage.")),
    not_posted=_list("Claims that move nothing.", {"type": "object"}),
    ties={"type": "object", "description": "What it replaces, what refills it, and the shares of a joint promise."},
    running_totals=_list("Running totals, each with the postings that it checks.", {"type": "object"}),
    adds={"anyOf": [_of("Range", "What it adds to the total."), {"type": "null"}],
          "description": "What it adds to the total; null where it adds nothing."},
    out=_text("Why it adds nothing; empty where it adds something."),
    cause=_maybe("The same as one of few words."),
    made_of={"type": ["object", "null"], "description": "The balances and the promised value from which that is made."})

_WHY_TOTAL = _object(
    "A total and how it is made; the rows of the list are the commitments with its keys.",
    of={"type": "object", "description": "The keys that were asked about."}, account=_text("Which sum."),
    **_ASKED, total=_of("Range", "The sum."), promises=_whole("How many promises."),
    with_value=_whole("How many of them are in the sum."), without_value=_whole("How many have no known value."),
    behind=_whole("How many commitments have these keys."),
    left_out=_by_name("How many add nothing, by cause."),
)

_STATUS = _object(
    "What the book holds, what was dropped, and what can be asked of it.",
    book=_text("Its name."), version=_text("The program's version."),
    as_of=_maybe("The day that was asked for; null for the latest state.", **_DAY),
    recorded=_maybe("When the last document was recorded, in UTC."),
    digest=_maybe("The ledger's identity (SHA-256); null for a large one: `pledgebook status` tells it."),
    meta=_by_name("What the ledger says of its making.", "string"), counts=_by_name("What the run counted."),
    vetoes=_by_name("Rejected candidates, by veto."), screened=_by_name("Documents, by what the screen said of them."),
    issues=_by_name("What could not be handled, or only with a doubt, by stage and code."),
    units=_list("In what sums can be told.", _object("One of them.", **_ASKED)))

_PROBLEM = {**_object(
    "Why there is no answer (RFC 9457).", type=_text("What sort of problem it is: an address of its description."),
    title=_text("The sort in words."), status=_whole("The status of the answer."), detail=_text("What is the matter."),
    instance=_text("The path that was asked."), parameter=_text("The parameter that cannot be."),
    value=_text("What was given for it."), allowed=_text("What is allowed."),
    nearest=_text("What may have been meant."), next=_text("What to do.")),
    "required": ["type", "title", "status"]}

_INDEX = _object("Where to begin.", book=_text("The book's name."), version=_text("The program's version."),
                 openapi=_text("Address of the OpenAPI document."), docs=_text("Address of the reference for people."),
                 resources=_by_name("Addresses of the resources, by name.", "string"))

SHAPES: dict[str, Json] = {
    "Range": _RANGE, "Total": _TOTAL, "Party": _PARTY, "CatalogueItem": _ITEM, "Overdue": _OVERDUE, "Teller": _TELLER,
    "Dispute": _CONFLICT, "Decision": _DECISION, "Why": _WHY, "WhyTotal": _WHY_TOTAL, "Status": _STATUS,
    "Problem": _PROBLEM, "Index": _INDEX,
}
