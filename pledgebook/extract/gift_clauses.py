"""Whose gift it is by a clause behind its noun, or by one without a name before it.

'Mali has received 40 trucks as part of the pledge Norway made', "the company's donation of 40 trucks".
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.roles import Found, Place, may_give, office_at, weighed
from pledgebook.extract.words import together
from pledgebook.model import Span

NEAR: Final = 5
"""How many words before a thing the noun of a gift may stand, and the title before a name that gives."""

FAR: Final = 14
"""How many words behind the noun of a gift a thing may stand that is in it."""

MADE: Final = frozenset({"give", "promise", "commit", "other"})
"""Groups of verbs of the clause that tells whose pledge it is."""


def whose_gift(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """Who gives by the clause behind a noun of giving; () where its owner has no name."""
    gifts = at.reader.words.role_words["gifts"]
    if at.scene.tokens.words.isdisjoint(gifts):
        return None
    got = cue is not None and (cue.group in RECEIVING or cue.group == "arrive" or cue.passive)
    for k in [k for k, word in enumerate(at.scene.tokens.lowers) if word in gifts]:
        found = _by_clause(at, k + 1) if got else None
        if found is None and -NEAR <= k - anchor.first <= 1:
            found = _of_nameless(at, k)
        if found is None and -FAR <= k - anchor.first <= anchor.last - anchor.first:
            found = _of_government(at, k)
        if found is not None:
            return found
    return None


def _by_clause(at: Place, start: int) -> Found | None:
    """'the pledge Norway made', 'the aid that President Biden announced'."""
    words, tokens, covered = at.reader.words, at.scene.tokens, at.scene.covered
    small = together(words.nouns["relatives"], words.nouns["articles"], words.titles)
    first = start
    while first < min(start + NEAR, len(tokens)) and tokens.lowers[first] in small and covered[first] != "office":
        first += 1
    if first >= len(tokens) or covered[first] not in ("party", "office"):
        return None
    mention = next((m for m in (*at.scene.parties, *at.scene.offices) if m.first == first), None)
    if mention is None:
        return None
    helped = words.tenses.at(tokens, mention.last)
    end = helped[1] if helped is not None else mention.last
    verb = next((v for v in at.scene.verbs if v.at == end), None)
    if verb is None or verb.form.group not in MADE or not verb.form.forms & {"past", "third", "participle"}:
        return None
    here = at.span(mention)
    if covered[first] == "office":
        party = office_at(at, first)
        return weighed((party,), here, "donor.gift") if party and party not in at.setting.recipients else None
    return weighed((mention.name.target,), here, "donor.gift") if may_give(at, mention) else None


def _of_government(at: Place, place: int) -> Found | None:
    """'The contribution of the Government of Japan', 'donations of the Spanish government': whose gift it is."""
    words, tokens = at.reader.words, at.scene.tokens
    if tokens.lowers[place + 1 : place + 2] == [] or tokens.lowers[place + 1] not in words.order.of:
        return None
    if place and tokens.lowers[place - 1] in words.nouns["inside"]:
        return None  # 'in support of the Government of Kenya'
    for mention in at.scene.parties:
        if not 0 < mention.first - place <= NEAR or not at.is_state(mention.name.target):
            continue
        between = tokens.lowers[place + 2 : mention.first]
        behind = tokens.lowers[mention.last : mention.last + 1]
        small = together(words.nouns["articles"], words.order.of, words.speech["bodies"])
        named = not words.speech["bodies"].isdisjoint([*between, *behind])
        may = mention.name.target not in {*at.setting.recipients, *at.setting.aggressor}
        if named and may and all(word in small for word in between):
            return weighed((mention.name.target,), at.span(mention), "donor.gift")
    return None


def _of_nameless(at: Place, place: int) -> Found | None:
    """"The company's donation", "donors' contributions": the owner's noun is no name, and no name stands before it."""
    words, tokens = at.reader.words, at.scene.tokens
    owner = place - 1
    owner -= owner > 1 and tokens.lowers[owner] == "s"
    if owner < 1 or tokens[owner].text not in "'’":
        return None
    noun = owner - 1
    nameless = together(words.nouns["unknown_givers"], words.role_words["company"], words.role_words["payers"])
    if tokens.lowers[noun] not in nameless or at.scene.covered[noun] in ("party", "office"):
        return None
    if any(0 <= noun - m.last <= 1 for m in at.scene.parties):
        return None  # "the Norwegian charity's donation"
    return weighed((), Span(tokens[noun].start, tokens[noun].end), "donor.gift")
