"""What goes with a thing and is another node: its ammunition, its spare parts, its crew."""

import re
from collections.abc import Iterator, Sequence

from pledgebook.catalogue import Catalogue
from pledgebook.link.found import Weighed
from pledgebook.link.index import Mention
from pledgebook.link.seen import SCORE, Scale, Seen, is_model, is_under

_CALIBRE = re.compile(r"([0-9.]+)mm (?:(tank|mortar) )?(ammunition|rocket)")


def calibres_of(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """(calibre, 'tank', 'mortar', 'rocket' or '') -> the node of its ammunition."""
    found: dict[tuple[str, str], str] = {}
    for node in catalogue.items.values():
        match = _CALIBRE.fullmatch(node.name)
        if match:
            found[match.group(1), match.group(2) or match.group(3).replace("ammunition", "")] = node.id
    for (calibre, _), node_id in list(found.items()):
        found.setdefault((calibre, ""), node_id)
    return found


def companions_of(seen: Seen, head: Mention, others: Sequence[Mention], less: float) -> Iterator[Weighed]:
    """The node that is both: 'ammunition' and 'howitzer' are artillery ammunition."""
    catalogue = seen.scale.catalogue
    if is_model(head.targets[0], catalogue) or head.targets[0] in seen.scale.calibres.values():
        return  # a calibre says more than the weapon
    if any(seen.scale.words.is_a("purpose", token) for token in seen.tokens[head.first + 1 : head.last]):
        return  # the name has what it is for in it
    beside = [*others, *(m for m in seen.within(seen.phrase.purpose) if m.table == "item")]
    for mention in sorted(beside, key=lambda one: not is_model(one.targets[0], catalogue))[:1]:
        pair = next((pair for target in mention.targets if (pair := _pair(head.targets[0], target, seen.scale))), None)
        if pair and pair not in catalogue.ancestors(head.targets[0]):
            yield Weighed(pair, SCORE["companion"] - less + _deeper(pair, catalogue),
                          f'"{seen.text(head)}" of "{seen.text(mention)}" (table companions)')


def _pair(thing: str, of: str, scale: Scale) -> str | None:
    """What the table has for a thing and what it belongs to, or for what they are kinds of: the closest row."""
    ups = scale.catalogue.ancestors
    found = next((scale.companions[one, other] for other in ups(of) for one in ups(thing)
                  if (one, other) in scale.companions), None)
    return found if found is None or thing not in ups(found) or thing != found else None


def _deeper(target: str, catalogue: Catalogue) -> float:
    """A hundredth a step, so that of two nodes that fit the more particular one wins."""
    return len(catalogue.ancestors(target)) / 100


def calibre_of(seen: Seen, head: Mention, less: float) -> Iterator[Weighed]:
    """The ammunition of a calibre that stands somewhere in the phrase."""
    catalogue = seen.scale.catalogue
    if not is_under(head.targets[0], ("ammunition",), catalogue) or is_model(head.targets[0], catalogue):
        return
    said = "".join(token.lower for token in seen.tokens)
    kind = next((kind for part, kind in seen.scale.words.kinds.get("calibre", {}).items() if part in said), "")
    for k, token in enumerate(seen.tokens[:-1]):
        after = seen.tokens[k + 1 : k + 3]
        if token.kind != "number" or not any(one.lower in ("mm", "мм") for one in after):
            continue
        calibre = token.text.replace(",", ".")
        node = seen.scale.calibres.get((calibre, kind)) or seen.scale.calibres.get((calibre, ""))
        if node:
            yield Weighed(node, SCORE["companion"] + 0.05 - less, f'"{seen.text(head)}" of {calibre} mm')
