"""Both sides sign: of two that sign one agreement of aid, one gives, and the other gets.

'Norway and Kenya signed an agreement on a loan' does not say which; what the two are does: a bank lends to a state, and
a member of the committee of donors (`memberships.csv`) gives to one that is none. Else nobody is said to give.
"""

from pledgebook.catalogue.programmes import load_programmes
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Found, Place

DONORS = "org:oecd-development-assistance-committee"
"""The group of states that report what they give as aid."""

BESIDE = 3
"""How many words before a set phrase the verb may stand."""

SUBJECTS = frozenset({"donor.subject"})
"""Rules that find the subject of the verb."""


def signed(at: Place, cue: Cue | None, found: Found) -> Found:
    """The donors found, without the side that only signs; () where the two do not differ."""
    if not _is_signed(at, cue, found):
        return found
    giving = tuple(p for p in found.parties if _gives(at, p))
    return found._replace(parties=giving if _differ(at, found.parties) else ())


def co_signer(at: Place, cue: Cue | None, found: Found | None) -> tuple[str, ...]:
    """Who gets by an agreement that two sign, by its subject; () where that is not to be known."""
    if found is None or not _is_signed(at, cue, found) or not _differ(at, found.parties):
        return ()
    return tuple(p for p in found.parties if not _gives(at, p))


def _is_signed(at: Place, cue: Cue | None, found: Found) -> bool:
    """Whether two sign together, for nobody who is named beside them."""
    if cue is None or cue.passive or not _signs(at, cue):
        return False
    others = {m.name.target for m in at.scene.parties if at.part(m) in ("to", "people")} - set(found.parties)
    return found.rule in SUBJECTS and len(found.parties) == 2 and not others and not at.setting.recipients


def _signs(at: Place, cue: Cue) -> bool:
    """Whether the verb, or the one right before a set phrase ('signed an agreement on'), is of signing."""
    signing = at.reader.words.nouns["signing"]
    before = [verb.form.lemma for verb in at.scene.verbs if 0 < cue.first - verb.at <= BESIDE]
    return cue.lemma in signing or (cue.group == "phrase" and not signing.isdisjoint(before))


def _differ(at: Place, parties: tuple[str, ...]) -> bool:
    return len({_gives(at, party) for party in parties}) == 2


def _gives(at: Place, party: str) -> bool:
    donors = load_programmes(at.reader.catalogue).members(DONORS, at.document.published)
    return party in donors or not at.is_state(party)
