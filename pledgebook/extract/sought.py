"""What is asked for, or talked about, by a noun: 'a request by Kenya for 40 trucks', 'talks over six boats'."""

from collections.abc import Iterator
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.denials import is_noun_denied
from pledgebook.extract.pauses import is_given_to
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

NEAR: Final = 4
"""How many words behind a verb of refusing the request may stand that it refuses."""

BETWEEN: Final = 7
"""How many words behind a noun of asking its 'for' may stand ('a request by the government of Kenya for')."""

TALKED: Final = 14
"""How many words behind a noun of talking what is talked about may stand."""

MONEY: Final = 3
"""How many words behind 'for' the money may stand that talks are for."""


def requests(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Cue]:
    """'a request by Kenya for 40 trucks': a noun of asking and its 'for', with who asks between them."""
    if scene.tokens.words.isdisjoint(words.nouns["requests"]):
        return
    other = [c for c in cues if c.group != "other" and not (c.tense == "phrase" and c.stage is Stage.REQUESTED)]
    taken = {at for cue in other for at in range(cue.first, cue.at + 1)}
    small = together(words.nouns["articles"], words.nouns["stops"], words.speech["bodies"])
    for at, token in [(at, token) for at, token in enumerate(scene.tokens) if token.lower in words.nouns["requests"]]:
        if at in taken or is_given_to(scene, words, at):
            continue
        behind = range(at + 1, min(at + BETWEEN, len(scene.tokens)))
        led = next((k for k in behind if scene.tokens.lowers[k] in words.nouns["aims"]), None)
        between = range(at + 1, led or at + 1)
        named = led is not None and led > at + 1 and all(
            scene.covered[k] in ("party", "office", "date") or scene.tokens.lowers[k] in small for k in between)
        if led is None and token.lower in words.nouns["sought"] and any(0 <= at - m.last <= 1 for m in scene.money):
            yield Cue(at, at, "phrase", token.lower, answer(cues, at), "phrase")  # 'a $5 billion request'
        named = _is_said(scene, words, at) if token.lower in words.nouns["needing"] else named
        if led is not None and named and not taken.intersection(range(at, led + 1)):
            yield Cue(at, led, "phrase", token.lower, answer(cues, at), "phrase")


def _is_said(scene: Scene, words: Words, at: int) -> bool:
    """'underlined his country's need for', 'told of an urgent need for': a need that somebody tells of."""
    return any(verb.at < at and verb.form.lemma in words.speech["verbs"] for verb in scene.verbs)


def answer(cues: list[Cue], at: int) -> Stage:
    """What became of a request at token `at`: refused by the verb before it, else asked."""
    before = next((c for c in reversed(cues) if c.at < at and c.stage is not None), None)
    refused = before is not None and before.stage is Stage.REFUSED and at - before.at <= NEAR
    return Stage.REFUSED if refused else Stage.REQUESTED


def talks(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Cue]:
    """'talks between Kenya and Japan over six boats': what two talk about is not promised yet."""
    if scene.tokens.words.isdisjoint(words.nouns["talks"]):
        return
    taken = {at for cue in cues for at in range(cue.first, cue.at + 1)}
    for at, token in enumerate(scene.tokens):
        if at in taken or (token.lower not in words.nouns["topics"] and not _is_for_loan(scene, words, at)):
            continue
        noun = next((k for k in range(at - 1, max(-1, at - TALKED), -1)
                     if scene.tokens.lowers[k] in words.nouns["talks"]), None)
        denied = noun is not None and is_noun_denied(scene, words, noun)  # 'held no further talks on'
        if noun is not None and not denied and not any(noun < c.at < at and c.stage is not None for c in cues):
            yield Cue(at, at, "phrase", scene.tokens.lowers[noun], Stage.SIGNALLED, "phrase")


def _is_for_loan(scene: Scene, words: Words, at: int) -> bool:
    """'in talks with the fund for a $5 million loan': whether 'for' leads to money."""
    if scene.tokens.lowers[at] not in words.nouns["aims"]:
        return False
    near = range(at + 1, min(at + 1 + MONEY, len(scene.tokens)))
    return any(scene.covered[k] == "money" or scene.tokens.lowers[k] in words.nouns["loans"] for k in near)
