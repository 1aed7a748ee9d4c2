"""Hearers: to whom somebody gives their word that they will give, or will not, gets or goes without."""

from pledgebook.extract.cues import Cue
from pledgebook.extract.others import takes
from pledgebook.extract.roles import Found, Place, office_at, weighed
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention


def told_to(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """Who is promised that somebody will give gets it, where nobody else does."""
    for mention in at.scene.parties if cue is not None else ():
        if not is_told(at, mention):  # which tells one name in a thousand, and so goes first
            continue
        code = mention.name.target
        named = any(m.last < mention.first and m.name.target in donors for m in at.scene.parties)
        aside = at.part(mention) == "aside" and named and code not in {*donors, *at.setting.aggressor}
        free = aside or takes(at, mention, donors)  # 'Norway told Kenya it would send'
        if free and at.is_state(code):
            return weighed((mention.name.target,), at.span(mention), "recipient.told")
    for mention in at.scene.offices if cue is not None else ():
        party = office_at(at, mention.first) if is_told(at, mention) else None
        if party and at.is_state(party) and party not in {*donors, *at.setting.aggressor}:
            return weighed((party,), at.span(mention), "recipient.told")
    return None


def is_told(at: Place, mention: NameMention) -> bool:
    """'promised Kenya that it would send', 'has assured Kenya they will pay': to whom somebody gives their word."""
    tokens, words = at.scene.tokens, at.reader.words
    place = at.before_articles(mention.first) - 1
    form = words.verbs.get(tokens.lowers[place]) if place >= 0 else None
    if form is None or form.lemma not in words.nouns["assuring"]:
        return False
    ahead = (tokens.lowers[k] for k in range(mention.last, len(tokens)) if at.scene.covered[k] != "date")
    behind = next((word for word in ahead if word not in words.speech["prepositions"]), "")  # 'on Monday that'
    if form.lemma in words.nouns["warning"] and (behind in words.order.of or behind in words.nouns["withs"]):
        return True  # 'warned Kenya of a halt to'
    pronouns = together(words.speech["it"], words.speech["he"], words.speech["first_person"])
    return behind in pronouns or behind in words.nouns["relatives"]
