"""Whether a sentence can hold an anchor at all, told by its words before any verb of it is read."""

from pledgebook.extract.pleading import names_text
from pledgebook.extract.scene import Scene
from pledgebook.extract.services import may_serve
from pledgebook.extract.words import Words, together


def may_hold(scene: Scene, words: Words) -> bool:
    """Whether a sentence can hold an anchor: half of all hold no amount, no thing and no set phrase of a stance.

    For what is read of these (verbs, their chains, lists) there is no need, and it is a tenth of the time.
    """
    said = scene.tokens.words
    if scene.quantities or scene.money or scene.items or not said.isdisjoint(words.naming):
        return True
    if not said.isdisjoint(words.things) and _may_name(scene, words):
        return True
    if scene.parties and any(verb.form.lemma in words.nouns["donating"] for verb in scene.verbs):
        return True
    if may_serve(scene, words) or not said.isdisjoint(words.nouns["ship_marks"]):
        return True
    return next(words.stances.scan(scene.tokens), None) is not None


def _may_name(scene: Scene, words: Words) -> bool:
    """Whether words that only say of what sort a thing is ('military', 'a series of') may stand in a sentence with one.

    What no list of words names is told by digits ('M113s') or as doses, or as people who are trained. A text that asks
    and a load that comes are told of without a thing.
    """
    said, nouns = scene.tokens.words, words.nouns
    if names_text(scene, words) or not said.isdisjoint(together(
            nouns["dosed"], nouns["schools"], words.joined["loads"], words.bundles["aid"])):
        return True
    trains = any(verb.form.group == "train" or verb.form.lemma in nouns["learning"] for verb in scene.verbs)
    return trains or any(token.kind == "number" for token in scene.tokens)
