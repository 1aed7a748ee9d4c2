"""What a claim means for the book, where its words say more than its fields. The claims themselves stay as they are.

A letter of intent, a memorandum of understanding, a declaration: signed, and yet no commitment, so not firm. And that
a giver reports no more is a stance on reports, not the end of what they were about.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from pledgebook.codes import Kind, Stage
from pledgebook.reconcile.said import ends_reporting, words_of
from pledgebook.reconcile.traits import Traits

REPORTING = "reporting"
"""The group of claims about reports themselves: nothing that is given, promised or cancelled."""

_FORMAL = frozenset((Stage.COMMITTED, Stage.CONTRACTED, Stage.ANNOUNCED))
_INTENT = re.compile(
    r"\bletters? of intent\b|\b(?:declaration|statement) of intent\b|\bmemorand(?:um|a) of understanding\b"
    r"|\bnon-binding\b|\bnot binding\b"
    r"|\blettres? d['’]intention\b|\bd[eé]clarations? d['’]intention\b|\bnon contraignant"
    r"|\babsichtserkl[aä]rung|\bunverbindlich|\bлист\w* про наміри\b"
    r"|\bмеморандум\w* про\b|\bпротокол\w* про наміри\b", re.IGNORECASE)


def as_meant(traits: Mapping[str, Traits]) -> dict[str, Traits]:
    """The traits with what their words make of them."""
    return {name: _meant(one) for name, one in traits.items()}


def _meant(one: Traits) -> Traits:
    if one.claim.stage in _FORMAL and _INTENT.search(words_of(one)):
        return replace(one, claim=replace(one.claim, stage=Stage.SIGNALLED))
    if ends_reporting(one):
        return replace(one, group=REPORTING, claim=replace(one.claim, kind=Kind.POSITION))
    return one
