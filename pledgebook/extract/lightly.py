"""Gifts told by a noun behind a verb that says nothing: 'made a donation of $5 million', 'a payment was made'.

So is what is 'put toward' something.

The verb only carries the noun, so that its tense is that of the gift: 'will make a $5 million contribution' promises.
Who makes a promise or an offer has made no gift.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue, stage_in
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

OBJECT: Final = 8
"""How many words behind the verb the noun may stand ('made a further contribution', 'made a $5 million donation')."""

PAID: Final = 3
"""How many words behind a verb of putting the sum begins, and behind the sum the word of what it is put toward."""

SUBJECT: Final = 14
"""How many words before the passive of the verb its subject may stand ('A donation of $5 million to Mali was made')."""


def made_gift(scene: Scene, words: Words, cue: Cue) -> Cue:
    """The cue; a verb of making whose object, or in the passive its subject, is a gift of money is one of giving."""
    if cue.group != "other" or not scene.money:
        return cue
    if cue.lemma in words.nouns["making"]:
        held = _is_subject(scene, words, cue) if cue.passive else _is_object(scene, words, cue)
    else:
        held = cue.lemma in words.nouns["laying_out"] and _is_laid_out(scene, words, cue.at)
    stage = stage_in("give", cue.tense, words, negated=cue.negated) if held else cue.stage
    backs = held and not words.nouns["backings"].isdisjoint(scene.tokens.lowers[cue.at : cue.at + OBJECT])
    if backs and stage is Stage.DELIVERED:
        return cue._replace(group="commit", stage=Stage.COMMITTED)  # 'made a loan guarantee of $5 million'
    return cue._replace(group="give", stage=stage) if held else cue


def _is_laid_out(scene: Scene, words: Words, at: int) -> bool:
    """'has put $5 million toward clean water': a sum right behind the verb, and behind that the word of a purpose."""
    mention = next((m for m in scene.money if 0 < m.first - at <= PAID), None)
    return mention is not None and not words.nouns["putting_to"].isdisjoint(
        scene.tokens.lowers[mention.last : mention.last + PAID])


def _is_object(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a noun of giving stands behind the verb, over articles, adjectives and the sum."""
    for at in range(cue.at + 1, min(cue.at + 1 + OBJECT, len(scene.tokens))):
        lower = scene.tokens.lowers[at]
        if lower in words.nouns["gifts_made"]:
            return True
        covered = scene.covered[at] in ("money", "quantity")
        if not covered and (scene.tokens[at].kind == "mark" or lower in words.nouns["stops"]):
            return False
    return False


def _is_subject(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a noun of giving stands before the passive in its clause, with no other verb between."""
    for at in range(cue.first - 1, max(-1, cue.first - 1 - SUBJECT), -1):
        if scene.tokens.lowers[at] in words.nouns["gifts_made"]:
            return True
        if any(verb.at == at for verb in scene.verbs) or scene.tokens[at].text in ",;":
            return False
    return False
