"""What one verb of a sentence says of another that stands farther off: coordination, asking, acts told by a noun.

`cues` reads each verb with the one on which it hangs. Here the sentence is seen once more as a whole: 'must step up and
send' asks for both, 'urged ministers on Thursday to take steps to provide' asks for what is provided, 'wants Spain to
send' asks Spain, and 'its earlier provision of' tells of what was done.
"""

from itertools import islice
from operator import attrgetter
from typing import Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.acts import acts_told, services_told
from pledgebook.extract.admitting import admitted
from pledgebook.extract.advice import advised
from pledgebook.extract.aid_stops import by_nouns
from pledgebook.extract.approvals import of_plans
from pledgebook.extract.askings import of_askings
from pledgebook.extract.attained import attained
from pledgebook.extract.awaited import awaited
from pledgebook.extract.bidding import goes_on, is_bidding
from pledgebook.extract.bills import of_bill
from pledgebook.extract.brinks import short_of
from pledgebook.extract.carriage import carried
from pledgebook.extract.ceremonies import ceremonial, ceremonies_told
from pledgebook.extract.charging import charged
from pledgebook.extract.cues import CLAUSELESS, PAST, STAGELESS, Cue, read_cues
from pledgebook.extract.denials import is_noun_denied, until_at
from pledgebook.extract.devoting import devoted
from pledgebook.extract.doubts import doubted
from pledgebook.extract.fulfilled import fulfilled
from pledgebook.extract.gerunds import in_time
from pledgebook.extract.getters import subject_getter
from pledgebook.extract.hanging import hanging
from pledgebook.extract.including import forms_at
from pledgebook.extract.instruments import instrumental
from pledgebook.extract.lasting import GIVEN as GIVEN_ON
from pledgebook.extract.lasting import lasting
from pledgebook.extract.lightly import made_gift
from pledgebook.extract.mandates import commanded, mandated
from pledgebook.extract.pacts import laid_down
from pledgebook.extract.scene import Scene
from pledgebook.extract.schooling import schooled
from pledgebook.extract.seeming import seeming, unstopped
from pledgebook.extract.standstills import in_year, stood_still, too_late
from pledgebook.extract.struck import struck
from pledgebook.extract.taking import spurned, taking
from pledgebook.extract.undertaken import undertaken
from pledgebook.extract.undone import undone
from pledgebook.extract.wanting import is_mark, wanting, wishing
from pledgebook.extract.withholding import withheld
from pledgebook.extract.words import Words, together

REQUESTED: Final = Stage.REQUESTED  # an Enum finds its members slowly

ASKS_FAR: Final = 24
"""How many words off the verb of asking what it asks for may stand ('urged ministers from ... to take steps to')."""

NEAR: Final = 4
"""How many words off the verb of asking a verb in its base form, or whom it asks, may stand."""

DEMANDED: Final = 9
"""How many words behind a verb of demanding what is demanded may stand ('that the government of Spain send')."""

JOINED: Final = 16
"""How many words may stand between two verbs that share an auxiliary ('must step up ... and send')."""

SHARED: Final = frozenset({"advised", "possible", "passive_future", "passive_present"})
"""Tenses that a second verb shares without its auxiliary, where it would say another thing by itself."""

THINGS: Final = frozenset({"money", "quantity", "item"})

BASE: Final = frozenset({"give", "train", "service"})  # in its base form: 'requested Australia send'
LED: Final = frozenset({"give", "train", "order", "commit", "obtain", "dispatch", "service"})
"""Groups that take the stage of the verb that asks for them."""

HEADS: Final = (
    (Stage.SIGNALLED, "heads_signalled"),
    (REQUESTED, "heads_requested"),
    (Stage.REFUSED, "heads_refused"),
    (Stage.DELAYED, "heads_delayed"),
)
"""The stage of what hangs on a word of one of these lists of the pack."""

GETS_BY: Final = {"passive_past": "past", "passive_future": "future", "passive_present": "progressive"}
"""The tense of getting that the passive of a verb of giving has."""

GIVEN: Final = 6
"""How many words before such a passive the name of who gets may stand."""

STANDING: Final = frozenset({"give", "arrive", "receive", "obtain"})
"""Groups of verbs that may tell of what is kept back or comes late."""

SCHOOLED: Final = frozenset({"train", "receive", "obtain"})
"""Groups of verbs that may tell who is trained or wishes to get, whatever the verb."""

GOING_ON: Final = GIVEN_ON | {"arrive"}
"""Groups of verbs that may tell of what goes on as a rule, or comes later."""

HANGING: Final = LED | {"promise", "request"}
"""Groups of cues that may hang on a word or a verb before them."""


INCLUDED: Final = frozenset({"include", "promise"})

PLACE: Final = attrgetter("at", "first")

TURNED: Final = frozenset({REQUESTED, Stage.REFUSED})
"""Stages that a verb hands on to one that is joined with what hangs on it ('refused to sell or lend')."""


def read_chains(scene: Scene, words: Words) -> list[Cue]:
    """All cues of the sentence, in order, each with what the whole sentence says of it."""
    bare = devoted(scene, words, seeming(scene, words, struck(scene, words, read_cues(scene, words))))
    read = [made_gift(scene, words, laid_down(scene, words, cue)) if scene.money or cue.stage is REQUESTED else cue
            for cue in bare]
    read = hanging(scene, words, read)
    read = [in_time(scene, words, read, k) if cue.tense == "gerund" else cue for k, cue in enumerate(read)]
    read = [stood_still(scene, words, withheld(scene, words, too_late(read, k)))
            if cue.group in STANDING or cue.tense == "phrase" else cue for k, cue in enumerate(read)]
    cues = _getting(scene, words, read)
    if read and is_bidding(scene, words, read[0]):
        cues[0] = cues[0]._replace(stage=REQUESTED, tense="advised")  # 'Give Ukraine the tanks it needs.'
    elif read and goes_on(scene, words, read[0]):
        cues[0] = cues[0]._replace(stage=None)
    cues = admitted(scene, words, charged(scene, words, commanded(scene, words, cues)))
    wanted = words.joined["wanted"]
    cues = [wishing(scene, words, wanting(scene, words, schooled(scene, words, cue)))
            if cue.lemma in wanted or cue.group in SCHOOLED else cue for cue in cues]
    cues = [awaited(scene, words, lasting(scene, words, cues, k)) if cue.group in GOING_ON else cue
            for k, cue in enumerate(cues)]
    nouns = not scene.tokens.words.isdisjoint(words.joined["told by nouns"])
    cues = sorted([*cues, *(by_nouns(scene, words, cues) if nouns else ())], key=PLACE)
    for k, cue in enumerate(cues):
        more = _led(scene, words, cues, k) if cue.group in HANGING else _joined(scene, words, cues, k)
        if more is None and k and cues[k - 1].stage is REQUESTED:
            more = _hastened(scene, words, cues[k - 1], cue)
        if more is not None:
            cues[k] = more
    cues = undertaken(scene, words, cues) if nouns else cues
    whole = words.joined["on the whole"]
    told = [cue if cue.stage is None and cue.group in STAGELESS and cue.lemma not in whole
            else _on_the_whole(scene, words, cues, k) for k, cue in enumerate(cues)]
    cues = [_including(cues, told, k) if cue.group in INCLUDED else cue for k, cue in enumerate(told)]
    cues = _billed(scene, words, of_plans(scene, words, cues))
    if nouns:
        acts = list(acts_told(scene, words, cues))
        cues = [*(_of_act(acts, cues, k) for k in range(len(cues))), *acts, *services_told(scene, words, cues),
                *ceremonies_told(scene, words, cues)]
    cues = fulfilled(scene, words, sorted(cues, key=PLACE))
    return short_of(scene, words, doubted(scene, words, undone(scene, words, unstopped(scene, words, cues))))


def _billed(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues, each of what a bill would bring with how far the bill has come, and what it includes with that too."""
    billed = of_askings(scene, words, cues)
    for k, cue in enumerate(billed):
        if cue.stage is not None:
            billed[k] = of_bill(scene, words, billed, k)  # each by what those before it have become
    return [_including(cues, billed, k) if cue.group == "include" else cue for k, cue in enumerate(billed)]


def _getting(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues, each verb that tells that its subject gets as one of getting; what a set phrase holds is no verb."""
    cues, getting = spurned(scene, words, cues), words.joined["getting"]
    if getting.isdisjoint([cue.lemma for cue in cues]):
        return list(cues)
    said = {at for cue in cues if cue.tense == "phrase" for at in range(cue.first, cue.at + 1)}
    return [cue if cue.lemma not in getting or cue.at in said else _given(scene, words, taking(scene, words, cue))
            for cue in cues]


def _led(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """The cue with what the word or the verb on which it hangs says of it; None where nothing does."""
    more = advised(scene, words, cues, k) or mandated(scene, words, cues, cues[k]) or _headed(scene, words, cues, k)
    more = more or _doubted(scene, words, cues, k) or _begun(scene, words, cues, k)
    more = more or _joined(scene, words, cues, k) or _asked_far(scene, words, cues, k)
    return more or _hung(scene, cues, k)


def _on_the_whole(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """The cue with what the occasion, the vehicle or the instrument by which it comes says of it."""
    read = attained(scene, words, cues, k) or ceremonial(scene, words, cues, k) or carried(scene, words, cues, k)
    return read or instrumental(scene, words, cues, k)


def _including(before: list[Cue], cues: list[Cue], k: int) -> Cue:
    """'is being moved, including 400 tents': what is included has the stage that the verb before it has now.

    In 'deliveries of promised missiles were too slow', the promise has that of the deliveries.
    """
    cue = cues[k]
    if cue.group == "promise" and k and cues[k - 1].group == "phrase" and cues[k - 1].at == cue.first - 1:
        fate = cues[k - 1].stage
        return cue._replace(stage=fate) if fate in NEGATIVE | {Stage.DELAYED, Stage.DISPATCHED} else cue
    if cue.group != "include" or cue.taken is None:
        return cue
    source = next((j for j in range(k - 1, -1, -1) if before[j].stage is cue.taken), None)
    return cue if source is None else cue._replace(taken=cues[source].stage)


def _of_act(acts: list[Cue], cues: list[Cue], k: int) -> Cue:
    """'confirmed the arrival of aid, including 40 tents': what is included has come as the act of which it is told."""
    cue = cues[k]
    if cue.group != "include" or cue.tense != "gerund" or not acts:
        return cue
    act = next((one for one in reversed(acts) if one.at < cue.first and one.stage is Stage.DELIVERED), None)
    own = act is None or any(act.at < other.at < cue.first and other.stage is not None for other in cues[:k])
    return cue if own or act is None else cue._replace(taken=act.stage)


def _given(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'is to be given 20 ambulances', 'was supplied with radars': the subject of such a passive is who gets."""
    tense, after = GETS_BY.get(cue.tense), cue.at + 1
    if cue.tense == "past" and cue.lemma in words.nouns["giving_to"] and _is_by_another(scene, words, cue):
        tense = "past"  # 'Kenya promised 40 tents by Norway', a headline without its 'was'
    if tense is None or cue.lemma not in words.nouns["giving_to"] or after >= len(scene.tokens):
        return cue
    named = any(0 <= cue.first - m.last <= GIVEN for m in (*scene.parties, *scene.offices))
    if not (named or subject_getter(scene, words, cue.first)) or cue.negated:
        return cue
    after += scene.tokens.lowers[after] in words.nouns["withs"]
    starts = {"item", "money", "quantity"} & {scene.covered[after]} if after < len(scene.tokens) else set()
    noun = after < len(scene.tokens) and scene.tokens[after].kind == "word" and not (
        scene.covered[after] in ("party", "date") or scene.tokens.lowers[after] in words.nouns["stops"] | words.adverbs)
    if not starts and not noun:
        return cue
    if cue.lemma in words.nouns["denying"] and cue.group != "refuse":
        return cue  # 'was denied entry'
    promised = cue.group in ("promise", "commit", "order", "refuse") and cue.stage is not None
    promised = promised and cue.lemma not in words.nouns["handing"]  # 'was presented with 40 tents'
    stage = cue.stage if promised else Stage.DELIVERED if tense in PAST else Stage.ANNOUNCED
    return cue._replace(group="receive", tense=tense, stage=stage)


def _is_by_another(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a verb in the past has its subject right before it and, behind what is given, 'by' and who gave."""
    own = next((m for m in scene.parties if m.last == cue.first), None)
    other = next((m for m in scene.parties if m.first > cue.at + 1), None)
    if own is None or other is None or own.name.target == other.name.target:
        return False
    led = scene.tokens.lowers[other.first - 1] in words.speech["by"]
    return led and not any(cue.at < verb.at < other.first and scene.covered[verb.at] != "item" for verb in scene.verbs)


def _begun(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'has begun sending': what has begun is under way and has not come yet."""
    cue, before = cues[k], cues[k - 1] if k else None
    if before is None or cue.group not in ("give", "train", "service") or cue.tense not in ("gerund", "infinitive"):
        return None
    began = before.lemma in words.nouns["starting"] and before.tense in ("past", "perfect") and not before.negated
    done = cue.lemma in words.nouns["handing_out"] or until_at(scene, words, cue.at, ahead=False)
    done = done or in_year(scene, cue.at)  # 'began sending tents in 2014'
    stage = Stage.DELIVERED if done else Stage.DISPATCHED  # 'did not begin sending until March'
    return cue._replace(stage=stage) if began and 0 <= cue.first - before.at <= 1 else None


def _headed(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'the idea of sending', 'has no intention of giving', 'whether to supply': by the word on which giving hangs."""
    cue = cues[k]
    offers = cue.group == "promise" and cue.tense == "gerund"  # 'is considering offering'
    if (cue.group not in LED and not offers) or cue.tense not in ("gerund", "infinitive") or cue.negated:
        return None
    place = cue.first if cue.tense == "infinitive" and is_mark(scene, words, cue.first) else cue.at
    heads = together(words.nouns["doubts"], *(words.nouns[name] for _, name in HEADS))
    small = together(words.nouns["determiners"], words.adverbs, words.order.of)
    told = (at for at in range(place - 1, -1, -1) if scene.covered[at] != "date")
    near = list(islice(told, NEAR - 1))
    stops, lowers = words.nouns["stops"], scene.tokens.lowers
    at = next((at for at in near if lowers[at] not in small and (lowers[at] in heads or lowers[at] not in stops)), None)
    if at is None or scene.tokens[at].kind != "word":
        return None
    word, denied = scene.tokens.lowers[at], is_noun_denied(scene, words, at)
    if word in words.nouns["doubts"]:
        return cue._replace(stage=Stage.SIGNALLED)
    own = cue.tense == "gerund" and cue.stage in (Stage.CONTRACTED, Stage.DISPATCHED)  # 'is against ordering'
    if cue.stage not in (None, Stage.ANNOUNCED, Stage.DELIVERED) and not own:
        return None
    if word in words.nouns["intents"]:
        return cue._replace(stage=Stage.REFUSED) if denied else None
    if any((c.tense == "phrase" and c.first <= at <= c.at and c.stage is Stage.ANNOUNCED)
           or (c.lemma in words.nouns["launching"] and 0 < at - c.at <= NEAR) for c in cues[:k]):
        return None  # 'bowed to pressure to send', 'launched a campaign to distribute'
    for stage, name in HEADS:
        if word in words.nouns[name] and stage is REQUESTED and _is_resisted(cues, k, at):
            return cue._replace(stage=Stage.REFUSED)
        if word in words.nouns[name]:
            return cue._replace(stage=Stage.REFUSED if denied and stage is Stage.SIGNALLED else stage)
    return None


def _is_resisted(cues: list[Cue], k: int, at: int) -> bool:
    """'resisted pressure to send': whether a verb of refusing stands right before a noun of asking."""
    return any(cue.group == "refuse" and not cue.negated and 0 < at - cue.at <= NEAR for cue in cues[:k])


def _doubted(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'has not said whether it will send': of what is only asked nothing is promised."""
    cue = cues[k]
    if cue.group not in LED or cue.stage not in (Stage.ANNOUNCED, Stage.REFUSED) or cue.tense in CLAUSELESS:
        return None
    before = range(cue.first - 1, max(-1, cue.first - DEMANDED), -1)
    at = next((at for at in before if scene.tokens.lowers[at] in words.nouns["doubts"]), None)
    if at is None or any(at < other.at < cue.first for other in cues[:k]):
        return None
    parted = any(token.text == "," for token in scene.tokens[at : cue.first])  # 'Whether by sea or air, it will send'
    return None if parted else cue._replace(stage=Stage.SIGNALLED)


def _hung(scene: Scene, cues: list[Cue], k: int) -> Cue | None:
    """'is prepared to offer', 'refused to promise': a promise that hangs right on what says less, or that it is not.

    Whom one asks to promise may stand between: 'urged Norway to pledge'. Who is prepared to ask for a
    thing has not asked for it yet.
    """
    cue = cues[k]
    if cue.group not in ("promise", "request") or cue.tense != "infinitive" or not k:
        return None
    before, less = cues[k - 1], (Stage.SIGNALLED, REQUESTED, Stage.REFUSED)
    asked = before.stage is REQUESTED and cue.group == "promise" and 1 < cue.first - before.at <= NEAR and not any(
        scene.tokens[at].kind == "mark" or scene.covered[at] in THINGS for at in range(before.at + 1, cue.first))
    weak = before.stage in less[: 1 if cue.group == "request" else 3] and (asked or 0 <= cue.first - before.at <= 1)
    return cue._replace(stage=before.stage, first=before.first) if weak else None


def _hastened(scene: Scene, words: Words, before: Cue, cue: Cue) -> Cue | None:
    """'called for faster deliveries of', 'urged Norway to speed up arms deliveries': what is asked to come sooner."""
    if before.group != "request" and before.tense != "phrase":
        return None
    if cue.tense == "phrase" and cue.stage is Stage.DELIVERED and 0 < cue.first - before.at <= NEAR:
        return cue._replace(stage=REQUESTED, first=before.first)
    if cue.tense != "infinitive" or cue.lemma not in words.nouns["going_on"] or cue.first - before.at > ASKS_FAR:
        return None
    after = scene.tokens.lowers[cue.at + 1] if cue.at + 1 < len(scene.tokens) else ""
    at = cue.at + (after in words.nouns["away"])
    return cue._replace(at=at, group="promise", stage=REQUESTED, first=before.first)


def _joined(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'must step up and send', 'will be mended and handed over', 'refused to sell or lend': one auxiliary for both."""
    cue = cues[k]
    if not k or cue.group == "phrase" or cue.first != cue.at:
        return None
    place = cue.at - 1
    while place > 0 and scene.tokens.lowers[place] in words.adverbs:
        place -= 1
    before = cues[k - 1]
    joint = place > before.at and scene.tokens.lowers[place] in words.nouns["conjunctions"]
    if not joint or cue.at - before.at > JOINED:
        return None
    forms = forms_at(scene, cue.at)
    if before.tense in SHARED and _fits(forms, before.tense) and cue.tense in ("present", "past", "participle"):
        name = words.give.get(before.tense, "") if cue.group == "give" else ""
        stage = Stage(name) if name else cue.stage
        return cue._replace(tense=before.tense, stage=stage)
    hangs = before.tense == "infinitive" and before.stage in TURNED and cue.tense == "present" and "base" in forms
    return cue._replace(tense=before.tense, stage=before.stage, first=before.first) if hangs else None


def _fits(forms: frozenset[str], tense: str) -> bool:
    """Whether a form goes with the auxiliary of the verb before it."""
    return ("participle" if tense.startswith("passive") else "base") in forms


def _asked_far(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'urged ministers on Thursday to take steps to provide': what hangs on a verb of asking, over verbs between."""
    cue = cues[k]
    if cue.group not in LED or cue.tense not in ("infinitive", "present") or cue.negated:
        return None
    if cue.tense == "present":
        demanded = next((c for c in cues[:k] if _demands(scene, words, c, cue)
                         and 0 < cue.first - c.at <= DEMANDED and "base" in forms_at(scene, cue.at)
                         and scene.tokens.lowers[c.at + 1] in words.nouns["relatives"]), None)
        if demanded:  # 'demanded that the government donate'
            return cue._replace(stage=REQUESTED, first=demanded.first)
    for at in range(k - 1, -1, -1):
        before = cues[at]
        if cue.first - before.at > ASKS_FAR or _parts(scene, words, before.at + 1, cue.first):
            return None
        if before.stage is REQUESTED and (before.group == "request" or before.tense == "phrase"):
            near = cue.group in BASE and cue.first - before.at <= NEAR
            hangs = near if cue.tense == "present" else cue.stage is not REQUESTED
            return cue._replace(stage=before.stage, first=before.first) if hangs else None
        if before.tense not in CLAUSELESS:
            return None
    return None


def _demands(scene: Scene, words: Words, before: Cue, cue: Cue) -> bool:
    """'demanded that', 'insists that Congress approve': a verb of asking, or of insisting that another does a thing."""
    if before.group == "request":
        return before.stage is REQUESTED
    subject = scene.tokens.lowers[cue.first - 1] if cue.first else ""
    return before.lemma in words.nouns["insisting"] and subject not in words.nouns["plural_subjects"]


def _parts(scene: Scene, words: Words, start: int, end: int) -> bool:
    """Whether another clause begins between two places."""
    stops = words.nouns["relatives"] | words.walls
    return any(t.text in ";:" or t.lower in stops for t in scene.tokens[start:end])
