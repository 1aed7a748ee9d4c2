"""Things without a number: the members of lists and the objects of verbs that list, each a candidate of its own."""

from collections.abc import Iterator

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.attributes import carries, is_dash
from pledgebook.extract.bare import article_of, is_of_land, is_place, is_receiver, is_told_which, of_what, says_nothing
from pledgebook.extract.cues import UNFINITE, Cue
from pledgebook.extract.deeds import deeds
from pledgebook.extract.getters import over_getters
from pledgebook.extract.held import serves_object, serves_through
from pledgebook.extract.members import kept, next_in_list, over_receiver, phrases_from, tells
from pledgebook.extract.openings import in_brackets, in_bundles, inverted, likes, outputs, put
from pledgebook.extract.parted import in_parts
from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.ranges import ranges
from pledgebook.extract.reached import people_behind
from pledgebook.extract.scene import Scene
from pledgebook.extract.schooling import counted_trainees, is_taught
from pledgebook.extract.told import is_of_set, is_thing, loads, rows_before, subjects, told_of
from pledgebook.extract.trainees import trainees
from pledgebook.extract.words import Words

LISTING = frozenset(
    {
        "include",
        "give",
        "order",
        "receive",
        "obtain",
        "dispatch",
        "commit",
        "promise",
        "request",
        "suspend",
        "cancel",
        "refuse",
        "delay",
        "reduce",
        "phrase",
        "consider",
        "produce",
    }
)
"""Groups of verbs whose objects are things even without a number ('includes boots, masks and generators')."""


NO_AMOUNT = "bundle without an amount"
"""The veto of aid in general."""

NO_GIFT = "no thing that is given"
"""The veto of people and the like who stand where a thing would."""

REACH = 16
"""How many words behind the people reached the thing may stand."""

ASKED = 8
"""How many words behind a verb of asking the 'for' may stand that leads to what is asked."""

RECEIVER = 14
"""How many words who gets may have between a verb and the 'with' of the thing."""

TOPIC = 6
"""How many words before 'including' the noun may stand that makes what is listed topics."""

COLON = 8
"""How many words behind a passive verb the colon may stand that opens the list of its things."""

MARKS = frozenset({":", "–"})
"""What stands before a row of things that says what a clause gives."""

CLAUSE = 20
"""How many words behind a verb such a mark may stand."""

FRAGMENT = 14
"""How many words a sentence may have that only names a thing."""

LABEL = 4
"""How many words before a colon the bundle may stand whose things it opens."""

LIST = 3
"""Members that make a run of things a list."""


def members_of(scene: Scene, words: Words, anchor: Anchor) -> list[Anchor]:
    """'$1 billion in artillery, air defenses, and other hardware': three or more things are claims beside the sum."""
    if anchor.money is None or anchor.phrase is None or not anchor.phrase.joined:
        return []
    found = [p for p in phrases_from(scene, words, anchor.phrase.first, {}) if p.last <= anchor.phrase.last]
    things = [p for p in found if p.kind in ("goods", "service")]
    return [Anchor(p.first, p.last, p) for p in things] if len(things) >= 3 else []


def listed_things(scene: Scene, words: Words, cues: list[Cue], covered: set[int], *, listed: bool) -> Iterator[Anchor]:
    """Things without a number: subjects and objects of our verbs, members of lists, each a candidate of its own."""
    seen = {*covered, *(cue.at for cue in cues if cue.group in ("give", "dispatch") and cue.tense not in UNFINITE),
            *(at for cue in cues if cue.group == "train" and cue.at in scene.served
              for at in range(cue.first, cue.at + 1))}
    known: dict[int, Phrase | None] = {}
    rows = {at for at in rows_before(scene, words, cues) if len(kept(scene, words, list(
        phrases_from(scene, words, at, known)))) >= LIST}
    for phrase in [*subjects(scene, words, cues), *told_of(scene, words, cues)]:
        if not seen.intersection(range(phrase.first, phrase.last)) and phrase.first not in rows:
            seen.update(range(phrase.first, phrase.last))
            yield _bare(scene, words, phrase, alone=True)
    done = list(deeds(scene, words, cues))
    for phrase in done:
        if not seen.intersection(range(phrase.first, phrase.last)):
            seen.update(range(phrase.first, phrase.last))
            yield Anchor(phrase.first, phrase.last, phrase, example=True, row=len(done) >= LIST)
    yield from _trained(scene, words, cues, seen)
    built = {cue.at + 1 for cue in cues if cue.group == "give" and cue.lemma in words.nouns["constructing"]}
    trained = {cue.at + 1 for cue in cues if cue.group == "train" and not cue.passive}
    held = {cue.at + 1 for cue in cues if cue.group == "include"}
    for start, example in _starts(scene, words, cues, covered, listed=listed):
        own = _buildings(scene, words, start) if start in built else known
        members = kept(scene, words, list(phrases_from(scene, words, start, own)))
        if start in held:  # a team has engineers; who sends them gives a service
            members = _without_staff(scene, words, start, members)
        for phrase in (of_what(scene, words, member) for member in members):
            if seen.intersection(range(phrase.first, phrase.last)):
                continue
            if phrase.kind == "training" and is_taught(scene, phrase.last):
                continue  # 'announced the training of Kenyan soldiers'
            if phrase.kind == "training" and counted_trainees(scene, words, phrase.first, phrase.last):
                continue  # 'held a workshop for 30 teachers': they are trained
            seen.update(range(phrase.first, phrase.last))
            found = _bare(scene, words, phrase, alone=_is_alone(scene, words, members, phrase))
            whole = listed and start == 0 and phrase is members[0] and found.veto == NO_AMOUNT
            sort = "people" if start in trained else "goods" if start in built else "whole"
            if whole or phrase.kind == sort:  # '- Economic assistance, including ...': the item is the bundle
                found = found._replace(veto="")  # 'will train Ukrainian crews', however many
            yield found._replace(example=example, row=len(members) >= LIST)


def _buildings(scene: Scene, words: Words, start: int) -> dict[int, Phrase | None]:
    """The phrases of what is built abroad by their places: 'a stadium', 'highways' are given there."""
    found: dict[int, Phrase | None] = {}
    for at in range(start, len(scene.tokens)):
        if scene.tokens.lowers[at] in words.nouns["built"]:
            found[at] = Phrase(at, at + 1, "goods")
    return found


def _trained(scene: Scene, words: Words, cues: list[Cue], seen: set[int]) -> Iterator[Anchor]:
    """Those who are trained without a number, but for the tokens that are `seen`, to which theirs are added."""
    for phrase in trainees(scene, words, cues):
        if not seen.intersection(range(phrase.first, phrase.last)):
            seen.update(range(phrase.first, phrase.last))
            yield Anchor(phrase.first, phrase.last, phrase)


def _is_alone(scene: Scene, words: Words, members: list[Phrase], phrase: Phrase) -> bool:
    """Whether nothing beside a thing helps to tell it: 'parts' alone are any, those of 'missiles and parts' are not."""
    if len(members) != 2:
        return len(members) < LIST
    first = members[0]
    general = says_nothing(scene, words, first) or scene.tokens.lowers[first.at_head] in words.nouns["generic"]
    return phrase is first or first.kind != "goods" or general


def _without_staff(scene: Scene, words: Words, start: int, members: list[Phrase]) -> list[Phrase]:
    """'a team that includes engineers' is one thing; of 'help that includes engineers and tents' the tents are."""
    staff = [scene.tokens.lowers[one.at_head] in words.nouns["staff"] for one in members]
    if any(staff) and words.nouns["sent"].intersection(scene.tokens.lowers[:start]):
        return members[: staff.index(True)]
    return [one for one, is_staff in zip(members, staff, strict=True) if not is_staff]


def _behind(scene: Scene, words: Words, cue: Cue) -> Iterator[tuple[int, bool]]:
    """Where a run of things may begin behind one verb, and whether it is a list of examples."""
    if cue.group == "include" and (behind := inverted(scene, words, cue)):
        yield behind, False
    elif cue.group in LISTING and not cue.passive:
        example = cue.group == "include" and cue.tense == "gerund"
        withs = list(_with_what(scene, words, cue)) if cue.group in ("give", "receive") else []
        served = bool(withs) and serves_object(scene, words, cue)
        if not served and not (example and _is_of_topics(scene, words, cue.at)):
            yield over_getters(scene, words, cue) or cue.at + 1, example
        after = scene.tokens.lowers[cue.at + 1] if cue.at + 1 < len(scene.tokens) else ""
        if cue.lemma in words.nouns["moving"] and after in words.nouns["particles"]:
            yield cue.at + 2, example
        if (cue.lemma in words.nouns["paying"] and after in words.nouns["aims"]) or (
                cue.lemma in words.nouns["contributing"] and after in words.nouns["infinitives"]):
            yield cue.at + 2, False  # 'intends to contribute to budget support for Kenya'
        yield from ((at, False) for at in withs)
        yield from ((at + 1, False) for at in _asked_for(scene, words, cue) if cue.group == "request")
    elif cue.group == "request" and not words.nouns["aims"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 2]):
        yield cue.at + 2, False  # 'was asked for tanks by Kenya'
    elif cue.group == "arrive" and not cue.passive:
        yield from ((at, False) for at in _with_what(scene, words, cue))
    elif cue.group == "train" and not cue.passive:
        yield cue.at + 1, False
    if cue.tense == "phrase" and scene.tokens.lowers[cue.at] in words.nouns["holds"]:
        yield from ((at + 1, False) for at in put(scene, words, cue))
    if cue.group in LISTING and (behind := _behind_colon(scene, words, cue)):
        yield behind, False


def is_list(scene: Scene, words: Words, cues: list[Cue]) -> bool:
    """'Tanks, radars and shells.', 'Drones.': a sentence that is nothing but things goes on with what was told."""
    if cues or not scene.tokens or not scene.tokens.words.isdisjoint(words.nouns["being"]):
        return False
    if sum(token.text == "," for token in scene.tokens) > 1:
        return True
    if scene.tokens.lowers[0] in words.nouns["definite"]:
        return False  # 'The law bans rifles.'
    closed = len(scene.tokens) <= FRAGMENT and scene.tokens[-1].text in ".!" and not scene.sentence.is_heading
    phrase = phrase_after(scene, words, 0, join=False) if closed else None
    return phrase is not None and phrase.kind in ("goods", "service") and phrase.first <= 1 and not scene.verbs


def _starts(
    scene: Scene, words: Words, cues: list[Cue], covered: set[int], *, listed: bool
) -> Iterator[tuple[int, bool]]:
    """Where a run of things may begin, and whether it is a list of examples."""
    if listed:
        yield 0, False
    acts = {cue.at for cue in cues if cue.tense != "phrase"}
    for k, cue in enumerate(cues):
        leads = cue.tense == "phrase" and cue.at + 1 in acts  # 'is ready to ship'
        holds = cue.group == "include" and ((k and cues[k - 1].group == "trade") or is_of_set(scene, words, cue.first))
        if not leads and not holds:
            yield from _behind(scene, words, cue)
    yield from ((at, True) for at in [*loads(scene, words), *ranges(scene, words)])
    yield from ((at, in_parts(scene)) for at in rows_before(scene, words, cues))
    givings = words.nouns["givings"]
    given = not givings.isdisjoint(scene.tokens.words)
    for at in [k for k, word in enumerate(scene.tokens.lowers[:-2]) if word in givings] if given else ():
        largest = words.nouns["superlatives"].intersection(scene.tokens.lowers[max(0, at - LABEL) : at])
        if scene.tokens.lowers[at + 1] in words.order.of and not largest:  # 'the largest donation of vaccines ever'
            yield at + 2, False
    yield from ((at, True) for cue in cues if (at := _apposed(scene, words, cue)))
    paid = min((m.last for m in scene.money), default=len(scene.tokens))
    marks = (at for at in range(paid, len(scene.tokens)) if _opens_row(scene, at))
    yield from ((at + 1, False) for at in marks if not any(verb.at == at + 1 for verb in scene.verbs))
    yield from ((at, True) for at in in_brackets(scene, words))
    yield from ((at + 1, True) for at in likes(scene, words))
    if not cues:  # 'In the package: radars, boots and fuel'
        whole = words.bundles["whole"] | words.nouns["contents_named"]
        yield from ((at + 1, True) for at in range(1, len(scene.tokens)) if scene.tokens[at].text == ":"
                    and (whole.intersection(scene.tokens.lowers[max(0, at - LABEL) : at])
                         or (at < LABEL and scene.tokens.lowers[0] in words.nouns["inside"])))
    for at, _, after in words.openers.scan(scene.tokens):
        traded = next((cue.group == "trade" for cue in reversed(cues) if cue.at < at), False)
        if traded or _is_of_topics(scene, words, at):
            continue
        spent = scene.tokens.lowers[at] in words.nouns["spends"]
        if (listed or _is_told(scene, words, cues, covered, at)) and (not spent or _has_funds(scene, words, at)):
            yield after, True
    yield from ((at, False) for at in [*outputs(scene, words), *in_bundles(scene, words)])
    counted = [q.last for q in scene.quantities]
    yield from ((at, False) for last in counted if (at := next_in_list(scene, words, last)) > last)


def _is_of_topics(scene: Scene, words: Words, at: int) -> bool:
    """'the needs of its citizens, including healthcare', 'a range of issues, including energy': no list of things."""
    place = at - 1 - (at > 0 and scene.tokens[at - 1].text == ",")
    if is_of_set(scene, words, at) or (place >= 0 and scene.tokens.lowers[place] in words.nouns["areas_listed"]):
        return True
    for k in range(place, max(place - TOPIC, -1), -1):
        if scene.tokens.lowers[k] in words.nouns["subjects_listed"]:
            return scene.tokens.lowers[k + 1] not in words.nouns["infinitives"]  # 'the aid that it needs to survive'
        if scene.tokens[k].kind == "mark" or scene.covered[k] in ("money", "quantity", "item"):
            return False
    return False


def _opens_row(scene: Scene, at: int) -> bool:
    """Whether a mark stands before a row of things: a colon, a dash, or a hyphen that is set as a dash."""
    return scene.tokens[at].text in MARKS or is_dash(scene.tokens, at)


def _behind_colon(scene: Scene, words: Words, cue: Cue) -> int:
    """'the following will be supplied: radios; boots', 'what Spain has sent so far: radios': behind a colon, or 0."""
    if scene.tokens.words.isdisjoint(MARKS):
        return 0
    near = range(cue.at + 1, min(cue.at + COLON, len(scene.tokens) - 1))
    colon = next((k for k in near if scene.tokens[k].text == ":"), 0)
    alone = cue.passive or not any(is_thing(scene, words, k) for k in range(cue.at + 1, colon))
    return colon + 1 if colon and alone else _behind_mark(scene, words, cue)


def _behind_mark(scene: Scene, words: Words, cue: Cue) -> int:
    """'is sending relief items to Chad: tents, blankets and stoves': where a row of things begins, or 0."""
    tokens = scene.tokens
    mark = next((k for k in range(cue.at + 2, min(cue.at + CLAUSE, len(tokens) - 1)) if tokens[k].text in MARKS), 0)
    if not mark or any(cue.at < verb.at < mark for verb in scene.verbs):
        return 0
    members = kept(scene, words, list(phrases_from(scene, words, mark + 1, {})))
    things = [one for one in members if one.kind in ("goods", "service")]
    row = len(things) > 1 and things[0].first <= mark + 3 and not tells(scene, words, things[-1].last)
    acts = row and any(mark < verb.at < things[0].first for verb in scene.verbs)
    return mark + 1 if row and not acts else 0


def _apposed(scene: Scene, words: Words, cue: Cue) -> int:
    """'deliver basic services – food, shelter and care –': where the list begins that says what a noun means, or 0."""
    if cue.group not in LISTING or cue.passive or (cue.stage is None and cue.group != "include"):
        return 0
    start = over_receiver(scene, words, cue.at + 1)
    start = next((amount.last for amount in scene.quantities if amount.first == start), start)  # '7,000 small arms –'
    phrase = phrase_after(scene, words, start, join=False)
    if phrase is None or not phrase.kind or phrase.first > start + 3 or phrase.last >= len(scene.tokens):
        return 0
    acts = any(verb.at == phrase.last + 1 for verb in scene.verbs)
    return phrase.last + 1 if not acts and _opens_row(scene, phrase.last) else 0


def _asked_for(scene: Scene, words: Words, cue: Cue) -> Iterator[int]:
    """'pleads with Congress for funding', 'appealed to its allies for jets': behind whom it asks."""
    if cue.lemma in words.nouns["needs"]:
        return
    for at in range(cue.at + 1, min(cue.at + ASKED, len(scene.tokens) - 1)):
        if scene.tokens[at].kind == "mark" or is_thing(scene, words, at):
            return
        if scene.tokens.lowers[at] in words.nouns["aims"] and not _is_time(scene, words, at + 1):
            yield at
            return


def _is_time(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'for' leads to how long ('pleading for weeks for more jets')."""
    return scene.covered[at] == "date" or words.heads.get(scene.tokens.lowers[at]) == "nothing"


def _has_funds(scene: Scene, words: Words, at: int) -> bool:
    """Whether money stands before 'used for': jets that are 'used for rescue' are spent on nothing."""
    paid = any(m.first < at for m in scene.money)
    return paid or any(words.heads.get(t.lower) in ("package", "funds") for t in scene.tokens[:at])


def _with_what(scene: Scene, words: Words, cue: Cue) -> Iterator[int]:
    """'reached 8 million people with food assistance': the thing stands behind 'with'."""
    behind = scene.tokens.lowers[cue.at + 1] if cue.at + 1 < len(scene.tokens) else ""
    if cue.group == "receive" and behind in words.nouns["withs"]:
        yield cue.at + 2  # 'has been provided with radars'
    if cue.group == "give" and cue.lemma in words.nouns["with_verbs"]:
        yield from _behind_with(scene, words, cue)  # 'equip the coast guard with boats'
    if cue.group == "give" and cue.lemma in words.nouns["serving"] and (at := serves_through(scene, words, cue)):
        yield at
    counted = next((q for q in scene.quantities if 0 < q.first - cue.at <= 2), None)
    if counted is not None and (cue.group != "give" or people_behind(scene, words, counted)):
        withs = (at for at in range(counted.last, min(counted.last + REACH, len(scene.tokens)))
                 if scene.tokens.lowers[at] in words.nouns["withs"])
        yield from (at + 1 for at in withs)


def _behind_with(scene: Scene, words: Words, cue: Cue) -> Iterator[int]:
    """The place behind the first 'with' in the clause of a verb, before any mark, thing or other verb."""
    over = serves_object(scene, words, cue)
    for at in range(cue.at + 2, min(cue.at + RECEIVER, len(scene.tokens) - 1)):
        token = scene.tokens[at]
        if token.lower in words.nouns["withs"]:
            yield at + 1
            return
        held = is_thing(scene, words, at) or scene.covered[at] in ("money", "quantity")
        if token.text in ",.;:" or (held and not over):
            return


def _is_told(scene: Scene, words: Words, cues: list[Cue], covered: set[int], at: int) -> bool:
    """Whether something is said of what stands before 'including': a verb of ours, a bundle, or an amount."""
    staged = any(c.at < at and (c.stage is not None or c.group == "include") for c in cues)
    bundle = any(words.heads.get(t.lower) in ("package", "funds") for t in scene.tokens[:at])
    return staged or bundle or any(k in covered for k in range(max(0, at - 3), at)) or at <= 1


def _is_of_so_many(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'a team of 50 doctors', 'aid of 40 tons of rice': what is counted behind 'of' is what is given."""
    at, last = phrase.last, scene.tokens.lowers[phrase.last - 1]
    group = phrase.kind != "service" or last in words.nouns["sent"] | words.nouns["countable"]
    return group and scene.covered[at + 1 : at + 2] == ["quantity"] and scene.tokens.lowers[at] in words.order.of


def _bare(scene: Scene, words: Words, phrase: Phrase, *, alone: bool) -> Anchor:
    """A thing without a number: one, if an article says so; a bundle without an amount says nothing."""
    veto = "" if phrase.kind in ("goods", "service", "training") else NO_GIFT
    so_many = phrase.kind in ("service", "package", "funds") and _is_of_so_many(scene, words, phrase)
    if so_many or carries(scene, words, phrase.last):
        veto = NO_GIFT
    if is_of_land(scene, words, phrase):
        return Anchor(phrase.first, phrase.last, phrase, veto="a place, not a gift")
    if is_place(scene, words, phrase) or is_receiver(scene, words, phrase):
        veto = "a place, not a gift"
    if phrase.kind in ("funds", "package"):
        said = {token.lower for token in scene.tokens[phrase.first : phrase.last]}
        beside = scene.tokens.lowers[phrase.last - 2] if phrase.last - phrase.first > 1 else ""
        in_kind = words.heads.get(beside) == "goods" and beside in words.nouns["mass"]  # 'food aid' is food
        in_kind = in_kind or bool(said & (words.nouns["served"] | words.nouns["particular"]))  # 'pro bono assistance'
        both = phrase.kind == "funds" or not alone or bool(said & words.nouns["conjunctions"])
        civil = in_kind or (said & words.bundles["civil"] and both)  # 'humanitarian and military assistance'
        veto = "" if civil and not so_many else NO_AMOUNT
    money = phrase.kind in ("funds", "package")
    shown = not words.nouns["likes"].isdisjoint(scene.tokens.lowers[phrase.last : phrase.last + 1])
    vague = says_nothing(scene, words, phrase) and (alone or money or phrase.first < phrase.last - 1 or shown)
    if vague and not is_told_which(scene, words, phrase):
        veto = "says no particular thing"
    counted = article_of(scene, words, phrase) if not veto else None
    return Anchor(phrase.first, phrase.last, phrase, veto=veto, quantity=counted)
