"""How each state stands in a document: what speaks for it as the one that gets, as numbers under names.

Nothing here names a language or weighs anything: `received` weighs, by what was learnt from documents that people
have coded.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log1p
from typing import Final, NamedTuple

from pledgebook.extract.cues import GIVING, RECEIVING
from pledgebook.extract.parts import part_of
from pledgebook.extract.points import GETS_IN_TITLE, pointed_at, verbs_behind
from pledgebook.extract.rows_of_names import parts_in
from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.title import Title, is_topic
from pledgebook.extract.words import Reader, Words
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Tokens

GIVES: Final = GIVING - {"request"}
"""Groups of verbs whose subject gives and does not ask."""

NEAR: Final = 5
"""How many words beside a name the words may stand that tell what befalls it."""

LEAD: Final = 3
"""How many sentences make the lead of a story."""

SHORT: Final = 8
"""Sentences below which a document is short."""

PARTS: Final = ("to", "people", "place", "folk", "against", "", "by", "funder", "leader", "via", "maker", "aside",
                "beside", "office", "title")
"""The parts of a name that are counted apart (see `parts`), with those by office and in the title."""

NO_PARTS: Final = {f"part {part or 'bare'}": 0.0 for part in PARTS}
"""What is seen of a state that plays none of them."""


class Standing(NamedTuple):
    """What is seen of each state that may get, and of the document as a whole, by name; all numbers are bounded."""

    states: Mapping[str, Mapping[str, float]]
    document: Mapping[str, float]
    pointed: str
    """The one that gets by points alone (see `points`), '' where none stands out."""


class Givers(NamedTuple):
    """Who gives by what is known before: whose voice the document is, whom its headline has give, who attacks.

    `gets`: whether the one whose voice it is tells of what others give to it (see `own_gains`).
    """

    voice: str | None
    donor: str | None
    aggressor: frozenset[str]
    gets: bool = False


@dataclass(slots=True)
class _Seen:
    """What was counted of one state."""

    parts: dict[str, int] = field(default_factory=dict)
    verbs: dict[str, int] = field(default_factory=dict)
    sentences: set[int] = field(default_factory=set)
    capitals: int = 0
    plight: int = 0
    mentions: int = 0

    def take(self, part: str, sentence: int) -> None:
        """Count a mention that plays a part in a sentence."""
        self.parts[part] = self.parts.get(part, 0) + 1
        self.mentions += 1
        self.sentences.add(sentence)


def standing(
    title: Title, scenes: Sequence[Scene], reader: Reader, givers: Givers, published: date | None
) -> Standing:
    """What speaks for and against each state of a document as the one that gets."""
    seen = _counted(title, scenes, reader)
    total = sum(one.mentions for one in seen.values()) or 1
    length = max(1, len(scenes))
    best, points = pointed_at(title, scenes, reader, givers.aggressor | {givers.voice, givers.donor})
    most = sum(max(0, points.get(code, 0)) for code in seen) or 1
    states = {
        code: {**_of_counts(one, total, length), **_of_who(code, title, reader, givers, published),
               "share of the points": max(-1.0, points.get(code, 0) / most), "first by points": float(code == best)}
        for code, one in seen.items() if code not in givers.aggressor
    }
    return Standing(states, {**_of_document(states, scenes, reader, givers), "nobody by points": float(not best)}, best)


def _counted(title: Title, scenes: Sequence[Scene], reader: Reader) -> dict[str, _Seen]:
    """The states that the document names, by themselves or by those who hold their offices."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    offices, plight = reader.catalogue.offices, reader.words.role_words["plight"]
    for at, scene in enumerate(scenes):
        hard = bool(scene.parties) and not scene.tokens.words.isdisjoint(plight)
        for mention, part in parts_in(scene, reader.words):
            if part == "seated":
                continue  # 'The board, meeting in Kenya'
            one = seen[mention.name.target]
            one.take(part, at)
            one.capitals += mention.name.use == "capital"
            one.plight += hard and has_plight(scene.tokens, mention, reader.words)
            behind = verbs_behind(scene, mention)
            verb = behind[0] if behind else ""
            verb = "receive" if verb in RECEIVING else "give" if verb in GIVES else verb
            one.verbs[verb] = one.verbs.get(verb, 0) + 1
        for mention in scene.towns:
            if reader.catalogue.is_aided(mention.name.target, None):  # a text that names Ohio is not for the US
                seen[mention.name.target].take(part_in(scene, mention, reader.words), at)
        for mention in scene.offices:
            seen[offices[int(mention.name.target)].party].take("office", at)
    for mention in title.parties:
        seen[mention.name.target].take("title", 0)
    kind = reader.catalogue.party_kind
    return {code: one for code, one in seen.items() if kind(code) in ("state", "territory")}


def has_plight(tokens: Tokens, mention: NameMention, words: Words) -> bool:
    """'Nepal, which was hit by an earthquake', 'the drought in Kenya'."""
    plight, lowers = words.role_words["plight"], tokens.lowers
    return not plight.isdisjoint(lowers[max(0, mention.first - NEAR) : mention.first]) or not plight.isdisjoint(
        lowers[mention.last : mention.last + NEAR + 1])


def _of_counts(one: _Seen, total: int, length: int) -> dict[str, float]:
    """What the mentions of a state tell, by how many they are, where they stand and which part they play."""
    first = min(one.sentences, default=length)
    counted = {f"part {part or 'bare'}": log1p(n) for part, n in one.parts.items() if part in PARTS}
    verbs = one.verbs
    return NO_PARTS | counted | {
        "share of the names": one.mentions / total,
        "how often it is named": log1p(one.mentions),
        "share of the sentences": len(one.sentences) / length,
        "in the first sentence": float(first == 0),
        "in the lead": float(first < LEAD),
        "first named late": first / length,
        "share behind 'to'": one.parts.get("to", 0) / max(1, one.mentions),
        "by its capital": min(one.capitals, 3) / 3,
        "near a plight": log1p(one.plight),
        "verbs of receiving": log1p(verbs.get("receive", 0)),
        "verbs of asking": log1p(verbs.get("request", 0)),
        "verbs of giving": log1p(verbs.get("give", 0)),
        "verbs of saying": log1p(verbs.get("say", 0)),
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
