"""Answers that are sums and lists over the whole book."""

from dataclasses import replace
from itertools import islice
from typing import Any

from pledgebook import __version__
from pledgebook.ledger import TOTAL_BY, Ledger
from pledgebook.ledger.finding import Sums, causes_in, claims_with, parties_in, sums_between
from pledgebook.ledger.listing import Filter
from pledgebook.schema import Json
from pledgebook.views.decisions import Wanted, decisions
from pledgebook.views.disputes import disputes_between
from pledgebook.views.lateness import overdue_row
from pledgebook.views.sums import ACCOUNTS
from pledgebook.views.why import Of, refuse_unknown_party, why_total
from pledgebook.views.worth import Asked
from pledgebook.web.api.asked import Listed, Question
from pledgebook.web.api.records import listed
from pledgebook.web.errors import MissingError

MOST_SORTED = 50_000
"""Claims of a ledger whose identity is told: some 150 MB are sorted for it."""
_NOTHING = {"commitments": 0, "with_value": 0, "without_value": 0,
            **{name: {"min": None, "max": None} for name in ACCOUNTS}}


def totals(question: Question) -> Listed:
    """Sums of what was promised, made firm, delivered and cancelled, each promise once."""
    by = tuple(name for name in question.given["by"] if name != "all")
    asked = Sums(by, question.given["currency"], question.basis, question.given.get("prices_of"), _keys(question))
    first = question.start
    rows, size = sums_between(question.ledger, asked, (first, question.limit))
    return Listed(rows, size, first + len(rows) if first + len(rows) < size else None)


def _keys(question: Question) -> dict[str, str | None]:
    """The keys that a sum is narrowed by; MissingError or BookError where no commitment has such a party."""
    question.party("donor"), question.party("recipient")
    keys = question.keys(tuple(TOTAL_BY))
    refuse_unknown_party(question.ledger, keys)
    return keys


def _sums(question: Question, key: str) -> list[Json]:
    """The sums by one key; few enough to be kept."""
    currency, basis, year = question.given["currency"], question.basis, question.given.get("prices_of")
    return question.opened.kept(("api", "totals", key, currency, basis, year), lambda: question.ledger.totals(
        (key,), currency, basis, year))


def totals_why(question: Question) -> Listed:
    """Why a total is what it is: a page of the commitments behind it, what each adds or why it adds nothing."""
    of = Of(_keys(question), question.given["account"], question.given["currency"])
    first = question.start
    tree = why_total(question.ledger, of, Asked(question.basis, question.given.get("prices_of")),
                     slice(first, first + question.limit))
    rows = tree.pop("commitments")
    total, then = int(tree["behind"]), first + question.limit
    return Listed(rows, total, then if then < total else None, tree)


def overdue(question: Question) -> Listed:
    """Promises past their date, the longest first."""
    on = question.given.get("on") or question.today
    wanted = Filter(donor=question.party("donor"), recipient=question.party("recipient"), overdue=True, sort="overdue")
    found = listed(question, wanted, on)
    return replace(found, rows=[overdue_row(row, on) for row in found.rows])


def conflicts(question: Question) -> Listed:
    """Where claims of one commitment disagree, the commitments with most conflicts first."""
    first = question.start
    found = disputes_between(question.ledger, question.given.get("field"),
                             (question.party("donor"), question.party("recipient")), (first, question.limit))
    then = first + question.limit
    return Listed(found.rows, found.total, then if then < found.total else None)


def donors(question: Question) -> Listed:
    """Everybody who gives."""
    return question.sliced(_parties(question, "donor"))


def recipients(question: Question) -> Listed:
    """Everybody who gets something."""
    return question.sliced(_parties(question, "recipient"))


def _parties(question: Question, role: str) -> list[Json]:
    sums = {row[role]: row for row in _sums(question, role)}
    named = question.opened.kept(("api", role), lambda: parties_in(question.ledger, f"{role}s"))
    return [{"code": code, "name": question.catalogue.party_name(code), "all": every, "joint": joint,
             **_of_sums(question, sums.get(code))} for code, every, joint in named]


def _of_sums(question: Question, row: Json | None) -> Json:
    asked: Json = {"basis": str(question.basis), "currency": question.given["currency"],
                   "prices_of": question.given.get("prices_of")}
    return {**asked, **{name: (row or _NOTHING)[name] for name in _NOTHING}}


def items(question: Question) -> Listed:
    """The things that are promised, by the catalogue's nodes."""
    naming = question.catalogue.item_name
    rows = [{"item_id": row["item_id"], "name": naming(row["item_id"]) if row["item_id"] else None,
             **_of_sums(question, row)}
            for row in _sums(question, "item_id")]
    return question.sliced(rows)


def search(question: Question) -> Listed:
    """Claims whose sentence, item or publisher hold all the words, the newest first."""
    found = claims_with(question.ledger, question.given["q"], question.behind, question.limit)
    if found is None:
        raise MissingError("page", question.given["cursor"], "the claim behind which it begins is gone: ask again")
    return Listed(found.rows, found.total, found.then or None)


def judgements(question: Question) -> Listed:
    """What people decided, in the order of entry, and what has become of it."""
    log = question.house.log(question.as_of)
    given = {name: question.given[name] for name in ("who", "subject", "gone", "again") if name in question.given}
    if subject := given.get("subject"):
        known = {name for one in log for name in (one.id, *one.subjects)}
        if subject not in known and not question.ledger.claim(subject) and not question.ledger.commitment(subject):
            raise MissingError("subject", subject, f"list judgements under {question.root}/judgements")
    first = question.start
    rows = list(islice(decisions(question.ledger, log, Wanted(**given)), first, first + question.limit + 1))
    then = first + question.limit if len(rows) > question.limit else None
    return Listed(rows[: question.limit], None if given else len(log), then)


def status(question: Question) -> Json:
    """What the book holds, what was dropped, and what can be asked of it."""
    ledger, opened = question.ledger, question.opened
    return {
        "book": question.house.name, "version": __version__,
        "as_of": question.as_of.isoformat() if question.as_of else None, "recorded": opened.recorded or None,
        "digest": opened.kept(("api", "digest"), lambda: _digest(ledger)), "meta": ledger.meta(),
        "counts": ledger.counts(), **causes_in(ledger), "units": [_unit(*unit) for unit in opened.units],
    }


def _digest(ledger: Ledger) -> str | None:
    """The ledger's identity; None where so much is in it that a server has no room to sort it (`status` has)."""
    ((size,),) = ledger.ask("SELECT count(*) FROM book.claims")
    return ledger.digest() if size <= MOST_SORTED else None


def _unit(basis: str, currency: str, year: int | None) -> dict[str, Any]:
    return {"basis": basis, "currency": currency, "prices_of": year}
