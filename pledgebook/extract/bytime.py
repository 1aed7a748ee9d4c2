"""How an amount counts by its time: a promise told again, what was given over a long time, or by many acts.

'Last June we committed $5 million' tells it again, 'In the past year Norway gave $5 million' sums up, as does 'has sent
475 million doses', which no single act gives.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pledgebook.codes import Bound, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.more import BEFORE, is_one, runs_since
from pledgebook.extract.scene import Scene
from pledgebook.extract.shareof import is_promised_before
from pledgebook.extract.windows import When
from pledgebook.extract.words import Words
from pledgebook.model import Span, Window
from pledgebook.text.dates import DateMention
from pledgebook.text.numbers import Amount

GIVEN: Final = frozenset({Stage.DELIVERED, Stage.COMMITTED})

PROMISED: Final = frozenset({Stage.ANNOUNCED, Stage.COMMITTED})

LONG: Final = 32
"""Days from which a stretch of time past makes an amount that was given in it a total, not one gift."""

SEASON: Final = 150
"""Days from which a stretch of time past makes an amount that was promised in it a total, not one promise."""

MANY: Final = 1_000_000
"""Things from which no single act gives so many."""

FRESH: Final = 3
"""Days after a promise in which telling it is still its first telling."""


def amount_of(anchor: Anchor) -> Amount | None:
    """The number or the sum of an anchor."""
    return anchor.quantity or (anchor.money.amount if anchor.money else None)


def span_of(scene: Scene, first: int, last: int) -> Span:
    """The words of the text from token `first` to `last` (half-open)."""
    return Span(scene.tokens[first].start, scene.tokens[last - 1].end)


def by_time(
    scene: Scene, words: Words, anchor: Anchor, cue: Cue | None, told: tuple[When | None, date | None]
) -> Iterator[tuple[str, Span]]:
    """A promise told days after it was made is restated; an amount given over a long time past is a total.

    So is one that has been given, without a day, where no single act gives so ('has sent 475 million doses'): it is
    labelled 'perfect' as well. 'The 18 tanks' are those that were spoken of, and no total.
    """
    happened, published = told
    if cue is None:
        return
    amount = amount_of(anchor) is not None and not _is_definite(scene, words, anchor)
    perfect = cue.tense == "perfect" or _has_included(scene, words, cue)
    lasting = perfect or cue.stage is Stage.DELIVERED
    long = happened is not None and _days(happened.window, published) >= (LONG if lasting else SEASON)
    summed = long if cue.stage in GIVEN else happened and runs_since(scene, words, cue, happened.span)
    if amount and happened and summed and not is_one(scene, words, anchor):
        yield "total", happened.span
    elif amount and not happened and cue.stage in GIVEN and (since := _is_since(scene, words, anchor, cue)) is not None:
        yield "total", since
    elif happened and _is_retold(scene, cue, happened, published):
        yield "restated", happened.span
    elif not happened and is_promised_before(scene, words, anchor, cue):
        yield "restated", span_of(scene, anchor.first, anchor.last)
    elif not happened and (then := _is_then(scene, words, cue, published)) is not None:
        yield "restated", then
    elif perfect and (cue.group == "include" or cue.tense == "gerund" or (
            amount and not happened and _sums_up(scene, words, anchor, cue))):
        yield "total", span_of(scene, cue.first, cue.at + 1)
        yield "perfect", span_of(scene, cue.first, cue.at + 1)


def _is_definite(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """Whether an article stands before the number of things ('the 18 tanks that it promised')."""
    if anchor.quantity is None:
        return False
    at = anchor.quantity.core
    small = words.nouns["definite"] | words.running["entire"]
    return any(token.lower in small for token in scene.tokens[max(0, at - 1) : at])


def _sums_up(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """Whether what has been given is told as a sum of many acts: rounded, 'now', people trained, aid as such.

    'Has delivered 100 drones', 'has paid a grant of $5m' tell of one act, and it counts.
    """
    amount = amount_of(anchor)
    gathered = cue.lemma in words.running["gathering"]  # 'has mobilised nearly $13 billion'
    now = amount is not None and not words.running["now"].isdisjoint(scene.tokens.lowers[cue.first : amount.first])
    pledged = now and cue.group == "promise"  # 'has now pledged $76 million'
    if amount is None or (cue.stage is not Stage.DELIVERED and not (gathered or pledged)):
        return False
    said = amount.min is not None or amount.max is not None  # 'several' are no sum
    if now or (amount.bound is not Bound.EXACT and said) or cue.group == "train":
        return True
    if anchor.money is None:
        return (amount.max or 0) >= MANY or (anchor.phrase is not None and anchor.phrase.kind in ("people", "training"))
    phrase = anchor.phrase
    if phrase is None or phrase.kind not in ("package", "funds") or anchor.purpose:
        return False
    single = scene.tokens.lowers[phrase.at_head] in words.running["single"]
    return not single and not _is_led(scene, words, min(anchor.first, phrase.first))


def _is_led(scene: Scene, words: Words, first: int) -> bool:
    """Whether one is told of by an article or by its place in a row ('a $5m package', 'the first $5m')."""
    before = scene.tokens.lowers[first - 1] if first else ""
    return before in words.numbers.grammar["article"] | words.nouns["definite"] | words.nouns["ordinals"]


def _has_included(scene: Scene, words: Words, cue: Cue) -> bool:
    """'That support has included providing 120 vehicles': a gerund behind a verb in the perfect."""
    return cue.tense == "gerund" and cue.first < cue.at and scene.tokens.lowers[cue.first] in words.running["finished"]


def _is_retold(scene: Scene, cue: Cue, happened: When, published: date | None) -> bool:
    """'Last month Japan pledged', 'the December 9 announcement of': a promise told days after it was made."""
    beside = happened.span.start <= scene.tokens[min(cue.first + BEFORE, len(scene.tokens) - 1)].start
    promised = cue.stage in PROMISED and (cue.group in ("promise", "commit", "phrase") or beside)
    last = happened.window.latest or happened.window.earliest
    first = happened.window.earliest or last
    if not promised or happened.sense == "said" or published is None or first is None or last is None:
        return False
    if any(scene.tokens[m.first].start == happened.span.start and _is_running(m, published) for m in scene.dates):
        return False
    return (published - last).days > FRESH or (last <= published and (published - first).days > 2 * FRESH)


def _is_since(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> Span | None:
    """'has committed $3m since taking office', 'since the quake': what a perfect tells from an event on is a sum."""
    if scene.tokens.words.isdisjoint(words.nouns["sinces"]):
        return None
    phrased = cue.tense == "phrase" and cue.first > 0  # 'has made available'
    if cue.tense != "perfect" and not (phrased and scene.tokens.lowers[cue.first - 1] in words.running["finished"]):
        return None
    events = words.nouns["determiners"]
    for at, lower in enumerate(scene.tokens.lowers[:-1]):
        if lower in words.nouns["sinces"] and not scene.covered[at] and (at == 0 or at >= anchor.last):
            gerund = any(verb.at == at + 1 and "gerund" in verb.form.forms for verb in scene.verbs)
            event = scene.tokens.lowers[at + 1] in events  # 'since the 2010 earthquake'
            told = scene.covered[at + 1] in ("", "number") and (gerund or event)
            return span_of(scene, at, at + 2) if told else None
    return None


def _is_then(scene: Scene, words: Words, cue: Cue, published: date | None) -> Span | None:
    """'When the minister visited Chad in May, she announced': the day of a clause before a promise is that of it."""
    if cue.stage not in PROMISED or cue.tense != "past" or published is None:
        return None
    if scene.tokens.lowers[0] not in words.nouns["times_then"]:
        return None
    comma = next((at for at in range(1, cue.first) if scene.tokens[at].text == ","), None)
    told = next((m for m in scene.dates if comma is not None and m.last <= comma), None)
    last = told.back.latest or told.back.earliest if told is not None else None
    if told is None or last is None or (published - last).days <= FRESH:
        return None
    return span_of(scene, told.first, told.last)


def _is_running(time: DateMention, published: date) -> bool:
    """Whether a year or a month that is named has not ended yet ('This year Norway committed')."""
    spans = (one for one in (time.window, time.alternative) if one is not None)
    return any(one.earliest and one.latest and one.earliest <= published < one.latest for one in spans)


def _days(window: Window, published: date | None) -> int:
    latest = window.latest or published
    return (latest - window.earliest).days if latest and window.earliest else 0
