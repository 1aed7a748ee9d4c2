"""From the parts of a phrase to candidates: which word is the thing, and what the words around it say of it.

The thing is the head of its phrase: the last name in English and German, the first in French and Ukrainian. A model
beside its type is the model ('Leopard 2A6 tanks'); ammunition, parts or a crew beside a weapon are what the table
companions.csv has for both, else the general node ('spare parts for tanks' is no tank).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pledgebook.catalogue import DESIGNATED, Catalogue
from pledgebook.catalogue.distance import distance
from pledgebook.link.found import FITS, Weighed
from pledgebook.link.index import Mention
from pledgebook.link.phrase import Phrase, Stretch, Words
from pledgebook.text.tokens import Token

SCORE: Mapping[str, float] = {
    "whole": 1.0, "head": 0.94, "model": 0.96, "companion": 0.9, "thing of another": 0.85, "list": 0.75,
    "class word": 0.8, "first of list": 0.7, "first word": 0.66, "model of another kind": 0.86,
    "unknown head": 0.5, "purpose": 0.3, "company": 0.3, "aside": 0.55, "other": 0.35, "organ": 0.92, "beside": 0.25,
    "short name": 0.5, "model before unknown": 0.72, "weak": 0.55, "launcher": 0.75, "model in brackets": 0.72,
}
"""How well each way to find a node fits; the order is by design, the distance to FITS is measured."""

PER_WORD = 0.03
"""What each word that nothing explains takes off, up to four of them."""

OTHER_CASE = 0.1
"""What a name in another case than the table has takes off ('patriot')."""

BY_ITSELF = ("ammunition", "spare-parts", "trainee", "training", "services", "funds", "radar", "optics")
"""Things that belong to other things: a weapon's name beside them says whose, not what."""

USES: Mapping[str, float] = {"name": 0.0, "abbreviation": 0.02, "government": 0.04, "demonym": 0.06, "capital": 0.08}
"""What a party's way of being named takes off."""

_KINDS = (("mortar", ("mortar", "mörser", "міномет", "mortier")), ("tank", ("tank", "panzer", "танк")),
          ("rocket", ("rocket", "rakete", "roquette", "реактивн", "ракет")))
"""What tells apart the ammunition of one calibre, by parts of words."""

_CALIBRE = re.compile(r"([0-9.]+)mm (?:(tank|mortar) )?(ammunition|rocket)")


@dataclass(frozen=True, slots=True)
class Scale:
    """All that weighing needs beside the phrase: tables and the language's habits."""

    catalogue: Catalogue
    companions: Mapping[tuple[str, str], str]
    words: Words
    head_first: bool
    calibres: Mapping[tuple[str, str], str] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class Seen:
    """A phrase with its tokens and the names in them."""

    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    phrase: Phrase
    scale: Scale

    def within(self, stretch: Stretch) -> list[Mention]:
        """The names that stand in the stretch as a whole."""
        inside = set(stretch)
        return [m for m in self.mentions if inside.issuperset(
            k for k in range(m.first, m.last) if self.tokens[k].kind in ("word", "number"))]

    def text(self, mention: Mention) -> str:
        """The words of a name as they stand."""
        tokens = self.tokens[mention.first : mention.last]
        return "".join(token.text if token.glued else f" {token.text}" for token in tokens).strip()

    def unexplained(self, stretch: Stretch, beside: Sequence[Mention]) -> list[int]:
        """The words of the stretch that no name and no word of order covers."""
        named = {k for m in beside for k in range(m.first, m.last)}
        return [k for k in stretch if k not in named and self.tokens[k].kind == "word"
                and len(self.tokens[k].text) > 1 and not self.scale.words.is_a("filler", self.tokens[k])]


def weigh(seen: Seen) -> Iterator[Weighed]:
    """Every candidate of the phrase, in no order."""
    things = seen.phrase.things
    read = [list(_weigh_thing(seen, stretch)) for stretch in things]
    yield from _of_list(seen, read) if len(things) > 1 else (one for row in read for one in row)
    yield from _launchers(seen)
    yield from _organs(seen)
    for stretch, way, said in ((seen.phrase.purpose, "purpose", "it says only what for or of what"),
                               (seen.phrase.company, "company", "it only comes along")):
        for mention in seen.within(stretch):
            yield from _named(seen, mention, SCORE[way], said)
    yield from _asides(seen, read)


def _launchers(seen: Seen) -> Iterator[Weighed]:
    """The model that a launcher is for: the launcher is part of the system that bears the name."""
    words = [k for stretch in seen.phrase.things for k in stretch if seen.tokens[k].kind == "word"]
    if words and all(any(seen.scale.words.is_a(kind, seen.tokens[k]) for kind in ("launcher", "class", "filler"))
                     for k in words) and any(seen.scale.words.is_a("launcher", seen.tokens[k]) for k in words):
        for mention in seen.within(seen.phrase.purpose):
            if mention.table == "item" and _is_model(mention.targets[0], seen.scale.catalogue):
                yield from _named(seen, mention, SCORE["launcher"], "a launcher of it")


def _organs(seen: Seen) -> Iterator[Weighed]:
    """The party whose organ the phrase names: 'Ministry of Defence of Estonia'."""
    words = [k for stretch in seen.phrase.things for k in stretch if seen.tokens[k].kind == "word"]
    parties = [mention for mention in seen.within(seen.phrase.of) if mention.table == "party"]
    words += seen.unexplained(seen.phrase.of, parties)
    if parties and all(any(seen.scale.words.is_a(kind, seen.tokens[k]) for kind in ("organ", "filler", "of"))
                       for k in words):
        yield from _named(seen, parties[-1], SCORE["organ"], "an organ of it")


def _asides(seen: Seen, read: Sequence[Sequence[Weighed]]) -> Iterator[Weighed]:
    """Names in brackets: the thing itself by a closer name, or something beside it."""
    tops = [max(row, key=lambda one: one.score).id for row in read if row]
    weak = max((one.score for row in read for one in row), default=0.0) < FITS
    catalogue = seen.scale.catalogue
    closer: dict[str, str] = {}
    for stretch in seen.phrase.asides:
        for mention in seen.within(stretch):
            for target in mention.targets:
                if mention.table == "item" and any(top in catalogue.ancestors(target)[1:] for top in tops):
                    closer[target] = seen.text(mention)
                else:
                    model = weak and mention.table == "item" and _is_model(target, catalogue)
                    way = "model in brackets" if model else "beside" if tops else "aside"
                    yield Weighed(target, SCORE[way], f'"{seen.text(mention)}" in brackets')
    particular = [one for one in closer if not any(one in catalogue.ancestors(other)[1:] for other in closer)]
    models = {target for stretch in seen.phrase.asides for mention in seen.within(stretch) for target in mention.targets
              if mention.table == "item" and _is_model(target, catalogue)}
    for target in particular:  # several names leave the thing what it is outside the brackets
        yield Weighed(target, 0.95 if len({*particular, *models}) == 1 else SCORE["first of list"],
                      f'"{closer[target]}" in brackets says it more closely')


def _of_list(seen: Seen, read: Sequence[Sequence[Weighed]]) -> Iterator[Weighed]:
    """Of several things: what they have in common if that says enough, else the first."""
    tops = [max(row, key=lambda one: one.score) for row in read if row]
    tops = [top for top in tops if top.score >= SCORE["list"]]
    if len(tops) > 1 and len({top.id for top in tops}) > 1:
        common = _common([top.id for top in tops], seen.scale.catalogue)
        if common:
            yield Weighed(common, min(top.score for top in tops) - 0.05,
                          "what the members of the list have in common: " + ", ".join(top.id for top in tops))
            yield from (Weighed(top.id, SCORE["first of list"] - 0.01 * n, f"one of a list: {top.why}")
                        for n, top in enumerate(tops))
            return
    for n, row in enumerate(read):
        for one in row:
            yield Weighed(one.id, one.score if not n else min(one.score, SCORE["first of list"]) - 0.02 * n,
                          one.why if not n else f"one of a list: {one.why}")


def _common(ids: Sequence[str], catalogue: Catalogue) -> str | None:
    """The nearest common ancestor, if it is at least as particular as a family of weapons; None for parties."""
    found: str = ids[0]
    for other in ids[1:]:
        apart = distance(found, other, catalogue)
        if apart is None or apart.depth < 3:
            return None
        found = apart.common
    return found


def _weigh_thing(seen: Seen, stretch: Stretch) -> Iterator[Weighed]:
    """The candidates of one thing."""
    mentions = [m for m in seen.within(stretch) if m.table != "mask"]
    things = [m for m in mentions if m.table == "item"]
    order = things if seen.scale.head_first else things[::-1]
    order = sorted(order, key=lambda one: one.names[0].short)  # a short name heads nothing where another can
    left = seen.unexplained(stretch, mentions)
    if not order:
        yield from _party(seen, stretch, mentions)
        return
    head = order[0]
    for mention in mentions:
        if mention.table == "party":
            yield from _named(seen, mention, SCORE["beside"], "it says only whose")
    behind = [k for k in left if (k < head.first if seen.scale.head_first else k >= head.last)]
    behind = [k for k in behind if not seen.scale.words.is_a("organ", seen.tokens[k])] or behind
    yield from _with_head(seen, head, order[1:], len(left) - len(behind), behind)


def _with_head(seen: Seen, head: Mention, others: Sequence[Mention], loose: int, behind: Sequence[int]
               ) -> Iterator[Weighed]:
    """The candidates of a thing with its head: `loose` words before it and those `behind` it are no names."""
    unknown = [k for k in behind if not seen.scale.words.is_a("class", seen.tokens[k])]
    if not seen.scale.head_first:
        unknown = [k for k in unknown if not _goes_on(seen, head, k)]
    less = _taken_off(seen, head, loose + (4 if unknown else len(behind)))
    if unknown and not seen.scale.head_first:
        yield from _before_unknown(seen, (head, *others), less, behind[-1] not in unknown)
        return
    for one in _particular(seen, head, others, less):
        if behind and not seen.scale.head_first:
            yield Weighed(one.id, min(one.score, SCORE["class word"]), one.why + ", with other words behind it")
        else:
            yield one


def _before_unknown(seen: Seen, mentions: Sequence[Mention], less: float, is_system: bool) -> Iterator[Weighed]:
    """Names before a head that nothing knows: before '... system' a model is one, else only beside it."""
    catalogue = seen.scale.catalogue
    for rank, mention in enumerate(mentions):
        if is_system and not mention.names[0].short and _is_model(mention.targets[0], catalogue):
            yield Weighed(mention.targets[0], SCORE["model before unknown"] - 0.05 * rank,
                          f'"{seen.text(mention)}" says the model, the words behind it a class of things')
        yield from _named(seen, mention, SCORE["unknown head"] - less - 0.05 * rank,
                          "the word that it goes with is not known")


def _taken_off(seen: Seen, head: Mention, loose: int) -> float:
    """What words that nothing explains take off: much where the head says nearly nothing ('equipment')."""
    catalogue = seen.scale.catalogue
    depth = min(len(catalogue.ancestors(target)) for target in head.targets)
    each = PER_WORD * 10 if depth < 3 else PER_WORD * 6 if head.names[0].weak else PER_WORD
    return each * min(loose, 4) + (0 if head.own_case else OTHER_CASE)


def _goes_on(seen: Seen, head: Mention, at: int) -> bool:
    """Whether a word behind the head is a designation that the catalogue lacks, or stands behind brackets."""
    token = seen.tokens[at]
    after = seen.tokens[at + 1 : at + 3]
    designated = any(one.kind == "number" for one in after) or (
        token.text[:1].isupper() and not seen.tokens[head.first].text[:1].isupper())
    return designated or any(one.text == ")" for one in seen.tokens[head.last : at])


def _particular(seen: Seen, head: Mention, others: Sequence[Mention], less: float) -> Iterator[Weighed]:
    """The head, and what the names beside it make of it."""
    pairs = [one for one in (*_companions(seen, head, others, less), *_calibre(seen, head, less))
             if one.id not in head.targets]
    yield from pairs
    whole = not others and head.last - head.first == len(seen.tokens)
    for rank, target in enumerate(head.targets):
        closer = list(_closer(seen, target, [*others, *seen.within(seen.phrase.of)], less))
        yield from closer
        score = SCORE["whole" if whole else "head"] - less - 0.02 * rank
        if head.names[0].short:
            score = SCORE["short name"]
        elif head.names[0].weak and not _has_kin(seen, target, others):
            score = min(score, SCORE["weak"])
        if closer or pairs:
            score = min(score, max(one.score for one in (*closer, *pairs)) - 0.05)
        yield Weighed(target, score, f'the name "{seen.text(head)}"' + ("" if whole else " heads the phrase"))
    for mention in others:
        yield from _named(seen, mention, SCORE["other"], f'it stands beside "{seen.text(head)}"')


def _has_kin(seen: Seen, target: str, others: Sequence[Mention]) -> bool:
    """Whether something beside a weak name, or what it is for, is of its family."""
    return any(target in seen.scale.catalogue.ancestors(other)
               for mention in (*others, *seen.within(seen.phrase.purpose)) for other in mention.targets)


def _closer(seen: Seen, target: str, others: Sequence[Mention], less: float) -> Iterator[Weighed]:
    """Models that other names of the phrase say, where the head is their type or one of another kind of weapon."""
    catalogue = seen.scale.catalogue
    node = catalogue.items[target]
    if _is_model(target, catalogue):
        return
    for rank, mention in enumerate(others):
        for other in mention.targets:
            mine = catalogue.items.get(other)
            if mine is None:
                continue
            off = less + 0.02 * rank + (0 if mention.own_case else OTHER_CASE)
            if target in catalogue.ancestors(other)[1:]:
                yield Weighed(other, SCORE["model"] - off, f'"{seen.text(mention)}" is a kind of {node.name}')
            elif _is_model(mine.id, catalogue) and not _is_under(target, BY_ITSELF, catalogue) and _apart(
                    target, other, catalogue):
                yield Weighed(other, SCORE["model of another kind"] - off,
                              f'"{seen.text(mention)}" says the model, "{node.name}" only what it is like')


def _is_model(target: str, catalogue: Catalogue) -> bool:
    """Whether a node is called by a designation or a proper name; 'recoilless rifle' is a class of things."""
    node = catalogue.items[target]
    return not node.name[:1].islower() and (node.level in DESIGNATED or not node.name.split()[-1].islower())


def _apart(first: str, second: str, catalogue: Catalogue) -> bool:
    """Whether two nodes have so much in common that one may be a loose word for the other."""
    apart = distance(first, second, catalogue)
    return apart is not None and apart.depth >= 1


def _is_under(target: str, tops: Sequence[str], catalogue: Catalogue) -> bool:
    return any(top in tops for top in catalogue.ancestors(target))


def _companions(seen: Seen, head: Mention, others: Sequence[Mention], less: float) -> Iterator[Weighed]:
    """The node that is both: 'ammunition' and 'howitzer' are artillery ammunition."""
    catalogue = seen.scale.catalogue
    if _is_model(head.targets[0], catalogue) or head.targets[0] in seen.scale.calibres.values():
        return  # a calibre says more than the weapon
    beside = [*others, *(m for m in seen.within(seen.phrase.purpose) if m.table == "item")]
    for mention in sorted(beside, key=lambda one: not _is_model(one.targets[0], catalogue))[:1]:
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


def _calibre(seen: Seen, head: Mention, less: float) -> Iterator[Weighed]:
    """The ammunition of a calibre that stands somewhere in the phrase."""
    catalogue = seen.scale.catalogue
    if not _is_under(head.targets[0], ("ammunition",), catalogue) or _is_model(head.targets[0], catalogue):
        return
    said = "".join(token.lower for token in seen.tokens)
    kind = next((kind for kind, signs in _KINDS if any(sign in said for sign in signs)), "")
    for k, token in enumerate(seen.tokens[:-1]):
        after = seen.tokens[k + 1 : k + 3]
        if token.kind != "number" or not any(one.lower in ("mm", "мм") for one in after):
            continue
        calibre = token.text.replace(",", ".")
        node = seen.scale.calibres.get((calibre, kind)) or seen.scale.calibres.get((calibre, ""))
        if node:
            yield Weighed(node, SCORE["companion"] + 0.05 - less, f'"{seen.text(head)}" of {calibre} mm')


def _party(seen: Seen, stretch: Stretch, mentions: Sequence[Mention]) -> Iterator[Weighed]:
    """A party whose name is all that the stretch holds, but for words such as 'government'."""
    words = seen.scale.words
    parties = [m for m in mentions if m.table == "party"]
    others = [k for k in seen.unexplained(stretch, mentions) if not words.is_a("of", seen.tokens[k])]
    strange = [k for k in others if not words.is_a("organ", seen.tokens[k])]
    for rank, mention in enumerate(parties):
        way = "unknown head" if strange or rank else "organ" if others else "whole"
        said = f'the name "{seen.text(mention)}"' + (" with the word for an organ" if way == "organ" else "")
        if strange:
            rest = " ".join(seen.tokens[k].text for k in strange)
            said = f'the words beside it are not known: "{rest}"'
        for name in mention.names:
            yield Weighed(name.target, SCORE[way] - USES.get(name.use, 0.0) - 0.05 * rank
                          - (0 if mention.own_case else OTHER_CASE), said)


def _named(seen: Seen, mention: Mention, score: float, said: str) -> Iterator[Weighed]:
    if mention.table == "mask":
        return
    for target in mention.targets:
        yield Weighed(target, score, f'"{seen.text(mention)}": {said}')

