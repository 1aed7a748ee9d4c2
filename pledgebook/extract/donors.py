"""Who gives: every rule that finds a giver speaks with its weight, and the strongest is heard."""

from collections.abc import Iterator
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.announced import announcer, lets
from pledgebook.extract.asking import appeals, asked, asker, asks, joined_after, petitioned
from pledgebook.extract.assenting import assenter
from pledgebook.extract.bystanders import bystanders, crosses, hauls, is_bystander, is_traffic, made_it
from pledgebook.extract.collective import is_another, is_of_nobody
from pledgebook.extract.conjuncts import comes_next, objects_before
from pledgebook.extract.contracts import is_contract, is_party_to
from pledgebook.extract.cues import GIVING, Cue
from pledgebook.extract.envoys import came_from, envoys, opens_from
from pledgebook.extract.exampled import named_of
from pledgebook.extract.facilitated import collected, facilitated, goes_with
from pledgebook.extract.gift_clauses import whose_gift
from pledgebook.extract.gifts import (
    absolute,
    acts_itself,
    backer,
    bought,
    carrier,
    funder,
    gift,
    is_in_fund,
    joined_adjectives,
    owner_from,
    present,
    stands_far,
    supplied,
    told_arrival,
)
from pledgebook.extract.got_requests import asked_by_letter
from pledgebook.extract.granted import granted, is_for_stricken
from pledgebook.extract.hindering import hindered
from pledgebook.extract.hosts import hosts, is_trainee
from pledgebook.extract.labels import labelled, without_labelled
from pledgebook.extract.leavings import body_named
from pledgebook.extract.lenders import lender
from pledgebook.extract.organs import organ_end, organ_start
from pledgebook.extract.paid import paid
from pledgebook.extract.parts import GETS, GIVES
from pledgebook.extract.posted import posted, sent_from
from pledgebook.extract.projects import without_titled
from pledgebook.extract.pronouns import are_they, asks_again, gives_before, owns_gift, us_who_get
from pledgebook.extract.provinces import province
from pledgebook.extract.ranks import ranked
from pledgebook.extract.receiving import receivers, receives, taker_of, unspent
from pledgebook.extract.roles import WEIGHTS, Found, Place, carries, is_deprived, may_give, strongest, weighed
from pledgebook.extract.rows import (
    RISE,
    bracketed,
    dashed,
    gets_in_row,
    gives_in_row,
    is_one_run,
    leads_of,
    of_share,
    over_rise,
    owned_next,
    passes_on,
)
from pledgebook.extract.scene import belongs
from pledgebook.extract.served import owner_of_frozen, tended
from pledgebook.extract.shareof import is_share_of_told
from pledgebook.extract.signing import signed
from pledgebook.extract.speaking import read_speaker
from pledgebook.extract.strangers import stranger
from pledgebook.extract.subjects import subject
from pledgebook.extract.summed import is_from_all
from pledgebook.extract.takers import offered, withheld, without_taker
from pledgebook.extract.topics import opener, topic
from pledgebook.extract.unspoken import else_given
from pledgebook.extract.whose_need import is_purpose
from pledgebook.extract.words import without
from pledgebook.model import Span
from pledgebook.text.names import NameMention

CONTRACTED, ANNOUNCED = Stage.CONTRACTED, Stage.ANNOUNCED  # an Enum finds its members slowly

ADJACENT: Final = 3
"""How many words behind a sum the state may stand that it is from, whoever acts in the sentence."""

FEW: Final = 5
"""How many words before the name of its owner the words for a share of a sum may begin ('as part of the')."""

OWNED: Final = 3
"""How many words behind the name of its owner a sum may stand."""

LENDERS: Final = ("bank", "union", "alliance")
"""Kinds of parties, beside states, from whom a sum is, whoever else acts ('approved a loan from the World Bank')."""

LONG: Final = 30
"""How many words behind a thing the name may stand from whom its whole list was received."""

OWNING: Final = frozenset({"donor.owner", "donor.gift", "donor.topic", "donor.source"})
"""Rules by which whose a thing is may give it."""

FROM_OTHERS: Final = 5
"""How many words before 'including' those may be named from whom a bundle came."""

FROM: Final = frozenset({"by"})
"""Parts of one from whom a thing is, and those of one from whom people are said to have received it."""

FROM_PEOPLE: Final = frozenset({"by", "people"})

AGENT: Final = 7
"""How many words behind a passive of receiving the name of who gets may stand."""


def read_donors(at: Place, anchor: Anchor, cue: Cue | None) -> Found:
    """The donors of an anchor: the strongest of all that any rule finds, with the rules that lost."""
    lost = withheld(at, anchor, cue) or owner_of_frozen(at, anchor, cue)
    considered, barred = donors_considered(at, anchor, cue), bystanders(at, anchor, cue)
    if barred:
        considered = (one for one in considered if not is_bystander(at, one, barred))
    considered = without_titled(at, anchor, without_labelled(at, considered))
    whom = tended(at, anchor, ())
    if whom is not None:  # 'Kenyan tanks will be repaired in Norway': whose they are does nothing
        considered = (one for one in considered if one is None or one.rule not in OWNING or one.parties != whom.parties)
    if lost is not None:  # 'withheld aid from Kenya', 'released $6 billion in frozen Libyan assets'
        considered = (one for one in considered if one is None or lost.name.target not in one.parties)
    return paid(at, cue, lender(at, anchor, signed(at, cue, without_taker(at, anchor, strongest(considered)))))


def donors_considered(at: Place, anchor: Anchor, cue: Cue | None) -> Iterator[Found | None]:
    """What each rule finds, one after the other; None where it finds nothing."""
    receiving, sent = receives(at, cue), posted(at.scene, at.reader.words, anchor, cue)
    yield _gapped(at, anchor, cue) or envoys(at, cue)
    yield _whose(at, anchor) or granted(at, anchor)
    yield ranked(at, anchor) or _bracketed(at, anchor)
    yield offered(at, anchor, cue) or petitioned(at, cue) or hindered(at, anchor, cue)
    if cue is not None and asks(cue):
        yield from (asked_by_letter(at, cue) or asked(at, cue), asker(at, cue, receivers(at, cue)), asks_again(at, cue))
    elif cue is not None and not receiving:
        yield from _acting(at, anchor, cue, sent=sent is not None)
    yield (sent_from(at, anchor, cue) or lets(at, cue)) if not receiving else announcer(at, cue)
    yield facilitated(at, anchor, cue) or collected(at, anchor, cue) or assenter(at, anchor)
    yield from (funder(at, anchor, cue), backer(at, anchor, cue), labelled(at, cue))
    yield whose_gift(at, anchor, cue) or gift(at, anchor, cue)
    yield from (opens_from(at, cue) or came_from(at, cue), _source(at, anchor, cue, 8))
    yield _nameless(at, anchor.last) if cue is None or not asks(cue) else None
    yield hosts(at, anchor, cue) if not sent else None
    asking, ahead = cue is not None and asks(cue), cue is not None and cue.stage is ANNOUNCED
    got = receiving and anchor.money is None  # 'gets 40 Czech ambulances': so far as nobody else gives
    owner = _owner(at, anchor, owner_from(at, anchor, cue, asking=asking, receiving=receiving))
    joined = objects_before(at, cue)  # 'scolded Spain and sent 40 tents'
    owner = None if owner and owner.parties and joined.issuperset(owner.parties) else owner
    yield owner._replace(weight=WEIGHTS["donor.headline"]) if got and owner is not None else owner
    yield carrier(at, cue)
    yield topic(at, anchor) if cue is None else unspent(at, cue, opener(at, anchor, cue))
    yield absolute(at, anchor)
    arrives = cue is not None and cue.group == "arrive"
    if _is_load(at, anchor, cue, arrives=arrives) or (anchor.example and at.unsaid) or is_of_nobody(at, cue):
        return  # '200 trucks of aid have entered, including food': nobody is said to have sent them
    getting = {m.name.target for m in receivers(at, cue)} | us_who_get(at, cue) | joined
    if _is_gathered(at, cue) and not is_share_of_told(at.scene, at.reader.words, anchor):
        return
    told = _teller(at, anchor.first, arrives=arrives, ahead=ahead, asking=asking)
    only = receiving and not ahead and not at.is_public(told or "")  # 'received tents, Oxfam said'
    if receiving and cue is not None and ((not ahead and is_another(at, getting)) or is_from_all(
            at, anchor, cue, getting)):
        yield gives_before(at, cue, getting, receiving=True) if at.before is None else None
        return
    unsaid = else_given(at, None if only else told, getting, got=receiving and not got and not ahead)
    theirs = is_traffic(at, anchor, cue)
    if theirs and (at.voice or told):
        return  # of what a government tells of, the sentence before is its own
    yield from unsaid if not (theirs or are_they(at, cue)) else _by_before(unsaid)
    yield gives_before(at, cue, getting, receiving=receiving) or owns_gift(at, anchor, getting)


def _is_load(at: Place, anchor: Anchor, cue: Cue | None, *, arrives: bool) -> bool:
    """'200 trucks of aid have entered': a load that has come, before which nobody is named that may have sent it."""
    loads = arrives and anchor.phrase is not None and (anchor.phrase.unit is not None or crosses(at, cue))
    loads = loads and not any(m.last <= anchor.first and may_give(at, m) for m in at.scene.parties)
    return (loads and not goes_with(at, cue)) or hauls(at, anchor, cue)


def _by_before(unsaid: Iterator[Found | None]) -> Iterator[Found]:
    """Of what no word of the sentence tells, what the sentence before does: who speaks gives nothing here."""
    return (one for one in unsaid if one is not None and one.rule == "donor.before")


def _is_gathered(at: Place, cue: Cue | None) -> bool:
    """'Two billion euros will be mobilised': it comes from many, of whom the text names one or none."""
    return cue is not None and cue.passive and cue.lemma in at.reader.words.running["gathering"]


def _acting(at: Place, anchor: Anchor, cue: Cue, *, sent: bool) -> tuple[Found | None, ...]:
    """Who does what a verb tells: its subject or agent, a body named before, who tells of an arrival."""
    named = acts_itself(at, anchor, cue)
    acting = None if cue.passive or named else subject(at, cue)  # 'thanked Norway for the delivery of'
    acting = unspent(at, cue, acting)
    trained = not sent and is_trainee(at, anchor, acting)
    body = None if cue.passive or named else body_named(at, cue)
    doer = present(at, cue) if named else None if trained or told_arrival(at, anchor, cue) else acting
    unknown = province(at, cue) or (stranger(at, cue) if acting is None and not named else None)
    if doer is None and unknown is None and cue.group == "include":
        unknown = _nameless(at, max(0, cue.first - FROM_OTHERS))  # 'the arrival of aid from partners, including tents'
    return _agent(at, cue, anchor), body, doer, unknown, bought(at, anchor, cue)


def _teller(at: Place, place: int, *, arrives: bool, ahead: bool, asking: bool) -> str | None:
    """The party of who speaks, where it may be the one that gives.

    Who tells that a thing has arrived need not be who gave it, and a body that tells what is asked for gives nothing.
    A state that tells what will go to another gives it ('$5 million will go to Kenya, Norway said').
    """
    speaker = read_speaker(at.speech, place)
    party = speaker[0].party if speaker else None
    told = (speaker[0].role or "").lower().split()[-1:] if speaker else []
    if not at.reader.words.speech["outlets"].isdisjoint(told):
        return None  # 'Danish state television said'
    if party and arrives and party != at.setting.voice:
        getting = {m.name.target for m in at.scene.parties if at.part(m) in GETS}
        if not (ahead and getting and party not in getting and at.is_public(party)):
            return None
    if party and (not at.reader.catalogue.party_kind(party) or (asking and appeals(at, party))):
        return None  # who no table knows tells of it, as a newspaper does
    return party


def _gapped(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """'... 350 million euros, Germany 244 million euros and France 110 million': the party right before the amount."""
    for mention in at.scene.parties:
        from_it = anchor.phrase is None and at.part(mention) == "by"  # '40 tents, 30 from Spain'
        from_it = from_it and at.before_articles(mention.first) == anchor.last + 1
        if from_it and may_give(at, mention) and not is_deprived(at, mention, cue):
            return weighed((mention.name.target,), at.span(mention), "donor.gapped")
        end = organ_end(at.scene, mention, at.reader.words) if anchor.first > mention.last else mention.last
        near = 0 <= anchor.first - end <= RISE  # 'Spain gave $2 million, the Danish government $5 million'
        beside = near and over_rise(at, end, anchor.first) == anchor.first
        bare = (beside and _is_joined(at, mention) and may_give(at, mention)) or dashed(at, mention, anchor)
        bare = bare or owned_next(at, mention, anchor)
        if bare and not carries(at, mention) and not _gets_row(at, mention):
            return weighed(joined_adjectives(at, mention), at.span(mention), "donor.gapped")
    return None


def _gets_row(at: Place, mention: NameMention) -> bool:
    """'has given Kenya and Chad $5 million': a row right behind a verb of giving gets, to its last name."""
    first = mention.first
    while True:
        other = at.joined_to(first)
        if other is None:
            place = at.before_articles(first)
            return first < mention.first and any(v.at == place - 1 and v.form.group in GIVING for v in at.scene.verbs)
        first = other.first


def _whose(at: Place, anchor: Anchor) -> Found | None:
    """"As part of the G7's $50 billion loan": whose the sum is, of which another gives a share."""
    scene, words = at.scene, at.reader.words
    if anchor.money is None:
        return None
    for mention in scene.parties:
        if not 0 < anchor.money.first - mention.last <= OWNED or not at.owns(mention):
            continue
        hits = words.counting.scan(scene.tokens, max(0, mention.first - FEW), mention.first)
        led = any(label == "share" for _, label, _ in hits)
        if led and may_give(at, mention, ("", "by", "aside", "beside")):
            return weighed((mention.name.target,), at.span(mention), "donor.gapped")
    return None


def _is_joined(at: Place, mention: NameMention) -> bool:
    """Whether the name stands behind a comma or 'and': behind a verb it is who gets ('promised Ukraine 12 tanks')."""
    place = at.before_articles(mention.first)
    return place > 0 and (at.joins(place - 1) or at.scene.tokens[place - 1].text == ";")


def _bracketed(at: Place, anchor: Anchor) -> Found | None:
    mention = bracketed(at, anchor)
    if mention is None or passes_on(at, mention):
        return None  # 'UNICEF ($2 million), WFP ($3 million)'
    if gives_in_row(at, mention) and may_give(at, mention):
        return weighed((mention.name.target,), at.span(mention), "donor.bracketed")
    if leads_of(at, mention) in ("to", "place", "people") or not may_give(at, mention) or gets_in_row(at, mention):
        return None
    others = (m for m in at.scene.parties if m.last <= mention.first)
    if leads_of(at, mention) != "by" and any(at.part(m) in ("to", "place", "people") for m in others):
        return None  # 'operations in Africa ($3 million), the Middle East ($4 million) and Kenya ($1 million)'
    return weighed((mention.name.target,), at.span(mention), "donor.bracketed")


def _agent(at: Place, cue: Cue, anchor: Anchor) -> Found | None:
    """'by Germany' behind a passive."""
    if not cue.passive:
        return None
    for mention in at.scene.parties:
        near = 0 <= mention.first - cue.at <= 8 or 0 <= mention.first - anchor.last <= 6 or stands_far(at, cue, mention)
        near = near and not of_share(at, (cue.at, mention), anchor)
        if at.part(mention) in ("by", "funder") and near and may_give(at, mention) and not comes_next(at, mention):
            return weighed(joined_after(at, mention), at.span(mention), "donor.agent")
    return _nameless(at, cue.at + 1)


def _nameless(at: Place, first: int) -> Found | None:
    """'provided to Kyiv by European countries', 'received 40 tents from 12 countries': whoever gave has no name."""
    tokens, words = at.scene.tokens, at.reader.words
    others, companies = words.role_words["others"], words.role_words["company"]
    for place in range(first, min(len(tokens), first + 7)) if not tokens.words.isdisjoint(others) else ():
        if tokens.lowers[place] not in others or at.scene.covered[place] or tokens.lowers[place] in companies:
            continue
        near = range(place, max(first - 1, place - 3), -1)
        if any(k > 1 and tokens.lowers[k - 1] in words.speech["by"] and tokens.lowers[k - 2] in words.nouns["owing"]
               for k in near):
            continue  # 'debts owed by poor countries'
        led = (words.part_words.before(tokens, k) for k in near)
        by = any(tokens.lowers[k - 1] in words.speech["by"] for k in near)  # 'donated by rich countries'
        if by or any(found and found[0] == "by" for found in led):
            here = Span(tokens[place].start, tokens[place].end)
            return Found(named_of(at, place), here, "donor.others", WEIGHTS["donor.agent"])
    return None


def _owner(at: Place, anchor: Anchor, start: int) -> Found | None:
    """As in "Canada's contribution", 'U.S. assistance': the party inside or right before the anchor's phrase.

    It begins behind token `start`: who stands before a verb of asking asks.
    """
    if anchor.phrase is None:
        return None
    low = min(anchor.first, anchor.phrase.first) - 3
    low -= 3 if low > 0 and at.scene.tokens[low + 1].text == "-" else 0  # "Norway's long-awaited tents"
    nameless = supplied(at, max(1, low), anchor.phrase.last)
    if nameless:
        return nameless
    words, end = at.reader.words, anchor.phrase.last
    for mention in at.scene.parties:
        if mention.first < low or mention.first <= start:
            continue
        inside = mention.last < end + words.order.head_first  # an adjective may stand behind
        if not (inside or belongs(at.scene, mention, end, words)) or is_purpose(at, anchor, mention):
            continue
        may = may_give(at, mention) and at.kind(mention.name.target) != "company" and not is_for_stricken(at, mention)
        if may and _qualifies(at, mention, anchor.phrase.last):
            return weighed(joined_adjectives(at, mention), at.span(mention), "donor.owner")
    return None


def _qualifies(at: Place, mention: NameMention, last: int) -> bool:
    """Whether no preposition parts the party from the head of the phrase: 'agencies in Myanmar' are not Myanmar's."""
    stops = without(at.reader.words.nouns["stops"], at.reader.words.possessives)
    folk = at.part(mention) == "folk"
    return not folk and not any(t.lower in stops for t in at.scene.tokens[mention.last : last - 1])


def _end_of_amount(anchor: Anchor) -> int:
    """Where the amount ends, before what it is for ('$6 million from a bank for reforms')."""
    return anchor.money.last if anchor.money and anchor.purpose else anchor.last


def _source(at: Place, anchor: Anchor, cue: Cue | None, reach: int) -> Found | None:
    """'... from the United States' behind the anchor, or behind a verb of receiving."""
    getting = cue.at + 1 if cue is not None and receives(at, cue) else anchor.last
    taker = taker_of(at, cue) if cue is not None else None
    receives_it, contract = receives(at, cue), cue is not None and is_contract(at, cue)
    all_are = receives_it or contract or at.reader.words.order.head_first
    for mention in at.scene.parties:
        parts = FROM_PEOPLE if taker is not None and mention.first > taker.first else FROM
        led = at.part(mention) in parts  # 'were received by the army from Norway'
        if not (led or all_are):
            continue
        made = made_it(at, mention, cue)
        if mention is taker or is_deprived(at, mention, cue) or is_in_fund(at, mention) or made:
            continue
        if cue is not None and cue.first < mention.first < cue.at and cue.tense == "phrase":
            continue  # 'rejected a call from Kenya for'
        start = _end_of_amount(anchor) if taker is None or mention.first < taker.last else taker.last
        behind = 0 <= at.before_articles(mention.first) - start <= (
            LONG if receives_it and is_one_run(at.scene, anchor.last, mention.first) else reach)
        sells = contract and at.is_state(mention.name.target)
        if (receives_it or sells) and is_party_to(at, mention):
            weight = WEIGHTS["donor.asked" if sells else "donor.source"]
            return Found(joined_after(at, mention), at.span(mention), "donor.source", weight)
        got = any(belongs(at.scene, mention, end, at.reader.words) for end in (anchor.last, getting))
        ahead = 0 <= anchor.first - mention.last <= 1  # 'from Germany for two systems'
        ahead = ahead or (receives_it and at.before_articles(mention.first) == 1)  # 'From Norway, Kenya will get'
        if (got or ((behind or ahead) and led)) and may_give(at, mention, GIVES | parts):
            lends = at.is_state(mention.name.target) or at.kind(mention.name.target) in LENDERS
            lends = lends or at.scene.tokens.lowers[anchor.last - 1] in at.reader.words.nouns["gifts_made"]
            beside = anchor.money is not None and behind and lends
            near = organ_start(at.scene, mention, at.reader.words) - _end_of_amount(anchor) <= ADJACENT
            if beside and near:  # 'including $4 million from Norway'
                return Found(joined_after(at, mention), at.span(mention), "donor.source", WEIGHTS["donor.asked"])
            return weighed(joined_after(at, mention), at.span(mention), "donor.source")
    return None
