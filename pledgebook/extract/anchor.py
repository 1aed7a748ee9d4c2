"""The anchor: what makes a candidate of a claim."""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pledgebook.extract.altering import altered, fields_of
from pledgebook.extract.phrases import Phrase
from pledgebook.model import Span
from pledgebook.text.money import MoneyMention
from pledgebook.text.numbers import Amount


class Named(NamedTuple):
    """A thing that an earlier place of the document names: where, how, and its words in lower case.

    `military` says that it has a military word.
    """

    span: Span
    phrase: Phrase
    words: frozenset[str]
    military: bool


@dataclass(slots=True)
class Anchor:
    """A candidate: tokens `first` to `last` (half-open), an amount of money or of things or neither, and its phrase."""

    first: int
    last: int
    phrase: Phrase | None
    money: MoneyMention | None = None
    quantity: Amount | None = None
    veto: str = ""
    purpose: bool = False
    aimless: bool = False
    """Whether the purpose names nothing that is bought ('to address the crisis', 'for the families')."""
    carried: bool = False
    """Whether an organisation is named right behind the sum that carries it ('$3 million to UNICEF to feed')."""
    predicate: bool = False
    """Whether the sum is what a bundle comes to ('the contribution was $20 billion')."""
    wealth: bool = False
    """Whether the sum is of assets, debts and the like: what is owned or owed."""
    example: bool = False
    """Whether it stands in a list that 'including' or 'such as' opens."""
    row: bool = False
    """Whether it is one of three or more things without a number that one verb or one line has."""
    enumerated: bool = False
    """Whether it is one of three or more counted things of its sentence."""
    unit: str = ""
    """The measure of an amount whose thing was named before ('(400 tonnes)')."""
    stance: str = ""
    """'position', 'rhetoric' or 'capability' where a set phrase says it; then there is no amount."""
    named: Named | None = None
    """The thing as it was named before, if this anchor has only its number ('the first 100') or its sum."""

    def _replace(self, **changes: Any) -> "Anchor":
        """The anchor with other fields, as of a named tuple, whose fields take three times as long to get."""
        return altered(Anchor(*_FIELDS(self)), changes)

    @property
    def thing(self) -> Phrase | None:
        """The phrase that names the thing, here or before."""
        return self.phrase or (self.named.phrase if self.named else None)

    @property
    def item(self) -> Phrase | None:
        """The phrase whose words are the claim's item: the thing, unless it is only what the money is to do."""
        return None if self.aimless else self.thing

    @property
    def sort(self) -> str:
        """'money', 'quantity', 'item' or 'stance': what made it a candidate."""
        if self.stance:
            return "stance"
        return "money" if self.money else "quantity" if self.quantity else "item"


_FIELDS: Final = fields_of(Anchor)
