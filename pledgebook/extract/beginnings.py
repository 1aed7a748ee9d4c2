"""Where a row of things may begin that have no number: behind verbs that list, behind marks, behind set phrases."""

from collections.abc import Iterator
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.attributes import is_dash
from pledgebook.extract.cues import Cue
from pledgebook.extract.getters import over_getters
from pledgebook.extract.held import serves_object, serves_through
from pledgebook.extract.members import kept, next_in_list, over_receiver, phrases_from, tells
from pledgebook.extract.openings import in_brackets, in_bundles, inverted, likes, outputs, put
from pledgebook.extract.parted import in_parts
from pledgebook.extract.phrases import phrase_after
from pledgebook.extract.ranges import ranges
from pledgebook.extract.reached import people_behind
from pledgebook.extract.scene import Scene
from pledgebook.extract.told import is_of_set, is_thing, loads
from pledgebook.extract.words import Words, together

LISTING: Final = frozenset(
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

LEADING: Final = LISTING | {"arrive", "train"}
"""Groups of verbs behind which a row of things may begin."""

REACH: Final = 16
"""How many words behind the people reached the thing may stand."""

ASKED: Final = 8
"""How many words behind a verb of asking the 'for' may stand that leads to what is asked."""

RECEIVER: Final = 14
"""How many words who gets may have between a verb and the 'with' of the thing."""

TOPIC: Final = 6
"""How many words before 'including' the noun may stand that makes what is listed topics."""

COLON: Final = 8
"""How many words behind a passive verb the colon may stand that opens the list of its things."""

MARKS: Final = frozenset({":", "–"})
"""What stands before a row of things that says what a clause gives."""

DASHES: Final = MARKS | {"-"}
"""Those, and the hyphen that may be set as a dash."""

CLAUSE: Final = 20
"""How many words behind a verb such a mark may stand."""

LABEL: Final = 4
"""How many words before a colon the bundle may stand whose things it opens."""


LED: Final = (("paying", "aims"), ("contributing", "infinitives"), ("agreeing", "agreed_to"), ("serving", "aided_in"),
              ("benefiting", "froms"))
"""Verbs, by their list, and the words behind them that lead to the thing ('has agreed to military aid for Kenya')."""


def beginnings(
    scene: Scene, words: Words, cues: list[Cue], covered: set[int], rows: list[int], *, listed: bool
) -> list[tuple[int, bool]]:
    """Where a run of things may begin, and whether it is a list of examples; `rows` begin before their verbs."""
    found = [(0, False)] if listed else []
    found += _behind_verbs(scene, words, cues)
    found += [(at, True) for at in loads(scene, words)]
    said, nouns = scene.tokens.words, words.nouns
    told = not said.isdisjoint(together(
        nouns["froms"], nouns["givings"], nouns["deployments"], nouns["likes"], nouns["outputs"]))
    if told:  # one sentence in three
        found += [(at, True) for at in ranges(scene, words)]
    found += [(at, in_parts(scene)) for at in rows]
    if told:
        found += _behind_givings(scene, words)
    if not said.isdisjoint(DASHES):
        found += _behind_marks(scene, words, cues)
    if "(" in said:
        found += [(at, True) for at in in_brackets(scene, words)]
    if told:
        found += [(at + 1, True) for at in likes(scene, words)]
    if not cues and ":" in said:
        found += _in_bundle(scene, words)
    found += _behind_openers(scene, words, cues, covered, listed=listed)
    if told:
        found += [(at, False) for at in outputs(scene, words)]
    if not said.isdisjoint(nouns["held_within"]):
        found += [(at, False) for at in in_bundles(scene, words)]
    for amount in scene.quantities:
        if (at := next_in_list(scene, words, amount.last)) > amount.last:
            found.append((at, False))
    return found


def _behind_verbs(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[tuple[int, bool]]:
    """Where a run of things may begin behind each verb that lists."""
    marked = not scene.tokens.words.isdisjoint(MARKS)
    acts = {cue.at for cue in cues if cue.tense != "phrase"}
    for k, cue in enumerate(cues):
        if cue.group not in LEADING and cue.tense != "phrase":
            continue  # two verbs in three
        leads = cue.tense == "phrase" and cue.at + 1 in acts  # 'is ready to ship'
        holds = cue.group == "include" and ((k and cues[k - 1].group == "trade") or is_of_set(scene, words, cue.first))
        if leads or holds:
            continue
        yield from _behind(scene, words, cue)
        if marked and cue.group in LISTING and (behind := _behind_colon(scene, words, cue)):
            yield behind, False


def _behind_openers(
    scene: Scene, words: Words, cues: list[Cue], covered: set[int], *, listed: bool
) -> Iterator[tuple[int, bool]]:
    """Behind 'including' and 'such as', where what stands before is told of, and is no list of topics."""
    for at, _, after in words.openers.scan(scene.tokens):
        traded = next((cue.group == "trade" for cue in reversed(cues) if cue.at < at), False)
        if traded or _is_of_topics(scene, words, at):
            continue
        spent = scene.tokens.lowers[at] in words.nouns["spends"]
        if (listed or _is_told(scene, words, cues, covered, at)) and (not spent or _has_funds(scene, words, at)):
            yield after, True


def _behind_givings(scene: Scene, words: Words) -> Iterator[tuple[int, bool]]:
    """'a delivery of tents and stoves': behind the 'of' of a noun of giving."""
    givings, lowers = words.nouns["givings"], scene.tokens.lowers
    sent = words.nouns["deployments"]
    for at in [k for k, word in enumerate(lowers[:-2]) if word in givings or word in sent]:
        if lowers[at] in sent and lowers[at] not in givings and not _is_of_helpers(scene, words, at + 2):
            continue
        largest = words.nouns["superlatives"].intersection(lowers[max(0, at - LABEL) : at])
        of = _over_getter(scene, words, at + 1)
        if of + 1 < len(lowers) and lowers[of] in words.order.of and not largest:  # 'the largest donation of vaccines'
            yield of + 1, False


def _is_of_helpers(scene: Scene, words: Words, at: int) -> bool:
    """'the deployment of firefighters', and not of troops or missiles: people who serve where they are sent."""
    phrase = phrase_after(scene, words, at, join=False)
    if phrase is None:
        return False
    last = scene.tokens.lowers[phrase.last - 1]
    return phrase.kind == "service" or last in words.nouns["posted"] or last in words.nouns["tutors"] or (
        last in words.nouns["posted_as"] and phrase.last - phrase.first > 1)


def _over_getter(scene: Scene, words: Words, at: int) -> int:
    """'the sale to Poland of missiles': the index behind who gets, or `at` itself."""
    place, lowers = at, scene.tokens.lowers
    if at + 1 >= len(lowers) or lowers[at] not in words.nouns["infinitives"]:
        return at
    while place + 1 < len(lowers) and (scene.covered[place + 1] == "party" or (
            lowers[place + 1] in words.nouns["definite"] and place == at)):
        place += 1
    return place + 1 if scene.covered[place] == "party" else at


def _behind_marks(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[tuple[int, bool]]:
    """Behind a colon or a dash that stands behind the noun whose things follow, or behind a sum."""
    marks = [at for at, word in enumerate(scene.tokens.lowers) if word in DASHES and _opens_row(scene, at)]
    if not marks:
        return
    yield from ((at, True) for cue in cues if cue.at < marks[-1] and (at := _apposed(scene, words, cue)))
    paid = min((m.last for m in scene.money), default=marks[-1] + 1)
    for at in marks:
        if at >= paid and not any(verb.at == at + 1 for verb in scene.verbs):
            yield at + 1, False


def _in_bundle(scene: Scene, words: Words) -> Iterator[tuple[int, bool]]:
    """'In the package: radars, boots and fuel': behind the colon of a line that has no verb."""
    whole, lowers = words.bundles["whole"] | words.nouns["contents_named"], scene.tokens.lowers
    for at in range(1, len(lowers)):
        if lowers[at] == ":" and (whole.intersection(lowers[max(0, at - LABEL) : at])
                                  or (at < LABEL and lowers[0] in words.nouns["inside"])):
            yield at + 1, True


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
        if any(cue.lemma in words.nouns[acts] and after in words.nouns[leads] for acts, leads in LED):
            yield cue.at + 2, False  # 'intends to contribute to budget support for Kenya'
        yield from ((at, False) for at in withs)
        if cue.group == "request":
            yield from ((at + 1, False) for at in _asked_for(scene, words, cue))
    elif cue.group == "request" and not words.nouns["aims"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 2]):
        yield cue.at + 2, False  # 'was asked for tanks by Kenya'
    elif cue.group == "arrive" and not cue.passive:
        yield from ((at, False) for at in _with_what(scene, words, cue))
    elif cue.group == "train" and not cue.passive:
        yield cue.at + 1, False
    if cue.tense == "phrase":
        yield from _behind_phrase(scene, words, cue)


def _behind_phrase(scene: Scene, words: Words, cue: Cue) -> Iterator[tuple[int, bool]]:
    """The same behind a set phrase: 'called on Norway for tents'."""
    if cue.lemma in words.nouns["calling_for"] and cue.stage is Stage.REQUESTED:
        yield from ((at + 1, False) for at in _asked_for(scene, words, cue))
    if scene.tokens.lowers[cue.at] in words.nouns["holds"]:
        yield from ((at + 1, False) for at in put(scene, words, cue))


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
        if scene.covered[at] == "party":
            continue  # 'asked the U.S. for'
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
    helps = cue.lemma in words.nouns["supporting"] and behind not in words.nouns["objects"]
    if cue.group == "give" and (helps or cue.lemma in words.nouns["with_verbs"]):
        yield from _behind_with(scene, words, cue)  # 'equip the coast guard with boats', 'support families with food'
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
