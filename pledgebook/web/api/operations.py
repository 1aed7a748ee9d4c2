"""Everything that can be asked, in one table: path, parameters, answer and the function that gives it.

The routes, the checks of what is given, the OpenAPI document and the reference page are all made from it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.codes import Basis, Kind, Stage
from pledgebook.ledger import TOTAL_BY
from pledgebook.ledger.listing import NOBODY, SORTS
from pledgebook.views.why import SUMMED
from pledgebook.web.api import lists, records
from pledgebook.web.api.asked import Answer, Question
from pledgebook.web.api.cursors import PATTERN
from pledgebook.web.api.parameters import Parameter
from pledgebook.web.api.schemas import fields_of

LIMIT = 100
"""Rows of a page, where nothing is said."""
MOST = 1000

_PARTY = "^[A-Za-z0-9:._+-]{1,200}$"
_KEY = "^[^\\u0000-\\u001f]{1,200}$"
_AS_MONTH = "a month, written as 2024-05"
_MONTH = "^[0-9]{4}-(0[1-9]|1[0-2])$"
_CONFLICTS = ("donors", "recipients", "quantity", "money", "currency", "due", "stage", "contracted", "dispatched",
              "delivered", "total")


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked with GET or HEAD.

    `answer` is the name of the schema of the answer, or of each row where it `is_list`; `about` the schema of what is
    told of the whole list. `can_move`: an id that was merged is answered with 301. Of one that is not `of_day` the
    answer does not hang on the ledger of a day.
    """

    name: str
    path: str
    tag: str
    summary: str
    answer: str
    reply: Callable[[Question], Answer]
    own: tuple[Parameter, ...] = ()
    details: str = ""
    is_list: bool = False
    about: str = ""
    can_move: bool = False

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Its own parameters, and those that every operation of its sort has."""
        shared = (AS_OF, *((_LIMIT, _CURSOR) if self.is_list else ()), _fields(self.answer))
        return (*self.own, *shared)

    @property
    def can_miss(self) -> bool:
        """Whether what it names may be missing: an id, a party, an item, or a page of a list."""
        return self.is_list or "{" in self.path


def _text(name: str, about: str, example: str, pattern: str = _KEY, allowed: str = "", **more: Any) -> Parameter:
    said = {"x-allowed": allowed} if allowed else {}
    return Parameter(name, about, {"type": "string", "pattern": pattern, **said, **more}, example)


def _choice(name: str, about: str, allowed: Sequence[str], example: str, **more: Any) -> Parameter:
    return Parameter(name, about, {"type": "string", "enum": list(allowed), **more}, example)


def _flag(name: str, about: str) -> Parameter:
    return Parameter(name, about, {"type": "boolean"}, example=True)


def _day(name: str, about: str, example: str) -> Parameter:
    return Parameter(name, about, {"type": "string", "format": "date"}, example)


def _list(name: str, about: str, allowed: Sequence[str], example: Sequence[str], **more: Any) -> Parameter:
    return Parameter(name, about, {"type": "array", "items": {"type": "string", "enum": list(allowed)}, "minItems": 1,
                                   **more}, list(example))


def _fields(answer: str) -> Parameter:
    allowed = fields_of(answer)
    return _list("fields", "Only these fields of the answer, or of each row; all, unless said.", allowed, allowed[:2])


def _id(what: str, example: str) -> Parameter:
    return Parameter("id", f"The {what}'s id, whole.", {"type": "string", "minLength": 1, "maxLength": 500}, example,
                     "path")


AS_OF = _day("as_of", "Only what was recorded by the end of this day (UTC). A day to come is as the latest state. One "
             "that was not asked for lately is made first: the answer is 503 with Retry-After until it is there.",
             "2024-06-30")
_LIMIT = Parameter("limit", "How many rows at most.",
                   {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}, 50)
_CURSOR = _text("cursor", "Where the page begins: from `next` of the page before, which holds it.",
                "WyJhNWYxYTAwYmU3OGYiLDFd", PATTERN, "the cursor of a page, as `next` has it")

CURRENCY = _choice("currency", "In which of the book's currencies sums are told.", ("EUR",), "EUR", default="EUR")
"""Its choices are those of the book (`document.resolved`)."""
PRICES_OF = Parameter("prices_of", "Sums in the constant prices of this year, one that the book was valued for.",
                      {"type": "integer", "enum": [2024]}, 2024)
BASIS = _choice("basis", "What values mean: as stated in the sources, or by prices of things.",
                [str(one) for one in Basis], "stated")
_MONEY = (CURRENCY, BASIS, PRICES_OF)

_CODE = "a party's code, as DE or org:world-bank, or several with + between"
DONOR = _text("donor", f'Only what this donor gives, be it with others; several with + must all give; "{NOBODY}": '
              "nobody is named.", "FR", _PARTY, _CODE)
RECIPIENT = _text("recipient", "Only what this recipient gets, as donor.", "UA", _PARTY, _CODE)
_KINDS = [str(one) for one in Kind]
_STAGES = [str(one) for one in Stage]

KEYS = (
    _text("donor", "Only the sum of this donor, or of several that give together (DE+FR); ? where none is named.", "FR",
          "^([A-Za-z0-9:._+-]{1,200}|\\?)$", f"{_CODE}, or ?"),
    _text("recipient", "Only the sum of this recipient, as donor.", "UA", "^([A-Za-z0-9:._+-]{1,200}|\\?)$",
          f"{_CODE}, or ?"),
    _choice("kind", "Only this kind.", _KINDS, "goods"),
    _choice("stage", "Only promises whose furthest stage is this; ? where none is known.", [*_STAGES, "?"],
            "announced"),
    _text("item_id", "Only this node of the catalogue; ? where none fits.", "drone"),
    _text("month", "Only the month of the first announcement, else of the first report.", "2024-02",
          "^([0-9]{4}-(0[1-9]|1[0-2])|\\?)$", "a month, written as 2024-05, or ?"),
    _text("year", "Only the year of the same.", "2024", "^([0-9]{4}|\\?)$", "a year, written as 2024, or ?"),
)
"""The keys of a row of totals; a sum is of exactly these keys."""
assert tuple(one.name for one in KEYS) == tuple(TOTAL_BY)

_Q = _text("q", "Words that must all be there, whatever their case and accents.", "drones")
_CMT, _CLM = "cmt-1a68127882ac69cc", "clm-65e436e4561f7360"

OPERATIONS: tuple[Operation, ...] = (
    Operation("listCommitments", "/commitments", "Commitments", "List commitments", "Commitment", records.commitments, (
        DONOR, RECIPIENT, _choice("kind", "Only this kind.", _KINDS, "goods"),
        _choice("stage", f'Only this stage; "{NOBODY}": none is known.', [*_STAGES, NOBODY], "delivered"),
        _text("item", f'Only this item of the catalogue and all kinds of it; "{NOBODY}": no node fits.', "drone"),
        _text("month_from", "First announced in this month or later.", "2024-01", _MONTH, _AS_MONTH),
        _text("month_to", "First announced in this month or before.", "2024-06", _MONTH, _AS_MONTH),
        _flag("overdue", "Only promises past their date of which no delivery of the whole was found."),
        _flag("disputed", "Only those whose claims disagree."),
        _flag("announced_again", "Only those that the donor itself announced more than once."),
        _Q, _choice("sort", "What stands first; ids decide ties.", tuple(SORTS), "largest", default="latest"),
    ), "A commitment is one promise, however often it was reported; also what was only asked for, considered or "
       "refused, which no sum counts.", is_list=True),
    Operation("getCommitment", "/commitments/{id}", "Commitments", "One commitment", "Commitment", records.commitment,
              (_id("commitment", _CMT),), "An id that was merged into another is answered with 301.", can_move=True),
    Operation("listClaimsOfCommitment", "/commitments/{id}/claims", "Commitments", "The claims of a commitment",
              "Claim", records.claims_of, (_id("commitment", _CMT),),
              "In the order of publication, each with its `part`.", is_list=True, can_move=True),
    Operation("listPostings", "/commitments/{id}/postings", "Commitments", "The movements on a commitment's accounts",
              "Posting", records.postings, (_id("commitment", _CMT),),
              "The sum of an account's postings is its balance.", is_list=True, can_move=True),
    Operation("explainCommitment", "/commitments/{id}/why", "Commitments",
              "Why a commitment's figures are what they are", "Why", records.why,
              (_id("commitment", _CMT), BASIS, PRICES_OF),
              "Each figure down to its postings, rates, prices and the sentences that say it.", can_move=True),
    Operation("getClaim", "/claims/{id}", "Sources", "One claim", "Claim", records.claim, (_id("claim", _CLM),),
              "One thing that one document says, with the place of the words for every field."),
    Operation("getDocument", "/documents/{id}", "Sources", "One document with its text", "Document", records.document,
              (_id("document", "french-drones-7"),),
              "Every span counts code points of `text`. A `/` in an id is written as it is."),
    Operation("listClaimsOfDocument", "/documents/{id}/claims", "Sources", "The claims of a document", "Claim",
              records.claims_in, (_id("document", "french-drones-7"),), "In the order of the text.", is_list=True),
    Operation("searchClaims", "/search", "Sources", "Search claims by words", "Claim", lists.search, (
        Parameter("q", f"{_Q.about} Two capitals (UA) are a party.", _Q.schema, "drones UA", required=True),),
        "Claims whose sentence, item or publisher hold all the words, the newest first.", is_list=True),
    Operation("sumTotals", "/totals", "Sums", "Sums over promises, each counted once", "Total", lists.totals, (
        _list("by", "By what to add up, with commas between; 'all' makes one sum.", [*TOTAL_BY, "all"],
              ["donor", "stage"], default=["donor"]), *KEYS, *_MONEY),
        "As `pledgebook totals`: promised, firm (committed or further), delivered and cancelled, as ranges. Nothing "
        "that is part of a larger promise is added to it, and nothing that was only asked for, considered or refused.",
        is_list=True),
    Operation("explainTotal", "/totals/why", "Sums", "Why a total is what it is", "Why", lists.totals_why, (
        *KEYS, _choice("account", "Which of the sums is explained.", tuple(SUMMED), "promised", default="promised"),
        *_MONEY),
        "The commitments with these keys: first those that are in the sum, then those that are not, by cause. `about` "
        "has the sum itself. Without a key it is the sum of all.", is_list=True, about="WhyTotal"),
    Operation("listOverdue", "/overdue", "What to watch", "Promises past their date", "Overdue", lists.overdue, (
        _day("on", "Late on this day; that of as_of, else today (UTC), if not said.", "2024-12-31"), DONOR, RECIPIENT),
        "The longest overdue first. No delivery of the whole was found in the sources read: that is all it means.",
        is_list=True),
    Operation("listConflicts", "/conflicts", "What to watch", "Where claims of one commitment disagree", "Dispute",
              lists.conflicts, (
                  _choice("field", "Only conflicts on this field.", _CONFLICTS, "quantity"), DONOR, RECIPIENT),
              "Every value with who says so, which one stands, and by which rule.", is_list=True),
    Operation("listDonors", "/donors", "Who and what", "Everybody who gives", "Party", lists.donors, _MONEY,
              is_list=True),
    Operation("listRecipients", "/recipients", "Who and what", "Everybody who gets something", "Party",
              lists.recipients, _MONEY, is_list=True),
    Operation("listItems", "/items", "Who and what", "The things that are promised", "CatalogueItem", lists.items,
              _MONEY, is_list=True),
    Operation("listJudgements", "/judgements", "The book", "What people decided", "Decision", lists.judgements, (
        _text("who", "Only what this person decided.", "ana"),
        _text("subject", "Only what is about this claim or commitment, or about claims of it.", _CMT),
        _flag("gone", "Only what names an id that is gone."),
        _flag("again", "Only what is to be looked at again: it was read otherwise when judged.")),
        "In the order of entry, each with what has become of it.", is_list=True),
    Operation("getStatus", "/status", "The book", "What the book holds and what was dropped", "Status", lists.status),
)
