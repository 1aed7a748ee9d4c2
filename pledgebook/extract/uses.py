"""Verbs of many uses that are ours by what stands around them: 'flew 40 tents to Chad', 'denied Chad a loan'."""

from typing import Final

from pledgebook.extract.auxiliaries import THINGS
from pledgebook.extract.bare import is_of_service
from pledgebook.extract.diverting import diverts
from pledgebook.extract.endless import ends_nothing
from pledgebook.extract.entering import of_arrival
from pledgebook.extract.ofaid import dwindles
from pledgebook.extract.phrases import phrase_after
from pledgebook.extract.relief import lets_off
from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.sharing import goes_to
from pledgebook.extract.topups import grown_by
from pledgebook.extract.verbal import acts, more_of
from pledgebook.extract.words import Words, together

SERVED: Final = 24
"""Within how many words behind a verb of helping the 'with' stands before what it helps with."""

WITHHELD: Final = 6
"""Within how many words behind a verb of denying that stands which is withheld."""

SOLD: Final = 9
"""How many words off a verb of selling the thing and its buyer may stand."""

APPEALED: Final = 12
"""Within how many words behind a verb of launching the appeal stands."""

AWAITED: Final = 4
"""Within how many words behind a verb of waiting the thing stands that is waited for."""

PLAIN: Final = frozenset({"other", "say", "intend", "promise", "include", "commit", "produce", "trade", "attack"})
"""Groups of verbs of which only some have other uses, by the lists of the pack."""

STOPPING: Final = frozenset({"suspend", "refuse", "delay"})
"""Groups of verbs that may stop a war as well as aid."""

STOPPED: Final = 4
"""Within how many words behind a verb of stopping the noun of what is stopped stands ('stop the Russian attacks')."""

ORDERED: Final = 12
"""Within how many words behind a verb of ordering the 'to be sent' stands."""

PAID: Final = 4
"""Within how many words behind a verb of bringing home the money stands that comes home."""

CROSSED: Final = 4
"""Within how many words behind a verb of crossing the border stands."""

ASKED: Final = 10
"""Within how many words behind a verb of sending the request stands that is sent."""

GROWING: Final = frozenset({None, "perfect", "future", "progressive", "passive_present"})
"""Auxiliaries behind which a verb of making more gives more aid, or promises it: 'will step up', 'are increasing'."""

AWARDED: Final = 6
"""Within how many words behind a verb of awarding the money stands that is awarded."""


def group_of(scene: Scene, words: Words, verb: Verb, first: int, label: str | None) -> str:
    """The group of a verb, which for some of many uses is told by what stands around them."""
    lemma, group = verb.form.lemma, verb.form.group
    if group in PLAIN and lemma not in words.joined["by use"]:
        return group  # most verbs
    if ends_nothing(scene, words, verb, label):
        return "other"  # '$45 million to reduce hunger', 'will stop at Dubai'
    if group == "arrive" and (said := of_arrival(scene, words, verb)):
        return said
    if lemma in words.nouns["growing"] and _is_appeal(scene, words, verb.at):
        return "request"  # 'has increased its appeal to $96 million'
    if lemma in words.joined["many uses"] or group in STOPPING:
        given = diverts(scene, words, verb) or _by_object(scene, words, verb, label)
        given = given or _by_what_ends(scene, words, verb, first, label)
        if given:
            return given
    if group == "other" and lemma in words.nouns["growing"] and grows(scene, words, verb, label):
        return "give"  # 'has stepped up its military aid'
    if label is None and lemma in words.nouns["arming"] and not words.nouns["withs"].isdisjoint(
            scene.tokens.lowers[verb.at + 1 : verb.at + 2]):
        return "other"  # 'fighters armed with rifles'
    if group == "give" and lemma in words.nouns["addressing"] and _sends_request(scene, words, verb.at):
        return "other"
    if lemma in words.nouns["making_up"] and _is_made_up(scene, words, verb.at):
        return "include"  # '$5 million, made up of a loan and a grant'
    spends = lemma in words.nouns["backing"] or (group == "give" and bool(scene.money))
    if spends and votes(scene, words, first):
        return "commit"  # 'Congress gave the administration $13.4 billion', 'parliament backed'
    return group


def _is_appeal(scene: Scene, words: Words, at: int) -> bool:
    """Whether an appeal with a sum is the object of a verb of making more."""
    behind = scene.tokens.lowers[at + 1 : at + 1 + AWARDED]
    asked = next((k for k, word in enumerate(behind) if word in words.nouns["appealed"]), None)
    if asked is None or any(word in words.nouns["stops"] for word in behind[:asked]):
        return False
    return any(m.first > at + asked for m in scene.money)


def _is_made_up(scene: Scene, words: Words, at: int) -> bool:
    behind = scene.tokens.lowers[at + 1 : at + 3]
    return len(behind) == 2 and behind[0] in words.nouns["made_up"] and behind[1] in words.order.of


def _sends_request(scene: Scene, words: Words, at: int) -> bool:
    """'sent Congress a $5 billion request': what is sent is the asking."""
    if scene.tokens.words.isdisjoint(words.nouns["requests"]):
        return False
    for k in range(at + 1, min(at + 1 + ASKED, len(scene.tokens))):
        word = scene.tokens.lowers[k]
        if word in words.nouns["requests"]:
            return scene.covered[k - 1] != "party"  # but 'sends the tanks that Kenya needs'
        if word in words.nouns["stops"] and word not in words.nouns["articles"]:
            return False
    return False


def _by_object(scene: Scene, words: Words, verb: Verb, label: str | None) -> str:
    """The group of a verb that gives, orders or asks by what its object is, or ''."""
    lemma = verb.form.lemma
    helps = lemma in words.nouns["serving"] or (
        lemma in words.nouns["bolstering"] and scene.covered[verb.at + 1 : verb.at + 2] == ["party"])
    if helps and serves(scene, words, verb.at):
        return "give"  # 'assisted 400 families with hygiene kits'
    if goes_to(scene, words, verb):
        return "give"  # 'will share 40 tents with Chad', 'flew 40 tents to Chad'
    if lemma in words.nouns["selling"] and sells(scene, words, verb):
        return "order"  # 'will sell 40 tanks to Kenya'
    if lemma in words.nouns["acquiring"] and (label not in (None, "infinitive") or "past" in verb.form.forms):
        return "order"  # 'plans to acquire 40 tanks', but 'helps Kenya acquire more'
    if lets_off(scene, words, verb):
        return "give"  # 'cancelled $40 million of debt', 'will freeze $3 billion in debt payments'
    if lemma in words.nouns["calling_out"] and appeals(scene, words, verb.at):
        return "request"  # 'launched a $40 million appeal for'
    if lemma in words.nouns["landing"] and _lands(scene, words, verb.at):
        return "obtain"  # 'Kenya lands $60 million loan'
    if lemma in words.nouns["crossing_over"] and _crosses(scene, words, verb.at):
        return "arrive"  # '200 trucks carrying aid crossed the border'
    if lemma in words.nouns["putting_in"] and "money" in scene.covered[verb.at + 1 : verb.at + 1 + PAID]:
        return "give"  # 'repatriated $5 million to Kenya'
    if lemma in words.nouns["hailed"] and _hails(scene, words, verb.at):
        return "receive"  # 'Kenya welcomed 40 tents from Norway'
    if lemma in words.nouns["waiting_for"] and "past" not in verb.form.forms and waits_for(scene, words, verb.at):
        return "obtain"  # 'is waiting for 40 tanks', 'expects 40 tanks from'
    return ""


def _by_what_ends(scene: Scene, words: Words, verb: Verb, first: int, label: str | None) -> str:
    """The group of a verb that denies, awards, stops, lessens or decrees by what its object is, or ''."""
    lemma, group = verb.form.lemma, verb.form.group
    if lemma in words.nouns["denying"]:
        whom = label is not None and label.startswith("passive") and scene.covered[max(0, first - 1)] == "party"
        if withholds(scene, words, verb.at, to_somebody=whom):
            return "refuse"  # 'denied a request for', 'denied Chad a loan', 'Chad was denied a loan'
    if lemma in words.nouns["awarding"] and grants(scene, words, verb.at):
        return "commit"  # 'awarded $3 million to Chad', 'has been awarded a grant'
    if group in STOPPING and is_of_war(scene, words, verb.at + 1):
        return "other"  # 'to stop the war', 'wants to halt the attacks'
    if lemma in words.nouns["event_ends"] and _ends_with(scene, words, verb.at + 1):
        return "other"  # 'The conference ended with pledges of $5 million'
    if lemma in words.nouns["falling"] and words.nouns["traded_acts"].intersection(scene.tokens.lowers[:first]):
        return "trade"  # 'exports to Kenya fell to $5 million'
    if lemma in words.nouns["falling"] and group == "refuse" and dwindles(scene, words, first, verb.at):
        return "other"
    if lemma in words.nouns["falling"] and falls(scene, words, verb.at + 1):
        return "reduce"  # 'aid to Nepal declined from $31 million to $19 million'
    if lemma in words.nouns["decreeing"] and decrees(scene, words, verb.at):
        return "commit"  # 'ordered emergency aid for Haiti', 'ordered tents to be sent'
    return ""


def _ends_with(scene: Scene, words: Words, at: int) -> bool:
    """Whether pledges, a signing or a sum stand behind 'with': with that an event ends, and no aid."""
    led = not words.nouns["withs"].isdisjoint(scene.tokens.lowers[at : at + 1])
    behind = scene.tokens.lowers[at + 1 : at + 1 + CROSSED]
    return led and ("money" in scene.covered[at + 1 : at + 3] or not words.nouns["event_results"].isdisjoint(behind))


def _lands(scene: Scene, words: Words, at: int) -> bool:
    """Whether a party wins a sum that is lent or given: 'Kenya lands $60m World Bank loan'."""
    money = next((m for m in scene.money if 0 < m.first - at <= 2), None)
    named = any(0 <= at - m.last <= 1 for m in scene.parties)
    if money is None or not named:
        return False
    behind = scene.tokens.lowers[money.last : money.last + AWARDED]
    return not (words.nouns["credit_nouns"] | words.nouns["grants"] | words.bundles["aid"]).isdisjoint(behind)


def _crosses(scene: Scene, words: Words, at: int) -> bool:
    """Whether a border or 'into' stands right behind a verb of crossing, and aid before it: tanks bring nothing."""
    loads = words.bundles["aid"] | words.nouns["transports"]
    loaded = not loads.isdisjoint(scene.tokens.lowers[:at])
    return loaded and not words.nouns["frontiers"].isdisjoint(scene.tokens.lowers[at + 1 : at + 1 + CROSSED])


def _hails(scene: Scene, words: Words, at: int) -> bool:
    """Whether what a state welcomes is a thing that comes from another."""
    mention = next((m for m in scene.parties if m.first > at), None)
    if mention is None or scene.tokens.lowers[mention.first - 1] not in words.nouns["froms"]:
        return False
    behind = range(at + 1, mention.first - 1)
    own = any(0 <= at - m.last <= 1 for m in scene.parties)
    own = own and scene.tokens.lowers[mention.first - 2] not in words.nouns["transports"]  # 'welcomed two ships from'
    return own and any(scene.covered[k] == "quantity" for k in behind[:1]) and all(
        scene.covered[k] in ("item", "quantity") or words.heads.get(scene.tokens.lowers[k]) == "goods" for k in behind)


def sells(scene: Scene, words: Words, verb: Verb) -> bool:
    """'will sell 40 tanks to Kenya', 'sold Kenya 40 tanks', 'were sold to Kenya': arms that go to a party by name."""
    if not scene.tokens.words.isdisjoint(words.nouns["airlines"]):
        return False
    near = scene.tokens.lowers[max(0, verb.at - SOLD) : verb.at + SOLD]
    arms = together(words.joined["arms"], words.nouns["sidearms"])
    amounts = [*(q.first for q in scene.quantities), *(m.first for m in scene.money)]
    counted = any(0 < first - verb.at <= SOLD for first in amounts)
    if arms.isdisjoint(near) or ("gerund" in verb.form.forms and not counted):
        return False  # 'a policy of selling arms to Kenya'
    if scene.covered[verb.at + 1 : verb.at + 2] == ["party"]:
        return True
    behind = range(verb.at + 1, min(verb.at + SOLD, len(scene.tokens) - 1))
    return any(scene.tokens.lowers[k] in words.nouns["infinitives"] and "party" in scene.covered[k + 1 : k + 3]
               for k in behind)


def appeals(scene: Scene, words: Words, at: int) -> bool:
    """Whether an appeal is the object of a verb of launching, right behind it but for its sum."""
    for place in range(at + 1, min(at + APPEALED, len(scene.tokens))):
        token = scene.tokens[place]
        if token.lower in words.nouns["appeals"]:
            return True
        small = token.lower in words.nouns["articles"] or scene.covered[place] == "money"
        if not small and (token.text in ".,;:" or token.lower in words.nouns["stops"]):
            return False
    return False


def waits_for(scene: Scene, words: Words, at: int) -> bool:
    """Whether a thing is the object of a verb of waiting, right behind it or behind its 'for'."""
    at += 1 + (scene.tokens.lowers[at + 1 : at + 2] in [[word] for word in words.nouns["longer"]])
    at += at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["aims"]
    act = at + 1 < len(scene.tokens) and scene.tokens.lowers[at + 1] in words.order.of
    act = act and scene.tokens.lowers[at] in words.nouns["act_nouns"]
    if act and any(verb.form.group == "order" for verb in scene.verbs):
        return False  # 'expects delivery of the jets that it bought'
    at += 2 if act else 0  # 'expects delivery of 40 tents'
    froms = [k for k, lower in enumerate(scene.tokens.lowers[:-1]) if k > at and lower in words.nouns["froms"]]
    if scene.covered[at : at + 1] == ["money"] and any(scene.covered[k + 1] == "party" for k in froms):
        return True  # 'expects $5 million from Norway'
    for place in range(at, min(at + AWAITED, len(scene.tokens))):
        lower = scene.tokens.lowers[place]
        if scene.covered[place] in ("item", "quantity") or words.heads.get(lower) == "goods":
            return True
        if lower not in words.nouns["articles"] and scene.covered[place] != "party":
            return False
    return False


def is_of_war(scene: Scene, words: Words, at: int) -> bool:
    """Whether what a verb of stopping has for its object is no aid: a war, a crime, a disease."""
    if scene.tokens.words.isdisjoint(words.nouns["hostilities"]):
        return False
    for place in range(at, min(at + STOPPED, len(scene.tokens))):
        token = scene.tokens[place]
        if token.lower in words.nouns["hostilities"]:
            return scene.covered[place] in ("", "mask")
        small = (token.lower in words.nouns["articles"] or token.lower in words.nouns["determiners"])
        if token.kind != "word" or (token.lower in words.nouns["stops"] and not small) or scene.covered[place] in (
                "item", "money", "quantity") or words.heads.get(token.lower) in THINGS:
            return False
    return False


def falls(scene: Scene, words: Words, at: int) -> bool:
    """Whether a verb of falling says by how much, or to what: 'declined sharply, to 40 trucks', 'slipped from $8m'."""
    tokens = scene.tokens
    while at < len(tokens) and (tokens.lowers[at].endswith(words.adverb_marks) or tokens[at].text == ","):
        at += 1
    if at + 1 >= len(tokens):
        return False
    if tokens.lowers[at] in words.nouns["froms"] or tokens.lowers[at] in words.speech["by"]:
        return scene.covered[at + 1] in ("money", "quantity") or tokens[at + 1].kind == "number"
    led = range(at + 1, min(at + 4, len(tokens)))
    return tokens.lowers[at] in words.nouns["infinitives"] and any(
        scene.covered[k] in ("money", "quantity") for k in led)


def decrees(scene: Scene, words: Words, at: int) -> bool:
    """Whether what is ordered is aid, or that a thing be sent: an order of a government, not one of a buyer."""
    behind = range(at + 1, min(at + ORDERED, len(scene.tokens) - 1))
    aid = words.bundles["aid"] | words.nouns["givings"]
    for place in behind:
        lower = scene.tokens.lowers[place]
        if lower in aid and place <= at + AWARDED and scene.covered[place] != "money":
            return True
        if lower in words.nouns["infinitives"]:
            return scene.tokens.lowers[place + 1] in words.nouns["bare_being"]
        if scene.tokens[place].text in ".;:" or scene.covered[place] == "money":
            return False
    return False


def serves(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'with' and a thing or an amount follow in the clause of a verb of helping."""
    if words.nouns["withs"].isdisjoint(scene.tokens.words):
        return False
    acts = {verb.at for verb in scene.verbs if verb.form.group != "other"}
    for place in range(at + 2, min(at + SERVED, len(scene.tokens) - 1)):
        token = scene.tokens[place]
        if token.lower in words.nouns["withs"]:
            beside = range(place + 1, min(place + 4, len(scene.tokens)))
            return any(scene.covered[k] in ("item", "quantity", "money")
                       or words.heads.get(scene.tokens.lowers[k]) == "goods" for k in beside)
        if token.text in ".;:" or scene.covered[place] == "money" or place in acts:
            return False
    return False


def votes(scene: Scene, words: Words, first: int) -> bool:
    """Whether the subject right before a verb is a parliament: what it gives is a right to spend."""
    while first > 1 and scene.tokens.lowers[first - 1].endswith(words.adverb_marks):
        first -= 1  # 'parliament unanimously approved'
    return first > 0 and scene.tokens.lowers[first - 1] in words.nouns["parliaments"] and (
        scene.covered[first - 2 : first] != ["party", "party"])  # 'The White House sent Congress'


def grants(scene: Scene, words: Words, at: int) -> bool:
    """'awarded $3 million to Chad', 'was awarded a grant': money that is awarded, where nothing tells of an order."""
    orders = words.nouns["contracts"] | words.nouns["orders"] | words.nouns["tenders"]
    makes = any(verb.at > at and verb.form.group == "produce" for verb in scene.verbs)
    if makes or not scene.tokens.words.isdisjoint(orders):
        return False  # 'was awarded $40 million to build missiles'
    behind = range(at + 1, min(at + AWARDED, len(scene.tokens)))
    return any(scene.covered[k] == "money" or words.heads.get(scene.tokens.lowers[k]) == "funds" for k in behind)


def withholds(scene: Scene, words: Words, at: int, *, to_somebody: bool = False) -> bool:
    """'denied Kenya a loan', 'dismissed a request for': a verb of denying with what is asked for.

    In 'denied a report' and 'denied selling arms' nothing is withheld.
    """
    small = words.nouns["articles"] | words.possessives
    for place in range(at + 1, min(at + WITHHELD, len(scene.tokens))):
        lower, kind = scene.tokens.lowers[place], scene.covered[place]
        if lower in words.nouns["requests"] or lower in words.nouns["offered"]:
            return True
        if kind in ("money", "quantity", "item") or words.heads.get(lower) in THINGS:
            return to_somebody or kind == "money"
        if kind not in ("party", "office") and lower not in small and not lower.endswith("'s") and lower != "'":
            return False
        to_somebody = to_somebody or kind in ("party", "office")
    return False


def counts(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'the number of' begins at token `at`."""
    at += at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["definite"]
    behind = scene.tokens.lowers[at : at + 2]
    return len(behind) == 2 and behind[0] in words.nouns["numbers"] and behind[1] in words.order.of


def grows(scene: Scene, words: Words, verb: Verb, label: str | None) -> bool:
    """'has stepped up its military aid', 'to increase funding for Kenya': a verb of making more before aid."""
    paid = any(m.first > verb.at for m in scene.money)
    acting = acts(scene, words, verb) or ("gerund" in verb.form.forms and paid)
    if label is None and (not acting or any(one.at == verb.at - 1 for one in scene.verbs)):
        return False  # 'announced increased aid'
    if label is not None and grown_by(scene, words, verb, label) is not None:
        return True  # 'aid to Kenya will rise by $3 million to $9 million'
    if label is not None and _is_lasting(scene, words, verb.at + 1):
        return True  # 'will boost support to the Kenyan police', 'is expanding training for Kenyan pilots'
    wished = verb.at > 1 and scene.tokens.lowers[verb.at - 2] in words.nouns["wishes"]
    if (wished or label not in GROWING) and not paid and not counts(scene, words, verb.at + 1):
        return False  # who wants to step up aid has said nothing
    if not paid and label is not None and counts(scene, words, verb.at + 1):
        return True  # 'will double the number of tanks for Kenya to 40'
    if label is not None and label.startswith("passive") and "gerund" not in verb.form.forms:  # 'is doubling its aid'
        return False
    return more_of(scene, words, verb.at + 1) is not None


def _is_lasting(scene: Scene, words: Words, at: int) -> bool:
    """Whether what is made more is help for a service, or the training of others: enough without an amount."""
    if (words.nouns["helps"] | words.nouns["schools"]).isdisjoint(scene.tokens.words):
        return False
    phrase = phrase_after(scene, words, at, join=False)
    if phrase is None or phrase.kind != "training":
        return phrase is not None and is_of_service(scene, words, phrase)
    after = scene.tokens.lowers[phrase.last : phrase.last + 1]
    return bool(after) and (after[0] in words.nouns["to_people"] or after[0] in words.order.of)
