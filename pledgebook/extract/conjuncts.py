"""Whose verb it is that has no subject of its own: the subject of the verb that it is joined to.

'Turkey criticised Greece and sent tents', 'France leads the G7 in a campaign, providing doses': between the two verbs
stand objects of the first, and none of them does the second.
"""

from typing import Final

from pledgebook.extract.cues import CLAUSELESS, Cue
from pledgebook.extract.roles import Place
from pledgebook.extract.words import together, without
from pledgebook.text.names import NameMention

DASHES: Final = frozenset("–—")
"""Marks between two of which something is inserted."""

INSERTED: Final = 7
"""How many words behind a name that owns an apposition the apposition may end."""

LONG: Final = 5
"""Letters from which a word with the ending of a past is taken for a verb that no list knows."""


def before_aside(at: Place, start: int) -> int:
    """Where the insertion begins that ends right before the verb ('Kenya, which joined in May, will send')."""
    tokens = at.scene.tokens
    if start > 1 and tokens[start - 1].text in DASHES:  # 'Several states – among them Spain – have sent'
        mark = tokens[start - 1].text
        return next((k for k in range(start - 2, 0, -1) if tokens[k].text == mark), start)
    if start < 2 or tokens[start - 1].text != ",":
        return start
    opened = next((k for k in range(start - 2, 0, -1) if tokens[k - 1].text == ","), None)
    opens = opened is not None and tokens.lowers[opened] in at.reader.words.role_words["insertions"]
    if opened is not None and tokens.lowers[opened] in at.reader.words.speech["prepositions"]:
        opens = opens or tokens.lowers[opened + 1] in at.reader.words.speech["whom"]  # ', to which Chad adds,'
    told = opened is not None and start - opened <= INSERTED and any(
        verb.form.group == "say" and opened < verb.at < start for verb in at.scene.verbs)  # 'Norway, Kenya said, will'
    opens = opens or told or (opened is not None and _tells_of(at, opened))
    opens = opens or (opened is not None and any(  # 'Oxfam, the UK's largest charity, has sent'
        at.owns(m) and at.before_articles(m.first) == opened and start - m.last <= INSERTED for m in at.scene.parties))
    return opened - 1 if opens and opened else start


def _tells_of(at: Place, place: int) -> bool:
    """'Kenya, led by a coalition, will send', 'Kenya, with a budget of $5bn, has given': what is said of a name."""
    words, tokens = at.reader.words, at.scene.tokens
    named = at.ending_at(place - 2) is not None
    form = words.verbs.get(tokens.lowers[place])
    told = form is not None and "participle" in form.forms and place + 1 < len(tokens)
    by = told and (found := words.part_words.at(tokens, place + 1)) is not None and found[0] == "by"
    via = (led := words.part_words.at(tokens, place)) is not None and led[0] == "via"  # 'Kenya, through our fund, gave'
    return named and bool(by or via or tokens.lowers[place] in without(words.nouns["withs"], words.order.of))


def first_of_joined(at: Place, cue: Cue) -> int | None:
    """Where the verb stands that the verb of the cue is joined to; None where it has a subject of its own."""
    tokens, words = at.scene.tokens, at.reader.words
    if cue.passive or cue.group == "include":
        return None
    place = _joint(at, cue.first)
    if place < 1:
        return None
    conjunction = (tokens.lowers[place] in words.nouns["conjunctions"] or tokens.lowers[place] in words.walls)
    if not conjunction and tokens[place].text != ",":
        return None
    if before_aside(at, cue.first) != cue.first:
        return None  # 'Norway, Kenya said, will send'
    if cue.tense in CLAUSELESS and not (_opens_with_verb(at, cue) and (conjunction or cue.tense == "gerund")):
        return None
    for k in range(place - 1, -1, -1):
        if tokens[k].text in (";", ":", "–"):
            return None
        if _is_verb(at, k):
            led = not conjunction and tokens[k - 1].text == "," and tokens.lowers[k + 1] in words.speech["by"]
            return None if led else _with_helpers(at, k)  # 'the donors, headed by Norway, sent'
    return None


def _with_helpers(at: Place, place: int) -> int:
    """Where the auxiliaries of a verb begin ('Norway, a friend of Chad, has taken')."""
    led = at.reader.words.tenses.before(at.scene.tokens, place)
    return led[1] if led is not None and led[1] > 0 else place


def objects_before(at: Place, cue: Cue | None) -> set[str]:
    """Who stands between two joined verbs and so does not do the second ('praised Denmark and pledged')."""
    first = first_of_joined(at, cue) if cue is not None and at.scene.parties else None
    if cue is None or first is None:
        return set()
    inside = {m.name.target for m in at.scene.parties if first < m.first and m.last <= cue.first}
    return inside - {m.name.target for m in at.scene.parties if m.last <= first}


def _joint(at: Place, first: int) -> int:
    """The token right before the verb, over adverbs and times ('and on Monday quietly sent')."""
    tokens, words = at.scene.tokens, at.reader.words
    place = first - 1
    over = together(words.adverbs, words.speech["between"], words.nouns["sinces"], words.nouns["having"])
    while place > 0:
        word = tokens.lowers[place]
        dated = at.scene.covered[place] == "date" or (
            at.scene.covered[place + 1] == "date" and word in words.speech["prepositions"])
        if not (dated or word in over or _is_quick(at, place)):
            break
        place -= 1
    return place


def _is_quick(at: Place, place: int) -> bool:
    """Whether a word has the ending of an adverb ('quietly'), and is no name ('Italy')."""
    return at.scene.tokens.lowers[place].endswith(at.reader.words.adverb_marks) and at.scene.covered[place] != "party"


def _opens_with_verb(at: Place, cue: Cue) -> bool:
    """Whether the cue is in -ing, or a set phrase that begins with a verb ('and stepped up deliveries of')."""
    form = at.reader.words.verbs.get(at.scene.tokens.lowers[cue.first])
    finite = form is not None and bool(form.forms & {"past", "third"})
    return cue.tense == "gerund" or (cue.tense == "phrase" and finite)


def _is_verb(at: Place, place: int) -> bool:
    """Whether a verb stands at a token: one that is known, an auxiliary, or a past that no list knows."""
    tokens, words = at.scene.tokens, at.reader.words
    token = tokens[place]
    if token.kind != "word" or not token.text.islower() or at.scene.covered[place] not in ("", "item"):
        return False
    if token.lower in words.nouns["copulas"] or words.tenses.at(tokens, place) is not None:
        return token.lower not in words.nouns["infinitives"]
    if place > 1 and tokens.lowers[place - 1] in words.nouns["infinitives"] and _may_be_base(at, place):
        return True
    plural = token.lower.endswith(words.plural_marks)
    if plural and at.scene.covered[place - 1] == "party" and _takes_object(at, place):
        return True
    form = words.verbs.get(token.lower)
    unknown = len(token.text) >= LONG and token.lower.endswith(words.verb_marks)
    unknown = (unknown or token.lower in words.nouns["pasts"]) and not at.scene.covered[place]
    if not unknown and (form is None or form.forms <= {"gerund"}):
        return False
    before = place - 1
    while before > 0 and (tokens.lowers[before] in words.adverbs or _is_quick(at, before)):
        before -= 1
    if before < 0:
        return False
    led = tokens.lowers[before]
    noun = led in words.nouns["articles"] or led in words.possessives or at.scene.covered[before] == "quantity"
    return not noun and not (unknown and led in words.nouns["stops"] and led not in words.speech["who"])


def _takes_object(at: Place, place: int) -> bool:
    """'Norway leads the coalition': between a bare name and an article or a name, a word in -s is a verb."""
    named = at.ending_at(place - 1)
    if named is None or named.name.use != "name" or place + 1 >= len(at.scene.tokens):
        return False
    words = at.reader.words
    owned = at.scene.tokens.lowers[place + 1] in words.nouns["definite"] | words.speech["owners"]
    return owned or at.scene.covered[place + 1] == "party"


def _may_be_base(at: Place, place: int) -> bool:
    """'to visit', 'to open': behind the mark of an infinitive, a word that is no article and belongs to no thing."""
    word, words = at.scene.tokens.lowers[place], at.reader.words
    small = word in words.nouns["articles"] or word in words.nouns["stops"] or word in words.speech["owners"]
    return not small and not at.scene.covered[place]


def comes_next(at: Place, mention: NameMention) -> bool:
    """'Norway gave $5m, followed by Kenya with $3m': who comes next on a list has not given what stands before."""
    place = at.before_articles(mention.first) - 2
    return place >= 0 and at.scene.tokens.lowers[place] in at.reader.words.nouns["trailed"]
