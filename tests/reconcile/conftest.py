"""Claims for tests, made of the few fields that a test is about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pledgebook.codes import Bound, Counting, Kind, Modality, Stage, Tier, Verdict
from pledgebook.config import Reconcile
from pledgebook.model import Claim, DocumentRef, Evidence, Item, Judgement, Money, Quantity, Speaker, Window
from pledgebook.reconcile import Reconciled, reconcile

PARENTS = {
    "leopard-2a6": "leopard-2", "leopard-2": "leopard", "leopard-1": "leopard", "leopard": "tank",
    "challenger-2": "tank", "tank": "armoured-vehicle", "marder": "armoured-vehicle", "armoured-vehicle": "weapon",
    "weapon": "military-equipment", "military-equipment": "assistance",
}


class Tree:
    """A small tree of things, as the catalogue has a large one."""

    def ancestors(self, item_id: str) -> tuple[str, ...]:
        path = [item_id]
        while path[-1] in PARENTS:
            path.append(PARENTS[path[-1]])
        return tuple(path)


def _quantity(value: object) -> Quantity | None:
    if value is None or isinstance(value, Quantity):
        return value
    return Quantity(Decimal(str(value)), Decimal(str(value)), Bound.EXACT)


def _money(value: object) -> Money | None:
    if value is None or isinstance(value, Money):
        return value
    amount, currency = str(value).split()
    return Money(Decimal(amount), Decimal(amount), currency, Bound.EXACT)


def make_claim(name: str, **known: Any) -> Claim:
    """A claim 'text.n' that Germany gives Ukraine 14 Leopard 2 tanks, but for what is `known` to differ."""
    day = known.pop("day", "2023-01-25")
    text, _, place = name.partition(".")
    document = DocumentRef(text, None, known.pop("publisher", "outlet.example"),
                           date.fromisoformat(day) if day else None, known.pop("language", "en"), "")
    item = known.pop("item", "Leopard 2 tanks/leopard-2")
    words, _, node = (item or "").partition("/")
    start = int(place) * 100
    due, speaker = known.pop("due", None), known.pop("speaker", None)
    claim = Claim(
        id=name, document=document, kind=Kind.GOODS, stage=Stage.ANNOUNCED, modality=Modality.STATED,
        counting=Counting.NEW, donors=("DE",), recipients=("UA",), item=Item(words, node or None) if item else None,
        quantity=_quantity(known.pop("quantity", 14)), money=_money(known.pop("money", None)),
        due=Window(*(date.fromisoformat(end) if end else None for end in due), "soon") if due else None, happened=None,
        speaker=Speaker("A minister", "minister", speaker) if speaker else None,
        evidence=Evidence(start, start + 3, "abc"), tier=Tier.A,
    )
    kinds = {"kind": Kind, "stage": Stage, "modality": Modality, "counting": Counting, "tier": Tier}
    return replace(claim, **{k: kinds[k](v) if k in kinds and v is not None else v for k, v in known.items()})


def run(claims: Any, judgements: Any = (), copies: Any = None, sources: Any = None, **options: Any) -> Reconciled:
    """What becomes of the claims over the small tree."""
    return reconcile(list(claims), list(judgements), Tree(), Reconcile(**options), sources or copies)


def groups_of(result: Reconciled) -> set[frozenset[str]]:
    return {frozenset(member.claim for member in one.claims) for one in result.commitments}


def make_judgement(number: int, verdict: str, *subjects: str, **known: Any) -> Judgement:
    return Judgement(id=f"jdg-{number}", verdict=Verdict(verdict), subjects=subjects, reviewer="ada",
                     decided_at=f"2024-01-{number:02d}T00:00:00Z", **known)


@pytest.fixture(scope="session")
def claim() -> Callable[..., Claim]:
    return make_claim


@pytest.fixture(scope="session")
def judge() -> Callable[..., Judgement]:
    return make_judgement


@pytest.fixture(scope="session")
def book() -> Callable[..., Reconciled]:
    return run


@pytest.fixture(scope="session")
def groups() -> Callable[..., set[frozenset[str]]]:
    return groups_of


@pytest.fixture(scope="session")
def items() -> Tree:
    return Tree()
