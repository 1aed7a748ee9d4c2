"""Cues: what the verbs and set phrases of a sentence do to a promise, and which of them governs an anchor."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.altering import altered, fields_of
from pledgebook.extract.attributes import tells_origin
from pledgebook.extract.auxiliaries import POSSIBLE, auxiliary, is_in_name, is_told_now
from pledgebook.extract.denials import is_denied_between, is_negated, is_pending
from pledgebook.extract.journeys import is_by_people
from pledgebook.extract.ofaid import acts_on_aid, verbs_of_aid
from pledgebook.extract.pauses import says_no_stage
from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.services import GROUP, SORTS, served, service_verbs
from pledgebook.extract.tenses import bare_tense, behind_auxiliary
from pledgebook.extract.uses import group_of
from pledgebook.extract.verbal import (
    acts,
    ceases,
    is_coming,
    is_conditional,
    is_meant,
    is_needy,
    is_no_act,
    is_no_verb,
    is_state,
    is_stricken,
    trains_somebody,
)
from pledgebook.extract.words import Words
from pledgebook.text.tokens import Tokens

PAST: Final = frozenset({"perfect", "past", "participle", "passive_past"})
AHEAD: Final = frozenset({"future", "infinitive", "passive_future"}) | POSSIBLE
ACTED: Final = frozenset({"past", "perfect", "passive_past"})
"""Tenses of a finite verb that tells what was done."""
_AHEAD_OR_NOW: Final = AHEAD | {"present", "progressive"}
_NOT_YET: Final = _AHEAD_OR_NOW | {"passive_present"}
UNFINITE: Final = frozenset({"infinitive", "gerund", "participle"})
"""Tenses in which a verb tells no clause of its own."""
PASSIVE: Final = frozenset({"participle", "passive", "passive_past", "passive_present", "passive_future",
                            "passive_possible", "passive_advised", "passive_advised_perfect"})
"""Tenses in which the thing stands before the verb."""
CLAUSELESS: Final = UNFINITE | {"phrase"}
"""The same, with set phrases."""
_OWN_STAGE: Final = {
    "promise": Stage.ANNOUNCED,
    "commit": Stage.COMMITTED,
    "order": Stage.CONTRACTED,
    "dispatch": Stage.DISPATCHED,
    "receive": Stage.DELIVERED,
    "obtain": Stage.DELIVERED,
    "arrive": Stage.DELIVERED,
    "request": Stage.REQUESTED,
    "consider": Stage.SIGNALLED,
    "delay": Stage.DELAYED,
    "reduce": Stage.REDUCED,
    "suspend": Stage.SUSPENDED,
    "cancel": Stage.CANCELLED,
    "refuse": Stage.REFUSED,
    "train": Stage.DELIVERED,
    GROUP: Stage.DELIVERED,
}
STAGELESS: Final = frozenset({"other", "say", "intend", "trade"})  # groups of verbs that say no stage
_NEGATED: Final = {
    "commit": Stage.REFUSED,
    "promise": Stage.REFUSED,
    "consider": Stage.REFUSED,
    "request": None,  # 'did not ask Norway for tanks'
    "refuse": Stage.SIGNALLED,  # 'does not exclude sending'
}
"""What a negated verb of these groups says."""
_WHEN_AHEAD: Final = frozenset({"commit", "order", "dispatch", "receive", "obtain", "arrive", "train", GROUP})
"""Groups whose act has not taken place yet where the tense looks ahead: then it is a promise of it."""
_DONE_AHEAD: Final = _WHEN_AHEAD - {"arrive"}

RECEIVING: Final = frozenset({"receive", "obtain"})
"""Groups whose subject gets."""
GIVING: Final = frozenset({"give", "promise", "commit", "order", "train", "request", GROUP})
"""Groups whose subject gives."""

QUOTES: Final = frozenset({'"', "'"})
"""Marks around a word of a set phrase ('a firm "no" to')."""

SHORT: Final = 2
"""Letters up to which a capital makes no name ("Norway's No to")."""

NEGATED: Final = 3
"""How many words before a set phrase its denial may stand."""

DONE: Final = frozenset({Stage.DELIVERED, Stage.DISPATCHED})
"""Stages of nouns of giving that the verb before them overrules."""

STOPS: Final = frozenset({Stage.DELAYED, Stage.REDUCED, Stage.SUSPENDED, Stage.CANCELLED})
"""Stages of what was going on and comes later, smaller or no more: who does not stop a thing does none of them."""

_FATES: Final = NEGATIVE | STOPS
_SAID: Final = frozenset({Stage.ANNOUNCED, Stage.COMMITTED, Stage.CONTRACTED})  # of set phrases: 'may wave through'
_COMES: Final = frozenset({"give", "receive", "obtain", "dispatch", "train"})
"""Groups whose act is still to come where it has not yet taken place."""
_REGRETTED: Final = {"advised_perfect": "perfect", "passive_advised_perfect": "passive_past"}
"""Labels of auxiliaries of what should have been done; where that is negated, it was done."""
_CEASED: Final = {"future": "passive_future", "past": "passive_past", "perfect": "passive_past",
                  "present": "passive_present", "progressive": "passive_present", "possible": "passive_possible"}
"""The tense of the passive that says the same of a thing that ends by itself ('aid will end')."""
_NEWS: Final = frozenset({"present", "progressive", "passive_present"})
"""Tenses of what goes on, which a headline may have of what was done."""
_HAS_BEEN: Final = frozenset({"perfect", "passive_past"})  # 'has not yet sent', 'have not yet been sent'
_ENDING: Final = frozenset({"cancel", "suspend", "delay"})
_STOPPING: Final = frozenset({"delay", "reduce", "suspend", "cancel"})
_SAYS_LESS: Final = ((Stage.REQUESTED, "arrive"), *((Stage.SIGNALLED, group) for group in ("arrive", "commit",
                     "refuse")))
"""Stages of set phrases that begin with a verb of a group which alone would say more."""

_FORMAL: Final = frozenset({Stage.COMMITTED, Stage.CONTRACTED, Stage.CANCELLED, Stage.DISPATCHED})
_IDIOMS: Final = frozenset({"arrive", "receive", "obtain", "give"})
"""Stages of set phrases that say more than a verb of these groups in them."""


@dataclass(slots=True)
class Cue:
    """A verb or phrase from token `first` to `at` (inclusive). `stage` is None where it inherits ('includes')."""

    first: int
    at: int
    group: str
    lemma: str
    stage: Stage | None
    tense: str
    negated: bool = False
    taken: Stage | None = None
    """For a verb that inherits: the stage of the verb before it in the sentence ('what we have provided includes')."""
    said: str = ""
    """What the sentence says of the clause in which it stands: denied, possible, reported, or asked (see `doubts`)."""

    def _replace(self, **changes: Any) -> "Cue":
        """The cue with other fields, as of a named tuple, whose fields take three times as long to get."""
        return altered(Cue(*_FIELDS(self)), changes)

    @property
    def passive(self) -> bool:
        """Whether the thing stands before the verb ('30 tanks were delivered')."""
        return self.tense in PASSIVE


_FIELDS: Final = fields_of(Cue)


def read_cues(scene: Scene, words: Words) -> list[Cue]:
    """All cues of the sentence, in order, each as it stands by itself (`hanging` reads each with the others)."""
    own = {verb.at: cue._replace(at=last) for verb, last in verbs_of_aid(scene, words)
           if (cue := _of_verb(scene, words, verb))}
    own |= _services(scene, words, own.keys())
    found = [cue for verb in scene.verbs if verb.at not in own and (cue := _of_verb(scene, words, verb))]
    found.extend(own.values())
    phrases = _set_phrases(scene, words)
    if not phrases:  # most sentences
        return sorted(found, key=lambda cue: (cue.at, cue.first)) if own else found
    taken = {at for cue in found if cue.group not in ("other", "say", "intend") for at in range(cue.first, cue.at + 1)}
    marks = {cue.first for cue in found if _leads(scene, words, cue)}
    # the 'to' of 'ready to pay' belongs to both, so do the plans of 'gave up plans to send'
    end = 0
    for at, label, after in phrases:
        people = is_by_people(scene, words, at, Stage(label))
        if _is_name(scene, words, at, after) or after <= end or people or says_no_stage(scene, words, at, after):
            continue  # the 'ruled out' of 'not ruled out'
        told = [cue for cue in found if at <= cue.at < after and _says_more(Stage(label), at, cue)]
        for cue in told:
            found.remove(cue)
            taken -= set(range(cue.first, cue.at + 1))
        if taken.intersection(range(at, after)) <= {after - 1} & marks:
            leads = scene.tokens.lowers[after - 1] in words.nouns["infinitives"]
            stage = _in_tense(scene, words, at, Stage(label), leads=leads)
            undone = Stage(label) in _FATES and stage is Stage.ANNOUNCED  # 'lifted its freeze on'
            found.append(Cue(at, after - 1, "phrase", scene.tokens.lowers[at], stage, "phrase", undone))
            end = after
    return sorted(found, key=lambda cue: (cue.at, cue.first))


def _services(scene: Scene, words: Words, taken: Collection[int]) -> dict[int, Cue]:
    """The verbs that are a service by what they are done to, by where they stand; what that is, the scene keeps."""
    found: dict[int, Cue] = {}
    for verb, last in service_verbs(scene, words):
        cue = None if verb.at in taken else _of_verb(scene, words, verb)  # 'restored aid to Kenya' gives aid
        told = served(scene, words, verb, (cue.first, last, cue.tense)) if cue is not None else None
        if cue is not None and told is not None:
            stage = stage_in(cue.group, told[1], words, negated=cue.negated) if told[1] != cue.tense else cue.stage
            scene.served[last] = told[0]
            found[verb.at] = cue._replace(at=last, tense=told[1], stage=stage)
    return found


def _leads(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a verb begins with what a set phrase may end in: 'to send', 'to sending', the noun of 'plans to send'."""
    intent = cue.tense == "future" and scene.tokens.lowers[cue.first] in words.nouns["intents"]
    return intent or cue.tense == "infinitive" or (cue.tense == "gerund" and cue.first < cue.at)


def _set_phrases(scene: Scene, words: Words) -> list[tuple[int, str, int]]:
    """The set phrases that say a stage, over quotation marks ('the "hard decision" to give')."""
    tokens = scene.tokens
    found = list(words.stages.scan(tokens))
    if tokens.words.isdisjoint(QUOTES) or not words.stages.may_stand(tokens):
        return found
    last = len(tokens) - 1
    quotes = {at for at, lower in enumerate(tokens.lowers) if lower in QUOTES and not (
        lower == "'" and at < last and tokens[at + 1].glued)}  # but for that of "Kenya's"
    if not quotes:
        return found
    kept = [at for at in range(len(tokens)) if at not in quotes]
    inside = words.stages.scan(Tokens(tokens[at] for at in kept))
    return sorted({*found, *((kept[at], label, kept[after - 1] + 1) for at, label, after in inside)})


def _in_tense(scene: Scene, words: Words, at: int, stage: Stage, *, leads: bool) -> Stage:
    """'will set off', 'may be on its way', 'not yet en route': what has not come to pass is not under way.

    Who is 'not opposed to sending' has not refused, who is 'not ready to' (that `leads` to a verb) has; what is 'not
    behind schedule' is not late.
    """
    found = (words.negation.at(scene.tokens, k, at) for k in range(max(0, at - NEGATED), at))
    denied = any(one is not None and one[0] == "negated" for one in found)
    if stage in _FATES and not words.nouns["undoing"].isdisjoint(scene.tokens.lowers[max(0, at - NEGATED) : at]):
        return Stage.ANNOUNCED  # 'lifted its freeze on', 'dropped its opposition to'
    if denied and stage is Stage.REFUSED:
        return Stage.SIGNALLED
    if denied and stage is Stage.SIGNALLED and leads:
        return Stage.REFUSED
    if stage not in DONE | _SAID:
        return Stage.ANNOUNCED if denied and stage in _FATES else stage
    label = (words.tenses.before(scene.tokens, at) or ("", at))[0]
    if label == "possible":
        return Stage.SIGNALLED
    if stage in _SAID:  # 'will sign off on', but 'agreed to set aside'
        return Stage.ANNOUNCED if label == "future" else stage
    return Stage.ANNOUNCED if denied or label in ("future", "passive_future", "infinitive", "advised") else stage


def _says_more(stage: Stage, at: int, cue: Cue) -> bool:
    """Whether a set phrase replaces the verb in it: 'the bill includes', 'against sending', 'signed a contract'."""
    pushed = at == cue.at or (cue.group == "request" and cue.passive)  # 'has been pushed back'
    missed = stage is Stage.DELAYED and cue.negated and cue.first <= at < cue.at  # 'will not reach its target'
    if missed or (stage in _FATES and pushed and cue.group not in ("give", "train", "dispatch", GROUP)):
        return True  # 'voted down', 'pushed back to', 'backed out of'
    if at == cue.at and (stage is Stage.CANCELLED or (stage is Stage.ANNOUNCED and cue.group == "request")):
        return True  # 'gave up plans to', 'is pushing ahead with'
    if at == cue.at and (stage, cue.group) in _SAYS_LESS:
        return True  # 'is reaching out to donors', 'will vote on', 'refused to rule out'
    if stage is Stage.DELIVERED and cue.group in ("obtain", "dispatch"):
        return cue.tense in PAST  # 'got through to', 'flew in from'
    if at < cue.first and cue.tense == "gerund" and stage is Stage.DISPATCHED:
        return True  # 'in the process of delivering'
    if stage in _FORMAL and cue.group in _IDIOMS:  # 'reached a deal on', 'received an order', 'will not go ahead'
        return cue.tense in PAST or stage is Stage.CANCELLED
    if stage is Stage.CONTRACTED:
        return cue.group == "commit"
    return at < cue.first and (cue.group == "include" or cue.tense == "gerund")


def _is_name(scene: Scene, words: Words, at: int, after: int) -> bool:
    """Whether a set phrase is a part of a name: 'UNRWA's Flash Humanitarian Appeal for Gaza' asks for nothing."""
    if at > 0 and scene.tokens.lowers[at - 1] in words.numbers.grammar["article"]:
        return False  # 'issued a Letter of Interest'
    return at > 0 and any(t.text[:1].isupper() and len(t.text) > SHORT for t in scene.tokens[at:after])


def _of_verb(scene: Scene, words: Words, verb: Verb) -> Cue | None:
    if is_no_act(scene, words, verb):
        return None
    forms = verb.form.forms
    label, first = auxiliary(scene, words, verb.at)
    group = SORTS.get(verb.form.group) or group_of(scene, words, verb, first, label)
    if label == "infinitive" and "base" not in forms and is_stricken(scene, words, verb):
        return None  # 'tents to displaced families'
    trains = group == "train" and "gerund" in forms and trains_somebody(scene, words, verb.at)
    tense = behind_auxiliary(words, label, forms)
    if tense is None:
        tense = bare_tense(scene, words, verb, group, trains=trains)
    own = trains or group == GROUP  # 'shared intelligence' is a thing as well
    if tense is None or (label is None and (
            (not own and _is_thing(scene, words, verb, tense)) or (verb.at > 0 and is_in_name(scene, words, verb.at)))):
        return None  # a third of all words with the form of a verb
    if label is None:
        marked = "third" in forms and words.order.noun_marks.before(scene.tokens, verb.at)  # "l'aide"
        if marked or is_no_verb(scene, words, verb):
            return None
    ends = group in _ENDING and ceases(scene, words, first, verb.at)
    if not ends and verb.form.lemma in words.nouns["ceasing"] and not acts_on_aid(scene, words, verb.at + 1):
        return None  # 'will end the war'
    return _told(scene, words, verb, group, (label, first), _CEASED.get(tense, tense) if ends else tense)


def _told(
    scene: Scene, words: Words, verb: Verb, group: str, led: tuple[str | None, int], tense: str
) -> Cue:
    """The cue of a verb of a group in a tense; `led` is the label of its auxiliaries, and where they begin."""
    label, first = led
    negated = is_negated(scene, words, first, verb.at, ahead=tense in AHEAD, stops=group in _STOPPING)
    if negated and label in _REGRETTED:  # 'should not have sent' tells of what was sent
        negated, tense = False, _REGRETTED[label]
    if group in STAGELESS and verb.form.lemma not in words.joined["by place"]:
        return Cue(first, verb.at, group, verb.form.lemma, None, tense, negated)  # most verbs
    pending = negated and is_pending(scene, words, first, verb.at)
    if group == "commit" and label is None and is_conditional(scene, words, verb.at):
        return Cue(first, verb.at, group, verb.form.lemma, Stage.ANNOUNCED, tense)  # 'if approved'
    if group == "attack" and tense == "passive_present" and is_state(scene, words, first, verb.at):
        return Cue(first, verb.at, "idle", verb.form.lemma, None, tense)  # '100 million are displaced'
    meant = tense == "participle" and verb.form.lemma in words.nouns["meant_for"] and is_meant(scene, words, verb.at)
    if meant or _is_idle(scene, words, verb, tense):
        return Cue(first, verb.at, "idle", verb.form.lemma, None, tense, negated)  # 'directed to families'
    stage = None if pending else stage_in(group, tense, words, negated=negated)
    now = tense == "progressive" or (tense == "passive_present" and not is_state(scene, words, first, verb.at))
    if now and not negated and is_coming(scene, words, verb):
        stage = Stage.DISPATCHED  # 'is arriving in Kenya', but 'is arriving on Monday'
    stage = _in_news(scene, words, verb, (group, tense), stage) if tense in _NEWS and not negated else stage
    return _to_come(scene, words, Cue(first, verb.at, group, verb.form.lemma, stage, tense, negated), pending=pending)


def _is_idle(scene: Scene, words: Words, verb: Verb, tense: str) -> bool:
    """Whether a verb tells which people or things are meant: 'that need it most', 'doses made in Norway'."""
    made = tense == "participle" and tells_origin(scene, words, verb)
    return made or is_needy(scene, words, verb.at, verb.form.lemma)


def _in_news(scene: Scene, words: Words, verb: Verb, said: tuple[str, str], stage: Stage | None) -> Stage | None:
    """The stage of a verb of a group in a tense: 'is sending' promises, '40 tents arrive' heads what was done."""
    group, tense = said
    if stage is None:
        return None
    if tense == "present" and is_told_now(scene, words, verb):
        return _OWN_STAGE.get(group, Stage.DELIVERED)
    return Stage.ANNOUNCED if _is_promise(scene, words, verb, tense) else stage


def _to_come(scene: Scene, words: Words, cue: Cue, *, pending: bool) -> Cue:
    """'awaits 40 tanks', 'has not yet delivered', 'have not arrived': what is still to come is promised."""
    if cue.tense == "gerund" and cue.group == "arrive" and cue.lemma in words.nouns["going"]:
        return cue._replace(stage=None)  # 'will give $9m, with $5m going to Chad'
    if cue.group == "train" and cue.tense == "passive_present" and not cue.negated and _is_over(scene, words, cue):
        return cue._replace(stage=Stage.DELIVERED)  # 'more than 300 soldiers are now trained'
    awaited = cue.group == "obtain" and cue.lemma in words.nouns["waiting_for"] and not cue.negated
    late = cue.negated and cue.tense in _HAS_BEEN and (pending or is_denied_between(scene, words, cue.first, cue.at))
    late = late and (cue.group == "arrive" or (pending and cue.group in _COMES))
    return cue._replace(stage=Stage.ANNOUNCED, negated=cue.negated and not late) if awaited or late else cue


def _is_over(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a passive of the present tells how things stand by now ('are already trained')."""
    between = scene.tokens.lowers[cue.first : cue.at]
    over = words.running["now"] | words.running["finished"]
    return not over.isdisjoint(between) and is_state(scene, words, cue.first, cue.at)


def _is_thing(scene: Scene, words: Words, verb: Verb, tense: str) -> bool:
    """Whether a word that names a thing is no verb here; in 'Norway grants Kenya $5m' and 'by supplying' it is one."""
    if scene.covered[verb.at] != "item" or tense not in ("present", "past", "gerund"):
        return False
    to_somebody = scene.covered[verb.at + 1 : verb.at + 2] == ["party"]
    closed = verb.at > 0 and scene.tokens[verb.at - 1].text == ","  # 'Norway, which borders it, funds a clinic'
    return not ((tense == "gerund" or to_somebody or closed) and acts(scene, words, verb))


def _is_promise(scene: Scene, words: Words, verb: Verb, tense: str) -> bool:
    """'is committed to providing', 'is airlifting 40 tents': a promise, as 'is sending' is (claims.md)."""
    if tense == "progressive" and verb.form.group in ("dispatch", "commit"):
        return verb.form.lemma in words.nouns["sending_off"]
    pledged = tense == "passive_present" and verb.form.lemma in words.nouns["pledging"]
    return pledged and scene.tokens.lowers[min(verb.at + 1, len(scene.tokens) - 1)] in words.nouns["infinitives"]


def stage_in(group: str, tense: str, words: Words, *, negated: bool) -> Stage | None:
    """The stage that a verb of a group says in a tense by itself ('has ordered': contracted); None where it is open."""
    if group == "give" or (group in ("train", GROUP) and tense == "gerund"):
        name = words.give.get(tense, "")
        stage = Stage(name) if name else None
        return Stage.REFUSED if negated and tense in _AHEAD_OR_NOW else stage
    if negated and group in _NEGATED:
        return _NEGATED[group]
    if group in RECEIVING and tense == "gerund":
        return Stage.ANNOUNCED  # 'in addition to securing more missiles'
    own = _OWN_STAGE.get(group)
    if own is None:
        return None
    if group == "dispatch" and tense in ("progressive", "passive_present", "present"):
        return own
    if negated and group in _DONE_AHEAD:
        if tense in _AHEAD_OR_NOW:
            return Stage.REFUSED
        if group in ("order", "dispatch", "train", GROUP):
            return None  # 'has not ordered 40 tents'
    if tense in POSSIBLE and (group in _WHEN_AHEAD or group == "promise"):
        return Stage.SIGNALLED  # 'may order', 'could pledge'
    if tense == "advised" and group in _WHEN_AHEAD:
        return Stage.ANNOUNCED if group == "arrive" else Stage.REQUESTED  # 'should arrive by June', 'must buy'
    if group in _WHEN_AHEAD and tense in _NOT_YET:
        return Stage.ANNOUNCED if group != "commit" or tense in AHEAD else own
    return own
