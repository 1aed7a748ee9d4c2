"""Who gives: every rule that finds a giver speaks with its weight, and the strongest is heard."""

from collections.abc import Iterator

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.roles import Found, Place, may_give, office_at, strongest
from pledgebook.extract.setting import GIVING
from pledgebook.extract.speaking import read_speaker
from pledgebook.model import Inference, Span
from pledgebook.text.names import NameMention

WEIGHTS = {
    "donor.asked": 1.7,
    "donor.funder": 1.6,
    "donor.subject": 1.5,
    "donor.agent": 1.5,
    "donor.gapped": 1.55,
    "donor.bracketed": 1.54,
    "donor.others": 1.4,
    "donor.gift": 1.3,
    "donor.office": 1.2,
    "donor.we": 1.2,
    "donor.members": 1.2,
    "donor.asker": 1.1,
    "donor.source": 1.05,
    "donor.owner": 1.0,
    "donor.label": 0.9,
    "donor.body": 0.8,
    "donor.unasked": 0.6,
    "donor.speaker": 0.5,
    "donor.before": 0.4,
    "donor.publisher": 0.3,
    "donor.headline": 0.3,
    "donor.lead": 0.3,
    "donor.document": 0.3,
}
"""Set by hand; 0.8 and more is in words, less is an inference (see weigh.py)."""

STATES = ("state", "territory", "union")
"""Kinds of those that ask their own parliaments or members for what they give."""

FAR = 12
"""How many words a noun of giving may stand from the amount that it is about."""


def read_donors(at: Place, anchor: Anchor, cue: Cue | None) -> Found:
    """The donors of an anchor: the strongest of all that any rule finds, with the rules that lost."""
    return strongest(_candidates(at, anchor, cue))


def receivers(at: Place, cue: Cue | None) -> tuple[NameMention, ...]:
    """The party that stands as the subject of a verb of receiving or asking, nearest first: no giver there."""
    if cue is None or not (receives(at, cue) or asks(cue)):
        return ()
    parts = ("", "folk")
    before = [m for m in at.scene.parties if m.last <= cue.first and at.part(m) not in ("place", "people")]
    return tuple(m for m in before[-1:] if at.part(m) in parts and (at.part(m) or not at.owns(m)))


def receives(at: Place, cue: Cue | None) -> bool:
    """Whether the subject of the verb is who gets; what arrives is the thing itself."""
    return cue is not None and cue.group in RECEIVING and cue.lemma not in at.reader.words.role_words["arrives"]


def asks(cue: Cue) -> bool:
    """Whether the verb asks for what is not given yet."""
    return cue.group == "request" or cue.stage is Stage.REQUESTED


def _candidates(at: Place, anchor: Anchor, cue: Cue | None) -> Iterator[Found | None]:
    receiving = receives(at, cue)
    yield _gapped(at, anchor)
    yield _bracketed(at, anchor)
    if cue is not None and asks(cue):
        yield _asked(at, anchor, cue)
        yield _asker(at, anchor, cue)
    elif cue is not None and not receiving:
        yield _agent(at, cue, anchor)
        yield None if cue.passive else _subject(at, cue)
        yield _bought(at, anchor, cue)
    yield _funder(at, anchor)
    yield _labelled(at, cue)
    yield _gift(at, anchor)
    yield _source(at, anchor, 8)
    yield None if receiving else _owner(at, anchor)
    yield from _known(at, {m.name.target for m in receivers(at, cue)})


def _known(at: Place, taken: set[str]) -> Iterator[Found | None]:
    """What the speaker, the sentence before and the document tell where no word of the sentence does."""
    speaker = read_speaker(at.speech)
    party = speaker[0].party if speaker else None
    if party and party not in (*at.setting.recipients, *at.setting.aggressor, *taken):
        yield _found((party,), Inference("donor: from the speaker's office"), "donor.speaker")
    if at.before and at.before[0] and not taken & set(at.before[0]):
        yield _found(at.before[0], Inference("donor: from the sentence before"), "donor.before")
    if at.setting.donor and at.setting.donor not in taken:
        where = at.setting.donor_from
        yield _found((at.setting.donor,), Inference(f"donor: from the {where}"), f"donor.{where}")


def _found(parties: tuple[str, ...], source: Span | Inference | None, rule: str) -> Found:
    return Found(parties, source, rule, WEIGHTS[rule])


def _labelled(at: Place, cue: Cue | None) -> Found | None:
    """'Canada: Will provide ...': the label is the subject that the sentence leaves out."""
    if at.label is None:
        return None
    party, span = at.label
    promises = cue is not None and cue.group in GIVING and not cue.passive
    others = (*at.setting.recipients, *at.setting.aggressor)
    may = at.kind(party) not in ("", "company") and party not in others
    weight = 1.45 if promises else WEIGHTS["donor.label"]
    return Found((party,), span, "donor.label", weight) if may and (promises or at.setting.donor is None) else None


def _gapped(at: Place, anchor: Anchor) -> Found | None:
    """'... 350 million euros, Germany 244 million euros and France 110 million': the party right before the amount."""
    for mention in at.scene.parties:
        if mention.last == anchor.first and _is_joined(at, mention) and may_give(at, mention):
            return _found((mention.name.target,), at.span(mention), "donor.gapped")
    return None


def _is_joined(at: Place, mention: NameMention) -> bool:
    """Whether the name stands behind a comma or 'and': behind a verb it is who gets ('promised Ukraine 12 tanks')."""
    place = at.before_articles(mention.first)
    return place > 0 and at.joins(place - 1)


def bracketed(at: Place, anchor: Anchor) -> NameMention | None:
    """'Chad ($10 million), Colombia ($4.5 million)': the party right before the bracket that opens with the amount."""
    opened = anchor.first > 0 and at.scene.tokens[anchor.first - 1].text == "("
    return at.ending_at(anchor.first - 2) if opened and anchor.first > 1 else None


def leads_of(at: Place, mention: NameMention) -> str:
    """The part that the words before the first of a row of names with brackets say ('relief in Chad ($10 million)')."""
    row = [m for m in at.scene.parties if m.last <= mention.first and at.scene.tokens[m.last].text == "("]
    return at.part(row[0] if row else mention)


def _bracketed(at: Place, anchor: Anchor) -> Found | None:
    mention = bracketed(at, anchor)
    if mention is None or leads_of(at, mention) in ("to", "place", "people") or not may_give(at, mention):
        return None
    if any(at.part(m) in ("to", "place", "people") for m in at.scene.parties if m.last <= mention.first):
        return None  # 'operations in Africa ($3 million), the Middle East ($4 million) and Kenya ($1 million)'
    return _found((mention.name.target,), at.span(mention), "donor.bracketed")


def _asked(at: Place, anchor: Anchor, cue: Cue) -> Found | None:
    """'asked Germany for', 'called on the United States to send': the party right behind the verb of asking."""
    for mention in at.scene.parties:
        gap = mention.first - cue.first
        behind = at.before_articles(mention.first) <= cue.at + 1 or mention.first - cue.first <= 3
        if gap > 0 and mention.first <= max(cue.at, cue.first + 4) and behind and may_give(at, mention):
            return _found(_joined_after(at, mention), at.span(mention), "donor.asked")
    others = at.reader.words.role_words["others"]
    for place in range(cue.first + 1, min(len(at.scene.tokens), cue.first + 5)):
        token = at.scene.tokens[place]
        if token.lower in others and not at.scene.covered[place]:  # 'urged its allies to send'
            return Found((), Span(token.start, token.end), "donor.others", WEIGHTS["donor.asked"])
    return None


def _asker(at: Place, anchor: Anchor, cue: Cue) -> Found | None:
    """Who asks gives where it asks for another ('asked Congress for $2bn for Ukraine'), else nobody has given yet."""
    asker = _subject(at, cue)
    if asker is None or not asker.parties:
        asking = [m.name.target for m in receivers(at, cue)]
        asking += [p for m in at.scene.offices if m.last <= cue.first and (p := office_at(at, m.first))]
        for_itself = bool(asking) and (asking[-1] in at.setting.recipients or not at.setting.voice)
        return _found((), None, "donor.unasked") if for_itself else None
    others = [m for m in at.scene.parties if m.first > cue.at and at.part(m) in ("to", "people")]
    for_others = any(m.name.target not in asker.parties and at.is_state(m.name.target) for m in others)
    if at.setting.voice in asker.parties or (for_others and all(at.kind(p) in STATES for p in asker.parties)):
        return _found(asker.parties, asker.source, "donor.asker")
    return None if at.setting.voice else _found((), None, "donor.unasked")


def _subject(at: Place, cue: Cue) -> Found | None:
    """The nearest party, office holder, first person or unnamed givers before the cue, in its clause."""
    scene, words = at.scene, at.reader.words
    beside: tuple[str, ...] = ()
    body: Found | None = None
    start = _lister(at, cue) if cue.group == "include" else cue.first
    for place in range(start - 1, _clause_start(at, cue.first) - 1, -1):
        mention = at.ending_at(place)
        if mention and at.part(mention) == "beside" and at.is_state(mention.name.target):
            beside = (*beside, mention.name.target)
            continue
        found = _acting(at, place, mention, cue)
        if found:
            joint = tuple(sorted({*found.parties, *beside}))
            return Found(joint, found.source, found.rule, found.weight)
        token = scene.tokens[place]
        if token.lower in words.speech["bodies"] and at.setting.donor and body is None and not scene.covered[place]:
            inferred = Inference(f"donor: {token.lower} of the {at.setting.donor_from}")
            body = _found((at.setting.donor,), inferred, "donor.body")
    return body


def _lister(at: Place, cue: Cue) -> int:
    """Where the verb stands whose objects 'including' lists: its subject is who gives."""
    verbs = [v.at for v in at.scene.verbs if v.at < cue.first and v.form.group in GIVING]
    return verbs[-1] if verbs else cue.first


def _acting(at: Place, place: int, mention: NameMention | None, cue: Cue) -> Found | None:
    """What acts at a token before the verb: a party, an office, 'we', or givers without a name."""
    scene = at.scene
    token = scene.tokens[place]
    here = Span(token.start, token.end)
    if mention and may_give(at, mention) and at.part(mention) != "by":
        return _found(joined_before(at, mention), at.span(mention), "donor.subject")
    if scene.covered[place] == "office":
        office = office_at(at, place)
        return _found((office,), here, "donor.office") if office and office not in at.setting.recipients else None
    if token.lower in at.reader.words.speech["first_person"]:
        voice = _voice(at)
        return _found((voice,), here, "donor.we") if voice else None
    return None if cue.tense == "infinitive" else _others(at, place)  # 'will allow our partners to provide'


def _others(at: Place, place: int) -> Found | None:
    """'Western partners will send': givers without a name. () is what is known of them; an alliance's are its members.

    None where a name stands with them ('Norway and its partners', 'G7 countries'), or they were named before.
    """
    scene, words = at.scene, at.reader.words
    token = scene.tokens[place]
    if token.lower not in words.role_words["others"] or scene.covered[place]:
        return None
    here = Span(token.start, token.end)
    if at.setting.voice and at.kind(at.setting.voice) == "alliance":
        return _found((at.setting.voice,), here, "donor.members")
    if any(words.part_words.before(scene.tokens, k) for k in range(place, max(0, place - 4), -1)):
        return None  # 'through independent organisations', 'with our partners'
    before = scene.tokens[max(0, place - 4) : place]
    if words.role_words["carriers"].intersection(t.lower for t in before[-2:]):
        return None
    definite = bool(before) and before[-1].lower == "the"
    named_before = definite or any(t.lower in words.role_words["same"] for t in before)
    named_beside = any(at.joins(k) for k in range(max(0, place - 4), place))
    owner = at.ending_at(place - 1)
    whose = owner is not None and owner.name.use != "demonym" and at.kind(owner.name.target) not in ("state", "company")
    folk = owner is not None and owner.name.use == "demonym" and may_give(at, owner)
    return None if named_before or named_beside or whose or folk else _found((), here, "donor.others")


def _voice(at: Place) -> str | None:
    """Whose 'we' it is: the document's own, or in a quotation that of the office holder who is quoted."""
    quoted = None if at.voice else read_speaker(at.speech)
    voice = at.voice or (quoted[0].party if quoted else None)
    return None if voice in at.setting.recipients else voice


def _clause_start(at: Place, place: int) -> int:
    for k in range(place - 1, -1, -1):
        if at.scene.tokens[k].text in (";", "–", ":"):
            return k + 1
    return 0


def joined_before(at: Place, mention: NameMention) -> tuple[str, ...]:
    """'Denmark and the Netherlands', 'Estonia, Latvia and Lithuania': all of the group that ends at the mention."""
    group, first = [mention.name.target], mention.first
    while True:
        place = at.before_articles(first)
        joint = place
        while joint > 0 and at.joins(joint - 1):
            joint -= 1
        other = at.ending_at(joint - 1) if joint < place else None
        if other is None or not may_give(at, other):
            return tuple(sorted(set(group)))
        group.append(other.name.target)
        first = other.first


def _joined_after(at: Place, mention: NameMention) -> tuple[str, ...]:
    """The group of givers that begins at the mention."""
    group, last = [mention.name.target], mention.last
    for other in at.scene.parties:
        if other.first < last:
            continue
        place = at.before_articles(other.first)
        joined = last < other.first and 0 < place - last <= 2 and all(at.joins(k) for k in range(last, place))
        code = other.name.target
        if not joined or code in (*at.setting.recipients, *at.setting.aggressor) or at.part(other) == "maker":
            break
        group.append(code)
        last = other.last
    return tuple(sorted(set(group)))


def _agent(at: Place, cue: Cue, anchor: Anchor) -> Found | None:
    """'by Germany' behind a passive."""
    if not cue.passive:
        return None
    for mention in at.scene.parties:
        near = 0 <= mention.first - cue.at <= 8 or 0 <= mention.first - anchor.last <= 6
        if at.part(mention) in ("by", "funder") and near and may_give(at, mention):
            return _found(_joined_after(at, mention), at.span(mention), "donor.agent")
    return None


def _bought(at: Place, anchor: Anchor, cue: Cue) -> Found | None:
    """'Taiwan ordered 66 jets from the United States': a state that sells gives; one that has no name is not known."""
    if cue.group != "order" or cue.passive:
        return None
    tokens, words = at.scene.tokens, at.reader.words
    for place in range(anchor.last, min(len(tokens), anchor.last + 8)):
        mention = next((m for m in at.scene.parties if m.first == place), None)
        if mention and at.part(mention) == "by" and at.is_state(mention.name.target) and may_give(at, mention):
            return Found((mention.name.target,), at.span(mention), "donor.source", WEIGHTS["donor.asked"])
        sold = tokens[place].lower in words.role_words["company"] | words.role_words["others"]
        if sold and words.part_words.before(tokens, at.before_articles(place - 1)) == ("by", place - 3):
            return Found((), Span(tokens[place].start, tokens[place].end), "donor.others", WEIGHTS["donor.asked"])
    return None


def _funder(at: Place, anchor: Anchor) -> Found | None:
    """'howitzers funded by Norway', 'on behalf of the German government': who pays, whoever else delivers."""
    for mention in at.scene.parties:
        near = mention.first - anchor.last >= -FAR and mention.last - anchor.first <= FAR + anchor.last - anchor.first
        if near and at.part(mention) == "funder" and may_give(at, mention):
            return _found(_joined_after(at, mention), at.span(mention), "donor.funder")
    return None


def _gift(at: Place, anchor: Anchor) -> Found | None:
    """"Japan's overall contribution", 'the commitment from the GCC', 'a donation by Norway' near the amount."""
    tokens, words = at.scene.tokens, at.reader.words
    gifts = words.role_words["gifts"]
    stops = words.nouns["stops"] - words.possessives
    for mention in at.scene.parties:
        if not may_give(at, mention) or at.part(mention) == "folk":
            continue
        ahead = tokens[mention.last : mention.last + 6]
        noun = next((k for k, t in enumerate(ahead) if t.lower in gifts), None)
        owns = noun is not None and ahead[0].text in ("'", "’") and not any(t.lower in stops for t in ahead[:noun])
        place = at.before_articles(mention.first)
        comes = at.part(mention) == "by" and any(t.lower in gifts for t in tokens[max(0, place - 3) : place])
        near = mention.last - FAR <= anchor.last and anchor.first <= mention.last + FAR
        if near and (owns or comes) and at.kind(mention.name.target) != "company":
            return _found(_joined_after(at, mention), at.span(mention), "donor.gift")
    return None


def _owner(at: Place, anchor: Anchor) -> Found | None:
    """As in "Canada's contribution", 'U.S. assistance': the party inside or right before the anchor's phrase."""
    if anchor.phrase is None:
        return None
    low = min(anchor.first, anchor.phrase.first) - 3
    for mention in at.scene.parties:
        near = low <= mention.first and mention.last < anchor.phrase.last
        may = may_give(at, mention) and at.kind(mention.name.target) != "company"
        if near and may and _qualifies(at, mention, anchor.phrase.last):
            return _found((mention.name.target,), at.span(mention), "donor.owner")
    return None


def _qualifies(at: Place, mention: NameMention, last: int) -> bool:
    """Whether no preposition parts the party from the head of the phrase: 'agencies in Myanmar' are not Myanmar's."""
    stops = at.reader.words.nouns["stops"] - at.reader.words.possessives
    folk = at.part(mention) == "folk"
    return not folk and not any(t.lower in stops for t in at.scene.tokens[mention.last : last - 1])


def _source(at: Place, anchor: Anchor, reach: int) -> Found | None:
    """'... from the United States' behind the anchor."""
    for mention in at.scene.parties:
        behind = 0 <= mention.first - anchor.last <= reach
        ahead = 0 <= anchor.first - mention.last <= 1  # 'from Germany for two systems'
        if (behind or ahead) and at.part(mention) == "by" and may_give(at, mention):
            return _found(_joined_after(at, mention), at.span(mention), "donor.source")
    return None
