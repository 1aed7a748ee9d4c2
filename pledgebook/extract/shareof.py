"""Amounts of which the sentence itself says that they are a part of another amount of it.

'$100 million, $40 million of it for food', '$40 million in grants and the rest in loans', 'Of the $100 million pledged,
$40 million has been paid', '60 vehicles: 14 tanks and 46 trucks'.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Final

from pledgebook.codes import Bound, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import AHEAD, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.shared import is_of_which
from pledgebook.extract.words import Words, together
from pledgebook.text.numbers import Amount

OPENED: Final = 4
"""How many words behind the 'of' that opens a sentence its whole may begin."""

LEAST: Final = 3
"""Numbers of a sentence from which some of them can come to another."""


PROMISED: Final = 7
"""How many words behind a counted thing the verb may stand that says that it was promised."""

NEAR: Final = 5
"""How many words before an amount the words may stand that make it a part."""

LISTED: Final = 8
"""How many words behind one part of a sum the next one may stand."""

LED: Final = 3
"""How many words before a number its article may stand ('the recently promised 40')."""

_COMING: Final = frozenset({"give", "arrive", "dispatch", "receive", "obtain"})
"""Groups of verbs that tell what becomes of a promise."""

TOPPED: Final = 7
"""How many words behind an amount 'on top of' may stand."""

MOST: Final = 20
"""Numbers behind a whole that are tried as its parts."""


def is_share(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """Whether a larger amount of the sentence is the whole of the anchor's."""
    amount = anchor.money.amount if anchor.money else anchor.quantity
    if amount is None:
        return False
    if anchor.quantity is not None and len(scene.quantities) >= LEAST and _adds_up(scene, amount):
        return True
    last = anchor.money.last if anchor.money else amount.last
    if _is_of_promised(scene, words, amount):
        return True
    told = _is_of_it(scene, words, last) or _leaves_rest(scene, words, max(last, anchor.last))
    return (told or opens_with_whole(scene, words, anchor)) and _has_larger(scene, anchor, amount)


def _is_of_promised(scene: Scene, words: Words, amount: Amount) -> bool:
    """'10 of the 31 promised tanks', '10 of the 31 tanks that it promised': the whole was told of."""
    said = scene.tokens.lowers[amount.first : amount.last]
    of = next((k for k, word in enumerate(said) if word in words.numbers.grammar["of"]), 0)
    if not of:
        return False
    promised = any(amount.first < verb.at < amount.last and verb.form.group == "promise" for verb in scene.verbs)
    return promised or _promise_behind(scene, amount.last) is not None


def _promise_behind(scene: Scene, at: int) -> int | None:
    """Where the verb stands that says of what ends at a token that it was promised ('which Kenya pledged')."""
    return next((verb.at for verb in scene.verbs if at <= verb.at < at + PROMISED
                 and verb.form.group in ("promise", "commit") and "base" not in verb.form.forms), None)


def is_promised_before(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'The 40 tanks promised by Kenya will arrive in May', 'will deliver the 40 tanks that it promised'.

    What the sentence says of them now is not the promise, but what becomes of it.
    """
    amount = anchor.money.amount if anchor.money else anchor.quantity
    if amount is None or cue is None or cue.stage is not Stage.ANNOUNCED:
        return False
    first = anchor.money.first if anchor.money else amount.core
    led = scene.tokens.lowers[max(0, first - LED) : amount.core]
    if words.nouns["definite"].isdisjoint(led):
        return False
    phrase = anchor.phrase
    held = [*led, *scene.tokens.lowers[amount.last : phrase.at_head if phrase else amount.last]]
    forms = [words.verbs[word] for word in held if word in words.verbs]
    if any(form.group in ("promise", "commit") and "past" in form.forms for form in forms) and cue.tense in AHEAD:
        return True  # 'will send the promised 40 tanks'
    if words.nouns["definite"].isdisjoint(led[-2:]):
        return False
    told = _promise_behind(scene, anchor.last)
    if told is None or (cue.at != told and cue.tense not in AHEAD):
        return False
    return any(verb.at not in range(anchor.first, told + 1) and verb.form.group in _COMING for verb in scene.verbs)


def opens_with_whole(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'Of the $100 million that Norway pledged, $40 million': whether an amount stands behind such a whole."""
    if not _opens_with_of(scene, words):
        return False
    sums = [one.first for one in scene.money]
    first = min([*sums, *(one.first for one in scene.quantities)], default=OPENED)
    return first < OPENED < anchor.first and "," in scene.tokens.words


def is_frame(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'a tranche under the $3 billion programme': the sum of what was agreed before, in which something is given."""
    if anchor.money is None or anchor.money.first < 1:
        return False
    at = anchor.money.first - (scene.tokens.lowers[anchor.money.first] not in words.nouns["definite"])
    return at > 0 and scene.tokens.lowers[at] in words.nouns["definite"] and (
        scene.tokens.lowers[at - 1] in words.numbers.grammar["spatial"])


def is_opening_whole(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """Whether the anchor's amount is the whole with which a sentence opens ('Of the $100 million ..., $40 million')."""
    if not _opens_with_of(scene, words):
        return False
    own = anchor.money.first if anchor.money else anchor.quantity.first if anchor.quantity else OPENED
    behind = scene.money if anchor.money else scene.quantities
    return own < OPENED and any(one.first > own for one in behind)


def is_told_part(scene: Scene, words: Words, anchor: Anchor, at: int) -> bool:
    """'20 trucks, of which ten': words for a part at token `at`, in a list or right before what they are said of.

    In '20 trucks with tools, 9 boats' they are said of what stands between.
    """
    if is_listed_part(scene, words, anchor, at):
        return True
    if not anchor.first - NEAR <= at < anchor.first:
        return False
    between = range(at + 1, anchor.first)
    other = any(scene.covered[k] == "item" or scene.tokens[k].text == "," or scene.tokens.lowers[k] in words.heads
                for k in between)
    joint = any(scene.tokens[k].text == "," or scene.tokens.lowers[k] in words.nouns["conjunctions"] for k in between)
    return not (other and joint and scene.tokens.lowers[at] in words.nouns["withs"])


def is_listed_part(scene: Scene, words: Words, anchor: Anchor, at: int) -> bool:
    """'$5m, including $2m in food and $1m for schools': the next of a list that 'including' opens at token `at`.

    'Of which' opens clauses: '$5m, of which $2m will go to food and $1m to schools'. All parts together are no more
    than the whole.
    """
    which = scene.tokens.lowers[at] in words.numbers.grammar["of"]
    own = anchor.money.amount if anchor.money is not None else anchor.quantity
    if own is None or not (which or words.openers.at(scene.tokens, at) is not None):
        return False
    first = own.first
    told = [m.amount for m in scene.money] if anchor.money is not None else scene.quantities
    before = [one for one in told if at < one.first and one.last <= first]
    whole = max((_size(one) for one in told if one.last <= at), default=Decimal(0))
    parts = sum((_size(one) for one in [*before, own]), Decimal(0))
    if not before or parts > whole or first - before[-1].last > 2 * LISTED:
        return False
    small = scene.tokens[first - 1]
    joined = small.text == "," or small.lower in words.nouns["conjunctions"]
    between = range(before[-1].last, first)
    goes_on = which and small.text != ","
    return joined and not any(scene.tokens[k].text in ";:" for k in between) and (goes_on or not any(
        scene.covered[k] == "party" or any(verb.at == k for verb in scene.verbs) for k in between))


def _size(amount: Amount) -> Decimal:
    return amount.max or amount.min or Decimal(0)


def is_to_be_given(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'Of the $5m that Norway will give, $2m is for food': whether the whole is promised in the same sentence."""
    lowers = scene.tokens.lowers
    end = lowers.index(",", anchor.last) if "," in lowers[anchor.last :] else len(lowers)
    acts = [verb.at for verb in scene.verbs if anchor.last <= verb.at < end and verb.form.group == "give"]
    return any((words.tenses.before(scene.tokens, at) or ("",))[0] == "future" for at in acts)


def _opens_with_of(scene: Scene, words: Words) -> bool:
    """Whether 'Of' or 'Out of' opens the sentence."""
    opened = scene.tokens.lowers[:2]
    at = len(opened) > 1 and opened[0] in words.nouns["out_of"]
    return bool(opened) and opened[at] in words.numbers.grammar["of"]


def _is_of_it(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'of it', 'of which' stands right behind an amount."""
    behind = scene.tokens.lowers[at : at + 2]
    if len(behind) < 2 or behind[0] not in words.numbers.grammar["of"]:
        return False
    return behind[1] in together(words.nouns["partitives"], words.nouns["partitive"], words.nouns["relatives"])


def _leaves_rest(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'and the rest' stands right behind an amount and its thing."""
    behind = scene.tokens.lowers[at : at + 4]
    begin = 1 if behind and behind[0] == "," else 0
    joint = len(behind) > begin + 2 and behind[begin] in words.nouns["conjunctions"]
    return joint and behind[begin + 1] in words.nouns["definite"] and behind[begin + 2] in words.nouns["remainders"]


def _has_larger(scene: Scene, anchor: Anchor, amount: Amount) -> bool:
    """Whether an amount of the same sort that is larger stands before the anchor's."""
    own = amount.max or amount.min or Decimal(0)
    if anchor.money:
        return any((m.amount.max or m.amount.min or 0) > own and m.currency == anchor.money.currency
                   for m in scene.money if m.last <= anchor.money.first)
    return any((q.max or q.min or 0) > own for q in scene.quantities if q.last <= amount.first)


def _adds_up(scene: Scene, amount: Amount) -> bool:
    """'60 vehicles: 14 tanks and 46 trucks': whether numbers behind a colon, a dash or a bracket come to the first."""
    counted = scene.quantities
    own = next((k for k, one in enumerate(counted) if one.first == amount.first), 0)
    for head in range(own - 1, max(-1, own - 1 - MOST), -1):
        run = counted[head + 1 : head + 2 + MOST]
        opened = any(scene.tokens[k].text in ":(–-" for k in range(counted[head].last, run[0].first))
        if opened and _comes_to(run, counted[head].max, own - head):
            return True
    return False


def _comes_to(run: Sequence[Amount], whole: Decimal | None, least: int) -> bool:
    """Whether the first numbers of a run, two and `least` of them and more, come to the whole, all told exactly."""
    if whole is None or any(one.max is None or one.bound is not Bound.EXACT for one in run):
        return False
    sums = list(accumulate(one.max or Decimal(0) for one in run))
    return whole in sums[max(least, 2) - 1 :]


def is_on_top(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'20 tanks on top of the 40 that it sent', '20 tanks in addition to those': more than what was there before."""
    found = words.counting.at(scene.tokens, anchor.last) if anchor.quantity else None
    if found is None or found[0] != "beyond" or found[1] >= len(scene.tokens):
        return False
    after = found[1]
    taken = scene.tokens.lowers[after] in words.nouns["partitives"]
    after += scene.tokens.lowers[after] in words.nouns["definite"]
    return taken or any(q.first <= after < q.last for q in scene.quantities)


def tops(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'On top of earlier gifts, it will send 40 tents', '40 tents for Chad, on top of earlier gifts': one gift more."""
    if (anchor.quantity is None and anchor.money is None) or words.counting.first_words.isdisjoint(scene.tokens.words):
        return False
    amounts = {*(m.first for m in scene.money), *(q.first for q in scene.quantities)}
    for at, label, after in words.counting.scan(scene.tokens):
        if label != "beyond" or " ".join(scene.tokens.lowers[at:after]) not in words.nouns["on_tops"]:
            continue
        between = range(after, anchor.first) if at == 0 else range(anchor.last, at)
        that = scene.tokens.lowers[after : after + 1] and scene.tokens.lowers[after] in words.nouns["takers"]
        if at == 0 and any(scene.tokens[k].text == "," and (that or any(
                k < verb.at < anchor.first for verb in scene.verbs)) for k in between):
            return True  # 'On top of that, 5 tents will be sent'
        near = 0 <= at - anchor.last <= TOPPED and amounts.isdisjoint(between)
        if near and not any(scene.tokens[k].text in ";:" for k in between):
            return True
    return False


def is_share_of_told(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'is giving $2 billion, out of which $1 billion will be mobilised': a share is from whom the whole is."""
    return anchor.first > 1 and is_of_which(scene.tokens, anchor.first - 2, words)
