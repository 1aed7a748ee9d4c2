"""Words that say what a purchase or a payment is for: to refill a stock, to pay a giver back, to set a figure right.

They are looked for in a claim's item and its evidence, in English, French, German and Ukrainian. A claim without
such words says nothing about it, and nothing is guessed.
"""

import re

from pledgebook.codes import Kind, NoGift, Stage
from pledgebook.reconcile.traits import Traits

_IN_PLACE_OF = re.compile(
    r"\breplac|\breplenish|\brefill|\brestock|\bbackfill|\bto make up for\b|\bsuccessors? (?:to|of)\b"
    r"|\bremplac|\breconstitu|\brecompl[eé]t|\bcompenser (?:le|la|les|ces) (?:don|cession)"
    r"|\bersatz|\bersetz|\bnachbeschaff|\bwiederbeschaff|\bwiederauff[uü]ll|\bнатомість"
    r"|\bзамін|\bзамість|\bпоповн", re.IGNORECASE)
"""'To replace', 'en remplacement de', 'Ersatzbeschaffung', 'на заміну'."""

_OWN = (r"(?:own|us|u\.s\.|american|america's|national|domestic|pentagon|bundeswehr|donors?'?|giver's)")
_OWN_STOCK = re.compile(
    rf"\b(?:replenish|refill|restock|backfill|rebuild|replac)\w*(?:\W+\w[\w.'’]*){{0,3}}?\W+{_OWN}\b"
    rf"|\b{_OWN}(?:\W+\w[\w.'’]*){{0,3}}?\W+(?:stock|stockpile|inventor)\w*"
    r"|\bses (?:propres )?stocks|\bstocks? (?:fran[cç]ais|nationaux|am[eé]ricains)"
    r"|\beigenen? (?:best[aä]nde|lager)|\bbundeswehrbest[aä]nde|\bвласн\w+ (?:запас|склад)", re.IGNORECASE)
"""'To replenish US stocks', 'ses propres stocks': not 'to replenish Ukraine's stocks', which is a gift."""

_BUYS_IN_PLACE = re.compile(
    r"\b(?:[Rr]eplac|[Rr]eplenish|[Rr]efill|[Rr]estock|[Bb]ackfill)\w*(?: (?:of|the|for))*\s+(?![A-ZА-ЯІЇЄ])"
    r"|\b(?:[Rr]emplac|[Rr]econstitu|[Rr]ecompl[eé]t)|\b(?:[Ee]rsatz|[Ww]iederbeschaff|[Nn]achbeschaff)")
"""An order 'to replenish stocks' or 'to replace those given'; 'to replenish Ukraine's stocks' names whose they are."""

_PAYS_BACK = re.compile(r"\breimburs|\brefund(?:ed|s|ing)?\b|\brembours|\br[uü]ckerstatt|\berstattet|\berstattung"
                        r"|\bвідшкод", re.IGNORECASE)

_SETS_RIGHT = re.compile(r"\bovervalu|\boverestimat|\boverstat|\baccounting error|\bvaluation error|\bmisvalu"
                         r"|\bsur[eé]valu|\bsurestim|\berreur (?:comptable|de calcul)|\b[uü]berbewert|\bbuchungsfehler"
                         r"|\bbewertungsfehler|\bзавищ\w+|\bпомилк\w+ (?:в|у) облік", re.IGNORECASE)

_REPORTING = re.compile(
    r"\bpublish|\bpublication|\breport(?:s|ing)?\b|\bdisclos|\bdetails\b|\blists?\b|\btransparen|\binforming\b"
    r"|\bpubli(?:er|e|era|cation)\b|\bliste\b|\bd[eé]tails\b|\bver[oö]ffentlich|\bangaben\b|\bauskunft"
    r"|\bberichterstatt|\bоприлюдн|\bпублік|\bзвітув|\bперелік", re.IGNORECASE)
_NO_MORE = re.compile(
    r"\bstop|\bceas|\bhalt|\bno longer\b|\bno more\b|\bdiscontinu|\bsuspend|\bend(?:s|ed|ing)?\b|\bwithhold|\bsecret"
    r"|\bne\b[^.]{0,20}\bplus\b|\bcess|\bmettre fin|\bkeine?\b|\bnicht mehr\b|\bbeende"
    r"|\bstellt\b[^.]{0,60}\bein\b|\beinstell"
    r"|\bприпин|\bбільше не\b|\bзупин", re.IGNORECASE)

_PAYMENTS = frozenset((Kind.FUNDS, Kind.PACKAGE, Kind.GOODS, Kind.SERVICE))
_ENDED = frozenset((Stage.SUSPENDED, Stage.CANCELLED, Stage.REFUSED, Stage.REDUCED))


def words_of(one: Traits) -> str:
    """The claim's item and evidence, as one text."""
    claim = one.claim
    return f"{claim.item.text if claim.item else ''} . {claim.evidence.exact if claim.evidence else ''}"


def is_in_place(one: Traits) -> bool:
    """Whether the claim says that what it buys stands in the place of something."""
    return bool(_IN_PLACE_OF.search(words_of(one)))


def no_gift_said(one: Traits) -> NoGift | None:
    """What the claim's own words make of it, where it is no gift."""
    kind = one.claim.kind
    if kind is Kind.PROCUREMENT:
        own = _refills(one) or bool(_BUYS_IN_PLACE.search(words_of(one)))
        return NoGift.OWN_STOCK if own or one.donors == one.recipients != frozenset() else None
    if kind not in _PAYMENTS or one.money is None:
        return None
    if _SETS_RIGHT.search(words_of(one)):
        return NoGift.CORRECTION
    if _PAYS_BACK.search(words_of(one)):
        return NoGift.REIMBURSEMENT
    return NoGift.OWN_STOCK if one.donors == one.recipients != frozenset() or _refills(one) else None


def _refills(one: Traits) -> bool:
    return bool(_OWN_STOCK.search(words_of(one)))


def ends_reporting(one: Traits) -> bool:
    """Whether the claim says that somebody will report no more; its thing is the reports, whatever they are about."""
    claim = one.claim
    if claim.kind is Kind.POSITION:
        words = words_of(one)
        return bool(_REPORTING.search(words) and _NO_MORE.search(words))
    item = claim.item.text if claim.item else ""
    return claim.stage in _ENDED and one.money is None and one.quantity is None and bool(_REPORTING.search(item))
