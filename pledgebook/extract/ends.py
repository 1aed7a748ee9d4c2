"""What a sum is to bring about, and all that it is for: '$5 million, once approved, to end hunger, debt and war'.

Between a sum and its end may stand who carries it, a time or a proviso. A row behind it is told whole, and so is a name
that goes on over a small word ('the Partnership for Clean Rivers').
"""

from typing import Final

from pledgebook.extract.phrases import Phrase, open_phrase, phrase_after
from pledgebook.extract.runs import end_of_run
from pledgebook.extract.scene import Scene
from pledgebook.extract.spent import has_own_word
from pledgebook.extract.words import Words

NEAR: Final = 16
"""How many words behind a sum its end may begin."""

PROVISO: Final = 10
"""How many words a proviso between commas may have."""

MEMBER: Final = 6
"""How many words one of a row may have."""

BEFORE: Final = 12
"""How many words before a sum the verb may stand that invests it."""

BACKING: Final = 3
"""How many words 'in support of' has."""

BACKED: Final = 8
"""How many words behind a sum 'in support of' may stand."""

NAME: Final = 9
"""How many words a name may go on for behind its small word."""


def brought_about(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$4 million in 2024 to UNFPA to help reach refugee girls': the object of the infinitive behind a sum."""
    tokens, place = scene.tokens, at
    while place < min(at + NEAR, len(tokens) - 2):
        if tokens[place].text in ",(":
            place = _over_inserted(scene, words, place)
            continue
        if _closes(scene, words, place):
            return None
        if tokens.lowers[place] in words.nouns["infinitives"] and (start := after_acts(scene, words, place + 1)):
            return _object(scene, words, start)
        place += 1
    return None


def leads_on(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'efforts to expand access', 'a plan to rebuild schools': what the efforts are for is told behind them."""
    onward = phrase.last < len(scene.tokens) and scene.tokens.lowers[phrase.last] in words.nouns["infinitives"]
    return onward and scene.tokens.lowers[phrase.at_head] in words.nouns["efforts"]


def sunk_in(scene: Scene, words: Words, first: int, at: int) -> Phrase | None:
    """'invested $5 million in cholera prevention for girls': in what, and no place or time."""
    lowers = scene.tokens.lowers
    if at + 1 >= len(lowers) or lowers[at] not in words.nouns["investing_in"] or scene.covered[at + 1] == "date":
        return None
    near = [v for v in scene.verbs if first - BEFORE <= v.at < first and v.form.group != "other"]
    if not near or near[-1].form.lemma not in words.nouns["investing"]:
        return None
    phrase = open_phrase(scene, words, at + 1)
    if phrase is None or lowers[phrase.at_head] in words.nouns["wheres"]:
        return phrase if phrase is not None and has_own_word(scene, words, phrase) else None
    own = any(not scene.covered[k] and scene.tokens[k].text == lowers[k] and lowers[k] not in words.nouns["articles"]
              for k in range(phrase.first, phrase.last))
    return phrase if own else None


def backed(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$5 million to Haiti in support of school meals': what is supported, where it is a thing."""
    lowers = scene.tokens.lowers
    if words.nouns["in_support"].isdisjoint(scene.tokens.words):
        return None
    for place in range(at, min(at + BACKED, len(lowers) - 3)):
        if lowers[place] in words.nouns["contents"] and lowers[place + 1] in words.nouns["in_support"]:
            return thing_at(scene, words, place + 3) if lowers[place + 2] in words.order.of else None
        if _closes(scene, words, place):
            return None
    return None


def is_backing(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'in support of' begins at a token, which says for what a sum is, and not what it is."""
    behind = scene.tokens.lowers[max(0, at) : at + 3]
    return len(behind) == BACKING and behind[0] in words.nouns["contents"] and (
        behind[1] in words.nouns["in_support"] and behind[2] in words.order.of)


def thing_at(scene: Scene, words: Words, at: int) -> Phrase | None:
    """What words name that begin at a token, unless they name people, a party or a deed of theirs."""
    known = phrase_after(scene, words, at, join=False)
    phrase = known if known is not None and known.kind not in ("", "nothing") else open_phrase(scene, words, at)
    if phrase is None or phrase.kind == "people" or scene.tokens.lowers[phrase.at_head] in words.nouns["no_things"]:
        return None
    named = scene.covered[phrase.first] == "party" or scene.covered[phrase.at_head] in ("party", "office")
    return None if named else phrase._replace(kind=phrase.kind or "funds")


def after_acts(scene: Scene, words: Words, at: int) -> int:
    """The index after the verbs in their base form that begin at `at` and have an object; 0 where none does."""
    begin = at
    while is_base(scene, words, at + (joined := _joins(scene, words, at, begin))):
        at += joined + 1
    if at == begin or at >= len(scene.tokens) or scene.tokens[at].kind != "word":
        return 0
    small = scene.tokens.lowers[at] in words.nouns["stops"] and not scene.covered[at]
    return 0 if small and scene.tokens.lowers[at] not in words.nouns["determiners"] else at


def is_base(scene: Scene, words: Words, at: int) -> bool:
    """Whether a token is a verb in its base form, or one that says what is sought ('end', 'tackle')."""
    if at >= len(scene.tokens) or scene.tokens[at].text != scene.tokens.lowers[at]:
        return False
    form = words.verbs.get(scene.tokens.lowers[at])
    return (form is not None and "base" in form.forms) or scene.tokens.lowers[at] in words.nouns["ends_meant"]


def _joins(scene: Scene, words: Words, at: int, begin: int) -> int:
    """How many words join one verb with the next ('buy and deliver', 'prevent, detect, and treat')."""
    lowers, place = scene.tokens.lowers, at
    while begin < place < len(lowers) - 1 and (lowers[place] == "," or lowers[place] in words.nouns["conjunctions"]):
        place += 1
    return place - at


def _closes(scene: Scene, words: Words, at: int) -> bool:
    """Whether a token ends what belongs to the sum before it."""
    lower, covered = scene.tokens.lowers[at], scene.covered[at]
    if scene.tokens[at].kind == "mark" or covered in ("money", "quantity") or lower in words.nouns["conjunctions"]:
        return True
    form = words.verbs.get(lower) if not covered and lower not in words.nouns["homographs"] else None
    return lower in words.nouns["relatives"] or (form is not None and bool(form.forms & {"past", "third"}))


def _over_inserted(scene: Scene, words: Words, at: int) -> int:
    """The index after what a bracket or two commas set apart; the end of the sentence where nothing closes it."""
    tokens = scene.tokens
    if tokens[at].text == ",":
        lead = tokens.lowers[at + 1]
        if lead not in words.nouns["provisos"] and scene.covered[at + 1] != "date":
            return len(tokens)
    closing = ")" if tokens[at].text == "(" else ","
    near = range(at + 1, min(at + PROVISO, len(tokens)))
    return next((k + 1 for k in near if tokens[k].text == closing), len(tokens))


def _object(scene: Scene, words: Words, at: int) -> Phrase | None:
    """What a verb's object names: of 'efforts to expand access' the access."""
    phrase = open_phrase(scene, words, at)
    if phrase is None:
        return None
    if leads_on(scene, words, phrase):
        start = after_acts(scene, words, phrase.last + 1)
        phrase = open_phrase(scene, words, start) if start else None
    return _without_gerund(scene, words, _without_owner(scene, words, phrase))


def _without_owner(scene: Scene, words: Words, phrase: Phrase | None) -> Phrase | None:
    """"Fiji's port infrastructure": the words behind the party whose it is."""
    owner = next((m.last for m in scene.parties if phrase is not None and m.first == phrase.first), 0)
    if phrase is None or not owner < phrase.last - 1 or scene.tokens[owner].text not in ("'", "’"):
        return phrase
    first = owner + 1 + (scene.tokens.lowers[owner + 1] in words.possessives)
    return phrase._replace(first=first) if first < phrase.last else phrase


def _without_gerund(scene: Scene, words: Words, phrase: Phrase | None) -> Phrase | None:
    """'the infrastructure supporting the growth of trade': the words before the gerund that has an object."""
    if phrase is None or phrase.last - phrase.first < 2 or phrase.last >= len(scene.tokens):
        return phrase
    form = words.verbs.get(scene.tokens.lowers[phrase.last - 1])
    acts = form is not None and "gerund" in form.forms
    onward = scene.tokens.lowers[phrase.last] in words.nouns["determiners"]
    return Phrase(phrase.first, phrase.last - 1, phrase.kind) if acts and onward else phrase


def in_name(scene: Scene, words: Words, at: int) -> bool:
    """Whether a small word stands inside a name: 'the Partnership for Clean Rivers', not 'UNICEF for Chad'."""
    if not 0 < at < len(scene.tokens) - 2:
        return False
    onward = at + 1 + (scene.tokens.lowers[at + 1] in words.nouns["definite"])
    before, behind = scene.tokens[at - 1], scene.tokens[onward]
    named = before.kind == behind.kind == "word" and before.text[:1].isupper() and behind.text[:1].isupper()
    return named and {scene.covered[at - 1], scene.covered[onward]} <= {"", "item"}


def whole(scene: Scene, words: Words, phrase: Phrase) -> Phrase:
    """The phrase with the rest of its name and of the row that it opens, and without what people named in it do."""
    if acts := _acts_in(scene, words, phrase):
        return Phrase(phrase.first, acts, phrase.kind)
    last = _end_of_name(scene, words, phrase.last) or _after_foe(scene, words, phrase)
    last = last or _accessed(scene, words, phrase)
    if last > phrase.last:
        return phrase._replace(last=last, head=phrase.at_head)
    return phrase if _is_handed_out(scene, words, phrase.first) else _row(scene, words, phrase)


def _acts_in(scene: Scene, words: Words, phrase: Phrase) -> int:
    """'to help countries prevent and treat malaria': where people begin to do something, or 0."""
    lowers = scene.tokens.lowers
    return next((at for at in range(phrase.first + 1, phrase.last) if lowers[at] in words.nouns["pure_acts"]
                 and (lowers[at - 1] in words.nouns["no_things"] or lowers[at - 1] in words.role_words["people"])), 0)


def _is_handed_out(scene: Scene, words: Words, at: int) -> bool:
    """'to buy food and tents': each of a row behind a verb of giving is a thing by itself."""
    while at > 0 and scene.tokens.lowers[at - 1] in words.nouns["articles"]:
        at -= 1
    verb = words.verbs.get(scene.tokens.lowers[at - 1]) if at else None
    return verb is not None and verb.group != "other"


def _accessed(scene: Scene, words: Words, phrase: Phrase) -> int:
    """'access to safe drinking water': the index after that to which there is to be access; 0 where there is none."""
    at = phrase.last
    to = at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["infinitives"]
    told = to and scene.tokens.lowers[phrase.at_head] in words.nouns["accesses"]
    thing = open_phrase(scene, words, at + 1) if told else None
    return thing.last if thing is not None else 0


def _after_foe(scene: Scene, words: Words, phrase: Phrase) -> int:
    """'the fight against cholera': the index after what a campaign is against; 0 where it says none."""
    lowers, at = scene.tokens.lowers, phrase.last
    against = at < len(lowers) and lowers[at] in words.nouns["againsts"]
    foe = against and lowers[phrase.at_head] in words.nouns["campaigns"]
    told = open_phrase(scene, words, at + 1) if foe else None
    return told.last if told is not None else 0


def _end_of_name(scene: Scene, words: Words, at: int) -> int:
    """Where a name ends that goes on over small words ('the Vision for Adapted Crops and Soils'), or 0."""
    tokens, last = scene.tokens, at
    if not in_name(scene, words, at) or tokens.lowers[at] not in words.nouns["in_titles"]:
        return 0
    for place in range(at + 1, min(at + NAME, len(tokens))):
        upper = tokens[place].text[:1].isupper() and scene.covered[place] in ("", "item")
        small = tokens.lowers[place] in words.nouns["in_titles"] or tokens.lowers[place] in words.nouns["conjunctions"]
        last = place + 1 if upper else last
        hyphen = tokens[place].text == "-" and tokens[place].glued  # 'Supply-Chain Enhancement'
        if not (upper or hyphen or (small and in_name(scene, words, place))):
            break
    return last


def _row(scene: Scene, words: Words, phrase: Phrase) -> Phrase:
    """'food, clean water, shelter and care': the row whole, where a conjunction closes it."""
    tokens, last = scene.tokens, phrase.last
    while last + 1 < len(tokens):
        comma = tokens[last].text == ","
        joins = tokens.lowers[last + comma] in words.nouns["conjunctions"]
        if joins and tokens.lowers[last + comma] in words.nouns["ors"]:
            return phrase
        start = last + comma + joins
        end = end_of_run(scene, words, start) if (comma or joins) and start < len(tokens) else start
        if not start < end <= start + MEMBER or _is_other(scene, words, start, end):
            return phrase
        last = end
        if joins:
            return phrase._replace(last=last, head=phrase.at_head)
    return phrase


def _is_other(scene: Scene, words: Words, first: int, last: int) -> bool:
    """Whether one of a row is none: a name of a party, an act or a thing with an article of its own."""
    lower = scene.tokens.lowers[first]
    named = any(scene.covered[k] not in ("", "item") for k in range(first, last))
    acts = not scene.covered[first] and lower not in words.heads and (
        lower in words.verbs or is_base(scene, words, first)) and (
        lower not in words.nouns["homographs"] or after_acts(scene, words, first) > 0)
    acts = acts or lower in words.nouns["pure_acts"]
    return named or acts or lower in words.nouns["determiners"] or lower in words.nouns["infinitives"]
