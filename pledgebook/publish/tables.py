"""The published tables: which columns, of which sort, from where in a record, and what each one means.

Every form (CSV, XLSX, Parquet, JSON lines) writes the same cells, so sums are the same in all of them. Amounts are
as said, to six places; values in another currency are rounded to cents, since no exchange rate is more exact. What
is unknown is empty. A number beyond 32 digits before the point is empty too: only the ledger's record holds it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum
from typing import Any

from pledgebook.ledger import SUMMED, Ledger
from pledgebook.ledger.counted import counted
from pledgebook.publish.splits import costs, each_of, shares, source_ties, values_of, with_ends, with_no_promise
from pledgebook.schema import Json, amount
from pledgebook.views.worth import Asked, chosen

Cell = str | int | float | bool | Decimal | date | tuple[str, ...] | None
"""What stands in one cell. A tuple is a list of codes."""

_WIDE = Context(prec=100)
_MOST = Decimal(10) ** 32


class Sort(StrEnum):
    """What sort of cell a column has; every form writes each sort in its own way."""

    TEXT = "text"
    CODES = "list of codes"
    AMOUNT = "amount"
    VALUE = "amount, rounded to cents"
    RATE = "rate"
    WHOLE = "whole number"
    SHARE = "number from 0 to 1"
    DAY = "day"
    FLAG = "true or false"


PLACES: dict[Sort, int] = {Sort.AMOUNT: 6, Sort.VALUE: 2, Sort.RATE: 12}
"""Digits after the point that a column of the sort keeps; rates of small currencies need more."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `place` is the path to its value in the record, with dots for what is nested."""

    name: str
    sort: Sort
    place: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One published table, made from the ledger's table `source`; `split` makes several rows of one record.

    `holding` stands in the line of every record that makes a row: others need not be read.
    """

    name: str
    source: str
    meaning: str
    columns: tuple[Column, ...]
    split: Callable[[Json], Iterator[Json]] | None = None
    holding: str = ""

    def rows(self, objects: Iterator[Json]) -> Iterator[tuple[Cell, ...]]:
        """The cells of each row, in the order of the columns."""
        for obj in objects:
            for one in self.split(obj) if self.split else (obj,):
                yield tuple(_cell(column, one) for column in self.columns)


def _cell(column: Column, obj: Mapping[str, Any]) -> Cell:
    value: Any = obj
    for step in column.place.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    if value is None:
        return None
    if column.sort is Sort.DAY:
        return date.fromisoformat(str(value)[:10])
    if column.sort in PLACES:
        return _rounded(amount(value, column.name), PLACES[column.sort])
    if column.sort is Sort.CODES:
        return tuple(str(code) for code in value)
    if column.sort is Sort.SHARE:
        return float(value)
    return value if column.sort in (Sort.WHOLE, Sort.FLAG) else str(value)


def _rounded(value: Decimal | None, places: int) -> Decimal | None:
    if value is None or abs(value) >= _MOST:
        return None
    whole = value.to_integral_value()
    return whole if value == whole else value.quantize(Decimal(1).scaleb(-places), context=_WIDE)


def _columns(*rows: tuple[str, Sort, str, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


def _range(prefix: str, sort: Sort, meaning: str) -> tuple[tuple[str, Sort, str, str], ...]:
    """The two columns of an amount; `prefix` ends in a dot or an underscore place."""
    name = prefix.replace(".", "_")
    return ((f"{name}min", sort, f"{prefix}min", f"{meaning}: least; empty where open or unknown"),
            (f"{name}max", sort, f"{prefix}max", f"{meaning}: most; empty where open or unknown"))


_T, _C, _D = Sort.TEXT, Sort.CODES, Sort.DAY

COMMITMENTS = Table("commitments", "commitments", "One row a promise, however often it was reported.", _columns(
    ("id", _T, "id", "the promise's lasting id; merged ids stand in redirects"),
    ("donors", _C, "donors", "who gives: ISO 3166 codes, EU, NATO, UN, or org: and a name"),
    ("recipients", _C, "recipients", "who gets it"),
    ("kind", _T, "kind", "goods, funds, package, training, service, procurement, ..."),
    ("item", _T, "item.text", "the thing, in a source's words"),
    ("item_id", _T, "item.id", "its node in the catalogue"),
    ("stage", _T, "stage", "the furthest stage that any part of it has reached"),
    ("stage_share", Sort.SHARE, "stage_share", "how much of the promise has reached it"),
    ("announced_first", _D, "announced.first", "first day on which the donor itself promised it"),
    ("announced_last", _D, "announced.last", "last such day"),
    ("announced_times", Sort.WHOLE, "announced.times", "how often the donor itself promised it"),
    ("announced_by", _C, "announced.by", "in whose voice"),
    ("told_first", _D, "told_first", "day of its opening claim: the first on which anybody told it"),
    ("due_earliest", _D, "due.earliest", "the due window in force: from"),
    ("due_latest", _D, "due.latest", "the due window in force: to; empty where no end was said"),
    ("due_words", _T, "due.phrase", "the source's words for the window"),
    ("part_of", _T, "part_of", "the larger promise that holds this one; do not add both"),
    ("replaces", _T, "replaces", "the gift that this purchase refills"),
    ("documents", Sort.WHOLE, "sources.documents", "documents that tell of it"),
    ("independent", Sort.WHOLE, "sources.independent", "how many of them are no copies of another"),
    ("no_promise", _T, "no_promise", "why no sum counts it: requested, refused, running-total, ...; empty: it counts"),
), with_no_promise)

CLAIMS = Table("claims", "claims", "One row a statement of one document, with the sentence that says it.", _columns(
    ("id", _T, "id", "the claim's id"),
    ("document", _T, "document.id", "the document that says it"),
    ("publisher", _T, "document.publisher", "who published the document"),
    ("published", _D, "document.published", "day of publication"),
    ("url", _T, "document.url", "the document's address"),
    ("language", _T, "document.language", "language of the document"),
    ("kind", _T, "kind", "what sort of thing"), ("stage", _T, "stage", "how far it has come, by the words"),
    ("modality", _T, "modality", "stated, reported, possible, conditional or denied"),
    ("counting", _T, "counting", "new, additional, total, part, restated or target"),
    ("donors", _C, "donors", "who gives"), ("recipients", _C, "recipients", "who gets it"),
    ("item", _T, "item.text", "the thing, in the words of the source"),
    ("item_id", _T, "item.id", "its node in the catalogue"),
    *_range("quantity.", Sort.AMOUNT, "how many"),
    ("quantity_bound", _T, "quantity.bound", "exact, about, at_least, up_to, range or vague"),
    ("quantity_unit", _T, "quantity.unit", "unit, where it is not the item itself"),
    ("quantity_per", _T, "quantity.per", "for rates: a month, a year, ..."),
    *_range("money.", Sort.AMOUNT, "how much, as said"),
    ("currency", _T, "money.currency", "ISO 4217"),
    ("money_bound", _T, "money.bound", "as quantity_bound"), ("money_per", _T, "money.per", "for rates"),
    ("due_earliest", _D, "due.earliest", "due window: from"), ("due_latest", _D, "due.latest", "due window: to"),
    ("due_words", _T, "due.phrase", "the source's words for the window"),
    ("happened_earliest", _D, "happened.earliest", "when it took place: from"),
    ("happened_latest", _D, "happened.latest", "when it took place: to"),
    ("speaker", _T, "speaker.name", "who is quoted; a person only in a public office"),
    ("speaker_role", _T, "speaker.role", "the office or body"),
    ("speaker_party", _T, "speaker.party", "for whom the speaker speaks"),
    ("evidence", _T, "evidence.exact", "the words of the document that say it"),
    ("evidence_start", Sort.WHOLE, "evidence.start", "their place in the stored text, in code points"),
    ("evidence_end", Sort.WHOLE, "evidence.end", "the end of that place"),
    ("tier", _T, "tier", "A stands, B waits for review, C is a candidate only"),
    ("confidence", Sort.SHARE, "confidence", "the reader's confidence"),
    ("extractor", _T, "extractor", "the reader's name and version"),
))

MEMBERS = Table("members", "members", "Which claim plays which part in which commitment.", _columns(
    ("commitment", _T, "commitment", "id of the commitment"), ("claim", _T, "claim", "id of the claim"),
    ("part", _T, "part", "opens, restates, advances, amends, asserts or disputes"),
))

BALANCES = Table("balances", "balances", "What stands on each account of a promise, as a range.", _columns(
    ("commitment", _T, "commitment", "id of the commitment"),
    ("account", _T, "account", "promised, ..., outstanding; requested, signalled, refused, told; or unexplained"),
    ("commodity", _T, "commodity", "a currency, a unit, or 'items'"),
    *_range("", Sort.AMOUNT, "amount"), ("bound", _T, "bound", "as in claims"),
))

POSTINGS = Table("postings", "postings", "Dated movements; with in_parts they make the balances. Totals post none.",
                 _columns(
    ("commitment", _T, "commitment", "id of the commitment"), ("claim", _T, "claim", "the claim that makes it"),
    ("account", _T, "account", "the account it moves"), ("commodity", _T, "commodity", "as in balances"),
    *_range("", Sort.AMOUNT, "amount"), ("bound", _T, "bound", "as in claims"),
    ("day", _D, "day", "the day that its text speaks from: that of its publication, or of a later act that it reports"),
))

AMOUNTS = Table("amounts", "amounts", "What each promise adds to sums. Add the rows whose last two cells are empty.",
                _columns(
    ("commitment", _T, "commitment", "id of the commitment"),
    ("basis", _T, "basis", "stated, book, replacement or market; never add one to another"),
    ("currency", _T, "currency", "ISO 4217; never add one to another"),
    ("prices_of", Sort.WHOLE, "prices_of", "the year to whose constant prices it was brought; empty: to none"),
    ("commodity", _T, "commodity", "what was brought to money, as in balances"),
    *(column for account in SUMMED for column in _range(f"{account}.", Sort.AMOUNT, account)),
    ("left_out", _T, "left_out", "the whole that counts in its place; empty: it counts itself"),
    ("no_promise", _T, "no_promise", "why no sum counts it, as in commitments; empty: it counts"),
))

VALUATIONS = Table("valuations", "valuations", "What a promise is worth, on which basis, at which rate and price.",
                   _columns(
    ("commitment", _T, "commitment", "id of the commitment"),
    ("basis", _T, "basis", "stated, book, replacement or market"),
    *_range("", Sort.VALUE, "value"), ("currency", _T, "currency", "ISO 4217"),
    ("commodity", _T, "commodity", "what was valued: the currency said, or a unit; items: the things themselves"),
    ("price_year", Sort.WHOLE, "price_year", "year of the prices; empty where two years are used"),
    ("prices_of", Sort.WHOLE, "prices_of", "the year to whose constant prices it was brought; empty: to none"),
    ("deflator", Sort.RATE, "deflator", "by what it was multiplied for that, in its own currency"),
    ("rate", Sort.RATE, "rate", "exchange rate used; empty where none was, or where two were"),
    ("rate_date", _D, "rate_date", "day of the rate"), ("rate_rule", _T, "rate_rule", "why that day's rate"),
    ("unit", _T, "unit", "what the price is for: a piece, a round, a tonne"),
    ("price_min", Sort.AMOUNT, "cheapest.low", "the price behind the least value, for one unit"),
    ("price_min_currency", _T, "cheapest.currency", "its currency"),
    ("price_min_item", _T, "cheapest.item", "the item whose price it is"),
    ("price_max", Sort.AMOUNT, "dearest.high", "the price behind the most, for one unit"),
    ("price_max_currency", _T, "dearest.currency", "its currency"),
    ("price_max_item", _T, "dearest.item", "the item whose price it is"),
    ("inherited", _T, "inherited", "the whole whose value it is; do not add it"),
    ("parts", _C, "parts", "the parts whose least values it is the sum of; do not add it"),
    ("source", _T, "source", "where value, price, rate and index come from"),
), with_ends)

CONFLICTS = Table("conflicts", "conflicts", "Where sources differ: one row a value, with the claims that tell it.",
                  _columns(
    ("commitment", _T, "commitment", "id of the commitment"), ("field", _T, "field", "what they differ on"),
    ("value", _T, "value", "what was told: codes, or least..most and of what"),
    ("claims", _C, "claims", "the claims that tell it"),
    ("is_chosen", Sort.FLAG, "is_chosen", "whether the ledger goes by this value"),
    ("rule", _T, "rule", "the rule that chose"),
), values_of)

DUE_HISTORY = Table("due_history", "commitments", "Every due window of a promise, with the day on which it was said.",
                    _columns(
    ("commitment", _T, "commitment", "id of the commitment"), ("said", _D, "said", "day on which it was said"),
    ("earliest", _D, "window.earliest", "the window: from"),
    ("latest", _D, "window.latest", "the window: to; empty where no end was said"),
    ("words", _T, "window.phrase", "the source's words for it"), ("claim", _T, "claim", "the claim that says it"),
    ("also", _C, "also", "claims that tell the same window in the same days"),
), each_of("due_history"), '"due_history":[{')

PROMISED_HISTORY = Table("promised_history", "commitments", "Every number in force of what was raised or cut.",
                         _columns(
    ("commitment", _T, "commitment", "id of the commitment"),
    ("said", _D, "said", "from which day on it was in force"), ("commodity", _T, "commodity", "as in balances"),
    *_range("amount.", Sort.AMOUNT, "the number"), ("bound", _T, "amount.bound", "as in claims"),
    ("claim", _T, "claim", "the claim that brought it"),
), each_of("promised_history"), '"promised_history":[{')

REACHED = Table("reached", "commitments", "The firm stages of a promise, and by whose word.", _columns(
    ("commitment", _T, "commitment", "id of the commitment"), ("stage", _T, "stage", "committed or further"),
    ("day", _D, "day", "first day on which it was told"),
    ("by", _C, "by", "donors and recipients whose own voice told it"),
    ("claims", _C, "claims", "the claims that tell it, at most 20"),
), each_of("reached"), '"reached":[{')

RUNNING_TOTALS = Table("running_totals", "commitments", "Totals that were said, held against the postings. Do not add.",
                       _columns(
    ("commitment", _T, "commitment", "id of the commitment"), ("claim", _T, "claim", "the claim that says the total"),
    ("day", _D, "day", "day on which it was said"), ("account", _T, "account", "the account that it speaks of"),
    ("commodity", _T, "commodity", "as in balances"), *_range("", Sort.AMOUNT, "what was said"),
    ("bound", _T, "bound", "as in claims"),
    *_range("explained.", Sort.AMOUNT, "what the postings up to that day come to"),
    *_range("unexplained.", Sort.AMOUNT, "what was said beyond them, below 0 where the book holds more"),
    ("postings", Sort.WHOLE, "postings", "how many postings explain it"),
    ("commitments", _C, "commitments", "whose they are, at most 20"),
), each_of("running_totals"), '"running_totals":[{')

GOALS = Table("goals", "commitments", "What is to be trained or made: planned, done and left.", _columns(
    ("commitment", _T, "commitment", "id of the commitment"),
    ("what", _T, "what", "what, in the words of the plan in force"), ("commodity", _T, "commodity", "as in balances"),
    *_range("planned.", Sort.AMOUNT, "the number in force"),
    *_range("done.", Sort.AMOUNT, "what was counted of it"),
    *_range("left.", Sort.AMOUNT, "planned less done"),
    ("due_earliest", _D, "due.earliest", "by when: from"), ("due_latest", _D, "due.latest", "by when: to"),
    ("due_words", _T, "due.phrase", "the source's words for the window"),
    ("rule", _T, "rule", "how 'done' was counted"), ("claims", _C, "claims", "the claims that count it"),
), each_of("goals"), '"goals":[{')

REPLACEMENTS = Table("replacements", "commitments", "How a purchase refills a gift: one row a currency of its cost.",
                     _columns(
    ("commitment", _T, "commitment", "id of the purchase"), ("gift", _T, "gift", "id of the gift"),
    *_range("cost.", Sort.AMOUNT, "cost of the purchase, as said"), ("currency", _T, "cost.currency", "ISO 4217"),
    ("bound", _T, "cost.bound", "as in claims"),
    ("gap_days", Sort.WHOLE, "gap_days", "days from the first word of the gift to that of the purchase"),
    ("rule", _T, "rule", "what shows it"), ("claims", _C, "claims", "the claims of the purchase that show it"),
), costs, '"replacement":{')

SHARES = Table("shares", "commitments", "Who gives how much of a joint promise or a common fund; the remainder last.",
               _columns(
    ("commitment", _T, "commitment", "id of the joint promise"),
    ("party", _T, "party", "who gives it; empty: the remainder, for which nobody is named"),
    ("part", _T, "part", "the commitment that promises it; do not add both"),
    ("commodity", _T, "commodity", "as in balances"), *_range("", Sort.AMOUNT, "the share"),
    ("bound", _T, "bound", "as in claims"), ("no_gift", _T, "no_gift", "why this part is no gift; empty: it is"),
), shares, '"shares":[{')

IN_PARTS = Table("in_parts", "commitments",
                 "What the parts of a promise tell of it; its balances hold it, once. Do not add.", _columns(
    ("commitment", _T, "commitment", "id of the whole"),
    ("account", _T, "account", "the account that its parts tell of: delivered, cancelled or promised"),
    ("commodity", _T, "commodity", "as in balances"), *_range("", Sort.AMOUNT, "what the parts have there together"),
    ("bound", _T, "bound", "as in claims"), ("commitments", _C, "commitments", "the parts"),
), each_of("in_parts"), '"in_parts":[{')

CEASED = Table("ceased", "commitments", "Promises whose giver reports nothing more. No cancellation.", _columns(
    ("commitment", _T, "commitment", "id of the commitment"), ("day", _D, "day", "day on which it was said"),
    ("claim", _T, "claim", "the claim that says it"),
), each_of("ceased"), '"ceased":{')

SOURCE_GROUPS = Table("source_groups", "commitments", "Documents that count as one source: one row a tie, with why.",
                      _columns(
    ("commitment", _T, "commitment", "id of the commitment"),
    ("number", Sort.WHOLE, "number", "which group of the commitment, from 1 on"),
    ("documents", _C, "documents", "all documents of the group"),
    ("why", _T, "tie.why", "why documents of it count as one: copy, outlet, agency, government or translation"),
    ("of", _T, "tie.of", "what they share: the text, the outlet, the agency, the party or the owner"),
    ("tied", _C, "tie.documents", "the documents that share it"),
), source_ties, '"groups":[{')

DOCUMENTS = Table("documents", "documents", "The documents read. Their text is not published.", _columns(
    ("id", _T, "id", "the document's id"), ("url", _T, "url", "its address"), ("title", _T, "title", "its title"),
    ("publisher", _T, "publisher", "who published it"), ("published", _D, "published", "day of publication"),
    ("language", _T, "language", "its language"), ("recorded", _T, "recorded", "when it entered the archive, UTC"),
    ("sha256", _T, "sha256", "SHA-256 of the stored text"),
))

REDIRECTS = Table("redirects", "redirects", "Ids that were merged into others; kept for ever.", _columns(
    ("old", _T, "old", "the id that is no more"), ("new", _T, "new", "the id that it leads to"),
))

ISSUES = Table("issues", "issues", "What could not be handled, or only with a doubt. Nothing is dropped in silence.",
               _columns(
    ("stage", _T, "stage", "where it came up"), ("code", _T, "code", "the cause"),
    ("subject", _T, "subject", "the item: a path, an address, an id"),
    ("message", _T, "message", "what is the matter"), ("next_step", _T, "next_step", "what can be done"),
))

TABLES: dict[str, Table] = {table.name: table for table in (
    COMMITMENTS, CLAIMS, MEMBERS, BALANCES, POSTINGS, AMOUNTS, VALUATIONS, CONFLICTS, DUE_HISTORY, PROMISED_HISTORY,
    REACHED, RUNNING_TOTALS, GOALS, REPLACEMENTS, SHARES, IN_PARTS, CEASED, SOURCE_GROUPS, DOCUMENTS, REDIRECTS,
    ISSUES)}
"""The registry: every published table by name."""


def size_of(ledger: Ledger, table: Table) -> int:
    """How many records of the ledger a published table is made of."""
    query = f'SELECT count(*) FROM book."{table.source}" WHERE contains(record, ?)'  # noqa: S608 -- of TABLES
    ((size,),) = ledger.ask(query, [table.holding])
    return int(size)


def records(ledger: Ledger, table: Table, asked: Asked) -> Iterator[Json]:
    """The objects behind a published table; of values those that are asked for."""
    found = counted(ledger) if table is AMOUNTS else ledger.records(table.source, table.holding)
    return iter(chosen(found, asked)) if table in (AMOUNTS, VALUATIONS) else found
