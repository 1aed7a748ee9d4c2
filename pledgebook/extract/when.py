"""When: the windows in which a thing is promised (due) and in which it took place (happened).

A date belongs to the verb before it, or, where it opens the sentence, to the verb behind it. That verb's tense says
which way the date looks; a date of another clause says nothing of the claim.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import ACTED, PAST, Cue
from pledgebook.extract.cues import AHEAD as COMING
from pledgebook.extract.mains import PROMISING
from pledgebook.extract.scene import Scene
from pledgebook.extract.windows import AHEAD, When, is_of_act, is_of_other, is_today, since_then, tells_phrase
from pledgebook.extract.words import Words, together
from pledgebook.model import Span, Window
from pledgebook.text.dates import DateMention

TELLING: Final = frozenset({"say", "promise", "commit", "intend", "request", "consider"})
"""Groups of verbs before the governing one whose date is that of the telling."""

NEAR: Final = 3
"""How many tokens behind a verb of promising in the past a date is still that of the promise."""

AWAITED: Final = 4
"""How many words before a bare day the word may stand that says that it is waited for."""

BEGUN: Final = 9
"""How many words may stand between 'since' and the day on which something began."""

ROW: Final = 3
"""How many words before a stretch of time the place may stand that a gift has in a row ('the third package since')."""


Scenery = tuple[Scene, Words, Sequence[Cue]]
"""A sentence with the words of its language and all its cues."""


def read_when(
    read: Scenery, anchor: Anchor, cue: Cue | None, stage: Stage | None, published: date | None
) -> tuple[When | None, When | None]:
    """(due, happened): the nearest windows of the anchor's clause that look ahead, and that look back."""
    scene, words, cues = read
    if not scene.dates:  # as in half of all sentences
        return None, None
    due = happened = None
    for mention in sorted(scene.dates, key=lambda m: abs(m.first - anchor.last)):
        verb = _verb_of(scene, words, cues, mention)
        if cue is not None and cue.group == "phrase" and verb is not None and verb.at < cue.first <= mention.first:
            verb = cue  # 'has sent 15, with three more to come in June'
        if stage is Stage.DELIVERED and verb is not None and verb.at >= anchor.last and verb.tense in COMING:
            continue  # 'has sent 15, and will train 20 in June'
        if _of_unread_verb(scene, words, mention, verb):
            continue
        if not _belongs(scene, words, mention, (anchor, cue, verb)) or _took(mention, verb, published):
            continue
        undated = published is None and tells_phrase(mention, verb)
        if (not undated and _says_no_day(scene, words, mention, anchor)) or (
                is_of_other(scene, words, mention, anchor, verb)):
            continue
        span = Span(scene.tokens[mention.first].start, scene.tokens[mention.last - 1].end)
        awaited = _is_awaited(scene, words, mention)
        if awaited and stage is Stage.DELIVERED:
            continue  # 'has sent a third boat, with a fourth due in June'
        coming = awaited and mention.sense == "said" and mention.alternative
        if not (coming or is_today(scene, mention, verb, stage)) and (
                _looks_back(mention, verb, stage, published) or is_of_act(scene, words, mention, verb, published)):
            happened = happened or _from_then(scene, words, mention, published) or When(
                _until(mention.back, published), span, mention.sense)
        elif stage in AHEAD and (due is None or due.window.earliest is due.window.latest is None):
            due = When(mention.ahead, span, mention.sense)  # 'over three years, starting in 2024'
    return since_then(read, due, happened, published), happened


def _verb_of(scene: Scene, words: Words, cues: Sequence[Cue], mention: DateMention) -> Cue | None:
    """The verb that a date belongs to: the nearest before it, else the first behind it that is of no side clause."""
    aside = words.nouns["followers"]  # 'will ship 20 in June, followed by 40 in July'
    verbs = [c for c in cues if c.group != "phrase" and scene.tokens.lowers[c.at] not in aside]
    low = mention.first - 1 if mention.first and scene.tokens[mention.first - 1].text == ";" else 0
    before = [c for c in verbs if low <= c.at < mention.first]
    if before and scene.tokens[mention.first - 1].text == ",":
        before = _before_aside(scene, before)
    if before:
        return before[-1]
    behind = [c for c in verbs if c.at >= mention.last]
    main = [c for c in behind if scene.tokens.lowers[c.first - 1] not in words.speech["relatives"]]
    return next(iter(main or behind), None)


def _before_aside(scene: Scene, before: list[Cue]) -> list[Cue]:
    """'will give $9m to families hit by war, including $2m for food, over the coming months': without the aside."""
    aside = next((k for k, c in enumerate(before) if k and (c.group, c.tense) == ("include", "gerund")
                  and scene.tokens[c.first - 1].text == ","), None)
    if aside is None:
        return before
    left = before[:aside]
    while len(left) > 1 and left[-1].tense == "participle" and left[-1].group == "other":
        left.pop()
    return left


def _of_unread_verb(scene: Scene, words: Words, mention: DateMention, verb: Cue | None) -> bool:
    """'Ministers on Monday set up a mission that is to train 500': the day is that of a verb that is not read."""
    aside = verb is not None and scene.tokens.lowers[verb.first - 1] in words.speech["relatives"]
    return aside and verb is not None and mention.sense == "said" and mention.last < verb.first


def _says_no_day(scene: Scene, words: Words, mention: DateMention, anchor: Anchor) -> bool:
    """'After months of talks': neither end is known, and it is no length of what is promised ('over five years')."""
    if _is_of_event(scene, words, mention):
        return True
    if mention.window.earliest is not None or mention.window.latest is not None:
        return mention.sense == "duration" or _is_of_row(scene, words, mention)
    opens = scene.tokens.lowers[mention.first] in words.speech["relatives"]
    end = anchor.money.amount.last if anchor.money else anchor.last
    return mention.sense != "duration" or opens or mention.first < end


def _is_of_event(scene: Scene, words: Words, mention: DateMention) -> bool:
    """'In the run-up to Tuesday', 'ahead of Tuesday's summit', 'the worst drought in 60 years' are no deadlines."""
    if mention.sense != "deadline":
        return False
    lowers, last = scene.tokens.lowers, mention.last
    before = lowers[max(0, mention.first - AWAITED) : mention.first]
    leads = bool(before) and before[-1] in words.nouns["leading_up"]
    owns = last + 1 < len(lowers) and lowers[last] == "'" and lowers[last + 1] in words.possessives
    return leads or owns or not words.nouns["extremes"].isdisjoint(before)


def _is_of_row(scene: Scene, words: Words, mention: DateMention) -> bool:
    """'a $5m package, its third since 2022': how long the row of gifts is, of which this is one."""
    if mention.sense != "past":
        return False
    nths = together(words.nouns["successive"], words.nouns["firsts"], words.nouns["superlatives"])
    before = range(max(0, mention.first - ROW), mention.first)
    nth = next((k for k in before if scene.tokens.lowers[k] in nths), None)
    return nth is not None and not any(scene.covered[nth : mention.first])


def _belongs(
    scene: Scene, words: Words, mention: DateMention, about: tuple[Anchor, Cue | None, Cue | None]
) -> bool:
    """Whether a date stands in the anchor's clause and its verb is the governing one or tells of it."""
    anchor, cue, verb = about
    low, high = sorted((mention.first, anchor.first if mention.first < anchor.first else anchor.last))
    if any(scene.tokens[k].text in (";", "–") for k in range(low, min(high, len(scene.tokens)))):
        return False
    if _in_aside(scene, mention, low, high):
        return False
    if mention.first >= anchor.last and _is_of_side_clause(scene, words, mention, (anchor, cue, verb)):
        return False
    amounts = [*scene.quantities, *(m.amount for m in scene.money)]
    ends = [(one.first, one.last) for one in amounts if anchor.last <= one.first < mention.first]
    if any(last == mention.first or scene.tokens.lowers[last] in words.nouns["ellipses"] for _, last in ends):
        return False  # 'will send 40 tanks: 10 this month and 30 in June', 'has sent 40, with 10 more to come in June'
    if verb is None or cue is None or cue.first <= verb.at <= cue.at:
        return True
    owned = verb.group not in TELLING or any(verb.at < one.first < mention.first for one in amounts)
    told = verb.tense in PAST or _is_joined(scene, words, mention, cue)
    if verb.at < mention.first < min(anchor.first, cue.at) and told and owned and (
            verb.tense not in PAST or anchor.first <= cue.at):
        return False  # 'eight arrived last week and 12 will follow', 'promised 9 in May, but only 5 have arrived'
    if _old_promise(anchor, cue, verb) or _comes_of_it(scene, words, (anchor, cue, verb)):
        return True
    if verb.tense == "gerund" and verb.at < mention.first and "," in scene.tokens.lowers[mention.last : cue.first]:
        return False  # 'After sending 20 tents in May, Norway will send 40 more'
    if verb.at >= anchor.last:
        parted = any(t.lower in words.speech["relatives"] for t in scene.tokens[anchor.last : verb.at])
        parted |= any(v.form.group in ("say", "promise") and anchor.last <= v.at < verb.at for v in scene.verbs)
        return not parted and (verb.tense not in PAST or mention.sense == "deadline") and verb.group != "say"
    return verb.at > cue.at or verb.tense not in PAST or verb.group in TELLING or cue.group == "phrase"


def _is_joined(scene: Scene, words: Words, mention: DateMention, cue: Cue) -> bool:
    """'will arrive in June, and Norway will train': another clause of its own begins between a day and the verb."""
    lowers, last = scene.tokens.lowers, mention.last
    parted = last + 1 < cue.first and lowers[last] == "," and lowers[last + 1] in words.nouns["conjunctions"]
    return parted and any(last < m.first < cue.first for m in (*scene.parties, *scene.offices))


def _in_aside(scene: Scene, mention: DateMention, low: int, high: int) -> bool:
    """'pledged $9m - double what it gave last year -, and Oman $1m': a date between dashes, and an amount outside."""
    lowers = scene.tokens.lowers
    if "-" not in scene.tokens.words:
        return False
    dashes = [k for k in range(1, len(lowers)) if lowers[k] == "-" and (
        not scene.tokens[k].glued or lowers[k + 1 : k + 2] == [","])]
    across = sum(low <= k < high for k in dashes)
    beyond = sum(k < low for k in dashes) if low == mention.first else sum(k >= high for k in dashes)
    return across % 2 == 1 and beyond % 2 == 1


def _is_of_side_clause(
    scene: Scene, words: Words, mention: DateMention, about: tuple[Anchor, Cue | None, Cue | None]
) -> bool:
    """'gave food to Mali, which was ravaged by a storm on May 14': the day of a verb that no list has."""
    anchor, cue, verb = about
    if words.nouns["about_it"].isdisjoint(scene.tokens.words):
        return False
    behind = reversed(range(max(anchor.last, cue.at + 1 if cue else 0), mention.first))
    opener = next((k for k in behind if scene.tokens.lowers[k] in words.nouns["about_it"]), None)
    if opener is None or "," in scene.tokens.lowers[opener : mention.first]:
        return False
    return verb is None or verb.at < opener


def _old_promise(anchor: Anchor, cue: Cue, verb: Cue) -> bool:
    """'The 100 drones that France promised will be delivered in May': the date is that of what the promise becomes."""
    told = cue.group in PROMISING and cue.tense in PAST and anchor.last <= cue.first
    return told and cue.at < verb.at and verb.tense not in PAST and (verb.passive or verb.group == "arrive")


def _comes_of_it(scene: Scene, words: Words, about: tuple[Anchor, Cue, Cue]) -> bool:
    """'France promised 100 drones, which will be delivered in May': a clause behind tells when the promise comes.

    Its verb has the thing for its subject, in the passive or as one of arriving.
    """
    anchor, cue, verb = about
    if cue.stage not in AHEAD or verb.first <= anchor.last or verb.tense not in COMING:
        return False
    comes = verb.group == "arrive" or (verb.passive and verb.group in ("give", "dispatch"))
    return comes and scene.tokens.lowers[verb.first - 1] in words.nouns["relatives"]


def _took(mention: DateMention, verb: Cue | None, published: date | None) -> bool:
    """'Has raised $200,000 in 24 hours': a length of time behind a verb in the past is how long it took."""
    done = verb is not None and verb.tense in ACTED and verb.group not in TELLING
    return done and mention.sense != "deadline" and _starts_now(mention, published)


def _looks_back(mention: DateMention, verb: Cue | None, stage: Stage | None, published: date | None) -> bool:
    """Whether the date tells of what has been: by its own words, or by the tense of its verb."""
    if mention.sense in ("deadline", "not_before", "duration"):
        return False
    if mention.alternative is not None and verb is not None and verb.tense in COMING and stage in AHEAD:
        return False  # 'will arrive in the autumn' is the one to come
    latest, back = mention.window.latest, mention.back
    begun = published is None or back.earliest is None or back.earliest <= published
    if mention.sense in ("past", "said"):
        return True
    if not begun or _starts_now(mention, published):
        return False
    if published and latest and latest <= published and stage is not Stage.DELAYED:
        return True
    if verb is None or verb.tense not in PAST:
        return stage is Stage.DELIVERED
    beside = mention.first < verb.at or mention.first - verb.at <= NEAR
    return beside or (verb.group not in PROMISING or stage not in AHEAD)


def _is_awaited(scene: Scene, words: Words, mention: DateMention) -> bool:
    """'is expected on Friday', 'is due in Kenya on Friday': a day behind a word of waiting is the one to come."""
    before = scene.tokens.lowers[max(0, mention.first - AWAITED) : mention.first]
    return mention.sense != "past" and not words.nouns["awaited"].isdisjoint(before)


def _starts_now(mention: DateMention, published: date | None) -> bool:
    """'In the coming weeks', 'soon': a window from the day of publication on."""
    return published is not None and mention.window.earliest == published


def _from_then(scene: Scene, words: Words, mention: DateMention, published: date | None) -> When | None:
    """'Since the start of the mission in 2015': words for what began then stand between 'since' and the day."""
    tokens, window = scene.tokens, mention.back
    if tokens.words.isdisjoint(words.nouns["from_then"]) or mention.sense == "said":
        return None
    before = reversed(range(max(0, mention.first - BEGUN), mention.first))
    at = next((k for k in before if tokens[k].text == "," or tokens.lowers[k] in words.nouns["from_then"]), None)
    if at is None or tokens[at].text == "," or scene.covered[at] == "date":
        return None
    span = Span(tokens[at].start, tokens[mention.last - 1].end)
    return When(Window(window.earliest, published, window.phrase), span, "past")


def _until(window: Window, published: date | None) -> Window:
    """What has taken place took place before the day of publication."""
    late = published is not None and window.latest is not None and window.latest > published
    return replace(window, latest=published) if late else window
