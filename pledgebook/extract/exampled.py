"""Some of a group by name: 'Several countries pledged tanks, including Spain and Italy', 'allies such as Japan'."""

from typing import Final

from pledgebook.extract.roles import Place, may_give
from pledgebook.extract.rows_of_names import is_joined
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

OPENS: Final = frozenset(",–—-(")
"""Marks behind a group before those of it that are named ('several states – among them Spain – have sent')."""

NAMES: Final = frozenset(":–—(")
"""Marks behind a group before the names of all that are in it."""

CLOSES: Final = frozenset('.;"”)')
"""Marks at which a row of names ends that a clause leaves to its end."""


def named_of(at: Place, place: int) -> tuple[str, ...]:
    """Those of the group at token `place` whom its sentence names behind it as examples; () where it names none.

    The names stand right behind the group, or at the end of its clause, so long as no other group stands between.
    """
    scene, words = at.scene, at.reader.words
    behind = [token.text for token in scene.tokens[place + 1 : place + 2]]
    all_of_them = _row(at, place + 2) if behind and behind[0] in NAMES else []
    if len(all_of_them) > 1:  # 'three countries: Norway, Sweden and Denmark'
        return tuple(sorted({m.name.target for m in all_of_them}))
    if scene.tokens.words.isdisjoint(words.openers.first_words) or not any(m.first > place for m in scene.parties):
        return ()
    groups = together(words.role_words["others"], words.role_words["regions"])
    for opener, _, after in words.openers.scan(scene.tokens, place + 1):
        near = opener - place <= 1 + (scene.tokens[opener - 1].text in OPENS)
        between = scene.tokens.lowers[place + 1 : opener]
        if not near and (scene.tokens[opener - 1].text != "," or not groups.isdisjoint(between)):
            continue
        row = _row(at, after)
        end = row[-1].last if row else after
        if row and (near or end >= len(scene.tokens) or scene.tokens[end].text in CLOSES):
            return tuple(sorted({m.name.target for m in row if may_give(at, m, ("", "by", "place", "folk", "aside"))}))
    return ()


def _row(at: Place, start: int) -> list[NameMention]:
    """The names of the row that begins at token `start`, over an article."""
    row: list[NameMention] = []
    for mention in at.scene.parties:
        opens = not row and mention.first >= start >= at.before_articles(mention.first)
        if opens or (row and is_joined(at.scene.tokens, row[-1].last, mention.first, at.reader.words)):
            row.append(mention)
    return row
