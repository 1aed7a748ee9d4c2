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
    for at, scene in enumerate(scenes) if needy else ():
        if at and scene.sentence.paragraph != scenes[at - 1].sentence.paragraph:
            first, above = at, first
        if named[at].isdisjoint(recipients):
            runs = (named[start:at] for start in (max(0, at - BACK), above, first))
            turned = next((code for run in runs if (code := _turned_to(run, needy, recipients, givers))), "")
            found.update({scene.sentence.start: (turned,)} if turned else {})
    return found


def _turned_to(
    run: Sequence[frozenset[str]], needy: frozenset[str], recipients: Sequence[str], givers: Collection[str | None]
) -> str:
    """The one state in need that a run of sentences names often and last, with none of those that the text is for."""
    codes = frozenset().union(*run)
    others = codes & needy
    if len(others) != 1 or not codes.isdisjoint(recipients):
        return ""
    last = next((told for one in reversed(run) if (told := one.difference(givers))), frozenset())
    code = next(iter(others))
    return code if last == others and sum(code in one for one in run) >= TWICE else ""


def _is_needy(code: str, reader: Reader, published: date | None) -> bool:
    return code in reader.catalogue.attacked or reader.catalogue.is_aided(code, published)


def _named(scene: Scene, reader: Reader) -> frozenset[str]:
    """The states that a sentence names, by themselves, by their towns or by those who hold their offices."""
    offices, kind = reader.catalogue.offices, reader.catalogue.party_kind
    parties = (m.name.target for m in (*scene.parties, *scene.towns) if part_in(scene, m, reader.words) not in APART)
    held = (offices[int(m.name.target)].party for m in scene.offices)
    return frozenset(code for code in (*parties, *held) if kind(code) in ("state", "territory"))
