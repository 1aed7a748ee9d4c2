"""What a sentence leaves for the next where no claim carries it: how far a load has come, and which body was named.

'A shipment of aid has left for Mali. It includes 40 tents': the load has no amount and is no claim, and what is in it
is on its way all the same. 'The World Bank knows Mali. The bank has approved a grant': the bank is the one named.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import UNFINITE, Cue
from pledgebook.extract.roles import WEIGHTS, Found, Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together
from pledgebook.model import Inference

LEFT: Final = frozenset({Stage.REQUESTED, Stage.COMMITTED, Stage.CONTRACTED, Stage.DISPATCHED, Stage.DELIVERED})
"""Stages that a sentence without a claim leaves for what the next one says is in its load."""

LOADED: Final = frozenset({"give", "dispatch", "arrive", "receive", "commit", "order", "request", "obtain", "phrase"})
"""Groups of verbs that tell what becomes of a load."""

SUBJECT: Final = 6
"""Within how many words of a sentence the verb stands that tells what is in a load."""

OPENS: Final = 7
"""Within how many words of a sentence the verb stands of what a bill or a bundle would bring."""

ASIDE: Final = 12
"""How many words an aside may have behind the load ('In the convoy, put together by the UN, are')."""

ADJECTIVES: Final = 5
"""How many words may stand between 'the' and the noun for a body ('the Washington-based lender')."""


def left_here(scene: Scene, words: Words, cues: Sequence[Cue], before: Stage | None) -> Stage | None:
    """How far the load of a sentence has come; 'It went through the crossing' tells of the one before it."""
    if scene.tokens.lowers[:1] and scene.tokens.lowers[0] in words.speech["it"] and not any(c.stage for c in cues):
        return before
    return left_by(scene, words, cues) if cues else None


def left_by(scene: Scene, words: Words, cues: Sequence[Cue]) -> Stage | None:
    """How far the load of a sentence has come, where all of its verbs say the same."""
    stages = set()
    for cue in cues:
        made = cue.first > 0 and scene.tokens[cue.first - 1].text == "-"  # 'shells for Norwegian-provided guns'
        if cue.stage is None or cue.group not in LOADED or made:
            continue
        finite = cue.tense not in UNFINITE or scene.tokens.lowers[cue.at] in words.nouns["leaving"]
        vowed = cue.group == "phrase" and cue.stage is Stage.COMMITTED  # 'underlining its commitment' moves no load
        if finite and not vowed:
            stages.add(cue.stage)
    if len(stages) != 1 or stages.isdisjoint(LEFT) or any(cue.negated for cue in cues):
        return None
    said = scene.tokens.words
    held = bool(scene.money) or not (said.isdisjoint(words.joined["loads"]) and said.isdisjoint(words.bundles["aid"]))
    listed = not said.isdisjoint(words.nouns["papers"])  # who sends a list of its needs asks
    return (Stage.REQUESTED if listed else stages.pop()) if held else None


def lists_on(scene: Scene, words: Words) -> bool:
    """'The list includes', 'The cargo contains', 'On board are': what is in the load that was told of before."""
    low = scene.tokens.lowers[: SUBJECT + 1]
    opens = next((v for v in scene.verbs if v.at < 2 and v.form.group == "include"), None)  # 'Also included are'
    if opens is not None and low[opens.at + 1 : opens.at + 2] and low[opens.at + 1] in words.nouns["being"]:
        return True
    if scene.tokens.words.isdisjoint(words.nouns["holders"]):
        return False
    if low[0] in words.nouns["inverting"]:
        told = _without_aside(scene.tokens.lowers)[2 : SUBJECT + 1]  # 'In the convoy, put together by the UN, are'
        return any(one in words.nouns["being"] for one in told)  # 'On board are', 'In the convoy were'
    verb = next((v for v in scene.verbs if v.form.group == "include" and 0 < v.at <= SUBJECT), None)
    subject = together(words.nouns["definite"], words.nouns["takers"], words.speech["owners"])
    if verb is None or low[0] not in subject:
        return False
    held = low[1 : verb.at]
    free = not any(scene.covered[at] in ("party", "office", "money") for at in range(verb.at))
    return free and not words.nouns["holders"].isdisjoint(held)


def _without_aside(lowers: Sequence[str]) -> Sequence[str]:
    """The words of a sentence without what stands between its first two commas, where the first stands near."""
    first = next((k for k, word in enumerate(lowers[:SUBJECT]) if word == ","), 0)
    last = next((k for k in range(first + 1, min(first + ASIDE, len(lowers))) if lowers[k] == ","), 0) if first else 0
    return [*lowers[:first], *lowers[last + 1 :]] if last else lowers


def opens_with_some(scene: Scene, words: Words) -> bool:
    """'Among the items are 40 tents', 'Among the supplies were': some of what was told before."""
    led = scene.tokens.lowers[:4]
    if len(led) < 4 or led[0] not in words.nouns["amongst"] or led[1] not in words.nouns["definite"]:
        return False
    things = words.nouns["generic"] | words.nouns["givings"] | words.nouns["listed_goods"]
    return led[2] in things and led[3] in words.nouns["being"]


def would_bring(scene: Scene, words: Words) -> bool:
    """'The measure would provide', 'This assistance would give', 'It would also send': said of what is not law yet."""
    if scene.tokens.words.isdisjoint(words.nouns["woulds"]):
        return False
    low = scene.tokens.lowers[: OPENS + 1]
    at = next((k for k, word in enumerate(low) if word in words.nouns["woulds"]), 0)
    if not at or low[0] not in words.nouns["takers"] | words.nouns["definite"] | words.speech["it"]:
        return False
    bills = words.nouns["bills"]
    named = at == 1 or any(w in bills or words.heads.get(w) in ("package", "funds") for w in low[1:at])
    return named and not any(scene.covered[k] in ("party", "office") for k in range(at))


def is_of_load(scene: Scene, words: Words) -> bool:
    """Whether a sentence goes on about the load, or what carries it: 'It includes', 'The plane carried', 'On board'."""
    low = scene.tokens.lowers[: SUBJECT + 1]
    if not low or scene.sentence.is_item:
        return False
    if low[0] in words.nouns["takers"] or lists_on(scene, words):
        return True
    held = low[0] in words.nouns["definite"] and not words.nouns["holders"].isdisjoint(low[1:4])
    return held and not any(scene.covered[at] in ("party", "office") for at in range(min(4, len(low))))


def body_named(at: Place, cue: Cue) -> Found | None:
    """'The bank has approved', 'the alliance will send': the one body of that kind that was named last."""
    words, tokens = at.reader.words, at.scene.tokens
    if tokens.words.isdisjoint(words.nouns["called"]):
        return None
    place = next((k for k in range(cue.first - 1, max(-1, cue.first - 1 - ADJECTIVES), -1)
                  if tokens.lowers[k] in words.nouns["called"]), -1)
    if place < 1 or at.scene.covered[place] not in ("", "item") or not _is_alone(at, place, cue):
        return None
    return last_called(at, place)


def last_called(at: Place, place: int) -> Found | None:
    """The body named last of the kind that the noun at a token calls ('the agency' of one that was told of before)."""
    lowers = at.scene.tokens.lowers
    here = [m.name.target for m in reversed(at.scene.parties) if m.last <= place and not at.is_state(m.name.target)]
    for code in (*here, *at.setting.bodies.get(at.scene.sentence.start, ())):  # "the EU's envoy said the bloc"
        if code not in at.setting.aggressor and _is_called(at, code, lowers[place]):
            return Found((code,), Inference("donor: from the names before"), "donor.body", WEIGHTS["donor.agent"])
    return None


def it_said(at: Place, start: int) -> Found | None:
    """'The foundation announced it intends to commit': whom 'it' stands for where a noun calls one named before."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    for place in range(1, start) if lowers[0] in words.nouns["definite"] else ():
        if any(verb.at == place for verb in at.scene.verbs):
            return None
        if lowers[place] in words.nouns["called"] and not at.scene.covered[place]:
            return last_called(at, place)
    return None


def _is_alone(at: Place, place: int, cue: Cue) -> bool:
    """Whether the noun is the subject of the verb and has no name of its own ('the World Bank', "Mali's bank")."""
    words, tokens = at.reader.words, at.scene.tokens
    between = tokens.lowers[place + 1 : cue.first]
    if any(word not in words.adverbs and word not in words.speech["between"] for word in between):
        return False
    for k in range(place - 1, max(-1, place - 1 - ADJECTIVES), -1):
        if tokens.lowers[k] in words.nouns["definite"]:
            return True
        if at.scene.covered[k] == "party" and tokens[k + 1].text != "-":
            return False
        if tokens.lowers[k] in words.nouns["stops"]:
            return False
    return False


def _is_called(at: Place, code: str, noun: str) -> bool:
    """Whether a body is one that the noun can stand for, by its kind, or by the last word of its own name."""
    kind, nouns = at.reader.catalogue.party_kind(code), at.reader.words.nouns
    unknown = code.endswith(f"-{noun}") or noun in nouns["called_unknown"]
    return noun in nouns[f"called_{kind}"] if kind else unknown
