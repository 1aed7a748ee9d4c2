"""How an amount counts: a goal, a part, told before, a running total, on top, or new (claims.md).

By the words in the sentence, which stand in the pack's `[counting]`; what only the document shows is for `settling`.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pledgebook.codes import Counting, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.anchors import is_from, is_of_them
from pledgebook.extract.bytime import amount_of, by_time, span_of
from pledgebook.extract.cues import AHEAD, Cue
from pledgebook.extract.more import (
    BEFORE,
    BEHIND,
    BEYOND,
    adds,
    before_what,
    heaps,
    is_bound,
    is_degree,
    is_for_aim,
    is_of_purpose,
    is_of_size,
    is_sum,
    is_there_before,
    is_total_of_another,
    replaces,
    stands,
)
from pledgebook.extract.rows import is_some
from pledgebook.extract.scene import Scene, share_opens
from pledgebook.extract.shareof import (
    is_frame,
    is_on_top,
    is_opening_whole,
    is_share,
    is_to_be_given,
    is_told_part,
    tops,
)
from pledgebook.extract.wholes import is_nth, is_of_those, is_whole
from pledgebook.extract.windows import When
from pledgebook.extract.words import Words
from pledgebook.model import Span
from pledgebook.text.numbers import Amount

PERFORMING: Final = frozenset({"promise", "commit", "phrase", "order", "request"})
"""Groups of verbs that do what they say: 'signed a total of $5m' gives no running total."""

NOW: Final = frozenset({"progressive", "present"})
"""Tenses of what is going on."""

OPEN: Final = frozenset({Counting.NEW, Counting.ADDITIONAL})
"""What the document may show to be a part, or told before."""

_IN_ORDER: Final = (Counting.TARGET, Counting.PART, Counting.RESTATED, Counting.TOTAL, Counting.ADDITIONAL)
"""What is told by words of its own, the first of which goes before the others."""

RECORD: Final = 9
"""How many words before 'to date' the superlative may stand that makes it the time of a row of gifts."""

RUNNING: Final = 18
"""How many tokens before its amount the verb of a running total may stand ('brings ... to')."""

def read_counting(
    scene: Scene, words: Words, anchor: Anchor, cue: Cue | None, happened: When | None, published: date | None
) -> tuple[Counting, Span | None, str]:
    """(counting, its words, rule): the first of target, part, restated, total, additional that the sentence says."""
    found = dict(said_of(scene, words, anchor, cue))
    amount = anchor.money.amount if anchor.money else None
    if amount is not None and amount.increment and words.changes.before(scene.tokens, amount.first) is not None:
        return Counting.ADDITIONAL, span_of(scene, amount.first, amount.last), "counting.increment"
    grown = cue is not None and cue.lemma in words.nouns["growing"] and anchor.sort == "item"
    if grown and cue is not None and cue.group == "give" and words.verbs[cue.lemma].group != "give":
        return Counting.ADDITIONAL, span_of(scene, cue.first, cue.at + 1), "counting.increment"  # 'stepped up its aid'
    if "restated" in found and _is_called_new(scene, words, anchor, found["restated"]):
        del found["restated"]  # '$5 million in new funding and $3 million announced last year'
    if heaps(scene, words, anchor, cue):
        found.setdefault("additional", span_of(scene, anchor.first, anchor.last))
    rule = next((name for name in ("running", "revised", "beyond") if name in found), "word") if found else "word"
    if "total" not in found:
        told = dict(by_time(scene, words, anchor, cue, (happened, published)))
        if "perfect" in told and "additional" in found:
            told.pop("total")  # 'has delivered at least two more boats'
        rule = "tense" if "perfect" in told and not found else rule
        found = {**told, **found}
    if "reached" in found:
        found.pop("target", None)
        found.setdefault("total", found["reached"])
    for counting in _IN_ORDER if found else ():
        if counting in found:
            return counting, found[counting], f"counting.{rule}"
    if cue is not None and cue.group == "include" and cue.tense != "gerund" and anchor.money:
        return Counting.NEW, None, "counting.included"
    return Counting.NEW, None, "counting.default"


def said_of(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> Iterator[tuple[str, Span]]:
    """Every label whose words stand where they count for this anchor."""
    if _is_first_of(scene, words, anchor) or _is_share(scene, words, anchor) or is_share(scene, words, anchor):
        yield "part", span_of(scene, anchor.first, anchor.last)  # before the words, since the last that says it is told
    hits, told = list(words.counting.scan(scene.tokens)), 0
    reach = _reach(scene, anchor, cue) if hits else (0, 0)
    for at, label, after in hits:
        if at < told:
            continue  # the 'total' of 'of the total'
        told = after
        if scene.covered[at] == "date" and label not in ("total", "restated"):
            continue
        if _counts(scene, words, anchor, cue, (label, at, after), reach):
            yield label, span_of(scene, at, after)
            yield _PLAIN.get(label, label), span_of(scene, at, after)
    counted = anchor.quantity
    if counted is not None and (counted.increment or is_on_top(scene, words, anchor)):
        yield "additional", span_of(scene, counted.first, counted.last)
    elif tops(scene, words, anchor):
        yield "additional", span_of(scene, anchor.first, anchor.last)
    if anchor.money and (is_sum(scene, words, anchor.money.first) or stands(scene, words, anchor)):
        yield "total", span_of(scene, anchor.first, anchor.last)
    opens = is_opening_whole(scene, words, anchor)
    whole = opens or is_frame(scene, words, anchor) or (anchor.money and is_whole(scene, words, anchor.money.first))
    if whole and not (opens and is_to_be_given(scene, words, anchor)):
        yield "restated", span_of(scene, anchor.first, anchor.last)
    if is_there_before(scene, words, anchor):
        yield "beyond", span_of(scene, anchor.first, anchor.last)
        yield before_what(scene, words, anchor, cue), span_of(scene, anchor.first, anchor.last)


def _reach(scene: Scene, anchor: Anchor, cue: Cue | None) -> tuple[int, int]:
    """From where to where the words of most labels count for an anchor: behind it to the next comma."""
    first = anchor.phrase.first if anchor.phrase else anchor.first
    low = max(0, min(anchor.first, first, cue.first if cue else anchor.first) - BEFORE)
    high = anchor.last
    for word in scene.tokens.lowers[high : high + BEHIND]:
        if word in ",;":
            break
        high += 1
    return low, high


def _is_share(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'$20m of the $50m that it promised': a share of the sum behind it."""
    if anchor.money is None:
        return False
    behind = next((m for m in scene.money if m.first >= anchor.last), None)
    return behind is not None and is_whole(scene, words, behind.first)


def _is_first_of(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'the first ten by June', 'eight of which': a part of the things that were named before."""
    amount = anchor.quantity
    if amount is None:
        return False
    before = [token.lower for token in scene.tokens[max(0, amount.core - 2) : amount.core]]
    if len(before) == 2 and before[0] in words.nouns["definite"] and before[1] in words.nouns["rests"]:
        return True  # 'the remaining 14 tents'
    if anchor.phrase is not None:
        return is_of_those(scene, words, amount)
    larger = any(q.last <= amount.first and (q.max or 0) > (amount.max or 0) and not _has_own(scene, q.last, amount)
                 for q in scene.quantities)
    shared = larger and (is_from(scene, words, amount) or is_some(scene, words, amount))
    return shared or is_of_them(scene, words, amount) or is_nth(scene, words, amount)


def _has_own(scene: Scene, at: int, amount: Amount) -> bool:
    """'50 tents from Norway and 30 from Spain': a number with its own 'from' is no whole of the next."""
    end = next((k for k in range(at, len(scene.tokens)) if scene.tokens[k].text in ",:;("
                or scene.covered[k] == "quantity"), len(scene.tokens))
    return scene.tokens.lowers[min(amount.last, len(scene.tokens) - 1)] in scene.tokens.lowers[at:end]


_PLAIN: Final = {"overall": "total", "revised": "total", "running": "total", "rest": "part", "share": "part",
                 "retold": "restated"}


def _counts(
    scene: Scene, words: Words, anchor: Anchor, cue: Cue | None, hit: tuple[str, int, int], reach: tuple[int, int]
) -> bool:
    """Whether a word of counting stands where it says something of the anchor: each label has its own reach."""
    label, at, after = hit
    near = reach[0] <= at and after <= reach[1]
    amount = amount_of(anchor)
    if label == "additional":
        other = is_of_purpose(scene, words, anchor, at) or is_bound(scene, words, at, amount)
        other = other or is_degree(scene, words, at)
        return adds(scene, words, anchor, cue, at) and not other
    if label == "part":
        return _is_part(scene, words, anchor, at, after)
    if label == "rest":
        return amount is not None and at < anchor.first and not (
            anchor.money and any(after <= m.first and m.last <= anchor.money.first for m in scene.money))
    if label == "share":
        behind = amount is not None and anchor.last <= at <= anchor.last + BEYOND
        return behind and _more_behind(scene, words, anchor, after)
    if label == "running":
        sized = _is_size_of_one(scene, words, at)
        return amount is not None and at < anchor.first and not sized and _runs_to(scene, words, at, anchor)
    if label == "overall":
        return near and amount is not None and _is_overall(scene, words, anchor, cue, (at, after))
    if label == "total":
        opens = at <= 1 and _is_first(scene, anchor)  # 'Since the start of the war, Spain has given'
        term = at > 0 and scene.tokens.lowers[at - 1] in words.nouns["aims"]  # 'has set aside for this year alone'
        if _is_of_record(scene, words, at, after) or _is_to_come(scene, anchor, cue, at) or (
                term and cue is not None and cue.stage is Stage.COMMITTED):
            return False  # 'So far 800 were handed out, and 700 will be delivered'
        far = cue is not None and cue.tense == "perfect" and at <= _next_amount(scene, anchor)
        return amount is not None and (near or (far and (opens or reach[0] <= at)))
    if label == "revised":
        return amount is not None and replaces(scene, anchor, at, after)
    if label == "reached":
        return at >= anchor.first
    if label == "target":  # 'has trained 200 and aims to train 400'
        far = at >= anchor.first and any(q.first >= after for q in scene.quantities)
        paid = at >= anchor.first and cue is not None and cue.stage is Stage.DELIVERED and cue.group == "give"
        return near and not far and not paid and not is_for_aim(scene, words, at)  # 'gave $5m for the target'
    given = cue is not None and cue.stage is Stage.DELIVERED
    return not given and (near if label == "restated" else label == "retold" and (at == 0 or at > anchor.first))


def _is_overall(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None, hit: tuple[int, int]) -> bool:
    """Whether a word for all there is says it of the anchor, and of what is there by now."""
    at, after = hit
    other = at >= anchor.last and is_total_of_another(scene, words, after)
    if _performs(cue) or is_of_size(scene, words, anchor, at) or other:
        return False
    if cue is not None and cue.tense in AHEAD and cue.stage is Stage.ANNOUNCED:
        return False  # 'will send a total of 40'
    later = at >= anchor.last and cue is not None and cue.tense in AHEAD | NOW  # 'sends 40 for those already sent'
    return not (later and scene.tokens.lowers[at] in words.running["finished"])


def _is_of_record(scene: Scene, words: Words, at: int, after: int) -> bool:
    """'our biggest package of aid to date: $40 million': 'to date' tells of a row of gifts."""
    if " ".join(scene.tokens.lowers[at:after]) not in words.nouns["until_now"]:
        return False
    before = range(max(0, at - RECORD), at)
    most = next((k for k in before if scene.tokens.lowers[k] in words.nouns["superlatives"]), None)
    starts = {*(m.first for m in scene.money), *(q.first for q in scene.quantities)}
    return most is not None and not any(most < first < at for first in starts)


def _is_to_come(scene: Scene, anchor: Anchor, cue: Cue | None, at: int) -> bool:
    """Whether an amount behind another, with a verb that looks ahead, stands behind words for what there is so far."""
    if cue is None or at >= anchor.first or _is_first(scene, anchor):
        return False
    return cue.tense in AHEAD or (cue.tense == "phrase" and cue.at >= anchor.last)


def _is_part(scene: Scene, words: Words, anchor: Anchor, at: int, after: int) -> bool:
    """Whether words for a part, which stand there, are said of the anchor."""
    amount = amount_of(anchor)
    if not words.nouns["ellipses"].isdisjoint(scene.tokens.lowers[anchor.last - 1 : anchor.last + 1]):
        return False  # 'has sent 15, with three more to follow'
    if at == 0 and after == share_opens(scene, words):
        return amount is not None and anchor.first >= after
    if _trails(scene, words, at, after):
        return amount is not None and anchor.last == at
    return is_told_part(scene, words, anchor, at) and _holds(scene, anchor, at)


def _trails(scene: Scene, words: Words, at: int, after: int) -> bool:
    """'Norway will give $5m of this, Kenya $4m': words for a part that end their clause right behind an amount."""
    amount = at in {*(m.last for m in scene.money), *(q.last for q in scene.quantities)}
    which = scene.tokens.lowers[after - 1] in words.nouns["relatives"]
    return amount and not which and (after >= len(scene.tokens) or scene.tokens[after].text in ",.;")


def _holds(scene: Scene, anchor: Anchor, opener: int) -> bool:
    """Whether an amount of the same sort stands before 'including': the anchor is a share of that one."""
    if anchor.money:
        return any(m.last <= opener for m in scene.money)
    if anchor.quantity is None:
        return False
    own = anchor.quantity.max or anchor.quantity.min or 0
    return any(q.last <= opener and (q.max or q.min or 0) > own for q in scene.quantities)


def _more_behind(scene: Scene, words: Words, anchor: Anchor, at: int) -> bool:
    """Whether a larger sum, a bundle, or for things a promise of them stands behind 'part of', 'half of'."""
    if anchor.money is None:
        return any(verb.form.group == "promise" and at <= verb.at < at + BEHIND for verb in scene.verbs)
    own = anchor.money.amount.max or 0
    larger = any(at <= m.first <= at + BEHIND and (m.amount.max or m.amount.min or 0) > own for m in scene.money)
    return larger or any(t.lower in words.running["wholes"] and not _is_vow_to(scene, words, at + k)
                         for k, t in enumerate(scene.tokens[at : at + BEHIND]))


def _is_vow_to(scene: Scene, words: Words, at: int) -> bool:
    """'as part of our commitment to support Kenya': the vow to do something is no sum."""
    behind = scene.tokens.lowers[at + 1 : at + 3]
    led = len(behind) == 2 and behind[0] in words.nouns["infinitives"] and not scene.covered[at + 2]
    return led and behind[1] not in words.nouns["articles"] | words.nouns["determiners"]


def _runs_to(scene: Scene, words: Words, at: int, anchor: Anchor) -> bool:
    """'brings ... to $1bn', 'has reached 3,000': the amount is what it runs to."""
    first = anchor.money.first if anchor.money else anchor.quantity.first if anchor.quantity else 0
    before = scene.tokens.lowers[first - 1] if first else ""
    people = anchor.phrase is not None and anchor.phrase.unit in words.nouns["shoppers"]  # 'reached 400 families'
    reaches = before in words.running["reaching"] and first - at <= 1 and not people
    return reaches or (first - at <= RUNNING and before in words.running["goals"])


def _is_size_of_one(scene: Scene, words: Words, at: int) -> bool:
    """'The new package amounts to $40 million': the size of one gift, where of 'the support' it is what there is."""
    if scene.tokens.lowers[at] not in words.running["measuring"]:
        return False
    one = words.running["single"] | words.running["bundles"]
    nouns = (token.lower for token in scene.tokens[:at] if token.lower in one | words.role_words["gifts"])
    return next(nouns, "") in one


def _next_amount(scene: Scene, anchor: Anchor) -> int:
    """Where the reach of a running total's words ends: at the next amount or the end of the clause."""
    starts = [*(m.first for m in scene.money), *(q.first for q in scene.quantities)]
    amounts = [first for first in starts if first >= anchor.last]
    ends = [at for at in range(anchor.last, len(scene.tokens)) if scene.tokens[at].text == ";"]
    return min([*amounts, *ends, len(scene.tokens)])


def _is_first(scene: Scene, anchor: Anchor) -> bool:
    """Whether no other amount of the sentence stands before the anchor's."""
    ends = [*(m.last for m in scene.money), *(q.last for q in scene.quantities)]
    return all(end > anchor.first for end in ends)


def _performs(cue: Cue | None) -> bool:
    """Whether the verb does what it says now: 'signed a total of $5m' gives no running total."""
    return cue is not None and cue.group in PERFORMING and cue.tense != "perfect"


def _is_called_new(scene: Scene, words: Words, anchor: Anchor, told: Span) -> bool:
    """Whether its own words call an amount new, and what was told before is said of another behind it."""
    if anchor.money is None or not any(
            anchor.last <= m.first and scene.tokens[m.first].start <= told.end for m in scene.money):
        return False
    last = max(anchor.last, anchor.phrase.last if anchor.phrase else 0)
    said = words.counting.scan(scene.tokens, anchor.first, last)
    return any(label in ("additional", "fresh") for _, label, _ in said)
