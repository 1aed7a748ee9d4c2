"""Funds for the world: what is paid into the Global Fund is its own, and not for the country that a text is about.

A fund by whose name a state is told ('the Lebanon Humanitarian Fund') and the funds of a war are for that one.
"""

from pledgebook.extract.roles import Place
from pledgebook.text.tokens import tokenise


def is_of_the_world(at: Place, codes: tuple[str, ...]) -> bool:
    """Whether money goes into funds that are for no state by name, in a text on no war."""
    catalogue = at.reader.catalogue
    if not codes or any(at.kind(code) != "fund" for code in codes):
        return False
    if not catalogue.attacked.isdisjoint(at.setting.recipients):
        return False
    names = (tokenise(catalogue.party_name(code)) for code in codes)
    return not any(at.is_state(m.name.target) for tokens in names for m in at.reader.gazetteer.find(tokens))
