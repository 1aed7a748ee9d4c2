"""Money that investors, buyers and owners spend for themselves: no assistance, however much of it there is.

'Volvo plans to spend $3 billion in Canada', "Norway's Telenor has invested $2 billion in Bangladesh", 'has invested
€9 billion into expanding its field', 'the villa was bought for €3 million'.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Kind
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.families import LENDERS
from pledgebook.extract.homeland import ELSEWHERE
from pledgebook.extract.roles import Found, Place, is_in_need
from pledgebook.extract.words import together

INVESTED: Final = "an investor's money, no aid"
"""The veto of what firms and investors spend."""

PAID: Final = "paid in private, no aid"
"""The veto of what criminals, parties, courts and creditors are about."""

OWN: Final = "spent for oneself, no aid"
"""The veto of what somebody spends on what is its own."""

PRICE: Final = "a price, no gift"
"""The veto of what something was bought for."""

SUBJECT: Final = 4
"""How many words before a verb the name of a firm may begin whose country owns it."""

NAMED: Final = 6
"""How many words before a verb the name of a ministry may begin."""

TAKEN: Final = 3
"""How many words before a sum the verb may stand that takes it."""

DRAWN: Final = 5
"""How many words before a sum the verb may stand that draws it in from investors."""

OWNED: Final = 5
"""How many words behind a sum the word may stand that says that it goes to what is one's own."""

WORKS: Final = 16
"""Within how many words behind a sum the works stand that a firm spends it on."""
PLANTED: Final = 14
"""How many words behind a sum the plant may stand that it builds."""

INSERTED: Final = 8
"""How many words what stands between dashes may have."""

DASHES: Final = frozenset({"-", "–", "—", ","})
"""Marks around an insertion."""

UNTOLD: Final = frozenset({"donor.speaker", "donor.before", "donor.publisher", "donor.lead", "donor.body"})
"""Rules of givers that no word of the clause names."""


def private(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]) -> str:
    """The veto of a sum that is spent, invested or paid as a price by somebody for itself; else ''."""
    words = at.reader.words
    backed = anchor.money is not None and kind in (Kind.FUNDS, Kind.PACKAGE) and (
        _is_of_investors(at, anchor) or _is_drawn_in(at, anchor, cue))
    if backed or anchor.money is None or kind is not Kind.FUNDS:
        return INVESTED if backed else ""
    if _is_taken(at, anchor):
        return PAID
    if _is_deal(at, anchor, roles[0]) or _is_of_works(at, anchor, roles):
        return INVESTED
    if _is_repaid(at, anchor, cue, roles):
        return PAID
    if cue is None:
        return ""
    if cue.group == "order" and (cue.lemma in words.nouns["buying"] or (
            not _is_own_noun(anchor) and _is_price(at, anchor))):
        return PRICE
    if _is_paid_privately(at, anchor, cue):
        return PAID
    if cue.lemma in words.nouns["building"] and _is_named_firm(at, cue):
        return INVESTED
    if cue.lemma not in words.nouns["investing"]:
        return ""
    if _is_of_firm(at, cue, roles[0], anchor):
        return INVESTED
    states = {m.name.target for m in at.scene.parties if at.is_state(m.name.target)}
    if roles[1].parties or not states <= set(roles[0].parties):
        return ""
    return OWN if cue.lemma in words.nouns["spending"] or _is_own(at, anchor) else ""


def _is_own_noun(anchor: Anchor) -> bool:
    """Whether the thing of a sum stands by it, and was not named before it in its sentence."""
    return anchor.phrase is not None and anchor.money is not None and anchor.first < anchor.money.first


def _is_paid_privately(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """'Pirates received $5 million', 'the court ordered the bank to pay', 'paid the lobbyist $3 million'."""
    words, scene = at.reader.words, at.scene
    first = anchor.money.first if anchor.money else anchor.first
    said = anchor.phrase is not None and scene.tokens.lowers[anchor.phrase.at_head] in _aid(at)
    acting = _subject_noun(at, cue)
    spends = acting in words.nouns["privates"] and cue.lemma not in words.nouns["charitable"]
    if (spends and cue.group not in RECEIVING) or acting in words.nouns["criminals"]:
        return True
    if acting in words.nouns["partisans"] and cue.lemma in words.nouns["partisan_acts"] and not said:
        return True
    if cue.lemma in words.nouns["ruling"] and not said and _is_ruled(at, cue.first):
        return True
    last = anchor.money.last if anchor.money else anchor.last
    behind = scene.tokens.lowers[last : last + OWNED]
    led = behind[:1] and (behind[0] in words.nouns["infinitives"] or behind[0] in words.nouns["investing_in"])
    settles = len(behind) > 1 and behind[0] in words.nouns["infinitives"] and behind[1] in words.nouns["settling"]
    got = not words.nouns["payees"].isdisjoint([*scene.tokens.lowers[cue.at + 1 : first], *(behind if led else ())])
    market = not words.nouns["markets"].isdisjoint(behind) and words.nouns["refills"].isdisjoint(behind)
    return got or settles or bool(led and market)  # 'to replenish US stocks' buys on no market


def _is_ruled(at: Place, end: int) -> bool:
    """'The court ordered the bank to pay': whether a court is the subject of a verb before."""
    tokens, courts = at.scene.tokens, at.reader.words.nouns["courts"]
    return any(0 < verb.at < end and tokens.lowers[verb.at - 1] in courts for verb in at.scene.verbs)


def _is_taken(at: Place, anchor: Anchor) -> bool:
    """'seized cash worth $3 million', 'won $2 million', 'lost $164 billion last year'."""
    words, first = at.reader.words, anchor.first
    verb = next((v for v in reversed(at.scene.verbs) if v.at < first), None)
    if verb is None or first - verb.at > TAKEN or verb.form.lemma not in words.nouns["taking_away"]:
        return False
    head = at.scene.tokens.lowers[anchor.phrase.at_head] if anchor.phrase and anchor.phrase.last > anchor.first else ""
    said = head in _aid(at) and head not in words.nouns["cash"]
    return not said and words.tenses.before(at.scene.tokens, verb.at) is None


def _aid(at: Place) -> frozenset[str]:
    words = at.reader.words
    return together(words.bundles["aid"], words.nouns["moneys"], words.nouns["topped_up"])


def _subject_noun(at: Place, cue: Cue) -> str:
    """The noun right before a verb and its auxiliaries, where no table knows it; a name ('the Union') is none."""
    first = _before_insertion(at, _before_adverbs(at, cue.first))
    if first > 2 and at.scene.covered[first - 1] == "party" and at.scene.tokens.lowers[first - 2] in words_of_place(at):
        first -= 2  # 'Migrants in Spain sent'
    if not first or at.scene.covered[first - 1] not in ("", "item"):
        return ""
    token = at.scene.tokens[first - 1]
    named = first > 1 and token.text[:1].isupper() and token.lower not in at.reader.words.nouns["partisans"]
    return "" if named else token.lower


def _before_insertion(at: Place, first: int) -> int:
    """The index where what stands between dashes before a verb begins ('companies - even foreign ones - invest')."""
    tokens = at.scene.tokens
    if not first or tokens[first - 1].text not in DASHES:
        return first
    opens = (k for k in range(first - 2, max(0, first - INSERTED) - 1, -1) if tokens[k].text in DASHES)
    return next(opens, first)


def words_of_place(at: Place) -> frozenset[str]:
    """Words before the land where somebody is ('in', 'from')."""
    return at.reader.words.nouns["inside"] | at.reader.words.numbers.grammar["from"]


def _before_adverbs(at: Place, first: int) -> int:
    """The index before which the adverbs of a verb begin."""
    words, tokens = at.reader.words, at.scene.tokens
    while first > 0 and (tokens.lowers[first - 1] in words.adverbs
                         or tokens.lowers[first - 1].endswith(words.adverb_marks)):
        first -= 1
    return first


def _is_repaid(at: Place, anchor: Anchor, cue: Cue | None, roles: tuple[Found, Found]) -> bool:
    """'Argentina paid back $2.7 billion to the IMF', 'made a $900 million payment to the IMF'."""
    words, (donors, recipients) = at.reader.words, roles
    if cue is not None and _pays_back(at, cue) and not any(is_in_need(at, party) for party in recipients.parties):
        return True
    lent = bool(recipients.parties) and all(party in LENDERS for party in recipients.parties)
    if not lent or not donors.parties or not all(at.is_state(party) for party in donors.parties):
        return False
    head = at.scene.tokens.lowers[anchor.phrase.at_head] if anchor.phrase else ""
    return (cue is not None and cue.lemma in words.nouns["repaying"]) or head in words.nouns["act_nouns"]


def _pays_back(at: Place, cue: Cue) -> bool:
    """'repaid $5 billion', 'paid back 45 billion': what somebody owed."""
    words = at.reader.words
    behind = at.scene.tokens.lowers[cue.at + 1 : cue.at + 2]
    back = cue.lemma in words.nouns["repaying"] and not words.nouns["paid_back"].isdisjoint(behind)
    return back or cue.lemma in words.nouns["owed_back"]


def _is_of_investors(at: Place, anchor: Anchor) -> bool:
    """'raised $1.5 billion from international investors', 'in funding from investors'."""
    last = max(anchor.last, anchor.money.last if anchor.money else 0)
    behind = at.scene.tokens.lowers[last : last + OWNED]
    led = bool(behind) and behind[0] in at.reader.words.numbers.grammar["from"]
    return led and not at.reader.words.nouns["stakeholders"].isdisjoint(behind)


def _is_drawn_in(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'will mobilize $1 billion in private capital', 'unlock $200 million of blended finance': what others invest."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if anchor.money is None or at.scene.tokens.words.isdisjoint(words.nouns["private_money"]):
        return False
    first, last = anchor.money.first, anchor.money.last
    behind = lowers[last : last + OWNED]
    private = not words.nouns["contents"].isdisjoint(behind[:2]) and not words.nouns["private_money"].isdisjoint(behind)
    drawn = words.nouns["drawing_in"].intersection(lowers[max(0, first - DRAWN) : first])
    return private and (bool(drawn) or (cue is not None and cue.lemma in words.nouns["drawing_in"]))


def _is_deal(at: Place, anchor: Anchor, donors: Found) -> bool:
    """'Microsoft announced a $1.5 billion investment in the firm': what a firm announces as its business."""
    firm = bool(donors.parties) and all(at.kind(one) == "company" and not _is_funder(at, one) for one in donors.parties)
    last = anchor.money.last if anchor.money else anchor.last
    head = at.scene.tokens.lowers[anchor.phrase.at_head] if anchor.phrase else at.scene.tokens[
        min(last, len(at.scene.tokens) - 1)].lower
    return firm and head in at.reader.words.nouns["deals"]


def _is_of_works(at: Place, anchor: Anchor, roles: tuple[Found, Found]) -> bool:
    """'announced a $3 million investment to open a plant': what goes into a firm's own works."""
    works, tokens = at.reader.words.nouns["own_works"], at.scene.tokens
    if anchor.money is None or works.isdisjoint(tokens.words):
        return False
    last = anchor.money.last
    return _spends(at, tokens.lowers[last : last + WORKS], roles[0]) or (
        _is_home_firms(at, roles) and _builds(at, anchor, tokens.lowers[last : last + PLANTED]))


def _spends(at: Place, behind: Sequence[str], donors: Found) -> bool:
    """'$2 million to expand its operations', '$3 million investment in a plant': a firm's, or nobody's by name."""
    words = at.reader.words
    works = words.nouns["own_works"]
    kinds = {at.reader.catalogue.party_kind(one) or "company" for one in donors.parties}
    if not (kinds <= {"company"} or donors.rule in UNTOLD):
        return False
    own = next((k for k, word in enumerate(behind) if word in words.speech["owners"]), len(behind))
    led = together(words.nouns["enlarging"], words.nouns["investing_in"])
    deal = not words.nouns["deals"].isdisjoint(behind[:2])
    return (deal and not works.isdisjoint(behind)) or (
        not works.isdisjoint(behind[own : own + WORKS // 2]) and not led.isdisjoint(behind[:own]))


def _is_home_firms(at: Place, roles: tuple[Found, Found]) -> bool:
    """'a bicycle maker announced': whether no state gives by its words or gets, and nothing goes abroad."""
    donors, recipients = roles
    if recipients.parties and (recipients.rule not in ELSEWHERE or not donors.parties):
        return False
    if any(at.is_state(one) and (donors.rule not in UNTOLD or recipients.parties) for one in donors.parties):
        return False
    return at.scene.tokens.words.isdisjoint(at.reader.words.abroad)


def _builds(at: Place, anchor: Anchor, behind: Sequence[str]) -> bool:
    """'a $19 million investment to build its first plant': an investment, and the works that it builds behind it."""
    nouns = at.reader.words.nouns
    head = at.scene.tokens.lowers[anchor.phrase.at_head] if anchor.phrase else ""
    invested = head in nouns["deals"] or not nouns["deals"].isdisjoint(behind[:2])
    return invested and not nouns["own_works"].isdisjoint(behind)


def _is_price(at: Place, anchor: Anchor) -> bool:
    first = anchor.money.first if anchor.money else 0
    return first > 0 and at.scene.tokens.lowers[first - 1] in at.reader.words.nouns["prices"]


def _is_of_firm(at: Place, cue: Cue, donors: Found, anchor: Anchor) -> bool:
    """Whether a firm is who spends: by its sort, by a noun for firms, or by a name that no table knows."""
    if donors.parties and all(at.kind(party) == "company" and not _is_funder(at, party) for party in donors.parties):
        return True
    if cue.passive:
        return False
    words, scene = at.reader.words, at.scene
    first = _before_adverbs(at, cue.first)
    token = scene.tokens[first - 1] if first > 0 else None
    if _is_named_firm(at, cue):
        return True
    if anchor.phrase is not None and not anchor.purpose and scene.tokens.lowers[anchor.phrase.at_head] in _aid(at):
        return False  # 'CLB will invest $6 million in additional funding'
    if token is None or scene.covered[first - 1]:
        return False
    named = token.kind == "word" and token.text[:1].isupper() and token.lower not in words.speech["first_person"]
    named = named and token.lower not in words.nouns["funders"] and token.lower not in words.speech["bodies"]
    named = named and token.lower not in words.speech["it"] | words.speech["he"] | words.nouns["takers"]
    led = scene.tokens.lowers[max(0, first - NAMED) : first]
    named = named and words.nouns["ministries"].isdisjoint(led)  # 'the Ministry of National Defence will invest'
    owned = any(at.owns(m) and 0 < first - m.last <= SUBJECT for m in scene.parties)
    return named and (owned or not donors.parties or donors.rule in UNTOLD)


def _is_named_firm(at: Place, cue: Cue) -> bool:
    """'Chinese firms have invested', "Canada's pension fund invested": a noun for firms or owners before the verb."""
    words, tokens = at.reader.words, at.scene.tokens
    first = _before_adverbs(at, cue.first)
    noun = _subject_noun(at, cue)
    fund = first > 1 and noun in words.nouns["funders"] and tokens.lowers[first - 2] in words.nouns["fund_sorts"]
    return fund or (noun in words.nouns["firms"] or noun in words.role_words["company"])


def _is_funder(at: Place, party: str) -> bool:
    """Whether a firm invests as donors do, by its name ('British International Investment')."""
    return party.removeprefix("org:").split("-")[-1] in at.reader.words.nouns["funders"]


def _is_own(at: Place, anchor: Anchor) -> bool:
    """'into expanding its giant field', 'in its armed forces': what is one's own gets it."""
    last = anchor.money.last if anchor.money else anchor.last
    words, tokens = at.reader.words, at.scene.tokens
    behind = [token.lower for token in tokens[last : last + OWNED]]
    own = next((k for k, word in enumerate(behind) if word in words.speech["owners"]), None)
    return own is not None and own > 0 and any(word in words.nouns["investing_in"] for word in behind[:own])
