"""Who gives, who gets, who says it: scored preferences over the parties that stand near, then the document's own."""

from dataclasses import dataclass

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.scene import Scene, left_of_articles, part_of_name
from pledgebook.extract.setting import GIVERS, GIVING, Setting, holder
from pledgebook.extract.words import Reader
from pledgebook.model import Document, Inference, Span, Speaker
from pledgebook.text.names import NameMention

ATTACHED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Party codes with where they come from, the rule's name and how strongly it speaks (log-odds)."""

    parties: tuple[str, ...]
    source: Span | Inference | None
    rule: str
    weight: float


@dataclass(frozen=True, slots=True)
class Place:
    """The scene of one anchor with all that decides its roles. `before` is what the last claim of the paragraph had."""

    scene: Scene
    reader: Reader
    document: Document
    setting: Setting
    voice: str | None
    before: tuple[tuple[str, ...], tuple[str, ...]] | None
    label: tuple[str, Span] | None = None
    """The party that labels the list item which the sentence is in ('Canada: Will provide ...'), with its words."""
    turn: tuple[Speaker, Span] | None = None
    """Who speaks in a transcript, with the label that says so."""


NOBODY = Found((), None, "none", 0.0)


def read_donors(at: Place, anchor: Anchor, cue: Cue | None) -> Found:
    """The donors of an anchor by the first preference that finds any."""
    receiving = cue is not None and cue.group in RECEIVING
    requesting = cue is not None and cue.group == "request"
    found = _gapped(at, anchor) or _bracketed_donor(at, anchor)
    if requesting and cue is not None and _recipient_asks(at, cue):
        return NOBODY
    if found is None and cue is not None and not receiving:
        found = _agent(at, cue, anchor) or (None if requesting or cue.passive else _subject(at, cue))
    found = _labelled(at, cue, found) or found
    found = found or (_source(at, anchor) if receiving else _owner(at, anchor) or _source(at, anchor))
    if found:
        return found
    speaker = read_speaker(at)
    if speaker and speaker[0].party and speaker[0].party not in (*at.setting.recipients, *at.setting.aggressor):
        return Found((speaker[0].party,), Inference("donor: from the speaker's office"), "donor.speaker", 0.5)
    if at.before and at.before[0]:
        return Found(at.before[0], Inference("donor: from the sentence before"), "donor.before", 0.4)
    if at.setting.donor:
        where = at.setting.donor_from
        return Found((at.setting.donor,), Inference(f"donor: from the {where}"), f"donor.{where}", 0.3)
    return NOBODY


def _labelled(at: Place, cue: Cue | None, found: Found | None) -> Found | None:
    """'Canada: Will provide ...': the label is the subject that the sentence leaves out."""
    if at.label is None or (found is not None and found.rule not in ("donor.body", "donor.we")):
        return None
    party, span = at.label
    promises = cue is not None and cue.group in GIVING and not cue.passive
    others = (*at.setting.recipients, *at.setting.aggressor)
    may = at.reader.catalogue.party_kind(party) in GIVERS and party not in others
    return Found((party,), span, "donor.label", 1.5) if may and (promises or at.setting.donor is None) else None


def _gapped(at: Place, anchor: Anchor) -> Found | None:
    """'... 350 million euros, Germany 244 million euros and France 110 million': the party right before the amount."""
    for mention in at.scene.parties:
        if mention.last == anchor.first and _is_joined(at, mention) and _may_give(at, mention):
            return Found((mention.name.target,), _span(at.scene, mention), "donor.gapped", 1.4)
    return None


def _bracketed(at: Place, anchor: Anchor) -> NameMention | None:
    """'Chad ($10 million), Colombia ($4.5 million)': the party right before the bracket that opens with the amount."""
    opened = anchor.first > 0 and at.scene.tokens[anchor.first - 1].text == "("
    return _party_ending(at.scene, anchor.first - 2) if opened and anchor.first > 1 else None


def _leads_of(at: Place, mention: NameMention) -> str:
    """The part that the words before the first of a row of names with brackets say, 'in' for a place."""
    row = [m for m in at.scene.parties if m.last <= mention.first and at.scene.tokens[m.last].text == "("]
    first = row[0] if row else mention
    return "in" if _is_where(at, first) else _part(at, first)


def _bracketed_donor(at: Place, anchor: Anchor) -> Found | None:
    mention = _bracketed(at, anchor)
    if mention is None or _leads_of(at, mention) in ("to", "in") or not _may_give(at, mention):
        return None
    return Found((mention.name.target,), _span(at.scene, mention), "donor.bracketed", 1.2)


def _bracketed_recipient(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    mention = _bracketed(at, anchor)
    if mention is None or _leads_of(at, mention) not in ("to", "in") or not _takes(at, mention, donors):
        return None
    return Found((mention.name.target,), _span(at.scene, mention), "recipient.bracketed", 1.4)


def _is_joined(at: Place, mention: NameMention) -> bool:
    """Whether the name stands behind a comma or 'and': behind a verb it is who gets ('promised Ukraine 12 tanks')."""
    before = at.scene.tokens[_left_of_article(at, mention.first) - 1] if mention.first else None
    return before is not None and (before.text == "," or before.lower in at.reader.words.nouns["conjunctions"])


def _recipient_asks(at: Place, cue: Cue) -> bool:
    """Whether the one who asks is the one who would get it: then nobody has given yet."""
    asked = [m.name.target for m in at.scene.parties if m.last <= cue.first]
    asked += [party for m in at.scene.offices if m.last <= cue.first and (party := _office_at(at, m.first))]
    return bool(asked) and asked[-1] in at.setting.recipients


def _subject(at: Place, cue: Cue) -> Found | None:
    """The nearest party, office holder or first person before the cue, in its clause; joined names together."""
    scene, words = at.scene, at.reader.words
    start = _clause_start(scene, cue.first)
    best: Found | None = None
    for place in range(cue.first - 1, start - 1, -1):
        token = scene.tokens[place]
        mention = _party_ending(scene, place)
        if mention and _may_give(at, mention) and not _only_carries(at, mention):
            group = _joined_before(at, mention)
            return Found(group, _span(scene, mention), "donor.subject", 1.5)
        if scene.covered[place] == "office":
            office = _office_at(at, place)
            if office and office not in at.setting.recipients:
                return Found((office,), Span(token.start, token.end), "donor.office", 1.2)
        voice = _voice(at) if token.lower in words.speech["first_person"] else None
        if voice:
            return Found((voice,), Span(token.start, token.end), "donor.we", 1.2)
        if token.lower in words.speech["bodies"] and at.setting.donor and best is None:
            best = Found(
                (at.setting.donor,),
                Inference(f"donor: {token.lower} of the {at.setting.donor_from}"),
                "donor.body",
                0.8,
            )
    return best


def _voice(at: Place) -> str | None:
    """Whose 'we' it is: the document's own, or in a quotation that of the office holder who is quoted."""
    quoted = None if at.voice else read_speaker(at)
    voice = at.voice or (quoted[0].party if quoted else None)
    return None if voice in at.setting.recipients else voice


def _clause_start(scene: Scene, place: int) -> int:
    for k in range(place - 1, -1, -1):
        if scene.tokens[k].text in (";", "–", ":"):
            return k + 1
    return 0


def _party_ending(scene: Scene, place: int) -> NameMention | None:
    return next((m for m in scene.parties if m.last - 1 == place), None)


def _may_give(at: Place, mention: NameMention) -> bool:
    """A party may give unless it attacks, is who it is for, or stands behind 'to', 'for', 'invasion of'."""
    code = mention.name.target
    if code in at.setting.aggressor or code in at.setting.recipients:
        return False
    kind = at.reader.catalogue.party_kind(code) or ("ngo" if code.startswith("org:") else "")
    if kind not in GIVERS or (kind == "agency" and at.setting.voice):
        return False  # where a government speaks, an agency only carries its gift
    return _part(at, mention) in ("", "by")


def _only_carries(at: Place, mention: NameMention) -> bool:
    """'through COVAX', 'via the World Food Programme': whom a gift goes through is no subject."""
    return _part(at, mention) == "by"


def _left_of_article(at: Place, place: int) -> int:
    return left_of_articles(at.scene, place, at.reader.words)


def _part(at: Place, mention: NameMention) -> str:
    """What the words before the name say of its part: 'to', 'by', 'against', or '' where they say nothing."""
    return part_of_name(at.scene, mention, at.reader.words)


def _joined_before(at: Place, mention: NameMention) -> tuple[str, ...]:
    """'Denmark and the Netherlands', 'Estonia, Latvia and Lithuania': all of the group that ends at the mention."""
    group, first = [mention.name.target], mention.first
    tokens = at.scene.tokens
    while True:
        place = _left_of_article(at, first)
        joint = place
        while joint > 0 and (
            tokens[joint - 1].text == "," or tokens[joint - 1].lower in at.reader.words.nouns["conjunctions"]
        ):
            joint -= 1
        other = _party_ending(at.scene, joint - 1) if joint < place else None
        if other is None or not _may_give(at, other) or _is_where(at, other):
            return tuple(sorted(set(group)))
        group.append(other.name.target)
        first = other.first


def _is_where(at: Place, mention: NameMention) -> bool:
    """The 'Honduras' of 'In Honduras, Canada has delivered' is a place, no second giver."""
    return mention.first > 0 and at.scene.tokens[mention.first - 1].lower in at.reader.words.nouns["inside"]


def _office_at(at: Place, place: int) -> str | None:
    mention = next((m for m in at.scene.offices if m.first <= place < m.last), None)
    office = holder(mention, at.document, at.reader, at.setting.named) if mention else None
    return office.party if office else None


def _agent(at: Place, cue: Cue, anchor: Anchor) -> Found | None:
    """'by Germany' behind a passive."""
    if not cue.passive:
        return None
    for mention in at.scene.parties:
        near = 0 <= mention.first - cue.at <= 8 or 0 <= mention.first - anchor.last <= 6
        if _part(at, mention) == "by" and near and _may_give(at, mention):
            return Found((mention.name.target,), _span(at.scene, mention), "donor.agent", 1.5)
    return None


def _owner(at: Place, anchor: Anchor) -> Found | None:
    """As in "Canada's contribution", 'U.S. assistance': the party inside or right before the anchor's phrase."""
    if anchor.phrase is None:
        return None
    low = min(anchor.first, anchor.phrase.first) - 3
    for mention in at.scene.parties:
        near = low <= mention.first and mention.last < anchor.phrase.last
        if near and _may_give(at, mention) and not _is_where(at, mention) and _qualifies(at, mention, anchor):
            return Found((mention.name.target,), _span(at.scene, mention), "donor.owner", 1.0)
    return None


def _qualifies(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """Whether no preposition parts the party from the head of the phrase: 'agencies in Myanmar' are not Myanmar's."""
    assert anchor.phrase is not None
    stops = at.reader.words.nouns["stops"] - at.reader.words.possessives
    return not any(t.lower in stops for t in at.scene.tokens[mention.last : anchor.phrase.last - 1])


def _source(at: Place, anchor: Anchor) -> Found | None:
    """'... from the United States' behind the anchor."""
    for mention in at.scene.parties:
        if _part(at, mention) == "by" and 0 <= mention.first - anchor.last <= 6 and _may_give(at, mention):
            return Found((mention.name.target,), _span(at.scene, mention), "donor.source", 1.0)
    return None


def read_recipients(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found:
    """The recipients of an anchor by the first preference that finds any."""
    found = _bracketed_recipient(at, anchor, donors) or _receiver(at, cue, donors) or _dative(at, anchor, cue, donors) or _inside(at, anchor, donors)
    found = found or _opening(at, donors) or _named(at, donors)
    if found:
        return found
    if next(at.reader.words.everywhere.scan(at.scene.tokens), None):
        return NOBODY
    if at.before and at.before[1] and not set(at.before[1]) & set(donors):
        return Found(at.before[1], Inference("recipient: from the sentence before"), "recipient.before", 0.3)
    fallback = tuple(p for p in at.setting.recipients if p not in donors)
    if fallback:
        return Found(fallback, Inference("recipient: from the document"), "recipient.document", 0.2)
    return NOBODY


def _takes(at: Place, mention: NameMention, donors: tuple[str, ...]) -> bool:
    code = mention.name.target
    kind = at.reader.catalogue.party_kind(code)
    return code not in donors and code not in at.setting.aggressor and kind not in ("company", "coalition", "alliance")


def _dative(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'to Ukraine', 'for the Palestinian people', 'provide Ukraine with': the nearest behind the anchor or the cue."""
    best: tuple[float, NameMention] | None = None
    for mention in at.scene.parties:
        if not _takes(at, mention, donors):
            continue
        if _part(at, mention) != "to" and not _is_object(at, mention, cue):
            continue
        behind = mention.first - anchor.last
        from_cue = mention.first - cue.at if cue else 99
        distance = float(behind) if behind >= 0 else 4.0 + abs(anchor.first - mention.last)
        if 0 <= from_cue <= 4 and behind < 0:
            distance = 1.0
        if at.reader.catalogue.party_kind(mention.name.target) not in ("state", "territory"):
            distance += 12
        if behind < 0 and from_cue < 0:
            continue
        if distance <= 24 and (best is None or distance < best[0]):
            best = (distance, mention)
    if best is None:
        return None
    group = _joined_after(at, best[1], donors)
    if not _has_state(at, group) and at.setting.recipients and not set(at.setting.recipients) & set(donors):
        return None  # through an agency or a fund: the country it is for comes first (claims.md)
    return Found(group, _span(at.scene, best[1]), "recipient.dative", 1.2)


def _is_object(at: Place, mention: NameMention, cue: Cue | None) -> bool:
    """'promised Ukraine 25,000 helmets': the name right behind a verb of giving or promising is who gets."""
    giving = cue is not None and cue.group in ("give", "promise", "commit") and not cue.passive
    return giving and cue is not None and _left_of_article(at, mention.first) == cue.at + 1


def _has_state(at: Place, group: tuple[str, ...]) -> bool:
    return any(at.reader.catalogue.party_kind(p) in ("state", "territory") for p in group)


def _joined_after(at: Place, mention: NameMention, donors: tuple[str, ...]) -> tuple[str, ...]:
    group, last, tokens = [mention.name.target], mention.last, at.scene.tokens
    for other in at.scene.parties:
        between = tokens[last : other.first]
        joined = 0 < len(between) <= 3 and all(
            t.text == "," or t.lower in at.reader.words.nouns["conjunctions"] | at.reader.words.nouns["articles"]
            for t in between
        )
        if other.first >= last and joined and _takes(at, other, donors):
            group.append(other.name.target)
            last = other.last
    states = [p for p in group if at.reader.catalogue.party_kind(p) in ("state", "territory")]
    return tuple(sorted(set(states or group)))


def _inside(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """'Ukrainian soldiers', "Ukraine's military": inside the anchor or shortly behind it."""
    for mention in at.scene.parties:
        near = anchor.first - 2 <= mention.first <= anchor.last + 1
        code = mention.name.target
        named = code in at.setting.recipients or mention.name.use == "demonym"
        if near and named and _has_state(at, (code,)) and _takes(at, mention, donors):
            return Found((code,), _span(at.scene, mention), "recipient.inside", 0.9)
    return None


def _opening(at: Place, donors: tuple[str, ...]) -> Found | None:
    """'In Honduras, USAID helped establish ...': the country that opens the sentence is where it goes."""
    first = at.scene.parties[0] if at.scene.parties else None
    if first is None or first.first != 1 or first.name.use != "name" or not _takes(at, first, donors):
        return None
    tokens = at.scene.tokens
    opens = tokens[0].lower in at.reader.words.nouns["inside"] and first.last < len(tokens)
    place = opens and tokens[first.last].text == "," and _has_state(at, (first.name.target,))
    return Found((first.name.target,), _span(at.scene, first), "recipient.opening", 0.8) if place else None


def _named(at: Place, donors: tuple[str, ...]) -> Found | None:
    """'in all areas of Syria': where a document is about several that get, those that the sentence names."""
    if len(at.setting.recipients) < 2:
        return None
    named = [m for m in at.scene.parties if m.name.target in at.setting.recipients and m.name.target not in donors]
    if not named:
        return None
    return Found(tuple(sorted({m.name.target for m in named})), _span(at.scene, named[0]), "recipient.named", 0.5)


def _receiver(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'Ukraine has received ...': the subject of a verb of receiving."""
    if cue is None or cue.group not in RECEIVING:
        return None
    for mention in reversed(at.scene.parties):
        if mention.last <= cue.first and _takes(at, mention, donors):
            return Found((mention.name.target,), _span(at.scene, mention), "recipient.subject", 1.2)
    return None


def _span(scene: Scene, mention: NameMention) -> Span:
    return Span(scene.tokens[mention.first].start, scene.tokens[mention.last - 1].end)


def read_speaker(at: Place) -> tuple[Speaker, Span] | None:
    """The office holder who is the subject of a word of speech in the sentence, or after 'according to'."""
    words = at.reader.words
    said = [v.at for v in at.scene.verbs if v.form.lemma in words.speech["verbs"]]
    said += [place for place, _, _ in words.according.scan(at.scene.tokens)]
    for mention in at.scene.offices:
        if any(abs(place - mention.first) <= 8 or 0 <= mention.first - place <= 6 for place in said):
            office = holder(mention, at.document, at.reader, at.setting.named)
            if office:
                return Speaker(office.name, office.role, office.party), _span(at.scene, mention)
    return at.turn
