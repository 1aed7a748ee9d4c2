"""What a thing without a number is only wanted for: 'to provide food' behind a sum, 'the goal of building a stock'.

What money is meant to achieve is no claim (claims.md); nor is what is only said to be needed.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.anchors import PURPOSE
from pledgebook.extract.cues import CLAUSELESS, UNFINITE, Cue
from pledgebook.extract.governing import Governed
from pledgebook.extract.phrases import phrase_around
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.told import is_thing
from pledgebook.extract.words import Words

WISHED: Final = "only wished for"
WONDERED: Final = "asked, not told"
FITTED: Final = "what a thing is for"

SHOWN: Final = 4
"""How many words before 'what' the word may stand that shows it ('Here is what')."""

WONDER, AIM = 8, 14
"""How many words before a thing the word may stand that asks, and before a verb the noun of aims."""

ASSURED: Final = 5
"""How many words behind a word of assurance its 'that' may stand."""

DOUBT: Final = 12
"""How many words before a gift the verb may stand that doubts that it is right."""

OPENING: Final = 5
"""Words at the beginning of a sentence among which its money stands ('With these funds, ...')."""

FRAME: Final = 4
"""How many words before a verb the word may stand that only frames the rest ('when we are talking about')."""

HELPED: Final = 3
"""How many words before a service the 'to' of 'to help with' stands."""

HELPED_BY: Final = 8
"""How many words behind a verb of helping the verb may stand of what those do who are helped."""

SENDING: Final = frozenset({"give", "dispatch", "commit", "arrive", "promise"})
"""Groups of verbs whose object is there for something."""

NEAR: Final = -1.5
"""A verb nearer than this is the thing's own."""

CARRIERS: Final = frozenset({"agency", "ngo", "fund", "bank"})
"""Kinds of those through whom money goes."""

FITTING: Final = frozenset({"goods", "service"})
"""Kinds of what goes with other things: 'spare parts for', 'fuel for', 'repairs for'."""

IDLE: Final = frozenset({"other", "intend", "idle"})
"""Groups of verbs that do nothing to a promise."""


def only_aimed(at: Place, anchor: Anchor, governed: Governed) -> str:
    """The veto of a thing without a number that is what a sum is for, or that is only wished for; else ''."""
    (cue, nearness), words, sort = governed, at.reader.words, anchor.sort
    if sort in ("item", "quantity") and _is_built(at.scene, words, anchor):
        return PURPOSE
    if sort == "item" and _is_assured(at.scene, words, anchor):
        return WISHED
    if cue is not None and _is_doubted(at.scene, words, anchor, cue):
        return WISHED
    if sort != "item" or anchor.stance or cue is None or nearness <= NEAR:
        return ""
    cleft = cue.at < anchor.first and not words.nouns["being"].isdisjoint(at.scene.tokens.lowers[cue.at : anchor.first])
    if not cleft and _is_wondered(at.scene, words, min(anchor.first, cue.first)):  # 'What Peru announced was a gift of'
        return WONDERED
    if _is_framed(at.scene, words, anchor, cue) or (anchor.example and _is_topic(at, anchor)):
        return WONDERED
    means = cue.group == "include" and at.scene.tokens.lowers[min(cue.at + 1, anchor.first)] in words.speech["by"]
    if cue.group in ("phrase", "include") and not means:
        return ""
    if (cue.tense == "infinitive" and (_is_paid_for(at, cue) or _is_financed(at, cue))) or _is_bought_with(at, cue):
        return PURPOSE
    if cue.tense in UNFINITE and _is_meant(at.scene, words, cue):
        return PURPOSE
    if _is_of_helped(at, cue) or _is_task(at, anchor, cue):
        return PURPOSE
    if cue.tense == "gerund" and cue.group in ("give", "order") and _is_supposed(at.scene, words, at.cues, cue):
        return WISHED
    wished = cue.tense in UNFINITE and (_is_aim(at.scene, words, cue) or _is_advised(at.cues, cue))
    return WISHED if wished else ""


def _is_financed(at: Place, cue: Cue) -> bool:
    """'approved a $5 million loan to finance projects in Kenya': what a sum finances is told with the sum."""
    if cue.lemma not in at.reader.words.nouns["bankrolling"]:
        return False
    sums = [m.last for m in at.scene.money if m.last <= cue.at]
    return bool(sums) and not any(sums[-1] <= other.at < cue.at for other in at.cues)


def fitted(at: Place, anchor: Anchor) -> str:
    """The veto of a thing that another is for: with 'ammunition for 14 tanks' or 'repairs of 14 tanks' none comes."""
    phrase, words, tokens = anchor.phrase, at.reader.words, at.scene.tokens
    if phrase is None or phrase.kind != "goods" or anchor.money is not None or anchor.stance:
        return ""
    first = min(anchor.first, phrase.first)
    first -= first > 0 and tokens.lowers[first - 1] in words.nouns["determiners"]
    if first < 2:
        return ""
    if anchor.quantity is None and _is_in_row_paid(at, first):
        return PURPOSE
    kept = tokens.lowers[first - 1] in words.order.of and tokens.lowers[first - 2] in words.nouns["upkeep"]
    aimed = tokens.lowers[first - 1] in words.nouns["aims"] and _ends_with_a_thing(at, first - 2)
    return FITTED if kept or aimed else ""


def _is_in_row_paid(at: Place, first: int) -> bool:
    """'a loan for trucks, boats and radars', 'a grant for medicines and books': a row of what money is for."""
    words, lowers, k = at.reader.words, at.scene.tokens.lowers, first - 1
    joints = words.nouns["conjunctions"]
    if not (lowers[k] == "," or lowers[k] in joints):
        return False
    while k > 1 and (lowers[k] == "," or lowers[k] in joints or at.scene.covered[k] == "item"
                     or words.heads.get(lowers[k]) in FITTING or words.heads.get(lowers[k + 1]) in FITTING):
        if lowers[k] in words.nouns["aims"]:
            break
        k -= 1
    if lowers[k] not in words.nouns["aims"] or lowers[k - 1] in words.nouns["helps"]:
        return False
    item = at.scene.item_at(k - 1)  # 'credit lines'
    paid = words.heads.get(lowers[k - 1]) == "funds" or (
        item is not None and item.last == k and item.name.use == "funds")
    return paid or lowers[k - 1] in words.nouns["credit_nouns"] | words.nouns["moneys"]


def _ends_with_a_thing(at: Place, place: int) -> bool:
    """Whether a thing, or a service that is done to things, ends with token `place`."""
    if at.scene.covered[place] not in ("", "item"):
        return False
    item = at.scene.item_at(place)
    return phrase_around(at.scene, at.reader.words, item.first if item else place, place + 1).kind in FITTING


def _is_built(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'funds to build a maternity ward', 'a loan to buy buses': what money without a sum is to do."""
    place = min(anchor.first, anchor.phrase.first) if anchor.phrase else anchor.first
    while place > 0 and (scene.tokens.lowers[place - 1] in words.nouns["articles"]):
        place -= 1
    verb = words.verbs.get(scene.tokens.lowers[place - 1]) if place > 2 else None
    if verb is None or scene.tokens.lowers[place - 2] not in words.nouns["infinitives"]:
        return False
    money = scene.tokens.lowers[place - 3]
    bought = anchor.quantity is None and verb.group == "order" and money in words.nouns["credit_nouns"]
    built = verb.lemma in words.nouns["building"] and money in words.nouns["moneys"] | words.nouns["topped_up"]
    return bought or built


def _is_assured(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'wants guarantees from Peru that it will not leave': a word that is given, and no money."""
    if anchor.phrase is None or scene.tokens.lowers[anchor.phrase.at_head] not in words.nouns["assurances"]:
        return False
    behind = scene.tokens[anchor.last : anchor.last + ASSURED]
    return any(token.lower in words.nouns["thats"] for token in behind)


def _is_paid_for(at: Place, cue: Cue) -> bool:
    """'$5m to UNICEF to provide clean water': a sum and whom it goes to before the infinitive, and no verb between."""
    paid = max((m.last for m in at.scene.money if m.last <= cue.first), default=None)
    if paid is None or any(paid <= c.at < cue.first for c in at.cues):
        return False
    heads = at.reader.words.heads
    if cue.group in ("order", "train") and heads.get(at.scene.tokens.lowers[cue.first - 1]) in ("funds", "package"):
        return True  # 'a $5m loan to buy buses'
    return any(paid <= m.first < cue.first and at.kind(m.name.target) in CARRIERS for m in at.scene.parties)


def _is_of_helped(at: Place, cue: Cue) -> bool:
    """'$5 million to help WFP provide food', '20 engineers to assist partners deliver water': what others then do.

    The sum, or who is counted, stands before 'to help'; of 'will help WFP provide food' the food is what is told.
    """
    scene, words = at.scene, at.reader.words
    bare = cue.tense in ("present", "future") and cue.first == cue.at  # the stage is that of helping (see `attained`)
    if not bare or cue.group not in SENDING or scene.tokens.words.isdisjoint(words.nouns["assisting_to"]):
        return False
    helps = next((v.at for v in reversed(scene.verbs) if v.at < cue.first), None)
    if helps is None or not 1 < cue.first - helps <= HELPED_BY or scene.tokens.lowers[helps] not in words.nouns[
            "assisting_to"] or scene.tokens.lowers[helps - 1] not in words.nouns["infinitives"]:
        return False
    if any(scene.tokens[k].text in ",;:." for k in range(helps, cue.first)):
        return False
    own = [one for one in at.cues if one.at < helps and one.group in SENDING]
    if not own:
        return False
    firsts = [*(sum_.first for sum_ in scene.money), *(number.first for number in scene.quantities)]
    return any(own[-1].at < first < helps for first in firsts)


def _is_doubted(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'It is not clear how many tanks will be sent', 'does not think it would be wise to send', 'no need to send'.

    Nor is a gift told where somebody agrees that another's broke a law.
    """
    lowers, at = scene.tokens.lowers, min(anchor.first, cue.first)
    counted = anchor.quantity
    if counted is not None and counted.first and lowers[counted.first - 1] in words.nouns["wondering"]:
        return True
    agreed = cue.group == "commit" and not words.nouns["thats"].isdisjoint(
        lowers[cue.first + 1 : max(cue.at + 2, anchor.first)])
    if agreed and not scene.tokens.words.isdisjoint(words.nouns["breaches"]):
        return True
    needless = not words.nouns["needing"].isdisjoint(lowers[max(1, cue.first - 1) : cue.first + 1]) and any(
        lowers[k] in words.nouns["needing"] and lowers[k - 1] in words.nouns["nones"]
        for k in range(max(1, cue.first - 1), min(cue.first + 1, len(lowers))))
    if needless or scene.tokens.words.isdisjoint(words.nouns["advisable"]):
        return needless
    doubt = next((k for k in range(at - 1, max(-1, at - DOUBT), -1) if lowers[k] in words.nouns["disbelieving"]
                  or (lowers[k] in words.nouns["beliefs"] and words.negation.before(scene.tokens, k))), None)
    return doubt is not None and not words.nouns["advisable"].isdisjoint(lowers[doubt : max(cue.at, anchor.first)])


def _is_bought_with(at: Place, cue: Cue) -> bool:
    """'With these funds, its partners will buy food': what money that was told before is spent on."""
    tokens, words = at.scene.tokens, at.reader.words
    if cue.group != "order" or tokens.lowers[0] not in words.nouns["withs"]:
        return False
    return any(words.heads.get(token.lower) in ("funds", "package") for token in tokens[1:OPENING])


def _is_task(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """'sent two teams to support rescue operations', 'sent 50 men to help with rescue': what those are there for."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    used = cue.group == "service" and cue.tense == "infinitive" and lowers[cue.first - 1] in words.nouns["usings"]
    if used and not any(words.heads.get(lower) in ("funds", "package") for lower in lowers[: cue.first]):
        return not at.scene.money  # 'the cars, given by Norway, will be used to transport the wounded'
    if anchor.phrase is None or anchor.phrase.kind != "service":
        return False
    first = anchor.first
    if first > HELPED and lowers[first - 1] in words.nouns["withs"] and lowers[first - HELPED] in words.nouns[
            "infinitives"] and lowers[first - 2] in words.nouns["letting_do"]:
        return any(is_thing(at.scene, words, k) for k in range(cue.at + 1, first - HELPED))
    if cue.tense != "infinitive" or cue.lemma not in words.nouns["supporting"]:
        return False
    before = next((c for c in reversed(at.cues) if c.at < cue.first and c.group in SENDING), None)
    if before is None:
        return False
    near = before.tense == "participle" and cue.first - before.at <= SHOWN
    return near or any(at.scene.covered[k] == "quantity" or lowers[k] in words.heads
                       for k in range(before.at + 1, cue.first))


def _is_framed(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'when we are talking about aid', 'to the extent that we offer help': what only frames what is told."""
    led = scene.tokens.lowers[max(0, cue.first - FRAME) : cue.first]
    talks = cue.tense == "phrase" and not words.nouns["talking"].isdisjoint(scene.tokens.lowers[cue.first : cue.at + 1])
    return (talks and not words.nouns["whens"].isdisjoint(led)) or (
        cue.at < anchor.first and not words.nouns["extents"].isdisjoint(led))


def _is_topic(at: Place, anchor: Anchor) -> bool:
    """'came to discuss our support, including through food aid': of what they will talk."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if anchor.quantity is not None:
        return False
    verb = next((v for v in at.scene.verbs if 0 < v.at < anchor.first and v.form.lemma in words.nouns["bargaining"]
                 and lowers[v.at - 1] in words.nouns["infinitives"]), None)
    return verb is not None and not any(verb.at < c.at < anchor.first and c.group not in IDLE | {"include", "consider"}
                                        for c in at.cues)


def _is_meant(scene: Scene, words: Words, cue: Cue) -> bool:
    """'a hospital aimed at giving care', 'drones designed to deliver parcels': what a thing can do is not given."""
    before = scene.tokens.lowers[max(0, cue.first - 2) : cue.first]
    meant = next((k for k in range(len(before) - 1, -1, -1) if before[k] in words.nouns["meant"]), None)
    at = cue.first - len(before) + meant - 1 if meant is not None else -1
    return at >= 0 and is_thing(scene, words, at)


def _is_supposed(scene: Scene, words: Words, cues: tuple[Cue, ...], cue: Cue) -> bool:
    """'fears that sending tanks could', 'Giving it jets would be wrong': a giving that something is thought of."""
    opens = cue.first == 0 or scene.tokens.lowers[cue.first - 1] in words.nouns["relatives"] | words.nouns["doubts"]
    opens = opens and not scene.sentence.is_item  # '- Providing food to people who will stay'
    finite = {c.first for c in cues if c.tense not in CLAUSELESS}
    ends = words.nouns["relatives"] | words.nouns["plural_subjects"] | words.walls
    for at in range(cue.at + 2, len(scene.tokens)) if opens else ():
        token = scene.tokens[at]
        if token.text in ",;:" or token.lower in ends:
            return False
        told = words.tenses.at(scene.tokens, at)
        if at in finite or (told is not None and told[0] not in UNFINITE):
            return True
    return False


def _is_wondered(scene: Scene, words: Words, first: int) -> bool:
    """'did not say what type of missile was sent', 'how many aircraft have arrived': what is asked is not told."""
    for at in range(first - 1, max(first - WONDER, -1), -1):
        if scene.tokens.lowers[at] in words.nouns["wondering"]:  # but 'Here is what we have sent:'
            return words.nouns["heres"].isdisjoint(scene.tokens.lowers[max(0, at - SHOWN) : at])
        if scene.tokens[at].kind == "mark" and scene.tokens[at].text != "-":
            return False
    return False


def _is_aim(scene: Scene, words: Words, cue: Cue) -> bool:
    """'the aim of supplying masks', 'the goal of a network to send tents': a noun of aims leads to the verb."""
    of = words.numbers.grammar["of"] | words.nouns["infinitives"]
    for at in range(cue.first - 1, max(cue.first - AIM, -1), -1):
        led = at + 1 < len(scene.tokens) and scene.tokens.lowers[at + 1] in of
        if scene.tokens.lowers[at] in words.nouns["goals"] and (led or at == cue.first - 1):
            return True
        if scene.tokens[at].text in ",.;:":
            return False
    return False


def _is_advised(cues: tuple[Cue, ...], cue: Cue) -> bool:
    """'We must expand our response, by delivering masks': the verb on which it hangs says only what should be."""
    before = next((c for c in reversed(cues) if c.at < cue.first and c.tense not in UNFINITE), None)
    return before is not None and before.tense == "advised" and before.group in IDLE
