"""Extraction, anchors first: `read(document, reader)` finds the claims of one document and the words for every field.

The way: sentences -> scenes (masked mentions) -> cues -> anchors (vetoes) -> roles, kind, stage, counting, modality,
dates, speaker -> confidence and tier -> merging of what is said again. Stateless: same text, metadata and pack, same
claims.
"""

from pledgebook.extract.beside import beside_aid
from pledgebook.extract.charities import name_givers
from pledgebook.extract.compose import compose
from pledgebook.extract.course import Course
from pledgebook.extract.draft import Draft, drafts, shared_out
from pledgebook.extract.entries import Label, labels_of, name_labels, of_many, read_entries
from pledgebook.extract.goes_on import said_on
from pledgebook.extract.headed import name_headed
from pledgebook.extract.headlines import headlines, told_below
from pledgebook.extract.initials import explain_initials, fold_initials
from pledgebook.extract.merge import by_amount, merge
from pledgebook.extract.more_in_row import with_more
from pledgebook.extract.namesake_places import without_places
from pledgebook.extract.namesakes import without_namesakes
from pledgebook.extract.retold import retold
from pledgebook.extract.rowmates import with_mates
from pledgebook.extract.scene import Scene, read_scene
from pledgebook.extract.setting import read_setting
from pledgebook.extract.settling import Counted, settle
from pledgebook.extract.speaking import read_speech
from pledgebook.extract.sum_told import with_sums
from pledgebook.extract.terms import with_terms
from pledgebook.extract.under_headings import under_headings
from pledgebook.extract.words import Reader, load_reader
from pledgebook.model import Document, Reading, Vetoed
from pledgebook.text.building import uncollected
from pledgebook.text.segments import sentences
from pledgebook.text.spaced import view_of

__all__ = ["Reader", "load_reader", "read", "scenes_of"]


def read(document: Document, reader: Reader, *, explain: bool = False) -> Reading:
    """All claims of a document, every tier, in order of their words; and the candidates that a veto rejected.

    `explain` adds to each claim's trace what was considered and lost.
    """
    with uncollected():  # what is made here holds no circle, and dies by itself
        return _read(document, reader, explain=explain)


def scenes_of(document: Document, reader: Reader) -> list[Scene]:
    """The sentences of a document, each with what stands in it."""
    return _scenes(document, reader)[0]


def _scenes(document: Document, reader: Reader) -> tuple[list[Scene], list[Label | None]]:
    """The sentences, and the label that each begins with."""
    segments = sentences(document.text, reader.words.sentences)
    plain = view_of(document.text)
    scenes = [read_scene(document.text, s, reader, document.published, plain) for s in segments]
    labels = labels_of(document.text, scenes, reader)
    name_labels(scenes, labels)
    name_headed(scenes, reader)
    name_givers(scenes, reader)
    without_namesakes(scenes, reader)
    without_places(scenes, reader)
    explain_initials(scenes, reader.words)
    fold_initials(scenes, reader.catalogue)
    return scenes, labels


def _read(document: Document, reader: Reader, *, explain: bool) -> Reading:
    scenes, labels = _scenes(document, reader)
    segments = [scene.sentence for scene in scenes]
    setting = read_setting(document, scenes, reader)
    entries = read_entries(document, scenes, labels, reader, setting)
    setting = of_many(setting, entries)
    lists = {s.intro for s in segments} | {entry.above for entry in entries.values()}
    course = Course(frozenset(at for at in lists if at is not None),
                    speech=read_speech(document, scenes, reader, setting), entries=entries)
    counted: list[Counted] = []
    vetoed: list[Vetoed] = []
    again: set[str] = set()
    for index, scene in enumerate(scenes):
        for found in drafts(document, reader, setting, scene, index, course):
            if isinstance(found, Draft):
                for part in shared_out(found):
                    claim = compose(document, part, reader, explain=explain)
                    if course.takes_sum(scene, reader.words, part.anchor):
                        again.add(claim.id)
                    course.take(claim, index, part.anchor, found.donors.parties)
                    counted.append(Counted(claim, index))
            else:
                vetoed.append(found)
    counted = with_terms(scenes, counted, reader.words, document.published)
    counted = retold(scenes, counted, reader.words)
    counted = with_mates(counted, scenes, reader)
    counted = said_on(scenes, with_more(scenes, counted, reader.words), reader.words)
    counted = with_sums(scenes, under_headings(scenes, counted, reader), reader.words)
    told = beside_aid(settle(counted), scenes, reader)
    claims = merge(told, {row.claim.id: row.sentence for row in counted}, again)
    titles = headlines(scenes)
    claims = told_below(claims, {row.claim.id for row in counted if row.sentence in titles})
    if not any(segment.turn for segment in segments):  # in a conversation a sum takes up what was just spoken of
        claims = tuple(by_amount(claim) for claim in claims)
    return Reading(document.id, claims, tuple(sorted(set(vetoed))))
