"""Things without a number: the members of lists and the objects of verbs that list, each a candidate of its own."""

from collections.abc import Iterator
from decimal import Decimal

from pledgebook.codes import Bound
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import Phrase, phrase_after, phrase_around
from pledgebook.extract.reached import people_behind
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.numbers import Amount

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

PASSIVES = frozenset({"give", "dispatch", "order", "commit", "suspend", "cancel"})
"""Groups of verbs whose passive subject is a thing that is given."""

SUBJECT = 9
"""How many words may stand between a thing and the passive verb that it is the subject of."""

RELATIVE = 8
"""How many words the clause about a thing may have before its verb ('that the US helped send')."""

REACH = 16
"""How many words behind the people reached the thing may stand."""

ASKED = 8
"""How many words behind a verb of asking the 'for' may stand that leads to what is asked."""

BETWEEN = ("conjunctions", "articles", "fillers")
"""Lists of words that stand between the members of a list and belong to none."""

TAIL = 8
"""How many words a tail of a member may have ('for the crews of these systems')."""

CLAUSE = 16
"""How many words a clause about a member may have before the list goes on."""

LIST = 3
"""Members that make a run of things a list."""


def members_of(scene: Scene, words: Words, anchor: Anchor) -> list[Anchor]:
    """'$1 billion in artillery, air defenses, and other hardware': three or more things are claims beside the sum."""
    if anchor.money is None or anchor.phrase is None or not anchor.phrase.joined:
        return []
    found = [p for p in _phrases_from(scene, words, anchor.phrase.first, {}) if p.last <= anchor.phrase.last]
    things = [p for p in found if p.kind in ("goods", "service")]
    return [Anchor(p.first, p.last, p) for p in things] if len(things) >= 3 else []


def listed_things(scene: Scene, words: Words, cues: list[Cue], covered: set[int], *, listed: bool) -> Iterator[Anchor]:
    """Things without a number: subjects and objects of our verbs, members of lists, each a candidate of its own."""
    seen = set(covered)
    known: dict[int, Phrase | None] = {}
    for phrase in [*_subjects(scene, words, cues), *_told_of(scene, words, cues)]:
        if not seen.intersection(range(phrase.first, phrase.last)):
            seen.update(range(phrase.first, phrase.last))
            yield _bare(scene, words, phrase, alone=True)
    for start, example in _starts(scene, words, cues, covered, listed=listed):
        members = list(_phrases_from(scene, words, start, known))
        for phrase in members:
            if seen.intersection(range(phrase.first, phrase.last)):
                continue
            seen.update(range(phrase.first, phrase.last))
            found = _bare(scene, words, phrase, alone=len(members) < LIST)
            if listed and start == 0 and phrase is members[0] and found.veto == NO_AMOUNT:
                found = found._replace(veto="")  # '- Economic assistance, including ...': the item is the bundle
            yield found._replace(example=example)


def _starts(
    scene: Scene, words: Words, cues: list[Cue], covered: set[int], *, listed: bool
) -> Iterator[tuple[int, bool]]:
    """Where a run of things may begin, and whether it is a list of examples."""
    if listed:
        yield 0, False
    for cue in cues:
        if cue.group in LISTING and not cue.passive:
            yield cue.at + 1, cue.group == "include" and cue.tense == "gerund"
            yield from ((at, False) for at in _with_what(scene, words, cue) if cue.group == "give")
            yield from ((at + 1, False) for at in _asked_for(scene, words, cue) if cue.group == "request")
        elif cue.group == "arrive" and not cue.passive:
            yield from ((at, False) for at in _with_what(scene, words, cue))
        elif cue.group == "include" and _inverted(scene, words, cue):
            yield cue.at + 2, False
    givings = words.nouns["givings"]
    for at in [k for k, word in enumerate(scene.tokens.lowers[:-2]) if word in givings]:
        if scene.tokens[at + 1].lower in words.order.of:
            yield at + 2, False
    paid = min((m.last for m in scene.money), default=len(scene.tokens))
    yield from ((at + 1, False) for at in range(paid, len(scene.tokens)) if scene.tokens[at].text in ":–")
    for at, _, after in words.openers.scan(scene.tokens):
        spent = scene.tokens[at].lower in words.nouns["spends"]
        if (listed or _is_told(scene, words, cues, covered, at)) and (not spent or _has_funds(scene, words, at)):
            yield after, True
    counted = [q.last for q in scene.quantities]
    yield from ((at, False) for last in counted if (at := _next_in_list(scene, words, last)) > last)


def _asked_for(scene: Scene, words: Words, cue: Cue) -> Iterator[int]:
    """'pleads with Congress for funding', 'appealed to its allies for jets': behind whom it asks."""
    if cue.lemma in words.nouns["needs"]:
        return
    for at in range(cue.at + 1, min(cue.at + ASKED, len(scene.tokens) - 1)):
        if scene.tokens[at].kind == "mark" or _is_thing(scene, words, at):
            return
        if scene.tokens[at].lower in words.nouns["aims"]:
            yield at
            return


def _has_funds(scene: Scene, words: Words, at: int) -> bool:
    """Whether money stands before 'used for': jets that are 'used for rescue' are spent on nothing."""
    paid = any(m.first < at for m in scene.money)
    return paid or any(words.heads.get(t.lower) in ("package", "funds") for t in scene.tokens[:at])


def _with_what(scene: Scene, words: Words, cue: Cue) -> Iterator[int]:
    """'reached 8 million people with food assistance': the thing stands behind 'with'."""
    counted = next((q for q in scene.quantities if 0 < q.first - cue.at <= 2), None)
    if counted is not None and (cue.group != "give" or people_behind(scene, words, counted)):
        withs = (at for at in range(counted.last, min(counted.last + REACH, len(scene.tokens)))
                 if scene.tokens[at].lower in words.nouns["withs"])
        yield from (at + 1 for at in withs)


def _inverted(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Also included are radars': the things stand behind the auxiliary."""
    after = scene.tokens[cue.at + 1].lower if cue.at + 1 < len(scene.tokens) else ""
    return after in words.nouns["copulas"]


def _is_told(scene: Scene, words: Words, cues: list[Cue], covered: set[int], at: int) -> bool:
    """Whether something is said of what stands before 'including': a verb of ours, a bundle, or an amount."""
    staged = any(c.at < at and (c.stage is not None or c.group == "include") for c in cues)
    bundle = any(words.heads.get(t.lower) in ("package", "funds") for t in scene.tokens[:at])
    return staged or bundle or any(k in covered for k in range(max(0, at - 3), at)) or at <= 1


def _subjects(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Phrase]:
    """'The first munition ... will be delivered', 'tanks from Kenya have arrived': the thing before the verb."""
    last = 0
    for cue in cues:
        if (cue.passive and cue.group in PASSIVES) or _has_come(scene, words, cue):
            places = [at for at in range(max(last, cue.first - SUBJECT), cue.first) if _is_thing(scene, words, at)]
            item = scene.item_at(places[0]) if places else None
            if places:
                first, last = (item.first, item.last) if item else (places[0], places[0] + 1)
                yield phrase_around(scene, words, first, last)
            last = cue.at + 1


def _has_come(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether something of a giver's is said to have arrived: 'the first tanks from Kenya have also arrived'."""
    came = cue.group == "arrive" and cue.lemma in words.role_words["arrives"] and cue.tense in ("perfect", "past")
    near = range(max(0, cue.first - SUBJECT), cue.first)
    given, things = ([at for at in near if scene.covered[at] == what] for what in ("party", "item"))
    return came and bool(given and things) and min(things) < max(given)


def _is_thing(scene: Scene, words: Words, at: int) -> bool:
    """Whether the token belongs to a thing: to a name of the catalogue, or is a head that is given in kind."""
    head = scene.covered[at] == "" and words.heads.get(scene.tokens[at].lower) == "goods"
    return scene.covered[at] == "item" or head


def _told_of(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Phrase]:
    """'the spare parts that the US helped send': the thing before a clause about it whose verb has no other object."""
    for cue in cues:
        if cue.group not in ("give", "dispatch", "order") or cue.passive:
            continue
        opener = next((at for at in range(cue.first - 1, max(cue.first - RELATIVE, 0), -1)
                       if scene.tokens[at].lower in words.nouns["relatives"]), None)
        after = scene.tokens[cue.at + 1] if cue.at + 1 < len(scene.tokens) else None
        bare = after is None or after.kind == "mark" or after.lower in words.nouns["stops"]
        if opener and bare and _is_thing(scene, words, opener - 1):
            item = scene.item_at(opener - 1)
            yield phrase_around(scene, words, item.first if item else opener - 1, opener)


def _bare(scene: Scene, words: Words, phrase: Phrase, *, alone: bool) -> Anchor:
    """A thing without a number: one, if an article says so; a bundle without an amount says nothing."""
    veto = "" if phrase.kind in ("goods", "service", "training") else NO_GIFT
    if is_place(scene, words, phrase):
        veto = "a place, not a gift"
    if phrase.kind in ("funds", "package"):
        said = {token.lower for token in scene.tokens[phrase.first : phrase.last]}
        beside = scene.tokens[phrase.last - 2].lower if phrase.last - phrase.first > 1 else ""
        in_kind = words.heads.get(beside) == "goods" and beside in words.nouns["mass"]  # 'food aid' is food
        civil = in_kind or (said & words.bundles["civil"] and (phrase.kind == "funds" or not alone))
        veto = "" if civil else NO_AMOUNT
    if says_nothing(scene, words, phrase) and (alone or phrase.first < phrase.last - 1):
        veto = "says no particular thing"
    return Anchor(
        phrase.first, phrase.last, phrase, veto=veto, quantity=_article(scene, words, phrase) if not veto else None
    )


def says_nothing(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'equipment', 'essential services': a noun that alone says no particular thing, with nothing that tells which."""
    held = [token.lower for token in scene.tokens[phrase.first : phrase.at_head + 1]]
    return held[-1] in words.nouns["bare"] and all(word in words.nouns["empty"] for word in held[:-1])


def is_place(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'six hospitals in East Jerusalem' stand there; 'a field hospital' is given."""
    said = {token.lower for token in scene.tokens[phrase.first : phrase.last]}
    last = scene.tokens[phrase.at_head].lower
    return last in words.nouns["places"] and not said & words.nouns["movable"]


def _article(scene: Scene, words: Words, phrase: Phrase) -> Amount | None:
    """'a Patriot air defense system' is one; 'several ambulances' are nobody knows how many."""
    vague = words.numbers.vague.before(scene.tokens, phrase.first)
    if vague is not None:
        return Amount(vague[1], vague[1], phrase.first, None, None, Bound.VAGUE, digits=False)
    head = scene.tokens[phrase.at_head].lower
    counts = phrase.kind == "goods" or head in words.nouns["countable"]  # 'a rescue team'
    mass = head in words.nouns["mass"] and head not in words.nouns["invariant"]  # 'an aircraft'
    if not counts or head.endswith(words.plural_marks) or mass:
        return None
    for at in range(phrase.first - 1, max(phrase.first - 5, -1), -1):
        if _is_first_of_its_maker(scene, words, at):
            return None
        if scene.tokens[at].lower in words.numbers.grammar["article"] | words.nouns["firsts"]:
            return Amount(at, at, at + 1, Decimal(1), Decimal(1), Bound.EXACT, digits=False)
        token = scene.tokens[at]
        if token.lower in words.nouns["sorts"] or token.lower in words.nouns["definite"]:
            return None  # 'a new type of drone', 'they first promised the aircraft'
        joined = scene.covered[at] == "party" or (at > 0 and scene.tokens[at - 1].text == "-")  # 'a US-made system'
        stops = token.lower in words.nouns["stops"] and not joined
        if stops or (token.kind != "word" and token.text not in "-."):
            return None
    return None


def _is_first_of_its_maker(scene: Scene, words: Words, at: int) -> bool:
    """'France's first loitering munition' is the first that France makes, not one of those that it gives."""
    if at < 2 or scene.tokens[at].lower not in words.nouns["firsts"]:
        return False
    return scene.tokens[at - 1].lower in words.possessives and scene.tokens[at - 2].text in "'’"


def _phrases_from(
    scene: Scene, words: Words, start: int, known: dict[int, Phrase | None]
) -> Iterator[Phrase]:
    """The noun phrases of a list from token `start`: over commas, 'and', articles; ends where the list does.

    `known` keeps the phrase at each place: one list has as many starts as it has numbers.
    """
    tokens, at, gap = scene.tokens, start, 0
    at = _over_receiver(scene, words, at)
    while at < len(tokens) and gap < 3:
        at = _over_share(scene, words, at)
        if at == len(tokens):
            return
        token = tokens[at]
        joiner = words.joining.at(tokens, at)
        if joiner:
            at = joiner[1]
            continue
        if token.text in ",;" or any(token.lower in words.nouns[name] for name in BETWEEN):
            at += 1
            continue
        if scene.covered[at] in ("money", "quantity", "number", "date", "party"):
            at, gap = _over(scene, at), gap + (scene.covered[at] == "party")
            continue
        if token.text == "(":  # a name of the thing before, said again
            at = next((k + 1 for k in range(at, min(at + 8, len(tokens))) if tokens[k].text == ")"), len(tokens))
            told = at < len(tokens) and tokens[at].lower in words.nouns["relatives"]
            at = _next_in_list(scene, words, at) if told else at
            if at < 0:
                return
            continue
        phrase = _once(scene, words, at, known)
        if phrase is None or phrase.first > at + 3:
            return
        if not phrase.kind or phrase.kind == "nothing":
            if gap or not (phrase.last < len(tokens) and tokens[phrase.last].text == ","):
                return
            gap += 1
            at = phrase.last
            continue
        phrase = _with_users(scene, words, phrase)
        yield phrase
        at = _after_member(scene, words, phrase.last)
        if at < 0:
            return


def _after_member(scene: Scene, words: Words, at: int) -> int:
    """Where a list goes on behind a member that ends before `at`: at its comma or 'and'; -1 where it ends."""
    tokens = scene.tokens
    while at < len(tokens) and tokens[at].text == '"':
        at += 1
    joint = at < len(tokens) and (tokens[at].text in ",;(" or tokens[at].lower in words.nouns["conjunctions"])
    if at < len(tokens) and not joint and not words.joining.at(tokens, at):
        return _next_in_list(scene, words, at)
    return at


def _once(scene: Scene, words: Words, at: int, known: dict[int, Phrase | None]) -> Phrase | None:
    """The phrase at a place, parsed the first time that it is asked for."""
    if at not in known:
        known[at] = phrase_after(scene, words, at, join=False)
    return known[at]


def _over_share(scene: Scene, words: Words, at: int) -> int:
    """Over 'all of' and 'some of' before the thing ('all of its jets')."""
    lower = [token.lower for token in scene.tokens[at : at + 2]]
    share = len(lower) == 2 and lower[0] in words.nouns["shares"] and lower[1] in words.numbers.grammar["of"]
    return at + 2 if share else at


def _over_receiver(scene: Scene, words: Words, at: int) -> int:
    """Over who gets, between the verb and the thing: 'supply Ukraine with artillery', 'provide them more shells'."""
    start, tokens = at, scene.tokens
    while at < len(tokens) and (scene.covered[at] == "party" or tokens[at].lower in words.nouns["articles"]):
        at += 1
    named = at > start and scene.covered[at - 1] == "party"
    if not named:
        at = start + 1 if start < len(tokens) and tokens[start].lower in words.nouns["objects"] else start
    joined = at > start and at < len(tokens) and tokens[at].lower in words.nouns["withs"]
    return at + 1 if joined else at if at > start and not named else start


def _over(scene: Scene, at: int) -> int:
    """Over the whole of a mention, and over '-made' behind a party."""
    named = next((m.last for m in scene.parties if m.first <= at < m.last), at + 1)
    if scene.tokens[named : named + 1] and scene.tokens[named].text in "'’":  # "promised the UK's largest package"
        return named + 2
    if named + 1 < len(scene.tokens) and scene.tokens[named].text == "-" and scene.tokens[named].glued:
        return named + 2
    return named


def _with_users(scene: Scene, words: Words, phrase: Phrase) -> Phrase:
    """'shells for tanks and howitzers' with the systems that they are for: no howitzer is given."""
    last = phrase.last
    feeds = last < len(scene.tokens) and scene.tokens[last].lower in words.nouns["feeds"]
    if not feeds or scene.tokens[last - 1].lower not in words.nouns["fed"]:
        return phrase
    while last + 1 < len(scene.tokens):
        used = phrase_after(scene, words, last + 1, join=True)
        if used is None or used.kind != "goods" or used.first > last + 3:
            break
        last = used.last
        if last >= len(scene.tokens) or scene.tokens[last].lower not in words.nouns["conjunctions"]:
            break
    return phrase._replace(last=last, head=phrase.at_head) if last > phrase.last else phrase


def _next_in_list(scene: Scene, words: Words, at: int) -> int:
    """Over a short tail of a member ('ammunition for those systems, ...') to the comma or 'and'; -1 if none is near.

    A clause about the member ends where 'as well as' takes the list up again.
    """
    for place in range(at, min(at + TAIL, len(scene.tokens))):
        token = scene.tokens[place]
        if token.text == "," or token.lower in words.nouns["conjunctions"]:
            return place
        people = place > at and scene.tokens[place - 1].lower in words.nouns["determiners"]  # 'to the displaced'
        if (token.kind == "mark" and token.text not in "()'-") or (token.lower in words.verbs and not people):
            return -1
        if token.lower in words.nouns["relatives"]:
            end = min(place + CLAUSE, len(scene.tokens))
            return next((joint for joint, _, _ in words.joining.scan(scene.tokens, place, end)), -1)
    return -1
