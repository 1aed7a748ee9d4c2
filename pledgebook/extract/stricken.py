"""Where something has struck gets: 'In response to the outbreak in Rwanda, Norway gave', in a text for another too.

So does whom it struck ('After the quake that struck Nepal, Norway sent').
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.others import takes
from pledgebook.extract.passing import is_passed_by
from pledgebook.extract.roles import Found, Place, is_in_need, weighed
from pledgebook.extract.row_takers import whole_row
from pledgebook.extract.words import together

NEAR: Final = 5
"""Within how many words before the 'in' or 'struck' of a name its cause stands ('floods and slides in')."""


def stricken(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """The state in need in which the first part of a sentence tells that something has struck."""
    words, scene = at.reader.words, at.scene
    plight = words.role_words["plight"]
    if scene.tokens.words.isdisjoint(plight):
        return None
    for mention in scene.parties:
        place = at.before_articles(mention.first) - 1
        if not 0 < place < anchor.first or mention.last > anchor.first or not is_in_need(at, mention.name.target):
            continue
        there = scene.tokens.lowers[place] in together(words.nouns["inside"], words.nouns["hit_by"])
        struck = there and not plight.isdisjoint(scene.tokens.lowers[max(0, place - NEAR) : place])
        parted = any(scene.tokens[k].text == "," for k in range(mention.last, anchor.first))
        if struck and parted and takes(at, mention, donors) and not is_passed_by(scene, mention, words):
            return weighed(whole_row(at, mention, donors), at.span(mention), "recipient.earlier")
    return None
