"""Things that a sentence has in a picture, in a mention, in a private hand or under orders, and that nobody gives.

'Gunmen looted 30 trucks of aid' took what others gave, 'a photo released on Monday of a rocket launcher' shows one, 'no
mention was made of the $20 million loan' names what is not told, 'the minimum age to buy a rifle' is of what people buy
for themselves, 'ordered his fighters to observe a truce' commands, 'do not know when we will get fuel' hopes, and in
'spare parts or ship them' a verb looks like a thing.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.attributes import owners
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.described import veto_described
from pledgebook.extract.doubts import is_denied
from pledgebook.extract.governing import Governed
from pledgebook.extract.nameless import tells
from pledgebook.extract.notes import is_noted
from pledgebook.extract.otherwise import VETO_NO_GIFT, VETO_TRADE
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.ungiven import VETO_UNSAID
from pledgebook.extract.words import Words, together

HARMED: Final = "harmed, not given"

PICTURED: Final = 12
"""How many words before a thing the picture may stand that shows it."""

LOADED: Final = 6
"""How many words behind a verb of robbing the load may stand ('looted a warehouse with 2,000 tons of')."""

MENTIONED: Final = 6
"""How many words before a thing the mention may stand that is not made of it, and its denial before that."""

KNOWN: Final = 6
"""How many words before a verb of getting the verb may stand that says that nobody knows of it."""

PERSONAL: Final = 3
"""How many words before a verb of buying the word may stand that tells of a person ('the minimum age to buy')."""


def veto_aside(at: Place, anchor: Anchor, governed: Governed) -> str:
    """The veto of what is shown, left unmentioned, bought by a person or ordered about; else ''."""
    if described := veto_described(at, anchor, governed):
        return described
    scene, words, cue = at.scene, at.reader.words, governed[0]
    said = scene.tokens.words
    if not said.isdisjoint(words.nouns["mentions"]) and _is_unmentioned(scene, words, anchor):
        return VETO_UNSAID
    if anchor.phrase is None or anchor.money is not None:
        return ""
    if _is_under_attack(at, anchor):
        return HARMED
    if not said.isdisjoint(words.nouns["taxed"]) and _is_taxed(scene, words, anchor):
        return VETO_TRADE
    if not said.isdisjoint(words.nouns["pictures"]) and _is_pictured(scene, words, anchor):
        return VETO_UNSAID
    if _is_verb(scene, words, anchor) or is_noted(scene, words, anchor) or tells(scene, words, anchor):
        return VETO_UNSAID
    private = not said.isdisjoint(words.nouns["sidearms"])
    if private and _is_turned_in(scene, words, anchor):
        return VETO_NO_GIFT
    if cue is None:
        return ""
    if cue.group in RECEIVING and not said.isdisjoint(words.nouns["knows"]) and _is_unknown(scene, words, cue):
        return VETO_UNSAID
    if private and _is_personal(scene, words, anchor, cue):
        return VETO_NO_GIFT
    return VETO_NO_GIFT if _is_commanded(scene, words, anchor, cue) else ""


def _is_under_attack(at: Place, anchor: Anchor) -> bool:
    """'Gunmen looted 30 trucks of aid', 'attacked a convoy carrying food': what is robbed or attacked with its load."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    hit = next((c for c in at.cues if c.group == "attack" and not c.passive and c.at < anchor.first), None)
    strikes = not at.scene.tokens.words.isdisjoint(words.nouns["strikers"])
    if hit is None and not strikes:
        return False
    loads = together(words.nouns["transports"], words.nouns["stores"])
    struck = next((k for k in range(1, anchor.first) if lowers[k] in words.nouns["hits"]
                   and lowers[k - 1] in words.nouns["strikers"]), None) if strikes else None
    if struck is not None and not loads.isdisjoint(lowers[struck + 1 : anchor.first]):
        return True  # 'An Israeli strike hit a convoy carrying food'
    if hit is None or any(hit.at < c.at < anchor.first and c.stage is not None for c in at.cues):
        return False
    if hit.lemma in words.nouns["grabbing"] and anchor.first - hit.at <= LOADED:
        return True
    return not loads.isdisjoint(lowers[hit.at + 1 : anchor.first])


def _is_taxed(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'a list of tariffs on goods ranging from motorcycles to boats': what is taxed is sold."""
    goods = anchor.phrase is not None and anchor.phrase.kind == "goods"
    taxed = not words.nouns["taxed"].isdisjoint(scene.tokens.lowers[: anchor.first])
    return goods and taxed and scene.tokens.words.isdisjoint(words.nouns["aiding"])


def _is_unmentioned(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'No specific mention was made of the $300 million project': what is not told is no claim."""
    lowers = scene.tokens.lowers
    for at in range(max(0, anchor.first - MENTIONED), anchor.first):
        if lowers[at] in words.nouns["mentions"] and not words.nouns["nones"].isdisjoint(lowers[max(0, at - 3) : at]):
            return not words.order.of.isdisjoint(lowers[at + 1 : anchor.first])
    return False


def _is_pictured(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'A picture released on December 19 of a gun', 'footage of 20 tanks': what it shows stands behind 'of'."""
    lowers, start, begin = scene.tokens.lowers, max(0, anchor.first - PICTURED), anchor.first
    while begin and (scene.covered[begin - 1] == "party" or lowers[begin - 1] in words.nouns["determiners"]):
        begin -= 1
    if not begin or lowers[begin - 1] not in words.order.of:
        return False
    shown = next((k for k in range(anchor.first - 1, start - 1, -1) if lowers[k] in words.nouns["pictures"]), None)
    if shown is None:
        return False
    finite = (v for v in scene.verbs if shown < v.at < anchor.first and "participle" not in v.form.forms)
    return next(finite, None) is None


def _is_verb(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'spare parts or ship them': what looks like a thing of one word has an object, and is a verb."""
    phrase = anchor.phrase
    if phrase is None or anchor.quantity is not None or phrase.last - phrase.first != 1 or not phrase.first:
        return False
    lowers = scene.tokens.lowers
    if words.nouns["objects"].isdisjoint(lowers[phrase.last : phrase.last + 1]):
        return False
    form = words.verbs.get(lowers[phrase.first])
    joined = lowers[phrase.first - 1] in words.nouns["conjunctions"]
    return joined and form is not None and "base" in form.forms


def _is_unknown(scene: Scene, words: Words, cue: Cue) -> bool:
    """'We don't know when we will get fuel': who does not know of it was promised nothing."""
    lowers, start = scene.tokens.lowers, max(0, cue.first - KNOWN)
    knows = next((k for k in range(cue.first - 1, start - 1, -1) if lowers[k] in words.nouns["knows"]), None)
    if knows is None or words.nouns["unknowns"].isdisjoint(lowers[knows + 1 : knows + 3]):
        return False
    return is_denied(scene, words, knows)


def _is_personal(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'bought a rifle', 'the minimum age to buy rifles', 'had legally purchased the guns': what a person buys."""
    phrase = anchor.phrase
    if phrase is None or cue.lemma not in words.nouns["buying"]:
        return False
    lowers = scene.tokens.lowers
    if lowers[phrase.at_head] not in words.nouns["sidearms"]:
        return False
    article = lowers[max(0, phrase.first - 1) : phrase.first + 1]
    one = anchor.quantity is not None and anchor.quantity.min == 1
    if one and not words.numbers.grammar["article"].isdisjoint(article):
        return True
    around = lowers[max(0, cue.first - PERSONAL) : cue.at] + lowers[anchor.last : anchor.last + 1]
    return not words.nouns["personal"].isdisjoint(around)


def _is_turned_in(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'Four rifles have been turned in': people give up their arms, and nobody gets them as aid."""
    lowers = scene.tokens.lowers
    return any(verb.at >= anchor.last and verb.form.lemma in words.nouns["turning"] and not words.nouns[
        "turned_in"].isdisjoint(lowers[verb.at + 1 : verb.at + 2]) for verb in scene.verbs)


def _is_commanded(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'ordered his fighters to observe a truce': an order to one's own is no order for more of them."""
    if cue.lemma not in words.nouns["commanding"] or cue.passive or cue.at >= anchor.first:
        return False
    lowers = scene.tokens.lowers
    if owners(words).isdisjoint(lowers[cue.at + 1 : anchor.first + 1]):
        return False
    behind = lowers[anchor.last : anchor.last + 2]
    if len(behind) < 2 or behind[0] not in words.nouns["infinitives"]:
        return False
    form = words.verbs.get(behind[1])
    return form is not None and "base" in form.forms
