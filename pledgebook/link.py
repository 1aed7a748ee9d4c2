"""Linking: the words of an item to a node of the catalogue, or to nothing, with the reason."""

from dataclasses import replace
from functools import cache

from pledgebook.catalogue import Catalogue
from pledgebook.model import Claim, Item, Reason
from pledgebook.text.lexicon import load_table, pack_languages
from pledgebook.text.names import Gazetteer
from pledgebook.text.tokens import Token, tokenise


def link(claim: Claim, catalogue: Catalogue) -> Claim:
    """The claim with the most particular node that its item's words name; unchanged where its own is as particular."""
    if claim.item is None:
        return claim
    found = find_item(claim.item.text, catalogue)
    own = claim.item.id
    if found is None or (own is not None and _depth(found[0], catalogue) <= _depth(own, catalogue)):
        return claim
    return replace(claim, item=Item(claim.item.text, found[0]),
                   why=(*claim.why, Reason("item", "item.linked", None, 0.0, found[1])))


def find_item(words: str, catalogue: Catalogue) -> tuple[str, str] | None:
    """(id, the name that fits) of the item that heads `words`: the last longest name; None where none stands there."""
    mentions = [m for m in _gazetteer(catalogue).find(_thing(words)) if m.name.table == "item"]
    if not mentions:
        return None
    best = max(mentions, key=lambda m: (_depth(m.name.target, catalogue), m.last - m.first, m.last))
    return best.name.target, best.name.spelling


def _thing(words: str) -> list[Token]:
    """The tokens up to a word that begins a purpose: 'spare parts for tanks' are no tanks."""
    tokens = tokenise(words)
    cut = next((k for k, token in enumerate(tokens) if k and token.lower in _purposes()), len(tokens))
    return tokens[:cut]


@cache
def _purposes() -> frozenset[str]:
    return frozenset(word for language in pack_languages() for word in load_table(language, "sentences")["purposes"])


def _depth(item_id: str, catalogue: Catalogue) -> int:
    """How particular a node is: a model says more than its type ('Leopard 2A6 tanks' is the Leopard)."""
    return len(catalogue.ancestors(item_id))


@cache
def _gazetteer(catalogue: Catalogue) -> Gazetteer:
    endings = [(ending, plural) for language in pack_languages()
               for ending, plural in load_table(language, "sentences")["plurals"]]
    return Gazetteer([name for name in catalogue.names if name.table == "item"], endings)
