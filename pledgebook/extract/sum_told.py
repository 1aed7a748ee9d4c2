"""The sum of a bundle that was told bare: 'has announced a new aid package for Mali. The $4 million package includes'.

What is told without a sum, and right behind it with one, is one claim: the sum keeps it, and the bare mention goes
under `also`. The sum stands behind a comma, a dash or 'worth' in the same sentence, or in one of the next two, which
takes the bundle up with an article ('The package, worth', 'This new aid is worth').
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pledgebook.codes import Counting, Modality, Stage, Tier
from pledgebook.extract.merge import BUNDLES, PROMISED
from pledgebook.extract.scene import Scene
from pledgebook.extract.settling import Counted
from pledgebook.extract.words import Words, together
from pledgebook.model import Claim, Span

BEHIND: Final = 2
"""How many sentences behind a bare bundle its sum may stand."""

OPENS: Final = 14
"""Within how many words of its sentence the sum stands that is told of the bundle."""

BESIDE: Final = 6
"""Within how many words behind a bare bundle its sum stands in the same sentence."""

ROWS: Final = 12
"""How many claims behind a bare bundle are looked at: its parts may stand between."""

TIER_C: Final = Tier.C


def with_sums(scenes: Sequence[Scene], counted: Sequence[Counted], words: Words) -> list[Counted]:
    """The claims without the bundles that are told again with their sum, each put under `also` of that one."""
    found = list(counted)
    gone: set[int] = set()
    for k, row in enumerate(counted):
        if not _is_bundle(row.claim) or row.claim.money is not None or row.claim.quantity is not None:
            continue
        paid = next((j for j in range(k + 1, min(k + 1 + ROWS, len(found))) if found[j].claim.money is not None
                     and _is_bundle(found[j].claim)), None)
        if paid is None or paid in gone or not _may_be_one(row.claim, found[paid].claim):
            continue
        if _takes_up(scenes, words, row, found[paid]):
            gone.add(k)
            found[paid] = found[paid]._replace(claim=_with(found[paid].claim, row.claim))
    return [row for k, row in enumerate(found) if k not in gone]


def _is_bundle(claim: Claim) -> bool:
    return claim.kind in BUNDLES and claim.tier is not TIER_C and claim.evidence is not None


def _with(paid: Claim, bare: Claim) -> Claim:
    """The sum with the places where its bundle was told before, and as sure as that (its contents 'may include')."""
    assert bare.evidence is not None
    spans = {*paid.also, *bare.also, Span(bare.evidence.start, bare.evidence.end)}
    told = replace(paid, also=tuple(sorted(spans)))
    if dict(paid.cited).get("item") == dict(bare.cited).get("item"):  # there it has its own words
        own = (one for one in bare.why if one.field == "item")
        told = replace(told, why=(*(one for one in told.why if one.field != "item"), *own))
    if paid.modality is bare.modality:
        return told
    cited = dict(paid.cited) | {"modality": dict(bare.cited)["modality"]}
    why = (*(one for one in told.why if one.field != "modality"), *(one for one in bare.why if one.field == "modality"))
    return replace(told, modality=bare.modality, cited=tuple(sorted(cited.items())), why=why)


def _may_be_one(bare: Claim, paid: Claim) -> bool:
    """Whether giver, getter and stage are the same, or not said, and neither is more than the other, or all so far."""
    same = bare.stage is paid.stage or {bare.stage, paid.stage} <= PROMISED
    sure = bare.modality is paid.modality or (bare.modality is Modality.STATED and paid.modality is Modality.POSSIBLE)
    if not same or bare.stage is Stage.REQUESTED or not sure:
        return False
    if paid.counting is not bare.counting and paid.counting not in (Counting.NEW, Counting.PART):
        return False
    return all(not one or not other or one == other for one, other in
               ((bare.donors, paid.donors), (bare.recipients, paid.recipients)))


def _takes_up(scenes: Sequence[Scene], words: Words, bare: Counted, paid: Counted) -> bool:
    """Whether the words lead from a bundle to its sum."""
    scene, apart = scenes[paid.sentence], paid.sentence - bare.sentence
    sum_at, thing = dict(paid.claim.cited).get("money"), dict(bare.claim.cited).get("item")
    if not isinstance(sum_at, Span) or not isinstance(thing, Span) or not 0 <= apart <= BEHIND:
        return False
    first = next((m.first for m in scene.money if scene.tokens[m.first].start <= sum_at.start
                  < scene.tokens[m.last - 1].end), None)
    if first is None:
        return False
    if not apart:  # 'more security assistance than in any year before - $650 million'
        return thing == dict(paid.claim.cited).get("item") or _is_told_of(scene, words, thing, first)
    return first < OPENS and _is_subject(scene, words, bare.claim, first)


def _is_told_of(scene: Scene, words: Words, thing: Span, first: int) -> bool:
    """'more aid than ever - $65 million', 'agreements for two projects worth $302 million'."""
    end = next((k for k, token in enumerate(scene.tokens) if token.start >= thing.end), first)
    between = scene.tokens.lowers[end:first]
    if not 0 < len(between) <= BESIDE:
        return False
    led = between[0] in ("-", "–", "—", ":") and len(between) <= 3
    return led or between[-1] in words.nouns["worths"] or (len(between) > 1 and between[-2] in words.nouns["worths"])


def _is_subject(scene: Scene, words: Words, bare: Claim, first: int) -> bool:
    """'The $400 million package', 'This new military aid package is worth', 'Our package, valued at': the same one."""
    lowers = scene.tokens.lowers
    begin = next((k for k, token in enumerate(scene.tokens) if token.kind == "word" or scene.covered[k]), 0)
    if lowers[begin] not in together(words.nouns["definite"], words.nouns["takers"]):
        return False
    money = next(m for m in scene.money if m.first == first)
    near = range(begin + 1, min(money.last + 4, len(lowers)))
    at = next((k for k in near if words.heads.get(lowers[k]) in ("package", "funds")), None)
    if at is None or any(m.first < max(at, money.last) and m.name.target not in {*bare.donors, *bare.recipients}
                         for m in scene.parties):
        return False
    if any(scene.tokens[k].text in ".;" for k in range(begin, max(at, first))):
        return False
    verbs = [verb for verb in scene.verbs if begin < verb.at < first and verb.at < at]
    said = set((bare.item.text if bare.item else "").lower().split())
    return not verbs and (lowers[at] in said or lowers[at] in words.bundles["whole"])
