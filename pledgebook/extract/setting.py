"""What the document as a whole tells: whose voice it is, who gives in it, whom it is about.

The publisher and the dateline alone were worth 20 points of F1 in a trial; every value found here is cited as an
inference by name, never as words.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.catalogue import Office
from pledgebook.extract.cues import RECEIVING
from pledgebook.extract.scene import Scene, part_of_name
from pledgebook.extract.words import Reader
from pledgebook.model import Document, Span, Speaker
from pledgebook.text.names import NameMention
from pledgebook.text.segments import Sentence
from pledgebook.text.tokens import tokenise

GIVING = frozenset({"give", "promise", "commit", "order", "train", "request"})
"""Groups of verbs whose subject gives."""

LEAST = 5
"""Quarters of a mention that make a party the document's recipient: more than one mention behind 'to' or 'for'."""

AID = 8
"""A document tells of aid where one sentence in as many has a word of it."""

GIVERS = frozenset({"state", "territory", "union", "alliance", "agency", "bank", "fund", "group", "coalition", "ngo"})


@dataclass(frozen=True, slots=True)
class Setting:
    """The document's own parties. `voice` is its 'we'; `donor` and `recipients` fill what a sentence leaves out."""

    voice: str | None
    donor: str | None
    donor_from: str
    recipients: tuple[str, ...]
    aggressor: frozenset[str]
    named: frozenset[str]
    asks: bool
    """Whether its title asks a parliament for what it tells of: then that is requested (claims.md)."""
    military: bool
    """Whether it has more words of military than of civil aid: that decides a bare 'assistance worth $5m'."""
    aid: bool
    """Whether it tells of aid: its title has a word of it, or a good part of its sentences."""
    abroad: bool
    """Whether the title says that it goes abroad: then no sentence need say it again."""


def read_setting(document: Document, scenes: Sequence[Scene], reader: Reader) -> Setting:
    """Count the parties of the document and of its title and weigh who gives and who gets."""
    title = list(reader.gazetteer.find(tokenise(document.title or "")))
    publisher = reader.catalogue.publisher(document.publisher)
    official = publisher is not None and publisher.kind in ("government", "international")
    voice = _joint_voice(document, title, reader) or (publisher.party if publisher and official else None)
    counts, hostile = _count(scenes, reader)
    for mention in title:
        if mention.name.table == "party":
            counts[mention.name.target] += 3
    aggressor = frozenset(p for p in hostile if hostile[p] >= max(1, counts[p] // 4)) | frozenset(
        attacker for attacker, attacked in reader.catalogue.conflicts if counts[attacked] and counts[attacker]
    )
    attacked = voice is not None and voice in {victim for _, victim in reader.catalogue.conflicts}
    donor, source = (None, "") if attacked else _donor(title, voice, publisher.party if publisher else None)
    received = _received(scenes, reader)
    recipients = _recipients(received, aggressor, {voice, donor}, reader, _title_parties(title))
    if attacked and voice:  # a government under attack speaks of what it gets
        recipients = (voice,)
    if donor is None:
        donor, source = _first_giver(scenes, recipients, aggressor, reader)
    if donor is None and recipients:
        donor, source = _only_other(counts, {*recipients, *aggressor}, reader)
    named = frozenset(m.name.target for s in scenes for m in s.offices if m.name.use != "surname")
    named |= frozenset(_after_role(scenes, reader))
    abroad = any(t.lower in reader.words.abroad for t in tokenise(document.title or "")) or any(
        m.name.table == "party" and m.name.target not in (voice, donor) for m in title
    )
    asks = next(reader.words.requests.scan(tokenise(document.title or "")), None) is not None
    return Setting(voice, donor, source, recipients, aggressor, named, asks, _is_military(scenes, reader), _tells_of_aid(document, scenes, reader), abroad)


def _joint_voice(document: Document, title: Sequence[NameMention], reader: Reader) -> str | None:
    """The group that speaks as 'we' in its own statement ('G7 Leaders' Statement'), whoever publishes it."""
    said = next(reader.words.joint.scan(tokenise(document.title or "")), None)
    groups = [
        m.name.target
        for m in title
        if m.name.table == "party" and reader.catalogue.party_kind(m.name.target) in ("group", "union", "alliance")
    ]
    return groups[0] if said and groups else None


def _is_military(scenes: Sequence[Scene], reader: Reader) -> bool:
    bundles = reader.words.bundles
    said = [token.lower for scene in scenes for token in scene.tokens]
    return sum(w in bundles["military"] for w in said) >= sum(w in bundles["civil"] for w in said)


def _tells_of_aid(document: Document, scenes: Sequence[Scene], reader: Reader) -> bool:
    """Whether the title has a word of aid, or at least one sentence in AID."""
    aid = reader.words.bundles["aid"] | reader.words.bundles["whole"]
    if any(token.lower in aid for token in tokenise(document.title or "")):
        return True
    said = sum(any(token.lower in aid for token in scene.tokens) for scene in scenes)
    return said >= 2 and AID * said >= len(scenes)


def _title_parties(title: Sequence[NameMention]) -> frozenset[str]:
    return frozenset(m.name.target for m in title if m.name.table == "party")


def _count(scenes: Sequence[Scene], reader: Reader) -> tuple[Counter[str], Counter[str]]:
    """Mentions a party, those as a theatre of war counted low; and how often a party stands as the attacker."""
    counts: Counter[str] = Counter()
    hostile: Counter[str] = Counter()
    for scene in scenes:
        for mention in scene.parties:
            code = mention.name.target
            if _theatre(scene, mention, reader):
                continue
            counts[code] += 1
            after = [token.lower for token in scene.tokens[mention.last : mention.last + 6]]
            if _is_attacker(mention, after, reader):
                hostile[code] += 1
    return counts, hostile


def _received(scenes: Sequence[Scene], reader: Reader) -> Counter[str]:
    """How much each party stands where one gets: behind 'to' and 'for', as subject of receiving, as theatre of war.

    Standing before a verb of giving, or behind 'from' and 'by', counts against it. In quarters of a mention.
    """
    scores: Counter[str] = Counter()
    for scene in scenes:
        gives = [v.at for v in scene.verbs if v.form.group in GIVING]
        gets = [v.at for v in scene.verbs if v.form.group in RECEIVING]
        for mention in scene.parties:
            role = part_of_name(scene, mention, reader.words)
            score = {"to": 4, "against": 2, "by": -4}.get(role, 1)
            if not role and any(0 <= at - mention.last <= 5 for at in gets):
                score = 4
            elif not role and any(0 <= at - mention.last <= 5 for at in gives):
                score = -3
            scores[mention.name.target] += score
    return scores


def _is_attacker(mention: NameMention, after: list[str], reader: Reader) -> bool:
    """As in "Russia's brutal war", 'Russian aggression': the party stands right before what it does."""
    near = after[:2] if mention.name.use == "demonym" else after
    stopped = any(word in reader.words.nouns["stops"] - reader.words.possessives for word in near)
    return (
        not stopped
        and bool(reader.words.aggressor.intersection(near))
        and (mention.name.use == "demonym" or after[0] == "'")
    )


def _theatre(scene: Scene, mention: NameMention, reader: Reader) -> bool:
    """'the war in Ukraine', 'invasion of Ukraine': a theatre, no party of the story."""
    found = reader.words.part_words.before(scene.tokens, mention.first)
    return bool(found) and found[0] == "against"  # type: ignore[index]


def _donor(title: Sequence[NameMention], voice: str | None, outlet: str | None) -> tuple[str | None, str]:
    if voice:
        return voice, "publisher"
    first = title[0] if title else None
    if first and first.name.table == "party" and first.first <= 1 and first.name.target != outlet:
        return first.name.target, "headline"
    return None, ""


def _first_giver(
    scenes: Sequence[Scene], recipients: tuple[str, ...], aggressor: frozenset[str], reader: Reader
) -> tuple[str | None, str]:
    """The first party that stands as a subject before a verb of giving or promising in the first sentences."""
    for scene in scenes[:6]:
        giving = [verb.at for verb in scene.verbs if verb.form.group in ("give", "promise", "commit", "order")]
        for mention in scene.parties:
            code = mention.name.target
            kind = reader.catalogue.party_kind(code)
            if code in recipients or code in aggressor or kind not in GIVERS:
                continue
            if any(0 <= at - mention.last <= 8 for at in giving):
                return code, "lead"
    return None, ""


def _only_other(counts: Counter[str], taken: set[str], reader: Reader) -> tuple[str | None, str]:
    """The one state beside those that get, where a document names no second: then it is the one that gives."""
    others = [p for p in sorted(counts) if p not in taken and reader.catalogue.party_kind(p) in ("state", "union")]
    return (others[0], "document") if len(others) == 1 and counts[others[0]] > 1 else (None, "")


def _recipients(
    counts: Counter[str], aggressor: frozenset[str], givers: set[str | None], reader: Reader, title: frozenset[str]
) -> tuple[str, ...]:
    """The state that gets, if one stands out: 4 in 10 of what all states score, less where the title names it."""
    states = {
        p: n + 4 * (p in title)
        for p, n in counts.items()
        if n > 0 and p not in aggressor and p not in givers and reader.catalogue.party_kind(p) in ("state", "territory")
    }
    total = sum(states.values())
    if not total:
        return ()
    best = max(sorted(states), key=lambda p: states[p])
    needed = 0.25 if best in title else 0.4
    if states[best] < LEAST or states[best] < needed * total:
        return ()
    beside = [p for p in states if p != best and {p, best} <= title and 2 * states[p] >= states[best]]
    return tuple(sorted([best, *beside]))


def _after_role(scenes: Sequence[Scene], reader: Reader) -> set[str]:
    """Office holders named by surname right after a word for an office ('Minister Lecornu')."""
    found = set()
    for scene in scenes:
        for mention in scene.offices:
            if mention.first > 0 and scene.tokens[mention.first - 1].lower in reader.words.speech["titles"]:
                found.add(mention.name.target)
    return found


def holder(mention: NameMention, document: Document, reader: Reader, named: frozenset[str]) -> Office | None:
    """The office that a name stands for on the document's day; a bare surname only where the document names it."""
    same = reader.catalogue.holders(reader.catalogue.offices[int(mention.name.target)].surname)
    if mention.name.use == "surname" and not any(str(k) in named for k, _ in same):
        parties = {office.party for _, office in same if office.held_on(document.published)}
        if len(parties) != 1:
            return None
    persons = {office.name for k, office in same if str(k) in named}
    full = [o for _, o in same if o.name in persons or mention.name.use != "surname"] or [o for _, o in same]
    if mention.name.use != "surname":
        full = [o for o in full if o.name == reader.catalogue.offices[int(mention.name.target)].name]
    held = [office for office in full if office.held_on(document.published)]
    return next(iter(held or full), None)


def turn_speaker(sentence: Sentence, reader: Reader, document: Document) -> tuple[Speaker, Span] | None:
    """The office holder whose turn of a transcript the sentence is in, with the span of the label; None otherwise."""
    if sentence.turn is None or sentence.label is None:
        return None
    named = [office for word in _LABEL.findall(sentence.turn) for _, office in reader.catalogue.holders(word.title())]
    office = next((office for office in named if office.held_on(document.published)), None)
    return (Speaker(office.name, office.role, office.party), Span(*sentence.label)) if office else None


_LABEL = re.compile(r"[A-Z][A-Z'-]+")


def turn_party(turn: str | None, reader: Reader, document: Document, voice: str | None) -> str | None:
    """Whose 'we' a turn of a transcript is: the office of the surname in its label; a reporter's is nobody's."""
    if turn is None:
        return voice
    if turn in reader.words.nouns["questions"]:
        return None
    named = [office for word in _LABEL.findall(turn) for _, office in reader.catalogue.holders(word.title())]
    return next((office.party for office in named if office.held_on(document.published)), voice)
