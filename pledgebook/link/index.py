"""The names of a language by their keys, and where they stand in a string: the longest first, none over another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pledgebook.catalogue.lookup import LookupName
from pledgebook.link.keys import ROMAN, in_latin, inner, is_mixed, plain_word, umlauts_written_out, word_key
from pledgebook.text.tokens import Token, tokenise

_SHORT = 4
"""An abbreviation of up to so many letters is one in its own case only: 'it' is no IT, 'to tow' no TOW."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` (half-open) are written like each of `names`; `own_case` says that the case fits too."""

    first: int
    last: int
    names: tuple[LookupName, ...]
    own_case: bool

    @property
    def table(self) -> str:
        """'item', 'party' or 'mask'."""
        return self.names[0].table

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids that it may name, each once."""
        return tuple(dict.fromkeys(name.target for name in self.names))


class NameIndex:
    """Names by key."""

    def __init__(self, names: Iterable[LookupName], spellings: Mapping[str, str]) -> None:
        """Index the names. `spellings` gives for a word of one habit (armor) the catalogue's (armour)."""
        self._spellings = spellings
        self._by_key: dict[str, tuple[LookupName, ...]] = {}
        self._longest = 1
        self.words: set[str] = set()
        for name in names:
            self.add(name)

    def add(self, name: LookupName) -> None:
        """Put one name in, under each way to write its umlauts."""
        self._put(name.spelling, name)
        if name.language == "de" or not name.spelling.isascii():
            written_out = umlauts_written_out(name.spelling)
            if written_out != name.spelling:
                self._put(written_out, name)

    def _put(self, spelling: str, name: LookupName) -> None:
        words = spelling.lower().split()
        if all(map(str.isalpha, words)) and not any(word in ROMAN for word in words):
            keys = [plain_word(self._spellings.get(word, word), self._spellings) for word in words]
        else:
            tokens = [token for token in tokenise(spelling) if token.kind in ("word", "number")]
            keys = [word_key(token, self._spellings) for token in tokens]
            words = [token.lower for token in tokens if token.kind == "word"]
            self._keep("".join(token.lower for token in tokens), name)  # 'IRIS-T' is no plural before its 'T'
        self._keep("".join(keys), name)
        self._longest = max(self._longest, len(keys) + 1)
        self.words.update(words)

    def _keep(self, key: str, name: LookupName) -> None:
        known = self._by_key.get(key, ())
        if key and name not in known:
            self._by_key[key] = (*known, name)

    def named(self, key: str) -> tuple[LookupName, ...]:
        """The names of that key; empty where there are none."""
        return self._by_key.get(key, ())

    def key(self, tokens: Sequence[Token]) -> str:
        """The key of a row of tokens."""
        return "".join(word_key(token, self._spellings) for token in tokens if token.kind in ("word", "number"))

    def mentions(self, tokens: Sequence[Token], *, later_first: bool) -> list[Mention]:
        """The names in the tokens, in their order: the longest of those that overlap, else the later or earlier.

        A name that ends inside a written word ('Leopard 1' in 'Leopard 1A5') yields to any that does not.
        """
        with_marks = tuple(name for name in self.named(self.key(tokens)) if set(",(") & set(name.spelling))
        if with_marks and any(token.text in ",(" for token in tokens):
            return [Mention(0, len(tokens), with_marks, own_case=True)]
        taken: set[int] = set()
        kept: list[Mention] = []
        found = sorted(self._everywhere(tokens), key=lambda one: (
            _cuts(tokens, one[1].last), -one[0], -one[1].first if later_first else one[1].first))
        for _, mention in found:
            if taken.isdisjoint(range(mention.first, mention.last)):
                taken.update(range(mention.first, mention.last))
                kept.append(mention)
        return sorted(kept, key=lambda one: one.first)

    def _everywhere(self, tokens: Sequence[Token]) -> Iterator[tuple[int, Mention]]:
        """Every stretch that is a name, with how many tokens of words it takes."""
        keys = [word_key(token, self._spellings) if token.kind in ("word", "number") else "" for token in tokens]
        for first, token in enumerate(tokens):
            if token.kind not in ("word", "number"):
                continue
            key, words = "", 0
            for last in range(first, len(tokens)):
                if not keys[last] and not inner(tokens[last]):
                    break
                words += bool(keys[last])
                if words > self._longest:
                    break
                key += keys[last]
                if keys[last] and (names := self._by_key.get(key)):
                    mention = _mention(tokens, first, last + 1, names)
                    if mention:
                        yield words, mention

    def spelt_otherwise(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with each Cyrillic word of a designation in the Latin letters in which the catalogue knows it."""
        return [self._latin(token, k, tokens) for k, token in enumerate(tokens)]

    def _latin(self, token: Token, at: int, tokens: Sequence[Token]) -> Token:
        around = "".join(one.text for one in tokens[max(0, at - 1) : at + 3])
        if token.kind != "word" or token.lower in self.words or not is_mixed(around) or token.text.islower():
            return token
        for word in in_latin(token.text):
            latin = Token(token.start, token.end, word, word.lower(), "word", token.glued)
            tail = [one for one in tokens[at + 1 : at + 6] if one.kind in ("word", "number")]
            if any(self.named(self.key([latin, *tail[:n]])) for n in range(len(tail) + 1)):
                return latin
        return token


def _cuts(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name that ends before token `last` ends inside a written word; 's' and 'mm' may follow."""
    return last < len(tokens) and tokens[last].glued and tokens[last].kind in ("word", "number") and (
        tokens[last].lower not in ("s", "mm"))


def _mention(tokens: Sequence[Token], first: int, last: int, names: Sequence[LookupName]) -> Mention | None:
    """The names whose case allows it; those in their own case before others."""
    whole = first == 0 and last == len(tokens)
    same = tuple(name for name in names if not name.exact or _same_case(tokens[first:last], name.spelling))
    if same:
        return Mention(first, last, same, own_case=True)
    seen = "".join(token.text for token in tokens[first:last])
    if whole or (len(names[0].spelling) > _SHORT and not seen.islower()):
        return Mention(first, last, tuple(names), own_case=False)
    return None


def _same_case(tokens: Sequence[Token], spelling: str) -> bool:
    """Whether the first letters, and in an abbreviation all of them, are in the case of the table."""
    seen = "".join(token.text for token in tokens if token.kind in ("word", "number"))
    if spelling.isupper() and len(spelling) <= _SHORT:
        return seen.removesuffix("s") == "".join(filter(str.isalnum, spelling)).removesuffix("s")
    return spelling[0].islower() or seen[:1].isupper() or seen[:1].isdigit()
