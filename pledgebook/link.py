"""Linking: the words of an item to a node of the catalogue, or to nothing, with the reason."""

from dataclasses import replace
from functools import cache

from pledgebook.catalogue import OWN_LANGUAGE, Catalogue
from pledgebook.model import Claim, Item, Reason
from pledgebook.text.lexicon import load_table, pack_languages
from pledgebook.text.names import Gazetteer
from pledgebook.text.tokens import Token, tokenise


def link(claim: Claim, catalogue: Catalogue) -> Claim:
    """The claim with the most particular node that its item's words name; unchanged where its own is as particular."""
    if claim.item is None:
        return claim
    found = find_item(claim.item.text, catalogue, claim.document.language)
    own = claim.item.id
    if found is None or (own is not None and _depth(found[0], catalogue) <= _depth(own, catalogue)):
        return claim
    return replace(claim, item=Item(claim.item.text, found[0]),
                   why=(*claim.why, Reason("item", "item.linked", None, 0.0, found[1])))


def find_item(words: str, catalogue: Catalogue, language: str | None = None) -> tuple[str, str] | None:
    """(id, the name that fits) of the item that heads `words`: the last longest name; None where none stands there.

    Names of `language` come first, then those of the catalogue's own language, in which trackers of any country write.
    """
    own = language if language in pack_languages() else None
    for one in dict.fromkeys((own or OWN_LANGUAGE, OWN_LANGUAGE)):
        mentions = [m for m in _gazetteer(catalogue, one).find(_thing(words, one)) if m.name.table == "item"]
        if mentions:
            best = max(mentions, key=lambda m: (_depth(m.name.target, catalogue), m.last - m.first, m.last))
            return best.name.target, best.name.spelling
    return None


def _thing(words: str, language: str) -> list[Token]:
    """The tokens up to a word that begins a purpose: 'spare parts for tanks' are no tanks."""
    tokens = tokenise(words)
    purposes = load_table(language, "sentences")["purposes"]
    return tokens[: next((k for k, token in enumerate(tokens) if k and token.lower in purposes), len(tokens))]


def _depth(item_id: str, catalogue: Catalogue) -> int:
    """How particular a node is: a model says more than its type ('Leopard 2A6 tanks' is the Leopard)."""
    return len(catalogue.ancestors(item_id))


@cache
def _gazetteer(catalogue: Catalogue, language: str) -> Gazetteer:
    endings = [(ending, plural) for ending, plural in load_table(language, "sentences")["plurals"]]
    return Gazetteer([n for n in catalogue.names if n.table == "item" and n.is_in(language)], endings)
