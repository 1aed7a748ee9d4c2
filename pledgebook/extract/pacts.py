"""What a signed agreement is for, however far off: 'signed an agreement with Kenya in Nairobi on Friday to provide'.

The place, the day and the other side that stand between the signing and the act change nothing, nor does a clause
('under which it will provide'): what the agreement is for is as far as the signing. Of what the signer does beside it
('and will send') nothing is said.
"""

from collections.abc import Sequence

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, CLAUSELESS, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

REACH = 45
"""How many words off the signing the act may stand."""

OPENS = 9
"""How many words before the verb of a clause 'under which' may stand ('under which the government of Spain will')."""

BOUND = frozenset({"give", "train", "dispatch", "order", "obtain", "receive", "service", "commit", "other"})
"""Groups of verbs of what an agreement is for."""

MADE = frozenset({Stage.COMMITTED, Stage.CONTRACTED, Stage.SIGNALLED})

LAID_DOWN = frozenset({"future", "present", "passive_future", "passive_present", "progressive"})
"""Tenses of what an agreement lays down in a clause."""

TERMS = 4
"""How many words before 'which' the 'under' of 'under the terms of which' stands."""

MARK = 5
"""How many words before the verb of an infinitive its 'to' may stand."""


def pacted(scene: Scene, words: Words, cues: Sequence[Cue], k: int) -> Cue | None:
    """The cue with the stage of the signing, where the agreement is for it; None where it is not."""
    cue = cues[k]
    led = cue.tense == "infinitive" or cue.tense in LAID_DOWN
    if cue.negated or cue.group not in BOUND or cue.stage is None or not led:
        return None
    signing = next((c for c in reversed(cues[:k]) if _signs(words, c)), None)
    if signing is None or not 0 < cue.at - signing.at <= REACH or cue.stage not in MADE | {Stage.ANNOUNCED}:
        return None
    end = _mark(scene, words, cue) if cue.tense == "infinitive" else _clause(scene, words, signing, cue)
    if not end or not _is_one(scene, words, cues, signing, (end, k)):
        return None
    made = signing.stage if signing.stage is Stage.CONTRACTED else Stage.COMMITTED
    return cue._replace(stage=made)


def _signs(words: Words, cue: Cue) -> bool:
    """Whether a verb tells that something was signed."""
    return cue.lemma in words.nouns["signing"] and cue.tense in ACTED and not cue.negated


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
    if lowers and lowers[-1] in words.nouns["conjunctions"]:
        return False  # 'signed an agreement and to send'
    if not words.nouns["relatives"].isdisjoint(lowers):
        return False
    between = [c for c in cues[:k] if signing.at < c.first < at]
    return all(c.tense in CLAUSELESS or c.group == "other" for c in between)
