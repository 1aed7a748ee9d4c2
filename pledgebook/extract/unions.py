"""A union of states that gets something itself: 'will provide the European Union with 15 million tons of gas'.

It gets only what is for itself: 'to the EU mission in Kenya', "to the EU's fund", 'to the EU for Kenya' are others'.
"""

from pledgebook.extract.parts import GETS
from pledgebook.extract.roles import Place
from pledgebook.text.names import NameMention


def is_union(at: Place, mention: NameMention) -> bool:
    """Whether a name is that of a union which stands alone, with no state behind it for which the thing is."""
    tokens, words = at.scene.tokens, at.reader.words
    if at.kind(mention.name.target) != "union" or mention.name.use == "demonym" or at.owns(mention):
        return False
    if mention.last < len(tokens):
        behind = tokens[mention.last]
        ends = behind.kind == "mark" or behind.lower in words.nouns["stops"] | words.nouns["conjunctions"]
        if not ends and at.scene.covered[mention.last] != "date" and behind.lower not in words.adverbs:
            return False  # 'to the EU mission'
    states = (m for m in at.scene.parties if m.first >= mention.last and at.is_state(m.name.target))
    return not any(at.part(m) in {*GETS, "place"} for m in states)
