"""What verbs of ours do with a thing other than giving it: license it, order it to move, turn it, call it back.

'has approved a malaria vaccine' licenses one, 'ordered his tanks to roll' commands, 'a recall for 300 cars' takes
back, 'brought services to the brink' harms; '20 sessions on five bases' tells where, 'in two boats' by what means.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.arms import is_arms
from pledgebook.extract.attributes import owners
from pledgebook.extract.crewed import comes_to_help
from pledgebook.extract.cues import CLAUSELESS, Cue
from pledgebook.extract.governing import Governed
from pledgebook.extract.laden import only_brings
from pledgebook.extract.no_deeds import no_deed
from pledgebook.extract.orders import is_ordered
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.shoppers import is_bought_by_people
from pledgebook.extract.told import is_thing
from pledgebook.extract.ungiven import is_of_aid
from pledgebook.extract.words import Words

NEAR: Final = -1.5
"""A verb nearer than this is the thing's own."""

VETO_TRADE: Final = "trade, no assistance"
VETO_NO_GIFT: Final = "bought, used or licensed, not given"

MAKERS: Final = frozenset({"company", "firm", "ngo"})
"""Kinds of those who sell; one that no table knows is an organisation."""

MANY: Final = 100
"""From how many on a maker's deliveries are sales."""

GIVEN: Final = frozenset({"goods", "service", "training"})
"""Sorts of nouns that are given to those who are counted behind them."""

BROUGHT: Final = 8
"""How many words behind a thing the words may stand to which it is brought ('to a halt')."""

USED: Final = 2
"""How many words before a thing the word of using may stand."""

RECALLED: Final = 6
"""How many words before a thing the word of a recall may stand."""


def veto_used(at: Place, anchor: Anchor, governed: Governed) -> str:
    """The veto of what a verb of ours does something else with: licensed, ordered to move, turned into, recalled."""
    scene, words, (cue, nearness) = at.scene, at.reader.words, governed
    phrase = anchor.phrase
    if anchor.money is not None or phrase is None:
        return ""
    tokens = scene.tokens
    if not tokens.words.isdisjoint(words.nouns["recalls"]) and not words.nouns["recalls"].isdisjoint(
            tokens.lowers[max(0, anchor.first - RECALLED) : anchor.first]):
        return VETO_NO_GIFT
    if anchor.sort == "quantity" and (_is_of_fleet(scene, words, anchor, cue) or _bring_it(scene, words, anchor)):
        return VETO_NO_GIFT
    if only_brings(scene, words, anchor, cue):
        return VETO_NO_GIFT
    if cue is None or nearness <= NEAR:
        return ""
    if _is_got_out(scene, words, cue) or _is_let_go(at, anchor, cue):
        return VETO_NO_GIFT
    if is_bought_by_people(scene, words, anchor, cue) or no_deed(at, anchor, cue):
        return VETO_NO_GIFT
    if _is_fled_to(scene, words, anchor, cue):
        return VETO_NO_GIFT
    if _is_used(scene, words, anchor, cue) or _is_kept_out(scene, words, anchor, cue):
        return VETO_NO_GIFT
    if anchor.sort == "quantity" and cue.at < anchor.first and _is_beside(scene, words, anchor, cue):
        return VETO_NO_GIFT
    before, head = cue.at < anchor.first, tokens.lowers[phrase.at_head]
    if cue.group == "produce" and is_arms(at, phrase):
        return ""  # 'The plant makes 4,000 shells a month'
    other = _is_licensed_or_moved(scene, words, anchor, cue, head) or (before and _is_taken(scene, words, anchor, cue))
    return VETO_NO_GIFT if other or (before and _is_done(at, anchor, cue, head)) else ""


def _bring_it(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'Transported by 60 wagons, rice was delivered': vehicles by which a thing came, whatever governs them."""
    at, phrase = anchor.first, anchor.phrase
    if phrase is not None and (on := _on_board(scene, words, at)):
        return _comes_on(scene, words, phrase, on)
    if phrase is None or at < 2 or scene.tokens.lowers[at - 1] not in words.nouns["by_agent"]:
        return False
    acts = any(verb.at == at - 2 and "participle" in verb.form.forms for verb in scene.verbs)
    return acts and scene.tokens.lowers[phrase.at_head] in words.nouns["transports"] | words.nouns["wagons"]


def _comes_on(scene: Scene, words: Words, phrase: Phrase, at: int) -> bool:
    """'arrived on a donated plane', 'flew tents to Mali aboard two aircraft': the vehicle behind a verb of coming."""
    if scene.tokens.lowers[phrase.at_head] not in words.nouns["transports"]:
        return False
    if scene.tokens.lowers[at] in words.nouns["onto"]:
        return True
    verb = next((v for v in reversed(scene.verbs) if v.at < at), None)
    if verb is None or any(scene.tokens[k].text in ",;:" for k in range(verb.at, at)):
        return False
    return verb.form.group in ("arrive", "dispatch") or verb.form.lemma in words.nouns["coming_by"]


def _on_board(scene: Scene, words: Words, first: int) -> int:
    """Where the 'on' stands before a vehicle, over articles and what is told of it ('on a privately funded plane')."""
    verbs = {v.at for v in scene.verbs if "participle" in v.form.forms}
    for at in range(first - 1, max(0, first - 2 - 2 * USED), -1):
        lower = scene.tokens.lowers[at]
        if lower in words.nouns["on_board"]:
            return at
        if lower not in words.nouns["articles"] and at not in verbs and not lower.endswith(words.adverb_marks):
            return 0
    return 0


def _is_fled_to(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'Families sought shelter in Kenya': who flees asks nobody for it; 'is seeking shelter for 90 families' does."""
    phrase = anchor.phrase
    if phrase is None or anchor.sort != "item" or cue.at != phrase.first - 1:
        return False
    if cue.lemma not in words.nouns["fleeing_to"]:
        return False
    behind = scene.tokens.lowers[phrase.last : phrase.last + 1]
    return scene.tokens.lowers[phrase.at_head] in words.nouns["refuges"] and words.nouns["aims"].isdisjoint(behind)


def _is_used(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'used four helicopters to enter the country': what somebody does something with."""
    if cue.tense != "infinitive" or cue.group != "arrive" or cue.first < anchor.last:
        return False
    return not words.nouns["usings"].isdisjoint(scene.tokens.lowers[max(0, anchor.first - USED) : anchor.first + 2])


def _is_got_out(scene: Scene, words: Words, cue: Cue) -> bool:
    """'got out of their cars': a verb of getting with a word of going gets nothing."""
    return cue.group == "obtain" and not words.nouns["outs"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 2])


def _is_let_go(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """'Two books were released in Norway': what comes out, or is let loose, to nobody by name."""
    scene, words = at.scene, at.reader.words
    if cue.lemma not in words.nouns["releasing"] or not cue.passive or is_of_aid(scene, words, anchor):
        return False
    return not any(m.first > cue.at and at.part(m) == "to" for m in scene.parties)


def _is_kept_out(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'stopped drugs from coming into Somalia', 'prevent arms from flowing into': kept from a place, no gift."""
    behind = scene.tokens.lowers[anchor.last : anchor.last + 2]
    flows = cue.tense == "gerund" and cue.first > anchor.last and any(
        verb.at < anchor.first and verb.form.lemma in words.nouns["preventing"] for verb in scene.verbs)
    held = flows or cue.group in ("suspend", "cancel", "refuse")
    if not held or len(behind) < 2 or is_of_aid(scene, words, anchor):
        return False
    return behind[0] in words.numbers.grammar["from"] and behind[1] in words.nouns["entering"]


def _is_licensed_or_moved(scene: Scene, words: Words, anchor: Anchor, cue: Cue, head: str) -> bool:
    """Whether it is medicine that may be sold, arms that are shown, or a vehicle on its way that brings nothing."""
    if cue.lemma in words.nouns["licensing"] and _is_licensed(scene, words, anchor, head):
        return True
    shown = cue.lemma in words.nouns["showing"] and head in words.nouns["combat"]
    if shown and "party" not in scene.covered[anchor.last :]:
        return True  # 'Iran unveiled a new missile'
    if _is_carrier(scene, words, anchor, cue, head):
        return True
    return cue.tense == "phrase" and cue.stage is Stage.DISPATCHED and _only_flies(scene, words, anchor, cue, head)


def _is_carrier(scene: Scene, words: Words, anchor: Anchor, cue: Cue, head: str) -> bool:
    """'A plane left for Kenya', 'Three planes with aid landed': what comes or goes by itself carries what is given."""
    laden = head in words.nouns["crewed"] and _brings_relief(scene, words, cue)
    if not (laden or head in words.nouns["crafts"]) or cue.first < anchor.last or comes_to_help(scene, words, cue):
        return False
    leaves = scene.tokens.lowers[cue.at] in words.nouns["leaving"] or not cue.passive
    goes = (leaves and cue.group in ("dispatch", "arrive")) or (cue.tense == "phrase" and cue.stage is Stage.DISPATCHED)
    return goes and words.bundles["aid"].isdisjoint(scene.tokens.lowers[anchor.first : anchor.last])


def _brings_relief(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Three air force aircraft landed in Kenya with emergency supplies': what comes with relief carries it."""
    behind = scene.tokens.lowers[cue.at + 1 :]
    if any(True for _ in words.carrying.scan(scene.tokens, cue.at + 1)):
        return any(amount.first > cue.at for amount in scene.quantities)  # 'landed in Mali, carrying 12 tonnes of food'
    loaded = next((k for k, lower in enumerate(behind) if lower in words.nouns["withs"]), len(behind))
    return not (words.nouns["aiding"] | words.bundles["civil"]).isdisjoint(behind[loaded:])


def _is_taken(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """Whether the verb orders its object to move, turns it into another thing, or takes or shoves it."""
    if cue.lemma in words.nouns["commanding"] and _is_told_to(scene, words, anchor.last):
        return True
    brings = cue.lemma in words.nouns["handing"] or cue.lemma in words.nouns["bringing"]
    if brings and _is_brought_to(scene, words, anchor):
        return True
    if cue.lemma in words.nouns["into_fleet"] and _is_own(scene, words, cue, anchor):
        return True
    before = scene.tokens.lowers[cue.first - 1] if cue.first else ""
    if cue.tense == "present" and before in words.nouns["utilities"]:
        return True  # 'The dam supplies water to the city'
    if cue.lemma in words.nouns["barring"] and not is_ordered(scene, words, anchor):
        held = anchor.phrase is not None and anchor.phrase.unit is None and not is_of_aid(scene, words, anchor) and (
            scene.tokens.lowers[anchor.phrase.at_head] in words.nouns["transports"])
        held = held and not _is_by_state(scene, words, anchor, cue)
        return held or before in words.nouns["crowds"]  # 'Protesters blocked 20 trucks', 'stopped two boats'
    if _is_by_strangers(scene, words, cue, before) or _is_of_market(scene, words, anchor, cue):
        return True
    if cue.lemma not in words.nouns["shoving"] or is_of_aid(scene, words, anchor):
        return False
    behind = scene.tokens.lowers[cue.at + 1 : anchor.first]  # 'accused of pushing a tractor into a ditch'
    return words.nouns["aims"].isdisjoint(behind) and words.nouns["infinitives"].isdisjoint(behind)


def _is_by_state(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'Norway halted arms shipments to Kenya': by whom a text names, and no wares of the market ('gas deliveries')."""
    held = scene.tokens.lowers[anchor.first : anchor.last]
    named = not {"party", "office"}.isdisjoint(scene.covered[: cue.first])
    sent = anchor.last - anchor.first > 1 and held[-1] in words.nouns["act_nouns"]
    return named and sent and words.nouns["wares"].isdisjoint(held)


def _is_by_strangers(scene: Scene, words: Words, cue: Cue, subject: str) -> bool:
    """'Smugglers brought 40 rifles into Kenya', 'Traders are asking for rice': who neither gives aid nor gets it."""
    if cue.passive or cue.tense in CLAUSELESS:
        return False
    if subject in words.nouns["outlaws"]:
        led = any(m.first > cue.at and words.part_words.before(scene.tokens, m.first) for m in scene.parties)
        return cue.group == "give" or not led  # rebels receive what states send
    return subject in words.nouns["strangers"] and not scene.parties


def _is_of_market(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'wants to buy soybeans and gas': wares of the market that nobody is said to buy for another."""
    phrase = anchor.phrase
    if cue.group != "order" or cue.lemma not in words.nouns["buying"] or phrase is None:
        return False
    if scene.tokens.lowers[phrase.at_head] not in words.nouns["wares"] or is_of_aid(scene, words, anchor):
        return False
    return words.nouns["aims"].isdisjoint(scene.tokens.lowers[cue.at + 1 :])


def _is_done(at: Place, anchor: Anchor, cue: Cue, head: str) -> bool:
    """'conducted dozens of tests', 'helicopters to deliver food', 'to pay for healthcare', 'spent weeks training'."""
    words, phrase = at.reader.words, anchor.phrase
    if phrase is None:
        return False
    tests = head in words.nouns["noun_acts"] or phrase.kind == "goods"
    if cue.lemma in words.nouns["conducting"] and tests:
        return True
    if anchor.sort != "item":
        return False
    if cue.lemma in words.nouns["paying"] and head in words.nouns["sectors"]:
        return True
    spent = phrase.kind == "training" and cue.lemma in words.nouns["spending_time"]
    return spent or _is_tool(at.scene, words, at.cues, cue)


def _only_flies(scene: Scene, words: Words, anchor: Anchor, cue: Cue, head: str) -> bool:
    """'Two planes took off from Riga for Oslo': a vehicle on its way of which nobody says that it brings aid."""
    if head not in words.nouns["transports"] or scene.tokens.lowers[cue.first] not in words.nouns["journeys"]:
        return False
    beside = scene.tokens.lowers[anchor.first - 1 : anchor.first] if anchor.first else ()
    row = {*beside, *scene.tokens.lowers[anchor.last : anchor.last + 1]}
    if "," in row or not row.isdisjoint(words.nouns["conjunctions"]):
        return False  # 'radars, boats and other vehicles are headed to Kenya'
    carried = any(True for _ in words.carrying.scan(scene.tokens))
    led = any(t.lower in words.nouns["withs"] for t in scene.tokens[anchor.last :])
    return not (carried or led or is_of_aid(scene, words, anchor))


def _is_tool(scene: Scene, words: Words, cues: tuple[Cue, ...], cue: Cue) -> bool:
    """'needs helicopters to deliver food': what is asked for stands before the infinitive, and does what it tells."""
    if cue.tense != "infinitive" or cue.stage is not Stage.REQUESTED or cue.group != "give":
        return False
    asked = next((c for c in reversed(cues) if c.at < cue.at and c.group == "request" and not c.passive), None)
    return asked is not None and any(is_thing(scene, words, k) for k in range(asked.at + 1, cue.at))


def veto_sold(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> str:
    """The veto of what a maker sells on a market: 'BMW delivered 1.4 million cars in China', with nobody who gets."""
    scene, words, phrase, amount = at.scene, at.reader.words, anchor.phrase, anchor.quantity
    produced = cue is not None and cue.group == "produce" and not is_arms(at, phrase)
    sold = cue is not None and (produced or cue.lemma in words.nouns["marketing"])
    if not sold or phrase is None or amount is None or anchor.money:
        return ""
    makers = (produced and not donors) or (len(donors) == 1 and at.kind(donors[0]) in MAKERS)
    if not makers or scene.tokens.lowers[phrase.at_head] not in words.nouns["marketed"]:
        return ""
    if not scene.tokens.words.isdisjoint(words.nouns["airlines"]):
        return VETO_TRADE  # 'Airbus will deliver 40 jets to Kenya Airways'
    if (amount.min or 0) < MANY:
        return ""
    led = any(scene.tokens.lowers[k] in words.nouns["to_people"] and "party" in scene.covered[k + 1 : k + 3]
              for k in range(anchor.last, len(scene.tokens) - 1))
    return "" if led else VETO_TRADE


def _is_of_fleet(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'its fleet of 90 F-16s', 'the retirement of 20 jets': what somebody has, or does with his own."""
    if anchor.first < 2 or scene.tokens.lowers[anchor.first - 1] not in words.order.of:
        return False
    before = scene.tokens.lowers[anchor.first - 2]
    gives = cue is not None and cue.group == "give" and cue.at < anchor.first
    led = scene.tokens.lowers[max(0, anchor.first - 4) : anchor.first - 2]
    told = cue is not None and (cue.stage is not None or cue.group == "include")
    gives = gives or (told and not words.numbers.grammar["article"].isdisjoint(led))  # 'received a fleet of 20 jets'
    return before in words.nouns["own_acts"] or (before in words.nouns["own_stock"] and not gives)


def _is_beside(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'20 sessions on five bases', 'arrived in two boats', 'kits to 45 health centres': where, in what, for whom."""
    led = scene.tokens.lowers[anchor.first - 1] if anchor.first else ""
    phrase = anchor.phrase
    if phrase is None:
        return False
    if led in words.nouns["means_of"]:
        if anchor.first - cue.at == 2 and not cue.passive and cue.group in ("give", "dispatch"):
            return False  # 'sent in 40 tents'
        return cue.lemma not in words.nouns["put_into"] and phrase.kind in ("goods", "")
    if led in words.nouns["by_agent"]:
        return cue.passive and phrase.kind == "goods"
    people = phrase.kind in ("", "service", "people")
    people = people or scene.tokens.lowers[phrase.at_head] in words.nouns["sites_served"]
    if led not in words.nouns["to_people"] or not people or cue.group not in ("give", "promise", "receive"):
        return False
    between = range(cue.at + 1, anchor.first - 1)
    led_by = scene.tokens.lowers[cue.at + 1 : anchor.first]
    if phrase.kind == "people" and not words.nouns["schools"].isdisjoint(led_by):
        return False  # 'provided training for 300 nurses': they are trained
    return any(scene.covered[k] == "item" or words.heads.get(scene.tokens.lowers[k]) in GIVEN for k in between)


def _is_licensed(scene: Scene, words: Words, anchor: Anchor, head: str) -> bool:
    """'approved a malaria vaccine', 'two vaccines approved in Peru': medicine for sale, with nobody who gets."""
    if head not in words.nouns["licensed"]:
        return False
    behind = scene.tokens.lowers[anchor.last : anchor.last + 2]
    led = bool(behind) and behind[0] in words.nouns["to_people"]
    return not (led and "party" in scene.covered[anchor.last + 1 : anchor.last + 3])


def _is_told_to(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'to' and a verb of moving stand right behind ('ordered his tanks to roll into')."""
    behind = scene.tokens.lowers[at : at + 2]
    return len(behind) == 2 and behind[0] in words.nouns["infinitives"] and behind[1] in words.nouns["moves_itself"]


def _is_brought_to(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'turn vaccines into', 'brought services to the brink', 'brought food deliveries to a halt'."""
    for place in range(anchor.last, min(anchor.last + BROUGHT, len(scene.tokens) - 1)):
        token = scene.tokens[place]
        if token.kind == "mark" and token.text not in "-'\"()":
            return False
        if token.lower in words.nouns["infinitives"]:
            if not words.nouns["brinks"].isdisjoint(scene.tokens.lowers[place + 1 : place + 4]):
                return True
        elif token.lower in words.nouns["turned_to"]:
            return not any("party" in scene.covered[k : k + 1] for k in range(place + 1, place + 3))
    return False


def _is_own(scene: Scene, words: Words, cue: Cue, anchor: Anchor) -> bool:
    """'to commission its new frigate': with a word of owning, it is taken into one's own service."""
    return not owners(words).isdisjoint(scene.tokens.lowers[cue.at + 1 : anchor.first + 1])
