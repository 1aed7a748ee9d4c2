"""Both sides sign: of two that sign one agreement of aid, one gives, and the other gets.

'Norway and Kenya signed an agreement on a loan', 'Kenya signed a deal with Norway' do not say which; what the two are
does: a bank lends to a state, a member of the committee of donors (`memberships.csv`) gives to one that is none, and
one that is on no list of those who are aided gives to one that is. Else nobody is said to give.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.asking import joined_after
from pledgebook.extract.cues import Cue
from pledgebook.extract.givers_by_rank import GIVES, rank_on
from pledgebook.extract.pacts import is_signing
from pledgebook.extract.roles import Found, Place, is_in_need, office_at, weighed
from pledgebook.extract.words import together
from pledgebook.model import Inference
from pledgebook.text.names import NameMention

BESIDE: Final = 5
"""How many words before a set phrase the verb may stand ('reached a staff-level agreement on')."""

NEAR: Final = 12
"""How many words behind the verb the name of the other side may stand."""

TITLE: Final = 4
"""How many words of a title may stand before 'of' and whose envoy it is ('Ambassador Extraordinary and ...')."""

SUBJECTS: Final = frozenset({"donor.subject", "donor.office"})
"""Rules that find the subject of the verb."""


def signed(at: Place, cue: Cue | None, found: Found) -> Found:
    """The donors found, without the side that only signs; () where the two do not differ."""
    sides = _sides(at, cue, found)
    if not sides and _agrees_for_itself(at, cue, found):
        lenders = [m for m in at.scene.parties if cue is not None and m.first > cue.at and _rank_lends(at, m)]
        there = at.span(lenders[0]) if lenders else Inference("donor: of those who sign")
        return weighed(tuple(m.name.target for m in lenders[:1]), there, "donor.subject")
    if sides and not found.parties:
        return weighed(_givers(at, sides), Inference("donor: of those who sign"), "donor.subject")
    if not sides and not found.parties and cue is not None and cue.passive and _signs(at, cue):
        return _signed_with(at, cue) or found
    return found._replace(parties=_givers(at, sides)) if sides else found


def _signed_with(at: Place, cue: Cue) -> Found | None:
    """'An agreement was signed with Japan': the one side that is named gives, where it is one that gives."""
    sides = [m for m in at.scene.parties if m.first > cue.at and is_with(at, m)]
    if len(sides) != 1 or rank(at, sides[0].name.target) < GIVES or sides[0].name.target in at.setting.recipients:
        return None
    return weighed((sides[0].name.target,), at.span(sides[0]), "donor.subject")


def co_signer(at: Place, cue: Cue | None, found: Found | None) -> tuple[str, ...]:
    """Who gets by an agreement that two sign, by its subject; () where that is not to be known."""
    sides = _sides(at, cue, found) if found is not None else _between(at, cue)
    if not sides and found is not None and _agrees_for_itself(at, cue, found):
        return found.parties
    giving = _givers(at, sides) if sides else ()
    return tuple(p for p in sides if p not in giving) if giving else ()


def _sides(at: Place, cue: Cue | None, found: Found) -> tuple[str, ...]:
    """The two that sign or talk together, for nobody who is named beside them; () where they do not."""
    between = _between(at, cue)
    if between:
        return between
    if cue is None or at.setting.recipients or found.rule not in SUBJECTS:
        return ()
    if cue.passive or cue.stage is Stage.CONTRACTED or not _signs(at, cue):
        return ()
    sides = found.parties
    if len(sides) == 1:
        beside = [m for m in at.scene.parties if 0 < m.first - cue.first + BESIDE <= NEAR + BESIDE and is_with(at, m)]
        met = [p for m in at.scene.offices if _is_led(at, m) and (p := office_at(at, m.first))]
        named = [m.name.target for m in beside] or met
        named += [*_envoys(at, cue)]
        sides = (*sides, named[0]) if named and named[0] not in sides else sides
    others = {m.name.target for m in at.scene.parties if at.part(m) in ("to", "people")} - set(sides)
    return sides if len(sides) == 2 and not others else ()


def _agrees_for_itself(at: Place, cue: Cue | None, found: Found) -> bool:
    """'Kenya has reached agreement on a $2 billion IMF loan': one that is aided agrees to what is for nobody else."""
    if cue is None or cue.passive or cue.stage is Stage.CONTRACTED or found.rule not in SUBJECTS:
        return False
    if len(found.parties) != 1 or not is_in_need(at, found.parties[0]) or not _signs(at, cue):
        return False
    others = {m.name.target for m in at.scene.parties if m.first > cue.at and at.is_state(m.name.target)}
    return not others and not at.reader.words.nouns["deals_of_aid"].isdisjoint(at.scene.tokens.lowers[cue.first :])


def _rank_lends(at: Place, mention: NameMention) -> bool:
    """Whether a name is a bank's, a fund's or a union's."""
    return at.kind(mention.name.target) in ("bank", "fund", "union")


def _between(at: Place, cue: Cue | None) -> tuple[str, ...]:
    """'was signed between Norway and Kenya', 'by Norway and Kenya': the two of an agreement told in the passive.

    'An agreement between Norway and Kenya was signed' names them before the verb.
    """
    if cue is None or at.setting.recipients or not cue.passive or not _signs(at, cue):
        return ()
    leads = together(at.reader.words.nouns["betweens"], at.reader.words.speech["by"])
    for mention in at.scene.parties:
        if at.scene.tokens.lowers[at.before_articles(mention.first) - 1] in leads:
            sides = joined_after(at, mention)
            return sides if len(sides) == 2 else ()
    return ()


def _envoys(at: Place, cue: Cue) -> Iterator[str]:
    """'The Ambassador of Japan to the Republic of Mali and the deputy minister of Mali signed': whose envoy signs."""
    tokens, envoys = at.scene.tokens, at.reader.words.nouns["envoys"]
    if tokens.words.isdisjoint(envoys):
        return
    for mention in at.scene.parties:
        place = mention.first - 1
        place -= place > 0 and tokens.lowers[place] in at.reader.words.nouns["definite"]
        led = place > 0 and tokens.lowers[place] in at.reader.words.order.of
        title = tokens.lowers[max(0, place - TITLE) : place] if led else tokens.lowers[mention.last : mention.last + 1]
        named = led or mention.name.use == "demonym"
        if named and mention.last <= cue.first and not envoys.isdisjoint(title):
            yield mention.name.target


def is_with(at: Place, mention: NameMention) -> bool:
    """Whether a state or a union stands right behind 'with': the other side."""
    public = at.is_public(mention.name.target) or at.kind(mention.name.target) in ("bank", "fund", "agency")
    return public and _is_led(at, mention)


def _is_led(at: Place, mention: NameMention) -> bool:
    place = at.before_articles(mention.first) - 1
    return place >= 0 and at.scene.tokens.lowers[place] in at.reader.words.nouns["withs"]


def _signs(at: Place, cue: Cue) -> bool:
    """Whether the verb, or the one right before a set phrase ('signed an agreement on'), is of signing or talks."""
    words = at.reader.words
    signing = together(words.nouns["signing"], words.nouns["bargaining"])
    if is_signing(words, cue) or _assents(at, cue):
        return True
    before = [verb.form.lemma for verb in at.scene.verbs if cue.first - BESIDE <= verb.at <= cue.at]
    talks = cue.group == "phrase" and cue.lemma in words.nouns["talks"]
    return talks or cue.lemma in signing or (
        cue.group == "phrase" and not together(signing, words.nouns["clinching"]).isdisjoint(before))


def _assents(at: Place, cue: Cue) -> bool:
    """'approved a loan agreement with Norway': whether a verb of approving has an agreement for its object."""
    words = at.reader.words
    if cue.passive or cue.group != "commit" or cue.lemma not in words.nouns["licensing"]:
        return False
    approved = at.scene.tokens.lowers[cue.at + 1 : cue.at + 1 + BESIDE]
    return not words.joined["bonds"].isdisjoint(approved) and not words.nouns["deals_of_aid"].isdisjoint(approved)


def _givers(at: Place, sides: tuple[str, ...]) -> tuple[str, ...]:
    """The side that gives by what the two are; () where they do not differ."""
    ranks = {party: rank(at, party) for party in sides}
    if len(set(ranks.values())) < 2:
        return ()
    most = max(ranks.values())
    return tuple(party for party in sides if ranks[party] == most)


def rank(at: Place, party: str) -> int:
    """2 for one that gives by what it is, 0 for one that aid goes to, 1 for others."""
    return rank_on(party, at.reader.catalogue, at.document.published)
