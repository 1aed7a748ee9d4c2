"""The parts of a phrase: the thing, what it is for or of, what comes along, and what stands in brackets.

'Boxes of shells for a 155mm gun (old)': the measure is left out, the thing is 'shells', its purpose '155mm gun', and
'(old)' is an aside. Words that order a phrase stand in phrase_words.csv.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pledgebook.link.index import Mention
from pledgebook.text.tokens import Token

Stretch = tuple[int, ...]
"""Indexes of tokens that belong together, without those of brackets between them."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """`things` are the members of the list that the phrase names first; the others may be empty.

    `of` is what follows a word such as 'of', `purpose` that or what follows one such as 'for'.
    """

    things: tuple[Stretch, ...]
    purpose: Stretch
    of: Stretch
    company: Stretch
    asides: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words that order a phrase in one language, by kind."""

    kinds: Mapping[str, Mapping[str, str]]

    def is_a(self, kind: str, token: Token) -> bool:
        """Whether the token is a word of that kind, in the singular or in the plural."""
        words = self.kinds.get(kind, {})
        word = token.lower
        return word in words or any(word.endswith(end) and word.removesuffix(end) in words for end in ("s", "es"))


def parse(tokens: Sequence[Token], mentions: Sequence[Mention], words: Words) -> Phrase:
    """The parts of the phrase; a word inside a name never parts it."""
    named = {k for m in mentions for k in range(m.first, m.last) if m.last - m.first > 1}
    main, asides = _brackets(tokens, named)
    cut = _first(main[1:], lambda k: k not in named and words.is_a("company", tokens[k]))
    thing, company = (main, ()) if cut is None else (main[: cut + 1], main[cut + 2 :])
    thing = _without_measure(thing, tokens, named, words)
    cut = _first(thing[1:], lambda k: k not in named and (
        words.is_a("purpose", tokens[k]) or words.is_a("of", tokens[k])))
    whole = _named_with_purpose(thing, tokens, mentions, words)
    if whole is not None and (cut is None or whole <= cut):
        return Phrase((thing[:whole],), thing[whole:], (), company, asides)
    if cut is None:
        return Phrase(_members(thing, tokens, named, words), (), (), company, asides)
    thing, purpose = thing[: cut + 1], thing[cut + 2 :]
    of = purpose if words.is_a("of", tokens[thing[-1] + 1]) else ()
    return Phrase(_members(thing, tokens, named, words), purpose, of, company, asides)


def _named_with_purpose(row: Stretch, tokens: Sequence[Token], mentions: Iterable[Mention], words: Words) -> int | None:
    """Where a name that holds its purpose ends ('152 mm round for D-20'): what follows belongs to the purpose."""
    for mention in mentions:
        if any(words.is_a("purpose", tokens[k]) for k in range(mention.first + 1, mention.last)) and (
                mention.last - 1 in row):
            return row.index(mention.last - 1) + 1
    return None


def _first(row: Stretch, is_cut: Callable[[int], bool]) -> int | None:
    return next((k for k, index in enumerate(row) if is_cut(index)), None)


def _brackets(tokens: Sequence[Token], named: set[int]) -> tuple[Stretch, tuple[Stretch, ...]]:
    main: list[int] = []
    asides: list[list[int]] = []
    depth = 0
    for k, token in enumerate(tokens):
        if token.text in "([" and token.kind == "mark" and k not in named:
            depth += 1
            asides.append([])
        elif token.text in ")]" and token.kind == "mark" and depth:
            depth -= 1
        elif depth:
            asides[-1].append(k)
        else:
            main.append(k)
    if not main and asides:
        return tuple(asides[0]), tuple(tuple(one) for one in asides[1:])
    return tuple(main), tuple(tuple(one) for one in asides)


def _without_measure(row: Stretch, tokens: Sequence[Token], named: set[int], words: Words) -> Stretch:
    """The row without numbers, fillers and measures before the thing: 'two tonnes of coal' is coal."""
    at = 0
    while at < len(row) - 1 and row[at] not in named:
        token, after = tokens[row[at]], tokens[row[at + 1]]
        if words.is_a("measure", token) and words.is_a("of", after) and at + 2 < len(row):
            at += 2
        elif _counts(token, after) or (words.is_a("bare_measure", token) and _more(row[at + 1 :], tokens, words)) or (
                words.is_a("filler", token) and _measures(row[at + 1 :], tokens, words)):
            at += 1
        else:
            break
    return row[at:]


def _measures(row: Stretch, tokens: Sequence[Token], words: Words) -> bool:
    """Whether a measure, its 'of' and a thing are to come."""
    return len(row) > 2 and words.is_a("measure", tokens[row[0]]) and words.is_a("of", tokens[row[1]])


def _counts(token: Token, after: Token) -> bool:
    """Whether a number before a thing counts it; glued to letters or before 'mm' it is part of a name."""
    return token.kind == "number" and not after.glued and after.lower != "mm" and len(token.text) < 4


def _more(row: Stretch, tokens: Sequence[Token], words: Words) -> bool:
    """Whether a thing is still to come: a word that is none of purpose or company."""
    return bool(row) and tokens[row[0]].kind == "word" and not any(
        words.is_a(kind, tokens[row[0]]) for kind in ("purpose", "company", "joiner", "class"))


def _members(row: Stretch, tokens: Sequence[Token], named: set[int], words: Words) -> tuple[Stretch, ...]:
    """The members of a list with commas and joining words."""
    found: list[list[int]] = [[]]
    for k in row:
        if k not in named and _parts(tokens, k, words):
            found.append([])
        else:
            found[-1].append(k)
    kept = tuple(tuple(one) for one in found if any(tokens[k].kind in ("word", "number") for k in one))
    return kept or (row,)


def _parts(tokens: Sequence[Token], k: int, words: Words) -> bool:
    """Whether a token parts a list; a stroke inside a designation ('WM/P') does not."""
    token = tokens[k]
    if token.text == "/" and token.glued:
        return all(len(one.text) > 3 for one in (*tokens[k - 1 : k], *tokens[k + 1 : k + 2]))
    return token.text in ",;/|" or words.is_a("joiner", token)
