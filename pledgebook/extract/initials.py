"""Initials that a document itself explains: 'the Pakistan Red Crescent Society (PRCS)' is no other country's.

What stands in brackets behind a name is that name's, in the whole document, whatever a table knows under the letters.
"""

from collections.abc import Sequence

from pledgebook.extract.scene import Scene

LEAST = 3
"""Letters from which a word in capitals may be the initials of a name."""


def explain_initials(scenes: Sequence[Scene]) -> None:
    """Give every mention by initials the party whose name the document writes out before them."""
    known = {letters: name for scene in scenes for letters, name in _explained(scene)}
    for scene in scenes if known else ():
        scene.parties = [
            m._replace(name=m.name._replace(target=target))
            if m.last - m.first == 1 and (target := known.get(scene.tokens[m.first].text)) else m
            for m in scene.parties
        ]


def _explained(scene: Scene) -> list[tuple[str, str]]:
    """(initials, party) of each name that ends before a bracket with its initials."""
    found = []
    for mention in scene.parties:
        at = mention.last
        inside = scene.tokens[at : at + 3]
        if len(inside) < 3 or inside[0].text != "(" or inside[2].text != ")" or mention.last - mention.first < LEAST:
            continue
        letters = inside[1].text
        initials = "".join(t.text[0] for t in scene.tokens[mention.first : mention.last] if t.text[:1].isupper())
        if letters.isupper() and len(letters) >= LEAST and letters == initials:
            found.append((letters, mention.name.target))
    return found

