"""Answers about single records, and about what hangs on one: claims, postings, and the reasons of its figures."""

from datetime import date

from pledgebook.errors import FilterError
from pledgebook.ledger.finding import days_late
from pledgebook.ledger.listing import Filter, listing
from pledgebook.schema import Json
from pledgebook.views.why import why_commitment
from pledgebook.web.api.asked import Listed, Question
from pledgebook.web.errors import MissingError, MovedError

_FILTERS = ("kind", "stage", "month_from", "month_to", "overdue", "disputed", "announced_again", "q", "sort")


def commitments(question: Question) -> Listed:
    """Commitments under a filter, a page at a time."""
    given = {name: question.given[name] for name in _FILTERS if name in question.given}
    if given.get("month_from", "") > given.get("month_to", "9999"):
        raise FilterError("month_to", given["month_to"], f"a month from {given['month_from']} on")
    wanted = Filter(donor=question.party("donor"), recipient=question.party("recipient"), item=question.item(), **given)
    return listed(question, wanted, question.today)


def listed(question: Question, wanted: Filter, on: date) -> Listed:
    """A page of the commitments under a filter; MissingError where there is no such page."""
    try:
        found = listing(question.ledger, wanted, on=on, after=question.behind, limit=question.limit)
    except FilterError as error:  # of all that it is given only the cursor has not been looked at
        raise MissingError("page", question.behind[:40]) from error
    return Listed(found.rows, found.total, found.cursor or None)


def commitment(question: Question) -> Json:
    """One commitment; MovedError for an id that was merged into another."""
    found = _commitment(question)
    late = days_late(question.ledger, str(found["id"]), question.today)
    return found if late is None else {**found, "overdue_days": late}


def _commitment(question: Question, below: str = "") -> Json:
    """The commitment of the path; `below` is the path of what is asked of it."""
    found = question.ledger.commitment(question.name)
    if found is None:
        raise _missing(question, "commitment", "/commitments")
    if found["id"] != question.name:
        raise MovedError(f"/commitments/{found['id']}{below}")
    return found


def claims_of(question: Question) -> Listed:
    """The claims of a commitment, each with the part that it plays, in the order of publication."""
    return question.sliced(question.ledger.claims_of(str(_commitment(question, "/claims")["id"])))


def postings(question: Question) -> Listed:
    """The dated movements on a commitment's accounts."""
    return question.sliced(question.ledger.postings(str(_commitment(question, "/postings")["id"])))


def why(question: Question) -> Json:
    """Why a commitment's figures are what they are."""
    return why_commitment(question.ledger, str(_commitment(question, "/why")["id"]), question.asked)


def claim(question: Question) -> Json:
    """One claim, with the commitment that it is a member of."""
    found = question.ledger.claim(question.name)
    if found is None:
        raise _missing(question, "claim", "/search?q=words")
    homes = question.ledger.commitments_with(question.name)
    return {**found, "commitment": homes[0]["id"] if homes else None}


def document(question: Question) -> Json:
    """One document with its text, in which every span counts code points."""
    found = question.ledger.document(question.name)
    if found is None:
        raise _missing(question, "document", "/search?q=words")
    return found


def claims_in(question: Question) -> Listed:
    """The claims of a document in the order of its text."""
    return question.sliced(question.ledger.claims_in(str(document(question)["id"])))


def _missing(question: Question, what: str, where: str) -> MissingError:
    """Says which ids begin so, where some do: an id that was cut is not taken for a whole one."""
    begun = question.ledger.ids_beginning(question.name, 3) if len(question.name) >= 6 else []
    near = f"ids that begin so: {', '.join(begun)}" if begun else f"look it up under {question.root}{where}"
    day = f"; without as_of for what was recorded after {question.as_of}" if question.as_of else ""
    return MissingError(what, question.name, near + day)
