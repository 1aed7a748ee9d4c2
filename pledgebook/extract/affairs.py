"""Own affairs and other worlds: money and things of which nobody gives to somebody else.

Assistance has a giver and a getter that differ, or a word of aid. Where a sentence and all that is filled in for it
know one state alone and no such word, it tells of that state's own affairs: 'The Kenyan parliament approved $20
million for the police', 'Kenya will need $50 million for its elections'. Sport, art and courts are worlds of their own:
'The team received $5 million for the title', 'Norway must pay Kenya $3 million, a court ruled'.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Kind, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.arms import names_arms
from pledgebook.extract.askers import asked_by_body
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.described import left_home
from pledgebook.extract.firms import is_of_firms
from pledgebook.extract.homeland import is_at_home, is_rich_alone
from pledgebook.extract.jabs import is_for_each
from pledgebook.extract.kinsfolk import is_for_own
from pledgebook.extract.market import is_dealt_in
from pledgebook.extract.otherwise import VETO_TRADE
from pledgebook.extract.own_coin import is_own_coin
from pledgebook.extract.own_land import is_of_own_land
from pledgebook.extract.own_plans import is_own_plan
from pledgebook.extract.parts import is_of_plan
from pledgebook.extract.receiving import receivers, receives
from pledgebook.extract.roles import WEIGHTS, Found, Place, is_in_need
from pledgebook.extract.shared import over_gloss
from pledgebook.extract.titles import is_titled
from pledgebook.extract.words import Words
from pledgebook.text.money import THOUSAND

GOODS, PROCUREMENT = Kind.GOODS, Kind.PROCUREMENT  # an Enum finds its members slowly

ALONE: Final = "own affairs, no aid"
"""The veto of what one state does for itself."""

PASTIME: Final = "sport or art, no aid"
"""The veto of prizes, transfers and tours."""

RULED: Final = "paid by law, no aid"
"""The veto of what courts, crimes and settlements are about."""

MONEYS: Final = frozenset({Kind.FUNDS, Kind.PACKAGE})
"""Kinds of claims about sums; things are more often given to somebody whom nobody names."""

KINDS: Final = MONEYS | {GOODS, Kind.SERVICE, PROCUREMENT, Kind.PRODUCTION}

UNTOLD: Final = 0.5
"""A recipient whose rule weighs less stands in another sentence, or nowhere near."""

ENDING: Final = frozenset({"reduce", "suspend", "cancel"})
"""Groups of verbs that say that less comes."""

SHIPLOADS: Final = 1_000_000
"""From how many tons on what is sent is sold; of lighter units it takes a thousand times as many."""

OWNED: Final = 5
"""How many words behind a thing the word may stand that says that one's own get it."""

UNDER: Final = 6
"""Within how many words behind 'under' the contract stands."""

LED: Final = 2
"""How many words behind an amount the name may stand of whom it is for."""

GLOSSED: Final = 9
"""How many words a sum in brackets may have that says the same in another currency."""

PEOPLE: Final = frozenset({"recipient.allied", "recipient.place"})
"""Rules of recipients where people of a country get, and not the country."""


def veto_affairs(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]) -> str:
    """The veto of what is done for oneself, for sport or by law; else ''."""
    words, said = at.reader.words, at.scene.tokens.words
    if stays := left_home(at, anchor, cue, roles):
        return stays
    if at.setting.home and anchor.money is not None and not roles[1].parties:
        return ALONE
    if kind in (GOODS, PROCUREMENT) and is_dealt_in(at, anchor, cue, roles[1]):
        return VETO_TRADE
    if _is_own_matter(at, anchor, cue, kind, roles):
        return ALONE
    if kind not in KINDS or not said.isdisjoint(words.nouns["aiding"]):
        return ""
    if not said.isdisjoint(words.nouns["pastimes"]):
        return PASTIME
    if kind is GOODS and not roles[0].parties and _are_attackers(at, roles[1].parties):
        return ALONE  # 'Russian soldiers received new rifles'
    if anchor.money is not None and not said.isdisjoint(words.nouns["judging"]) and (
            not is_titled(at.scene, words, anchor)):
        return RULED
    if _is_business(at, anchor, cue, kind, roles):
        return VETO_TRADE
    works = roles[1].weight < UNTOLD and not at.setting.gets and not said.isdisjoint(words.nouns["home_works"])
    if anchor.money is not None and (works or _is_invested(at, cue, *roles)):
        return ALONE
    if at.entry is not None and at.setting.aid:
        return ""  # 'Who helps: Norway: $5 million'
    helping = cue is not None and cue.stage is Stage.REQUESTED and asked_by_body(at, cue)  # 'The food agency needs $5m'
    return ALONE if not helping and _is_alone(at, anchor, cue, kind, roles) else ""


def _is_subsidised(at: Place, anchor: Anchor, cue: Cue | None, roles: tuple[Found, Found]) -> bool:
    """'Intel will receive 10 billion euros for two plants in Germany': money for a firm, from nobody told of."""
    if anchor.money is None or roles[0].parties or not receives(at, cue):
        return False
    firms = [m for m in receivers(at, cue) if at.kind(m.name.target) == "company"]
    return bool(firms) and not any(is_in_need(at, party) for party in roles[1].parties)


def _is_invested(at: Place, cue: Cue | None, donors: Found, recipients: Found) -> bool:
    """'We are investing $200 billion in research': what nobody says to go abroad is put into one's own land."""
    words, scene = at.reader.words, at.scene
    if cue is None or cue.lemma not in words.nouns["investing"] - words.nouns["spending"]:
        return False  # what is spent, on mines or schools, is as often spent abroad
    if at.setting.aid or at.setting.abroad or scene.towns:
        return False
    if recipients.weight > WEIGHTS["recipient.told"]:
        return False  # the sentence itself says whom it is for
    given = {m.name.target for m in scene.parties} <= set(donors.parties) and all(map(at.is_state, donors.parties))
    return given and scene.tokens.words.isdisjoint(words.abroad)


def _are_attackers(at: Place, parties: tuple[str, ...]) -> bool:
    """Whether it is for states alone that attack others: what they have got from nobody is their own."""
    return bool(parties) and at.attackers().issuperset(parties)


def _is_own_matter(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]) -> bool:
    """Whether a state does it for itself: for its people, in its land, with its money; or arms who attacks."""
    if _is_subsidised(at, anchor, cue, roles) or _arms_attacker(at, roles[1].parties):
        return True  # 'Iran has sent Russia 400 drones', in a text on aid to Ukraine
    if is_at_home(at, anchor, kind, roles):
        return True
    if is_for_each(at, anchor, cue, *roles) or _brings_less(at, cue, kind, roles[0]):
        return True
    if is_own_plan(at, anchor, cue, roles):
        return True
    return is_of_own_land(at, roles[1]) or is_for_own(at, cue, *roles) or is_own_coin(at, anchor, *roles)


def _is_business(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]) -> bool:
    """Whether it is a firm's money, or a ware that is sold."""
    if (kind in MONEYS and is_of_firms(at, anchor, cue, *roles)) or _is_traded(at, anchor, cue, roles):
        return True
    return kind is PROCUREMENT and _is_ware(at, anchor, roles[1])


def _brings_less(at: Place, cue: Cue | None, kind: Kind, donors: Found) -> bool:
    """'to phase out Russian energy supplies': what comes no more from an attacker was no assistance."""
    return kind is GOODS and cue is not None and cue.group in ENDING and _are_attackers(at, donors.parties)


def _arms_attacker(at: Place, parties: tuple[str, ...]) -> bool:
    """Whether attackers alone get, in a text that is about aid for others: what arms them is no assistance of it."""
    about = at.setting.recipients
    if not about or not parties:
        return False
    attackers = at.attackers()
    return attackers.issuperset(parties) and attackers.isdisjoint(about)


def _is_ware(at: Place, anchor: Anchor, recipients: Found) -> bool:
    """'agreed to buy $20 billion of Brazilian farm goods': wares of the market that are for nobody else."""
    words = at.reader.words
    if anchor.phrase is None:
        return False
    head = at.scene.tokens.lowers[anchor.phrase.at_head]
    sold = head in words.nouns["exports"] and anchor.money is not None and is_rich_alone(at, recipients)
    if not sold and head not in words.nouns["wares"]:
        return False
    return words.nouns["aims"].isdisjoint(at.scene.tokens.lowers[anchor.first :])


def _is_traded(at: Place, anchor: Anchor, cue: Cue | None, roles: tuple[Found, Found]) -> bool:
    """'Peru shipped 30 tons of copper to China', 'Gazprom will cut gas supplies', 'gets most of its wheat from'."""
    words, phrase = at.reader.words, anchor.phrase
    if phrase is None or cue is None or not at.reader.catalogue.attacked.isdisjoint(roles[1].parties):
        return False
    if cue.group in ENDING and phrase.kind == "goods" and _are_attackers(at, roles[0].parties) and (
            at.reader.catalogue.attacked.isdisjoint(roles[0].parties)):
        return True  # 'phased out Russian gas', 'tried to stop the flow of arms from Russia to Mali'
    lowers = at.scene.tokens.lowers
    said = lowers[phrase.first : phrase.last]
    if cue.lemma in words.nouns["gifting"]:
        return False
    if cue.lemma in words.nouns["paying"] and anchor.money is not None and not words.nouns["wares"].isdisjoint(said):
        return True  # 'will pay Norway $5 million for gas'
    named = [t.lower for t in at.scene.tokens[phrase.first : phrase.last] if t.text.islower()]  # not 'the Iron Dome'
    if at.scene.item_at(phrase.at_head) is not None:
        named = [word for word in named if word not in words.nouns["materials"]]  # 'aluminium boats'
    sold = not words.nouns["commodities"].isdisjoint(named) and words.joined["on duty"].isdisjoint(said)
    if sold and lowers[phrase.at_head] not in words.nouns["moneys"]:
        return True  # but not 'armoured cars', 'patrol cars'
    if words.nouns["wares"].isdisjoint(said):
        return False
    deals = words.nouns["tenders"] | words.nouns["contracts"]
    sold = anchor.money is not None and at.scene.tokens.words.isdisjoint(words.nouns["lent"])
    if sold and not deals.isdisjoint(lowers[: phrase.first]):
        return True  # 'signed a $40 billion deal to supply gas to Turkey'
    if _is_under_contract(lowers[anchor.last :], words):
        return True  # 'will supply Hungary with gas under a 15-year contract'
    amount = anchor.quantity.min if anchor.quantity is not None else None
    sells = cue.group in ENDING and any(at.kind(one) == "company" for one in roles[0].parties)
    loads = not words.nouns["packed"].isdisjoint(said)  # 'three million food rations' are no ship's load of food
    least = SHIPLOADS * (THOUSAND if phrase.unit in words.nouns["light_units"] else 1)
    if sells or (amount is not None and amount >= least and not loads):
        return True
    owned = words.nouns["mosts"] | words.speech["owners"]
    return cue.group in RECEIVING and cue.tense == "present" and not owned.isdisjoint(
        lowers[cue.at + 1 : anchor.first])


def _is_under_contract(behind: Sequence[str], words: Words) -> bool:
    """Whether a contract stands behind 'under', by which a ware is sold."""
    for k, word in enumerate(behind):
        if word in words.nouns["unders"]:
            near = behind[k + 1 : k + 1 + UNDER]
            return not words.nouns["contracts"].isdisjoint(near) and words.nouns["lent"].isdisjoint(behind)
    return False


def _is_alone(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]) -> bool:
    """Whether one state is named and filled in at most, nothing says that it goes abroad, and it is no state at war."""
    words, said, (donors, recipients) = at.reader.words, at.scene.tokens.words, roles
    ordered = kind is Kind.PRODUCTION or (kind is PROCUREMENT and bool(donors.parties))
    if ordered and names_arms(at, anchor):
        return False  # arms that a state orders or makes are claims of their own (see `arms`)
    if kind is PROCUREMENT and cue is not None and cue.stage is Stage.REQUESTED and (
            names_arms(at, anchor) or _is_of_arms(at, anchor)):
        return False  # 'Kenya has requested to buy 18 launchers': somebody is asked to sell them
    if not at.scene.parties:
        return False
    known = {*donors.parties, *recipients.parties, *(m.name.target for m in at.scene.parties)}
    if len(known) > 1 or not known.isdisjoint(at.reader.catalogue.attacked):
        return False
    if at.setting.abroad or not said.isdisjoint(words.abroad) or not all(at.is_state(one) for one in known):
        return False
    paid = kind in MONEYS or anchor.money is not None
    pooled = not said.isdisjoint(words.nouns["shared_giving"]) and not said.isdisjoint(words.nouns["common_pots"])
    if donors.parties and (pooled or donors.rule == "donor.gift"):
        return False  # 'Norway contributed $5 million to the fund', 'a clinic built with a Norwegian grant'
    if donors.parties and _is_of_arms(at, anchor):
        return False
    if donors.parties:
        return not recipients.parties and (paid or _is_own_thing(at, anchor, cue, kind))
    if not said.isdisjoint(words.nouns["lent"]) or _is_given_to(at, cue, recipients) or _is_for(at, anchor):
        return False  # 'Kenya received a loan of $5 million'
    if any(is_of_plan(at.scene.tokens, m, words) for m in at.scene.parties):
        return False  # 'The Kenya flash appeal asks for $5 million'
    if paid or kind is PROCUREMENT:
        return True
    head = at.scene.tokens.lowers[anchor.phrase.at_head] if anchor.phrase else ""
    folk = any(at.span(m) == recipients.source and m.name.use == "demonym" for m in at.scene.parties)
    taken = (recipients.rule in PEOPLE or folk) and cue is not None and cue.group in RECEIVING
    taken = taken and cue is not None and cue.lemma not in words.nouns["giving_to"]  # 'have been stocked with vaccines'
    return taken and (head in words.nouns["licensed"] or head in words.nouns["dosed"] or head in words.nouns["jabbing"])


def _is_given_to(at: Place, cue: Cue | None, recipients: Found) -> bool:
    """'a bill that would allocate $5 million to Haiti': a verb gives to a state by name, whoever its subject is."""
    words = at.reader.words
    if cue is None or cue.group in RECEIVING or recipients.rule != "recipient.dative":
        return False
    return any(at.span(m) == recipients.source and m.name.use != "demonym" and not at.owns(m)
               and words.aggressor.isdisjoint(at.scene.tokens.lowers[m.last : m.last + 1])  # 'for the Iran war'
               for m in at.scene.parties)


def _is_of_arms(at: Place, anchor: Anchor) -> bool:
    """'a package worth 7bn kronor that includes underwater weapons', 'its support of $5bn': what goes to another."""
    words, phrase = at.reader.words, anchor.phrase
    arms = words.nouns["combat"] | words.nouns["martial"] | words.bundles["military"]
    if not at.scene.tokens.words.isdisjoint(arms):
        return True
    tokens = at.scene.tokens
    support = phrase is not None and phrase.first > 0 and tokens.lowers[phrase.at_head] in words.nouns["supports"]
    return support and phrase is not None and tokens.lowers[phrase.first - 1] in words.speech["owners"]


def _is_for(at: Place, anchor: Anchor) -> bool:
    """'The bill holds $9 million for Malawi': a state by its name right behind an amount and a word of for whom.

    So it does where the sum stands again in brackets ('SDR 4 million (about $6 million) to Malawi').
    """
    end = over_gloss(at.scene.tokens, anchor.last, GLOSSED)
    return any(0 < m.first - end <= LED and m.name.use == "name" and at.part(m) == "to" and not at.owns(m)
               for m in at.scene.parties)


def _is_own_thing(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind) -> bool:
    """'The city plans to install 40 cameras', 'gives the vaccine to its nurses': no arms, and nothing is sent off."""
    words, tokens = at.reader.words, at.scene.tokens
    head = tokens.lowers[anchor.phrase.at_head] if anchor.phrase else ""
    if kind is PROCUREMENT:
        return not at.setting.aid
    if head in words.nouns["combat"] or cue is None:
        return False
    owned = not words.speech["owners"].isdisjoint(tokens.lowers[anchor.last : anchor.last + OWNED])
    owned = owned or any(cue.at < m.first and (m.name.use == "demonym" or at.owns(m)) for m in at.scene.parties)
    return owned or cue.lemma in words.nouns["own_use"]
