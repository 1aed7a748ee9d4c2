"""Stops of aid told by one compound noun: 'announced an aid freeze for Kenya', 'US foreign aid cuts have closed'.

The noun behind the aid says what becomes of it, as the passive of a verb would ('aid was frozen'). Where the stop
itself is lifted, the aid goes on.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.runs import stops_aid
from pledgebook.extract.scene import Scene
from pledgebook.extract.sought import requests, talks
from pledgebook.extract.words import Words

NOUNS: Final = ((Stage.SUSPENDED, "suspend", "stop_nouns"), (Stage.REDUCED, "reduce", "cut_nouns"),
                (Stage.CANCELLED, "cancel", "end_nouns"))
"""What a noun of one of these lists of the pack says of the aid before it: its stage, and the group of the verb."""

UNDONE: Final = 5
"""How many words before the stop the word may stand that undoes it ('lifted its military aid freeze')."""


def by_nouns(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """What nouns say in the place of verbs: what is asked for, what is talked about, which aid comes to a stop."""
    return [*requests(scene, words, cues), *talks(scene, words, cues), *stops(scene, words, cues)]


def stops(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Cue]:
    """The nouns of a stop right behind a noun of aid, each as the passive of its verb."""
    if scene.tokens.words.isdisjoint(words.nouns["stopped_aid"]):
        return
    lowers, taken = scene.tokens.lowers, {at for cue in cues if cue.tense != "phrase"
                                            for at in range(cue.first, cue.at + 1)}
    for at in [at for at in range(1, len(lowers)) if at not in taken and stops_aid(scene, words, at)]:
        stage, group = next((stage, group) for stage, group, name in NOUNS if lowers[at] in words.nouns[name])
        undone = not words.nouns["undoing"].isdisjoint(lowers[max(0, at - UNDONE) : at])
        yield Cue(at, at, group, lowers[at], Stage.ANNOUNCED if undone else stage, "passive_past", negated=undone)
