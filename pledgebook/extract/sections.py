"""What the sections of a text are about: 'In Vanuatu, they met. ... USAID announced $3 million', 'Help for Chad'.

A row of many states is a list of examples, and a state that needs no aid is where something was made or said.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.cues import RECEIVING
from pledgebook.extract.rows_of_names import shared_parts
from pledgebook.extract.scene import Scene
from pledgebook.extract.whence import is_origin
from pledgebook.extract.words import Reader

FEW: Final = 2
"""How many states a section may be about."""


def read_sections(
    scenes: Sequence[Scene], givers: set[str | None], reader: Reader
) -> dict[int, tuple[str, ...]]:
    """For each sentence, by its start, the states that its paragraph or heading has named before it as a place.

    'In Vanuatu, they met. ... USAID announced $3 million': documents about several states tell of one a section.
    """
    found: dict[int, tuple[str, ...]] = {}
    headed: tuple[str, ...] = ()
    current: tuple[str, ...] = ()
    above: tuple[str, ...] | None = None
    paragraph = -1
    for scene in scenes:
        if scene.sentence.paragraph != paragraph:
            current, above, paragraph = headed, None, scene.sentence.paragraph
        if not scene.sentence.is_item:
            above = None
        elif scene.sentence.opens:  # one line of a list says nothing of the next one
            above = current = current if above is None else above
        found[scene.sentence.start] = current
        named = _places(scene, givers, reader) if scene.parties else ()
        if scene.sentence.is_heading:
            headed = current = named if len(named) == 1 else ()
        elif named:
            current = named if len(named) <= FEW else headed  # a row of examples is what nothing behind it is about
    return found


def _places(scene: Scene, givers: set[str | None], reader: Reader) -> tuple[str, ...]:
    """The states that a sentence names as a place or as who gets; in a heading all that it names."""
    parts = ("", "to", "people", "place") if scene.sentence.is_heading else ("to", "people", "place")
    gets = [v.at for v in scene.verbs if v.form.group in RECEIVING or v.form.group == "request"]
    kind = reader.catalogue.party_kind
    states = [
        m.name.target
        for m, part in shared_parts(scene, reader.words)
        if m.name.target not in givers
        and m.name.use != "capital"
        and (part in parts or (gets and any(0 <= at - m.last <= 3 for at in gets)))
        and kind(m.name.target) in ("state", "territory")
        and (part != "place" or scene.sentence.is_heading or reader.catalogue.is_aided(m.name.target, None)
             or m.name.target in reader.catalogue.attacked)
        and not is_origin(scene, m, reader.words)
        and not (scene.sentence.is_item and scene.covered[m.last + 1 : m.last + 2] == ["money"])  # 'Chad - $5 million'
    ]
    return tuple(sorted(set(states)))
