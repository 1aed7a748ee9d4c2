"""Anchors: every amount of money, every counted thing and every listed thing of a sentence is a candidate.

Amounts and the catalogue are closed classes, verbs are not: an anchor makes the candidate, a verb only types it. What
is rejected is rejected by a named veto.
"""

from collections.abc import Iterator

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.lists import is_place, listed_things, members_of, says_nothing
from pledgebook.extract.phrases import Phrase, head_left, open_phrase, phrase_after, phrase_around
from pledgebook.extract.scene import Scene, behind_of_them
from pledgebook.extract.words import Words
from pledgebook.text.money import MoneyMention
from pledgebook.text.numbers import Amount

LEAST_THINGS = 3
"""Counted things that make a sentence a list."""

NEAR = 8
"""How many words behind a sum its purpose may begin where no list knows it."""

ELIDED = 30
"""How many words before a sum its sentence may have named what it is a sum of."""

WEALTH = "what is owned or owed, no gift"
"""The veto of sums of assets, debts and the like."""

UNKNOWN = "unknown thing"
"""The veto of a counted thing that neither the catalogue nor the pack knows."""


def read_anchors(scene: Scene, words: Words, cues: list[Cue], *, listed: bool) -> list[Anchor]:
    """All anchors of the sentence, in order; `listed` says that it is an item of a list that things introduce."""
    counted = [_of_quantity(scene, words, amount) for amount in scene.quantities]
    paid = [_of_money(scene, words, mention) for mention in scene.money]
    paid = [a._replace(wealth=True) if _is_wealth(scene, words, a) else a for a in paid]
    merged = list(_tied(scene, words, paid, counted))
    covered = {at for anchor in merged if not anchor.veto for at in range(anchor.first, anchor.last)}
    merged = _enumerated(merged)
    bare = listed_things(scene, words, cues, covered, listed=listed)
    members = [m for anchor in merged if not anchor.veto for m in members_of(scene, words, anchor)]
    return sorted([*merged, *bare, *members, *_stances(scene, words)], key=lambda a: (a.first, a.last))


def _stances(scene: Scene, words: Words) -> Iterator[Anchor]:
    """What is said of assistance without a thing ('will not send troops'), and how far a named system has come."""
    last = 0
    for at, label, after in words.stances.scan(scene.tokens):
        if at < last:
            continue  # 'not a party to the conflict' is said once
        last = after
        item = next((m for m in scene.items if m.name.use == "goods"), None)
        if label != "capability":
            yield Anchor(at, after, None, stance=label)
        elif item is not None and (item.last <= at or item.first >= after):
            phrase = phrase_around(scene, words, item.first, item.last)
            yield Anchor(min(at, phrase.first), max(after, phrase.last), phrase, stance=label)


def _enumerated(anchors: list[Anchor]) -> list[Anchor]:
    """Mark three or more counted things in one sentence: '600 tents, 6,000 blankets and 140 tanks' is a list."""
    things = [a for a in anchors if a.quantity and not a.veto and a.phrase and a.phrase.kind == "goods"]
    return [a._replace(enumerated=a in things) for a in anchors] if len(things) >= LEAST_THINGS else anchors


def _of_quantity(scene: Scene, words: Words, amount: Amount) -> Anchor:
    at = amount.last
    at += at < len(scene.tokens) and scene.tokens[at].text == '"'  # '"a dozen" tanks'
    noun = not amount.digits or (at > 0 and scene.tokens[at - 1].lower in words.nouns["counters"])
    vague = noun and at < len(scene.tokens) and scene.tokens[at].lower in words.numbers.grammar["of"]
    phrase = phrase_after(scene, words, at + vague, join=False)
    if phrase is None or (not phrase.kind and scene.tokens[at].lower in words.nouns["ellipses"]):
        elliptic = _is_elliptic(scene, words, amount)
        return Anchor(
            amount.first, amount.last, None, quantity=amount, veto="" if elliptic else "number without a thing"
        )
    veto = ""
    if _counts_sorts(scene, words, amount, phrase):
        named = phrase.first > at  # 'a new type of drone' tells of the drone; 'of a new model' of no thing
        return Anchor(amount.first, phrase.last, phrase, veto="" if named else "counts no thing that is given")
    if phrase.kind == "nothing" or is_place(scene, words, phrase) or _is_pronoun(scene, words, phrase):
        veto = "counts no thing that is given"
    elif not phrase.kind:
        veto = UNKNOWN
    elif phrase.first > at + vague + 2 and not phrase.unit:
        veto = "number without a thing"
    elif at - amount.first == 1 and vague and amount.max == 1:
        veto = "one of several"
    elif _is_article(scene, words, amount) and phrase.kind not in ("goods", "people", "training"):
        veto = "number without a thing"
    rate = words.numbers.rates.at(scene.tokens, phrase.last) if amount.per is None else None
    amount = amount._replace(per=rate[0]) if rate else amount  # '40,000 shells a month'
    return Anchor(amount.first, phrase.last, phrase, quantity=amount, veto=veto)


def _is_more(scene: Scene, words: Words, at: int) -> bool:
    """'$1.25 billion more in weapons': the word between a sum and what it is in."""
    return scene.tokens[at].lower in words.nouns["ellipses"] and scene.tokens[at + 1].lower in words.nouns["contents"]


def _is_pronoun(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'100 generators, 40 large ones': a part of what was counted."""
    return scene.tokens[phrase.last - 1].lower in words.nouns["ones"]


def _is_article(scene: Scene, words: Words, amount: Amount) -> bool:
    """Whether a word that is an article as well makes the number: 'une aide' counts no aid."""
    return amount.last - amount.first == 1 and scene.tokens[amount.first].lower in words.numbers.grammar["article"]


def _counts_sorts(scene: Scene, words: Words, amount: Amount, phrase: Phrase) -> bool:
    """'A new type of drone', 'd'un nouveau modèle': what is counted is a sort, and how many there are is not said."""
    said = scene.tokens[amount.last : max(phrase.first, amount.last + 3)]
    head = next((k for k, token in enumerate(said) if token.lower in words.nouns["sorts"]), None)
    if head is None or not _is_article(scene, words, amount):
        return False
    return not any(scene.item_at(at) for at in range(amount.last, amount.last + head))


def _is_elliptic(scene: Scene, words: Words, amount: Amount) -> bool:
    """'7,000 to 9,000 more', 'the first 100 will be delivered', 'and Norway six': the thing was named before."""
    tokens, at = scene.tokens, amount.last
    behind = amount.digits and amount.first > 0 and tokens[amount.first - 1].text == ","
    opens = amount.first == 0 or behind  # 'Of the 31 tanks promised, 18 have arrived'
    ends = (
        at >= len(tokens)
        or tokens[at].lower in words.nouns["stops"] | words.nouns["ellipses"] | words.nouns["conjunctions"]
        or tokens[at].text in ".,;"
        or (opens and words.tenses.at(tokens, at) is not None)
    )
    named = amount.first > 0 and scene.covered[amount.first - 1] == "party"
    ordinal = any(t.lower in words.nouns["ordinals"] for t in tokens[max(0, amount.core - 2) : amount.core])
    more = at < len(tokens) and tokens[at].lower in words.nouns["ellipses"]
    if is_of_them(scene, words, amount) or _is_total(scene, words, amount):
        return True
    dated = scene.covered[min(at, len(tokens) - 1)] == "date" and not _is_counted(scene, words, amount)
    return ends and (amount.increment or ((named or ordinal or more or opens) and not dated))


def is_of_them(scene: Scene, words: Words, amount: Amount) -> bool:
    """'30 guns, eight of which have arrived', '30 guns, of which eight': some of what was just named."""
    forth = behind_of_them(scene, words, amount.last) > amount.last
    return forth or (amount.first > 1 and behind_of_them(scene, words, amount.first - 2) == amount.first)


def _is_total(scene: Scene, words: Words, amount: Amount) -> bool:
    """'bringing the total to 75,000': of what was just named."""
    before = [t.lower for t in scene.tokens[max(0, amount.first - 2) : amount.first]]
    return len(before) == 2 and before[0] in words.nouns["totals"] and before[1] in words.nouns["infinitives"]


def _is_counted(scene: Scene, words: Words, amount: Amount) -> bool:
    """'the first ten by June': behind 'first' and before a preposition a number counts and is no day."""
    tokens, at = scene.tokens, amount.last
    return is_nth(scene, words, amount) and at < len(tokens) and tokens[at].lower in words.nouns["stops"]


def is_nth(scene: Scene, words: Words, amount: Amount) -> bool:
    """'the first ten', 'the last three': some of a row."""
    before = scene.tokens[amount.core - 1].lower if amount.core else ""
    return before in words.nouns["ordinals"] - words.nouns["definite"]


def _of_money(scene: Scene, words: Words, mention: MoneyMention) -> Anchor:
    tokens, at = scene.tokens, _after_possessive(scene, words, _after_equivalent(scene, mention))
    if _is_equivalent(scene, mention):
        return Anchor(mention.first, mention.last, None, money=mention, veto="the same sum in brackets")
    change = words.changes.before(tokens, mention.first)
    if change:
        return Anchor(mention.first, mention.last, None, money=mention, veto="a change of a sum, not a sum")
    at += at + 1 < len(tokens) and _is_more(scene, words, at)
    joint = tokens[at].lower if at < len(tokens) else ""
    if joint in words.nouns["contents"]:
        phrase = phrase_after(scene, words, at + 1, join=True)
        if phrase and phrase.kind and phrase.kind != "nothing":
            return Anchor(mention.first, phrase.last, phrase, money=mention)
    told = _predicate(scene, words, at)
    if told:
        return Anchor(mention.first, told.last, told, money=mention)
    behind = phrase_after(scene, words, at, join=False)
    if (
        behind
        and behind.kind
        and behind.kind != "nothing"
        and behind.first <= at + (4 if joint in words.nouns["wrappers"] else 2)
        and joint != "," and joint not in words.nouns["conjunctions"]
    ):
        return Anchor(mention.first, behind.last, behind, money=mention)
    before = _phrase_before(scene, words, mention.first)
    if before:
        return Anchor(before.first, mention.last, before, money=mention)
    purpose = _way(scene, words, at) or _purpose(scene, words, at) or _open_purpose(scene, words, at)
    bundle = _bundle_left(scene, words, mention.first)
    if bundle and (purpose is None or tokens[mention.first - 1].lower in words.nouns["copulas"]):
        return Anchor(mention.first, mention.last, bundle, money=mention, predicate=True)
    if purpose:
        return Anchor(mention.first, purpose.last, purpose, money=mention, purpose=True)
    return Anchor(mention.first, mention.last, _elided(scene, words, mention.first), money=mention)


def _predicate(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'33 billion euros will be loans': what the sum is, behind a copula."""
    begin = at
    while at < len(scene.tokens) and scene.tokens[at].lower in words.nouns["being"]:
        at += 1
    phrase = phrase_after(scene, words, at, join=False) if begin < at < len(scene.tokens) else None
    return phrase if phrase and phrase.first == at and phrase.kind == "funds" else None


def _elided(scene: Scene, words: Words, first: int) -> Phrase | None:
    """'the biggest source of military aid, giving $69bn': the bundle that the sentence named before its sum."""
    for at in range(first - 1, max(first - ELIDED, -1), -1):
        item = scene.item_at(at)
        kind = item.name.use if item else ""
        if not scene.covered[at]:
            kind = words.heads.get(scene.tokens[at].lower, "")
        if kind in ("package", "funds"):
            return phrase_around(scene, words, item.first if item else at, at + 1)
    return None


def _after_possessive(scene: Scene, words: Words, at: int) -> int:
    """Over the mark of "billions of dollars' worth of"."""
    worth = at + 1 < len(scene.tokens) and scene.tokens[at + 1].lower in words.nouns["contents"]
    return at + 1 if worth and scene.tokens[at].text == "'" else at


def _is_equivalent(scene: Scene, mention: MoneyMention) -> bool:
    """'2.7 billion euros ($2.95 billion)': a translation in brackets of the sum before is no second claim."""
    at = mention.first
    if at >= 1 and scene.tokens[at - 1].text in ";,":  # '(£6.7bn; $8.7bn)'
        return any(m.last == at - 1 and _is_equivalent(scene, m) for m in scene.money)
    opened = at >= 1 and scene.tokens[at - 1].text == "("
    return opened and any(0 <= at - 1 - other.last <= 1 and other.currency != mention.currency for other in scene.money)


def _is_wealth(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'$3.5 billion in assets', 'a debt of $2 billion': what is owned or owed."""
    behind = scene.tokens[anchor.money.last : anchor.money.last + 6] if anchor.money else []
    held = [t.lower for t in (scene.tokens[anchor.phrase.first : anchor.phrase.last] if anchor.phrase else behind)]
    return any(word in words.nouns["holdings"] for word in held[-1:] or ()) or any(
        t.lower in words.nouns["holdings"] for t in behind
    )


def _after_equivalent(scene: Scene, mention: MoneyMention) -> int:
    """The index after the sum and its translation in brackets: '£1m ($1.3m) in aid' is aid."""
    tokens, at = scene.tokens, mention.last
    if at >= len(tokens) or tokens[at].text != "(":
        return at
    other = next((m for m in scene.money if m.first == at + 1), None)
    closed = other is not None and other.last < len(tokens) and tokens[other.last].text == ")"
    return other.last + 1 if other and closed else at


def _phrase_before(scene: Scene, words: Words, first: int) -> Phrase | None:
    """'package worth $5m', 'a contribution of up to €2m', '30 tanks valued at', 'grant, for $2m'."""
    tokens, at = scene.tokens, first
    while at > 0 and tokens[at - 1].lower in words.nouns["valued"]:
        at -= 1
    if at in (first, 0) or first - at > words.order.valued_reach:
        return None
    if all(tokens[k].text == "," for k in range(at, first)):
        return None
    if scene.covered[at - 1] == "party":  # 'a package for Ukraine worth 2.7 billion euros'
        while at > 0 and (
            scene.covered[at - 1] == "party" or tokens[at - 1].lower in words.nouns["articles"] | words.nouns["leads"]
        ):
            at -= 1
        if at == 0:
            return None
    head = head_left(scene, words, at) if words.order.head_first else at - 1
    item = scene.item_at(head)
    if item:
        return phrase_around(scene, words, item.first, at)
    kind = words.heads.get(tokens[head].lower, "")
    return phrase_around(scene, words, head, at) if kind and kind not in ("nothing", "people") else None


def _bundle_left(scene: Scene, words: Words, first: int) -> Phrase | None:
    """As in "brings Australia's overall support to Ukraine to $1bn": the bundle before 'to' and the amount."""
    tokens = scene.tokens
    if first == 0 or tokens[first - 1].lower not in words.nouns["reaching"] | words.nouns["copulas"]:
        return None
    for at in range(first - 2, max(first - 26, -1), -1):
        item = scene.item_at(at)
        kind = item.name.use if item else words.heads.get(tokens[at].lower, "")
        if kind in ("package", "funds"):
            return phrase_around(scene, words, item.first if item else at, at + 1)
    return None


def _way(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$5m to Ukraine via a NATO fund', '$7m that will go to the Flash Appeal': the fund or programme that is named."""
    tokens = scene.tokens
    for place in range(at, min(at + NEAR, len(tokens))):
        if tokens[place].text in ".;–":
            return None
        if tokens[place].lower in words.nouns["ways"]:
            phrase = open_phrase(scene, words, place + 1)
            named = phrase is not None and any(t.text[:1].isupper() for t in tokens[phrase.first : phrase.last])
            if phrase and named and words.heads.get(tokens[phrase.at_head].lower) == "funds":
                return phrase
    return None


def _purpose(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$53 million to support energy infrastructure', '$220 million ... for eight school feeding projects'."""
    tokens = scene.tokens
    for place in range(at, min(at + 18, len(tokens))):
        lower = tokens[place].lower
        form = words.verbs.get(lower)
        if tokens[place].text in (";", "–") or (form and form.forms & {"past", "third"} and not scene.covered[place]
                                                and lower not in words.nouns["homographs"]):
            return None
        acts = (
            lower in words.nouns["infinitives"] and place + 1 < len(tokens) and tokens[place + 1].lower in words.verbs
        )
        if lower in words.nouns["aims"] or acts:
            start = _after_verbs(scene, words, place + 2) if acts else place + 1
            counted = next((q.last for q in scene.quantities if q.first == start), start)
            phrase = phrase_after(scene, words, counted, join=False)
            if phrase and phrase.kind not in ("", "nothing", "people"):
                return phrase
    return None


def _after_verbs(scene: Scene, words: Words, at: int) -> int:
    """The index after the base forms that begin at `at`: 'to help support' is two."""
    while at < len(scene.tokens) and "base" in getattr(words.verbs.get(scene.tokens[at].lower), "forms", ()):
        at += 1
    return at


def _open_purpose(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$5 million to help support police and criminal justice reform': what no list knows, shortly behind the sum."""
    tokens = scene.tokens
    for place in range(at, min(at + NEAR, len(tokens))):
        token = tokens[place]
        if token.kind == "mark" and token.text not in "()":
            return None
        start = place
        if token.lower in words.nouns["infinitives"]:
            start = _after_verbs(scene, words, place + 1)
        start = start if start > place + 1 else place + (token.lower in words.nouns["aims"])
        if start > place:
            phrase = open_phrase(scene, words, start)
            if phrase and _names(scene, phrase):
                return phrase._replace(kind=phrase.kind or "funds")
    return None


def _names(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is more than the name of a party or an office: 'for Ukraine' is no purpose."""
    return phrase.kind != "people" and any(
        scene.covered[at] not in ("party", "office") and scene.tokens[at].kind == "word"
        for at in range(phrase.first, phrase.last)
    )


def _tied(scene: Scene, words: Words, paid: list[Anchor], counted: list[Anchor]) -> Iterator[Anchor]:
    """Money and a number of one thing are one anchor: '30 tanks worth €100m', '$220 million for eight projects'."""
    used: set[int] = set()
    for money in paid:
        partner = next((k for k, q in enumerate(counted) if k not in used
                        and (_same_thing(money, q) or _beside(scene, words, money, q))), None)
        if partner is None:
            yield money
            continue
        used.add(partner)
        quantity = counted[partner]
        yield Anchor(
            min(money.first, quantity.first),
            max(money.last, quantity.last),
            quantity.phrase,
            money=money.money,
            quantity=quantity.quantity,
        )
    yield from (quantity for k, quantity in enumerate(counted) if k not in used)


def _beside(scene: Scene, words: Words, money: Anchor, counted: Anchor) -> bool:
    """'50,000 cartridges and related equipment for $61 million': the sum is that of the thing counted before it."""
    if money.phrase is None or counted.phrase is None or money.money is None or counted.veto:
        return False
    between = scene.tokens[counted.phrase.last : money.phrase.first]
    joint = len(between) == 1 and between[0].lower in words.nouns["conjunctions"]
    return joint and money.phrase.last <= money.money.first and says_nothing(scene, words, money.phrase)


def _same_thing(money: Anchor, quantity: Anchor) -> bool:
    if money.phrase is None or quantity.phrase is None:
        return False
    if quantity.veto and quantity.veto != UNKNOWN:
        return False
    overlap = money.phrase.first < quantity.phrase.last and quantity.phrase.first < money.phrase.last
    return overlap and (money.purpose or money.phrase.first < (money.money.first if money.money else 0))
