"""What is given with no verb that says so: past years' sums, yearly sums, running counts, sums of formal acts.

'Its $40 million in annual aid', 'with over $400 million in the past two years' were given; 'the $3 billion left in
drawdown authority' was authorised.
"""

from datetime import date
from itertools import takewhile
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.course import PROMISED, SENTENCE_BEFORE, TAKEN, UNSAID
from pledgebook.extract.cues import ACTED, CLAUSELESS, DONE, Cue
from pledgebook.extract.including import is_thanked
from pledgebook.extract.more import is_there_before, stands
from pledgebook.extract.nexts import COMING, still_ahead
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together
from pledgebook.text.dates import DateMention

SIGNALLED, ANNOUNCED = Stage.SIGNALLED, Stage.ANNOUNCED  # an Enum finds its members slowly

BESIDE: Final = 3
"""How many words behind an amount the time may stand in which it was given."""

MONTH: Final = 31
"""Days for more than which a stretch of time until today is past."""

NAMED: Final = 6
"""How many words behind a sum the noun may stand that names the act by which there is one."""

LEADS: Final = 5
"""How many words before a sum the word may stand that makes it the means ('with funding from Denmark of')."""

LOADED: Final = 6
"""How many words before its load the vehicle may stand, and before it the verb."""

VOWED: Final = 8
"""How many words may stand between a verb that carries a total, the noun of a vow, and the sum."""

ROW: Final = 3
"""How many words before 'so far' the superlative may stand that tells of a row of gifts."""

LED: Final = 2
"""How many words behind a sum the time may begin that it was given in, and a word that says that it is awaited."""

BUILT: Final = 4
"""How many words behind a verb of building on the sum may stand that was there before."""

HELD: Final = 10
"""How many words before a verb of including the load may stand of which it tells ('The cargo from Spain included')."""

SO_FAR: Final = "stage: given so far"
PAST: Final = "stage: given in a time past"
PAST_UNSAID: Final = "stage: given in a time past with no verb"
YEARLY: Final = "stage: given year by year"
STANDING: Final = "stage: what there is by now"
LOAD: Final = "stage: of what a vehicle brought"
MEANS: Final = "stage: of what was done with it"
ACT: Final = "stage: by the name of a formal act"
THANKED: Final = "stage: of what is thanked for"
PLANNED: Final = "stage: of what is planned"

SPENT_LATER: Final = "stage: of what it will be used for"
"""The source of a stage that no verb of giving says and a verb of the future does."""

SILENT: Final = frozenset({UNSAID, PAST_UNSAID, YEARLY, STANDING, LOAD, MEANS, ACT, THANKED, PLANNED, COMING})
"""The sources of a stage that no verb says: none of them makes it surer that there is a claim."""


def without_verb(at: Place, anchor: Anchor, cue: Cue | None, stage: Stage, inherited: str) -> tuple[Stage, str]:
    """(stage, where from), where no verb says the stage and the words of the amount do."""
    scene, words = at.scene, at.reader.words
    listed = cue is None or (cue.group == "include" and cue.tense == "present")  # 'Support so far includes $2 billion'
    if listed and inherited and inherited != TAKEN and _is_so_far(scene, words, anchor):
        stage, inherited = Stage.DELIVERED, SO_FAR
    if inherited and stage is ANNOUNCED and _is_past(at, anchor, cue, inherited):
        stage, inherited = Stage.DELIVERED, PAST_UNSAID if inherited == UNSAID else PAST
    if inherited == UNSAID and _is_yearly(scene, words, anchor, cue):
        stage, inherited = Stage.DELIVERED, YEARLY
    talked = cue is not None and cue.tense == "phrase" and stage is SIGNALLED
    carried = inherited not in ("", TAKEN) and stage is ANNOUNCED
    if (carried or talked) and stands(scene, words, anchor):
        stage, inherited = Stage.DELIVERED, STANDING
    joined = anchor.first > 0 and scene.tokens.lowers[anchor.first - 1] in words.nouns["conjunctions"]
    before = joined and cue is not None and cue.at < anchor.first  # '..., and 20,000 more will do so'
    silent = inherited == UNSAID and cue is None and anchor.money is not None  # '$4 million will be used for schools'
    if (silent or (stage in DONE and (inherited or before))) and _is_ahead(scene, words, anchor):
        stage, inherited = ANNOUNCED, SPENT_LATER
    of_load = inherited == UNSAID and (cue is None or cue.group == "include")
    if of_load and (loaded := _of_load(scene, words, anchor, at.cues)):
        stage, inherited = loaded, LOAD
    built = cue is None or (cue.group == "produce" and cue.passive)  # 'was built with a $5 million grant'
    if inherited == UNSAID and built and _is_means(at, anchor):
        stage, inherited = Stage.DELIVERED, MEANS
    if inherited == UNSAID and cue is None and is_thanked(scene, words, anchor.first):
        stage, inherited = Stage.DELIVERED, THANKED
    if inherited in (STANDING, SENTENCE_BEFORE) and _is_planned(scene, words, anchor):
        stage, inherited = ANNOUNCED, PLANNED
    if inherited not in ("", TAKEN) and (vowed := _brought_to(scene, words, anchor)) is not None:
        stage, inherited = vowed, ACT
    stage, inherited = _beside(at, anchor, stage, inherited)
    bare = cue is None or (cue.group == "include" and _is_committed(at.cues, anchor))
    if inherited and stage is ANNOUNCED and bare and _is_of_act(scene, words, anchor, at.cues):
        stage, inherited = Stage.COMMITTED, ACT
    return stage, inherited


def _beside(at: Place, anchor: Anchor, stage: Stage, inherited: str) -> tuple[Stage, str]:
    """(stage, where from) of what stands beside another gift: what was given before it, or is still to come."""
    if stage in PROMISED and _follows(at, anchor):
        return Stage.DELIVERED, PAST
    if stage is ANNOUNCED and not inherited and _is_habit(at, anchor):
        return Stage.DELIVERED, YEARLY
    if inherited not in ("", TAKEN) and stage in PROMISED and _is_kept_up(at.scene, at.reader.words, anchor):
        return Stage.DELIVERED, YEARLY
    if inherited in (UNSAID, SPENT_LATER) and _is_at_work(at.scene, at.reader.words, anchor):
        return Stage.DELIVERED, MEANS
    if stage in DONE | {Stage.COMMITTED} and _is_awaited(at.scene, at.reader.words, anchor):
        return ANNOUNCED, PLANNED
    return (ANNOUNCED, COMING) if still_ahead(at, anchor, stage, inherited) else (stage, inherited)


def _is_told_past(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'The cargo also included tents', 'Japan built 500 houses': what a load held, or somebody built, is there."""
    if cue.tense not in ("past", "perfect") or cue.negated or anchor.first < cue.at:
        return False
    if cue.group == "produce":
        return cue.lemma in words.nouns["constructing"]
    loads = scene.tokens.lowers[max(0, cue.first - HELD) : cue.first]
    return cue.group == "include" and not words.nouns["loads_told"].isdisjoint(loads)


def _is_habit(at: Place, anchor: Anchor) -> bool:
    """'Norway gives Malawi $40 million a year', 'Egypt receives $1 billion annually': what goes on from year to year.

    What a plan or a deal gives a year is promised.
    """
    scene, words, money = at.scene, at.reader.words, anchor.money
    if money is None or money.amount.per is None:
        return False
    cue = next((one for one in reversed(at.cues) if one.at < money.first), None)
    texts = together(words.joined["texts"], words.nouns["settlements"], words.nouns["intended"], words.bundles["whole"],
                     words.nouns["supposing"])
    return cue is not None and cue.tense == "present" and cue.group in ("give", "receive") and not cue.negated and (
        texts.isdisjoint(scene.tokens.lowers[: cue.first]) and "?" not in scene.tokens.words)


def _is_kept_up(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'In addition to our annual contribution of $5 million, we pledged': what is given every year."""
    if anchor.money is None or not is_there_before(scene, words, anchor):
        return False
    first = min(anchor.first, anchor.money.first)
    said = scene.tokens.lowers[max(0, first - BUILT) : anchor.money.last]
    return not words.nouns["yearly"].isdisjoint(said)


def _is_at_work(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'Its contribution of $5 million is helping to feed families': a sum that is at work was given."""
    said = scene.tokens.lowers[anchor.last : anchor.last + LED]
    form = words.verbs.get(said[1]) if anchor.money is not None and len(said) > 1 else None
    helps = form is not None and form.lemma in words.nouns["serving_well"] and "gerund" in form.forms
    return helps and said[0] in words.nouns["remaining"]


def _follows(at: Place, anchor: Anchor) -> bool:
    """'will give $3 billion, after $1.7 billion in 2022 and $2 billion last year': what was given in the times before.

    A row of sums, each with a time that is past right behind it, and the word that says so before the first.
    """
    scene, words, today = at.scene, at.reader.words, at.document.published
    if anchor.money is None or today is None or scene.tokens.words.isdisjoint(
            afters := together(words.nouns["aftermath"], words.nouns["afters"])):
        return False
    first, last = anchor.money.first, anchor.money.last
    while any(0 <= one.first - last <= LED and _is_over(scene, words, one, today) for one in scene.dates):
        led = scene.tokens.lowers[first - 1] if first else ""
        if led in afters:
            return True
        before = next((m for m in reversed(scene.money) if m.last <= first), None)
        joined = led == "," or led in words.nouns["conjunctions"]
        if before is None or not joined or first - before.last > ROW + 2:
            return False
        first, last = before.first, before.last
    return False


def _is_awaited(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'has given 40 tents, with another 60 expected in May': what stands behind 'with' and is told to be awaited."""
    first = anchor.money.first if anchor.money is not None else anchor.first
    counted = anchor.money is not None or anchor.quantity is not None
    while first > 1 and scene.tokens.lowers[first - 1] in words.nouns["articles"]:
        first -= 1
    if not counted or first < 1 or scene.tokens.lowers[first - 1] not in words.nouns["withs"]:
        return False
    return not words.nouns["still_to_come"].isdisjoint(scene.tokens.lowers[anchor.last - 1 : anchor.last + LED])


def _is_ahead(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'The remaining $4 million will be used for', 'and 20 more will do so': what will be has not been."""
    ends = {anchor.last, anchor.money.last} if anchor.money is not None else {anchor.last}
    counted = anchor.money is not None or anchor.quantity is not None
    places = [at for end in ends if counted for at in (end, end + 1)
              if words.nouns["designed_to"].isdisjoint(scene.tokens.lowers[at : at + 3])  # 'is intended to help'
              and words.nouns["relatives"].isdisjoint(scene.tokens.lowers[end:at])]  # 'that will help Kenya'
    told = (words.tenses.at(scene.tokens, at) for at in places)
    return any(found is not None and found[0] in ("future", "passive_future") for found in told)


def _is_so_far(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'So far, more than 500 tonnes of supplies': a running count without a verb is of what was given."""
    counted = anchor.money is not None or anchor.quantity is not None
    hits = list(words.counting.scan(scene.tokens)) if counted else []
    if any(label == "running" and at < anchor.first for at, label, _ in hits):
        return False  # 'This brings our aid so far to $3 million': with what has just been promised
    most = words.nouns["superlatives"]  # 'the largest to date' tells of a row of gifts
    said = ((" ".join(scene.tokens.lowers[at:after]), after) for at, label, after in hits
            if label == "total" and most.isdisjoint(scene.tokens.lowers[max(0, at - ROW) : at]))
    return any(phrase in words.nouns["until_now"] or (
        phrase in words.nouns["begun_then"] and not words.nouns["beginnings"].isdisjoint(
            scene.tokens.lowers[after : after + BESIDE])) for phrase, after in said)


def _is_past(at: Place, anchor: Anchor, cue: Cue | None, inherited: str) -> bool:
    """'It builds on our aid of $10 million in 2012', 'giving $2 billion in the last two years': that was given."""
    if inherited == UNSAID and cue is not None and _is_told_past(at.scene, at.reader.words, anchor, cue):
        return True
    counted = anchor.money is not None or anchor.quantity is not None
    today = at.document.published
    hits = at.reader.words.counting.scan(at.scene.tokens, 0, anchor.first) if counted else ()
    told = any(label == "beyond" for _, label, _ in hits)
    builds = told and anchor.money is not None and cue is not None and cue.group == "produce"
    if builds and cue is not None and anchor.money is not None and anchor.money.first - cue.at <= BUILT:
        return all(c.at < anchor.last or c.stage is None or c.stage in DONE for c in at.cues)  # 'builds on over $1m'
    told = told or (counted and cue is not None and cue.group == "give" and cue.tense == "gerund")
    told = told or (counted and cue is None and inherited == UNSAID)
    lists = counted and cue is not None and (
        cue.group == "include" and cue.tense == "gerund"
        and at.scene.tokens.lowers[min(cue.at + 1, anchor.first)] not in at.reader.words.nouns["means"])
    told = told or (lists and inherited != TAKEN)  # 'gifts, including of a boat to Fiji in 2018'
    first = anchor.money.first if anchor.money is not None else 0
    was = first > 0 and at.scene.tokens.lowers[first - 1] in at.reader.words.nouns["was"]  # 'last year aid was $4m'
    far = 3 * BESIDE if lists else BESIDE
    near = (m for m in at.scene.dates if was or 0 <= m.first - anchor.last <= far) if told else ()
    return today is not None and any(_is_over(at.scene, at.reader.words, one, today) for one in near)


def _is_over(scene: Scene, words: Words, time: DateMention, today: date) -> bool:
    """Whether a time is past, or has run until today for more than a month ('in the last two years')."""
    earliest, latest = time.back.earliest, time.back.latest
    if latest is None or latest > today:
        return False
    said = {token.lower for token in scene.tokens[max(0, time.first - 1) : time.last]}
    stretch = earliest is not None and (today - earliest).days > MONTH and bool(said & words.nouns["looking_back"])
    return latest < today or stretch


def _is_yearly(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'$40 million in annual aid', '$3 billion a year in military aid': what runs from year to year is being given."""
    if anchor.money is None or (cue is not None and cue.group != "include"):
        return False
    last = max(anchor.last, anchor.phrase.last if anchor.phrase else 0)
    said = {token.lower for token in scene.tokens[anchor.money.first : last]}
    aid = said & words.bundles["aid"]
    return bool(aid) and (anchor.money.amount.per is not None or bool(said & words.nouns["yearly"]))


def _is_planned(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'Our planned support exceeds $40 million': what is to come by the word before its noun."""
    phrase = anchor.phrase
    said = scene.tokens.lowers[max(0, phrase.first - 1) : phrase.last] if phrase is not None and anchor.money else ()
    return not words.nouns["acts_ahead"].isdisjoint(said)


def _is_committed(cues: tuple[Cue, ...], anchor: Anchor) -> bool:
    """'12 projects with a total commitment of $5 million': a set phrase of a formal act right before the sum."""
    place = anchor.money.first if anchor.money is not None else -1
    return any(c.tense == "phrase" and c.stage is Stage.COMMITTED and 0 <= place - c.at <= 1 for c in cues)


def _is_of_act(scene: Scene, words: Words, anchor: Anchor, cues: tuple[Cue, ...]) -> bool:
    """'$3 billion left in drawdown authority', 'an appropriation of $5 million': the noun names the act."""
    if anchor.money is None or _is_committed(cues, anchor):
        return anchor.money is not None
    said = anchor.phrase or anchor
    behind = takewhile(lambda t: t.kind == "word", scene.tokens[anchor.last : anchor.last + NAMED])
    held = (*scene.tokens[said.first : said.last], *(() if anchor.phrase else behind))
    return any(token.lower in words.nouns["act_sums"] for token in held)


def _brought_to(scene: Scene, words: Words, anchor: Anchor) -> Stage | None:
    """'This brings our commitment to $5 million', 'took its pledges to $3m': what there is by now is of such acts."""
    first = anchor.money.first if anchor.money is not None else 0
    said = scene.tokens.words
    if not first or said.isdisjoint(words.nouns["assurances"]) or said.isdisjoint(words.running["bringing"]):
        return None
    lowers = scene.tokens.lowers
    act = next((at for at in range(first - 1, max(0, first - 1 - VOWED), -1) if lowers[at] in words.nouns["assurances"]
                and not words.running["bringing"].isdisjoint(lowers[max(0, at - VOWED) : at])), None)
    if act is None or words.running["goals"].isdisjoint(lowers[act:first]):
        return None
    return Stage.COMMITTED if lowers[act] in words.nouns["firm_vows"] else ANNOUNCED


def _is_means(at: Place, anchor: Anchor) -> bool:
    """'With $4 million from Denmark, it trained 200 nurses': money with which something was done was given."""
    before = at.scene.tokens[max(0, anchor.first - LEADS) : anchor.first]
    if anchor.money is None or not any(token.lower in at.reader.words.nouns["by_means"] for token in before):
        return False
    told = [cue.tense for cue in at.cues if cue.tense not in CLAUSELESS]
    return bool(told) and all(tense in ACTED for tense in told)


def _of_load(scene: Scene, words: Words, anchor: Anchor, cues: tuple[Cue, ...]) -> Stage | None:
    """'operated 20 flights carrying 400 tonnes': a load of which a verb in the past tells, or that is on board now."""
    if anchor.sort == "money" or scene.tokens.words.isdisjoint(words.nouns["transports"]):
        return None
    for at, _, after in words.carrying.scan(scene.tokens):
        vehicle = next((k for k in range(at - 1, max(-1, at - LOADED), -1)
                        if scene.tokens.lowers[k] in words.nouns["transports"]), None)
        if vehicle is not None and after <= anchor.first <= after + LOADED:
            label = (words.tenses.before(scene.tokens, at) or ("", at))[0]
            if label in ("future", "passive_future"):
                return ANNOUNCED  # 'the ship will have on board'
            if not words.nouns["being"].union(words.nouns["having"]).isdisjoint(scene.tokens.lowers[at - 1 : at + 1]):
                return Stage.DISPATCHED  # 'the trucks are loaded with', 'has on board'
            before = next((c for c in reversed(cues) if c.at < vehicle), None)
            done = before is not None and before.tense in ("past", "perfect") and before.group != "say"
            return Stage.DELIVERED if done and before and vehicle - before.at <= LOADED else None
    return None
