"""What stands beside a noun and belongs to it though a list ends phrases there: 'used trucks', 'state-of-the-art'."""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.words import VerbForm, Words, together
from pledgebook.text.tokens import Token

DOER: Final = 7
"""How many words from a member of a list the participle may stand before which its doer is named."""

PAPER: Final = 6
"""How many words behind a verb the review or report may stand that it completes or releases."""

FITTED: Final = 4
"""Within how many words behind 'with' the part of a vehicle stands."""

NOUNS: Final = 3
"""How many words behind a participle its noun may stand ('requested medical supplies')."""


def is_behind(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """'tablets free of charge', 'pumps ready to be sent': an adjective that stands behind its noun ends the run."""
    if tokens[at].lower not in words.nouns["behind_nouns"] or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1].lower
    return after in words.nouns["stops"] or after in words.numbers.grammar["of"]


def owners(words: Words) -> frozenset[str]:
    """The determiners that say whose a thing is ('its', 'their'): neither an article nor 'this'."""
    return words.nouns["determiners"] - words.nouns["definite"] - words.numbers.grammar["article"]


def is_ever(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """The 'ever' of 'the largest ever package' belongs to the word before it."""
    before = tokens[at - 1].lower if at and tokens[at].lower in words.nouns["evers"] else ""
    return before in words.nouns["successive"] or before in words.nouns["firsts"]


def is_short(tokens: Sequence[Token], at: int) -> bool:
    """The 'IT' of 'IT and office equipment': capitals among small letters are a short name and no small word."""
    word = tokens[at].text
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return len(word) > 1 and word.isupper() and any(one.text.islower() for one in beside)


def is_attribute(scene: Scene, words: Words, start: int, at: int) -> bool:
    """'used trucks', 'much-needed water', 'newly built boats': a participle at the start, or behind an adverb."""
    tokens, token = scene.tokens, scene.tokens.lowers[at]
    verb = words.verbs.get(token)
    known = token in words.nouns["attributes"]
    if not known and (verb is None or "participle" not in verb.forms or at != start + 1 or verb.group == "attack"):
        return False  # 'internally displaced people' are no thing
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "word":
        return False
    after, before = tokens.lowers[at + 1], tokens.lowers[at - 1] if at else ""
    quick = before.endswith(words.adverb_marks) or before in words.adverbs
    led = quick or (known and (at == start or tokens[at - 1].text == "-"))
    return led and not any(after in words.nouns[name] for name in ("stops", "articles", "determiners", "infinitives"))


def leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen makes one word of the token and the next ('in-kind', 'on-site')."""
    return at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 1].glued and tokens[at + 2].glued


def brings(tokens: Sequence[Token], at: int, verb: VerbForm, words: Words) -> bool:
    """'two lorries carried rice': a verb of bringing right behind a vehicle begins its clause; 'carrying' loads it."""
    told = at > 0 and verb.lemma in words.nouns["bringing"] and "gerund" not in verb.forms
    return told and tokens[at - 1].lower in words.nouns["transports"]


def carries(scene: Scene, words: Words, at: int) -> bool:
    """'Two lorries carried rice': whether vehicles that are not given end where what they bring begins."""
    lower = scene.tokens.lowers[at] if at + 1 < len(scene.tokens) else ""
    if lower in words.nouns["withs"] and lower not in words.order.of:
        hauls = scene.tokens.lowers[at - 1] in words.nouns["transports"] and not fits(scene, words, at + 1)
        # 'Two planes with 40 tents'
        return hauls and scene.covered[at + 1] in ("item", "quantity")
    if at and words.carrying.at(scene.tokens, at) is not None:  # 'a C-130 loaded with tents'
        return scene.tokens.lowers[at - 1] in words.nouns["crewed"] or is_model(scene, words, at - 1)
    told = words.verbs.get(scene.tokens.lowers[at]) if at < len(scene.tokens) else None
    return told is not None and brings(scene.tokens, at, told, words)


def is_model(scene: Scene, words: Words, at: int) -> bool:
    """Whether the name of an aircraft that brings loads ends with the token ('a C-130')."""
    return "".join(scene.tokens.lowers[max(0, at - 2) : at + 1]) in words.nouns["crewed"]


def fits(scene: Scene, words: Words, at: int) -> bool:
    """'12 trucks with trailers', 'a lorry with a crane': whether what stands behind 'with' is a part of the vehicle."""
    for word in scene.tokens.lowers[at : at + FITTED]:
        if word in words.nouns["fittings"]:
            return True
        if word == "," or word in words.nouns["conjunctions"]:
            return False
    return False


def before_adverbs(scene: Scene, words: Words, at: int) -> int:
    """The place of the last word up to `at` that is no adverb ('the previously announced')."""
    while at > 0 and (scene.tokens.lowers[at].endswith(words.adverb_marks) or scene.tokens.lowers[at] in words.adverbs):
        at -= 1
    return at


def is_dash(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen has space around it: then it is a dash ('worth $5 million - tanks and boats')."""
    apart = tokens[at].text == "-" and not tokens[at].glued
    return apart and at + 1 < len(tokens) and not tokens[at + 1].glued


def tells_origin(scene: Scene, words: Words, verb: Verb) -> bool:
    """'doses manufactured by a firm and donated by Norway', 'missiles sourced from its stocks': where things are from.

    What is made, and given by another verb, is no output.
    """
    if verb.form.lemma in words.nouns["drawing_on"]:
        behind = scene.tokens.lowers[verb.at + 1 : verb.at + 2]
        return not words.numbers.grammar["from"].isdisjoint(behind)
    made = verb.form.lemma in words.nouns["making_of"]
    return made and any(other.at > verb.at and other.form.group in ("give", "arrive") for other in scene.verbs)


def tells_which(scene: Scene, words: Words, verb: Verb) -> bool:
    """'the requested items', '40 tonnes of requested supplies', 'contractor provided services': a participle of a noun.

    It says which things they are, and neither asks for them nor gives them.
    """
    if "participle" not in verb.form.forms or not 0 < verb.at < len(scene.tokens) - 1:
        return False
    small = together(words.nouns["stops"], words.nouns["articles"], words.nouns["determiners"])
    after, before = scene.tokens[verb.at + 1], scene.tokens.lowers[verb.at - 1]
    if after.kind != "word" or after.lower in small or scene.covered[verb.at + 1] in ("party", "quantity", "money"):
        return False
    if verb.form.group == "request":
        behind = scene.tokens.lowers[verb.at + 1 : verb.at + 1 + NOUNS]
        thing = any(words.heads.get(one) == "goods" or one in words.nouns["listed_goods"] for one in behind)
        led = before in words.nouns["articles"] | words.nouns["determiners"] | words.order.of | words.nouns["withs"]
        return thing and (led or scene.covered[verb.at - 1] == "quantity")
    if verb.form.lemma in words.nouns["enlarging"]:
        return before in words.nouns["articles"] | words.nouns["determiners"]  # 'an expanded aid programme'
    return verb.form.group == "give" and before in words.nouns["contractors"] and _is_in_row(scene, words, verb.at - 1)


def tells_of_review(scene: Scene, words: Words, verb: Verb) -> bool:
    """'completed its review of the loan', 'released its report': what is done with papers gives nothing."""
    if verb.form.lemma not in words.nouns["papering"]:
        return False
    behind = scene.tokens.lowers[verb.at + 1 : verb.at + 1 + PAPER]
    end = next((k for k, one in enumerate(behind) if one in words.nouns["stops"] or not one[:1].isalnum()), len(behind))
    return not words.nouns["reviewed"].isdisjoint(behind[:end])


def over_doer(scene: Scene, words: Words, at: int) -> int:
    """'parts, US government and contractor provided services, and tools': behind who does it, or 0 where nobody is."""
    if scene.tokens.words.isdisjoint(words.nouns["contractors"]):
        return 0
    near = (verb for verb in scene.verbs if at < verb.at <= at + DOER and verb.form.group == "give")
    verb = next((v for v in near if tells_which(scene, words, v)), None)
    return verb.at + 1 if verb is not None and not {",", ";"}.intersection(scene.tokens.lowers[at : verb.at]) else 0


def _is_in_row(scene: Scene, words: Words, at: int) -> bool:
    """Whether no article stands before who does something, back to a comma: 'parts, US government and contractor'."""
    while at >= 0 and scene.tokens[at].text not in ",:;":
        if scene.tokens.lowers[at] in words.nouns["articles"] | words.nouns["determiners"]:
            return False
        if words.verbs.get(scene.tokens.lowers[at]) is not None and scene.covered[at] != "item":
            return True  # 'includes contractor provided services'
        at -= 1
    return at >= 0
