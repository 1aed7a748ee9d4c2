"""Where a text turns from the country that it is mostly for to another: 'As for Mali: ... Mali ... . We give tents'.

For as long as it names that other one and not the first, what it gives without a name is for the other.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.words import Reader

BACK = 4
"""How many sentences before it say whom a sentence is about; or all of its paragraph and of the one before."""

TWICE = 2
"""In how many of them the other one must be named."""

NOBODY: frozenset[str] = frozenset()

APART = frozenset({"maker", "seated", "title", "by", "funder", "via"})
"""Parts of a name that say nothing of whom a text is about."""


def read_turned(
    scenes: Sequence[Scene], recipients: Sequence[str], givers: Collection[str | None], reader: Reader,
    published: date | None,
) -> Mapping[int, tuple[str, ...]]:
    """For each sentence that is about another state than those that the text is for, by its start, that state."""
    named = [_named(scene, reader) for scene in scenes]
    all_named = frozenset().union(*named).difference(recipients, givers)
    needy = frozenset(code for code in all_named if _is_needy(code, reader, published))
    found: dict[int, tuple[str, ...]] = {}
    first = above = 0
    told, last = NOBODY, -1
    for at, scene in enumerate(scenes) if needy else ():
        if at and scene.sentence.paragraph != scenes[at - 1].sentence.paragraph:
            first, above = at, first
        if told <= needy and last >= min(above, at - BACK) and named[at].isdisjoint(recipients):
            runs = (named[start:at] for start in (max(0, at - BACK), above, first))
            if any(_is_about(run, told, needy, recipients) for run in runs):
                found[scene.sentence.start] = tuple(told)
        others = named[at].difference(givers)
        told, last = (others, at) if others else (told, last)
    return found


def _is_about(
    run: Sequence[frozenset[str]], told: frozenset[str], needy: frozenset[str], recipients: Sequence[str]
) -> bool:
    """Whether a run of sentences names, of those in need, only the one told last, and often, and none it is for."""
    codes = frozenset().union(*run)
    return len(told) == 1 and codes & needy == told and codes.isdisjoint(recipients) and sum(
        not told.isdisjoint(one) for one in run) >= TWICE


def _is_needy(code: str, reader: Reader, published: date | None) -> bool:
    return code in reader.catalogue.attacked or reader.catalogue.is_aided(code, published)


def _named(scene: Scene, reader: Reader) -> frozenset[str]:
    """The states that a sentence names, by themselves, by their towns or by those who hold their offices."""
    if not (scene.parties or scene.towns or scene.offices):
        return NOBODY  # half of all sentences
    offices, kind = reader.catalogue.offices, reader.catalogue.party_kind
    codes = {m.name.target for m in (*scene.parties, *scene.towns) if part_in(scene, m, reader.words) not in APART}
    codes.update(offices[int(m.name.target)].party for m in scene.offices)
    return frozenset(code for code in codes if kind(code) in ("state", "territory"))
