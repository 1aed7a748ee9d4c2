"""Verbs that only seem to say how far a thing has come: 'Scrapped cars were sent', 'failed to stop Spain from sending'.

A participle before its thing says which thing; who could not stop an act has left it done; a permission that has been
granted is a decision, and no gift; who is delivering on a promise keeps it and hands over nothing yet; and who gives
an update gives no thing.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, CLAUSELESS, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

ENDING: Final = frozenset({"cancel", "suspend", "delay"})
"""Groups whose participles may stand before a thing that is given all the same."""

GIVEN: Final = frozenset({"give", "dispatch", "arrive", "receive", "obtain"})
"""Groups of verbs that tell what became of such a thing."""

NEAR: Final = 8
"""How many words off the participle that verb may stand, and before 'from' the verb of preventing."""

FAILED: Final = 2
"""How many words before a verb of preventing the word of failing may stand ('failed to stop', 'could not stop')."""

KEPT: Final = 5
"""Within how many words behind 'delivering on' the noun of the promise stands."""


def seeming(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues, each that only seems to say a stage without it."""
    found = list(cues)
    for k, cue in enumerate(cues):
        if cue.stage is None:
            continue
        if cue.group in ENDING and _is_attribute(scene, words, cues, k):
            found[k] = cue._replace(group="idle", stage=None)
        elif cue.group == "give" and ((cue.tense != "gerund" and _is_kept(scene, words, cue)) or _is_talk(
                scene, words, cue)):
            found[k] = cue._replace(group="other", stage=None)
        elif cue.group == "give" and _is_leave(scene, words, cue):
            found[k] = cue._replace(group="commit", stage=Stage.COMMITTED)
        elif cue.group == "phrase" and cue.stage is Stage.DISPATCHED and _is_to_be(scene, words, cues, k):
            found[k] = cue._replace(group="idle", stage=None)
    return found


def _is_talk(scene: Scene, words: Words, cue: Cue) -> bool:
    """'gave an update on the delivery of 40 tanks', 'will give some brief comments': words are given, and no thing."""
    lowers, talk = scene.tokens.lowers, words.nouns["talk"]
    if scene.tokens.words.isdisjoint(talk):
        return False
    small = together(words.nouns["determiners"], words.nouns["talked"], words.adverbs)
    at = cue.at + 1
    while at < len(lowers) and (lowers[at] in small or scene.covered[at] in ("office", "party")):
        at += 1
    return at < len(lowers) and lowers[at] in talk


def unstopped(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """'failed to prevent firms from sending shells', 'could not stop Spain from sending': the act was done."""
    return [cue._replace(stage=Stage.DELIVERED, said="", first=cue.at) if cue.tense == "gerund" and cue.group in GIVEN
            and _is_unstopped(scene, words, cue) else cue for cue in cues]


def _is_unstopped(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a gerund stands behind 'failed to stop ... from', or 'could not stop ... from'."""
    lowers = scene.tokens.lowers
    if not cue.at or lowers[cue.at - 1] not in words.numbers.grammar["from"]:
        return False
    stop = next((verb.at for verb in reversed(scene.verbs) if 0 < cue.at - verb.at <= NEAR
                 and verb.form.lemma in words.nouns["preventing"]), 0)
    led = lowers[max(0, stop - 1 - FAILED) : stop]
    if not led:
        return False
    failed = led[-1] in words.nouns["infinitives"] and not words.nouns["failing"].isdisjoint(led)
    could = "possible" in (words.tenses.before(scene.tokens, stop) or ("",))[0]
    return failed or (could and not words.nouns["lacking"].isdisjoint(led))


def _is_attribute(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """'some of the scrapped cars were sent', 'Norway sent 40 cancelled buses': the participle says which things."""
    cue, tokens = cues[k], scene.tokens
    if cue.first != cue.at or cue.tense not in ("past", "participle") or cue.at + 1 >= len(tokens):
        return False
    thing = scene.covered[cue.at + 1] == "item" or words.heads.get(tokens.lowers[cue.at + 1]) == "goods"
    if not thing or scene.tokens.lowers[cue.at] in words.nouns["homographs"]:
        return False
    behind = next((c for c in cues[k + 1 :] if c.group != "idle" and c.stage is not None), None)
    told = behind is not None and behind.group in GIVEN and 0 < behind.first - cue.at <= NEAR and (
        behind.passive or (behind.group == "arrive" and behind.tense not in CLAUSELESS))
    if cue.at == 0:
        return told
    before = tokens.lowers[cue.at - 1]
    led = before in words.nouns["articles"] or before in words.possessives or before in words.order.of
    gives = k > 0 and cues[k - 1].group in GIVEN and cues[k - 1].tense in ACTED and cue.at - cues[k - 1].at <= FAILED
    counted = scene.covered[cue.at - 1] == "quantity"
    return (told and (led or counted)) or (gives and (led or counted or cues[k - 1].at == cue.at - 1))


def _is_kept(scene: Scene, words: Words, cue: Cue) -> bool:
    """'is delivering on its commitment to Chad': a promise is kept, by whatever the rest tells."""
    lowers, at = scene.tokens.lowers, cue.at + 1
    if at >= len(lowers) or lowers[at] not in words.nouns["kept_by"] or (
            cue.lemma not in words.nouns["last_leg"] or cue.tense in ACTED):
        return False
    behind = lowers[at + 1 : at + 1 + KEPT]
    return any(lower in words.nouns["assurances"] or lower in words.nouns["pledges"] for lower in behind)


def _is_leave(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether what is given is a decision."""
    return _is_permission(scene, words, cue) or _is_authority(scene, words, cue) or _is_in_law(scene, words, cue)


def _is_permission(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Permission has been granted for 40 trucks', 'visas were given': a decision about a thing, which it lets in."""
    if not cue.passive or not cue.first or cue.stage is not Stage.DELIVERED:
        return False
    return scene.tokens.lowers[cue.first - 1] in words.nouns["assents"]


def _is_authority(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Congress has provided authority for', 'gave the authority to': leave to give, which nobody has got yet."""
    return cue.stage is Stage.DELIVERED and not cue.passive and any(
        lower in words.nouns["leaves"] for lower in scene.tokens.lowers[cue.at + 1 : cue.at + 1 + FAILED + 1])


def _is_in_law(scene: Scene, words: Words, cue: Cue) -> bool:
    """'the $5 million provided in the Rescue Plan', '$3m provided by the law': what a law provides is decided."""
    lowers, at = scene.tokens.lowers, cue.at + 1
    if cue.stage is not Stage.DELIVERED or not cue.passive or "money" not in scene.covered[max(0, cue.first - NEAR):at]:
        return False
    if at >= len(lowers) or not (lowers[at] in words.nouns["inside"] or lowers[at] in words.speech["by"]):
        return False
    return any(lowers[k] in words.nouns["laws"] or (lowers[k] in words.nouns["law_plans"]
                                                    and scene.tokens[k].text[:1].isupper())
               for k in range(at + 1, min(at + 1 + KEPT, len(lowers))))


def _is_to_be(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """'is well on the way to being spent', 'is on its way to becoming': towards an act, not to a place."""
    cue, lowers = cues[k], scene.tokens.lowers
    behind = lowers[cue.at : cue.at + FAILED + 1]
    led = next((at for at, lower in enumerate(behind) if lower in words.nouns["infinitives"]), len(behind))
    form = words.verbs.get(behind[led + 1]) if led + 1 < len(behind) else None
    return (form is not None and "gerund" in form.forms) or not words.nouns["just_now"].isdisjoint(behind)


def acts_again(scene: Scene, words: Words, at: int, first: int) -> bool:
    """'has committed and will deliver': another act of the same giver, and not 'was approved and Norway will send'."""
    joined = not words.nouns["conjunctions"].isdisjoint(scene.tokens.lowers[at + 1 : first])
    return joined and not any(at < m.first < first for m in (*scene.parties, *scene.offices))
