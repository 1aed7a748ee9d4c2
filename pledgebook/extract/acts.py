"""Acts told by a noun: 'its earlier provision of $5 million', 'the handover took place', 'made a donation of'.

The noun says no stage. It is said by the verb before it ('has suspended the delivery of'), by the predicate behind it
('is under way', 'could begin in May', 'was put on hold'), or by the words beside it ('planned', "last year's").
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.auxiliaries import POSSIBLE
from pledgebook.extract.cues import ACTED, AHEAD, STOPS, UNFINITE, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.services import service_nouns
from pledgebook.extract.words import Words, together
from pledgebook.text.dates import DateMention

NEAR: Final = 4
"""How many words before a noun of an act the verb may stand of which it is the object."""

BOUND: Final = 16
"""The same where an agreement stands between them that is on the act."""

FAR: Final = 9
"""The same for the noun of a sale that a formal act approves."""

TOLD: Final = 3
"""How many words before a noun of an act the word may stand that says how far it has come ('its earlier delivery')."""

OWNED: Final = 4
"""How many tokens behind a time the noun of an act may stand that it owns ("last year's contribution")."""

THANKED: Final = 7
"""How many words before a noun of an act the verb may stand that thanks for it."""

SUBJECT: Final = 20
"""How many words behind the noun of an act the form of being may stand of which it is the subject."""

PREDICATE: Final = 3
"""How many words behind a form of being the word may stand that says how far an act is ('is still under way')."""

PREDICATES: Final = (
    (Stage.SIGNALLED, "acts_discussed"),
    (Stage.DELIVERED, "acts_finished"),
    (Stage.DISPATCHED, "acts_going_on"),
    (Stage.ANNOUNCED, "acts_due"),
)
"""The stage of an act of which words of one of these lists of the pack are said."""

COMING: Final = frozenset({Stage.ANNOUNCED, Stage.DISPATCHED})
"""Stages of set phrases by which an act is still to come, or goes on."""

TELLING: Final = ACTED | {"present"}
"""Tenses of a verb that tells of what has come, or that it has begun, in a headline too."""

FATES: Final = NEGATIVE | {Stage.DELAYED, Stage.COMMITTED, Stage.SIGNALLED}
"""What may become of a plan by the verb of which it is the subject."""


def acts_told(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Cue]:
    """The cues of the nouns of acts in a sentence: 'the handover of jets took place' is a cue that says delivered."""
    nouns = words.joined["acts"]
    if scene.tokens.words.isdisjoint(nouns):
        return
    taken = {at for cue in cues if cue.group != "other" for at in range(cue.first, cue.at + 1)}
    for at, token in enumerate(scene.tokens[:-1]):
        if token.lower not in nouns or scene.tokens.lowers[at + 1] not in words.order.of or at in taken:
            continue
        bought = token.lower in words.nouns["purchases"]
        reach = FAR if bought or token.lower in words.nouns["sales"] else NEAR
        led = next((c for c in reversed(cues) if 0 < at - c.at <= reach and c.stage is not None), None)
        led = led or _agreed(scene, words, cues, at)
        if led is not None and at - led.at > NEAR and led.group != "commit":
            led = None  # 'approved a possible $5 million foreign military sale of'
        if led is not None and led.group == "promise" and token.lower in words.nouns["arrivals"]:
            led = None if led.negated or led.tense not in TELLING else led._replace(stage=Stage.DELIVERED)
        if led is not None and not led.passive:  # 'blocked the proposed sale of', 'discussions on the transfer of'
            done = bought and led.group == "give" and led.stage is Stage.DELIVERED  # 'financed the purchase of'
            yield led._replace(at=at + 1, stage=Stage.CONTRACTED if done else led.stage)
            continue
        if not bought:
            yield from _told(scene, words, cues, at)


def _agreed(scene: Scene, words: Words, cues: list[Cue], at: int) -> Cue | None:
    """'signed an agreement with Kenya on Monday on the provision of': a formal act whose bond is on the act."""
    cue = next((c for c in reversed(cues) if 0 < at - c.at <= BOUND), None)
    if cue is None or cue.group != "commit" or cue.passive or cue.stage is None:
        return None
    between = scene.tokens.lowers[cue.at + 1 : at]
    bond = next((k for k, lower in enumerate(between) if lower in words.nouns["bonds"]), None)
    return cue if bond is not None and not words.nouns["bound_on"].isdisjoint(between[bond:]) else None


def services_told(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Cue]:
    """The cues of nouns of services: 'has begun the repair of Kenyan tanks'; what they are done to, the scene keeps."""
    for at, done_to, group in service_nouns(scene, words):
        led = next((c for c in reversed(cues) if 0 < at - c.at <= NEAR and c.stage is not None and not c.passive), None)
        carried = led or next((c for c in reversed(cues) if 0 < at - c.at <= NEAR and not c.passive
                               and (c.lemma in words.nouns["carrying_out"] or (
                                   c.lemma in words.nouns["serving"] and c.tense != "present"))), None)
        if carried is not None:
            stage = carried.stage or _carried_stage(words, carried)
            cue = carried._replace(at=at + 1, group=group, stage=stage)
        else:
            stage = _stage_behind(scene, words, cues, at) or predicate(scene, words, cues, at)
            cue = Cue(at, at + 1, group, scene.tokens.lowers[at], stage, "phrase")
        if stage is not None:
            scene.served[cue.at] = done_to
            yield cue


def _carried_stage(words: Words, cue: Cue) -> Stage | None:
    """The stage of an act by the tense of the verb that only carries it ('will take over the repair of')."""
    if cue.negated:
        return Stage.REFUSED if cue.tense in AHEAD else None
    if cue.lemma in words.nouns["starting"] and cue.tense in ACTED:
        return Stage.DISPATCHED
    name = words.give.get(cue.tense, "")
    return Stage(name) if name else None


def _told(scene: Scene, words: Words, cues: list[Cue], at: int) -> Iterator[Cue]:
    """What is said of the noun of an act at token `at`, on which no verb with a stage before it tells."""
    made = _made(scene, words, cues, at)
    if made is not None:
        yield made
        return
    token = scene.tokens[at]
    comes = token.lower in words.joined["comings"]
    stage = _stage_behind(scene, words, cues, at) or predicate(scene, words, cues, at, phrases=comes)
    stage = stage or _stage_before(scene, words, cues, at)
    if stage is None and _is_hailed(scene, words, cues, at):
        stage = Stage.DELIVERED
    if stage is None and comes and all(c.at > at or _only_tells(words, c) for c in cues):
        stage = Stage.DELIVERED
    put = next((k for k in range(at - 1, max(-1, at - NEAR), -1)
                if scene.tokens.lowers[k] in words.nouns["putting"]), None) if stage is Stage.SUSPENDED else None
    if put is not None:  # 'has put the delivery of 40 tents on hold'
        yield Cue(put, at + 1, "suspend", token.lower, stage, "past")
    elif stage is not None:
        yield Cue(at, at + 1, "phrase", token.lower, stage, "phrase")


def _only_tells(words: Words, cue: Cue) -> bool:
    """'Kenya welcomed the arrival of', 'attended the handover of': who tells of what has come, or saw it."""
    saw = cue.group == "say" or cue.lemma in words.nouns["attending"]
    return saw and cue.tense in TELLING | {"gerund"} and not cue.negated  # 'Speaking at the handover of'


def _is_hailed(scene: Scene, words: Words, cues: list[Cue], at: int) -> bool:
    """'Kenya welcomed Norway's provision of', 'hailed the donation of': what is welcomed by its act has come."""
    if scene.tokens.lowers[at] in words.nouns["sales"]:
        return False
    cue = next((c for c in reversed(cues) if 0 < at - c.at <= NEAR), None)
    hails = cue is not None and cue.lemma in together(words.nouns["welcoming"], words.nouns["hailing"])
    return hails and cue is not None and cue.tense in TELLING and not cue.negated


def _made(scene: Scene, words: Words, cues: list[Cue], at: int) -> Cue | None:
    """'has made a donation of 40 tents': a verb that only carries the noun of the act, or hastens it."""
    if scene.tokens.lowers[at] in words.nouns["arrivals"]:
        return None
    cue = next((c for c in reversed(cues) if 0 < at - c.at <= NEAR), None)
    if cue is not None and cue.lemma in words.nouns["hastening"]:
        return cue._replace(at=at + 1, group="promise", stage=Stage.ANNOUNCED)  # 'will speed up deliveries of'
    sold = scene.tokens.lowers[at] in words.nouns["sales"]
    if cue is not None and cue.lemma in words.nouns["starting"] and cue.tense in TELLING and not (cue.negated or sold):
        return cue._replace(at=at + 1, group="give", stage=Stage.DISPATCHED)  # 'has begun the delivery of'
    if cue is not None and (ahead := _coming(words, cue)) is not None and not sold:
        return cue._replace(at=at + 1, group="give", stage=ahead)
    if (done := _by_way_of(scene, words, cues, at)) is not None:
        return done
    carries = cue is not None and any(cue.lemma in words.nouns[name] for name in ("making", "helping_acts", "growing"))
    if cue is None or not carries:
        return None
    traded = scene.tokens.lowers[min(at + 2, len(scene.tokens) - 1)] in words.nouns["traded"]
    if cue.lemma in words.nouns["growing"] and (traded or cue.tense in UNFINITE):
        return None  # 'increased its supply of oil', 'efforts to increase the delivery of'
    counted = cue.tense in ACTED and scene.covered[min(at + 2, len(scene.tokens) - 1)] in ("quantity", "money")
    helps = cue.lemma in words.nouns["handing"] and cue.lemma in words.nouns["serving"]
    if helps and cue.tense != "progressive" and not counted:  # 'supported the distribution of 130 tonnes'
        return None  # who 'is supporting the distribution of' a thing takes part; who 'supports' it may only like it
    stage = words.give.get(cue.tense, "") if not cue.negated else ""
    rounds = stage and cue.tense == "present" and cue.lemma in words.nouns["happening"] and not words.joined[
        "acts"].isdisjoint(scene.tokens.lowers[max(0, cue.first - FAR) : cue.first])
    if rounds:
        stage = Stage.DELIVERED  # 'The arrival of the boats concludes the delivery of 12'
    return cue._replace(at=at + 1, group="give", stage=Stage(stage)) if stage else None


def _coming(words: Words, cue: Cue) -> Stage | None:
    """'will begin the delivery of', 'plans the transfer of': an act that is meant to come; 'may start' only may be."""
    begins = cue.lemma in words.nouns["starting"]
    if cue.negated or cue.passive or not (begins or cue.lemma in words.nouns["planning_acts"]):
        return None
    if cue.tense in POSSIBLE:
        return Stage.SIGNALLED
    ahead = cue.tense in ("future", "progressive") or (not begins and cue.tense in ("present", "past", "perfect"))
    return Stage.ANNOUNCED if ahead else None


def _by_way_of(scene: Scene, words: Words, cues: list[Cue], at: int) -> Cue | None:
    """'helped Mali through the delivery of', 'Its answer was the delivery of': as done as the verb before it says."""
    place = at - 1
    while place > 0 and (scene.tokens.lowers[place] in words.nouns["definite"]
                         or scene.tokens.lowers[place] in words.numbers.grammar["article"]):
        place -= 1
    if place <= 0:
        return None
    lower = scene.tokens.lowers[place]
    if lower in words.nouns["was"]:
        open_ = together(words.nouns["goals"], words.nouns["requests"], words.nouns["intended"],
                         words.nouns["unsettled"])
        meant = not open_.isdisjoint(scene.tokens.lowers[:place])  # 'The goal was the delivery of'
        meant = meant or any(c.at < place and c.stage is not None for c in cues)  # 'What it announced was a'
        return None if meant else Cue(at, at + 1, "phrase", scene.tokens.lowers[at], Stage.DELIVERED, "phrase")
    led = next((c for c in reversed(cues) if c.at < place), None) if lower in words.nouns["throughs"] else None
    if led is None or led.negated or led.passive or place - led.at > FAR:
        return None
    if led.group != "intend" and led.lemma not in words.nouns["serving"]:
        return None
    name = words.give.get(led.tense, "")
    return led._replace(at=at + 1, group="give", stage=Stage(name)) if name else None


def _stage_behind(scene: Scene, words: Words, cues: list[Cue], at: int) -> Stage | None:
    """The stage that the predicate of a noun of an act says ('began on Friday', 'took place', 'was put on hold')."""
    for cue in cues:
        if cue.first <= at or cue.tense in ("gerund", "infinitive", "participle"):
            continue
        if cue.negated and cue.stage in STOPS:
            return None  # 'The delivery of 40 tents was not delayed'
        if cue.stage in NEGATIVE | {Stage.DELAYED} and (cue.passive or cue.group in ("phrase", "delay")):
            return cue.stage
        said = {scene.tokens.lowers[k] for k in range(cue.first, min(cue.at + 2, len(scene.tokens)))}
        if cue.tense in ACTED | {"progressive"} and cue.lemma in words.nouns["serving_well"] and not cue.negated:
            return Stage.DELIVERED  # 'The donation of 50 trucks has helped the army', 'is helping it'
        happens = cue.lemma in words.nouns["happening"] or said & words.nouns["happened"]
        begins = cue.lemma in words.nouns["starting"]
        if (happens or begins) and (cue.negated or cue.tense in AHEAD):
            return Stage.SIGNALLED if cue.tense in POSSIBLE and not cue.negated else Stage.ANNOUNCED
        if cue.tense in ACTED and (happens or begins):
            return Stage.DELIVERED if happens else Stage.DISPATCHED
        if cue.tense != "phrase":
            return None
    return None


def planned(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """The cue; "the plan to send 40 tents was blocked by parliament" tells of the plan what became of the tents."""
    cue = cues[k]
    if cue.tense not in ("future", "infinitive") or words.nouns["intended"].isdisjoint(
            scene.tokens.lowers[max(0, cue.first - 1) : cue.first + 1]):
        return cue
    fate = next((_befallen(scene, words, c) for c in cues[k + 1 :] if c.tense not in (
        "gerund", "infinitive", "participle", "phrase") or _befallen(scene, words, c) is not c), None)
    if fate is None and predicate(scene, words, cues, cue.at) is Stage.SIGNALLED:
        return cue._replace(stage=Stage.SIGNALLED)  # 'a plan to send 40 tents is under discussion'
    stalls = fate is not None and fate.lemma in words.nouns["stalling"]
    if fate is None or not (fate.passive or stalls) or fate.negated or fate.stage not in FATES or fate.group == "give":
        return cue
    between = scene.tokens[cue.at + 1 : fate.first]
    stops = words.walls | words.nouns["relatives"]
    parted = any(token.text in ",;" or token.lower in stops for token in between)
    return cue if parted or fate.first - cue.at > SUBJECT else cue._replace(stage=fate.stage)


def _befallen(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'The plan was put on hold', 'plans have been dropped': what befalls a plan, as the passive of ending it."""
    led = scene.tokens.lowers[cue.first - 1] if cue.first else ""
    if cue.tense == "phrase" and cue.stage in FATES and led in words.nouns["been"]:
        return cue._replace(group="refuse", tense="passive_past")
    dropped = cue.lemma in words.nouns["dropping"] and cue.passive and not cue.negated
    return cue._replace(group="cancel", stage=Stage.CANCELLED) if dropped else cue


def predicate(scene: Scene, words: Words, cues: list[Cue], at: int, *, phrases: bool = False) -> Stage | None:
    """'The delivery of 40 tents to Chad is still under discussion', '... is complete': by the words behind a copula.

    With `phrases`, by a set phrase there as well ('are due in June').
    """
    stops = words.walls | words.nouns["relatives"]
    for place in range(at + 1, min(at + SUBJECT, len(scene.tokens))):
        token = scene.tokens[place]
        if (token.kind == "mark" and token.text not in "-'’") or token.lower in stops:
            return None
        if token.lower in words.nouns["remaining"]:
            said = next((cue for cue in cues if cue.tense == "phrase" and 0 <= cue.first - place <= 1), None)
            if phrases and said is not None and said.stage in COMING:
                return said.stage  # 'are due in June'
            if any(place <= cue.at <= place + PREDICATE and cue.stage is not None for cue in cues):
                return None  # 'are on the way', 'is being considered'
            behind = {one.lower for one in scene.tokens[place + 1 : place + 1 + PREDICATE]}
            if behind & words.nouns["enabled"]:
                return Stage.DELIVERED  # 'was made possible by'
            return next((stage for stage, name in PREDICATES if behind & words.nouns[name]), None)
    return None


def _stage_before(scene: Scene, words: Words, cues: list[Cue], at: int) -> Stage | None:
    """The stage that the words before a noun of an act say ('planned', 'thanked Spain for the')."""
    if any(0 < at - verb.at <= THANKED and verb.form.lemma in words.nouns["thanking"] for verb in scene.verbs):
        return Stage.DELIVERED
    if any(0 < at - time.last <= OWNED and _looks_back(scene, words, time) for time in scene.dates):
        return Stage.DELIVERED  # "last year's contribution of"
    if _is_seen(scene, words, cues, at):
        return Stage.DELIVERED
    for token in reversed(scene.tokens[max(0, at - TOLD) : at]):
        if token.kind != "word" or token.lower in words.nouns["stops"]:
            return None
        for stage, name in ((Stage.DELIVERED, "acts_done"), (Stage.ANNOUNCED, "acts_ahead"),
                            (Stage.SIGNALLED, "acts_possible")):
            if token.lower in words.nouns[name]:
                return stage
    return None


def _is_seen(scene: Scene, words: Words, cues: list[Cue], at: int) -> bool:
    """'After the delivery of 40 tents', 'Monday saw the arrival of': what has been by the word before its article."""
    place = at - 1
    while place > 0 and (scene.tokens.lowers[place] in words.nouns["definite"]
                         or scene.tokens.lowers[place] in words.numbers.grammar["article"]):
        place -= 1
    if place < 0 or place == at - 1 or scene.tokens.lowers[at] in words.nouns["sales"]:
        return False
    lower = scene.tokens.lowers[place]
    if lower in words.nouns["afters"] or lower in words.nouns["aftermath"]:
        return not any(cue.tense in AHEAD - POSSIBLE for cue in cues)
    saw = next((verb for verb in scene.verbs if verb.at == place), None)
    return saw is not None and saw.form.lemma in words.nouns["seeing"] and "past" in saw.form.forms and (
        place > 0 and scene.covered[place - 1] == "date")


def _looks_back(scene: Scene, words: Words, time: DateMention) -> bool:
    """Whether a time that owns what follows is past by its own words ("last month's")."""
    said = {token.lower for token in scene.tokens[time.first : time.last]}
    owns = scene.tokens[time.last : time.last + 1]
    return bool(said & words.nouns["looking_back"]) and bool(owns) and owns[0].text in "'’"
