"""The words of a claim's item to a node of the catalogue."""

from collections.abc import Iterable
from dataclasses import replace

from pledgebook.catalogue import Catalogue
from pledgebook.link.found import Context
from pledgebook.link.linker import linker_of
from pledgebook.model import Claim, Item, Reason


def link_all(claims: Iterable[Claim], catalogue: Catalogue) -> list[Claim]:
    """The claims, each that names a thing without a node with the node of its words; a node that is given stands.

    Claims of the same words in the same sentence are looked up once.
    """
    known: dict[tuple[str, str | None, str], tuple[str, str] | None] = {}
    return [_linked(claim, _looked_up(claim, catalogue, known)) if claim.item and claim.item.id is None else claim
            for claim in claims]


def _looked_up(
    claim: Claim, catalogue: Catalogue, known: dict[tuple[str, str | None, str], tuple[str, str] | None],
) -> tuple[str, str] | None:
    assert claim.item is not None
    asked = claim.item.text, claim.document.language, claim.evidence.exact if claim.evidence else ""
    if asked not in known:
        known[asked] = find_item(asked[0], catalogue, *asked[1:])
    return known[asked]


def link(claim: Claim, catalogue: Catalogue) -> Claim:
    """The claim with the most particular node that its item's words name; unchanged where its own is as particular."""
    if claim.item is None:
        return claim
    sentence = claim.evidence.exact if claim.evidence else ""
    found = find_item(claim.item.text, catalogue, claim.document.language, sentence)
    own = claim.item.id
    if found is None or (own is not None and _depth(found[0], catalogue) <= _depth(own, catalogue)):
        return claim
    return _linked(claim, found)


def _linked(claim: Claim, found: tuple[str, str] | None) -> Claim:
    if claim.item is None or found is None:
        return claim
    return replace(claim, item=Item(claim.item.text, found[0]),
                   why=(*claim.why, Reason("item", "item.linked", None, 0.0, found[1])))


def find_item(words: str, catalogue: Catalogue, language: str | None = None, sentence: str = ""
              ) -> tuple[str, str] | None:
    """(id, why) of the item that `words` name; None where none fits well enough.

    A word is never mended here, and no programme is taken for what it pays: what a text says is evidence as it stands.
    """
    found = linker_of(catalogue).look_up(words, Context(sentence, language=language or "en"), spelling=False,
                                          public=False)
    best = next((one for one in found.candidates if one.id in catalogue.items), None)
    return (best.id, best.why) if best and best == found.best else None


def _depth(item_id: str, catalogue: Catalogue) -> int:
    """How particular a node is: a model says more than its type ('Leopard 2A6 tanks' is the Leopard)."""
    return len(catalogue.ancestors(item_id))
