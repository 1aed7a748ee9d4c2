"""What the title of a document tells: whose statement it is, who gives, whom it is about."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from pledgebook.extract.cues import RECEIVING
from pledgebook.extract.money_signs import is_money_sign
from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.words import Reader, together
from pledgebook.model import Document
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token, Tokens, tokenise

ASIDE: Final = ("aside", "by")
"""Labels of words in a title behind which stand those that speak or are spoken with, not whom it is about."""

ACTS: Final = frozenset({"give", "promise", "commit", "order", "dispatch"})
"""Groups of verbs whose agent gives."""

SUFFERS: Final = 3
"""How many words behind a name the word may stand that says what befalls it ('Kenya stands to lose')."""

HOLDS: Final = frozenset({"delay", "suspend", "cancel", "refuse", "reduce"})
"""Groups of verbs whose agent holds back what it would have given."""

TOPIC: Final = 4
"""How many words a topic may have that a colon parts from the news."""


class Title(NamedTuple):
    """The title in tokens, with the parties that it names."""

    tokens: Tokens
    parties: tuple[NameMention, ...]
    about: frozenset[str]
    """Those that it may be about: not whom a call was with, nor who make a joint statement."""


def read_title(document: Document, reader: Reader) -> Title:
    """The title of a document, read for the parties that it names; an empty one where it has none."""
    tokens = Tokens(tokenise(document.title or ""))
    named = (m for m in reader.gazetteer.find(tokens) if m.name.table == "party")
    parties = tuple(m for m in named if not is_money_sign(tokens, m, reader.words))  # 'aid worth US$5 million'
    about = [m for m in parties if _label_before(tokens, m.first, reader) not in ASIDE]
    return Title(tokens, parties, frozenset(m.name.target for m in about))


def _label_before(tokens: Sequence[Token], at: int, reader: Reader) -> str:
    """The last label of a part, or of what the title is about, before token `at`."""
    for place in range(at, 0, -1):
        if tokens[place - 1].lower in reader.words.role_words["about"]:
            return "about"
        found = reader.words.part_words.before(tokens, place)
        if found:
            return found[0]
    return ""


def own_voice(document: Document, title: Title, reader: Reader) -> str | None:
    """Whose 'we' the document's is: of the group whose statement it is, else of its publisher, if that is official."""
    return joint_voice(title, reader) or _publisher_voice(document.publisher, document.url, reader)


def _publisher_voice(host: str | None, url: str | None, reader: Reader) -> str | None:
    """The party of a publisher by its row, else by what its host says: 'parliament.gov.au' is Australia's."""
    sources = reader.catalogue.sources
    publisher = sources.row(host)
    if publisher is None:
        return sources.voice(host) or (_official(host, url, reader) if host and " " in host else None)
    return publisher.party if publisher.kind in ("government", "international") else None


def _official(name: str, url: str | None, reader: Reader) -> str | None:
    """The one party of a publisher that is told by name and is an office: 'Government of Norway', no 'Norway Today'.

    An office without a state ('Minister for Defence') is of the state on whose own pages it stands.
    """
    tokens = tokenise(name)
    parties = [m for m in reader.gazetteer.find(tokens) if m.name.table == "party"]
    if not parties and url and any(t.lower in reader.words.speech["titles"] for t in tokens):
        return reader.catalogue.sources.voice(url.partition("://")[2].partition("/")[0])
    bodies = together(reader.words.speech["bodies"], reader.words.speech["governments"])
    office = any(m.name.use == "government" for m in parties) or any(t.lower in bodies for t in tokens)
    codes = {m.name.target for m in parties}
    return codes.pop() if office and len(codes) == 1 else None


def joint_voice(title: Title, reader: Reader) -> str | None:
    """The group that speaks as 'we' in its own statement ('G7 Leaders' Statement'), whoever publishes it."""
    said = next(reader.words.joint.scan(title.tokens), None)
    kinds = ("group", "union", "alliance")
    groups = [m.name.target for m in title.parties if reader.catalogue.party_kind(m.name.target) in kinds]
    return groups[0] if said and groups else None


def is_topic(title: Title, mention: NameMention, reader: Reader) -> bool:
    """'Moldova: Council gives green light to support', 'Statement on Moldova': what the headline is about."""
    colon = mention.last < len(title.tokens) and title.tokens[mention.last].text == ":"
    return colon or (mention.first > 0 and title.tokens[mention.first - 1].lower in reader.words.role_words["about"])


def _thanks(title: Title, voice: str, reader: Reader) -> bool:
    """'UNHCR welcomes Japan's contribution': a body that gets, and tells who gives."""
    body = reader.catalogue.party_kind(voice) in ("agency", "fund", "bank", "ngo")
    return body and any(t.lower in reader.words.role_words["thanks"] for t in title.tokens)


def _gets(title: Title, mention: NameMention, reader: Reader) -> bool:
    """'Kenya receives ...', 'Kenya asks for ...', 'Kenya loses aid': the headline begins with one that gets."""
    ahead = [token.lower for token in title.tokens[mention.last : mention.last + SUFFERS]]
    suffers = not reader.words.nouns["suffering"].isdisjoint(ahead) and reader.catalogue.is_aided(
        mention.name.target, None)
    return suffers or _does(title, mention, RECEIVING | {"request"}, reader)


def _does(title: Title, mention: NameMention, groups: Collection[str], reader: Reader) -> bool:
    """Whether a verb of one of these groups stands right behind a name."""
    after = (reader.words.verbs.get(t.lower) for t in title.tokens[mention.last : mention.last + 3])
    return any(form is not None and form.group in groups for form in after)


def titled_donor(
    title: Title, voice: str | None, outlet: str | None, reader: Reader, *, attacked: bool
) -> tuple[str | None, str]:
    """Who gives in the document by its publisher or headline; for one under attack, whom its headline names beside."""
    if attacked or (voice and _thanks(title, voice, reader)):
        others = dict.fromkeys(m.name.target for m in title.parties if m.name.target != voice)
        states = [p for p in others if reader.catalogue.party_kind(p) in ("state", "union")]
        return (states[0], "headline") if states and (not attacked or len(states) == 1) else (None, "")
    if voice:
        return voice, "publisher"
    agent = _agent(title, reader)
    if agent is not None:
        return agent.name.target, "headline"
    start = _behind_topic(title, reader)
    first = next((m for m in title.parties if m.first >= start), None)
    leads = first is not None and first.first <= start + 1 and first.name.target != outlet and (
        not start or _does(title, first, ACTS, reader))  # 'Sudan war: Kenya hosts talks'
    if first and leads and not is_topic(title, first, reader) and not _gets(title, first, reader):
        return _told_of(title, first, reader).name.target, "headline"
    return None, ""


def _told_of(title: Title, first: NameMention, reader: Reader) -> NameMention:
    """'Kenya says Norway held up trucks': who acts in what the first one says; else the first one itself."""
    behind = next((m for m in title.parties if 0 < m.first - first.last <= SUFFERS), None)
    if behind is None or any(behind.name.target == attacker for attacker, _ in reader.catalogue.conflicts):
        return first
    told = _does(title, first, {"say"}, reader) and _does(title, behind, ACTS | HOLDS, reader)
    return behind if told else first


def _agent(title: Title, reader: Reader) -> NameMention | None:
    """'Loan for Kenya is approved by the World Bank': who stands behind the passive of giving."""
    for mention in title.parties:
        by = left_of_articles(title.tokens, mention.first, reader.words) - 1
        verb = reader.words.verbs.get(title.tokens[by - 1].lower) if by > 0 else None
        acts = verb is not None and verb.group in ACTS and "participle" in verb.forms
        if acts and title.tokens[by].lower in reader.words.speech["by"]:
            return mention
    return None


def _behind_topic(title: Title, reader: Reader) -> int:
    """Where the news begins behind what it is about ('Turkey earthquake: China sends tents'); 0 where nothing leads."""
    colon = next((at for at, token in enumerate(title.tokens[: TOPIC + 1]) if token.text == ":"), 0)
    told = any(verb is not None and verb.group in ACTS for verb in
               (reader.words.verbs.get(token.lower) for token in title.tokens[:colon]))
    return 0 if told or colon + 1 >= len(title.tokens) else colon + (colon > 0)
