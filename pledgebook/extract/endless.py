"""Verbs of ending that end no aid where they stand: '$45 million to reduce hunger'.

What money is meant to lessen is an evil, and a plane that is due to stop somewhere is on its way.
"""

from typing import Final

from pledgebook.extract.ofaid import acts_on_aid
from pledgebook.extract.pauses import weighs
from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.words import Words

ENDS: Final = frozenset({"reduce", "suspend", "cancel", "delay"})
"""Groups of verbs by which something ends or lessens."""

OBJECT: Final = 6
"""How many words behind a verb of lessening its object may stand."""

JOURNEY: Final = 10
"""How many words before a verb of stopping the vehicle may stand that stops."""


def ends_nothing(scene: Scene, words: Words, verb: Verb, label: str | None) -> bool:
    """Whether a verb of ending tells what is a purpose, or where a vehicle stops."""
    lowers, at = scene.tokens.lowers, verb.at
    if verb.form.group == "request" and at and lowers[at - 1] in words.nouns["supposing"]:
        return at + 1 < len(lowers) and scene.tokens[at + 1].kind == "mark"  # 'and, if asked, doctors'
    weighed = at + 1 < len(lowers) and lowers[at + 1] in words.nouns["anchored"]  # 'weighed anchor in Oslo'
    if verb.form.group == "consider" and (weighed or weighs(scene, words, at)):
        return True  # 'weighing 35 tonnes and 235 cubic metres'
    if verb.form.group not in ENDS:
        return False
    behind = lowers[at + 1] if at + 1 < len(lowers) else ""
    if verb.form.lemma in words.nouns["halting"] and behind in words.nouns["halting_at"]:
        return not words.nouns["transports"].isdisjoint(lowers[max(0, at - JOURNEY) : at])
    return label == "infinitive" and _is_purpose(scene, words, at)


def _is_purpose(scene: Scene, words: Words, at: int) -> bool:
    """Whether an infinitive stands right behind an amount or a bundle, with no aid and no amount for its object."""
    start = at - 1
    while start > 0 and scene.tokens.lowers[start] not in words.nouns["infinitives"]:
        start -= 1
    before = scene.tokens.lowers[start - 1] if start else ""
    bundle = scene.covered[start - 1] in ("money", "quantity", "item") or before in words.nouns["purposed"]
    if not start or at - start > 2 or not bundle:
        return False
    held = range(at + 1, min(at + 1 + OBJECT, len(scene.tokens)))
    stop = next((k for k in held if scene.tokens[k].kind == "mark" or scene.tokens.lowers[k] in words.nouns["stops"]),
                held.stop)
    counted = any(scene.covered[k] in ("money", "quantity", "item") for k in range(at + 1, stop))
    return not counted and not acts_on_aid(scene, words, at + 1)
