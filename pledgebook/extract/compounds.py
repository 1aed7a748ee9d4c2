"""Words beside a noun that make it no gift: 'mask-wearing', 'missile tests', 'banning assault rifles'."""

from typing import Final

from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.words import VerbForm, Words

MANY: Final = 100
"""From how many on a number before a verb of need counts people ('40 required spare parts' are parts)."""

RANGE: Final = 14
"""How many words before an end of a range its beginning may stand ('everything from boots to pump stations')."""


def is_compound(scene: Scene, words: Words, at: int, last: int) -> bool:
    """Whether what stands at `at` behind a noun makes one word with it that ends before `last` and names no thing."""
    tokens = scene.tokens
    if at == last and at < len(tokens) and tokens.lowers[at] in words.nouns["costing"]:
        ends = at + 1 >= len(tokens) or tokens.lowers[at + 1] in words.nouns["stops"] | words.nouns["conjunctions"]
        ends = ends or tokens[at + 1].text in ".,;"
        return ends and not tokens.lowers[at - 1].endswith(words.plural_marks)  # 'lower food costs for families'
    if at + 1 < last and tokens[at].text == "-" and tokens[at].glued and tokens[at + 1].glued:
        return tokens[at + 1].text.islower() and not scene.covered[at + 1]  # 'mask-wearing'
    if at >= last or tokens[at].kind != "word" or scene.covered[at]:
        return False
    lower = tokens.lowers[at]
    if lower in words.nouns["places"]:
        return True  # 'the Cholera Treatment Center'
    if lower in words.nouns["handlings"]:
        return True  # 'weapons handling'
    paid = words.heads.get(tokens.lowers[at - 1]) in ("package", "funds")  # 'an assistance measure'
    acts = lower in words.nouns["noun_acts"] or (lower in words.nouns["noun_acts_of_things"] and not paid)
    acts = acts and not tokens[at].text[:1].isupper()
    return acts and not tokens.lowers[at - 1].endswith(words.plural_marks)  # 'missile tests', 'truck stops'


def begins_act(scene: Scene, words: Words, at: int) -> bool:
    """Whether a verb stands here before what it does something to ('boost education', 'building health systems')."""
    lower = scene.tokens.lowers[at]
    builds = lower in words.nouns["builders"]
    if not (builds or lower in words.nouns["acting"]) or at + 1 >= len(scene.tokens) or scene.covered[at]:
        return False
    noun = scene.tokens[at + 1]
    if builds and noun.lower in words.nouns["built_of"]:
        return False  # 'building materials'
    return noun.kind == "word" and noun.lower not in words.nouns["stops"] | words.nouns["conjunctions"]


def is_told_about(scene: Scene, words: Words, verb: Verb) -> bool:
    """'studies show that it will take 40 trucks', 'plans say': the subject of a plural verb of telling is a noun."""
    if "third" not in verb.form.forms or verb.at + 1 >= len(scene.tokens):
        return False
    told = words.verbs.get(scene.tokens.lowers[verb.at + 1])
    if told is None or "base" not in told.forms:
        return False
    led = verb.at + 2 < len(scene.tokens) and scene.tokens.lowers[verb.at + 2] in words.nouns["relatives"]
    return (told.group == "say" and "past" not in told.forms) or (told.group == "other" and led)


def is_idiom(scene: Scene, words: Words, at: int) -> bool:
    """'a think tank': two words that only sound like a thing."""
    return at > 0 and f"{scene.tokens.lowers[at - 1]} {scene.tokens.lowers[at]}" in words.nouns["idioms"]


def is_load(scene: Scene, words: Words, at: int) -> bool:
    """'relief shipments', 'arms deliveries': a noun of giving behind what is given is the thing."""
    before = words.heads.get(scene.tokens.lowers[at - 1])
    return scene.tokens.lowers[at] in words.nouns["givings"] and before in ("goods", "package", "funds")


def is_surname(scene: Scene, words: Words, at: int) -> bool:
    """Whether a head is somebody's name here: 'Deputy Secretary Anna Grant' is no grant."""
    token, before = scene.tokens[at], scene.tokens[at - 1] if at else None
    named = before is not None and before.kind == "word" and before.text.istitle() and not words.heads.get(before.lower)
    return token.lower in words.nouns["surnames"] and token.text.istitle() and named


def is_range_end(scene: Scene, words: Words, at: int) -> bool:
    """'everything from boots to pump stations': behind the 'to' of a range stands a noun, whatever it looks like."""
    tokens = scene.tokens
    if tokens.words.isdisjoint(words.nouns["everything"]):
        return False
    before = tokens.lowers[max(0, at - RANGE) : at - 1]
    opened = [k for k, word in enumerate(before[1:], 1) if word in words.nouns["froms"]]
    return any(before[k - 1] in words.nouns["everything"] for k in opened)


def is_of_needy(scene: Scene, words: Words, run: tuple[int, int], verb: VerbForm) -> bool:
    """'people need shelter', '4.5 million need shelter': a verb of need behind people, or behind a number of them.

    `run` is where the run of nouns begins, and where the verb stands.
    """
    if verb.lemma not in words.nouns["needs"] and verb.lemma not in words.nouns["requiring"]:
        return False
    begin, at = run
    if at > begin:
        return scene.tokens.lowers[at - 1] in words.role_words["people"]
    return any(q.last == at and (q.max or q.min or 0) >= MANY for q in scene.quantities)
