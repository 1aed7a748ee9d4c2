"""Arms: what the catalogue has under military equipment, and who orders or makes it for himself.

'Kenya has ordered 12 helicopters', 'The plant will make 200 howitzers a year': no gift, and yet claims of their own
(claims.md has orders and output as kinds), though nobody gets them from another.
"""

from typing import Final, Protocol

from pledgebook.codes import Kind, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import UNFINITE, Cue
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.roles import Found, Place

FAMILIES: Final = frozenset({"weapon", "ammunition", "radar", "air-defence"})
"""The families of the catalogue that hold arms; trucks and boots of an army are as those of others."""

GENERAL: Final = frozenset({"aircraft", "vessel"})
"""Families in which there are ships and planes of all sorts: only what is under them is arms."""

OWN: Final = frozenset({Kind.PROCUREMENT, Kind.PRODUCTION})
"""Kinds of what somebody orders or makes, for whomever."""

PLAIN: Final = frozenset({Stage.ANNOUNCED, Stage.CONTRACTED, Stage.DELIVERED})
"""Stages of an unfinite verb that hangs on no decision, wish or refusal."""


class Order(Protocol):
    """What a draft shows of an order or of output."""

    @property
    def at(self) -> Place: ...
    @property
    def anchor(self) -> Anchor: ...
    @property
    def cue(self) -> Cue | None: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def stage(self) -> Stage | None: ...
    @property
    def donors(self) -> Found: ...
    @property
    def recipients(self) -> Found: ...


def is_arms(at: Place, phrase: Phrase | None) -> bool:
    """Whether a phrase names arms, or what is said to be an army's ('howitzers', 'military trucks')."""
    if phrase is None:
        return False
    words = at.reader.words
    said = at.scene.tokens.lowers[phrase.first : phrase.last]
    if phrase.item is not None and words.bundles["military"].isdisjoint(said):
        return _is_of_family(at, phrase.item)
    armed = at.scene.tokens.lowers[phrase.at_head] in words.nouns["combat"]
    return armed or not words.bundles["military"].isdisjoint(said)


def names_arms(at: Place, anchor: Anchor) -> bool:
    """Whether the thing is arms; one that an earlier sentence named is told by its entry in the catalogue alone."""
    if anchor.phrase is not None or anchor.named is None:
        return is_arms(at, anchor.phrase)
    item = anchor.named.phrase.item
    return item is not None and _is_of_family(at, item)


def _is_of_family(at: Place, item: str) -> bool:
    return item not in GENERAL and not FAMILIES.isdisjoint(at.reader.catalogue.ancestors(item))


def is_own(draft: Order) -> bool:
    """Whether arms are ordered by a party that is named, or made by anybody, so that no giver need be seen."""
    at, cue = draft.at, draft.cue
    if draft.kind not in OWN or not names_arms(at, draft.anchor):
        return False
    if draft.donors.parties and at.attackers().issuperset(draft.donors.parties):
        return False  # what an attacker makes or buys is nobody's aid
    if not at.scene.tokens.words.isdisjoint(at.reader.words.nouns["airlines"]):
        return False  # 'Kenya Airways has ordered 12 jets'
    if draft.anchor.sort == "item" and cue is not None and cue.tense in UNFINITE and draft.stage in PLAIN:
        return False  # 'to produce enough ammunition to help'
    return draft.kind is Kind.PRODUCTION or bool(draft.donors.parties or draft.recipients.parties)
