"""Carriage: what is told of vehicles and loads says how far a thing has come, with no verb of giving.

'has launched a convoy carrying', 'is being moved from its stocks', 'has resumed deliveries of': on its way.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.auxiliaries import auxiliary
from pledgebook.extract.cues import ACTED, AHEAD, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.ships import vehicle_before
from pledgebook.extract.twofold import clause_of
from pledgebook.extract.words import Words, together

LAUNCHED: Final = 5
"""How many words behind a verb of sending off the vehicle may stand ('launched its third land convoy')."""

RESUMED: Final = 3
"""How many words behind a verb of beginning the noun of giving may stand ('has resumed its deliveries of')."""

BUILT: Final = 7
"""Within how many words behind a verb of building the building, and the country where it stands, are named."""

SERVED: Final = 4
"""Within how many words of a verb of helping the thing, and the one whom it helped, stand."""

CARGO: Final = 8
"""Within how many words behind a verb of carrying the arms stand with which a ship is armed."""

UNDER_WAY: Final = frozenset({"present", "progressive"})
"""Tenses of what goes on."""

PLACES: Final = 2
"""Names of a place on the way and of the one where a load goes."""

ONWARD, ONWARD_TO = 2, 5
"""How many words behind 'for' the noun of delivery may stand, and behind that the place where a load goes."""

LOADED: Final = 4
"""How many words behind the vehicle the word may stand that says that it carries something."""


def carried(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """The cue with the stage of what is on its way, where it is one of carriage; else None."""
    cue = cues[k]
    if cue.negated or (cue.lemma not in words.joined["carriage"] and cue.group not in ("arrive", "phrase")):
        return None  # most verbs
    if begun := _begun_by(scene, words, cues, k) or _to_sail(scene, words, cue) or _onward(scene, words, cue):
        return begun
    if cue.lemma in words.nouns["hauling"] and _is_under_way(scene, words, cue):
        return cue._replace(stage=Stage.DISPATCHED)
    if cue.group == "give" and cue.lemma in words.nouns["starting"] and cue.tense in ACTED:
        behind = scene.tokens[cue.at + 1 : cue.at + 1 + RESUMED]
        resumed = any(token.lower in words.nouns["act_nouns"] for token in behind)  # 'has resumed military supplies'
        return cue._replace(stage=Stage.DISPATCHED) if resumed else None
    if cue.lemma in words.nouns["launching"] and _sends_off(scene, words, cue):
        return cue._replace(group="dispatch", stage=Stage.ANNOUNCED if cue.tense in AHEAD else Stage.DISPATCHED)
    if cue.lemma in words.nouns["bringing"] and _is_brought(scene, words, cue):
        stage = _brought(scene, words, cue)
        return cue._replace(group="give", stage=stage) if stage else None
    if cue.lemma in words.nouns["streaming"] and _is_led(scene, words, cue):
        if cue.first and scene.tokens.lowers[cue.first - 1] in words.nouns["traded"]:
            return cue._replace(group="idle", stage=None)  # 'flood waters poured into'
        stage = Stage.DELIVERED if cue.tense in ACTED else Stage.DISPATCHED if cue.tense in UNDER_WAY else cue.stage
        return cue._replace(group="arrive", stage=stage)  # 'weapons are flowing into'
    if cue.group == "produce" and cue.lemma in words.nouns["constructing"] and _builds_abroad(scene, words, cue):
        name = words.give.get(cue.tense, "")
        return cue._replace(group="give", stage=Stage(name)) if name else None  # 'has built a stadium in Gabon'
    if cue.lemma in words.nouns["serving_well"] and cue.tense in ACTED and has_origin(scene, words, cue):
        return cue._replace(group="arrive", stage=Stage.DELIVERED)
    return _begun(scene, words, cues, k) if cue.group == "phrase" and cue.stage is Stage.DELIVERED else None


def _begun_by(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'have begun training in Norway', 'have begun to arrive': what has begun has come."""
    cue = cues[k]
    if cue.lemma in words.nouns["starting"] and cue.tense in ACTED | {"future"} and _begins_training(scene, words, cue):
        begun = cue._replace(at=cue.at + 1, group="train", stage=Stage.DELIVERED, tense="passive_past")
        return begun if cue.tense in ACTED else begun._replace(stage=Stage.ANNOUNCED, tense="passive_future")
    if cue.group == "arrive" and cue.tense == "infinitive" and k and _sets_in(words, cues[k - 1], cue):
        return cue._replace(first=cues[k - 1].first, tense="perfect", stage=Stage.DELIVERED)
    return None


def _to_sail(scene: Scene, words: Words, cue: Cue) -> Cue | None:
    """'A second plane will carry', 'Another flight is to leave Oslo with': what a vehicle will do with its load."""
    ferries = cue.lemma in words.nouns["ferried"]
    if not (ferries or cue.lemma in words.nouns["setting_out"]):
        return None
    if cue.tense not in AHEAD or not _is_brought(scene, words, cue):
        return None
    return cue._replace(group="give" if ferries else "dispatch", stage=Stage.ANNOUNCED)


def _onward(scene: Scene, words: Words, cue: Cue) -> Cue | None:
    """'flew 40 tents to Egypt for onward delivery to Gaza': what waits where it goes on from has not come."""
    if cue.lemma not in words.nouns["moving"] or cue.stage is not Stage.DELIVERED or len(scene.parties) < PLACES:
        return None
    acts = words.nouns["onward_acts"]
    for at in range(cue.at + 1, len(scene.tokens) - 1):
        if scene.tokens.lowers[at] in words.nouns["aims"]:
            behind = range(at + 1, min(at + 1 + ONWARD, len(scene.tokens)))
            act = next((place for place in behind if scene.tokens.lowers[place] in acts), None)
            stop = next((m for m in reversed(scene.parties) if cue.at < m.first and m.last == at), None)
            goal = next((m for m in scene.parties if act is not None and 0 < m.first - act <= ONWARD_TO), None)
            if act is not None and stop is not None and goal is not None and stop.name.target != goal.name.target:
                return cue._replace(stage=Stage.DISPATCHED)
    return None


def _begins_training(scene: Scene, words: Words, cue: Cue) -> bool:
    """'200 soldiers have begun training in Norway': who begins it is trained, where it has no object."""
    lowers, at = scene.tokens.lowers, cue.at + 1
    people = words.role_words["people"] | words.nouns["trainable"]
    if at + 1 >= len(lowers) or lowers[at] not in words.nouns["schools"] or people.isdisjoint(lowers[: cue.first]):
        return False
    return scene.tokens[at + 1].kind == "mark" or lowers[at + 1] in words.nouns["stops"]


def _sets_in(words: Words, before: Cue, cue: Cue) -> bool:
    """'have begun to arrive', 'supplies starting to arrive': the first of it has come."""
    starts = before.at == cue.first - 1 and before.lemma in words.nouns["starting"] and not before.negated
    return starts and before.tense in ACTED | UNDER_WAY | {"gerund", "participle"}


def _begun(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'has started deliveries of': who began it gives, unless it is what states sell ('deliveries of gas')."""
    cue, before = cues[k], cues[k - 1] if k else None
    if before is None:
        return None
    begun = before.lemma in words.nouns["starting"] and before.tense in ACTED and not before.negated
    if not begun or not 0 < cue.first - before.at <= RESUMED:
        return None
    traded = not words.nouns["traded"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 1 + LOADED])
    begun_by = cue if traded else before._replace(at=cue.at, group="give")
    return begun_by._replace(stage=Stage.DISPATCHED)


def _is_brought(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a vehicle is the subject right before a verb of bringing ('two planes brought 30 tonnes')."""
    return vehicle_before(scene, words, cue.first, 2)


def _brought(scene: Scene, words: Words, cue: Cue) -> Stage | None:
    """How far that has come which a vehicle brings: 'brought', 'carries to Chad', 'will carry'.

    'The ships will carry 40 missiles' tells with what they are armed.
    """
    if cue.tense in ACTED:
        return Stage.DELIVERED
    if cue.tense == "future":
        arms = together(words.joined["arms"], words.nouns["sidearms"])
        armed = not arms.isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 1 + CARGO])
        return Stage.ANNOUNCED if not armed or _is_bound(scene, words, cue) else None
    traded = scene.tokens.lowers[min(cue.at + 1, len(scene.tokens) - 1)] in words.nouns["traded"]
    bound = cue.tense in UNDER_WAY and not traded and _is_bound(scene, words, cue)
    return Stage.DISPATCHED if bound else None


def _builds_abroad(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a state builds what another needs ('Japan has built roads in Laos'), not a firm, nor at home.

    Of others it must be what aid builds: 'Oxfam built 40 latrines in Laos', but not 'the firm built a stadium'.
    Who builds, and where, may stand beside a verb that is joined to it: 'will build 12 schools and send tents to Laos'.
    """
    opens, closes = clause_of(scene, words, cue.at)
    begin = cue.first if opens == cue.at else auxiliary(scene, words, opens)[1]
    subject = next((m for m in reversed(scene.parties) if m.last <= begin <= m.last + 1), None)
    if subject is None or not scene.tokens[subject.first].text[:1].isupper():
        return False
    raised = words.nouns["raised" if ":" in subject.name.target else "built"]
    folk = scene.tokens.lowers[subject.last] in words.role_words["people"]  # 'Norwegian soldiers built'
    if subject.name.use == "demonym" and subject.last < begin and not folk:
        return False  # 'a Chinese firm is building'
    behind = scene.tokens.lowers[cue.at + 1 : cue.at + 1 + BUILT]
    abroad = next((m for m in scene.parties if cue.at < m.first <= closes + BUILT), None)
    leads = words.nouns["inside"] | words.nouns["aims"] | (words.nouns["to_people"] if closes > cue.at else frozenset())
    led = abroad is not None and scene.tokens.lowers[abroad.first - 1] in leads
    other = abroad is not None and abroad.name.target != subject.name.target
    return led and other and not raised.isdisjoint(behind)


def _is_bound(scene: Scene, words: Words, cue: Cue) -> bool:
    """'These lorries carry flour', '... to Chad': what is carried now, not what a vehicle is armed or made with."""
    told = scene.tokens.lowers[0] in words.nouns["takers"] or scene.tokens.lowers[0] in words.nouns["definite"]
    hauls = not words.nouns["haulers"].isdisjoint(scene.tokens.lowers[max(0, cue.first - 2) : cue.first])
    led = (m for m in scene.parties if m.first > cue.at + 1)
    return (told and hauls) or any(scene.tokens.lowers[m.first - 1] in words.nouns["into"] for m in led)


def _is_led(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether the verb leads to a place, with nothing between that it could carry ('poured into Chad')."""
    at = cue.at + 1
    return at + 1 < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["into"]


def has_origin(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Japanese generators helped Nepal', 'Tents from Spain allowed Chad to': a thing of one state served another."""
    behind = next((m for m in scene.parties if 0 < m.first - cue.at <= SERVED), None)
    before = [m for m in scene.parties if m.last <= cue.first]
    if behind is None or not before or before[-1].name.target == behind.name.target:
        return False
    origin, end = before[-1], cue.first
    if origin.name.use in ("demonym", "abbreviation"):
        at = end - 1
        near = end - origin.last <= SERVED and origin.last <= at
    else:
        led = words.part_words.before(scene.tokens, origin.first)
        near = led is not None and led[0] == "by" and origin.last == end
        at = led[1] - 1 if led is not None else -1
    thing = at >= 0 and (scene.covered[at] == "item" or words.heads.get(scene.tokens.lowers[at]) == "goods")
    return near and thing and scene.tokens.lowers[at] not in words.nouns["traded"]


def _is_under_way(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether it goes on just now ('is being shipped'), not from time to time ('every second dose is shipped')."""
    if cue.tense == "passive_present":
        return not words.nouns["just_now"].isdisjoint(scene.tokens.lowers[cue.first : cue.at])
    return cue.tense == "progressive" and not _is_meant(scene, words, cue)


def _is_meant(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether an infinitive follows: who 'is moving to provide' a thing only means to."""
    behind = scene.tokens[cue.at + 1 : cue.at + 3]
    led = len(behind) == 2 and behind[0].lower in words.nouns["infinitives"]
    form = words.verbs.get(behind[1].lower) if led else None
    return form is not None and "base" in form.forms


def _sends_off(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether the object of the verb is a vehicle with a load ('launched a land convoy carrying 300 tonnes')."""
    for at in range(cue.at + 1, min(cue.at + 1 + LAUNCHED, len(scene.tokens))):
        if scene.tokens.lowers[at] in words.nouns["transports"]:
            behind = range(at + 1, min(at + 1 + LOADED, len(scene.tokens)))
            return any(words.carrying.at(scene.tokens, k) or scene.tokens.lowers[k] in
                       words.nouns["withs"] | words.order.of for k in behind)
        if scene.tokens[at].kind == "mark" and scene.tokens[at].text != "-":
            return False
    return False
