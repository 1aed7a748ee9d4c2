"""The words for public offices: which roles of offices.csv a word means, by rows of role_words.csv.

A role may end in a star and then stands for every role that begins so. In English a role is a word for itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pledgebook.catalogue import OWN_LANGUAGE, Catalogue
from pledgebook.catalogue.lookup import rows_of

STAR = "*"
"""What a role of the table ends in that is the beginning of roles."""


@dataclass(frozen=True, slots=True)
class RoleWord:
    """The roles that a word means, and the parties whose office it is where nothing else names one."""

    roles: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()


@cache
def role_words(catalogue: Catalogue, language: str) -> Mapping[str, RoleWord]:
    """The words of a language, each with what it means; empty where the table has none."""
    known = {office.role for office in catalogue.offices}
    found = {role: RoleWord(frozenset((role,))) for role in sorted(known) if language == OWN_LANGUAGE}
    for row in rows_of("role_words", catalogue.own_tables):
        if row["language"] == language:
            one = found.get(row["word"], RoleWord())
            default = frozenset(filter(None, (row["party"],)))
            found[row["word"]] = RoleWord(one.roles | frozenset(meant(row["role"], known)), one.parties | default)
    return found


def meant(role: str, known: frozenset[str] | set[str]) -> Iterator[str]:
    """The known roles that a cell of the table means: itself, or those that begin as it does."""
    if role.endswith(STAR):
        yield from (one for one in sorted(known) if one.startswith(role.removesuffix(STAR)))
    elif role in known:
        yield role
