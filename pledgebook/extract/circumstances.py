"""How an amount counts, how firmly it is said, and when: triggers with a reach around the anchor."""

from dataclasses import dataclass
from datetime import date

from pledgebook.codes import Counting, Modality, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.model import Span, Window
from pledgebook.text.dates import DateMention
from pledgebook.text.lexicon import Phrases

AHEAD = frozenset(
    {
        Stage.ANNOUNCED,
        Stage.COMMITTED,
        Stage.CONTRACTED,
        Stage.SIGNALLED,
        Stage.REQUESTED,
        Stage.DELAYED,
        Stage.DISPATCHED,
    }
)
GIVEN = frozenset({Stage.DELIVERED, Stage.COMMITTED})
LONG = 25
"""Days from which a stretch of time past makes a sum that was given in it a total, not one gift."""

FRESH = 3
"""Days after a promise in which telling it is still its first telling."""

_ORDER = (Counting.TARGET, Counting.PART, Counting.RESTATED, Counting.TOTAL, Counting.ADDITIONAL)


@dataclass(frozen=True, slots=True)
class When:
    """A window with the span of its words."""

    window: Window
    span: Span


def read_counting(
    scene: Scene, words: Words, anchor: Anchor, cue: Cue | None, happened: When | None, published: date | None
) -> tuple[Counting, Span | None]:
    """The first of target, part, restated, total, additional whose words stand within reach; `new` by default.

    A promise told with a day that lies back is restated; a sum that was given over a long time past is a total.
    """
    found = _counting_words(scene, words, anchor, cue)
    if happened and _is_retold(cue, happened, published):
        found.setdefault("restated", happened.span)
    if happened and anchor.money and cue and cue.stage in GIVEN and _days(happened.window, published) >= LONG:
        found.setdefault("total", happened.span)
    for counting in _ORDER:
        if counting.value in found:
            return counting, found[counting.value]
    return Counting.NEW, None


def _counting_words(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> dict[str, Span]:
    first = anchor.phrase.first if anchor.phrase else anchor.first
    low = min(anchor.first, first, cue.first if cue else anchor.first) - 4
    ends = (at for at in range(anchor.last, min(len(scene.tokens), anchor.last + 8)) if scene.tokens[at].text in ",;")
    found = _triggers(scene, words.counting, max(0, low), next(ends, min(len(scene.tokens), anchor.last + 8)))
    for name, reach in (("part", (anchor.first - 5, anchor.first)), ("additional", (anchor.first - 2, anchor.last))):
        found.pop(name, None)  # these say it of what stands right behind them
        seen = _triggers(scene, words.counting, max(0, reach[0]), reach[1], _bounds_of(anchor))
        found |= {k: v for k, v in seen.items() if k == name}
    if anchor.quantity and anchor.quantity.increment:
        found.setdefault("additional", _span(scene, anchor.quantity.first, anchor.quantity.last))
    return found


def _is_retold(cue: Cue | None, happened: When, published: date | None) -> bool:
    """'Last month Japan pledged', 'the December 9 announcement of': a promise told days after it was made."""
    promised = (
        cue is not None and cue.group in ("promise", "phrase") and cue.stage in (Stage.ANNOUNCED, Stage.COMMITTED)
    )
    last = happened.window.latest or happened.window.earliest
    first = happened.window.earliest or last
    if not promised or published is None or first is None or last is None:
        return False
    return (published - last).days > FRESH or (published - first).days > 2 * FRESH


def _days(window: Window, published: date | None) -> int:
    last = window.latest or published
    return (last - window.earliest).days if last and window.earliest else 0


def read_modality(scene: Scene, words: Words, anchor: Anchor) -> tuple[Modality, Span | None]:
    """Hearsay, possibility, condition or denial in the anchor's clause; `stated` by default."""
    start, end = _clause(scene, anchor)
    found = _triggers(scene, words.modality, start, end)
    for modality in (Modality.DENIED, Modality.CONDITIONAL, Modality.REPORTED, Modality.POSSIBLE):
        if modality.value in found:
            return modality, found[modality.value]
    return Modality.STATED, None


def read_when(
    scene: Scene, anchor: Anchor, cue: Cue | None, stage: Stage | None, published: date | None
) -> tuple[When | None, When | None]:
    """(due, happened): the windows of the anchor's clause that look ahead, and those that look back."""
    due = happened = None
    start, end = _clause(scene, anchor)
    for mention in sorted(scene.dates, key=lambda m: abs(m.first - anchor.last)):
        span = _span(scene, mention.first, mention.last)
        back = mention.back
        told = _is_told_then(cue, mention) and (published is None or back.latest is None or back.latest <= published)
        over = published is not None and mention.window.latest is not None and mention.window.latest <= published
        if mention.sense in ("past", "said") or told or (over and stage is not Stage.DELAYED):
            happened = happened or When(back if told else mention.window, span)
        elif start <= mention.first < end and stage in AHEAD and mention.sense != "duration":
            due = due or When(mention.window, span)
        elif stage in (Stage.DELIVERED, Stage.DISPATCHED):
            happened = happened or When(back, span)
    return due, happened


def _is_told_then(cue: Cue | None, mention: DateMention) -> bool:
    """'announced plans in April to supply': the date right behind a verb of promising in the past is its own."""
    looks_back = cue is not None and cue.group in ("promise", "commit") and cue.tense in ("past", "perfect")
    return looks_back and cue is not None and -4 <= mention.first - cue.at <= 3


def _clause(scene: Scene, anchor: Anchor) -> tuple[int, int]:
    start = next((k + 1 for k in range(anchor.first - 1, -1, -1) if scene.tokens[k].text in (";", "–")), 0)
    end = next(
        (k for k in range(anchor.last, len(scene.tokens)) if scene.tokens[k].text in (";", "–")), len(scene.tokens)
    )
    return start, end


def _bounds_of(anchor: Anchor) -> range:
    """The tokens that say the bound of the anchor's amount: the 'more' of 'more than 7,000' adds nothing."""
    amount = anchor.quantity or (anchor.money.amount if anchor.money else None)
    return range(amount.first, amount.core) if amount else range(0)


def _triggers(scene: Scene, phrases: Phrases, start: int, end: int, but: range = range(0)) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for at, label, after in phrases.scan(scene.tokens, start, end):
        if at not in but and scene.covered[at] != "date":  # 'May 13' is no 'may'
            found.setdefault(label, _span(scene, at, after))
    return found


def _span(scene: Scene, first: int, last: int) -> Span:
    return Span(scene.tokens[first].start, scene.tokens[last - 1].end)
