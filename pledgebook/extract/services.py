"""Services that a verb is itself: 'will repair Kenyan tanks', 'evacuated 300 patients', 'helped Kenya clear mines'.

No noun of giving tells them. What says that it is a service is whose the things or the people are to which it is done:
who mends another's bridge serves that other, who mends a bridge may do anything. So such a verb is a cue only where
its object belongs to a country in words, and a draft of it stands only where somebody else acts (`veto_own`).
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.belonging import (
    BESIDE,
    BROKEN,
    CURED,
    DUTY,
    FORCES,
    GUESTS,
    JOINTS,
    LONG,
    MINES,
    PATIENTS,
    PEOPLE,
    RELIEF,
    SCHEMES,
    SHARED,
    STAFF,
    SURVIVORS,
    THINGS,
    TRAINEES,
    WHENCE,
    Served,
    at_work,
    lending,
    object_of,
    place_before,
    relief_work,
    run,
    scheme,
    stationed,
    subject_of,
)
from pledgebook.extract.owed import DEBTS, is_relief, owed, owed_before
from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.verbal import acts
from pledgebook.extract.words import VerbForm, Words
from pledgebook.text.names import NameMention

GROUP: Final = "service"
"""The group of the cue of such a verb."""

TRAINING: Final = "train"
"""The group of the cue where those to whom it is done are trained."""

SORTS: Final = {**dict.fromkeys((THINGS, PEOPLE, BESIDE, SHARED, PATIENTS, FORCES, GUESTS, SURVIVORS, MINES, BROKEN,
                               SCHEMES, DUTY, STAFF, CURED, DEBTS, RELIEF), GROUP),
                TRAINEES: TRAINING}
"""The group of the cue by what the verb is done to."""

SIGNS: Final = {BROKEN: "upkeep", PATIENTS: "tended", GUESTS: "sheltered", SHARED: "shareable", MINES: "cleared",
                SCHEMES: "schemes", DUTY: "on_duty", STAFF: "on_duty", CURED: "tended", DEBTS: "debts",
                RELIEF: "relief_forces"}
"""The list of the pack of which a sentence has a word where a verb of many uses is such a service."""

GOES_ON: Final = frozenset({"progressive", "present"})
"""Tenses in which what goes on has begun."""

UNDERGOING: Final = {"progressive": "passive_present", "present": "passive_present", "future": "passive_future"}
"""The tense in which those are treated who arrive somewhere for it; what they did is past."""

ABROAD: Final = frozenset({CURED, DUTY, STAFF, SCHEMES})
"""Sorts of verbs whose object says less than the place where it is done."""

VEHICLE: Final = 14
"""How many words before a verb of rescuing the vehicle may stand that does it."""

WORKING: Final = frozenset({"progressive", "perfect", "future"})
"""Tenses in which people who work somewhere are sent there."""

GOING: Final = WORKING | {"past"}
"""Those, and the one in which a journey is told that was made."""

CURE: Final = 7
"""How many words behind those who arrive the word may stand that says that they are treated there."""

LEAST: Final = 2
"""Words of a deed with its object."""

HELPED: Final = 6
"""Words that those may have who are helped ('the armed forces of Kenya')."""

SENDING: Final = frozenset({"give", "dispatch", "arrive", "order", "receive"})
"""Groups of verbs behind whose object an infinitive tells what it is for ('sent engineers to repair')."""


def service_verbs(scene: Scene, words: Words) -> Iterator[tuple[Verb, int]]:
    """The verbs that may be a service, each with its last token; at most one begins at a token."""
    if not may_serve(scene, words):
        return
    for at in [at for at, lower in enumerate(scene.tokens.lowers) if lower in words.services]:
        for form, particle in words.services[scene.tokens.lowers[at]]:
            last = at + len(particle.split())
            if particle and " ".join(scene.tokens.lowers[at + 1 : last + 1]) != particle:
                continue
            sign = SIGNS.get(form.group)
            if sign is not None and words.nouns[sign].isdisjoint(scene.tokens.words):
                continue
            inside = any(one.first <= at < one.last for one in scene.served.values())
            inside = inside or _tells_which(scene, form, at)
            if form.group == BESIDE and not inside and _helped(scene, words, last + 1) is None:
                continue  # most of them
            if form.group == RELIEF and (inside or not relief_work(scene, words, last + 1)):
                continue
            if not inside and scene.covered[at] in ("", "item") and scene.tokens[at].kind == "word":
                yield Verb(at, form), last
            break


def _tells_which(scene: Scene, form: VerbForm, at: int) -> bool:
    """'60 modernised T-72s', 'shipped demining vehicles': a participle or gerund of a thing is no act of its own."""
    if not 0 < at < len(scene.tokens) - 1 or scene.covered[at + 1] != "item":
        return False
    given = any(verb.at == at - 1 and verb.form.group in SENDING for verb in scene.verbs)
    return (scene.covered[at - 1] == "quantity" and "participle" in form.forms) or (given and "gerund" in form.forms)


def may_serve(scene: Scene, words: Words) -> bool:
    """Whether a sentence has a verb of service, and the word that its sort wants beside it."""
    said = scene.tokens.words
    named = scene.parties or scene.offices
    if named and not (said.isdisjoint(words.nouns["debts"]) or said.isdisjoint(words.nouns["reprieves"])):
        return True
    begun = words.joined["of service"] & said
    if not begun or not (named or scene.towns or not said.isdisjoint(words.nouns["crewed"])):
        return False
    for word in begun:
        for form, _ in words.services[word]:
            sign = SIGNS.get(form.group)
            if sign is None or not words.nouns[sign].isdisjoint(said):
                return True
    return False


def served(scene: Scene, words: Words, verb: Verb, cue: tuple[int, int, str]) -> tuple[Served, str] | None:
    """What a verb of service is done to, where its object is somebody's, and its tense.

    `cue` is its first and last token and the tense that its form says by itself: in 'doctors operated on 60 Kenyan
    children' the form is a participle as well.
    """
    first, last, tense = cue
    found = _done_to(scene, words, verb, cue)
    if found is None and tense == "participle":
        found, tense = _done_to(scene, words, verb, (first, last, "past")), "past"
    if found is None or any(found.first < one.at < found.last and one.form.group == "say"
                            and "gerund" not in one.form.forms for one in scene.verbs):
        return None  # 'A U.S. spokesman said that 800 people had been evacuated'
    if verb.form.group == CURED and found.first < first:
        tense = UNDERGOING.get(tense, "passive_past")
    runs = verb.form.group == SCHEMES and verb.form.lemma in words.nouns["running"]
    if (verb.form.group == GUESTS and tense == "progressive") or verb.form.group == STAFF or (
            (verb.form.group in (DUTY, RELIEF) or runs) and tense in GOES_ON):
        tense = "perfect"  # who is hosting refugees has taken them in; so has begun who works there, or runs a clinic
    return found._replace(kind="people") if verb.form.group == TRAINEES else found, tense


def _done_to(scene: Scene, words: Words, verb: Verb, cue: tuple[int, int, str]) -> Served | None:
    first, last, tense = cue
    sort, forms = verb.form.group, verb.form.forms
    if tense in ("infinitive", "gerund") and _is_aim(scene, words, first):
        return None
    if tense == "present" and not (acts(scene, words, verb) or "gerund" in forms or _is_demanded(scene, first)):
        return None
    goes_on = not words.nouns["just_now"].isdisjoint(scene.tokens.lowers[first:last])  # 'are being housed'
    if sort == GUESTS and tense in ("present", "passive_present") and not goes_on:
        return None  # 'hosts 3 million refugees' tells how it is
    if sort == BROKEN and not _is_for_repair(scene, words, last + 1):
        return None
    if sort == BESIDE:
        lowers, other = scene.tokens.lowers, words.nouns["homographs"]
        told = [v.at for v in scene.verbs if v.at < first and lowers[v.at] not in other]
        paid = not told and any(m.last <= first for m in scene.money)  # 'A $5 million grant will help Kenya rebuild'
        return None if paid or tense.startswith("passive") else _helped(scene, words, last + 1)
    if sort == RELIEF:
        return lending(scene, words, first, last) if tense in GOING else None
    if sort in ABROAD:
        return _abroad(scene, words, verb.form, cue)
    asked = tense == "infinitive" and any(v.at < first and v.form.group == "request" for v in scene.verbs)
    passive = tense.startswith("passive") or tense == "participle"
    if sort == DEBTS:
        forgiven = verb.form.lemma in words.nouns["giving_up"]
        return owed_before(scene, words, first) if passive else owed(
            scene, words, last + 1, asked=asked, forgiven=forgiven)
    if passive:
        return subject_of(scene, words, sort, first, last)
    if sort == SHARED:
        return _shared(scene, words, last + 1)
    return _of_object(scene, words, sort, cue, asked=asked)


def _of_object(scene: Scene, words: Words, sort: str, cue: tuple[int, int, str], *, asked: bool) -> Served | None:
    """What an active verb of service is done to: its object, with whose that is; `asked` says that it is asked for."""
    first, last, _ = cue
    there = place_before(scene, words, first) if sort == PEOPLE else None
    found = object_of(scene, words, sort, last + 1, asked=asked or sort == BROKEN or there is not None)
    if found is None and sort in (PEOPLE, SURVIVORS):
        return _by_vehicle(scene, words, first, last)
    if found is not None and there is not None and found.whom is None:
        return found._replace(whom=there)
    if found is None or sort != BROKEN or (found.amount is None and found.whom is None):
        return found
    return found._replace(whom=next((m for m in scene.parties if m.last <= first), found.whom))


def _by_vehicle(scene: Scene, words: Words, first: int, last: int) -> Served | None:
    """'these helicopters have evacuated 9,000 people': whom a vehicle carries off is told by what the text is about."""
    amount = next((q for q in scene.quantities if q.first == last + 1), None)
    led = scene.tokens.lowers[max(0, first - VEHICLE) : first]
    if amount is None or amount.last >= len(scene.tokens) or words.nouns["crewed"].isdisjoint(led):
        return None
    people = words.role_words["people"] | words.nouns["reached"] | words.nouns["tended"]
    if scene.tokens.lowers[amount.last] not in people:
        return None
    return Served(amount.first, amount.last + 1, None, amount, named=amount.last)


def _abroad(scene: Scene, words: Words, form: VerbForm, cue: tuple[int, int, str]) -> Served | None:
    """What is run in another country, who works or goes there, and who goes there to be treated."""
    first, last, tense = cue
    sort = form.group
    if sort == CURED:
        return _cured(scene, words, first, last)
    if sort == STAFF:
        return stationed(scene, words, first, last) if tense == "present" else None
    if sort == DUTY:
        goes = form.lemma in words.nouns["travelling"] and _is_on_errand(scene, words)
        told = (goes and tense in GOING) or (tense in WORKING and form.lemma not in words.nouns["travelling"])
        return at_work(scene, words, first, last) if told else None
    return None if tense.startswith("passive") or tense == "participle" else scheme(scene, words, last + 1)


def _is_on_errand(scene: Scene, words: Words) -> bool:
    """Whether a word of relief, or of what is done there, says why people go ('travelled to Chad to help')."""
    said = scene.tokens.words
    return not (said.isdisjoint(words.nouns["errands"]) and said.isdisjoint(words.nouns["reliefs"])
                and said.isdisjoint(words.nouns["helping_there"]) and said.isdisjoint(words.nouns["aided"]))


def _cured(scene: Scene, words: Words, first: int, last: int) -> Served | None:
    """'20 wounded Kenyan soldiers arrived in Norway for treatment': whom another treats."""
    behind = scene.tokens.lowers[last + 1 : last + 1 + CURE]
    if words.nouns["cures"].isdisjoint(behind):
        return None
    return subject_of(scene, words, PATIENTS, first, last) or object_of(scene, words, PATIENTS, last + 1)


def _is_for_repair(scene: Scene, words: Words, at: int) -> bool:
    """'to Norway for repair': whether a thing that is sent behind token `at` is sent to be mended."""
    upkeep = (k for k in range(at, len(scene.tokens)) if scene.tokens.lowers[k] in words.nouns["upkeep"])
    return any(scene.tokens.lowers[k - 1] in words.nouns["aims"] and scene.covered[k - 2] == "party" for k in upkeep)


def service_nouns(scene: Scene, words: Words) -> Iterator[tuple[int, Served, str]]:
    """The nouns of such acts with what they are done to, and the group of their cue: 'the repair of Kenyan tanks'."""
    nouns = words.joined["services"]
    if scene.tokens.words.isdisjoint(nouns):
        return
    lowers = scene.tokens.lowers
    for at in [at for at, lower in enumerate(lowers[:-2]) if lower in nouns]:
        lower, after = lowers[at], lowers[at + 1]
        if lower in words.nouns["sharings"]:
            named = at > 0 and scene.tokens.lowers[at - 1] in words.nouns["shareable"]
            found = _shared(scene, words, at - 1 if named else at + 2) if named or after in words.order.of else None
            if found is not None:
                yield at, found, GROUP
            continue
        if is_relief(scene, words, at):
            found = owed(scene, words, at + 2)
            if found is not None:
                yield at, found._replace(first=at, named=at), GROUP
            continue
        school = lower in words.nouns["schools"]
        led = after in words.order.of or (school and after in words.nouns["to_people"])
        if not led or any(one.first <= at < one.last for one in scene.served.values()):
            continue
        sorts = (TRAINEES,) if school else (THINGS, PEOPLE)
        found = next((one for sort in sorts if (one := object_of(scene, words, sort, at + 2))), None)
        if found is not None and school:
            yield at, found._replace(kind="people"), TRAINING
        elif found is not None:
            yield at, found._replace(first=at, named=at), GROUP


def _is_demanded(scene: Scene, first: int) -> bool:
    """'wants Norway to repair' has a mark; 'demanded that Norway repair' has the name right before the verb."""
    named = next((m for m in scene.parties if m.last == first), None)
    return named is not None and named.name.use != "demonym"


def _is_aim(scene: Scene, words: Words, first: int) -> bool:
    """Whether a verb tells what something else is for: '$5 million to repair', 'sent engineers to repair'."""
    if any(m.last <= first for m in scene.money):
        return True
    told = [v for v in scene.verbs if v.at < first and v.form.group in SENDING]
    return any(first - v.at > 1 and any(
        scene.covered[k] in ("item", "quantity") or words.heads.get(scene.tokens.lowers[k])
        for k in range(v.at + 1, first)) for v in told)


def _helped(scene: Scene, words: Words, begin: int) -> Served | None:
    """'Kenya clear mines', 'the Kenyan army with the repair of its tanks': who is helped, and with what."""
    tokens, at = scene.tokens, begin
    while at < len(tokens) and tokens.lowers[at] in words.nouns["definite"]:
        at += 1
    whom = next((m for m in scene.parties if m.first == at), None)
    pronoun = whom is None and at < len(tokens) and tokens.lowers[at] in words.nouns["objects"]
    if whom is None and not pronoun:
        return None
    at = whom.last if whom is not None else at + 1
    if whom is not None and whom.name.use == "demonym":
        at += 1  # 'the Kenyan army'; 'supports Turkish search' helps nobody
    end = min(at + HELPED, len(tokens) - 1)
    while at < end and tokens[at].kind == "word" and not _leads(words, tokens.lowers[at]):
        at += 1
    if at >= end or not _leads(words, tokens.lowers[at]):
        return None
    if tokens.lowers[at] in words.nouns["aided"]:
        return _made(scene, words, _deed(scene, words, at, whom))
    if tokens.lowers[at] in words.nouns["infinitives"]:
        acted = tokens.lowers[at + 1] in words.nouns["aided"]
        return _made(scene, words, _deed(scene, words, at + 1, whom)) if acted else None
    return _deed(scene, words, at + 1, whom) if _is_deed(scene, words, at + 1) else None


def _made(scene: Scene, words: Words, deed: Served | None) -> Served | None:
    """A deed that has an object, and of one that makes something: only where what is made is a thing one can see."""
    if deed is None or deed.last - deed.first < LEAST:
        return None  # 'help Kenya rebuild'
    if scene.tokens.lowers[deed.first] not in words.nouns["aided_making"]:
        return deed
    made = scene.tokens.lowers[deed.first + 1 : deed.last]
    concrete = words.nouns["built"] | words.nouns["made_for"]
    return deed if any(lower in concrete or words.heads.get(lower) == "goods" for lower in made) else None


def _leads(words: Words, lower: str) -> bool:
    return lower in words.nouns["aided"] or (lower in words.nouns["infinitives"] or lower in words.nouns["aided_in"])


def _is_deed(scene: Scene, words: Words, at: int) -> bool:
    """Whether a deed that is a service begins at a token behind 'with' or 'in' ('clearing mines', 'the repair of')."""
    while at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["articles"]:
        at += 1
    near = scene.tokens.lowers[at : at + 3]
    if near and near[0] in words.nouns["deeds"]:
        return True
    known = words.nouns["upkeep"] | words.nouns["tending"]
    return any(word in known or words.heads.get(word) == GROUP for word in near)


def _deed(scene: Scene, words: Words, at: int, whom: NameMention | None) -> Served | None:
    """The deed at token `at` with what it is done to."""
    while at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["articles"]:
        at += 1
    end, tokens = at + 1, scene.tokens
    while end < len(tokens) and end - at < LONG and scene.covered[end] != "date":
        token = tokens[end]
        of = token.lower in words.order.of | words.nouns["articles"] | words.nouns["own_things"]
        if token.kind == "mark" and token.text not in JOINTS:
            break
        if (token.lower in words.nouns["stops"] or token.lower in words.nouns["conjunctions"]) and not of:
            break
        end += 1
    amount = next((q for q in scene.quantities if at < q.first < end), None)
    form = words.verbs.get(tokens.lowers[at])
    trains = form is not None and form.group == "train" and end - at > 1
    return Served(at, end, whom, amount, named=at + 1 if trains else -1)


def _shared(scene: Scene, words: Words, begin: int) -> Served | None:
    """'intelligence with Kenya', 'satellite images with the Kenyan army': what is shared, and with whom."""
    found = run(scene, words, begin)
    if found is None or found[1] is not None or found[0] <= begin:
        return None
    if found[0] < len(scene.tokens) and scene.tokens[found[0]].text == ",":
        found = run(scene, words, found[0] + 1) or found  # 'significant, timely intelligence'
    at = found[0]
    if words.nouns["shareable"].isdisjoint(scene.tokens.lowers[begin:at]):
        return None
    while at < len(scene.tokens) and at - begin < LONG and scene.tokens.lowers[at] not in words.nouns["withs"]:
        at += 1
    for place in range(at + 1, min(at + WHENCE, len(scene.tokens))):
        named = next((m for m in scene.parties if m.first == place), None)
        if named is not None:
            return Served(begin, found[0], named)
        if scene.tokens.lowers[place] in words.nouns["objects"]:
            return Served(begin, found[0], None)
        if scene.tokens[place].kind == "mark":
            break
    return None
