"""Windows told beside another day or of something else: 'On March 20, 2023, Norway promised 40 trucks within a year'.

What is promised 'within a year' is due a year from the day of the promise where a day of its own tells when that was.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import AHEAD as COMING
from pledgebook.extract.cues import PAST, Cue
from pledgebook.extract.mains import PROMISING
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.model import Span, Window
from pledgebook.text.dates import DateMention
from pledgebook.text.periods import add_months

AHEAD: Final = frozenset(
    {
        Stage.ANNOUNCED,
        Stage.COMMITTED,
        Stage.CONTRACTED,
        Stage.SIGNALLED,
        Stage.REQUESTED,
        Stage.DELAYED,
        Stage.DISPATCHED,
        Stage.REDUCED,
    }
)
"""Stages of what is still to come, and so may be due."""

OWN_YEAR: Final = 2
"""How many tokens the words have that say a year and no more ('in 2024')."""

UNDATED: Final = ("deadline", "window", "not_before")
"""Senses of words that without a day of publication say no day, and still when."""

MONTHS: Final = 12

LONG_AGO: Final = 7
"""From how many days on the day of a promise is not that of the text that tells of it."""


class When(NamedTuple):
    """A window with the span of its words."""

    window: Window
    span: Span
    sense: str = ""
    """'said' for a bare weekday or 'today': as a rule the day of the report."""


TOLD_AHEAD: Final = frozenset({"future", "passive_future", "possible", "passive_possible"})
"""Tenses of a verb that tells, from today, when what was promised comes."""


def tells_phrase(mention: DateMention, verb: Cue | None) -> bool:
    """Whether words for a time say when something comes though no day is known to count from ('soon', 'in June')."""
    if mention.sense not in UNDATED or (mention.window.earliest or mention.window.latest) is not None:
        return False
    return verb is not None and verb.tense in COMING | {"infinitive"}


def is_today(scene: Scene, mention: DateMention, verb: Cue | None, stage: Stage | None) -> bool:
    """'will leave tonight', 'will authorise $5m today': the day of the telling is that of what comes.

    One with a number ('will send $5m on May 4', told on that day) is that of the telling.
    """
    if mention.sense != "said" or mention.alternative is not None or stage not in AHEAD:
        return False
    told = all(token.kind == "word" for token in scene.tokens[mention.first : mention.last])
    return told and verb is not None and verb.tense in COMING and verb.at < mention.first


def is_of_act(scene: Scene, words: Words, mention: DateMention, verb: Cue | None, published: date | None) -> bool:
    """'Parliament approved $5m for Mali in 2024': the year that goes on, behind a verb of the past, is its own."""
    if verb is None or verb.tense != "past" or verb.group != "commit" or mention.sense != "window":
        return False
    year = mention.last - mention.first == OWN_YEAR and scene.tokens[mention.last - 1].kind == "number"
    begun = published is not None and mention.window.earliest is not None and mention.window.earliest <= published
    return year and begun and scene.tokens.lowers[mention.first] in words.nouns["inside"]


def is_of_other(scene: Scene, words: Words, mention: DateMention, anchor: Anchor, verb: Cue | None) -> bool:
    """Whether a time is that of something else than the promise.

    'allocated following 7 October' is past, 'funded through FY 2022 appropriations' names the means, 'authority that
    is to expire in June' ends then, and 'to stand by Kenya for as long as it takes, including $5m' is no term of it.
    """
    lowers = scene.tokens.lowers
    if mention.sense == "not_before" and mention.alternative is not None and verb is not None and verb.tense in PAST:
        return True
    if lowers[mention.last : mention.last + 1] and lowers[mention.last] in words.nouns["appropriations"]:
        return True
    if anchor.last <= mention.first and not words.nouns["expiring"].isdisjoint(lowers[anchor.last : mention.first]):
        return True
    endless = mention.sense == "window" and mention.window.latest is None
    return endless and any(
        v.form.group == "include" and mention.last <= v.at < anchor.first for v in scene.verbs)


def since_then(
    read: tuple[Scene, Words, Sequence[Cue]], due: When | None, happened: When | None, published: date | None
) -> When | None:
    """The window of a promise that was made at another time, from then on and not from the day of publication."""
    scene, words, cues = read
    if due is None or happened is None or published is None or due.window.earliest != published:
        return due
    if not any(c.group in PROMISING and c.tense in PAST for c in cues) or any(c.tense in TOLD_AHEAD for c in cues):
        return due  # 'The tents promised in March will come in the coming weeks' counts from today
    made, latest = happened.window.earliest, due.window.latest
    if made is None or (published - (happened.window.latest or published)).days < LONG_AGO:
        return due
    said = scene.tokens.lowers[_at(scene, due.span.start) : _at(scene, due.span.end)]
    if latest is not None and words.nouns["lengths"].isdisjoint(said):
        return due  # 'by March'
    if latest is not None:
        latest = _shifted(latest, published, made)
    return due._replace(window=replace(due.window, earliest=made, latest=latest))


def _at(scene: Scene, place: int) -> int:
    """The index of the first token that begins at a code point of the text or behind it."""
    return next((k for k, token in enumerate(scene.tokens) if token.start >= place), len(scene.tokens))


def _shifted(latest: date, published: date, made: date) -> date:
    """As long after `made` as `latest` is after `published`, in months where it is a number of them."""
    if latest.day != published.day:
        return made + (latest - published)
    return add_months(made, (latest.year - published.year) * MONTHS + latest.month - published.month)
