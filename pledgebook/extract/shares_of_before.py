"""A sum or a thing that is part of what was told right before is for the same as that.

'$90 million to Chad, of which $5 million is for roads', '... to Chad. This includes $5 million. Another $2 million is'.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.roles import Place
from pledgebook.extract.takes import takes_up

FIRST: Final = 3
"""Within how many words of its sentence the word stands that says that more of the same follows."""


def is_share_of_before(at: Place, anchor: Anchor) -> bool:
    """Whether the amount is a part of the claim before it, or the next of its kind."""
    tokens, words = at.scene.tokens, at.reader.words
    if at.back == 0:
        parts = any(label == "part" for _, label, _ in words.counting.scan(tokens, 0, anchor.first))
        return parts or any(True for _ in words.openers.scan(tokens, 0, anchor.first))
    if at.back != 1:
        return False
    more = any(label == "additional" for _, label, _ in words.counting.scan(tokens, 0, min(FIRST, len(tokens))))
    return more or bool(takes_up(at.scene, words, at.before[0] if at.before else ()))
