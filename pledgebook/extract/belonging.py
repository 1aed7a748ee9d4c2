"""Things and people that are another country's by their name: '14 Kenyan tanks', 'patients from the west of Kenya'.

What they are and whose they are is told by one noun phrase, with its country inside it or right behind it. `services`
asks for it where a verb is a service by what it is done to.
"""

from typing import Final, NamedTuple

from pledgebook.extract.scene import Scene
from pledgebook.extract.verbal import is_nation
from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention
from pledgebook.text.numbers import Amount

THINGS, PEOPLE, BESIDE, SHARED, TRAINEES = "on_things", "on_people", "beside", "shared", "on_trainees"
"""What verbs of service are done to: things, people; who is helped; what is shared with somebody; who is trained."""

PATIENTS, FORCES, GUESTS, SURVIVORS, MINES = "on_patients", "on_forces", "on_guests", "on_survivors", "on_mines"
"""Who is carried to be treated, advised, sheltered, rescued where they are; what is cleared."""

BROKEN: Final = "on_broken"
"""What is sent to be mended."""

SCHEMES, DUTY, STAFF, CURED = "on_schemes", "on_duty", "on_staff", "on_cured"
"""A programme or a clinic that is run in another country; people who work there; who goes there to be treated."""

RELIEF: Final = "on_relief"
"""A relief effort with which somebody's ships or troops help."""

WORK: Final = 7
"""Words that the name of a relief effort may have, with the word that leads to it ('with the flood relief effort')."""

THERE: Final = frozenset({SURVIVORS, MINES})
"""Whose they are is told by where they are: 'Russian mines in Kharkiv' are cleared for Ukraine."""

LONG: Final = 12
"""Words that the object of such a verb may have."""

WHENCE: Final = 6
"""Within how many words behind a preposition the country stands ('patients from the hospitals of Kenya')."""

SUBJECT: Final = 14
"""How many words before a passive its subject may begin."""

REACH: Final = 14
"""How many words behind a programme its country may stand ('a project to fight malaria in Kenya')."""

ILLNESS: Final = 6
"""How many words 'against' and the illnesses behind it may have."""

LED: Final = 4
"""How many words behind an adjective of a state the noun of its clinic may stand."""

JOINTS: Final = "-'’"
"""Marks inside a noun phrase."""


class Served(NamedTuple):
    """What a service is done to: tokens `first` to `last`, whose it is (None for a pronoun), how many there are.

    `named` is where its name begins behind its number, if that is not `first`; `kind` the kind of its phrase.
    """

    first: int
    last: int
    whom: NameMention | None
    amount: Amount | None = None
    kind: str = "service"
    named: int = -1


def object_of(scene: Scene, words: Words, sort: str, begin: int, *, asked: bool = False) -> Served | None:
    """'14 Kenyan tanks', 'patients from Kenya': a thing with its country, or None.

    Whose it is need not be said where who acts is `asked` to: 'Kenya asked Norway to repair its tanks'.
    """
    begin += asked and not words.nouns["own_things"].isdisjoint(scene.tokens.lowers[begin : begin + 1])
    found = run(scene, words, begin)
    if found is None:
        return None
    end, whom = found
    if end <= begin or not _is_of_sort(scene, words, sort, end - 1):
        return None
    there, behind = (None, end) if whom is not None and sort not in THERE else _whence(scene, words, end)
    whom = _whose(scene, words, sort, end, (whom, there))
    fled = sort == GUESTS and scene.tokens.lowers[end - 1] in words.nouns["fled"]
    if whom is None and not asked and not (fled and scene.covered[begin] == "quantity"):
        return None
    after = scene.tokens.lowers[behind : behind + 1]
    if after and (after[0].endswith(words.adverb_marks) or after[0] in words.nouns["likenesses"]):
        return None  # 'treats Kenyan refugees badly', 'as enemies'
    if sort == FORCES and after and after[0] in words.nouns["infinitives"] and _is_base(scene, words, behind + 1):
        return None  # 'advised Kenyan police to stay'
    told = _told(scene, words, begin, end, whom)
    two = sort == TRAINEES and not words.nouns["conjunctions"].isdisjoint(scene.tokens.lowers[begin:end])
    return None if two and told.amount is None else told  # 'is training medics and deminers' are two claims


def _whose(scene: Scene, words: Words, sort: str, end: int, named: tuple[NameMention | None, NameMention | None]
           ) -> NameMention | None:
    """Whose a thing that ends before token `end` is, by the names in it and behind it."""
    own, there = named
    if sort not in THERE:
        return own or there
    if sort == SURVIVORS:  # not 'rescued 300 migrants from Libya' at sea
        led = words.nouns["inside"] | words.nouns["rubble"]
        return there if not led.isdisjoint(scene.tokens.lowers[end : end + LED]) else None
    return there or (own if scene.tokens.lowers[end - 1] in words.nouns["mined"] else None)  # 'Kenyan minefields'


def _told(scene: Scene, words: Words, begin: int, end: int, whom: NameMention | None) -> Served:
    """What a service is done to, without its articles, and with its number."""
    begin = _over_articles(scene, words, begin, end)
    amount = next((q for q in scene.quantities if begin <= q.first < end), None)
    named = _over_articles(scene, words, amount.last, end) if amount is not None and amount.first == begin else begin
    return Served(begin, end, whom, amount, named=named)


def _over_articles(scene: Scene, words: Words, at: int, end: int) -> int:
    while at < end - 1 and scene.tokens.lowers[at] in words.nouns["articles"] and not scene.covered[at]:
        at += 1
    return at


def _is_base(scene: Scene, words: Words, at: int) -> bool:
    """Whether a verb in its base form stands at a place."""
    form = words.verbs.get(scene.tokens.lowers[at]) if at < len(scene.tokens) and not scene.covered[at] else None
    return form is not None and "base" in form.forms


def run(scene: Scene, words: Words, begin: int) -> tuple[int, NameMention | None] | None:
    """Where the noun phrase at `begin` ends and the first country in it; None where it is the subject's own."""
    tokens, at, whom = scene.tokens, begin, None
    if begin < len(tokens) and tokens.lowers[begin] in words.nouns["own_things"]:
        return None
    while at < len(tokens) and at - begin < LONG:
        token = tokens[at]
        mention = next((m for m in scene.parties if m.first == at), None)
        if mention is not None and scene.covered[at] in ("party", "item"):
            whom = whom or mention
            at = max(at + 1, mention.last)
            continue
        if scene.covered[at] in ("item", "quantity"):
            at += 1
            continue
        rate = at > begin and words.numbers.rates.at(tokens, at) is not None  # '3,000 people a day'
        if rate or scene.covered[at] or (token.kind == "mark" and token.text not in JOINTS):
            break
        of = token.lower in words.order.of and at > begin and scene.covered[at - 1] == "quantity"
        if token.lower in words.order.of and not of:
            break
        joint = token.lower in words.nouns["conjunctions"] and at + 1 < len(tokens) and _is_known(scene, words, at + 1)
        small = token.lower in words.nouns["articles"] - words.order.of or token.lower in words.possessives
        if token.lower in words.nouns["stops"] | words.nouns["conjunctions"] and not (of or joint or small):
            break
        at += 1
    return at, whom


def _is_known(scene: Scene, words: Words, at: int) -> bool:
    return any(_is_of_sort(scene, words, sort, at) for sort in (THINGS, PEOPLE, TRAINEES))


def _is_of_sort(scene: Scene, words: Words, sort: str, at: int) -> bool:
    """Whether the noun at `at` is one to which verbs of a sort are done."""
    lower = scene.tokens.lowers[at]
    if scene.covered[at] == "party":  # '150 wounded Palestinians'
        named = next((m for m in scene.parties if m.last == at + 1), None)
        return named is not None and is_nation(scene, words, named) and sort in (PEOPLE, PATIENTS, GUESTS, TRAINEES)
    if sort == MINES:
        return lower in words.nouns["cleared"]
    if sort == GUESTS:
        return lower in words.nouns["sheltered"]
    if sort == TRAINEES:
        return lower in words.nouns["trainable"] | words.nouns["forces"] or words.heads.get(lower) == "people"
    if sort == FORCES:
        return lower in words.nouns["forces"]
    if sort == PATIENTS and lower not in words.nouns["tended"]:
        return not words.nouns["tended"].isdisjoint(scene.tokens.lowers[max(0, at - 2) : at]) and (
            lower in words.role_words["people"])  # 'wounded Kenyan soldiers'
    if sort in (PEOPLE, PATIENTS, SURVIVORS):
        return lower in words.role_words["people"] or lower in words.nouns["reached"] or lower in words.nouns["tended"]
    head = words.heads.get(lower, "goods" if scene.covered[at] == "item" else "")
    return head == "goods" or (lower in words.nouns["mended"] or lower in words.nouns["built"])


def _whence(scene: Scene, words: Words, at: int) -> tuple[NameMention | None, int]:
    """The country or town behind 'from', 'in', 'of', 'for' right behind a thing, and where its name ends."""
    rate = words.numbers.rates.at(scene.tokens, at)
    tokens, at = scene.tokens, _beyond_illness(scene, words, at if rate is None else rate[1])
    for _ in range(2):
        if at >= len(tokens) or tokens.lowers[at] not in words.nouns["whence"]:
            return None, at
        for place in range(at + 1, min(at + WHENCE, len(tokens))):
            named = next((m for m in (*scene.parties, *scene.towns) if m.first == place), None)
            if named is not None:
                named = _beyond_clinic(scene, words, named) or named
                return named, named.last
            if tokens[place].kind == "mark" or tokens.lowers[place] in words.nouns["own_things"]:
                return None, at
            lower = tokens.lowers[place]
            if lower in words.nouns["whence"] and lower not in words.order.of:
                at = place
                break
            if lower in words.nouns["stops"] and lower not in words.nouns["articles"]:
                return None, at  # 'from towns near Gaza'
    return None, at


def _beyond_illness(scene: Scene, words: Words, at: int) -> int:
    """Where '(vaccinated 400 children) against measles and rubella' ends, before the country where they are."""
    behind = scene.tokens.lowers[at : at + ILLNESS]
    if not behind or behind[0] not in words.nouns["ills_led"]:
        return at
    ends = [k for k, lower in enumerate(behind) if lower in words.nouns["illnesses"]]
    return at + ends[-1] + 1 if ends else at


def _beyond_clinic(scene: Scene, words: Words, named: NameMention) -> NameMention | None:
    """'at the Norwegian field hospital in Kenya': the place behind somebody's clinic, where one is told."""
    if named.name.use != "demonym":
        return None
    for at in range(named.last, min(named.last + LED, len(scene.tokens) - 2)):
        if scene.tokens.lowers[at] in words.nouns["schemes"] and scene.tokens.lowers[at + 1] in words.nouns["inside"]:
            return next((m for m in (*scene.parties, *scene.towns) if m.first == at + 2), None)
    return None


def relief_work(scene: Scene, words: Words, at: int) -> int:
    """Where '(help) with the relief effort', '(join) the search for survivors' ends, or 0."""
    lowers, kinds = scene.tokens.lowers, words.nouns["reliefs"] | words.nouns["helping_there"]
    for place in range(at, min(at + WORK, len(lowers))):
        if lowers[place] in words.nouns["relief_works"] and not kinds.isdisjoint(lowers[at : place + 1]):
            return place + 1
        small = words.nouns["aided_in"] | words.nouns["articles"] | words.nouns["infinitives"] | words.nouns["aims"]
        if scene.covered[place] not in ("", "item") or scene.tokens[place].kind == "mark" or (
                lowers[place] in words.nouns["stops"] and lowers[place] not in small):
            return 0
    return 0


def lending(scene: Scene, words: Words, first: int, last: int) -> Served | None:
    """'Spanish navy ships have helped the relief effort in Chad': whose ships or troops lend a hand, and where."""
    after = relief_work(scene, words, last + 1)
    if not after or not first or scene.tokens.lowers[first - 1] not in words.nouns["relief_forces"]:
        return None
    whom, _ = _whence(scene, words, after)
    for begin in range(max(0, first - LED - 1), first):
        inner = begin > 0 and scene.covered[begin] and scene.covered[begin] == scene.covered[begin - 1]
        found = None if inner or scene.tokens[begin].kind == "mark" else run(scene, words, begin)
        if found is not None and found[0] >= first and found[1] is not None:
            return _told(scene, words, begin, first, whom)
    return None


def is_told_of(scene: Scene, first: int, last: int, place: tuple[int, int]) -> bool:
    """'Kenyan doctors are working in Chad': whether what a verb of service is told of is what stands at a place."""
    own = scene.served.get(last)
    return own is not None and place[1] <= first and own.first <= place[0] and place[1] <= own.last


def place_before(scene: Scene, words: Words, first: int) -> NameMention | None:
    """'Norwegian doctors in Kenya have treated 300 patients': the place of those who act, right before their verb."""
    named = next((m for m in (*scene.parties, *scene.towns) if m.last == first), None)
    if named is None or named.first < 2 or scene.tokens.lowers[named.first - 1] not in words.nouns["inside"]:
        return None
    return named if scene.tokens.lowers[named.first - 2] in words.nouns["schemes"] | words.nouns["on_duty"] else None


def subject_of(scene: Scene, words: Words, sort: str, first: int, last: int) -> Served | None:
    """'14 Kenyan tanks were repaired', 'patients who were evacuated from Kenya': what the passive is told of."""
    end, small = first, words.speech["who"] | words.nouns["relatives"] | words.adverbs
    while end > 0 and (scene.tokens.lowers[end - 1] in small or scene.covered[end - 1] == "date"):
        end -= 1
    for begin in range(max(0, end - SUBJECT), end):
        inner = begin > 0 and scene.covered[begin] and scene.covered[begin] == scene.covered[begin - 1]
        if inner or scene.tokens[begin].kind == "mark" or scene.tokens.lowers[begin] in words.nouns["relatives"]:
            continue
        found = run(scene, words, begin)
        at, own = found or (begin, None)
        at = min(at, end) if sort == PATIENTS else at  # 'Kenyan soldiers arrived in Norway for treatment'
        if at <= begin or not _is_of_sort(scene, words, sort, at - 1):
            continue
        there, near = _whence(scene, words, at)
        if (near if there else at) != end:
            continue
        whom = _whose(scene, words, sort, at, (own, there)) or _whence(scene, words, last + 1)[0]
        return _told(scene, words, begin, at, whom) if whom is not None else None
    return None


def scheme(scene: Scene, words: Words, begin: int) -> Served | None:
    """'a malaria project in Kenya', 'its school meals programme for Kenyan children', 'mobile clinics in Kenya'."""
    own = not words.nouns["own_things"].isdisjoint(scene.tokens.lowers[begin : begin + 1])
    found = run(scene, words, begin + own)
    if found is None or found[0] <= begin or any(m.first < found[0] and m.last > begin for m in scene.money):
        return None
    end, whom = found
    head = scene.tokens.lowers[end - 1]
    if head not in words.nouns["schemes"]:
        return None
    reach = _clause(scene, words, end)
    told = head in words.nouns["programmes"] or head in words.nouns["passages"]
    if told and words.nouns["worthy"].isdisjoint(scene.tokens.lowers[begin:reach]):
        return None  # 'a nuclear programme', 'a campaign against its neighbour'
    whom = whom or next((m for m in (*scene.parties, *scene.towns) if end < m.first < reach), None)
    return _told(scene, words, begin + own, end, whom) if whom is not None else None


def _clause(scene: Scene, words: Words, at: int) -> int:
    """Where what is told of a programme ends: at a mark, at another verb of ours, or out of reach."""
    end = min(at + REACH, len(scene.tokens))
    acts = (v.at for v in scene.verbs if v.at > at and v.form.group != "other" and "past" in v.form.forms)
    end = min(end, *acts, end)
    ends = (k for k in range(at, end) if scene.tokens[k].text in ".;:," or (
        scene.tokens.lowers[k] in words.nouns["apart"]))
    return next(ends, end)


def stationed(scene: Scene, words: Words, first: int, last: int) -> Served | None:
    """'Cuba has 400 doctors in Haiti', 'has 30 instructors working in Mali': whom a country has in another."""
    own = next((m for m in scene.parties if m.last == first and m.name.use != "demonym"), None)
    amount = next((q for q in scene.quantities if q.first == last + 1), None)
    found = run(scene, words, amount.last) if own is not None and amount is not None else None
    if own is None or amount is None or found is None:
        return None
    noun = next((k for k in range(amount.last, found[0]) if scene.tokens.lowers[k] in words.nouns["on_duty"]), -1)
    behind = noun + 1 + (scene.tokens.lowers[noun + 1 : noun + 2] != [] and (
        scene.tokens.lowers[noun + 1] in words.nouns["stationed"]))
    whom, _ = _whence(scene, words, behind)
    abroad = whom is not None and whom.name.use != "demonym" and whom.name.target != own.name.target
    if noun < 0 or not abroad or scene.tokens.lowers[behind] not in words.nouns["inside"]:
        return None  # 'in the Malian team'
    return Served(amount.first, noun + 1, whom, amount, named=amount.last)


def at_work(scene: Scene, words: Words, first: int, last: int) -> Served | None:
    """'Norwegian doctors are working in Kenya', '40 instructors from Norway will serve in Kenya': who works there."""
    whom, behind = _whence(scene, words, last + 1)
    if whom is None or whom.name.use == "demonym" or scene.tokens.lowers[behind : behind + 1] in (["'"], ["’"]):
        return None  # 'in Kenyan mines', "in Kenya's oil fields"
    sent = words.nouns["posted"] | words.nouns["tutors"] | words.nouns["sent"]
    for begin in range(max(0, first - SUBJECT), first):
        inner = begin > 0 and scene.covered[begin] and scene.covered[begin] == scene.covered[begin - 1]
        found = None if inner or scene.tokens[begin].kind == "mark" else run(scene, words, begin)
        end = min(found[0], first) if found is not None else begin  # 'engineers travelled'
        if found is None or end <= begin or scene.tokens[end - 1].lower not in sent:
            continue
        there, near = _whence(scene, words, end)
        if (near if there else end) == first and (there or found[1]) is not None:
            return _told(scene, words, begin, end, whom)
    return None
