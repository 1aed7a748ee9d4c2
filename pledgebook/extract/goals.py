"""Who gets by words that outweigh all others: an attacker, the giver's own people, a continent, the end of a way.

'Iran sent rockets to Russia for use in Ukraine', 'Finland gave 40 jeeps to its own army', 'Norway will send gas to
Europe', 'sent 30 trucks to Poland for Kenya', 'spent $2 billion on Kenya'.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import GIVING, RECEIVING, Cue
from pledgebook.extract.onward import onward
from pledgebook.extract.others import takes
from pledgebook.extract.parts import GETS
from pledgebook.extract.receiving import receivers
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.row_takers import whole_row
from pledgebook.extract.scene import part_in
from pledgebook.extract.words import together
from pledgebook.model import Span

ACTS: Final = GIVING | RECEIVING
"""Groups of verbs of giving and getting."""

NEAR: Final = 6
"""How many words behind an amount the words may stand that say whom it is for."""

LED: Final = 2
"""How many words may stand between an amount and the name of an attacker that gets it."""

OWN: Final = 4
"""How many words behind 'its' the noun for the giver's own people may stand ('our own armed forces')."""


def goal(
    at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...], own: Found | None = None
) -> Found | None:
    """Whom the amount is for where such words say it, else None; `own` is who gets by a row of amounts."""
    paired = own if own is not None and not set(own.parties) & set(donors) else None
    if (told := onward(at, anchor, donors) or paired) is not None:
        return told
    if cue is None:
        return None
    return (_attacker(at, anchor, cue, donors) or _spent_on(at, anchor, cue, donors)
            or _home(at, anchor, cue, donors) or _own(at, anchor, cue, donors) or _continent(at, anchor, cue))


def _attacker(at: Place, anchor: Anchor, cue: Cue, donors: tuple[str, ...]) -> Found | None:
    """'sent shells to Moscow for use in Ukraine', 'Russia got 300 drones': arms for who attacks are not the other's."""
    if len(at.scene.parties) < 2 or cue.group not in ACTS:
        return None
    attackers = {attacker for attacker, _ in at.reader.catalogue.conflicts}
    named = [m for m in at.scene.parties if m.name.target in attackers and m.name.target not in donors]
    if not named or len({m.name.target for m in at.scene.parties}) < 2:
        return None
    for mention in receivers(at, cue):
        if mention in named:
            return weighed((mention.name.target,), at.span(mention), "recipient.subject")
    if cue.group not in GIVING or cue.at >= anchor.first:
        return None
    first = next((m for m in at.scene.parties if m.first > cue.at
                  and part_in(at.scene, m, at.reader.words) in GETS), None)
    place = at.before_articles(first.first) if first is not None else -1
    if first in named and first is not None and (place == cue.at + 1 or 0 < place - anchor.last <= LED):
        return weighed((first.name.target,), at.span(first), "recipient.dative")
    used = next((m for m in named if at.before_articles(m.first) == anchor.last + 1), None)
    told = used is not None and at.scene.tokens.lowers[anchor.last] in at.reader.words.nouns["relatives"]
    return weighed((used.name.target,), at.span(used), "recipient.other") if used is not None and told else None


def _spent_on(at: Place, anchor: Anchor, cue: Cue, donors: tuple[str, ...]) -> Found | None:
    """'has spent $2 billion on Kenya': behind a verb of spending and 'on'."""
    words = at.reader.words
    if anchor.money is None or cue.lemma not in words.nouns["spent_on"]:
        return None
    for mention in at.scene.parties:
        place = at.before_articles(mention.first) - 1
        near = 0 <= place - anchor.money.last <= NEAR and at.scene.tokens.lowers[place] in words.nouns["spends_on"]
        if near and mention.name.use == "name" and at.is_state(mention.name.target) and takes(at, mention, donors):
            return weighed(whole_row(at, mention, donors), at.span(mention), "recipient.dative")
    return None


def _home(at: Place, anchor: Anchor, cue: Cue, donors: tuple[str, ...]) -> Found | None:
    """'The US has sent 12,000 doses to Ohio': what goes to a part of the giver's own land goes nowhere else."""
    if cue.group not in GIVING or cue.passive or not donors or not at.is_state(donors[0]):
        return None
    for mention in at.scene.towns:
        place = at.before_articles(mention.first) - 1
        to = 0 <= place - anchor.last < LED and at.scene.tokens.lowers[place] in at.reader.words.nouns["infinitives"]
        if to and donors == (mention.name.target,):
            return weighed(donors, at.span(mention), "recipient.place")
    return None


def _own(at: Place, anchor: Anchor, cue: Cue, donors: tuple[str, ...]) -> Found | None:
    """'to its own army', 'we will give our armed forces 30 tanks': what is for the giver's own people.

    "Its" alone may be another's ('gave Kenya jeeps for its army'), and so may "our" where the giver does not speak.
    """
    tokens, words = at.scene.tokens, at.reader.words
    owners = together(words.speech["owners"], words.nouns["ours"])
    if not donors or not all(map(at.is_state, donors)) or tokens.words.isdisjoint(owners):
        return None
    folk = together(words.role_words["people"], words.nouns["forces"], words.nouns["getters"])
    stops = together(words.nouns["stops"], words.nouns["conjunctions"])
    speaks = (words.speech["first_person"] - words.nouns["ours"] - words.nouns["objects"]) & tokens.words
    leads = together(words.nouns["infinitives"], words.nouns["aims"])
    for place in range(min(anchor.first, cue.at + 1), min(len(tokens), anchor.last + NEAR)):
        if tokens.lowers[place] not in owners:
            continue
        led = tokens.lowers[place - 1] in leads or place == cue.at + 1
        near = tokens.lowers[place + 1 : place + 1 + OWN]
        own = bool(near) and near[0] in words.nouns["own"]
        own = own or (bool(speaks) and tokens.lowers[place] in words.nouns["ours"])
        last = next((k for k, word in enumerate(near) if word in folk), None)
        if led and own and last is not None and stops.isdisjoint(near[:last]):
            return weighed(donors, Span(tokens[place].start, tokens[place + 1 + last].end), "recipient.place")
    return None


def _continent(at: Place, anchor: Anchor, cue: Cue) -> Found | None:
    """'will send gas to Europe', 'supplying Europe with gas': for a continent, so for no state of the text."""
    tokens, words = at.scene.tokens, at.reader.words
    lands = words.nouns["continents"]
    if tokens.words.isdisjoint(lands) or cue.group not in GIVING:
        return None
    for place, token in enumerate(tokens):
        if token.lower not in lands or at.scene.covered[place]:
            continue
        to = 0 <= place - 1 - anchor.last <= NEAR and tokens.lowers[place - 1] in words.nouns["infinitives"]
        if to or place == cue.at + 1:
            return weighed((), Span(token.start, token.end), "recipient.region")
    return None

