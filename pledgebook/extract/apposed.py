"""One thing by two names: 'Krabs, self-propelled howitzers', 'a Patriot, a system made in', 'weapons - 40 howitzers'.

And two nouns under one number: '300 tents and blankets' are 300 together.

What says again what the thing beside it is makes no claim of its own; nor does a bill that holds a sum ('a bill that
includes $5 million'), nor a sort that comes as something ('aid in the form of tents').
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.attributes import is_dash
from pledgebook.extract.lists import NO_AMOUNT
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

THINGS: Final = frozenset({"goods", "service"})
BUNDLES: Final = frozenset({"package", "funds"})

OPEN: Final = frozenset({"", NO_AMOUNT, "says no particular thing"})
"""Vetoes at an anchor that a verb may lift."""

GLOSS: Final = 2
"""Within how many words behind a dash the amount begins that says what stands before it."""

HOLDS: Final = 6
"""Within how many words behind a bill its sum begins."""

FORM: Final = 6
"""Within how many words behind a sort the thing begins in whose form it comes."""


def once(scene: Scene, words: Words, anchors: list[Anchor]) -> list[Anchor]:
    """The anchors without those that only name again what another names."""
    if len(anchors) < 2:
        return anchors
    named = [a for a in anchors if a.phrase is not None and not a.stance and a.veto in OPEN]
    again = [a for k, a in enumerate(named) if a.money is None and _is_again(scene, words, named, k)]
    again += [a for a in anchors[1:] if a.quantity is not None and _is_one_of(scene, words, a)]
    kept = [a for a in anchors if not any(a is one for one in again)] if again else anchors
    return _joined(scene, words, kept) if scene.quantities else kept


def _joined(scene: Scene, words: Words, anchors: list[Anchor]) -> list[Anchor]:
    """'300 tents and blankets': one number over two plain nouns is one claim; '10 tanks and shells' are two."""
    found: list[Anchor] = []
    for one in anchors:
        before = found[-1] if found else None
        if before is not None and before.phrase is not None and one.phrase is not None and _shares(
                scene, words, before, one):
            phrase = before.phrase._replace(last=one.phrase.last, head=before.phrase.at_head)
            found[-1] = before._replace(last=one.last, phrase=phrase)
        else:
            found.append(one)
    return found


def _shares(scene: Scene, words: Words, one: Anchor, other: Anchor) -> bool:
    """Whether a bare noun behind 'and' stands under the number before it, where these two are the whole row."""
    if one.quantity is None or one.money or one.veto or other.money or other.quantity or other.veto:
        return False
    if one.phrase is None or other.phrase is None or not one.phrase.kind == other.phrase.kind == "goods":
        return False
    lowers, end = scene.tokens.lowers, one.phrase.last
    alone = other.phrase.first == end + 1 == other.phrase.last - 1 and lowers[end] in words.nouns["conjunctions"]
    if not alone or one.first > one.quantity.first or one.phrase.unit or one.quantity.max == 1:
        return False
    heads = lowers[end - 1], lowers[end + 1]
    plain = all(head.endswith(words.plural_marks) for head in heads)
    plain = plain and heads[1] not in words.nouns["general"] | words.nouns["mass"] | words.nouns["extras"]
    feeds = heads[1] in words.nouns["fed"] and heads[0] not in words.nouns["fed"]
    joints = words.nouns["conjunctions"] | {","}
    row = lowers[max(0, one.first - 1)] in joints or not joints.isdisjoint(lowers[end + 2 : end + 3])
    return plain and not feeds and not row


def _is_again(scene: Scene, words: Words, named: Sequence[Anchor], k: int) -> bool:
    one = named[k]
    if one.quantity is not None:
        return k > 0 and _is_described(scene, words, named, k)
    if k > 0 and (_is_sort(scene, words, named, k) or _is_packed(scene, words, one)):
        return True
    if k + 1 == len(named):
        return False
    after = named[k + 1]
    return _is_glossed(scene, one, after) or _is_bill(scene, words, one, after) or _is_form(scene, words, one, after)


def _is_sort(scene: Scene, words: Words, named: Sequence[Anchor], k: int) -> bool:
    """'will send Krabs, self-propelled howitzers.': a model by its name, and its sort behind one comma, alone."""
    model, sort = named[k - 1], named[k]
    if model.phrase is None or sort.phrase is None or model.money is not None or not {
            model.phrase.kind, sort.phrase.kind} <= THINGS:
        return False
    tokens, begin = scene.tokens, sort.phrase.first
    if model.phrase.last != begin - 1 or tokens[begin - 1].text != "," or scene.sentence.is_item:
        return False
    name, head = tokens[model.phrase.first].text, tokens[sort.phrase.at_head].text
    if not name[:1].isupper() or not head.islower():
        return False
    joints = words.nouns["conjunctions"] | {","}
    led = tokens.lowers[model.first - 1] if model.first else ""
    behind = tokens.lowers[sort.phrase.last : sort.phrase.last + 2]
    listed = bool(behind) and (behind[0] in words.nouns["conjunctions"] or (
        behind[0] == "," and any(a.first <= sort.phrase.last + 3 for a in named[k + 1 :])))
    return led not in joints and not listed and not (behind[:1] == [","] and behind[1:] and behind[1] in joints)


def _is_packed(scene: Scene, words: Words, one: Anchor) -> bool:
    """'hygiene kits containing soap and towels': what a kit is made of is told with the kit."""
    if scene.tokens.words.isdisjoint(words.nouns["kits"]):
        return False
    verb = next((v for v in reversed(scene.verbs) if v.at < one.first), None)
    if verb is None or verb.at < GLOSS or verb.form.group != "include":
        return False
    told = scene.tokens.lowers[verb.at - 1] in words.nouns["relatives"]  # 'rations that contain rice'
    return (told or "gerund" in verb.form.forms) and scene.tokens.lowers[verb.at - 1 - told] in words.nouns["kits"]


def _is_described(scene: Scene, words: Words, named: Sequence[Anchor], k: int) -> bool:
    """'a Patriot, a system that proved its worth': a general noun behind an article, and what is told of it."""
    one = named[k]
    if one.phrase is None or one.quantity is None or one.phrase.kind != "goods":
        return False
    lowers, article = scene.tokens.lowers, words.numbers.grammar["article"]
    first, last = one.quantity.first, one.phrase.last
    if lowers[first] not in article or first < 2 or lowers[first - 1] != "," or last >= len(lowers):
        return False
    if lowers[last - 1] not in words.nouns["sorts_of_arms"] or last - first > GLOSS + 1:
        return False
    if lowers[last] not in words.nouns["relatives"] | words.nouns["meant"]:
        return False
    before = named[k - 1].quantity
    return before is None or before.max == 1


def _is_one_of(scene: Scene, words: Words, one: Anchor) -> bool:
    """'Patriots, two of the systems that Kenya wants', 'shells, one of its top requests': what stands before it is."""
    phrase, amount, lowers = one.phrase, one.quantity, scene.tokens.lowers
    if phrase is None or amount is None or amount.digits or not amount.first or lowers[amount.first - 1] != ",":
        return False
    if amount.last >= len(lowers) or lowers[amount.last] not in words.numbers.grammar["of"]:
        return False
    told = phrase.last < len(lowers) and lowers[phrase.last] in words.nouns["relatives"]
    best = words.nouns["superlatives"] | words.nouns["ranked"]
    if phrase.last < len(lowers) and lowers[phrase.last] in words.nouns["conjunctions"]:
        return False  # 'trucks, one of its biggest ships and 20 boats' are a row
    return told or not best.isdisjoint(lowers[amount.last : phrase.last])


def _is_glossed(scene: Scene, one: Anchor, after: Anchor) -> bool:
    """'more weapons - 40 howitzers', 'more aid last year - $5 million in food': the amount says what stands before."""
    if one.phrase is None or after.phrase is None or one.example:
        return False
    bundle = one.phrase.kind in BUNDLES
    if after.money is None if bundle else after.quantity is None or one.phrase.kind not in THINGS:
        return False
    amount = after.money or after.quantity
    at, tokens = one.phrase.last, scene.tokens
    while at < len(tokens) and scene.covered[at] == "date":
        at += 1
    dashed = at + 1 < len(tokens) and (tokens[at].text in ("–", "—") or is_dash(tokens, at))
    return dashed and amount is not None and 0 < amount.first - at <= GLOSS


def _is_bill(scene: Scene, words: Words, one: Anchor, after: Anchor) -> bool:
    """'passed a bill that included $5 million': what a bill holds is told with it."""
    if one.phrase is None or after.money is None or scene.tokens.lowers[one.phrase.at_head] not in words.nouns["bills"]:
        return False
    at, lowers = one.phrase.last, scene.tokens.lowers
    if not 0 < after.money.first - at <= HOLDS or lowers[at] not in words.nouns["relatives"]:
        return False
    return any(at < verb.at < after.money.first and verb.form.group in ("include", "give") for verb in scene.verbs)


def _is_form(scene: Scene, words: Words, one: Anchor, after: Anchor) -> bool:
    """'capabilities in the form of drones': what comes is the thing, and the noun before it says its sort."""
    at = one.phrase.last if one.phrase is not None else one.last
    if not 0 < after.first - at <= FORM:
        return False
    form = words.nouns["forms_of"].intersection(scene.tokens.lowers[at : after.first])
    return bool(form) and scene.tokens.lowers[at] in words.nouns["inside"]
