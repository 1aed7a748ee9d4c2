"""What kind of claim an anchor makes: by its head, its adjectives and the verb that governs it."""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Kind, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.asking import requested
from pledgebook.extract.bare import is_of_service
from pledgebook.extract.crewed import is_crewed, is_disaster
from pledgebook.extract.cues import Cue
from pledgebook.extract.families import LENDERS
from pledgebook.extract.hostile import is_hostile
from pledgebook.extract.laden import is_held
from pledgebook.extract.orders import is_ordered
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.posted import posted
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.services import GROUP
from pledgebook.extract.words import VerbForm, Words, together

INCIDENT, PACKAGE, GOODS = Kind.INCIDENT, Kind.PACKAGE, Kind.GOODS  # an Enum finds its members slowly
CONTRACTED: Final = Stage.CONTRACTED

NEAR: Final = -1.5
"""A verb nearer than this (see governing) says what became of the thing."""

BOXES: Final = 100
"""From how many on packages of aid are parcels, whatever is in them."""

RELIEF: Final = 14
"""Within how many words behind people and their verb the word stands that says that they help after a disaster."""

SUBJECTS: Final = 10
"""How many words before one of a row of subjects the noun of training may stand."""

SPENT: Final = frozenset({"give", "order", "dispatch", "produce", "obtain", "say"})
"""Groups of verbs that turn a sum into the things behind them ('$5m to buy shells')."""

_BY_WORD: Final = {
    "goods": GOODS,
    "service": Kind.SERVICE,
    "funds": Kind.FUNDS,
    "package": PACKAGE,
    "training": Kind.TRAINING,
    "procurement": Kind.PROCUREMENT,
}


def is_incident(scene: Scene, words: Words, anchor: Anchor, governed: tuple[Cue | None, float]) -> bool:
    """Whether it is counted things of a hostile act ('36 of 48 drones shot down'), or such acts: no assistance."""
    (cue, nearness), thing = governed, anchor.thing
    if anchor.quantity is None or thing is None:
        return False
    if thing.kind == INCIDENT:
        verb = next((v.form for v in reversed(scene.verbs) if v.at < anchor.first), None)
        return verb is None or "base" not in verb.forms or "past" in verb.forms  # not 'to simulate 20 air strikes'
    if anchor.money is None and is_hostile(scene, words, anchor, cue):
        return True
    if thing.kind != "goods" or is_ordered(scene, words, anchor):
        return False  # 'launched a tender for 40 tanks'
    if cue is None or nearness <= NEAR:
        return False
    if cue.lemma in words.nouns["launching"] and not words.nouns["spaceward"].isdisjoint(scene.tokens.words):
        return False  # 'launched three rockets into orbit'
    before = {token.lower for token in scene.tokens[max(0, cue.first - 3) : cue.first]}
    if cue.tense in ("infinitive", "future", "possible"):
        return False  # 'to hit its goal of 100,000 shells'
    if cue.passive and anchor.first and scene.tokens.lowers[anchor.first - 1] in words.speech["by"]:
        return False  # 'launched by three frigates'
    head = scene.tokens.lowers[anchor.phrase.at_head] if anchor.phrase is not None else ""
    if head in words.nouns["unhurt"] or (head and cue.lemma in words.nouns["launching"]
                                         and head not in words.nouns["combat"]):
        return False  # 'lost four seats', 'launched 22 satellites'
    return cue.group == "attack" or (cue.group == "include" and bool(before & words.nouns["attacks"]))


def read_kind(at: Place, anchor: Anchor, cue: Cue | None) -> Kind | None:
    """The kind, or None where the anchor is no kind of assistance (people who are not trained).

    What the document tells of decides a bare 'assistance worth $5m', and what a deployed helicopter is.
    """
    scene, words, thing, military = at.scene, at.reader.words, anchor.thing, at.setting.military
    head = thing.kind if thing is not None else ""
    if head == INCIDENT or (head == "service" and _is_subject(scene, words, anchor, cue)):
        return None
    unit = anchor.phrase.unit if anchor.phrase and anchor.quantity else None
    unit = None if unit in words.nouns["people_sent"] else unit  # 'a team of 12 members'
    if unit and (head in ("package", "funds", "service") or unit in words.nouns["parcels"]):
        parcel = unit in words.nouns["parcels"]  # '44 packages of weapons'
        return PACKAGE if parcel else GOODS  # '200 trucks loaded with aid'
    told = GOODS if _is_boxed(scene, words, anchor) else _of_service(at, anchor, cue)
    if told is not None:
        return told
    if head in ("people", "training"):
        return _of_people(scene, words, anchor, cue)
    if head == "service" and cue is not None and cue.group == "train":
        return Kind.TRAINING
    if cue and cue.group == "produce" and head == "goods":
        return _of_making(scene, words, anchor, cue)
    acting = requested(at, cue)  # 'bought arms from Spain, including 12 radars'
    ordered = acting is not None and (acting.group == "order" or acting.stage is CONTRACTED)
    financed = anchor.money is not None and cue is not None and cue.group == "give"  # 'will finance the purchase of'
    ordered = ordered or (not financed and is_ordered(scene, words, anchor))
    if ordered and head in ("goods", "service", "package"):
        return Kind.PROCUREMENT
    if anchor.money is None and (_is_hauled(scene, words, anchor, cue) or _in_kind(scene, words, anchor, head)):
        return GOODS
    if anchor.money is None and head in ("package", "funds") and _is_served(scene, words, anchor, cue):
        return Kind.SERVICE
    if anchor.money is None and head not in ("package", "funds"):
        return _BY_WORD.get(head or "goods")
    if head == "procurement":
        return Kind.PROCUREMENT
    lent = cue is not None and cue.lemma in words.nouns["lending"] and anchor.quantity is None
    return Kind.FUNDS if lent else _of_money(scene, words, anchor, head, military=military)  # 'lends $5m to buy gas'


def _is_boxed(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'600 hygiene packages', '2,470 food packs': counted parcels of what people need, and no bundles of aid."""
    phrase, count = anchor.phrase, anchor.quantity
    if phrase is None or count is None or not phrase.first < phrase.at_head or phrase.unit:
        return False
    lowers = scene.tokens.lowers
    if lowers[phrase.at_head] not in words.nouns["boxes"]:
        return False
    civil = words.bundles["military"].isdisjoint(lowers[phrase.first : phrase.last])
    many = civil and (count.max or count.min or 0) >= BOXES
    return many or lowers[phrase.at_head - 1] in words.nouns["boxed"]


def _is_subject(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'trained 60 nurses in hygiene', 'training in demining and logistics': in what is taught is no claim."""
    lowers, people = scene.tokens.lowers, words.nouns["trainable"] | words.role_words["people"]
    if cue is not None and cue.group == "train" and not people.isdisjoint(lowers[cue.at + 1 : anchor.first]):
        return True
    if anchor.money is not None or anchor.quantity is not None or scene.tokens.words.isdisjoint(words.nouns["schools"]):
        return False
    for at in range(anchor.first - 1, max(0, anchor.first - SUBJECTS), -1):
        if lowers[at] in words.nouns["topics"] | words.nouns["aided_in"]:
            where = scene.covered[at + 1] in ("party", "date")  # 'training in Kenya and health care'
            return lowers[at - 1] in words.nouns["schools"] and at + 1 < anchor.first and not where
        if any(verb.at == at and "gerund" not in verb.form.forms for verb in scene.verbs):
            return False
    return False


def _of_making(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> Kind:
    """'The agency built 40 latrines in Kenya': what is built for people is given; else what is made is output."""
    phrase, named = anchor.phrase, anchor.named
    said = {scene.tokens.lowers[phrase.last - 1]} if phrase is not None else named.words if named is not None else set()
    raised = cue.lemma in words.nouns["constructing"] and not words.nouns["built"].isdisjoint(said)
    return GOODS if raised else Kind.PRODUCTION


def _of_service(at: Place, anchor: Anchor, cue: Cue | None) -> Kind | None:
    """The kind of what a verb of service tells, of people who are sent, and of what is sent with its crew.

    What trains is training, all else a service: 'instructors are working in', 'runs a training programme in'.
    """
    scene, words = at.scene, at.reader.words
    if cue is None or cue.group != GROUP:
        thing = anchor.thing
        crewed = thing is not None and thing.kind == "goods" and (
            is_crewed(scene, words, anchor, cue, disaster=is_disaster(at)))
        return Kind.SERVICE if crewed else posted(scene, words, anchor, cue)
    said = scene.tokens.lowers[anchor.first : anchor.last]
    if not words.nouns["debts"].isdisjoint(said):
        return Kind.FUNDS  # "will write off Kenya's debts"
    form = words.verbs.get(said[0])
    trains = said == ["training"] or said[-1] in words.nouns["tutors"]
    trains = trains or (form is not None and form.group == "train" and len(said) > 1)  # 'help Kenya train its police'
    trains = trains or (said[-1] in words.nouns["schemes"] and not words.nouns["schools"].isdisjoint(said))
    return Kind.TRAINING if trains else Kind.SERVICE


def _of_people(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> Kind | None:
    """The kind of people and of training; None of people who are neither trained nor sent to help."""
    if anchor.money is not None:
        return Kind.FUNDS  # 'invested €200m in training soldiers'
    if cue is not None and cue.group == "attack":
        return None  # 'lost thousands of troops'
    trains = _trains(scene, words) or (cue is not None and cue.group == "train")
    if trains or _is_training(scene, words, anchor) or _takes_course(scene, words, anchor, cue):
        return Kind.TRAINING
    return Kind.SERVICE if _is_relief(scene, words, anchor, cue) else None


def _is_relief(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'80 soldiers deployed to Grenada to help with relief': people who are sent to help where a disaster struck."""
    if cue is None or anchor.quantity is None or cue.lemma not in words.nouns["posting"]:
        return False
    end = max(cue.at, anchor.last)
    return not words.nouns["reliefs"].isdisjoint(scene.tokens.lowers[end : end + RELIEF])


def is_money_of(at: Place, anchor: Anchor, kind: Kind | None, cue: Cue | None, donors: Sequence[str]) -> bool:
    """Whether a sum is money, whatever it is for: a bank's, or one that is asked for ('seeks $3m to provide water')."""
    if kind is PACKAGE:
        return is_lent(at, anchor, donors)
    if kind is not GOODS or not anchor.purpose or anchor.quantity is not None:
        return False
    acts = _acts_between(at.scene, at.reader.words, anchor)
    asked = cue is not None and cue.group == "request" and any(form.group == "give" for form in acts)
    return asked or is_lent(at, anchor, donors)


def is_lent(at: Place, anchor: Anchor, donors: Sequence[str]) -> bool:
    """Whether a bundle is a bank's or the Monetary Fund's, and so money: they give nothing else (claims.md)."""
    lenders = bool(donors) and all(at.kind(party) == "bank" or party in LENDERS for party in donors)
    military = anchor.phrase and military_words(at.scene, at.reader.words, anchor.phrase.first, anchor.phrase.last)
    return lenders and not military


def _is_hauled(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'airdropped humanitarian aid', 'a plane carrying relief aid': aid that is carried is things, if no cash."""
    phrase = anchor.phrase
    if phrase is None or phrase.kind not in ("package", "funds"):
        return False
    carried = words.carrying.before(scene.tokens, phrase.first) is not None
    carried = carried or (cue is not None and cue.lemma in words.nouns["hauled_by"]) or is_held(scene, words, phrase)
    return carried and words.nouns["cashes"].isdisjoint(scene.tokens.lowers[phrase.first : phrase.last])


def _in_kind(scene: Scene, words: Words, anchor: Anchor, head: str) -> bool:
    """'food assistance', 'food vouchers': aid without a sum that a thing qualifies is that thing, no money."""
    phrase = anchor.phrase
    if phrase is None or head not in ("funds", "package") or phrase.last - phrase.first < 2:
        return False
    before = scene.item_at(phrase.last - 2)
    if before is not None and before.name.use in ("", "goods") and (
            scene.tokens.lowers[phrase.last - 1] in words.nouns["givings"]):
        return True  # 'vaccine donations'
    beside = [scene.tokens.lowers[phrase.at_head + 1 if words.order.head_first else phrase.last - 2]]
    if not words.order.head_first and any(t.lower in words.nouns["conjunctions"] for t in
                                          scene.tokens[phrase.first : phrase.last]):
        beside.append(scene.tokens.lowers[phrase.first])  # 'food and nutrition assistance'
    return any(words.heads.get(word) == "goods" and word in words.nouns["mass"] for word in beside)


def _is_served(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'medical assistance', 'livelihoods support': aid of a sort that is done, where no sum makes it money."""
    phrase = anchor.phrase
    if phrase is None or (phrase.kind == "funds" and cue is not None and cue.lemma in words.nouns["funding"]):
        return False  # 'is funding a health project'
    if any(t.lower in words.nouns["served"] for t in scene.tokens[phrase.first : phrase.at_head]):
        return True
    return is_of_service(scene, words, phrase)


def _of_money(scene: Scene, words: Words, anchor: Anchor, head: str, *, military: bool) -> Kind:
    first = min(anchor.first, anchor.phrase.first) if anchor.phrase else anchor.first
    said = {scene.tokens.lowers[k] for k in range(first, anchor.last)} | _words_before(anchor)
    if _is_sector(scene, anchor):
        return Kind.FUNDS  # '2 million dollars (Nutrition: ...)'
    bundle = bool(military_words(scene, words, first, anchor.last))
    bundle = bundle or (anchor.named is not None and anchor.named.military)
    civil = said & words.bundles["civil"]
    if anchor.carried and not bundle and (anchor.purpose or anchor.phrase is None):
        return Kind.FUNDS
    if anchor.purpose and head != "package":
        if head != "goods" or civil or not _is_spent_on(scene, words, anchor):
            return Kind.FUNDS
        spent = bool(_acts_between(scene, words, anchor))
        return PACKAGE if spent and _is_generic(scene, words, anchor) else GOODS
    if head == "goods" and anchor.phrase:
        if civil and not bundle and _is_aid(scene, words, anchor.phrase):
            return Kind.FUNDS  # '$4 million in humanitarian food and nutrition assistance'
        bundled = anchor.phrase.joined or _is_generic(scene, words, anchor) or _is_packed(scene, words, anchor)
        return PACKAGE if bundled else GOODS
    if head == "service":
        glossed = anchor.phrase is not None and anchor.money is not None and anchor.phrase.last <= anchor.money.first
        return Kind.SERVICE if not civil or glossed else Kind.FUNDS  # 'a medical team ($1m)'
    if bundle and (head in ("package", "goods", "service") or said & words.bundles["aid"]):
        return PACKAGE
    if said & words.bundles["whole"] and (not (civil - words.nouns["urgent"]) or _is_package(scene, words, anchor)):
        return PACKAGE
    if civil or head == "funds":
        return Kind.FUNDS
    return PACKAGE if military and head == "package" else Kind.FUNDS


def _is_package(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'a humanitarian aid package', whatever it is for; 'a humanitarian package', 'a loan package' is money."""
    phrase = anchor.phrase
    if phrase is None or scene.tokens.lowers[phrase.at_head] not in words.nouns["packaged"]:
        return False
    said = set(scene.tokens.lowers[phrase.first : phrase.last]) - words.nouns["packaged"]
    return not said.isdisjoint(words.bundles["aid"] - words.bundles["civil"])


def _is_aid(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'food, water and shelter assistance': things in a row that share the head of aid."""
    return words.heads.get(scene.tokens.lowers[phrase.last - 1]) in ("package", "funds")


def _is_packed(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'a $1 billion package of ammunition and weapons': the sum is the package's, whatever is in it."""
    phrase, money = anchor.phrase, anchor.money
    if phrase is None or money is None or not money.last < phrase.first:
        return False
    between = scene.tokens.lowers[money.last : phrase.first]
    return len(between) > 1 and between[-1] in words.order.of and not words.bundles["whole"].isdisjoint(between[:-1])


def _is_sector(scene: Scene, anchor: Anchor) -> bool:
    """'2 million dollars (Nutrition: food for schools)': what opens a bracket behind a sum is its field."""
    if anchor.money is None or anchor.phrase is None or anchor.phrase.first <= anchor.money.last:
        return False
    opens = scene.tokens[anchor.phrase.first - 1].text == "("
    return opens and scene.tokens[min(anchor.phrase.last, len(scene.tokens) - 1)].text == ":"


def _is_spent_on(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'$5m for drones', '$5m to buy shells' come as things; '$5m to rebuild schools', 'to bolster its defences' not."""
    if anchor.phrase is None or anchor.money is None:
        return False
    if scene.tokens.lowers[anchor.phrase.at_head] in words.nouns["places"] or _is_built(scene, words, anchor):
        return False
    if not words.nouns["building_works"].isdisjoint(scene.tokens.lowers[anchor.phrase.first : anchor.phrase.last]):
        return False  # '$5m for the construction of a bridge'
    between = scene.tokens[anchor.money.last : anchor.phrase.first]
    if any(token.lower in words.nouns["funds_named"] for token in between):
        return False  # 'to a joint fund for air defence'
    acts = _acts_between(scene, words, anchor)
    built = words.nouns["constructing"]  # '$5m to build a bridge' is money
    return not acts or any(form.group in SPENT and form.lemma not in built for form in acts)


def _is_built(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'$3m for a bridge', 'for the construction of a power plant': uncounted works that money pays for."""
    phrase = anchor.phrase
    if phrase is None or anchor.quantity is not None:
        return False
    works = scene.tokens.lowers[phrase.first] in words.nouns["workings"]
    return works or scene.tokens.lowers[phrase.at_head] in together(words.nouns["built"], words.nouns["workings"])


def _acts_between(scene: Scene, words: Words, anchor: Anchor) -> list[VerbForm]:
    """The verbs in their base form between a sum and what it is for."""
    if anchor.phrase is None or anchor.money is None:
        return []
    between = (scene.tokens.lowers[k] for k in range(anchor.money.last, anchor.phrase.first))
    return [words.verbs[word] for word in between if word in words.verbs and "base" in words.verbs[word].forms]


def _is_generic(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'$1.5 billion in weapons and equipment': a sum of arms in general is a bundle, of 'medical equipment' not."""
    phrase = anchor.phrase
    named = phrase is not None and scene.tokens.lowers[phrase.at_head] in words.nouns["generic"]
    if phrase is None or not named or anchor.quantity is not None:
        return False
    return words.nouns["trades_served"].isdisjoint(scene.tokens.lowers[phrase.first : phrase.last])


def _words_before(anchor: Anchor) -> frozenset[str]:
    """The words by which the thing was named before, where the anchor has only its sum."""
    return anchor.named.words if anchor.named else frozenset()


def military_words(scene: Scene, words: Words, first: int, last: int) -> set[str]:
    """The military words between two tokens; the 'security' of 'food security' is none."""
    found: set[str] = set()
    lowers, military = scene.tokens.lowers, words.bundles["military"]
    if military.isdisjoint(lowers[first:last]):
        return found
    for at in range(first, last):
        beside = at + 1 if words.order.head_first else at - 1
        qualified = 0 <= beside < len(lowers) and lowers[beside] in words.bundles["securities"]
        if lowers[at] in military and not qualified:
            found.add(lowers[at])
    return found


def _takes_course(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'will deliver the course to 1,600 troops', 'offered courses for 60 medics': those for whom a course is given."""
    if cue is not None and cue.group in ("arrive", "dispatch") and anchor.last <= cue.first:
        behind = scene.tokens.lowers[cue.at + 1 : cue.at + 1 + RELIEF]
        begin = next((k for k, lower in enumerate(behind) if lower in words.nouns["to_people"]), len(behind))
        return not words.nouns["schools"].isdisjoint(behind[begin:])  # 'arrived in India for a six-month course'
    if cue is None or cue.group != "give" or cue.passive or not cue.at < anchor.first:
        return False
    *between, led = scene.tokens.lowers[cue.at + 1 : anchor.first] or [""]
    return led in words.nouns["to_people"] and not words.nouns["schools"].isdisjoint(between)


def _is_training(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'will provide training': the thing itself is training, whoever is trained."""
    phrase = anchor.phrase
    return phrase is not None and words.heads.get(scene.tokens.lowers[phrase.last - 1]) == "training"


def _trains(scene: Scene, words: Words) -> bool:
    """Whether somebody trains, or learns to do a thing ('arrived in Norway to learn to use tanks')."""
    return any(verb.form.group == "train" or (
        verb.form.lemma in words.nouns["learning"] and not words.nouns["infinitives"].isdisjoint(
            scene.tokens.lowers[verb.at + 1 : verb.at + 2])) for verb in scene.verbs)
