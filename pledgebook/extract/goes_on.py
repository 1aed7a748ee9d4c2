"""Who says what a sum or bundle includes: 'The minister is announcing that Norway will give $50m. This includes $20m'.

What a sentence with 'this includes' tells is said by whoever told of the whole in the sentence before.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pledgebook.extract.rule_ids import plain_reason
from pledgebook.extract.scene import Scene
from pledgebook.extract.settling import Counted
from pledgebook.extract.words import Words
from pledgebook.model import Claim, Inference

INCLUDES: Final = "verb.include"
"""The rule of a claim that its verb tells as contained."""

RULE: Final = "speaker.included"
"""The rule of a speaker who told of the whole."""

BEFORE: Final = "speaker: of the sentence before"
"""The inference that stands for the words of who speaks."""


def said_on(scenes: Sequence[Scene], counted: Sequence[Counted], words: Words) -> list[Counted]:
    """The claims, what the whole of the sentence before includes by its speaker."""
    found: list[Counted] = []
    told: dict[int, Claim] = {}  # for each sentence the last claim that somebody tells
    for row in counted:
        one, whole = row, told.get(row.sentence - 1)
        if whole is not None and one.claim.speaker is None and _takes_up(scenes[one.sentence], one.claim, words) and (
                whole.donors == one.claim.donors and whole.money):
            one = one._replace(claim=_by(one.claim, whole))
        if one.claim.speaker is not None:
            told[one.sentence] = one.claim
        found.append(one)
    return found


def _takes_up(scene: Scene, claim: Claim, words: Words) -> bool:
    """Whether 'this includes' opens the claim's sentence, but for where it comes from ('From the bank, this ...')."""
    if not any(reason.rule == INCLUDES for reason in claim.why):
        return False
    verb = next((v.at for v in scene.verbs if v.form.group == "include"), 0)
    return verb > 0 and scene.tokens.lowers[verb - 1] in words.nouns["takers"]


def _by(claim: Claim, whole: Claim) -> Claim:
    cited = {**dict(claim.cited), "speaker": Inference(BEFORE)}
    return replace(claim, speaker=whole.speaker, cited=tuple(sorted(cited.items())),
                   why=(*claim.why, plain_reason("speaker", RULE, BEFORE)))
