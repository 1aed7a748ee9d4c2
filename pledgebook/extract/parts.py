"""What part a name plays where it stands: the words beside it say whether it gives, gets, or does neither.

One reading for the roles of a sentence and for the setting of a document, so that both see the same.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from pledgebook.extract.beside_regions import beside_region, is_capital
from pledgebook.extract.places_before import of_the_place_before
from pledgebook.extract.praised import of_praised
from pledgebook.extract.state_bills import is_of_bill, of_object
from pledgebook.extract.topic_words import topic_led
from pledgebook.extract.victims import are_of_another, are_of_war
from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token

GETS: Final = frozenset({"to", "people"})
"""Parts of one who gets, by the words before the name: 'to Kenya', 'families in Kenya'."""

GIVES: Final = frozenset({"", "by", "folk", "funder", "leader"})
"""Parts of one who may give: a bare name, one behind 'from' or 'by', people by their country, who pays, who leads."""

PLAN: Final = 6
"""How many words behind a name the name of a plan for it may have."""

BODIES: Final = frozenset({"EU", "UN", "NATO"})
"""Whose plans are for others."""

GIVING: Final = frozenset({"give", "promise", "commit"})
"""Groups of verbs whose subject gives what the noun before it names."""

RECEIVING: Final = frozenset({"receive", "obtain"})
"""Groups of verbs whose subject gets (see `cues`)."""

CLAUSE: Final = 4
"""How many words behind a name the verb of its clause may stand."""

ALLIED: Final = 8
"""How many words may stand between 'to' and 'allies' ('to the other NATO allies')."""

CODE, STATE = 2, 3
"""Letters of the code of a state, and up to which an abbreviation may be that of one ('UAE')."""

BODY: Final = 8
"""How many words the name of a body may have ('Ministry of Labour and Social Protection')."""

COMING: Final = frozenset({"arrive", "dispatch"})
"""Groups of verbs by which people come somewhere."""

SENT: Final = 10
"""How many words behind a name the verb of its people's coming may stand."""
PEOPLE_BEFORE: Final = 4
"""How many words may stand between people and where they are: 'families driven from their homes in Kenya'."""


def left_of_articles(tokens: Sequence[Token], place: int, words: Words) -> int:
    """The index of the first of the articles, sides and ills right before token `place`, or `place` itself."""
    if place < 1 or tokens[place - 1].lower not in words.joined["left of names"]:
        return place  # of most names
    articles, sides = words.nouns["articles"], words.role_words["sides"]
    while place > 0:
        before = tokens[place - 1].lower
        if before in articles or before in sides:
            place -= 1
        elif place > 2 and tokens[place - 2].text == "-" and before in words.role_words["stricken"]:
            place -= 3  # 'drought-hit Kenya'
        elif place > 1 and before == "-" and tokens[place - 2].lower in sides:
            place -= 2  # 'south-east Turkey'
        else:
            break
    return place


def part_of(tokens: Sequence[Token], mention: NameMention, words: Words) -> str:
    """The part of a name, or '' where nothing says it.

    'to' gets, 'people' gets through its people, 'by' gives, 'via' carries, 'funder' pays, 'leader' leads who gives,
    'beside' gives with another, 'place' is where, 'against' is a theatre of war, 'maker' says who made a thing,
    'folk' is people by their country ('Kenyan soldiers'), 'aside' takes no part.
    """
    behind = _behind(tokens, mention, words)
    if behind in ("maker", "leader", "to"):
        return behind
    if _is_dateline(tokens, mention):
        return "place"
    if _is_person(tokens, mention, words):
        return "aside"
    left = left_of_articles(tokens, mention.first, words)
    told = left < mention.first and tokens[mention.first - 1].lower in words.nouns["relatives"]  # 'nurses that Kenya'
    if left < mention.first and left and not told and tokens[left - 1].lower in words.role_words["people"]:
        first = left_of_articles(tokens, left - 1, words)
        whence = words.part_words.before(tokens, first)
        gives = whence is not None and whence[0] in ("by", "funder")  # 'from the people of Kenya'
        return whence[0] if whence and gives else "people"
    found = _of_group(tokens, left, words) or _led(tokens, mention, left, words)
    if not found:
        return behind
    label, first = found
    if label in ("object", "praised"):
        return (of_object if label == "object" else of_praised)(tokens, mention, behind, words)
    if label == "aside" and _acts(tokens, mention.last, words):
        return ""  # 'with the EU contributing $35 billion'
    if label == "to" and (instead := _not_to(tokens, first, mention, words)) is not None:
        return instead
    seated = label == "place" and mention.name.use == "capital" and first > 0
    if seated and tokens[first - 1].lower in together(words.role_words["rulers"], words.nouns["places"]):
        lead = words.part_words.before(tokens, left_of_articles(tokens, first - 1, words))
        if lead is not None and lead[0] == "to":
            return "to"  # 'to the government in Oslo', 'to a hospital in Oslo'
        if tokens[first - 1].lower in words.role_words["rulers"]:  # 'lawmakers in Oslo agreed'
            return ""
    victims = label == "against" and are_of_war(tokens, first, words)  # 'families displaced by the war in Sudan'
    of_people = label == "place" or (label == "by" and tokens[first].lower not in words.speech["by"])
    of_people = of_people and not (label == "by" and _are_sent(tokens, first, mention.last, words))
    fled = of_people and label == "by" and are_of_another(tokens, first, words)
    people = victims or (of_people and not fled and _has_people(tokens, first, words))
    return "people" if people else "aside" if fled else label


def _led(tokens: Sequence[Token], mention: NameMention, left: int, words: Words) -> tuple[str, int] | None:
    """The label that the words before a name say, over its articles, and where they begin; None where none stand."""
    saying = words.part_words.last_words
    for place in range(mention.first, left - 1, -1):
        if place > 0 and tokens[place - 1].lower in saying and (found := words.part_words.before(tokens, place)):
            return found
    found = of_the_place_before(tokens, mention, words) or _of_body(tokens, left, words)
    found = found or _of_allies(tokens, mention, words) or beside_region(tokens, left, words)
    return found or topic_led(tokens, left, words)


def is_of_plan(tokens: Sequence[Token], mention: NameMention, words: Words) -> bool:
    """'the Kenya flash appeal', 'the Chad Refugee Response Plan': a state whose name says for whom a plan asks.

    A bare 'plan' is a verb or a plan of its own: 'Kenya plans'. An appeal needs no more: 'the Kenya appeal'.
    """
    if mention.name.use != "name" or mention.name.target in BODIES:
        return False  # 'the United Nations Ebola response'
    if is_of_bill(tokens, mention, words):
        return True
    heads, more = words.role_words["plans"], words.role_words["planned"]
    if mention.last >= len(tokens) or not (tokens[mention.last].lower in heads or tokens[mention.last].lower in more):
        return False
    after = tokens[mention.last : mention.last + PLAN]
    run = list(takewhile(lambda one: one.lower in heads or one.lower in more, after))
    calls = words.nouns["appeals"]
    return run[-1].lower in heads and (len(run) > 1 or run[0].lower in calls)


def _is_plural(tokens: Sequence[Token], mention: NameMention, words: Words) -> bool:
    """Whether a demonym is a noun that says many: 'Kenyans', but not 'Swiss'."""
    name = tokens[mention.last - 1].lower
    return not words.order.head_first and name.endswith(words.plural_marks) and not name.endswith("ss")


def _not_to(tokens: Sequence[Token], first: int, mention: NameMention, words: Words) -> str | None:
    """The part of a name behind a word of for whom, where it does not get; None where it does.

    'the case for Kenya to send', 'the support that Kenya has given', '$10 million for USAID to build clinics', 'to key
    U.S. allies'.
    """
    if _has_allies(tokens, mention.last, words):
        return "aside"
    if tokens[first].lower in words.nouns["aims"] and _is_agency(mention):
        return "via"
    acts = _is_to_act(tokens, first, mention.last, words) or _is_clause(tokens, first, mention, words)
    return "" if acts else None


def _is_agency(mention: NameMention) -> bool:
    """Whether a name is that of an agency or a department of a state ('USAID', 'the State Department')."""
    long = mention.name.use == "abbreviation" and sum(map(str.isalpha, mention.name.spelling)) > STATE
    return (mention.name.use == "government" or long) and len(mention.name.target) == CODE


def _are_sent(tokens: Sequence[Token], first: int, last: int, words: Words) -> bool:
    """'rescuers from Norway arrived in', 'received doctors from Norway': who helps comes from who gives."""
    helps = together(words.nouns["posted"], words.nouns["tutors"], words.nouns["sent"])
    if first == 0 or tokens[first - 1].lower not in helps:
        return False
    forms = [words.verbs.get(token.lower) for token in tokens[last : last + SENT]]
    moved = any(form is not None and (form.group in COMING or form.lemma in words.nouns["posting"]) for form in forms)
    forms = [words.verbs.get(token.lower) for token in tokens[max(0, first - SENT) : first - 1]]
    moved = moved or any(form is not None and form.group in RECEIVING for form in forms)
    return moved and not any(token.lower in words.nouns["schools"] for token in tokens[last:])


def _has_allies(tokens: Sequence[Token], end: int, words: Words) -> bool:
    """Whether the allies of a state stand behind its name: what goes to them does not go to it."""
    owned = tokens[end : end + 3]
    if owned and owned[0].text in "'’":  # "to Ukraine's neighbours"
        return any(token.lower in words.nouns["neighbours"] for token in owned)
    return end < len(tokens) and tokens[end].lower in words.role_words["allied"]


def _of_allies(tokens: Sequence[Token], mention: NameMention, words: Words) -> tuple[str, int] | None:
    """'to key U.S. allies Ukraine and Israel': the names of the allies play the part that the allies do."""
    place = mention.first - 1
    if place < 1 or tokens[place].lower not in together(words.role_words["allied"], words.nouns["neighbours"]):
        return None
    return _led_near(tokens, place, words)


def _of_group(tokens: Sequence[Token], left: int, words: Words) -> tuple[str, int] | None:
    """'Countries including Spain', 'to donors like Spain': an example plays the part of those of whom it is one."""
    may_open = left > 0 and tokens[left - 1].lower in words.openers.last_words
    opener = words.openers.before(tokens, left) if may_open else None
    first = opener[1] if opener is not None else left - 1
    if first < 1 or (opener is None and tokens[first].lower not in words.nouns["exampled"]):
        return None
    group = first - 1 - (first > 1 and tokens[first - 1].text == ",")
    if tokens[group].lower not in words.role_words["others"]:
        return None
    return _led_near(tokens, group, words) or ("", first)


def _led_near(tokens: Sequence[Token], at: int, words: Words) -> tuple[str, int] | None:
    """The label of the nearest words of a part before the noun at a token ('to key U.S. allies'), or None."""
    before = range(at, max(0, at - ALLIED), -1)
    return next((found for k in before if (found := words.part_words.before(tokens, k))), None)


def _of_body(tokens: Sequence[Token], left: int, words: Words) -> tuple[str, int] | None:
    """'to the Ministry of Health of Kenya', 'into the central bank of Kenya': the part of a body before its state."""
    if left >= len(tokens) or tokens[left].lower not in words.order.of or not left:
        return None
    if not is_capital(tokens[left - 1]):
        head = left - 3 if left > 3 and tokens[left - 2].lower in words.order.of else left - 1  # 'ministry of health'
        own = tokens[head].lower in words.role_words["institutions"]
        return words.part_words.before(tokens, _before_kind(tokens, head, words)) if own else None
    first, small = left - 1, together(words.order.of, words.nouns["conjunctions"])
    while first > 0 and left - first < BODY and (is_capital(tokens[first - 1]) or tokens[first - 1].lower in small):
        first -= 1
    inside = range(first, left)
    bodies = together(words.role_words["organs"], words.role_words["institutions"], words.speech["bodies"])
    if bodies.isdisjoint(tokens[k].lower for k in inside):
        return None
    places = (left_of_articles(tokens, k, words) for k in inside if is_capital(tokens[k]))
    found = next((f for k in places if (f := words.part_words.before(tokens, k))), None)
    titled = found is not None and found[1] > 0 and is_capital(tokens[found[1] - 1])
    return None if titled else found  # 'Minister for Foreign Affairs of Kenya' is one title


def _before_kind(tokens: Sequence[Token], at: int, words: Words) -> int:
    """Where the articles begin before a noun and the word that says which one it is ('the central bank')."""
    first = left_of_articles(tokens, at, words)
    return first if first < at or not at else left_of_articles(tokens, at - 1, words)


def _behind(tokens: Sequence[Token], mention: NameMention, words: Words) -> str:
    """What the words right behind a name make of it: a maker, a leader, people of a country, who gets, or nothing."""
    if is_of_plan(tokens, mention, words):
        return "to"
    after = tokens[mention.last : mention.last + 3]
    if len(after) > 1 and after[0].text == "-":
        return next((part for part in ("maker", "leader") if after[1].lower in words.role_words[part]), "")
    possessed = len(after) > 1 and after[0].text in "'’"
    if possessed:
        organs = together(words.role_words["people"], words.role_words["organs"])
        if organs.intersection(t.lower for t in tokens[mention.last + 1 : mention.last + 4]):
            return "folk"
    if words.order.head_first:
        after = list(reversed(tokens[max(0, mention.first - 2) : mention.first]))
    if _is_craft(tokens, mention, words):
        return "maker"
    near = [t.lower for t in after]
    if len(near) > 1 and words.heads.get(near[1]) in ("package", "funds"):
        near = near[:1] if near[0] not in words.bundles["military"] else []  # 'Kenyan military aid' is no military
    if mention.name.use in ("demonym", "abbreviation") and words.role_words["company"].intersection(near):
        return "maker"
    many = mention.name.use == "demonym" and _is_plural(tokens, mention, words)
    if many or (mention.name.use == "demonym" and words.role_words["people"].intersection(near[:2])):
        return "folk"
    return ""


def _is_craft(tokens: Sequence[Token], mention: NameMention, words: Words) -> bool:
    """'A Boeing 747 landed', 'an Airbus A310', 'an Antonov cargo plane': the name says which aircraft it is."""
    if tokens[mention.first].lower not in words.role_words["builders"]:
        return False
    after = tokens[mention.last : mention.last + 3]
    if not after:
        return False
    model = list(takewhile(lambda one: one.glued, after[1:]))
    return after[0].lower in words.nouns["haulers"] or any(one.kind == "number" for one in (after[0], *model))


def _is_to_act(tokens: Sequence[Token], first: int, at: int, words: Words) -> bool:
    """Whether 'for' stands before a name, and behind it what it is to give: no sum or thing is for it."""
    form = words.verbs.get(tokens[at + 1].lower) if at + 1 < len(tokens) else None
    gives = form is not None and form.group == "give" and "base" in form.forms
    if not gives or tokens[at].lower not in words.nouns["infinitives"]:
        return False
    if tokens[first].lower not in words.nouns["aims"]:
        return False
    before = tokens[first - 1] if first else None
    amount = before is not None and (before.kind != "word" or before.lower in words.numbers.magnitudes)
    return before is not None and not amount and before.lower not in words.heads


def _is_clause(tokens: Sequence[Token], first: int, mention: NameMention, words: Words) -> bool:
    """'in support Kenya has provided', 'the help that Kenya sent': a noun, and the clause about it, with its giver."""
    that = tokens[mention.first - 1].lower in words.nouns["relatives"]  # 'so that Kenya can give'
    noun = words.heads.get(tokens[first].lower) is not None or tokens[first].lower in words.bundles["aid"]
    if not (noun or that) or (first and tokens[first - 1].lower in words.nouns["infinitives"]):
        return False
    last, joints = mention.last, words.nouns["conjunctions"]
    while last + 2 < len(tokens) and tokens[last].lower in joints and is_capital(tokens[last + 1]):
        last += 2  # 'that Norway and Denmark have provided'
    return _is_giver(tokens, NameMention(mention.first, last, mention.name), words)


def _is_giver(tokens: Sequence[Token], mention: NameMention, words: Words) -> bool:
    """Whether a verb of giving stands behind a name as its own."""
    helped = words.tenses.at(tokens, mention.last)
    place = helped[1] if helped else mention.last
    for token in tokens[place : place + CLAUSE]:
        form = words.verbs.get(token.lower)
        if form is not None and form.group in GIVING:
            return bool(form.forms & {"past", "participle", "third", "base"})
        if token.lower in words.adverbs:
            continue
        if token.kind == "mark" or (token.lower in words.nouns["stops"] or token.lower in words.nouns["conjunctions"]):
            return False
    return False


def _acts(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a gerund stands at token `at`."""
    form = words.verbs.get(tokens[at].lower) if at < len(tokens) else None
    return form is not None and "gerund" in form.forms


def _has_people(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether people stand shortly before token `first` with nothing between that parts them from it."""
    for place in range(first - 1, max(-1, first - PEOPLE_BEFORE - 1), -1):
        token = tokens[place]
        own = place > 1 and not words.nouns["own_things"].isdisjoint(t.lower for t in tokens[place - 2 : place])
        if token.lower in words.role_words["people"]:  # none in 'military aid from Kenya', nor in 'police cars from'
            behind = tokens[place + 1].lower
            thing = behind in words.nouns["commodities"] or words.heads.get(behind) in ("package", "funds", "goods")
            return not own and (place + 1 == first or not thing)  # 'seeks training for its armed forces from Norway'
        form = words.verbs.get(token.lower)
        gets = form is not None and form.group in RECEIVING  # 'officers received training from'
        if token.kind != "word" or gets or (
                token.lower in words.tenses.first_words and words.tenses.at(tokens, place) is not None):
            return False  # 'soldiers have trained at Kenyan bases'
    return False


def _is_person(tokens: Sequence[Token], mention: NameMention, words: Words) -> bool:
    """'Chad Wilson', 'Wellington Koo', 'Atlanta, Georgia': the name of a person, or of a place of the same name."""
    if mention.last - mention.first > 1 or tokens[mention.first].lower not in words.role_words["persons"]:
        return False
    named = [t for t in tokens if t.kind == "word" and len(t.text) > 3]
    if 2 * sum(t.text[:1].isupper() for t in named) > len(named):
        return False  # in a headline a capital says nothing
    after = tokens[mention.last] if mention.last < len(tokens) else None
    body = together(words.role_words["people"], words.speech["bodies"])
    goes_on = after is not None and after.kind == "word" and after.text[:1].isupper() and after.lower not in body
    state = mention.first > 1 and tokens[mention.first - 1].text == "," and tokens[mention.first - 2].text[:1].isupper()
    lower = {t.lower for t in tokens[max(0, mention.first - 2) : mention.first]}
    listed = after is not None and (after.text == "," or after.lower in words.nouns["conjunctions"])
    return goes_on or (state and not listed and not lower & words.role_words["capitals"])


def _is_dateline(tokens: Sequence[Token], mention: NameMention) -> bool:
    """'NAIROBI - Norway on Monday ...': the place a story was sent from takes no part in it."""
    if mention.first or mention.name.use == "demonym":
        return False
    behind = [token.text for token in tokens[mention.last : mention.last + 2]]
    if not behind or behind[0] not in ("-", "–", "—", "("):
        return False
    return mention.name.use != "name" or len(behind) < 2 or not behind[1][:1].islower()  # 'Norway – a neighbour – will'
