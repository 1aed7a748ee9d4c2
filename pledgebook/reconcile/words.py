"""The words of an item text, brought to a form in which inflection, case and accents no longer part them.

This is the fall-back for items that the catalogue does not know. It never says what a thing is; it only says
whether two short texts share their words. Stems are cut by length, so they hold for any alphabetic language.
"""

import functools
import re
import unicodedata

_TOKEN = re.compile(r"[^\W_]+")
_LETTER_THEN_DIGIT = re.compile(r"\b([^\W\d_]{1,4})[-\s]?(\d+[^\W_]*)")
# Words that join or qualify in the languages read so far; they name no thing.
_EMPTY = frozenset((
    "and", "the", "for", "from", "with", "under", "its", "other", "more", "additional", "new", "type", "types",
    "vom", "typ", "von", "der", "die", "das", "des", "und", "mit", "fur", "les", "aux", "pour", "avec", "par", "une",
    "sur", "dit", "supplementaires", "typu", "typen", "och", "med", "till", "av", "для", "або", "при", "типу", "типа",
    "или", "систем", "системи", "системы", "system", "systems", "systeme",
))


@functools.lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case without accents; a designation's letters and number are written together ('AS-90' as 'as90')."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return _LETTER_THEN_DIGIT.sub(r"\1\2", plain)


def stem(word: str) -> str:
    """The beginning that an inflected word keeps: five letters of a long word, four of a short one."""
    if any(c.isdigit() for c in word):
        return word.removesuffix("s")
    return word[:4] if len(word) <= 6 else word[:5]


@functools.lru_cache(maxsize=100_000)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that name a thing; single letters and joining words are left out."""
    return frozenset(
        stem(word) for word in _TOKEN.findall(fold(text))
        if word not in _EMPTY and (len(word) > 2 or any(c.isdigit() for c in word))
    )


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def contains(longer: str, shorter: str) -> bool:
    """Whether a word of at least five letters of `shorter` ends or begins a compound of `longer`."""
    compounds = _TOKEN.findall(fold(longer))
    return any(
        compound != word and (compound.endswith(word) or compound.startswith(word))
        for word in _TOKEN.findall(fold(shorter)) if len(word) >= 5
        for compound in compounds
    )
