"""What a number or a sum without a thing is of: 'Kenya got 40 tanks. The first 12 came in May' counts tanks."""

from pledgebook.codes import Bound
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.course import Course, Intro
from pledgebook.extract.scene import Scene
from pledgebook.extract.takes import tells_worth
from pledgebook.extract.words import Words
from pledgebook.text.money import MILLION, MoneyMention
from pledgebook.text.numbers import Amount


def filled(scene: Scene, words: Words, anchor: Anchor, course: Course, intro: Intro | None) -> Anchor:
    """A number or sum whose thing was named before takes up that thing; a number without one is vetoed."""
    if tells_worth(scene, words, anchor) and not anchor.veto and course.bundle is not None:
        return anchor._replace(phrase=None, named=course.bundle, predicate=True)  # 'This is a $60m package'
    if anchor.phrase is not None or anchor.veto or anchor.named is not None:
        return anchor
    if anchor.money is not None:
        return anchor._replace(named=intro.bundle if intro and intro.bundle else course.bundle)
    if paid := _paid(scene, words, anchor, course):
        return anchor._replace(money=paid, quantity=None, named=course.bundle)
    if course.named is None or _is_label(scene, words, anchor):
        return anchor._replace(veto="number without a thing")
    named = course.named
    if anchor.unit and named.phrase.unit != anchor.unit:
        named = named._replace(phrase=named.phrase._replace(unit=anchor.unit))
    return anchor._replace(named=named)


def _is_label(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'5.2. International support', '2', 'in the next five': the number of a heading, of a page, or of years."""
    amount, tokens = anchor.quantity, scene.tokens
    if amount is None or anchor.unit:
        return False
    ends = amount.last >= len(tokens) or tokens[amount.last].text in (".", ")")
    nexts = amount.first > 0 and tokens.lowers[amount.first - 1] in words.nouns["spans_of_time"]
    return ends and ((amount.first == 0 and amount.digits) or nexts)


def _paid(scene: Scene, words: Words, anchor: Anchor, course: Course) -> MoneyMention | None:
    """'It gave $45 million. Others gave hundreds of millions more': millions of nothing, behind a sum, are paid."""
    amount, before = anchor.quantity, course.paid
    if amount is None or before is None or anchor.unit or (amount.max or amount.min or 0) < MILLION:
        return None
    written = any(scene.tokens.lowers[at] in words.numbers.magnitudes for at in range(amount.first, amount.last))
    vague = amount.bound is Bound.VAGUE
    if _are_people(scene, words, amount):
        return None
    return MoneyMention(amount.first, amount.last, amount, before.currency, firm=False) if written or vague else None


def _are_people(scene: Scene, words: Words, amount: Amount) -> bool:
    """'the war has displaced millions more', 'for the millions who fled': whom something befell, or who act."""
    verb = next((one for one in reversed(scene.verbs) if one.at < amount.first), None)
    befallen = verb is not None and verb.form.group == "attack"
    who = scene.tokens.lowers[amount.last : amount.last + 1]
    return befallen or not words.speech["who"].isdisjoint(who)
