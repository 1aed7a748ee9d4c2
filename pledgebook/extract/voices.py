"""Who may be speaking: office holders, people named with a public office, bodies and states in one sentence.

A person is named only where the catalogue or the words of the text give them a public office; a private person is
never a voice. Words for offices, ranks and bodies stand in the pack's `[speech]`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pledgebook.extract.persons import behind_preposition, left_of_determiners
from pledgebook.extract.scene import Scene
from pledgebook.extract.sights import (
    BODY,
    COUNTRIES,
    NAMELESS,
    NOBODY,
    Hit,
    Sight,
    Voice,
    held,
    is_country,
    possesses,
    widen_left,
    words_of,
)
from pledgebook.extract.words import Reader, Words, together
from pledgebook.model import Document, Speaker

MOST_PEOPLE: Final = 300
"""People that are kept in mind: more are named in no document, and bare nouns are held against each of them."""


@dataclass(slots=True)
class Cast:
    """Who has been named so far in a document, and the party that a bare 'the minister' belongs to."""

    people: dict[str, Speaker] = field(default_factory=dict)
    """Surname -> person with an office that the text names; the one named last stands last."""
    surnames: set[str] = field(default_factory=set)
    """The surnames of all who ever were in `people`, in lower case."""
    bodies: dict[str, Speaker] = field(default_factory=dict)
    """Last word of a body -> the body as it was named in full."""
    party: str | None = None
    person: Speaker | None = None
    """Whom 'he' or 'she' means: the person who spoke last, or was the first named in a sentence since."""
    body: Speaker | None = None
    """What 'it' means where it speaks: the body that spoke last."""
    named: Speaker | None = None
    """What 'the company' means where it speaks: the body named last that is of no state."""
    last: Speaker | None = None
    """Whose 'the statement' is: whoever spoke last."""

    def spoke(self, speaker: Speaker) -> None:
        """Remember who spoke."""
        self.last = speaker
        if speaker.name:
            self.person = speaker
        else:
            self.body = speaker

    def take(self, voice: Voice) -> None:
        """Remember whom a voice names, for the bare nouns behind it."""
        if voice.sort == "holder":
            surname = surname_of(voice.speaker.name)
            self.people.pop(surname, None)  # so that the last one named stands last
            self.people[surname] = voice.speaker
            self.surnames.add(surname.lower())
            if len(self.people) > MOST_PEOPLE:
                self.people.pop(next(iter(self.people)))
        elif voice.sort in ("body", "state") and voice.speaker.party and voice.speaker.role:
            self.bodies[voice.speaker.role.lower().split()[-1]] = voice.speaker


def surname_of(name: str | None) -> str:
    """The last word of a name, by which the press calls its bearer; '' without a name."""
    return (name or "").split()[-1] if name else ""


def find_voices(scene: Scene, reader: Reader, document: Document, sight: Sight, cast: Cast) -> list[Voice]:
    """The voices of a sentence in order, none overlapping another; what it names is taken into the cast."""
    found = name_people(scene, reader, document, sight, cast)
    speech = reader.words.speech
    echoing = together(speech["he"], speech["it"], speech["statements"], speech["papers"])
    if not scene.tokens.words.isdisjoint(echoing):
        places = [at for at, word in enumerate(scene.tokens.lowers) if word in echoing]
        found += list(_echoes(scene, reader.words, cast, found, places))
    return sorted(found, key=lambda voice: voice.first) if len(found) > 1 else found


def name_people(scene: Scene, reader: Reader, document: Document, sight: Sight, cast: Cast) -> list[Voice]:
    """The voices of a sentence that name somebody, taken into the cast."""
    found: list[Voice] = []
    if any(sight):  # half of all sentences have nothing of the kind
        cast.named = next((v.speaker for v in sight.parties if _is_company(scene, reader.words, v)), cast.named)
        for maker in (sight.offices, sight.unlisted, _by_words(scene, reader, document, sight, cast), sight.parties):
            _take(maker, found, cast)
    said = scene.tokens.words
    if not said.isdisjoint(cast.surnames) or (cast.people and not said.isdisjoint(reader.words.speech["sirs"])):
        _take(_known_people(scene, reader.words, cast), found, cast)
    return found


def _is_company(scene: Scene, words: Words, voice: Voice) -> bool:
    """Whether a voice is that of a body of no state, which a sentence names as its subject, and no paper it cites."""
    if voice.sort != "body" or not (voice.speaker.party or "").startswith("org:"):
        return False
    named = any(m.first == voice.first for m in scene.parties)
    return named and not behind_preposition(scene, words, voice.first)


def _take(voices: Iterable[Voice], found: list[Voice], cast: Cast) -> None:
    """Add those that overlap none of those found before, and take them into the cast."""
    for voice in voices:
        for other in found:  # a plain loop, since every voice is asked for twice
            if other.first < voice.last and voice.first < other.last:
                break
        else:
            found.append(voice)
            cast.take(voice)


def _by_words(scene: Scene, reader: Reader, document: Document, sight: Sight, cast: Cast) -> Iterator[Voice]:
    """Voices by a word for an office or a body ('Defence Minister ...', 'the German defence ministry')."""
    last = 0
    for hit in sight.hits:
        if hit.place < last:
            continue
        last = hit.last
        voice = _voice_of(scene, reader, document, hit, cast)
        if voice and not possesses(scene, voice.last, reader.words):
            last = voice.last
            yield voice


def _voice_of(scene: Scene, reader: Reader, document: Document, hit: Hit, cast: Cast) -> Voice | None:
    if hit.sort == BODY:
        return _body(scene, reader, hit, cast)
    if hit.sort == NAMELESS:  # 'A senior defence official', 'Ukrainian officials'
        return Voice(hit.first, hit.last, Speaker(None, hit.role, hit.party), "role")
    return _holder_by_words(scene, reader, document, hit, cast) if hit.sort != NOBODY else None


def _body(scene: Scene, reader: Reader, hit: Hit, cast: Cast) -> Voice | None:
    """A ministry, an administration, a government by its words; bare, the one that was named before."""
    speech, first, last = reader.words.speech, hit.first, hit.last
    head = scene.tokens.lowers[last - 1]
    sort = "state" if head in speech["governments"] else "body"
    party = hit.party or _owner_of(scene, reader, cast, first)
    named = next((m for m in scene.parties if m.first < first and last <= m.last), None) if party is None else None
    if named is not None and is_country(named, reader):  # 'the Obama administration'
        party, first = named.name.target, named.first
    if party is None and first + 1 == last and head in cast.bodies:
        return Voice(first, last, cast.bodies[head], sort)
    if party is None and head in speech["unsure"]:
        known = (cast.named or cast.body) if head in speech["generic"] and first + 1 == last else None
        lasting = known and known.party and reader.catalogue.party_kind(known.party) not in COUNTRIES
        return Voice(first, last, known, sort) if known and lasting else None
    return Voice(first, last, Speaker(None, hit.role, party or cast.party), sort)


def _owner_of(scene: Scene, reader: Reader, cast: Cast, first: int) -> str | None:
    """Whose body 'its defence ministry' is: that of the first country of the sentence that stands as a subject."""
    words = reader.words
    land = first > 2 and scene.tokens.lowers[first - 1] in words.possessives
    owned = first > 0 and scene.tokens.lowers[first - 1] in words.speech["owners"]
    if not owned and not (land and scene.tokens.lowers[first - 3] in words.speech["lands"]):
        return None
    near = [m for m in scene.parties if m.last <= first and is_country(m, reader)]
    subjects = [m for m in near if not behind_preposition(scene, words, m.first)]
    owner = next(iter(subjects or near), None)
    return owner.name.target if owner else cast.body.party if cast.body else None


def _holder_by_words(scene: Scene, reader: Reader, document: Document, hit: Hit, cast: Cast) -> Voice | None:
    """An office with the name that stands beside it; without one, whoever is known to hold it."""
    speech, title = reader.words.speech, scene.tokens.lowers[hit.first : hit.last]
    doubtful = hit.party is None and title[-1] in speech["unsure"] and speech["public"].isdisjoint(title)
    if hit.name is None:
        found = _bare(scene, reader, document, cast, hit)
        if not (doubtful and found and found.sort != "holder"):
            return found
        if title[-1] not in speech["mouths"]:
            return None
        party = found.speaker.party or (cast.body.party if cast.body else None)
        return Voice(hit.first, hit.last, Speaker(None, hit.role, party), "role")
    spoken = words_of(scene, document, *hit.name)
    known = cast.people.get(surname_of(spoken))
    place = min(hit.first, hit.name[0]), max(hit.last, hit.name[1])
    if known and " " not in spoken:
        return Voice(*place, known, "holder")
    return None if doubtful else Voice(*place, Speaker(spoken, hit.role, hit.party or cast.party), "holder")


def _bare(scene: Scene, reader: Reader, document: Document, cast: Cast, hit: Hit) -> Voice | None:
    """'The minister', 'the Ukrainian president': who was named with that office, else who holds it on that day."""
    place, party = (hit.first, hit.last), hit.party
    said = {t.lower for t in scene.tokens[hit.first : hit.last] if t.kind == "word"} & reader.words.titles
    owner = party or cast.party
    people = [p for p in reversed(cast.people.values()) if party in (None, p.party) and said <= held(p.role)]
    people.sort(key=lambda p: (p.party != owner, len(held(p.role))))
    if people:
        return Voice(*place, people[0], "holder")
    offices = [o for o in reader.catalogue.offices_of(owner) if said <= held(o.role) and o.held_on(document.published)]
    known = sorted(offices, key=lambda o: len(held(o.role)))
    exact = [o for o in known if len(held(o.role)) == len(held(known[0].role))]
    if document.published and len(exact) == 1 and len(held(exact[0].role)) <= len(said) + 2:
        return Voice(*place, Speaker(exact[0].name, exact[0].role, exact[0].party), "holder")
    return Voice(*place, Speaker(None, hit.role, owner), "role")


def _known_people(scene: Scene, words: Words, cast: Cast) -> Iterator[Voice]:
    """Surnames of people whom the text has named with their office."""
    lowers, surnames, sirs = scene.tokens.lowers, cast.surnames, words.speech["sirs"]
    places = [k for k, word in enumerate(lowers) if word in surnames]
    if not scene.tokens.words.isdisjoint(sirs):  # in few sentences
        places = sorted({*places, *(k for k in range(1, len(lowers)) if lowers[k - 1] in sirs)})
    for at in places:
        token = scene.tokens[at]
        known = token.text in cast.people and scene.covered[at] in ("", "office")
        if known and not possesses(scene, at + 1, words):
            first = at
            full = (cast.people[token.text].name or "").split()
            while first > 0 and scene.tokens[first - 1].text in full:
                first -= 1
            yield Voice(first, at + 1, cast.people[token.text], "holder")
        elif at and lowers[at - 1] in sirs and not scene.covered[at]:
            knight = next((p for p in cast.people.values() if (p.name or "").split()[:1] == [token.text]), None)
            if knight:
                yield Voice(at - 1, at + 1, knight, "holder")


def _echoes(
    scene: Scene, words: Words, cast: Cast, named: Sequence[Voice], places: Sequence[int]
) -> Iterator[Voice]:
    """'he', 'she', 'it' and 'the statement': the subject of the sentence, else whoever spoke or was named last."""
    people = [v for v in named if v.sort == "holder" and not behind_preposition(scene, words, v.first)]
    bodies = [v for v in named if v.sort == "body" and not behind_preposition(scene, words, v.first)]
    taken = {at for v in named for at in range(v.first, v.last)}
    for at in places:
        token = scene.tokens[at]
        if at in taken:
            continue
        if token.lower in words.speech["he"]:
            person = next((v.speaker for v in people if v.last <= at), cast.person)
            if person:
                yield Voice(at, at + 1, person, "echo")
        elif token.lower in words.speech["it"]:
            body = next((v.speaker for v in bodies if v.last <= at), cast.body)
            if body:
                yield Voice(at, at + 1, body, "echo")
        else:
            yield from _statement(scene, words, cast, at, named)


def _statement(scene: Scene, words: Words, cast: Cast, at: int, named: Sequence[Voice]) -> Iterator[Voice]:
    """'A White House statement', 'figures from the ministry' are of who stands beside; 'the statement' of the last."""
    owner = next((v for v in named if v.last == at), None) or _owner_behind(scene, words, at + 1, named)
    if owner:
        yield Voice(at, at + 1, owner.speaker, "echo")
        return
    first = widen_left(scene, at, words)
    inside = next((m for m in scene.parties if first <= m.first and m.last <= at), None)
    if inside:
        role = " ".join(t.text for t in scene.tokens[inside.first : inside.last])
        yield Voice(first, at + 1, Speaker(None, role, inside.name.target), "echo")
    elif cast.last and scene.tokens.lowers[at] in words.speech["statements"]:
        yield Voice(at, at + 1, cast.last, "echo")


def _owner_behind(scene: Scene, words: Words, at: int, named: Sequence[Voice]) -> Voice | None:
    """Whose a paper is by the words right behind it: 'data from the Kiel Institute'."""
    if words.speech["papered"].isdisjoint(scene.tokens.lowers[at : at + 1]):
        return None
    return next((v for v in named if v.first > at and left_of_determiners(scene, v.first, words) <= at + 1), None)
