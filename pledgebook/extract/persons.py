"""The name of a person beside a word for an office, and where a name stands in its sentence."""

from typing import Final

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.tokens import Token

MOST_NAMES: Final = 4
"""Words that a person's name may have."""

BECAME: Final = 4
"""How many small words may stand between a name and the office that it got ('who officially became')."""


def left_of_determiners(scene: Scene, place: int, words: Words) -> int:
    """The index of the first determiner right before token `place`, or `place` itself."""
    while place > 0 and scene.tokens.lowers[place - 1] in words.nouns["determiners"]:
        place -= 1
    return place


def behind_preposition(scene: Scene, words: Words, place: int) -> bool:
    """Whether a preposition that belongs to no date stands before the name at `place`: then it is no subject."""
    at = left_of_determiners(scene, place, words)
    before = scene.tokens.lowers[at - 1] if at else ""
    return before in words.speech["prepositions"] and scene.covered[at - 1] != "date"


def name_beside(scene: Scene, words: Words, first: int, last: int) -> tuple[int, int] | None:
    """The tokens of the person's name right behind the office, or right before it with a comma between."""
    if _in_headline(scene):
        return None
    short = scene.tokens.lowers[last - 1] in words.speech["shortened"]  # 'Sen. Ann Lee'
    comma = last < len(scene.tokens) and scene.tokens[last].text in (".," if short else ",")
    behind = _name_from(scene, words, last + comma)
    if behind and behind[1] - behind[0] > comma:
        return behind
    at = left_of_determiners(scene, first, words)
    closed = last >= len(scene.tokens) or scene.tokens[last].text in ",.()–"
    for gap in range(BECAME + 1):
        mark = at - 1 - gap
        if mark > 0 and scene.tokens[mark].text == ",":
            who = gap > 0 and scene.tokens.lowers[mark + 1] in words.speech["who"]
            before = _name_until(scene, words, mark)
            return before if before and (who or (gap == 0 and (closed or at == first))) else None
    return None


def _in_headline(scene: Scene) -> bool:
    """Whether most words have a capital and no full stop ends it, so that a capital names nobody."""
    if scene.sentence.is_heading or scene.tokens[-1].text == ".":
        return scene.sentence.is_heading
    long = [t for t in scene.tokens if t.kind == "word" and len(t.text) > 3]
    return len(long) > 4 and 4 * sum(t.text[:1].isupper() for t in long) > 3 * len(long)


def _may_name(scene: Scene, words: Words, at: int) -> bool:
    """Whether token `at` can be a word of a person's name."""
    token = scene.tokens[at]
    other = scene.covered[at] in ("party", "item", "date", "money")
    return token.kind == "word" and token.text[:1].isupper() and not other and token.lower not in words.speech["roles"]


def _name_from(scene: Scene, words: Words, at: int) -> tuple[int, int] | None:
    last = place = at
    while place < len(scene.tokens) and place - at < 2 * MOST_NAMES:
        if _may_name(scene, words, place):
            last = place = place + 1
        elif place > at and _joins_names(scene.tokens[place], words):
            place += 1
        else:
            break
    return (at, last) if last - at > 0 else None


def _name_until(scene: Scene, words: Words, mark: int) -> tuple[int, int] | None:
    first = place = mark
    while place > 0 and mark - place < 2 * MOST_NAMES:
        if _may_name(scene, words, place - 1):
            first = place = place - 1
        elif place < mark and _joins_names(scene.tokens[place - 1], words):
            place -= 1
        else:
            break
    return (first, mark) if first < mark else None


def _joins_names(token: Token, words: Words) -> bool:
    return (token.text == "-" and token.glued) or token.lower in words.speech["particles"]
