"""Entries of a text, each under the label of a party: 'BRITAIN: Tents sent to Chad.', 'Austria - Pledged 1 million'.

A fact box tells of one giver after the other, a breakdown of one getter after the other. Whose entry a sentence is in
is who gives, or gets, all that it tells of; nothing goes over from the entry before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pledgebook.extract.cues import GIVING, RECEIVING
from pledgebook.extract.scene import Scene, add_body
from pledgebook.extract.setting import Setting
from pledgebook.extract.words import Reader, Words
from pledgebook.model import Document, Span
from pledgebook.text.names import Name, NameMention
from pledgebook.text.tokens import DASH, tokenise

LEAST: Final = 2
"""Parties with a label of the same sort that make a text one of entries."""

NEAR: Final = 2
"""Within how many words behind a label the verb stands whose subject it is ('Norway: Will provide')."""

LEAD: Final = 3
"""Sentences above the first entry that tell what the entries are of."""

MARKED, HEADED = "marked", "headed"
"""Sorts of labels: before a colon or a dash, or on a line of their own."""

PUBLIC: Final = frozenset({"state", "territory", "union"})

OPENERS: Final = frozenset({"publisher", "headline"})
"""Where a document tells of its own giver."""

EMPHASIS: Final = ("*", "_")
"""Marks that may stand around a label and belong to no name."""

BESIDE: Final = frozenset(("-", DASH, "(", ","))
"""Marks between the one who labels an item and the amount in it ('Canada - $5 million', 'Canada ($5 million)')."""

_LABEL: Final = re.compile(r"[*_#]*[ \t]*(?P<name>[^\W\d_][^\n:*_–—()\[\],;]{1,45}?)[ \t]*[*_]*"
                    r"(?P<mark>[ \t]*:[*_]*(?=\s|$)|[ \t]+(?:--?|–|—)[ \t]+(?=\S)|"
                    r"(?P<dash>[ \t]+[-–—])?[ \t]*[*_]*(?=\n|$))")
_RUN: Final = re.compile(r"[*_#]*[ \t]*[^\W\d_][^\n:*_–—()\[\],;]{1,45}")
"""As much as may stand before the mark of a label."""

MARK: Final = frozenset(":*_–—\n \t-")
"""What may stand right behind it."""

_SMALL: Final = re.compile(r"\b(?:And|Of|The)\b")


class Entry(NamedTuple):
    """Whose entry a sentence is in, with the words of the label."""

    party: str
    """'' where no table knows the label ('Companies: 40 trucks', 'Region: $5 million')."""
    span: Span
    gives: bool
    marked: bool
    """Whether a colon or dash follows the label; a heading says less of each sentence below it."""
    first: int
    """Where the sentence starts that the entry begins with."""
    above: int | None
    """The sentence that introduces the entries, as their list ('The bank approved loans:')."""


class Label(NamedTuple):
    """What a sentence begins with before a colon or dash, or on a line of its own; no party where no table knows it."""

    party: str | None
    span: Span
    sort: str


def labels_of(text: str, scenes: Sequence[Scene], reader: Reader) -> list[Label | None]:
    """The label that each sentence begins with, or None."""
    return [_label_of(text, scene, reader) if scene.sentence.opens else None for scene in scenes]


def name_labels(scenes: Sequence[Scene], labels: Sequence[Label | None]) -> None:
    """Let labels in capitals be names: no table of names holds 'AUSTRIA' before 'Pledged 1 million'."""
    for scene, label in zip(scenes, labels, strict=True):
        if label is None or label.party is None:
            continue
        held = [k for k, t in enumerate(scene.tokens) if label.span.start <= t.start and t.end <= label.span.end]
        if held and not any(scene.covered[held[0] : held[-1] + 1]):
            written = " ".join(scene.tokens[k].text for k in held)
            add_body(scene, NameMention(held[0], held[-1] + 1, Name(written, "party", label.party)))


def read_entries(
    document: Document, scenes: Sequence[Scene], labels: Sequence[Label | None], reader: Reader, setting: Setting
) -> dict[int, Entry]:
    """The entry of each sentence, by its start, where the document is one of entries under labels."""
    found: dict[int, Entry] = {}
    for sort in (HEADED, MARKED):  # 'Kenya: ...' inside a section says more than its heading
        heads = {k: one for k, one in enumerate(labels) if one is not None and one.sort == sort and one.party}
        codes = {one.party for one in heads.values() if one.party}
        if len(codes) < LEAST:
            continue
        lead = _lead(document, scenes[: min(heads)], reader) - codes
        above = min(heads) - 1
        leads = above >= 0 and scenes[above].tokens[-1:] and scenes[above].tokens[-1].text == ":"
        gives = _gives(codes, [scenes[k] for k in heads], lead, setting, reader)
        if gives is None:
            continue
        unknown = {k: one for k, one in enumerate(labels) if one is not None and one.sort == sort == MARKED
                   and one.party is None and min(heads) < k <= max(heads) + 1}
        for first, label in (heads | unknown).items():
            entry = Entry(label.party or "", label.span, gives, sort == MARKED, scenes[first].sentence.start,
                          above if leads else None)
            found.update((scenes[k].sentence.start, entry) for k in _reach(scenes, labels, first, sort))
    return found


def of_many(setting: Setting, entries: Mapping[int, Entry]) -> Setting:
    """The setting, without one of those under labels as the one who gives, or gets, all that stands elsewhere."""
    givers, getters = ({e.party for e in entries.values() if e.gives is gives and e.party} for gives in (True, False))
    if len(getters) >= LEAST and (not setting.recipients or not getters.isdisjoint(setting.recipients)):
        setting = setting._replace(recipients=(), many=True)
    if len(givers) >= LEAST and setting.donor in givers and setting.donor_from not in OPENERS:
        setting = setting._replace(donor=None, donor_from="")
    return setting


def _label_of(text: str, scene: Scene, reader: Reader) -> Label | None:
    sentence = scene.sentence
    if sentence.label is not None and text[sentence.label[1] : sentence.start].strip() == ":":
        span = Span(*sentence.label)
        return Label(_party(text[span.start : span.end], reader), span, MARKED)
    run = _RUN.match(text, sentence.start, sentence.end)
    if run is None or (run.end() < sentence.end and text[run.end()] not in MARK and "-" not in run.group()):
        return None  # nearly all sentences: a label is tried at each of its letters
    found = _LABEL.match(text, sentence.start, sentence.end)
    if found is None:
        return None
    span, party = Span(*found.span("name")), _party(found["name"], reader)
    if found["mark"].strip("* _\t") and not found["dash"]:  # '- Norway -' stands on a line of its own
        return Label(party, span, MARKED) if party or ":" in found["mark"] else None
    line = sentence.is_heading or not (sentence.is_item or found["name"][-1] in "!?.")
    return Label(party, span, HEADED) if party or line else None


def _party(label: str, reader: Reader) -> str | None:
    """The party that a label names and nothing more, in whatever letters; none by the name of its capital."""
    title = _SMALL.sub(lambda one: one.group().lower(), label.title())
    for written in (label, title) if label.isupper() else (label,):
        tokens = tokenise(written)
        begin = len(tokens) > 1 and tokens[0].lower in reader.words.nouns["articles"]
        mention = next(reader.parties.find(tokens[begin:]), None)
        if mention is not None and (mention.first, mention.last) == (0, len(tokens) - begin):
            return mention.name.target if mention.name.use not in ("capital", "demonym") else None
    return None


def _reach(scenes: Sequence[Scene], labels: Sequence[Label | None], first: int, sort: str) -> Iterator[int]:
    """The sentences of an entry: its paragraph or item, with the list it opens; below a heading all to the next."""
    own = scenes[first].sentence
    within = {first}
    yield first
    for k in range(first + 1, len(scenes)):
        sentence, label = scenes[k].sentence, labels[k]
        if label is not None and label.sort in (sort, HEADED):
            return
        listed = sentence.intro in within
        same = sentence.paragraph == own.paragraph and not sentence.opens
        if sort == MARKED and not (listed or same):
            return
        within.add(k)
        yield k


def _gives(codes: set[str], heads: Sequence[Scene], lead: set[str], setting: Setting, reader: Reader) -> bool | None:
    """Whether those in the labels give (else they get); None where nothing tells it."""
    acts = [group for scene in heads for group in _acts(scene)]
    told = sum(group in GIVING for group in acts) - sum(group in RECEIVING for group in acts)
    if told:
        return told > 0
    ours = setting.donor is not None and setting.donor not in codes
    if ours and not any(reader.catalogue.party_kind(code) in PUBLIC for code in codes):
        return None  # 'Japan gave $20 million: - UNICEF: $5 million'
    if setting.recipients and codes.isdisjoint(setting.recipients):
        return True
    if setting.donor_from in OPENERS and ours:
        return False
    aided = [sum(reader.catalogue.is_aided(code, None) for code in one) for one in (lead, codes)]
    if lead and aided[0] in (0, len(lead)):
        return aided[0] > 0  # 'Floods in Chad: who helps', 'The World Bank approved loans:'
    return 2 * aided[1] < len(codes) if 2 * aided[1] != len(codes) else None


def _lead(document: Document, scenes: Sequence[Scene], reader: Reader) -> set[str]:
    """The parties that the title and the sentences right above the first entry name."""
    titled = reader.parties.find(tokenise(document.title or ""))
    return {m.name.target for m in (*titled, *(m for scene in scenes[-LEAD:] for m in scene.parties))}


def _acts(scene: Scene) -> Iterator[str]:
    """The group of the verb right behind the label, whose subject it is."""
    start = next((k + 1 for k, t in enumerate(scene.tokens) if t.text in ":-–—\n"), 0)
    yield from (verb.form.group for verb in scene.verbs if start <= verb.at <= start + NEAR
                and verb.form.forms != {"participle"})  # 'Kenya: Given 20 trucks'


def label_of(scene: Scene, words: Words) -> tuple[str, Span] | None:
    """The party before the colon that begins a list item ('**Canada:** Will provide ...'), or None.

    So does one before another mark, where an amount follows at once ('Canada - $5 million').
    """
    if not scene.sentence.is_item or not scene.parties:
        return None
    first, articles = scene.parties[0], words.nouns["determiners"]
    place = next((k for k in range(first.last, len(scene.tokens)) if scene.tokens[k].text not in EMPHASIS), 0)
    marked = scene.tokens[place].text in BESIDE and scene.covered[place + 1 : place + 2] in (["money"], ["quantity"])
    led = all(t.text in EMPHASIS or t.lower in articles for t in scene.tokens[: first.first])
    if not led or not (marked or scene.tokens[place].text == ":"):
        return None
    return first.name.target, Span(scene.tokens[first.first].start, scene.tokens[first.last - 1].end)
