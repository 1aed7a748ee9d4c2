"""A phrase with its tokens, the names in them, and the tables that weigh them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pledgebook.catalogue import DESIGNATED, Catalogue
from pledgebook.link.index import Mention
from pledgebook.link.phrase import Phrase, Stretch, Words
from pledgebook.text.tokens import Token

SCORE: Mapping[str, float] = {
    "whole": 1.0, "model": 0.96, "head": 0.94, "organ": 0.92, "companion": 0.9, "model of another kind": 0.86,
    "class word": 0.8, "list": 0.75, "launcher": 0.75, "model before unknown": 0.72, "model in brackets": 0.72,
    "first of list": 0.7, "aside": 0.55, "weak": 0.55, "unknown head": 0.5, "short name": 0.5, "other": 0.35,
    "purpose": 0.3, "company": 0.3, "beside": 0.25,
}
"""How well each way to find a node fits; the order is by design, the distance to FITS is measured."""


@dataclass(frozen=True, slots=True)
class Scale:
    """All that weighing needs beside the phrase: tables and the language's habits."""

    catalogue: Catalogue
    companions: Mapping[tuple[str, str], str]
    words: Words
    head_first: bool
    calibres: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """A phrase with its tokens and the names in them."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    phrase: Phrase
    scale: Scale

    def within(self, stretch: Stretch) -> list[Mention]:
        """The names that stand in the stretch as a whole."""
        inside = set(stretch)
        return [m for m in self.mentions if inside.issuperset(
            k for k in range(m.first, m.last) if self.tokens[k].kind in ("word", "number"))]

    def text(self, mention: Mention) -> str:
        """The words of a name as they stand."""
        tokens = self.tokens[mention.first : mention.last]
        return "".join(token.text if token.glued else f" {token.text}" for token in tokens).strip()

    def unexplained(self, stretch: Stretch, beside: Sequence[Mention]) -> list[int]:
        """The words of the stretch that no name and no word of order covers."""
        named = {k for m in beside for k in range(m.first, m.last)}
        return [k for k in stretch if k not in named and self.tokens[k].kind == "word"
                and len(self.tokens[k].text) > 1 and not self.scale.words.is_a("filler", self.tokens[k])]


def is_model(target: str, catalogue: Catalogue) -> bool:
    """Whether a node is called by a designation or a proper name; 'recoilless rifle' is a class of things."""
    node = catalogue.items[target]
    return not node.name[:1].islower() and (node.level in DESIGNATED or not node.name.split()[-1].islower())


def is_under(target: str, tops: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether a node is one of `tops` or lies below one."""
    return any(top in tops for top in catalogue.ancestors(target))
