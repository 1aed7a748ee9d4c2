"""Extraction, anchors first: `read(document, reader)` finds the claims of one document and the words for every field.

The way: sentences -> scenes (masked mentions) -> cues -> anchors (vetoes) -> roles, kind, stage, counting, modality,
dates, speaker -> confidence and tier -> merging of what is said again. Stateless: same text, metadata and pack, same claims.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pledgebook.codes import NEGATIVE, Counting, Stage
from pledgebook.extract.anchors import Anchor, read_anchors
from pledgebook.extract.compose import Draft, compose
from pledgebook.extract.cues import Cue, governing, read_cues
from pledgebook.extract.kinds import read_kind
from pledgebook.extract.merge import merge
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.roles import Stage as RoleStage
from pledgebook.extract.roles import read_donors, read_recipients
from pledgebook.extract.scene import Scene, read_scene
from pledgebook.extract.setting import Setting, read_setting, turn_party
from pledgebook.extract.weigh import weigh
from pledgebook.extract.words import Reader, Words, load_reader
from pledgebook.model import Claim, Document, Reading, Span, Vetoed
from pledgebook.text.money import MoneyMention
from pledgebook.text.segments import sentences

__all__ = ["Reader", "load_reader", "read"]


@dataclass(slots=True)
class _Course:
    """What carries over from one sentence to the next inside a document."""

    before: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    paragraph: int = -1
    stage: Stage | None = None
    named: tuple[Span, Phrase] | None = None
    sums: list[tuple[tuple[Decimal | None, str], Stage]] = field(default_factory=list)
    intro: dict[int, tuple[Stage | None, tuple[str, ...], tuple[str, ...], bool]] | None = None


def read(document: Document, reader: Reader) -> Reading:
    """All claims of a document, every tier, in order of their words; and the candidates that a veto rejected."""
    segments = sentences(document.text, reader.words.abbreviations)
    scenes = [read_scene(document.text, s, reader, document.published) for s in segments]
    setting = read_setting(document, scenes, reader)
    military = _is_military(scenes, reader)
    course = _Course(intro={})
    claims: list[Claim] = []
    vetoed: list[Vetoed] = []
    for index, scene in enumerate(scenes):
        for draft in _drafts(document, reader, setting, scene, index, course, military=military):
            if isinstance(draft, Vetoed):
                vetoed.append(draft)
            else:
                claim = compose(document, scene, draft, reader)
                claims.append(claim)
                if claim.counting is not Counting.TOTAL:
                    course.stage = claim.stage
                if claim.stage and draft.anchor.money:
                    course.sums.append((_sum(draft.anchor.money), claim.stage))
    return Reading(document.id, merge(claims), tuple(sorted(set(vetoed))))


def _sum(mention: MoneyMention) -> tuple[Decimal | None, str]:
    """What makes two mentions of money the same sum: 'the $800 million package includes' takes up an earlier claim."""
    return mention.amount.max if mention.amount.max is not None else mention.amount.min, mention.currency


def _is_military(scenes: Sequence[Scene], reader: Reader) -> bool:
    bundles = reader.words.bundles
    said = [token.lower for scene in scenes for token in scene.tokens]
    return sum(w in bundles["military"] for w in said) >= sum(w in bundles["civil"] for w in said)


def _drafts(document: Document, reader: Reader, setting: Setting, scene: Scene, index: int, course: _Course,
            *, military: bool) -> Iterator[Draft | Vetoed]:
    sentence = scene.sentence
    cues = read_cues(scene, reader.words)
    intro = course.intro.get(sentence.intro) if course.intro is not None and sentence.intro is not None else None
    if sentence.paragraph > course.paragraph + 1 or (sentence.is_heading and sentence.paragraph != course.paragraph):
        course.before, course.stage = None, None
    course.paragraph = sentence.paragraph
    before = (intro[1], intro[2]) if intro else course.before
    voice = turn_party(sentence.turn, reader, document, setting.voice)
    at = RoleStage(scene, reader, document, setting, voice, before)
    anchors = read_anchors(scene, reader.words, cues, listed=intro is not None and intro[3])
    for anchor in anchors:
        draft = _draft(at, anchor, cues, intro, course, military=military)
        if isinstance(draft, Draft):
            course.before = (draft.donors.parties, draft.recipients.parties)
        yield draft
    _introduce(at, cues, index, course)


def _introduce(at: RoleStage, cues: list[Cue], index: int, course: _Course) -> None:
    """Remember what a sentence that introduces a list says, for the items of the list."""
    assert course.intro is not None
    tokens = at.scene.tokens
    end = Anchor(len(tokens), len(tokens), None)
    cue, _ = governing(at.scene, at.reader.words, cues, len(tokens), len(tokens))
    donors = read_donors(at, end, cue)
    recipients = read_recipients(at, end, cue, donors.parties)
    staged = next((c.stage for c in reversed(cues) if c.stage is not None and c.group not in ("include", "say", "other")), None)
    lists = any(c.group in ("include", "give", "commit", "promise", "order", "request", "receive") for c in cues)
    same = next((stage for amount, stage in course.sums if amount in {_sum(m) for m in at.scene.money}), None)
    course.intro[index] = (same or staged or course.stage, donors.parties, recipients.parties, lists)


def _draft(at: RoleStage, anchor: Anchor, cues: list[Cue],
           intro: tuple[Stage | None, tuple[str, ...], tuple[str, ...], bool] | None, course: _Course,
           *, military: bool) -> Draft | Vetoed:
    scene, words = at.scene, at.reader.words
    cue, nearness = governing(scene, words, cues, anchor.first, anchor.last)
    if anchor.veto in WITHOUT_AMOUNT and cue is not None and cue.stage in NEGATIVE and nearness > -1:
        anchor = replace(anchor, veto="")  # 'suspended its payments' says enough
    anchor = _filled(anchor, course)
    kind = None if anchor.veto else read_kind(scene, words, anchor, cue, military=military)
    veto = anchor.veto or ("people who are not trained" if kind is None else "")
    if not veto and cue and cue.negated and cue.stage in (Stage.DELIVERED, Stage.DISPATCHED):
        veto = "not done, says the verb"
    if veto:
        first, last = scene.tokens[anchor.first].start, scene.tokens[anchor.last - 1].end
        return Vetoed(at.document.id, first, last, at.document.text[first:last], veto)
    assert kind is not None
    stage, inherited = _stage(cue, nearness, intro, course)
    if _is_denied(scene, words, anchor):
        stage = Stage.REFUSED
    if anchor.phrase is not None and anchor.phrase.kind in NAMEABLE:
        tokens = scene.tokens
        course.named = (Span(tokens[anchor.phrase.first].start, tokens[anchor.phrase.last - 1].end), anchor.phrase)
    donors = read_donors(at, anchor, cue)
    recipients = read_recipients(at, anchor, cue, donors.parties)
    draft = Draft(anchor, cue, nearness, kind, stage, inherited, donors, recipients, in_list=intro is not None,
                  intro_lists=bool(intro and intro[3]), at=at, before_abroad=at.setting.abroad)
    return weigh(at, draft)


NAMEABLE = frozenset({"goods", "people", "training"})
"""Things that a later sentence takes up by their number alone."""

WITHOUT_AMOUNT = frozenset({"bundle without an amount", "says no particular thing"})


def _is_denied(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'will send no more weapons', 'none of the 20 vehicles': a word right before the thing denies it."""
    return any(words.denial.at(scene.tokens, at, anchor.first + 2) for at in range(max(0, anchor.first - 3), anchor.first + 1))


def _filled(anchor: Anchor, course: _Course) -> Anchor:
    """A number whose thing was named before ('the first 100') takes up that thing; without one it is vetoed."""
    if anchor.phrase is not None or anchor.quantity is None or anchor.veto:
        return anchor
    if course.named is None:
        return replace(anchor, veto="number without a thing")
    return replace(anchor, named=course.named)


def _stage(cue: Cue | None, nearness: float, intro: tuple[Stage | None, tuple[str, ...], tuple[str, ...], bool] | None,
           course: _Course) -> tuple[Stage, str]:
    """(stage, where from): the governing cue's own, else the list's, else the sentence's before, else announced."""
    unfinished = cue is not None and cue.tense in ("infinitive", "gerund", "present") and intro is not None and intro[0]
    if cue is not None and cue.stage is not None and not (intro and nearness < -1.6) and not unfinished:
        return cue.stage, ""
    if intro and intro[0]:
        return intro[0], "stage: from the line that introduces the list"
    if course.stage:
        return course.stage, "stage: from the sentence before"
    return Stage.ANNOUNCED, "stage: announced unless said otherwise"
