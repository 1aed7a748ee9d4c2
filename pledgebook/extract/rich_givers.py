"""Rich states that give in a text: 'Australia will provide $5 million. ... its Red Cross workers are building wells'.

Who gives all through a text is not whom it is for, where no word of a sentence says so: its people are sent, its
charities hand out, its adjective tells whose they are.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.homeland import is_rich
from pledgebook.extract.parts import GIVING
from pledgebook.extract.roles import Found, Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention

WEAK: Final = frozenset({"recipient.document", "recipient.before", "recipient.section", "recipient.named",
                         "recipient.tended", "recipient.inside", "recipient.allied", "recipient.earlier",
                         "recipient.other"})
"""Rules by which who gets is inferred, or told by an adjective."""

NEAR: Final = 3
"""How many words behind a name ('Australia', 'the Australian Government') its verb, or its auxiliary, may stand."""


def without_rich_givers(at: Place, donors: tuple[str, ...], considered: Iterator[Found | None]) -> list[Found]:
    """What the rules find, each without the rich states that give in this text, where it only infers them.

    What nobody is said to give, in a sentence without a word of aid, is their own affair.
    """
    found = list(filter(None, considered))
    weak = [bool(one.parties) and (one.rule in WEAK or _is_of_charities(at, one)) for one in found]
    if not any(weak):
        return found
    words = at.reader.words
    aid = at.setting.aid or not at.scene.tokens.words.isdisjoint(together(words.nouns["aiding"], words.abroad))
    if not donors and not aid:
        return found
    without = (_without(at, one) if infers else one for one, infers in zip(found, weak, strict=True))
    return list(filter(None, without))


def _without(at: Place, found: Found) -> Found | None:
    """What a rule that only infers finds, without these states; None where nobody is left."""
    if not any(is_rich(at, one) for one in found.parties):
        return found
    gives = _givers(at) | {at.setting.voice, at.setting.donor}
    left = tuple(one for one in found.parties if one not in gives)
    if left == found.parties:
        return found
    return found._replace(parties=left) if left else None


def _is_of_charities(at: Place, found: Found) -> bool:
    """'including support for Australian NGOs': charities by their country hand out what is for others."""
    carriers = at.reader.words.nouns["home_carriers"]
    if at.scene.tokens.words.isdisjoint(carriers):
        return False
    named = next((m for m in at.scene.parties if m.name.use == "demonym" and at.span(m) == found.source), None)
    return named is not None and not carriers.isdisjoint(at.scene.tokens.lowers[named.last : named.last + NEAR])


def _givers(at: Place) -> frozenset[str]:
    """The states that act by a verb of giving somewhere in the text."""
    text = at.setting.homes
    if text.giving is None:
        words = at.reader.words
        text.giving = frozenset(m.name.target for scene in text.scenes for m in scene.parties
                                if m.name.use != "capital" and _gives(scene, words, m))
    return text.giving


def _gives(scene: Scene, words: Words, mention: NameMention) -> bool:
    """Whether a verb of giving stands shortly behind a name, over its government and auxiliaries."""
    at, small = mention.last, words.speech["bodies"] | words.adverbs
    if scene.tokens.lowers[at : at + 1] in (["'"], ["’"]):  # "Australia's total contribution"
        return not words.role_words["gifts"].isdisjoint(scene.tokens.lowers[at + 2 : at + 2 + NEAR])
    while at < len(scene.tokens) and at - mention.last < NEAR and scene.tokens.lowers[at] in small:
        at += 1
    helped = words.tenses.at(scene.tokens, at)
    at = helped[1] if helped is not None else at
    return any(verb.at == at and verb.form.group in GIVING for verb in scene.verbs)
