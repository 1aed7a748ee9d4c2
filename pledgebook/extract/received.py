"""Whom a document is for: of the states that it names the likeliest one that gets, or nobody in particular.

What is seen of each state (see `standing`) is weighed by what was learnt from documents that people have coded:
`data/documents/recipient.toml`, made by `pledgebook eval GOLD... --learn-recipients`. A text about one country names it
everywhere; a text about the world names many states once.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log1p
from typing import Final

from pledgebook.errors import TableError
from pledgebook.extract.parts import part_of
from pledgebook.extract.rows_of_names import is_joined
from pledgebook.extract.scene import Scene
from pledgebook.extract.standing import Standing
from pledgebook.extract.title import ACTS, Title
from pledgebook.extract.words import Reader, together

TABLE: Final = "data/documents/recipient.toml"

NOBODY: Final = ""
"""The answer of a document that is for nobody in particular."""

ROWS: Final = 2
"""How often two states stand in one row at the least for a document to be about both."""

LONG: Final = 5
"""Sentences from which the learnt weights answer; they come from documents, and few sentences speak for themselves."""

OFTEN: Final = log1p(3)
"""How often another state that gets is named where one gives that gets as well, as `standing` counts."""

HALF: Final = 0.5
"""How many of the points of the likeliest one that the title names as well must have."""


def likely_recipients(title: Title, scenes: Sequence[Scene], reader: Reader, stands: Standing) -> tuple[str, ...]:
    """The state that gets, if one is likelier than any other and than nobody.

    With it those that the title names as well, or that stand in a row with it every third time.
    """
    best = _likeliest(stands) if len(scenes) >= LONG else stands.pointed
    if best == NOBODY or _rather_gives(stands, best):
        return _addressed(title, reader)
    rows = _in_rows(scenes, best, reader)
    often = {code for code, n in rows.items() if n >= ROWS and 3 * n >= rows.get(best, 0)}
    half = HALF * _points(stands, best)
    beside = [code for code in stands.states if code != best and not _only_gives(stands.states[code]) and (
        code in often or ({code, best} <= title.about and _points(stands, code) >= half))]
    return tuple(sorted([best, *beside]))


def _only_gives(own: Mapping[str, float]) -> bool:
    """Whether a state gives by the headline, or speaks, and is none that gets aid: 'Spain to help doctors in Chad'."""
    gives = own["gives by the headline"] or own["the voice"]
    return bool(gives) and not (own["on the aid list"] or own["under attack"] or own["title is for it"])


def _rather_gives(stands: Standing, best: str) -> bool:
    """Whether the state is one that gives, which nothing befalls, in a text that names others which get aid.

    'India pledges a grant for a port': who gives by the headline does so though it gets aid itself.
    """
    own = stands.states[best]
    others = {code: one for code, one in stands.states.items() if code != best and one["on the aid list"]}
    if own["under attack"] or own["near a plight"] or own["title is for it"]:
        return False
    if own["on the aid list"]:
        often = any(one["how often it is named"] >= OFTEN for one in others.values())
        return bool(own["gives by the headline"]) and own["verbs of giving"] > own["verbs of receiving"] and often
    gives = own["verbs of giving"] > own["verbs of receiving"] and not own["part to"]
    return gives or any(_points(stands, code) > 0 for code in others)


def _addressed(title: Title, reader: Reader) -> tuple[str, ...]:
    """'Spain sending aid to Chad': the one state to which the title says that something is given, whatever follows."""
    kind = reader.catalogue.party_kind
    named = {m.name.target for m in title.parties
             if part_of(title.tokens, m, reader.words) == "to" and _is_given(title, m.first, reader)
             and m.name.target in title.about and kind(m.name.target) in ("state", "territory")}
    return tuple(named) if len(named) == 1 else ()


def _is_given(title: Title, end: int, reader: Reader) -> bool:
    """Whether the last word of a title before a place that is a verb or names aid tells of giving."""
    aid = together(reader.words.bundles["aid"], reader.words.bundles["whole"])
    for token in reversed(title.tokens[:end]):
        if token.lower in aid:
            return True
        verb = reader.words.verbs.get(token.lower)
        if verb is not None:
            return verb.group in ACTS  # 'visits Spain', 'travels to Chad' gives nothing
    return False


def _likeliest(stands: Standing) -> str:
    odds = likelihoods(stands, _weights())
    return max(sorted(odds), key=odds.__getitem__)


def _points(stands: Standing, code: str) -> float:
    return stands.states[code]["share of the points"]


def likelihoods(stands: Standing, weights: Mapping[str, float]) -> dict[str, float]:
    """How likely each state is to be the one that gets, and `NOBODY`; together 1."""
    totals = {code: _total(seen, weights) for code, seen in stands.states.items()}
    totals[NOBODY] = _total(stands.document, weights)
    most = max(totals.values())
    raised = {code: exp(total - most) for code, total in totals.items()}
    whole = sum(raised.values())
    return {code: one / whole for code, one in raised.items()}


def _total(seen: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in seen.items() if value)


@cache
def _weights() -> Mapping[str, float]:
    """The learnt weights by name; TableError where the table has none."""
    weights = tomllib.loads(files("pledgebook").joinpath(TABLE).read_text(encoding="utf-8")).get("weights")
    if not isinstance(weights, dict) or not all(isinstance(one, int | float) for one in weights.values()):
        raise TableError(TABLE, "it has no [weights] in numbers",
                         "make it anew: pledgebook eval GOLD... --learn-recipients FILE")
    return weights


def _in_rows(scenes: Sequence[Scene], best: str, reader: Reader) -> Mapping[str, int]:
    """How often each name stands in one row with the best one ('Peru, Chile and Ecuador'), and that one at all."""
    found: defaultdict[str, int] = defaultdict(int)
    for scene in scenes:
        codes = [mention.name.target for mention in scene.parties]
        if best not in codes:
            continue
        first = 0
        for at, code in enumerate(codes):
            if at and not is_joined(scene.tokens, scene.parties[at - 1].last, scene.parties[at].first, reader.words):
                first = at
            for other in codes[first : at + 1]:
                if best in (code, other):
                    found[other if code == best else code] += 1
    return found
