"""The tense of a verb by its form: behind an auxiliary ('has sent'), or alone ('sent', '40 tents sent by Norway')."""

from collections.abc import Mapping
from typing import Final

from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.ships import vehicle_before
from pledgebook.extract.verbal import acts, behind_noun, stands_alone
from pledgebook.extract.words import Words

PAST_FORMS: Final = frozenset({"past", "participle"})
"""The forms of a word that may be a verb in the past or a participle."""


def behind_auxiliary(words: Words, label: str | None, forms: frozenset[str]) -> str | None:
    """The tense of a verb form behind auxiliaries `label`; None where they make none of it."""
    return None if label is None else _first_form(words.tense_of.get(label, {}), forms)


def _first_form(tenses: Mapping[str, str], forms: frozenset[str]) -> str | None:
    """The tense of the first form in a table of tenses that a verb has; None where it has none of them."""
    for form, tense in tenses.items():
        if form in forms:
            return tense
    return None


def bare_tense(scene: Scene, words: Words, verb: Verb, group: str, *, trains: bool) -> str | None:
    """The tense of a verb form behind no auxiliary of its own; None where the word is a noun here."""
    lower, forms = scene.tokens.lowers[verb.at], verb.form.forms
    alone = verb.form.group == "give" and stands_alone(scene, words, verb)
    if lower in words.nouns["homographs"] and not (trains or alone or acts(scene, words, verb)):
        return None
    bare = words.tense_of["bare"]
    if forms >= PAST_FORMS:
        moves = group == "arrive" or (lower in words.nouns["leaving"] and vehicle_before(scene, words, verb.at))
        if alone or not (moves or not behind_noun(scene, words, verb.at)):  # but 'a plane left for Chad'
            return bare["participle"]
    return _first_form(bare, forms)
