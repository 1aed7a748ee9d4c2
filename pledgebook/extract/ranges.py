"""Lists from one end to the other: 'everything from rifles to medicine', 'relief goods, from food, water and soap'."""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

ENDS: Final = 4
"""How many ends a range may name ('from boots to tents to stoves')."""

KNOWN: Final = frozenset({"goods", "service"})
"""Sorts of things that make a range one of things, and not of places or days."""


def ranges(scene: Scene, words: Words) -> Iterator[int]:
    """Where each end of a range of things begins: behind its 'from', and behind each 'to' that leads on."""
    froms = words.nouns["froms"]
    for at, word in enumerate(scene.tokens.lowers[:-1] if not froms.isdisjoint(scene.tokens.words) else ()):
        if word in froms and at:
            yield from _ends(scene, words, at)


def _ends(scene: Scene, words: Words, at: int) -> Iterator[int]:
    """The ends of a range whose 'from' is token `at`: it needs a general word, a mark or a second end to be one."""
    before = scene.tokens[at - 1]
    general = before.lower in words.nouns["everything"]
    parted = before.text in ",–"
    if not (general or parted or words.heads.get(before.lower) in ("goods", "package", "funds")):
        return  # 'will come from', 'left from': most
    first = _thing(scene, words, at + 1)
    if first is None:
        return
    ends, last = [at + 1], _over_more(scene, words, first.last)
    while len(ends) < ENDS and last + 1 < len(scene.tokens) and scene.tokens.lowers[last] in words.nouns["infinitives"]:
        more = _thing(scene, words, last + 1)
        if more is None:
            break
        ends, last = [*ends, last + 1], _over_more(scene, words, more.last)
    if general or len(ends) > 1 or (parted and _goes_on(scene, words, first.last)):
        yield from ends


def _over_more(scene: Scene, words: Words, at: int) -> int:
    """Over 'and soap' behind an end of the range that has two things ('from blankets and soap to stoves')."""
    joint = at + 1 < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["conjunctions"]
    more = _thing(scene, words, at + 1) if joint else None
    return more.last if more is not None else at


def _goes_on(scene: Scene, words: Words, at: int) -> bool:
    """Whether a comma, or 'and' with another thing, stands behind the first member."""
    if at >= len(scene.tokens):
        return False
    joint = scene.tokens.lowers[at] in words.nouns["conjunctions"]
    return scene.tokens[at].text == "," or (joint and _thing(scene, words, at + 1) is not None)


def _thing(scene: Scene, words: Words, at: int) -> Phrase | None:
    """The thing that begins at a place, if it does at once and is one that is given."""
    phrase = phrase_after(scene, words, at, join=False)
    named = phrase is not None and phrase.kind in KNOWN and phrase.first <= at + 1
    return phrase if named else None
