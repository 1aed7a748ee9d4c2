"""What the document as a whole tells: whose voice it is, who gives in it, whom it is about.

The publisher and the dateline alone were worth 20 points of F1 in a trial; every value found here is cited as an
inference by name, never as words.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from pledgebook.extract.counted_states import counted_states
from pledgebook.extract.first_person import speaks_first, spoken_voice
from pledgebook.extract.gainers import read_gainers
from pledgebook.extract.homes import Inside
from pledgebook.extract.many_hit import befalls_many, is_regional
from pledgebook.extract.notices import seller
from pledgebook.extract.offices import after_role, holder
from pledgebook.extract.own_gains import gains, giver_in_title
from pledgebook.extract.parts import GIVES, left_of_articles
from pledgebook.extract.payers import read_payers
from pledgebook.extract.pleading import enacts
from pledgebook.extract.preceding import Befores, read_bodies, read_preceding
from pledgebook.extract.received import LONG, likely_recipients
from pledgebook.extract.remote import Remote
from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.sections import read_sections
from pledgebook.extract.signers import read_signers, without_getters
from pledgebook.extract.standing import Givers, Standing, standing
from pledgebook.extract.thankful import thanked, thankful
from pledgebook.extract.title import Title, own_voice, read_title, titled_donor
from pledgebook.extract.turning import read_turned
from pledgebook.extract.words import Reader, Words, together
from pledgebook.extract.worldwide import read_worldwide
from pledgebook.model import Document
from pledgebook.text.names import NameMention

MOST: Final = 0.6
"""The share of the mentions of states that makes one the giver of a document that names no giver."""

NEAR: Final = 8
"""How many words before a verb of giving its subject may stand."""

LEAD: Final = 6
"""How many sentences make the lead of a story."""

FOUR: Final = 4
"""How many states at the most a row has that makes a text one about them all, where it is for nobody else."""

AID: Final = 8
"""A document tells of aid where one sentence in as many has a word of it."""

GIVERS: Final = frozenset({"state", "territory", "union", "alliance", "agency", "bank", "fund", "group", "coalition",
                           "ngo"})


class Setting(NamedTuple):
    """The document's own parties. `voice` is its 'we'; `donor` and `recipients` fill what a sentence leaves out."""

    voice: str | None
    donor: str | None
    donor_from: str
    recipients: tuple[str, ...]
    aggressor: frozenset[str]
    named: frozenset[str]
    asks: bool
    """Whether its title asks a parliament for what it tells of: then that is requested (claims.md)."""
    enacts: bool
    """Whether its title tells that a bill was made law: then what this holds is decided."""
    military: bool
    """Whether it has more words of military than of civil aid, or is about who is attacked.

    That decides a bare 'assistance worth $5m'.
    """
    aid: bool
    """Whether it tells of aid: its title has a word of it, or a good part of its sentences."""
    pledges: bool
    """Whether it tells of pledges, appeals or debt relief, which is aid in other words."""
    abroad: bool
    """Whether the title says that it goes abroad: then no sentence need say it again."""
    preceding: Befores
    """What the sentence before each one tells of who acts."""
    remote: Remote
    """Whether a sentence of a long text is far from any that names a state (see `remote`)."""
    homes: Inside
    """Where the text may be at home that never says for whom (see `homes`)."""
    home: bool = False
    """Whether it is a state's own text that names nobody else, and no word of what goes abroad."""
    sections: Mapping[int, tuple[str, ...]] = MappingProxyType({})
    """For each sentence, by its start, the states that its section is about."""
    bodies: Mapping[int, tuple[str, ...]] = MappingProxyType({})
    """For each sentence, by its start, the bodies that were named before it, the one named last first."""
    short: bool = False
    """Whether it has few sentences: then who is named in one is taken up in the next."""
    together: tuple[str, ...] = ()
    """The states that it names in a row and calls by their number ('the three countries')."""
    many: bool = False
    """Whether it is about many states that were hit, for none of which in particular it gives (see `many_hit`)."""
    seller: str | None = None
    """The state that tells its parliament of a sale (see `notices`)."""
    payers: Mapping[int, tuple[str, ...]] = MappingProxyType({})
    """For each sentence, by its start, who pays for what agencies hand out in it (see `payers`)."""
    gainers: Mapping[int, tuple[str, ...]] = MappingProxyType({})
    """For each sentence, by its start, for whom its gift is by the sentence behind it (see `gainers`)."""
    thankful: frozenset[str] = frozenset()
    """The states that thank in it, and so give nothing (see `thankful`)."""
    gets: bool = False
    """Whether the state whose voice it is tells of what others give to it (see `own_gains`)."""
    signers: tuple[str, ...] = ()
    """The states that speak together as 'we' in it (see `signers`)."""
    worldwide: frozenset[int] = frozenset()
    """Where the sentences start that are about the world, and not about whom the text is for (see `worldwide`)."""
    turned: Mapping[int, tuple[str, ...]] = MappingProxyType({})
    """For each sentence, by its start, to whom the text has turned (see `turning`)."""


def read_setting(document: Document, scenes: Sequence[Scene], reader: Reader) -> Setting:
    """Count the parties of the document and of its title and weigh who gives and who gets."""
    title = read_title(document, reader)
    givers, source = _known_givers(document, title, scenes, reader)
    voice, donor, aggressor, gets = givers
    named = frozenset(m.name.target for s in scenes for m in s.offices if m.name.use != "surname")
    named = named.union(after_role(scenes, reader, document.published))
    recipients, together, many = _for_whom(document, title, scenes, reader, givers)
    if donor is None:
        donor, source = _first_giver(scenes, {*recipients, *aggressor}, document, reader, named)
    if donor is None and recipients:
        taken = {*recipients, *aggressor, *reader.catalogue.attacked}
        donor, source = _only_other(_named(scenes, reader), taken, reader)
    signers = read_signers(document, title, scenes, reader, named)
    aid, short = _tells_of_aid(title, scenes, reader), len(scenes) < LONG
    abroad = _goes_abroad(title, (voice, donor), reader)
    # a long text about other things names states by the way
    by_section = (aid or abroad or short) and (not many or is_regional(title, reader))
    return Setting(
        voice, donor, source, recipients, aggressor, named,
        asks=next(reader.words.requests.scan(title.tokens), None) is not None,
        enacts=enacts(title.tokens, reader.words),
        military=_is_military(scenes, reader) or not reader.catalogue.attacked.isdisjoint(recipients),
        aid=aid,
        pledges=_tells_of_pledges(scenes, reader),
        abroad=abroad,
        home=not abroad and _stays_home(voice, scenes, reader),
        sections=read_sections(scenes, {voice, donor, *aggressor}, reader) if by_section else {},
        preceding=read_preceding(document, scenes, reader, named),
        bodies=read_bodies(scenes, reader),
        short=short,
        together=together,
        many=many,
        seller=seller(scenes, reader),
        payers=read_payers(scenes, reader),
        gainers=read_gainers(scenes, reader),
        thankful=thankful(scenes, reader),
        gets=gets,
        signers=without_getters(signers, {*recipients, *aggressor}),
        homes=Inside(document, title, scenes, reader),
        worldwide=read_worldwide(scenes, recipients, reader),
        turned=read_turned(scenes, recipients, {voice, donor, *aggressor}, reader, document.published),
        remote=Remote(scenes, [m.name.target for m in title.parties], reader),
    )


def _stays_home(voice: str | None, scenes: Sequence[Scene], reader: Reader) -> bool:
    """'We delivered $5 million to schools across the state': whether a state's own text names nobody but itself."""
    if voice is None or reader.catalogue.party_kind(voice) != "state":
        return False
    return all(scene.tokens.words.isdisjoint(reader.words.abroad) and all(
        m.name.target == voice for m in scene.parties) for scene in scenes)


def _for_whom(
    document: Document, title: Title, scenes: Sequence[Scene], reader: Reader, givers: Givers
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Whom the document is for; the states that it calls by their number; whether many were hit."""
    voice, donor, aggressor, gets = givers
    if voice and gets:
        return (voice,), (), False
    attacked = voice in reader.catalogue.attacked
    recipients = likely_recipients(title, scenes, reader, standing(title, scenes, reader, givers, document.published))
    if voice and (attacked or (voice != donor and not recipients)):
        recipients = (voice,)  # a government under attack speaks of what it gets; a body thanks for what it got
    together = counted_states(scenes, {voice, donor, *aggressor}, reader)
    if set(recipients) <= set(together) and (recipients or len(together) <= FOUR):
        recipients = together
    many = len(recipients) < 2 and not set(recipients) & title.about and befalls_many(title, scenes, reader)
    return () if many else recipients, together, many


def _goes_abroad(title: Title, own: tuple[str | None, ...], reader: Reader) -> bool:
    """Whether the title has a word of what goes abroad, or names a party beside those whose the text is."""
    abroad = any(t.lower in reader.words.abroad for t in title.tokens)
    return abroad or any(m.name.target not in own for m in title.parties)


def standing_of(document: Document, scenes: Sequence[Scene], reader: Reader) -> Standing:
    """What speaks for each state of a document as the one that gets; learning weighs it (see `received`)."""
    title = read_title(document, reader)
    givers, _ = _known_givers(document, title, scenes, reader)
    return standing(title, scenes, reader, givers, document.published)


def _known_givers(
    document: Document, title: Title, scenes: Sequence[Scene], reader: Reader
) -> tuple[Givers, str]:
    """Whose voice the document is, who gives by its publisher or headline, and who attacks; where the giver is from."""
    publisher = reader.catalogue.publisher(document.publisher)
    voice = own_voice(document, title, reader) or spoken_voice(document, scenes, reader)
    home = publisher.home if publisher else None
    if voice is not None and gains(document, title, scenes, voice, reader):
        donor = giver_in_title(document, title, voice, reader)
        return Givers(voice, donor, _aggressor(title, scenes, reader), gets=True), "headline" if donor else ""
    donor, source = titled_donor(title, voice, home, reader, attacked=voice in reader.catalogue.attacked)
    praised = thanked(title, reader)
    if praised is not None and praised.name.target != voice:
        donor, source = praised.name.target, "headline"
    return Givers(voice, donor, _aggressor(title, scenes, reader)), source


def _aggressor(title: Title, scenes: Sequence[Scene], reader: Reader) -> frozenset[str]:
    """Who attacks: by the words beside its name, or because it attacks another party of the document."""
    named = {m.name.target for scene in scenes for m in scene.parties}.union(m.name.target for m in title.parties)
    at_war = any(named.issuperset(pair) for pair in reader.catalogue.conflicts)
    words = reader.words.aggressor
    if not at_war and not any(scene.parties and not words.isdisjoint(scene.tokens.words) for scene in scenes):
        return frozenset()  # no mention need be counted
    counts, hostile = _count(scenes, reader)
    for mention in title.parties:
        counts[mention.name.target] += 3
    return frozenset(p for p in hostile if hostile[p] >= max(1, counts[p] // 4)) | frozenset(
        attacker for attacker, attacked in reader.catalogue.conflicts if counts[attacked] and counts[attacker]
    )


def _is_military(scenes: Sequence[Scene], reader: Reader) -> bool:
    def said(sort: str) -> int:
        listed = reader.words.bundles[sort]
        return sum(sum(map(listed.__contains__, scene.tokens.lowers)) for scene in scenes
                   if not listed.isdisjoint(scene.tokens.words))

    return said("military") >= said("civil")


def _tells_of_aid(title: Title, scenes: Sequence[Scene], reader: Reader) -> bool:
    """Whether the title has a word of aid, or at least one sentence in AID."""
    aid = together(reader.words.bundles["aid"], reader.words.bundles["whole"])
    if any(token.lower in aid for token in title.tokens):
        return True
    return _is_told(sum(not scene.tokens.words.isdisjoint(aid) for scene in scenes), scenes)


def _tells_of_pledges(scenes: Sequence[Scene], reader: Reader) -> bool:
    """Whether at least one sentence in AID tells of pledges, appeals or debts that are forgiven."""
    said, debts = reader.words.nouns["tells_aid"], reader.words.nouns["debts"]
    told = [scene for scene in scenes if not scene.tokens.words.isdisjoint(said) or (
        (scene.money or not scene.tokens.words.isdisjoint(debts)) and _relieves(scene, reader.words))]
    return _is_told(len(told), scenes)


def _is_told(said: int, scenes: Sequence[Scene]) -> bool:
    return said >= min(2, len(scenes)) and AID * said >= len(scenes)


def _relieves(scene: Scene, words: Words) -> bool:
    """'wrote off $3.5 billion of the debt': a sum or a debt that is forgiven is aid without a word of it."""
    return any(verb.form.lemma in words.nouns["relieving"] for verb in scene.verbs)


def _count(scenes: Sequence[Scene], reader: Reader) -> tuple[Counter[str], Counter[str]]:
    """Mentions a party, those as a theatre of war counted low; and how often a party stands as the attacker."""
    counts: Counter[str] = Counter()
    hostile: Counter[str] = Counter()
    for scene in scenes:
        attacks = bool(scene.parties) and not reader.words.aggressor.isdisjoint(scene.tokens.words)
        for mention in scene.parties:
            code = mention.name.target
            if part_in(scene, mention, reader.words) == "seated" or _theatre(scene, mention, reader):
                continue
            counts[code] += 1
            if attacks and _is_attacker(scene, mention, reader):
                hostile[code] += 1
    return counts, hostile


def _is_attacker(scene: Scene, mention: NameMention, reader: Reader) -> bool:
    """As in "Russia's brutal war", 'Russian aggression': the party stands right beside what it does."""
    if reader.words.order.head_first:
        return mention.first > 0 and scene.tokens.lowers[mention.first - 1] in reader.words.aggressor
    after = scene.tokens.lowers[mention.last : mention.last + 6]
    near = after[:2] if mention.name.use == "demonym" else after
    if reader.words.aggressor.isdisjoint(near):
        return False
    stopped = not (reader.words.nouns["stops"] - reader.words.possessives).isdisjoint(near)
    return not stopped and (mention.name.use == "demonym" or after[0] == "'")


def _theatre(scene: Scene, mention: NameMention, reader: Reader) -> bool:
    """'the war in Ukraine', 'invasion of Ukraine': a theatre, no party of the story."""
    words = reader.words.part_words
    if mention.first < 1 or scene.tokens.lowers[mention.first - 1] not in words.last_words:
        return False  # most names
    found = words.before(scene.tokens, mention.first)
    return found is not None and found[0] == "against"


def _first_giver(
    scenes: Sequence[Scene], taken: Collection[str], document: Document, reader: Reader, named: frozenset[str]
) -> tuple[str | None, str]:
    """Who stands nearest before the first verb of giving or promising in the lead: a party, or who holds an office."""
    for scene in scenes[:LEAD]:
        for at in (verb.at for verb in scene.verbs if verb.form.group in ("give", "promise", "commit", "order")):
            near = [m for m in (*scene.parties, *scene.offices) if 0 <= at - m.last <= NEAR]
            nearest = max(near, key=lambda m: m.last, default=None)
            if _nameless(scene, at, reader) or (nearest is None and speaks_first(scene, at, reader)):
                return None, ""  # 'Donors pledged $2 billion': of those named later none gives for all
            if nearest is not None and any(v.form.group == "receive" for v in scene.verbs if nearest.last <= v.at < at):
                continue  # 'UNICEF will receive $5 million to provide'
            if nearest is None:
                continue
            if _in_row(scene, nearest, reader):
                return None, ""  # 'Spain and Norway will send': neither alone
            code = _giver(scene, nearest, document, reader, named)
            if code and code not in taken and reader.catalogue.party_kind(code) in GIVERS:
                return code, "lead"
    return None, ""


def _nameless(scene: Scene, verb: int, reader: Reader) -> bool:
    """Whether givers without a name act right before a verb ('Western and Arab nations pledged')."""
    words, at = reader.words, verb - 1
    while at > 0 and (scene.tokens.lowers[at] in words.adverbs or words.tenses.at(scene.tokens, at) is not None):
        at -= 1
    many = at >= 0 and scene.tokens.lowers[at] in words.role_words["others"] and scene.covered[at] in ("", "mask")
    return many and not any(m.last == at for m in scene.parties)


def _in_row(scene: Scene, mention: NameMention, reader: Reader) -> bool:
    """Whether a name is joined to another one before it by 'and'."""
    place = left_of_articles(scene.tokens, mention.first, reader.words) - 1
    joined = place > 0 and scene.tokens.lowers[place] in reader.words.nouns["conjunctions"]
    place -= joined and scene.tokens[place - 1].text == ","  # 'Oxfam, Caritas, and UNICEF'
    return joined and any(m.last == place for m in scene.parties)


def _giver(
    scene: Scene, mention: NameMention, document: Document, reader: Reader, named: frozenset[str]
) -> str | None:
    """The party of a name that may give where it stands, or of the office that it holds."""
    if mention.name.table == "office":
        office = holder(mention, document, reader, named)
        return office.party if office else None
    may = part_in(scene, mention, reader.words) in GIVES - {"by", "funder"}
    return mention.name.target if may else None


def _named(scenes: Sequence[Scene], reader: Reader) -> Counter[str]:
    """How often a document names each party, by itself or by those who hold its offices."""
    counts = _count(scenes, reader)[0]
    offices = reader.catalogue.offices
    counts.update(offices[int(m.name.target)].party for scene in scenes for m in scene.offices)
    return counts


def _only_other(counts: Counter[str], taken: set[str], reader: Reader) -> tuple[str | None, str]:
    """The state that a document names far more than any other beside those that get: then it is the one that gives."""
    kinds = ("state", "union")
    others = {p: n for p, n in counts.items() if p not in taken and reader.catalogue.party_kind(p) in kinds}
    best = max(sorted(others), key=lambda p: others[p], default=None)
    if best is None or others[best] < 2 or others[best] < MOST * sum(others.values()):
        return None, ""
    return best, "document"
