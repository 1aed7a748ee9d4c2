"""The course of a document: what one sentence leaves for the next, and a line that introduces a list for its items."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from pledgebook.codes import NEGATIVE, STANCES, Counting, Stage, Tier
from pledgebook.extract.anchor import Anchor, Named
from pledgebook.extract.cues import DONE, Cue
from pledgebook.extract.entries import Entry, label_of
from pledgebook.extract.kinds import military_words
from pledgebook.extract.leavings import left_here
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.pleading import pleads
from pledgebook.extract.scene import Scene
from pledgebook.extract.speaking import Speech
from pledgebook.extract.takes import BETWEEN, OPENS, Things
from pledgebook.extract.windows import When
from pledgebook.extract.words import Words
from pledgebook.model import Claim, Span, Speaker
from pledgebook.text.money import MoneyMention

COMMITTED, ANNOUNCED, REQUESTED = Stage.COMMITTED, Stage.ANNOUNCED, Stage.REQUESTED  # an Enum finds its members slowly
TOTAL, RESTATED = Counting.TOTAL, Counting.RESTATED

Sum = tuple[Decimal | None, str]

NAMEABLE: Final = frozenset({"goods", "people", "training"})
"""Things that a later sentence takes up by their number alone."""

BUNDLES: Final = frozenset({"package", "funds"})
"""Things that a later sentence takes up by their sum alone."""

UNFINISHED: Final = frozenset({"infinitive", "gerund", "present"})
"""Tenses that, inside a list, leave the stage to the line that introduces it."""

UNSAID: Final = "stage: announced unless said otherwise"
"""The source of a stage that nothing says."""

SENTENCE_BEFORE: Final = "stage: from the sentence before"
"""The source of a stage that the claim of the sentence before says."""

BY_NAME: Final = "stage.by-the-name-of-a-formal-act"

TAKEN: Final = "stage: from the verb before"

IN_A_ROW: Final = frozenset({"donor.bracketed", "donor.gapped"})
"""Rules that find a giver in a row of givers, each with its sum: the next sentence is about none of them alone."""

GOT_IN_A_ROW: Final = frozenset({"recipient.bracketed", "recipient.row"})
"""The same of one who gets ('Chad ($3 million), Mali ($2 million)')."""

TITLED: Final = "recipient.titled"
"""The rule of who gets by the title of a project in a list."""

OPEN: Final = frozenset({None, ANNOUNCED})
"""Stages of an unfinished verb that leave it to what was said before how far things have come."""

UNSHARED: Final = NEGATIVE | {Stage.DELAYED, Stage.REDUCED, REQUESTED, Stage.SIGNALLED}
"""Stages that one sentence does not leave to the next."""

PROMISES: Final = frozenset({ANNOUNCED, COMMITTED, REQUESTED})

STAGES: Mapping[str, Stage] = {stage.value: stage for stage in Stage}
"""The stages by their names."""

ASKED: Final = 8
"""How many sentences behind a sum that is asked for its shares may stand."""

BRINGING: Final = frozenset({"give", "include"})
"""Groups of verbs that tell what is in a bundle."""

FRESH: Final = frozenset({Counting.NEW, Counting.ADDITIONAL, Counting.PART})
"""What is promised now, and not told as past."""

PLEADED: Final = 8
"""How many sentences behind a request that was laid before a parliament may still tell what it would bring."""

BILL: Final = 12
"""How many sentences behind a sum that is asked for its text may go on to tell what the bill would bring."""

TOLD: Final = 4
"""How many sentences behind a load that was told of its contents may stand."""

FAR: Final = -1.6
"""A verb that stands farther off than this does not overrule the line that introduces a list."""


class Intro(NamedTuple):
    """What the line that introduces a list says for its items."""

    stage: Stage | None
    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    lists: bool
    counting: Counting | None
    has_sum: bool
    due: When | None
    spoken: tuple[Speaker, Span] | None
    bundle: Named | None = None
    """The bundle or sort of money that the line names: what the sums of the list are of."""


PROMISED: Final = BETWEEN | {COMMITTED, Stage.CONTRACTED}
"""Stages of what has not come yet."""


@dataclass(slots=True)
class Course:
    """The state of the reading between two sentences; made anew for each document."""

    introducing: frozenset[int] = frozenset()
    """The sentences that introduce a list."""
    parties: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Donors and recipients of the last claim."""
    summed: bool = False
    """Whether the last claim was of a sum."""
    stage: Stage | None = None
    """Stage of the last claim that was no running total: what a list takes up."""
    last: tuple[int, Stage | None] | None = None
    """Sentence and stage of the last claim: what 'including' takes up."""
    before: tuple[int, Stage | None] | None = None
    """The same for the claims before this sentence: what 'This includes' takes up."""
    left: Stage | None = None
    """How far the load of this sentence has come, as its verbs say."""
    left_before: Stage | None = None
    """The same of the sentence before: what its contents take up where no claim told of it."""
    formal: int | None = None
    """Sentence of the last claim of a formal act: 'The support will provide Kenya with' tells what was decided."""
    promised: Stage | None = None
    """Stage of the last claim that was a promise: what 'These new capabilities include' takes up."""
    named: Named | None = None
    """The last thing named: what 'the first 100' takes up."""
    bundle: Named | None = None
    """The last bundle or sort of money named: what 'more than $2 billion since' takes up."""
    sums: dict[Sum, tuple[int, Stage]] = field(default_factory=dict)
    """Each sum of a claim with its rank in the document and the stage that was first told of it."""
    paid: MoneyMention | None = None
    """The sum of the last claim, if it has one: of its currency are the next millions that count nothing."""
    asked: tuple[int, MoneyMention] | None = None
    """Sentence and sum of the last claim that asks for money: what the next sums of it are asked for too."""
    plea: tuple[int, Stage] | None = None
    """The last sentence that told how far a bill or a request has come, behind which nothing else was told."""
    intros: dict[int, Intro] = field(default_factory=dict)
    leads: dict[int, Intro] = field(default_factory=dict)
    """Sentence -> what its verb says for a list that follows."""
    general: dict[int, Callable[[], Intro]] = field(default_factory=dict)
    """The same where its own thing is told too generally: read when a list follows, which one seldom does."""
    heads: set[str] = field(default_factory=set)
    far: dict[str, set[Stage | None]] = field(default_factory=dict)
    """The words of the things that claims name: what 'the missiles' takes up, or 'the howitzers' of 'howitzer guns'."""
    speech: Mapping[int, Speech] = field(default_factory=dict)
    """Sentence -> whose words its parts are."""
    entries: Mapping[int, Entry] = field(default_factory=dict)
    """Where a sentence starts -> whose entry of a fact box it is in."""
    entry: Entry | None = None
    """Whose entry this sentence is in."""
    row: tuple[int, tuple[str, ...]] | None = None
    """Sentence and getters of the last claim: another one beside it is a row, of which none gets what follows."""
    own: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Donors and recipients of the last claim of this very paragraph or item."""
    paragraph: int = -1
    label: tuple[str, Span] | None = None
    """The party that labels the item of a list ('Canada: Will provide ...'), with its words."""
    things: Things = field(default_factory=Things)
    """How far each thing that a claim named has come: what 'The aid includes' takes up."""

    def begin(self, scene: Scene, words: Words, cues: Sequence[Cue] = ()) -> None:
        """Start a sentence: a gap of paragraphs or a heading ends what carries over."""
        sentence = scene.sentence
        self.left_before, self.left = self.left, left_here(scene, words, cues, self.left)
        far = sentence.paragraph > self.paragraph + 1
        if far or (sentence.is_heading and sentence.paragraph != self.paragraph):
            self.parties, self.stage, self.last, self.promised, self.plea = None, None, None, None, None
        entry = self.entries.get(sentence.start)
        if entry != self.entry:
            self.parties, self.stage, self.last = None, None, None
        self.entry = entry
        if sentence.opens:
            self.own = None
        labelled = label_of(scene, words)
        if labelled or not sentence.is_item or sentence.paragraph != self.paragraph:
            self.label = labelled
        if labelled:  # one donor's line says nothing about the next one's
            self.parties, self.stage, self.last = None, None, None
        if sentence.paragraph != self.paragraph and not sentence.is_item:
            self.stage = None  # another paragraph, another matter
        self.paragraph = sentence.paragraph
        self.before = self.last
        self.things.index += 1
        self.things.load(scene, words, cues, self.left)
        if (stage := pleads(scene, words, cues)) is not None:
            self.plea, self.left = (self.things.index, stage), stage

    def lead(self, index: int) -> Intro | None:
        """What sentence `index` says for a list that follows it."""
        general = self.general.get(index)
        return self.leads.get(index) or (general() if general is not None else None)

    def is_unsaid(self, index: int) -> bool:
        """Whether a claim of sentence `index` has nobody who gives."""
        return self.last is not None and self.last[0] == index and self.parties is not None and not self.parties[0]

    def stage_told(self) -> Stage | None:
        """How far what the last claim tells of has come; it is asked for while a request is told of."""
        if self.pleaded() is Stage.REQUESTED:
            return Stage.REQUESTED
        return self.last[1] if self.last is not None else None

    def back(self, index: int) -> int:
        """How many sentences before sentence `index` the last claim with its getters was told; -1 where none was."""
        return index - self.row[0] if self.row else -1

    def take(self, claim: Claim, index: int, anchor: Anchor, donors: tuple[str, ...]) -> None:
        """Remember a claim of sentence `index`, with its givers by their own names."""
        if claim.kind in STANCES:
            return
        rules = {reason.rule for reason in claim.why}
        if (self.parties is None or not IN_A_ROW & rules) and not self._is_carried(index, anchor, donors):
            beside = self.row is not None and self.row[0] == index and self.row[1] != claim.recipients
            one_of = self.entry is None and (TITLED in rules or (beside and not rules.isdisjoint(GOT_IN_A_ROW)))
            self.row = (index, claim.recipients)
            self.parties = self.own = (donors, () if one_of else claim.recipients)
            self.summed = anchor.money is not None
        if claim.tier is Tier.C:
            return
        if BY_NAME in rules:
            return  # what is left of an authority says nothing of the next thing
        if claim.counting is not TOTAL or self.last is None or self.last[0] != index:
            self.last = (index, claim.stage)  # '..., bringing its total to $9m. The money will go to'
        if self.plea is not None and claim.stage is not self.plea[1]:
            self.plea = None
        self.things.take(claim)
        self._take_act(claim, index, anchor)
        if claim.stage in PROMISES:
            self.promised = claim.stage
        if claim.counting is not TOTAL and not (claim.counting is RESTATED and claim.stage in DONE):
            self.stage = claim.stage
        if claim.item is not None:
            self.heads.update(said := claim.item.text.lower().split())
            self.far.setdefault(said[-1], set()).add(claim.stage)
            self.heads.update((claim.quantity.unit or "").split()[-1:] if claim.quantity else ())
        self.paid = anchor.money
        if claim.stage and anchor.money:
            self.sums.setdefault(sum_of(anchor.money), (len(self.sums), claim.stage))

    def _is_carried(self, index: int, anchor: Anchor, donors: tuple[str, ...]) -> bool:
        """'$4m to an agency that provides food': a thing that comes from another than the sum in its sentence."""
        if anchor.money or anchor.quantity or not self.summed or not self.row or not self.parties:
            return False
        return self.row[0] == index and bool(self.parties[0]) and self.parties[0] != donors

    def _take_act(self, claim: Claim, index: int, anchor: Anchor) -> None:
        """Remember the formal act, or the asking, of which more is told."""
        if claim.stage is COMMITTED and claim.counting in FRESH:
            self.formal = index
        elif claim.stage is not COMMITTED and anchor.money:
            self.formal = None  # another sum, of which more is told
        if anchor.money and claim.stage is REQUESTED:
            self.asked = (index, anchor.money)
        elif claim.stage is ANNOUNCED and anchor.money and self._is_larger(anchor.money):
            pass  # 'part of the $5bn fund': what is asked for is a share of it
        elif anchor.money or claim.stage not in (REQUESTED, ANNOUNCED):
            self.asked = None  # another sum, of which more is told

    def name(self, scene: Scene, words: Words, anchor: Anchor) -> None:
        """Remember the thing that an anchor names."""
        phrase = anchor.phrase
        if phrase is None:
            return
        if phrase.kind in NAMEABLE:
            self.named = named_at(scene, words, phrase)
        elif phrase.kind in BUNDLES and not anchor.purpose:
            self.bundle = named_at(scene, words, phrase)

    def stage_of(
        self, cue: Cue | None, nearness: float, intro: Intro | None, index: int, *, takes_up: str
    ) -> tuple[Stage, str]:
        """(stage, where from): the governing cue's own, else the list's, else the claim's before, else announced."""
        if cue is not None and cue.stage is None and cue.taken:
            return cue.taken, TAKEN
        if (said := STAGES.get(takes_up)) is not None:
            return said, "stage: from the claim before"
        if takes_up in ("bundle", "unpassed") and self._is_decided(cue, index):
            return COMMITTED, "stage: from the claim before"
        if takes_up == "unpassed" and self._is_asked(cue, index):
            return REQUESTED, "stage: from the claim before"
        if takes_up:
            near = self._is_left(index) or (self.before is not None and index - self.before[0] <= TOLD)
            takes_up = {"bundle": "said", "unpassed": "", "held": "said" if near else ""}.get(takes_up, takes_up)
        said = self._taken_up(takes_up, index)
        if said in DONE and cue is not None and cue.tense == "future":
            said = self.promised or ANNOUNCED  # what a package will include has not come
        open_ended = cue is not None and cue.tense in UNFINISHED
        own = cue is not None and cue.group == "promise" and cue.tense == "gerund"  # 'a note offering 40 jets'
        if open_ended and not own and cue is not None and cue.stage in OPEN and takes_up == "said" and said:
            return said, "stage: from the claim before"  # 'This assistance helps provide ...'
        unfinished = open_ended and intro is not None and intro.stage
        if cue is not None and cue.stage is not None and not (intro and nearness < FAR) and not unfinished:
            return cue.stage, ""
        if intro and intro.stage:
            return intro.stage, "stage: from the line that introduces the list"
        if said:
            return said, "stage: from the promise before" if takes_up == "new" else "stage: from the claim before"
        return self._carried(cue, index)

    def told_of(self, scene: Scene, words: Words, cue: Cue | None) -> Stage | None:
        """How far what a sentence tells the contents of has come, by its noun (see `takes.Things`)."""
        fitted = cue is not None and cue.lemma in words.nouns["equipping"] and cue.tense == "passive_future"
        near = self.formal is not None and self.things.index - self.formal <= ASKED
        if fitted and near and scene.tokens.lowers[0] in words.nouns["definite"]:
            return COMMITTED  # 'The helicopters will be equipped with', behind the approval of their sale
        return self.things.told_of(scene, words, cue, self.before[1] if self.before else None)

    def pleaded(self) -> Stage | None:
        """How far a bill or a request has come by a sentence shortly before, of which this one may tell more."""
        near = self.plea is not None and 0 < self.things.index - self.plea[0] <= PLEADED
        return self.plea[1] if near and self.plea is not None else None

    def _carried(self, cue: Cue | None, index: int) -> tuple[Stage, str]:
        """(stage, where from) of what no word of its own says: as the claim, or the sentence, before it."""
        if self.last and self.last[1] and self.last[0] == index:
            ahead = self.last[1] in DONE and cue is not None and cue.tense == "future"
            return ANNOUNCED if ahead else self.last[1], "stage: from the claim before"
        if self.stage and self.stage not in UNSHARED:
            ahead = self.stage in DONE and cue is not None and cue.tense == "future"
            return (self.promised or ANNOUNCED) if ahead else self.stage, SENTENCE_BEFORE
        opens = cue is not None and cue.group == "include" and cue.first <= OPENS
        if opens and self._is_left(index) and self.left_before:
            return self.left_before, SENTENCE_BEFORE
        lists = cue is not None and cue.group == "include" and self.last is not None and self.last[0] == index - 1
        if lists and self.last and self.last[1] and self.last[1] not in UNSHARED:
            return self.last[1], "stage: from the claim before"  # '... 16 loads so far. The equipment includes cables'
        return ANNOUNCED, UNSAID

    def _is_decided(self, cue: Cue | None, index: int) -> bool:
        """Whether what a bundle will bring stands behind the formal act by which there is one."""
        near = (self.formal is not None and index - self.formal <= ASKED) or self.left_before is COMMITTED
        if not near or cue is None or cue.negated or cue.group not in BRINGING:
            return False
        drafted = cue.tense == "advised" and cue.stage is REQUESTED  # 'The bill would give' of one that is passed
        return drafted or (cue.tense in ("future", "present") and cue.stage in OPEN)

    def _is_asked(self, cue: Cue | None, index: int) -> bool:
        """Whether what a bill or a request would bring stands behind the sum that was asked for."""
        near = self.asked is not None and index - self.asked[0] <= BILL
        return near and cue is not None and cue.tense == "future" and cue.stage in OPEN and not cue.negated

    def is_of_request(self, anchor: Anchor, index: int) -> bool:
        """Whether a sum is a smaller one of what was asked for shortly before ('Of the total, $2m will go to')."""
        if self.pleaded() is REQUESTED and anchor.money is not None:
            return True
        if self.asked is None or anchor.money is None or not 0 < index - self.asked[0] <= ASKED:
            return False
        sum_, currency = sum_of(anchor.money)
        whole, asked_in = sum_of(self.asked[1])
        return currency == asked_in and sum_ is not None and whole is not None and sum_ < whole

    def takes_sum(self, scene: Scene, words: Words, anchor: Anchor) -> bool:
        """'The $5 million will be used for schools', 'The $5 million package': a sum that was told before."""
        if anchor.money is None or sum_of(anchor.money) not in self.sums:
            return False
        led = scene.tokens.lowers[max(0, anchor.money.first - 1) : anchor.money.first + 1]
        return not (words.nouns["definite"] | words.nouns["takers"]).isdisjoint(led)

    def _is_larger(self, money: MoneyMention) -> bool:
        """Whether a sum is larger than the one that was asked for."""
        (sum_, currency), (asked, in_) = sum_of(money), sum_of(self.asked[1]) if self.asked else (None, "")
        return currency == in_ and sum_ is not None and asked is not None and sum_ > asked

    def _is_left(self, index: int) -> bool:
        """Whether the sentence before told how far a load has come, and no claim did."""
        return self.left_before is not None and (self.before is None or self.before[0] < index - 1)

    def _taken_up(self, takes_up: str, index: int) -> Stage | None:
        """The stage that a sentence takes up from those before it; what is not sent leaves its stage to nothing."""
        if takes_up == "said" and self._is_left(index):
            return self.left_before
        if not takes_up or self.before is None:
            return None
        stage = self.before[1]
        return self.promised or stage if takes_up == "new" or stage in UNSHARED else stage


def named_at(scene: Scene, words: Words, phrase: Phrase) -> Named:
    """The thing that a phrase of this sentence names, for later sentences."""
    held = scene.tokens[phrase.first : phrase.last]
    return Named(
        Span(held[0].start, held[-1].end),
        phrase,
        frozenset(scene.tokens.lowers[phrase.first : phrase.last]),
        bool(military_words(scene, words, phrase.first, phrase.last)),
    )


def sum_of(mention: MoneyMention) -> Sum:
    """What makes two mentions of money the same sum: 'the $800 million package includes' takes up an earlier claim."""
    return mention.amount.max if mention.amount.max is not None else mention.amount.min, mention.currency
