"""Who gets, by a common noun between a verb of giving and the thing: 'is giving Kenyan hospitals new ambulances'."""

from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention
from pledgebook.text.numbers import Amount

NOUN: Final = 7
"""Within how many words behind a verb the noun of those who get stands ('the worst hit families of the north')."""

SUBJECT: Final = 6
"""How many words before a passive the noun of those who get may stand ('clinics in the north')."""


def is_getter(scene: Scene, words: Words, at: int) -> bool:
    """Whether a token is a plural noun for people or places that are helped ('farmers', 'clinics')."""
    lower = scene.tokens.lowers[at]
    named = lower in words.nouns["getters"] or lower in words.nouns["reached"]
    return scene.covered[at] in ("", "item") and (named or (
        lower.endswith(words.plural_marks) and (lower in words.role_words["people"] or lower in words.nouns["places"])))


def subject_getter(scene: Scene, words: Words, end: int) -> bool:
    """Whether who gets stands right before a passive ('farmers were given', 'schools in the north were equipped')."""
    for at in range(end - 1, max(-1, end - SUBJECT), -1):
        led = at + 1 == end or scene.tokens.lowers[at + 1] in words.nouns["inside"]
        if led and is_getter(scene, words, at):
            return True
        if scene.tokens[at].kind == "mark":
            return False
    return False


def is_served(scene: Scene, words: Words, cue: Cue, mention: NameMention) -> bool:
    """Whether a name right behind the verb tells who gets ('gave 40 Kenyan schools desks', 'enabled Kosovo to')."""
    if cue.group == "arrive":
        return cue.lemma in words.nouns["serving_well"] and mention.first == cue.at + 1
    named = mention.name.use == "demonym" and mention.last < len(scene.tokens)
    if not named or mention.first <= cue.at:
        return False
    between = range(cue.at + 1, mention.first)
    small = words.nouns["articles"]
    led = all(scene.covered[k] == "quantity" or scene.tokens.lowers[k] in small for k in between)
    return led and is_getter(scene, words, mention.last) and over_getters(scene, words, cue) > 0


def shared_with(scene: Scene, words: Words, cue: Cue, mention: NameMention) -> bool:
    """Whether a name stands behind the 'with' of a verb of sharing."""
    if cue.lemma not in words.nouns["sharing_out"] or mention.first <= cue.at:
        return False
    small = together(words.nouns["articles"], words.nouns["neighbours"], words.possessives)
    at = mention.first - 1
    while at > cue.at and (scene.tokens.lowers[at] in small or scene.covered[at] == "party"
                           or scene.tokens[at].text == "," or scene.tokens.lowers[at] in words.nouns["conjunctions"]):
        at -= 1
    return scene.tokens.lowers[at] in words.nouns["withs"]


def over_getters(scene: Scene, words: Words, cue: Cue) -> int:
    """Where the thing begins behind those who get it, or 0 where no noun for them stands behind the verb."""
    if cue.lemma not in words.nouns["giving_to"] and cue.lemma not in words.nouns["bringing_to"]:
        return 0
    at = _last_getter(scene, words, cue.at + 1) + 1 or _behind_body(scene, words, cue.at + 1)
    if at == 0 or at >= len(scene.tokens) - 1:
        return 0
    placed = scene.tokens.lowers[at] in words.nouns["inside"]
    if placed and scene.covered[at + 1] == "party":  # 'health workers in Ghana better tools'
        at = next(m.last for m in scene.parties if m.first <= at + 1 < m.last)
    counted = at
    while counted < len(scene.tokens) and scene.covered[counted] == "quantity":
        counted += 1  # 'gave Syrian rebels 400 missiles'
    phrase = phrase_after(scene, words, counted, join=False) if counted < len(scene.tokens) else None
    near = phrase is not None and phrase.first <= counted + 2
    return at if near and phrase is not None and phrase.kind in ("goods", "service") else 0


def _behind_body(scene: Scene, words: Words, start: int) -> int:
    """'gave the Kenyan coast guard a vessel': where 'a' begins a second object behind a first one, or 0."""
    article = words.numbers.grammar["article"]
    for at in range(start, min(start + NOUN, len(scene.tokens))):
        token = scene.tokens[at]
        if token.lower in article:
            return at if at > start + 1 and "party" in scene.covered[start:at] else 0
        apart = token.kind != "word" and token.text not in "-'"
        if apart or token.lower in words.nouns["conjunctions"] or (
                at > start and token.lower in words.nouns["stops"] and scene.covered[at] != "party"):
            return 0
    return 0


def _last_getter(scene: Scene, words: Words, start: int) -> int:
    """The last of the nouns for those who get behind a verb ('teachers and pupils'), or -1."""
    found = -1
    for at in range(start, min(start + NOUN, len(scene.tokens))):
        token = scene.tokens[at]
        if is_getter(scene, words, at):
            found = at
        joint = found == at - 1 and token.lower in words.nouns["conjunctions"]
        small = token.lower in words.nouns["articles"] or scene.covered[at] in ("party", "quantity")
        if found >= 0 and found < at and not joint and not small:
            return found
        owned = token.text in "'’" or token.lower in words.possessives
        if not joint and not small and not owned and (token.kind != "word" or token.lower in words.nouns["stops"]):
            return found
    return found


def counted_getters(scene: Scene, words: Words, amount: Amount, phrase: Phrase) -> Phrase | None:
    """'gave 40 schools new desks': the number is of those who get, so it counts no desks; None where it may."""
    gives = any(verb.at == amount.first - 1 and verb.form.lemma in words.nouns["giving_to"] for verb in scene.verbs)
    if not gives:
        return None
    at = next((k for k in range(phrase.first, phrase.last - 1) if is_getter(scene, words, k)), None)
    hyphen = at is not None and scene.tokens[at + 1].text in "-'’"
    return Phrase(phrase.first, at + 1, "nothing") if at is not None and not hyphen else None


def is_of_people(scene: Scene, words: Words, amount: Amount) -> bool:
    """'including 12 families from India, 3 from Chad': of people who were counted in the sentence, and of no thing."""
    before = [q for q in scene.quantities if q.last < amount.first]
    if not before or any(m.first < amount.first for m in scene.items):
        return False
    heads = words.heads
    if any(heads.get(word) in ("goods", "service", "training") for word in scene.tokens.lowers[: amount.first]):
        return False
    people = words.role_words["people"]
    return any(not people.isdisjoint(scene.tokens.lowers[q.last : q.last + 2]) for q in before)
