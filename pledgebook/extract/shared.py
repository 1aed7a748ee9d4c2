"""Modifiers that share one head: 'tank and artillery shells', 'anti-ship and air defence systems' name one thing.

A noun waits for the head behind 'and' where it cannot stand alone: a noun that counts, in the singular and with no
article; one with a prefix or an open hyphen ('anti-ship', 'short-'); one that names a field ('health, nutrition and
water support'). Plurals and what does not count stand alone: 'food, water and medical supplies' are three.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.tokens import Token

MOST: Final = 5
"""How many members may wait for one head."""

SHORT: Final = 4
"""How many words a member may have that waits."""

GLOSS: Final = 7
"""How many words a bracket may have that tells an amount in another measure."""

APART: Final = frozenset({"money", "quantity", "date", "party"})
"""What begins a member that has its own head."""


class Run(NamedTuple):
    """A run of nouns: tokens `first` to `last`, of which those to `head` name something of a kind, or '' if unknown."""

    first: int
    head: int
    last: int
    kind: str


def shared_with(scene: Scene, words: Words, run: Run, following: Callable[[int], Run]) -> Run | None:
    """The run that has the head for which `run` waits; None where it waits for none."""
    place = _over_hyphen(scene, run.last)
    if not _is_joint(scene, words, place) or not 0 < place - run.first <= SHORT + 2:
        return None
    if place == run.last and _is_quality(scene, words, run):
        return _behind_qualities(scene, words, place, following)
    left_over = bool(run.kind) and run.head < run.last
    waits = left_over or _is_open(scene, words, run) or _counts(scene, words, run) or _is_field(scene, words, run)
    if not waits and not _is_alike(scene, words, run):
        return None
    for step in range(MOST):
        opened = _opened(scene, words, place)
        if opened is None:
            return None
        at, final = opened
        more = following(at)
        if final:
            return more if _holds(scene, words, run, more, left_over=left_over and not step) else None
        place = _over_hyphen(scene, more.last)
        if not _may_wait(scene, words, more, place):
            return None
    return None


def _opened(scene: Scene, words: Words, place: int) -> tuple[int, bool] | None:
    """Where the member behind a comma or 'and' begins, and whether it is the last; None where none can begin there."""
    tokens = scene.tokens
    at = place + (tokens[place].text == ",")
    final = at < len(tokens) and tokens.lowers[at] in words.nouns["conjunctions"]
    at += final
    apart = at >= len(tokens) or scene.covered[at] in APART or tokens.lowers[at] in words.nouns["articles"]
    return None if apart else (at, final)


def _is_quality(scene: Scene, words: Words, run: Run) -> bool:
    """'safe', 'quality-assured': whether a run says how a thing is and names none."""
    last, long = run.last - 1, run.last - run.first
    if run.kind or long not in (1, 3):
        return False
    word = scene.tokens.lowers[last]
    if long == 1:
        return word in words.nouns["qualities"]
    hyphenated = scene.tokens[last - 1].text == "-" and scene.tokens[last].glued
    return hyphenated and (word in words.nouns["qualities"] or word.endswith(words.verb_marks))


def _behind_qualities(scene: Scene, words: Words, place: int, following: Callable[[int], Run]) -> Run | None:
    """The run with the head of 'safe, effective, and quality-assured vaccine doses'; None where another stands there.

    `place` is where the first comma or 'and' stands.
    """
    tokens = scene.tokens
    for _ in range(MOST):
        opened = _opened(scene, words, place)
        if opened is None:
            return None
        at, final = opened
        more = following(at)
        if final:
            end = at + 3 if tokens[at + 1 : at + 2] and tokens[at + 1].text == "-" else at + 1
            like = more.head > end and _is_quality(scene, words, Run(at, end, end, ""))
            return more if like and more.kind not in ("", "nothing", "people") else None
        told = _is_quality(scene, words, more) or _is_field(scene, words, more)
        if not told or not _is_joint(scene, words, more.last):
            return None
        place = more.last
    return None


def _over_hyphen(scene: Scene, at: int) -> int:
    """Behind the open hyphen of 'short- and medium-range'."""
    return at + 1 if 0 < at < len(scene.tokens) and scene.tokens[at].text == "-" and scene.tokens[at].glued else at


def _is_joint(scene: Scene, words: Words, at: int) -> bool:
    if at + 1 >= len(scene.tokens):
        return False
    return scene.tokens[at].text == "," or scene.tokens.lowers[at] in words.nouns["conjunctions"]


def _may_wait(scene: Scene, words: Words, run: Run, place: int) -> bool:
    """Whether a member between commas may be one of those that wait: no plural, and no more than a few words."""
    plural = place == run.last and scene.tokens.lowers[run.last - 1].endswith(words.plural_marks)
    known = scene.tokens.lowers[run.last - 1] in words.nouns["alike"]
    return run.last > run.first and _is_joint(scene, words, place) and place - run.first <= SHORT and (
        not plural or known)


def _is_open(scene: Scene, words: Words, run: Run) -> bool:
    """'short-', 'anti-ship': an open hyphen, or a prefix before a noun that is no thing of its own."""
    tokens, last = scene.tokens, run.last
    if _over_hyphen(scene, last) > last:
        return True
    if last - 2 >= run.first and tokens[last - 2].kind == "number" and tokens[last - 1].glued:
        return tokens[last - 1].text.islower() and not _is_plural(scene, words, last - 1)  # '155mm, 122mm and'
    led = last - 3 >= run.first and tokens[last - 2].text == "-"
    return led and tokens.lowers[last - 3] in words.nouns["prefixes"] and not _is_plural(scene, words, last - 1)


def _counts(scene: Scene, words: Words, run: Run) -> bool:
    """'tank', 'patrol boat': a noun that counts, in the singular and with nothing that says that it is one."""
    noun = scene.tokens[run.last - 1]
    counts = noun.lower in words.nouns["single"] or noun.lower in words.nouns["semi_single"]
    return counts and (noun.text.islower() or run.last == 1)


def _is_one(scene: Scene, words: Words, run: Run) -> bool:
    """Whether an article, an owner or a number of one stands before a run."""
    before = run.first - 1
    if before < 0:
        return False
    if scene.tokens.lowers[before] in words.nouns["determiners"] | words.numbers.grammar["article"]:
        return True
    return any(q.last == run.first and q.max == 1 for q in scene.quantities)


def _is_field(scene: Scene, words: Words, run: Run) -> bool:
    """'health', 'nutrition', 'food security': a field in which help is given, and no help."""
    return scene.tokens.lowers[run.last - 1] in words.nouns["fields"]


def _is_alike(scene: Scene, words: Words, run: Run) -> bool:
    """'surveillance', 'transport', 'night vision': what a thing is for, where the next says the same of its head."""
    like = scene.tokens.lowers[run.last - 1] in words.nouns["alike"]
    return run.kind == "service" or (like and run.kind != "training")


def _is_plural(scene: Scene, words: Words, at: int) -> bool:
    return scene.tokens.lowers[at].endswith(words.plural_marks)


def _holds(scene: Scene, words: Words, run: Run, more: Run, *, left_over: bool) -> bool:
    """Whether the run behind 'and' has the head for which the first one waits."""
    if left_over and more.kind in ("package", "funds", "service"):
        return True
    if more.kind in ("nothing", "people") and _over_hyphen(scene, run.last) > run.last:
        return True  # '92 low- and middle-income countries'
    if more.kind not in ("goods", "service", "training", "package", "funds") or more.head - more.first < 2:
        return False
    head, sort = scene.tokens.lowers[more.head - 1], scene.tokens.lowers[more.head - 2]
    wide = head in words.nouns["wide_heads"] or head in words.nouns["shared_heads"]
    plural, noun = _is_plural(scene, words, more.head - 1), scene.tokens.lowers[run.last - 1]
    if _is_open(scene, words, run):
        return plural or wide or head in words.nouns["mass"] or head in words.nouns["single"]
    if _counts(scene, words, run) and _is_one(scene, words, run):  # 'a drone and counter-drone system'
        return not plural and head in words.nouns["single"] | words.nouns["wide_heads"] - words.nouns["mass"]
    if _counts(scene, words, run):
        return wide or head in words.nouns["fed"] or (plural and noun in words.nouns["single"])
    if _is_field(scene, words, run) and wide:
        return True
    alike = noun in words.nouns["alike"] and sort in words.nouns["alike"]
    return (alike and (plural or wide)) or (run.kind == "service" and head in words.nouns["capable"])


def begins_anew(scene: Scene, words: Words, first: int, last: int) -> bool:
    """'rounds of ammunition, and tents', 'litres of fuel and a hospital': what a measure is not of stands behind it."""
    tokens = scene.tokens
    commas = [at for at in range(first, last) if tokens[at].text == ","]
    if len(commas) == 1 and tokens[commas[0] + 1].lower in words.nouns["conjunctions"]:
        return True
    joints = (at for at in range(first, last - 1) if tokens.lowers[at] in words.nouns["conjunctions"])
    return any(tokens.lowers[at + 1] in words.numbers.grammar["article"] for at in joints)


def kind_of(scene: Scene, words: Words, first: int, run: Run) -> str:
    """The kind of what shares a head: support is a service by what it is given in ('health and nutrition support')."""
    cared = any(scene.tokens.lowers[at] in words.nouns["cared"] for at in range(first, run.head))
    return "service" if cared and run.kind in ("package", "funds") else run.kind


def behind_short(scene: Scene, at: int) -> int:
    """Where a head may stand behind the '(WASH)' at token `at`, or 0."""
    said = scene.tokens[at : at + 3]
    short = len(said) == 3 and said[0].text == "(" and said[1].text.isupper() and said[2].text == ")"
    return at + 3 if short and at + 3 < len(scene.tokens) and scene.tokens[at + 3].kind == "word" else 0


def over_gloss(tokens: Sequence[Token], at: int, most: int = GLOSS) -> int:
    """The index behind a bracket with the same in another measure: '8 million litres (2.1 million gallons) of fuel'.

    `at` where no bracket of `most` words opens.
    """
    if at >= len(tokens) or tokens[at].text != "(":
        return at
    return next((k + 1 for k in range(at + 1, min(at + most, len(tokens))) if tokens[k].text == ")"), at)


def is_of_which(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """'a plan, parts of which must be approved': whether 'of which' stands here, behind a share of what was named."""
    behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return behind in words.nouns["relatives"] and tokens[at].lower in words.order.of
