"""What says that somebody has a thing from another, or wants it, where no verb of giving or asking stands by it.

'Norwegian-supplied radars' have been given; who 'shared intelligence with' another has given it; what is 'among its
most urgent requests' is asked for.
"""

from collections.abc import Iterator

from pledgebook.codes import Stage
from pledgebook.extract.bare import says_nothing
from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

KNOWN = frozenset({"goods", "service"})
"""Sorts of nouns that make a verb of many uses one of giving."""

WANTED = 7
"""How many words behind a form of being the noun of asking may stand ('remain among its most urgent requests')."""


def with_held(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues of a sentence with those that its other words make."""
    told = [_handing(scene, words, cue) for cue in cues]
    taken = {at for cue in told if cue.group != "other" for at in range(cue.first, cue.at + 1)}
    more = [cue for cue in (*_supplied(scene, words), *_wanted(scene, words)) if cue.at not in taken]
    return sorted([*told, *more], key=lambda cue: (cue.at, cue.first)) if more else told


def _handing(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'shared intelligence with Kenya', 'is coordinating medical evacuations': with such an object the verb gives."""
    if cue.lemma not in words.nouns["handing"] or cue.passive:
        return cue
    behind = next((amount.last for amount in scene.quantities if amount.first == cue.at + 1), cue.at + 1)
    phrase = phrase_after(scene, words, behind, join=False)
    near = phrase is not None and phrase.kind in KNOWN and phrase.first <= behind + 3
    if near and phrase is not None:
        serves = cue.lemma not in words.nouns["serving"] or phrase.kind == "service"  # who supports tents gives none
        near = serves and not says_nothing(scene, words, phrase)
    name = words.give.get(cue.tense, "") if near and not cue.negated else ""
    return cue._replace(group="give", stage=Stage(name)) if name else cue


def _supplied(scene: Scene, words: Words) -> Iterator[Cue]:
    """'Norwegian-supplied radars', 'EU-donated tents': a named thing that somebody has been given."""
    for at in range(2, len(scene.tokens) - 1):
        token = scene.tokens[at]
        if token.lower not in words.nouns["supplied"] or scene.tokens[at - 1].text != "-" or not token.glued:
            continue
        phrase = phrase_after(scene, words, at + 1, join=False)
        particular = phrase is not None and phrase.kind == "goods" and phrase.item and phrase.first <= at + 3
        held = {t.lower for t in scene.tokens[phrase.first : phrase.last]} if phrase is not None else set()
        if particular and held.isdisjoint(words.nouns["generic"]):
            yield Cue(at, at, "phrase", token.lower, Stage.DELIVERED, "phrase")


def _wanted(scene: Scene, words: Words) -> Iterator[Cue]:
    """'Interceptors remain among its most urgent requests', 'jets top its wish list': what is wanted is the subject."""
    for at, token in enumerate(scene.tokens):
        if token.lower not in words.nouns["wanted"]:
            continue
        before = range(max(0, at - WANTED), at)
        is_ = next((k for k in before if scene.tokens[k].lower in words.nouns["remaining"]), None)
        ranked = any(scene.tokens[k].lower in words.nouns["ranked"] for k in before)
        if is_ is not None and ranked:
            yield Cue(is_, at, "phrase", token.lower, Stage.REQUESTED, "phrase")
