"""Whether a word of two uses is a verb where it stands: 'needs', 'distributed', 'supply', 'grants'."""

from typing import Final

from pledgebook.extract.attributes import before_adverbs, leads_on, tells_of_review, tells_which
from pledgebook.extract.auxiliaries import THINGS, comes_in, heads, is_row
from pledgebook.extract.compounds import is_range_end, is_told_about
from pledgebook.extract.phrases import Phrase, phrase_after, phrase_around
from pledgebook.extract.plurals import plural_acts
from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.ships import vehicle_before
from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention

LED: Final = 4
"""How many words before an adjective of a thing the verb may stand whose object the thing is."""

GIVEN: Final = frozenset({"give", "promise", "commit", "order", "suspend", "reduce", "cancel", "refuse", "delay",
                          "request"})
"""Groups of verbs of giving and of ending that, which a row of states may do ('Norway and Denmark halt')."""

DOING: Final = frozenset({"give", "reduce", "cancel", "suspend", "delay", "dispatch", "refuse", "receive", "obtain"})
"""Groups of verbs that say what becomes of what was promised."""

GROWN: Final = 3
"""How many small words may stand between a verb of making more and the aid that it makes more of."""

OWNERS: Final = 4
"""How many words before aid the 'of' may stand that makes it no subject."""

SUBJECT: Final = 12
"""How many words before a passive verb its subject may end."""

COMING: Final = 6
"""Within how many words behind a verb of arriving the day may stand on which something will come."""

PAID: Final = 3
"""Within how many words behind a verb of delivering a sum makes it one of providing."""

AMOUNTS: Final = frozenset({"money", "quantity"})
"""What covers 'up' where it begins an amount ('gave up to $5 million')."""

SERVING: Final = frozenset({"give", "promise", "train", "receive", "intend"})
"""Groups of verbs whose object people may be whom something has struck."""

ABOUT: Final = 3
"""Within how many words before 'going' its subject stands where it only says what is ahead."""


def acts(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether a word of two uses is a verb here: behind a subject that goes with its form, and before an object."""
    at, forms, lowers = verb.at - 1, verb.form.forms, scene.tokens.lowers
    all_told = at > 0 and lowers[at] in words.nouns["alls"]  # 'Kenya first of all needs shells'
    while at >= 0 and (lowers[at] in words.adverbs or (all_told and lowers[at] in words.nouns["above_all"])):
        at -= 1
    if at < 0 or verb.at + 1 >= len(lowers):
        return False
    after = scene.tokens[verb.at + 1]
    if after.lower in words.numbers.grammar["of"] or (
            after.kind == "mark" and scene.covered[verb.at + 1] != "money"):  # 'needs $30 million'
        return False
    if verb.form.group == "attack" and "past" in forms and after.lower in words.nouns["downs"]:
        return True  # 'The air force shot down 40 drones'
    told = "third" in forms or "past" in forms
    if told and (_has_object(scene, words, verb.at, at) or (lowers[at] == "," and _resumes(scene, words, at))):
        return True
    if verb.form.group == "arrive" and scene.tokens[-1].kind != "mark" and comes_in(scene, words, verb.at, at):
        return True
    if "gerund" in forms and scene.covered[verb.at + 1] in AMOUNTS:
        return True  # 'is thinking of lending $5 million'
    return (told and _is_one(scene, words, at)) or (
        ("base" in forms or "past" in forms) and _are_many(scene, words, verb, at))


def _is_one(scene: Scene, words: Words, at: int) -> bool:
    """Whether token `at` is a subject in the singular: a party, an office or a pronoun."""
    if scene.tokens.lowers[at] in words.nouns["single_subjects"]:
        return True
    return scene.covered[at] in ("party", "office") and not any(
        m.last - 1 == at and m.name.use == "demonym" for m in scene.parties)


def _are_many(scene: Scene, words: Words, verb: Verb, at: int) -> bool:
    """Whether a subject in the plural ends at token `at`, or a row of states."""
    return scene.tokens.lowers[at] in words.nouns["plural_subjects"] or plural_acts(scene, words, at) or (
        verb.form.group in GIVEN and is_row(scene, words, at))


def _resumes(scene: Scene, words: Words, comma: int) -> bool:
    """'Norway, which declined to join the pact, funds a clinic': whether a comma closes a clause about a party."""
    opens = next((at for at in range(comma - 1, 0, -1) if scene.tokens[at].text == ","), 0)
    led = scene.tokens.lowers[opens + 1] in words.nouns["relatives"] | words.speech["who"]
    return opens > 0 and led and scene.covered[opens - 1] in ("party", "office")


def is_no_act(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether a word with the form of a verb of ours says nothing of the kind where it stands."""
    at, tokens, group = verb.at, scene.tokens, verb.form.group
    before = tokens.lowers[at - 1] if at else ""
    ends = before in words.nouns["infinitives"] and is_range_end(scene, words, at)
    if ends or tells_of_review(scene, words, verb):
        return True
    if before == "-" and at > 1 and tokens[at].glued:
        return tokens.lowers[at - 2] not in words.nouns["by_air"]  # 'Western-supplied weapons', but 'was air-dropped'
    after = tokens.lowers[at + 1] if at + 1 < len(tokens) else ""
    if after == "-" and at + 2 < len(tokens) and tokens[at + 1].glued and tokens[at + 2].glued:
        return True  # 'cutting-edge defences', 'the go-ahead'
    if verb.form.lemma in words.nouns["falls_alone"] and after in words.nouns["falls_by"] and (
            scene.covered[at + 2 : at + 3] != ["money"]):  # 'declined from $8 million to $7 million'
        return True  # 'As aid declined, Norway', but not 'declined to send'
    if after in words.nouns["ways_by"] and _goes_by(scene, words, verb, after):
        return True  # 'has passed from birds to cows', 'flying over Kenya', 'rifles left behind'
    if after in words.nouns["infinitives"]:
        if tokens.lowers[at] in words.nouns["meaning"]:
            return True
        if tokens.lowers[at] in words.nouns["about_to"]:
            subjects = words.nouns["plural_subjects"] | words.nouns["single_subjects"]
            return not subjects.isdisjoint(tokens.lowers[max(0, at - ABOUT) : at])  # '$5m, and we are going to talk'
    lost = group in ("give", "cancel") and after in words.nouns["ups"] and not leads_on(tokens, at + 1)  # 'up-to-date'
    if lost and verb.form.lemma not in words.nouns["with_up"] and scene.covered[at + 1] not in AMOUNTS:
        return True  # 'gave up its weapons', but not 'sent up to 20 tanks'
    if group != "suspend":
        return False
    held = words.nouns["holdings"].intersection(tokens.lowers[at + 1 : at + 4])
    of_arms = not tokens.words.isdisjoint(words.joined["arms"])  # 'frozen assets', but not 'halted exports of arms'
    return bool(held - words.nouns["givings"] if of_arms else held)


def _goes_by(scene: Scene, words: Words, verb: Verb, after: str) -> bool:
    """Whether a verb of passing goes past what stands behind it, and brings nothing ('were flown from Norway to')."""
    at = verb.at
    if verb.form.lemma not in words.nouns["passing_by"] or scene.covered[at + 1] in AMOUNTS:
        return False
    before = scene.tokens.lowers[max(0, at - 1) : at]
    if verb.form.lemma in words.nouns["dropping"] and not words.nouns["been"].isdisjoint(before):
        return False  # '30 tons of food were dropped over Gaza'
    flown = after in words.numbers.grammar["from"] and (not words.nouns["been"].isdisjoint(before) or (
        scene.tokens.lowers[at] in words.nouns["leaving"] and vehicle_before(scene, words, at)))  # 'A ship left from'
    return not (flown and at > 0)


def is_needy(scene: Scene, words: Words, at: int, lemma: str) -> bool:
    """'the regions that need it most', 'those who need help': whom it is for, not what anybody asks for."""
    if lemma not in words.nouns["needs"] or not at or at + 1 >= len(scene.tokens):
        return False
    led = scene.tokens.lowers[at - 1] in together(words.nouns["relatives"], words.speech["who"])
    return led and scene.tokens.lowers[at + 1] in words.nouns["objects"] | words.nouns["evermore"]


def is_conditional(scene: Scene, words: Words, at: int) -> bool:
    """Whether a condition stands right before a participle: what comes 'if approved' is not approved."""
    return at > 0 and scene.tokens.lowers[at - 1] in words.nouns["conditions"]


def is_meant(scene: Scene, words: Words, at: int) -> bool:
    """Whether a participle leads to whom a thing is for ('directed urgently to'), not to who acted ('directed by')."""
    return not words.nouns["infinitives"].isdisjoint(scene.tokens.lowers[at + 1 : at + 3])


def is_no_verb(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether it tells which thing: 'urgently needed supplies', 'cut its promised aid', 'with armed boats'."""
    if "past" in verb.form.forms and (is_adjective(scene, words, verb) or is_promised(scene, words, verb)):
        return True
    noun = is_told_about(scene, words, verb) or tells_which(scene, words, verb)
    return noun or is_attribute(scene, words, verb) or is_stricken(scene, words, verb)


def is_stricken(scene: Scene, words: Words, verb: Verb) -> bool:
    """'to displaced families', 'Wounded civilians were': a participle of harm between a small word and people."""
    if verb.form.group != "attack" or "participle" not in verb.form.forms or verb.at + 1 >= len(scene.tokens):
        return False
    after, before = scene.tokens.lowers[verb.at + 1], scene.tokens[verb.at - 1] if verb.at else None
    people = words.role_words["people"] | words.nouns["getters"] | words.nouns["reached"]
    small = before is None or before.kind == "mark" or before.lower in words.nouns["stops"]
    small = small or (before is not None and (before.lower in words.nouns["articles"]
                                              or before.lower in words.nouns["conjunctions"]))
    return after in people and (small or _serves(scene, verb.at - 1))


def _serves(scene: Scene, at: int) -> bool:
    """'provided displaced people with tents', 'is feeding orphaned children': a verb of giving right before."""
    return any(verb.at == at and verb.form.group in SERVING for verb in scene.verbs)


def is_adjective(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether a word of need stands as an adjective before a thing: 'much-needed aid', 'provide needed support'."""
    if verb.at + 1 < len(scene.tokens) and verb.form.lemma in words.nouns["arming"]:
        return scene.tokens.lowers[verb.at + 1] in words.role_words["people"]  # "Kenya's armed forces"
    if verb.form.lemma not in words.nouns["needs"] or verb.at + 1 >= len(scene.tokens):
        return False
    if verb.at and scene.tokens.lowers[verb.at - 1] in words.nouns["plural_subjects"] | words.speech["it"]:
        return False  # 'they needed artillery'
    before, after = scene.tokens[verb.at - 1] if verb.at else None, scene.tokens[verb.at + 1]
    if after.kind != "word" or (after.lower in words.nouns["stops"] or after.lower in words.nouns["articles"]):
        return False
    small = words.nouns["stops"] | words.nouns["articles"] | words.nouns["conjunctions"] | words.adverbs
    quick = before is not None and before.lower.endswith(words.adverb_marks)
    return before is None or before.kind == "mark" or before.lower in small.union(words.verbs) or quick


def is_attribute(scene: Scene, words: Words, verb: Verb) -> bool:
    """'supplied Kenya with armed boats', 'with secure radios': no act stands between 'with' and a noun."""
    tokens, withs = scene.tokens, words.nouns["withs"]
    if words.order.head_first or "gerund" in verb.form.forms or verb.at + 1 >= len(tokens) or (
            withs.isdisjoint(tokens.words)):
        return False
    at, after = before_adverbs(scene, words, verb.at - 1), tokens[verb.at + 1]
    noun = after.kind == "word" and after.lower not in together(words.nouns["stops"], words.nouns["articles"])
    return at >= 0 and tokens.lowers[at] in withs and noun


def is_promised(scene: Scene, words: Words, verb: Verb) -> bool:
    """'cut its promised aid', 'sent the pledged tanks': behind another verb and an article, an adjective of a thing."""
    if verb.form.group not in ("promise", "commit") or not verb.at or verb.at + 1 >= len(scene.tokens):
        return False
    at = before_adverbs(scene, words, verb.at - 1)  # 'the previously announced 40 tanks'
    led = scene.tokens.lowers[at] in words.nouns["articles"]
    acts = any(0 < at + 1 - one.at <= LED and one.form.group in DOING for one in scene.verbs)
    after = scene.tokens[verb.at + 1]
    owed = at > 0 and scene.tokens.lowers[at] in words.order.of  # 'the delivery of promised tanks'
    owed = owed and scene.tokens.lowers[at - 1] in words.nouns["act_nouns"]
    led = ((led and acts) or owed) and (after.kind != "mark" or scene.covered[verb.at + 1] == "money")
    return led and after.lower not in words.nouns["stops"] | words.nouns["articles"]


def _has_object(scene: Scene, words: Words, at: int, before: int) -> bool:
    """'aid groups distributed 4,000 kits', 'the clinic needs 30 beds': between a noun and an amount it is a verb."""
    thing = scene.covered[at + 1] == "item" or words.heads.get(scene.tokens.lowers[at + 1]) == "goods"
    if scene.covered[at + 1] not in ("money", "quantity") and not thing:
        return False
    small = words.nouns["stops"] | words.nouns["articles"] | words.nouns["conjunctions"] | words.numbers.grammar["of"]
    noun = scene.tokens[before].kind == "word" and scene.covered[before] in ("", "item")
    return noun and scene.tokens.lowers[before] not in small


def behind_noun(scene: Scene, words: Words, at: int) -> bool:
    """'helicopters delivered to Kabul', 'aid provided by': between a thing and a preposition it is a participle."""
    before = at - 1
    led = scene.tokens.lowers[at + 1] if at + 1 < len(scene.tokens) else ""
    if scene.tokens[before].text == "," and led in words.speech["by"]:
        return True  # 'a package of aid, signed by the president, includes'
    if led in words.speech["by"] and _is_by_party(scene, words, at + 2):
        return True  # 'support for Kenya provided by Norway'
    if scene.tokens[-1].kind != "mark" and heads(scene, words, at):
        return True
    while before > 0 and scene.tokens.lowers[before] in words.adverbs:
        before -= 1  # 'the 18 already delivered by France'
    if before < 0:
        return False
    counted = scene.covered[before] in ("item", "money") or (before < at - 1 and scene.covered[before] == "quantity")
    thing = counted or words.heads.get(scene.tokens.lowers[before]) in THINGS
    after = at + 1
    while after < len(scene.tokens) and _is_beside(scene.tokens.lowers[after], words):
        after += 1  # 'provided entirely by Japan', 'sent earlier this year'
    if after + 1 < len(scene.tokens) and scene.tokens.lowers[after] in words.nouns["away"]:
        after += 1  # 'helpers handed out food'
    if not thing or after >= len(scene.tokens):
        return False
    marked = before < at - 1 and scene.tokens[after].kind == "mark"
    closes = marked and (any(verb.at < before for verb in scene.verbs) or _is_led_in(scene, words, after))
    closes = closes or (before < at - 1 and scene.covered[before] == "money"
                        and scene.tokens.lowers[after] in words.nouns["conjunctions"])  # '$3m already paid and $2m'
    return closes or scene.tokens.lowers[after] in words.nouns["stops"] or scene.covered[after] == "date"


def _is_led_in(scene: Scene, words: Words, end: int) -> bool:
    """'In addition to the 55 tents already sent, Norway will': a small word opens what a comma ends."""
    opens = scene.tokens[end].text == "," and scene.tokens.lowers[0] in words.nouns["stops"]
    return opens and any(verb.at > end for verb in scene.verbs)


def _is_by_party(scene: Scene, words: Words, at: int) -> bool:
    """Whether a party or an office stands at token `at`, over articles: nobody provides anything 'by Norway'."""
    while at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["articles"]:
        at += 1
    return at < len(scene.tokens) and scene.covered[at] in ("party", "office")


def _is_beside(word: str, words: Words) -> bool:
    """Whether a word only says how or when something was done."""
    return word.endswith(words.adverb_marks) or word in words.nouns["acts_done"]


def aid_before(scene: Scene, words: Words, end: int, *, alone: bool = False) -> Phrase | None:
    """The aid that is the subject of a verb at token `end`: of 'funding for food and water programmes' the funding.

    `alone`: of a verb without an object, whose subject may be a project or a fund that grows by itself.
    """
    aid = words.bundles["aid"] | words.nouns["moneys"] | (frozenset() if alone else words.nouns["topped_up"])
    found, listed = None, False
    for at in range(end - 1, max(end - SUBJECT, -1), -1):
        if scene.tokens[at].kind == "mark" and not (found is not None and listed and scene.tokens[at].text == ","):
            break
        listed = listed or scene.tokens.lowers[at] in words.nouns["conjunctions"]
        led = found is None or any(t.lower in words.nouns["aims"] for t in scene.tokens[at:found])
        if led and scene.tokens.lowers[at] in aid:
            found = at
    if found is None:
        return None
    item = scene.item_at(found)
    phrase = phrase_around(scene, words, *((item.first, item.last) if item else (found, found + 1)))
    of = alone and not words.order.of.isdisjoint(scene.tokens.lowers[max(0, phrase.first - OWNERS) : phrase.first])
    return None if of else phrase  # 'exports of aid goods', "the cost of Norway's aid"


def more_of(scene: Scene, words: Words, at: int) -> Phrase | None:
    """The aid that begins shortly behind token `at`, where a verb of making more has it as its object."""
    phrase = phrase_after(scene, words, at, join=False)
    if phrase is None or phrase.kind not in ("package", "funds") or phrase.first > at + GROWN:
        return None
    between = scene.tokens[at : phrase.first]
    small = words.nouns["articles"] | words.nouns["away"]
    aid = scene.tokens.lowers[phrase.at_head] in words.bundles["aid"] | words.nouns["moneys"] | words.nouns["topped_up"]
    return phrase if aid and all(token.lower in small for token in between) else None
def stands_alone(scene: Scene, words: Words, verb: Verb) -> bool:
    """'900 tonnes of food distributed', '40 trucks delivered and 3 clinics opened': a row of things and participles.

    No form of being or having and no giver stands before them, and nothing that they could give behind.
    """
    at = verb.at
    if "participle" not in verb.form.forms or not at:
        return False
    thing = scene.covered[at - 1] in ("item", "money") or words.heads.get(scene.tokens.lowers[at - 1]) in THINGS
    after = scene.tokens.lowers[at + 1] if at + 1 < len(scene.tokens) else "."
    small = words.nouns["stops"] | words.nouns["conjunctions"]
    acting = scene.tokens.lowers[at - 1] in words.role_words["people"] or after in words.nouns["away"]
    if acting or not thing or not (after in small or not after[:1].isalnum()):
        return False
    helpers = words.nouns["copulas"] | words.nouns["having"]
    if not scene.tokens.words.isdisjoint(helpers) or any(m.last <= at for m in (*scene.parties, *scene.offices)):
        return False
    return all("participle" in one.form.forms for one in scene.verbs)


def ceases(scene: Scene, words: Words, first: int, at: int) -> bool:
    """'Spanish aid to Niger will end in June', 'free soap will stop': a verb of ending with aid as its subject alone.

    It has no object, and its subject begins the sentence, or stands behind a semicolon, with no other verb before it.
    """
    after = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    free = after is None or after.kind == "mark" or after.lower in words.nouns["stops"]
    if not free and scene.covered[at + 1] != "date":
        return False
    low = next((k + 1 for k in range(first - 1, -1, -1) if scene.tokens[k].text == ";"), 0)
    before = scene.tokens[low:first]
    breaks = words.walls | words.nouns["relatives"] | words.speech["relatives"] | words.nouns["untils"]
    if any(token.lower in breaks for token in before) or any(low <= verb.at < first for verb in scene.verbs):
        return False
    if any((token.lower in words.bundles["aid"] or token.lower in words.nouns["givings"]) for token in before):
        return True
    return any(words.heads.get(token.lower) in THINGS for token in before) and scene.covered[first - 1] != "party"


def is_coming(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether what is arriving, or being handed out, is on its way now, not on a day to come."""
    lemma = verb.form.lemma
    if lemma in words.nouns["last_leg"]:  # 'is delivering $5 million' promises as 'is providing' does (claims.md)
        paid = "money" in scene.covered[verb.at + 1 : verb.at + 1 + PAID]
        return verb.form.group == "give" and not paid and "date" not in scene.covered[verb.at + 1 :]
    return lemma in words.nouns["arriving"] and "date" not in scene.covered[verb.at + 1 : verb.at + 1 + COMING]


def is_state(scene: Scene, words: Words, first: int, at: int) -> bool:
    """Whether a passive of the present tells how things are, not what is going on ('are being displaced')."""
    now = words.nouns["just_now"]
    return bool(now) and now.isdisjoint(scene.tokens.lowers[first:at])


def is_trained(scene: Scene, words: Words, at: int) -> bool:
    """Whether token `at` stands for people who can be trained, or for a force of them ('army', 'police')."""
    if at >= len(scene.tokens):
        return False
    lower = scene.tokens.lowers[at]
    return words.heads.get(lower) == "people" or (lower in words.nouns["forces"] or lower in words.nouns["trainable"])


def is_nation(scene: Scene, words: Words, mention: NameMention) -> bool:
    """Whether a name tells people by their nation ('Ukrainians'), and is no adjective."""
    return mention.name.use == "demonym" and scene.tokens.lowers[mention.last - 1].endswith(words.plural_marks)


def trains_somebody(scene: Scene, words: Words, at: int) -> bool:
    """'began training Kenyan soldiers', 'by training medics': before people a noun of training is a verb."""
    place = next((q.last for q in scene.quantities if q.first == at + 1), at + 1)
    named = next((m for m in scene.parties if m.first == place and m.name.use == "demonym"), None)
    return is_trained(scene, words, named.last if named else place)
