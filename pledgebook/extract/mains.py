"""What became of a thing, by the main verb, where a clause about it stands between.

'The 24 tents that Norway promised have been delayed', 'The 40 tanks that were approved in March have arrived': the main
verb says more of the thing than the clause, which only tells which thing is meant.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import DONE, PAST, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

PROMISING: Final = frozenset({"promise", "commit"})
"""Groups of verbs that promise."""

FATES: Final = frozenset({Stage.DISPATCHED, Stage.DELIVERED, Stage.DELAYED, Stage.SUSPENDED, Stage.CANCELLED})
"""What becomes of things, said by a set phrase: it says more than who gave or wanted them."""

COMING: Final = frozenset({"progressive", "future"})
"""Tenses of a clause that tells which thing somebody gives, of which the main verb tells that it has come."""

NEXT: Final = 6
"""How many words behind a sum the verb may stand with which it was promised."""

BEYOND: Final = 5
"""How many words may say for whom a thing is, or whence, between it and its participle."""


def resumes(scene: Scene, words: Words, cues: list[Cue], cue: Cue, last: int) -> bool:
    """'The 24 tents that Norway promised Kenya have been delayed': the main verb says more than the clause."""
    if cue.tense == "participle" or not (cue.passive or cue.group in ("arrive", "phrase")):
        return False
    if cue.group == "phrase" and not (cue.stage in FATES and _is_of_subject(scene, words, cues, cue, last)):
        return False
    if cue.group == "phrase":
        return True
    given = ("give", "order", "dispatch")
    promises = [one for one in cues if one.at < cue.first and one.tense in PAST and (
        one.group in PROMISING or (one.group in given and one.passive and _comes(cue, one)))]
    further = cue.stage not in (None, Stage.ANNOUNCED)
    if further and cue.tense in PAST:  # 'The 40 tanks that Norway is sending to Chad have arrived'
        promises += [one for one in cues if one.at < cue.first and one.group in given and one.tense in COMING]
    promises = [one for one in promises if 0 <= one.first - last <= NEXT and (
        is_subject(scene, words, last, one.first)
        or (one.tense == "participle" and (cue.tense in PAST or one.group in given) and one.first - last <= 1)
        or (further and _is_clause_of(scene, words, one, last)))]
    told = promises[0] if promises else None
    if told is None or cue.first - told.at > NEXT + (told.tense == "participle"):
        return False
    between = _inside(scene, words, last, (told.at + 1, cue.first))
    return not any(scene.tokens[k].kind == "mark" or scene.covered[k] in ("money", "quantity") for k in between)


def _is_clause_of(scene: Scene, words: Words, told: Cue, last: int) -> bool:
    """'40 tanks that were approved in March', '40 tanks from the stock approved in March': a passive about them."""
    between = scene.tokens.lowers[last : told.first]
    if told.tense == "participle":
        led = 2 <= len(between) <= BEYOND and between[0] in words.nouns["leads"] | words.joined["origins"]
        return led and not any(scene.covered[at] in ("money", "quantity", "item") for at in range(last, told.first))
    return told.tense == "passive_past" and 0 < len(between) <= 2 and between[-1] in words.nouns["relatives"]


def _inside(scene: Scene, words: Words, last: int, place: tuple[int, int]) -> range:
    """The places of a clause about a thing up to its main verb; of ', sent by Norway, are' without the commas."""
    start, end = place
    if scene.tokens[last].text == ",":
        end -= scene.tokens.lowers[end - 1] in words.nouns["remaining"]
        end -= scene.tokens[end - 1].text == ","
    return range(start, end)


def _comes(cue: Cue, given: Cue) -> bool:
    """'The tents provided by Spain will arrive in June': what becomes of a thing, told of what is said to be given."""
    return cue.stage not in (None, given.stage) and cue.group in ("arrive", "give", "delay", "suspend", "cancel")


def _is_of_subject(scene: Scene, words: Words, cues: list[Cue], cue: Cue, last: int) -> bool:
    """'The 20 generators requested by Kenya are on their way': a participle, who did it, and what became of them."""
    told = next((one for one in cues if one.at < cue.first and 0 <= one.first - last <= 2 and (
        one.tense == "participle" or _is_clause_of(scene, words, one, last)
        or (one.group in PROMISING and is_subject(scene, words, last, one.first)))), None)
    if told is None or cue.first - told.at > NEXT + 1:
        return False
    stops = words.nouns["relatives"] | words.walls
    between = _inside(scene, words, last, (told.at + 1, cue.first))
    return not any(scene.tokens[k].kind == "mark" or scene.tokens.lowers[k] in stops for k in between)


def is_subject(scene: Scene, words: Words, start: int, end: int, *, pronoun: bool = False) -> bool:
    """Whether only a party, an office or 'we' stands between: the subject of a clause about what stands before.

    With `pronoun`, also 'it' and 'they' ('the five boats it sent'); what they promised is read otherwise.
    """
    between = range(start, end)
    acting = [words.speech["first_person"], words.speech["titles"], words.speech["bodies"]]
    acting += [words.speech["it"]] if pronoun else []
    acting += [words.role_words["others"]]
    acts = [scene.covered[at] in ("party", "office") or any(scene.tokens.lowers[at] in one for one in acting)
            for at in between]
    return any(acts) and all(
        acts[at - start]
        or scene.tokens.lowers[at] in words.nouns["articles"]
        or (scene.tokens.lowers[at] in words.nouns["relatives"] or scene.tokens.lowers[at] in words.role_words["same"])
        or (start < at == end - 1 and (scene.tokens.lowers[at] in words.adverbs
                                       or scene.tokens.lowers[at].endswith(words.adverb_marks)))  # 'it recently sent'
        or (start < at < end - 1 and acts[at - start - 1] and acts[at - start + 1]
            and scene.tokens.lowers[at] in words.nouns["conjunctions"])  # 'that Norway and Denmark have provided'
        for at in between
    )


def is_left_promised(cues: list[Cue], cue: Cue, last: int) -> bool:
    """'40 tanks pledged by Norway have not been delivered': of what has not come the promise is left."""
    undone = cue.negated and cue.passive and cue.stage in DONE
    return undone and any(0 <= c.first - last <= 2 and c.group in PROMISING and c.at < cue.first for c in cues)


def is_joint(scene: Scene, words: Words, first: int) -> bool:
    """'..., and another 700 tents are on the way': behind a comma and 'and' an amount opens a clause."""
    while first > 2 and scene.tokens.lowers[first - 1] in together(words.nouns["definite"], words.nouns["foremost"]):
        first -= 1  # ', and the first 10 are on the way'
    if first < 2 or scene.tokens.lowers[first - 1] not in words.nouns["conjunctions"]:
        return False
    return scene.tokens[first - 2].text == ","
