"""Whose tense a verb in -ing has: that of the finite verb beside which it stands, where it hangs on nothing else.

'responded by delivering 125,000 meals' was done; 'helps by providing tents', 'will support Kenya, sending 40 trucks' is
promised, 'could help by sending' is possible, and 'should help by sending' is asked for.
"""

from itertools import pairwise
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import AHEAD, UNFINITE, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

BESIDE: Final = 36
"""How many words off a finite verb a gerund may stand to tell of the same time."""

NEAR: Final = 12
"""How many words off a verb of the present or the future a gerund may stand to tell of the same time."""

THANKED: Final = 8
"""How many words before a gerund the word of thanks may stand that is for it."""

DEEDS: Final = frozenset({"give", "other", "intend", "arrive", "receive", "train", "service"})
"""Groups of verbs beside which a gerund tells of the same deed."""

DONE: Final = frozenset({"past", "perfect"})

STILL: Final = {
    "progressive": Stage.ANNOUNCED,
    "present": Stage.ANNOUNCED,
    "future": Stage.ANNOUNCED,
    "possible": Stage.SIGNALLED,
    "advised": Stage.REQUESTED,
}
"""What a gerund says beside a finite verb that is not of the past."""


def in_time(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """The cue; a gerund on which nothing is said yet has the stage of its finite verb's tense."""
    cue = cues[k]
    if cue.tense != "gerund" or cue.negated:
        return cue
    if cue.group in ("order", "commit"):
        return _ordered(scene, words, cues, k) if cue.group == "order" else _turned(words, cues, k)
    if cue.group in ("give", "service", "train") and _is_ahead(scene, words, cues, k):
        return cue._replace(stage=Stage.ANNOUNCED)
    led = scene.tokens.lowers[cue.first - 1] if cue.first else ""
    taught = led in words.nouns["afters"] or (led in words.nouns["means"] and _is_done(scene, words, cues, k))
    if cue.group == "train" and taught:  # 'after training 40 pilots', 'helped Kenya by training 400 police'
        return cue._replace(stage=Stage.DELIVERED)
    if cue.group in ("receive", "obtain") and cue.stage is Stage.ANNOUNCED and _was(scene, words, cues, k):
        return cue._replace(stage=Stage.DELIVERED)  # 'was dependent on aid, receiving $8 billion a year'
    if cue.group not in ("give", "service") or cue.stage is not None:
        return cue
    if cue.first and scene.tokens.lowers[cue.first - 1] in words.nouns["afters"]:
        return cue._replace(stage=Stage.DELIVERED)  # 'after releasing 3 billion euros'
    done = _is_thanked(scene, words, cue) or _is_done(scene, words, cues, k) or _was(scene, words, cues, k)
    if done or _is_after_past(scene, words, cues, k):
        return cue._replace(stage=Stage.DELIVERED)
    before = _finite(cues, k)
    if cue.first and scene.tokens.lowers[cue.first - 1] in words.role_words["others"]:
        was = any(t.lower in words.nouns["was"] for t in scene.tokens[max(0, cue.first - NEAR) : cue.first])
        return cue._replace(stage=Stage.DELIVERED if was else Stage.ANNOUNCED)  # 'are among the countries sending'
    if _is_of_donor(scene, words, cue, before):
        return cue._replace(stage=Stage.DELIVERED)
    if before is None or not _hangs(scene, words, before, cue) or _is_noun(scene, words, before):
        return cue
    return cue._replace(stage=STILL.get(before.tense))


def _is_of_donor(scene: Scene, words: Words, cue: Cue, before: Cue | None) -> bool:
    """'We are the largest donor to Chad, providing food': who is a donor by a superlative has given what it gives."""
    if not cue.first or scene.tokens[cue.first - 1].text != "," or (before is not None and before.tense in AHEAD):
        return False
    said = scene.tokens.lowers[max(0, cue.first - BESIDE) : cue.first]
    most = next((k for k, word in enumerate(said) if word in words.nouns["superlatives"]), None)
    return most is not None and not words.nouns["great_givers"].isdisjoint(said[most : most + THANKED]) and (
        not together(words.nouns["copulas"], words.nouns["remaining"]).isdisjoint(said[:most]))


def _is_turned_to(scene: Scene, words: Words, cue: Cue) -> bool:
    """'has turned to training', 'have pivoted towards giving': a new course tells what is to come."""
    leads = words.nouns["towards"] | words.nouns["infinitives"]
    led = scene.tokens.lowers[cue.first] in leads
    at = cue.first if led else cue.first - 1
    return at > 0 and scene.tokens.lowers[at] in leads and scene.tokens.lowers[at - 1] in words.nouns["changing_course"]


def _is_thanked(scene: Scene, words: Words, cue: Cue) -> bool:
    """'thanked Spain for sending $5 million', 'is grateful to Japan for paying': what thanks are for was done."""
    if not cue.first or scene.tokens.lowers[cue.first - 1] not in words.nouns["aims"]:
        return False
    before = range(max(0, cue.first - THANKED), cue.first)
    thanks = any(verb.at in before and verb.form.lemma in words.nouns["thanking"] for verb in scene.verbs)
    return thanks or any(scene.tokens.lowers[at] in words.nouns["thankful"] for at in before)


def _finite(cues: list[Cue], k: int) -> Cue | None:
    return next((b for b in reversed(cues[:k]) if b.tense not in UNFINITE), None)


def _turned(words: Words, cues: list[Cue], k: int) -> Cue:
    """'This includes $5 million and redirecting $3 million': in a list of including, as far as the list."""
    cue = cues[k]
    before = next((b for b in reversed(cues[:k]) if b.group == "include" or b.tense not in UNFINITE), None)
    if cue.lemma not in words.nouns["sending_off"] or before is None or cue.at - before.at > BESIDE:
        return cue
    return cue._replace(stage=None, taken=before.taken) if before.group == "include" else cue


def _is_done(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """'responded by delivering 125,000 meals', 'were assisted, delivering': beside a verb in the past, it was done."""
    before = _finite(cues, k)
    if before is None or before.group not in DEEDS or cues[k].first - before.at > BESIDE:
        return False
    served = before.tense == "passive_past" and before.lemma in words.nouns["serving"]
    if before.tense not in DONE and not served and not _has_been(scene, words, before):
        return False
    return before.lemma not in words.nouns["thanking"]  # 'praised Spain for sending'


def _has_been(scene: Scene, words: Words, cue: Cue) -> bool:
    """'has been supporting Kenya, donating': a progressive that begins in the past."""
    said = {token.lower for token in scene.tokens[max(0, cue.first - 1) : cue.first + 1]}
    return cue.tense == "progressive" and bool(said & words.nouns["having"])


def _was(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """'Norway was the biggest source of aid, giving $69bn': a gerund behind a comma and a copula in the past."""
    told = next((c.at + 1 for c in reversed(cues[:k]) if c.group != "other" or c.tense != "infinitive"), 0)
    first = max(cues[k].first - BESIDE, told)  # 'have been quick to respond, sending'
    between = scene.tokens[first : cues[k].first]
    if not between or between[-1].text != ",":
        return False
    lowers = [token.lower for token in between]
    have_been = any(lower in words.nouns["having"] and after in words.nouns["been"]
                    for lower, after in pairwise(lowers))  # 'has been quick to help, sending tents'
    return have_been or not words.nouns["was"].isdisjoint(lowers)


def _is_ahead(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """Whether a gerund tells what is to come, beside whatever verb."""
    cue = cues[k]
    still = cue.group == "give" and (_goes_on(words, cues, k) or _is_hinged(scene, words, cue))
    return still or _is_turned_to(scene, words, cue)


def _goes_on(words: Words, cues: list[Cue], k: int) -> bool:
    """'permitted Spain to continue sending tents', 'to keep sending': what is to go on is still to come."""
    before = cues[k - 1] if k else None
    goes = together(words.nouns["phases"], words.nouns["keeps"])
    return before is not None and before.tense == "infinitive" and cues[k].first - before.at == 1 and (
        before.lemma in goes and before.lemma not in words.nouns["ends_phase"])


def _is_hinged(scene: Scene, words: Words, cue: Cue) -> bool:
    """'made the transfer contingent on Spain sending tanks', 'hinges on Norway giving': what something waits for."""
    before = scene.tokens.lowers[max(0, cue.first - THANKED) : cue.first]
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n] in words.nouns["hinged"]), None)
    return at is not None and not words.nouns["kept_by"].isdisjoint(before[at + 1 : at + 2])


def _is_after_past(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """'Norway answered the appeal, donating': behind a verb that we do not know, with the ending of the past."""
    cue = cues[k]
    if (k and _finite(cues, k) is not None) or not cue.first or scene.tokens[cue.first - 1].text != ",":
        return False
    before = range(max(1, cue.first - NEAR), cue.first)
    unknown = (at for at in before if scene.tokens.lowers[at].endswith(words.verb_marks)
               and scene.tokens.lowers[at] not in words.verbs)
    return any(scene.covered[at - 1] in ("party", "office") for at in unknown)


def _is_noun(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a form of the present is a noun where it stands ('in the fight against hunger')."""
    before = scene.tokens.lowers[cue.first - 1] if cue.first else ""
    return cue.tense == "present" and before in words.nouns["articles"] | words.nouns["determiners"] | words.order.of


def _hangs(scene: Scene, words: Words, before: Cue, cue: Cue) -> bool:
    """Whether the gerund stands behind 'by', or a comma, beside a verb that helps or acts."""
    if before.group not in DEEDS or cue.first - before.at > NEAR or not cue.first:
        return False
    led = scene.tokens[cue.first - 1]
    return led.text == "," or led.lower in words.nouns["means"]


def _ordered(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """'is supporting the police and procuring radios', 'will help by buying': not ordered yet."""
    cue, before = cues[k], _finite(cues, k)
    if cue.stage is not Stage.CONTRACTED or before is None or cue.first - before.at > NEAR:
        return cue
    ahead = before.tense in AHEAD | {"progressive"} and before.group in DEEDS
    led = scene.tokens[cue.first - 1]
    leads = words.nouns["means"] | words.nouns["infinitives"] | words.nouns["aims"]
    joined = led.lower in words.nouns["conjunctions"] | leads or led.text == ","
    joined = joined or scene.tokens.lowers[cue.first] in leads  # 'will go to buying fuel'
    return cue._replace(stage=Stage.ANNOUNCED) if ahead and joined else cue
