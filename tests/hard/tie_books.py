"""Books of a few hand-made claims over the shipped catalogue, and what a reader is told of them."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pledgebook.bonds import Share
from pledgebook.catalogue import load_catalogue
from pledgebook.config import Config
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.link import link
from pledgebook.model import Claim, Commitment, Posting
from pledgebook.reconcile import reconcile
from pledgebook.schema import claim_from_json, claim_to_json, plain

Json = dict[str, Any]


def said(name: str, day: str, **more: Any) -> Claim:
    """A claim 'text.n' of a text of that day, linked to the catalogue. `words` are its evidence, `voice` who speaks."""
    text, _, place = name.partition(".")
    start = int(place) * 200
    words, voice = more.pop("words", ""), more.pop("voice", None)
    obj: Json = {
        "id": name, "kind": "goods", "stage": "announced", "modality": "stated", "counting": "new",
        "recipients": ["UA"], "tier": "A",
        "document": {"id": text, "published": day, "publisher": more.pop("publisher", f"{text}.example"),
                     "language": more.pop("language", "en"), "url": None, "recorded": "",
                     "sha256": hashlib.sha256(text.encode()).hexdigest()},
        "speaker": {"name": None, "role": "a minister", "party": voice} if voice else None,
        "evidence": {"start": start, "end": start + len(words), "exact": words} if words else None,
    }
    item = more.pop("item", None)
    obj["item"] = {"text": item, "id": None} if item else None
    return link(claim_from_json({**obj, **_amounts(more), **more}), load_catalogue())


def _amounts(more: dict[str, Any]) -> Json:
    """`number` and `sum` in short: 40, (7000, 9000), '85e6 EUR', (None, '3e9 EUR')."""
    found: Json = {}
    number, total, due = more.pop("number", None), more.pop("sum", None), more.pop("due", None)
    if number is not None:
        low, high = number if isinstance(number, tuple) else (number, number)
        found["quantity"] = {"min": low, "max": high, "bound": _bound(low, high)}
    if total is not None:
        low, high = total if isinstance(total, tuple) else (total, total)
        ends = [None if end is None else str(int(float(end.split()[0]))) for end in (low, high)]
        currency = (high or low).split()[1]
        found["money"] = {"min": ends[0], "max": ends[1], "currency": currency, "bound": _bound(*ends)}
    if due is not None:
        found["due"] = {"earliest": due[0], "latest": due[1], "phrase": due[2]}
    return found


def _bound(low: object, high: object) -> str:
    return "up_to" if low is None else "at_least" if high is None else "exact" if low == high else "range"


@dataclass(frozen=True)
class TiedBook:
    """What became of the claims, with look-ups by a claim that stands in it."""

    claims: tuple[Claim, ...]
    commitments: tuple[Commitment, ...]
    postings: tuple[Posting, ...]

    def of(self, claim: str) -> Commitment:
        """The commitment that the claim stands in."""
        return next(one for one in self.commitments if any(member.claim == claim for member in one.claims))

    def part(self, claim: str) -> str:
        """The part that the claim plays."""
        return next(member.part.value for one in self.commitments for member in one.claims if member.claim == claim)

    def stands(self, claim: str, account: str, commodity: str = "items") -> tuple[int | None, int | None] | None:
        """The ends of what stands on an account of the claim's commitment; None where nothing does."""
        found = [b for b in self.of(claim).balance(account) if b.commodity == commodity]
        return (_whole(found[0].min), _whole(found[0].max)) if found else None

    def posted(self, claim: str) -> list[str]:
        """The accounts that the claim posts to."""
        return sorted(one.account for one in self.postings if one.claim == claim)

    def shares(self, claim: str, commodity: str = "items") -> dict[str | None, tuple[int | None, int | None]]:
        """Party -> the ends of its share in the claim's commitment; None is the remainder."""
        return {one.party: (_whole(one.min), _whole(one.max)) for one in self.rows(claim, commodity)}

    def rows(self, claim: str, commodity: str = "items") -> list[Share]:
        return [one for one in self.of(claim).shares if one.commodity == commodity]

    def ledger(self, folder: Path) -> Ledger:
        """The book as a ledger, for what `show`, `why` and the page say."""
        path = folder / "ledger.duckdb"
        build_ledger(path, {
            "claims": (claim_to_json(one) for one in self.claims),
            "commitments": (plain(one) for one in self.commitments),
            "postings": (plain(one) for one in self.postings),
        }, {"name": "a test"})
        return Ledger(path)


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def book(claims: Iterable[Claim], copies: Mapping[str, str] | None = None) -> TiedBook:
    """What the claims become."""
    given = tuple(claims)
    made = reconcile(given, (), load_catalogue(), Config().reconcile, copies)
    return TiedBook(given, made.commitments, made.postings)
