"""When a promise comes, told beside it, as in 'Norway promised 40 tanks. They will be delivered by June'.

The sentence behind a promise that has no day of its own may tell it of the same things: with a pronoun, with the noun
of an act, or with the name of what was promised. And what a promise is said to hold comes when the promise does.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from pledgebook.codes import Tier
from pledgebook.extract.retold import takes_up_sum
from pledgebook.extract.scene import Scene
from pledgebook.extract.settling import Counted
from pledgebook.extract.windows import AHEAD
from pledgebook.extract.words import Words
from pledgebook.model import Claim, Inference, Reason, Span, Window
from pledgebook.text.dates import DateMention

SUBJECT: Final = 5
"""How many words of a sentence may come before the verb that tells of what was promised."""

NEAR: Final = 4
"""How many sentences before its contents a bundle may stand, and in how many words a sentence names it."""

BEHIND, BEFORE = "due.from-the-sentence-behind", "due.from-the-claim-before"
"""The rules that give a day."""

_PASSIVE: Final = frozenset({"give", "dispatch", "receive"})
"""Groups of verbs that tell of a thing in the passive that it comes."""

_TAKEN: Final = ("stage: from the claim before", "stage: from the promise before", "stage: from the sentence before")
"""Where a claim has its stage from that is a part of the promise before it."""


def with_terms(scenes: Sequence[Scene], counted: Sequence[Counted], words: Words, day: date | None) -> list[Counted]:
    """The claims in order, each promise with the day that the sentence behind it, or the one that holds it, tells."""
    found = list(counted)
    told: dict[int, tuple[Window, Span] | None] = {}
    for k, (claim, sentence) in enumerate(counted):
        if claim.due is not None or claim.stage not in AHEAD or claim.tier is Tier.C:
            continue
        place = sentence + 1
        if place < len(scenes) and place not in told:
            told[place] = _told_in(scenes[place], words, day)
        term = told.get(place)
        if term is not None and _is_of(scenes[place], words, claim):
            found[k] = found[k]._replace(claim=_with(claim, term[0], term[1], BEHIND))
        elif (due := _held_in(found, k, scenes[sentence], words)) is not None:
            found[k] = found[k]._replace(claim=_with(claim, due, Inference("due: from the claim before"), BEFORE))
    return found


def _with(claim: Claim, due: Window, source: Span | Inference, rule: str) -> Claim:
    cited = tuple(sorted({**dict(claim.cited), "due": source}.items()))
    reason = Reason("due", rule, source if isinstance(source, Span) else None)
    return replace(claim, due=due, cited=cited, why=(*claim.why, reason))


def _held_in(counted: Sequence[Counted], at: int, scene: Scene, words: Words) -> Window | None:
    """The day of the promise right before which the claim is a part of."""
    source = dict(counted[at].claim.cited).get("stage")
    named = counted[at].claim.money is None and takes_up_sum(scene, words)  # 'This funding will provide tents'
    if not named and (not isinstance(source, Inference) or source.name not in _TAKEN):
        return None
    bundle = _bundle(scene, words)
    if bundle:  # 'The new package includes tents': not what was promised beside it
        whole = next((one.claim for one in reversed(counted[:at]) if one.sentence >= counted[at].sentence - NEAR
                      and one.claim.item and one.claim.item.text.lower().split()[-1:] == [bundle]), None)
        if whole is not None and whole.due is None:
            return None
    for before, sentence in reversed(counted[:at]):
        if sentence < counted[at].sentence - 1:
            return None
        same = before.stage == counted[at].claim.stage or (named and before.money is not None)
        if before.due is not None and same and before.tier is not Tier.C:
            return before.due
    return None


def _bundle(scene: Scene, words: Words) -> str:
    """The noun of the package or the funds that a sentence opens with ('The new package includes'), or ''."""
    lowers = scene.tokens.lowers
    if not lowers or lowers[0] not in words.nouns["definite"]:
        return ""
    return next((word for word in lowers[1:NEAR] if words.heads.get(word) in ("package", "funds")), "")


def _told_in(scene: Scene, words: Words, day: date | None) -> tuple[Window, Span] | None:
    """The window to come, with its words, that a sentence tells of what was promised before it; None of any other."""
    if not scene.dates or scene.money or scene.quantities or not scene.tokens:
        return None
    place = _verb_of(scene, words)
    dates = (one for one in scene.dates if place is not None and one.first > place and _is_ahead(scene, one, day))
    mention = next(dates, None)
    if mention is None:
        return None
    return mention.ahead, Span(scene.tokens[mention.first].start, scene.tokens[mention.last - 1].end)


def _is_ahead(scene: Scene, mention: DateMention, day: date | None) -> bool:
    """Whether a date is one to come, and not that of the telling ('the ministry said on Tuesday')."""
    before = [verb for verb in scene.verbs if verb.at < mention.first]
    if mention.sense in ("past", "duration") or (before and before[-1].form.group == "say"):
        return False
    latest = mention.ahead.latest
    return latest is None or day is None or latest >= day


def _subject(scene: Scene, words: Words) -> str:
    """'takers', 'acts' or the noun with which a sentence opens that may tell of what was promised; else ''."""
    lowers = scene.tokens.lowers
    if lowers[0] in words.nouns["takers"]:
        return "takers"
    at = int(lowers[0] in words.nouns["definite"])
    noun = lowers[at] if at < len(lowers) else ""
    if noun in words.nouns["act_nouns"]:
        return "acts"
    return noun if at else ""


def _verb_of(scene: Scene, words: Words) -> int | None:
    """Where the verb stands that says of the subject that it comes; None where the sentence tells otherwise."""
    subject, tokens = _subject(scene, words), scene.tokens
    if not subject or any(label == "negated" for _, label, _ in words.negation.scan(tokens)):
        return None
    if subject == "acts":
        planned = [k for k, word in enumerate(tokens.lowers[: SUBJECT + 3]) if word in words.nouns["scheduled"]]
        begun = [verb.at for verb in scene.verbs if _label(scene, words, verb.at) in ("future", "passive_future")]
        return min([*planned, *begun], default=None)
    for verb in scene.verbs:
        label = _label(scene, words, verb.at)
        comes = verb.form.group == "arrive" and label == "future"
        if comes or (verb.form.group in _PASSIVE and label == "passive_future"):
            return verb.at if verb.at <= 2 * SUBJECT else None
    return None


def _label(scene: Scene, words: Words, at: int) -> str:
    found = words.tenses.before(scene.tokens, at)
    return found[0] if found else ""


def _is_of(scene: Scene, words: Words, claim: Claim) -> bool:
    """Whether the subject may stand for what the claim promises: its own noun, or one that says no particular thing."""
    subject = _subject(scene, words)
    item = claim.item.text.lower().split() if claim.item else []
    own = subject in item or subject in words.nouns["bare"] or subject in words.nouns["classes"]
    return subject in ("takers", "acts") or own or words.heads.get(subject) in ("package", "funds")
