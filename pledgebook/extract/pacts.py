"""What a signed agreement is for, however far off: 'signed an agreement with Kenya in Nairobi on Friday to provide'.

The place, the day and the other side that stand between the signing and the act change nothing, nor does a clause
('under which it will provide'): what the agreement is for is as far as the signing. Of what the signer does beside it
('and will send') nothing is said.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, CLAUSELESS, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

REACH: Final = 45
"""How many words off the signing the act may stand."""

OPENS: Final = 9
"""How many words before the verb of a clause 'under which' may stand ('under which the government of Spain will')."""

BOUND: Final = frozenset({"give", "train", "dispatch", "order", "obtain", "receive", "service", "commit", "other"})
"""Groups of verbs of what an agreement is for."""

MADE: Final = frozenset({Stage.COMMITTED, Stage.SIGNALLED})
"""Stages that the signing says better, beside a promise."""

LAID_DOWN: Final = frozenset({"future", "present", "passive_future", "passive_present", "progressive"})
"""Tenses of what an agreement lays down in a clause."""

TERMS: Final = 4
"""How many words before 'which' the 'under' of 'under the terms of which' stands."""

TALKED: Final = 14
"""How many words before an infinitive the noun of talking may stand, with whom behind it."""

MARK: Final = 5
"""How many words before the verb of an infinitive its 'to' may stand."""


def pacted(scene: Scene, words: Words, cues: Sequence[Cue], k: int) -> Cue | None:
    """The cue with the stage of the signing, where the agreement is for it; None where it is not."""
    cue = cues[k]
    if cue.group not in BOUND:
        return None
    if cue.group != "other" and (told := _subject_of(scene, words, cues, k) or _talked(scene, words, cue)):
        return cue._replace(stage=told)
    led = cue.tense == "infinitive" or cue.tense in LAID_DOWN
    if cue.stage is None or cue.negated or not led or cue.stage is Stage.CONTRACTED:
        return None
    signing = next((c for c in reversed(cues[:k]) if _signs(scene, words, c)), None)
    if signing is None or not 0 < cue.at - signing.at <= REACH or cue.stage not in MADE | {Stage.ANNOUNCED}:
        return None
    end = _mark(scene, words, cue) if cue.tense == "infinitive" else _clause(scene, words, signing, cue)
    if not end or not _is_one(scene, words, cues, signing, (end, k)):
        return None
    signed = scene.tokens.lowers[signing.at + 1 : end]
    buys = cue.group in ("order", "obtain") and not words.nouns["trade_bonds"].isdisjoint(signed)
    paid = "money" in scene.covered[cue.at + 1 : cue.at + 1 + OPENS]  # 'a financing contract under which it gives'
    buys = buys or (not paid and not words.nouns["contracts"].isdisjoint(signed))
    made = Stage.CONTRACTED if buys else Stage.COMMITTED
    return cue._replace(stage=made)


def laid_down(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'The agreement calls for Spain to supply', 'The deal, signed in May, called for': it asks no more."""
    if cue.stage is None or cue.stage is not Stage.REQUESTED:
        return cue
    calls = scene.tokens.lowers[cue.first] in words.nouns["calling_for"]
    if not calls or not cue.first or scene.tokens.lowers[cue.at] in words.nouns["infinitives"]:
        return cue
    for at in range(cue.first - 1, max(-1, cue.first - 1 - OPENS), -1):
        lower = scene.tokens.lowers[at]
        if lower in words.nouns["contracts"]:
            return cue._replace(group="commit", stage=Stage.CONTRACTED)
        if lower in together(words.nouns["instruments"], words.nouns["treaties"]):
            return cue._replace(group="commit", stage=Stage.COMMITTED)
        if lower in words.nouns["schemes_laid"]:
            return cue._replace(stage=Stage.ANNOUNCED)
        if scene.covered[at] in ("party", "office") and scene.tokens.lowers[at - 1] not in words.nouns["withs"]:
            return cue
    return cue


def _signs(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a verb tells that something was signed, or an agreement reached."""
    if cue.tense not in ACTED or cue.negated:
        return False
    reached = cue.lemma in words.nouns["clinching"] and not words.joined["bonds"].isdisjoint(
        scene.tokens.lowers[cue.at + 1 : cue.at + 1 + MARK])
    told = cue.group == "promise" and cue.stage is Stage.COMMITTED  # 'announced a memorandum of understanding to'
    return reached or told or is_signing(words, cue)


def is_signing(words: Words, cue: Cue) -> bool:
    """Whether a verb signs, or enters into an agreement."""
    return cue.lemma in words.nouns["signing"] or (cue.group == "commit" and cue.lemma in words.nouns["binding"])


def _subject_of(scene: Scene, words: Words, cues: Sequence[Cue], k: int) -> Stage | None:
    """'The agreement for obtaining a loan has been signed': by the passive of signing behind what it is for."""
    cue = cues[k]
    if cue.tense not in ("gerund", "infinitive") or cue.negated:
        return None
    before = scene.tokens.lowers[max(0, cue.at - MARK) : cue.at]
    bond = next((word for word in reversed(before) if word in words.joined["bonds"]), None)
    signed = next((c for c in cues[k + 1 :] if c.tense not in CLAUSELESS), None)
    if bond is None or signed is None or not signed.passive or not is_signing(words, signed):
        return None
    if signed.tense not in ACTED:
        return Stage.ANNOUNCED if signed.tense == "passive_future" else None
    return Stage.CONTRACTED if bond in words.nouns["contracts"] else Stage.COMMITTED


def _talked(scene: Scene, words: Words, cue: Cue) -> Stage | None:
    """'held talks with Norway to secure a loan': what is only talked about."""
    if cue.tense != "infinitive" or cue.stage is not Stage.ANNOUNCED:
        return None
    mark = _mark(scene, words, cue)
    between: list[str] = []
    for at in range(mark - 1, max(-1, mark - TALKED), -1):
        lower = scene.tokens.lowers[at]
        if lower in words.nouns["parleys"]:
            return Stage.SIGNALLED if between and between[-1] in words.nouns["withs"] else None
        if lower in words.walls or scene.tokens[at].text in ",;:" or lower in words.nouns["relatives"]:
            return None
        between.append(lower)
    return None


def _mark(scene: Scene, words: Words, cue: Cue) -> int:
    """Where the 'to' of an infinitive stands, whatever verb it hangs on."""
    marks = (at for at in range(cue.at - 1, max(-1, cue.at - MARK), -1)
             if scene.tokens.lowers[at] in words.nouns["infinitives"])
    return next(marks, cue.first)


def _clause(scene: Scene, words: Words, signing: Cue, cue: Cue) -> int:
    """Where 'under which', 'through which', 'whereby' opens the clause of the verb; 0 where none does."""
    for at in range(cue.first - 1, max(signing.at, cue.first - 1 - OPENS), -1):
        lower, before = scene.tokens.lowers[at], scene.tokens.lowers[at - 1]
        if lower in words.nouns["whereby"]:
            return at
        if lower in words.nouns["relatives"]:
            unders = together(words.nouns["unders"], words.nouns["throughs"])
            start = at - 1 if before in unders else at - TERMS if before in words.order.of else 0
            return start if scene.tokens.lowers[start] in unders else 0
    return 0


def _is_one(scene: Scene, words: Words, cues: Sequence[Cue], signing: Cue, end: tuple[int, int]) -> bool:
    """Whether an agreement is what was signed, and no other clause stands between it and what it is for."""
    at, k = end
    lowers = scene.tokens.lowers[signing.at + 1 : at]
    bonds = together(words.joined["bonds"], words.nouns["instruments"])
    if not bonds.intersection(lowers) or not words.walls.isdisjoint(lowers) or {";", ":"}.intersection(lowers):
        return False
    if lowers and lowers[-1] in words.nouns["conjunctions"] | words.nouns["abilities"]:
        return False  # 'signed an agreement and to send', '... to study ways to send'
    if not words.nouns["relatives"].isdisjoint(lowers):
        return False
    between = [c for c in cues[:k] if signing.at < c.first < at]
    return all(c.tense in CLAUSELESS or c.group == "other" for c in between)
