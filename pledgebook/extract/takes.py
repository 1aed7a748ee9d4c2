"""What a sentence takes up from those before it: 'This includes', 'The aid will give', 'The cargo contained 40 tents'.

By its first words it is said, decided, asked for or held; by the noun that is its subject it has come as far as the
claim that named it, whatever was promised or asked for between the two.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Counting, Kind, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import DONE, PAST, Cue
from pledgebook.extract.leavings import lists_on, opens_with_some, would_bring
from pledgebook.extract.scene import Scene, share_opens
from pledgebook.extract.words import Words, together
from pledgebook.model import Claim

SUBJECT: Final = 7
"""How many words the subject may have that takes up a bundle."""

OPENS: Final = 5
"""How many words may stand before whose bundle it is that a sentence tells of ('As per details, Norway's aid')."""

WORTH: Final = 6
"""Within how many words of a sentence the sum stands that is what the bundle before it comes to."""

SHORTEST: Final = 3
"""Words of a subject and its verb before the worth of it ('The package is')."""

NAMED: Final = 5
"""How many sentences behind a claim its thing may be named again."""

BETWEEN: Final = frozenset({Stage.ANNOUNCED, Stage.REQUESTED, Stage.SIGNALLED})
"""Stages of what may be told between a load and its contents, and says nothing of them."""


def takes_up(scene: Scene, words: Words, givers: tuple[str, ...]) -> str:
    """'said' where a sentence begins with what was said ('This', 'Of these,'), 'new' for 'These new ...'.

    'unpassed' where a bill, a request or what is asked for would bring something ('The measure would provide').
    'held' where it tells what is in the load that was told of: 'The cargo contains', 'On board are'.
    'bundle' where its subject is the bundle or sum that was told of: 'The aid', 'This funding', and 'Norway's aid will
    consist of 40 tents' where Norway was the one of `givers`.
    """
    first = scene.tokens[:4]
    if not first:
        return ""
    shares = first[0].lower in words.counting.first_words and share_opens(scene, words)
    if shares or opens_with_some(scene, words):
        return "said"
    if lists_on(scene, words):
        return "held"
    if would_bring(scene, words):
        return "unpassed"
    if first[0].lower not in words.nouns["takers"]:
        definite = first[0].lower in words.nouns["definite"] and _is_bundle(scene, words)
        return "bundle" if definite or _is_lister(scene, words, givers) else ""
    fresh = any(label in ("additional", "fresh") for _, label, _ in words.counting.scan(scene.tokens, 0, len(first)))
    return "new" if fresh else "bundle" if _is_bundle(scene, words) else "said"


def _is_lister(scene: Scene, words: Words, givers: tuple[str, ...]) -> bool:
    """Whether the bundle of the one who gave before is the subject of a verb that tells what is in it."""
    if len(givers) != 1:
        return False
    owner = next((m for m in scene.parties if m.first <= OPENS), None)
    verb = next((v for v in scene.verbs if "gerund" not in v.form.forms), None)
    if owner is None or verb is None or verb.form.group != "include" or (owner.name.target,) != givers:
        return False
    subject = scene.tokens[owner.last : min(verb.at, owner.last + SUBJECT)]
    return any(words.heads.get(token.lower) in ("package", "funds") for token in subject)


def tells_worth(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'This is a $60 million package', 'It is worth $20m': the sum of the bundle that was told before it."""
    if anchor.money is None or anchor.money.first > WORTH or len(scene.tokens) < 2:
        return False
    phrase, taken = anchor.phrase, together(words.nouns["takers"], words.nouns["definite"])
    if anchor.predicate and phrase is not None and phrase.last == 2 and scene.tokens.lowers[0] in taken:
        return scene.tokens.lowers[1] in words.bundles["whole"]  # 'This package amounts to $60 million'
    if scene.tokens.lowers[0] in taken and _is_valued(scene, words, anchor.money.first):
        return True
    said = scene.tokens.lowers[0] in words.nouns["takers"] and scene.tokens.lowers[1] in words.nouns["being"]
    return said and (phrase is None or scene.tokens.lowers[phrase.at_head] in words.bundles["whole"])


def _is_valued(scene: Scene, words: Words, at: int) -> bool:
    """'The package is worth', 'The new aid is valued at': the bundle that was told before is the subject."""
    lowers = scene.tokens.lowers
    begin = at
    while begin > 1 and lowers[begin - 1] in words.nouns["worths"]:
        begin -= 1
    if begin == at or begin < SHORTEST or lowers[begin - 1] not in words.nouns["being"]:
        return False
    return words.heads.get(lowers[begin - 2]) in ("package", "funds") and not any(scene.covered[1 : begin - 2])


def _is_bundle(scene: Scene, words: Words) -> bool:
    """Whether the subject of the sentence is a bundle or sum named before ('The humanitarian assistance')."""
    articles = together(words.nouns["articles"], words.nouns["takers"])
    acts = (v.at for v in scene.verbs if "gerund" not in v.form.forms and v.at
            and scene.tokens.lowers[v.at - 1] not in articles)  # 'The support comes from'
    verb = next(acts, len(scene.tokens))
    start = next((m.last for m in scene.money if m.first == 1), 1)  # 'The $5 million package'
    subject = range(start, max(start, min(verb, start - 1 + SUBJECT)))
    free = all(scene.covered[at] in ("", "item") for at in subject)
    return free and any(words.heads.get(scene.tokens.lowers[at]) in ("package", "funds") for at in subject)


BUNDLES: Final = frozenset({Kind.PACKAGE, Kind.FUNDS})
"""Kinds of claims whose thing 'the assistance' may be; a thing is none."""


class Things:
    """How far the things of the claims so far have come, by the last word of each, and where any has come."""

    def __init__(self) -> None:
        """Start with nothing named."""
        self.things: dict[str, tuple[int, Stage]] = {}
        self.come: dict[int, Stage] = {}
        self.index = 0
        self.bundled: set[int] = set()
        self.given = 0

    def load(self, scene: Scene, words: Words, cues: Sequence[Cue], left: Stage | None) -> None:
        """Remember by its noun a load that no claim names ('Supplies have reached Mali', 'will send more supplies')."""
        stage = left if left in DONE else None
        if stage is None and cues:
            told = {cue.stage for cue in cues if cue.stage is not None}
            stage = Stage.ANNOUNCED if told == {Stage.ANNOUNCED} else None
        if stage is None:
            return
        for noun in scene.tokens.words & (words.joined["loads"] | words.bundles["aid"] | words.nouns["general"]):
            self.things.setdefault(noun, (self.index, stage))

    def take(self, claim: Claim) -> None:
        """Remember the thing of a claim of this sentence, the one of number `index`."""
        if claim.stage is None:
            return
        if claim.counting is Counting.TOTAL:
            self.given = self.index if claim.stage is Stage.DELIVERED else self.given
            return
        said = claim.evidence.exact if claim.evidence is not None else ""
        if claim.item is not None and claim.item.text in said:  # not one that was named before
            self.things[claim.item.text.lower().split()[-1]] = (self.index, claim.stage)
        if claim.kind in BUNDLES:
            self.bundled.add(self.index)
        if claim.stage in DONE:
            self.come[self.index] = claim.stage

    def told_of(self, scene: Scene, words: Words, cue: Cue | None, last: Stage | None) -> Stage | None:
        """'The aid includes' behind an appeal of others: as far as the aid; 'The cargo included': as far as a load.

        'The assistance helps provide tents' goes on behind all that was given so far, whatever was announced beside it.
        """
        if cue is not None and self._runs_on(scene, words, cue):
            return Stage.DELIVERED
        if cue is None or cue.group != "include" or cue.stage is not None or not 0 < cue.first <= SUBJECT:
            return None
        lowers = scene.tokens.lowers
        if lowers[0] not in together(words.nouns["definite"], words.nouns["takers"]) or lowers[0] in words.speech["it"]:
            return None
        at = cue.first - 1
        while at > 1 and lowers[at] in words.adverbs:
            at -= 1  # 'The aid also includes'
        told = self.things.get(lowers[at])
        if told is not None and 0 < self.index - told[0] <= NAMED:
            return None if told[1] in DONE and cue.tense == "future" else told[1]
        held = cue.tense in PAST and lowers[at] in words.nouns["holders"]
        goods = together(words.nouns["loads"], words.nouns["general"])
        come = next((k for k in range(self.index - 1, self.index - 1 - NAMED, -1) if k in self.come), self.index)
        if self.bundled.isdisjoint(range(come + 1, self.index)):
            goods = together(goods, words.nouns["helps"])
        if last not in BETWEEN or not (held or (cue.tense != "future" and lowers[at] in goods)):
            return None
        return self.come.get(come) if come < self.index else None

    def _runs_on(self, scene: Scene, words: Words, cue: Cue) -> bool:
        """Whether the aid of which the sentence before told a running total is at work now."""
        if cue.group != "give" or cue.tense != "present" or cue.negated or not 0 < self.given == self.index - 1:
            return False
        return scene.tokens.lowers[0] in words.nouns["definite"] and _is_bundle(scene, words)
