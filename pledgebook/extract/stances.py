"""Stances on assistance, and milestones of arms: what says no thing that is given, and no amount.

'will not send troops', 'is not a party to the war' tell what somebody will not do; 'has tested a new missile', 'the
howitzer entered service' how far arms have come before they are anyone's gift.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.no_deeds import is_warned
from pledgebook.extract.phrases import Phrase, phrase_around
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention

MILESTONES: Final = frozenset({"capability", "milestone"})
"""Labels of how far arms have come."""

LIKE: Final = {"involvement": "position", "milestone": "capability"}
"""Labels that weigh as another does: they say the same in other words."""

DENIED: Final = 5
"""How many words before what somebody takes part in the denial may stand ('will not be dragged into the war')."""

MISSED: Final = 3
"""How many words before what nobody takes part in the word may stand that it is done without."""

BEHIND: Final = 6
"""How many words behind a verb of testing the arms may stand that are tested."""

MANY: Final = 2
"""From how many on things that are tested are shots, and no system."""

GIVEN: Final = frozenset({"give", "dispatch", "arrive"})
"""Groups of verbs by which arms that have passed a milestone are also given."""


def stances(scene: Scene, words: Words) -> Iterator[Anchor]:
    """What is said of assistance without a thing ('will not send troops'), and how far a named system has come."""
    last = 0
    for at, label, after in words.stances.scan(scene.tokens):
        if at < last or (label == "involvement" and not _is_denied(scene, words, at)):
            continue  # 'not a party to the conflict' is said once
        if label not in MILESTONES:
            last = after
            yield Anchor(at, after, None, stance=label)
            continue
        found = (m for m in scene.items if m.name.use == "goods" and (m.last <= at or m.first >= after))
        item = next((m for m in found if label == "capability" or _is_arms(scene, words, m)), None)
        if item is not None and not _is_attribute(scene, words, after):
            last = after
            phrase = phrase_around(scene, words, item.first, item.last)
            yield Anchor(min(at, phrase.first), max(after, phrase.last), phrase, stance=label)
    if not last:
        yield from _tested(scene, words)


def _is_attribute(scene: Scene, words: Words, after: int) -> bool:
    """'combat-ready tanks', 'combat ready main battle tanks': what stands before a thing tells which, and no news."""
    behind = scene.tokens[after : after + 2]
    return any(scene.covered[after + k] == "item" or words.heads.get(token.lower) == "goods"
               for k, token in enumerate(behind) if token.kind == "word")


def _is_denied(scene: Scene, words: Words, at: int) -> bool:
    """Whether a word before what somebody takes part in denies it, or refuses it ('refused to be drawn into')."""
    found = (words.negation.at(scene.tokens, k, at) for k in range(max(0, at - DENIED), at))
    missing = scene.tokens.lowers[max(0, at - MISSED) : at]  # 'can strike without American boots on the ground'
    return words.nouns["doing_without"].isdisjoint(missing) and any(
        one is not None and one[0] == "negated" for one in found)


def _tested(scene: Scene, words: Words) -> Iterator[Anchor]:
    """'has tested a new missile', 'is developing its own drone', 'tests of the new howitzer': the first is told."""
    if not scene.items or scene.tokens.words.isdisjoint(words.nouns["testing"]):
        return
    for at, word in enumerate(scene.tokens.lowers):
        if word not in words.nouns["testing"] or scene.covered[at] == "item":
            continue
        item = next((m for m in scene.items if 0 < m.first - at <= BEHIND and m.name.use == "goods"), None)
        if item is None or not _is_arms(scene, words, item) or not _is_object(scene, words, at + 1, item):
            continue
        phrase = phrase_around(scene, words, item.first, item.last)
        if phrase.last == item.last and scene.tokens.lowers[item.last - 1] not in words.nouns["tried"]:
            yield Anchor(at, phrase.last, phrase, stance="milestone")
            return  # not 'is developing its drone industry', 'has tested Taiwan's air defences'


def _is_object(scene: Scene, words: Words, start: int, item: NameMention) -> bool:
    """Whether only small words and adjectives stand between a verb or noun of testing and arms, and no number."""
    begin, lowers = start, scene.tokens.lowers
    while begin < item.first and (lowers[begin] == "-" or lowers[begin] in words.nouns["fires"]):
        begin += 1  # 'test-fired a new missile'
    begin += begin < item.first and scene.tokens.lowers[begin] in words.order.of
    if any(begin <= q.first < item.first and (q.min or MANY) >= MANY for q in scene.quantities):
        return False
    led = begin < item.first and (scene.tokens.lowers[begin] in words.nouns["determiners"] | words.nouns["articles"]
                                  or scene.covered[begin] == "party" or "quantity" in scene.covered[begin])
    plain = all(t.kind == "word" and (t.lower not in words.nouns["stops"] or t.lower in words.nouns["articles"])
                for t in scene.tokens[begin : item.first] if t.text not in "-'’")
    return led and plain


def _is_arms(scene: Scene, words: Words, item: NameMention) -> bool:
    """Whether a thing of the catalogue is one of arms by its words, in the singular or the plural."""
    arms = words.joined["arms"]
    said = scene.tokens.lowers[item.first : item.last]
    return any(word in arms or any(word + mark in arms for mark in words.plural_marks) for word in said)


def withholds_troops(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None, *, denied: bool) -> bool:
    """'refused to send troops', 'no soldiers will be deployed', 'did not rule out sending forces': a stance."""
    phrase = anchor.phrase
    if phrase is None or cue is None or anchor.money is not None or not are_troops(scene, words, phrase):
        return False
    if is_warned(scene, words, cue):
        return False  # 'warned Kenya not to send troops'
    refused = denied or cue.stage is Stage.REFUSED
    open_to = cue.stage is Stage.SIGNALLED and cue.negated
    if not refused and not open_to:
        return False
    near = range(min(cue.first, anchor.first), max(cue.at + 1, anchor.first))
    forms = (words.verbs.get(scene.tokens.lowers[k]) for k in near)
    return any(form is not None and form.lemma in words.nouns["posting"] for form in forms)


def are_troops(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """Whether a phrase names somebody's own troops."""
    return phrase.kind != "goods" and scene.tokens.lowers[phrase.at_head] in words.nouns["own_troops"]


def holds_alone(stance: Anchor, one: Anchor, cues: list[Cue]) -> bool:
    """Whether a thing is told in a stance alone: what 'has passed its tests and will be delivered' is given as well."""
    given = stance.stance in MILESTONES and any(
        cue.first >= stance.last and cue.group in GIVEN and cue.stage is not None for cue in cues)
    return stance.first <= one.first < stance.last and not given
