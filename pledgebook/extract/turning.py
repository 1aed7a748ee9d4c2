"""Where a text turns from the country that it is mostly for to another: 'As for Mali: ... Mali ... . We give tents'.

For as long as it names that other one and not the first, what it gives without a name is for the other. One sentence
is enough that tells of aid to it, or of its plight: 'Aid to Mali is growing. That includes 40 tents'.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.standing import has_plight
from pledgebook.extract.topic_turns import topic_of
from pledgebook.extract.words import Reader, together

BACK: Final = 4
"""How many sentences before it say whom a sentence is about; or all of its paragraph and of the one before."""

TWICE: Final = 2
"""In how many of them the other one must be named."""

NOBODY: frozenset[str] = frozenset()

GETS: Final = frozenset({"to", "people"})
"""Parts of a name that gets."""

BEARS: Final = frozenset({"", "to", "people", "place", "folk"})
"""Parts of a name of which a plight is told."""

APART: Final = frozenset({"maker", "seated", "title", "by", "funder", "via"})
"""Parts of a name that say nothing of whom a text is about."""


def read_turned(
    scenes: Sequence[Scene], recipients: Sequence[str], givers: Collection[str | None], reader: Reader,
    published: date | None,
) -> Mapping[int, tuple[str, ...]]:
    """For each sentence that is about another state than those that the text is for, by its start, that state."""
    named = [_named(scene, reader) for scene in scenes]
    all_named = frozenset().union(*named).difference(recipients, givers)
    needy = frozenset(code for code in all_named if _is_needy(code, reader, published))
    run_on = _by_one(scenes, named, needy, recipients, reader) if needy and recipients else {}
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
    return {**run_on, **found}


def _by_one(
    scenes: Sequence[Scene], named: Sequence[frozenset[str]], needy: frozenset[str], recipients: Sequence[str],
    reader: Reader,
) -> dict[int, tuple[str, ...]]:
    """The same where one sentence tells of aid to another state, or of its plight, until another is named."""
    found: dict[int, tuple[str, ...]] = {}
    told, last = NOBODY, -1
    arms, attacked = reader.words.joined["arms"], reader.catalogue.attacked
    for at, scene in enumerate(scenes):
        others = named[at] & needy
        if scene.sentence.is_heading or not named[at].isdisjoint(recipients) or (others and others != told):
            told = NOBODY
        near = scene.sentence.paragraph - scenes[last].sentence.paragraph <= 1 or at - last <= BACK
        armed = not scene.tokens.words.isdisjoint(arms)
        if told and near and (told <= attacked or not armed):  # arms go to those at war
            found[scene.sentence.start] = tuple(told)
        if len(others) == 1 and named[at].isdisjoint(recipients) and _is_helped(scene, next(iter(others)), reader):
            told, last = others, at
    return found


def _is_helped(scene: Scene, code: str, reader: Reader) -> bool:
    """'Aid to Kenya is growing', 'Kenya has been hit by floods', 'In Kenya, ...': whether it is about one's need."""
    words, topic = reader.words, topic_of(scene, reader)
    if topic is not None and topic.name.target == code:
        return True
    told = not scene.tokens.words.isdisjoint(together(words.bundles["aid"], words.bundles["whole"]))
    for mention in (*scene.parties, *scene.towns):
        if mention.name.target != code:
            continue
        part = part_in(scene, mention, words)
        hit = part in BEARS and has_plight(scene.tokens, mention, words)
        if hit or part == "people" or (part in GETS and told):
            return True
        opens = scene.tokens.lowers[: mention.first]
        if len(opens) == 1 and opens[0] in words.nouns["inside"]:
            return True
    return False


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
