"""What two writings of one name have in common: a key without spaces, hyphens, marks, plurals and habits of spelling.

'IRIS-T SLM', 'Iris T SLM' and 'IRIST SLM' have one key, and so have 'armored vehicles' and 'armoured vehicle',
'Mars II' and 'MARS 2', 'М-777' with a Cyrillic letter and 'M777'.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from pledgebook.text.tokens import Token

ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
"""Numerals of designations that more than one letter writes: 'V' and 'X' alone are letters."""

LONGEST_WORD = 80
"""A word of more letters is no name and no compound of names: it is not split, mended or kept in a cache."""

_DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]{1,2})")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_ALIKE = dict(zip("авекмнорстухіАВЕКМНОРСТУХІ", "abekmhopctyxiABEKMHOPCTYXI", strict=True))
_SOUNDS = {
    **dict(zip("абвгґдезиіїйклмнопрстуфьєёъыэ", "abvggdeziiiiklmnoprstuf_ee_ye", strict=True)),
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ь": "", "ъ": "",
}


def word_key(token: Token, spellings: Mapping[str, str]) -> str:
    """The token without its plural ending, its accents (Latin letters only) and other habits of writing."""
    if token.kind == "number":
        found = _DECIMAL.fullmatch(token.text)
        return f"{found.group(1)}.{found.group(2)}" if found else token.text
    if token.text.isupper() and token.lower in ROMAN:
        return ROMAN[token.lower]
    return plain_word(spellings.get(token.lower, token.lower), spellings)


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    return singular(without_accents(word))


def shortened(token: Token) -> Token:
    """The token itself, or where it is longer than any word its beginning and '\u2026', which no name has."""
    if len(token.text) <= LONGEST_WORD:
        return token
    return Token(token.start, token.end, token.text[:LONGEST_WORD] + "\u2026", token.lower[:LONGEST_WORD] + "\u2026",
                 token.kind, token.glued)


def plain_word(word: str, spellings: Mapping[str, str]) -> str:
    """A word in lower case without plural ending and accents; `spellings` gives the form that the catalogue has."""
    if len(word) > LONGEST_WORD:
        return word
    bare = _bare(word)
    return spellings.get(bare, bare)


def without_accents(word: str) -> str:
    """'Škorpion' as 'Skorpion'; letters of other scripts keep their marks, since there they make other letters."""
    if word.isascii() or _CYRILLIC.search(word):
        return word
    parts = unicodedata.normalize("NFKD", word.replace("ß", "ss").replace("ł", "l").replace("ø", "o"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def singular(word: str) -> str:
    """The word without the 's' of a plural: the same cut on both sides, so that it need not be right, only the same."""
    if len(word) <= 3 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1]


def is_mixed(text: str) -> bool:
    """Whether a designation may be written in Cyrillic letters: capitals or digits beside Cyrillic, or both scripts."""
    if not _CYRILLIC.search(text):
        return False
    return bool(_LATIN.search(text)) or any(letter.isdigit() for letter in text) or any(map(str.isupper, text))


def in_latin(word: str) -> tuple[str, ...]:
    """A Cyrillic word in the Latin letters that look alike, where all do, and in those that sound alike."""
    if not _CYRILLIC.search(word):
        return (word,)
    looks = "".join(_ALIKE.get(letter, letter) for letter in word)
    sounds = "".join(_SOUNDS.get(letter, letter) for letter in word.lower()).replace("_", "")
    return tuple(dict.fromkeys([*([looks] if not _CYRILLIC.search(looks) else []), sounds]))


def umlauts_written_out(spelling: str) -> str:
    """'Schützenpanzer' as 'Schuetzenpanzer', which machines without umlauts write."""
    for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ß", "ss")):
        spelling = spelling.replace(letter, pair)
    return spelling


def inner(token: Token) -> bool:
    """Whether a mark may stand inside a name without parting it."""
    return token.kind == "mark" and token.text in "-/.'\"&+\u2013\u00d7"
