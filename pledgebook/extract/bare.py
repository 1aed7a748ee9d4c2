"""Nouns without a number: which say no particular thing, which are places, and which an article makes one."""

from decimal import Decimal
from typing import Final

from pledgebook.codes import Bound
from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.numbers import Amount

TAKEN: Final = frozenset({"office", "money", "quantity", "date"})
"""What stands for itself behind the 'of' of a service."""

ACTS: Final = 8
"""How many words behind a verb of purpose the thing may stand that tells which is meant ('to counter drones')."""


BODY: Final = 9
"""How many words behind 'support to' the noun may stand of the service that is helped."""

LAND: Final = 4
"""How many words behind a part the name may stand of the land whose part it is."""

GETS: Final = 5
"""How many words before a joined getter the word may stand that leads to both."""


def says_nothing(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'equipment', 'essential services': a noun that alone says no particular thing, with nothing that tells which."""
    head = phrase.at_head
    if scene.tokens.lowers[head] not in words.nouns["bare"]:
        return False
    return words.nouns["empty"].issuperset(scene.tokens.lowers[phrase.first : head])


def of_what(scene: Scene, words: Words, phrase: Phrase) -> Phrase:
    """'the repair of radars', 'evacuation of the wounded': a service with what it is done to, or whom it helps."""
    at = phrase.last
    if end := service_end(scene, words, phrase):
        return phrase._replace(last=end, head=phrase.at_head)  # 'support to the Kenyan coast guard'
    if phrase.kind != "service" or at + 1 >= len(scene.tokens) or scene.tokens.lowers[at] not in words.order.of:
        return phrase
    done_to = phrase_after(scene, words, at + 1, join=False)
    if done_to is None or done_to.first > at + 2 or any(scene.covered[k] in TAKEN for k in range(at + 1, done_to.last)):
        return phrase
    return phrase._replace(last=done_to.last, head=phrase.at_head)


def is_told_which(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'the parts needed to sustain these tanks', 'equipment for mine clearance': what stands behind tells which."""
    tokens, at = scene.tokens, phrase.last
    if phrase.kind not in ("goods", "service") or at + 1 >= len(tokens):
        return False
    if tokens.lowers[at] in words.nouns["conjunctions"]:
        beside = phrase_after(scene, words, at + 1, join=False)  # 'the parts and equipment needed to sustain them'
        if beside is not None and beside.first == at + 1 and beside.last < len(tokens):
            at = beside.last
    if tokens.lowers[at] in words.nouns["tellers"]:
        return True
    if tokens.lowers[at] in words.nouns["infinitives"] and _acts_on_things(scene, words, at + 1):
        return True
    tended = tokens.lowers[at] in words.nouns["to_people"]
    people = tended and tokens.lowers[phrase.at_head] in words.nouns["for_people"]
    if people and _is_for_people(scene, words, at + 1):
        return True
    if tended and tokens.lowers[phrase.at_head] in words.nouns["for_bodies"] and _is_for_service(scene, words, at + 1):
        return True
    behind = phrase_after(scene, words, at + 1, join=False) if tokens.lowers[at] in words.nouns["aims"] else None
    free = behind is not None and not any(scene.covered[k] == "party" for k in range(behind.first, behind.last))
    return free and behind is not None and behind.kind in ("goods", "service")


def _is_for_service(scene: Scene, words: Words, at: int) -> bool:
    """'equipment to the police of Kenya', and not 'equipment to Kenya as military aid': for a service of a state."""
    lowers = scene.tokens.lowers
    for place in range(at, min(at + GETS, len(lowers))):
        if lowers[place] in words.nouns["services_of_state"]:
            return words.heads.get(lowers[min(place + 1, len(lowers) - 1)]) is None
        if scene.tokens[place].kind == "mark":
            return False
    return False


def _is_for_people(scene: Scene, words: Words, at: int) -> bool:
    """'protection for women and children', 'treatment to 20 wounded soldiers': for whom it is tells which."""
    known = words.role_words["people"] | words.nouns["reached"] | words.nouns["tended"] | words.nouns["vulnerable"]
    near = scene.tokens.lowers[at : at + GETS]
    stop = next((k for k, lower in enumerate(near) if lower in words.nouns["stops"]), len(near))
    return not known.isdisjoint(near[:stop])


def is_of_service(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'support to the Kenyan coast guard', 'assistance with livelihoods': help for a service or with one is a service.

    Help for a whole country says nothing without an amount.
    """
    return service_end(scene, words, phrase) > 0


def service_end(scene: Scene, words: Words, phrase: Phrase) -> int:
    """Where the name ends of a service that is helped, or of what somebody is helped with; 0 where there is none."""
    tokens, at = scene.tokens, phrase.at_head + 1
    if phrase.kind not in ("package", "funds") or tokens.lowers[at - 1] not in words.nouns["helps"]:
        return 0
    if at + 1 >= len(tokens) or tokens.lowers[at] not in words.nouns["helped_to"]:
        return 0
    if not (words.bundles["military"] | words.bundles["civil"]).isdisjoint(tokens.lowers[phrase.first : at - 1]):
        return 0  # 'financial support to the police' is money
    begin = at + 1 + (tokens.lowers[at + 1] in words.nouns["articles"])
    for place in range(at + 1, min(at + BODY, len(tokens))):
        lower, covered = tokens.lowers[place], scene.covered[place]
        if lower in words.nouns["services_of_state"] and covered in ("", "item", "party"):
            return place + 1
        if lower in words.nouns["served_sectors"] and place == begin:
            whose = place > at + 1 and not words.order.of.isdisjoint(tokens.lowers[place + 1 : place + 2])
            return 0 if whose else _end_of_sectors(scene, words, place)  # 'support for the health of children'
        own = lower in words.nouns["own_things"] or lower in words.nouns["articles"] or lower in words.possessives
        mark = tokens[place].kind == "mark" and tokens[place].text not in "'’-"
        if mark or covered in ("money", "quantity", "date") or (lower in words.nouns["stops"] and not own):
            return 0
    return 0


def _end_of_sectors(scene: Scene, words: Words, at: int) -> int:
    """Where a row of what somebody is helped with ends: 'water, sanitation and hygiene'."""
    end, joints = at + 1, words.nouns["conjunctions"]
    for place in range(at, len(scene.tokens)):
        token = scene.tokens[place]
        if token.lower in words.nouns["served_sectors"]:
            end = place + 1
        elif token.text != "," and token.lower not in joints:
            break
    return end


def _acts_on_things(scene: Scene, words: Words, at: int) -> bool:
    """'systems to counter drones': what they do, and to which things."""
    verb = words.verbs.get(scene.tokens.lowers[at]) if at < len(scene.tokens) else None
    if verb is None or "base" not in verb.forms:
        return False
    return any(scene.covered[k] == "item" for k in range(at + 1, min(at + ACTS, len(scene.tokens))))


def is_nothing(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """Whether a head is of no kind that is given, or is trouble: 'one of its worst floods'."""
    return phrase.kind == "nothing" or scene.tokens.lowers[phrase.at_head] in words.nouns["no_things"]


def is_place(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'six hospitals in East Jerusalem' stand there; 'a field hospital' is given."""
    if scene.tokens.lowers[phrase.at_head] not in words.nouns["places"]:
        return False
    return words.nouns["movable"].isdisjoint(scene.tokens.lowers[phrase.first : phrase.last])


def is_of_land(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'in parts of Kenya', 'parts of the country': a share of a land is no spare part."""
    tokens, at = scene.tokens, phrase.last
    if tokens.lowers[phrase.at_head] not in words.nouns["land_parts"] or at + 1 >= len(tokens):
        return False
    if tokens.lowers[at] not in words.order.of:
        return False
    lands = words.speech["lands"] | words.role_words["regions"] | words.nouns["sea_areas"]
    small = words.nouns["articles"] | words.role_words["sides"]
    for place in range(at + 1, min(at + LAND, len(tokens))):
        if scene.covered[place] == "party" or tokens.lowers[place] in lands:
            return True
        if tokens.lowers[place] not in small:
            return False
    return False


def is_receiver(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'beds to hospitals and health facilities': joined to a place that gets, behind 'to', it gets as well."""
    tokens, at = scene.tokens, phrase.first - 1
    if at < 2 or tokens.lowers[at] not in words.nouns["conjunctions"]:
        return False
    if tokens.lowers[phrase.at_head] not in words.nouns["sites"]:
        return False
    gets = words.nouns["getters"] | words.nouns["places"]
    return tokens.lowers[at - 1] in gets and not words.nouns["to_people"].isdisjoint(
        tokens.lowers[max(0, at - GETS) : at - 1])


def article_of(scene: Scene, words: Words, phrase: Phrase) -> Amount | None:
    """'a Patriot air defense system' is one; 'several ambulances' are nobody knows how many."""
    vague = words.numbers.vague.before(scene.tokens, phrase.first)
    if vague is not None:
        return Amount(vague[1], vague[1], phrase.first, None, None, Bound.VAGUE, digits=False)
    measured = phrase.first - 3
    if measured >= 0 and scene.tokens.lowers[measured + 1] in words.nouns["measures"]:  # 'a tonne of medicine'
        return _of_measure(scene, words, measured)
    head = scene.tokens.lowers[phrase.at_head]
    counts = phrase.kind == "goods" or head in words.nouns["countable"]  # 'a rescue team'
    mass = head in words.nouns["mass"] and head not in words.nouns["invariant"]  # 'an aircraft'
    many = head.endswith(words.plural_marks) and head not in words.nouns["singular_s"]  # but 'a bus'
    if not counts or many or mass:
        return None
    for at in range(phrase.first - 1, max(phrase.first - 5, -1), -1):
        if _is_first_of_its_maker(scene, words, at):
            return None
        more = phrase.item is not None and scene.tokens.lowers[at] in words.nouns["anothers"]
        if more or scene.tokens.lowers[at] in words.numbers.grammar["article"] | words.nouns["firsts"]:
            return Amount(at, at, at + 1, Decimal(1), Decimal(1), Bound.EXACT, digits=False, increment=more)
        token = scene.tokens[at]
        if token.lower in words.nouns["sorts"] or token.lower in words.nouns["definite"]:
            return None  # 'a new type of drone', 'they first promised the aircraft'
        joined = scene.covered[at] == "party" or (at > 0 and scene.tokens[at - 1].text == "-")  # 'a US-made system'
        stops = token.lower in words.nouns["stops"] and not joined
        sized = token.kind == "number" and scene.tokens[at + 1].text == "-"  # 'a 400-bed field hospital'
        if stops or (token.kind != "word" and token.text not in "-." and not sized):
            return None
    return None


def _of_measure(scene: Scene, words: Words, at: int) -> Amount | None:
    """The number of a measure behind the article at token `at`: 'a tonne of', 'half a tonne of'."""
    one = scene.tokens.lowers[at] in words.numbers.grammar["article"] and scene.tokens.lowers[at + 2] in words.order.of
    if not one:
        return None
    share = words.numbers.fractions.at(scene.tokens, at - 1) if at else None
    value = Decimal(share[0]) if share is not None and share[1] == at + 1 else Decimal(1)
    first = at - (value < 1)
    return Amount(first, first, at + 1, value, value, Bound.EXACT, digits=False)


def _is_first_of_its_maker(scene: Scene, words: Words, at: int) -> bool:
    """'France's first loitering munition' is the first that France makes, not one of those that it gives."""
    if at < 2 or scene.tokens.lowers[at] not in words.nouns["firsts"]:
        return False
    return scene.tokens.lowers[at - 1] in words.possessives and scene.tokens[at - 2].text in "'’"


def _is_taught_on(scene: Scene, words: Words, at: int, topic: int) -> bool:
    """'training in Chad on mines': whether help or training has a topic at a token, which is no day ('on Monday')."""
    helped = words.heads.get(scene.tokens.lowers[at - 1]) in ("service", "training", "package")
    return helped and topic + 1 < len(scene.tokens) and scene.covered[topic + 1] != "date"


def opens_clause(scene: Scene, words: Words, at: int, place: int) -> bool:
    """Whether what a member is for, or on, is told from a token: 'radars to protect the south, and drones'.

    So it is by 'drones for watching the border, jeeps' and 'advice on demining, policing and trade, and tents' as well.
    """
    lower = scene.tokens.lowers[place]
    if lower in words.nouns["topics"] and _is_taught_on(scene, words, at, place):
        return True
    acts = words.verbs.get(scene.tokens.lowers[place + 1]) if place + 1 < len(scene.tokens) else None
    return acts is not None and (("base" in acts.forms and lower in words.nouns["infinitives"]) or (
        "gerund" in acts.forms and lower in words.nouns["aims"]))


def is_single(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'will provide a loan to a bank in Kenya', 'is funding a grant': one of them is a thing of its own."""
    before = scene.tokens.lowers[phrase.first - 1] if phrase.first else ""
    return before in words.numbers.grammar["article"] and scene.tokens.lowers[phrase.at_head] in words.running["single"]
