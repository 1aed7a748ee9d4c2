"""Who gets by the adjective of a state before its people: 'will provide 50,000 Kenyan farmers with food'."""

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import GIVING, Cue
from pledgebook.extract.others import takes
from pledgebook.extract.parts import GETS
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.text.names import NameMention

NEAR = 6
"""How many words behind a verb of giving the adjective may stand, and behind a thing for a state's own people."""

BEHIND = 4
"""How many words may stand between an adjective and the thing that its people get, or the verb in the passive."""


def served(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """The state whose people stand as the object of a verb of giving, or as the subject of its passive."""
    if cue is None or cue.group not in GIVING or cue.tense == "phrase":
        return None
    for mention in at.scene.parties:
        if mention.name.use != "demonym" or at.part(mention) != "folk" or not takes(at, mention, donors):
            continue
        if _is_object(at, anchor, cue, mention) or _is_subject(at, anchor, cue, mention):
            return weighed((mention.name.target,), at.span(mention), "recipient.dative")
    return None


def _is_object(at: Place, anchor: Anchor, cue: Cue, mention: NameMention) -> bool:
    """'supplied 4,000 displaced Kenyan families with tents': people between the verb and the 'with' of the thing."""
    if cue.passive or not (cue.at < mention.first and mention.last < anchor.first):
        return False
    tokens, words = at.scene.tokens, at.reader.words
    led = tokens.lowers[mention.last : anchor.first]
    near = mention.first - cue.at <= NEAR and len(led) <= BEHIND
    inside = any(token.kind == "mark" and token.text not in ",-" for token in tokens[cue.at + 1 : mention.first])
    return near and not inside and not words.nouns["withs"].isdisjoint(led)


def _is_subject(at: Place, anchor: Anchor, cue: Cue, mention: NameMention) -> bool:
    """'4,000 Kenyan farmers were given seeds': people right before a passive, and the thing behind it."""
    passive = cue.passive and cue.tense != "participle"
    return passive and 0 < cue.first - mention.last <= BEHIND - 1 and cue.at < anchor.first


def own_people(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """'Kenya offers 60 scholarships to Kenyan students': who gives to its own people gives to nobody else."""
    if len(donors) != 1 or not at.is_state(donors[0]):
        return None
    for mention in at.scene.parties:
        own = mention.name.use == "demonym" and mention.name.target == donors[0] and mention.first >= anchor.last
        if own and at.part(mention) in GETS and at.before_articles(mention.first) - anchor.last <= NEAR:
            people = at.scene.tokens.lowers[mention.last : mention.last + 2]
            if not at.reader.words.role_words["people"].isdisjoint(people):
                return weighed(donors, at.span(mention), "recipient.place")
    return None
