"""How firmly it is said: hearsay, possibility, condition, denial, by words with a reach (after ConText).

Each word counts only in the claim's own clause. A modal verb ('could') says it of what stands behind it, up to the
next clause; a condition ('subject to') and hearsay ('reportedly') say it of the whole clause that they stand in.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pledgebook.codes import Modality, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.conditions import binds, denies, is_parted, rejects
from pledgebook.extract.cues import ACTED, STOPS, Cue
from pledgebook.extract.denials import until_at
from pledgebook.extract.doubts import is_denied
from pledgebook.extract.pauses import weighs
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.model import Span

ASKED: Final = 8
"""How many words before a verb of stopping the verb may stand that asks for it."""

ADVISED: Final = ("advised", "passive_advised")
"""Labels of auxiliaries of what should be done ('must', 'ought to be')."""

BREAKS: Final = frozenset({";", "–"})

STOPPED: Final = STOPS | {Stage.REFUSED}
"""Stages of what may itself be stopped, or be asked for (see `_undone`)."""

IN_ORDER: Final = (Modality.DENIED, Modality.CONDITIONAL, Modality.REPORTED, Modality.POSSIBLE)
"""What is not stated; the first of several is told."""

TELLS: Final = 2
"""How many tokens may stand between a word for the press and a verb of speech ('Reuters has reported')."""


def read_modality(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> tuple[Modality, Span | None]:
    """Denial, condition, hearsay or possibility in the claim's clause, in that order; `stated` by default."""
    found: dict[str, Span] = {}
    for label, first, last in hits(scene, words, anchor, cue):
        found.setdefault(label, Span(scene.tokens[first].start, scene.tokens[last - 1].end))
    for modality in IN_ORDER if found else ():
        if modality in found:
            return modality, found[modality]
    return Modality.STATED, None


def hits(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> Iterator[tuple[str, int, int]]:
    """(label, first token, token behind) of every word of modality that reaches the anchor."""
    said = words.modality.scan(scene.tokens, *_clause(scene, anchor)) if words.modality.may_stand(scene.tokens) else ()
    for at, label, after in said:
        if scene.covered[at] == "date" or label == "none":  # 'May 13' is no 'may', 'once again' no 'once'
            continue
        if scene.tokens[at].text.isupper() and after - at == 1 and label != "press" and any(
                token.text.islower() for token in scene.tokens):
            continue  # the 'IF' of 'the Innovative Facility (IF-CAP)'
        if label == "press":
            told = _tells(scene, words, at, after)
        elif label == "accusing":
            told = cue is not None and at < cue.at and not is_parted(scene, words, after, cue.at, cue)
        else:
            told = label not in REACHES or REACHES[label](scene, words, (at, after), anchor, cue)
        if told:
            yield SAID.get(label, label), at, after
    if cue is not None and cue.said and not (cue.at >= anchor.last and not cue.passive):
        yield cue.said, cue.first, cue.at + 1  # but not of 'no sign that the tanks Spain sent were used'
    if cue is not None and cue.stage in STOPPED:
        yield from _undone(scene, words, cue)


def _undone(scene: Scene, words: Words, cue: Cue) -> Iterator[tuple[str, int, int]]:
    """What is not stopped ('will not stop deliveries of') or asked to be, and what is refused until something is so."""
    near = range(max(0, cue.first - ASKED), cue.first)
    if cue.stage is Stage.REFUSED:
        until = until_at(scene, words, cue.at, ahead=True) if cue.negated else 0
        if until:
            yield "conditional", until, until + 1  # 'will not send tanks until parliament has voted'
        elif _is_urged(scene, words, cue, near):
            yield "possible", near.start, cue.at + 1  # 'warned Norway against sending', 'asked it not to send'
        return
    if cue.negated:
        yield "denied", cue.first, cue.at + 1
    forms = next((verb.form.forms for verb in scene.verbs if verb.at == cue.first), frozenset())
    led = words.tenses.at(scene.tokens, cue.first)
    lemma = next((verb.form.lemma for verb in scene.verbs if verb.at == cue.first), "")
    asks = scene.tokens.lowers[cue.first] in words.nouns["urging"] and lemma != cue.lemma  # not the 'called off' itself
    if asks or (led is not None and led[0] in ADVISED):
        yield "possible", cue.first, cue.at + 1  # 'must stop sending', 'wants to halt'
    starts = scene.tokens.lowers[cue.first] in words.nouns["infinitives"] or any(
        verb.at == cue.first and "gerund" in verb.form.forms for verb in scene.verbs)
    bill = scene.tokens.lowers[cue.first] in words.nouns["woulds"] and not words.nouns["drafts"].isdisjoint(
        scene.tokens.lowers[near.start : near.stop])  # 'introduced a bill that would end'
    starts = starts or bill or "base" in forms  # 'demanded that Norway halt'
    if starts and cue.first and _is_of_none(scene, words, cue.first - 1):
        yield "denied", cue.first - 1, cue.at + 1  # 'sees no reason to stop'
    asking = [verb for verb in scene.verbs if verb.at in near and verb.form.group in ("request", "refuse")]
    nouns = words.nouns["requests"] | words.nouns["heads_requested"]
    lifted = next((at for at in near if scene.tokens.lowers[at] in words.nouns["undoing"]), near.stop)
    asked = words.nouns["requests"] | words.nouns["intended"] | words.nouns["settlements"]
    undone = not asked.isdisjoint(scene.tokens.lowers[lifted : near.stop])  # 'withdrew its decision to suspend'
    told = _is_urged(scene, words, cue, near) or not nouns.isdisjoint(scene.tokens.lowers[near.start : near.stop])
    if starts and (asking or undone or told):
        refused = undone or any(verb.form.group == "refuse" for verb in asking)
        yield "denied" if refused else "possible", near.start, cue.first  # 'rejected calls to suspend'


def _is_of_none(scene: Scene, words: Words, at: int) -> bool:
    """'no reason to stop', 'no need to halt': whether a denied noun of causes stands right before an infinitive."""
    nouns = words.nouns["evidence"] | words.nouns["abilities"] | words.nouns["intents"]
    return scene.tokens.lowers[at] in nouns and is_denied(scene, words, at)


def _is_urged(scene: Scene, words: Words, cue: Cue, near: range) -> bool:
    """Whether a stop or a refusal is only asked for ('told Norway to halt', 'a bill to stop'), or thought of as unwise.

    Who is no government can be against a gift, and does not refuse it.
    """
    before = scene.tokens.lowers[near.start : near.stop]
    if any(verb.at in near and verb.form.group == "commit" for verb in scene.verbs):
        return False  # 'passed a bill to suspend'
    if not words.nouns["unwise"].isdisjoint(before) and not words.nouns["woulds"].isdisjoint(before):
        return True
    if cue.stage is not Stage.REFUSED:
        return not words.nouns["urging"].isdisjoint(before)
    asked = any(verb.at in near and verb.form.group == "request" for verb in scene.verbs)
    asked = asked or not words.nouns["urging"].isdisjoint(before)
    behind = scene.tokens.lowers[cue.first : cue.at + 1]
    led = bool(words.nouns["heads_refused"].intersection(behind)) or (cue.negated and cue.tense == "infinitive")
    if asked and led:
        return True
    lemma = next((verb.form.lemma for verb in scene.verbs if verb.at == cue.first), cue.lemma)
    against = lemma in words.nouns["against_all"] or not words.nouns["heads_refused"].isdisjoint(behind)
    return against and not words.nouns["outsiders"].isdisjoint(before)


def _reaches(scene: Scene, words: Words, hit: tuple[int, int], anchor: Anchor, cue: Cue | None) -> bool:
    """Whether a word of possibility stands before the thing or at its verb, with no other clause between."""
    at, after = hit
    if weighs(scene, words, at):
        return False  # 'a shipment weighing 35 tonnes'
    near = cue is not None and at <= cue.at and after >= cue.first - 1
    if near:
        return True
    ahead = cue is not None and at < cue.first and cue.at < anchor.first
    if cue is not None and ahead and _is_of_clause_before(scene, words, hit, cue):
        return False
    if at >= anchor.last or (ahead and cue is not None and _parted(scene, words, after, cue.first)):
        return False
    return at < anchor.first and not _parted(scene, words, after, anchor.first)


def _is_of_clause_before(scene: Scene, words: Words, hit: tuple[int, int], cue: Cue) -> bool:
    """'Spain could give 20 trucks, and Norway will give 30 tents': a word of doubt with its own verb, and a break."""
    if cue.tense not in ACTED | {"future", "passive_future", "progressive"}:
        return False
    own = next((verb.at for verb in scene.verbs if hit[0] <= verb.at < cue.first), None)
    joints = words.walls | words.nouns["conjunctions"]
    return own is not None and any(
        token.text in ",;" or token.lower in joints for token in scene.tokens[own + 1 : cue.first])


def _is_of_claim(scene: Scene, words: Words, hit: tuple[int, int], anchor: Anchor, cue: Cue | None) -> bool:
    """Whether hearsay is not that of a clause about the thing ('20 trucks, which reportedly cost $5 million')."""
    end = max(anchor.last, cue.at + 1) if cue is not None else anchor.last
    if _has_clause_of_its_own(scene, words, hit, anchor):
        return False
    opened = scene.tokens.lowers[max(end, hit[0] - TELLS) : hit[0]] if hit[0] >= end else ()
    return words.nouns["relatives"].isdisjoint(opened)


def _has_clause_of_its_own(scene: Scene, words: Words, hit: tuple[int, int], anchor: Anchor) -> bool:
    """'is believed to be the biggest and was announced beside 20 trucks': what is believed is another clause."""
    lowers = scene.tokens.lowers
    if lowers[max(0, hit[0] - 1)] not in words.nouns["been"] and lowers[hit[0]] not in words.nouns["been"]:
        return False
    told = words.nouns["being"] | words.nouns["having"]
    return any(lowers[at] in words.nouns["conjunctions"] and lowers[at + 1] in told
               for at in range(hit[1], anchor.first - 1))


REACHES: Mapping[str, Callable[[Scene, Words, tuple[int, int], Anchor, Cue | None], bool]] = {
    "possible": _reaches,
    "reported": _is_of_claim,
    "conditional": binds,
    "denying": denies,
    "rejecting": rejects,
}
"""What tells whether words of a label reach the claim; those of the others always do."""

SAID: Final = {"press": "reported", "accusing": "reported", "denying": "denied", "rejecting": "denied"}
"""The modality that words of a label say, where it has another name."""


def _parted(scene: Scene, words: Words, start: int, end: int) -> bool:
    """Whether another clause begins between two places."""
    relatives, adverbs = words.speech["relatives"], words.adverbs
    return any(t.lower in relatives and t.lower not in adverbs for t in scene.tokens[start:end])


def _tells(scene: Scene, words: Words, at: int, after: int) -> bool:
    """'Reuters alleged', 'CNN has learned', 'revealed Bloomberg': what the press has found out is hearsay.

    What it reports of a gift ('according to Reuters') is as firm as any other report.
    """
    near = range(max(0, at - TELLS), after + TELLS + 1)
    told = any(v.at in near and v.form.lemma in words.speech["hearsay"] for v in scene.verbs)
    return told and not (at and scene.tokens.lowers[at - 1] in words.speech["hearers"])


def _clause(scene: Scene, anchor: Anchor) -> tuple[int, int]:
    """The stretch between semicolons and dashes that holds the anchor."""
    tokens = scene.tokens
    if tokens.words.isdisjoint(BREAKS):
        return 0, len(tokens)
    start = next((k + 1 for k in range(anchor.first - 1, -1, -1) if tokens[k].text in BREAKS), 0)
    end = next((k for k in range(anchor.last, len(tokens)) if tokens[k].text in BREAKS), len(tokens))
    return start, end
