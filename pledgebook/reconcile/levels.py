"""Words that say of a number what it is to another: the new level of a promise, a count of a whole, one more lot.

'Raised its pledge from 500 to 800', '60 of the 100 that it promised', 'so far', 'another': looked for in a claim's item
and evidence, in English, French, German and Ukrainian. A claim without such words says nothing, and nothing is guessed.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pledgebook.reconcile.said import words_of
from pledgebook.reconcile.sizes import size_of
from pledgebook.reconcile.traits import Range, Traits

_RAISES = re.compile(
    r"\brais(?:e|es|ed|ing)\b|\bincreas(?:e|es|ed|ing)\b|\blift(?:s|ed|ing)\b|\bboost(?:s|ed|ing)?\b|\bupp(?:ed|ing)\b"
    r"|\b(?:doubl|tripl|quadrupl)(?:e|es|ed|ing)\b|\bexpand(?:s|ed|ing)?\b|\btopp(?:ed|ing) up\b|\btops up\b"
    r"|\bport(?:e|é|ée|és|ées|er|ant)\b|\brel[eè]v(?:e|é|ée|er)\b|\baugment(?:e|é|ée|er|ant)\b|\bdoubl(?:é|ée|er|ant)\b"
    r"|\berh[oö]h\w*|\baufgestockt\b|\bstockt\w*\b[^.]{0,80}\bauf\b|\bangehoben\b|\bverdoppel\w*|\bverdreifach\w*"
    r"|\bзбільш\w*|\bпідвищ\w*|\bпідня\w+|\bподво\w+", re.IGNORECASE)
_IN_PLACE = re.compile(
    r"\binstead of\b|\brather than\b|\bup from\b|\bau lieu de\b|\bcontre\b[^.]{0,20}\bauparavant\b|\b(?:an)?statt\b"
    r"|\bzuvor\b|\bзамість\b", re.IGNORECASE)
"""'18 tanks instead of 14': the one number takes the place of the other."""

_BEGINNINGS = """
    rais increas lift boost upp doubl tripl quadrupl expand top port rel augment erhö erho aufgestockt stockt angehoben
    verdrei verdopp збіль підви підня подво instead rather from lieu auparavant statt zuvor замість
"""
_STEMS = tuple(_BEGINNINGS.split())
"""What stands in all words of the two lists, so that a claim without any of it has none of them."""

_PROMISE = re.compile(
    r"\bpledg|\bpromis|\bcommit|\boffer|\bcontribution|\bdonation|\bnumber of\b|\bengagement|\boffre\b|\bnombre d"
    r"|\bzusage|\bversprech|\bversproch|\bangebot|\bzahl der\b|\bbeitrag|\bобіцян|\bзобов|\bпропозиц|\bкількість\b"
    r"|\bвнес", re.IGNORECASE)
_PROMISED = re.compile(
    r"\bpledged\b|\bpromised\b|\bcommitted\b|\bpromis(?:e|es)?\b|\bversproch|\bzugesagt|\bобіцян", re.IGNORECASE)

_SO_FAR = re.compile(
    r"\bso far\b|\bto date\b|\buntil now\b|\bup to now\b|\bby now\b|\bin all\b|\bin total\b|\baltogether\b|\balready\b"
    r"|\bha(?:s|ve) now\b|\bnow (?:has|have|been)\b|\bà ce jour\b|\bjusqu['’](?:ici|à présent)\b|\bau total\b|\bdéjà\b"
    r"|\bd[ée]sormais\b|\bbisher\b|\bbislang\b|\binsgesamt\b|\binzwischen\b|\bmittlerweile\b|\bbereits\b|\bнаразі\b"
    r"|\bзагалом\b|\bвже\b|\b[ув]сього\b|\bна сьогодні\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\banother\b|\bfurther\b|\badditional\b|\b\d+ more\b"
    r"|\b(?:second|third|next|last|final) (?:batch|lot|tranche|shipment|delivery)\b|\bthe (?:other|remaining|rest)\b"
    r"|\bautres?\b|\bsuppl[ée]mentaires?\b|\bde plus\b|\bweitere[nrs]?\b"
    r"|\bzus[aä]tzlich\w*|\bще \d+|\bдодатков\w+|\b(?:друг|трет|наступн)\w+ парті\w+", re.IGNORECASE)

_BY = re.compile(
    r"\b(?:by|de|d'|d’|um|на)\s*(?:another |a further |about |some |up to |weitere |ще )?(?:[$€£]|EUR |USD )?"
    r"(\d[\d.,\s\u00a0\u202f]*(?:[^\W\d]+)?|[^\W\d]+)", re.IGNORECASE)
"""What stands behind 'by': 'by four', 'de 4', 'um vier', 'на чотири'."""

_SMALL = {word: Decimal(number) for number, words in enumerate((
    "one un une ein eins einen eine один одну", "two deux zwei два дві", "three trois drei три",
    "four quatre vier чотири", "five cinq fünf пʼять п'ять п’ять", "six sechs шість", "seven sept sieben сім",
    "eight huit acht вісім", "nine neuf neun девʼять дев'ять дев’ять", "ten dix zehn десять",
    "eleven onze elf одинадцять", "twelve douze zwölf дванадцять"), start=1) for word in words.split()}
"""Numbers that are mostly told in words."""

_SCALES = (
    (re.compile(r"(?:thousand|tausend|mille|тис)", re.IGNORECASE), 10**3),
    (re.compile(r"(?:million|mio|mln|m\b|мільйон|млн)", re.IGNORECASE), 10**6),
    (re.compile(r"(?:billion|bn|milliard|mrd|мільярд|млрд)", re.IGNORECASE), 10**9),
)
_NUMBER = r"\d{1,3}(?:[.,\s\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_FIGURE = re.compile(rf"(?<![\w.,])({_NUMBER})(?:[\s\u00a0\u202f-]*([^\W\d]+))?")
_OF_THE = re.compile(
    rf"(?<![\w.,])(?:{_NUMBER})\s+(?:[^\W\d]+\s+)?(?:of|out of|des|sur|von|der|з|із|зі)\s+"
    r"(?:the|its|their|those|these|all|les|leurs|ses|den|ihre[nr]?|of|\s)*"
    r"(?:promised\s|pledged\s|versprochenen\s|zugesagten\s|обіцяних\s)?(?=\d)", re.IGNORECASE)
"""'60 of the 100', '350 million of the 500 million', '60 des 100', '60 von 100', '60 зі 100'."""


def figures(words: str) -> Iterator[Decimal]:
    """The numbers that stand in figures in the words, with their scale."""
    for digits, scale in _FIGURE.findall(words):
        yield _size(digits) * next((factor for name, factor in _SCALES if scale and name.match(scale)), 1)


def _size(digits: str) -> Decimal:
    groups = re.fullmatch(r"\d{1,3}(?:[.,\s\u00a0\u202f]\d{3})+", digits)
    return Decimal(re.sub(r"\D", "", digits) if groups else digits.replace(",", "."))


def says_raise(one: Traits) -> bool:
    """Whether the words say that the number is what a promise was raised to."""
    words = words_of(one)
    told = words.casefold()
    for stem in _STEMS:  # most claims by far have none; the patterns take ten times as long
        if stem in told:
            return bool(_RAISES.search(words) or _IN_PLACE.search(words))
    return False


def says_raised_by(one: Traits, value: Range) -> bool:
    """Whether the words say that something was raised by the number: 'raised the number by four'."""
    words = words_of(one).casefold()
    led = " by " in words or " de " in words or " um " in words or " на " in words or " d'" in words or " d’" in words
    if not led or not says_raise(one):
        return False
    size = size_of(value)
    return any(size in (next(figures(told), None), _SMALL.get(told)) for told in _BY.findall(words))


def names_promise(one: Traits) -> bool:
    """Whether the words say that what is raised is a promise, an offer, a number of things: not aid in general."""
    return bool(_PROMISE.search(words_of(one)))


def says_promised(one: Traits) -> bool:
    """Whether the words say that it had been promised."""
    return bool(_PROMISED.search(words_of(one)))


def other_figures(one: Traits, value: Range) -> frozenset[Decimal]:
    """The numbers in the words that are not the claim's own."""
    own = {end for end in (value.low, value.high) if end is not None}
    return frozenset(figures(words_of(one))) - own


def whole_of(one: Traits, value: Range) -> Decimal | None:
    """The M of 'N of the M', where that is more than N; None where the words have no such thing."""
    words = words_of(one)
    for found in _OF_THE.finditer(words):
        size = next(figures(words[found.end():]), None)
        if size is not None and size >= size_of(value):
            return size
    return None


def says_so_far(one: Traits) -> bool:
    """Whether the words say that the number holds all that came before."""
    return bool(_SO_FAR.search(words_of(one)))


def says_another(one: Traits) -> bool:
    """Whether the words say that it comes on top of what came before."""
    return bool(_ANOTHER.search(words_of(one)))
