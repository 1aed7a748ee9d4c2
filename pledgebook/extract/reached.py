"""How many people a thing reached: 'assisted 400 families with kits' counts families, where nothing else counts.

A report on what was given tells whom it reached far more often than how much it was. The number then is of people, and
they are its unit.
"""

from typing import Final, NamedTuple

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.scene import Scene
from pledgebook.extract.told import is_thing
from pledgebook.extract.words import Words
from pledgebook.text.numbers import Amount

GIVING: Final = RECEIVING | {"give", "arrive"}
"""Groups of verbs that bring a thing to people."""

PROMISED: Final = frozenset({Stage.ANNOUNCED, Stage.COMMITTED})
"""Stages of what will reach so many."""

NOUN: Final = 4
"""How many words behind a number the noun may stand that says that it counts people."""

BESIDE: Final = 3
"""How many words off the verb, or off the thing, the people may stand."""

SUBJECT: Final = 14
"""How many words before a verb of receiving its subject may begin."""


class Reached(NamedTuple):
    """A number of people with the noun that says so."""

    amount: Amount
    noun: str


def with_people(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None, stage: Stage | None) -> Anchor:
    """The anchor with the number of those whom it reached, where it was given and has no number of its own."""
    phrase = anchor.phrase
    if phrase is None or phrase.unit:
        return anchor
    if sized := _sized(scene, words, anchor):
        return anchor._replace(phrase=phrase._replace(unit=sized))
    promised = stage in PROMISED and not _is_of_row(scene, words, phrase) and _is_in_kind(scene, words, phrase)
    if anchor.sort != "item" or not (promised or stage is Stage.DELIVERED):
        return anchor
    if cue is None or cue.group not in GIVING:
        return anchor
    found = _reached(scene, words, anchor, cue)
    return anchor._replace(quantity=found.amount, phrase=phrase._replace(unit=found.noun)) if found else anchor


def _is_in_kind(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'food assistance' and what is a thing or a service; 'humanitarian support to 240,000 people' is money."""
    sort = scene.tokens.lowers[phrase.first : phrase.last - 1]
    return phrase.kind not in ("package", "funds") or not words.nouns["mass"].isdisjoint(sort)


def _is_of_row(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """Whether a thing stands in a row of things: how many a promised one will reach is then said of them all."""
    lowers, joints = scene.tokens.lowers, words.nouns["conjunctions"] | {","}
    led = phrase.first > 0 and lowers[phrase.first - 1] in joints
    return led or (phrase.last < len(lowers) and lowers[phrase.last] in joints)


def _sized(scene: Scene, words: Words, anchor: Anchor) -> str:
    """The noun of those of whom a team has so many ('a 25-person team'), or ''."""
    amount = anchor.quantity
    if amount is None or amount.last - amount.first < 2 or scene.tokens[amount.last - 2].text != "-":
        return ""
    lower = scene.tokens.lowers[amount.last - 1]
    return lower if f"-{lower}" in words.nouns["sized"] else ""


def _reached(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> Reached | None:
    for amount in reversed(scene.quantities):  # '400 people with food, and 50 women with tents': the nearest before it
        object_ = 0 < amount.first - cue.at <= BESIDE and amount.last < anchor.first
        object_ = object_ and not any(is_thing(scene, words, at) for at in range(cue.at + 1, amount.first))
        with_ = not words.nouns["withs"].isdisjoint(scene.tokens.lowers[amount.last : anchor.first])
        object_ = object_ or (0 < anchor.first - amount.last <= BESIDE and with_)
        subject = cue.group in RECEIVING and amount.last <= cue.first <= amount.first + SUBJECT
        led = scene.tokens.lowers[amount.first - 1] in words.nouns["to_people"] if amount.first else False
        behind = led and 0 <= amount.first - anchor.last <= BESIDE
        behind = behind and not any(is_thing(scene, words, at) for at in range(anchor.last, amount.first))
        behind = behind or (led and anchor.last <= cue.first <= cue.at == amount.first - 2)  # 'was given to 40 people'
        if object_ and with_ and cue.lemma in words.nouns["posting"]:
            return None  # 'sent 40 workers to Mali with pumps and tents'
        noun = people_behind(scene, words, amount) if object_ or subject or behind else ""
        if noun in words.nouns["posted"] and cue.lemma in words.nouns["posting"] and amount.last < anchor.first:
            return None  # 'flew in 40 rescuers with dogs'
        if noun:
            return Reached(amount, noun)
    return None


def people_behind(scene: Scene, words: Words, amount: Amount) -> str:
    """The noun behind a number that says that it counts people, or ''."""
    found = ""
    for token in scene.tokens[amount.last : amount.last + NOUN]:
        if any(m.name.use == "demonym" and m.name.spelling != token.text and token.start == scene.tokens[m.first].start
               for m in scene.parties):
            return token.text  # '40,000 Syrians'
        if token.lower in words.nouns["partitives"]:
            continue  # 'one of those families'
        if token.lower in words.role_words["people"] or token.lower in words.nouns["reached"]:
            found = token.lower  # of '400 refugee families' the families
        elif found or token.kind != "word" or token.lower in words.nouns["stops"]:
            return found
    return found
