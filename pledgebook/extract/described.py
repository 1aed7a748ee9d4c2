"""What describes a thing, a person or a stock, and gives nothing: 'a missile that can be deployed by ground troops'.

'Senator Moe, who opposes aid to Kenya' tells who he is, 'leaving its own army with 30 tanks' what stays at home, 'below
the average of 170 trucks' a measure, and 'the flexibility to buy food as needed' what a sum lets somebody do.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.governing import Governed
from pledgebook.extract.roles import Found, Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

DESCRIBED: Final = "tells what it is or can do, no gift"
"""The veto of what a thing can do, whom somebody opposes, and what is only compared with."""

LEFT: Final = "what stays at home, no gift"
"""The veto of the stock and the budget of who gives."""

NEAR: Final = -1.5
"""A verb nearer than this is the thing's own."""

STOCK: Final = 12
"""How many words before a number the verb may stand that says what is left."""

MEASURE: Final = 4
"""How many words before 'the average of' the word may stand that measures by it."""

LET: Final = 6
"""How many words before a verb of buying the word may stand that lets somebody do it."""

ENSURED: Final = 3
"""How many words before a thing the verb may stand that ensures that it comes."""

LOST: Final = 3
"""How many words may stand between a sum and the word that it was lost, and between that and the word of aid."""

ALONE: Final = 1
"""Up to how many a thing is described, and not counted out."""


def veto_described(at: Place, anchor: Anchor, governed: Governed) -> str:
    """The veto of what describes a thing or a person, and of what is only compared with; else ''."""
    scene, words, (cue, nearness) = at.scene, at.reader.words, governed
    if _is_measure(scene, words, anchor) or _is_lost(scene, words, anchor):
        return DESCRIBED
    if cue is None or nearness <= NEAR or anchor.money is not None:
        return ""
    if _is_against(scene, words, cue) or _is_hoped(scene, words, cue):
        return DESCRIBED
    told = (_can_do, _is_of_it, _is_let_buy, _is_ensured, _is_way)
    return DESCRIBED if any(tells(scene, words, anchor, cue) for tells in told) else ""


def left_home(at: Place, anchor: Anchor, cue: Cue | None, roles: tuple[Found, Found]) -> str:
    """The veto of what is left in the stock of who gives, and of its budget for its own defence; else ''."""
    scene, words, donors = at.scene, at.reader.words, roles[0].parties
    if anchor.money is not None:
        return LEFT if _is_own_defence(at, anchor, cue, donors) else ""
    amount = anchor.quantity
    if amount is None:
        return ""
    before = scene.tokens.lowers[max(0, amount.first - STOCK) : amount.first]
    led = next((k for k, lower in enumerate(before) if lower in words.nouns["leaving_with"]), None)
    if led is None:
        return ""
    begin = max(0, amount.first - STOCK) + led
    own = not words.nouns["own_things"].isdisjoint(before[led:]) and not words.nouns["own_stocks"].isdisjoint(
        scene.tokens.lowers[begin : amount.last + 2])
    there = any(m.name.target in donors and begin < m.first < amount.first
                and scene.tokens.lowers[m.first - 1] in words.nouns["inside"] for m in scene.parties)
    return LEFT if own or there else ""


def _is_against(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Senator Moe, who opposes aid to Kenya': who somebody is, and no refusal of a state."""
    if cue.lemma not in words.nouns["against_all"] or cue.tense not in ("present", "past") or not cue.first:
        return False
    return scene.tokens.lowers[cue.first - 1] in words.speech["who"]


def _can_do(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'a system that can be deployed by ground troops': what it can do; 'can be deployed to Kenya' offers it."""
    if not cue.tense.startswith("passive") or cue.first < anchor.last or cue.lemma not in words.nouns["wielding"]:
        return False
    able = scene.tokens.lowers[cue.first] in words.nouns["ables"]
    one = anchor.quantity is None or anchor.quantity.max == ALONE
    return able and one and words.nouns["infinitives"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 2])


def _is_hoped(scene: Scene, words: Words, cue: Cue) -> bool:
    """'the prospect of securing more loans', 'hopes of getting tanks': what may come, promised by nobody."""
    led = scene.tokens.lowers[max(0, cue.at - 2) : cue.at]
    hoped = cue.tense == "gerund" and cue.group in RECEIVING and len(led) > 1
    return hoped and led[1] in words.order.of and led[0] in words.nouns["prospects"]


def _is_ensured(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'to ensure that aid reaches those in need': what somebody sees to, of what is given otherwise."""
    if cue.group != "arrive" or cue.first < anchor.last or anchor.quantity is not None:
        return False
    return not words.nouns["ensuring"].isdisjoint(scene.tokens.lowers[max(0, anchor.first - ENSURED) : anchor.first])


def _is_way(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'The funds will be channelled through partners': by which way that comes which was told before."""
    phrase = anchor.phrase
    if not cue.passive or cue.lemma not in words.nouns["channelling"] or anchor.quantity is not None or phrase is None:
        return False
    before = scene.tokens.lowers[max(0, anchor.first - 2) : anchor.first]
    led = not words.nouns["definite"].isdisjoint(before) and phrase.kind in ("funds", "package")
    return led and not words.nouns["ways_through"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 3])


def _is_of_it(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'It gives the army a medium-range missile', of a weapon: what a thing is for those who have it."""
    if cue.tense != "present" or cue.group != "give" or anchor.phrase is None or anchor.phrase.kind != "goods":
        return False
    it = cue.first == 1 and scene.tokens.lowers[0] in words.speech["it"]
    one = anchor.quantity is None or anchor.quantity.max == ALONE
    return it and one and scene.tokens.lowers[anchor.phrase.at_head] in words.nouns["combat"]


def _is_measure(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'well below the daily average of 170 trucks': with what something else is compared."""
    amount = anchor.quantity
    if amount is None or amount.first < MEASURE or scene.tokens.lowers[amount.first - 1] not in words.order.of:
        return False
    if scene.tokens.lowers[amount.first - 2] not in words.nouns["averages"]:
        return False
    return not words.nouns["measured_by"].isdisjoint(
        scene.tokens.lowers[max(0, amount.first - 2 - MEASURE) : amount.first - 2])


def _is_lost(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'$5 million in missing aid', '$3 million in aid to Malawi went missing': what was stolen tells of no gift."""
    if anchor.money is None or scene.tokens.words.isdisjoint(words.nouns["lost_aid"]):
        return False
    lowers, begin = scene.tokens.lowers, anchor.money.last
    for at in (k for k in range(begin, len(lowers)) if lowers[k] in words.nouns["lost_aid"]):
        clean = all(scene.tokens[k].kind == "word" and lowers[k] not in words.nouns["wondering"]
                    for k in range(begin, at))
        if clean and (lowers[at - 1] in words.nouns["went"] or (
                at < begin + LOST and not words.bundles["aid"].isdisjoint(lowers[at + 1 : at + 1 + LOST]))):
            return True
    return False


def _is_let_buy(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'gives the agency the flexibility to buy food', 'this donation will help it to buy food': what a sum lets do."""
    if anchor.quantity is not None or not (
            cue.lemma in words.nouns["buying"] or cue.lemma in words.nouns["acquiring"]):
        return False
    before = scene.tokens.lowers[max(0, cue.first - LET) : cue.first]
    if cue.tense == "infinitive" and not words.nouns["leeways"].isdisjoint(before):
        return True
    helped = next((k for k in range(max(0, cue.first - LET), cue.first)
                   if scene.tokens.lowers[k] in words.nouns["letting_do"]), None)
    return helped is not None and not words.nouns["what_is_given"].isdisjoint(scene.tokens.lowers[:helped])


def _is_own_defence(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> bool:
    """'a $100 billion fund to modernise the military': who names nobody else behind it, and no aid, spends at home."""
    scene, words, money = at.scene, at.reader.words, anchor.money
    said = scene.tokens.words
    if money is None or said.isdisjoint(words.nouns["own_forces"]) or said.isdisjoint(words.nouns["home_funds"]):
        return False
    if not said.isdisjoint(words.nouns["aiding"]):
        return False
    behind = scene.tokens.lowers[money.last :]
    near = not words.nouns["own_forces"].isdisjoint(behind)
    begin = cue.first if cue is not None else 0
    return near and not any(m.name.target not in donors and m.first > begin for m in scene.parties)
