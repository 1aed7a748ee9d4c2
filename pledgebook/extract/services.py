"""Services that a verb is itself: 'will repair Kenyan tanks', 'evacuated 300 patients from Kenya', 'helped Kenya clear mines'.

No noun of giving tells them. What says that it is a service is whose the things or the people are to which it is done:
who mends another's bridge serves that other, who mends a bridge may do anything. So such a verb is a cue only where
its object belongs to a country in words, and a draft of it stands only where somebody else acts (`veto_own`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.verbal import acts, is_nation
from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention
from pledgebook.text.numbers import Amount

GROUP = "service"
"""The group of the cue of such a verb."""

TRAINING = "train"
"""The group of the cue where those to whom it is done are trained."""

THINGS, PEOPLE, BESIDE, SHARED, TRAINEES = "on_things", "on_people", "beside", "shared", "on_trainees"
"""What such verbs are done to: things, people; who is helped; what is shared with somebody; who is trained."""

PATIENTS, FORCES, GUESTS, SURVIVORS, MINES = "on_patients", "on_forces", "on_guests", "on_survivors", "on_mines"
"""Who is carried to be treated, advised, sheltered, rescued where they are; what is cleared."""

BROKEN = "on_broken"
"""What is sent to be mended."""

SORTS = {**dict.fromkeys((THINGS, PEOPLE, BESIDE, SHARED, PATIENTS, FORCES, GUESTS, SURVIVORS, MINES, BROKEN), GROUP),
         TRAINEES: TRAINING}
"""The group of the cue by what the verb is done to."""

LONG = 12
"""Words that the object of such a verb may have."""

WHENCE = 6
"""Within how many words behind a preposition the country stands ('patients from the hospitals of Kenya')."""

HELPED = 6
"""Words that those may have who are helped ('the armed forces of Kenya')."""

SUBJECT = 14
"""How many words before a passive its subject may begin."""


class Served(NamedTuple):
    """What a service is done to: tokens `first` to `last`, whose it is (None for a pronoun), how many there are."""

    first: int
    last: int
    whom: NameMention | None
    amount: Amount | None = None
    kind: str = GROUP
    named: int = -1
    """Where its name begins behind its number, if that is not `first`."""


def service_verbs(scene: Scene, words: Words) -> Iterator[tuple[Verb, int]]:
    """The verbs that may be a service, each with its last token; at most one begins at a token."""
    if words.services.keys().isdisjoint(scene.tokens.words):
        return
    for at, lower in enumerate(scene.tokens.lowers):
        for form, particle in words.services.get(lower, ()):
            last = at + len(particle.split())
            if particle and " ".join(scene.tokens.lowers[at + 1 : last + 1]) != particle:
                continue
            if scene.covered[at] in ("", "item") and scene.tokens[at].kind == "word":
                yield Verb(at, form), last
            break


def served(scene: Scene, words: Words, verb: Verb, cue: tuple[int, int, str]) -> Served | None:
    """What a verb of service is done to, where its object is somebody's; `cue` is its first and last token and tense."""
    first, last, tense = cue
    sort, forms = verb.form.group, verb.form.forms
    if tense in ("infinitive", "gerund") and _is_aim(scene, words, first):
        return None
    if tense == "present" and not (acts(scene, words, verb) or "gerund" in forms or _is_demanded(scene, words, first)):
        return None
    goes_on = not words.nouns["just_now"].isdisjoint(scene.tokens.lowers[first:last])  # 'are being housed'
    if sort == GUESTS and tense in ("present", "passive_present") and not goes_on:
        return None  # 'hosts 3 million refugees' tells how it is
    if sort == BROKEN and not _is_for_repair(scene, words, last + 1):
        return None
    if sort == BESIDE:
        return None if tense.startswith("passive") else _helped(scene, words, last + 1)
    if tense.startswith("passive") or tense == "participle":
        return _subject(scene, words, sort, first, last)
    if sort == SHARED:
        return _shared(scene, words, last + 1)
    asked = tense == "infinitive" and any(v.at < first and v.form.group == "request" for v in scene.verbs)
    found = _object(scene, words, sort, last + 1, asked=asked or sort == BROKEN)
    if found is None or sort != BROKEN or found.amount is None and found.whom is None:
        return found
    return found._replace(whom=next((m for m in scene.parties if m.last <= first), found.whom))


def _is_for_repair(scene: Scene, words: Words, at: int) -> bool:
    """'to Norway for repair': whether a thing that is sent behind token `at` is sent to be mended."""
    upkeep = (k for k in range(at, len(scene.tokens)) if scene.tokens[k].lower in words.nouns["upkeep"])
    return any(scene.tokens[k - 1].lower in words.nouns["aims"] and scene.covered[k - 2] == "party" for k in upkeep)


def service_nouns(scene: Scene, words: Words) -> Iterator[tuple[int, Served, str]]:
    """The nouns of such acts with what they are done to, and the group of their cue: 'the repair of Kenyan tanks'."""
    nouns = words.nouns["tending"] | words.nouns["upkeep"] | words.nouns["schools"]
    if scene.tokens.words.isdisjoint(nouns | words.nouns["sharings"]):
        return
    for at in range(len(scene.tokens) - 2):
        lower, after = scene.tokens[at].lower, scene.tokens[at + 1].lower
        if lower in words.nouns["sharings"]:
            named = at > 0 and scene.tokens[at - 1].lower in words.nouns["shareable"]
            found = _shared(scene, words, at - 1 if named else at + 2) if named or after in words.order.of else None
            if found is not None:
                yield at, found, GROUP
            continue
        school = lower in words.nouns["schools"]
        led = after in words.order.of or (school and after in words.nouns["to_people"])
        if lower not in nouns or not led or any(one.first <= at < one.last for one in scene.served.values()):
            continue
        sorts = (TRAINEES,) if school else (THINGS, PEOPLE)
        found = next((one for sort in sorts if (one := _object(scene, words, sort, at + 2))), None)
        if found is not None and school:
            yield at, found._replace(kind="people"), TRAINING
        elif found is not None:
            yield at, found._replace(first=at, named=at), GROUP


def _is_demanded(scene: Scene, words: Words, first: int) -> bool:
    """'wants Norway to repair' has a mark; 'demanded that Norway repair' has the name right before the verb."""
    named = next((m for m in scene.parties if m.last == first), None)
    return named is not None and named.name.use != "demonym"


def _is_aim(scene: Scene, words: Words, first: int) -> bool:
    """Whether a verb tells what something else is for: '$5 million to repair', 'sent engineers to repair'."""
    if any(m.last <= first for m in scene.money):
        return True
    told = [v for v in scene.verbs if v.at < first and v.form.group in ("give", "dispatch", "arrive", "order", "receive")]
    return any(first - v.at > 1 and any(
        scene.covered[k] in ("item", "quantity") or words.heads.get(scene.tokens[k].lower)
        for k in range(v.at + 1, first)) for v in told)


def _object(scene: Scene, words: Words, sort: str, begin: int, *, asked: bool = False) -> Served | None:
    """'14 Kenyan tanks', 'patients from Kenya': a thing with its country, or None.

    Whose it is need not be said where who acts is `asked` to: 'Kenya asked Norway to repair its tanks'.
    """
    own = asked and scene.tokens.lowers[begin : begin + 1] != [] and scene.tokens[begin].lower in words.nouns["own_things"]
    begin += own
    found = _run(scene, words, begin)
    if found is None:
        return None
    end, whom = found
    if end <= begin or not _is_of_sort(scene, words, sort, end - 1):
        return None
    if whom is None or sort in (SURVIVORS, MINES):
        there, behind = _whence(scene, words, end, places=True)
        whom = there or (None if sort == SURVIVORS or not _is_field(scene, words, end - 1) else whom)
        inside = end < len(scene.tokens) and scene.tokens[end].lower in words.nouns["inside"]
        whom = whom if inside or sort != SURVIVORS else None  # 'rescued 300 migrants from Libya' at sea
        guests = sort == GUESTS and scene.covered[begin] == "quantity" and scene.tokens[end - 1].lower in words.nouns["fled"]
        if whom is None and not (asked or guests):
            return None
    else:
        behind = end
    after = scene.tokens.lowers[behind : behind + 1]
    if after and (after[0].endswith(words.adverb_marks) or after[0] in words.nouns["likenesses"]):
        return None  # 'treats Kenyan refugees badly', 'as enemies'
    if sort == FORCES and after and after[0] in words.nouns["infinitives"] and _is_base(scene, words, behind + 1):
        return None  # 'advised Kenyan police to stay'
    return _told(scene, words, begin, end, whom)


def _told(scene: Scene, words: Words, begin: int, end: int, whom: NameMention | None) -> Served:
    """What a service is done to, without its articles, and with its number."""
    begin = _over_articles(scene, words, begin, end)
    amount = next((q for q in scene.quantities if begin <= q.first < end), None)
    named = _over_articles(scene, words, amount.last, end) if amount is not None and amount.first == begin else begin
    return Served(begin, end, whom, amount, named=named)


def _over_articles(scene: Scene, words: Words, at: int, end: int) -> int:
    while at < end - 1 and scene.tokens[at].lower in words.nouns["articles"] and not scene.covered[at]:
        at += 1
    return at


def _is_field(scene: Scene, words: Words, at: int) -> bool:
    """'Kenyan minefields' are in Kenya; 'Russian mines' are those that Russia laid."""
    return scene.tokens[at].lower in words.nouns["mined"]


def _is_base(scene: Scene, words: Words, at: int) -> bool:
    """Whether a verb in its base form stands at a place."""
    form = words.verbs.get(scene.tokens[at].lower) if at < len(scene.tokens) and not scene.covered[at] else None
    return form is not None and "base" in form.forms


def _run(scene: Scene, words: Words, begin: int) -> tuple[int, NameMention | None] | None:
    """Where the noun phrase at `begin` ends and the first country in it; None where it is the subject's own."""
    tokens, at, whom = scene.tokens, begin, None
    if begin < len(tokens) and tokens[begin].lower in words.nouns["own_things"]:
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
        if scene.covered[at] or (token.kind == "mark" and token.text not in "-'’"):
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
    lower = scene.tokens[at].lower
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
        return lower in words.role_words["people"] | words.nouns["reached"] | words.nouns["tended"]
    head = words.heads.get(lower, "goods" if scene.covered[at] == "item" else "")
    return head == "goods" or lower in words.nouns["mended"] | words.nouns["built"]


def _whence(scene: Scene, words: Words, at: int, *, places: bool) -> tuple[NameMention | None, int]:
    """The country or town behind 'from', 'in', 'of', 'for' right behind a thing, and where its name ends."""
    tokens = scene.tokens
    for _ in range(2):
        if at >= len(tokens) or tokens[at].lower not in words.nouns["whence"]:
            return None, at
        for place in range(at + 1, min(at + WHENCE, len(tokens))):
            named = next((m for m in scene.parties if m.first == place), None)
            named = named or (next((m for m in scene.towns if m.first == place), None) if places else None)
            if named is not None:
                return named, named.last
            if tokens[place].kind == "mark" or tokens[place].lower in words.nouns["own_things"]:
                return None, at
            if tokens[place].lower in words.nouns["whence"] - words.order.of:
                at = place
                break
            if tokens[place].lower in words.nouns["stops"] - words.nouns["articles"]:
                return None, at  # 'from towns near Gaza'
    return None, at


def _subject(scene: Scene, words: Words, sort: str, first: int, last: int) -> Served | None:
    """'14 Kenyan tanks were repaired', 'patients who were evacuated from Kenya': what the passive is told of."""
    end = first
    while end > 0 and (scene.tokens[end - 1].lower in words.speech["who"] | words.nouns["relatives"]
                       or scene.tokens[end - 1].lower in words.adverbs or scene.covered[end - 1] == "date"):
        end -= 1
    for begin in range(max(0, end - SUBJECT), end):
        if scene.tokens[begin].kind == "mark" or scene.tokens[begin].lower in words.nouns["relatives"] or (scene.covered[begin] and scene.covered[begin] == scene.covered[
                begin - 1] and begin):
            continue
        found = _run(scene, words, begin)
        if found is None or found[0] <= begin or not _is_of_sort(scene, words, sort, found[0] - 1):
            continue
        at, whom = found
        behind, near = _whence(scene, words, at, places=True)
        if (near if behind else at) != end:
            continue
        if sort in (SURVIVORS, MINES):
            whom = behind or (None if sort == SURVIVORS or not _is_field(scene, words, at - 1) else whom)
        whom = whom or behind or _whence(scene, words, last + 1, places=True)[0]
        return _told(scene, words, begin, at, whom) if whom is not None else None
    return None


def _helped(scene: Scene, words: Words, begin: int) -> Served | None:
    """'Kenya clear mines', 'the Kenyan army with the repair of its tanks': who is helped, and with what."""
    tokens, at = scene.tokens, begin
    while at < len(tokens) and tokens[at].lower in words.nouns["definite"]:
        at += 1
    whom = next((m for m in scene.parties if m.first == at), None)
    pronoun = whom is None and at < len(tokens) and tokens[at].lower in words.nouns["objects"]
    if whom is None and not pronoun:
        return None
    at = whom.last if whom is not None else at + 1
    if whom is not None and whom.name.use == "demonym":
        at += 1  # 'the Kenyan army'; 'supports Turkish search' helps nobody
    end = min(at + HELPED, len(tokens) - 1)
    while at < end and tokens[at].kind == "word" and not _leads(words, tokens[at].lower):
        at += 1
    if at >= end or not _leads(words, tokens[at].lower):
        return None
    if tokens[at].lower in words.nouns["aided"]:
        return _deed(scene, words, at, whom)
    if tokens[at].lower in words.nouns["infinitives"]:
        acted = tokens[at + 1].lower in words.nouns["aided"]
        return _deed(scene, words, at + 1, whom) if acted else None
    return _deed(scene, words, at + 1, whom) if _is_deed(scene, words, at + 1) else None


def _leads(words: Words, lower: str) -> bool:
    return lower in words.nouns["aided"] or lower in words.nouns["infinitives"] | words.nouns["aided_in"]


def _is_deed(scene: Scene, words: Words, at: int) -> bool:
    """Whether a deed that is a service begins at a token behind 'with' or 'in' ('clearing mines', 'the repair of')."""
    while at < len(scene.tokens) and scene.tokens[at].lower in words.nouns["articles"]:
        at += 1
    near = scene.tokens.lowers[at : at + 3]
    if near and near[0] in words.nouns["deeds"]:
        return True
    return any(word in words.nouns["upkeep"] | words.nouns["tending"] or words.heads.get(word) == GROUP for word in near)


def _deed(scene: Scene, words: Words, at: int, whom: NameMention | None) -> Served | None:
    """The deed at token `at` with what it is done to."""
    while at < len(scene.tokens) and scene.tokens[at].lower in words.nouns["articles"]:
        at += 1
    end, tokens = at + 1, scene.tokens
    while end < len(tokens) and end - at < LONG and scene.covered[end] != "date":
        token = tokens[end]
        of = token.lower in words.order.of | words.nouns["articles"] | words.nouns["own_things"]
        if token.kind == "mark" and token.text not in "-'’":
            break
        if token.lower in words.nouns["stops"] | words.nouns["conjunctions"] and not of:
            break
        end += 1
    amount = next((q for q in scene.quantities if at < q.first < end), None)
    return Served(at, end, whom, amount)


def _shared(scene: Scene, words: Words, begin: int) -> Served | None:
    """'intelligence with Kenya', 'satellite images with the Kenyan army': what is shared, and with whom."""
    found = _run(scene, words, begin)
    if found is None or found[1] is not None or found[0] <= begin:
        return None
    at = found[0]
    if words.nouns["shareable"].isdisjoint(scene.tokens.lowers[begin:at]):
        return None
    while at < len(scene.tokens) and at - begin < LONG and scene.tokens[at].lower not in words.nouns["withs"]:
        at += 1
    for place in range(at + 1, min(at + WHENCE, len(scene.tokens))):
        named = next((m for m in scene.parties if m.first == place), None)
        if named is not None:
            return Served(begin, found[0], named)
        if scene.tokens[place].lower in words.nouns["objects"]:
            return Served(begin, found[0], None)
        if scene.tokens[place].kind == "mark":
            break
    return None
