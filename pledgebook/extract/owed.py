"""Debts of another country that somebody forgives or puts off, with no sum: 'will write off Kenya's debts'.

Who owes is told as whose a thing is to which a service is done (see `services`): who puts off what he owes himself
gives nothing. Debts with their sum are read by `relief`.
"""

from collections.abc import Set as AbstractSet
from typing import Final

from pledgebook.extract.belonging import Served, run
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention

DEBTS: Final = "on_debts"
"""What such verbs are done to: debts."""

SUBJECT: Final = 14
"""How many words before a passive the debt may begin of which it is told."""

SHARE: Final = 6
"""Words that the share of a debt may have ('up to 100% of')."""

MARKS: Final = "'’"
"""Marks that stand for a possessive behind a plural."""

OWING: Final = 7
"""How many words behind a debt the country stands that owes it ('debts owed to it by the government of Kenya')."""


def owed(scene: Scene, words: Words, begin: int, *, asked: bool = False, forgiven: bool = False) -> Served | None:
    """"Kenya's debts", 'the foreign debts of the affected nations', 'debt payments by Kenya': no sum, no own debt.

    Where somebody is `asked` to forgive them they are those of who asks: 'asked Norway to cancel its debts'. What is
    `forgiven` is 'its debts with Kenya' as well: they are the one's who gives them up, by the other who owes.
    """
    lowers = scene.tokens.lowers
    begin = _over_share(scene, words, begin)
    own = not words.nouns["own_things"].isdisjoint(lowers[begin : begin + 1])
    begin += not words.nouns["alls"].isdisjoint(lowers[begin : begin + 1]) or (own and (asked or forgiven))
    found = None if scene.money else run(scene, words, begin)
    if found is None or found[0] <= begin:
        return None
    end, whom = found
    end -= lowers[end - 1] in words.nouns["owing"]  # 'the debts owed by Kenya'
    said = lowers[begin:end]
    if words.nouns["debts"].isdisjoint(said) or said[-1] not in words.nouns["debts"] | words.nouns["debt_parts"]:
        return None
    if whom is None:
        leads = words.nouns["whence"] | words.nouns["owing"] if not own or asked else frozenset()
        whom, told = _owing(scene, words, end, leads | words.nouns["withs"] if forgiven else leads)
        if not (told or asked or (not own and _is_of_poor(scene, words, begin, end))):
            return None
    while begin < end - 1 and lowers[begin] in words.nouns["articles"] and not scene.covered[begin]:
        begin += 1
    return Served(begin, end, whom, kind="funds")


def owed_before(scene: Scene, words: Words, first: int) -> Served | None:
    """"Kenya's debts (were written off)": a debt that ends, with who owes it, right before a passive."""
    for begin in range(max(0, first - SUBJECT), first):
        one = None if begin and scene.tokens[begin - 1].kind == "word" else owed(scene, words, begin)
        if one is not None and one.last <= first <= one.last + OWING and not any(
                one.last <= verb.at < first for verb in scene.verbs):
            return one
    return None


def _over_share(scene: Scene, words: Words, begin: int) -> int:
    """'up to 80% of Kenya's debts', 'half of the debts of Kenya': where the debts begin, behind their share."""
    lowers, shares = scene.tokens.lowers, words.nouns["percents"] | words.nouns["mosts"] | words.nouns["portions"]
    behind = range(begin + 1, min(begin + SHARE, len(lowers)))
    return next((at + 1 for at in behind if lowers[at] in words.order.of and lowers[at - 1] in shares), begin)


def _is_of_poor(scene: Scene, words: Words, begin: int, end: int) -> bool:
    """"poor countries' debts", "the developing world's debt": whether it is that of countries without a name."""
    lowers = scene.tokens.lowers
    return any(lowers[k] in words.nouns["poor_lands"] and (
        lowers[k + 1] in words.possessives or scene.tokens[k + 1].text in MARKS) for k in range(begin, end - 1))


def _owing(scene: Scene, words: Words, at: int, leads: AbstractSet[str]) -> tuple[NameMention | None, bool]:
    """Who owes, behind the debt and a word of `leads`, and whether somebody does: 'owed by Kenya', 'of all states'."""
    tokens = scene.tokens
    if at >= len(tokens) or tokens.lowers[at] not in leads:
        return None, False
    for place in range(at, min(at + OWING, len(tokens))):
        named = next((m for m in scene.parties if m.first == place), None)
        if named is not None or tokens[place].kind == "mark":
            return named, named is not None
        if tokens.lowers[place] in words.nouns["own_things"]:
            return None, False
        if tokens.lowers[place] in words.nouns["poor_lands"]:
            return None, True
    return None, False


def owing_lands(scene: Scene, words: Words, at: int) -> int:
    """Where the noun for those who owe stands behind a debt, if nobody names them ('of 18 poor countries'), or 0."""
    leads = words.nouns["whence"] | words.nouns["owing"] | words.nouns["withs"]
    if _owing(scene, words, at, leads) != (None, True):
        return 0
    lands = [k for k in range(at, min(at + OWING + 1, len(scene.tokens)))
             if scene.tokens.lowers[k] in words.nouns["poor_lands"]]
    return lands[-1]  # 'of the world's poorest countries'


def is_relief(scene: Scene, words: Words, at: int) -> bool:
    """Whether a noun of putting off or forgiving stands at token `at`, and what it is of behind it."""
    lowers = scene.tokens.lowers
    return lowers[at] in words.nouns["reprieves"] and lowers[at + 1] in words.order.of | words.nouns["reprieved"]
