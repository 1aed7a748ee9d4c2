"""What went on in the past, or goes on as a rule: 'was providing $8 billion a year', 'used to give'.

'said it was sending 40 trucks' shifts a promise into the past and stays one; where the words say that it went on, at a
rate ('a year') or at a time that is over ('at the peak of the war'), it was given. So it is where a body of relief
hands out, as a rule, what nobody counts ('distributes food to families'): it has come to those who are said to get it.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

GIVEN: Final = frozenset({"give", "receive", "obtain", "train", "service"})
"""Groups of verbs that tell of a gift."""

RATED: Final = 14
"""How many words behind its verb a rate may stand ('was giving some 30 million euros in food aid a year')."""

OPENING: Final = 16
"""How many words of a sentence a time may have that opens it ('At the peak of the civil war, in 2016-17,')."""

AHEAD: Final = 4
"""How many words behind the amount the words may stand that say how long it will go on ('over five years')."""

STATE_CODE: Final = 2
"""How many letters the code of a state has; every other party is a body."""


def lasting(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """The cue of a verb of giving, delivered where it tells what went on in the past, or goes on as a rule."""
    cue = cues[k]
    if cue.group == "arrive" and cue.tense == "infinitive" and k:
        return _comes_still(words, cues[k - 1], cue)
    if cue.group == "arrive" and cue.tense == "present" and cue.stage is Stage.ANNOUNCED and _comes_daily(
            scene, words, cue):
        return cue._replace(stage=Stage.DELIVERED)
    if cue.group not in GIVEN or cue.negated or cue.stage not in (Stage.ANNOUNCED, Stage.DISPATCHED):
        return cue
    if cue.tense == "infinitive" and _used_to(scene, words, cue):
        return cue._replace(stage=Stage.DELIVERED, tense="past")
    if cue.tense == "progressive" and cue.lemma in words.nouns["outfitting"] and _is_had(scene, words, cue):
        return cue._replace(stage=Stage.DELIVERED)
    if cue.tense in ("progressive", "passive_present") and _went_on(scene, words, cues, k):
        return cue._replace(stage=Stage.DELIVERED)
    if cue.tense == "present" and _hands_out(scene, words, cue):
        return cue._replace(stage=Stage.DELIVERED)
    return cue


def _comes_still(words: Words, helper: Cue, cue: Cue) -> Cue:
    """'Norwegian aid continues to flow': what goes on coming is under way."""
    goes_on = helper.lemma in words.nouns["going_still"] and helper.tense in ("present", "progressive")
    if not goes_on or helper.negated or cue.negated or cue.first - helper.at != 1:
        return cue
    return cue._replace(stage=Stage.DISPATCHED, first=helper.first, tense="progressive")


def _comes_daily(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Some 40 trucks enter Gaza each day', 'Every week a ship arrives in': what comes at a rate has been coming."""
    otherwise = together(words.joined["texts"], words.nouns["intended"], words.nouns["settlements"],
                         words.nouns["conditions"])
    told = not cue.negated and otherwise.isdisjoint(scene.tokens.lowers[: cue.first])
    return told and next(words.numbers.rates.scan(scene.tokens), None) is not None


def _used_to(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Norway used to give Kenya', not 'trucks used to deliver food': behind a name or a pronoun, a habit."""
    at = cue.first - 1
    if at < 1 or scene.tokens.lowers[at] not in words.nouns["habits"]:
        return False
    who = words.nouns["plural_subjects"] | words.nouns["single_subjects"] | words.speech["it"] | words.speech["who"]
    return scene.covered[at - 1] in ("party", "office") or scene.tokens.lowers[at - 1] in who


def _is_had(scene: Scene, words: Words, cue: Cue) -> bool:
    """'The army is equipped with 40 radars', not 'is being equipped with': it has them."""
    return "participle" in _forms(scene, cue) and words.nouns["just_now"].isdisjoint(
        scene.tokens.lowers[cue.first : cue.at])


def _forms(scene: Scene, cue: Cue) -> frozenset[str]:
    return next((verb.form.forms for verb in scene.verbs if verb.at == cue.at), frozenset())


def _went_on(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """Whether a progressive of the past goes on at a rate, or at a time that is over."""
    cue = cues[k]
    said = scene.tokens.lowers[cue.first : cue.at]
    if words.nouns["was"].isdisjoint((*scene.tokens.lowers[max(0, cue.first - 1) : cue.first], *said)):
        return False
    told = [c for c in cues[:k] if c.group in ("say", "promise", "commit") and c.at < cue.first]
    if any(c.group != "say" for c in told) or _lasts(scene, words, cue):
        return False
    return _is_rated(scene, words, cue) or (not told and _is_over(scene, words, cue))


def _is_rated(scene: Scene, words: Words, cue: Cue) -> bool:
    """'$8 billion a year', '40 trucks a week', '... was spending there annually'."""
    amounts = [*scene.quantities, *(m.amount for m in scene.money)]
    if any(a.per is not None and abs(a.first - cue.at) <= RATED for a in amounts):
        return True
    near = (max(0, cue.first - RATED), min(cue.at + RATED, len(scene.tokens)))
    return any(at and not cue.first <= at <= cue.at and scene.covered[at] != "date"
               and scene.tokens.lowers[at - 1] not in words.nouns["stops"]
               for at, _, _ in words.numbers.rates.scan(scene.tokens, *near))


def _lasts(scene: Scene, words: Words, cue: Cue) -> bool:
    """'$40 million a year over five years', 'for the next two years': a promise of what is to come."""
    behind = scene.tokens.lowers[cue.at + 1 :]
    return any(lower in words.nouns["terms"] and any(
        words.nouns["years"].intersection(behind[at + 1 : at + 1 + AHEAD])) for at, lower in enumerate(behind))


def _is_over(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a time that is over opens the clause ('By 2017,', 'At the time'), or stands in the verb ('was then')."""
    if not words.nouns["thens"].isdisjoint(scene.tokens.lowers[cue.first : cue.at]):
        return True
    opening = scene.tokens[: min(cue.first, OPENING)]
    if not opening or opening[0].lower not in words.nouns["at_times"] or any(v.at < cue.first for v in scene.verbs):
        return False
    led = [token.lower for token in opening]
    if not words.nouns["peaks"].isdisjoint(led):
        return True
    return any(m.last <= len(opening) and any(t.kind == "number" for t in scene.tokens[m.first : m.last])
               and len(scene.tokens[m.last - 1].text) >= len("2000") for m in scene.dates)


def _hands_out(scene: Scene, words: Words, cue: Cue) -> bool:
    """'UNICEF provides clean water to families in Chad.': a body of relief, as a rule, and no number of the things."""
    tokens, sentence = scene.tokens, scene.sentence
    if sentence.is_item or sentence.is_heading or tokens[-1].text != "." or cue.lemma not in words.nouns["handing_on"]:
        return False
    giver = next((m for m in scene.parties if m.last == cue.first), None)
    if giver is None or (len(giver.name.target) == STATE_CODE and giver.name.target != "UN"):
        return False
    if "date" in scene.covered[cue.at + 1 :] or cue.at + 1 >= len(tokens):
        return False
    return scene.covered[cue.at + 1] not in ("money", "quantity", "party")
