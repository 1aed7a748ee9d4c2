"""Some of a group by name: 'Several countries pledged tanks, including Spain and Italy', 'allies such as Japan'."""

from pledgebook.extract.roles import Place, may_give
from pledgebook.text.names import NameMention

CLOSES = frozenset('.;"”)')
"""Marks at which a row of names ends that a clause leaves to its end."""


def named_of(at: Place, place: int) -> tuple[str, ...]:
    """Those of the group at token `place` whom its sentence names behind it as examples; () where it names none.

    The names stand right behind the group, or at the end of its clause, so long as no other group stands between.
    """
    scene, words = at.scene, at.reader.words
    if scene.tokens.words.isdisjoint(words.openers.first_words) or not any(m.first > place for m in scene.parties):
        return ()
    groups = words.role_words["others"] | words.role_words["regions"]
    for opener, _, after in words.openers.scan(scene.tokens, place + 1):
        near = opener - place <= 1 + (scene.tokens[opener - 1].text == ",")
        between = scene.tokens.lowers[place + 1 : opener]
        if not near and (scene.tokens[opener - 1].text != "," or not groups.isdisjoint(between)):
            continue
        row, end = _row(at, after)
        if row and (near or end >= len(scene.tokens) or scene.tokens[end].text in CLOSES):
            return tuple(sorted({m.name.target for m in row if may_give(at, m, ("", "by", "place", "folk", "aside"))}))
    return ()


def _row(at: Place, start: int) -> tuple[list[NameMention], int]:
    """The names of a row from token `start` on, and where it ends."""
    row: list[NameMention] = []
    end = start
    for mention in at.scene.parties:
        if mention.first >= end and all(at.joins(k) or at.before_articles(k + 1) <= k
                                        for k in range(end, mention.first)):
            row.append(mention)
            end = mention.last
    return row, end
