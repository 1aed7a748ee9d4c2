"""One sentence with everything that stands in it: names, dates, money, quantities, verbs, each masking the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pledgebook.extract.bodies import branches, find_bodies, is_personal, owned
from pledgebook.extract.cabinets import find_cabinets
from pledgebook.extract.dateline import dateline_end
from pledgebook.extract.marks import is_edited, of_one_line, with_hyphens
from pledgebook.extract.money_signs import is_money_sign
from pledgebook.extract.office_titles import inside_a_name, words_with_titles
from pledgebook.extract.parts import part_of
from pledgebook.extract.repairs import without_slips
from pledgebook.extract.seats import is_continental, is_seat
from pledgebook.extract.shares import as_large, between_sums, is_of_what, millions_in, of_many, of_sum, unquoted
from pledgebook.extract.words import Reader, VerbForm, Words, together
from pledgebook.text.dates import DateMention, find_dates
from pledgebook.text.grouped import may_hold_groups, of_groups
from pledgebook.text.masks import is_dialled, is_old_year, mask_of, may_begin
from pledgebook.text.money import MoneyMention, read_money
from pledgebook.text.names import NameMention
from pledgebook.text.numbers import Amount, read_amount
from pledgebook.text.segments import Sentence
from pledgebook.text.tokens import Tokens, tokenise

DATED: Final = 4
"""Within how many words behind 'and' a time stands that the amount between is for."""

LEFT: Final = 30
"""How many words before a verb of leaving the vehicle may stand that leaves with what is told between."""


@dataclass(slots=True)
class Verb:
    """A verb of ours at token `at`."""

    at: int
    form: VerbForm


@dataclass(slots=True, init=False)
class Scene:
    """A sentence read into mentions. All positions are indexes into `tokens`; `covered[i]` names what holds token i."""

    sentence: Sentence
    tokens: Tokens
    covered: list[str]
    parties: list[NameMention]
    items: list[NameMention]
    offices: list[NameMention]
    towns: list[NameMention]
    """Towns and regions of countries that get; they hold no tokens, since many are also words of other names."""
    dates: list[DateMention]
    money: list[MoneyMention]
    quantities: list[Amount]
    verbs: list[Verb]
    halves: dict[int, tuple[NameMention, NameMention]]
    """By the token of its 'and': what a name of two things names each ('weapons and ammunition')."""
    parts: dict[tuple[int, int, str], str]
    """The parts of the parties that were asked for (see `roles.Place.part`), by place and use of the name."""
    own_parts: dict[tuple[int, int, str], str]
    """The same by the words right beside the name alone (see `part_in`)."""
    served: dict[int, Any]
    """What each verb of service is done to (see `services`), by the last token of the verb."""
    acting: dict[tuple[int, int, str, str], Any]
    """Who acts in each verb that was asked for (see `subjects.subject`)."""
    pairs: dict[int, Any]
    """Which givers and getters go with which amount (see `pairs`)."""
    phrases: dict[tuple[int, bool], Any]
    """The phrases that were asked for (see `phrases.phrase_after`), by place and by whether they run on."""

    def __init__(self, sentence: Sentence, tokens: Tokens) -> None:
        """A sentence of which nothing is read; the `__init__` of a dataclass would call for each of its fields."""
        self.sentence, self.tokens, self.covered = sentence, tokens, [""] * len(tokens)
        self.parties, self.items, self.offices = [], [], []
        self.towns, self.dates, self.money, self.quantities, self.verbs, self.halves = [], [], [], [], [], {}
        self.parts, self.own_parts, self.served, self.acting, self.pairs, self.phrases = {}, {}, {}, {}, {}, {}

    def cover(self, first: int, last: int, what: str) -> None:
        """Mark tokens as taken, so that no later kind of mention uses them."""
        self.covered[first:last] = [what] * (last - first)

    def free(self, first: int, last: int) -> bool:
        """Whether no mention holds any of these tokens."""
        return not any(self.covered[first:last])

    def item_at(self, at: int) -> NameMention | None:
        """The item whose name holds token `at`, or None."""
        if not 0 <= at < len(self.covered) or self.covered[at] != "item":
            return None
        return next((m for m in self.items if m.first <= at < m.last), None)


def read_scene(text: str, sentence: Sentence, reader: Reader, published: date | None, plain: str = "") -> Scene:
    """Read one sentence of `text`, in the order of masking: names, dates, money, numbers of no use, quantities.

    `plain` is the view of the text, for who reads all of its sentences.
    """
    tokens = without_slips(_cut(plain or text, sentence, reader.words, seen=bool(plain)), reader.words)
    scene = Scene(sentence, tokens)
    _names(scene, reader, published)
    _dates(scene, reader.words, published, text)
    if reader.words.numbers.may_stand(tokens, text) or reader.words.numbers.shares.may_stand(tokens):
        starts = _starts(tokens, reader.words)  # in one sentence of three
        if not tokens.words.isdisjoint(reader.words.money.hints):
            _money(scene, reader.words, starts)
        _quantities(scene, reader.words, starts)
    _verbs(scene, reader.words)
    return scene


def _cut(text: str, sentence: Sentence, words: Words, *, seen: bool) -> Tokens:
    """The tokens of a sentence on one line, without what is no word of it."""
    start, end, spaces = sentence.start, sentence.end, words.numbers.shapes.spaces
    if not may_hold_groups(text, start, end):
        tokens = Tokens(tokenise(text, start, end, spaces, breaks=False, seen=seen))
        if not is_edited(tokens):  # nearly always
            return with_hyphens(tokens)
    return of_one_line(of_groups(tokenise(text, start, end, spaces, seen=seen), words.numbers, words.money.signs))


def part_in(scene: Scene, mention: NameMention, words: Words) -> str:
    """The part of a name in its sentence (see `parts.part_of`), read once, whoever asks."""
    key = mention.first, mention.last, mention.name.use
    part = scene.own_parts.get(key)
    if part is None:
        seat = is_seat(scene.tokens, mention, scene.parties, words)  # 'meeting in Kenya, the board approved'
        part = scene.own_parts[key] = "seated" if seat else part_of(scene.tokens, mention, words)
    return part


def belongs(scene: Scene, mention: NameMention, end: int, words: Words) -> bool:
    """Whether only 'of' stands between the end of a phrase whose head comes first and a name: "l'aide de la France"."""
    between = scene.tokens[end : mention.first] if words.order.head_first else []
    small = together(words.order.of, words.nouns["articles"])
    return 0 < len(between) <= 3 and all(t.lower in small for t in between)


def _names(scene: Scene, reader: Reader, published: date | None) -> None:
    lists = {"party": scene.parties, "item": scene.items, "office": scene.offices}
    for mention in reader.gazetteer.find(scene.tokens):
        if _is_no_name(scene, mention, reader):
            continue
        if mention.name.table == "town":
            scene.towns.append(mention)
            continue
        if mention.name.table in lists:
            lists[mention.name.table].append(mention)
        scene.cover(mention.first, mention.last, mention.name.table)
        if mention.name.table == "item":
            scene.parties += _parties_inside(scene, mention, reader)
            if mention.last - mention.first == 3:
                scene.halves |= _halves(scene, mention, reader)
    _add_names(scene, reader, published)


def _add_names(scene: Scene, reader: Reader, published: date | None) -> None:
    """The names that no table holds as they stand: organisations, surnames behind titles, governments by their head."""
    for body in find_bodies(scene.tokens, reader.words):
        cut = any(m.first < body.first < m.last for m in scene.parties)  # 'US Department of Agriculture Credit Fund'
        if not cut and all(scene.covered[at] in ("", "party", "item") for at in range(body.first, body.last)):
            add_body(scene, body)
    for titled in words_with_titles(scene.tokens, scene.covered, reader, published):
        scene.offices.append(titled)
        scene.cover(titled.first, titled.last, "office")
    for cabinet in find_cabinets(scene.tokens, reader, published):
        if scene.covered[cabinet.first] in ("", "office"):
            scene.offices = [m for m in scene.offices if not m.first <= cabinet.first < m.last]
            let_stand(scene, cabinet, ())
    if len(scene.parties) > 1:
        scene.parties = list(branches(list(owned(scene.parties, scene.tokens)), reader.catalogue.party_kind))


def _is_no_name(scene: Scene, mention: NameMention, reader: Reader) -> bool:
    """Whether a name is a part of a sign of money, of a longer name or of another person's."""
    tokens, words, table, use = scene.tokens, reader.words, mention.name.table, mention.name.use
    if table == "office":
        return use == "surname" and (inside_a_name(tokens, mention) or _has_first_name(scene, mention, reader))
    if table == "party":
        other = is_personal(tokens, mention, words) or (use == "demonym" and is_continental(tokens, mention, words))
        return other or is_money_sign(tokens, mention, words)
    return table == "item" and (_is_of_other_security(tokens, mention, words) or is_money_sign(tokens, mention, words))


def _is_of_other_security(tokens: Tokens, item: NameMention, words: Words) -> bool:
    """The 'security package' of 'a food security package' is none."""
    first = item.first
    led = first > 0 and tokens.lowers[first - 1] in words.bundles["securities"]
    return led and tokens.lowers[first] in words.bundles["military"]


def add_body(scene: Scene, body: NameMention) -> None:
    """Let the longer name stand: the 'Qatar' of 'Qatar Charity' is no state that gives."""
    within = [m for m in scene.parties if body.first <= m.first and m.last <= body.last]
    if any(m.last == body.last for m in within):
        return  # the catalogue knows its last words by themselves
    let_stand(scene, body, within)


def let_stand(scene: Scene, body: NameMention, inside: Sequence[NameMention]) -> None:
    """Let a longer name stand for the names `inside` it."""
    scene.parties = sorted([*(m for m in scene.parties if m not in inside), body], key=lambda m: m.first)
    scene.items = [m for m in scene.items if m.last <= body.first or m.first >= body.last]
    scene.cover(body.first, body.last, "party")


def _parties_inside(scene: Scene, item: NameMention, reader: Reader) -> list[NameMention]:
    """The parties inside the name of a thing: 'Ukrainian soldiers' are people of Ukraine."""
    named = reader.parties.may_hold(scene.tokens.lowers[item.first : item.last])  # in few things
    inside = reader.parties.find(scene.tokens[item.first : item.last]) if named else ()
    return [NameMention(item.first + m.first, item.first + m.last, m.name) for m in inside]


def _halves(scene: Scene, item: NameMention, reader: Reader) -> dict[int, tuple[NameMention, NameMention]]:
    """The two things of three words ('weapons and ammunition'), each with its own entry, by where the 'and' is."""
    joint = item.first + 1
    if scene.tokens.lowers[joint] not in reader.words.nouns["conjunctions"]:
        return {}
    left, right = (next((m for m in reader.gazetteer.find(scene.tokens[at : at + 1]) if m.name.table == "item"), None)
                   for at in (item.first, joint + 1))
    if left is None or right is None:
        return {}
    return {joint: (NameMention(item.first, joint, left.name), NameMention(joint + 1, item.last, right.name))}


def _has_first_name(scene: Scene, mention: NameMention, reader: Reader) -> bool:
    """'British ambassador John Miller': another first name before the surname of a minister names another person."""
    tokens, words = scene.tokens, reader.words
    before = tokens[mention.first - 1] if mention.first > 1 else None
    if before is None or before.kind != "word" or not before.text[:1].isupper() or scene.covered[mention.first - 1]:
        return False
    named = [t for t in tokens if t.kind == "word" and len(t.text) > 3]
    line = tokens[-1].text not in '.!?"'
    if before.text.isupper() or (line and 4 * sum(t.text[:1].isupper() for t in named) > 3 * len(named)):
        return False  # in a headline a capital says nothing
    office = reader.catalogue.offices[int(mention.name.target)]
    known = before.lower in words.titles or before.lower in words.verbs or before.lower in office.name.lower().split()
    at = mention.first - 2
    at -= at > 0 and tokens[at].text == "."  # 'Mr. Bharat Singh'
    titled = tokens.lowers[at] in words.titles | words.nouns["honorifics"]
    return (titled or scene.covered[at] == "party" or tokens[at].text == ",") and not known


def _dates(scene: Scene, words: Words, published: date | None, text: str) -> None:
    for mention in find_dates(scene.tokens, words.dates, published, text):
        if not any(cover in ("item", "money") for cover in scene.covered[mention.first : mention.last]):
            scene.dates.append(mention)
            scene.cover(mention.first, mention.last, "date")
    written = dateline_end(scene.tokens, scene.dates, published)
    if written:
        scene.dates = [mention for mention in scene.dates if mention.first >= written]


def _money(scene: Scene, words: Words, starts: Sequence[int]) -> None:
    tokens, signs, end = scene.tokens, words.money.signs, 0
    for at in starts:
        if at < end or scene.covered[at] or not (
                tokens[at].text in signs or may_begin(tokens, at, words.numbers, signs)):
            continue
        found = read_money(tokens, at, words.numbers, words.money)
        if found and all(cover in ("", "party") for cover in scene.covered[found.first : found.last]):
            if scene.money:
                scene.money[-1] = as_large(tokens, scene.money[-1], found, words)
                found = between_sums(tokens, scene.money[-1], found, words)
            found = of_sum(tokens, scene.covered, found, words)
            if scene.money and found.first < scene.money[-1].last:
                scene.money.pop()
            scene.money.append(found)
            scene.cover(found.first, found.last, "money")
            scene.parties = [m for m in scene.parties if not found.first <= m.first < found.last]  # 'francs suisses'
            end = found.last


def _starts(tokens: Tokens, words: Words) -> list[int]:
    """Where an amount or a sum may begin, told by one word."""
    starters, signs = words.numbers.starters, words.money.signs
    return [at for at, token in enumerate(tokens)
            if token.lower in starters or token.kind == "number" or token.text in signs]


def _quantities(scene: Scene, words: Words, starts: Sequence[int]) -> None:
    end, lowers, shares = 0, scene.tokens.lowers, words.numbers.shares.first_words
    for at in starts:
        if at < end or scene.covered[at] or not may_begin(scene.tokens, at, words.numbers):
            continue
        share = words.numbers.shares.at(scene.tokens, at) if lowers[at] in shares else None
        if share is not None and is_of_what(scene.tokens, share[1], words):
            scene.cover(at, share[1], "number")  # 'two thirds of the tanks'
            end = share[1]
            continue
        found = read_amount(scene.tokens, at, words.numbers)
        if found is None or found.last <= at or not scene.free(at, found.last):
            continue
        sum_of_it = _of_which(scene, found, words) or millions_in(scene.tokens, scene.money, found, words)
        if sum_of_it:
            scene.money.append(sum_of_it)
            scene.cover(sum_of_it.first, sum_of_it.last, "money")
            end = found.last
            continue
        masked = mask_of(scene.tokens, found, words.numbers) or _is_designation(scene, words, at, found) or (
            is_dialled(scene.tokens, found) or is_old_year(scene.tokens, found, words.numbers))
        if not masked:
            found = of_many(scene.tokens, scene.covered, unquoted(scene.tokens, found), words)
        scene.cover(min(at, found.first), found.last, "number" if masked else "quantity")
        if not masked:
            scene.quantities.append(found)
        end = found.last


def _is_designation(scene: Scene, words: Words, at: int, amount: Amount) -> bool:
    """'one Dornier Do 228 aircraft', 'a Boeing 737 jet': a number behind a run of capitals that is itself counted."""
    place, tokens = at - 1, scene.tokens
    if place < 1 or amount.first != at or not amount.digits or not tokens[place].text[:1].isupper():
        return False
    while place > 0 and tokens[place].text[:1].isupper() and scene.covered[place] in ("", "item"):
        place -= 1
    counted = tokens.lowers[place] in words.numbers.grammar["article"] or scene.covered[place] == "quantity"
    return counted and place < at - 1 and amount.last < len(tokens) and tokens[amount.last].kind == "word"


def _of_which(scene: Scene, amount: Amount, words: Words) -> MoneyMention | None:
    """'$2 billion, of which 500 million will go to ...': millions with no thing are of the currency before them."""
    first, at, tokens = amount.first, amount.last, scene.tokens
    before = next((m for m in reversed(scene.money) if m.last <= first), None)
    magnitude = tokens.lowers[at - 1] in words.numbers.magnitudes
    if before is None or first < 2 or not magnitude:
        return None
    some = behind_of_them(scene, words, at) > at  # '500 million kronor, 200 million of which is for energy'
    if not (amount.increment or some or _takes_up_sum(scene, words, first - 1)):
        return None
    joints = words.nouns["conjunctions"] | words.nouns["contents"] | words.nouns["aims"] | words.nouns["infinitives"]
    joined = some or (at < len(tokens) and tokens.lowers[at] in joints)
    ends = at >= len(tokens) or tokens[at].kind == "mark" or joined or words.tenses.at(tokens, at) is not None
    ends = ends or scene.covered[at] == "date"  # '300 million euros this year and 200 million next year'
    return MoneyMention(first, at, amount, before.currency, before.firm) if ends else None


def behind_of_them(scene: Scene, words: Words, at: int) -> int:
    """The place behind 'of which' or 'of them' where these words stand at `at`; else `at` itself."""
    told = together(words.nouns["relatives"], words.nouns["partitives"])
    behind = [token.lower for token in scene.tokens[at : at + 2]]
    led = len(behind) == 2 and behind[0] in words.numbers.grammar["of"] and behind[1] in told
    return at + 2 if led else at


def share_opens(scene: Scene, words: Words) -> int:
    """Where 'Of the total,', 'Of these,' end that open a sentence: all its amounts are of what was told before; or 0.

    A single word ('including', 'with') opens too much else to say so.
    """
    label, after = words.counting.at(scene.tokens, 0) or ("", 0)
    return after if label == "part" and after > 1 else 0


def _takes_up_sum(scene: Scene, words: Words, at: int) -> bool:
    """Whether the token before millions makes them money: 'of which', a giver, a gerund ('with the EU promising')."""
    form = words.verbs.get(scene.tokens.lowers[at])
    gives = form is not None and "gerund" in form.forms and form.group in ("give", "promise", "commit")
    joint = scene.tokens.lowers[at] in words.nouns["conjunctions"]  # '33 billion in loans and 17 billion in grants'
    listed = joint and bool(scene.money) and (any(m.last == at - 2 for m in scene.money) or _is_dated(scene, at))
    of_which = scene.tokens.lowers[at] in words.nouns["relatives"] and (
        scene.tokens.lowers[at - 1] in words.numbers.grammar["of"])
    of_which = of_which or words.openers.at(scene.tokens, at) == ("opens", at + 1)  # 'including more than 40 million'
    return of_which or scene.covered[at] == "party" or gives or listed or _lists_sums(scene, words, at)


def _lists_sums(scene: Scene, words: Words, at: int) -> bool:
    """'$34 million: 6 million for schools, 2 million for roads', 'Of the $1 billion, 23 million': sums of one."""
    tokens, last = scene.tokens, scene.money[-1].last if scene.money else len(scene.tokens)
    if tokens[at].text == ":":
        return last <= at
    joint = tokens[at].text in ",;" or tokens.lowers[at] in words.nouns["conjunctions"]
    opened = ":" in tokens.lowers[scene.money[0].last : at] if scene.money else False
    whole = tokens.lowers[0] in words.numbers.grammar["of"] and bool(scene.money)
    return joint and last <= at and (opened or whole)


def _is_dated(scene: Scene, at: int) -> bool:
    """Whether a time stands between a sum and 'and', and another behind the next ('this year and 2m next year')."""
    behind = next((k for k in range(at + 1, len(scene.tokens)) if scene.covered[k] == "date"), len(scene.tokens))
    return behind - at <= DATED and "date" in scene.covered[scene.money[-1].last : at]


def _only_leaves(scene: Scene, words: Words, at: int) -> bool:
    """Whether a verb of leaving has no vehicle before it: a plane that left has taken its load, a minister nothing."""
    if not scene.money and "item" in scene.covered[max(0, at - 3) : at] and "party" in scene.covered[at + 1 : at + 3]:
        return False  # '40 generators left Spain', 'have already left for Kenya'; not 'has $5m in aid left for Kenya'
    movers = words.nouns["transports"] | words.nouns["sent"] | words.nouns["posted"] | words.nouns["tutors"]
    return movers.isdisjoint(scene.tokens.lowers[max(0, at - LEFT) : at])


def _verbs(scene: Scene, words: Words) -> None:
    verbs, lowers, fields = words.verbs, [*scene.tokens.lowers, ""], words.nouns["by_field"]
    for at in [k for k, word in enumerate(lowers) if word in verbs and scene.covered[k] in ("", "item")]:
        left = lowers[at] in words.nouns["leaving"] and _only_leaves(scene, words, at)
        left = left or (lowers[at + 1] in fields and "base" in verbs[lowers[at]].forms)  # 'the finance ministers'
        if scene.tokens[at].kind == "word" and not left:
            scene.verbs.append(Verb(at, verbs[lowers[at]]))
