"""The auxiliaries before a verb, over adverbs and asides ('will, he said, soon be sent'); the headline's present."""

from typing import Final

from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.twofold import SHARED, joined_to
from pledgebook.extract.words import Words

POSSIBLE: Final = frozenset({"possible", "passive_possible"})
"""Tenses of what may be."""

ASIDE: Final = 6
"""How many words back the comma may stand that opens what is said between an auxiliary and its verb."""

OBJECT: Final = 4
"""How many words behind a verb of ending the noun of the act may stand that it ends ('completes delivery of')."""

THINGS: Final = frozenset({"goods", "funds", "package", "service"})
"""Sorts of nouns that are given, and so stand before a participle rather than a verb of their own."""

_LIKELY: Final = POSSIBLE | {
    "future", "perfect", "advised", "progressive", "perfect_passive", "passive_past", "passive_present",
    "passive_future", "future_perfect", "future_perfect_passive", "passive_advised", "possible_perfect",
    "advised_perfect", "passive_advised_perfect", "did", "does",
}
"""Labels of auxiliaries behind which any adverb may stand ('will likely include', 'were reportedly sent')."""

_QUOTES: Final = frozenset({"'", '"'})

_SPREAD: Final = 3
"""How many adverbs may stand inside an auxiliary ('could soon be sent', 'will not yet be sent')."""


def auxiliary(scene: Scene, words: Words, at: int) -> tuple[str | None, int]:
    """(label, first token) of the auxiliaries before the verb at `at`, over adverbs."""
    place, lowers, helping = at, scene.tokens.lowers, words.tenses.last_words
    for _ in range(5):
        before = lowers[place - 1] if place > 0 else ""
        if before in helping and (found := words.tenses.before(scene.tokens, place)):
            return _spread(scene, words, found, place)
        if before == "," or scene.covered[place - 1] == "date":
            aside = _left_of_aside(scene, place)
            if aside != place:
                place = aside
                continue
        if not (before in _QUOTES or before in words.adverbs or (
                before.endswith(words.adverb_marks) and _is_likely(scene, words, place))):
            break
        place -= 1
    other = joined_to(scene, words, at)
    label = auxiliary(scene, words, other)[0] if other is not None else None
    return (label, at) if label in SHARED else (None, at)


def _is_likely(scene: Scene, words: Words, place: int) -> bool:
    """Whether an adverb before token `place` stands behind an auxiliary ('to openly send', not 'to supply arms')."""
    led = words.tenses.before(scene.tokens, place - 1)
    return led is not None and (led[0] in _LIKELY or (led[0] == "infinitive" and not scene.covered[place - 1]
                                                      and scene.tokens.lowers[place - 1] not in words.verbs))


def _left_of_aside(scene: Scene, place: int) -> int:
    """The token left of a time or of what stands between two commas ('will next month send', 'will, however, send')."""
    if place > 1 and scene.covered[place - 1] == "date":
        return next((k for k in range(place - 1, 0, -1) if scene.covered[k - 1] != "date"), place)
    if place > 2 and scene.tokens[place - 1].text == ",":
        between = range(place - 2, max(0, place - ASIDE), -1)
        return next((k for k in between if scene.tokens[k].text == ","), place)
    return place


def _spread(scene: Scene, words: Words, found: tuple[str, int], end: int) -> tuple[str, int]:
    """The auxiliary that ends before `end`, with its first word left of adverbs ('could soon be', 'will not be')."""
    start = place = found[1]
    if found[0] == "infinitive":
        return found  # 'is likely to send' is not what 'is to send' says
    while place > 1 and start - place < _SPREAD and _splits(words, scene.tokens.lowers[place - 1]):
        place -= 1
    if place == start:
        return found
    first = max(0, place - _SPREAD)
    joint = [*scene.tokens[first:place], *scene.tokens[start:end]]
    whole = words.tenses.before(joint, len(joint))
    return (whole[0], first + whole[1]) if whole and whole[1] < place - first else found


def _splits(words: Words, word: str) -> bool:
    """Whether a word is an adverb that may stand inside an auxiliary."""
    if word.endswith(words.adverb_marks):
        return True
    return word in words.adverbs and word not in words.nouns["infinitives"] and word not in words.verbs


def is_told_now(scene: Scene, words: Words, verb: Verb) -> bool:
    """'40 tents arrive in Kenya', 'Norway orders 40 tanks' with no full stop: a headline's present of what was done.

    What comes on a day that is named behind it, or in a clause about when it will, is still to come.
    """
    tokens, at = scene.tokens, verb.at
    arrives = verb.form.group == "arrive" and verb.form.lemma in words.nouns["coming_in"]
    ends = verb.form.lemma in words.nouns["happening"] and not words.nouns["act_nouns"].isdisjoint(
        tokens.lowers[at + 1 : at + 1 + OBJECT])  # 'completes delivery of'
    handed = verb.form.lemma in words.nouns["handing_now"]  # 'Norway delivers 40 tanks to Kenya'
    if ends and not words.joined["acts"].isdisjoint(tokens.lowers[max(0, at - OBJECT) : at]):
        return True  # 'The handover completes the shipment of 60 trucks.'
    told = arrives or ends or handed or verb.form.group == "order"
    if not told or tokens[-1].kind == "mark" or scene.sentence.is_item:
        return False
    joints = words.nouns["relatives"] | words.nouns["conditions"] | words.speech["relatives"]
    return "date" not in scene.covered[at:] and joints.isdisjoint(tokens.lowers[:at])


def comes_in(scene: Scene, words: Words, at: int, before: int) -> bool:
    """'40 tents from Norway reach Kenya', 'Norwegian plane with 40 tents lands in Kenya': a headline's arrival."""
    whose = next((m.last for m in scene.parties if m.first == at + 1), None)
    if whose is not None and scene.covered[before]:
        return "'" not in scene.tokens.lowers[whose : whose + 1]
    led = scene.tokens.lowers[at + 1] in words.nouns["inside"]
    return led and not words.nouns["transports"].isdisjoint(scene.tokens.lowers[:before])


def heads(scene: Scene, words: Words, at: int) -> bool:
    """'40 tents from Norway delivered to Kenya': a headline's participle behind a thing and whence it is."""
    mention = next((m for m in scene.parties if m.last == at), None)
    if mention is None or mention.first < 2 or scene.tokens.lowers[mention.first - 1] not in words.joined["origins"]:
        return False
    thing = mention.first - 2
    known = scene.covered[thing] in ("item", "money") or words.heads.get(scene.tokens.lowers[thing]) in THINGS
    ends = at + 1 + (scene.tokens.lowers[at + 1 : at + 2] in [[word] for word in words.nouns["particles"]])
    free = ends >= len(scene.tokens) or scene.tokens.lowers[ends] in words.nouns["stops"]
    nouns = words.nouns["homographs"]
    return known and free and not any(
        verb.at < at and scene.covered[verb.at] != "item" and verb.form.lemma not in nouns for verb in scene.verbs)


def is_row(scene: Scene, words: Words, at: int) -> bool:
    """'Norway, Kenya sign', 'Norway and Denmark grant': whether two states in a row end at token `at`."""
    own = next((m for m in scene.parties if m.last - 1 == at and m.name.use != "demonym"), None)
    if own is None or own.first < 2:
        return False
    joint = scene.tokens[own.first - 1]
    return scene.covered[own.first - 2] == "party" and (joint.text == "," or joint.lower in words.nouns["conjunctions"])


def is_headline(scene: Scene) -> bool:
    """Whether most words have a capital: then a capital says nothing."""
    named = [t for t in scene.tokens if t.kind == "word" and len(t.text) > 3]
    return 2 * sum(t.text[:1].isupper() for t in named) > len(named)


def is_capital(scene: Scene, at: int) -> bool:
    """Whether a word begins as a name does, outside a headline; 'OKs' begins with initials and is none."""
    if at == 1 and scene.tokens[0].text == '"':
        return False  # '"Give us tanks," he said'
    text = scene.tokens[at].text
    return not (text[1:2].isupper() and text[-1:].islower()) and not is_headline(scene)


def is_in_name(scene: Scene, words: Words, at: int) -> bool:
    """A word of a name: 'the Danish Refugee Council Fund', and behind an article in a headline as well."""
    if not scene.tokens[at].text[:1].isupper():
        return False
    if scene.tokens[at - 1].text == ":" and scene.covered[at + 1 : at + 2] in (["money"], ["quantity"]):
        return False  # 'Spain: Donated $2 million'
    led = scene.tokens.lowers[at - 1] in words.nouns["articles"]  # 'the Extended Credit Facility'
    return led or is_capital(scene, at)
