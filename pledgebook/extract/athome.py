"""What is done for oneself: 'Kenya repaired its tanks', 'trained 400 recruits', 'deployed 400 police to Nairobi'.

A service, a training and people who are sent are assistance only where somebody does it and somebody else is served.
"""

from itertools import product
from typing import Final

from pledgebook.codes import Kind
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.arms import names_arms
from pledgebook.extract.cofinance import from_own_budget
from pledgebook.extract.cues import UNFINITE, Cue
from pledgebook.extract.posted import posted
from pledgebook.extract.roles import Found, Place, is_in_need
from pledgebook.extract.services import GROUP

VETO_OWN: Final = "done for oneself"
"""The veto of what is mended, tended or trained by those whose it is, or for nobody that is known."""

COUNTRYMEN: Final = 2
"""How many words before people the word may stand that says that they are one's own ('its own citizens')."""

ACTING: Final = frozenset({"give", "dispatch", GROUP})
"""Groups of verbs by which who is helped helps itself."""

ELSEWHERE: Final = frozenset({"donor.before", "donor.publisher", "donor.lead", "donor.document",
                              "donor.nearby", "donor.body", "donor.others"})
"""Rules of givers that no word of the sentence names."""

REGION: Final = 7
"""Within how many words behind people the part of the world is named where they are sent."""

FOLK: Final = 3
"""How many words may stand between the adjective of a state and the verb of its people."""


def for_oneself(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]) -> str:
    """The veto of a service, a training or people who are sent where nobody else is served; empty elsewhere."""
    donors, recipients = roles[0].parties, roles[1].parties
    if cue is not None and cue.group == GROUP:
        spared = kind is Kind.FUNDS and donors and not set(donors) & set(recipients)  # 'froze debts of poor countries'
        spared = spared or (kind is Kind.FUNDS and not donors and not at.reader.words.nouns["creditors"].isdisjoint(
            at.scene.tokens.lowers[: cue.first]))  # 'Creditors have frozen Kenya's debts'
        if not (spared or _serves(at, cue, donors, recipients)):
            return VETO_OWN
    if _meets(at, anchor, cue) or _is_own(at, anchor, kind, roles) or _brings_home(at, anchor, cue, donors):
        return VETO_OWN
    if _acts_at_home(at, anchor, cue, roles) or from_own_budget(at, anchor, cue):
        return VETO_OWN
    needy = not recipients and donors and kind is Kind.SERVICE and all(is_in_need(at, one) for one in donors)
    if needy and not _goes_to_region(at, anchor):
        return VETO_OWN  # "Pakistan's army has deployed 20 helicopters to rescue flood victims"
    if _stays_home(donors, recipients) and posted(at.scene, at.reader.words, anchor, cue):
        return "" if donors and _goes_to_region(at, anchor) else VETO_OWN
    if kind is not Kind.TRAINING:
        return ""
    return VETO_OWN if _trains_others(at, anchor) or _is_own_training(at, anchor, donors, recipients) else ""


def _acts_at_home(at: Place, anchor: Anchor, cue: Cue | None, roles: tuple[Found, Found]) -> bool:
    """"Kenya's army has sent 20 boats to the flooded towns": who is helped acts, and no word says who else gives."""
    givers, getters = roles
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if cue is None or cue.passive or cue.tense in UNFINITE or cue.at > anchor.first or givers.rule not in ELSEWHERE:
        return False
    if cue.group not in ACTING and not (anchor.money is not None and cue.lemma in words.nouns["setting_aside"]):
        return False
    if not words.nouns["locals"].isdisjoint(lowers[max(0, cue.first - COUNTRYMEN) : cue.first]):
        # 'Residents have donated clothes', 'Local charities have handed out blankets', but 'donated 300 to Mali'
        return not (givers.rule == "donor.others" and getters.rule == "recipient.dative")
    acts = next((m for m in reversed(at.scene.parties) if m.last <= cue.first), None)
    if acts is None or acts.name.target not in getters.parties or not at.is_state(acts.name.target):
        return False
    between = range(acts.last, cue.first)
    if len(between) > FOLK or any(at.scene.tokens[k].text in ".,;:" for k in between):
        return False
    bodies = words.nouns["forces"] | words.speech["bodies"]
    said = [lowers[k] for k in between if lowers[k] not in words.possessives and at.scene.tokens[k].kind == "word"]
    return at.part(acts) in ("", "folk") and (not said or not bodies.isdisjoint(said))


def _is_own(at: Place, anchor: Anchor, kind: Kind, roles: tuple[Found, Found]) -> bool:
    """'India flew 40 pumps to Kerala', 'Spain ordered vaccines for its own people': who gives is who gets."""
    donors, recipients = roles
    if not donors.parties or donors.parties != recipients.parties or recipients.rule == "recipient.refill":
        return False
    ordered = kind in (Kind.PROCUREMENT, Kind.PRODUCTION) and names_arms(at, anchor)
    return all(map(at.is_state, donors.parties)) and not ordered


def _brings_home(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> bool:
    """'Spain evacuated 40 of its citizens', 'sent two planes to fly out its nationals': one's own are served."""
    scene, words = at.scene, at.reader.words
    if cue is None or scene.tokens.words.isdisjoint(words.nouns["countrymen"]):
        return False
    head = scene.tokens.lowers[anchor.phrase.at_head] if anchor.phrase else ""
    if cue.lemma not in words.nouns["fetching"] and head not in words.nouns["transports"] | words.nouns["fleet"]:
        return False
    own = {m.last for m in scene.parties if m.name.target in donors and (m.name.use == "demonym" or at.owns(m))}
    return any(token.lower in words.nouns["countrymen"] and (
        not words.speech["owners"].isdisjoint(scene.tokens.lowers[max(0, k - COUNTRYMEN) : k])
        or not own.isdisjoint(range(k - COUNTRYMEN, k + 1))) for k, token in enumerate(scene.tokens))


def _serves(at: Place, cue: Cue, donors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether a service has one who does it and another for whom.

    'Kenyan medics who treated Kenyan soldiers' did none.
    """
    if not donors or not recipients or set(donors) & set(recipients) or not all(map(at.is_public, recipients)):
        return False
    if any(pair in at.reader.catalogue.conflicts for pair in product(donors, recipients)):
        return False  # who attacks a country evacuates nobody from there
    firm = all(at.kind(party) == "company" for party in donors)
    if firm and cue.lemma in at.reader.words.nouns["works"]:
        return False  # 'Eni will drill two wells in Egypt'
    labours = cue.lemma in at.reader.words.nouns["labouring"]
    if labours and not any(is_in_need(at, one) or one in at.setting.recipients for one in recipients):
        return False  # 'Kenyan nurses are working in Norway'
    if cue.passive:
        return True
    near = (m for m in at.scene.parties if 0 <= cue.first - m.last <= FOLK and m.name.use == "demonym")
    return not any(m.name.target in recipients for m in near)


def _trains_others(at: Place, anchor: Anchor) -> bool:
    """'40 French soldiers are training Beninese troops': who stands right before a verb of training with an object."""
    told = (c for c in at.cues if c.group == "train" and not c.passive and c.tense not in UNFINITE)
    return any(0 <= c.first - anchor.last <= 1 and c.at in at.scene.served for c in told)


def _is_own_training(at: Place, anchor: Anchor, donors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """'Kenya has trained 400 soldiers': a state that trains its own, or one in need that trains nobody else's."""
    if len(donors) != 1 or not at.is_public(donors[0]):
        return False
    own = any(m.name.target == donors[0] and anchor.first <= m.first < anchor.last for m in at.scene.parties)
    led, *behind = at.scene.tokens.lowers[anchor.last : anchor.last + 2] or ("",)
    own = own or (led in at.reader.words.nouns["to_people"]
                  and not at.reader.words.nouns["own_things"].isdisjoint(behind))  # 'training for its pilots'
    if own and not recipients:
        return True
    return donors == recipients or (not recipients and anchor.sort != "money" and is_in_need(at, donors[0]))


def _stays_home(donors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether nobody else is known to whom people are sent ('deployed 400 police officers to Nairobi')."""
    return not recipients or bool(set(donors) & set(recipients))


def _goes_to_region(at: Place, anchor: Anchor) -> bool:
    """'will send 300 doctors to West Africa', '30 engineers to the Middle East': a part of the world is not at home."""
    words, tokens = at.reader.words, at.scene.tokens
    for k in range(anchor.last + 1, min(anchor.last + REGION, len(tokens))):
        if tokens.lowers[k] not in words.role_words["wide"] or not tokens[k].text[:1].isupper():
            continue
        led = tokens.lowers[max(anchor.last, k - FOLK) : k]
        goes_on = k + 1 < len(tokens) and tokens[k + 1].kind == "word" and tokens[k + 1].text[:1].isupper()
        return not goes_on and not words.nouns["to_people"].isdisjoint(led)  # 'to the Gulf Coast'
    return False


def _meets(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'German experts arrived in Kenya for a conference': who comes to meet does no service."""
    words, phrase = at.reader.words, anchor.phrase
    if phrase is None or cue is None or at.scene.tokens.words.isdisjoint(words.nouns["occasions"]):
        return False
    people = at.scene.tokens.lowers[phrase.last - 1] in words.nouns["sent"] | words.nouns["posted"]
    return people and not words.nouns["occasions"].isdisjoint(at.scene.tokens.lowers[anchor.last :])
