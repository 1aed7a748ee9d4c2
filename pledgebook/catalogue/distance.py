"""How far apart two nodes of the item tree are."""

from dataclasses import dataclass

from pledgebook.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Distance:
    """`steps` up and down between two nodes, over `common`, their nearest common ancestor, which lies `depth` deep.

    The root of the tree is at depth 0. The deeper the common ancestor, the more two nodes have in common: two howitzers
    four steps apart are nearer in kind than a howitzer and a blanket.
    """

    steps: int
    common: str
    depth: int


def distance(first: str, second: str, catalogue: Catalogue) -> Distance | None:
    """The distance between two nodes, the same in both directions; None where one is no node of the tree."""
    up, other = catalogue.ancestors(first), catalogue.ancestors(second)
    common = next((node for node in up if node in other), None)
    if common is None:
        return None
    return Distance(up.index(common) + other.index(common), common, len(catalogue.ancestors(common)) - 1)
