"""Notes in brackets: '12 radars (6 installed, 6 spares); five boats', '40 trucks (20 were delivered in May) and tents'.

What a note tells of the thing before it says nothing of those behind it, and what it counts is counted already.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

OPENS: Final = ("(", "[")
CLOSES: Final = (")", "]")


def note_around(scene: Scene, at: int) -> tuple[int, int] | None:
    """The places of the brackets around token `at`, or None."""
    if scene.tokens.words.isdisjoint(CLOSES):
        return None
    depth = 0
    for start in range(at - 1, -1, -1):
        text = scene.tokens[start].text
        depth += (text in CLOSES) - (text in OPENS)
        if depth < 0:
            end = next((k for k in range(at + 1, len(scene.tokens)) if scene.tokens[k].text in CLOSES), None)
            return (start, end) if end is not None else None
    return None


def is_of_note(scene: Scene, act: int, at: int) -> bool:
    """Whether a verb stands in a note that is closed before the thing at token `at`."""
    note = note_around(scene, act)
    return note is not None and note[0] > 0 and note[1] < at


def is_noted(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'(6 installed, 6 spares)', '(of which 20 donated by Spain)': a share of the thing before, by its state alone."""
    note = note_around(scene, anchor.first) if anchor.quantity is not None else None
    if note is None or not note[0] or scene.covered[note[0] - 1] == "quantity" or anchor.phrase is None:
        return False
    counted = any(q.first <= note[0] + 3 and q.first > note[0] for q in scene.quantities)
    head = scene.tokens.lowers[anchor.phrase.last - 1]
    form = words.verbs.get(head)
    state = head in words.nouns["part_notes"] or (form is not None and form.forms == {"past", "participle"})
    return counted and state
