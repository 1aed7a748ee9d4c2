"""The other side of joint work gets: 'a $20 million programme with Kiribati', 'a $5 million partnership with Nepal'."""

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.roles import Found, Place, is_in_need, weighed
from pledgebook.extract.row_takers import whole_row


def joint_work(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """The state in need behind the 'with' of a programme that is worth a sum."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if anchor.money is None:
        return None
    for noun in range(max(0, anchor.last - 1), min(anchor.last + 2, len(lowers) - 2)):
        if lowers[noun] not in words.nouns["joint_nouns"] or lowers[noun + 1] not in words.nouns["withs"]:
            continue
        for mention in at.scene.parties:
            place = at.before_articles(mention.first)
            if place > noun + 2 and lowers[place - 1] in words.order.of:
                place = at.before_articles(place - 2)  # 'with the Government of Kiribati'
            free = mention.name.target not in {*donors, *at.setting.aggressor}
            if place == noun + 2 and free and is_in_need(at, mention.name.target):
                return weighed(whole_row(at, mention, donors), at.span(mention), "recipient.signer")
    return None
