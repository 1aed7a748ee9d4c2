"""Anchors: every amount of money, every counted thing and every listed thing of a sentence is a candidate.

Amounts and the catalogue are closed classes, verbs are not: an anchor makes the candidate, a verb only types it. What
is rejected is rejected by a named veto.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.codes import Bound
from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import Phrase, phrase_after, phrase_around
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.model import Span
from pledgebook.text.money import MoneyMention
from pledgebook.text.numbers import Amount

LISTING = frozenset({"include", "give", "order", "dispatch", "commit", "promise", "request", "suspend", "cancel",
                     "refuse", "delay", "reduce"})
"""Groups of verbs whose objects are things even without a number ('includes boots, masks and generators')."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A candidate: tokens `first` to `last` (half-open), an amount of money or of things or neither, and its phrase."""

    first: int
    last: int
    phrase: Phrase | None
    money: MoneyMention | None = None
    quantity: Amount | None = None
    veto: str = ""
    purpose: bool = False
    named: tuple[Span, Phrase] | None = None
    """Where the thing was named before and how, if this anchor has only its number ('the first 100')."""

    @property
    def thing(self) -> Phrase | None:
        """The phrase that names the thing, here or before."""
        return self.phrase or (self.named[1] if self.named else None)

    @property
    def sort(self) -> str:
        """'money', 'quantity' or 'item': what made it a candidate."""
        return "money" if self.money else "quantity" if self.quantity else "item"


def read_anchors(scene: Scene, words: Words, cues: list[Cue], *, listed: bool) -> list[Anchor]:
    """All anchors of the sentence, in order; `listed` says that it is an item of a list that things introduce."""
    counted = [_of_quantity(scene, words, amount) for amount in scene.quantities]
    paid = [_of_money(scene, words, mention) for mention in scene.money]
    merged = list(_tied(scene, paid, counted))
    covered = {at for anchor in merged if not anchor.veto for at in range(anchor.first, anchor.last)}
    bare = _listed(scene, words, cues, covered, listed=listed)
    members = [m for anchor in merged if not anchor.veto for m in _members(scene, words, anchor)]
    return sorted([*merged, *bare, *members], key=lambda a: (a.first, a.last))


def _members(scene: Scene, words: Words, anchor: Anchor) -> list[Anchor]:
    """'$1 billion in artillery, air defenses, and other hardware': three or more things are claims beside the sum."""
    if anchor.money is None or anchor.phrase is None or not anchor.phrase.joined:
        return []
    found = [p for p in _phrases_from(scene, words, anchor.phrase.first) if p.last <= anchor.phrase.last]
    things = [p for p in found if p.kind in ("goods", "service")]
    return [Anchor(p.first, p.last, p) for p in things] if len(things) >= 3 else []


def _of_quantity(scene: Scene, words: Words, amount: Amount) -> Anchor:
    at = amount.last
    vague = not amount.digits and at < len(scene.tokens) and scene.tokens[at].lower in words.numbers.grammar["of"]
    phrase = phrase_after(scene, words, at + vague, join=False)
    if phrase is None or (not phrase.kind and scene.tokens[at].lower in words.nouns["ellipses"]):
        elliptic = _is_elliptic(scene, words, amount)
        return Anchor(amount.first, amount.last, None, quantity=amount,
                      veto="" if elliptic else "number without a thing")
    veto = ""
    if phrase.kind == "nothing":
        veto = "counts no thing that is given"
    elif not phrase.kind:
        veto = "unknown thing"
    elif phrase.first > at + vague + 2:
        veto = "number without a thing"
    return Anchor(amount.first, phrase.last, phrase, quantity=amount, veto=veto)


def _is_elliptic(scene: Scene, words: Words, amount: Amount) -> bool:
    """'7,000 to 9,000 more', 'the first 100 will be delivered', 'and Norway six': the thing was named before."""
    tokens, at = scene.tokens, amount.last
    ends = at >= len(tokens) or tokens[at].lower in words.nouns["stops"] | words.nouns["ellipses"] or tokens[at].text in ".,;"
    named = amount.first > 0 and scene.covered[amount.first - 1] == "party"
    ordinal = any(t.lower in words.nouns["ordinals"] for t in tokens[max(0, amount.core - 2) : amount.core])
    more = at < len(tokens) and tokens[at].lower in words.nouns["ellipses"]
    return ends and (named or ordinal or more or amount.increment) and not scene.covered[min(at, len(tokens) - 1)] == "date"


def _of_money(scene: Scene, words: Words, mention: MoneyMention) -> Anchor:
    tokens, at = scene.tokens, mention.last
    if _is_equivalent(scene, mention):
        return Anchor(mention.first, mention.last, None, money=mention, veto="the same sum in brackets")
    change = words.changes.before(tokens, mention.first)
    if change:
        return Anchor(mention.first, mention.last, None, money=mention, veto="a change of a sum, not a sum")
    joint = tokens[at].lower if at < len(tokens) else ""
    if joint in ("in", "of") or (joint == "worth" and at + 1 < len(tokens)):
        phrase = phrase_after(scene, words, at + 1 + (joint == "worth"), join=True)
        if phrase and phrase.kind and phrase.kind != "nothing":
            return Anchor(mention.first, phrase.last, phrase, money=mention)
    behind = phrase_after(scene, words, at, join=False)
    if behind and behind.kind and behind.kind != "nothing" and behind.first <= at + 2 and joint not in (",", "and", "or"):
        return Anchor(mention.first, behind.last, behind, money=mention)
    before = _phrase_before(scene, words, mention.first)
    if before:
        return Anchor(before.first, mention.last, before, money=mention)
    bundle = _bundle_left(scene, words, mention.first)
    if bundle:
        return Anchor(mention.first, mention.last, bundle, money=mention)
    purpose = _purpose(scene, words, at)
    if purpose:
        return Anchor(mention.first, purpose.last, purpose, money=mention, purpose=True)
    return Anchor(mention.first, mention.last, None, money=mention)


def _is_equivalent(scene: Scene, mention: MoneyMention) -> bool:
    """'2.7 billion euros ($2.95 billion)': a translation in brackets of the sum before is no second claim."""
    at = mention.first
    opened = at >= 1 and scene.tokens[at - 1].text == "("
    return opened and any(0 <= at - 1 - other.last <= 1 and other.currency != mention.currency for other in scene.money)


def _phrase_before(scene: Scene, words: Words, first: int) -> Phrase | None:
    """'package worth $5m', 'a contribution of up to €2m', '30 tanks valued at', 'grants totaling', 'grant, for $2m'."""
    tokens, at = scene.tokens, first
    while at > 0 and tokens[at - 1].lower in ("of", "worth", "at", "valued", "totaling", "totalling", ",", "for", "to", "about", "a", "total"):
        at -= 1
    if at in (first, 0) or first - at > 4:
        return None
    if scene.covered[at - 1] == "party":  # 'a package for Ukraine worth 2.7 billion euros'
        while at > 0 and (scene.covered[at - 1] == "party" or tokens[at - 1].lower in words.nouns["articles"] | {"for", "to", "of"}):
            at -= 1
        if at == 0:
            return None
    item = scene.item_at(at - 1)
    if item:
        return phrase_around(scene, words, item.first, at)
    kind = words.heads.get(tokens[at - 1].lower, "")
    return phrase_around(scene, words, at - 1, at) if kind and kind not in ("nothing", "people") else None


def _bundle_left(scene: Scene, words: Words, first: int) -> Phrase | None:
    """"brings Australia's overall support to Ukraine to $1bn": the bundle before 'to' and the amount."""
    tokens = scene.tokens
    if first == 0 or tokens[first - 1].lower not in words.nouns["reaching"]:
        return None
    for at in range(first - 2, max(first - 26, -1), -1):
        item = scene.item_at(at)
        kind = item.name.use if item else words.heads.get(tokens[at].lower, "")
        if kind in ("package", "funds"):
            return phrase_around(scene, words, item.first if item else at, at + 1)
    return None


def _purpose(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$53 million to support energy infrastructure', '$220 million ... for eight school feeding projects'."""
    tokens = scene.tokens
    for place in range(at, min(at + 18, len(tokens))):
        if tokens[place].text in (";", "–"):
            return None
        lower = tokens[place].lower
        if lower in ("for", "towards", "toward") or (lower == "to" and place + 1 < len(tokens) and tokens[place + 1].lower in words.verbs):
            start = place + 1 + (lower == "to")
            counted = next((q.last for q in scene.quantities if q.first == start), start)
            phrase = phrase_after(scene, words, counted, join=False)
            if phrase and phrase.kind not in ("", "nothing", "people"):
                return phrase
    return None


def _tied(scene: Scene, paid: list[Anchor], counted: list[Anchor]) -> Iterator[Anchor]:
    """Money and a number of one thing are one anchor: '30 tanks worth €100 million', '$220 million for eight projects'."""
    used: set[int] = set()
    for money in paid:
        partner = next((k for k, q in enumerate(counted) if k not in used and q.phrase and money.phrase
                        and _same_thing(scene, money, q)), None)
        if partner is None:
            yield money
            continue
        used.add(partner)
        quantity = counted[partner]
        yield Anchor(min(money.first, quantity.first), max(money.last, quantity.last), quantity.phrase,
                     money=money.money, quantity=quantity.quantity)
    yield from (quantity for k, quantity in enumerate(counted) if k not in used)


def _same_thing(scene: Scene, money: Anchor, quantity: Anchor) -> bool:
    assert money.phrase and quantity.phrase
    if quantity.veto and quantity.veto != "unknown thing":
        return False
    overlap = money.phrase.first < quantity.phrase.last and quantity.phrase.first < money.phrase.last
    return overlap and (money.purpose or money.phrase.first < (money.money.first if money.money else 0))


def _listed(scene: Scene, words: Words, cues: list[Cue], covered: set[int], *, listed: bool) -> Iterator[Anchor]:
    """Things without a number: the objects of a verb that lists, or of a list item, each a candidate of its own."""
    starts = [0] if listed else []
    starts += [cue.at + 1 for cue in cues if cue.group in LISTING and not cue.passive]
    starts += [at + 1 for at, token in enumerate(scene.tokens) if token.text in ":–" and any(m.last <= at for m in scene.money)]
    starts += [at + 1 for at, token in enumerate(scene.tokens) if token.lower in ("including", "as", "namely") and _opens_list(scene, at)]
    seen: set[int] = set()
    for start in starts:
        members = list(_phrases_from(scene, words, start))
        for phrase in members:
            if phrase.first in seen or any(at in covered for at in range(phrase.first, phrase.last)):
                continue
            seen.update(range(phrase.first, phrase.last))
            yield _bare(scene, words, phrase, alone=len(members) < 3)


def _bare(scene: Scene, words: Words, phrase: Phrase, *, alone: bool) -> Anchor:
    """A thing without a number: one, if an article says so; a bundle without an amount says nothing."""
    veto = "" if phrase.kind in ("goods", "service") else "no thing that is given"
    if phrase.kind in ("funds", "package"):
        said = {token.lower for token in scene.tokens[phrase.first : phrase.last]}
        veto = "" if phrase.kind == "funds" and said & words.bundles["civil"] else "bundle without an amount"
    if alone and phrase.first == phrase.last - 1 and scene.tokens[phrase.first].lower in words.nouns["bare"]:
        veto = "says no particular thing"
    return Anchor(phrase.first, phrase.last, phrase, veto=veto, quantity=_article(scene, words, phrase) if not veto else None)


def _article(scene: Scene, words: Words, phrase: Phrase) -> Amount | None:
    """'a Patriot air defense system' is one."""
    head = scene.tokens[phrase.last - 1].lower
    if phrase.kind != "goods" or head.endswith("s") or head in words.nouns["mass"]:
        return None
    for at in range(phrase.first - 1, max(phrase.first - 5, -1), -1):
        if scene.tokens[at].lower in words.numbers.grammar["article"]:
            return Amount(at, at, at + 1, Decimal(1), Decimal(1), Bound.EXACT, digits=False)
        if scene.tokens[at].kind != "word" and scene.tokens[at].text not in "-." or scene.tokens[at].lower in words.nouns["stops"]:
            return None
    return None


def _opens_list(scene: Scene, at: int) -> bool:
    lower = scene.tokens[at].lower
    return lower != "as" or (at > 0 and scene.tokens[at - 1].lower == "such")


def _phrases_from(scene: Scene, words: Words, start: int) -> Iterator[Phrase]:
    """The noun phrases of a list from token `start`: over commas, 'and', articles; ends at the first thing that is no list."""
    tokens, at, gap = scene.tokens, start, 0
    while at < len(tokens) and gap < 3:
        token = tokens[at]
        if token.text in ",;" or token.lower in words.nouns["conjunctions"] or token.lower in words.nouns["articles"] | {"delivery", "of", "both", "as", "well", "delivering", "providing", "following", ":", "support"}:
            at += 1
            continue
        if scene.covered[at] in ("money", "quantity", "number", "date", "party"):
            at, gap = _over(scene, at), gap + (scene.covered[at] == "party")
            continue
        if token.text == "(":  # a name of the thing before, said again
            at = next((k + 1 for k in range(at, min(at + 8, len(tokens))) if tokens[k].text == ")"), len(tokens))
            continue
        phrase = phrase_after(scene, words, at, join=False)
        if phrase is None or phrase.first > at + 1:
            return
        if not phrase.kind or phrase.kind == "nothing":
            if gap or not (phrase.last < len(tokens) and tokens[phrase.last].text == ","):
                return
            gap += 1
            at = phrase.last
            continue
        yield phrase
        at = phrase.last
        while at < len(tokens) and tokens[at].text == '"':
            at += 1
        if at < len(tokens) and not (tokens[at].text in ",;(" or tokens[at].lower in words.nouns["conjunctions"]):
            at = _next_in_list(scene, words, at)
            if at < 0:
                return


def _over(scene: Scene, at: int) -> int:
    """Over a mention, and over '-made' behind a party."""
    at += 1
    if at + 1 < len(scene.tokens) and scene.tokens[at].text == "-" and scene.tokens[at].glued:
        at += 2
    return at


def _next_in_list(scene: Scene, words: Words, at: int) -> int:
    """Over a short tail of a list member ('ammunition for those systems, ...') to the comma or 'and'; -1 where none is near."""
    for place in range(at, min(at + 6, len(scene.tokens))):
        if scene.tokens[place].text == "," or scene.tokens[place].lower in words.nouns["conjunctions"]:
            return place
        if scene.tokens[place].kind == "mark" or scene.tokens[place].lower in words.verbs:
            return -1
    return -1
