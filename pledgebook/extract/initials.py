"""Initials that a document itself explains: 'the Pakistan Red Crescent Society (PRCS)' is no other country's.

What stands in brackets behind a name is that name's, in the whole document, whatever a table knows under the letters.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from pledgebook.catalogue import Catalogue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention

LEAST: Final = 3
"""Letters from which a word in capitals may be the initials of a name."""

GIVEN: Final = frozenset({"goods", "service", "package", "people"})
"""Kinds of what is given and does not act."""


def explain_initials(scenes: Sequence[Scene], words: Words) -> None:
    """Give every mention by initials the party whose name the document writes out before them.

    Initials of a thing ('this emergency response unit (ERU)') are covered: they are no body that acts.
    """
    bracketed = [scene for scene in scenes if "(" in scene.tokens.words]
    known = {letters: mention for scene in bracketed for letters, mention in _explained(scene)}
    things = {letters for scene in bracketed for letters in _of_things(scene, words) if letters not in known}
    for scene in scenes if known else ():
        scene.parties = [
            NameMention(m.first, m.last, m.name._replace(target=told.name.target))
            if m.last - m.first == 1 and (told := known.get(scene.tokens[m.first].text)) else m
            for m in scene.parties
        ]
        for at in _bare(scene, known):
            scene.parties.append(NameMention(at, at + 1, known[scene.tokens[at].text].name))
            scene.cover(at, at + 1, "party")
        scene.parties.sort(key=lambda m: m.first)
    others = {letters for scene in bracketed for letters in _of_others(scene) if letters not in known}
    for scene in scenes if others else ():
        for mention in [m for m in scene.parties if m.last - m.first == 1 and scene.tokens[m.first].text in others]:
            scene.parties.remove(mention)
            scene.cover(mention.first, mention.last, "initials")
    for scene in scenes if things else ():
        for at in _bare(scene, things):
            scene.cover(at, at + 1, "initials")


def fold_initials(scenes: Sequence[Scene], catalogue: Catalogue) -> None:
    """Make one name of 'Papua New Guinea (PNG)': a row goes on behind the bracket, and a verb stands beside it."""
    for scene in scenes:
        if "(" in scene.tokens.words:
            _fold(scene, catalogue)


def _fold(scene: Scene, catalogue: Catalogue) -> None:
    """The same for one sentence; only states, for what stands behind an agency's initials is told of the agency."""
    tokens, row = scene.tokens, scene.parties
    for name, short in [(a, b) for a, b in pairwise(row) if b.first == a.last + 1 and a.name.target == b.name.target]:
        closed = short.last < len(tokens) and tokens[short.last].text == ")"
        state = name.last - name.first > 1 and catalogue.party_kind(name.name.target) in ("state", "territory")
        if closed and state and tokens[name.last].text == "(" and short.last - short.first == 1:
            row.remove(short)
            row[row.index(name)] = NameMention(name.first, short.last + 1, name.name)
            scene.cover(name.first, short.last + 1, "party")


def _bare(scene: Scene, letters: Collection[str]) -> list[int]:
    """Where initials stand that no table knows."""
    return [at for at, token in enumerate(scene.tokens) if token.text in letters and not scene.covered[at]]


def _of_things(scene: Scene, words: Words) -> Iterator[str]:
    """The initials in brackets behind the name of a thing, written out with capitals or without."""
    tokens = scene.tokens
    for at in [k for k, token in enumerate(tokens) if token.text == "(" and 0 < k < len(tokens) - 2]:
        letters, closed = tokens[at + 1].text, tokens[at + 2].text == ")"
        if not closed or not (letters.isupper() and len(letters) >= LEAST) or at < len(letters):
            continue
        spelled = "".join(token.lower[:1] for token in tokens[at - len(letters) : at])
        if spelled == letters.lower() and words.heads.get(tokens.lowers[at - 1]) in GIVEN:
            yield letters


def _of_others(scene: Scene) -> Iterator[str]:
    """The initials in brackets behind words with capitals that spell them and name no party we know, and their plural.

    'Disaster Recovery Centers (DRCs)' are no country.
    """
    tokens = scene.tokens
    for mention in scene.parties:
        at = mention.first
        if mention.last - at > 1 or at < LEAST + 1 or tokens[at - 1].text != "(" or tokens[at + 1 : at + 2] == []:
            continue
        letters = tokens[at].text.removesuffix("s")
        if not letters.isupper() or len(letters) < LEAST or tokens[at + 1].text != ")":
            continue
        named = [k for k in range(max(0, at - 1 - 2 * len(letters)), at - 1) if tokens[k].text[:1].isupper()]
        spelled = "".join(tokens[k].text[0] for k in named[-len(letters) :])
        if spelled == letters and not any(m.last == at - 1 for m in scene.parties):
            yield from (letters, f"{letters}s")


def _explained(scene: Scene) -> list[tuple[str, NameMention]]:
    """(initials, the name) of each party whose name ends before a bracket with its initials."""
    found: list[tuple[str, NameMention]] = []
    for mention in scene.parties:
        at = mention.last
        inside = scene.tokens[at : at + 3]
        if len(inside) < 3 or inside[0].text != "(" or inside[2].text != ")" or mention.last - mention.first < LEAST:
            continue
        letters = inside[1].text
        named = [t for t in scene.tokens[mention.first : mention.last] if t.text[:1].isupper()]
        initials = ("".join(t.text[0] for t in named), "".join(t.text[0] for t in named if not t.glued))
        if letters.isupper() and len(letters) >= LEAST and letters in initials:  # 'Inter-American' is one or two
            found.append((letters, mention))
    return found
