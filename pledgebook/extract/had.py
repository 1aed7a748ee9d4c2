"""What somebody only has, lacks, takes in exchange or may bring: 'does not have tanks that are ready to be sent'.

'Norway has 40 tanks, made in Spain, that Kenya would like to have' counts a stock, 'will replace the tanks that it gave
with new ones' tells what the giver gets, 'Readers who want to donate blankets can bring them' invites whoever reads it,
and 'it takes a year to make one gun' measures an output.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import ACTED, CLAUSELESS, Cue
from pledgebook.extract.described import DESCRIBED
from pledgebook.extract.doubts import is_denied
from pledgebook.extract.governing import Governed
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

LACKED: Final = 9
"""How many words before a thing the verb of having may stand that is denied ('don't have a store of tanks')."""

READY: Final = 2
"""Within how many words behind a thing the word stands that says what could be done with it."""

HELD: Final = 2
"""How many words before a number the verb of having stands ('still has some 40 tanks')."""

TIMED: Final = 6
"""How many words before a verb of making the time may begin that it takes."""

INVITED: Final = 10
"""Within how many words of its sentence those are named who may bring something."""

SHIPPING: Final = frozenset({"dispatch", "arrive", "include", "other"})
"""Groups of verbs by which what is sold leaves."""

GIVING: Final = frozenset({"give", "dispatch", "arrive"})


def veto_had(at: Place, anchor: Anchor, governed: Governed) -> str:
    """The veto of what somebody has, lacks, gets in exchange, is invited to bring or takes time to make; else ''."""
    scene, words, cue = at.scene, at.reader.words, governed[0]
    if anchor.money is not None or anchor.phrase is None or anchor.stance:
        return ""
    said = scene.tokens.words
    if _is_carrier(scene, words, anchor) or _is_force(scene, words, anchor):
        return DESCRIBED
    if _is_body(scene, words, anchor) or _is_ratio(scene, words, anchor) or _is_shipped(scene, words, anchor, cue):
        return DESCRIBED
    has = not said.isdisjoint(words.nouns["owning"])
    if has and _is_stock(scene, words, anchor, cue):
        return DESCRIBED
    if cue is None:
        return ""
    if has and _is_lacked(at, anchor, cue):
        return DESCRIBED
    if not said.isdisjoint(words.nouns["replacing"]) and _is_exchange(at, anchor):
        return DESCRIBED
    if cue.group == "produce" and not said.isdisjoint(words.nouns["taking_time"]) and _takes_time(scene, words, cue):
        return DESCRIBED
    return DESCRIBED if not said.isdisjoint(words.nouns["readers"]) and _is_invited(scene, words, anchor, cue) else ""


def _is_carrier(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'to get trucks moving across the border', 'wants trucks rolling again': what brings aid is not given."""
    phrase = anchor.phrase
    if phrase is None or anchor.quantity is not None or phrase.last != anchor.last or phrase.kind != "goods":
        return False
    lowers = scene.tokens.lowers
    moves = not words.nouns["rolling"].isdisjoint(lowers[phrase.last : phrase.last + 1])
    return moves and lowers[phrase.last - 1] in words.nouns["transports"]


def _is_body(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'the government of Mali, including the National Health Service': a body by its name, and no service given."""
    phrase = anchor.phrase
    if not anchor.example or anchor.quantity is not None or phrase is None or phrase.kind not in ("service", "funds"):
        return False
    head = scene.tokens[phrase.at_head].text
    first = next((m.first for m in scene.parties if m.last == phrase.first), phrase.first)  # 'the U.S. Refugee Program'
    named = head.istitle() and first > 0 and scene.tokens[phrase.first].text[:1].isupper()
    return named and scene.tokens.lowers[first - 1] in words.nouns["definite"]


def _is_ratio(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'10 launchers for every one Russian tank': what a number is set against."""
    first = anchor.quantity.first if anchor.quantity is not None else 0
    return first > 1 and scene.tokens.lowers[first - 1] in words.nouns["everies"] and (
        scene.tokens.lowers[first - 2] in words.nouns["aims"])


def _is_shipped(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'ships leave for world markets with grain and corn': what a country sells abroad."""
    if scene.tokens.words.isdisjoint(words.nouns["markets_abroad"]) or anchor.phrase is None or (
            cue is not None and cue.group not in SHIPPING):
        return False
    lowers, first = scene.tokens.lowers, anchor.phrase.first
    farmed = not words.nouns["wares"].isdisjoint(lowers[anchor.phrase.first : anchor.phrase.last])
    farmed = farmed or not words.nouns["farmed"].isdisjoint(lowers[anchor.phrase.first : anchor.phrase.last])
    sold = first > 1 and lowers[first - 1] in words.order.of and lowers[first - 2] in words.nouns["markets_abroad"]
    return farmed and (sold or scene.tokens.words.isdisjoint(words.nouns["telling_aid"]))


def _is_force(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'the rotation of 5,000 troops', 'a force of 2,000 troops who are prepared to': what an army has somewhere."""
    if anchor.phrase is None:
        return False
    counted = scene.tokens.lowers[anchor.first : anchor.last] if anchor.quantity is not None else []
    if "-" in counted and anchor.phrase.kind in ("goods", "") and not words.nouns["heads_counted"].isdisjoint(counted):
        return True  # 'a 1,000-member tank squadron'
    if scene.tokens.lowers[anchor.phrase.at_head] not in words.nouns["own_troops"]:
        return False
    first = anchor.quantity.first if anchor.quantity is not None else anchor.first
    before = scene.tokens.lowers[max(0, first - HELD) : first]
    return len(before) == HELD and before[1] in words.order.of and before[0] in words.nouns["musters"]


def _is_lacked(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """'We do not have tanks that are ready to be sent', 'There is no store of tanks ready to be sent'."""
    scene, words = at.scene, at.reader.words
    lowers, last = scene.tokens.lowers, anchor.last
    if cue.at < last or cue.tense in ACTED or words.nouns["readiness"].isdisjoint(lowers[last : last + READY]):
        return False
    for k in range(max(0, anchor.first - LACKED), anchor.first):
        if lowers[k] not in words.nouns["owning"] or any(k < c.at < anchor.first for c in at.cues):
            continue
        none = not words.nouns["nones"].isdisjoint(lowers[k + 1 : k + 2])
        if none or is_denied(scene, words, k):
            return True
    return False


def _is_stock(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'has 40 tanks, made in Spain, that', 'still has 20 jets, he said, adding that Oslo will': a stock is counted.

    What is to be given is told right behind it ('has 40 tanks ready to be sent', 'from Norway', 'that were donated').
    """
    amount, lowers = anchor.quantity, scene.tokens.lowers
    if amount is None or words.nouns["having"].isdisjoint(lowers[max(0, amount.first - HELD) : amount.first]):
        return False
    if anchor.last >= len(lowers) or cue is None:
        kept = not words.nouns["stills"].isdisjoint(lowers[max(0, amount.first - HELD - 1) : amount.first])
        return kept and lowers[anchor.last : anchor.last + 1] == [","]
    if cue.first < anchor.last:
        return False
    if cue.group == "produce" and cue.tense == "participle":
        return True
    between = lowers[anchor.last : cue.first]
    return "," in between and not cue.passive and cue.tense not in CLAUSELESS


def _is_exchange(at: Place, anchor: Anchor) -> bool:
    """'will replace the tanks that it gave with new ones': what takes the place of a gift is for who gave."""
    scene, words = at.scene, at.reader.words
    verb = next((v for v in reversed(scene.verbs) if v.at < anchor.first and v.form.lemma in words.nouns["replacing"]),
                None)
    if verb is None:
        return False
    lowers = scene.tokens.lowers
    led = next((k for k in range(anchor.first - 1, verb.at, -1) if lowers[k] in words.nouns["withs"]), 0)
    given = any(verb.at < c.at < led and c.group in GIVING for c in at.cues)
    return given and not any(led < c.at < anchor.first for c in at.cues)


def _takes_time(scene: Scene, words: Words, cue: Cue) -> bool:
    """'It takes 30 months to make one howitzer', 'needs a year to build a gun': how long one takes, and none made."""
    lowers = scene.tokens.lowers
    begin = max(0, cue.first - TIMED)
    if cue.tense != "infinitive":
        return False
    took = next((k for k in range(begin, cue.first) if lowers[k] in words.nouns["taking_time"]), None)
    return took is not None and not words.nouns["timespans"].isdisjoint(lowers[took : cue.first])


def _is_invited(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'Readers who want to donate blankets can bring them', 'Anyone can donate': those who read may do it."""
    given = any(v.form.lemma in words.nouns["charitable"] for v in scene.verbs if cue.first <= v.at < anchor.first)
    if not given or anchor.quantity is not None:
        return False
    if cue.tense not in CLAUSELESS | {"future"} and not cue.tense.startswith("possible"):
        return False
    lowers = scene.tokens.lowers
    who = next((k for k in range(min(INVITED, cue.first)) if lowers[k] in words.nouns["readers"]), None)
    able = not words.nouns["ables"].isdisjoint(lowers) or not words.nouns["welcomes"].isdisjoint(lowers)
    return who is not None and able and not any(m.last <= who for m in scene.parties)
