"""What hangs on what: each verb and set phrase of a sentence with the one that governs it.

'agreed to provide' has the stage of agreeing, 'has suspended deliveries of' that of suspending, 'including 40 tents'
that of the verb before it.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.acts import predicate
from pledgebook.extract.auxiliaries import POSSIBLE
from pledgebook.extract.cues import ACTED, AHEAD, DONE, PAST, RECEIVING, STAGELESS, STOPS, UNFINITE, Cue, stage_in
from pledgebook.extract.enacting import enacted
from pledgebook.extract.idling import is_bidden, is_idle
from pledgebook.extract.including import PASSAGE, forms_at, taking_up
from pledgebook.extract.scene import Scene
from pledgebook.extract.seeming import acts_again
from pledgebook.extract.taking import won
from pledgebook.extract.words import Words

HANGS, HANGS_FAR = 8, 12
"""How many words off the verb may stand on which an infinitive or a gerund of giving hangs; or a set phrase."""

ASKED: Final = 5
"""How many words may stand between a verb of refusing and the request that it refuses."""

_ENDINGS: Final = frozenset({"cancel", "suspend", "refuse", "delay"})
_ENDED: Final = frozenset({Stage.CANCELLED, Stage.SUSPENDED, Stage.REFUSED, Stage.DELAYED})
_SIGNED: Final = frozenset({Stage.COMMITTED, Stage.CONTRACTED})
"""Stages of a contract that is made; what 'will sign a contract' tells is not."""
_UNDONE: Final = _ENDED | {Stage.SIGNALLED}

_HEADS: Final = frozenset({"promise", "commit", "request", "consider", "delay", "suspend", "cancel", "refuse"})
"""Groups that, before an infinitive of giving, decide the stage: 'agreed to provide', 'refused to send'."""

_LED: Final = frozenset({"give", "train", "order", "commit", "obtain", "dispatch", "service"})
"""Groups that take the stage of the verb on which they hang."""

_STOPPING: Final = frozenset({"suspend", "cancel", "delay"})
"""Those that stop an act, and lead to an infinitive only by a noun ('blocked a bid to send')."""

FROZEN: Final = frozenset({Stage.SUSPENDED, Stage.REFUSED})
"""Stages of a set phrase that are over once it is lifted ('the ban on', 'the hold on')."""

HELD: Final = frozenset({"party", "money", "quantity"})
_INCLUDED: Final = frozenset({"give", "dispatch", "commit", "train", "service"})
"""Groups whose gerunds tell what was done behind 'has included'."""

_PASTS: Final = frozenset({"past", "participle"})
_LEANING: Final = _INCLUDED | _LED | {"promise", "receive"}
"""Groups of verbs that may have the stage of another."""


def hanging(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues; an infinitive of giving takes the stage of the verb that governs it, and what is included that one's.

    'decided to send aid, including 40 tents': the tents are as decided as the aid.
    """
    governed = [_perfected(scene, words, cues, k) if cue.tense in _PASTS else cue for k, cue in enumerate(cues)]
    for k, cue in enumerate(cues):
        if cue.group != "include" and (cue.group not in STAGELESS or cue.tense == "gerund"):
            governed[k] = _governed(scene, words, governed, k)
    for k, cue in enumerate(cues):
        if cue.group == "include":
            told = [cue if cue.stage is not None else governed[j] for j, cue in enumerate(cues)]
            read = taking_up(scene, words, told, k)
            source = next((j for j in range(k - 1, -1, -1) if told[j].stage is read.taken), None)
            stage = governed[source].stage if source is not None and read.taken else None
            governed[k] = read._replace(taken=stage) if stage and stage is not read.taken else read
    return governed


def _perfected(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """'has taken in refugees and given Kenya 40 tents': a participle with an object, joined to a perfect, is one."""
    tokens, cue, after = scene.tokens, cues[k], cues[k].at + 1
    past = cue.tense == "past" and k > 0 and cues[k - 1].tense == "perfect"  # 'has treated 40 people and sent tents'
    if not (past or cue.tense == "participle") or after >= len(tokens) or scene.covered[after] not in HELD:
        return cue
    joined = cue.first > 1 and cue.first == cue.at and tokens.lowers[cue.first - 1] in words.nouns["conjunctions"]
    if not joined or words.nouns["having"].isdisjoint(tokens.lowers[: cue.first]):
        return cue
    return cue._replace(tense="perfect", stage=stage_in(cue.group, "perfect", words, negated=cue.negated))


def _governed(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """The cue with the stage of the verb that governs it, where one does."""
    cue = cues[k]
    if cue.negated and cue.stage is Stage.REFUSED:  # 'decided not to send'
        return cue._replace(group="idle", stage=None) if is_bidden(scene, words, cue) else cue
    if cue.group == "phrase":
        return _phrased(scene, words, cues, k)
    if is_idle(scene, words, cues, cue):
        return cue._replace(group="idle", stage=None)
    if cue.group not in _LEANING:
        return cue
    led = _helped(scene, words, cues, k)
    if led:
        return led
    if cue.tense == "gerund" and cue.group in _INCLUDED and (whole := _has_included(cues, cue)) is not None:
        return cue._replace(stage=Stage.DELIVERED, first=whole.first if whole.at == cue.first - 1 else cue.first)
    if cue.group == "promise" and cue.tense == "infinitive":
        return _bound(cues, k)
    if cue.tense in ("present", "future") and (cue.group in _LED or cue.group == "receive"):
        act = enacted(scene, words, cues, k)
        if act:
            return cue._replace(stage=act)
    gets = cue.group == "receive" and cue.tense == "gerund"  # 'opposes Kenya receiving 40 tanks'
    if not (gets or cue.group in _LED) or cue.tense not in ("infinitive", "gerund", "future"):
        return cue
    return _ended(scene, words, cues, k) if cue.tense == "future" else _headed(scene, words, cues, k)


def _phrased(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """A set phrase with what the verb beside it makes of it."""
    cue = cues[k]
    if cue.negated and cue.stage is Stage.ANNOUNCED:
        return cue  # 'lifted its freeze on'
    got = won(scene, words, cues, k) if cue.stage in (Stage.ANNOUNCED, Stage.COMMITTED) else None
    if got is not None:
        return got
    if cue.stage in DONE:
        return _overruled(scene, words, cues, k)
    if cue.stage in FROZEN and _is_lifted(scene, words, cues, k):
        return cue._replace(stage=Stage.ANNOUNCED, negated=True)
    if cue.stage is Stage.SUSPENDED and (warned := _warned(words, cues, k)) is not None:
        return cue._replace(first=warned.first)
    if cue.stage is Stage.SIGNALLED and k and cues[k - 1].at == cue.first - 1:
        decided = cues[k - 1].group == "commit" and cues[k - 1].stage is Stage.COMMITTED
        return cue._replace(stage=Stage.COMMITTED) if decided else cue  # 'voted in favour of sending'
    if cue.stage is Stage.ANNOUNCED:
        read = _taken_back(words, cues, k)
    else:
        heads = {Stage.REQUESTED: _turned_down, Stage.COMMITTED: _decides, Stage.CONTRACTED: _called_off}
        read = heads[cue.stage](words, cues, k) if cue.stage in heads else cue
    met = _met(scene, words, cues, k) if read is cue and cue.stage in (Stage.REQUESTED, Stage.ANNOUNCED) else None
    if met is None or met.stage is None:
        return read
    if met.stage in (Stage.COMMITTED, Stage.SIGNALLED):
        return cue._replace(stage=met.stage)  # 'a request for 30 trucks was granted'
    if cue.stage is Stage.REQUESTED:
        return cue._replace(stage=met.stage, group=met.group, tense=met.tense, negated=met.negated)
    return met._replace(first=cue.first, group="receive" if met.group == "refuse" else met.group)


def _is_lifted(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """'The hold on $30 million was lifted': whether the verb of which a stop is the subject takes it back."""
    being = words.nouns["being"] | words.nouns["been"]
    for at in range(cues[k].at + 1, min(cues[k].at + PASSAGE, len(scene.tokens))):
        token = scene.tokens[at]
        if token.text in ",;" or token.lower in words.walls or token.lower in words.nouns["relatives"]:
            return False
        if token.lower in words.nouns["undoing"] and scene.tokens.lowers[at - 1] in being:
            return True
    return False


def _met(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'The request for 20 trucks was turned down by Spain': what became of a request or an offer, by a passive."""
    asked = words.nouns["requests"] | words.nouns["intended"]
    if scene.tokens[cues[k].first].lower not in asked:
        return None
    fate = next((b for b in cues[k + 1 :] if b.tense not in UNFINITE), None)
    if fate is None or _is_parted(scene, words, cues[k].at + 1, fate.first):
        return None
    if fate.group == "phrase":
        was = fate.first > 0 and scene.tokens.lowers[fate.first - 1] in words.nouns["copulas"]
        return fate._replace(group="refuse", tense="passive_past") if was and fate.stage is Stage.REFUSED else None
    if fate.passive and not fate.negated and scene.tokens.lowers[fate.at] in words.nouns["assented"]:
        return fate._replace(stage=Stage.COMMITTED if fate.tense in PAST else Stage.SIGNALLED, group="promise")
    return fate if fate.passive and fate.group in _ENDINGS else None


def _warned(words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'warned Egypt of a halt to': who warns would halt it, not who stands before the phrase."""
    return next((b for b in cues[:k] if b.lemma in words.nouns["warning"] and not b.passive
                 and 0 < cues[k].first - b.at <= ASKED + 1), None)


def _bound(cues: list[Cue], k: int) -> Cue:
    """'agreed to offer', 'voted to raise': a promise that a decision makes is more than a promise."""
    near = (b for b in reversed(cues[:k]) if cues[k].first - b.at <= HANGS_FAR)
    before = next((b for b in near if b.tense != "infinitive"), None)
    decided = before is not None and before.group == "commit" and before.stage is Stage.COMMITTED
    return cues[k]._replace(stage=Stage.COMMITTED, first=before.first) if before and decided else cues[k]


def _overruled(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """'has suspended deliveries of missiles': the verb before a noun of giving says more than the noun."""
    near = (b for b in reversed(cues[:k]) if 0 < cues[k].first - b.at <= 3)
    verb = next((b for b in near if b.group in _HEADS or b.group == "reduce"
                 or (b.group == "phrase" and b.stage in _ENDED)), None)
    verb = verb or _joined_end(scene, words, cues, k)
    if verb and verb.stage:
        return cues[k]._replace(stage=verb.stage, first=verb.first, negated=verb.negated)
    ahead = next((b for b in cues[:k] if 0 < cues[k].first - b.at <= 3 and b.tense in AHEAD and b.group != "say"), None)
    if ahead is not None and not ahead.negated:  # 'will resume deliveries of', 'could increase shipments of'
        stage = Stage.SIGNALLED if ahead.tense in POSSIBLE else Stage.ANNOUNCED
        asked = _asked_before(scene, words, cues, ahead)
        if asked is not None:  # 'urged Norway to speed up the delivery of'
            return cues[k]._replace(stage=Stage.REQUESTED, first=asked.first, group="promise")
        return cues[k]._replace(stage=stage, first=ahead.first, group="promise")
    hastens = next((b for b in reversed(cues[:k]) if 0 < cues[k].first - b.at <= 3 and not b.passive
                    and b.lemma in words.nouns["going_on"] and b.tense not in PAST), None)
    if hastens is not None:  # 'is stepping up deliveries of'
        return cues[k]._replace(stage=Stage.ANNOUNCED, first=hastens.first)
    again = next((b for b in cues[k + 1 :] if b.lemma in words.nouns["resuming"] and b.tense in ACTED), None)
    if again is not None and not _is_parted(scene, words, cues[k].at + 1, again.first):
        return cues[k]._replace(stage=Stage.DISPATCHED)  # 'deliveries of tents, paused in May, were resumed'
    ended = next((b for b in cues[k + 1 :] if (b.group in _ENDINGS and b.passive and b.stage is not None)
                  or (b.group == "phrase" and b.stage in _ENDED)), None)
    if ended is None:
        begins = next((b for b in cues[k + 1 :] if b.tense not in UNFINITE), None)
        starts = begins is not None and begins.tense in AHEAD and begins.lemma in words.nouns["starting"]
        if starts and begins is not None and not _is_parted(scene, words, cues[k].at + 1, begins.first):
            return cues[k]._replace(stage=Stage.ANNOUNCED)  # 'Deliveries of 40 tanks will begin in May'
    if ended is None or _is_parted(scene, words, cues[k].at + 1, ended.first):
        said = predicate(scene, words, cues, cues[k].first, phrases=True)  # '... are due in May', 'are under way'
        return cues[k]._replace(stage=said) if said is not None else cues[k]
    return cues[k]._replace(stage=ended.stage, negated=ended.negated)  # 'deliveries have been delayed'


def _asked_before(scene: Scene, words: Words, cues: list[Cue], ahead: Cue) -> Cue | None:
    """The verb or set phrase of asking on which an infinitive hangs."""
    if ahead.tense != "infinitive":
        return None
    before = next((b for b in reversed(cues) if b.at < ahead.first and b.tense not in UNFINITE), None)
    if before is None or before.stage is not Stage.REQUESTED or ahead.first - before.at > HANGS_FAR:
        return None
    return None if _is_parted(scene, words, before.at + 1, ahead.first) else before


def _joined_end(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'has stopped arms sales and deliveries of': the verb that ends what a noun of giving is joined with."""
    joint = cues[k].first - 1
    while joint > 0 and scene.tokens.lowers[joint] in words.nouns["articles"] | words.nouns["determiners"]:
        joint -= 1
    if joint < 1 or scene.tokens.lowers[joint] not in words.nouns["conjunctions"] or not k:
        return None
    before = cues[k - 1]
    ends = before.group in _ENDINGS | {"reduce"} and not before.passive and 0 < joint - before.at <= HANGS
    verbs = any(before.at < verb.at < joint and verb.form.group not in ("trade", "give") for verb in scene.verbs)
    marks = any(token.kind == "mark" for token in scene.tokens[before.at : joint])
    after = next((b for b in cues[k + 1 :] if b.tense not in UNFINITE), None)  # '... and deliveries have begun'
    own = after is not None and not any(t.text == "," for t in scene.tokens[cues[k].at : after.first])
    return before if ends and not (verbs or marks or own) else None


def _is_parted(scene: Scene, words: Words, start: int, end: int) -> bool:
    """Whether another clause begins between two places."""
    return any(t.text == ";" or t.lower in words.walls | words.nouns["relatives"] for t in scene.tokens[start:end])


def _decides(words: Words, cues: list[Cue], k: int) -> Cue:
    """'slowed agreement on', 'will sign an agreement to', 'blocked a decision to': what the verb before makes of it."""
    near = [b for b in reversed(cues[:k]) if 0 < cues[k].first - b.at <= 3]
    if cues[k].lemma in words.nouns["assurances"] and near and near[0].group == "promise" and not near[0].negated:
        return cues[k]._replace(stage=near[0].stage, first=near[0].first)  # 'announced a commitment of $5 million'
    heads = _HEADS - {"promise"}
    verb = next((b for b in near if b.group in heads or (b.group == "phrase" and b.stage in _ENDED)), None)
    if verb is None or verb.stage in (None, Stage.COMMITTED) or (verb.group == "commit" and verb.tense == "infinitive"):
        return cues[k]  # 'the authority to direct the drawdown of'
    stage = Stage.REFUSED if verb.group == "suspend" else verb.stage  # nothing was decided that could be suspended
    return cues[k]._replace(stage=stage, first=verb.first, negated=verb.negated)


def _taken_back(words: Words, cues: list[Cue], k: int) -> Cue:
    """'has withdrawn its offer of', "turned down Spain's pledge of": the verb before a promise that ends it."""
    near = (b for b in reversed(cues[:k]) if 0 < cues[k].first - b.at <= ASKED)
    ends = _ENDINGS | {"reduce"}
    verb = next((b for b in near if b.group in ends or (b.group == "phrase" and b.stage in _ENDED)), None)
    read = _as_said(cues[k], verb)
    taken = next((b for b in reversed(cues[:k]) if b.lemma in words.nouns["accepting"]
                  and 0 < cues[k].first - b.at <= ASKED), None)
    if verb is None and taken is not None and taken.stage is Stage.DELIVERED:
        return cues[k]._replace(stage=Stage.COMMITTED, first=taken.first, group="receive", tense=taken.tense)
    turned = verb is not None and read.stage is Stage.REFUSED and not verb.passive
    return read._replace(group="receive", tense="past") if turned else read  # who turns it down would have got it


def _called_off(_words: Words, cues: list[Cue], k: int) -> Cue:
    """'cancelled an order for', 'is considering an order for', 'will sign a contract for': what becomes of it."""
    near = (b for b in reversed(cues[:k]) if 0 < cues[k].first - b.at <= ASKED)
    heads = _ENDINGS | {"reduce", "consider", "request"}
    verb = next((b for b in near if b.group in heads or (b.group == "commit" and b.stage not in _SIGNED)
                 or (b.group == "phrase" and b.stage in _UNDONE)), None)
    return _as_said(cues[k], verb)


def _turned_down(words: Words, cues: list[Cue], k: int) -> Cue:
    """"rejected Kyiv's request for missiles": the verb before a request refuses what was asked."""
    near = [b for b in reversed(cues[:k]) if 0 < cues[k].first - b.at <= ASKED]
    verb = next((b for b in near if b.group == "refuse" or b.stage is Stage.REFUSED), None)
    granted = next((b for b in near if b.lemma in words.nouns["granting"] and not b.passive and not b.negated), None)
    if verb is None and granted is not None and granted.tense in PAST | {"future"}:
        stage = Stage.ANNOUNCED if granted.tense == "future" else Stage.COMMITTED
        return cues[k]._replace(stage=stage, first=granted.first, group="commit", tense=granted.tense)
    return _as_said(cues[k], verb)


def _as_said(cue: Cue, verb: Cue | None) -> Cue:
    """A set phrase with the stage of the verb before it, where one says what became of what it tells."""
    if verb is None or verb.stage is None:
        return cue
    return cue._replace(stage=verb.stage, first=verb.first, negated=verb.negated)


def _helped(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'will help provide', 'could start sending': the tense of the verb of helping or beginning is that of the act.

    What has only begun is read in `chains`; where the verb hangs on another ('decided to begin'), so does the act.
    """
    cue, helper = cues[k], cues[k - 1] if k else None
    phase = helper is not None and (helper.lemma in words.nouns["phases"] or helper.lemma in words.nouns["hurrying"])
    if helper is None or not (phase or helper.group == "intend") or helper.tense in UNFINITE:
        return None
    if cue.first - helper.at != 1:
        return None
    base = cue.tense == "present" and "base" in forms_at(scene, cue.at)
    if not base and not (cue.tense in ("infinitive", "gerund") and phase):
        return None
    if helper.lemma in words.nouns["starting"] and helper.tense in ACTED:
        return None
    if words.give.get(helper.tense) is None or cue.group not in _INCLUDED | _LED:
        return None
    stage = stage_in(cue.group, helper.tense, words, negated=helper.negated)
    if stage is Stage.COMMITTED and cue.lemma in words.nouns["sending_off"] and helper.tense not in ACTED:
        stage = Stage.ANNOUNCED  # 'continue to mobilise relief' promises as 'is mobilising' does
    return cue._replace(stage=stage, first=helper.first, tense=helper.tense, negated=cue.negated or helper.negated)


def _ended(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """'cancelled plans to send', "vetoed Denmark's plan to send": what ends the plan ends what was planned.

    'asked parliament to approve a plan to send': what is asked for, decided or thought of with the plan, so is the act.
    """
    first = cues[k].first
    reach = 2 + (scene.tokens.lowers[first] in words.nouns["intents"])  # 'withdrew from a plan to send'
    ended = next((b for b in cues[:k] if b.group in _ENDINGS and 0 <= first - b.at <= reach), None)
    vetoed = next((b for b in cues[:k] if b.group == "refuse" and 2 < first - b.at <= ASKED
                   and b.lemma not in words.nouns["against_all"] and scene.tokens[first - 1].text != ","), None)
    owned = vetoed is not None and any(m.first > vetoed.at and m.last == first - 2 for m in scene.parties)
    ended = ended or (vetoed if owned else None)
    ended = ended or next((b for b in cues[:k] if b.group == "commit" and b.stage is Stage.COMMITTED
                           and b.tense in PAST and 0 < first - b.at <= 4 and not acts_again(scene, words, b.at, first)),
                          None)  # 'approved a plan to send'
    ended = ended or _of_plan(scene, words, cues, k)
    return cues[k]._replace(stage=ended.stage, first=ended.first, negated=ended.negated) if ended else cues[k]


def _of_plan(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """The verb or set phrase right before a noun of intent ('put on hold its plans to', 'is studying a plan to')."""
    first, small = cues[k].first, words.nouns["articles"] | words.nouns["determiners"]
    before = cues[k - 1] if k else None
    if before is None or scene.tokens.lowers[first] not in words.nouns["intents"] or not 0 <= first - before.at <= 4:
        return None
    heads = before.group in _HEADS - {"promise"} or before.stage in _ENDED
    led = all(token.lower in small for token in scene.tokens[before.at + 1 : first])
    return before if heads and led and before.stage is not None else None


def _headed(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """An infinitive or a gerund has the stage of the verb on which it hangs ('agreed to provide')."""
    cue = cues[k]
    if cue.tense == "gerund" and cue.first and scene.tokens.lowers[cue.first - 1] in words.nouns["afters"]:
        return cue  # 'ended its support after sending'
    for at in range(k - 1, -1, -1):
        before = _said_of(words, cues, at) if cues[at].group == "phrase" else cues[at]  # "vetoed a plan to give"
        if cue.first - cues[at].at > (HANGS_FAR if at == k - 1 and cues[at].group == "phrase" else HANGS):
            break
        if before.group == "include" and before.tense == "perfect" and cue.group == "give":
            return cue._replace(stage=Stage.DELIVERED, first=before.first)
        if before.group in _STOPPING and not _is_of_stop(scene, words, before, cue):
            continue
        if before.group in _HEADS or before.group == "phrase":
            if before.negated and before.stage in STOPS:  # 'did not stop sending'
                stage = stage_in(cue.group, before.tense, words, negated=False)
                return cue._replace(stage=stage, first=before.first, negated=False)
            stage = Stage.REFUSED if before.negated and before.group not in ("refuse", "phrase") else before.stage
            gets = cue.group in RECEIVING and scene.covered[cue.first - 1] == "party"  # who gets is its own subject
            return cue._replace(stage=stage, first=cue.first if gets else before.first)
    return cue


def _is_of_stop(scene: Scene, words: Words, stop: Cue, cue: Cue) -> bool:
    """Whether what is stopped is the act: 'stopped sending', 'blocked a bid to send', not 'halted the war to send'."""
    led = scene.tokens.lowers[cue.first - 1] if cue.first else ""
    if cue.tense == "gerund":
        return led not in words.nouns["means"]  # 'hopes to stop the smuggling by giving'
    plans = words.nouns["intended"] | words.nouns["intents"] | words.nouns["settlements"]
    return led in plans or cue.first - stop.at <= 1


def _said_of(words: Words, cues: list[Cue], k: int) -> Cue:
    """A set phrase with what the verb before it makes of it."""
    return _decides(words, cues, k) if cues[k].stage is Stage.COMMITTED else _turned_down(words, cues, k)


def _has_included(cues: list[Cue], cue: Cue) -> Cue | None:
    """'Our assistance has included mobilizing ...; airlifting ...': each was done."""
    return next((b for b in cues if b.group == "include" and b.tense == "perfect" and b.at < cue.first), None)
