"""Projects of a list by their titles: '- Rural Water Supply Project (Phase 2) (loan amount: 20 million yen)'.

The whole title is what the sum is of, whatever things its words would name by themselves; 'loan amount' is a label.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import GIVING
from pledgebook.extract.glosses import is_equivalent
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together
from pledgebook.text.money import MoneyMention
from pledgebook.text.tokens import DASH

LONGEST, LEAST = 40, 3
"""Words that a title has at most, and at least."""

LABEL: Final = 5
"""Words that may stand between the title and its sum ('loan amount:')."""

LONG: Final = 4
"""Letters from which a word of a title has a capital."""


def titled_sum(scene: Scene, words: Words) -> Anchor | None:
    """The sum of a list's item with the title of its project, where the item is nothing else; else None."""
    if not (scene.sentence.is_item and scene.money):
        return None
    mention = scene.money[0]
    if any(not is_equivalent(scene, words, other) for other in scene.money[1:]):
        return None
    end = _opener(scene, mention)
    first = _begin(scene)
    if not LEAST <= end - first <= LONGEST or not _is_closed(scene, mention):
        return None
    last = next((at for at in range(first + LEAST, end - 1) if scene.tokens[at].text == ","
                 and scene.tokens.lowers[at + 1] in words.nouns["withs"]), end)
    if not _is_title(scene, words, first, last):
        return None
    return Anchor(first, mention.last, Phrase(first, last, "funds"), money=mention, purpose=True)


def is_titled(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """Whether an anchor is the sum of a project's title."""
    return anchor.purpose and anchor.money is not None and anchor == titled_sum(scene, words)


def _begin(scene: Scene) -> int:
    """Where the title begins, behind the number of the item."""
    at = 0
    while at < len(scene.tokens) - 1 and (scene.tokens[at].kind in ("number", "mark")):
        at += 1
    return at


def _opener(scene: Scene, mention: MoneyMention) -> int:
    """Where the title ends: at the bracket, colon or dash behind which only a label leads to the sum; or 0."""
    for at in range(mention.first - 1, max(0, mention.first - 2 - LABEL), -1):
        token = scene.tokens[at]
        inner = token.text == ":" and _in_bracket(scene, at)
        if token.text in ("(", ":", DASH) and not inner:
            return at
        if token.kind != "word" and not inner:
            return 0
        if scene.covered[at] in ("date", "quantity"):
            return 0
    return 0


def _in_bracket(scene: Scene, at: int) -> bool:
    """Whether a token stands in a bracket that was opened not far before it."""
    opened = (scene.tokens[k].text for k in range(at - 1, max(-1, at - 1 - LABEL), -1) if scene.tokens[k].text in "()")
    return next(opened, "") == "("


def _is_closed(scene: Scene, mention: MoneyMention) -> bool:
    """Whether only marks, or the same sum in other money, stand behind the sum."""
    behind = range(scene.money[-1].last, len(scene.tokens))
    glossed = mention is not scene.money[-1] and len(behind) <= LEAST
    return glossed or all(scene.tokens[at].kind == "mark" for at in behind)


def _is_title(scene: Scene, words: Words, first: int, last: int) -> bool:
    """Whether the words are a title: a capital, no verb of giving, and the noun of a project or capitals throughout."""
    tokens = scene.tokens
    if not tokens[first].text[:1].isupper() or last - first < LEAST:
        return False
    if any(first <= verb.at < last and verb.form.group in GIVING and tokens[verb.at].text.islower()
           for verb in scene.verbs):
        return False
    own = [at for at in range(first, last) if tokens[at].kind == "word" and scene.covered[at] != "party"]
    long = [at for at in own if len(tokens[at].text) >= LONG]
    capital = [at for at in long if tokens[at].text[:1].isupper()]
    named = together(words.nouns["cost_of"], words.nouns["workings"])
    noun = any(tokens.lowers[at] in named for at in capital)
    return len(long) >= LEAST - 1 and (noun or (len(long) >= LEAST and 3 * len(capital) >= 2 * len(long)))
