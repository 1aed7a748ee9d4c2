"""Parts of what somebody gets: 'Kenya will get $9 million from Norway, made up of a loan of $5 million and a grant'.

The subject gets the whole, and so each part; it is no giver of what the whole consists of.
"""

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import UNFINITE, Cue
from pledgebook.extract.donors import receivers, receives
from pledgebook.extract.roles import Place

RELATIVE = 2
"""How many words before a verb that includes the 'which' may stand that makes it tell of what stands before it."""


def whole_of(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> tuple[Anchor, Cue] | None:
    """The whole that is got, and the verb that tells of it, where the reading made its getter the giver of a part."""
    if cue is None or cue.group != "include" or not _hangs(at, cue):
        return None
    before = [one for one in at.cues if one.at < cue.first and one.tense not in UNFINITE]
    head = next((one for one in reversed(before) if receives(at, one) and not one.passive), None)
    if head is None or any(at.scene.tokens[k].text == ";" for k in range(head.at, cue.first)):
        return None
    getting = {mention.name.target for mention in receivers(at, head)}
    sums = {m.first: m for m in at.scene.money if head.at < m.first < cue.first}
    ends = {q.first: q.last for q in at.scene.quantities if head.at < q.first < cue.first}
    ends |= {first: money.last for first, money in sums.items()}
    if not ends or not getting or not set(donors) <= getting:
        return None
    first = min(ends)
    return Anchor(first, ends[first], None, money=sums.get(first)), head


def _hangs(at: Place, cue: Cue) -> bool:
    """Whether the verb has no subject of its own: 'comprising', 'made up of', 'which consists of'."""
    tokens, relatives = at.scene.tokens, at.reader.words.nouns["relatives"]
    near = tokens.lowers[max(0, cue.first - RELATIVE) : cue.first]
    marked = cue.first > 0 and tokens[cue.first - 1].text in ",:–—("
    return cue.tense in UNFINITE or marked or not relatives.isdisjoint(near)
