"""Names for codes: who is meant, in full, and several of them in one phrase."""

from collections.abc import Callable, Iterable

Naming = Callable[[str], str]
"""From a party's code to its name ('FR' -> 'France')."""

NOBODY = "donor not named"


def together(names: Iterable[str], nobody: str = NOBODY) -> str:
    """'France', 'Denmark and Sweden', 'Denmark, Norway and Sweden'; `nobody` where there is none."""
    found = list(names)
    if not found:
        return nobody
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
