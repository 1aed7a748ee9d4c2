"""Noun phrases around an anchor, without a parser: runs of words up to a stop, a verb or a mark, and their head.

The head is the last noun of the run that the catalogue or the pack's list of heads knows, or the first, as the pack
says (`head`); it says what kind of thing the phrase names.
"""

from dataclasses import dataclass
from typing import Any, Final

from pledgebook.extract.altering import altered, fields_of
from pledgebook.extract.attributes import leads_on
from pledgebook.extract.backing import is_backing
from pledgebook.extract.compounds import begins_act, is_compound, is_idiom, is_load, is_surname
from pledgebook.extract.runs import end_of_run, over_lengths, over_quoted, over_size
from pledgebook.extract.scene import Scene
from pledgebook.extract.shared import Run, begins_anew, behind_short, is_of_which, kind_of, over_gloss, shared_with
from pledgebook.extract.shares import over_share
from pledgebook.extract.twofold import joined_to
from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention

SHORT: Final = 4
"""Letters up to which the ending of a word tells nothing."""
LONGEST: Final = 14
"""Words that a phrase behind a purpose may have."""


@dataclass(slots=True)
class Phrase:
    """Tokens `first` to `last` (half-open) name one thing. `kind` is a claim kind, 'people', 'nothing' or ''.

    `item` is the catalogue's id of its head; `unit` a measure noun before 'of'; `joined` says that it has several.
    """

    first: int
    last: int
    kind: str
    item: str | None = None
    unit: str | None = None
    joined: bool = False
    head: int = -1
    """The token of the head, where one is known: where nouns are told apart by number, it has the number's mark."""

    def _replace(self, **changes: Any) -> "Phrase":
        """The phrase with other fields, as of a named tuple, whose fields take three times as long to get."""
        return altered(Phrase(*_FIELDS(self)), changes)

    @property
    def at_head(self) -> int:
        """The token of the head; the last one where no head is known."""
        return self.head if self.head >= 0 else self.last - 1


_FIELDS: Final = fields_of(Phrase)


def phrase_after(scene: Scene, words: Words, at: int, *, join: bool) -> Phrase | None:
    """The noun phrase that begins at token `at`; `join` lets it run on over 'and' and commas (one sum, many nouns)."""
    key = at, join
    if key in scene.phrases:
        known: Phrase | None = scene.phrases[key]
        return known
    scene.phrases[key] = found = _phrase_after(scene, words, at, join=join)
    return found


def _phrase_after(scene: Scene, words: Words, at: int, *, join: bool) -> Phrase | None:
    """The same, read for the first time."""
    at = _skip(scene, words, at)
    unit, after_unit = _unit(scene, words, at)
    if unit:
        counted = any(at - 2 <= amount.last <= at for amount in scene.quantities)  # '40 trucks of food and water'
        inner = phrase_after(scene, words, after_unit, join=join or counted)
        if counted and not join and inner and begins_anew(scene, words, inner.first, inner.last):
            inner = phrase_after(scene, words, after_unit, join=False)
        if inner and not inner.kind and unit in words.nouns["dosed"] and scene.tokens[inner.first].text[:1].isupper():
            inner = inner._replace(kind="goods")  # '40,000 doses of AstraZeneca'
        return inner._replace(unit=unit) if inner and inner.kind != "nothing" else None
    wrapped = _wrapper(scene, words, at)
    if wrapped is not None:
        whole = scene.tokens.lowers[wrapped - 2] in words.bundles["whole"]  # 'a package of guns, boots and kits'
        inner = phrase_after(scene, words, wrapped, join=join or whole)
        if inner and inner.kind not in ("nothing", "", "people"):
            parcel = scene.tokens.lowers[wrapped - 2]
            return inner._replace(unit=parcel) if parcel in words.nouns["parcels"] else inner
    at = over_lengths(scene, words, at)
    last = end_of_run(scene, words, at)
    if last <= at or _is_act(scene, words, at):
        return None
    found = _headed(scene, words, at, last)
    found = _shared_head(scene, words, found, last) or _joined(scene, words, found, join=join)
    return _behind_gloss(scene, words, found) if "(" in scene.tokens.words else found


def _shared_head(scene: Scene, words: Words, found: Phrase, last: int) -> Phrase | None:
    """'tank and artillery shells': the whole of those that wait for one head, or None."""
    if last >= len(scene.tokens) or (
            scene.tokens[last].text not in ",-" and scene.tokens.lowers[last] not in words.nouns["conjunctions"]):
        return None
    held: list[Phrase] = []

    def following(at: int) -> Run:
        end = end_of_run(scene, words, at)
        held.append(_headed(scene, words, at, end))
        return Run(at, held[-1].last, end, held[-1].kind)

    shared = shared_with(scene, words, Run(found.first, found.last, last, found.kind), following)
    return held[-1]._replace(first=found.first, kind=kind_of(scene, words, found.first, shared)) if shared else None


def _behind_gloss(scene: Scene, words: Words, found: Phrase) -> Phrase:
    """'water, sanitation and hygiene (WASH) services': the head stands behind a short name in brackets."""
    at = behind_short(scene, found.last)
    more = _headed(scene, words, at, end_of_run(scene, words, at)) if at else None
    return more._replace(first=found.first) if more and more.kind and found.kind != "funds" else found


def _skip(scene: Scene, words: Words, at: int) -> int:
    """Over articles, quotation marks and adjectives that add nothing."""
    tokens, articles = scene.tokens, together(words.nouns["articles"], words.nouns["singled_out"])
    at = over_share(scene.tokens, at, words)
    while at < len(tokens) and (tokens.lowers[at] in articles or tokens[at].text in '"*[('):
        if scene.item_at(at) or leads_on(tokens, at):  # 'much-needed'
            break
        at = over_quoted(scene, words, at) + 1
    if at + 1 >= len(tokens):
        return at
    if tokens[at].glued and _is_ending(scene, at) and tokens[at].kind == "word":  # 'the 32nd package'
        at += 1
    promised = words.verbs.get(tokens.lowers[at]) if at + 1 < len(tokens) else None
    told = promised is not None and promised.group in ("promise", "commit") and "participle" in promised.forms
    return at + 1 if told and scene.item_at(at + 1) else at  # 'the promised T-72 tanks'


def open_phrase(scene: Scene, words: Words, at: int) -> Phrase | None:
    """What stands behind a purpose, whatever it is: words up to a preposition, a verb or a mark; 'of' runs on.

    As in 'a safer and more secure elections environment' and 'police and criminal justice reform'.
    """
    begin = at = _skip(scene, words, at)
    tokens = scene.tokens
    while at < len(tokens) and at - begin < LONGEST:
        stop = end_of_run(scene, words, at)
        if stop == at:
            break
        at = stop
        joint = at + 1 < len(tokens) and (
            tokens.lowers[at] in words.nouns["conjunctions"] or tokens.lowers[at] in words.numbers.grammar["of"])
        if not joint or end_of_run(scene, words, at + 1) == at + 1 or _is_act(scene, words, at + 1) or (
                scene.tokens.lowers[at + 1] in words.nouns["pure_acts"]):
            break
        at += 1
    if at <= begin or not any(t.kind == "word" for t in tokens[begin:at]):
        return None
    found = _headed(scene, words, begin, at)
    return found._replace(first=begin, last=at) if found.kind != "nothing" else Phrase(begin, at, "")


def _is_act(scene: Scene, words: Words, at: int) -> bool:
    """'Reducing food insecurity', 'deliver key supplies': a verb begins it, so it names no thing."""
    if is_backing(scene, words, at):
        return False  # 'suspended its support for Kenya'
    if begins_act(scene, words, at):
        return True
    verb = words.verbs.get(scene.tokens.lowers[at])
    if verb is None or verb.forms & {"past", "participle"} or joined_to(scene, words, at) is not None:
        return verb is not None and not verb.forms & {"past", "participle"}  # 'promised tanks' are tanks
    if at and scene.tokens.lowers[at - 1] in words.nouns["withs"] and "gerund" not in verb.forms:
        return False  # 'with secure radios'
    return scene.covered[at] == "" and scene.tokens.lowers[at] not in words.nouns["homographs"]


def _unit(scene: Scene, words: Words, at: int) -> tuple[str | None, int]:
    """The measure before 'of' or before what it carries ('200 trucks loaded with food'), and where the thing begins."""
    at = over_size(scene, words, at)
    if at < len(scene.tokens) and scene.covered[at]:
        at = next((m.last for m in scene.parties if m.first == at), at)  # 'UN trucks carrying aid'
    lower = scene.tokens.lowers[at] if at < len(scene.tokens) else ""
    sort = lower in words.nouns["freights"] or lower in words.bundles["aid"]
    if not sort and lower not in words.units.first_words:
        return None, at  # most
    found = words.units.at(scene.tokens, at + sort)  # 'relief trucks loaded with tents'
    if found is None or (after := over_gloss(scene.tokens, found[1])) >= len(scene.tokens):
        return None, at
    carried = words.carrying.at(scene.tokens, after)
    if carried is None and (sort or scene.tokens.lowers[after] not in words.numbers.grammar["of"]):
        return None, at
    return " ".join(t.lower for t in scene.tokens[at : found[1]]), carried[1] if carried else after + 1


def _wrapper(scene: Scene, words: Words, at: int) -> int | None:
    """The index after 'package of', 'worth of', 'a new delivery of'; None where no such words begin here."""
    lowers, wrappers, sorts = scene.tokens.lowers, words.nouns["wrappers"], words.nouns["sorts"]
    for place in range(at, min(at + 3, len(lowers) - 1)):
        if lowers[place] in wrappers or lowers[place] in sorts:
            return place + 2 if lowers[place + 1] in words.order.of else None
    return None


def _headed(scene: Scene, words: Words, first: int, last: int) -> Phrase:
    """The run with its head; words behind the last known head are cut off where heads stand last."""
    if words.order.head_first:
        return _headed_first(scene, words, first, last)
    for at in range(last - 1, first - 1, -1):
        covered = scene.covered[at]
        item = scene.item_at(at) if covered == "item" else None
        if item and item.last <= last:
            if is_idiom(scene, words, at) or _goes_on(scene, words, item.last, last):
                return Phrase(first, last, "")  # 'cyber defence cooperation'
            return Phrase(min(first, item.first), item.last, _sort(scene, words, item), item.name.target)
        kind = words.heads.get(scene.tokens.lowers[at], "") if covered in ("", "item") else ""
        if kind and not is_surname(scene, words, at):
            if kind == "nothing" and at > first and is_load(scene, words, at):
                return Phrase(first, at + 1, "goods")
            if is_idiom(scene, words, at) or _goes_on(scene, words, at + 1, last):
                return Phrase(first, last, "")  # 'aid organisation', 'blanket ban': the head is what no list knows
            return Phrase(first, at + 1, kind, _inner(scene, first, at + 1) if scene.items else None)
    return _designated(scene, words, first, last) or Phrase(first, last, "")


def _inner(scene: Scene, first: int, last: int) -> str | None:
    """The first thing of the catalogue that is named between two tokens."""
    return next((m.name.target for m in scene.items if first <= m.first and m.last <= last), None)


def _designated(scene: Scene, words: Words, first: int, last: int) -> Phrase | None:
    """'AMX-10s', 'M113s': capitals and digits in the plural are a thing, whatever no list knows it as."""
    tokens = scene.tokens
    plural = first < last < len(tokens) and tokens[last].glued and tokens.lowers[last] in words.plural_marks
    if not plural or tokens[last - 1].kind != "number" or not tokens[last - 1].glued:
        return None
    at = last - 2 if tokens[last - 2].text != "-" else last - 3
    return Phrase(first, last + 1, "goods") if at >= first and tokens[at].text.isupper() else None


def _goes_on(scene: Scene, words: Words, at: int, last: int) -> bool:
    """Whether another noun follows right behind a head: a word that no list knows and that is no adverb."""
    if is_compound(scene, words, at, last):
        return True
    if at < last and scene.tokens.lowers[at] in words.nouns["titles"] and scene.tokens[at - 1].text[:1].isupper():
        return True  # 'the Emergency Relief Coordinator'
    if at < last and scene.tokens[at - 1].text[:1].isupper() and any(
            scene.tokens[k].text[:1].isupper() and scene.tokens.lowers[k] in words.nouns["name_ends"]
            for k in range(at, last)):
        return True  # 'the Health Care Improvement Act', 'a Global Vaccine Partnership'
    if at >= last or scene.tokens[at].kind != "word" or scene.covered[at] or scene.tokens[at].text[:1].isupper():
        return False
    lower = scene.tokens.lowers[at]
    told = lower in words.adverbs or lower in words.verbs
    return not told and not lower.endswith(words.adverb_marks + words.verb_marks)


def _headed_first(scene: Scene, words: Words, first: int, last: int) -> Phrase:
    """The run whose head is its first known noun; the last item that it names is the thing ('canons Caesar')."""
    items = [m for m in scene.items if first <= m.first and m.last <= last]
    for at in range(first, last):
        item = scene.item_at(at)
        kind = words.heads.get(scene.tokens.lowers[at], "") if scene.covered[at] in ("", "item") else ""
        if item and item in items:
            named = next((m for m in reversed(items) if (m.name.use or "goods") == (item.name.use or "goods")), item)
            return Phrase(first, last, kind if kind in ("package", "funds") else item.name.use or "goods",
                          named.name.target, head=item.first)
        if kind:
            return Phrase(first, last, kind, items[-1].name.target if items else None, head=at)
    return Phrase(first, last, "")


def _sort(scene: Scene, words: Words, item: NameMention) -> str:
    """The kind of a catalogue item; 'lethal assistance' is a bundle all the same, since assistance is."""
    last = scene.tokens.lowers[item.last - 1]
    head = words.heads.get(last, "")
    told = head in ("package", "funds") or last in words.nouns["service_heads"]  # 'sanitation services'
    return head if told and item.name.use == "goods" else item.name.use or "goods"


def _joined(scene: Scene, words: Words, found: Phrase, *, join: bool) -> Phrase:
    """Let the phrase run on over 'and' and commas: always where it has no head yet, else only where `join` allows."""
    tokens, result, joined, loose = scene.tokens, found, False, False
    if not _list_goes_on(scene, words, found.last):
        return found  # most
    for _ in range(8):
        at, comma = result.last, False
        if at < len(tokens) and tokens[at].text == ",":
            at, comma = at + 1, True
        conjunction = at < len(tokens) and tokens.lowers[at] in words.nouns["conjunctions"]
        at += conjunction
        if (
            not (comma or conjunction)
            or at >= len(tokens)
            or scene.covered[at] in ("money", "quantity", "date", "party")
        ):
            break
        named = comma and conjunction and not result.kind and tokens[result.last - 1].text.istitle()
        if named or (not join and not loose and (_is_noun(scene, words, result) if comma and not result.kind else
                                                 result.kind and not _adjectival(scene, words, result))):
            break  # 'a hospital ship, the Galicia, and tents'
        at = _skip(scene, words, at)
        last = end_of_run(scene, words, at) if at < len(tokens) else at
        told = words.verbs.get(tokens.lowers[at]) if last > at else None
        other = told is not None and (told.group == "include" or joined_to(scene, words, at) is not None
                                      or _gives(scene, words, at))
        if last <= at or is_of_which(tokens, last, words) or other:
            break  # '6 tonnes of medical aid, includes tents'
        more = _headed(scene, words, at, last)
        if loose and not (conjunction and _is_wide(scene, words, more)):
            break
        if comma and not join and not result.kind and more.kind and _is_member(scene, words, result, more.last):
            break
        if not more.kind and (result.kind or not comma):
            break
        if more.kind in ("nothing", "people") and result.kind:
            break
        if comma and not conjunction and result.kind and not _list_goes_on(scene, words, more.last):
            break
        bare = not result.kind or loose or (not join and _adjectival(scene, words, result))
        loose = comma and not join and not result.kind  # 'health, nutrition and sanitation services'
        joined = joined or not bare
        result = Phrase(result.first, more.last, more.kind if bare else result.kind, more.item if bare else result.item)
    return result._replace(joined=joined) if joined != result.joined and (result.kind or not join) else result


def _gives(scene: Scene, words: Words, at: int) -> bool:
    """'for 1.2 million Malians and provide clean water': a verb of giving behind 'and' begins another act."""
    verb = words.verbs.get(scene.tokens.lowers[at])
    if verb is None or scene.covered[at] or scene.tokens.lowers[at] in words.nouns["homographs"]:
        return False
    acts = verb.group == "give" and "base" in verb.forms
    return acts or (verb.group in ("give", "order") and verb.forms == {"gerund"})  # 'and securing enough vaccine'


def _is_wide(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """Whether a phrase ends with a head that several nouns before it may share ('services')."""
    last = scene.tokens.lowers[phrase.last - 1]
    return last in words.nouns["shared_heads"] or last in words.nouns["wide_heads"]


def _is_noun(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """Whether a run that no list knows ends with a plural: before a comma it is a thing, not what sort the next is."""
    last = scene.tokens[phrase.last - 1]
    if last.lower in words.nouns["mass"] or last.lower in words.nouns["reached"]:
        return True
    return last.text.islower() and len(last.text) > SHORT and last.lower.endswith(words.plural_marks)


def _is_member(scene: Scene, words: Words, phrase: Phrase, end: int) -> bool:
    """'rice, cotton, sugar and tents': an unknown word between two commas, before a thing with its own joint."""
    tokens, first = scene.tokens, phrase.first
    opens = first > 1 and tokens[first - 1].text == "," and scene.covered[first - 2] == "item"
    return opens and phrase.last == first + 1 and _list_goes_on(scene, words, end)


def _is_ending(scene: Scene, at: int) -> bool:
    """Whether the token is the ending of a number ('25th') that counts nothing, unlike that of '500kg of rice'."""
    before = scene.tokens[at - 1].kind == "number" and scene.covered[at - 1] != "quantity"
    return at > 0 and scene.tokens[at].glued and before


def _adjectival(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """Whether the head is a singular noun that counts: 'a million grenade, mortar, and artillery rounds' goes on."""
    head = scene.tokens[phrase.at_head]
    amount = next((q for q in scene.quantities if q.last <= phrase.first <= q.last + 3), None)
    many = amount is not None and (amount.max is None or amount.max > 1)
    singular = not head.lower.endswith(words.plural_marks) and head.lower not in words.nouns["mass"]
    return many and singular and head.text.islower() and phrase.kind not in ("people", "nothing")


def _list_goes_on(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'and' or another comma follows: a comma alone may as well end the clause."""
    tokens = scene.tokens
    return at < len(tokens) and (tokens[at].text == "," or tokens.lowers[at] in words.nouns["conjunctions"])


def phrase_around(scene: Scene, words: Words, first: int, last: int) -> Phrase:
    """The noun phrase that holds the item at tokens `first` to `last`: adjectives before it, its head behind it."""
    begin = first
    while begin > 0 and first - begin < 4:
        token = scene.tokens[begin - 1]
        lower = token.lower
        named = scene.item_at(begin - 1)
        if named is not None and named.last == begin:  # the 'air defence' of 'air defence systems'
            begin = named.first
            continue
        if token.kind != "word" and token.text != "-":
            break
        if lower in words.nouns["stops"] or lower in words.nouns["articles"] or lower in words.nouns["conjunctions"]:
            break
        if (
            lower in words.numbers.grammar["of"]
            or lower in words.verbs
            or scene.covered[begin - 1]
            or lower in words.nouns["wrappers"]
        ):
            break
        begin -= 1
    while begin < first and (scene.tokens[begin].kind != "word" or _is_ending(scene, begin)):
        begin += 1
    run = max(end_of_run(scene, words, first), last)
    found = _headed(scene, words, begin, max(last, _headed(scene, words, begin, run).last))._replace(first=begin)
    return _shared_head(scene, words, found, run) or found
