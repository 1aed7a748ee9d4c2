"""What a rich state does for its own people: 'Congress passed a $2 trillion relief bill'.

Relief, loans, grants and meals at home are told in the words of assistance. What tells them apart is who gets: a state
that gives aid and gets none, with nobody from abroad beside it. What others send it by name (a neighbour's firemen),
arms that are ordered for it, and what is asked of partners stay. So it is with what nobody by name gets, where hardly a
sentence of the text names anybody from abroad.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.programmes import load_programmes
from pledgebook.codes import Kind
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.arms import names_arms
from pledgebook.extract.givers_by_rank import DONORS
from pledgebook.extract.remote import PRIVATE, is_abroad, names_others
from pledgebook.extract.roles import Found, Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Reader

RICH: Final = "org:g7"
"""The group whose members give aid and get none, whatever union they belong to."""

UNION: Final = "EU"
"""A union that gives to its own members: of those a donor may get."""

KINDS: Final = frozenset({Kind.FUNDS, Kind.PACKAGE, Kind.GOODS, Kind.SERVICE, Kind.TRAINING})
"""Kinds of what is given; orders and output are claims whoever gets them (see `arms`)."""

MONEYS: Final = frozenset({Kind.FUNDS, Kind.PACKAGE})
"""Kinds of sums; a ministry's people and things go abroad more often than not."""

ELSEWHERE: Final = frozenset({"recipient.document", "recipient.section", "recipient.before", "recipient.earlier"})
"""Rules of recipients that stand in another sentence, or are told by the text as a whole."""

SPOKEN: Final = frozenset({"recipient.pronoun"})
"""Rules of recipients that are read from who speaks: 'us' are no others, whomever the text is for."""

DAYS: Final = 4096
"""For how many days the rich states are kept."""

SENTENCES: Final = 6
"""From how many sentences on a text shows whether anybody from abroad is in it."""

SELDOM, SOME = 10, 4
"""In one of how many sentences others may be named by the way; and where more sentences tell of home affairs."""


def is_at_home(at: Place, anchor: Anchor, kind: Kind, roles: tuple[Found, Found]) -> bool:
    """Whether a rich state alone gets, or nobody by name in a text of its own affairs, and nobody from abroad is by."""
    if kind not in KINDS or is_abroad(at.scene, at.reader):
        return False
    if not _is_own(at, roles) and not (anchor.money is not None and kind in MONEYS and _is_said_of_home(at, roles)):
        return False
    return kind is not Kind.GOODS or not names_arms(at, anchor)


def _is_own(at: Place, roles: tuple[Found, Found]) -> bool:
    """Whether a rich state alone gets by name, or it and its firms and charities give and get in its own affairs."""
    donors, recipients = (found.parties for found in roles)
    known = {*donors, *recipients}
    own, others = recipients[0] if recipients else "", frozenset[int]()
    alone = len(known) == 1 and not donors and {own}.issuperset(at.setting.recipients)
    if not alone:  # who gets may be read amiss, in a text that is for somebody else
        own, others = _inland(at)
    if not own and not donors and roles[1].rule in SPOKEN and is_rich(at, recipients[0]):
        own = recipients[0]  # 'This order will give us new tools'
    if not own and len(donors) == 1 and at.setting.remote.is_inland(at.scene, donors[0]):
        own = donors[0]
    if not own or at.scene.sentence.start in others or names_others(at.scene.parties, own, at.reader):
        return False
    return is_rich(at, own) and all(party == own or at.kind(party) in PRIVATE for party in known)


def _is_said_of_home(at: Place, roles: tuple[Found, Found]) -> bool:
    """'HUD made available $5 million in Native Hawaiian grants': words of home, and who gets stands elsewhere."""
    donors, recipients = roles
    words, tokens = at.reader.words, at.scene.tokens
    if len(donors.parties) != 1 or not words.home.may_stand(tokens):
        return False
    if recipients.parties and recipients.rule not in ELSEWHERE:
        return False
    if not is_rich(at, donors.parties[0]) or names_others(at.scene.parties, donors.parties[0], at.reader):
        return False
    hits = list(words.home.scan(tokens))
    return len(hits) > 1 or any(after - first > 1 for first, _, after in hits)  # one 'federal' names but the giver


def is_rich_alone(at: Place, found: Found) -> bool:
    """Whether nobody gets, or rich states alone, which buy and sell as others do."""
    return all(is_rich(at, party) for party in found.parties)


def is_rich(at: Place, party: str) -> bool:
    """Whether a state gives aid and gets none: one of the richest, or a donor outside the union that gives its own."""
    return at.is_state(party) and party in _rich_on(at.reader.catalogue, at.document.published)


@lru_cache(maxsize=DAYS)
def _rich_on(catalogue: Catalogue, day: date | None) -> frozenset[str]:
    """The rich states of a day, asked for again and again in a text."""
    groups = load_programmes(catalogue)
    givers = {*groups.members(DONORS, day)} - {*groups.members(UNION, day)}
    return frozenset(givers.union(groups.members(RICH, day)))


def _inland(at: Place) -> tuple[str, frozenset[int]]:
    """The state whose own affairs the text tells, with the sentences that speak of others; ('', none) where none is."""
    text = at.setting.homes
    if text.inland is None:
        text.inland = _read_inland(text.scenes, at.reader)
    return text.inland


def _read_inland(scenes: Sequence[Scene], reader: Reader) -> tuple[str, frozenset[int]]:
    nowhere = "", frozenset[int]()
    if len(scenes) < SENTENCES:
        return nowhere
    kind = reader.catalogue.party_kind
    named = Counter(m.name.target for scene in scenes for m in (*scene.parties, *scene.towns)
                    if kind(m.name.target) == "state")
    if not named:
        return nowhere
    own = max(sorted(named), key=lambda party: named[party])
    others = [is_abroad(scene, reader) or names_others(scene.parties, own, reader) for scene in scenes]
    told = sum(others)
    if told * SOME > len(scenes):
        return nowhere
    homely = sum(_is_of_home(scene, reader) for scene in scenes)
    if not homely or (told * SELDOM > len(scenes) and told >= homely):
        return nowhere
    near = (scene.sentence.start for k, scene in enumerate(scenes) if others[k] or others[max(0, k - 1)])
    return own, frozenset(near)


def _is_of_home(scene: Scene, reader: Reader) -> bool:
    """Whether a sentence has words of a state's own affairs."""
    words = reader.words
    if not scene.tokens.words.isdisjoint(words.nouns["inland"]):
        return True
    return next(words.home.scan(scene.tokens), None) is not None
