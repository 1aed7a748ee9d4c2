"""Where a list of things may begin that no verb opens: behind a noun of output, in brackets, behind a likeness."""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.told import head_around, is_thing
from pledgebook.extract.words import Words, together

LISTERS: Final = frozenset({"include", "give", "commit", "promise", "order", "request", "receive"})
"""Groups of verbs that make a line with a colon an introduction of things."""

FOREIGN: Final = frozenset({"trade", "attack", "other"})
"""Groups of verbs by which what is listed is no gift."""

LEAD: Final = 16
"""How many words and marks a sentence may have that only leads to a list."""

HELD: Final = 9
"""How many words behind 'part of' the bundle may stand, or before 'has'."""

PUT: Final = 12
"""How many words before 'on hold' the verb of putting may stand."""

BEGUN: Final = 4
"""How many words before a noun of making the verb may stand that says that it has begun."""


def outputs(scene: Scene, words: Words) -> Iterator[int]:
    """'began mass production of shells': arms right behind a noun of making and 'of', which a verb says has begun."""
    if scene.tokens.words.isdisjoint(words.nouns["outputs"]) or scene.quantities:
        return  # 'has raised production of shells to 4,000 a month' counts them
    for at, word in enumerate(scene.tokens.lowers[:-2]):
        if word in words.nouns["outputs"] and scene.tokens.lowers[at + 1] in words.order.of:
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
        if tokens[at].text == "(" and words.heads.get(tokens.lowers[at - 1]) in ("goods", "package"):
            inside = next((k for k in range(at + 1, len(tokens)) if tokens[k].text == ")"), at)
            if any(tokens[k].text == "," or tokens.lowers[k] in words.nouns["conjunctions"] for k in range(at, inside)):
                yield at + 1


def likes(scene: Scene, words: Words) -> Iterator[int]:
    """'supplies like tents and stoves': the words of likeness right behind a thing."""
    if not scene.tokens.words.isdisjoint(words.nouns["likes"]):
        yield from (at for at in range(1, len(scene.tokens) - 1)
                    if scene.tokens.lowers[at] in words.nouns["likes"] and is_thing(scene, words, at - 1)
                    and scene.tokens.lowers[at + 1] not in words.nouns["articles"])  # 'an aircraft like the F-16'


def lists_things(scene: Scene, words: Words, cues: list[Cue]) -> bool:
    """'We will send:', 'Norwegian aid for Kenya to date:': whether a line that opens a list says that things follow."""
    if any(cue.group in LISTERS for cue in cues):
        return True
    if any(cue.group in FOREIGN and cue.lemma not in words.nouns["following"] for cue in cues):
        return False
    told = not words.nouns["allotting"].isdisjoint(scene.tokens.words)
    if any(cue.lemma in words.nouns["following"] for cue in cues) and not told:
        return False
    return told or any(words.heads.get(word) in ("package", "funds", "goods") for word in scene.tokens.lowers)


def trades(scene: Scene, words: Words) -> bool:
    """'Kenya's exports to Spain:': whether what is listed behind a line is bought and sold, and no aid."""
    said = scene.tokens.words
    return not said.isdisjoint(words.nouns["traded_acts"]) and said.isdisjoint(words.nouns["telling_aid"])


def leads_in(scene: Scene, words: Words) -> bool:
    """'Here is what we sent.', 'What is in the package?': a sentence behind which things stand with no verb."""
    tokens = scene.tokens
    if not tokens or tokens.lowers[0] not in words.nouns["leading_in"]:
        return False
    if tokens.words.isdisjoint(words.nouns["whats"]) or not 3 < len(tokens) <= LEAD:
        return False
    start = next((k for k, word in enumerate(tokens.lowers[:-3]) if word not in words.nouns["question_leads"]), 0)
    first = tokens.lowers[start]
    if first in words.nouns["whats"]:
        told = tokens[-1].text == "?"
    else:
        said = tokens.lowers[start + 1 : start + 5]
        told = first in words.nouns["heres"] and not words.nouns["whats"].isdisjoint(said)
    gives = any(v.form.group in LISTERS and v.form.lemma not in words.nouns["needs"] for v in scene.verbs)
    held = not words.nouns["contents_named"].isdisjoint(tokens.words) or (
        tokens.lowers[start + 1] in words.nouns["being"] and tokens.lowers[start + 2] in words.nouns["inside"])
    return told and (gives or held)


def in_bundles(scene: Scene, words: Words) -> Iterator[int]:
    """'Tanks and boats are part of the package', 'The package also has tanks': where what is in a bundle begins."""
    tokens, nouns = scene.tokens, words.nouns
    if tokens.words.isdisjoint(nouns["held_within"]):
        return
    known = tokens.words.isdisjoint(nouns["membership"])
    whole = together(words.bundles["whole"], nouns["contents_named"], nouns["takers"])
    for at, word in () if known else enumerate(tokens.lowers):
        if word not in nouns["membership"]:
            continue
        behind = [token.lower for token in tokens[at + 1 : at + HELD] if token.kind == "word"]
        if behind and whole.isdisjoint(behind):
            continue
        being = [k for k in range(max(1, at - BEGUN), at) if tokens.lowers[k] in nouns["being"] | nouns["forming"]]
        place = next((k for k in range(being[0]) if is_thing(scene, words, k)), None) if being else None
        if place is not None and not any(verb.at < being[0] for verb in scene.verbs):
            yield head_around(scene, words, place).first
    none = tokens.words.isdisjoint(nouns["having"]) or tokens.words.isdisjoint(words.bundles["whole"])
    for at, word in () if none else enumerate(tokens.lowers[:-1]):
        owns = word in nouns["having"] and not words.bundles["whole"].isdisjoint(tokens.lowers[max(0, at - HELD) : at])
        thing = owns and scene.covered[at + 1] in ("", "item")
        phrase = phrase_after(scene, words, at + 1, join=False) if thing else None
        if phrase is not None and phrase.kind == "goods" and phrase.first <= at + 2:
            yield at + 1


def inverted(scene: Scene, words: Words, cue: Cue) -> int:
    """'Also included are radars', 'Included in the package are radars': behind the 'are' of such a verb, or 0."""
    tokens = scene.tokens
    if cue.first > 1:
        return 0
    near = range(cue.at + 1, min(cue.at + HELD, len(tokens)))
    being = next((k for k in near if tokens.lowers[k] in words.nouns["copulas"]), 0)
    return being + 1 if being and not any(is_thing(scene, words, k) for k in range(cue.at + 1, being)) else 0


def put(scene: Scene, words: Words, cue: Cue) -> Iterator[int]:
    """'put its aid to Chad on hold': the verb before a phrase of holding whose object stands between the two."""
    for at in range(cue.first - 1, max(-1, cue.first - PUT), -1):
        if scene.tokens.lowers[at] in words.nouns["putting"]:
            yield at
            return
