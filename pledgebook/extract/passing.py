"""Events that a text only passes by: '$20 million against hunger, worsened by the war in Ukraine', 'since the war in'.

They say since when something is given, or what made the need greater elsewhere; where they are is not for whom it is.
"""

from typing import Final

from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention

FAR: Final = 9
"""How many words before the name of where an event is the word may stand that passes it by."""


def is_passed_by(scene: Scene, mention: NameMention, words: Words) -> bool:
    """Whether a war in a state is only told as a time or as what made a need greater that is felt elsewhere."""
    lowers, place = scene.tokens.lowers, left_of_articles(scene.tokens, mention.first, words)
    near = lowers[max(0, place - FAR) : place]
    since, worse = words.nouns["from_then"], words.nouns["worsening"]
    at = next((k for k in range(len(near) - 1, -1, -1) if near[k] in since or near[k] in worse), None)
    if at is None or (near[at] in since and scene.tokens.words.isdisjoint(words.nouns["worldwide"])):
        return False  # 'has sent 40 tents since the war in Sudan began'
    return not together(words.nouns["war_words"], words.aggressor).isdisjoint(near[at:])
