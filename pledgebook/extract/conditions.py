"""Whether a condition, or a denial, is said of the claim, or of another clause of its sentence.

'Norway will send 20 tents if parliament agrees' is conditional; 'has sent 20 tents to help if floods come', 'tents for
families who flee if the dam breaks' and 'has sent 20 tents, and will help if it is asked' are not. 'Norway denied that
it had sent tanks' denies it; 'Norway, which has sent tents, denied a report about its navy' does not.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import DONE, PAST, UNFINITE, Cue
from pledgebook.extract.doubts import is_denied, is_whether
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

TOLD: Final = 3
"""How many words behind a denial what it denies may end ('denied the report')."""

JOINT: Final = 3
"""Letters up to which the word before an inserted condition is a joint ('and, if needed, doctors')."""

OPENS: Final = 2
"""A condition that stands within so many words of its sentence opens it."""


def binds(scene: Scene, words: Words, hit: tuple[int, int], anchor: Anchor, cue: Cue | None) -> bool:
    """Whether a word of condition is said of the act that the verb of the claim tells."""
    at, after = hit
    if scene.tokens.lowers[at] in words.nouns["supposing"] and is_whether(scene, words, at):
        return False  # 'asked if', 'is not known if'
    if at and scene.tokens.lowers[at - 1] in words.nouns["all_the_same"]:
        return False  # 'even if'
    if anchor.last <= at and _is_inserted(scene, at, after):
        return False  # 'ships and, if needed, doctors'
    if cue is None:
        return True
    start, end = min(cue.first, anchor.first), max(cue.at + 1, anchor.last)
    if cue.stage in DONE and cue.tense in PAST:  # what was done hangs on nothing, but 'once delivered'
        return at < cue.first and not _has_comma(scene, after, cue.first)
    if at >= end:
        return not _ends_before(scene, words, end, at)
    if after <= start and at >= OPENS:
        return not _begins_behind(scene, words, at, cue)
    return True


def _is_inserted(scene: Scene, at: int, after: int) -> bool:
    """Whether a condition stands between two commas before one member of a list ('and, if needed, doctors')."""
    closes = any(scene.tokens[k].text == "," for k in range(after, min(after + TOLD, len(scene.tokens))))
    return at > 1 and scene.tokens[at - 1].text == "," and scene.tokens[at - 2].kind == "word" and closes and (
        len(scene.tokens[at - 2].text) <= JOINT)


def _ends_before(scene: Scene, words: Words, end: int, at: int) -> bool:
    """Whether a clause about a thing, or one that is joined with 'and', stands before a condition and has it."""
    tokens = scene.tokens
    relatives = words.nouns["relatives"] | words.speech["who"] | words.nouns["whose"]
    if tokens[at - 1].text != "," and any(token.lower in relatives for token in tokens[end:at]):
        return True
    joints = words.nouns["conjunctions"] | words.walls
    joint = next((k for k in range(end, at) if tokens.lowers[k] in joints), None)
    return joint is not None and _has_clause(scene, words, joint + 1, at)


def _has_clause(scene: Scene, words: Words, start: int, end: int) -> bool:
    """Whether a verb stands between two places, with its subject before it."""
    acts = {verb.at for verb in scene.verbs if start < verb.at < end}
    return any(at in acts or scene.tokens.lowers[at] in words.nouns["remaining"] for at in range(start + 1, end))


def _begins_behind(scene: Scene, words: Words, at: int, cue: Cue) -> bool:
    """Whether the verb of the claim stands in a clause of its own behind that of the condition.

    'He would resign if it fell, but Norway will send tents'; 'if it blocks the funds that Poland has requested'.
    """
    between = scene.tokens[at : cue.first]
    if cue.tense in PAST and cue.group == "request":
        return any(at < verb.at < cue.first for verb in scene.verbs)
    return any(token.lower in words.walls for token in between)


def _has_comma(scene: Scene, start: int, end: int) -> bool:
    return any(token.text == "," for token in scene.tokens[start:end])


def denies(scene: Scene, words: Words, hit: tuple[int, int], anchor: Anchor, cue: Cue | None) -> bool:
    """Whether a verb of denying denies the claim: it stands before the act, or behind it with nothing else to deny."""
    at, after = hit
    if cue is not None and cue.stage is Stage.REFUSED and cue.first <= at <= cue.at:
        return False  # 'denied a request for'
    if anchor.last > at and is_denied(scene, words, at):
        return False  # 'did not deny that'
    if anchor.last <= at:
        return _is_all_told(scene, words, after)
    if cue is not None and cue.at <= at:
        return cue.at == at
    end = min(cue.first, anchor.first) if cue is not None else anchor.first
    return not is_parted(scene, words, after, end, cue)


def rejects(scene: Scene, words: Words, hit: tuple[int, int], anchor: Anchor, cue: Cue | None) -> bool:
    """Whether it is a report or a claim that is rejected, and the claim is what it tells."""
    near = scene.tokens.lowers[hit[1] : hit[1] + TOLD]
    return not words.nouns["deniable"].isdisjoint(near) and denies(scene, words, hit, anchor, cue)


def _is_all_told(scene: Scene, words: Words, after: int) -> bool:
    """'..., which Norway denied.', '... but Norway denied it', '... but Norway denied the report'."""
    small = words.nouns["articles"] | words.nouns["definite"]
    for at in range(after, min(after + TOLD, len(scene.tokens))):
        token = scene.tokens[at]
        if token.kind == "mark" or token.lower in words.nouns["deniable"]:
            return not _is_about(scene, words, at + 1)
        if token.lower not in small:
            return token.lower in words.nouns["objects"] or token.lower in words.nouns["takers"]
    return True


def _is_about(scene: Scene, words: Words, at: int) -> bool:
    """Whether another matter follows behind what is denied ('denied a report about its navy')."""
    behind = scene.tokens.lowers[at] if at < len(scene.tokens) else ""
    return behind in words.nouns["stops"] or behind in words.order.of


def is_parted(scene: Scene, words: Words, start: int, end: int, cue: Cue | None) -> bool:
    """Whether another clause begins between a denial and the act, that is not what is denied."""
    between = scene.tokens[start:end]
    opened = next((k for k, token in enumerate(between) if token.lower in words.nouns["relatives"]), None)
    free = between[:opened] if opened is not None else between
    breaks = words.walls | (words.speech["relatives"] - words.nouns["relatives"] - words.speech["who"])
    if any(token.text in ",;" or token.lower in breaks for token in free):
        return True
    finite = cue is not None and cue.tense not in UNFINITE
    return opened is None and finite and any(token.lower in words.nouns["conjunctions"] for token in free)
