"""Sums: what an amount of money is of, by the words around it: a bundle, a thing, a fund, a purpose (`purposes`)."""

from typing import Final

from pledgebook.extract.allotted import allotted, formed
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.bare import says_nothing
from pledgebook.extract.channels import after_carriers, after_times, names_no_thing
from pledgebook.extract.costs import is_cost
from pledgebook.extract.dealings import CHANGE, dealt
from pledgebook.extract.ends import is_backing, sunk_in
from pledgebook.extract.glosses import ALIKE, EQUATED, is_equivalent, sized, worth_of
from pledgebook.extract.persons import behind_preposition
from pledgebook.extract.phrases import LONGEST, Phrase, open_phrase, phrase_after, phrase_around
from pledgebook.extract.purposes import aim
from pledgebook.extract.relief import is_relieved
from pledgebook.extract.scene import Scene
from pledgebook.extract.spent import scheme
from pledgebook.extract.topups import exceeded, run_up, topped_up
from pledgebook.extract.words import Words, together
from pledgebook.text.money import MoneyMention

ELIDED: Final = 30
"""How many words before a sum its sentence may have named what it is a sum of."""

BUDGET: Final = 4
"""How many words behind a sum 'budget' may stand whose size it is."""

GLOSS: Final = 7
"""How many words a gloss in brackets may have between a thing and its worth."""

FITTED: Final = 8
"""How many words a thing may have that another is for."""

TERMS: Final = 8
"""Within how many words behind a sum 'in terms of' stands."""

OPENED: Final = 10
"""How many words before 'including' the bundle may stand that holds what is listed."""


def _is_more(scene: Scene, words: Words, at: int) -> bool:
    """'$1.25 billion more in weapons': the word between a sum and what it is in."""
    return scene.tokens.lowers[at] in words.nouns["ellipses"] and scene.tokens.lowers[at + 1] in words.nouns["contents"]


def _predicate(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'33 billion euros will be loans': what the sum is, behind a copula."""
    begin = at
    while at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["being"]:
        at += 1
    phrase = phrase_after(scene, words, at, join=False) if begin < at < len(scene.tokens) else None
    return phrase if phrase and phrase.first == at and phrase.kind == "funds" else None


def of_money(scene: Scene, words: Words, mention: MoneyMention) -> Anchor:
    """The anchor of a sum with what it is of, or with the veto of one that is none by itself."""
    mention = run_up(scene, words, mention)
    tokens, at = scene.tokens, _after_possessive(scene, words, _after_equivalent(scene, words, mention))
    more = topped_up(scene, words, mention)
    veto = "" if more is not None else _rejected(scene, words, mention)
    more = more or (None if veto else allotted(scene, words, mention, at))
    if more is not None or veto:
        return more or Anchor(mention.first, mention.last, None, money=mention, veto=veto)
    at = after_times(scene, words, at + (at + 1 < len(tokens) and _is_more(scene, words, at)))
    joint, told_in = tokens.lowers[at] if at < len(tokens) else "", _behind_gift(scene, words, at)
    inside = (told_in > at or joint in words.nouns["contents"]) and not is_backing(scene, words, at)
    if inside and (phrase := _consisting(scene, words, (mention.first, at), told_in + 1)):
        phrase = _with_stocks(scene, words, _with_aim(scene, words, phrase))
        return Anchor(mention.first, phrase.last, phrase, money=mention)
    if told := _given_as(scene, words, at) or _predicate(scene, words, at):
        return Anchor(mention.first, told.last, told, money=mention)
    behind = phrase_after(scene, words, at, join=False)
    if (
        behind
        and behind.kind
        and behind.kind != "nothing"
        and behind.first <= at + (4 if joint in words.nouns["wrappers"] else 2)
        and joint != "," and joint not in words.nouns["conjunctions"]
    ):
        return Anchor(mention.first, behind.last, behind, money=mention)
    if before := worth_of(scene, words, mention) or _phrase_before(scene, words, mention.first):
        before = _listing_bundle(scene, words, before) or _told_beside(scene, words, before)
        return Anchor(before.first, mention.last, before, money=mention)
    if named := _sold(scene, words, at) or scheme(scene, words, at):
        return Anchor(mention.first, named.last, named, money=mention)
    behind_them = after_carriers(scene, words, at)
    carried = behind_them > at
    purpose = aim(scene, words, (mention.first, at), behind_them)
    bundle = _bundle_left(scene, words, mention.first)
    if bundle and (purpose is None or tokens.lowers[mention.first - 1] in words.nouns["copulas"]):
        return Anchor(mention.first, mention.last, bundle, money=exceeded(scene, words, mention), predicate=True)
    if purpose:
        form = formed(scene, words, purpose.last)
        return Anchor(mention.first, form.last, form, money=mention) if form else Anchor(
            mention.first, purpose.last, purpose, money=mention, purpose=True, carried=carried,
            aimless=names_no_thing(scene, words, purpose))
    short = at - mention.last < EQUATED and ";" not in tokens.lowers[mention.last : at]  # '£20m ($25m; €23m)'
    last = mention.last if at == len(tokens) or short else at
    return Anchor(mention.first, last, _elided(scene, words, mention.first), money=mention, carried=carried)


def _consisting(scene: Scene, words: Words, places: tuple[int, int], behind: int) -> Phrase | None:
    """'$5 million in food aid': what a sum at `places` consists of; 'invested in cholera prevention' says what for."""
    phrase = phrase_after(scene, words, behind, join=True)
    if phrase is None or phrase.kind in ("", "nothing"):
        return None
    return None if phrase.kind == "service" and sunk_in(scene, words, *places) else phrase


def _in_terms(scene: Scene, words: Words, at: int) -> int:
    """'$5 million for Kenya in terms of food aid': the 'of' behind which it is told what a sum is, or 0."""
    lowers = scene.tokens.lowers
    if words.nouns["aspects"].isdisjoint(scene.tokens.words):
        return 0
    near = range(at, min(at + TERMS, len(lowers) - 2))
    place = next((k for k in near if lowers[k] in words.nouns["contents"] and lowers[k + 1] in words.nouns["aspects"]
                  and lowers[k + 2] in words.order.of), 0)
    parted = any(scene.tokens[k].kind == "mark" or scene.covered[k] == "money" for k in range(at, place))
    return 0 if parted else place and place + 2


def _sold(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'a $5 million sale of spare parts for its jets': what is sold, whatever it is for."""
    lowers = scene.tokens.lowers
    traded = at + 2 < len(lowers) and (lowers[at] in words.nouns["sales"] or lowers[at] in words.nouns["purchases"])
    of = traded and lowers[at + 1] in words.order.of
    phrase = phrase_after(scene, words, at + 2, join=True) if of else None
    return phrase if phrase is not None and phrase.kind in ("goods", "service") else None


def _behind_gift(scene: Scene, words: Words, at: int) -> int:
    """'a $5 million Danish commitment in food aid': behind the noun of giving where 'in' tells what is given."""
    if in_terms := _in_terms(scene, words, at):
        return in_terms
    tokens, noun = scene.tokens, at
    while noun < len(tokens) and scene.covered[noun] == "party":
        noun += 1
    behind = tokens.lowers[noun : noun + 2]
    told = len(behind) == 2 and behind[0] in words.role_words["gifts"] and behind[1] in words.nouns["contents"]
    bare = told and words.heads.get(behind[0]) is None  # 'a loan in support of farmers' is a loan
    return noun + 1 if bare and behind[1] not in words.order.of else at


def _given_as(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$5 million as military aid': what a sum is given as."""
    if at >= len(scene.tokens) or scene.tokens.lowers[at] not in words.nouns["given_as"]:
        return None
    given = phrase_after(scene, words, at + 1, join=False)
    return given if given is not None and given.kind in ("package", "funds") else None


def _rejected(scene: Scene, words: Words, mention: MoneyMention) -> str:
    """The veto of a sum that is none by itself, or no assistance; else ''."""
    if is_equivalent(scene, words, mention):
        return "the same sum in brackets"
    if _is_bracketed_whole(scene, words, mention.first):
        return "the whole that a sum is a part of"
    if is_cost(scene, words, mention):
        return "what a whole costs that a sum helps to pay"
    first = mention.first
    if first > 1 and scene.tokens.lowers[first - 1] in words.nouns["earlier_sums"]:
        first -= 1 + (scene.tokens.lowers[first - 2] in words.nouns["definite"])  # 'up from the original $3 million'
    if words.changes.before(scene.tokens, first):
        return CHANGE
    if _is_budget(scene, words, mention):
        return "a budget that a sum comes from"
    return "" if is_relieved(scene, words, mention.first) else dealt(scene, words, mention)


def _is_bracketed_whole(scene: Scene, words: Words, first: int) -> bool:
    """'$3 million (out of $9 million)', '(of $9 million)': what a sum was a part of, told in brackets beside it."""
    opened = first - 1
    if "(" not in scene.tokens.words:
        return False
    while opened > 0 and scene.tokens.lowers[opened] in words.order.of | words.nouns["out_of"]:
        opened -= 1
    return 0 < opened < first - 1 and scene.tokens[opened].text == "(" and any(m.last == opened for m in scene.money)


def _bundle_left(scene: Scene, words: Words, first: int) -> Phrase | None:
    """As in "brings Australia's overall support to Ukraine to $1bn": the bundle before 'to' and the amount."""
    tokens = scene.tokens
    before = tokens.lowers[first - 1] if first else ""
    if before not in words.nouns["reaching"] and before not in words.nouns["copulas"]:
        return None
    low = max(first - 26, _owned_before(scene, words, first))
    found = (_headed(scene, words, at, ("package", "funds")) for at in range(first - 2, low, -1))
    return next((bundle for bundle in found if bundle), None)


def _told_beside(scene: Scene, words: Words, phrase: Phrase) -> Phrase:
    """'tanks and related equipment': the thing that is told, where what follows its 'and' says nothing by itself."""
    joint = phrase.first - 1
    joined = joint > 0 and scene.tokens.lowers[joint] in words.nouns["conjunctions"]
    told = _headed(scene, words, joint - 1, ("goods",)) if joined and says_nothing(scene, words, phrase) else None
    return told or phrase


def _owned_before(scene: Scene, words: Words, first: int) -> int:
    """The nearest noun of what is owned or traded before a sum, over which none is of a bundle; else -1.

    As in 'the support raises the value of exports, expected to reach $30m'.
    """
    if words.nouns["holdings"].isdisjoint(scene.tokens.words):
        return -1
    owned = words.nouns["holdings"] - words.nouns["generic"]
    return next((at for at in range(first - 2, -1, -1) if scene.tokens.lowers[at] in owned), -1)


def _headed(scene: Scene, words: Words, at: int, kinds: tuple[str, ...]) -> Phrase | None:
    """The phrase whose head stands at a token, if it is of one of the kinds."""
    item = scene.item_at(at)
    bare = item is None and scene.covered[at] != "party"  # not the 'Program' of 'World Food Program'
    kind = item.name.use if item else words.heads.get(scene.tokens.lowers[at], "") if bare else ""
    return phrase_around(scene, words, item.first if item else at, at + 1) if kind in kinds else None


def _with_aim(scene: Scene, words: Words, phrase: Phrase) -> Phrase:
    """'$3m in funding for emergency relief': money in general with the sort of aid that it pays for."""
    at, tokens = phrase.last, scene.tokens
    if at + 1 >= len(tokens) or tokens.lowers[at] not in words.nouns["aims"] or scene.covered[at + 1] == "party":
        return phrase
    if phrase.kind not in ("funds", "package") or tokens.lowers[phrase.at_head] not in words.nouns["moneys"]:
        return phrase
    told = phrase_after(scene, words, at + 1, join=False)
    aid = told is not None and told.first <= at + 2 and told.kind in ("funds", "package", "service")
    return phrase._replace(last=told.last, head=phrase.at_head, item=None) if told and aid else phrase


def _with_stocks(scene: Scene, words: Words, phrase: Phrase) -> Phrase:
    """'articles and services of the Ministry of Defence, and training': a directive names whole what is drawn on."""
    tokens, last = scene.tokens, phrase.last
    drawn = tokens.lowers[phrase.at_head] in words.nouns["drawable"]
    while drawn and last + 2 < len(tokens):
        comma = tokens[last].text == ","
        joins = tokens.lowers[last + comma] in words.nouns["conjunctions"]
        if not joins and (comma or tokens.lowers[last] not in words.nouns["drawn"]):
            break
        more = open_phrase(scene, words, last + comma + 1)
        if more is None or (joins and more.kind in ("", "nothing", "people")):
            break
        last = more.last
    return phrase if last == phrase.last else phrase._replace(last=last, head=phrase.at_head, joined=True)


def _listing_bundle(scene: Scene, words: Words, last: Phrase) -> Phrase | None:
    """'40 packages of aid, including tanks, drones and radars worth €4bn': the worth is that of what is listed."""
    if not last.first or scene.tokens.lowers[last.first - 1] not in words.nouns["conjunctions"]:
        return None
    opened = next((at for at, _, _ in words.openers.scan(scene.tokens, 0, last.first)), 0)
    if any(opened <= m.first for m in scene.money if m.first < last.first):
        return None
    for at in range(opened - 1, max(opened - OPENED, -1), -1):
        counted = next((q for q in scene.quantities if 0 <= at - q.last <= 1), None)
        if counted and scene.tokens.lowers[at] in words.nouns["parcels"]:
            return phrase_after(scene, words, counted.last, join=False)
        if bundle := _headed(scene, words, at, ("package",)):
            return bundle
    return None


def _phrase_before(scene: Scene, words: Words, first: int) -> Phrase | None:
    """'package worth $5m', 'contribution of up to €2m', 'with a value of', '30 tanks valued at', 'grant, for $2m'."""
    tokens, at = scene.tokens, sized(scene.tokens, first, words, words.nouns["costs"])
    told = at < first
    while at > 0 and tokens.lowers[at - 1] in words.nouns["valued"]:
        at -= 1
    if at in (first, 0) or (first - at > words.order.valued_reach and not told):
        return None
    if all(tokens[k].text == "," for k in range(at, first)):
        return None
    if tokens[at - 1].text == ")":  # 'blankets (fleece), worth $4m'
        opened = next((k for k in range(at - 1, max(at - GLOSS, 0), -1) if tokens[k].text == "("), 0)
        if not opened or any(scene.covered[k] in ("money", "quantity") for k in range(opened, at)):
            return None
        at = opened
    if scene.covered[at - 1] == "party":  # 'a package for Ukraine worth 2.7 billion euros'
        while at > 0 and (
            scene.covered[at - 1] == "party" or tokens.lowers[at - 1] in words.nouns["articles"] | words.nouns["leads"]
        ):
            at -= 1
        if at == 0:
            return None
    if fitted := _fitted(scene, words, at):
        return fitted
    head = _head_left(scene, words, at) if words.order.head_first else at - 1
    item = scene.item_at(head)
    if item:
        return phrase_around(scene, words, item.first, at)
    kind = words.heads.get(tokens.lowers[head], "")
    return phrase_around(scene, words, head, at) if kind and kind not in ("nothing", "people") else None


def _head_left(scene: Scene, words: Words, at: int) -> int:
    """The head of the run of nouns that ends before token `at`, where heads stand first; `at` - 1 where it has none."""
    found = at - 1
    for place in range(at - 1, max(at - 1 - LONGEST, -1), -1):
        token = scene.tokens[place]
        joins = token.lower in words.numbers.grammar["of"] or token.text in "'-"
        if not joins and (token.kind != "word" or token.lower in words.nouns["stops"] | words.nouns["determiners"]):
            break
        if scene.covered[place] == "item" or words.heads.get(token.lower):
            found = place
    return found


def _fitted(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'maintenance for the Kenyan fleet, worth $5m': what is done to things, or goes with them, has the worth."""
    tokens = scene.tokens
    for place in range(at - 2, max(at - 2 - FITTED, 0), -1):
        if tokens.lowers[place] in words.nouns["aims"]:
            return _headed(scene, words, place - 1, ("goods", "service", "training"))
        small = tokens.lowers[place] in words.nouns["stops"] | words.nouns["conjunctions"]
        owned = tokens.lowers[place] in words.nouns["determiners"] | words.possessives or tokens[place].text in "'-"
        if (small or tokens[place].kind == "mark" or tokens.lowers[place] in words.verbs) and not owned:
            return None
    return None


def _after_possessive(scene: Scene, words: Words, at: int) -> int:
    """Over the mark of "billions of dollars' worth of", "$5 million's worth of", '$5 million-worth of'."""
    end = at
    while end < min(at + 2, len(scene.tokens)) and scene.tokens[end].glued and (
            scene.tokens[end].text in "'-" or scene.tokens.lowers[end] in words.possessives):
        end += 1
    return end if end < len(scene.tokens) and scene.tokens.lowers[end] in words.nouns["contents"] else at


def _after_equivalent(scene: Scene, words: Words, mention: MoneyMention) -> int:
    """The index after the sum and its translation: '£1m ($1.3m) in aid', '$1m, equivalent to $3m today, in aid'."""
    tokens, at = scene.tokens, mention.last
    if at >= len(tokens) or tokens[at].text not in ("(", ","):
        return at
    ends = {m.first: m.last for m in scene.money if m.first > at}
    place = ends.get(at + 1, 0) if tokens[at].text == "(" else 0
    while place and place < len(tokens) and tokens[place].text in ALIKE:  # '($54bn; £42bn)'
        place = ends.get(place + 1, 0)
    if place and place < len(tokens) and tokens[place].text == ")":
        return place + 1
    same = next((m for m in scene.money if m.first > at), None)
    if same is None or same.first - at > EQUATED or not is_equivalent(scene, words, same):
        return at
    closing = ")" if tokens[at].text == "(" else ","
    near = range(same.last, min(same.last + EQUATED, len(tokens)))
    return next((k + 1 for k in near if tokens[k].text == closing), at)


def _is_budget(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'... from its 155-billion euro annual budget': what a sum is taken from, which is given to nobody."""
    tokens, first = scene.tokens, mention.first
    if _is_ones_budget(scene, words, mention):
        return True
    while first > 0 and (tokens.lowers[first - 1] in words.nouns["wholes_led"] or scene.covered[first - 1] == "party"):
        first -= 1
    drawn = first > 0 and tokens.lowers[first - 1] in words.nouns["drawn"]
    behind = [t.lower for t in tokens[mention.last : mention.last + BUDGET]]
    at = next((k for k, word in enumerate(behind) if word in words.nouns["budgets"]), None)
    return drawn and at is not None and not words.nouns["stops"].intersection(behind[:at])


def _is_ones_budget(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'Kenya, with a budget of $5 billion, ...': what somebody has, told between commas."""
    tokens, at = scene.tokens, mention.first - 1
    owned = at > 1 and tokens.lowers[at] in words.order.of and tokens.lowers[at - 1] in words.nouns["budgets"]
    inserted = mention.last < len(tokens) and tokens[mention.last].text == ","
    return owned and inserted and any(t.lower in words.nouns["withs"] for t in tokens[max(0, at - BUDGET) : at - 1])


def _is_title(scene: Scene, words: Words, at: int) -> bool:
    """'the Clean Rivers Initiative gave $5m': the last word of the name of who acts; not so behind 'under'."""
    first, small = at, together(words.nouns["articles"], words.speech["prepositions"])
    while first > 0 and scene.tokens[first - 1].text[:1].isupper() and scene.tokens.lowers[first - 1] not in small:
        first -= 1
    return first < at and scene.tokens[at].text.istitle() and not behind_preposition(scene, words, first)


def _elided(scene: Scene, words: Words, first: int) -> Phrase | None:
    """'the biggest source of military aid, giving $69bn': the bundle that the sentence named before its sum."""
    for at in range(first - 1, max(first - ELIDED, _owned_before(scene, words, first), -1), -1):
        item = scene.item_at(at)
        kind = item.name.use if item else ""
        if not scene.covered[at] and not _is_title(scene, words, at):
            kind = words.heads.get(scene.tokens.lowers[at], "")
        if kind in ("package", "funds") and not is_backing(scene, words, at - 1):
            return phrase_around(scene, words, item.first if item else at, at + 1)
    return None
