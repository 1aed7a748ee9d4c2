"""Where a text is at home that never says for whom: 'The Japanese ambassador handed over 20 beds', with Samoa beside.

An embassy's release and the local paper name the giver in every paragraph and their own country once, in passing: as
the other side of a friendship ('relations between Japan and Samoa'), as the embassy's seat, by a minister, by the money
that its offices count in, or not at all. What has no other recipient is then for that country.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final, NamedTuple

from pledgebook.catalogue.sources import host_of
from pledgebook.extract.cues import GIVING
from pledgebook.extract.many_hit import is_regional
from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.preceding import written_in
from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.title import Title
from pledgebook.extract.words import Reader
from pledgebook.model import Document
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token, tokenise

FEW: Final = 3
"""How many words may stand between a name and the word of a bond or of a post that belongs to it."""

LEAD: Final = 3
"""How many sentences may have a dateline before them."""

TWICE: Final = 2
"""How often a long text must name the one state beside those that give."""

SHORT: Final = 5
"""Sentences below which once is enough."""

ELSEWHERE: Final = frozenset({"by", "funder", "maker", "via", "beside", "against"})
"""Parts of a state that is not where the text is at home."""

SOLD: Final = frozenset(("AG", "AI", "AM", "AS", "CC", "CO", "FM", "GL", "IO", "LA", "LY", "ME", "MS", "NU", "SC",
                         "SH", "SO", "ST", "TO", "TV", "VC", "WS"))
"""Ends of hosts that stand for a country and are sold to everybody."""


class Homes(NamedTuple):
    """Where a text may be at home."""

    partners: Mapping[str, frozenset[str]] = MappingProxyType({})
    """For each state the others that the text names as its friends, or where it has its embassy."""
    named: Mapping[str, int] = MappingProxyType({})
    """How often the text names each state, where it does not give."""
    needy: frozenset[str] = frozenset()
    """Those of them that get aid."""
    outlet: str = ""
    """The state of its money or its publisher."""
    enough: int = TWICE
    """How often a state must be named."""


@dataclass(slots=True)
class Inside:
    """A text that may be at home somewhere, read for it where it is first asked: most say for whom they are."""

    document: Document
    title: Title
    scenes: Sequence[Scene]
    reader: Reader
    found: Homes | None = None
    giving: frozenset[str] | None = None
    """The states that give in the text by a verb, once read (see `rich_givers`)."""
    inland: tuple[str, frozenset[int]] | None = None
    """Whose own affairs the text tells and where it speaks of others all the same, once read (see `homeland`)."""

    def homes(self) -> Homes:
        """Where it may be at home."""
        if self.found is None and is_regional(self.title, self.reader):
            self.found = Homes()  # what is for a region is for no state in it
        if self.found is None:
            self.found = _read_homes(self.document, self.title, self.scenes, self.reader)
        return self.found


def _read_homes(document: Document, title: Title, scenes: Sequence[Scene], reader: Reader) -> Homes:
    """The states that a document names beside its givers, and the one where it was written."""
    short = len(scenes) < SHORT
    named = Counter(code for code, acts in _named(scenes, reader) if acts or not short)
    named.update(dict.fromkeys((m.name.target for scene in scenes for m in scene.parties), 0))
    named.update(m.name.target for m in title.parties)
    kind = reader.catalogue.party_kind
    states = {code: n for code, n in named.items() if kind(code) in ("state", "territory")}
    giving = {m.name.target for scene in scenes for m in scene.parties if _counts_out(scene, m)}
    needy = frozenset(code for code in states if code not in giving and _is_needy(code, document, reader))
    partners = _partners(document, title, scenes, reader)
    partners = {code: kept for code, all_of in partners.items()
                if (kept := frozenset(p for p in all_of if _is_needy(p, document, reader)))}
    return Homes(partners, states, needy, _outlet(document, scenes, reader), 1 if short else TWICE)


def _counts_out(scene: Scene, mention: NameMention) -> bool:
    """'Brazil has donated 40 trucks': a state that gives in numbers is not where the others' gifts go."""
    return bool(scene.money or scene.quantities) and any(
        0 <= verb.at - mention.last <= FEW and verb.form.group in GIVING for verb in scene.verbs)


def _is_needy(code: str, document: Document, reader: Reader) -> bool:
    """Whether a state gets aid; one that is attacked is told to get it in words, and is named wherever its war is."""
    return reader.catalogue.is_aided(code, document.published) and code not in reader.catalogue.attacked


def home_of(text: Inside, givers: Collection[str]) -> str:
    """Where the text is at home, as seen from those who give; '' where nothing says so."""
    homes = text.homes()
    friends = {p for giver in givers for p in homes.partners.get(giver, ())} - set(givers)
    if len(friends) == 1:
        return next(iter(friends))
    needy = homes.needy - set(givers)
    if len(needy) == 1 or homes.outlet in needy:
        code = homes.outlet if homes.outlet in needy else next(iter(needy))
        said = homes.named[code] + (homes.outlet == code)
        others = sum(n for other, n in homes.named.items() if other not in givers)
        return code if said >= homes.enough and 2 * said >= others else ""
    return homes.outlet if homes.named.keys() <= set(givers) and homes.outlet not in givers else ""


def _named(scenes: Sequence[Scene], reader: Reader) -> Iterator[tuple[str, bool]]:
    """Every name of a state, of a town or an office in it, with whether its people or offices act there."""
    offices, organs = reader.catalogue.offices, reader.words.role_words["organs"]
    for scene in scenes:
        for mention in (*scene.parties, *scene.towns):
            part = part_in(scene, mention, reader.words)
            if part in ELSEWHERE:
                continue
            acts = part == "folk" or not organs.isdisjoint(scene.tokens.lowers[mention.last : mention.last + 1])
            yield mention.name.target, acts
        yield from ((offices[int(m.name.target)].party, True) for m in scene.offices)


def _partners(
    document: Document, title: Title, scenes: Sequence[Scene], reader: Reader
) -> Mapping[str, frozenset[str]]:
    """For each state those with which it has a bond or in which it has a post, by the text, title or publisher."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    publisher = tokenise(document.publisher or "")
    named = [m for m in reader.gazetteer.find(publisher) if m.name.table == "party"]
    runs = [*((scene.tokens, scene.parties) for scene in scenes), (title.tokens, title.parties), (publisher, named)]
    kind = reader.catalogue.party_kind
    for tokens, parties in runs:
        states = [m for m in parties if kind(m.name.target) in ("state", "territory", "union")]
        for one, other in pairwise(states):
            union = "union" in (kind(one.name.target), kind(other.name.target))
            if not union and _are_bound(tokens, one, other, reader):
                found[one.name.target].add(other.name.target)
                found[other.name.target].add(one.name.target)
            elif _has_post(tokens, one, other, reader):
                found[one.name.target].add(other.name.target)
    return {code: frozenset(friends - {code}) for code, friends in found.items()}


def _are_bound(tokens: Sequence[Token], one: NameMention, other: NameMention, reader: Reader) -> bool:
    """'relations between Japan and Samoa', 'Turkish-Somali ties', 'friendship of India and Nepal'."""
    bonds = reader.words.nouns["friendships"]
    between = tokens[one.last : left_of_articles(tokens, other.first, reader.words)]
    joins = {"-", "–", *reader.words.nouns["conjunctions"]}
    if len(between) != 1 or between[0].lower not in joins:
        return False
    beside = (*tokens[max(0, one.first - FEW) : one.first], *tokens[other.last : other.last + FEW])
    return any(token.lower in bonds for token in beside)


def _has_post(tokens: Sequence[Token], one: NameMention, other: NameMention, reader: Reader) -> bool:
    """'the Embassy of Japan in Samoa', 'the Chinese ambassador to Kenya', 'India's High Commissioner in Colombo'."""
    posts, inside = reader.words.nouns["posts"], reader.words.nouns["posted_in"]
    at = left_of_articles(tokens, other.first, reader.words) - 1
    if at < one.last or tokens[at].lower not in inside or at - one.last > 2 * FEW:
        return False
    return any(token.lower in posts for token in tokens[max(0, one.first - FEW) : at])  # 'the EU Delegation to Kenya'


def _outlet(document: Document, scenes: Sequence[Scene], reader: Reader) -> str:
    """The state whose capital a dateline names, else of the one money of a state in need, else of the publisher."""
    aided = reader.catalogue.is_aided
    written = next((code for scene in scenes[:LEAD] if (code := written_in(scene, reader))), "")
    if written:
        return written if aided(written, document.published) else ""
    codes = {m.currency[:2] for scene in scenes for m in scene.money}
    spent = {code for code in codes if aided(code, document.published)}
    if len(spent) == 1:
        return next(iter(spent))
    hosts = (document.publisher, (document.url or "").partition("://")[2].partition("/")[0])
    homes = (_of_host(host_of(host), reader) for host in hosts if host)
    return next((home for home in homes if home and aided(home, document.published)), "")


def _of_host(host: str, reader: Reader) -> str:
    """The country of a publisher by its row, else by the end of its host."""
    row = reader.catalogue.sources.row(host)
    if row is not None:
        return row.country or ""
    end = host.rpartition(".")[2].upper() if "." in host and " " not in host else ""
    return end if end not in SOLD and reader.catalogue.party_kind(end) in ("state", "territory") else ""
