"""Places with the name of a state or a town abroad: 'Alexandria, Louisiana' and 'Ohio and Georgia' are in America.

A place with the name of its region behind a comma is there. Where the name of a state is also that of a region
elsewhere, the places beside it tell which is meant.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Reader
from pledgebook.text.names import NameMention

NEAR: Final = 2
"""How many sentences off places may stand that tell where a region is."""


class Told(NamedTuple):
    """What a text tells of states, counted once for all of its names."""

    told_of: frozenset[str]
    """The states of whose towns, people or government it tells."""
    places: Counter[str]
    """How many towns and regions it names of each state."""
    states: Counter[str]
    """How often it names each state; names that turn out to be of places elsewhere are taken off."""


def without_places(scenes: Sequence[Scene], reader: Reader) -> None:
    """Take from every sentence the names that are those of places elsewhere."""
    for scene in scenes:
        if scene.towns and (scene.parties or len(scene.towns) > 1):
            _forget(scene, [m for m in (*scene.parties, *scene.towns) if _is_in_region(scene, m, reader)])
    regions = reader.words.role_words["regions_too"]
    asked = [at for at, scene in enumerate(scenes) if not scene.tokens.words.isdisjoint(regions)]
    told = _read(scenes, reader) if asked else None
    for at in asked:
        twofold = [m for m in scenes[at].parties if m.name.use == "name" and _name(scenes[at], m) in regions]
        if told is None or not twofold:
            continue
        elsewhere = [m for m in twofold if _is_region(scenes, at, m.name.target, told, reader)]
        told.states.subtract(m.name.target for m in elsewhere if m.name.target in told.states)
        _forget(scenes[at], elsewhere)


def _name(scene: Scene, mention: NameMention) -> str:
    return " ".join(scene.tokens.lowers[mention.first : mention.last])


def _forget(scene: Scene, names: Sequence[NameMention]) -> None:
    if not names:
        return
    for mention in names:
        if mention in scene.parties:
            scene.cover(mention.first, mention.last, "")
    scene.parties = [m for m in scene.parties if m not in names]
    scene.towns = [m for m in scene.towns if m not in names]


def _is_in_region(scene: Scene, mention: NameMention, reader: Reader) -> bool:
    """'Alexandria, Louisiana': right behind a comma stands a region of another state, and no list goes on."""
    tokens, at = scene.tokens, mention.last + 1
    if mention.name.use == "demonym" or at >= len(tokens) or tokens[mention.last].text != ",":
        return False
    region = next((m for m in scene.towns if m.first == at and m.name.target != mention.name.target), None)
    if region is None or (mention.first and tokens[mention.first - 1].text == ","):
        return False
    behind = [token.text for token in tokens[region.last : region.last + 2]] + ["", ""]
    joint = {word.lower() for word in behind} & reader.words.nouns["conjunctions"]
    return not joint and not (behind[0] == "," and behind[1][:1].isupper())


def _is_region(scenes: Sequence[Scene], at: int, state: str, told: Told, reader: Reader) -> bool:
    """Whether places of one other state are told beside a name, or all through a text, and nothing of the state."""
    if state in told.told_of:
        return False
    near = {m.name.target for scene in scenes[max(0, at - NEAR) : at + NEAR + 1] for m in scene.towns}
    if len(near) == 1 and {*_states(scenes[at], reader)} <= {state, *near}:
        return True
    others = sum(n for party, n in told.states.items() if party != state and party not in told.places)
    return len(told.places) == 1 and told.places.total() > others


def _read(scenes: Sequence[Scene], reader: Reader) -> Told:
    places = Counter(m.name.target for scene in scenes for m in scene.towns)
    people = {m.name.target for scene in scenes for m in scene.parties if m.name.use != "name"}
    return Told(frozenset(people.union(places)), places, Counter(
        party for scene in scenes for party in _states(scene, reader)))


def _states(scene: Scene, reader: Reader) -> Iterator[str]:
    return (m.name.target for m in scene.parties if reader.catalogue.party_kind(m.name.target) == "state")
