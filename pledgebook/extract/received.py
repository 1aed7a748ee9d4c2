"""Whom a document is for: the states that stand where one gets, each mention counted by the part that it plays.

A text about one country names it everywhere; a text about the world names many states once. Where little is said of
the best one, it is nobody in particular.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from pledgebook.extract.cues import RECEIVING
from pledgebook.extract.parts import part_of
from pledgebook.extract.scene import Scene
from pledgebook.extract.title import Title, is_topic
from pledgebook.extract.words import Reader, Words
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token

GIVING = frozenset({"give", "promise", "commit", "order", "train", "request"})
"""Groups of verbs whose subject gives."""

LEAST = 5
"""Quarters of a mention that make a party the document's recipient: more than one mention behind 'to' or 'for'."""

FIRM = 8
"""Quarters of a mention from which nothing more is asked of the document's recipient."""

HALF = 0.5
"""The share of the mentions of states that one has of which less is said."""

SPREAD = 10
"""It is named in one sentence in as many."""

SUBJECT = 5
"""How many words before a verb its subject may stand."""

ROWS = 2
"""How often two states stand in one row at the least for a document to be about both."""

SHARES = {"to": 4, "people": 4, "place": 2, "folk": 2, "against": 2, "": 1, "beside": 1}
"""What a mention counts for the one who gets, in quarters, by its part (see `parts`); others count nothing."""

AGAINST = {"by": -4, "funder": -4, "leader": -2, "via": -2, "maker": 0}


def likely_recipients(
    title: Title, scenes: Sequence[Scene], reader: Reader, others: Collection[str | None]
) -> tuple[str, ...]:
    """The state that gets, if one stands out: 4 in 10 of what all states score, less where the title names it.

    With it those that the title names as well, or that stand in a row with it every third time. `others` give or
    attack.
    """
    received = _received(title, scenes, reader)
    joint = _joint(scenes, reader)
    states = {
        p: n + 4 * (p in title.about)
        for p, n in received.items()
        if n > 0 and p not in others and reader.catalogue.party_kind(p) in ("state", "territory")
    }
    total = sum(states.values())
    if not total:
        return ()
    best = max(sorted(states), key=lambda p: states[p])
    needed = 0.25 if best in title.about else 0.4
    if states[best] < LEAST or states[best] < needed * total:
        return ()
    if best not in title.about and states[best] < FIRM and not _is_named_most(scenes, best, reader, others):
        return ()
    rows = {p: joint[frozenset((p, best))] for p in states if p != best}
    often = {p for p, n in rows.items() if n >= ROWS and 3 * n >= joint[frozenset((best,))]}
    beside = [p for p in rows if p in often or ({p, best} <= title.about and 2 * states[p] >= states[best])]
    return tuple(sorted([best, *beside]))


def _is_named_most(scenes: Sequence[Scene], best: str, reader: Reader, others: Collection[str | None]) -> bool:
    """Whether half of all that a document says of states, beside those that give or attack, is said of one.

    And that it is named in a good part of the sentences; who is attacked needs no second naming.
    """
    said = Counter(m.name.target for scene in scenes for m in scene.parties)
    kind = reader.catalogue.party_kind
    states = sum(n for p, n in said.items() if p not in others and kind(p) in ("state", "territory"))
    spread = sum(any(m.name.target == best for m in scene.parties) for scene in scenes)
    attacked = any(best == victim for _, victim in reader.catalogue.conflicts)
    return said[best] >= HALF * states and (attacked or SPREAD * spread >= len(scenes))


def _received(title: Title, scenes: Sequence[Scene], reader: Reader) -> Counter[str]:
    """How much each party stands where one gets: behind 'to' and 'for', as subject of receiving, as theatre of war.

    Standing before a verb of giving, or behind 'from' and 'by', counts against it. In quarters of a mention.
    """
    scores: Counter[str] = Counter()
    for scene in scenes:
        before: tuple[int, str] = (-1, "")
        for mention in scene.parties:
            part = part_of(scene.tokens, mention, reader.words)
            if not part and before[1] in AGAINST and _is_joined(scene.tokens, before[0], mention.first, reader.words):
                part = before[1]  # 'imported from Kenya and Uganda'
            before = mention.last, part
            counted = SHARES.get(part, AGAINST.get(part, 0)) if part else _as_subject(scene, mention)
            scores[mention.name.target] += counted
    last, led = -1, ""
    for mention in title.parties:
        part = part_of(title.tokens, mention, reader.words)
        part = led if not part and _is_joined(title.tokens, last, mention.first, reader.words) else part
        last, led = mention.last, part  # 'food crises in Chad, Mali and Niger'
        if mention.name.target not in title.about:
            continue
        if part in ("to", "people", "place", "folk") or is_topic(title, mention, reader):
            scores[mention.name.target] += LEAST
    return scores


def _as_subject(scene: Scene, mention: NameMention) -> int:
    """What a bare name counts: one that gets or asks is who gets, one that gives is not."""
    verbs = [v for v in scene.verbs if 0 <= v.at - mention.last <= SUBJECT]
    if any(v.form.group in RECEIVING for v in verbs):
        return SHARES["to"]
    if any(v.form.group == "request" for v in verbs):
        return SHARES["folk"]
    return -3 if any(v.form.group in GIVING for v in verbs) else SHARES[""]


def _is_joined(tokens: Sequence[Token], last: int, first: int, words: Words) -> bool:
    """Whether nothing but a comma, 'and' and an article stands between two names."""
    small = words.nouns["conjunctions"] | words.nouns["articles"]
    between = tokens[last:first] if last >= 0 else []
    return 0 < len(between) <= 3 and all(t.text == "," or t.lower in small for t in between)


def _joint(scenes: Sequence[Scene], reader: Reader) -> Counter[frozenset[str]]:
    """How often two names stand in one row ('Peru, Chile and Ecuador'), and each name at all."""
    found: Counter[frozenset[str]] = Counter()
    for scene in scenes:
        row: list[NameMention] = []
        for mention in scene.parties:
            joined = bool(row) and _is_joined(scene.tokens, row[-1].last, mention.first, reader.words)
            row = [*row, mention] if joined else [mention]
            found.update(frozenset((other.name.target, mention.name.target)) for other in row)
    return found
