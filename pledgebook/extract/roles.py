"""What the roles of a claim are read from: the scene of one anchor, what was found there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.entries import Entry
from pledgebook.extract.offices import holder
from pledgebook.extract.organs import organ_end
from pledgebook.extract.parts import GIVES, left_of_articles
from pledgebook.extract.purchasers import is_purchaser
from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.setting import Setting
from pledgebook.extract.speaking import Speech
from pledgebook.extract.words import Reader
from pledgebook.model import Document, Inference, Span
from pledgebook.text.names import NameMention

TELLS: Final = 6
"""How many words may stand between a name and the verb of telling ('the French minister for energy said')."""

INFINITIVE: Final = "infinitive"
"""The tense of a verb that says what for: of a row of names, its last one does no more by it than the first."""

TELLING: Final = frozenset({"say", "promise"})
"""Groups of verbs with which somebody tells."""


class Found(NamedTuple):
    """Party codes with where they come from, the rule's name and how strongly it speaks (log-odds).

    `lost` names the rules that spoke for others and were weaker.
    """

    parties: tuple[str, ...]
    source: Span | Inference | None
    rule: str
    weight: float
    lost: tuple[str, ...] = ()


@dataclass(slots=True)
class Place:
    """The scene of one anchor with all that decides its roles. `before` is what the last claim of the paragraph had.

    Nothing changes one; it is no tuple, since every rule asks for its fields, and those of slots are had sooner.
    """

    scene: Scene
    reader: Reader
    document: Document
    setting: Setting
    voice: str | None
    before: tuple[tuple[str, ...], tuple[str, ...]] | None
    label: tuple[str, Span] | None = None
    """The party that labels the list item which the sentence is in ('Canada: Will provide ...'), with its words."""
    speech: Speech = ()
    """Whose words the parts of the sentence are."""
    cues: tuple[Cue, ...] = ()
    """All cues of the sentence."""
    unsaid: bool = False
    """Whether a claim of this very sentence has nobody who gives."""
    entry: Entry | None = None
    """Whose entry of a fact box the sentence is in."""
    summed: bool = False
    """Whether what `before` gave was a sum."""
    back: int = -1
    """How many sentences before this one `before` was told; -1 where nothing was."""

    def part(self, mention: NameMention) -> str:
        """The part that a party plays where it stands (see `parts.part_of`); of a row with 'and', the first one's."""
        key = mention.first, mention.last, mention.name.use
        part = self.scene.parts.get(key)
        if part is None:
            part = self.scene.parts[key] = self._part(mention)
        return part

    def _part(self, mention: NameMention) -> str:
        named = self._in_full(mention)
        if named is not None:
            return self.part(named)
        if self._is_between_two(mention):
            return "aside"
        if is_purchaser(self.scene, mention, self.reader.words):
            return "to"
        own = part_in(self.scene, mention, self.reader.words)
        place = self.before_articles(mention.first)
        conjunction = place > 0 and self.scene.tokens.lowers[place - 1] in self.reader.words.nouns["conjunctions"]
        if own or not conjunction or self.acts(mention) or self.leaves_out_verb(mention):
            return own
        return self._row_part(mention)

    def _is_between_two(self, mention: NameMention) -> bool:
        """'the Poland-Belarus border', 'the Chad-Sudan war': what two states have between them is no gift of either."""
        tokens, pair = self.scene.tokens, None
        if mention.last < len(tokens) and tokens[mention.last].text == "-":
            pair = next((m for m in self.scene.parties if m.first == mention.last + 1), None)
        elif mention.first > 1 and tokens[mention.first - 1].text == "-" and self.ending_at(mention.first - 2):
            pair = mention
        if pair is None or pair.last >= len(tokens) or pair.name.use == "demonym":
            return False
        return tokens.lowers[pair.last] in self.reader.words.nouns["between_two"]

    def leaves_out_verb(self, mention: NameMention) -> bool:
        """'sent 14 tanks to Kenya and Norway 18': a name between 'and' and an amount, where one was told before."""
        first, scene = self.before_articles(mention.first), self.scene
        if first < 1 or not self.joins(first - 1):
            return False
        end = organ_end(scene, mention, self.reader.words)  # 'to Kenya and the Dutch government $5 million'
        if scene.covered[end : end + 1] not in (["money"], ["quantity"]):
            return False
        told = [verb.at for verb in scene.verbs if verb.at < first]
        return bool(told) and any(scene.covered[k] in ("money", "quantity") for k in range(told[-1] + 1, first))

    def _in_full(self, mention: NameMention) -> NameMention | None:
        """The name whose initials in brackets this is ('to the World Food Programme (WFP)'): they play its part."""
        opened = mention.first > 1 and self.scene.tokens[mention.first - 1].text == "("
        named = self.ending_at(mention.first - 2) if opened else None
        return named if named and named.name.target == mention.name.target else None

    def acts(self, mention: NameMention) -> bool:
        """Whether a verb or an auxiliary stands right behind the name: '... from Mexico, and Cuba sent food'."""
        tokens, words = self.scene.tokens, self.reader.words
        all_of_them = not words.nouns["all_of_them"].isdisjoint(tokens.lowers[mention.last : mention.last + 1])
        at = mention.last + all_of_them  # 'Spain, Norway and Chad all gave'
        behind = tokens.lowers[at + 1] if at + 1 < len(tokens) else ""
        verb = next((verb for verb in self.scene.verbs if verb.at == at), None)
        says = verb is not None and verb.form.lemma in words.speech["verbs"]  # 'to Kenya and Norway said it'
        acts = verb is not None and (says or behind not in words.nouns["stops"])  # 'in Kenya and Syria affected by'
        helped = words.tenses.at(tokens, at)
        return acts or (helped is not None and helped[0] != INFINITIVE)  # 'to Kenya and Chad to strengthen armies'

    def tells(self, mention: NameMention) -> bool:
        """Whether the name begins who tells: 'to Moldova, the French foreign minister said', 'French officials say'."""
        verb = next((v for v in self.scene.verbs if v.at >= mention.last), None)
        if verb is None or verb.at - mention.last > TELLS or verb.form.group not in TELLING:
            return False
        row = any(self.joins(k) for k in range(mention.last, verb.at))
        near = self.scene.tokens.lowers[mention.last : mention.last + 2]
        if near[0] in self.reader.words.nouns["inside"] and near[1] in self.reader.words.speech["owners"]:
            return False  # 'to Kenya and Chad in their recently announced plans'
        behind = self.scene.tokens.lowers[verb.at + 1] if verb.at + 1 < len(self.scene.tokens) else ""
        promised = verb.form.group != "say" and behind in self.reader.words.nouns["stops"]  # 'the army promised by'
        return bool(verb.form.forms & {"past", "third", "base"}) and not row and not promised

    def _row_part(self, mention: NameMention) -> str:
        other = self.joined_to(mention.first)
        if other is None:
            return ""
        return part_in(self.scene, other, self.reader.words) or self._row_part(other)

    def kind(self, code: str) -> str:
        """The kind of a party; one that no table knows is an organisation."""
        return self.reader.catalogue.party_kind(code) or ("ngo" if code.startswith("org:") else "")

    def is_state(self, code: str) -> bool:
        """Whether a party is a country or a territory."""
        return self.reader.catalogue.party_kind(code) in ("state", "territory")

    def attackers(self) -> frozenset[str]:
        """Who attacks others: those whom the sentence's setting names so, and those of every conflict we know."""
        return self.setting.aggressor.union(attacker for attacker, _ in self.reader.catalogue.conflicts)

    def is_public(self, code: str) -> bool:
        """Whether a party is a state or a union of states: what it gives, bodies report as got."""
        return self.is_state(code) or self.kind(code) in ("union", "alliance", "group")

    def span(self, mention: NameMention) -> Span:
        """Where a name stands in the text."""
        return Span(self.scene.tokens[mention.first].start, self.scene.tokens[mention.last - 1].end)

    def ending_at(self, place: int) -> NameMention | None:
        """The party whose name ends with token `place`."""
        for mention in self.scene.parties:  # a plain loop, since every word before a verb is asked
            if mention.last - 1 == place:
                return mention
        return None

    def owns(self, mention: NameMention) -> bool:
        """Whether the name is a possessive ("Kenya's")."""
        after = self.scene.tokens[mention.last : mention.last + 1]
        return bool(after) and after[0].text in "''"

    def asked(self, mention: NameMention) -> bool:
        """Whether the words before the name lead to one who is asked ("demande 300 chars à l'Allemagne")."""
        place = self.before_articles(mention.first) - 1
        return place >= 0 and self.scene.tokens.lowers[place] in self.reader.words.nouns["asked"]

    def joins(self, place: int) -> bool:
        """Whether token `place` joins two names: a comma or 'and'."""
        token = self.scene.tokens[place]
        return token.text == "," or token.lower in self.reader.words.nouns["conjunctions"]

    def joined_to(self, first: int) -> NameMention | None:
        """The name before the one that begins at token `first`, where commas and 'and' join them in a row."""
        place = joint = self.before_articles(first)
        while joint > 0 and self.joins(joint - 1):
            joint -= 1
        return self.ending_at(joint - 1) if joint < place else None

    def before_articles(self, place: int) -> int:
        """The first of the articles that stand right before token `place`."""
        return left_of_articles(self.scene.tokens, place, self.reader.words)


def own_states(at: Place, anchor: Anchor) -> tuple[NameMention, ...]:
    """The states that stand behind an amount and before the next: in a row of amounts, those that each is for.

    '$5 million for schools in Chad, $2 million in Niger'. Empty where the sentence has no such row.
    """
    amounts = at.scene.money if anchor.money else at.scene.quantities
    if len(amounts) < 2 or not at.scene.parties:
        return ()
    places = sorted((m.first, m.last) for m in amounts)
    own = next((k for k, (first, last) in enumerate(places) if anchor.first <= first and last <= anchor.last), None)
    if own is None:
        return ()
    ends = [*(first for first, _ in places[1:]), len(at.scene.tokens)]
    parts = ("to", "people", "place") if anchor.money else ("to", "people")
    rows = [tuple(m for m in at.scene.parties if last <= m.first and m.last <= end and at.part(m) in parts
                  and at.is_state(m.name.target)) for (_, last), end in zip(places, ends, strict=True)]
    others = [row for k, row in enumerate(rows) if k != own and row]
    return rows[own] if others else ()


def carries(at: Place, mention: NameMention) -> bool:
    """Whether an organisation's name beside a sum tells who carries it: where a state or a union gives."""
    code, giver = mention.name.target, at.setting.donor
    bodies = ("agency", "ngo", "fund")
    return giver not in (None, code) and at.is_public(giver or "") and at.kind(code) in bodies


NOBODY: Final = Found((), None, "none", 0.0)

WEIGHTS: Final = {
    "donor.asked": 1.7,
    "donor.funder": 1.6,
    "donor.gapped": 1.55,
    "donor.bracketed": 1.54,
    "donor.subject": 1.5,
    "donor.agent": 1.5,
    "donor.others": 1.4,
    "donor.gift": 1.3,
    "donor.office": 1.2,
    "donor.we": 1.2,
    "donor.members": 1.2,
    "donor.asker": 1.1,
    "donor.source": 1.05,
    "donor.backer": 1.02,
    "donor.owner": 1.0,
    "donor.label": 0.9,
    "donor.body": 0.8,
    "donor.host": 0.7,
    "donor.unasked": 0.6,
    "donor.speaker": 0.5,
    "donor.topic": 0.45,
    "donor.before": 0.4,
    "donor.paid": 0.85,
    "donor.origin": 0.35,
    "donor.publisher": 0.3,
    "donor.headline": 0.3,
    "donor.lead": 0.3,
    "donor.document": 0.3,
    "donor.nearby": 0.25,
    "recipient.row": 1.45,
    "recipient.tended": 1.45,
    "recipient.bracketed": 1.4,
    "recipient.label": 1.15,
    "recipient.headed": 0.79,
    "recipient.titled": 0.95,
    "recipient.subject": 1.3,
    "recipient.refill": 1.25,
    "recipient.dative": 1.2,
    "recipient.asker": 1.1,
    "recipient.signer": 1.1,
    "recipient.buyer": 1.1,
    "recipient.inside": 0.9,
    "recipient.allied": 0.9,
    "recipient.opening": 0.85,
    "recipient.pronoun": 0.82,
    "recipient.purpose": 0.72,
    "recipient.place": 0.8,
    "recipient.town": 0.77,
    "recipient.body": 0.75,
    "recipient.namely": 0.95,
    "recipient.gainer": 0.78,
    "recipient.region": 0.7,
    "recipient.told": 0.6,
    "recipient.named": 0.5,
    "recipient.earlier": 0.45,
    "recipient.section": 0.35,
    "recipient.publisher": 0.32,
    "recipient.before": 0.3,
    "recipient.other": 0.25,
    "recipient.document": 0.31,
    "recipient.home": 0.245,
    "recipient.nearby": 0.24,
}
"""How strongly each rule speaks, in log-odds, set by hand; 0.8 and more is in words, less is an inference."""


def weighed(parties: tuple[str, ...], source: Span | Inference | None, rule: str) -> Found:
    """What a rule finds, with the weight of the rule."""
    return Found(parties, source, rule, WEIGHTS[rule])


def strongest(found: Iterable[Found | None]) -> Found:
    """The candidate that weighs most, the first of equals, with the names of those that said something else."""
    said = list(filter(None, found))
    if not said:
        return NOBODY
    best = said[0]
    for one in said:
        if one.weight > best.weight:
            best = one
    lost = [one.rule for one in said if one.parties != best.parties] if len(said) > 1 else []
    return best._replace(lost=tuple(lost)) if lost else best


def may_give(at: Place, mention: NameMention, parts: Collection[str] = GIVES) -> bool:
    """A party may give unless it attacks, is who it is for, or its words say otherwise ('to', 'invasion of')."""
    code = mention.name.target
    if code in at.setting.aggressor or code in at.setting.recipients:
        return False
    kind = at.kind(code)
    if kind == "agency" and at.setting.voice and at.setting.voice != code and not at.setting.gets:
        return False  # where a government speaks, an agency only carries its gift
    return bool(kind) and at.part(mention) in parts


KEPT: Final = frozenset({Stage.SUSPENDED, Stage.CANCELLED, Stage.REDUCED})
"""Stages of what the one behind 'from' no longer gets, where he needs it."""


def is_deprived(at: Place, mention: NameMention, cue: Cue | None) -> bool:
    """'withheld $40 million in aid from Kenya', 'cut aid from Kenya': who does not get it stands behind 'from'."""
    if cue is None or mention.first < cue.at:
        return False
    kept = cue.stage in KEPT and any(m.last <= cue.first for m in at.scene.parties) and (
        is_in_need(at, mention.name.target) or not at.is_state(mention.name.target))  # 'held back $5m from Kenya'
    if not kept and cue.lemma not in at.reader.words.nouns["depriving"]:
        return False
    place = at.before_articles(mention.first) - 1
    return at.part(mention) == "by" and at.scene.tokens.lowers[place] in at.reader.words.nouns["froms"]


def office_at(at: Place, place: int) -> str | None:
    """The party of the office whose name holds token `place`."""
    mention = next((m for m in at.scene.offices if m.first <= place < m.last), None)
    if mention is None:
        return None
    own = [o for _, o in at.reader.catalogue.holders(at.reader.catalogue.offices[int(mention.name.target)].surname)]
    if any(o.party == at.setting.voice and o.held_on(at.document.published) for o in own):
        return at.setting.voice  # 'Vice President Harris' of a government is its own
    office = holder(mention, at.document, at.reader, at.setting.named)
    return office.party if office else None


def is_in_need(at: Place, code: str) -> bool:
    """Whether a state is one of those that aid goes to: on the list of those who are aided, or attacked."""
    catalogue = at.reader.catalogue
    return at.is_state(code) and (catalogue.is_aided(code, at.document.published) or code in catalogue.attacked)
