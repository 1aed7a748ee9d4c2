"""Where a list of things may begin that no verb opens: behind a noun of output, in brackets, behind a likeness."""

from collections.abc import Iterator

from pledgebook.extract.phrases import phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.told import is_thing
from pledgebook.extract.words import Words

BEGUN = 4
"""How many words before a noun of making the verb may stand that says that it has begun."""


def outputs(scene: Scene, words: Words) -> Iterator[int]:
    """'began mass production of shells': arms right behind a noun of making and 'of', which a verb says has begun."""
    if scene.tokens.words.isdisjoint(words.nouns["outputs"]) or scene.quantities:
        return  # 'has raised production of shells to 4,000 a month' counts them
    for at, word in enumerate(scene.tokens.lowers[:-2]):
        if word in words.nouns["outputs"] and scene.tokens[at + 1].lower in words.order.of:
            before = scene.tokens.lowers[max(0, at - BEGUN) : at]
            phrase = phrase_after(scene, words, at + 2, join=False)
            said = scene.tokens.lowers[phrase.first : phrase.last] if phrase is not None else ()
            arms = words.joined["arms"]
            if not arms.isdisjoint(said) and not words.nouns["output_acts"].isdisjoint(before):
                yield at + 2


def in_brackets(scene: Scene, words: Words) -> Iterator[int]:
    """'emergency supplies (tents, blankets and soap)': where a list in brackets begins that says what a thing is."""
    tokens = scene.tokens
    for at in range(1, len(tokens) - 2) if "(" in tokens.words else ():
        if tokens[at].text == "(" and words.heads.get(tokens[at - 1].lower) in ("goods", "package"):
            inside = next((k for k in range(at + 1, len(tokens)) if tokens[k].text == ")"), at)
            if any(tokens[k].text == "," or tokens[k].lower in words.nouns["conjunctions"] for k in range(at, inside)):
                yield at + 1


def likes(scene: Scene, words: Words) -> Iterator[int]:
    """'supplies like tents and stoves': the words of likeness right behind a thing."""
    if not scene.tokens.words.isdisjoint(words.nouns["likes"]):
        yield from (at for at in range(1, len(scene.tokens) - 1)
                    if scene.tokens[at].lower in words.nouns["likes"] and is_thing(scene, words, at - 1)
                    and scene.tokens[at + 1].lower not in words.nouns["articles"])  # 'an aircraft like the F-16'
