"""Instruments: what a law, an agreement or a contract gives, and what is given under one, has the stage of the act.

'The memorandum gives Kenya 40 trucks', 'under an agreement signed on Monday, Spain will supply', '$5 million provided
in the relief act': each names a formal act, and is more than a promise in words. Of a plan or a proposal nothing of
the kind is true.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, Cue
from pledgebook.extract.cues import AHEAD as COMING
from pledgebook.extract.pacts import pacted
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

SUBJECT: Final = 9
"""How many words before its verb an instrument may stand that is the subject ('the treaty, signed in 2007, gave')."""

OBJECT: Final = 5
"""How many words before an instrument the verb may stand whose object it is ('will sign legislation that')."""

UNDER: Final = 24
"""How many words off the verb the instrument may stand under which a thing is given."""

NAMED: Final = 7
"""How many words behind a preposition the instrument may stand that it leads to."""

SIGNED: Final = 5
"""How many words behind an agreement the word may stand that says that it was made."""

AHEAD: Final = frozenset({"future", "passive_future", "progressive", "passive_present", "present"})
"""Tenses of what an instrument lays down and what has not come yet."""

GIVEN: Final = frozenset({"give", "receive", "obtain", "train", "dispatch", "arrive", "service"})
"""Groups of verbs that tell what comes of an instrument."""

LAID: Final = GIVEN | {"include"}
"""Groups of verbs that an instrument may have for its own, or lay down."""

LAID_DOWN: Final = frozenset({"present", "past", "perfect"})

ASSENT: Final = frozenset({"give", "receive", "obtain"})
"""Groups of verbs that, with a word of assent for their object, tell of a formal act."""

ASSENTS: Final = 4
"""How many words behind such a verb the word of assent may stand ('gave its final written approval')."""

ORDERS: Final = 14
"""How many words behind its verb the order or contract may stand ('awarded Saab a $40 million contract')."""

FINITE: Final = frozenset({"future", "present", "progressive", "perfect"})
"""Tenses with which a clause of its own has been told."""


def instrumental(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """The cue, with the stage of the act where an instrument gives, or where something is given under one."""
    cue, nouns = cues[k], words.nouns
    pact = pacted(scene, words, cues, k)
    if pact is not None:
        return pact
    if cue.group in ASSENT and _gives_assent(scene, words, cue):
        return cue._replace(group="commit", stage=_assent(cue))
    if cue.lemma in nouns["ordering"] and not cue.negated and (placed := _placed(scene, words, cue)) is not None:
        return placed
    if cue.lemma in nouns["tendering"] and _tenders(scene, words, cue):
        return cue._replace(group="order", stage=Stage.REFUSED if cue.negated else Stage.ANNOUNCED)
    if cue.negated or cue.group not in LAID or scene.tokens.words.isdisjoint(words.joined["formal"]):
        return cue
    laid = cue.group in ("give", "include") and cue.tense in LAID_DOWN and _laying_down(scene, words, cues, cue)
    if laid:
        return cue._replace(stage=laid)
    if cue.group == "give" and cue.tense in ("participle", "past", "passive_past") and _is_in(scene, words, cue):
        return cue._replace(stage=Stage.COMMITTED)
    if cue.tense == "infinitive" and cue.stage is Stage.ANNOUNCED and _is_ordered_to(scene, words, cues, k):
        return cue._replace(stage=Stage.CONTRACTED)
    if cue.group in GIVEN and cue.tense in AHEAD and cue.stage is Stage.ANNOUNCED:
        return cue._replace(stage=_under(scene, words, cue) or cue.stage)
    return cue


def _placed(scene: Scene, words: Words, cue: Cue) -> Cue | None:
    """The cue of an order that is placed, by its verb; None where it places none."""
    if cue.tense in ACTED and _orders(scene, words, cue):
        return cue._replace(group="order", stage=Stage.CONTRACTED)
    if cue.passive and _is_order(scene, words, cue.first):
        ahead = cue.tense in COMING or cue.tense == "passive_future"
        return cue._replace(group="order", stage=Stage.ANNOUNCED if ahead else Stage.CONTRACTED)
    return None


def _is_ordered_to(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """'was awarded a contract to supply 20 radars': what the contract is for is as far as the contract has come."""
    cue, led = cues[k], cues[k - 1] if k else None
    if cue.group != "give" or not cue.first or scene.tokens.lowers[cue.first - 1] not in words.nouns["orders"]:
        return False
    if led is not None and led.stage is Stage.CONTRACTED and led.lemma in words.nouns["ordering"]:
        return True
    told = cues[k + 1] if led is None and k + 1 < len(cues) else None  # 'A contract to supply 20 radars was awarded'
    return told is not None and told.lemma in words.nouns["ordering"] and told.passive and told.tense in ACTED


def _gives_assent(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether the object of the verb is a word of assent ('gave final approval', 'has won the backing of')."""
    for at in range(cue.at + 1, min(cue.at + 1 + ASSENTS, len(scene.tokens))):
        if scene.tokens.lowers[at] in words.nouns["assents"]:
            return True
        if scene.tokens[at].kind == "mark" or scene.covered[at] in ("money", "quantity", "item"):
            return False
    return False


def _orders(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether the object of the verb is an order or a contract ('placed a $40 million order for shells')."""
    for at in range(cue.at + 1, min(cue.at + 1 + ORDERS, len(scene.tokens))):
        if scene.tokens.lowers[at] in words.nouns["orders"]:
            return True
        hyphened = "-" in scene.tokens.lowers[at - 1 : at + 2]
        if (scene.tokens.lowers[at] in words.nouns["stops"] and not hyphened) or scene.covered[at] == "item":
            return False  # but 'a not-to-exceed $40 million order'
    return False


def _is_order(scene: Scene, words: Words, end: int) -> bool:
    """Whether an order or a contract stands before its passive verb ('Its order for 40 boats was placed in May')."""
    before = scene.tokens.lowers[max(0, end - ORDERS) : end]
    return not words.nouns["orders"].isdisjoint(before)


def _tenders(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether the object of the verb is a tender ('issued an international tender for 40 boats')."""
    if scene.tokens.words.isdisjoint(words.nouns["tendered"]):
        return False
    return not words.nouns["tendered"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 1 + ASSENTS])


def _assent(cue: Cue) -> Stage:
    """What an assent comes to by its tense."""
    if cue.negated:
        return Stage.REFUSED
    if cue.tense in ("possible", "advised"):
        return Stage.SIGNALLED if cue.tense == "possible" else Stage.REQUESTED
    return Stage.ANNOUNCED if cue.tense in COMING else Stage.COMMITTED


def _laying_down(scene: Scene, words: Words, cues: list[Cue], cue: Cue) -> Stage | None:
    """'The law sets aside': committed; 'will sign legislation that contains': as far as the act has come."""
    if cue.tense != "past" and _is_contract(scene, words, cue.first):
        return Stage.CONTRACTED
    at = _subject(scene, words, cues, cue)
    if at is None:
        return None
    act = next((c for c in reversed(cues) if 0 < at - c.at <= OBJECT and c.stage is not None), None)
    return act.stage if act is not None and act.group in ("commit", "request", "consider") else Stage.COMMITTED


def _is_contract(scene: Scene, words: Words, end: int) -> bool:
    """'The contract, worth $5 million, covers 40 boats': whether the subject right before the verb is a contract."""
    place = next((k for k in range(end - 1, max(-1, end - 1 - SUBJECT), -1)
                  if scene.tokens.lowers[k] in words.nouns["orders"]), None)
    acts = any(place is not None and place < verb.at < end and verb.form.lemma not in words.nouns["ordering"]
               for verb in scene.verbs)  # 'The order, placed in May, covers'
    return place is not None and not acts and not _is_led(scene, words, place)


def _subject(scene: Scene, words: Words, cues: list[Cue], cue: Cue) -> int | None:
    """The place of the instrument that is the subject of the verb ('the treaty with Egypt gave'), or None."""
    for at in range(cue.first - 1, max(-1, cue.first - 1 - SUBJECT), -1):
        token = scene.tokens[at]
        if token.lower in words.nouns["instruments"] or token.lower in words.nouns["treaties"]:
            about = words.nouns["relatives"].intersection(scene.tokens.lowers[at + 1 : at + 3])
            return at if about or not _is_led(scene, words, at) else None  # 'appropriations, which include'
        if token.lower in words.nouns["enacted"] and any(c.group == "commit" and c.stage is Stage.COMMITTED
                                                         and at < c.at < cue.first for c in cues):
            return None if _is_led(scene, words, at) else at  # 'the bill, which the House passed, provides'
        other = token.kind == "mark" and token.text not in (",", "(", ")", "-", '"')
        named = scene.covered[at] in ("party", "office") and not _is_led(scene, words, at)
        named = named and not words.nouns["relatives"].intersection(scene.tokens.lowers[max(0, at - 2) : at])
        if other or named or any(c.at == at and c.tense in FINITE and c.group != "commit" for c in cues):
            return None
    return None


def _is_led(scene: Scene, words: Words, at: int) -> bool:
    """Whether a preposition leads to the noun or the name at token `at`: then it is no subject."""
    for token in reversed(scene.tokens[max(0, at - NAMED) : at]):
        if token.lower in words.speech["prepositions"] or token.lower in words.nouns["contents"]:
            return True
        if token.kind == "mark" or token.lower in words.nouns["relatives"] or token.lower in words.verbs:
            return False
    return False


def _is_in(scene: Scene, words: Words, cue: Cue) -> bool:
    """'$12 million provided in the relief act': the instrument stands behind the verb and its preposition."""
    behind = range(cue.at + 1, min(cue.at + 2 + NAMED, len(scene.tokens)))
    if not behind or scene.tokens[behind[0]].lower not in words.nouns["unders"] | words.nouns["inside"]:
        return False
    for at in behind[1:]:
        if scene.tokens.lowers[at] in words.nouns["instruments"]:
            return True
        if scene.tokens[at].kind == "mark" and scene.tokens[at].text not in ("-", '"'):
            return False
    return False


def _under(scene: Scene, words: Words, cue: Cue) -> Stage | None:
    """'Under the pact, signed in May, Spain will supply': the stage of what the verb's clause is under."""
    for led, at in _leading(scene, words):
        if abs(cue.at - at) > UNDER or _parted(scene, words, min(at, cue.at), max(led, cue.first)):
            continue
        word = scene.tokens.lowers[at]
        if word in words.nouns["contracts"]:
            return Stage.CONTRACTED
        if word in words.nouns["instruments"] or _is_made(scene, words, at):
            return Stage.COMMITTED
    return None


def _leading(scene: Scene, words: Words) -> Iterator[tuple[int, int]]:
    """Each 'under' with the instrument that it leads to, by their places."""
    nouns = words.joined["bonds"]
    for led, token in enumerate(scene.tokens):
        if token.lower not in words.nouns["unders"]:
            continue
        for at in range(led + 1, min(led + 1 + NAMED, len(scene.tokens))):
            if scene.tokens.lowers[at] in nouns:
                yield led, at
                break
            if scene.tokens[at].kind == "mark" and scene.covered[at] != "money":
                break


def _is_made(scene: Scene, words: Words, at: int) -> bool:
    """Whether an agreement is said to have been made, not only to be talked of ('a deal signed last week')."""
    behind = {token.lower for token in scene.tokens[at + 1 : at + 1 + SIGNED]}
    return bool(behind & words.nouns["made"])


def _parted(scene: Scene, words: Words, start: int, end: int) -> bool:
    """Whether another clause begins between two places."""
    return any(t.text in ";:" or t.lower in words.walls for t in scene.tokens[start:end])
