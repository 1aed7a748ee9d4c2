"""Where words name public offices: their holders, by full name or surname, and the words for the offices."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pledgebook.catalogue import Catalogue, Office
from pledgebook.catalogue.lookup import WRITTEN_OUT, LookupName, rows_of
from pledgebook.catalogue.roles import RoleWord, role_words
from pledgebook.link.index import Mention, NameIndex
from pledgebook.text.tokens import Token

FULL, SURNAME, WORD = "full", "surname", "word"
"""How a name calls a holder: by all of it, by its end, or by an end that is an ordinary word ('Power', 'May')."""

_MOST_ENDS = 3
"""So many words are the longest surname: 'von der Leyen'."""


def holders_by_name(catalogue: Catalogue) -> NameIndex:
    """The names of all holders of offices, and their ends; nobody else has a name here."""
    words = {row["surname"] for row in rows_of("surname_words", catalogue.own_tables)}
    names: dict[LookupName, None] = {}
    for spelling, of, number in (*_known(catalogue), *_written_out(catalogue)):
        names[LookupName(spelling, "office", number, FULL, exact=True)] = None
        parts, base = spelling.split(), of.split()
        for many in range(1, min(_MOST_ENDS, len(parts) - 1) + 1):
            end = " ".join(parts[-many:])
            ordinary = not words.isdisjoint((end, " ".join(base[-many:])))
            names[LookupName(end, "office", number, WORD if ordinary or len(end) < 2 else SURNAME, exact=True)] = None
    return NameIndex(names, {})


def _known(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Each full name that the reader of texts has too, itself once more, and the number of an office of it."""
    for name in catalogue.names:
        if name.table == "office" and name.use != "surname":
            yield name.spelling, name.spelling, name.target


def _written_out(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Each German and Ukrainian form of a full name, the name that it inflects, and the number of an office of it.

    A name that has lost its office to a book's own table of offices is passed over.
    """
    numbers: dict[str, list[str]] = defaultdict(list)
    for number, office in enumerate(catalogue.offices):
        numbers[office.name].append(str(number))
    for language in WRITTEN_OUT:
        for row in rows_of(f"office_names_{language}", catalogue.own_tables):
            for spelling in (row["alias"], *filter(None, row["forms"].split("|"))):
                yield from ((spelling, row["alias"], number) for number in numbers.get(row["name"], ()))


@dataclass(frozen=True, slots=True)
class Holder:
    """A person named at tokens `first` to `last` (half-open), with the offices that people of that name held."""

    first: int
    last: int
    offices: tuple[Office, ...]
    use: str


@dataclass(frozen=True, slots=True)
class Title:
    """A word for an office at tokens `first` to `last` (half-open)."""

    first: int
    last: int
    word: RoleWord


class OfficeNames:
    """The holders and the titles of one language in a row of tokens."""

    def __init__(self, catalogue: Catalogue, language: str, holders: NameIndex, spellings: Mapping[str, str]) -> None:
        """`holders` are the names of all languages; `spellings` as for the names of items."""
        self._catalogue, self._holders = catalogue, holders
        self._words = role_words(catalogue, language)
        self._titles = NameIndex((LookupName(word, "role", word, language=language) for word in self._words), spellings)

    def find(self, tokens: Sequence[Token]) -> tuple[list[Holder], list[Title]]:
        """The holders and the titles, none over another: the longer first, of equals the title."""
        titles = self._titles.mentions(tokens, later_first=False)
        holders = [one for one in self._holders.mentions(tokens, later_first=False) if one.own_case]
        kept = {id(one) for one in _apart([*titles, *holders])}
        return ([self._holder(one) for one in holders if id(one) in kept],
                [self._title(one) for one in titles if id(one) in kept])

    def _holder(self, mention: Mention) -> Holder:
        uses = {name.use for name in mention.names}
        use = next(one for one in (FULL, SURNAME, WORD) if one in uses)
        names = [name for name in mention.names if name.use == use]
        numbers = dict.fromkeys(int(name.target) for name in names)
        return Holder(mention.first, mention.last, tuple(self._catalogue.offices[one] for one in numbers), use)

    def _title(self, mention: Mention) -> Title:
        words = [self._words[name.target] for name in mention.names]
        return Title(mention.first, mention.last, RoleWord(frozenset().union(*(one.roles for one in words)),
                                                           frozenset().union(*(one.parties for one in words))))


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    taken: set[int] = set()
    for one in sorted(mentions, key=lambda one: one.first - one.last):  # stable: a title before a holder of its length
        if taken.isdisjoint(range(one.first, one.last)):
            taken.update(range(one.first, one.last))
            yield one


def beside(holder: Holder, titles: Sequence[Title], tokens: Sequence[Token]) -> Title | None:
    """The title right before or right after a name ('Chancellor Olaf Scholz', 'Olaf Scholz, the chancellor')."""
    before = next((one for one in titles if one.last == holder.first), None)
    marks = {k for k in range(holder.last, min(holder.last + 3, len(tokens))) if not tokens[k].text[:1].isupper()}
    return before or next((one for one in titles if holder.last <= one.first <= holder.last + 2
                           and marks.issuperset(range(holder.last, one.first))), None)
