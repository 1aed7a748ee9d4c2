"""Verbs of many uses that give by whom it goes to: 'will share 20 tents with Kenya', 'get tanks into Ukraine'."""

from typing import Final

from pledgebook.extract.auxiliaries import THINGS
from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.words import Words

REACH: Final = 16
"""Within how many words behind the verb the one stands to whom the thing goes."""

FLOWN: Final = 16
"""Within how many words behind a verb of flying its destination stands."""

NEAR: Final = 4
"""How many words behind the preposition a name may begin ('with families in Gaza')."""

SHARED: Final = THINGS - {"service"}
"""Sorts of things that sharing hands over; intelligence that is shared is a service (see `services`)."""


def goes_to(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether a verb of sharing, flying or getting gives here."""
    if verb.form.lemma in words.nouns["sharing_out"]:
        return _shares(scene, words, verb)
    if verb.form.lemma in words.nouns["flying"]:
        return _flies_to(scene, words, verb)
    if verb.form.lemma in words.nouns["bringing_over"]:
        return _is_brought_to(scene, words, verb)
    told = "past" in verb.form.forms  # 'Kenya got 40 tents, according to Norway'
    return verb.form.lemma in words.nouns["getting_to"] and not told and _gets_to(scene, words, verb)


def _is_brought_to(scene: Scene, words: Words, verb: Verb) -> bool:
    """'40 tents were brought to Kenya', 'boats brought to Chad by Spain': a thing before the verb, and where it is."""
    if "participle" not in verb.form.forms or _led(scene, verb.at, words.nouns["infinitives"]) != verb.at + 1:
        return False
    return _has_thing(scene, words, max(0, verb.at - REACH), verb.at)


def _shares(scene: Scene, words: Words, verb: Verb) -> bool:
    """'will share 20 tents with Kenya', 'vaccines were shared with Chad': a thing before 'with' and a party."""
    led = _led(scene, verb.at, words.nouns["withs"])
    if not led:
        return "participle" in verb.form.forms and _is_shared_out(scene, words, verb.at)
    if led == verb.at + 1:  # the thing is the subject
        return "participle" in verb.form.forms and _has_thing(scene, words, 0, verb.at)
    return _has_thing(scene, words, verb.at + 1, led)


def _is_shared_out(scene: Scene, words: Words, at: int) -> bool:
    """'41 million will be shared through a fund', 'radios will be shared with the region': counted things, or goods."""
    if not words.nouns["withs"].union(words.nouns["throughs"]).intersection(scene.tokens.lowers[at + 1 : at + 2]):
        return False
    near = [k for k in range(max(0, at - NEAR), at) if scene.tokens.lowers[k] in words.nouns["being"]]
    counted = any(amount.last <= at for amount in scene.quantities)
    return bool(near) and counted and not any(m.last <= at for m in scene.money)


def _gets_to(scene: Scene, words: Words, verb: Verb) -> bool:
    """'to get 20 tanks into Ukraine', 'get food to families in Gaza': a thing between the verb and a destination."""
    led = _led(scene, verb.at, words.nouns["into"])
    return led > verb.at + 1 and _has_thing(scene, words, verb.at + 1, led)


def _flies_to(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether a thing or an amount is the object of a verb of flying, and a destination follows in its clause."""
    at = verb.at
    behind = range(at + 1, min(at + FLOWN, len(scene.tokens)))
    end = next((k for k in behind if scene.tokens[k].text in ".;:,"), behind.stop)
    led = next((k for k in range(at + 1, end) if scene.tokens.lowers[k] in words.nouns["infinitives"]), None)
    if led is None:
        return False
    from_it = scene.tokens.lowers[at + 1] in words.numbers.grammar["from"]
    if led == at + 1 or (from_it and all(scene.covered[k] == "party" for k in range(at + 2, led))):
        return "past" not in verb.form.forms and "participle" in verb.form.forms  # 'were flown to', 'from Norway to'
    return any(scene.covered[k] in ("item", "quantity") or words.heads.get(scene.tokens.lowers[k])
                                in THINGS for k in range(at + 1, led))


def _led(scene: Scene, at: int, marks: frozenset[str]) -> int:
    """Where in the clause behind token `at` one of the marks stands shortly before a party or a town, or 0."""
    for k in range(at + 1, min(at + REACH, len(scene.tokens) - 1)):
        if scene.tokens[k].text in ".;:":
            return 0
        if scene.tokens.lowers[k] in marks and any(
                k < m.first <= k + NEAR for m in (*scene.parties, *scene.towns)):
            return k
    return 0


def _has_thing(scene: Scene, words: Words, start: int, end: int) -> bool:
    """Whether an amount, or a thing that is handed over, stands between two places."""
    return any(scene.covered[k] in ("quantity", "money") or words.heads.get(scene.tokens.lowers[k]) in SHARED
               for k in range(start, end))
