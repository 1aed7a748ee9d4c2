"""Who orders for itself: 'ordered 18 howitzers to replace those given to Ukraine', 'bought 54 tanks for the army'.

Such an order is no gift to whom the text is about: who refills its stock, or buys for its own forces, gets it.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.arms import is_arms
from pledgebook.extract.contracts import is_contract
from pledgebook.extract.cues import Cue
from pledgebook.extract.orders import is_ordered
from pledgebook.extract.parts import GETS
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.words import together
from pledgebook.model import Span

FAR: Final = 12
"""How many words behind a thing its 'for' may stand that leads to the forces ('missiles from Saab for the army')."""

NAMED: Final = 3
"""How many words may stand before the noun of forces ('for its own land forces')."""

PAID: Final = 7
"""Within how many words behind a sum, dates aside, it is told that it refills a stock ('for missiles to replace')."""

OF: Final = 3
"""How many words behind such a noun the name may stand whose forces they are ('the army of Kenya')."""


def refill(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """Who orders to replace what it gave, or for its own forces."""
    if cue is None or not donors or not all(map(at.is_state, donors)):
        return None
    paid = _pays_for_refill(at, anchor, donors)
    if paid is not None:
        return weighed(donors, paid, "recipient.refill")
    if cue.group != "order" and not is_contract(at, cue) and not is_ordered(at.scene, at.reader.words, anchor):
        return None
    tokens, refills = at.scene.tokens, at.reader.words.nouns["refills"]
    for place, token in enumerate(tokens):
        if token.lower in refills and not at.scene.covered[place]:
            named = (m.name.target for m in at.scene.parties if 0 < m.first - place <= 2)
            own = next(named, donors[0]) in donors  # 'to replenish Ukraine's stocks' is a gift
            return weighed(donors, Span(token.start, token.end), "recipient.refill") if own else None
    behind = [m for m in at.scene.parties if at.part(m) in GETS and m.first > cue.at]
    if behind and all(m.name.target in donors for m in behind):
        return weighed(donors, at.span(behind[0]), "recipient.refill")
    forces = None if behind else _own_forces(at, anchor, cue)
    return weighed(donors, forces, "recipient.refill") if forces is not None else None


def _pays_for_refill(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Span | None:
    """'will spend $5 million to replace the launchers', 'on topping up US stocks': for nobody else."""
    tokens, nouns = at.scene.tokens, at.reader.words.nouns
    if anchor.money is None or tokens.words.isdisjoint(together(nouns["refills"], nouns["toppings"])):
        return None
    behind = range(anchor.money.last, min(len(tokens), anchor.money.last + FAR))
    behind_it = [k for k in behind if at.scene.covered[k] != "date"][:PAID]
    place = next((k for k in behind_it if _refills(at, k)), 0)
    if not place or not (_leads(at, anchor.money.last, place) or tokens.lowers[place] in nouns["refilling"]):
        return None
    states = [m for m in at.scene.parties if at.is_state(m.name.target)]
    others = (m for m in states if m.name.target not in donors)
    gets = any(m.last <= anchor.first or 0 < m.first - place <= (FAR if at.part(m) == "place" else OF)
               for m in others)  # 'gave Kenya $5 million to', 'to refill food stocks in Kenya'
    own = any(m.name.target in donors and 0 < m.first - place <= OF for m in states)  # 'to restock the US'
    stock = own or not nouns["own_stock"].isdisjoint(tokens.lowers[place : place + FAR])
    arms = stock or is_arms(at, anchor.phrase)  # money to replace tents is help
    return Span(tokens[place].start, tokens[place].end) if arms and not gets else None


def _refills(at: Place, place: int) -> bool:
    """Whether a word of refilling stands at a token: 'replenish', 'top up'."""
    lowers, nouns = at.scene.tokens.lowers, at.reader.words.nouns
    tops = lowers[place] in nouns["toppings"] and not nouns["topped_with"].isdisjoint(lowers[place + 1 : place + 2])
    return tops or lowers[place] in nouns["refills"]


def _leads(at: Place, start: int, place: int) -> bool:
    """Whether a sum that ends at `start` is for the refilling: 'to refill', 'on refilling', 'for the replacement'."""
    tokens, nouns = at.scene.tokens, at.reader.words.nouns
    between = tokens.lowers[start:place]
    if any(token.kind == "mark" and token.text != "-" for token in tokens[start:place]):
        return False
    led = nouns["infinitives"] | nouns["aims"] | nouns["investing_in"]
    return place == start or not led.isdisjoint(between)


def rebuys(at: Place, anchor: Anchor, cue: Cue | None, recipients: Found) -> bool:
    """Whether a sum is an order for the stock of the one that pays; what a law or a parliament gives is funds."""
    if anchor.money is None or recipients.rule != "recipient.refill" or cue is None:
        return False
    nouns, lowers = at.reader.words.nouns, at.scene.tokens.lowers
    passed = cue.lemma in nouns["appropriating"] or lowers[cue.first - 1] in nouns["enacted"]
    return not passed and cue.group not in ("include", "request", "promise")


def _own_forces(at: Place, anchor: Anchor, cue: Cue) -> Span | None:
    """'for the army and marine corps', 'for its own stocks': forces of which no name says that they are another's."""
    tokens, nouns = at.scene.tokens, at.reader.words.nouns
    for place in range(max(anchor.last, cue.at + 1), min(len(tokens) - 1, anchor.last + FAR)):
        if tokens.lowers[place] not in nouns["aims"]:
            continue
        end = next((k for k in range(place + 1, min(len(tokens), place + 2 + NAMED))
                    if tokens.lowers[k] in nouns["forces"] | nouns["own_stock"]), 0)
        named = any(place < m.first <= end + OF for m in at.scene.parties)
        led = end > place + 1 and tokens.lowers[place + 1] in nouns["articles"] | at.reader.words.speech["owners"]
        if led and not named and not any(at.scene.covered[place + 1 : end]):
            return Span(tokens[place].start, tokens[end].end)
    return None
