"""Anchors: every amount of money, every counted thing and every listed thing of a sentence is a candidate.

Amounts and the catalogue are closed classes, verbs are not: an anchor makes the candidate, a verb only types it.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.apposed import once
from pledgebook.extract.attributes import carries
from pledgebook.extract.bare import is_nothing, is_place, says_nothing
from pledgebook.extract.course import named_at
from pledgebook.extract.cues import GIVING, Cue
from pledgebook.extract.dealings import CHANGE, DUES, is_wealth
from pledgebook.extract.getters import counted_getters, is_of_people
from pledgebook.extract.glosses import (
    in_brackets,
    is_more_than_planned,
    is_worth,
    of_number,
    unglossed,
    weighed,
    which_are,
)
from pledgebook.extract.lists import listed_things, members_of
from pledgebook.extract.orders import is_ordered, is_price_of_deal, worth_of_order
from pledgebook.extract.paces import paced
from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.posted import joined, team_of
from pledgebook.extract.relief import is_relieved
from pledgebook.extract.rows import is_again, is_some, is_world, shared_thing
from pledgebook.extract.runs import behind_mark
from pledgebook.extract.scene import Scene, behind_of_them
from pledgebook.extract.schooling import as_trainees
from pledgebook.extract.stances import holds_alone, stances
from pledgebook.extract.sums import of_money
from pledgebook.extract.talk_numbers import is_of_talk
from pledgebook.extract.titles import titled_sum
from pledgebook.extract.wholes import is_nth, revised, with_wholes
from pledgebook.extract.words import Words
from pledgebook.text.numbers import Amount

APART: Final = 6
"""Words between a bundle and its worth from which there is room for a list."""

FIRST_YEAR, LAST_YEAR = 1950, 2100
"""Between these numbers one is a year where the next one stands behind it."""

BEFALLEN: Final = 5
"""How many words behind a number the word may stand that says what befell people."""

LEAST_THINGS: Final = 3
"""Counted things that make a sentence a list."""

WEALTH: Final = "what is owned or owed, no gift"
"""The veto of sums of assets, debts and the like."""

NO_THING: Final = "counts no thing that is given"
"""The veto of what is counted and never given."""

PURPOSE: Final = "what a sum is for"
"""The veto of what money is meant to achieve."""

UNKNOWN: Final = "unknown thing"
"""The veto of a counted thing that neither the catalogue nor the pack knows."""


def read_anchors(scene: Scene, words: Words, cues: list[Cue], *, listed: bool) -> list[Anchor]:
    """All anchors of the sentence, in order; `listed` says that it is an item of a list that things introduce."""
    if (titled := titled_sum(scene, words)) is not None:
        return [titled]
    merged = _amounts(scene, words, cues) if scene.quantities or scene.money or scene.served else []
    covered = {at for anchor in merged if not anchor.veto for at in _held(anchor)}
    if merged:
        merged = paced(scene, words, with_wholes(scene, words, revised(scene, words, _enumerated(merged))))
    said = list(stances(scene, words))
    bare = [one for one in listed_things(scene, words, cues, covered, listed=listed)
            if not (said and any(holds_alone(stance, one, cues) for stance in said))  # 'will not send ground troops'
            and not any(a.veto and a.money and 0 <= one.first - a.last <= 1 for a in merged)]  # '$5m in taxes'
    members = [m for anchor in merged if not anchor.veto for m in members_of(scene, words, anchor)]
    found = [*merged, *bare, *members, *said]
    return once(scene, words, sorted(found, key=lambda a: (a.first, a.last))) if len(found) > 1 else found


def _amounts(scene: Scene, words: Words, cues: list[Cue]) -> list[Anchor]:
    """The anchors of money, of numbers and of services, money with the number of the same thing."""
    counted = [_of_quantity(scene, words, amount) for amount in scene.quantities]
    counted = [as_trainees(scene, words, cues, joined(scene, words, anchor)) for anchor in counted]
    paid = [of_money(scene, words, mention) for mention in scene.money]
    paid = [a._replace(wealth=True) if is_wealth(scene, words, a) and not is_relieved(scene, words, a.first)
            else worth_of_order(scene, words, a) for a in paid]
    done = [Anchor(one.first, one.last, Phrase(max(one.first, one.named), one.last, one.kind), quantity=one.amount)
            for one in scene.served.values()]
    if done:
        counted = [a for a in counted if not any(one.first <= a.first < one.last for one in done)]
    if "(" in scene.tokens.words:
        paid, counted = unglossed(paid, counted), unglossed(counted, counted)
    return [*_tied(scene, words, _shared(scene, words, paid), counted), *done]


def _shared(scene: Scene, words: Words, paid: list[Anchor]) -> list[Anchor]:
    """'$90 million in ticket sales in six markets, and $40 million in Japan': what is elided is no gift either."""
    found = list(paid)
    for k in range(1, len(found)):
        before, one = found[k - 1], found[k]
        joint = scene.tokens.lowers[one.first - 1] if one.first else ""
        elided = one.phrase is None or one.phrase.last <= one.first
        joined = joint in words.nouns["conjunctions"] or joint == ","
        told = any(before.last <= verb.at < one.first and scene.tokens.lowers[verb.at] not in words.nouns["homographs"]
                   for verb in scene.verbs)
        if before.veto == DUES and elided and joined and not told and not one.veto:
            found[k] = one._replace(veto=DUES)
    return found


def _held(anchor: Anchor) -> Iterator[int]:
    """The tokens of an anchor, but for those of a list: 'packages of aid, including tanks and radars worth €4bn'."""
    if anchor.predicate and anchor.phrase is not None:
        yield from range(anchor.phrase.first, anchor.phrase.last)  # 'the total of aid that it has given is now $5m'
    if anchor.phrase is None or anchor.money is None or anchor.money.first - anchor.phrase.last < APART:
        yield from range(anchor.first, anchor.last)
        return
    yield from range(anchor.first, anchor.phrase.last)
    yield from range(anchor.money.first, anchor.last)


def _enumerated(anchors: list[Anchor]) -> list[Anchor]:
    """Mark three or more counted things in one sentence: '600 tents, 6,000 blankets and 140 tanks' is a list."""
    things = [a for a in anchors if a.quantity and not a.veto and a.phrase and a.phrase.kind == "goods"]
    return [a._replace(enumerated=a in things) for a in anchors] if len(things) >= LEAST_THINGS else anchors


def _of_quantity(scene: Scene, words: Words, amount: Amount) -> Anchor:
    at = behind_mark(scene, words, amount.last)
    at += at + 1 < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["by_number"]  # '9 x D-30 howitzers'
    noun = not amount.digits or (at > 0 and scene.tokens.lowers[at - 1] in words.nouns["counters"])
    vague = noun and at < len(scene.tokens) and scene.tokens.lowers[at] in words.numbers.grammar["of"]
    phrase = phrase_after(scene, words, at + vague, join=False)
    phrase = (counted_getters(scene, words, amount, phrase) if phrase is not None else None) or phrase
    row = shared_thing(scene, words, amount) if phrase is None else None
    if row is not None and row.kind:
        return Anchor(amount.first, amount.last, None, quantity=amount, named=named_at(scene, words, row))
    before = _of_thing_before(scene, words, amount)
    if before:
        return before
    phrase = phrase or (which_are(scene, words, amount.last) if is_of_them(scene, words, amount) else None)
    measure = bare_measure(scene, words, amount.last)
    if measure and is_known(scene, words, amount):
        return Anchor(amount.first, measure, None, quantity=amount, unit=scene.tokens.lowers[amount.last])
    verb = phrase is not None and not phrase.kind and is_some(scene, words, amount)
    if phrase is None or verb or (not phrase.kind and scene.tokens.lowers[at] in words.nouns["ellipses"]):
        elliptic = _is_elliptic(scene, words, amount)
        return Anchor(
            amount.first, amount.last, None, quantity=amount, veto="" if elliptic else "number without a thing"
        )
    veto = ""
    if _counts_sorts(scene, words, amount, phrase):
        named = phrase.first > at  # 'a new type of drone' tells of the drone; 'of a new model' of no thing
        return Anchor(amount.first, phrase.last, phrase, veto="" if named else NO_THING)
    reached = not phrase.kind and scene.tokens.lowers[phrase.last - 1] in words.nouns["getters"]
    areal = scene.tokens.lowers[phrase.first] in words.nouns["areal"]  # '400 square meters'
    nothing = areal or reached or is_nothing(scene, words, phrase) or is_place(scene, words, phrase)
    nothing = nothing or _is_pronoun(scene, words, phrase) or _is_instalment(scene, words, amount, phrase)
    if nothing or _is_years(amount) or (not phrase.unit and carries(scene, words, phrase.last)):
        veto = NO_THING
    elif not phrase.kind:
        veto = UNKNOWN
    elif phrase.first > at + vague + 2 and not phrase.unit:
        veto = "number without a thing"
    elif at - amount.first == 1 and vague and amount.max == 1:
        veto = "one of several"
    elif _is_article(scene, words, amount) and phrase.kind not in ("goods", "people", "training"):
        veto = "number without a thing"
    if amount.per is None and (rate := words.numbers.rates.at(scene.tokens, phrase.last)):
        amount = amount._replace(per=rate[0])  # '40,000 shells a month'
    return Anchor(amount.first, phrase.last, phrase, quantity=amount, veto=veto)


def _of_thing_before(scene: Scene, words: Words, amount: Amount) -> Anchor | None:
    """'generators (12)', 'raise the number of tanks to 40': a number whose thing stands before it.

    By how much a number is more than was promised counts nothing ('40 tanks, ten more than promised').
    """
    glossed = in_brackets(scene, words, amount.first, amount.last)
    if glossed and glossed.kind in ("goods", "service"):
        return Anchor(glossed.first, min(amount.last + 1, len(scene.tokens)), glossed, quantity=amount)
    if team := team_of(scene, words, amount):
        return team
    if load := weighed(scene, words, amount):
        return Anchor(load.first, amount.last + 1, load, quantity=amount)
    counted = of_number(scene, words, amount)
    if counted is not None:
        told = any(counted.last <= verb.at < amount.first for verb in scene.verbs)  # 'of tanks sent rose to 40'
        first = amount.first if told else counted.first
        return Anchor(first, amount.last, counted, quantity=amount, predicate=told)
    if is_more_than_planned(scene, words, amount.last):
        return Anchor(amount.first, amount.last, None, quantity=amount, veto=CHANGE)
    return None


def _is_years(amount: Amount) -> bool:
    """'the 2024-2025 heating season': two years that follow each other count nothing."""
    if amount.min is None or amount.max is None:
        return False
    return FIRST_YEAR <= amount.min < LAST_YEAR and amount.max - amount.min == 1


def _is_pronoun(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'100 generators, 40 large ones': a part of what was counted."""
    return scene.tokens.lowers[phrase.last - 1] in words.nouns["ones"]


def _is_instalment(scene: Scene, words: Words, amount: Amount, phrase: Phrase) -> bool:
    """'$40 million in three tranches', 'through two batches': how it comes, and no thing of its own."""
    led = amount.first > 0 and scene.tokens.lowers[phrase.last - 1] in words.nouns["instalments"]
    return led and scene.tokens.lowers[amount.first - 1] in words.nouns["means_of"] | words.nouns["ways"]


def _is_article(scene: Scene, words: Words, amount: Amount) -> bool:
    """Whether a word that is an article as well makes the number: 'une aide' counts no aid."""
    return amount.last - amount.first == 1 and scene.tokens.lowers[amount.first] in words.numbers.grammar["article"]


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
    before = amount.first - 1
    before -= before > 0 and tokens.lowers[before] in words.adverbs  # 'Of the 31 tanks promised, only 18 have arrived'
    behind = amount.digits and before >= 0 and tokens[before].text == ","
    opens = amount.first == 0 or behind  # 'Of the 31 tanks promised, 18 have arrived'
    ends = at >= len(tokens) or tokens[at].text in ".,;" or (opens and words.tenses.at(tokens, at) is not None)
    ends = ends or tokens.lowers[at] in words.nouns["stops"] | words.nouns["ellipses"] | words.nouns["conjunctions"]
    named = amount.first > 0 and scene.covered[amount.first - 1] == "party"
    led = tokens.lowers[max(0, amount.core - 2) : amount.core]
    ordinal = bool(led) and led[-1] not in words.order.of and not words.nouns["ordinals"].isdisjoint(led)
    ordinal = ordinal and amount.max != 1  # 'the one to Peru'
    more = at < len(tokens) and tokens.lowers[at] in words.nouns["ellipses"]
    some = is_of_them(scene, words, amount) or _is_example(scene, words, amount)
    vague = amount.min is None and amount.max is None and not more and not amount.increment  # 'the first of 13'
    if vague or any((_is_befallen(scene, words, at), is_of_people(scene, words, amount),
                     is_of_talk(scene, words, amount))):
        return False  # '300 were hurt'
    if amount.first == 0 and not amount.digits and at < len(tokens) and tokens[at].text == ",":
        return False  # 'Two, more trucks': what counts the points of a talk
    some = some or is_again(scene, words, amount) or is_some(scene, words, amount)
    if some or is_from(scene, words, amount) or _is_total(scene, words, amount):
        return True
    dated = scene.covered[min(at, len(tokens) - 1)] == "date" and not _is_counted(scene, words, amount)
    given = any(verb.at == amount.first - 1 and verb.form.group in GIVING for verb in scene.verbs)
    given = given and any(m.last < amount.first for m in scene.parties)  # 'Norway will provide 12'
    return ends and (amount.increment or ((named or ordinal or more or opens or given) and not dated))


def _is_befallen(scene: Scene, words: Words, at: int) -> bool:
    """'Of these, 1,400 were sent to hospital', '300 were hurt': people of whom nobody says so."""
    lowers = scene.tokens.lowers[at : at + BEFALLEN]
    return bool(lowers) and (lowers[0] in words.nouns["was"] or lowers[0] in words.nouns["having"]) and not words.nouns[
        "befallen"].isdisjoint(lowers)


def is_of_them(scene: Scene, words: Words, amount: Amount) -> bool:
    """'30 guns, eight of which have arrived', '30 guns, of which eight': some of what was just named."""
    forth = behind_of_them(scene, words, amount.last) > amount.last
    return forth or (amount.first > 1 and behind_of_them(scene, words, amount.first - 2) == amount.first)


def is_from(scene: Scene, words: Words, amount: Amount) -> bool:
    """'40 tents, 30 from Spain and 10 from Kenya', '50 tents to Chad and 30 to Mali': of what was just named."""
    tokens, at = scene.tokens, amount.last
    behind = at + 2 if at + 1 < len(tokens) and tokens.lowers[at + 1] in words.nouns["articles"] else at + 1
    led = at < len(tokens) and words.part_words.at(tokens, at)
    before = tokens[amount.first - 1] if amount.first else None
    joint = before is not None and (before.text in ",;:(" or before.lower in words.nouns["conjunctions"])
    named = "party" in scene.covered[behind : behind + 1] or is_world(scene, words, behind)
    goes = bool(led and led[0] == "to" and amount.digits and any(q.last < amount.first for q in scene.quantities))
    return bool(led and (led[0] == "by" or goes) and led[1] == at + 1 and joint and named)


def _is_example(scene: Scene, words: Words, amount: Amount) -> bool:
    """'hundreds of carriers, including more than 50 in May': some of what stands right before in the sentence."""
    place = amount.first - 1
    led = place > 0 and any(after == amount.first for _, _, after in words.openers.scan(scene.tokens, place, place + 1))
    heads = (words.heads.get(token.lower) for token in scene.tokens[:place])
    return led and any(head in ("goods", "people", "training") for head in heads)


def is_known(scene: Scene, words: Words, amount: Amount) -> bool:
    """'(400 tonnes)', 'another 50 tonnes', 'Of the 600 tonnes, 200 tonnes': a measure of what was named before."""
    before = scene.tokens[amount.first - 1] if amount.first else None
    led = before is None or before.text in "(," or before.lower in words.nouns["conjunctions"]
    return amount.increment or led or is_of_them(scene, words, amount) or _is_example(scene, words, amount)


def bare_measure(scene: Scene, words: Words, at: int) -> int:
    """The index behind a measure at token `at` with no thing behind it ('400 tonnes)'), or 0."""
    found = words.units.at(scene.tokens, at)
    if found is None or words.heads.get(scene.tokens.lowers[at]):
        return 0  # '20 trucks' are trucks
    after = scene.tokens[found[1]] if found[1] < len(scene.tokens) else None
    of = after is not None and after.lower in words.numbers.grammar["of"] | words.order.of
    ends = after is None or after.kind == "mark" or after.lower in words.nouns["stops"] | words.nouns["ellipses"]
    ends = ends or words.tenses.at(scene.tokens, found[1]) is not None or scene.tokens[found[1]].lower in words.verbs
    carried = words.carrying.at(scene.tokens, found[1])
    return found[1] if ends and not of and not carried else 0


def _is_total(scene: Scene, words: Words, amount: Amount) -> bool:
    """'bringing the total to 75,000': of what was just named."""
    before = scene.tokens.lowers[max(0, amount.first - 2) : amount.first]
    return len(before) == 2 and before[0] in words.nouns["totals"] and before[1] in words.nouns["infinitives"]


def _is_counted(scene: Scene, words: Words, amount: Amount) -> bool:
    """'the first ten by June': behind 'first' and before a preposition a number counts and is no day."""
    tokens, at = scene.tokens, amount.last
    return is_nth(scene, words, amount) and at < len(tokens) and tokens.lowers[at] in words.nouns["stops"]


def _tied(scene: Scene, words: Words, paid: list[Anchor], counted: list[Anchor]) -> Iterator[Anchor]:
    """Money and a number of one thing are one anchor: '30 tanks worth €100m', '$220 million for eight projects'."""
    used: set[int] = set()
    if paid:
        counted = [q._replace(veto=PURPOSE) if any(_is_aim(scene, words, money, q) for money in paid) else q
                   for q in counted]
    for money in paid:
        partner = next((k for k, q in enumerate(counted) if k not in used
                        and (_same_thing(money, q) or _beside(scene, words, money, q)
                             or is_worth(scene, words, money, q))), None)
        if partner is None and len(paid) == 1 and not used:
            partner = _priced(scene, words, money, counted)
        if partner is None:
            yield money
            continue
        used.add(partner)
        quantity = counted[partner]
        whence = any(quantity.last <= m.first and m.last <= money.first for m in scene.parties)
        last = quantity.last if whence else max(money.last, quantity.last)  # 'ordered 14 guns from Kenya for $5m'
        first = min(money.first, quantity.first)
        yield Anchor(first, last, quantity.phrase, money=money.money, quantity=quantity.quantity)
    yield from (quantity for k, quantity in enumerate(counted) if k not in used)


def _is_aim(scene: Scene, words: Words, money: Anchor, counted: Anchor) -> bool:
    """'$400 million in financing for two wind projects': what money is for, where it is no thing that is given."""
    if money.phrase is None or counted.veto or money.purpose or counted.phrase is None:
        return False
    last = max(money.last, money.phrase.last)
    led = counted.first == last + 1 and scene.tokens.lowers[last] in words.nouns["aims"]
    return led and words.heads.get(scene.tokens.lowers[counted.phrase.at_head]) == "funds"


def _priced(scene: Scene, words: Words, money: Anchor, counted: list[Anchor]) -> int | None:
    """'Ordered 100 drones for Kenya from a maker for $3 million': the price of the one thing that is ordered."""
    if money.money is None or not money.money.first or (
            money.phrase is not None and money.phrase.kind != "procurement"):
        return None
    things = [k for k, one in enumerate(counted) if not one.veto]
    first, last = money.money.first, money.money.last
    led = scene.tokens.lowers[first - 1] in words.nouns["prices"] or is_price_of_deal(scene, words, first, last)
    if not led or len(things) != 1 or counted[things[0]].last > money.money.first:
        return None
    thing = counted[things[0]]
    ordered = is_ordered(scene, words, thing)
    ordered = ordered or any(verb.form.group in ("order", "trade") and verb.at < thing.first for verb in scene.verbs)
    other = any(thing.last <= verb.at < money.money.first for verb in scene.verbs)
    return things[0] if ordered and not other and thing.phrase and thing.phrase.kind == "goods" else None


def _beside(scene: Scene, words: Words, money: Anchor, counted: Anchor) -> bool:
    """'50,000 cartridges and related equipment for $61 million': the sum is that of the thing counted before it."""
    if money.phrase is None or counted.phrase is None or money.money is None or counted.veto:
        return False
    between = scene.tokens[counted.phrase.last : money.phrase.first]
    small = words.nouns["conjunctions"] | words.nouns["articles"]
    joint = len(between) in (1, 2) and between[0].lower in words.nouns["conjunctions"]
    joint = joint and all(token.lower in small for token in between)
    return joint and money.phrase.last <= money.money.first and says_nothing(scene, words, money.phrase)


def _same_thing(money: Anchor, quantity: Anchor) -> bool:
    if money.phrase is None or quantity.phrase is None:
        return False
    if quantity.veto and quantity.veto != UNKNOWN:
        return False
    if money.phrase == quantity.phrase:
        return True  # 'a $5 million contract for 40 boats'
    overlap = money.phrase.first < quantity.phrase.last and quantity.phrase.first < money.phrase.last
    return overlap and (money.purpose or money.phrase.first < (money.money.first if money.money else 0))
