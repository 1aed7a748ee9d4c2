"""Claims for the hard problems, linked by the shipped catalogue as a book's claims are, and what becomes of them.

Words, outlets and days are ours; the facts are real in kind and made up where that makes the case plainer.
"""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Verdict
from pledgebook.config import Reconcile
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.link import link
from pledgebook.model import Claim, Commitment, Judgement
from pledgebook.reconcile import Reconciled, reconcile
from pledgebook.schema import claim_from_json, claim_to_json, plain
from pledgebook.views.accounts import book_rows
from pledgebook.views.why import why_commitment
from pledgebook.views.why_words import why_words

CATALOGUE = load_catalogue()


def _amount(given: object) -> dict[str, Any] | None:
    """14, '7000..9000', '..61' (up to), '10000..' (at least), '~300' (about), '?' (in words only)."""
    if given is None or isinstance(given, dict):
        return given
    text = str(given)
    if text == "?":
        return {"min": None, "max": None, "bound": "vague"}
    if ".." in text:
        low, high = (Decimal(end) if end else None for end in text.split(".."))
        bound = "range" if low is not None and high is not None else "up_to" if low is None else "at_least"
        return {"min": low, "max": high, "bound": bound}
    number = Decimal(text.removeprefix("~"))
    return {"min": number, "max": number, "bound": "about" if text.startswith("~") else "exact"}


def _money(given: str | None) -> dict[str, Any] | None:
    if given is None:
        return None
    amount, currency = given.split()
    return {**(_amount(amount) or {}), "currency": currency}


def write(name: str, day: str | None, *, what: str | None = "Leopard 2 tanks", number: object = None,
          money: str | None = None, due: tuple[str | None, str | None, str] | None = None, speaker: str | None = None,
          giver: str = "DE", taker: str = "UA", words: str = "", **more: Any) -> dict[str, Any]:
    """A claim 'text.place' in the form of claims.md; donors and recipients as 'DE+FR'."""
    place = int(name.rpartition(".")[2]) * 200
    words = words or f"what {name} says"
    return {
        "id": name, "kind": "goods", "stage": "announced", "modality": "stated", "counting": "new",
        "donors": [one for one in giver.split("+") if one], "recipients": [one for one in taker.split("+") if one],
        "item": {"text": what, "id": None} if what else None, "quantity": _amount(number), "money": _money(money),
        "due": dict(zip(("earliest", "latest", "phrase"), due, strict=True)) if due else None, "happened": None,
        "speaker": {"name": None, "role": "minister", "party": speaker} if speaker else None,
        "evidence": {"start": place, "end": place + len(words), "exact": words}, "tier": "A",
        "document": {"id": name.partition(".")[0], "publisher": more.pop("publisher", f"{name[:4]}.example"),
                     "published": day, "language": more.pop("language", "en")}, **more}


def say(name: str, published: str | None, **known: Any) -> Claim:
    """A claim as it comes from a text, linked to the catalogue."""
    return link(claim_from_json(write(name, published, **known)), CATALOGUE)


def book(*claims: Claim, judgements: tuple[Judgement, ...] = (), copies: Any = None) -> Reconciled:
    """What becomes of the claims, whatever their order: it is made twice, and must be the same."""
    found = reconcile(claims, judgements, CATALOGUE, Reconcile(), copies)
    assert reconcile(claims[::-1], judgements, CATALOGUE, Reconcile(), copies) == found
    return found


def same(*claims: str) -> Judgement:
    """A person's word that the claims tell one promise."""
    return Judgement("jdg-1", Verdict.SAME, claims, "ada", "2026-01-01T00:00:00Z")


def rows(commitment: Commitment) -> dict[str, tuple[str, ...]]:
    """What the page and `show` say of the commitment's book-keeping."""
    return dict(book_rows(plain(commitment)))


def told_why(made: Reconciled, claims: Sequence[Claim], claim: str, folder: Path) -> str:
    """What `why` says of the commitment that the claim is in, by way of a ledger on disk."""
    path = folder / "ledger.duckdb"
    build_ledger(path, {"claims": map(claim_to_json, claims), "commitments": map(plain, made.commitments),
                        "postings": map(plain, made.postings)}, {"name": "hard"})
    with Ledger(path) as ledger:
        return why_words(why_commitment(ledger, home(made, claim).id))


def home(made: Reconciled, claim: str) -> Commitment:
    """The commitment that the claim is a member of."""
    return next(one for one in made.commitments if any(member.claim == claim for member in one.claims))


def part(made: Reconciled, claim: str) -> str:
    """The part that the claim plays."""
    return next(str(member.part) for member in home(made, claim).claims if member.claim == claim)


Ends = tuple[Decimal | None, Decimal | None]


def stands(commitment: Commitment, account: str, commodity: str = "items") -> Ends | None:
    """The ends of what stands on an account; None where nothing does."""
    return next(((one.min, one.max) for one in commitment.balance(account) if one.commodity == commodity), None)


def told(commitment: Commitment, field: str) -> dict[str, tuple[str, ...]]:
    """The values of a conflict with their claims."""
    return dict(next(one.values for one in commitment.conflicts if one.field == field))
