"""Whether the act of a verb is denied where it stands: 'has not sent', 'no country will give', 'not before June'."""

from typing import Final

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

UNTIL: Final = 16
"""Within how many words behind a verb 'until' may stand, which ends a negation."""

INTENT: Final = 3
"""How many words before a noun of intent its denial may stand."""

DENIED: Final = 6
"""Within how many words before a verb the denial may stand that begins its subject."""

NOUN: Final = 3
"""How many words before a noun of intent a denial of it may stand."""

DAY: Final = 4
"""Within how many words from 'until' the day stands."""


def is_negated(scene: Scene, words: Words, first: int, at: int, *, ahead: bool, stops: bool) -> bool:
    """Whether a negation stands before the verb at `at`; 'not only' is none, nor, `ahead`, 'not before June'.

    Of a verb of stopping (`stops`) the day until which nothing is stopped changes nothing.
    """
    tokens = scene.tokens
    said = tokens.words
    if said.isdisjoint(together(words.negation.telling, words.denial.telling)) or (
            said.isdisjoint(words.negation.first_words)):
        return False  # two verbs in three
    start = max(0, first - 2)
    near = not words.negation.first_words.isdisjoint(tokens.lowers[max(0, start - 2) : at])
    led = words.negation.before(tokens, first) if stops else None
    denied = (led is not None and led[0] == "negated") or _has_denied_subject(scene, words, first) or _denies_intent(
        scene, words, first)
    if not (near or denied):
        return False  # most verbs
    if not stops and comes_later(scene, words, at, ahead=ahead):
        return False  # 'will not be delivered until 2029'
    if denied or not near:
        return denied  # 'has no intention of cancelling'
    lowers, opens = tokens.lowers, words.negation.first_words
    places = [k for k in range(max(0, start - 2), at) if lowers[k] in opens]
    pseudo = [one[1] for k in places
              if (one := words.negation.at(tokens, k, at + 1)) is not None and one[0] == "pseudo"]
    start = max([start, *pseudo])  # 'did not rule out sending'
    found = [words.negation.at(tokens, k, at + 1) for k in places
             if k >= start and scene.covered[k] != "party"]  # 'Doctors Without Borders treated'
    return any(one is not None and one[0] == "negated" for one in found)


def _denies_intent(scene: Scene, words: Words, first: int) -> bool:
    """'has no immediate plans to send', 'no firm commitment to give': a denial before a noun of intent."""
    if scene.tokens.lowers[first] not in words.nouns["intents"]:
        return False
    return any(words.denial.at(scene.tokens, at, first) is not None for at in range(max(0, first - INTENT), first))


def _has_denied_subject(scene: Scene, words: Words, first: int) -> bool:
    """'No country has sent', 'none of the allies will give': a denial that begins the subject of a verb."""
    low = max(0, first - DENIED)
    if words.denial.first_words.isdisjoint(scene.tokens.lowers[low:first]):
        return False
    near = range(first - 1, low - 1, -1)
    at = next((k for k in near if words.denial.at(scene.tokens, k, first) is not None), None)
    if at is None or words.negation.at(scene.tokens, at, first) not in (None, ("negated", at + 1)):
        return False
    before = scene.tokens[at - 1] if at else None
    joints = words.nouns["relatives"] | words.nouns["conjunctions"]
    opens = before is None or before.kind == "mark" or before.lower in joints
    small = words.nouns["stops"] - words.order.of | words.nouns["conjunctions"]
    inside = scene.tokens[at + 1 : first]
    return opens and bool(inside) and all(
        token.kind == "word" and token.lower not in small and token.lower not in words.verbs for token in inside)


def comes_later(scene: Scene, words: Words, at: int, *, ahead: bool) -> bool:
    """Whether a day stands behind a negated verb on which it comes all the same ('not until 2029')."""
    until = until_at(scene, words, at, ahead=ahead)
    return bool(until) and "date" in scene.covered[until : until + DAY]


def until_at(scene: Scene, words: Words, at: int, *, ahead: bool) -> int:
    """Where 'until' or, `ahead`, 'before' stands in the clause of the verb at `at`, or 0."""
    ends = together(words.nouns["untils"], words.nouns["befores"]) if ahead else words.nouns["untils"]
    if scene.tokens.words.isdisjoint(ends):
        return 0
    for place in range(at + 1, min(at + UNTIL, len(scene.tokens))):
        token = scene.tokens[place]
        if token.lower in ends:
            return place
        if token.text in ".;:" or token.lower in words.walls:
            return 0
    return 0


def is_pending(scene: Scene, words: Words, first: int, at: int) -> bool:
    """'has not yet been allocated': what has not happened so far is not refused."""
    return any(t.lower in words.nouns["yets"] for t in scene.tokens[max(0, first - 2) : at])


def is_noun_denied(scene: Scene, words: Words, at: int) -> bool:
    """Whether the words before a noun deny it ('no intention', 'not the slightest intention')."""
    first, denial, negation = max(0, at - NOUN), words.denial, words.negation
    led = scene.tokens.lowers[first:at]
    if denial.first_words.isdisjoint(led) and negation.first_words.isdisjoint(led):
        return False  # most nouns
    return any(denial.at(scene.tokens, k, at + 1) or negation.at(scene.tokens, k, at + 1) for k in range(first, at))


def is_denied_between(scene: Scene, words: Words, first: int, last: int) -> bool:
    """Whether the denial stands among the auxiliaries ('have not arrived'), not before the subject."""
    return any(label == "negated" for _, label, _ in words.negation.scan(scene.tokens, first, last))
