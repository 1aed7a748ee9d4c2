"""Whose auxiliary a bare verb has that is joined to another: 'will build 12 schools and train 90 teachers'.

English says the auxiliary once. The second verb looks like a noun ('train', 'supply'), or like a present; it is told by
what stands behind it, as its object: an amount, an article, a name.
"""

from typing import Final

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

APART: Final = 24
"""How many words behind the verb that has the auxiliary the one that is joined to it may stand."""

FORMS: Final = frozenset({"base", "past"})
"""Forms that both verbs have ('will build and train', 'built and trained')."""

OBJECTS: Final = frozenset({"quantity", "money", "party"})
"""What a verb has behind it and a noun has not."""

SHARED: Final = frozenset({"future", "infinitive", "possible", "advised", "did", "does"})
"""Labels of auxiliaries behind which a bare verb stands."""


def joined_to(scene: Scene, words: Words, at: int) -> int | None:
    """The token of the verb before to which a bare verb is joined by 'and' or a comma, or None."""
    before = scene.tokens.lowers[at - 1] if at > 1 else ""
    if not (before == "," or before in words.nouns["conjunctions"]) or at + 1 >= len(scene.tokens):
        return None
    own = next((verb for verb in scene.verbs if verb.at == at), None)
    article = scene.tokens.lowers[at + 1] in words.numbers.grammar["article"]
    if own is None or own.form.forms.isdisjoint(FORMS) or not (article or scene.covered[at + 1] in OBJECTS):
        return None
    alike = (verb for verb in reversed(scene.verbs) if verb.at < at and own.form.forms & verb.form.forms & FORMS)
    other = next(alike, None)
    if other is None or at - other.at > APART:
        return None
    between = range(other.at + 1, at - 1)
    meant = scene.tokens.lowers[other.at - 1] in words.nouns["infinitives"] and any(
        m.last <= other.at for m in scene.money)
    if not between or meant:
        return None  # 'to support and train', '$5 million to send tents and train nurses': what money is for
    if any(verb.at in between and scene.tokens.lowers[verb.at] not in words.nouns["homographs"]
           for verb in scene.verbs):
        return None
    parted = words.walls | words.nouns["relatives"] | words.nouns["infinitives"] | words.speech["who"]
    if any(scene.tokens.lowers[k] in parted or scene.tokens[k].text in ';:."–—' for k in between):
        return None
    return other.at


def clause_of(scene: Scene, words: Words, at: int) -> tuple[int, int]:
    """The first of the verbs to which a verb is joined, and the last of those that are joined to it."""
    first = last = at
    while (before := joined_to(scene, words, first)) is not None:
        first = before
    for verb in scene.verbs:
        if verb.at > last and joined_to(scene, words, verb.at) == last:
            last = verb.at
    return first, last
