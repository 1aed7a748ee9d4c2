"""Who says it where no verb does: 'Ann Lee was in Kyiv. "We will send tanks"', 'The minister was clear: "..."'.

So it is with a label before a colon, as headlines have it ('Zelensky: Norway will send tanks').
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.persons import behind_preposition, left_of_determiners
from pledgebook.extract.scene import Scene
from pledgebook.extract.sights import Voice
from pledgebook.extract.words import Words

PERSONS: Final = frozenset({"holder", "role"})
"""Sorts of voices that are people; what stands behind the name of a state and a colon is an entry of a list."""


def only_person(scene: Scene, words: Words, voices: Sequence[Voice]) -> Voice | None:
    """The one person whom a sentence names as no object of a preposition."""
    people = [v for v in voices if v.sort in PERSONS and v.speaker.party is not None
              and not behind_preposition(scene, words, v.first)]
    return people[0] if people and all(v.speaker == people[0].speaker for v in people) else None


def before_colon(scene: Scene, words: Words, voices: Sequence[Voice]) -> tuple[int, Voice] | None:
    """Where the colon stands behind which somebody is quoted or speaks, and who that is."""
    tokens = scene.tokens
    colon = next((k for k in range(len(tokens) - 1) if tokens[k].text == ":"), 0)
    if not colon:
        return None
    voice = only_person(scene, words, [v for v in voices if v.last <= colon])
    if voice is None:
        return None
    opens = _begins(scene, words, voice.first) and voice.last == colon
    return (colon, voice) if opens or tokens[colon + 1].text in "\"'" else None


def _begins(scene: Scene, words: Words, place: int) -> bool:
    """Whether only articles and polite titles stand before a name."""
    while place > 0 and (scene.tokens.lowers[place - 1] in words.speech["polite"]
                         or left_of_determiners(scene, place, words) < place):
        place -= 1
    return place == 0
