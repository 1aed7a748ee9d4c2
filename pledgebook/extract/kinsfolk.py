"""What a state gives to its own people, at home or far from it: 'Indian passengers stranded in Colombo', 'each family'.

Relief for one's own is told in the words of assistance, disaster and all; who gets is of the giver's own country.
"""

from itertools import pairwise
from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Found, Place
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

EACH: Final = 3
"""Within how many words behind a verb 'each family' stands that gets."""

OWN: Final = 3
"""Within how many words behind an adjective of a state the noun of its people stands."""


def is_for_own(at: Place, cue: Cue | None, donors: Found, recipients: Found) -> bool:
    """Whether one state alone gives, and its own people get."""
    if cue is None or cue.passive or len(donors.parties) != 1 or not at.is_state(donors.parties[0]):
        return False
    own = donors.parties[0]
    if own in at.reader.catalogue.attacked:
        return False
    behind = [m for m in at.scene.parties if m.first > cue.at and m.name.use == "demonym"]
    if behind and all(m.name.target == own for m in behind):
        return any(_are_people(at, m) for m in behind)
    return not recipients.parties and _gives_each(at, cue, own)


def _are_people(at: Place, mention: NameMention) -> bool:
    """'Indian passengers', 'drought-hit Malawians', and 'Kenyan students' where they are brought home."""
    words, tokens = at.reader.words, at.scene.tokens
    near = tokens.lowers[mention.last : mention.last + OWN]
    if not words.nouns["own_abroad"].isdisjoint(near):
        return True
    if not together(words.nouns["posted"], words.nouns["tutors"]).isdisjoint(near):
        return False  # 'sent 200 Turkish rescuers to Morocco': who helps there is no relief for one's own
    plural = tokens.lowers[mention.last - 1].endswith(words.plural_marks)
    return (plural or bool(words.role_words["people"].intersection(near))) and not (
        words.nouns["far_from_home"].isdisjoint(tokens.words) and not _is_struck(at, mention))


def _is_struck(at: Place, mention: NameMention) -> bool:
    """'to drought-hit Malawians': people by their country, of whom the words before say what has befallen them."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    plural = lowers[mention.last - 1].endswith(words.plural_marks)
    before = lowers[max(0, mention.first - OWN) : mention.first]
    return plural and not words.role_words["stricken"].isdisjoint(before)


def _gives_each(at: Place, cue: Cue, own: str) -> bool:
    """'The government of Zambia gave each family two bags': who gets is told by no country, and the giver is poor."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if any(m.name.target != own for m in at.scene.parties) or at.scene.towns:
        return False
    if set(at.setting.recipients) - {own}:
        return False
    near = lowers[cue.at + 1 : cue.at + 1 + EACH]
    rules = not words.speech["bodies"].isdisjoint(lowers[: cue.first])
    return rules and any(one in words.nouns["everies"] and other in words.nouns["shared_out"]
                         for one, other in pairwise(near))
