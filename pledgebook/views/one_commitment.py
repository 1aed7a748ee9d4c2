"""The page of one commitment: what it is, its course in time, its book-keeping, and every sentence that tells of it.

All is looked up by ids: the page costs the same in a book of a hundred and of a hundred thousand commitments.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.ledger import Ledger
from pledgebook.ledger.some import records_of
from pledgebook.model import Judgement
from pledgebook.schema import Json
from pledgebook.views.accounts import amount_told, gap_told
from pledgebook.views.commitments import Card, card, title
from pledgebook.views.course import course_table
from pledgebook.views.desk import Desk
from pledgebook.views.disputing import Dispute, Voice, disputes_of
from pledgebook.views.figures import Ends, as_day, count, day, window
from pledgebook.views.judged_here import Decided, decided_about
from pledgebook.views.lifeline import Lifeline, lifeline
from pledgebook.views.parties import together
from pledgebook.views.shelf import shelf_of
from pledgebook.views.sources import reason_words
from pledgebook.views.table import Column, Row, Table
from pledgebook.views.ties import replacement_words, share_words
from pledgebook.views.timeline import Entry, entries
from pledgebook.views.units import BASES
from pledgebook.views.why import why_commitment
from pledgebook.views.worth import price_lines, range_words, value_made_of

MOST_QUOTED = 60
"""Claims that are shown with their sentences; of a commitment with more, those that only say it again come last."""


@dataclass(frozen=True, slots=True)
class Party:
    """A donor or recipient: the role that its page stands under, its code and its name."""

    role: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Tied:
    """Another commitment and what ties it to this one."""

    id: str
    title: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Posted:
    """One posting: how much, and the claim that makes it. `commitment` is set where it is another's."""

    amount: str
    said: Voice | None
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands on one account, by which rule, and the postings that make it."""

    account: str
    amount: str
    exact: str
    rule: str
    postings: tuple[Posted, ...]


@dataclass(frozen=True, slots=True)
class Worth:
    """One value: on which basis, how much (and exactly), how it was made, and the prices behind it."""

    basis: str
    amount: str
    exact: str
    currency: str
    of: str
    made_of: tuple[str, ...]
    prices: tuple[str, ...]
    is_own: bool
    inherited: str


@dataclass(frozen=True, slots=True)
class DueSaid:
    """A window that was said: when, by which claim, and how far it moved from the one before."""

    said: str
    iso_day: str
    window: str
    phrase: str
    claim: str
    moved: str


@dataclass(frozen=True, slots=True)
class Check:
    """A running total held against the postings."""

    told: str
    explained: str
    unexplained: str
    adds_up: bool
    said: Voice | None
    postings: tuple[Posted, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Planned against done, and every plan as it was said."""

    what: str
    planned: str
    done: str
    left: str
    due: str
    rule: str
    history: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Documents that count as one source, each with its claim's words, and why."""

    reasons: tuple[str, ...]
    documents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OneCommitment:
    """Everything on the page; the template only lays it out."""

    card: Card
    donors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    item: tuple[str, str] | None
    kind: str
    summary: str
    lifeline: Lifeline | None
    course: Table
    figures: tuple[Figure, ...]
    worth: tuple[Worth, ...]
    not_valued: tuple[str, ...]
    due_said: tuple[DueSaid, ...]
    disputes: tuple[Dispute, ...]
    unknown: tuple[str, ...]
    by_whom: tuple[str, ...]
    checks: tuple[Check, ...]
    plans: tuple[Plan, ...]
    alike: tuple[Alike, ...]
    whole: Tied | None
    parts: tuple[Tied, ...]
    gift: Tied | None
    refills: tuple[Tied, ...]
    shares: tuple[Tied, ...]
    quoted: tuple[Entry, ...]
    others: tuple[Entry, ...]
    decided: tuple[Decided, ...]


def one_commitment(page: Desk, commitment: Json, log: Sequence[Judgement] = ()) -> OneCommitment:
    """The page of the commitment, whose record is given; `log` are judgements, of which those about it are told."""
    ledger, naming = page.ledger, page.naming
    shelf = shelf_of(ledger, [commitment], page.today, naming)
    tree = why_commitment(ledger, commitment["id"])
    claims = ledger.claims_of(commitment["id"])
    told = entries(shelf, _weightiest_first(claims)[:MOST_QUOTED])
    quoted = tuple(sorted(told, key=lambda one: (one.iso_day or "9999", one.id)))
    seen = {one.id for one in quoted}
    found = card(shelf, commitment, quoted)
    return OneCommitment(
        card=found, donors=_parties("donors", commitment["donors"], naming),
        recipients=_parties("recipients", commitment["recipients"], naming), item=_item(page, commitment),
        kind=str(commitment["kind"]), summary=_summary(found, commitment),
        lifeline=lifeline(commitment, claims, page.today), course=course_table(commitment, claims, page.url),
        figures=tuple(map(_figure, tree["figures"])),
        worth=tuple(_worth(value) for value in tree["values"]), not_valued=tuple(tree["not_valued"]),
        due_said=tuple(_due_said(commitment)), disputes=tuple(disputes_of(commitment, claims, naming)),
        unknown=_lines_of(found, "Not known"), by_whom=_lines_of(found, "By whose word"),
        checks=tuple(map(_check, tree.get("running_totals") or ())),
        plans=tuple(map(_plan, commitment.get("goals") or ())),
        alike=tuple(_alike(commitment["sources"], claims, naming)),
        whole=_tied(shelf.commitments.get(str(commitment.get("part_of")))),
        parts=tuple(_tied_all(shelf.commitments, shelf.parts.get(commitment["id"], ()))),
        gift=_tied(shelf.commitments.get(str(commitment.get("replaces"))),
                   replacement_words(commitment.get("replacement") or {})),
        refills=tuple(_refills(shelf.commitments, shelf.refills.get(commitment["id"], ()))),
        shares=tuple(_shares(ledger, commitment, naming)),
        quoted=quoted, others=entries(shelf, [one for one in claims if one["id"] not in seen], quoting=False),
        decided=decided_about(ledger, log, commitment),
    )


def _lines_of(found: Card, name: str) -> tuple[str, ...]:
    return dict(found.book).get(name, ())


def _weightiest_first(claims: Iterable[Json]) -> list[Json]:
    """What opens, moves or changes it before what only says it again; in order of publication."""
    return sorted(claims, key=lambda one: one["part"] == "restates")


def _parties(role: str, codes: Iterable[str], naming: Any) -> tuple[Party, ...]:
    return tuple(Party(role, code, naming(code)) for code in codes)


def _item(page: Desk, commitment: Json) -> tuple[str, str] | None:
    name = str((commitment.get("item") or {}).get("id") or "")
    return (name, page.item_name(name)) if name else None


def _summary(found: Card, commitment: Json) -> str:
    """The one sentence under the title: who to whom, how far, when due."""
    who = f"{found.donors} to {found.recipients}" if found.is_promise else f"{found.donors}, {found.recipients}"
    due = f"due {window(commitment['due'])}" if commitment.get("due") else ""
    return f"{who[:1].upper()}{who[1:]}. {found.stage.capitalize()}{f'; {due}' if due else ''}."


# -- figures -----------------------------------------------------------------------------------------------------------


def said_by(words: Mapping[str, Any] | None, claim: str = "") -> Voice | None:
    """The words of a posting, as `why` has them, for readers."""
    if not words:
        return None
    return Voice(claim, str(words["document"]), str(words["publisher"] or "publisher not known"),
                day(words["published"]), str(words["published"] or ""), str(words.get("language") or ""),
                str(words["sentence"] or ""))


def _figure(one: Json) -> Figure:
    unit = one["commodity"]
    return Figure(one["account"], amount_told(one, unit), f"{range_words(one)} {_unit(unit)}".strip(), one["rule"],
                  tuple(_posted(posting) for posting in one["postings"]))


def _posted(posting: Json) -> Posted:
    return Posted(amount_told(posting, posting["commodity"]), said_by(posting["words"], posting["claim"]))


def _unit(commodity: str) -> str:
    return "" if commodity == "items" else commodity.replace("/", " a ")


def _worth(value: Json) -> Worth:
    year = f", prices of {value['prices_of']}" if value.get("prices_of") else ""
    ends = Ends.of(value)
    return Worth(
        basis=f"{BASES.get(str(value['basis']), value['basis'])}{year}",
        amount=amount_told(value, value["currency"]) if ends.known else "not known", exact=range_words(value),
        currency=value["currency"], of=_unit(str(value.get("commodity") or "")), made_of=tuple(value_made_of(value)),
        prices=tuple(price_lines(value)), is_own=not value.get("inherited") and not value.get("parts"),
        inherited=str(value.get("inherited") or ""))


def _due_said(commitment: Json) -> Iterator[DueSaid]:
    """Each window that was said in its order, with how far its end moved."""
    before = None
    for one in commitment.get("due_history") or ():
        latest = as_day(one["window"].get("latest"))
        days = (latest - before).days if latest and before else None
        moved = "" if days is None else "the same day" if not days else (
            f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}")
        yield DueSaid(day(one["said"]), str(one["said"] or ""), window(one["window"]), str(one["window"]["phrase"]),
                      str(one["claim"]), moved)
        before = latest or before


def _check(one: Json) -> Check:
    unit = one["commodity"]
    gap = Ends.of(one["unexplained"])
    return Check(
        f"{amount_told(one, unit)} {one['account']} by {day(one['day'])}", amount_told(one["explained"], unit),
        gap_told(one["unexplained"], unit),
        bool(gap.known and not gap.low and not gap.high), said_by(one["words"], one["claim"]),
        tuple(Posted(amount_told(each, unit), said_by(each["words"], each["claim"]), each["commitment"])
              for each in one["explained_by"]))


def _plan(one: Json) -> Plan:
    unit = one["commodity"]
    done = amount_told(one["done"], unit) if one.get("done") else "nothing counted in the sources read"
    history = tuple((day(said["said"]), f"{amount_told(said['amount'], unit)} {said['what']}".strip(),
                     window(said["due"]) if said.get("due") else "") for said in one["history"])
    return Plan(str(one["what"] or "not named"), amount_told(one["planned"], unit), done,
                amount_told(one["left"], unit) if one.get("left") else "not known",
                window(one["due"]) if one.get("due") else "", one["rule"], history)


def values_table(ledger: Ledger, name: str) -> Table:
    """Every value of a commitment, with how it was made."""
    rows = tuple(Row({
        "basis": one.basis, "exact": one.exact, "currency": one.currency, "of": one.of or None,
        "made_of": "; ".join(one.made_of) or None, "prices": "; ".join(one.prices) or None,
        "is_own": "yes" if one.is_own else "no",
    }) for one in map(_worth, why_commitment(ledger, name)["values"]))
    return Table(f"commitments/{name}/values", "What it is worth, and why.", (
        Column("basis", "Basis"), Column("exact", "Exactly"), Column("currency", "Currency"), Column("of", "Of"),
        Column("made_of", "How it was made"), Column("prices", "Prices"), Column("is_own", "Its own")), rows, len(rows))


# -- ties --------------------------------------------------------------------------------------------------------------


def _tied(other: Json | None, told: str = "") -> Tied | None:
    return Tied(str(other["id"]), title(other), told) if other else None


def _tied_all(known: Mapping[str, Json], names: Iterable[str]) -> Iterator[Tied]:
    for name in names:
        if found := _tied(known.get(name), str((known.get(name) or {}).get("stage") or "")):
            yield found


def _refills(known: Mapping[str, Json], names: Iterable[str]) -> Iterator[Tied]:
    for name in names:
        if found := _tied(known.get(name), replacement_words((known.get(name) or {}).get("replacement") or {})):
            yield found


def _shares(ledger: Ledger, commitment: Json, naming: Any) -> Iterator[Tied]:
    shares = commitment.get("shares") or ()
    known = records_of(ledger, "commitments", [str(one["commitment"]) for one in shares if one.get("commitment")])
    for one in shares:
        other = known.get(str(one.get("commitment")))
        yield Tied(str(other["id"]) if other else "", title(other) if other else "", share_words(one, naming))


def _alike(sources: Mapping[str, Any], claims: Sequence[Json], naming: Any) -> Iterator[Alike]:
    told = {one["document"]["id"]: one["document"] for one in claims}
    for group in sources.get("groups") or ():
        named = tuple((name, document_words(told.get(name) or {})) for name in group["documents"])
        yield Alike(tuple(reason_words(tie, naming) for tie in group["ties"]), named)


def document_words(reference: Mapping[str, Any]) -> str:
    """Who published it, and when."""
    return f"{reference.get('publisher') or 'publisher not known'}, {day(reference.get('published'))}"


def parties_words(parties: Iterable[Party]) -> str:
    """The names in one phrase."""
    return together((one.name for one in parties), "not named")
