"""An agreement that is announced has been made: 'Norway and Mali announced a memorandum of understanding to provide'.

The news of an agreement is no promise of one: what it is for is as far as by the signing. The news of plans for one, of
talks, or of money 'to implement' one says nothing of that.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

NEAR: Final = 7
"""Within how many words behind the verb the noun of the agreement ends its object."""


def struck(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues, each verb of announcing that has an agreement for its object as a formal act."""
    if scene.tokens.words.isdisjoint(words.nouns["pacts_told"]):
        return cues
    return [_read(scene, words, cue) for cue in cues]


def _read(scene: Scene, words: Words, cue: Cue) -> Cue:
    if cue.stage is Stage.COMMITTED and cue.tense == "phrase" and cue.first and cue.lemma in words.nouns["pacts_told"]:
        unsigned = scene.tokens.lowers[cue.first - 1] in words.nouns["unsigned"]
        return cue._replace(stage=Stage.ANNOUNCED) if unsigned else cue  # 'a draft agreement to provide'
    return cue._replace(stage=Stage.COMMITTED) if _is_of_pact(scene, words, cue) else cue


def _is_of_pact(scene: Scene, words: Words, cue: Cue) -> bool:
    """'announced a new five-year agreement', 'announced the signing of an MOU': nothing else stands between."""
    acts = cue.tense in ACTED | {"progressive", "present"} and not cue.passive and not cue.negated
    if cue.stage is not Stage.ANNOUNCED or not acts or cue.lemma not in words.nouns["telling_news"]:
        return False
    small = together(words.nouns["articles"], words.nouns["determiners"], words.nouns["own_things"])
    for at in range(cue.at + 1, min(cue.at + 1 + NEAR, len(scene.tokens))):
        token = scene.tokens[at]
        if token.lower in words.nouns["pacts_told"]:
            return True
        signed = token.lower in words.order.of and scene.tokens.lowers[at - 1] in words.nouns["pact_signings"]
        if signed or token.lower in small or token.text == "-":
            continue
        if token.kind == "mark" or token.lower in words.nouns["stops"] or token.lower in words.nouns["unsigned"] or (
                scene.covered[at] in ("money", "quantity", "item")):
            return False
    return False
