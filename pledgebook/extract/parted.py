"""Lists whose members semicolons part: 'food; jerry cans to store water; support for schools; and tents'."""

from pledgebook.extract.scene import Scene

PARTED = 2
"""Semicolons that make a sentence a list in parts."""


def in_parts(scene: Scene) -> bool:
    """Whether semicolons part the members of the list of a sentence."""
    return ";" in scene.tokens.words and scene.tokens.lowers.count(";") >= PARTED


def ends_part(scene: Scene, at: int) -> bool:
    """Whether a member that ends before `at` is the end of a part: a semicolon stands right behind it."""
    return at < len(scene.tokens) and scene.tokens[at].text == ";" and in_parts(scene)


def next_part(scene: Scene, at: int) -> int:
    """Where a list in parts goes on behind what is no thing, or -1."""
    if not in_parts(scene):
        return -1
    texts = scene.tokens.lowers
    place = next((k for k in range(at, len(texts) - 1) if texts[k] == ";"), -1)
    return place + 1 if place >= 0 else -1


def is_shut_off(scene: Scene, act: int, at: int) -> bool:
    """Whether a verb stands in a part behind the first, and a thing in another: of that thing it tells nothing."""
    if not in_parts(scene):
        return False
    texts = scene.tokens.lowers
    return ";" in texts[:act] and ";" in texts[min(act, at) : max(act, at)]
