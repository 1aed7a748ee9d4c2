"""Debts of another country that somebody forgives or puts off, with no sum: 'will write off Kenya's debts'.

Who owes is told as whose a thing is to which a service is done (see `services`): who puts off what he owes himself
gives nothing. Debts with their sum are read by `relief`.
"""

from typing import Final

from pledgebook.extract.belonging import Served, run
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention

DEBTS: Final = "on_debts"
"""What such verbs are done to: debts."""

SUBJECT: Final = 14
"""How many words before a passive the debt may begin of which it is told."""

OWING: Final = 7
"""How many words behind a debt the country stands that owes it ('debts owed to it by the government of Kenya')."""


def owed(scene: Scene, words: Words, begin: int, *, asked: bool = False) -> Served | None:
    """"Kenya's debts", 'the foreign debts of the affected nations', 'debt payments by Kenya': no sum, no own debt.

    Where somebody is `asked` to forgive them they are those of who asks: 'asked Norway to cancel its debts'.
    """
    lowers = scene.tokens.lowers
    skipped = words.nouns["alls"] | (words.nouns["own_things"] if asked else frozenset())
    begin += lowers[begin : begin + 1] != [] and lowers[begin] in skipped
    found = None if scene.money else run(scene, words, begin)
    if found is None or found[0] <= begin:
        return None
    end, whom = found
    end -= lowers[end - 1] in words.nouns["owing"]  # 'the debts owed by Kenya'
    said = lowers[begin:end]
    if words.nouns["debts"].isdisjoint(said) or said[-1] not in words.nouns["debts"] | words.nouns["debt_parts"]:
        return None
    if whom is None:
        whom, told = _owing(scene, words, end)
        if not (told or asked):
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


def _owing(scene: Scene, words: Words, at: int) -> tuple[NameMention | None, bool]:
    """Who owes, behind the debt, and whether somebody does: 'of Kenya', 'owed by Kenya', 'of all poor countries'."""
    tokens = scene.tokens
    if at >= len(tokens) or tokens.lowers[at] not in words.nouns["whence"] | words.nouns["owing"]:
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


def is_relief(scene: Scene, words: Words, at: int) -> bool:
    """Whether a noun of putting off or forgiving stands at token `at`, and what it is of behind it."""
    lowers = scene.tokens.lowers
    return lowers[at] in words.nouns["reprieves"] and lowers[at + 1] in words.order.of | words.nouns["reprieved"]
