"""How each state stands in a document: what speaks for it as the one that gets, as numbers under names.

Nothing here names a language or weighs anything: `received` weighs, by what was learnt from documents that people
have coded.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log1p
from typing import NamedTuple

from pledgebook.extract.cues import GIVING, RECEIVING
from pledgebook.extract.parts import part_of
from pledgebook.extract.points import GETS_IN_TITLE, SUBJECT, pointed_at
from pledgebook.extract.rows_of_names import parts_in
from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.title import Title, is_topic
from pledgebook.extract.words import Reader, Words
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token

GIVES = GIVING - {"request"}
"""Groups of verbs whose subject gives and does not ask."""

NEAR = 5
"""How many words beside a name the words may stand that tell what befalls it."""

LEAD = 3
"""How many sentences make the lead of a story."""

SHORT = 8
"""Sentences below which a document is short."""

PARTS = ("to", "people", "place", "folk", "against", "", "by", "funder", "leader", "via", "maker", "aside", "beside",
         "office", "title")
"""The parts of a name that are counted apart (see `parts`), with those by office and in the title."""


class Standing(NamedTuple):
    """What is seen of each state that may get, and of the document as a whole, by name; all numbers are bounded."""

    states: Mapping[str, Mapping[str, float]]
    document: Mapping[str, float]
    pointed: str
    """The one that gets by points alone (see `points`), '' where none stands out."""


class Givers(NamedTuple):
    """Who gives by what is known before: whose voice the document is, whom its headline has give, who attacks."""

    voice: str | None
    donor: str | None
    aggressor: frozenset[str]


@dataclass(slots=True)
class _Seen:
    """What was counted of one state."""

    parts: Counter[str] = field(default_factory=Counter)
    verbs: Counter[str] = field(default_factory=Counter)
    sentences: set[int] = field(default_factory=set)
    capitals: int = 0
    plight: int = 0

    @property
    def mentions(self) -> int:
        return sum(self.parts.values())


def standing(
    title: Title, scenes: Sequence[Scene], reader: Reader, givers: Givers, published: date | None
) -> Standing:
    """What speaks for and against each state of a document as the one that gets."""
    seen = _counted(title, scenes, reader)
    total = sum(one.mentions for one in seen.values()) or 1
    length = max(1, len(scenes))
    best, points = pointed_at(title, scenes, reader, givers.aggressor | {givers.voice, givers.donor})
    most = sum(max(0, points[code]) for code in seen) or 1
    states = {
        code: {**_of_counts(one, total, length), **_of_who(code, title, reader, givers, published),
               "share of the points": max(-1.0, points[code] / most), "first by points": float(code == best)}
        for code, one in seen.items() if code not in givers.aggressor
    }
    return Standing(states, {**_of_document(states, scenes, reader, givers), "nobody by points": float(not best)}, best)


def _counted(title: Title, scenes: Sequence[Scene], reader: Reader) -> dict[str, _Seen]:
    """The states that the document names, by themselves or by those who hold their offices."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    offices = reader.catalogue.offices
    for at, scene in enumerate(scenes):
        hard = not scene.tokens.words.isdisjoint(reader.words.role_words["plight"])
        for mention, part in parts_in(scene, reader.words):
            if part == "seated":
                continue  # 'The board, meeting in Kenya'
            one = seen[mention.name.target]
            one.parts[part] += 1
            one.sentences.add(at)
            one.capitals += mention.name.use == "capital"
            one.plight += hard and _has_plight(scene.tokens, mention, reader.words)
            verb = next((v.form.group for v in scene.verbs if 0 <= v.at - mention.last <= SUBJECT), "")
            one.verbs["receive" if verb in RECEIVING else "give" if verb in GIVES else verb] += 1
        for mention in scene.towns:
            if not reader.catalogue.is_aided(mention.name.target, None):
                continue  # a text that names Ohio is not for the United States
            one = seen[mention.name.target]
            one.parts[part_in(scene, mention, reader.words)] += 1
            one.sentences.add(at)
        for mention in scene.offices:
            one = seen[offices[int(mention.name.target)].party]
            one.parts["office"] += 1
            one.sentences.add(at)
    for mention in title.parties:
        seen[mention.name.target].parts["title"] += 1
        seen[mention.name.target].sentences.add(0)
    kind = reader.catalogue.party_kind
    return {code: one for code, one in seen.items() if kind(code) in ("state", "territory")}


def _has_plight(tokens: Sequence[Token], mention: NameMention, words: Words) -> bool:
    """'Nepal, which was hit by an earthquake', 'the drought in Kenya'."""
    beside = (*tokens[max(0, mention.first - NEAR) : mention.first], *tokens[mention.last : mention.last + NEAR + 1])
    return any(token.lower in words.role_words["plight"] for token in beside)


def _of_counts(one: _Seen, total: int, length: int) -> dict[str, float]:
    """What the mentions of a state tell, by how many they are, where they stand and which part they play."""
    first = min(one.sentences, default=length)
    counted = {f"part {part or 'bare'}": log1p(one.parts[part]) for part in PARTS}
    return counted | {
        "share of the names": one.mentions / total,
        "how often it is named": log1p(one.mentions),
        "share of the sentences": len(one.sentences) / length,
        "in the first sentence": float(first == 0),
        "in the lead": float(first < LEAD),
        "first named late": first / length,
        "share behind 'to'": one.parts["to"] / max(1, one.mentions),
        "by its capital": min(one.capitals, 3) / 3,
        "near a plight": log1p(one.plight),
        "verbs of receiving": log1p(one.verbs["receive"]),
        "verbs of asking": log1p(one.verbs["request"]),
        "verbs of giving": log1p(one.verbs["give"]),
        "verbs of saying": log1p(one.verbs["say"]),
    }


def _of_who(
    code: str, title: Title, reader: Reader, givers: Givers, published: date | None
) -> dict[str, float]:
    """What is known of a state whatever the text says of it, and how the title names it."""
    own = [mention for mention in title.parties if mention.name.target == code]
    return {
        "on the aid list": float(reader.catalogue.is_aided(code, published)),
        "under attack": float(code in reader.catalogue.attacked),
        "the voice": float(code == givers.voice),
        "gives by the headline": float(code == givers.donor),
        "title is about it": float(code in title.about),
        "title is for it": float(any(
            part_of(title.tokens, m, reader.words) in GETS_IN_TITLE or is_topic(title, m, reader) for m in own)),
    }


def _of_document(
    states: Mapping[str, Mapping[str, float]], scenes: Sequence[Scene], reader: Reader, givers: Givers
) -> dict[str, float]:
    """What speaks for nobody in particular."""
    def most(name: str) -> float:
        return max((one[name] for one in states.values()), default=0.0)

    return {
        "whatever is said": 1.0,
        "how many states": log1p(len(states)),
        "few sentences": float(len(scenes) < SHORT),
        "a conversation": float(any(scene.sentence.turn for scene in scenes)),
        "a state's voice": float(givers.voice is not None and reader.catalogue.party_kind(givers.voice) == "state"),
        "most of the names": most("share of the names"),
        "most behind 'to'": most("part to"),
        "most near a plight": most("near a plight"),
        "most of the sentences": most("share of the sentences"),
    }
