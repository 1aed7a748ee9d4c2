"""Runs of noun-like words: how far one reaches, up to a stop, a verb or a mark."""

from typing import Final

from pledgebook.extract.attributes import brings, is_attribute, is_behind, is_dash, is_ever, is_short, leads_on
from pledgebook.extract.compounds import is_of_needy
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import VerbForm, Words, together
from pledgebook.text.tokens import Tokens

PAST, GERUND = frozenset({"past"}), frozenset({"gerund"})
"""The forms of a spelling that is nothing but a past, or a gerund."""

SUM: Final = 6
"""Within how many words behind a sum the noun of a stop tells of the sum."""

LENGTHS: Final = 9
"""How many words may say how long something is for."""

QUOTED: Final = 7
"""Within how many words behind a quotation mark the next one stands, where only adjectives are quoted."""


def end_of_run(scene: Scene, words: Words, at: int) -> int:
    """The index after the run of noun-like words that begins at `at`."""
    tokens, nouns, place = scene.tokens, words.nouns, at
    while place < len(tokens):
        token, covered = tokens[place], scene.covered[place]
        hyphen = place > at and (token.text == "-" or (token.text in "/'" and token.glued))
        if covered in ("item", "party") or (hyphen and not is_dash(tokens, place)):
            place += 1
            continue
        if covered in ("money", "quantity", "date") or token.kind == "mark":
            break
        if token.lower in words.possessives and place > at and tokens[place - 1].text == "'":
            place += 1
            continue
        hyphenated = token.glued and place > at and tokens[place - 1].text == "-"  # 'US-made', 'ground-launched'
        if not hyphenated and (token.lower in nouns["stops"] or token.lower in nouns["conjunctions"]) and _ends(
                scene, words, at, place):
            break
        inner = place > at and not hyphenated
        if inner and (token.lower in nouns["determiners"] or is_behind(tokens, place, words)
                      or _is_more(scene, words, place) or stops_aid(scene, words, place)):
            break
        verb = words.verbs.get(token.lower)
        if verb is not None:
            if place and is_of_needy(scene, words, (at, place), verb):
                break  # 'people need shelter', '4.5 million need shelter'
            if inner and _acts(tokens, place, verb, words) and not is_attribute(scene, words, at, place):
                break
        if token.lower in words.numbers.grammar["of"] and not hyphenated:  # 'state-of-the-art'
            break
        place += 1
    while place > at and tokens[place - 1].text in "-/'":
        place -= 1
    return place


def stops_aid(scene: Scene, words: Words, at: int) -> bool:
    """'foreign aid cuts', 'a military aid freeze': a noun of a stop right behind aid, if that is no state's own aid.

    Of a sum the sum tells it ('$40 million in aid cuts', see `cuts`).
    """
    lowers, nouns = scene.tokens.lowers, words.nouns
    if at < 1 or lowers[at] not in words.joined["aid stops"] or lowers[at - 1] not in nouns["stopped_aid"]:
        return False
    if any(0 <= at - m.last < SUM for m in scene.money):
        return False
    return at < 2 or lowers[at - 2] not in nouns["aid_at_home"]  # 'legal aid cuts'


def _is_more(scene: Scene, words: Words, at: int) -> bool:
    """'40 pumps more are due': a word of more behind its noun, with no other noun that it could stand before."""
    if scene.tokens.lowers[at] not in words.nouns["mores"]:
        return False
    at += 1
    if at >= len(scene.tokens) or scene.tokens[at].kind != "word" or scene.covered[at] in ("date", "party"):
        return True
    lower = scene.tokens.lowers[at]
    return lower in words.nouns["stops"] or lower in words.nouns["being"] or lower in words.nouns["conjunctions"]


def _ends(scene: Scene, words: Words, start: int, at: int) -> bool:
    """Whether a small word ends the run of nouns from `start`, and is no part of one ('in-kind', 'ever', 'IT')."""
    tokens = scene.tokens
    if leads_on(tokens, at) or is_ever(tokens, at, words) or is_attribute(scene, words, start, at):
        return False
    return tokens[at].text == tokens.lowers[at] or not is_short(tokens, at)


def _acts(tokens: Tokens, at: int, verb: VerbForm, words: Words) -> bool:
    """Whether what may be a verb is one behind nouns, and no noun itself."""
    named = verb.group == "other" or tokens.lowers[at] in words.nouns["homographs"] or _is_noun_here(
        tokens, at, verb, words)
    return not named or verb.forms == PAST or brings(tokens, at, verb, words)


def _is_noun_here(tokens: Tokens, at: int, verb: VerbForm, words: Words) -> bool:
    """'disaster planning.' closes its clause as a noun, and 'the running costs of clinics' are no verb."""
    behind = tokens.lowers[at + 1] if at + 1 < len(tokens) else "."
    of = behind in words.order.of and tokens.lowers[at] in words.nouns["costs"]
    return of or (verb.forms == GERUND and behind in ".;")


def over_size(scene: Scene, words: Words, at: int) -> int:
    """'three large shipments of medicine', 'huge ships carrying food': over how large a measure is."""
    place, lowers, sizes = at, scene.tokens.lowers, words.nouns["unit_sizes"]
    if lowers[at : at + 1] and lowers[at] not in sizes:  # nearly always
        return at
    while place < len(lowers) - 1 and lowers[place] in sizes:
        place += 1
    return place if lowers[place : place + 1] and lowers[place] in words.units.first_words else at


def over_quoted(scene: Scene, words: Words, at: int) -> int:
    """The closing mark of quoted words that only describe the noun behind them ('1,000 "fortified" food packs')."""
    texts = [token.text for token in scene.tokens[at + 1 : at + 1 + QUOTED]] if scene.tokens[at].text == '"' else []
    end = at + 1 + texts.index('"') if '"' in texts else at
    behind = scene.tokens[end + 1] if end + 1 < len(scene.tokens) else None
    if behind is None or behind.kind != "word" or not behind.text.islower() or words.verbs.get(behind.lower):
        return at
    small = together(words.nouns["stops"], words.nouns["conjunctions"])
    named = any(scene.covered[k] == "item" for k in range(at + 1, end))
    return at if named or behind.lower in small or scene.covered[end + 1] in ("party", "date") else end


def behind_mark(scene: Scene, words: Words, at: int) -> int:
    """Over a quotation mark behind a number, and what is quoted: '"a dozen" tanks', '40 "smart" pumps'."""
    marked = at < len(scene.tokens) and scene.tokens[at].text == '"'
    return over_quoted(scene, words, at) + 1 if marked else at


def over_lengths(scene: Scene, words: Words, at: int) -> int:
    """Over 'near to long term', 'medium to long-term', 'immediate and longer-term' before what is for so long."""
    lowers, spans = scene.tokens.lowers, words.nouns["terms_long"]
    if at + 2 >= len(lowers) or lowers[at] not in spans or not spans.intersection(lowers[at + 1 : at + 3]):
        return at
    small = words.running["goals"] | words.nouns["conjunctions"] | words.nouns["timespans"] | {"-"}
    end = next((k for k in range(at, min(at + LENGTHS, len(lowers))) if lowers[k] not in spans | small), at)
    return end if end > at and lowers[end - 1] in words.nouns["timespans"] else at
