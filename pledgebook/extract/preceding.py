"""What the sentence before tells of who acts: its states, its subject, and whether that subject gives.

'Norway stands by Kenya. It will send 40 tents': a pronoun, or a sentence that names nobody, takes up who was named.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pledgebook.extract.cues import GIVING, RECEIVING
from pledgebook.extract.dateline import DASHES
from pledgebook.extract.dateline import LONGEST as DATELINE
from pledgebook.extract.offices import holder
from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.words import Reader
from pledgebook.model import Document
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import tokenise

KINDS: Final = ("state", "union")

SUBJECT: Final = ("", "folk")
"""Parts that the name of a subject may have."""


LEAD: Final = 3
"""How many sentences may have a dateline before them: a headline, a byline, the lead."""

FEW: Final = 4
"""How many words may stand before the name of whose load it is ('The first Norwegian plane')."""

MOST: Final = 6
"""How many bodies are kept in mind."""

OWNED: Final = 5
"""Within how many words behind its owner's name the noun of a gift stands ("Norway's generous financial support")."""


class Preceding(NamedTuple):
    """The states and unions that a sentence names, in order; with those by offices; its subject; whether that gives."""

    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    subject: str = ""
    gives: bool = False
    joint: tuple[str, ...] = ()
    """All who act together, where the subject is a row of names ('Qatar and Oman met')."""
    sender: str = ""
    """Whose load it tells of ('A Norwegian plane landed', 'A convoy from Norway has left')."""
    holder: str = ""
    """Whose office the person holds who acts in it, or is named in it last: 'his government' is that one's."""


@dataclass(slots=True)
class Befores:
    """What the sentence before each one tells, read where it is first asked for: of three in four nobody asks it."""

    document: Document
    scenes: Sequence[Scene]
    reader: Reader
    named: frozenset[str]
    places: Mapping[int, int]
    """The number of each sentence by its start."""
    known: dict[int, Preceding] = field(default_factory=dict)

    def get(self, start: int) -> Preceding:
        """What the sentence before the one that starts there tells."""
        at = self.places[start]
        told = self.known.get(at)
        if told is None:
            told = self.known[at] = self._before(at)
        return told

    def _before(self, at: int) -> Preceding:
        told = _read(self.scenes[at - 1], self.document, self.reader, self.named) if at else Preceding()
        home = "" if at >= LEAD or told.subject else written_in(self.scenes[at], self.reader)
        return Preceding(subject=home) if home else told


def read_preceding(
    document: Document, scenes: Sequence[Scene], reader: Reader, named: frozenset[str]
) -> Befores:
    """For each sentence, by its start, what the one before it tells."""
    return Befores(document, scenes, reader, named, {scene.sentence.start: k for k, scene in enumerate(scenes)})


def written_in(scene: Scene, reader: Reader) -> str:
    """'OSLO, May 1 (Agency) - The government will send': the state whose capital a dateline names."""
    tokens = scene.tokens
    marks = {*DASHES, ":"} if tokens and tokens[0].text.isupper() else DASHES  # 'OSLO, May 1: The government will send'
    dash = next((k for k, t in enumerate(tokens[:DATELINE]) if t.text in marks and (t.text == ":" or not t.glued)), 0)
    if not dash or any(token.text.islower() and not scene.covered[k] for k, token in enumerate(tokens[:dash])):
        return ""
    end = next((k for k, token in enumerate(tokens[:dash]) if token.kind != "word" or scene.covered[k] == "date"), dash)
    found = reader.gazetteer.find(tokenise(" ".join(token.text.title() for token in tokens[:end])))
    return next((m.name.target for m in found if m.name.use == "capital"), "")


def _read(scene: Scene, document: Document, reader: Reader, named: frozenset[str]) -> Preceding:
    kind = reader.catalogue.party_kind
    parties = [(m, m.name.target) for m in scene.parties if kind(m.name.target) in KINDS]
    held = [(m, office.party) for m in scene.offices if (office := holder(m, document, reader, named)) is not None]
    if not parties and not held:  # half of all sentences
        first = scene.verbs[0].at if scene.verbs else len(scene.tokens)
        return Preceding(subject=_body(scene, reader, first), gives=_gives(scene, reader))
    names = tuple(dict.fromkeys(code for _, code in parties))
    everybody = sorted([*parties, *held], key=lambda one: one[0].first)
    verb = scene.verbs[0].at if scene.verbs else len(scene.tokens)
    acting = [(m, code) for m, code in everybody if m.last <= verb]
    acting = [(m, code) for m, code in acting
              if m.name.table == "office" or part_in(scene, m, reader.words) in SUBJECT]
    people = tuple(dict.fromkeys(code for _, code in everybody))
    thanked = [code for m, code in parties if part_in(scene, m, reader.words) == "funder"]
    if thanked:  # 'Kenya thanked Norway. "They gave us tents"'
        return Preceding(names, people, thanked[0], gives=True)
    owner = _praised(scene, reader, parties)
    if owner:  # "Kenya welcomed Norway's support. It includes"
        return Preceding(names, people, owner, gives=True)
    joint = tuple(_row([m for m, _ in acting], scene, reader)) if acting else ()
    loaded = everybody and scene.verbs and not scene.tokens.words.isdisjoint(reader.words.joined["loads"])
    sender = _sender(scene, reader, everybody, verb) if loaded else ""
    subject = acting[0][1] if acting else _body(scene, reader, verb)
    holders = [code for m, code in acting if m.name.table == "office"][:1] or [code for _, code in held][-1:]
    return Preceding(names, people, subject, _gives(scene, reader), joint, sender, next(iter(holders), ""))


def _body(scene: Scene, reader: Reader, verb: int) -> str:
    """The body that opens a sentence as its subject ('UNICEF has worked in Kenya. It sent 40 tents')."""
    first = scene.parties[0] if scene.parties else None
    if first is None or first.first > 1 or first.last > verb or part_in(scene, first, reader.words) != "":
        return ""
    return first.name.target


def _sender(scene: Scene, reader: Reader, everybody: Sequence[tuple[NameMention, str]], verb: int) -> str:
    """The state whose load comes or goes: by the adjective before its noun, or behind 'from'."""
    words, tokens = reader.words, scene.tokens
    takes = scene.verbs[0].form.group in RECEIVING
    for mention, code in everybody:
        before = tokens.lowers[left_of_articles(tokens, mention.first, words) - 1] if mention.first else ""
        if before in words.nouns["froms"]:
            return code
        ahead = tokens.lowers[mention.last : min(mention.last + OWNED, verb)]
        if not takes and mention.first <= FEW and not words.joined["loads"].isdisjoint(ahead):
            return code
    return ""


def _row(acting: Sequence[NameMention], scene: Scene, reader: Reader) -> Iterator[str]:
    """The names of states that are joined to the first of those who act."""
    joins, articles = reader.words.nouns["conjunctions"], reader.words.nouns["definite"]
    last = acting[0].first
    for mention in acting:
        between = scene.tokens[last : mention.first]
        if mention.name.table == "office" or not all(t.text == "," or t.lower in joins | articles for t in between):
            return
        yield mention.name.target
        last = mention.last


def _praised(scene: Scene, reader: Reader, parties: Sequence[tuple[NameMention, str]]) -> str:
    """The one whose gift or decision the sentence reacts to ("hailed Norway's support for Mali")."""
    words, tokens = reader.words, scene.tokens
    if not scene.verbs or scene.verbs[0].form.lemma not in words.nouns["reacting"]:
        return ""
    for mention, code in parties:
        ahead = tokens[mention.last : mention.last + OWNED]
        owns = mention.first > scene.verbs[0].at and bool(ahead) and ahead[0].text in "'’"
        if owns and any((t.lower in words.role_words["gifts"] or t.lower in words.nouns["decisions"]) for t in ahead):
            return code
    return ""


def _gives(scene: Scene, reader: Reader) -> bool:
    """Whether a sentence tells that its subject gives: by its first verb, or by a noun of giving in it."""
    words = reader.words
    for verb in scene.verbs:
        if verb.form.group in RECEIVING or verb.form.group == "request" or verb.form.lemma in words.nouns["thanking"]:
            return False
        if verb.form.group in GIVING or verb.form.lemma in words.nouns["serving"]:
            return True
    return not scene.tokens.words.isdisjoint(words.role_words["gifts"])


def read_bodies(scenes: Sequence[Scene], reader: Reader) -> Mapping[int, tuple[str, ...]]:
    """For each sentence, by its start, the bodies named before it that are no states, the one named last first."""
    found: dict[int, tuple[str, ...]] = {}
    named: tuple[str, ...] = ()
    states: set[str] = set()
    for scene in scenes:
        found[scene.sentence.start] = named
        for mention in scene.parties:
            code = mention.name.target
            if code in states or code in named[:1]:
                continue
            if reader.catalogue.party_kind(code) in ("state", "territory"):
                states.add(code)
            else:
                named = (code, *[one for one in named if one != code])[:MOST]
    return found
