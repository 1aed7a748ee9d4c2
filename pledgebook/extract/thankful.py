"""Who thanks has got, and who is thanked has given: 'Kenya's president thanked Norway', 'Neighbours thank India'.

Whoever thanks in a text gives none of what it tells, even where it speaks of it later.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.title import Title
from pledgebook.extract.words import Reader
from pledgebook.text.names import NameMention

NEAR: Final = 3
"""How many words behind the word of thanking the name of who is thanked may stand."""


def thankful(scenes: Sequence[Scene], reader: Reader) -> frozenset[str]:
    """The states that thank, by themselves or by those who hold their offices."""
    words, offices, found = reader.words, reader.catalogue.offices, set[str]()
    thanking = words.nouns["thanking"]
    for scene in scenes:
        thanks = [v.at for v in scene.verbs if v.form.lemma in thanking] if scene.parties else []
        if not thanks or not any(0 < m.first - thanks[0] <= NEAR for m in scene.parties):
            continue
        verb = thanks[0]
        before = (m.name.target for m in scene.parties
                  if m.last <= verb and part_in(scene, m, words) not in ("place", "aside", "by", "against"))
        found.update(code for code in before if reader.catalogue.party_kind(code) == "state")
        found.update(offices[int(m.name.target)].party for m in scene.offices if m.last <= verb)
    return frozenset(found)


def thanked(title: Title, reader: Reader) -> NameMention | None:
    """'Neighbours thank India for vaccines': the state or union that a headline says is thanked."""
    thanks = reader.words.role_words["thanks"]
    for mention in title.parties:
        before = title.tokens[max(0, mention.first - NEAR) : mention.first]
        gives = reader.catalogue.party_kind(mention.name.target) in ("state", "union")
        if gives and mention.first and any(token.lower in thanks for token in before):
            return mention
    return None
