"""Who may be speaking: office holders, people named with a public office, bodies and states in one sentence.

A person is named only where the catalogue or the words of the text give them a public office; a private person is
never a voice. Words for offices, ranks and bodies stand in the pack's `[speech]`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pledgebook.catalogue import Office
from pledgebook.extract.cited import is_agency, press
from pledgebook.extract.offices import holder
from pledgebook.extract.persons import behind_preposition, name_beside
from pledgebook.extract.scene import Scene
from pledgebook.extract.setting import Setting
from pledgebook.extract.words import Reader, Words
from pledgebook.model import Document, Speaker
from pledgebook.text.names import NameMention

PUBLIC = frozenset({"state", "territory", "union", "alliance", "agency", "bank", "fund", "group", "coalition"})
"""Kinds of parties whose offices are public."""

MOST_PEOPLE = 300
"""People that are kept in mind: more are named in no document, and bare nouns are held against each of them."""

COUNTRIES = frozenset({"state", "territory", "union"})


class Voice(NamedTuple):
    """Tokens `first` to `last` (half-open) name who may speak.

    `sort` is 'person', 'role' (an office without a name), 'body', 'state', or 'echo' (a pronoun, 'the statement':
    whoever spoke last).
    """

    first: int
    last: int
    speaker: Speaker
    sort: str


@dataclass(slots=True)
class Cast:
    """Who has been named so far in a document, and the party that a bare 'the minister' belongs to."""

    people: dict[str, Speaker] = field(default_factory=dict)
    """Surname -> person with an office that the text names; the one named last stands last."""
    bodies: dict[str, Speaker] = field(default_factory=dict)
    """Last word of a body -> the body as it was named in full."""
    party: str | None = None
    person: Speaker | None = None
    """Whom 'he' or 'she' means: the person who spoke last, or was the first named in a sentence since."""
    body: Speaker | None = None
    """What 'it' means where it speaks: the body that spoke last."""
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
        if voice.sort == "person":
            self.people.pop(surname_of(voice.speaker.name), None)  # so that the last one named stands last
            self.people[surname_of(voice.speaker.name)] = voice.speaker
            if len(self.people) > MOST_PEOPLE:
                self.people.pop(next(iter(self.people)))
        elif voice.sort in ("body", "state") and voice.speaker.party and voice.speaker.role:
            self.bodies[voice.speaker.role.lower().split()[-1]] = voice.speaker


def surname_of(name: str | None) -> str:
    """The last word of a name, by which the press calls its bearer; '' without a name."""
    return (name or "").split()[-1] if name else ""


class Sight(NamedTuple):
    """What of the voices of a sentence no cast changes: office holders, words for offices and bodies, parties."""

    offices: tuple[Voice, ...]
    hits: tuple[tuple[int, str, int], ...]
    parties: tuple[Voice, ...]


def sight_of(scene: Scene, reader: Reader, document: Document, setting: Setting) -> Sight:
    """What stands in a sentence whoever was named before; a document is read twice with it."""
    return Sight(
        tuple(_office_holders(scene, reader, document, setting)),
        tuple(reader.words.voices.scan(scene.tokens)),
        tuple(_parties(scene, reader, document)),
    )


def find_voices(scene: Scene, reader: Reader, document: Document, sight: Sight, cast: Cast) -> list[Voice]:
    """The voices of a sentence in order, none overlapping another; what it names is taken into the cast."""
    found = name_people(scene, reader, document, sight, cast)
    found += list(_echoes(scene, reader.words, cast, found))
    return sorted(found, key=lambda voice: voice.first)


def name_people(scene: Scene, reader: Reader, document: Document, sight: Sight, cast: Cast) -> list[Voice]:
    """The voices of a sentence that name somebody, taken into the cast."""
    found: list[Voice] = []
    makers = (
        sight.offices,
        _by_words(scene, reader, document, sight, cast),
        sight.parties,
        _known_people(scene, reader.words, cast),
    )
    for maker in makers:
        for voice in maker:
            if not found or all(voice.last <= other.first or other.last <= voice.first for other in found):
                found.append(voice)
                cast.take(voice)
    return found


def _office_holders(scene: Scene, reader: Reader, document: Document, setting: Setting) -> Iterator[Voice]:
    for mention in scene.offices:
        office = holder(mention, document, reader, setting.named)
        if office and not _possesses(scene, mention.last, reader.words):
            office = _by_title(scene, reader, mention, (office, document.published))
            first = _widen_left(scene, mention.first, reader.words, office.party)
            yield Voice(first, mention.last, Speaker(office.name, office.role, office.party), "person")


def _by_title(scene: Scene, reader: Reader, mention: NameMention, known: tuple[Office, date | None]) -> Office:
    """Of the offices that a person holds on the day the one that the words before the name say ('NATO chief Rutte')."""
    office, day = known
    title = {t.lower for t in scene.tokens[_widen_left(scene, mention.first, reader.words) : mention.first]}
    same = [o for _, o in reader.catalogue.holders(office.surname) if o.name == office.name
            and (o.held_on(day) or not office.held_on(day))]
    best = max(same, key=lambda o: (len(title & held(o.role)), o == office), default=office)
    return best if title & held(best.role) else office


def _possesses(scene: Scene, at: int, words: Words) -> bool:
    """Whether the name before token `at` only owns what follows ('Biden's administration')."""
    after = scene.tokens[at : at + 2]
    return bool(after) and after[0].text == "'" and (len(after) == 1 or after[1].lower in words.possessives)


def _by_words(scene: Scene, reader: Reader, document: Document, sight: Sight, cast: Cast) -> Iterator[Voice]:
    """Voices by a word for an office or a body ('Defence Minister ...', 'the German defence ministry')."""
    last = 0
    for place, label, after in sight.hits:
        if _goes_on(scene, reader.words, after):
            continue  # the 'military' of 'military officials'
        if place < last or any(scene.covered[at] in ("item", "money", "office") for at in range(place, after)):
            continue
        first = _widen_left(scene, place, reader.words)
        last = _widen_right(scene, after, reader.words)
        if label == "body":
            voice = _body(scene, reader, document, cast, first, last)
        elif label == "nameless":
            voice = _nameless(scene, reader, document, first, last)
        else:
            voice = _holder_by_words(scene, reader, document, cast, first, last)
        if voice and not _possesses(scene, voice.last, reader.words):
            last = voice.last
            yield voice


def _goes_on(scene: Scene, words: Words, at: int) -> bool:
    """Whether the title goes on to another word for an office or body ('military intelligence agency')."""
    ranks = words.speech["ranks"]
    while at < len(scene.tokens) and scene.tokens.lowers[at] in ranks and not words.voices.at(scene.tokens, at):
        at += 1
    return words.voices.at(scene.tokens, at) is not None


def _widen_left(scene: Scene, place: int, words: Words, party: str | None = None) -> int:
    """The first token of a title: words of rank, parties and their possessives before the word for the office.

    With `party`, only that party's names.
    """
    first = place
    while first > 0:
        mention = next((m for m in (*scene.parties, *scene.offices) if m.last == first), None)
        before = scene.tokens[first - 1]
        if mention and party in (None, mention.name.target):
            first = mention.first
        elif before.lower in words.titles or (first < place and before.text == "-" and before.glued):
            first -= 1
        elif first > 1 and before.lower in words.speech["links"] and scene.tokens.lowers[first - 2] in words.titles:
            first -= 2  # 'Secretary of State', 'ambassador to Ukraine'
        elif first < len(scene.tokens) and _is_possessive(scene, first, words):
            first -= 2 if before.text != "'" else 1
        else:
            break
    return first


def _is_possessive(scene: Scene, first: int, words: Words) -> bool:
    """Whether "'s" of a party or an office holder stands right before token `first`."""
    before = scene.tokens[first - 1]
    mark = first - 2 if before.lower in words.possessives and first > 1 else first - 1
    return mark > 0 and scene.tokens[mark].text == "'" and scene.covered[mark - 1] in ("party", "office")


def _widen_right(scene: Scene, after: int, words: Words) -> int:
    """Behind the last word of 'Ministry of National Defence', 'Prime Minister of the Czech Republic'."""
    last = at = after
    if at >= len(scene.tokens) or scene.tokens.lowers[at] not in words.speech["links"]:
        return after
    while at < len(scene.tokens):
        mention = next((m for m in scene.parties if m.first == at), None)
        token = scene.tokens[at]
        if mention:
            last = at = mention.last
        elif token.lower in words.speech["ranks"]:
            last = at = at + 1
        elif token.lower in words.speech["links"] or token.lower in words.nouns["determiners"]:
            at += 1
        else:
            break
    return last


def _words_of(scene: Scene, document: Document, first: int, last: int) -> str:
    return " ".join(document.text[scene.tokens[first].start : scene.tokens[last - 1].end].split())


def _party_inside(scene: Scene, reader: Reader, first: int, last: int) -> str | None:
    """The party that the words of an office or body name, or whose holder of an office they name."""
    beside, posts = [m for m in scene.parties if first <= m.first and m.last <= last], reader.words.speech["posts"]
    whose = [m for m in beside if m.first == first or scene.tokens.lowers[m.first - 1] not in posts]
    named = [m.name.target for m in whose or beside]  # 'the envoy of Norway to Kenya'
    named.sort(key=lambda code: reader.catalogue.party_kind(code) not in COUNTRIES)
    held = [reader.catalogue.offices[int(m.name.target)].party for m in scene.offices if first <= m.first < last]
    return next(iter(named or held), None)


def _body(scene: Scene, reader: Reader, document: Document, cast: Cast, first: int, last: int) -> Voice | None:
    """A ministry, an administration, a government by its words; bare, the one that was named before."""
    speech, head = reader.words.speech, scene.tokens.lowers[last - 1]
    sort = "state" if head in speech["governments"] else "body"
    party = _party_inside(scene, reader, first, last) or _owner_of(scene, reader, cast, first)
    if party is None and first + 1 == last and head in cast.bodies:
        return Voice(first, last, cast.bodies[head], sort)
    if party is None and head in speech["unsure"]:
        return None
    return Voice(first, last, Speaker(None, _words_of(scene, document, first, last), party or cast.party), sort)


def _owner_of(scene: Scene, reader: Reader, cast: Cast, first: int) -> str | None:
    """Whose body 'its defence ministry' is: that of the first country of the sentence that stands as a subject."""
    words = reader.words
    land = first > 2 and scene.tokens.lowers[first - 1] in words.possessives
    owned = first > 0 and scene.tokens.lowers[first - 1] in words.speech["owners"]
    if not owned and not (land and scene.tokens.lowers[first - 3] in words.speech["lands"]):
        return None
    near = [m for m in scene.parties if m.last <= first and _is_country(m, reader)]
    subjects = [m for m in near if not behind_preposition(scene, words, m.first)]
    owner = next(iter(subjects or near), None)
    return owner.name.target if owner else cast.body.party if cast.body else None


def _is_country(mention: NameMention, reader: Reader) -> bool:
    return reader.catalogue.party_kind(mention.name.target) in COUNTRIES


def _nameless(scene: Scene, reader: Reader, document: Document, first: int, last: int) -> Voice | None:
    """'A senior defence official', 'Ukrainian officials': an office without a name."""
    party = _party_inside(scene, reader, first, last)
    if party is not None and reader.catalogue.party_kind(party) not in PUBLIC:
        return None
    return Voice(first, last, Speaker(None, _words_of(scene, document, first, last), party), "role")


def _holder_by_words(
    scene: Scene, reader: Reader, document: Document, cast: Cast, first: int, last: int
) -> Voice | None:
    """An office with the name that stands beside it; without one, whoever is known to hold it."""
    words = reader.words
    party = _party_inside(scene, reader, first, last)
    doubtful = party is None and scene.tokens.lowers[last - 1] in words.speech["unsure"]
    if (party is not None and reader.catalogue.party_kind(party) not in PUBLIC) or _of_unknown(scene, words, first):
        return None
    role = _words_of(scene, document, first, last)
    name = name_beside(scene, words, first, last)
    if name is None:
        found = _bare(scene, reader, document, cast, (first, last), party)
        return None if doubtful and found and found.sort != "person" else found
    spoken = document.text[scene.tokens[name[0]].start : scene.tokens[name[1] - 1].end]
    spoken = " ".join(spoken.split())
    known = cast.people.get(surname_of(spoken))
    place = min(first, name[0]), max(last, name[1])
    if known and " " not in spoken:
        return Voice(*place, known, "person")
    return None if doubtful else Voice(*place, Speaker(spoken, role, party or cast.party), "person")


def _of_unknown(scene: Scene, words: Words, first: int) -> bool:
    """Whether a capitalised name that no table knows stands before the office: then it may be a private one."""
    before = scene.tokens[first - 1] if first > 1 else None
    if before is None or before.kind != "word" or scene.covered[first - 1]:
        return False
    return before.text[:1].isupper() and before.lower not in words.nouns["determiners"]


def _bare(
    scene: Scene, reader: Reader, document: Document, cast: Cast, place: tuple[int, int], party: str | None
) -> Voice | None:
    """'The minister', 'the Ukrainian president': who was named with that office, else who holds it on that day."""
    role = _words_of(scene, document, *place)
    said = {t.lower for t in scene.tokens[place[0] : place[1]] if t.kind == "word"} & reader.words.titles
    owner = party or cast.party
    people = [p for p in reversed(cast.people.values()) if said <= held(p.role) and party in (None, p.party)]
    people.sort(key=lambda p: (p.party != owner, len(held(p.role))))
    if people:
        return Voice(*place, people[0], "person")
    offices = [o for o in reader.catalogue.offices_of(owner) if o.held_on(document.published)]
    known = sorted((o for o in offices if said <= held(o.role)), key=lambda o: len(held(o.role)))
    exact = [o for o in known if len(held(o.role)) == len(held(known[0].role))]
    if document.published and len(exact) == 1 and len(held(exact[0].role)) <= len(said) + 2:
        return Voice(*place, Speaker(exact[0].name, exact[0].role, exact[0].party), "person")
    return Voice(*place, Speaker(None, role, owner), "role")


def held(role: str | None) -> set[str]:
    """The words of an office."""
    return set((role or "").lower().split())


def _parties(scene: Scene, reader: Reader, document: Document) -> Iterator[Voice]:
    """Parties that speak for themselves: 'the Pentagon said', 'Germany said', 'the World Food Programme said'."""
    for mention in scene.parties:
        if _possesses(scene, mention.last, reader.words) or mention.name.use == "demonym":
            continue
        code = mention.name.target
        plain = _is_country(mention, reader) and mention.name.use != "government" and not is_agency(mention)
        role = _words_of(scene, document, mention.first, mention.last)
        yield Voice(mention.first, mention.last, Speaker(None, role, code), "state" if plain else "body")
    for at, _, after in press(reader.words.language).scan(scene.tokens):
        if all(t.text[:1].isupper() for t in scene.tokens[at:after] if len(t.text) > 3):
            role = _words_of(scene, document, at, after)
            yield Voice(at, after, Speaker(None, role, f"org:{role.lower().replace(' ', '-')}"), "body")


def _known_people(scene: Scene, words: Words, cast: Cast) -> Iterator[Voice]:
    """Surnames of people whom the text has named with their office."""
    said = scene.tokens.words
    if said.isdisjoint(map(str.lower, cast.people)) and (not cast.people or said.isdisjoint(words.speech["sirs"])):
        return
    for at, token in enumerate(scene.tokens):
        known = token.text in cast.people and scene.covered[at] in ("", "office")
        if known and not _possesses(scene, at + 1, words):
            first = at
            full = (cast.people[token.text].name or "").split()
            while first > 0 and scene.tokens[first - 1].text in full:
                first -= 1
            yield Voice(first, at + 1, cast.people[token.text], "person")
        elif at and scene.tokens.lowers[at - 1] in words.speech["sirs"] and not scene.covered[at]:
            knight = next((p for p in cast.people.values() if (p.name or "").split()[:1] == [token.text]), None)
            if knight:
                yield Voice(at - 1, at + 1, knight, "person")


def _echoes(scene: Scene, words: Words, cast: Cast, named: Sequence[Voice]) -> Iterator[Voice]:
    """'he', 'she', 'it' and 'the statement': the subject of the sentence, else whoever spoke or was named last."""
    said, speech = scene.tokens.words, words.speech
    if said.isdisjoint(speech["he"]) and said.isdisjoint(speech["it"]) and said.isdisjoint(speech["statements"]):
        return
    people = [v for v in named if v.sort == "person" and not behind_preposition(scene, words, v.first)]
    taken = {at for v in named for at in range(v.first, v.last)}
    for at, token in enumerate(scene.tokens):
        if at in taken:
            continue
        if token.lower in words.speech["he"]:
            person = next((v.speaker for v in people if v.last <= at), cast.person)
            if person:
                yield Voice(at, at + 1, person, "echo")
        elif token.lower in words.speech["it"] and cast.body:
            yield Voice(at, at + 1, cast.body, "echo")
        elif token.lower in words.speech["statements"]:
            yield from _statement(scene, words, cast, at, named)


def _statement(scene: Scene, words: Words, cast: Cast, at: int, named: Sequence[Voice]) -> Iterator[Voice]:
    """'A White House statement' is of the body before it, 'the statement' of whoever spoke last."""
    owner = next((v for v in named if v.last == at), None)
    if owner:
        yield Voice(at, at + 1, owner.speaker, "echo")
        return
    first = _widen_left(scene, at, words)
    inside = next((m for m in scene.parties if first <= m.first and m.last <= at), None)
    if inside:
        role = " ".join(t.text for t in scene.tokens[inside.first : inside.last])
        yield Voice(first, at + 1, Speaker(None, role, inside.name.target), "echo")
    elif cast.last:
        yield Voice(at, at + 1, cast.last, "echo")
