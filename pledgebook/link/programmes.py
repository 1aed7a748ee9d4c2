"""Programmes: a string that is a programme's name as a whole -> the item node under which it stands, or its party."""

from collections.abc import Sequence

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.programmes import Programme, load_programmes
from pledgebook.link.found import Weighed
from pledgebook.link.index import NameIndex
from pledgebook.link.phrase import Words
from pledgebook.text.tokens import Token

NAMED, BESIDE = 0.97, 0.65
"""What the name of a programme is worth, and what it is where the string is the name of an item or a party too."""


class ProgrammeReader:
    """Reads strings in one language."""

    def __init__(self, catalogue: Catalogue, language: str, index: NameIndex, words: Words) -> None:
        """`index` has the names of items and parties, which go first."""
        self._catalogue, self._index, self._words = catalogue, index, words
        tables = load_programmes(catalogue, catalogue.own_tables)
        self._named = {spelling: tables.programmes[target] for of in ("", language)
                       for spelling, target in tables.names.get(of, {}).items()}

    def add(self, tokens: Sequence[Token], found: Sequence[Weighed]) -> list[Weighed]:
        """The candidates with that of the programme which the tokens name, all of them but an article.

        Where they name an item or a party too, that stays the answer, and its reason tells the programme if it is the
        programme's own node or party.
        """
        if tokens and self._words.is_a("courtesy", tokens[0]):
            tokens = tokens[1:]
        programme = self._named_by(tokens)
        if programme is None:
            return list(found)
        told, target = self.told(programme), programme.item or programme.party
        known = {one.target for one in self._index.named(self._index.key(tokens)) if not (one.short or one.weak)}
        own = known & {target, programme.party}
        both = [Weighed(one.id, one.score, f"{one.why}; {told}") if one.id in own else one for one in found]
        return both if target in known else [*both, Weighed(target, BESIDE if known else NAMED, told)]

    def _named_by(self, tokens: Sequence[Token]) -> Programme | None:
        words = "".join(token.text if token.glued else f" {token.text}" for token in tokens).strip()
        return self._named.get(words) or self._named.get(words.lower())

    def told(self, programme: Programme) -> str:
        """The programme in words."""
        return (f'the programme "{programme.name}" ({programme.kind}) of '
                f"{self._catalogue.party_name(programme.party)}, id {programme.id}")
