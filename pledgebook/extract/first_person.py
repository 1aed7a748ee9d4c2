"""Whose 'I' and 'we' a text is that no publisher is known for: 'I am pleased to announce that we will provide'.

A speech or a release of a minister is written in the first person, outside of quotation marks, and names the state that
gives again and again ('the Australian Government', "Australia's aid"): that state speaks in it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pledgebook.catalogue.programmes import load_programmes
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Reader
from pledgebook.model import Document

MOST: Final = 3
"""How often a text names at the least the state that speaks in it."""

NEAR: Final = 5
"""Within how many words behind 'we' its verb stands ('I am very pleased to announce')."""

DONORS: Final = "org:oecd-development-assistance-committee"
"""The group of states that report what they give as aid."""

GIVING: Final = frozenset({"give", "promise", "commit"})
"""Groups of verbs that a state tells its gifts with."""


def spoken_voice(document: Document, scenes: Sequence[Scene], reader: Reader) -> str | None:
    """The state that speaks in a text of its own: the one giver that it names most, where 'we' gives in it."""
    catalogue = reader.catalogue
    if catalogue.sources.row(document.publisher) is not None or not any(_own_gifts(scenes, reader)):
        return None
    donors = load_programmes(catalogue).members(DONORS, document.published)
    named = Counter(m.name.target for scene in scenes for m in scene.parties if m.name.target in donors)
    (voice, often), (_, second) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    known = often >= MOST and often >= 2 * second
    return voice if known else None


def speaks_first(scene: Scene, verb: int, reader: Reader) -> bool:
    """'We will give', 'I am pleased to announce': whether 'I' or 'we' stands shortly before a verb of giving."""
    return not _we(reader).isdisjoint(scene.tokens.lowers[max(0, verb - NEAR) : verb])


def _we(reader: Reader) -> frozenset[str]:
    return reader.words.speech["first_person"] & reader.words.nouns["plural_subjects"]


def _own_gifts(scenes: Sequence[Scene], reader: Reader) -> Iterator[bool]:
    """For each verb of giving of which 'I' or 'we' is the subject: whether it stands in no quotation."""
    we, quoted, paragraph = _we(reader), False, -1
    for scene in scenes:
        quoted = quoted and scene.sentence.paragraph == paragraph
        paragraph = scene.sentence.paragraph
        marks = not scene.tokens.words.isdisjoint(('"', "\u201c", "\u201d"))
        if not quoted and not marks and not scene.tokens.words.isdisjoint(we):
            yield any(v.form.group in GIVING and speaks_first(scene, v.at, reader) for v in scene.verbs)
        for token in scene.tokens if marks else ():
            quoted = token.text != "\u201d" and (token.text == "\u201c" or (quoted != (token.text == '"')))
