"""Two rows that go together: 'Norway and Denmark gave $4m and $6m respectively', '40 and 60 tents, respectively'.

And rows of names with an amount in brackets behind each: 'relief in Chad ($5 million) and Mali ($3 million)'.
And rows of days: 'will send 20 tents in May and 40 in June'.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.parts import GIVES
from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.roles import Found, Place, carries, is_in_need, may_give, weighed
from pledgebook.extract.scene import Scene
from pledgebook.extract.wholes import is_nth
from pledgebook.extract.words import Words
from pledgebook.model import Span
from pledgebook.text.names import NameMention
from pledgebook.text.numbers import Amount
from pledgebook.text.tokens import Token

GLOSS: Final = 4
"""How many words before an amount the bracket may open that it stands in."""


DASHES: Final = frozenset("-–—")
"""Marks that tie a name to its sum in a row of names."""

RISE: Final = 6
"""How many words a rise may have between a name and the sum that it comes to ('by 40 per cent to')."""


def has_rows(scene: Scene, words: Words) -> bool:
    """Whether a word of the sentence says that the first of one row goes with the first of another."""
    return not scene.tokens.words.isdisjoint(words.nouns["respectively"])


def own_of(scene: Scene, words: Words, anchor: Anchor, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The one of several parties that goes with an amount of a row of as many amounts; else all of them."""
    if len(parties) < 2 or not has_rows(scene, words):
        return parties
    row = _row(scene, anchor)
    own = anchor.money.first if anchor.money else anchor.quantity.first if anchor.quantity else -1
    named = list(dict.fromkeys(m.name.target for m in scene.parties if m.name.target in parties))
    row = row if len(row) == len(named) else _between(scene, words, parties, row)
    return (named[row.index(own)],) if own in row and len(row) == len(named) == len(parties) else parties


def shared_thing(scene: Scene, words: Words, amount: Amount) -> Phrase | None:
    """The tents of '40' in '40 and 60 tents, respectively': what the last number of the row counts."""
    if not has_rows(scene, words):
        return None
    last = amount
    for other in scene.quantities:
        between = scene.tokens[last.last : other.first] if other.first >= last.last else None
        if between and all(t.text == "," or t.lower in words.nouns["conjunctions"] for t in between):
            last = other
    return phrase_after(scene, words, last.last, join=False) if last is not amount else None


def _between(scene: Scene, words: Words, parties: tuple[str, ...], row: list[int]) -> list[int]:
    """The amounts of a row between its names and 'respectively' ('US gives $9m; A and B give $5m, $2m, respectively').

    Amounts elsewhere in the sentence are of others.
    """
    marks = words.nouns["respectively"]
    end = next((k for k, word in enumerate(scene.tokens.lowers) if word in marks), len(scene.tokens))
    start = min((m.first for m in scene.parties if m.name.target in parties and m.last <= end), default=0)
    return [at for at in row if start < at < end]


def _row(scene: Scene, anchor: Anchor) -> list[int]:
    """Where the amounts of the sort of the anchor's begin that stand in no brackets ('(total of $200,000)')."""
    row = [m.first for m in scene.money] if anchor.money else [q.first for q in scene.quantities]
    return [at for at in row if all(t.text != "(" for t in scene.tokens[max(0, at - GLOSS) : at])]


def over_rise(at: Place, place: int, end: int) -> int:
    """The token behind 'by 40% to' in 'Norway raised its pledge by 45% to $10 million, Spain by 40% to $5 million'."""
    lowers, words = at.scene.tokens.lowers, at.reader.words
    by = place < end and lowers[place] in words.speech["by"]
    short = end - place <= RISE and lowers[end - 1] in words.nouns["to_people"]
    rise = by and short and not any(at.scene.covered[k] in ("money", "party", "item") for k in range(place, end))
    return end if rise else place


def is_one_run(scene: Scene, first: int, last: int) -> bool:
    """'received a dozen trucks, 40 tents and an X-ray machine from Japan': no name and no verb stands between."""
    between = range(first, last)
    return not any(scene.covered[k] == "party" or scene.tokens[k].text in ".;:" for k in between) and not any(
        verb.at in between for verb in scene.verbs)


def bracketed(at: Place, anchor: Anchor) -> NameMention | None:
    """'Chad ($10 million), Colombia ($4.5 million)': the party right before the bracket that opens with the amount."""
    opened = anchor.first > 0 and at.scene.tokens[anchor.first - 1].text == "("
    return at.ending_at(anchor.first - 2) if opened and anchor.first > 1 else None


def dashed(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """'Norway gave $20 million; Spain - $35 million; the US - $89 million': a name and its sum in a row of them."""
    tokens = at.scene.tokens
    if anchor.first != mention.last + 1 or tokens[mention.last].text not in DASHES or len(at.scene.money) < 2:
        return False
    place = at.before_articles(mention.first)
    opens = place == 0 or tokens[place - 1].text in ";:," or at.joins(place - 1)
    return opens and not is_in_need(at, mention.name.target) and may_give(at, mention, (*GIVES, "to"))


def of_share(at: Place, behind: tuple[int, NameMention], anchor: Anchor) -> bool:
    """'40 tanks will be sent: 14 by Germany and 12 by the US': who stands behind a share of its own gives no more."""
    verb, mention = behind
    by = at.before_articles(mention.first) - 1
    if by < 1 or all(token.text != ":" for token in at.scene.tokens[verb:by]):
        return False
    own = at.scene.covered[by - 1] in ("money", "quantity")
    return own and not anchor.first <= by - 1 < anchor.last


def owned_next(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """"Denmark's contribution is $5 million and Norway's $3 million": whose the next sum is, behind another's gift."""
    if not at.owns(mention) or anchor.money is None or anchor.first != mention.last + 2:
        return False
    gifts, joint = at.reader.words.role_words["gifts"], at.before_articles(mention.first) - 1
    before = [m for m in at.scene.parties if m.last < mention.first and at.owns(m)]
    told = any(not gifts.isdisjoint(at.scene.tokens.lowers[m.last + 2 : m.last + 2 + GLOSS]) for m in before)
    return told and joint > 0 and at.joins(joint) and may_give(at, mention, (*GIVES, "to"))


def leads_of(at: Place, mention: NameMention) -> str:
    """The part that the words before the first of a row of names with brackets say ('relief in Chad ($10 million)')."""
    row = [m for m in at.scene.parties if m.last <= mention.first and at.scene.tokens[m.last].text == "("]
    return at.part(row[0] if row else mention)


def gives_in_row(at: Place, mention: NameMention) -> bool:
    """'The largest donors to Chad are Spain ($5 million)', 'Aid for Chad: Spain ($5 million)': a row of givers."""
    tokens, words = at.scene.tokens, at.reader.words
    first = next((m.first for m in _before_brackets(at)), mention.first)
    place = at.before_articles(first)
    if place > 0 and tokens.lowers[place - 1] in words.nouns["copulas"] and _names_givers(tokens[:place], words):
        return True  # 'The donors that have given aid to Chad are Spain ($5 million)'
    acting = [v for v in at.scene.verbs if v.at < place and tokens.lowers[v.at] not in words.nouns["homographs"]]
    if _names_givers(tokens[:place], words) and all(verb.form.group == "include" for verb in acting):
        return True
    parts = [at.part(m) for m in at.scene.parties if m.last <= place]
    return place > 0 and tokens[place - 1].text == ":" and parts == ["to"]


def passes_on(at: Place, mention: NameMention) -> bool:
    """Whether who stands before a bracket only carries what is in it: 'UNICEF ($2 million), WFP ($3 million)'."""
    return carries(at, mention) or _carries_in_row(at, mention)


def _carries_in_row(at: Place, mention: NameMention) -> bool:
    """'$2 million to aid agencies there, including Oxfam ($1 million), Plan ($1 million)': a row of who carries."""
    if at.is_state(mention.name.target):
        return False
    row = _before_brackets(at)
    first = row[0].first if row else 0
    conduits = at.reader.words.nouns["conduits"]
    noun = next((k for k in range(first - 1, 0, -1) if at.scene.tokens.lowers[k] in conduits), 0)
    return noun > 0 and any(verb.form.group == "give" and verb.at < noun for verb in at.scene.verbs)


def gets_in_row(at: Place, mention: NameMention) -> bool:
    """'The breakdown is as follows: Chad ($3 million), Mali ($1 million)': a row of two and more that are all aided."""
    tokens, words = at.scene.tokens, at.reader.words
    row = _before_brackets(at)
    if mention not in row or len(row) < 2 or _names_givers(tokens[: row[0].first], words):
        return False
    when = at.document.published
    return all(at.reader.catalogue.is_aided(m.name.target, when) for m in row)


def region_in_row(at: Place, anchor: Anchor) -> Found | None:
    """'Chad ($3 million), the Middle East ($5 million)': in a row of names, what is for a region is for no state."""
    tokens, place = at.scene.tokens, anchor.first - 2
    if place < 1 or tokens[place + 1].text != "(" or at.scene.covered[place] not in ("", "mask"):
        return None
    row = _before_brackets(at)
    return weighed((), Span(tokens[place].start, tokens[place].end), "recipient.bracketed") if len(row) > 1 else None


def _before_brackets(at: Place) -> list[NameMention]:
    """The names of the sentence behind each of which a bracket opens: 'Chad ($5 million), Mali ($3 million)'."""
    tokens = at.scene.tokens
    return [m for m in at.scene.parties if m.last < len(tokens) and tokens[m.last].text == "("]


def _names_givers(tokens: Sequence[Token], words: Words) -> bool:
    """Whether a word for those that give stands among tokens ('the largest donors', 'those that contributed')."""
    return any(t.lower in words.role_words["payers"] or t.lower in words.nouns["givers"] for t in tokens)


def is_again(scene: Scene, words: Words, amount: Amount) -> bool:
    """'will send 20 tanks in June and 40 in May', 'sent 20 tanks and will send 40 in May': more of what was counted.

    The number stands behind 'and' or behind a verb of giving, and before its own day.
    """
    tokens, at = scene.tokens, amount.last
    if not amount.first or at >= len(tokens) or scene.covered[at] != "date" or tokens[at].kind != "word":
        return False
    before = tokens.lowers[amount.first - 1]
    gives = any(verb.at == amount.first - 1 and verb.form.group in ("give", "train") for verb in scene.verbs)
    joined = before in words.nouns["conjunctions"] or before in (",", ":", "(")
    joined = joined or tokens.lowers[amount.first - 2] in words.nouns["followers"]  # 'followed by 40 in June'
    return (joined or gives) and _counted_before(scene, words, amount)


def is_some(scene: Scene, words: Words, amount: Amount) -> bool:
    """'Of the 20 tanks, eight arrived and 12 will follow', 'The first 10 arrived': some, before what became of them."""
    tokens, at = scene.tokens, amount.last
    if at >= len(tokens):
        return False
    form = words.verbs.get(tokens.lowers[at])
    acts = form is not None and form.group in ("arrive", "give", "dispatch", "receive") and "past" in form.forms
    if form is not None and is_nth(scene, words, amount):
        return acts or "gerund" in form.forms
    told = acts or words.tenses.at(tokens, at) is not None
    before = tokens.lowers[amount.core - 1] if amount.core else ""
    joined = before in words.nouns["conjunctions"] or before in (",", ";", ":")
    return told and joined and _counted_before(scene, words, amount)


def _counted_before(scene: Scene, words: Words, amount: Amount) -> bool:
    """Whether the sentence counts things, or people who are trained, before the amount."""
    trains = any(verb.form.group == "train" for verb in scene.verbs)
    return any(q.last < amount.first and (scene.covered[q.last] == "item" or (
        trains and not words.role_words["people"].isdisjoint(scene.tokens.lowers[q.last : q.last + 2])))
        for q in scene.quantities)


def is_world(scene: Scene, words: Words, at: int) -> bool:
    """'and 20 million to the world', 'and 40 to the region': where things go that go to no country by name."""
    return not words.role_words["regions"].isdisjoint(scene.tokens.lowers[at : at + 1])
