"""Rows of names and amounts parted by semicolons: 'The recipients are Chad, $4 million; Mali, $3 million; Togo, $1m'.

Behind each name stands a comma and its own amount. All names of the row play one part: they give, or they get.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.roles import Found, Place, is_in_need, weighed
from pledgebook.text.names import NameMention

LEAST: Final = 2
"""Names with an amount each that make a row."""


def before_comma(at: Place, anchor: Anchor) -> tuple[Found | None, Found | None]:
    """(who gives, who gets) by the name before the comma of an amount; one of them at most."""
    row = _row(at)
    if not row:
        return None, None
    amount = anchor.money.first if anchor.money else anchor.quantity.first if anchor.quantity else -1
    mention = next((mention for mention, first in row if first == amount), None)
    if mention is None:
        return None, None
    code, span = (mention.name.target,), at.span(mention)
    if _gives(at, row):
        return weighed(code, span, "donor.gapped"), None
    return None, weighed(code, span, "recipient.row")


def _row(at: Place) -> list[tuple[NameMention, int]]:
    """The names of the sentence, each with where its amount begins: behind ';', ':' or 'and', and before a comma."""
    tokens = at.scene.tokens
    if ";" not in tokens.words:
        return []
    firsts = {m.first for m in at.scene.money} | {q.first for q in at.scene.quantities}
    found = []
    for mention in at.scene.parties:
        amount = mention.last + 1
        if amount in firsts and tokens[mention.last].text == "," and mention.name.use != "demonym":
            found.append((mention, amount))
    parted = [mention for mention, _ in found if _follows(at, mention)]
    return found if len(found) >= LEAST and len(parted) >= LEAST - 1 else []


def _follows(at: Place, mention: NameMention) -> bool:
    """Whether a name stands right behind a semicolon, over 'and' and 'in'."""
    place = at.before_articles(mention.first) - 1
    place -= place > 0 and at.scene.tokens.lowers[place] in at.reader.words.nouns["inside"]
    place -= place > 0 and at.scene.tokens.lowers[place] in at.reader.words.nouns["conjunctions"]
    return place >= 0 and at.scene.tokens[place].text == ";"


def _gives(at: Place, row: list[tuple[NameMention, int]]) -> bool:
    """Whether the names of the row give: by the word for them before it, or since most of them are in no need."""
    words, before = at.reader.words, at.scene.tokens.lowers[: row[0][0].first]
    if not words.nouns["getting"].isdisjoint(before) or any(at.part(mention) == "place" for mention, _ in row):
        return False  # 'In Chad, $4 million will go to schools; in Mali, $3 million to roads'
    if not (words.role_words["payers"] | words.nouns["givers"]).isdisjoint(before):
        return True
    return 2 * sum(is_in_need(at, mention.name.target) for mention, _ in row) < len(row)
