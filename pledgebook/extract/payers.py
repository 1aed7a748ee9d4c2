"""Who pays, told in a sentence of its own ('IOM handed over 200 tents. The project is funded by Japan').

Agencies tell in one paragraph what they hand out and in the last one who made it possible. Inside one sentence the
payer is who gives (see `gifts`); so it is where the next one takes up the tents, the project or the distribution.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.words import Reader, Words, together
from pledgebook.text.names import NameMention

OPENS: Final = 8
"""Within how many words from the begin of its sentence stands what is taken up ('The distribution of the tents')."""

OPENING: Final = 3
"""Within how many words from there the word stands that says that it was told before."""

FAR: Final = 10
"""How many words before who pays the word of paying may stand."""

NEAR: Final = 5
"""How many words before who pays the noun of what it pays with may stand ('through generous funding from')."""

LONG: Final = 40
"""Sentences up to which a text that names one payer tells of one gift."""


def read_payers(scenes: Sequence[Scene], reader: Reader) -> Mapping[int, tuple[str, ...]]:
    """For each sentence, by its start, who pays for what it tells, where another sentence says so.

    One payer pays for all; of several each pays for what its own paragraph tells.
    """
    told = {at: payers for at, scene in enumerate(scenes) if (payers := _payers(scene, reader))}
    if not told:
        return {}
    if len(set(told.values())) == 1 and len(scenes) <= LONG:
        payers = next(iter(told.values()))
        return {scene.sentence.start: payers for scene in scenes}
    by_paragraph = {scenes[at].sentence.paragraph: payers for at, payers in told.items()}
    return {scene.sentence.start: by_paragraph[scene.sentence.paragraph] for scene in scenes
            if scene.sentence.paragraph in by_paragraph}


def _payers(scene: Scene, reader: Reader) -> tuple[str, ...]:
    """The parties that a sentence about something told before names as those who pay for it."""
    words = reader.words
    if len(scene.parties) == 0 or scene.tokens.words.isdisjoint(words.nouns["paid_for"]):
        return ()
    opens = scene.tokens.lowers[:OPENS]
    taken_up = words.nouns["definite"] | words.nouns["takers"] | words.nouns["taken_up"]
    agency = scene.parties[0].last if scene.parties[0].first < 2 else 0  # "IOM's relief supplies"
    owned = scene.tokens.lowers[agency : agency + 1] == ["'"]
    if not owned and taken_up.isdisjoint(opens[:OPENING]):
        return ()
    first = next((m for m in scene.parties if _pays(scene, m, words)), None)
    if first is None or not _is_of_gift(scene, first, words):
        return ()
    kind = reader.catalogue.party_kind
    if any(kind(m.name.target) in ("state", "union") for m in scene.parties if m.last <= first.first):
        return ()  # 'The project that Norway runs is funded by'
    row, small = [first], together(words.nouns["rulers_of"], words.order.of, words.nouns["definite"],
                                   words.nouns["conjunctions"])
    for mention in scene.parties:
        between = scene.tokens.lowers[row[-1].last : mention.first]
        if between and all(one == "," or one in small for one in between):
            row.append(mention)
    return tuple(sorted({m.name.target for m in row}))


def _pays(scene: Scene, mention: NameMention, words: Words) -> bool:
    """Whether a name stands behind words of paying ('funded by', 'made possible by', 'a contribution from')."""
    lowers, left = scene.tokens.lowers, left_of_articles(scene.tokens, mention.first, words)
    rulers = together(words.nouns["rulers_of"], words.order.of, words.nouns["definite"])
    while left and lowers[left - 1] in rulers:
        left -= 1  # 'by the governments of Japan and Norway'
    found = words.part_words.before(scene.tokens, left)
    part = part_in(scene, mention, words) or (found[0] if found else "")
    near, far = lowers[max(0, left - NEAR) : left], lowers[max(0, left - FAR) : left]
    if part in ("funder", "backer"):
        return words.nouns["thanking_words"].isdisjoint(near)
    if part != "by" or words.nouns["paid_for"].isdisjoint(far):
        return False  # 'bought from Norway' says who sold it
    return lowers[left - 1] in words.speech["by"] or not words.role_words["gifts"].isdisjoint(near)


def _is_of_gift(scene: Scene, payer: NameMention, words: Words) -> bool:
    """Whether what is paid for is a project, a handing out, or things that are given."""
    things = words.nouns["undertaken"] | words.role_words["gifts"]
    subject = range(min(OPENS, payer.first))
    return any(scene.covered[k] == "item" or scene.tokens.lowers[k] in things
               or words.heads.get(scene.tokens.lowers[k]) == "goods" for k in subject)
