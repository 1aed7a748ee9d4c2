"""What a word behind or before a thing says of it over the verb that is nearest: handed over, needed, meant once.

'includes 10 boats, delivered last month' tells of boats that have come, and 'the food that people need, and tents' of
tents that nobody asks for.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import DONE, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

SILENT: Final = frozenset({"say", "other", "intend", "idle"})
"""Groups that say nothing of the stage of a thing."""

PROMISED: Final = frozenset({"include", "order", "promise", "commit"})
"""Groups of verbs that tell of what a participle behind it says that it has come."""

DATED: Final = 5
"""Within how many words behind a participle the day stands on which a thing was handed over."""


def is_handed_over(scene: Scene, words: Words, cues: list[Cue], cue: Cue, last: int) -> bool:
    """'includes 10 boats, delivered last month', 'includes 20 radars already handed over': what is in it has come."""
    if cue.stage not in DONE or cue.tense not in ("past", "participle") or not 0 <= cue.first - last <= 2:
        return False
    main = next((c for c in reversed(cues) if c.at < last and c.group not in SILENT), None)
    over = words.running["now"] | words.running["finished"]
    between = scene.tokens.lowers[last : cue.first]
    if main is None or main.group not in PROMISED or not all(lower == "," or lower in over for lower in between):
        return False
    behind = range(cue.at + 1, min(cue.at + 1 + DATED, len(scene.tokens)))
    day = next((k for k in behind if scene.covered[k] == "date"), None)
    dated = day is not None and words.nouns["by_days"].isdisjoint(scene.tokens.lowers[day - 1 : day + 1])
    return dated or not over.isdisjoint(between)


def over_need(scene: Scene, words: Words, cue: Cue | None, before: Anchor, after: Anchor) -> bool:
    """'sent the food that people in Mali need to survive, as well as tents': the need tells of the food alone."""
    if cue is None or cue.group != "request" or cue.tense not in ("present", "past") or cue.passive:
        return False
    if not before.last < cue.first or not cue.at < after.first or before.sort != "item":
        return False
    start = scene.tokens.lowers[before.last]
    own = any(m.last == cue.first and m.first == before.last for m in scene.parties)
    led = own or start in words.nouns["relatives"]
    parted = after.first - 1
    while parted > cue.at and scene.tokens.lowers[parted] in words.nouns["articles"]:
        parted -= 1
    joints = together(words.nouns["conjunctions"], words.nouns["joiners"])
    return led and parted > cue.at and scene.tokens.lowers[parted] in joints


def is_moved_on(words: Words, cues: list[Cue], cue: Cue) -> bool:
    """'has ordered that $5 million earmarked for Kenya be directed elsewhere': what was meant once, and an order."""
    moving = words.nouns["diverting"] | words.nouns["moving_off"]
    told = cue.tense == "participle" and cue.group == "commit"
    told = told or cue.lemma in words.nouns["decreeing"]
    return told and any(c.group == "cancel" and c.lemma in moving and c.at > cue.at for c in cues)
