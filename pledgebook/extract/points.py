"""Points by hand for each state of a document as the one that gets: each mention counted by the part that it plays.

A text about one country names it everywhere; a text about the world names many states once. Where little is said of
the best one, it is nobody in particular. What comes out is one of the things that `standing` sees.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from pledgebook.extract.cues import GIVING, RECEIVING
from pledgebook.extract.parts import part_of
from pledgebook.extract.rows_of_names import is_joined, parts_in
from pledgebook.extract.scene import Scene
from pledgebook.extract.title import Title, is_topic
from pledgebook.extract.words import Reader
from pledgebook.text.names import NameMention

LEAST: Final = 5
"""Quarters of a mention that make a party the document's recipient: more than one mention behind 'to' or 'for'."""

FIRM: Final = 8
"""Quarters of a mention from which nothing more is asked of the document's recipient."""

HALF: Final = 0.5
"""The share of the mentions of states that one has of which less is said."""

SPREAD: Final = 10
"""It is named in one sentence in as many."""

SUBJECT: Final = 5
"""How many words before a verb its subject may stand."""

SHARES: Final = {"to": 4, "people": 4, "place": 2, "folk": 2, "against": 2, "": 1, "beside": 1}
"""What a mention counts for the one who gets, in quarters, by its part (see `parts`); others count nothing."""

GETS_IN_TITLE: Final = frozenset({"to", "people", "place", "folk"})
"""Parts of one who gets, in a title."""

AGAINST: Final = {"by": -4, "funder": -4, "leader": -2, "via": -2, "maker": 0}

COUNTS: Final = AGAINST | SHARES


def pointed_at(
    title: Title, scenes: Sequence[Scene], reader: Reader, others: Collection[str | None]
) -> tuple[str, Mapping[str, int]]:
    """(the state that gets, the points of all): it has 4 in 10 of all points, fewer where the title names it.

    '' where no state stands out. `others` give or attack.
    """
    points = _points(title, scenes, reader)
    states = {
        p: n + 4 * (p in title.about)
        for p, n in points.items()
        if n > 0 and p not in others and reader.catalogue.party_kind(p) in ("state", "territory")
    }
    total = sum(states.values())
    if not total:
        return "", points
    best = max(sorted(states), key=lambda p: states[p])
    needed = 0.25 if best in title.about else 0.4
    if states[best] < LEAST or states[best] < needed * total:
        return "", points
    named = best in title.about or states[best] >= FIRM or _is_named_most(scenes, best, reader, others)
    return best if named else "", points


def _is_named_most(scenes: Sequence[Scene], best: str, reader: Reader, others: Collection[str | None]) -> bool:
    """Whether half of all that a document says of states, beside those that give or attack, is said of one.

    And that it is named in a good part of the sentences; who is attacked needs no second naming.
    """
    said = Counter(m.name.target for scene in scenes for m in scene.parties)
    kind = reader.catalogue.party_kind
    states = sum(n for p, n in said.items() if p not in others and kind(p) in ("state", "territory"))
    spread = sum(any(m.name.target == best for m in scene.parties) for scene in scenes)
    return said[best] >= HALF * states and (best in reader.catalogue.attacked or SPREAD * spread >= len(scenes))


def _points(title: Title, scenes: Sequence[Scene], reader: Reader) -> Mapping[str, int]:
    """How much each party stands where one gets: behind 'to' and 'for', as subject of receiving, as theatre of war.

    Standing before a verb of giving, or behind 'from' and 'by', counts against it. In quarters of a mention.
    """
    scores: defaultdict[str, int] = defaultdict(int)
    for scene in scenes:
        for mention, part in parts_in(scene, reader.words):
            counted = COUNTS.get(part, 0) if part else _as_subject(scene, mention)
            scores[mention.name.target] += counted
    last, led = -1, ""
    for mention in title.parties:
        part = part_of(title.tokens, mention, reader.words)
        part = led if not part and is_joined(title.tokens, last, mention.first, reader.words) else part
        last, led = mention.last, part  # 'food crises in Chad, Mali and Niger'
        if mention.name.target not in title.about:
            continue
        if part in GETS_IN_TITLE or is_topic(title, mention, reader):
            scores[mention.name.target] += LEAST
    return scores


def _as_subject(scene: Scene, mention: NameMention) -> int:
    """What a bare name counts: one that gets or asks is who gets, one that gives is not."""
    groups = verbs_behind(scene, mention)
    if not RECEIVING.isdisjoint(groups):
        return SHARES["to"]
    if "request" in groups:
        return SHARES["folk"]
    return SHARES[""] if GIVING.isdisjoint(groups) else -3


def verbs_behind(scene: Scene, mention: NameMention) -> list[str]:
    """The groups of the verbs whose subject a name may be, by where it stands."""
    last = mention.last
    return [verb.form.group for verb in scene.verbs if 0 <= verb.at - last <= SUBJECT]
