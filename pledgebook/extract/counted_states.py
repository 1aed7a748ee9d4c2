"""States that a text names in one row and elsewhere calls by their number alone: 'the three countries'.

'The floods hit Chad, Mali and Niger. Norway will give $3 million to the three countries': what is for the three is for
those. A row of which nobody says how many countries it has stands for nothing but itself.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from pledgebook.extract.cues import GIVING
from pledgebook.extract.rows_of_names import is_joined, parts_in
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Reader
from pledgebook.text.names import NameMention

LEAST, MOST = 2, 15
"""How many states a row may have that a text counts."""

NOUN: Final = 4
"""How many words behind the number the noun may stand that says what it counts ('three West African countries')."""

ACTING: Final = 3
"""How many words behind a row its verb may stand."""

GETS: Final = frozenset({"", "to", "people", "place"})
"""Parts of a row whose states may be those that get."""


def counted_states(scenes: Sequence[Scene], taken: Collection[str | None], reader: Reader) -> tuple[str, ...]:
    """The states of the one row that has as many as the text counts countries; () where there is none or several."""
    numbered = (scene for scene in scenes if scene.quantities)
    sizes = {size for scene in numbered for noun, size in counts(scene, reader) if not _give(scene, noun)}
    if not sizes:
        return ()
    rows = {row for scene in scenes for row in _rows(scene, reader) if len(row) in sizes and row.isdisjoint(taken)}
    return tuple(sorted(rows.pop())) if len(rows) == 1 else ()


def _give(scene: Scene, noun: int) -> bool:
    """'The two countries will send': what is counted is the subject of a verb of giving."""
    return any(0 < verb.at - noun <= ACTING and verb.form.group in GIVING for verb in scene.verbs)


def counts(scene: Scene, reader: Reader) -> Iterator[tuple[int, int]]:
    """(token of the noun, number) of each number of countries that the sentence tells."""
    nouns = reader.words.role_words["many"]
    for amount in scene.quantities:
        number = amount.min
        if number is None or number != amount.max or not LEAST <= number <= MOST:
            continue
        behind = range(amount.core + 1, min(len(scene.tokens), amount.core + 1 + NOUN))
        noun = next((at for at in behind if scene.tokens.lowers[at] in nouns), None)
        if noun is not None and all(scene.tokens[at].kind == "word" for at in range(amount.core + 1, noun)):
            yield noun, int(number)


def _rows(scene: Scene, reader: Reader) -> Iterator[frozenset[str]]:
    """The rows of states of a sentence that do not act as givers in it."""
    row: list[NameMention] = []
    part = ""
    for mention, own in parts_in(scene, reader.words):
        joined = bool(row) and is_joined(scene.tokens, row[-1].last, mention.first, reader.words)
        if not joined:
            yield from _whole(scene, row, part, reader)
            row, part = [], own
        row.append(mention)
    yield from _whole(scene, row, part, reader)


def _whole(scene: Scene, row: Sequence[NameMention], part: str, reader: Reader) -> Iterator[frozenset[str]]:
    kinds = {reader.catalogue.party_kind(mention.name.target) for mention in row}
    gives = any(0 <= v.at - row[-1].last <= ACTING and v.form.group in GIVING for v in scene.verbs) if row else True
    if kinds <= {"state", "territory"} and part in GETS and not gives:
        yield frozenset(mention.name.target for mention in row)
