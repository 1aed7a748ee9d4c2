"""Who gives of its own though the text tells mostly what it gets: 'China has offered aid to 53 countries'.

A name right before a verb of giving is who gives. No other party of the text is put in its place.
"""

from typing import Final

from pledgebook.extract.cues import ACTED, GIVING, Cue
from pledgebook.extract.roles import Place
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

NEAR: Final = 3
"""How many words may stand between who gets and its verb, and between the verb and another who gets of it."""

TOLD: Final = ACTED | {"future", "present", "progressive", "possible", "gerund"}
"""Tenses of a verb before which the one stands that does it ('has begun sending')."""

ACTS: Final = GIVING - {"order", "request", "train"}
"""Groups of verbs of giving by which nobody gets."""


def gives_away(at: Place, mention: NameMention, cue: Cue) -> bool:
    """'Kenya has provided Somalia with': who gets elsewhere in the document gives here.

    So it is where another gets, and where the name stands right before the verb.
    """
    code = mention.name.target
    if cue.passive or cue.group not in GIVING or at.part(mention) != "" or not at.is_state(code):
        return False
    if code in at.setting.aggressor:
        return _is_aid(at) and _acts(at, mention, cue)
    behind = [m for m in at.scene.parties if m.first > cue.at and m.name.target != code and at.is_state(m.name.target)]
    gets = any(at.part(m) in ("to", "people") or m.first - cue.at <= NEAR for m in behind)
    return (gets and cue.first - mention.last <= NEAR) or _acts(at, mention, cue)


def _is_aid(at: Place) -> bool:
    """Whether the sentence calls a gift so: what an attacker sends is mostly none."""
    return not at.scene.tokens.words.isdisjoint(at.reader.words.role_words["gifts"])


def _acts(at: Place, mention: NameMention, cue: Cue) -> bool:
    """Whether nothing but its helpers stands between a name by itself and a verb of giving.

    Of a row who gets signs with who gives ('USAID and the Government of Kenya signed').
    """
    if cue.group not in ACTS or cue.tense not in TOLD or at.joined_to(mention.first) is not None:
        return False
    return left_of_helpers(at, cue.first - 1) == mention.last - 1


def left_of_helpers(at: Place, place: int) -> int:
    """The token left of adverbs, times and verbs of going on, with their auxiliaries ('they will continue to send')."""
    words, tokens, phased = at.reader.words, at.scene.tokens, False
    while place > 0:
        timed = at.scene.covered[place] == "date"
        if timed or " ".join(tokens.lowers[place - 1 : place + 1]) in words.nouns["until_now"]:
            place -= 1 if timed else 2  # 'The agency to date has sent', 'The agency this year has sent'
            continue
        form = words.verbs.get(tokens.lowers[place])
        goes_on = form is not None and form.lemma in words.nouns["phases"]
        phased = phased or goes_on
        led = words.tenses.before(tokens, place + 1) if phased and not goes_on else None
        if led is not None:  # 'has reportedly begun sending'
            place, phased = led[1] - 1, False
            continue
        if not (goes_on or tokens.lowers[place] in together(words.adverbs, words.nouns["hedges"])):
            return place
        place -= 1
    return place
