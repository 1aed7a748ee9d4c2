"""All who act together: 'Denmark and the Netherlands', 'UNDP and its partner, the Government of Japan'.

From the last name of the group back to its first, over articles, commas, initials in brackets and words for an organ.
"""

from typing import Final

from pledgebook.extract.organs import organ_before
from pledgebook.extract.participants import is_apart, with_row
from pledgebook.extract.roles import Place, may_give
from pledgebook.text.names import NameMention

HOLDER: Final = 9
"""How many words an office may have with its country and its holder's name."""

TITLE: Final = 4
"""How many words an office may have with the first of its own."""


def joined_before(at: Place, mention: NameMention) -> tuple[tuple[str, ...], int]:
    """'Denmark and the Netherlands': all of the group that ends at the mention, and the token where it begins."""
    group, first = [mention.name.target], mention.first
    while True:
        place = at.before_articles(first)
        joint = place
        while joint > 0 and (at.joins(joint - 1) or _is_aside(at, joint - 1)):
            joint -= 1
        also = at.reader.words.joining.before(at.scene.tokens, place) if joint == place else None
        joint = also[1] if also is not None else joint  # 'not only Norway but also Spain'
        other = at.ending_at(_before_initials(at, joint) - 1) if joint < place else None
        if other is None and joint < place:
            other = organ_before(at.scene, joint, at.reader.words) or _holder_before(at, joint, mention)
            other = other or _partner_before(at, joint)
        if place == first > 1 and at.scene.tokens[first - 1].text == "-":  # 'the Danish-Dutch plan'
            other = at.ending_at(first - 2)
        apart = other is not None and is_apart(at, (other, mention), (joint, place), alone=len(group) == 1)
        if other is None or apart or not (may_give(at, other) or with_row(at, other, mention)):
            return tuple(sorted(set(group))), first
        group.append(other.name.target)
        first = other.first


def _is_aside(at: Place, place: int) -> bool:
    """'Norway and, separately, Sweden', 'Norway and later Sweden': a word that only says how the next name came."""
    word = at.scene.tokens.lowers[place]
    return word in at.reader.words.nouns["joined_asides"] and place > 0 and at.joins(place - 1)


def _partner_before(at: Place, joint: int) -> NameMention | None:
    """'UNDP and its long-time partner, the Government of Japan': whose partner is told by name behind a comma."""
    tokens, words, place = at.scene.tokens, at.reader.words, joint
    while place > 0 and joint - place < TITLE and tokens.lowers[place - 1] not in words.nouns["own_things"]:
        if tokens[place - 1].kind != "word" and tokens[place - 1].text != "-":
            return None
        place -= 1
    led = place > 1 and tokens.lowers[place - 1] in words.nouns["own_things"] and joint > place
    if not led or tokens.lowers[place - 2] not in words.nouns["conjunctions"]:
        return None
    other = at.ending_at(place - 3)
    return at.ending_at(other.first - 2) if other and at.part(other) == "place" else other  # 'UNDP in Kenya and its'


def _holder_before(at: Place, joint: int, mention: NameMention) -> NameMention | None:
    """'Danish Defence Minister Bo Dam and Irish Minister ...': whose holder of an office ends before a joint."""
    tokens, titles = at.scene.tokens, at.reader.words.titles
    if titles.isdisjoint(tokens.lowers[mention.last : mention.last + TITLE]):
        return None
    titled = False
    for place in range(joint - 1, max(-1, joint - 1 - HOLDER), -1):
        other, token = at.ending_at(place), tokens[place]
        if other is not None:
            whose = other.name.use == "demonym" or at.owns(other)
            return other if titled and whose and other.name.target not in at.setting.recipients else None
        named = token.kind == "word" and token.text[:1].isupper()
        titled = titled or token.lower in titles
        if not (named or titled):
            return None
    return None


def _before_initials(at: Place, joint: int) -> int:
    """Where the name ends before its initials in brackets ('the Asian Development Bank (ADB) and Norway')."""
    tokens = at.scene.tokens
    closed = joint > 2 and tokens[joint - 1].text == ")" and tokens[joint - 3].text == "("
    return joint - 3 if closed else joint
