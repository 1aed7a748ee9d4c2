"""The place that things arrive at or are for: 'generators arrived in Moldova', 'food for refugees in Bangladesh'."""

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.others import REACH, is_aimed, joined_takers, takes
from pledgebook.extract.roles import Found, Place, is_in_need, weighed
from pledgebook.text.names import NameMention


def where(at: Place, anchor: Anchor, donors: tuple[str, ...], *, arrives: bool) -> Found | None:
    """'food for refugees in Bangladesh', 'generators arrived in Moldova': a place behind the amount.

    Where the document is about one that gets, only that one: others are where things are made, stored or talked about.
    """
    for mention in at.scene.parties:
        code = mention.name.target
        seat = mention.name.use == "capital" and not arrives  # 'landed in Beirut', but not 'signed in Beirut'
        inside = at.scene.tokens.lowers[at.before_articles(mention.first) - 1] in at.reader.words.nouns["inside"]
        own = at.part(mention) == "folk" and at.owns(mention) and inside  # "in Kenya's health system"
        seat = seat and not _landed(at, mention, anchor)
        place = (at.part(mention) == "place" or own) and not seat and at.is_state(code)
        known = arrives or len(at.setting.recipients) != 1 or code in at.setting.recipients
        end = anchor.money.last if anchor.money is not None else anchor.last
        known = known or (anchor.money is not None and is_in_need(at, code) and is_aimed(at, end))
        near = end <= mention.first <= anchor.last + REACH or (arrives and _landed(at, mention, anchor))
        if place and known and near and code != at.setting.donor and takes(at, mention, donors):
            return weighed(joined_takers(at, mention, donors), at.span(mention), "recipient.place")
    return None


def _landed(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """'A plane landed in Nairobi with 40 generators': the place right behind the verb that brings what follows."""
    return mention.last <= anchor.first and any(
        verb.form.group == "arrive" and 0 < mention.first - verb.at <= 2 for verb in at.scene.verbs)
