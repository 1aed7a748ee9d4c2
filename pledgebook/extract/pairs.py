"""Which giver and which getter go with which amount, where one sentence has several.

'Norway gave Kenya $50 million and Chad $30 million', 'Spain will send 30 tanks to Mali, Italy 20 trucks to Chad',
'Kenya got tents from Spain and food from Italy', 'Mali will get $5 million and Niger $3 million'. A sentence is read as
clauses, and each clause as a row of members: a name, an amount, and the names behind it. What the first member of a row
is (its verb, its order of words) says what the bare name before the next amount is: who gets where the first has its
getter right before its amount or receives it, else who gives.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.asking import asks
from pledgebook.extract.cues import CLAUSELESS, Cue
from pledgebook.extract.governing import Governed
from pledgebook.extract.others import is_in_row
from pledgebook.extract.parts import GIVING
from pledgebook.extract.receiving import receives
from pledgebook.extract.roles import Found, Place, carries, is_in_need, may_give, weighed
from pledgebook.extract.scene import part_in
from pledgebook.extract.voicing import voices_need
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

BARE: Final = ("", "folk")
"""Parts of a name that no word before it leads to."""

ACTIVE: Final = frozenset({*GIVING, "dispatch", "trade", "refuse", "order"})
"""Groups of verbs that may have who gets right behind them."""

Row = tuple[NameMention, ...]


class Pair(NamedTuple):
    """Who gives and who gets an amount; None leaves it to the other rules. `like` has the same givers."""

    givers: Found | None = None
    getters: Found | None = None
    like: tuple[Anchor, Cue | None] | None = None


class Member(NamedTuple):
    """An amount with the names beside it. `frame` is of the clause, `head` says that it begins one."""

    anchor: Anchor
    cue: Cue | None
    frame: str
    head: bool
    subject: Row
    before: Row
    to: Row
    by: Row
    reached: bool
    """Whether a name behind it says who gets it, be it a state or not."""


def pairs(at: Place, anchors: Sequence[Anchor], governed: Sequence[Governed]) -> dict[int, Pair]:
    """The pairs of a sentence by the first token of their amounts; what is not in it has none of its own."""
    told = [(a, g[0]) for a, g in zip(anchors, governed, strict=True)
            if not a.stance and not (a.predicate and a.money is not None and a.money.first != a.first)]
    told = [one for k, one in enumerate(told) if not k or one[0].first >= told[k - 1][0].last]
    if len(told) < 2:
        return {}
    members = _members(at, told)
    starts = [k for k, one in enumerate(members) if one.head] + [len(members)]
    found: dict[int, Pair] = {}
    for low, high in pairwise(starts):
        found |= _of_row(at, members[low:high], alone=len(starts) == 2, first=low == 0)
    return {**_beside(at, members), **found}


def _beside(at: Place, members: list[Member]) -> dict[int, Pair]:
    """'70 firefighters with 20 vehicles to Greece': what stands behind 'with' goes where the other goes."""
    withs, found = at.reader.words.nouns["withs"], {}
    for one, other in pairwise(members):
        led = at.scene.tokens.lowers[at.before_articles(other.anchor.first) - 1] in withs
        same = one.cue is not None and other.cue is not None and one.cue.at == other.cue.at < one.anchor.first
        if led and same and other.to and not (one.to or one.before or other.before):
            found[one.anchor.first] = Pair(None, _getters(at, other.to))
    return found


def _members(at: Place, told: list[tuple[Anchor, Cue | None]]) -> list[Member]:
    opened = [_opening(at, told, k) for k in range(len(told))]
    begins = [begin for begin, _, _ in opened]
    members: list[Member] = []
    for k, (anchor, cue) in enumerate(told):
        _, before, subject = opened[k]
        gap = k > 0 and not subject and _is_gap(at, told, k, begins[k])
        frame = members[-1].frame if gap else _frame(at, anchor, cue, before)
        stop = begins[k + 1] if k + 1 < len(told) else len(at.scene.tokens)
        to, by, reached = _behind(at, anchor, _end(anchor), stop)
        if cue is not None and frame == "thing-first" and not gap and not (to or by) and cue.at < stop:
            to, by, reached = _behind(at, anchor, cue.at + 1, stop)
        own = _own_gift(at, anchor)
        by = (own,) if own is not None else by
        members.append(Member(anchor, cue, frame, not gap, subject, before, to, by, reached))
    return members


def _end(anchor: Anchor) -> int:
    return anchor.money.last if anchor.money is not None and anchor.purpose else anchor.last


def _is_adjective(at: Place, mention: NameMention) -> bool:
    """Whether a name tells whose the noun behind it is: 'Norwegian submarines', 'a US grant'."""
    short = mention.name.use == "abbreviation" and at.before_articles(mention.first) < mention.first
    short = short and at.scene.covered[mention.last : mention.last + 1] not in (["money"], ["quantity"])
    return mention.name.use == "demonym" or short


def _own_gift(at: Place, anchor: Anchor) -> NameMention | None:
    """'a US grant of $1.3 billion': whose adjective stands right before the noun of the gift."""
    mention = at.ending_at(anchor.first - 1)
    gift = at.scene.tokens.lowers[anchor.first] in at.reader.words.role_words["gifts"]
    gives = mention is not None and gift and _is_adjective(at, mention) and may_give(at, mention)
    return mention if gives else None


def _opening(at: Place, told: list[tuple[Anchor, Cue | None]], k: int) -> tuple[int, Row, Row]:
    """(where the words of an amount begin, the names right before it, the subject of its own verb)."""
    anchor, cue = told[k]
    low = told[k - 1][0].last if k else 0
    place, words = at.before_articles(anchor.first), at.reader.words
    while place > low + 1 and at.scene.tokens.lowers[place - 1] in words.adverbs:
        place -= 1  # 'Spain only $5 million'
    withs = words.nouns["withs"]
    leads = together(withs, words.nouns["aims"]) if cue is not None and asks(cue) else withs
    if place > low and at.scene.tokens.lowers[place - 1] in leads and at.ending_at(place - 2) is not None:
        place -= 1
    sort = at.ending_at(place - 1)
    if sort is not None and _is_adjective(at, sort) and sort.first >= low:
        place = at.before_articles(sort.first)  # 'give Japan Norwegian submarines'
    before = _row_before(at, place, low)
    before_it = told[k - 1][1] if k else None
    shared = before_it is not None and cue is not None and before_it.at == cue.at
    if cue is not None and low <= cue.first and cue.at < anchor.first and not shared:
        subject = _row_before(at, _left_of_verb(at, cue.first), low)
        subject = subject if not subject or _opens(at, at.before_articles(subject[0].first)) else ()
        return (subject[0].first if subject else cue.first), before, subject
    return (before[0].first if before else place), before, ()


def _left_of_verb(at: Place, place: int) -> int:
    """The place behind the subject of a verb, over adverbs and days ('Italy on Monday quietly sent')."""
    words, scene = at.reader.words, at.scene
    while place > 1:
        word = scene.tokens.lowers[place - 1]
        dated = scene.covered[place - 1] == "date"
        led = scene.covered[place] == "date" and word in words.speech["prepositions"]
        quick = word in words.adverbs or (word.endswith(words.adverb_marks) and not scene.covered[place - 1])
        if not (dated or led or quick):
            return place
        place -= 1
    return place


def _row_before(at: Place, place: int, low: int) -> Row:
    """The names that end right before a token, the first of them first: 'Chad and Mali' before '$5 million'."""
    row: list[NameMention] = []
    mention = at.ending_at(place - 1)
    while mention is not None and mention.first >= low:
        if not (_is_bare(at, mention) or _is_behind_verb(at, mention)):
            break
        row.insert(0, mention)
        first = joint = at.before_articles(mention.first)
        while joint > low and at.joins(joint - 1):
            joint -= 1
        comma = first - joint == 1 and at.scene.tokens[joint].text == ","
        apart = comma if len(row) == 1 else not comma  # 'in Mali, Canada sent', 'to Chad, and Spain and Italy sent'
        mention = at.ending_at(joint - 1) if joint < first and not apart else None
    return tuple(row)


def _is_bare(at: Place, mention: NameMention) -> bool:
    """Whether no word leads to a name; 'to Kenya, Spain $5 million' tells of no Kenya in Spain."""
    if part_in(at.scene, mention, at.reader.words) in BARE:
        return True
    place = at.before_articles(mention.first) - 1
    return place > 0 and (_is_trailing(at, place) or (
        at.scene.tokens[place].text == "," and at.ending_at(place - 1) is not None))


def _is_trailing(at: Place, place: int) -> bool:
    """Whether token `place` is the 'by' of 'followed by Spain with $5 million'."""
    return place > 0 and at.scene.tokens.lowers[place - 1] in at.reader.words.nouns["trailing"]


def _is_behind_verb(at: Place, mention: NameMention) -> bool:
    place = at.before_articles(mention.first) - 1
    return any(verb.at == place for verb in at.scene.verbs)


def _opens(at: Place, place: int) -> bool:
    """Whether a clause or a member may begin at a token: at the start, or behind a comma, 'and', 'while'."""
    if place < 1:
        return True
    token, words = at.scene.tokens[place - 1], at.reader.words
    joint = token.lower in words.walls or token.lower in words.nouns["joiners"]
    return joint or at.joins(place - 1) or token.text in ";:–—" or _is_trailing(at, place - 1)


def _is_gap(at: Place, told: list[tuple[Anchor, Cue | None]], k: int, begin: int) -> bool:
    """Whether an amount goes on with the clause of the one before: only a joint and no verb stands between."""
    before, anchor = told[k - 1][0], told[k][0]
    place = at.before_articles(begin)
    if begin > anchor.first or not _opens(at, place) or before.veto:
        return False
    cues = (c for c in at.cues if before.last <= c.at < anchor.first and c.tense not in CLAUSELESS)
    moved = told[k - 1][1]
    return not any(moved is None or c.at != moved.at for c in cues)


def _frame(at: Place, anchor: Anchor, cue: Cue | None, before: Row) -> str:
    """The order of words of a clause, or '' where nothing tells it.

    'giver-first' has its getter behind the amount, 'getter-behind' right behind the verb ('gave Chad $5 million').
    """
    if cue is None or cue.group == "include":
        return "in-list"
    if cue.at >= anchor.last:
        return "thing-first" if cue.passive or cue.group == "arrive" else ""
    if cue.at >= anchor.first:
        return ""
    if receives(at, cue):
        return "" if cue.passive else "getter-first"
    if asks(cue):
        return "in-list" if cue.passive else "asker-first"
    if cue.passive:
        return "getter-first" if cue.group in ACTIVE and cue.tense != "participle" else ""
    if cue.group not in ACTIVE and cue.stage is None:
        return ""
    object_ = bool(before) and at.before_articles(before[0].first) == cue.at + 1
    return "getter-behind" if object_ else "giver-first"


def _behind(at: Place, anchor: Anchor, start: int, stop: int) -> tuple[Row, Row, bool]:
    """(states that get, who gives, whether somebody is told to get) by the names between two tokens."""
    words, tokens = at.reader.words, at.scene.tokens
    finite = [c.first for c in at.cues if c.first >= start and c.tense not in CLAUSELESS]
    walls = together(words.nouns["relatives"], words.walls)
    marks = (k for k in range(start, stop) if tokens[k].text in ';–—:("' or tokens.lowers[k] in walls)
    stop = min([stop, *finite, next(marks, stop)])
    inside = [m for m in at.scene.parties if start <= m.first and m.last <= stop]
    part = {m.first: part_in(at.scene, m, words) for m in inside}
    to = next((m for m in inside if part[m.first] == "to"
               or (part[m.first] == "people" and _is_past(at, m, start))), None)
    place = next((m for m in inside if part[m.first] == "place" and m.name.use == "name"), None)
    to = to or (place if anchor.money is not None else None)  # '$5 million for schools in Chad'
    by = next((m for m in inside if part[m.first] in ("by", "funder") and not voices_need(at, m)), None)
    getting = tuple(m for m in _row_after(at, to, inside) if at.is_state(m.name.target)) if to else ()
    return getting, _row_after(at, by, inside) if by else (), bool(to or place)


def _is_past(at: Place, mention: NameMention, start: int) -> bool:
    """Whether more than a preposition stands between an amount and a name: 'train soldiers in Poland' is of none."""
    return at.before_articles(mention.first) - 1 > start


def _row_after(at: Place, mention: NameMention, inside: list[NameMention]) -> Row:
    """The row of names that begins with one: 'to Chad, Mali and Niger'."""
    row = [mention]
    for other in inside:
        between = range(row[-1].last, at.before_articles(other.first))
        joined = other.first >= row[-1].last and 0 < len(between) <= 2 and all(at.joins(k) for k in between)
        bare = joined and _is_bare(at, other) and not at.owns(other)
        acts = bare and at.acts(other) and not is_in_row(at, mention, other, alone=len(row) == 1)
        if bare and not (acts or at.tells(other)):
            row.append(other)
    return tuple(row)


def _of_row(at: Place, row: list[Member], *, alone: bool, first: bool) -> dict[int, Pair]:
    """The pairs of one clause; `alone` says that the sentence has no other, `first` that none is before it."""
    frame = row[0].frame
    named = [one for one in row[1:] if one.before]
    told = [one for one in row if (one.by if frame == "getter-first" else one.to or one.by)]
    more = frame == "getter-behind" and any(one.to for one in row[1:])  # 'gave Chad 20 tents and 30 tents to Mali'
    if not frame or not (named or more or len(told) > 1):
        return _of_clause(at, row, first=first) if not alone and frame else {}
    found: dict[int, Pair] = {}
    for k, one in enumerate(row):
        pair = _pair(at, row, k)
        if pair is not None:
            found[one.anchor.first] = pair
    return found


def _of_clause(at: Place, row: list[Member], *, first: bool) -> dict[int, Pair]:
    """'..., and Italy sent 20 trucks': whose clause it is; all that it has are of its subject."""
    head = row[0]
    if head.frame == "getter-first":
        pair = Pair(_givers(at, head.by), _getters(at, head.subject), None)
    elif head.frame in ("giver-first", "getter-behind"):
        getting = _getters(at, head.to or (head.before if head.frame == "getter-behind" else ()))
        pair = Pair(None if first else _givers(at, head.subject, "donor.subject"), getting)
    else:
        return {}
    return {one.anchor.first: pair for one in row} if pair.givers or pair.getters else {}


def _pair(at: Place, row: list[Member], k: int) -> Pair | None:
    one, head = row[k], row[0]
    if head.frame == "getter-first":
        last = next((row[j] for j in range(k, -1, -1) if row[j].before and j), head)
        getting = _getters(at, last.before if last is not head else head.subject)
        return Pair(_givers(at, _nearest(row, k, "by")), getting, (head.anchor, head.cue) if k else None)
    if head.frame == "getter-behind" and k and one.before and _gives(at, head, one):
        return Pair(_givers(at, one.before, "donor.gapped"), _getters(at, one.to or head.before))
    if head.frame == "getter-behind":
        last = next((row[j] for j in range(k, -1, -1) if row[j].before), head)
        getting = _getters(at, one.to or last.before)
        return Pair(None, getting, (head.anchor, head.cue) if k else None) if getting else None
    if head.frame == "asker-first" and k and one.before:
        asked_too = Pair(_givers(at, one.before, "donor.asked"))  # 'asked Norway for 30 tents and Spain for 20'
        return asked_too if head.before else Pair(None, _getters(at, one.before), (head.anchor, head.cue))
    opens = bool(one.before) and at.scene.tokens[at.before_articles(one.before[0].first) - 1].text == ":"
    gives = one.before if (k or opens) and not _gets(at, head, one) else ()
    if gives and any(carries(at, m) or m.name.target in at.setting.aggressor for m in gives):
        return None
    if one.before and k and not gives:
        return Pair(None, _getters(at, one.before), (head.anchor, head.cue))
    by = one.by if k or head.frame in ("thing-first", "in-list", "asker-first") else ()
    givers = _givers(at, gives, "donor.gapped") if gives else _givers(at, by)
    if givers is None and k and head.frame == "giver-first":
        before = next((row[j] for j in range(k - 1, 0, -1) if row[j].before), None)
        givers = _givers(at, before.before, "donor.gapped") if before is not None else None
    getting = None if one.reached and not one.to else _getters(at, _nearest(row, k, "to"))
    like = (head.anchor, head.cue) if givers is None and k and head.frame == "giver-first" else None
    return Pair(givers, getting, like) if givers or getting else None


def _gives(at: Place, head: Member, one: Member) -> bool:
    """'promised Ukraine 24 tanks, Denmark 19': a name not in need where the one right behind the verb is."""
    need = [at.setting.recipients + tuple(m.name.target for m in row if is_in_need(at, m.name.target))
            for row in (head.before, one.before)]
    first, other = (any(m.name.target in codes for m in row)
                    for row, codes in zip((head.before, one.before), need, strict=True))
    return first and not other


def _gets(at: Place, head: Member, one: Member) -> bool:
    """'gave $50 million to Kenya and Chad $30 million': a name in need behind a giver that is not, with no other."""
    if one.reached or not head.reached:
        return False
    need = all(is_in_need(at, m.name.target) or m.name.target in at.setting.recipients for m in one.before)
    return need and bool(head.subject) and not any(is_in_need(at, m.name.target) for m in head.subject)


def _nearest(row: list[Member], k: int, side: str) -> Row:
    """The names behind an amount, or behind the next that has some ('30 tents and 20 kits to Chad'), or the last."""
    rows = [one.by if side == "by" else one.to for one in row]
    for j in range(k, len(row)):
        if j > k and row[j].before and any(rows[: k + 1]):
            break
        if rows[j]:
            return rows[j]
    return next((rows[j] for j in range(k - 1, -1, -1) if rows[j]), ())


def _givers(at: Place, row: Row, rule: str = "donor.agent") -> Found | None:
    codes = tuple(sorted({m.name.target for m in row if at.kind(m.name.target)}))
    return weighed(codes, at.span(row[0]), rule) if codes else None


def _getters(at: Place, row: Row) -> Found | None:
    codes = tuple(sorted({m.name.target for m in row if at.is_state(m.name.target)}))
    codes = tuple(code for code in codes if code not in at.setting.aggressor)
    return weighed(codes, at.span(row[0]), "recipient.row") if codes else None
