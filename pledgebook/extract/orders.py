"""Orders: what a contract is worth with what it buys, and who of those who make it sells.

'A $340 million contract with Saab for 40 boats' is one order of boats with its worth, and no second one of a contract.
Who 'won an order from Kenya' sells to Kenya; of a firm and a state that sign a contract, the firm sells.
"""

from typing import Final

from pledgebook.codes import Kind, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.members import tells
from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.phrases import phrase_after
from pledgebook.extract.roles import Found, Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention

PROCUREMENT: Final = Kind.PROCUREMENT  # an Enum finds its members slowly

MAKERS: Final = frozenset({"company", "firm"})
"""Kinds of those who sell."""

PARTIES: Final = 8
"""How many words behind a contract the 'for' or the verb may stand that leads to what it buys."""

ROW: Final = 24
"""How many words before a thing the sale may stand whose row of things it is in."""

ROWED: Final = 2
"""How many words behind the verb whose things are bought may be told, for a whole row of them."""

MAKING: Final = frozenset({"give", "produce", "order", "train"})
"""Groups of verbs behind 'to' that tell what a contract is for."""


def worth_of_order(scene: Scene, words: Words, paid: Anchor) -> Anchor:
    """The sum of a contract or an order with the thing that it buys; any other anchor as it is."""
    if paid.money is None or paid.veto or paid.purpose:
        return paid
    start = _behind_contract(scene, words, paid)
    begin = _what_for(scene, words, start) if start else 0
    if not begin:
        return paid
    counted = next((q for q in scene.quantities if begin <= q.first <= begin + 1), None)
    begin = counted.last if counted else begin
    phrase = phrase_after(scene, words, begin, join=False)
    if phrase is None or phrase.kind not in ("goods", "service") or phrase.first > begin + 2:
        return paid
    first = paid.phrase.first if paid.phrase is not None else paid.money.first
    return Anchor(min(first, paid.money.first), phrase.last, phrase, money=paid.money)


def _behind_contract(scene: Scene, words: Words, paid: Anchor) -> int:
    """The place behind a sum and the noun of the contract whose worth it is; 0 where it is none's."""
    if paid.money is None:
        return 0
    nouns = together(words.nouns["orders"], words.nouns["treaties"], words.nouns["sales"], words.nouns["purchases"])
    if scene.tokens.words.isdisjoint(nouns):
        return 0
    money = paid.money
    behind = next((k for k in range(money.last, min(money.last + 3, len(scene.tokens)))
                   if scene.tokens.lowers[k] in nouns), None)
    if behind is not None:
        return behind + 1
    before = paid.phrase is not None and scene.tokens.lowers[paid.phrase.at_head] in nouns
    return money.last if before and paid.phrase is not None and paid.phrase.last <= money.first else 0


def _what_for(scene: Scene, words: Words, start: int) -> int:
    """The place where what a contract buys begins, over the parties to it ('with Saab for', 'to supply Kenya with')."""
    tokens, at = scene.tokens, start
    if at < len(tokens) - 1 and tokens.lowers[at] in words.order.of:
        sold = (tokens.lowers[at - 1] in words.nouns["sales"] or tokens.lowers[at - 1] in words.nouns["purchases"])
        return at + 1 if sold else 0  # 'a $5 million sale of 40 guns'
    while at < min(start + PARTIES, len(tokens) - 1):
        word = tokens.lowers[at]
        if word in words.nouns["aims"]:
            return at + 1
        form = words.verbs.get(tokens.lowers[at + 1]) if word in words.nouns["infinitives"] else None
        if form is not None and "base" in form.forms and form.group in MAKING:
            return _over_buyer(scene, words, at + 2)
        led = words.part_words.at(tokens, at) is not None or word in words.nouns["withs"] | words.nouns["articles"]
        if not led and scene.covered[at] not in ("party", "date") and word not in words.role_words["company"]:
            return 0
        at += 1
    return 0


def _over_buyer(scene: Scene, words: Words, at: int) -> int:
    """Over whom a contract is to supply, and the 'with' behind ('to supply Kenya with')."""
    place = at
    while place < len(scene.tokens) and (scene.covered[place] == "party" or (
            scene.tokens.lowers[place] in words.role_words["people"] | words.nouns["forces"])):
        place += 1
    led = place > at and place < len(scene.tokens) and scene.tokens.lowers[place] in words.nouns["withs"]
    return place + 1 if led else at


def is_ordered(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'The purchase of 14 guns', 'an order for shells', 'a deal with Saab for 40 boats': a thing behind such a noun.

    Of a thing without a number only arms are told so: who buys blankets may give them.
    """
    phrase = anchor.phrase
    if phrase is None or phrase.kind != "goods":
        return False
    if scene.tokens.words.isdisjoint(words.joined["orders"]):
        return False
    first = anchor.quantity.first if anchor.quantity is not None else phrase.first
    while first > 1 and scene.tokens.lowers[first - 1] in words.nouns["articles"] - words.order.of:
        first -= 1
    arms = words.joined["arms"]
    begun = 0 if tells(scene, words, max(anchor.last, phrase.last)) else _row_of_sale(scene, words, first)
    named = scene.tokens.lowers[begun or phrase.first : phrase.last]
    if first < 2 or (anchor.quantity is None and arms.isdisjoint(named)):
        return False
    if begun:
        return True
    led, noun = scene.tokens.lowers[first - 1], scene.tokens.lowers[first - 2]
    if led in words.order.of:
        noun = scene.tokens.lowers[_over_party(scene, words, first - 2)]  # 'the sale to Kenya of 40 boats'
        return noun in words.nouns["purchases"] or noun in words.nouns["sales"]
    noun = scene.tokens.lowers[_over_party(scene, words, first - 2)]
    return led in words.nouns["aims"] and (noun in words.nouns["orders"] or noun in words.nouns["bids"])


def _row_of_sale(scene: Scene, words: Words, first: int) -> int:
    """Where the row of things begins that are sold, of which one begins here ('the sale of jets, guns and'); or 0.

    So do the rows of 'the sale of jets to Kenya, guns to Chad', and of 'the sale of arms to Kenya, including jets'.
    """
    small = words.nouns["conjunctions"] | words.nouns["articles"]
    opened = first > 0 and words.openers.at(scene.tokens, first - 1) is not None
    if not first or not (opened or scene.tokens[first - 1].text == "," or scene.tokens.lowers[first - 1] in small):
        return 0
    traded = words.nouns["sales"] | words.nouns["purchases"]
    for at in range(first - 1, max(1, first - ROW), -1):
        token = scene.tokens[at]
        if token.lower in words.order.of and scene.tokens.lowers[at - 1] in traded:
            return at + 1
        other = token.kind != "word" and token.text not in ",-" and scene.covered[at] != "quantity"
        over = token.lower in small or "party" in scene.covered[at + 1 : at + 3] or words.openers.at(scene.tokens, at)
        if other or (token.lower in words.nouns["stops"] and not over):
            return 0
    return 0


def is_price_of_deal(scene: Scene, words: Words, first: int, last: int) -> bool:
    """'in a $5 billion deal', 'under a contract valued at $5 billion': a sum that is paid for the things before."""
    tokens, deals = scene.tokens, words.nouns["deal_nouns"]
    if tokens.words.isdisjoint(deals):
        return False
    at = first
    while at > 0 and tokens.lowers[at - 1] in words.nouns["valued"]:
        at -= 1
    told = 0 < at < first and tokens.lowers[at - 1] in deals
    behind = any(word in deals for word in tokens.lowers[last : last + 2])
    place = left_of_articles(tokens, at - 1 if told else first, words)
    return (told or behind) and place > 0 and tokens.lowers[place - 1] in words.nouns["deal_leads"]


def _over_party(scene: Scene, words: Words, at: int) -> int:
    """The place before the party to a contract and the word that leads to it ('a contract with Saab for')."""
    place, small = at, together(words.nouns["definite"], words.role_words["organs"], words.order.of)
    while place > 1 and (scene.covered[place] == "party" or scene.tokens.lowers[place] in small):
        place -= 1  # 'the sale to the Government of Kenya of 40 boats'
    led = scene.tokens.lowers[place] in words.nouns["withs"] or words.part_words.at(scene.tokens, place) is not None
    return place - 1 if place < at and led and place else at


def sides(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]) -> tuple[Found, Found]:
    """Who sells and who buys, where the verb of the order says it by itself; else who was found."""
    donors, recipients = roles
    if cue is None or kind is not PROCUREMENT:
        return donors, recipients
    if recipients.parties:
        if cue.lemma in at.reader.words.nouns["awarding"] and cue.passive:
            return recipients, donors._replace(rule="recipient.buyer")  # 'A contract was awarded to Saab'
        awarded = cue.lemma in at.reader.words.nouns["awarding"] and _is_behind(at, cue, recipients.parties)
        return (recipients, donors) if awarded and donors.parties else (donors, recipients)
    if cue.lemma in at.reader.words.nouns["awarding"] and not cue.passive:
        maker = next((m for m in at.scene.parties if m.first == cue.at + 1 and at.kind(m.name.target) in MAKERS), None)
        if maker is not None and maker.name.target not in donors.parties and donors.parties:
            return donors._replace(parties=(maker.name.target,), source=at.span(maker)), donors
    if wins(at, cue):
        buyer = _led(at, cue, "by")
        return donors, _bought(at, buyer, donors) if buyer is not None else recipients
    if (seller := _seller(at, anchor, cue, donors)) is not None:
        return Found((seller.name.target,), at.span(seller), "donor.source", donors.weight), donors._replace(
            rule="recipient.buyer")
    makers = tuple(party for party in donors.parties if at.kind(party) in MAKERS)
    others = tuple(party for party in donors.parties if party not in makers)
    if cue.stage is not Stage.CONTRACTED or not makers:
        return donors, recipients
    if others:
        return donors._replace(parties=makers), donors._replace(parties=others, rule="recipient.buyer")
    buyer = _led(at, cue, "aside")
    return donors, _bought(at, buyer, donors) if buyer is not None else recipients


def _seller(at: Place, anchor: Anchor, cue: Cue, donors: Found) -> NameMention | None:
    """'Kenya bought Turkish drones', 'a Chinese-built ship': whose things a state buys for nobody else sells them."""
    if cue.group != "order" or cue.passive or len(donors.parties) != 1 or not at.is_state(donors.parties[0]):
        return None
    inside = (m for m in at.scene.parties if cue.at < m.first and m.last <= anchor.last and (
        anchor.first <= m.last or m.first - cue.at <= ROWED))
    return next((m for m in inside if m.name.use == "demonym" and at.is_state(m.name.target)
                 and m.name.target not in {*donors.parties, *at.setting.aggressor}), None)


def _is_behind(at: Place, cue: Cue, parties: tuple[str, ...]) -> bool:
    """'awarded Saab a contract': whoever stands right behind the verb gets the order, and so sells."""
    return not cue.passive and any(m.first == cue.at + 1 and m.name.target in parties for m in at.scene.parties)


def wins(at: Place, cue: Cue) -> bool:
    """'won a contract from', 'has secured an order from': whether who acts gets the order."""
    winning = at.reader.words.nouns["winning"]
    return cue.lemma in winning or any(
        verb.form.lemma in winning and 0 < cue.first - verb.at <= 2 for verb in at.scene.verbs)


def _led(at: Place, cue: Cue, part: str) -> NameMention | None:
    """The state behind the verb that stands there as a part ('from Kenya', 'with Kenya')."""
    return next((m for m in at.scene.parties if m.first > cue.first and at.part(m) == part
                 and at.is_state(m.name.target)), None)


def _bought(at: Place, buyer: NameMention, donors: Found) -> Found:
    return Found((buyer.name.target,), at.span(buyer), "recipient.buyer", donors.weight)
