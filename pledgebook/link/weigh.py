"""From the parts of a phrase to candidates: which word is the thing, and what the words around it say of it.

The thing is the head of its phrase: the last name in English and German, the first in French and Ukrainian. A model
beside its type is the model ('Leopard 2A6 tanks'); ammunition, parts or a crew beside a weapon are what the table
companions.csv has for both, else the general node ('spare parts for tanks' is no tank).
"""

from collections.abc import Iterator, Mapping, Sequence

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.distance import distance
from pledgebook.link.belongs import calibre_of, companions_of
from pledgebook.link.found import FITS, Weighed
from pledgebook.link.index import Mention
from pledgebook.link.phrase import Stretch
from pledgebook.link.seen import SCORE, Seen, is_model, is_under

PER_WORD = 0.03
"""What each word that nothing explains takes off, up to four of them."""

OTHER_CASE = 0.1
"""What a name in another case than the table has takes off ('patriot')."""

BY_ITSELF = ("ammunition", "spare-parts", "trainee", "training", "services", "funds", "radar", "optics")
"""Things that belong to other things: a weapon's name beside them says whose, not what."""

USES: Mapping[str, float] = {"name": 0.0, "abbreviation": 0.02, "government": 0.04, "demonym": 0.06, "capital": 0.08}
"""What a party's way of being named takes off."""


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
    """The launcher of a model, by its own node; where there is none, the model that it is part of."""
    words = [k for stretch in seen.phrase.things for k in stretch if seen.tokens[k].kind == "word"]
    if words and all(any(seen.scale.words.is_a(kind, seen.tokens[k]) for kind in ("launcher", "class", "filler"))
                     for k in words) and any(seen.scale.words.is_a("launcher", seen.tokens[k]) for k in words):
        for mention in seen.within(seen.phrase.purpose):
            if mention.table == "item" and is_model(mention.targets[0], seen.scale.catalogue):
                own = f"{mention.targets[0]}-launcher"
                if own in seen.scale.catalogue.items:
                    yield Weighed(own, SCORE["companion"], f'"{seen.text(mention)}": a launcher of it')
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
                    model = mention.table == "item" and is_model(target, catalogue)
                    loose = model and not any(is_model(top, catalogue) or is_under(top, BY_ITSELF, catalogue)
                                              for top in tops)
                    way = ("model in brackets" if model and weak else "model of another kind" if loose
                           else "beside" if tops else "aside")
                    yield Weighed(target, SCORE[way], f'"{seen.text(mention)}" in brackets')
    particular = [one for one in closer if not any(one in catalogue.ancestors(other)[1:] for other in closer)]
    models = {target for stretch in seen.phrase.asides for mention in seen.within(stretch) for target in mention.targets
              if mention.table == "item" and is_model(target, catalogue)}
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
    for n, row in enumerate(filter(None, read)):
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
        if is_system and not mention.names[0].short and is_model(mention.targets[0], catalogue):
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
    pairs = [one for one in (*companions_of(seen, head, others, less), *calibre_of(seen, head, less))
             if one.id not in head.targets]
    yield from pairs
    whole = not others and head.last - head.first == len(seen.tokens)
    for rank, target in enumerate(head.targets):
        closer = list(_closer(seen, target, [*others, *seen.within(seen.phrase.of)], less))
        closer += [one for one in _closer(seen, target, seen.within(seen.phrase.purpose), less)
                   if target in seen.scale.catalogue.ancestors(one.id) and not head.names[0].weak]
        yield from closer
        score = SCORE["whole" if whole else "head"] - less - 0.02 * rank
        if head.names[0].short:
            score = SCORE["short name"]
        elif (head.names[0].weak and not _has_kin(seen, target, others)) or _bare(seen, head):
            score = min(score, SCORE["weak"])
        if closer or pairs:
            score = min(score, max(one.score for one in (*closer, *pairs)) - 0.05)
        yield Weighed(target, score, f'the name "{seen.text(head)}"' + ("" if whole else " heads the phrase"))
    for mention in others:
        yield from _named(seen, mention, SCORE["other"], f'it stands beside "{seen.text(head)}"')


def _bare(seen: Seen, head: Mention) -> bool:
    """Whether an ordinary word ('book') is all that the phrase says: it may be anything."""
    said = [k for k, token in enumerate(seen.tokens) if token.kind in ("word", "number")
            and (k == head.first or not seen.scale.words.is_a("filler", token))]
    return said == [head.first] and seen.tokens[head.first].lower in seen.scale.words.kinds.get("bare", {})


def _has_kin(seen: Seen, target: str, others: Sequence[Mention]) -> bool:
    """Whether something beside a weak name, or what it is for, is of its family."""
    return any(target in seen.scale.catalogue.ancestors(other)
               for mention in (*others, *seen.within(seen.phrase.purpose)) for other in mention.targets)


def _closer(seen: Seen, target: str, others: Sequence[Mention], less: float) -> Iterator[Weighed]:
    """Models that other names of the phrase say, where the head is their type or one of another kind of weapon."""
    catalogue = seen.scale.catalogue
    node = catalogue.items[target]
    if is_model(target, catalogue):
        return
    for rank, mention in enumerate(others):
        for other in mention.targets:
            mine = catalogue.items.get(other)
            if mine is None:
                continue
            off = less + 0.02 * rank + (0 if mention.own_case else OTHER_CASE)
            if target in catalogue.ancestors(other)[1:]:
                yield Weighed(other, SCORE["model"] - off, f'"{seen.text(mention)}" is a kind of {node.name}')
            elif is_model(mine.id, catalogue) and not is_under(target, BY_ITSELF, catalogue) and _apart(
                    target, other, catalogue):
                yield Weighed(other, SCORE["model of another kind"] - off,
                              f'"{seen.text(mention)}" says the model, "{node.name}" only what it is like')


def _apart(first: str, second: str, catalogue: Catalogue) -> bool:
    """Whether two nodes have so much in common that one may be a loose word for the other."""
    apart = distance(first, second, catalogue)
    return apart is not None and apart.depth >= 1


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
