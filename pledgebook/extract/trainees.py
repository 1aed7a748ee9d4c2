"""Who is trained without a number: 'began training Kenyan medics', 'the Kenyan army was trained'."""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import Phrase, phrase_around
from pledgebook.extract.scene import Scene
from pledgebook.extract.verbal import is_nation, is_trained
from pledgebook.extract.words import Words

BEHIND: Final = 3
"""Within how many words behind a verb of training the people stand whom their country tells."""

SUBJECT: Final = 8
"""Within how many words before a passive verb of training those who are trained stand."""


def trainees(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Phrase]:
    """The people of a country that verbs of training have as their object, or as the subject of their passive."""
    for cue in cues:
        if cue.group != "train":
            continue
        near = range(max(0, cue.first - SUBJECT), cue.first) if cue.passive else range(cue.at + 1, cue.at + 1 + BEHIND)
        for mention in scene.parties:
            place = mention.last
            if mention.first in near and is_nation(scene, words, mention):
                yield Phrase(mention.first, mention.last, "people")  # 'Ukrainians arrived to learn to use tanks'
                break
            if mention.first in near and mention.name.use == "demonym" and is_trained(scene, words, place):
                while place + 1 < len(scene.tokens) and is_trained(scene, words, place + 1):
                    place += 1
                found = phrase_around(scene, words, place, place + 1)
                last = min(found.last, cue.first) if cue.passive else found.last  # 'Kenyan teachers attended a course'
                yield found._replace(kind="people", last=last)
                break
