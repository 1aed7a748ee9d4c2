"""Verbs of many uses that are ours where aid is their object: 'dropped its aid', 'cut off funding'."""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.words import Words, together

OBJECT: Final = 4
"""How many words behind such a verb the aid may stand ('cut off all its military aid')."""

SUBJECT: Final = 10
"""How many words before its passive the aid may stand ('aid to three provinces in the north was cut off')."""

MOVING: Final = frozenset({"give", "commit", "suspend"})
"""Groups whose verbs with a particle move or keep things as they do aid ('turned over 40 tents', 'held back tanks')."""

THINGS: Final = frozenset({"quantity", "item"})


def verbs_of_aid(scene: Scene, words: Words) -> Iterator[tuple[Verb, int]]:
    """These verbs, each with the last token that belongs to it; at most one begins at a token."""
    if words.joined["of aid"].isdisjoint(scene.tokens.words):
        return
    for at in [at for at, lower in enumerate(scene.tokens.lowers) if lower in words.of_aid]:
        for form, particle in words.of_aid[scene.tokens.lowers[at]]:
            last = at + bool(particle)
            if form.lemma in words.nouns["dropping"] and _is_by_air(scene, words, at):
                continue  # 'air dropped food supplies', 'planes dropped aid', 'aid was dropped over Gaza'
            if form.lemma in words.nouns["mending"] and not words.nouns["utility_words"].isdisjoint(
                    scene.tokens.lowers[last + 1 : last + 1 + OBJECT]):
                continue  # 'restored water supplies'
            if particle and scene.tokens.lowers[last : last + 1] != [particle]:
                continue
            clears = form.lemma in words.nouns["clearing_for"]
            if clears and not _says_for_whom(scene, words, last + 1):
                continue  # 'cleared $15 million of debt'
            if clears and not words.nouns["in_the_ground"].isdisjoint(
                    scene.tokens.lowers[last + 1 : last + 1 + OBJECT]):
                continue  # 'cleared 3,000 landmines'
            counted = clears or (bool(particle) and form.group in MOVING)
            if acts_on_aid(scene, words, last + 1, counted=counted) or _aid_suffers(scene, words, at, counted=counted):
                yield Verb(at, form), last
                break


def _is_by_air(scene: Scene, words: Words, at: int) -> bool:
    """Whether what is dropped comes down: by words of flight in the sentence, or over a place."""
    behind = scene.tokens.lowers[at + 1 : at + 2]
    return not scene.tokens.words.isdisjoint(words.nouns["by_air"]) or not words.nouns["ways_by"].isdisjoint(behind)


def _says_for_whom(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'for' and a party by name stand shortly behind token `at`."""
    return any(0 < m.first - at <= SUBJECT and not words.nouns["aims"].isdisjoint(
        scene.tokens.lowers[max(at, m.first - 2) : m.first]) for m in scene.parties)


def acts_on_aid(scene: Scene, words: Words, at: int, *, counted: bool = False) -> bool:
    """Whether aid, funding, deliveries or a sum stand within a few words from token `at`, with nothing else between.

    With a particle that leaves no doubt a thing is enough, where it is `counted` or known ('set aside 40 tents').
    """
    small = together(words.nouns["shares"], words.nouns["determiners"], words.nouns["articles"])
    for place in range(at, min(at + OBJECT, len(scene.tokens))):
        token = scene.tokens[place]
        if _is_aid(scene, words, place) or (counted and scene.covered[place] in THINGS):
            return True
        if token.kind == "mark" or (token.lower in words.nouns["stops"] and token.lower not in small):
            return False
    return False


def _aid_suffers(scene: Scene, words: Words, at: int, *, counted: bool = False) -> bool:
    """Whether a verb at `at` stands behind a form of being whose subject is aid."""
    if not at or scene.tokens.lowers[at - 1] not in words.nouns["been"]:
        return False
    return any(_is_aid(scene, words, place) or (counted and scene.covered[place] in THINGS)
               for place in range(max(0, at - SUBJECT), at))


def _is_aid(scene: Scene, words: Words, at: int) -> bool:
    lower = scene.tokens.lowers[at]
    known = words.heads.get(lower) in ("package", "funds") or lower in words.nouns["secrets"]
    known = known or lower in words.bundles["aid"] or lower in words.nouns["givings"]
    return known or scene.covered[at] == "money"


def dwindles(scene: Scene, words: Words, first: int, at: int) -> bool:
    """'As contributions to Kenya declined, the budget rose': aid that declines refuses nothing."""
    closed = at + 1 >= len(scene.tokens) or scene.tokens[at + 1].text in ",;."
    aid = words.bundles["aid"] | words.nouns["given_to"]
    return closed and not aid.isdisjoint(scene.tokens.lowers[max(0, first - SUBJECT) : first])
