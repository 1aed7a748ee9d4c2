"""Organisations that head the sections of a document: a release on what twenty companies give names each in a heading.

No table can hold every company that ever gave. A heading that is nothing but a name, among others of the kind, and
whose name then does something in the text, is an organisation's. One heading alone could be a person's or a topic.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pledgebook.extract.bodies import slug
from pledgebook.extract.cues import GIVING
from pledgebook.extract.scene import Scene, add_body
from pledgebook.extract.words import Reader
from pledgebook.text.names import Name, NameMention
from pledgebook.text.tokens import Token

LEAST: Final = 3
"""Headings of the kind that make a document one of sections by giver."""

MOST_WORDS: Final = 5

MARKS: Final = frozenset("*_#:")
"""Marks of a heading that belong to no name."""


def name_headed(scenes: Sequence[Scene], reader: Reader) -> None:
    """Add the organisations that head sections to the parties of every sentence that names them."""
    headings = [_heading(scene, reader) for scene in scenes if scene.sentence.is_heading]
    names = {letters: identifier for name in headings if name for letters, identifier in _keys(name)}
    if len(set(names.values())) < LEAST:
        return
    found = [(scene, list(_runs(scene, names))) for scene in scenes]
    acting = {mention.name.target for scene, runs in found for mention in runs if _acts(scene, mention)}
    if len(acting) < LEAST:
        return
    for scene, runs in found:
        for mention in runs:
            if mention.name.target in acting:
                add_body(scene, mention)


def _heading(scene: Scene, reader: Reader) -> list[Token] | None:
    """The tokens of a heading that is nothing but capitalised words that no table knows."""
    held = [k for k, token in enumerate(scene.tokens) if token.text not in MARKS]
    tokens = [scene.tokens[k] for k in held]
    known = any(scene.covered[k] for k in held)
    capital = all(t.text == "&" or (t.kind == "word" and t.text[:1].isupper()) for t in tokens)
    plain = any(t.lower in reader.words.heads or t.lower in reader.words.bundles["aid"] for t in tokens)
    return tokens if 0 < len(tokens) <= MOST_WORDS and capital and not known and not plain else None


def _keys(name: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """(letters, id) of the ways in which the text may write a heading's name: spaced otherwise, and by initials."""
    identifier = f"org:{slug(' '.join(t.text for t in name if t.kind == 'word'))}"
    yield "".join(t.text for t in name), identifier
    if any(t.text == "&" for t in name):
        yield "".join(t.text[0] for t in name), identifier  # 'P&G'


def _runs(scene: Scene, names: Mapping[str, str]) -> Iterator[NameMention]:
    """Where the sentence writes one of the names, longest first, none inside another mention."""
    openers = {letters[0] for letters in names}
    after = 0
    for at in [k for k, token in enumerate(scene.tokens) if token.text[:1] in openers]:
        if at < after:
            continue
        size = next((n for n in range(MOST_WORDS, 0, -1) if _letters(scene, at, n) in names), 0)
        if size:
            letters, after = _letters(scene, at, size), at + size
            written = " ".join(t.text for t in scene.tokens[at:after])
            yield NameMention(at, after, Name(written, "party", names[letters]))


def _letters(scene: Scene, at: int, size: int) -> str:
    if at + size > len(scene.tokens) or any(scene.covered[at : at + size]):
        return ""
    return "".join(t.text for t in scene.tokens[at : at + size])


def _acts(scene: Scene, mention: NameMention) -> bool:
    """Whether a verb of giving or promising stands right behind the name."""
    return any(0 <= verb.at - mention.last <= 3 and verb.form.group in GIVING for verb in scene.verbs)
