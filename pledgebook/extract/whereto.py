"""The place that things arrive at or are for: 'generators arrived in Moldova', 'food for refugees in Bangladesh'."""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.others import REACH, ROW, is_aimed, joined_takers, takes
from pledgebook.extract.roles import Found, Place, is_in_need, weighed
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

BUYING: Final = frozenset({"order", "obtain", "produce", "trade", "receive"})
"""Groups of verbs of what is bought or made where it is."""


def where(at: Place, anchor: Anchor, donors: tuple[str, ...], *, arrives: bool) -> Found | None:
    """'food for refugees in Bangladesh', 'generators arrived in Moldova': a place behind the amount.

    Where the document is about one that gets, only that one: others are where things are made, stored or talked about.
    """
    for mention in at.scene.parties:
        part = "place" if _is_below(at, mention) else at.part(mention)
        if part not in ("place", "folk"):
            continue
        if _says_whose(mention, anchor):
            continue
        code = mention.name.target
        seat = mention.name.use == "capital" and not arrives  # 'landed in Beirut', but not 'signed in Beirut'
        inside = at.scene.tokens.lowers[at.before_articles(mention.first) - 1] in at.reader.words.nouns["inside"]
        own = part == "folk" and at.owns(mention) and inside  # "in Kenya's health system"
        seat = (seat and not _landed(at, mention, anchor)) or (not arrives and _is_told_in(at, mention, anchor))
        place = (part == "place" or own) and not seat and at.is_state(code)
        known = (arrives and not _is_stop(at, code)) or len(at.setting.recipients) != 1 or code in at.setting.recipients
        end = anchor.money.last if anchor.money is not None else anchor.last
        known = known or (anchor.money is not None and is_in_need(at, code) and is_aimed(at, end))
        known = known or _is_own(at, mention, anchor)
        known = known or bool(anchor.stance)  # 'will not send troops to fight in Kenya'
        near = end <= mention.first <= anchor.last + REACH or (arrives and _landed(at, mention, anchor))
        near = near or _paid_for(at, mention, anchor) or _gives_there(at, mention, anchor)
        if place and known and near and code != at.setting.donor and takes(at, mention, donors):
            return weighed(joined_takers(at, mention, donors), at.span(mention), "recipient.place")
    return None


def _is_told_in(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """'announced $40 million in Nairobi, Kenya': a capital with its country right behind a sum is where it was said."""
    if anchor.money is None or mention.name.use != "name" or at.scene.tokens[mention.first - 1].text != ",":
        return False
    city = at.ending_at(mention.first - 2)
    if city is None or city.name.use != "capital" or city.name.target != mention.name.target:
        return False
    verb = next((v for v in reversed(at.scene.verbs) if v.at < anchor.first), None)
    return verb is not None and verb.form.group == "promise" and city.first - 1 == anchor.last


def _is_below(at: Place, mention: NameMention) -> bool:
    """'airdropped food over Gaza', 'airdrops of rice over Sudan': where what is dropped comes down."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if at.scene.tokens.words.isdisjoint(words.nouns["from_above"]):
        return False
    place = max(0, at.before_articles(mention.first) - 1)
    over = not words.nouns["above"].isdisjoint(lowers[place : mention.first])
    return over and not words.nouns["from_above"].isdisjoint(lowers[:place])


def _says_whose(mention: NameMention, anchor: Anchor) -> bool:
    """'$7 million in U.S. government assistance': initials inside the words for the thing say whose it is."""
    phrase = anchor.phrase
    inside = phrase is not None and phrase.first <= mention.first and mention.last < phrase.last
    return inside and anchor.money is not None and mention.name.use == "abbreviation"


def _is_own(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """'to camps in Moldova', 'a programme in Moldova', 'after the floods in Moldova': in a text for another, too."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    place = at.before_articles(mention.first) - 2
    if place < 1 or mention.name.use != "name" or not is_in_need(at, mention.name.target):
        return False
    verb = next((v for v in reversed(at.scene.verbs) if v.at < anchor.first), None)
    if verb is not None and verb.form.group in BUYING:
        return False
    if lowers[place + 1] not in words.nouns["inside"] or at.scene.tokens[place].text[:1].isupper():
        return False
    told = together(words.nouns["projects_for"], words.nouns["lived_in"], words.role_words["plight"])
    phrase = anchor.phrase
    thing = phrase is not None and phrase.last - 1 == place and phrase.kind not in ("people", "training", "service")
    arms = words.joined["arms"]
    return lowers[place] in told or (thing and lowers[place] not in arms)


def _is_stop(at: Place, code: str) -> bool:
    """'The generators arrived in Poland', in a text for Ukraine: a state in no need is a stop on the way there."""
    attacked = at.reader.catalogue.attacked
    return bool(at.setting.recipients) and attacked.issuperset(at.setting.recipients) and not is_in_need(at, code)


def _paid_for(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """'will fund 40 clinics in Kenya with $5 million': the place before the 'with' of a sum."""
    led = at.before_articles(anchor.first) - 1
    paid = anchor.money is not None and 0 < mention.last <= led and led - mention.last < ROW
    return paid and at.scene.tokens.lowers[led] in at.reader.words.nouns["withs"] and not any(
        at.scene.covered[k] == "money" or (at.scene.tokens[k].kind == "mark" and at.scene.tokens[k].text != ",")
        for k in range(mention.last, led)) and any(v.at < mention.first for v in at.scene.verbs)


def _gives_there(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """'clinics in Mali, where Norway paid $5 million': the place right before a clause about what is given there."""
    behind, onwards = at.scene.tokens[mention.last : mention.last + 2], at.reader.words.nouns["there_gives"]
    clause = len(behind) > 1 and behind[0].text == "," and behind[1].lower in onwards
    if not clause or not 0 < anchor.first - mention.last <= REACH:
        return False
    first = mention.last + 2  # behind 'where'
    acts = any(at.scene.covered[k] in ("party", "office") for k in range(first, min(first + 2, anchor.first)))
    acts = acts or at.scene.tokens.lowers[first] in at.reader.words.speech["first_person"]
    return acts and not any(at.scene.tokens[k].text == "," for k in range(first, anchor.first))


def _landed(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """'A plane landed in Nairobi with 40 generators': the place right behind the verb that brings what follows."""
    return mention.last <= anchor.first and any(
        verb.form.group == "arrive" and 0 < mention.first - verb.at <= 2 for verb in at.scene.verbs)
