"""Names in a row ('Kenya, Chad and Mali'): whether two are joined, and the part that they share."""

from collections.abc import Iterator, Sequence
from typing import Final

from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token

SHARED: Final = frozenset({"by", "funder", "leader", "via", "maker"})
"""Parts that go on over a row of names: 'imported from Kenya and Uganda'."""


def parts_in(scene: Scene, words: Words) -> Iterator[tuple[NameMention, str]]:
    """Each party of a sentence with its part; a name in a row shares the part of who gives before it."""
    before: tuple[int, str] = (-1, "")
    for mention in scene.parties:
        part = part_in(scene, mention, words)
        if not part and before[1] in SHARED and is_joined(scene.tokens, before[0], mention.first, words):
            part = before[1]
        before = mention.last, part
        yield mention, part


def shared_parts(scene: Scene, words: Words) -> Iterator[tuple[NameMention, str]]:
    """Each party of a sentence with its part; a name in a row that has none has the part of the row.

    'In Kenya, Chad and Mali' names three places; in '... in Kenya, and Chad sent food' the last one acts.
    """
    before: tuple[int, str] = (-1, "")
    row = 0
    for mention in scene.parties:
        part = part_in(scene, mention, words)
        row = row + 1 if is_joined(scene.tokens, before[0], mention.first, words) else 1
        if not part and row > 1 and (row > 2 or not _acts(scene, mention, words)):
            part = before[1]
        before = mention.last, part
        yield mention, part


def _acts(scene: Scene, mention: NameMention, words: Words) -> bool:
    """'people in Kenya, and Chad sent food', but not 'people in Kenya, Chad and Mali are hungry'."""
    verb = any(verb.at == mention.last for verb in scene.verbs)
    behind = scene.tokens.lowers[mention.last : mention.last + 1]
    verb = verb or any(lower.endswith(words.verb_marks) for lower in behind)
    return verb or words.tenses.at(scene.tokens, mention.last) is not None


def is_joined(tokens: Sequence[Token], last: int, first: int, words: Words) -> bool:
    """Whether nothing but a comma, 'and' and an article stands between two names."""
    if last < 0 or not 0 < first - last <= 3:
        return False
    small = together(words.nouns["conjunctions"], words.nouns["articles"])
    return all(t.text == "," or t.lower in small for t in tokens[last:first])
