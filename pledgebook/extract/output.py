"""Output: 'Production of shells will rise to 100,000 a month' counts what is made, by a noun and no verb of making."""


from pledgebook.extract.anchor import Anchor
from pledgebook.extract.course import named_at
from pledgebook.extract.cues import AHEAD, Cue
from pledgebook.extract.governing import Governed
from pledgebook.extract.phrases import Phrase, phrase_after, phrase_around
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

WITHOUT_THING = "number without a thing"

BASELINE = 2
"""How many words before a rate the word may stand that makes it what was before ('up from about 14,000')."""


def read_output(at: Place, anchor: Anchor, governed: Governed) -> tuple[Anchor, Governed]:
    """A rate without a thing, with what the sentence says is produced; else the anchor and its cue as they are."""
    amount = anchor.quantity
    rate = amount is not None and amount.per is not None and anchor.phrase is None
    if not rate or anchor.veto not in ("", WITHOUT_THING) or _is_before(at, anchor):
        return anchor, governed
    phrase = produced(at.scene, at.reader.words)
    before = [c for c in at.cues if c.at < anchor.first]
    cue = next((c for c in before if c.tense in AHEAD), before[-1] if before else None)  # 'plans to raise its output'
    if phrase is None or cue is None:
        return anchor, governed
    made: Cue = cue._replace(group="produce", stage=None)
    return anchor._replace(veto="", named=named_at(at.scene, at.reader.words, phrase)), (made, 0.0)


def produced(scene: Scene, words: Words) -> Phrase | None:
    """What stands behind 'production of' or before 'production'; None where the sentence has no such noun or thing."""
    for at, token in enumerate(scene.tokens):
        if token.lower not in words.nouns["outputs"]:
            continue
        behind = at + 1 < len(scene.tokens) and scene.tokens[at + 1].lower in words.order.of
        phrase = phrase_after(scene, words, at + 2, join=False) if behind else _before(scene, words, at)
        if phrase is not None and phrase.kind == "goods":
            return phrase
    return None


def _before(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'drone production': the thing right before the noun."""
    item = scene.item_at(at - 1)
    if item is None and words.heads.get(scene.tokens[at - 1].lower if at else "") != "goods":
        return None
    first, last = (item.first, min(item.last, at)) if item else (at - 1, at)
    return phrase_around(scene, words, first, last)._replace(last=last, kind="goods")


def _is_before(at: Place, anchor: Anchor) -> bool:
    """Whether it is what the output was before."""
    before = at.scene.tokens[max(0, anchor.first - BASELINE) : anchor.first]
    return any(token.lower in at.reader.words.nouns["baselines"] for token in before)
