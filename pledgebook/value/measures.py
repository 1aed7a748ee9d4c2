"""What values are made of beside the promises: rates, prices, indices, units, the tree of things, and what is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from pledgebook.catalogue import ItemNode
from pledgebook.catalogue.money import MoneyTables
from pledgebook.value.exchange import Exchange

WIDE = 3
"""Nodes this near to the root of the tree ('weapons', 'energy equipment') hold such different things that the span of
their prices says nothing: prices of their kinds are not taken for them."""

NARROW = ("model", "variant")
"""Levels of the tree whose kinds are much alike, so that the price of any of them says something of all."""


class ItemTree(Protocol):
    """The catalogue's tree of things, as far as prices need it."""

    @property
    def items(self) -> Mapping[str, ItemNode]:
        """Every node by its id."""

    def ancestors(self, item_id: str) -> tuple[str, ...]:
        """The ids from the item itself up to its family."""


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """`currencies` are those in which values are told; `prices_of` a year to whose prices they are told too, or 0."""

    exchange: Exchange
    money: MoneyTables
    items: ItemTree
    priced_below: Mapping[str, tuple[str, ...]]
    """The items with a price that are kinds of a node, by the node."""
    children: Mapping[str, tuple[str, ...]]
    """The nodes right below a node."""
    currencies: tuple[str, ...]
    prices_of: int = 0
    answers: dict[tuple[object, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Which prices were found to hold, by what was asked (pricing.py): thousands of promises are of few things."""


def measures(exchange: Exchange, money: MoneyTables, items: ItemTree, currencies: Iterable[str],
             prices_of: int = 0) -> Measures:
    """The measures, with the tree's priced kinds looked up once."""
    below: dict[str, list[str]] = {}
    for item in sorted(money.prices):
        for above in items.ancestors(item)[1:]:
            below.setdefault(above, []).append(item)
    children: dict[str, list[str]] = {}
    for name in sorted(items.items):
        children.setdefault(items.items[name].parent or "", []).append(name)
    return Measures(exchange, money, items, {node: tuple(found) for node, found in below.items()},
                    {node: tuple(found) for node, found in children.items()}, tuple(currencies), prices_of)
