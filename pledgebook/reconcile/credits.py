"""Whose text a document prints: the agencies and outlets that its first and last lines credit.

A name counts where only a credit stands: alone in brackets ('(Reuters) -', '(dpa/AFP)'), alone on a line, or beside a
word of credit_words.csv ('Source: Ukrinform', 'avec AFP'). 'told Reuters' in the middle of a text is none.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pledgebook.catalogue.lookup import rows_of
from pledgebook.catalogue.sources import Register

HEAD, TAIL = 400, 300
"""Code points from the start and to the end of a text in which credits stand."""
SHORT = 3
"""A name of so few letters ('AP', 'TT') may be a word: outside brackets it counts where its host prints that agency."""

_WORD = re.compile(r"\w+")
_AND = r"(?:\s*[/,&+]\s*|\s+(?:and|und|et|та|і)\s+)"
_APART = re.compile(r"\s*[/,;&+|·•–—-]\s*|\s+(?:and|und|et|та|і|й)\s+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_YEAR = re.compile(r"^(?:19|20)\d\d\s+|\s+(?:19|20)\d\d$")
_QUOTES = str.maketrans("", "", '«»“”„"*_')


@dataclass(frozen=True, slots=True)
class Crediting:
    """How sources are credited: their names with the outlets they mean, and the words that stand beside them."""

    register: Register
    names: Mapping[str, str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    last: re.Pattern[str]
    line: re.Pattern[str]
    telling: frozenset[str]
    """The longest word of each name: a text that has none of these credits nobody."""


@cache
def crediting(register: Register, own_tables: Path | None = None) -> Crediting:
    """The names and words of the register and of credit_words.csv, with the book's own tables over it."""
    names = {_key(name): outlet for name, outlet in register.credited()}
    longest_first = sorted((name for name, _ in register.credited()), key=lambda name: (-len(name), name))
    name = "|".join(map(re.escape, longest_first)) or "(?!)"
    words: dict[str, list[str]] = {"before": [], "behind": [], "last": [], "line": []}
    for row in rows_of("credit_words", own_tables):
        words[row["place"]].append(row["words"])
    one = {place: "|".join(re.escape(word) for word in sorted(told, key=lambda word: (-len(word), word))) or "(?!)"
           for place, told in words.items()}
    several = rf"({name})(?![\w-])((?:{_AND}(?:{name})(?!\w))*)"
    stands = {place: re.compile(rf"(?<!\w)(?:{one[place]})\s*:?\s+(?:l['’])?[«“\"]?{several}", re.IGNORECASE)
              for place in ("before", "line")}
    return Crediting(
        register, names, stands["before"],
        re.compile(rf"(?<!\w)({name})[»”\"]?,?\s+(?:{one['behind']})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:{one['last']})\s*(?:(?:19|20)\d\d\s+)?{several}", re.IGNORECASE),
        stands["line"], frozenset(max(_WORD.findall(name.casefold()), key=len) for name in longest_first))


def credits_of(text: str, host: str | None, told: Crediting) -> tuple[str, ...]:
    """The outlets that a text at this host credits, in order of their hosts; itself is none of them."""
    head, tail = text[:HEAD], text[max(HEAD, len(text) - TAIL):]
    if told.telling.isdisjoint(_WORD.findall(f"{head} {tail}".casefold())):
        return ()
    sure = {name for part in (head, tail) for name in _in_brackets(part, told)}
    loose = {name for part in (head, tail) for name in (*_on_lines(part, told), *_beside(part, told.before, told))}
    loose |= set(_beside(head, told.behind, told)) | set(_beside(tail, told.last, told))
    loose = {name for name in loose if len(name) > SHORT or _prints(host, told.names[_key(name)], told.register)}
    own = told.register.outlet(host) if host else ""
    return tuple(sorted({told.names[_key(name)] for name in sure | loose} - {own}))


def _prints(host: str | None, agency: str, register: Register) -> bool:
    prints = register.syndicates(host)
    return prints is None or agency in prints


def _key(name: str) -> str:
    """Names of four letters and more are the same in any case; a short one is written as it is."""
    return name if len(name) < SHORT else name.casefold()


def _names(words: str, told: Crediting) -> list[str]:
    """The names that the words consist of, with marks between them; nothing where something else stands there too."""
    pieces = [piece for piece in _APART.split(_YEAR.sub("", words.strip().translate(_QUOTES)).strip(" .:")) if piece]
    return pieces if pieces and all(_key(piece) in told.names for piece in pieces) else []


def _in_brackets(part: str, told: Crediting) -> Iterable[str]:
    for inside in _BRACKETS.findall(part):
        yield from _names(inside, told) or _names(inside.split(",")[0], told)


def _on_lines(part: str, told: Crediting) -> Iterable[str]:
    for line in part.splitlines():
        if 0 < len(line) <= 60:
            yield from _names(line, told)
            yield from _beside(line, told.line, told)


def _beside(part: str, pattern: re.Pattern[str], told: Crediting) -> Iterable[str]:
    for match in pattern.finditer(part):
        for group in match.groups():
            yield from (piece for piece in _APART.split(group or "") if piece and _key(piece) in told.names)
