"""The course of a document: what one sentence leaves for the next, and a line that introduces a list for its items."""

from dataclasses import dataclass, field
from decimal import Decimal

from pledgebook.codes import Counting, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.circumstances import When
from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.model import Claim, Span, Speaker
from pledgebook.text.money import MoneyMention

Sum = tuple[Decimal | None, str]

NAMEABLE = frozenset({"goods", "people", "training"})
"""Things that a later sentence takes up by their number alone."""

UNFINISHED = frozenset({"infinitive", "gerund", "present"})
"""Tenses that, inside a list, leave the stage to the line that introduces it."""

TAKEN = "stage: from the verb before"
"""The source of a stage that stands in the sentence itself ('what we have provided to date includes')."""

PROMISES = frozenset({Stage.ANNOUNCED, Stage.COMMITTED, Stage.REQUESTED})

EMPHASIS = ("*", "_")
"""Marks that may stand around a label and belong to no name."""

FAR = -1.6
"""A verb that stands farther off than this does not overrule the line that introduces a list."""


@dataclass(frozen=True, slots=True)
class Intro:
    """What the line that introduces a list says for its items."""

    stage: Stage | None
    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    lists: bool
    counting: Counting | None
    has_sum: bool
    due: When | None
    spoken: tuple[Speaker, Span] | None


@dataclass(slots=True)
class Course:
    """The state of the reading between two sentences; made anew for each document."""

    parties: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Donors and recipients of the last claim."""
    stage: Stage | None = None
    """Stage of the last claim that was no running total: what a list takes up."""
    last: tuple[int, Stage | None] | None = None
    """Sentence and stage of the last claim: what 'This includes' and 'including' take up."""
    promised: Stage | None = None
    """Stage of the last claim that was a promise: what 'These new capabilities include' takes up."""
    named: tuple[Span, Phrase] | None = None
    """The last thing named: what 'the first 100' takes up."""
    sums: list[tuple[Sum, Stage]] = field(default_factory=list)
    intros: dict[int, Intro] = field(default_factory=dict)
    paragraph: int = -1
    label: tuple[str, Span] | None = None
    """The party that labels the item of a list ('Canada: Will provide ...'), with its words."""

    def begin(self, scene: Scene, words: Words) -> None:
        """Start a sentence: a gap of paragraphs or a heading ends what carries over."""
        sentence = scene.sentence
        far = sentence.paragraph > self.paragraph + 1
        if far or (sentence.is_heading and sentence.paragraph != self.paragraph):
            self.parties, self.stage, self.last, self.promised = None, None, None, None
        labelled = label_of(scene, words)
        if labelled or not sentence.is_item or sentence.paragraph != self.paragraph:
            self.label = labelled
        if labelled:  # one donor's line says nothing about the next one's
            self.parties, self.stage, self.last = None, None, None
        self.paragraph = sentence.paragraph

    def take(self, claim: Claim, index: int, anchor: Anchor) -> None:
        """Remember a claim of sentence `index`."""
        self.parties = (claim.donors, claim.recipients)
        self.last = (index, claim.stage)
        if claim.stage in PROMISES:
            self.promised = claim.stage
        if claim.counting is not Counting.TOTAL:
            self.stage = claim.stage
        if claim.stage and anchor.money:
            self.sums.append((sum_of(anchor.money), claim.stage))

    def name(self, scene: Scene, anchor: Anchor) -> None:
        """Remember the thing that an anchor names."""
        phrase = anchor.phrase
        if phrase is not None and phrase.kind in NAMEABLE:
            self.named = (Span(scene.tokens[phrase.first].start, scene.tokens[phrase.last - 1].end), phrase)

    def stage_of(
        self, cue: Cue | None, nearness: float, intro: Intro | None, index: int, *, takes_up: str
    ) -> tuple[Stage, str]:
        """(stage, where from): the governing cue's own, else the list's, else the claim's before, else announced.

        `takes_up` is what the sentence begins with: 'said', a word for what was just said ('This includes'); 'new',
        such a word with one for a new promise ('These new capabilities include'); or nothing of either.
        """
        if cue is not None and cue.stage is None and cue.taken:
            return cue.taken, TAKEN
        unfinished = cue is not None and cue.tense in UNFINISHED and intro is not None and intro.stage
        if cue is not None and cue.stage is not None and not (intro and nearness < FAR) and not unfinished:
            return cue.stage, ""
        if intro and intro.stage:
            return intro.stage, "stage: from the line that introduces the list"
        if takes_up == "new" and self.promised and (self.last is None or self.last[0] != index):
            return self.promised, "stage: from the promise before"
        if self.last and self.last[1] and (takes_up or self.last[0] == index):
            return self.last[1], "stage: from the claim before"
        if self.stage:
            return self.stage, "stage: from the sentence before"
        return Stage.ANNOUNCED, "stage: announced unless said otherwise"


def label_of(scene: Scene, words: Words) -> tuple[str, Span] | None:
    """The party before the colon that begins a list item ('**Canada:** Will provide ...'), or None."""
    if not scene.sentence.is_item or not scene.parties:
        return None
    first, articles = scene.parties[0], words.nouns["determiners"]
    behind = next((t.text for t in scene.tokens[first.last :] if t.text not in EMPHASIS), "")
    if behind != ":" or any(t.text not in EMPHASIS and t.lower not in articles for t in scene.tokens[: first.first]):
        return None
    return first.name.target, Span(scene.tokens[first.first].start, scene.tokens[first.last - 1].end)


def sum_of(mention: MoneyMention) -> Sum:
    """What makes two mentions of money the same sum: 'the $800 million package includes' takes up an earlier claim."""
    return mention.amount.max if mention.amount.max is not None else mention.amount.min, mention.currency


def takes_up(scene: Scene, words: Words) -> str:
    """'said' where the sentence begins with a word for what was said ('This'), 'new' for 'These new ...', or ''."""
    first = scene.tokens[:4]
    if not first or first[0].lower not in words.nouns["takers"]:
        return ""
    fresh = any(label == "additional" for _, label, _ in words.counting.scan(scene.tokens, 0, len(first)))
    return "new" if fresh else "said"
