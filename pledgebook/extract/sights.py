"""What of the voices of a sentence holds whoever was named before: office holders, words for offices, parties.

A document is read twice for who speaks in it (see `speaking`); what stands here is read once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from pledgebook.catalogue import Office
from pledgebook.extract.bodies import slug
from pledgebook.extract.cited import is_agency, press
from pledgebook.extract.offices import holder
from pledgebook.extract.organisations import unlisted
from pledgebook.extract.persons import name_beside
from pledgebook.extract.scene import Scene
from pledgebook.extract.setting import Setting
from pledgebook.extract.words import Reader, Words
from pledgebook.model import Document, Speaker
from pledgebook.text.names import NameMention

PUBLIC: Final = frozenset({"state", "territory", "union", "alliance", "agency", "bank", "fund", "group", "coalition"})
"""Kinds of parties whose offices are public."""

COUNTRIES: Final = frozenset({"state", "territory", "union"})

HELD: Final = frozenset({"item", "money", "office"})
"""What holds words that are no voice by themselves."""

BODY, NAMELESS, OFFICE, NOBODY = "body", "nameless", "office", ""
"""Sorts of hits: a body, people without a name in an office, an office, and what is no voice."""


@dataclass(slots=True)
class Voice:
    """Tokens `first` to `last` (half-open) name who may speak.

    `sort` is 'holder', 'role' (an office without a name), 'body', 'state', or 'echo' (a pronoun, 'the statement':
    whoever spoke last).
    """

    first: int
    last: int
    speaker: Speaker
    sort: str


class Hit(NamedTuple):
    """A word for an office or a body at token `place`, with its whole title."""

    place: int
    sort: str
    first: int
    last: int
    party: str | None
    """The party that the title names."""
    role: str
    name: tuple[int, int] | None
    """Where the name of its holder stands beside it."""


class Sight(NamedTuple):
    """What of the voices of a sentence no cast changes: office holders, words for offices and bodies, names."""

    offices: tuple[Voice, ...]
    unlisted: tuple[Voice, ...]
    hits: tuple[Hit, ...]
    parties: tuple[Voice, ...]


NOTHING: Final = Sight((), (), (), ())

Phrase = tuple[int, str, int]
"""The place of words of a pack, their label, and the index behind them."""


def sight_of(scene: Scene, reader: Reader, document: Document, setting: Setting) -> Sight:
    """What stands in a sentence whoever was named before; a document is read twice with it."""
    told = list(reader.words.voices.scan(scene.tokens))
    cited = list(press(reader.words.language).scan(scene.tokens))
    named = tuple(Voice(first, last, who, "body") for first, last, who in unlisted(scene, reader.words, document)
                  if not possesses(scene, last, reader.words))
    if not (told or cited or named or scene.offices or scene.parties):
        return NOTHING  # half of all sentences
    return Sight(
        tuple(_office_holders(scene, reader, document, setting, told)) if scene.offices else (),
        named,
        tuple(_hits(scene, reader, document, told)) if told else (),
        tuple(_parties(scene, reader, document, cited)) if scene.parties or cited else (),
    )


def _office_holders(
    scene: Scene, reader: Reader, document: Document, setting: Setting, told: Sequence[Phrase]
) -> Iterator[Voice]:
    for mention in scene.offices:
        office = holder(mention, document, reader, setting.named)
        if office and not possesses(scene, mention.last, reader.words):
            office = _by_title(scene, reader, mention, (office, document.published))
            first = widen_left(scene, mention.first, reader.words, office.party)
            first = _behind_title(scene, reader.words, first, told)
            yield Voice(first, mention.last, Speaker(office.name, office.role, office.party), "holder")


def _behind_title(scene: Scene, words: Words, first: int, told: Sequence[Phrase]) -> int:
    """'The Minister for Health, Ann Lee, said': where the title begins before the comma, or `first` itself."""
    if first < 2 or scene.tokens[first - 1].text != ",":
        return first
    titles = (place for place, label, after in told
              if label not in (BODY, NAMELESS) and _widen_right(scene, after, words) == first - 1)
    place = next(titles, None)
    return first if place is None else widen_left(scene, place, words)


def _by_title(scene: Scene, reader: Reader, mention: NameMention, known: tuple[Office, date | None]) -> Office:
    """Of the offices that a person holds on the day the one that the words before the name say ('NATO chief Rutte')."""
    office, day = known
    title = {t.lower for t in scene.tokens[widen_left(scene, mention.first, reader.words) : mention.first]}
    if not title:
        return office
    same = [o for _, o in reader.catalogue.holders(office.surname) if o.name == office.name
            and (o.held_on(day) or not office.held_on(day))]
    best = max(same, key=lambda o: (len(title & held(o.role)), o == office), default=office)
    return best if title & held(best.role) else office


def _hits(scene: Scene, reader: Reader, document: Document, told: Sequence[Phrase]) -> Iterator[Hit]:
    """The words for an office or a body ('Defence Minister ...', 'the German defence ministry')."""
    words, kind = reader.words, reader.catalogue.party_kind
    for place, label, after in told:
        if _goes_on(scene, words, after):
            continue  # the 'military' of 'military officials'
        if not HELD.isdisjoint(scene.covered[place:after]):
            continue
        if label == BODY and any(m.first < place and after <= m.last for m in scene.parties):
            continue  # 'the Norwegian Foreign Ministry' is one name
        first, last = widen_left(scene, place, words), _widen_right(scene, after, words)
        party, name = _party_inside(scene, reader, first, last), None
        sort = label if label in (BODY, NAMELESS) else OFFICE
        if sort != BODY and party is not None and kind(party) not in PUBLIC:
            sort = NOBODY
        elif sort == OFFICE:
            unknown = words.speech["always"].isdisjoint(scene.tokens.lowers[place:after])
            sort = NOBODY if unknown and _of_unknown(scene, words, first) else OFFICE
            name = name_beside(scene, words, first, last) if sort else None
        yield Hit(place, sort, first, last, party, words_of(scene, document, first, last), name)


def _goes_on(scene: Scene, words: Words, at: int) -> bool:
    """Whether the title goes on to another word for an office or body ('military intelligence agency')."""
    ranks = words.speech["ranks"]
    while at < len(scene.tokens) and scene.tokens.lowers[at] in ranks and not words.voices.at(scene.tokens, at):
        at += 1
    opens = at < len(scene.tokens) and scene.tokens.lowers[at] in words.voices.first_words
    return opens and words.voices.at(scene.tokens, at) is not None


def widen_left(scene: Scene, place: int, words: Words, party: str | None = None) -> int:
    """The first token of a title: words of rank, parties and their possessives before the word for the office.

    With `party`, only that party's names.
    """
    first, mentions = place, [*scene.parties, *scene.offices]
    while first > 0:
        ending = [m for m in mentions if m.last == first]
        before = scene.tokens[first - 1]
        if ending and party in (None, ending[0].name.target):
            first = ending[0].first
        elif before.lower in words.titles or (first < place and before.text == "-" and before.glued):
            first -= 1
        elif first == place and len(before.text) == 1 and before.text.isupper() and party:
            first -= 1  # 'S Jaishankar'
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


def _party_inside(scene: Scene, reader: Reader, first: int, last: int) -> str | None:
    """The party that the words of an office or body name, or whose holder of an office they name."""
    if not any(scene.covered[first:last]):
        return None
    beside, posts = [m for m in scene.parties if first <= m.first and m.last <= last], reader.words.speech["posts"]
    whose = [m for m in beside if m.first == first or scene.tokens.lowers[m.first - 1] not in posts]
    named = [m.name.target for m in whose or beside]  # 'the envoy of Norway to Kenya'
    named.sort(key=lambda code: reader.catalogue.party_kind(code) not in COUNTRIES)
    held = [reader.catalogue.offices[int(m.name.target)].party for m in scene.offices if first <= m.first < last]
    return next(iter(named or held), None)


def _of_unknown(scene: Scene, words: Words, first: int) -> bool:
    """Whether a capitalised name that no table knows stands before the office: then it may be a private one."""
    before = scene.tokens[first - 1] if first > 1 else None
    if before is None or before.kind != "word" or scene.covered[first - 1]:
        return False
    return before.text[:1].isupper() and before.lower not in words.nouns["determiners"]


def _parties(scene: Scene, reader: Reader, document: Document, cited: Sequence[Phrase]) -> Iterator[Voice]:
    """Parties that speak for themselves: 'the Pentagon said', 'Germany said', 'the World Food Programme said'."""
    for at, _, after in cited:
        generic = scene.tokens.lowers[after - 1] in reader.words.speech["outlets"]
        if generic or all(t.text[:1].isupper() for t in scene.tokens[at:after] if len(t.text) > 3):
            first = widen_left(scene, at, reader.words) if generic else at  # 'Russian state media'
            role, owner = words_of(scene, document, first, after), _party_inside(scene, reader, first, after)
            owner = owner if reader.catalogue.party_kind(owner or "") in COUNTRIES else None
            yield Voice(first, after, Speaker(None, role, owner if generic else f"org:{slug(role)}"), "body")
    for mention in scene.parties:
        if mention.name.use == "demonym" or possesses(scene, mention.last, reader.words):
            continue
        code = mention.name.target
        plain = is_country(mention, reader) and mention.name.use != "government" and not is_agency(mention)
        role = words_of(scene, document, mention.first, mention.last)
        yield Voice(mention.first, mention.last, Speaker(None, role, code), "state" if plain else "body")


def possesses(scene: Scene, at: int, words: Words) -> bool:
    """Whether the name before token `at` only owns what follows ('Biden's administration')."""
    lowers = scene.tokens.lowers
    if at >= len(lowers) or scene.tokens[at].text != "'":
        return False
    return at + 1 == len(lowers) or lowers[at + 1] in words.possessives


def words_of(scene: Scene, document: Document, first: int, last: int) -> str:
    """The words of the text there, one space between them."""
    return " ".join(document.text[scene.tokens[first].start : scene.tokens[last - 1].end].split())


def is_country(mention: NameMention, reader: Reader) -> bool:
    """Whether a name is that of a state, a territory or a union."""
    return reader.catalogue.party_kind(mention.name.target) in COUNTRIES


@lru_cache(maxsize=2048)
def held(role: str | None) -> frozenset[str]:
    """The words of an office; kept, since a bare noun is held against all who hold one."""
    return frozenset((role or "").lower().split())
