"""Who will not let aid in: 'would not allow humanitarian aid into the country', 'refused to let food into Gaza'.

Who lets it in has given nothing; who does not refuses it. Where it is his own country, or nobody else's is named, he
would have got it.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.ofaid import acts_on_aid
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

INTO: Final = 8
"""How many words behind the verb the 'into' may stand before where the aid would go."""

HUNG: Final = 2
"""How many words behind a verb of refusing a verb of letting in may begin ('refuses to allow')."""


def admitted(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues, with those of letting aid in read by what denies them."""
    if words.nouns["admitting"].isdisjoint([cue.lemma for cue in cues]):
        return cues
    return [_let_in(scene, words, cues, k) for k in range(len(cues))]


def _let_in(scene: Scene, words: Words, cues: Sequence[Cue], k: int) -> Cue:
    """The cue; a verb of letting aid in that is denied, or that hangs on one of refusing, refuses the aid."""
    cue = cues[k]
    if cue.lemma not in words.nouns["admitting"] or cue.passive:
        return cue
    before = cues[k - 1] if k else None
    hangs = before is not None and before.stage is Stage.REFUSED and not before.negated and (
        0 <= cue.first - before.at <= HUNG)
    if not (cue.negated or hangs) or not _is_of_aid(scene, words, cue.at + 1):
        return cue
    place = _place(scene, words, cue.at + 1)
    if place is None:
        return cue
    first = before.first if hangs and before is not None else cue.first
    named = {m.name.target for m in scene.parties if 0 <= first - m.last <= 1}
    there = {m.name.target for m in scene.parties if place < m.first <= place + HUNG}
    group = "receive" if not named or named & there or not there else "refuse"
    return cue._replace(first=first, group=group, stage=Stage.REFUSED, tense="past", negated=False)


def _is_of_aid(scene: Scene, words: Words, at: int) -> bool:
    """Whether aid, or a thing that is given in kind, is the object of the verb."""
    behind = range(at, min(at + HUNG + 1, len(scene.tokens)))
    held = any(scene.covered[k] in ("item", "quantity") for k in behind)
    goods = any(words.heads.get(scene.tokens.lowers[k]) == "goods" for k in behind)
    return held or goods or acts_on_aid(scene, words, at) or acts_on_aid(scene, words, at + 1)


def _place(scene: Scene, words: Words, at: int) -> int | None:
    """Where the 'into' stands that leads to where the aid would go; None where none does."""
    for place in range(at, min(at + INTO, len(scene.tokens) - 1)):
        if scene.tokens.lowers[place] in words.nouns["intos"]:
            return place
        if scene.tokens[place].text in ".,;:" or scene.tokens.lowers[place] in words.nouns["infinitives"]:
            return None
    return None
