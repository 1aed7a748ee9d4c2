"""What the words that somebody marked say about a field: read by the grammar and the catalogue that read all texts."""

import re
from typing import Any

from pledgebook.catalogue import Catalogue
from pledgebook.errors import JudgementError
from pledgebook.link.found import Context
from pledgebook.link.linker import linker_of
from pledgebook.model import Claim, Document
from pledgebook.schema import line, plain
from pledgebook.text.lexicon import mention_languages
from pledgebook.text.mentions import read_mentions

MARKABLE = ("quantity", "money", "due", "happened", "donors", "recipients", "item")
"""Fields whose value is read from words; of the others the value is chosen or written."""

_BETWEEN = re.compile(r"\s*(?:,|;|\+|&|\b(?:and|und|et|та|і|й)\b)\s*")


def read_words(field: str, place: tuple[int, int], claim: Claim, document: Document, catalogue: Catalogue) -> str:
    """The field's value by the words at that place of the document, as JSON; JudgementError where they say none."""
    words = document.text[place[0]:place[1]].strip()
    if not words:
        raise JudgementError(field, "no words are marked", "mark the words that say it")
    if field in ("donors", "recipients"):
        return line(_parties(field, words, claim, catalogue))
    if field == "item":
        found = linker_of(catalogue).look_up(words, Context(language=claim.document.language))
        node = found.best.id if found.best and catalogue.item(found.best.id) else None
        return line({"text": words, "id": node})
    if field not in MARKABLE:
        raise JudgementError(field, "is not read from words", f"write its value; words can say {', '.join(MARKABLE)}")
    return line(_said(field, words, claim, document))


def _said(field: str, words: str, claim: Claim, document: Document) -> Any:
    """The amount or window that the words say."""
    language = document.language if document.language in mention_languages() else "en"
    found = read_mentions(words, language, document.published)
    if field == "quantity" and found.quantities:
        one = found.quantities[0]
        unit = claim.quantity.unit if claim.quantity else None
        return {"min": plain(one.min), "max": plain(one.max), "bound": str(one.bound), "unit": unit, "per": one.per}
    if field == "money" and found.money:
        total = found.money[0]
        return {"min": plain(total.min), "max": plain(total.max), "currency": total.currency,
                "bound": str(total.bound), "per": total.per}
    if field in ("due", "happened") and found.dates:
        return plain(found.dates[0].window)
    what = {"quantity": "how many", "money": "how much money"}.get(field, "when")
    raise JudgementError(field, f'"{words}" does not say {what}', "mark other words, or write the value")


def _parties(field: str, words: str, claim: Claim, catalogue: Catalogue) -> list[str]:
    linker, context = linker_of(catalogue), Context(language=claim.document.language)

    def code(name: str) -> str | None:
        best = linker.look_up(name, context).best
        return best.id if best and best.id in catalogue.parties else None

    if whole := code(words):
        return [whole]
    parts = [part for part in _BETWEEN.split(words) if part]
    codes = [code(part) for part in parts]
    for part, found in zip(parts, codes, strict=True):
        if found is None:
            raise JudgementError(field, f'"{part}" is no party that the catalogue knows',
                                 'mark other words, or write a list of codes as in ["FR", "org:world-bank"]')
    return list(dict.fromkeys(one for one in codes if one))
