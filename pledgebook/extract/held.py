"""What says that somebody has a thing from another, or wants it, where no verb of giving or asking stands by it.

'Norwegian-supplied radars' have been given; who 'shared intelligence with' another has given it; what is 'among its
most urgent requests' is asked for.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.bare import is_single, says_nothing
from pledgebook.extract.cues import ACTED, RECEIVING, UNFINITE, Cue
from pledgebook.extract.ensured import ensured
from pledgebook.extract.phrases import phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.sought import answer
from pledgebook.extract.words import Words, together

KNOWN: Final = frozenset({"goods", "service"})
"""Sorts of nouns that make a verb of many uses one of giving."""

COMING: Final = frozenset({"receive", "obtain", "arrive"})
"""Groups of verbs by which a thing has come, whoever gave it."""

KEYS: Final = 3
"""Within how many words behind a verb of presenting the keys stand of what is handed over."""

SERVED: Final = 14
"""How many words behind a verb of helping the 'through' may stand that leads to what is given."""

MADE: Final = 9
"""How many words behind 'make' the 'available' may stand."""

ASKED: Final = 10
"""How many words behind a noun of asking its 'for' may stand."""

WANTED: Final = 7
"""How many words behind a form of being the noun of asking may stand ('remain among its most urgent requests')."""


def with_held(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues of a sentence with those that its other words make."""
    cues = ensured(scene, words, cues)
    handled = words.joined["handled"]
    told = [_handing(scene, words, cues, k) if cue.lemma in handled else cue for k, cue in enumerate(cues)]
    if scene.tokens.words.isdisjoint(words.joined["held"]):
        return told
    comes = any(cue.group in COMING and cue.stage is not None for cue in told)
    supplied = () if comes else _supplied(scene, words)  # 'received Norwegian-donated tents'
    found = [*supplied, *_wanted(scene, words), *_thanks(scene, words), *_appeals(scene, words, cues)]
    if not found:
        return told
    taken = {at for cue in told if cue.group != "other" for at in range(cue.first, cue.at + 1)}
    more = [cue for cue in found if cue.at not in taken]
    return sorted([*told, *more], key=lambda cue: (cue.at, cue.first)) if more else told


def _handing(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """'shared intelligence with Kenya', 'is coordinating medical evacuations': with such an object the verb gives."""
    cue = cues[k]
    shown = cue.lemma in words.nouns["presenting"] and cue.group not in RECEIVING and not cue.negated
    if shown and _is_presented(scene, words, cue):
        done = cue.stage is Stage.DELIVERED  # 'held a ceremony to present the army with 24 tents'
        return cue._replace(group="give", stage=cue.stage if done else _stage(words, cues, k) or cue.stage)
    if cue.negated or cue.group in ("give", "order", "service") or cue.passive:
        return cue
    if cue.lemma in words.nouns["striking"] and _is_deal(scene, words, cue):
        return cue._replace(group="commit", stage=Stage.COMMITTED if cue.tense in ACTED else _stage(words, cues, k))
    if (cue.lemma in words.nouns["making"] and _is_made_available(scene, words, cue, "available")) or (
            cue.lemma in words.nouns["laying"] and _is_made_available(scene, words, cue, "disposals")):
        return cue._replace(group="give", stage=_stage(words, cues, k))
    if cue.lemma in words.nouns["using"] and _is_from_abroad(scene, words, cue) and not any(
            before.group == "say" for before in cues[:k]):  # not 'Washington says that Russia used Iranian drones'
        return cue._replace(group="give", stage=Stage.DELIVERED)
    through = serves_through(scene, words, cue) if cue.lemma in words.nouns["serving"] else 0
    if through and (served := _stage(words, cues, k)):
        return cue._replace(group="give", stage=served)
    led = _helps_with(scene, words, cue)
    stage = _stage(words, cues, k) if cue.lemma in words.nouns["handing"] or led else None
    if stage is None:
        return cue
    behind = cue.at + 1 + led
    behind = next((amount.last for amount in scene.quantities if amount.first == behind), behind)
    phrase = phrase_after(scene, words, behind, join=False)
    if phrase is not None and not phrase.kind and scene.tokens[phrase.last : phrase.last + 1] and \
            scene.tokens[phrase.last].text == ",":
        behind = phrase.last + 1  # 'supports camps, medical services and repairs': the next says what they are
        phrase = phrase_after(scene, words, behind, join=False)
    near = phrase is not None and phrase.kind in KNOWN and phrase.first <= behind + 3
    if near and phrase is not None:
        serves = cue.lemma not in words.nouns["serving"] or phrase.kind == "service"  # who supports tents gives none
        near = serves and not says_nothing(scene, words, phrase)
    backed = phrase is not None and phrase.kind == "funds" and is_single(scene, words, phrase)
    near = near or backed  # 'will support a grant for the Kenyan ministry of energy'
    return cue._replace(group="give", stage=stage) if near else cue


def _helps_with(scene: Scene, words: Words, cue: Cue) -> bool:
    """'is helping with mine clearance', 'assisted in the search': with such a word behind it the verb gives."""
    if cue.lemma not in words.nouns["helping_with"] or cue.tense in UNFINITE:
        return False
    return not words.nouns["aided_in"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 2])


def _is_deal(scene: Scene, words: Words, cue: Cue) -> bool:
    """'struck a debt relief deal with Kenya': the verb with a deal that is all of what it says."""
    phrase = phrase_after(scene, words, cue.at + 1, join=False)
    if phrase is None or phrase.kind != "funds":
        return False
    return scene.tokens.lowers[phrase.last - 1] in together(words.nouns["deal_nouns"], words.nouns["bonds"])


def _is_presented(scene: Scene, words: Words, cue: Cue) -> bool:
    """'24 tents were presented to Mali', 'presented the minister with 24 tents': handed over, not shown or planned."""
    tokens, behind = scene.tokens, cue.at + 1
    if cue.passive:
        led = words.part_words.at(tokens, behind)
        place = cue.first - 1
        if place > 0 and tokens[place].text == ",":  # 'The vehicles, worth $1 million, were presented to'
            place = next((k for k in range(place - 1, 0, -1) if tokens[k].text == ","), 0) - 1
        thing = place >= 0 and (scene.covered[place] in ("item", "quantity") or bool(
            words.heads.get(tokens.lowers[place])))
        return thing and led is not None and led[0] == "to"
    if _is_shown_to(scene, words, behind):
        return True
    near = range(behind, min(behind + SERVED, len(tokens)))
    led_by = next((at for at in near if tokens.lowers[at] in words.nouns["withs"]), 0)
    if not led_by or any(token.kind == "mark" for token in tokens[behind:led_by]):
        return False
    start = next((amount.last for amount in scene.quantities if amount.first == led_by + 1), led_by + 1)
    phrase = phrase_after(scene, words, start, join=False)
    return phrase is not None and phrase.kind in KNOWN and not says_nothing(scene, words, phrase)


def _is_shown_to(scene: Scene, words: Words, behind: int) -> bool:
    """'presented 24 tents to Mali', 'presented the keys of 24 trucks to the minister': a counted thing, to whom."""
    tokens = scene.tokens
    keys = next((at for at in range(behind, min(behind + KEYS, len(tokens))) if tokens.lowers[at] in
                 words.nouns["keys"]), None)
    start = keys + 2 if keys is not None else behind
    amount = next((one for one in scene.quantities if one.first == start), None)
    phrase = phrase_after(scene, words, amount.last, join=False) if amount is not None else None
    if phrase is None or phrase.kind != "goods":
        return False
    to = range(phrase.last, min(phrase.last + SERVED, len(tokens)))
    return any((found := words.part_words.at(tokens, at)) is not None and found[0] == "to" for at in to)


def serves_through(scene: Scene, words: Words, cue: Cue) -> int:
    """'will help Kenya through technical advice; clinics; vaccines': where what it is helped with begins, or 0."""
    if scene.tokens.words.isdisjoint(words.nouns["throughs"]):
        return 0
    for at in range(cue.at + 1, min(cue.at + SERVED, len(scene.tokens) - 1)):
        token = scene.tokens[at]
        if token.lower in words.nouns["throughs"]:
            phrase = phrase_after(scene, words, at + 1, join=False)
            known = phrase is not None and phrase.kind in KNOWN and phrase.first <= at + 3
            return at + 1 if known and phrase is not None and not says_nothing(scene, words, phrase) else 0
        if token.kind == "mark" or scene.covered[at] in ("money", "quantity"):
            return 0
    return 0


def serves_object(scene: Scene, words: Words, cue: Cue) -> bool:
    """'fitted the boats with radars', "will supply the vehicles of Kenya's police with fuel": whether its object gets.

    Where it is told to whom the object goes, what stands behind 'with' is a part of it ('the boats to Kenya with').
    """
    if cue.lemma in words.nouns["serving"]:
        return True
    tokens, nouns = scene.tokens, words.nouns
    behind = tokens.lowers[cue.at + 1 : cue.at + 1 + SERVED]
    owned = bool(behind) and (behind[0] in nouns["definite"] or behind[0] in nouns["own_things"])
    if not owned or cue.lemma not in nouns["with_verbs"] or nouns["withs"].isdisjoint(behind):
        return False
    between = behind[: next(k for k, word in enumerate(behind) if word in nouns["withs"])]
    led = nouns["infinitives"] | nouns["aims"] | nouns["joint_withs"]
    return led.isdisjoint(between) and not any(word in ",;:.()" for word in between)


def _stage(words: Words, cues: list[Cue], k: int) -> Stage | None:
    """The stage of such a verb by its tense, or of the verb on which it hangs ('stopped sharing')."""
    name = words.give.get(cues[k].tense, "")
    if name:
        return Stage(name)
    hangs = k > 0 and cues[k].first - cues[k - 1].at == 1
    return cues[k - 1].stage if hangs else None


def _is_made_available(scene: Scene, words: Words, cue: Cue, adjective: str) -> bool:
    """'is making drones available to Kenya', 'put a plane at the disposal of Kenya': the verb with its adjective."""
    near = range(cue.at + 1, min(cue.at + MADE, len(scene.tokens)))
    return any(scene.tokens.lowers[at] in words.nouns[adjective] for at in near)


def _is_from_abroad(scene: Scene, words: Words, cue: Cue) -> bool:
    """'operates Swedish Gripen jets': a named thing behind the adjective of another state."""
    maker = next((m for m in scene.parties if 0 <= m.first - cue.at - 1 <= 1 and m.name.use == "demonym"), None)
    item = scene.item_at(maker.last) if maker is not None else None
    generic = item is not None and scene.tokens.lowers[item.last - 1] in words.nouns["generic"]
    if item is None or maker is None or generic:
        return False
    return any(m.last <= cue.first and m.name.target != maker.name.target for m in scene.parties)


def _thanks(scene: Scene, words: Words) -> Iterator[Cue]:
    """'thanked Kenya for the trucks', 'is grateful to Spain for its boats': what one is thanked for was given."""
    if scene.tokens.words.isdisjoint(words.joined["thanks"]):
        return
    verbs = {verb.at for verb in scene.verbs if verb.form.lemma in words.nouns["thanking"]}
    for at, token in enumerate(scene.tokens):
        if at not in verbs and token.lower not in words.nouns["thankful"]:
            continue
        behind = range(at + 1, min(at + ASKED, len(scene.tokens) - 1))
        led = next((k for k in behind if scene.tokens.lowers[k] in words.nouns["aims"]), None)
        if led is None or any(scene.tokens[k].kind == "mark" for k in range(at + 1, led)):
            continue
        number = next((amount.last for amount in scene.quantities if led < amount.first <= led + 2), led + 1)
        phrase = phrase_after(scene, words, number, join=False)
        if phrase is not None and phrase.kind == "goods" and phrase.first <= number + 2:
            yield Cue(led, led, "phrase", token.lower, Stage.DELIVERED, "phrase")


def _appeals(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Cue]:
    """'its appeal to Western countries for jets': a noun of asking, whom it asks, and what for."""
    if scene.tokens.words.isdisjoint(words.nouns["requests"]):
        return
    asking = words.nouns["requests"] - words.nouns["needing"]
    for at, token in enumerate(scene.tokens):
        if token.lower not in asking:
            continue
        behind = range(at + 1, min(at + ASKED, len(scene.tokens) - 1))
        led = next((k for k in behind if scene.tokens.lowers[k] in words.nouns["aims"]), None)
        if led is None or any(scene.tokens[k].kind == "mark" or scene.tokens.lowers[k] in words.verbs
                              for k in range(at + 1, led)):
            continue
        phrase = phrase_after(scene, words, led + 1, join=False)
        if phrase is not None and phrase.kind == "goods" and phrase.first <= led + 3:
            yield Cue(at, led, "phrase", token.lower, answer(cues, at), "phrase")


def _supplied(scene: Scene, words: Words) -> Iterator[Cue]:
    """'Norwegian-supplied radars', 'EU-donated tents': a named thing that somebody has been given."""
    if scene.tokens.words.isdisjoint(words.nouns["supplied"]):
        return
    for at in range(2, len(scene.tokens) - 1):
        token = scene.tokens[at]
        if token.lower not in words.nouns["supplied"] or scene.tokens[at - 1].text != "-" or not token.glued:
            continue
        phrase = phrase_after(scene, words, at + 1, join=False)
        particular = phrase is not None and phrase.kind == "goods" and phrase.item and phrase.first <= at + 3
        held = {t.lower for t in scene.tokens[phrase.first : phrase.last]} if phrase is not None else set()
        if particular and held.isdisjoint(words.nouns["generic"]):
            user = _user(scene, words, at)
            got = Cue(user, at, "receive", token.lower, Stage.DELIVERED, "past")
            yield got if user >= 0 else Cue(at, at, "phrase", token.lower, Stage.DELIVERED, "phrase")


def _user(scene: Scene, words: Words, at: int) -> int:
    """'Sudan used Iranian-supplied drones': the verb of using right before whose gift it is, or -1."""
    maker = next((m for m in scene.parties if m.last == at - 1), None)
    verb = next((v for v in scene.verbs if maker is not None and 0 < maker.first - v.at <= 2), None)
    return verb.at if verb is not None and verb.form.lemma in words.nouns["using"] else -1


def _wanted(scene: Scene, words: Words) -> Iterator[Cue]:
    """'Interceptors remain among its most urgent requests', 'jets top its wish list': what is wanted is the subject."""
    wanted = words.nouns["wanted"]
    for at, token in enumerate(scene.tokens) if not wanted.isdisjoint(scene.tokens.words) else ():
        if token.lower not in wanted:
            continue
        before = range(max(0, at - WANTED), at)
        is_ = next((k for k in before if scene.tokens.lowers[k] in words.nouns["remaining"]), None)
        ranked = any(scene.tokens.lowers[k] in words.nouns["ranked"] for k in before)
        if is_ is not None and ranked:
            yield Cue(is_, at, "phrase", token.lower, Stage.REQUESTED, "phrase")
