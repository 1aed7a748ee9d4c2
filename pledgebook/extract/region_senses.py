"""What a region in a sentence is where it is not who gets: the givers, where people fled to, or a part of a name.

'Countries around the world have sent tanks', 'refugees who fled to neighbouring countries', "Sun Africa's solar plant"
and 'a global effort to support Ukraine' leave it to others to say for whom something is.
"""

from typing import Final

from pledgebook.extract.beside_regions import is_capital
from pledgebook.extract.cues import GIVING, Cue
from pledgebook.extract.others import takes
from pledgebook.extract.parts import GETS
from pledgebook.extract.roles import Place
from pledgebook.extract.words import together

GROUP: Final = 6
"""How many words the name of a group of givers may have before the words for where they are ('some 40 countries')."""

FLED: Final = 5
"""Within how many words before a region the verb of those stands who fled there."""

ONE: Final = 6
"""Within how many words behind a common effort the one stands that it is for."""

SIDE: Final = 3
"""How many words may stand between a named state and its neighbours ('Kenya and its neighbouring countries')."""


def stands_aside(at: Place, first: int, last: int, cue: Cue | None, donors: tuple[str, ...]) -> bool:
    """Whether the region between two tokens tells nothing of whom an amount is for."""
    if _is_of_name(at, first) or _is_in_name(at, first, last) or _is_beside_one(at, first, donors):
        return True
    return _gives(at, first, last, cue) or _is_fled_to(at, first) or _is_for_one(at, last)


def _gives(at: Place, first: int, last: int, cue: Cue | None) -> bool:
    """'aid from partner countries', 'Countries around the world have sent', 'some 40 countries pledging'."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    others, small = words.role_words["others"], words.nouns["articles"]
    where = words.part_words.before(at.scene.tokens, at.before_articles(first))
    led = where[1] if where is not None and where[0] == "place" else first  # 'around the world'
    place, group = led, not others.isdisjoint(lowers[first:last])
    while place > 0 and led - place < GROUP:
        lower = lowers[place - 1]
        if lower in words.nouns["froms"] or (group and lower in words.speech["by"]):
            return _are_no_people(at, place - 1)
        named = lower in others
        if at.scene.covered[place - 1] != "quantity" and lower not in small and not named:
            break
        group, place = group or named, place - 1
    if cue is None or cue.passive or not group or cue.group not in GIVING:
        return False
    begins = place == 0 or at.scene.tokens[place - 1].kind == "mark" or lowers[place - 1] in words.nouns["conjunctions"]
    begins = begins or lowers[place - 1] in words.nouns["relatives"]
    helped = words.tenses.at(at.scene.tokens, last)
    return begins and (cue.first == last or (helped is not None and helped[1] >= cue.first > last - 1))


def _are_no_people(at: Place, place: int) -> bool:
    """Whether no people stand before 'from': 'officers from ten countries' are trained, and give nothing."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    people = together(words.role_words["people"], words.role_words["rulers"], words.nouns["getters"])
    joined = place > 2 and lowers[place - 2] in words.nouns["conjunctions"]  # 'officials and executives from'
    return people.isdisjoint(lowers[max(0, place - 3 if joined else place - 1) : place])


def _is_fled_to(at: Place, first: int) -> bool:
    """'those who have fled to neighbouring countries': where people went."""
    verb = next((v for v in reversed(at.scene.verbs) if v.at < first), None)
    return verb is not None and first - verb.at <= FLED and verb.form.lemma in at.reader.words.nouns["going_over"]


def _is_of_name(at: Place, first: int) -> bool:
    """"Sun Africa's solar plant": a word with a capital before a region makes the name of a firm or a programme."""
    tokens, words = at.scene.tokens, at.reader.words
    if first < 2 or not is_capital(tokens[first]) or not is_capital(tokens[first - 1]):
        return False
    roles, before = words.role_words, tokens[first - 1]
    known = together(roles["sides"], roles["parts_of_world"], roles["wide"], roles["continents"], words.nouns["stops"])
    part = before.lower in known or before.lower in words.nouns["articles"] or tokens[first - 2].text == "-"
    free = before.lower not in words.verbs and not at.scene.covered[first - 1]
    return free and not part and tokens[first].lower in roles["wide"]


def _is_in_name(at: Place, first: int, last: int) -> bool:
    """'the Initiative for Global Vaccine Access': common work that is a part of a name."""
    tokens, words = at.scene.tokens, at.reader.words
    geographic = together(words.role_words["wide"], words.role_words["regions"])
    titled = all(is_capital(token) for token in tokens[first : last + 1]) and last < len(tokens)
    return titled and first > 0 and last - first > 1 and geographic.isdisjoint(tokens.lowers[first:last])


def _is_beside_one(at: Place, first: int, donors: tuple[str, ...]) -> bool:
    """'in Ukraine and neighbouring countries': the state before 'and' is named."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    for place in range(first - 1, max(0, first - SIDE) - 1, -1):
        if lowers[place] in words.nouns["conjunctions"]:
            mention = at.ending_at(place - 1)
            return mention is not None and at.is_state(mention.name.target) and takes(at, mention, donors)
    return False


def _is_for_one(at: Place, last: int) -> bool:
    """'a global effort to support Ukraine': the state that common work is for."""
    tokens, words = at.scene.tokens, at.reader.words
    if tokens[last - 1].lower not in words.nouns["common_work"]:
        return False
    for mention in at.scene.parties:
        near = 0 < mention.first - last <= ONE and at.part(mention) in GETS | {"place"}
        if near and at.is_state(mention.name.target) and takes(at, mention, ()):
            return not any(token.kind == "mark" for token in tokens[last : mention.first])
    return False
