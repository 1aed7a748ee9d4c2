"""What a request before a parliament would bring: 'sent Congress a budget request. It will deliver food'.

Until it is granted or passed, what such a text would bring is asked for, however surely the one who laid it there tells
of it: 'It is going to keep', 'This funding will pay for'. Once it is passed ('Congress passed the bill. It will fund'),
it is decided. The contents of a request or a bill take its stage (claims.md).
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.cues import ACTED, Cue
from pledgebook.extract.including import is_thanked
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.tokens import Token

LAID: Final = 9
"""How many words off its verb the text may stand that is laid before somebody."""

SUBJECT: Final = 4
"""How many words before its noun the article of a subject may stand ('The supplementary budget')."""

OPENS: Final = 5
"""How many words of a sentence may stand before the subject that takes up the request ('You know, and it')."""

BROUGHT: Final = frozenset({"give", "commit", "order", "train", "service", "include", "dispatch"})
"""Groups of verbs that tell what a request would bring."""

OPEN: Final = frozenset({Stage.ANNOUNCED, Stage.SIGNALLED})
AHEAD: Final = frozenset({"infinitive", "future", "possible"})
TELLS: Final = frozenset({"future", "present", "progressive", "possible"})
"""Tenses of a verb that tells what a text would bring."""



def pleads(scene: Scene, words: Words, cues: Sequence[Cue]) -> Stage | None:
    """How far a text has come of which a sentence tells: 'sent Congress a request', 'passed the bill'."""
    named = names_text(scene, words)
    if not named and not scene.money:
        return None
    asks = next((cue for cue in cues if cue.stage is Stage.REQUESTED), None)
    if asks is not None and _names_parliament(scene, words, asks.first):
        return Stage.REQUESTED
    if not named:
        return None
    if _passes(scene, words, cues):
        return Stage.COMMITTED
    return Stage.REQUESTED if _laid(scene, words) is not None else None


def names_text(scene: Scene, words: Words) -> bool:
    """Whether a bill, a request or another text stands in a sentence that could be laid before a parliament."""
    return not scene.tokens.words.isdisjoint(words.joined["texts"])


def _passes(scene: Scene, words: Words, cues: Sequence[Cue]) -> bool:
    """'Congress passed the bill on Friday', 'signed the legislation', 'The supplementary budget was adopted'."""
    if any(cue.stage is None and cue.negated for cue in cues):
        return False
    act = next((cue for cue in cues if cue.group == "commit" and cue.stage is Stage.COMMITTED and not cue.negated
                and (cue.tense in ACTED or (cue.tense == "gerund" and is_thanked(scene, words, cue.first)))), None)
    if act is None or any(cue.stage in NEGATIVE for cue in cues):
        return False
    end = act.first if act.passive else act.at + LAID
    return not words.joined["texts"].isdisjoint(scene.tokens.lowers[max(0, act.first - LAID) : end])


def _laid(scene: Scene, words: Words) -> int | None:
    """Where the text stands that asks and is laid before a parliament, or before the world."""
    said, nouns = scene.tokens.words, words.nouns
    if said.isdisjoint(nouns["sought"]) and said.isdisjoint(nouns["supplements"]):
        return None
    for verb in scene.verbs:
        lays, calls = verb.form.lemma in nouns["laying_before"], verb.form.lemma in nouns["calling_out"]
        if not (lays or calls):
            continue
        for at in range(max(0, verb.at - LAID), min(verb.at + LAID, len(scene.tokens))):
            lower = scene.tokens.lowers[at]
            if calls and lower in nouns["appeals"]:
                return at
            more = lower in nouns["supplements"]
            if lays and (more or (lower in nouns["sought"] and _names_parliament(scene, words))):
                return at
    return None


def _names_parliament(scene: Scene, words: Words, start: int = 0) -> bool:
    """Whether a parliament is named from token `start` on: the White House is none."""
    if scene.tokens.words.isdisjoint(words.nouns["parliaments"]):
        return False
    return any(lower in words.nouns["parliaments"] and not any(m.first < at < m.last for m in scene.parties)
               for at, lower in enumerate(scene.tokens.lowers) if at >= start)


def enacts(title: Sequence[Token], words: Words) -> bool:
    """'Remarks at the Signing of the Budget Act': whether a title tells that a text is law now."""
    said = {token.lower for token in title}
    if said.isdisjoint(words.nouns["statutes"]):
        return False
    return any(words.verbs[word].group == "commit" and "base" not in words.verbs[word].forms
               for word in said if word in words.verbs)


def _of_statute(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues of a text that is about a bill made law: 'This bill provides' tells what was decided."""
    texts = words.nouns["statutes"]
    if scene.tokens.words.isdisjoint(texts):
        return cues
    return [_as_text(cue, Stage.COMMITTED) if cue.tense in TELLS and cue.stage in {None, Stage.ANNOUNCED}
            and not texts.isdisjoint(scene.tokens.lowers[max(0, cue.first - SUBJECT) : cue.first])
            and _takes_up(scene, words, cue) else cue for cue in cues]


def pleaded(scene: Scene, words: Words, cues: list[Cue], before: Stage | None, *, enacted: bool) -> list[Cue]:
    """The cues of a sentence; those of what a text brings have come as far as the text, where one was told `before`.

    `enacted`: the document is about a bill that was made law.
    """
    if before and _goes_on(scene, words, cues):
        return [_as_text(cue, before) if cue.stage in {None, Stage.ANNOUNCED} else cue for cue in cues]
    laid = _laid(scene, words) if cues and names_text(scene, words) else None
    if laid is None:
        return _of_statute(scene, words, cues) if enacted else cues
    return [_as_text(cue, Stage.REQUESTED) if cue.at > laid and cue.tense in AHEAD and cue.stage in OPEN else cue
            for cue in cues]


def _as_text(cue: Cue, stage: Stage) -> Cue:
    """The cue, with how far the text has come; what is asked for is asked of nobody by name."""
    if cue.group not in BROUGHT or cue.negated:
        return cue
    if cue.stage is None:
        open_ = cue.taken is Stage.ANNOUNCED or (cue.taken is None and cue.group == "include" and cue.tense in TELLS)
        return cue._replace(taken=stage) if open_ else cue
    return cue._replace(stage=stage, tense="advised" if stage is Stage.REQUESTED else cue.tense)


def _goes_on(scene: Scene, words: Words, cues: list[Cue]) -> bool:
    """Whether the subject of the first verb takes up the request: 'It', 'This funding', 'The supplemental'."""
    verbs = (cue for cue in cues if cue.tense in TELLS and cue.first <= OPENS + SUBJECT)
    return any(_takes_up(scene, words, verb) for verb in verbs)


def _takes_up(scene: Scene, words: Words, verb: Cue) -> bool:
    """Whether the subject of a verb is a text that was told of, and opens its sentence or clause."""
    nouns, lowers = words.nouns, scene.tokens.lowers
    at = verb.first - 1
    small = words.adverbs | words.nouns["being"]
    while at > 0 and (lowers[at] in small or scene.tokens[at].glued or lowers[at] == "'"):
        at -= 1
    if at < 0:
        return False
    if lowers[at] in nouns["takers"] and lowers[at] not in nouns["plural_subjects"]:
        return at == 0 or (at <= OPENS and not any(scene.covered[k] for k in range(at)))
    texts = nouns["sought"] | nouns["bills"] | nouns["supplements"] | nouns["enacted"]
    if lowers[at] not in texts and words.heads.get(lowers[at]) not in ("package", "funds"):
        return False
    led = range(at - 1, max(-1, at - 1 - SUBJECT), -1)
    first = next((k for k in led if lowers[k] in nouns["takers"] or lowers[k] in nouns["definite"]), None)
    if first is not None and first > 1 and lowers[first - 1] in nouns["inside"]:
        first = _held_in(scene, words, first - 2)
    return first is not None and first <= 1 and not any(scene.covered[k] == "party" for k in range(at))


def _held_in(scene: Scene, words: Words, at: int) -> int | None:
    """'The resources in this bill', 'The funds included in it': where the article of what the text holds stands."""
    form = words.verbs.get(scene.tokens.lowers[at])
    at -= form is not None and form.group == "include"
    means = words.heads.get(scene.tokens.lowers[at]) in ("package", "funds") or (
        scene.tokens.lowers[at] in words.nouns["moneys"])
    led = range(at - 1, max(-1, at - SUBJECT), -1)
    definite = words.nouns["definite"]
    return next((k for k in led if scene.tokens.lowers[k] in definite), None) if means else None
