"""Through whom aid goes: agencies, charities and funds that carry what a state gives ('$3 million to UNICEF to feed').

They are neither who gives nor what is given, and get it only where no country is named (claims.md).
"""

from typing import Final

from pledgebook.extract.phrases import LONGEST, Phrase, phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.spent import has_own_word
from pledgebook.extract.words import Words

TIMES: Final = 10
"""How many words of times and getters may stand between a sum and the aid that it is in."""

WAY: Final = 6
"""How many words may stand between a sum and the word that leads to who carries it ('has been provided to')."""


def is_body(code: str) -> bool:
    """Whether a party code is an organisation's: the United Nations, or one that no list of codes has."""
    return code == "UN" or code.startswith("org:")


def after_carriers(scene: Scene, words: Words, at: int) -> int:
    """The index after those that carry a sum which ends before token `at`; `at` itself where nobody does.

    'to UNICEF and the World Food Programme (WFP)', 'will be channelled through aid agencies'.
    """
    tokens, place = scene.tokens, at
    while place < min(at + WAY, len(tokens)) and _is_verbal(scene, words, place):
        place += 1
    if place >= len(tokens) or tokens.lowers[place] not in words.nouns["into_hands"]:
        return at
    aim = tokens.lowers[place] in words.nouns["aims"]  # 'for Vampire launchers' names no organisation
    place, found = place + 1, at
    while (end := _after_carrier(scene, words, place, aim=aim)) > place:
        found = place = _after_bracket(scene, end)
        while place < len(tokens) and (
                tokens[place].text == "," or tokens.lowers[place] in words.nouns["conjunctions"]):
            place += 1
    return found


def _is_verbal(scene: Scene, words: Words, at: int) -> bool:
    """Whether a token may stand between a sum and the word that leads to who carries it: a verb or its small words."""
    lower = scene.tokens.lowers[at]
    if scene.covered[at] or scene.tokens[at].kind != "word" or lower in words.nouns["into_hands"]:
        return False
    return lower in words.verbs or lower in words.nouns["stops"] or lower in words.adverbs


def _after_carrier(scene: Scene, words: Words, at: int, *, aim: bool) -> int:
    """The index after one that carries: a name with capitals, or words that end in a noun for an organisation."""
    start, tokens = at, scene.tokens
    while at < len(tokens) and tokens.lowers[at] in words.nouns["articles"]:
        at += 1
    first = end = at
    named = not aim
    while at < min(start + LONGEST, len(tokens)):
        party = next((m for m in scene.parties if m.first == at), None)
        if not (party or _goes_on(scene, words, at)):
            break
        named = named and (party is not None or tokens[at].text[:1].isupper() or tokens[at].text in "-/")
        body = party is not None and is_body(party.name.target)
        at = party.last if party else at + 1
        unknown = named and party is None and not scene.covered[at - 1]
        end = at if body or unknown or tokens.lowers[at - 1] in words.nouns["conduits"] else end
    owns = end < len(tokens) and tokens[end].text in "'’"  # "for UNICEF's work"
    return start if owns or end == first else end


def _goes_on(scene: Scene, words: Words, at: int) -> bool:
    """Whether a token may stand inside the words for who carries."""
    token = scene.tokens[at]
    small = any(token.lower in words.nouns[name] for name in ("stops", "conjunctions", "determiners"))
    return token.text in "-/" or (token.kind == "word" and not small and scene.covered[at] in ("", "party", "item"))


def _after_bracket(scene: Scene, at: int) -> int:
    """The index after initials in brackets ('the World Food Programme (WFP)')."""
    closed = at + 2 < len(scene.tokens) and scene.tokens[at].text == "(" and scene.tokens[at + 2].text == ")"
    return at + 3 if closed else at


def after_times(scene: Scene, words: Words, at: int) -> int:
    """'$7 million last year in food aid', '$3 million to Chad in May in aid': over times and getters to the aid.

    Without a time there is no need: what stands behind a getter is found there.
    """
    tokens, dated = scene.tokens, False
    if "date" not in scene.covered[at : at + TIMES]:
        return at
    small = words.speech["prepositions"] | words.nouns["infinitives"] | words.nouns["conjunctions"]
    small |= words.nouns["sinces"] | words.nouns["articles"]
    for place in range(at, min(at + TIMES, len(tokens) - 1)):
        held = scene.covered[place]
        dated = dated or held == "date"
        leads = dated and not held and tokens.lowers[place] in words.nouns["contents"]
        if leads and scene.covered[place + 1] in ("", "item"):
            phrase = phrase_after(scene, words, place + 1, join=True)
            aid = phrase is not None and phrase.kind in ("package", "funds") and phrase.first == place + 1
            return place if aid else at
        if held not in ("date", "party") and tokens.lowers[place] not in small:
            return at
    return at


def names_getters(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'for Chad and its neighbours', 'for the people of Kenya': whom a sum is for is not what it is for."""
    tokens, first = scene.tokens, phrase.first
    while first < phrase.last - 1 and tokens.lowers[first] in words.nouns["articles"]:
        first += 1
    if tokens[first].text[:1].isupper() and tokens.lowers[first] in words.nouns["ministries"]:
        return True  # 'for the Department of Health and Human Services'
    named = next((m for m in scene.parties if m.first == first and m.name.use != "demonym"), None)
    if named is not None:
        return named.last < phrase.last and tokens.lowers[named.last] in words.nouns["conjunctions"]
    people = tokens.lowers[first] in words.role_words["people"] and first + 2 <= phrase.last - 1
    return people and tokens.lowers[first + 1] in words.order.of and scene.covered[first + 2] == "party"


def names_no_thing(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'to support displaced families', 'to address the invasion of Chad', 'to back its efforts': nothing is bought."""
    of = next((k for k in range(phrase.first, phrase.last) if scene.tokens.lowers[k] in words.order.of), 0)
    at = of - 1 if of > phrase.first else phrase.at_head
    head = scene.tokens.lowers[at]
    told = at + 1 < phrase.last and scene.tokens.lowers[at + 1] in words.nouns["infinitives"]
    if told and head in words.nouns["efforts"]:
        return False  # 'the global response to cholera'
    return head in words.nouns["no_things"] and not has_own_word(scene, words, phrase)
