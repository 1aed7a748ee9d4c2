"""Services that a verb tells inside a list: 'will include two clinics; strengthening the coast guard'."""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import Phrase, open_phrase
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

REACH: Final = 60
"""How many words behind the verb that includes the last deed may begin."""


def deeds(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Phrase]:
    """The deeds among what something includes, each a service with what it is done to.

    They stand right behind the verb that includes, behind a semicolon, or behind 'and' or a comma next to another.
    """
    for k, cue in enumerate(cues):
        traded = k > 0 and cues[k - 1].group == "trade"
        if cue.group == "include" and cue.tense != "gerund" and not cue.passive and not traded:
            yield from _members(scene, words, cue.at + 1)


def _members(scene: Scene, words: Words, start: int) -> Iterator[Phrase]:
    at, last, end = start, start, min(start + REACH, len(scene.tokens))
    while at < end:
        token = scene.tokens[at]
        opens = at == last or scene.tokens[at - 1].text == ";"
        deed = _deed(scene, words, at) if opens else None
        if deed is not None:
            yield deed
            at = last = _over_joint(scene, words, deed.last)
            continue
        if token.text == ".":
            return
        at += 1
        if token.text == ";":
            at = last = _over_joint(scene, words, at)


def _over_joint(scene: Scene, words: Words, at: int) -> int:
    """Over the comma or semicolon and the 'and' between two members."""
    tokens = scene.tokens
    at += at < len(tokens) and tokens[at].text in ",;"
    return at + (at < len(tokens) and tokens.lowers[at] in words.nouns["conjunctions"])


def _deed(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'repairing the bridges of the north': a deed with what it is done to."""
    tokens, begun = scene.tokens, words.nouns["deeds"]
    done_to = open_phrase(scene, words, at + 1) if tokens.lowers[at] in begun else None
    if done_to is None:
        return None
    joints = (k for k in range(at + 1, done_to.last) if tokens.lowers[k] in words.nouns["conjunctions"])
    last = next((k for k in joints if tokens.lowers[k + 1] in begun), done_to.last)
    return Phrase(at, last, "service", head=at)
