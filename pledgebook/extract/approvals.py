"""Plans by what became of them: 'The proposal made by the minister to obtain a loan was approved by the Cabinet'.

What is approved as a proposal, or what 'approval was granted to' do, is decided, also where it is to sign, to borrow
or to award a contract, and however many words stand between the proposal and its approval.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.acts import planned
from pledgebook.extract.cues import ACTED, CLAUSELESS, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

PLANNED: Final = frozenset({"future", "infinitive"})
"""Tenses in which a plan tells what is to be done."""

ACTING: Final = frozenset({"commit", "give", "obtain", "receive"})
"""Groups of verbs of approving, and of those that have approval for their object."""

MEANT: Final = frozenset({"infinitive", "gerund", "phrase"})
"""Tenses of what a proposal is for."""

OPEN: Final = frozenset({Stage.ANNOUNCED, Stage.SIGNALLED, Stage.REQUESTED, Stage.CONTRACTED})
"""Stages of what is proposed, before anybody approves it."""

ASSENT: Final = 6
"""How many words off the verb of granting the word of assent stands ('Approval of the Cabinet has been granted')."""

OPENS: Final = 6
"""How many words before a verb the word may stand that opens its own clause ('a project which is carried out')."""

def of_plans(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues, each of what is planned with what became of the plan."""
    if not scene.tokens.words.isdisjoint(words.nouns["intended"]):
        cues = [planned(scene, words, cues, k) if cue.tense in PLANNED else cue for k, cue in enumerate(cues)]
    for act in [cue for cue in cues if cue.group in ACTING and cue.tense in ACTED and not cue.negated]:
        first, end = _approved_before(scene, words, cues, act) or _granted(scene, words, cues, act)
        cues = [cue._replace(stage=Stage.COMMITTED) if _is_of(cue, first, end) else cue for cue in cues]
    return cues


def _is_of(cue: Cue, first: int, end: int) -> bool:
    """Whether a cue between two tokens tells what is to be done."""
    if not first <= cue.first or not cue.at < end or cue.tense not in MEANT:
        return False
    return cue.stage in OPEN and cue.group != "request" and not cue.negated


def _approved_before(scene: Scene, words: Words, cues: Sequence[Cue], act: Cue) -> tuple[int, int] | None:
    """From where to where the proposal reaches that a verb behind it says to be approved; None where none does."""
    if not act.passive or act.lemma not in words.nouns["licensing"]:
        return None
    lowers, nouns = scene.tokens.lowers, words.nouns["proposed"]
    for at in range(act.first):
        if lowers[at] in nouns and not any(_parts(scene, words, cue) for cue in cues if at < cue.at < act.first):
            return at, act.first
    return None


def _granted(scene: Scene, words: Words, cues: Sequence[Cue], act: Cue) -> tuple[int, int]:
    """From where to where it stands for what approval was given; (0, 0) where that was not."""
    lowers = scene.tokens.lowers
    near = lowers[max(0, act.first - ASSENT) : act.at + 1 + ASSENT]
    if words.nouns["assents"].isdisjoint(near):
        return 0, 0
    ends = (cue.first for cue in cues if cue.first > act.at and _parts(scene, words, cue))
    return act.at, next(ends, len(lowers))


def _parts(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a verb stands in a main clause of its own, and so between a proposal and what became of it."""
    lowers = scene.tokens.lowers
    led = together(words.speech["by"], words.speech["prepositions"])
    told = not led.isdisjoint(lowers[cue.at + 1 : cue.at + 2]) or "date" in scene.covered[cue.at + 1 : cue.at + 3]
    reduced = cue.tense == "past" and cue.group == "other" and cue.first == cue.at
    if cue.tense in CLAUSELESS or (reduced and told):  # 'made by the minister', 'held on Monday'
        return False
    before = lowers[max(0, cue.first - OPENS) : cue.first]
    said = cue.first == cue.at and not words.nouns["articles"].isdisjoint(before[-1:])  # 'the said project'
    joined = cue.tense == "present" and not words.nouns["conjunctions"].isdisjoint(before[-1:])
    return not said and not joined and words.nouns["relatives"].isdisjoint(before)
