"""Segments of a text: paragraphs, list items with the line that introduces them, sentences, spoken turns, quotations.

Everything is a range of code points of the stored text; nothing is copied or changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import Final, NamedTuple

from pledgebook.text.lexicon import load_table
from pledgebook.text.spaced import plain_of
from pledgebook.text.tokens import lower_words

_BULLET: Final = re.compile(r"[ \t]*(?:--|[-*•▪◦‣·–]|\\?\(?(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{1,4})\\?[.)])[ \t]+")
_DIGIT: Final = re.compile(r"\d")
_ROW: Final = re.compile(r"[A-Z][\w' ]{1,40}(?::| [-–]) ?[$€£¥]?\d(?:[^.!?]|\.\d)*\.")
_ENTRY: Final = re.compile(r"[*_]*[A-Z][\w'. ]{1,40}[*_]*(?::[*_]*| [-–—]) \S")
_BLANK: Final = re.compile(r"\n(?:[ \t]*\n)+")
_CAPITAL: Final = "A-ZÀ-ÖØ-Þ"
_TURN: Final = re.compile(rf"[ \t]*(?:(?P<name>[{_CAPITAL}][{_CAPITAL}.\[\]\\ '-]{{2,60}}(?:\([{_CAPITAL} ]+\))?):"
                   r"|(?P<question>Q)(?=[ \t]{2,}))[ \t]*")
_END: Final = re.compile(r"[.!?…;:\n](?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"')\]*]*+(?=\s|\[|$)"
                  r"|(?<=[;:])(?=\s*\n)|(?<=\n)(?=[ \t]*\n))")
"""One mark stands first and what it may be comes behind: so the search passes over all letters at once."""
_QUOTE: Final = re.compile(r'"(?:[^"\n]|\n(?![ \t]*\n)){2,2000}?"')
_LONGEST_ABBREVIATION: Final = 40
LONGEST_FRAGMENT: Final = 160
"""Code points that an item of a list without bullets may have (pages lose their bullets on the way)."""
LONGEST_LINE: Final = 60
"""Code points that a line of a row without bullets may have; what is wrapped has longer ones."""
WRAPPED: Final = 120
"""Code points that a line of a wrapped text may have; where most stands in longer ones, no line is."""
LEAST_WIDTH: Final = 40
"""Code points that a line has room for where all lines of a paragraph are short."""
LEAST_LINES: Final = 3
"""Short lines in a row that make a list: fewer may be an address or a title."""
LEAST_BELOW: Final = 2
"""Short lines in a row that make a list below a colon, which says that one comes: they may hold numbers and sums."""
LONGEST_SENTENCE: Final = 2000
"""Code points that are read as one sentence. The longest of 10,000 releases has 1,634: a line of addresses."""
MOST_PIECES: Final = 500
"""Words, numbers and marks that are read as one sentence: what stands in it is compared with each other."""
_PIECE: Final = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]|_|\d")
_JOINTS: Final = (";", "\n", ",", " ")
"""Where a sentence that is too long is cut, the best first."""
_HEADING: Final = re.compile(r"[ \t]*(?:#{1,6} .*|\*\*[^*\n]{3,120}\*\*:?[ \t]*)$", re.MULTILINE)
_HEADED: Final = re.compile(r"[ \t]*\*\*[^*\n]{3,120}\*\*:?[ \t]*(?=\n)")
"""A bold line that opens a paragraph and is a heading of it, with no blank line between."""


class SentenceWords(NamedTuple):
    """What tells sentences apart in a language: `abbreviations` in lower case, after which a full stop ends nothing.

    `openers` are words that, after 'U.S.', begin a new sentence; `introducers` make a line introduce a list.
    """

    abbreviations: frozenset[str]
    openers: frozenset[str] = frozenset()
    introducers: tuple[str, ...] = ()
    signs: frozenset[str] = frozenset()
    """Abbreviations whose full stop ends nothing before a number: 'Rs. 30 million'."""
    apologies: tuple[tuple[str, ...], ...] = ()
    """What a speaker says who puts right what he has just said, as the words of each ('excuse', 'me')."""
    sorry: frozenset[str] = frozenset()
    """The last word of each."""


@cache
def load_sentence_words(language: str) -> SentenceWords:
    """The words of a language's pack; TableError where its table is missing or broken."""
    table = load_table(language, "sentences")
    said = tuple(tuple(lower_words(phrase)) for phrase in table["apologies"])
    return SentenceWords(frozenset(table["abbreviations"]), frozenset(table["openers"]), tuple(table["introducers"]),
                         frozenset(table["signs"]), said, frozenset(phrase[-1] for phrase in said))


@dataclass(slots=True)
class Sentence:
    """One sentence or list item. `intro` is the index of the sentence whose list it belongs to, else None.

    `turn` is the label of the person who speaks in a transcript ('MS. PSAKI', 'Q'), else None.
    """

    start: int
    end: int
    paragraph: int
    intro: int | None
    turn: str | None
    is_item: bool
    is_heading: bool
    label: tuple[int, int] | None = None
    """Where the label of the turn stands."""
    opens: bool = True
    """Whether it begins its paragraph or list item."""


def quotations(text: str) -> list[tuple[int, int]]:
    """The ranges between pairs of double quotation marks, at most 2,000 code points each and inside one paragraph."""
    return [m.span() for m in _QUOTE.finditer(plain_of(text))]


def sentences(text: str, words: SentenceWords) -> list[Sentence]:
    """The sentences of `text` in order."""
    plain = plain_of(text)
    found: list[Sentence] = []
    turn: str | None = None
    place: tuple[int, int] | None = None
    intro: int | None = None
    paragraphs = list(_paragraphs(plain))
    for number, (start, end) in enumerate(paragraphs):
        begin, spoken = _turn(plain, start, end)
        label = plain[slice(*spoken)] if spoken else None
        if label:
            turn, place = label, spoken
        items = list(_items(plain, begin, end, opened=intro is not None and not label))
        for at, (marked, first, last) in enumerate(items):
            told = not label or _DIGIT.search(plain, first, last)  # 'NORWAY: 20 tents' is no turn of a talk
            bold = intro is not None and (intro == len(found) - 1 or found[intro + 1].is_heading)  # heads of a list
            is_item = marked or (intro is not None and bool(told) and _is_fragment(plain, first, last, bold=bold))
            bare = is_item and not marked
            if bare and _heads(plain, first, last, items[at + 1 : at + 2] or _below(plain, paragraphs, number)):
                found += (Sentence(a, b, number, None, turn, is_item=False, is_heading=True, label=place)
                          for a, b in _trimmed(plain, first, last))
                continue  # the list goes on below
            if not is_item:
                intro = None
            for rank, (a, b) in enumerate(_sentences(plain, first, last, words)):
                heading = _HEADING.fullmatch(plain, a, b) is not None and b - a < 130
                above = intro if is_item else None
                found.append(Sentence(a, b, number, above, turn, is_item, heading, place, opens=not rank))
            if not is_item:
                intro = _introduces(plain, found, words, last < end)
    return found


def _below(plain: str, paragraphs: list[tuple[int, int]], number: int) -> list[tuple[bool, int, int]]:
    """The first item of the paragraph below."""
    return list(islice(_items(plain, *paragraphs[number + 1]), 1)) if number + 1 < len(paragraphs) else []


def _heads(plain: str, start: int, end: int, below: list[tuple[bool, int, int]]) -> bool:
    """Whether a line without a bullet or number heads items that have bullets: 'Air defence' over '- 4 radars'."""
    if not below or not below[0][0] or plain[below[0][1] - 1] not in " \t":
        return False
    return not _DIGIT.search(plain, start, end)


def _is_fragment(plain: str, start: int, end: int, *, bold: bool) -> bool:
    """Whether a paragraph without a bullet is a list item all the same: short, of one line, with no full stop."""
    words = plain[start:end].strip().strip("*" if bold else "")
    short = 0 < len(words) <= LONGEST_FRAGMENT and "\n" not in words
    return short and (words[0].isalnum() or words[0] in "$€£¥") and (words[-1] not in ".!?:\"'" or _is_row(words))


def _is_row(text: str) -> bool:
    """'Kuwait: $300 million.': a name, a colon and a number are a row of a list, for all that a full stop ends it."""
    return _ROW.fullmatch(text) is not None


def _introduces(plain: str, found: list[Sentence], words: SentenceWords, goes_on: bool) -> int | None:
    """The index of the last sentence if it introduces a list: it ends with a colon, or near its end says so.

    `goes_on` says that the items stand right below it: then it need only not be closed by a full stop.
    """
    if not found:
        return None
    tail = plain[found[-1].start : found[-1].end].rstrip("* \t\n")
    opens = tail.endswith((":", "–", "-")) or any(w in tail[-80:] for w in words.introducers)
    opens = opens or (goes_on and tail[-1:].isalnum() and not found[-1].is_heading)
    return len(found) - 1 if opens else None


def _paragraphs(plain: str) -> Iterator[tuple[int, int]]:
    """Ranges between blank lines; in a transcript every spoken turn starts one as well."""
    position = 0
    unwrapped = 2 * sum(len(line) for line in plain.split("\n") if len(line) > WRAPPED) > len(plain)
    for gap in [*(m.span() for m in _BLANK.finditer(plain)), (len(plain), len(plain))]:
        for start, end in _split_lines(plain, position, gap[0]) if unwrapped else [(position, gap[0])]:
            yield from _split_turns(plain, start, end)
        position = gap[1]


def _split_lines(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph that is not wrapped, parted behind each line that heads the text below: 'Kenya gets aid'."""
    begin = start
    for (line, stop), after in pairwise(_lines(plain, start, end)):
        text, below = plain[line:stop].strip(), plain[slice(*after)].strip()
        headed = 0 < len(text) <= WRAPPED and text[-1].isalnum() and below.endswith((".", '"')) and below[0].isupper()
        if headed and len(below) > LONGEST_LINE and not _BULLET.match(plain, line, end):
            yield begin, after[0]
            begin = after[0]
    yield begin, end


def _split_turns(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    told = plain.find(":", start, end) >= 0 or plain.find("Q", start, end) >= 0  # else nobody's turn begins
    line = start if told else end
    while line < end:
        if line > begin and _TURN.match(plain, line, end):
            yield begin, line
            begin = line
        after = plain.find("\n", line, end)
        line = end if after < 0 else after + 1
    if plain[begin:end].strip():
        yield begin, end


def _turn(plain: str, start: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """Where what is spoken begins, and where the label of who speaks stands, which may be indented."""
    label = _TURN.match(plain, start, end)
    return (label.end(), label.span("name" if label.group("name") else "question")) if label else (start, None)


def _items(plain: str, start: int, end: int, *, opened: bool = False) -> Iterator[tuple[bool, int, int]]:
    """(is it a list item, start, end) of each run of lines: a bullet begins an item, later lines go on with it.

    `opened` says that the paragraph stands below a line that introduces a list.
    """
    begin, line = start, start
    bare = _bare_lines(plain, start, end, opened=opened)
    item = start in bare
    while line < end:
        after = plain.find("\n", line, end)
        stop = end if after < 0 else after + 1
        bullet = _BULLET.match(plain, line, stop)
        marked = bullet.end() if bullet and plain[bullet.end() : stop].strip() else None
        if marked is not None or line in bare or begin in bare:
            if plain[begin:line].strip():
                yield item, begin, line
            begin, item = (line, line in bare) if marked is None else (marked, True)
        line = stop
    if plain[begin:end].strip():
        yield item, begin, end


def _bare_lines(plain: str, start: int, end: int, *, opened: bool) -> frozenset[int]:
    """Where the lines of a row begin that is a list without bullets: short ones below a line that is not closed.

    Pages lose their bullets on the way. A line that had room for the next one's first word was ended on purpose.
    """
    lines = _lines(plain, start, end) if plain.find("\n", start, end) >= 0 else []  # most paragraphs have one line
    if len(lines) <= LEAST_BELOW - opened:
        return frozenset()
    told = enumerate(lines) if plain.find(":", start, end) >= 0 else ()
    colon = next((k for k, line in told if plain[slice(*line)].rstrip("* \t\n").endswith(":")), -1)
    if (opened or colon >= 0) and _are_items(plain, lines[colon + 1 :]):
        return frozenset(first for first, _ in lines[colon + 1 :])
    entries = _entries(plain, lines, end)
    if entries:
        return frozenset(entries)
    width = max(LEAST_WIDTH, *(last - first for first, last in lines))
    found: set[int] = set()
    row: list[int] = []
    below, least = False, LEAST_LINES
    for k in range(1, len(lines)):
        first, last = lines[k]
        short = last - first <= LONGEST_LINE or len(plain[first:last].strip()) <= LONGEST_LINE  # wrapped lines are not
        if short and _is_roomy(plain, lines, k, width) and (row or _is_open(plain, *lines[k - 1])):
            if not row:
                below = plain[slice(*lines[k - 1])].rstrip("* \t\n").endswith(":")
                least = LEAST_BELOW if below else LEAST_LINES
            if _is_short(plain, first, last, below=below):
                row.append(first)
                continue
        if row:
            found.update(row if len(row) >= least else ())
            row = []
    return frozenset({*found, *(row if len(row) >= least else ())})


def _lines(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each line begins and ends."""
    lines: list[tuple[int, int]] = []
    for words in plain[start:end].split("\n"):
        lines.append((start, start := start + len(words)))
        start += 1
    return lines


def _entries(plain: str, lines: list[tuple[int, int]], end: int) -> list[int]:
    """Where lines begin that are entries ('Norway: $5 million' over 'Spain: $2 million'), if all are but one."""
    found: list[int] = []
    for at, (first, _) in enumerate(lines):
        if _ENTRY.match(plain, first, end):
            found.append(first)
        elif len(found) < at:
            return []
    return found if len(found) >= LEAST_BELOW else []


def _is_roomy(plain: str, lines: list[tuple[int, int]], at: int, width: int) -> bool:
    """Whether a line had room for the first word of the next, if it has any."""
    more = plain[slice(*lines[at + 1])].split(None, 1)[:1] if at + 1 < len(lines) else []
    return not more or lines[at][1] - lines[at][0] + 1 + len(more[0]) <= width


def _are_items(plain: str, lines: list[tuple[int, int]]) -> bool:
    """Whether all lines below one that opens a list are items: each begins like one, and most were ended on purpose."""
    if len(lines) < LEAST_BELOW or plain[lines[0][0] : lines[0][0] + 1].islower():
        return False
    texts = [text for text in (plain[first:last].strip() for first, last in lines) if text]
    if len(texts) < LEAST_BELOW or any(len(text) > LONGEST_FRAGMENT or text[-1] in "!?:\"'" for text in texts):
        return False
    begun = all(text[0].isupper() or text[0].isdigit() or text[0] in "$€£¥" for text in texts)
    closed = any(text.endswith(".") and not _is_row(text) for text in texts[:-1])
    if not begun or closed or _BULLET.match(plain, *lines[0]):
        return False
    if all(text[0].isdigit() or text[0] in "$€£¥" for text in texts):
        return True
    width = max(LEAST_WIDTH, *(len(text) for text in texts))
    roomy = sum(len(one) + 1 + len(after.split(None, 1)[0]) <= width for one, after in pairwise(texts))
    return 2 * roomy >= len(texts) - 1


def _is_open(plain: str, start: int, end: int) -> bool:
    """Whether a line of words is not closed by a full stop, so that a row below it may go on with it."""
    text = plain[start:end].strip()
    return " " in text and text[-1] not in ".!?;,"


def _is_short(plain: str, start: int, end: int, *, below: bool) -> bool:
    """Whether a line is short, begins like a noun phrase, tells no date or sum and does not end like a sentence.

    `below` a colon it may tell sums and numbers: 'Norway: $5 million', '40 tents', 'tents: 40'.
    """
    text = plain[start:end].strip()
    if not 0 < len(text) <= LONGEST_LINE or (not below and not text[0].isalpha()):
        return False
    if below and _DIGIT.search(text):
        return (text[0].isalnum() or text[0] in "$€£¥") and text[-1] not in ".!?:\"'"
    return text[0].isalpha() and text[-1] not in ".!?:;,\"'" and (below or not _DIGIT.search(text))


def _sentences(plain: str, start: int, end: int, words: SentenceWords) -> Iterator[tuple[int, int]]:
    headed = _HEADED.match(plain, start, end)
    if headed:
        yield from _trimmed(plain, start, headed.end())
    begin = start = headed.end() if headed else start
    for stop in _END.finditer(plain, start, end):
        if stop.start() >= begin and _ends(plain, stop.start(), stop.end(), end, words):
            yield from _shortened(plain, begin, stop.end())
            begin = stop.end()
    yield from _shortened(plain, begin, end)


def _shortened(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, in parts where it is longer than any that a person writes, so that the time stays linear."""
    while end - start > MOST_PIECES:
        last = _reach(plain, start, end)
        if last == end:
            break
        middle = (start + last) // 2
        cut = next((at for joint in _JOINTS if (at := plain.rfind(joint, middle, last)) >= 0), last - 1) + 1
        yield from _trimmed(plain, start, cut)
        start = cut
    yield from _trimmed(plain, start, end)


def _reach(plain: str, start: int, end: int) -> int:
    """How far a sentence from `start` on may go."""
    last = min(end, start + LONGEST_SENTENCE)
    beyond = next(islice(_PIECE.finditer(plain, start, last), MOST_PIECES, None), None)
    return beyond.start() if beyond else last


def _ends(plain: str, dot: int, after: int, end: int, words: SentenceWords) -> bool:
    """Whether the mark at `dot` ends a sentence: not after an initial or an abbreviation, nor before a small letter."""
    if dot >= end or plain[dot] != ".":
        return True
    rest = plain[after : min(after + 12, end)].lstrip()
    if rest[:1].islower():
        return False
    near = max(dot - _LONGEST_ABBREVIATION, 0)  # looking no further back keeps the time linear
    parted = max(plain.rfind(" ", near, dot), plain.rfind("\n", near, dot), plain.rfind("(", near, dot))
    word = plain[max(near - 1, parted) + 1 : dot].lower().strip("\"'(*")
    if word in words.abbreviations or (len(word) == 1 and word.isalpha()) or (
            word in words.signs and rest[:1].isdigit()):
        return False
    if "." in word and all(len(part) <= 2 for part in word.split(".")):  # U.S., a.m., e.g.
        return rest[:1].isupper() and _starts_anew(rest, words)
    return True


def _starts_anew(rest: str, words: SentenceWords) -> bool:
    """After 'U.S.' a sentence ends only before a word that seldom stands inside a name."""
    word = re.match(r"[^\W\d_]+", rest)
    return word is not None and word.group() in words.openers


def _trimmed(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
