"""Whose need a sum is to meet: "$5 million to ease Kenya's energy crisis", 'to modernise the Kenyan health system'."""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.others import REACH, takes
from pledgebook.extract.roles import Found, Place, is_in_need, weighed
from pledgebook.extract.row_takers import whole_row
from pledgebook.text.names import NameMention

PROJECT: Final = 6
"""How many words behind the name of a state the noun of a project for it may stand."""

FAR: Final = 18
"""How many words behind a sum the adjective of a state in need may stand ('to strengthen ... the Kenyan army')."""

AIMED: Final = 3
"""How many words may stand between the mark of an infinitive and whose need it is for ("to ease Kenya's crisis")."""


def purpose(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """"$5 million to ease Kenya's energy crisis", 'to modernise the Kenyan health system': whose need it is to meet."""
    words, tokens = at.reader.words, at.scene.tokens
    end = anchor.money.last if anchor.money else anchor.last
    needer = _needs_it(at, end)
    if needer is not None and takes(at, needer, donors):
        return weighed(whole_row(at, needer, donors), at.span(needer), "recipient.purpose")
    for mention in at.scene.parties:
        if not 0 < mention.first - end <= REACH:  # the longest of all that count here
            continue
        project = anchor.money is not None and 0 < mention.first - end <= FAR and has_project(at, mention)
        if project and takes(at, mention, donors):
            return weighed(whole_row(at, mention, donors), at.span(mention), "recipient.purpose")
        whose = mention.name.use == "demonym" and is_in_need(at, mention.name.target)
        near = (whose or at.owns(mention)) and 0 < mention.first - end <= (FAR if whose else REACH)
        parts = ("", "folk", "aside") if whose else ("", "folk")
        if not near or at.part(mention) not in parts or not at.is_state(mention.name.target):
            continue
        if mention.name.target in {*donors, *at.setting.aggressor}:
            continue
        start = max(end, mention.first - (FAR if whose else AIMED))
        before = [t.lower for t in tokens[start : mention.first]]
        marks = [k for k, word in enumerate(before) if word in words.nouns["infinitives"] or (
            whose and word in words.nouns["relatives"] and words.tenses.at(tokens, start + k + 1))]
        if marks and marks[-1] < len(before) - 1 and words.nouns["opposing"].isdisjoint(before[marks[-1] :]):
            return weighed(whole_row(at, mention, donors), at.span(mention), "recipient.purpose")
    return None


def _needs_it(at: Place, end: int) -> NameMention | None:
    """'will send the weapons Kenya needs', '40 tents that Mali needs': who needs a thing, right behind it."""
    needs = {v.at for v in at.scene.verbs if v.form.lemma in at.reader.words.nouns["needs"]} if at.scene.verbs else ()
    end += not at.reader.words.nouns["relatives"].isdisjoint(at.scene.tokens.lowers[end : end + 1])
    named = (m for m in at.scene.parties if m.first == end and m.last in needs)
    return next((m for m in named if at.is_state(m.name.target)), None)


def has_project(at: Place, mention: NameMention) -> bool:
    """'to the next phase of the Tuvalu coastal adaptation project': a state in need by whose name a project is told."""
    projects, lowers = at.reader.words.nouns["projects_for"], at.scene.tokens.lowers
    if at.scene.tokens.words.isdisjoint(projects) or not is_in_need(at, mention.name.target):
        return False
    end = next((k for k in range(mention.last, min(len(lowers), mention.last + PROJECT)) if lowers[k] in projects), 0)
    between = lowers[mention.last : end]
    return end > 0 and at.reader.words.nouns["stops"].isdisjoint(between) and not any(
        token.kind == "mark" for token in at.scene.tokens[mention.last : end])


def is_purpose(at: Place, anchor: Anchor, mention: NameMention) -> bool:
    """"$5 million to help repair Kenya's stations": whose the thing is that the money is for gives nothing."""
    if anchor.money is None or mention.first < anchor.money.last:
        return False
    if not at.owns(mention):
        return has_project(at, mention)
    between = at.scene.tokens.lowers[anchor.money.last : mention.first]
    place = next((k for k, word in enumerate(between) if word in at.reader.words.nouns["infinitives"]), None)
    return place is not None and place < len(between) - 1
