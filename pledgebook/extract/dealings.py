"""Sums of commerce and politics: what is paid, owed, earned or held is no assistance, whoever pays it.

'Paid €3 billion in taxes', 'a $90,000 settlement', 'a debt of $2 billion', 'has $4 million left', '$5 million more
than Norway'. The nouns are those of the pack's `[dealings]`.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.money import MoneyMention

DUES: Final = "paid, owed or earned, no gift"
"""The veto of taxes, wages, sales, debts and the like."""

HELD: Final = "what somebody has left, no gift"
"""The veto of balances."""

POLITICS: Final = "for a campaign, no aid"
"""The veto of political money."""

LEVERAGE: Final = "expected of others, no gift"
"""The veto of what investors are expected to add."""

CHANGE: Final = "a change of a sum, not a sum"
"""The veto of how far a sum has moved, or how far one is from another."""

BEHIND: Final = 6
"""How many words behind a sum its noun may end."""

BEFORE: Final = 5
"""How many words before a sum its noun may end."""

GROWN: Final = 8
"""How many words before a sum the word may stand over which another has grown, and before that the growth."""

REMITTER: Final = 8
"""How many words before a verb of sending those may stand who send their earnings."""

PARTISAN: Final = 8
"""How many words behind a sum the campaign may stand that it is for."""

SPENDING: Final = 2
"""How many words before a sum the political committee may stand that spends it."""

ADDED: Final = 8
"""How many words behind what is added the noun may stand of what it is added to."""

BURDEN: Final = 3
"""How many words behind a sum a debt may end whose size it is ('a $2 billion external debt')."""

CLIMB: Final = 9
"""How many words before a sum the verb may stand that rises to it."""

EXPECTED: Final = 8
"""How many words before a sum the word of expecting may stand."""

TAXED: Final = 5
"""How many words before a sum the word may stand that leads from a tariff to it."""

RATED: Final = 10
"""How many words before a tariff's 'on' its noun may stand, where the rate stands between the two."""

STOLEN, LOST = 4, 12
"""How many words before a sum the verb may stand that takes it away, and behind it."""

NUMBERED, SUMMITS = 2, 100
"""How many words the numbered name of a meeting has, and what its number is below."""

WORK: Final = 4
"""How many words behind 'for' the work may stand that somebody is paid for."""

HAVING: Final = 4
"""How many words before what is left the verb may stand that says who has it."""

ENDING: Final = 5
"""How many words before 'with' and a sum the verb may stand that says that a time is over."""


def dealt(scene: Scene, words: Words, mention: MoneyMention) -> str:
    """The veto of a sum that is paid, owed, earned or held, or compared with another; else ''."""
    if _is_compared(scene, words, mention) or _is_summit(scene, words, mention):
        return CHANGE
    if _is_sent_home(scene, words, mention):
        return DUES
    if _is_held(scene, words, mention):
        return HELD
    if _is_taxed(scene, words, mention) or _is_misspent(scene, words, mention):
        return DUES
    if _is_expected(scene, words, mention):
        return LEVERAGE
    if _is_wage(scene, words, mention):
        return DUES
    said = scene.tokens.words
    if said.isdisjoint(words.dealings.first_words) or not said.isdisjoint(words.nouns["seized"]):
        return ""  # 'revenues from frozen assets' may be given
    if not (said.isdisjoint(words.nouns["refills"]) or said.isdisjoint(words.nouns["own_stock"])):
        return ""  # 'spent $5 million replenishing stocks'
    hits = list(words.dealings.scan(scene.tokens))
    if any(label == "sought" for _, label, _ in hits):
        return ""  # 'a funding gap of $5 million'
    if any(label == "politics" and (0 <= at - mention.last <= PARTISAN or 0 <= mention.first - after <= SPENDING)
           for at, label, after in hits):
        return POLITICS  # 'to his re-election campaign', 'A super PAC spent $4 million'
    remote = [at for at, label, _ in hits if label == "remote"]
    if remote and (said.isdisjoint(words.nouns["aiding"]) or 0 <= remote[0] - mention.last <= PARTISAN):
        return DUES  # 'got $5 billion as FDI', 'defence expenditure is high in Peru ($9 billion)'
    banks = any(label == "banking" for _, label, _ in hits) and said.isdisjoint(words.abroad)
    due = banks or any(_is_due(scene, words, mention, hit) for hit in hits)  # 'provided the money market with £2m'
    due = due or _is_added(scene, words, mention, hits)
    return DUES if due else ""


def _is_due(scene: Scene, words: Words, mention: MoneyMention, hit: tuple[int, str, int]) -> bool:
    """Whether a noun of what is paid, owed or earned names a sum."""
    at, label, after = hit
    first = mention.last
    given = label == "burdens" and first < len(scene.tokens) and scene.tokens.lowers[first] in words.nouns["aims"]
    if label != "pay" and not given and _is_named(scene, words, mention, after):
        return True
    if at >= first:
        joined = scene.tokens.lowers[first] in words.nouns["contents"]
        meant = after < len(scene.tokens) and scene.tokens.lowers[after] in words.nouns["aims"]  # 'a budget for aid'
        named = label == "dues" or (label == "burdens" and not joined and not meant and after - first <= BURDEN)
        return named and _names(scene, words, mention, at, after)
    of_aid = at > 0 and scene.tokens.lowers[at - 1] in words.bundles["aid"]  # 'the aid budget rose from $3m to $4m'
    return after <= mention.first and not of_aid and _is_reached(scene, words, mention, after)


def _ends(scene: Scene, words: Words, at: int) -> bool:
    """Whether a noun phrase ends before token `at`."""
    if at >= len(scene.tokens):
        return True
    token = scene.tokens[at]
    if token.text == "-" and token.glued:
        return False  # 'interest-free loans'
    ends = words.nouns["stops"] | words.nouns["conjunctions"] | words.order.of
    form = words.verbs.get(token.lower)
    return token.kind == "mark" or token.lower in ends or (form is not None and "base" not in form.forms)


def _names(scene: Scene, words: Words, mention: MoneyMention, at: int, after: int) -> bool:
    """'$3 billion in debt repayments', 'a $90,000 settlement': the noun ends the phrase of which the sum is."""
    tokens, first = scene.tokens, mention.last
    if not first <= at or after - first > BEHIND or not _ends(scene, words, after):
        return False
    begin = first + (first < len(tokens) and tokens.lowers[first] in words.nouns["contents"])
    small = words.nouns["stops"] - words.nouns["articles"]
    return all(tokens[k].kind == "word" and tokens.lowers[k] not in small and not scene.covered[k].startswith("mon")
               for k in range(begin, at))


def _is_named(scene: Scene, words: Words, mention: MoneyMention, after: int) -> bool:
    """'A debt of $2 billion', 'its revenue reached $5 million': the noun stands right before the sum."""
    tokens, first = scene.tokens, mention.first
    if not 0 < first - after <= BEFORE:
        return False
    small = words.nouns["valued"] | words.nouns["copulas"] | words.nouns["reaching"] | words.order.of | words.adverbs
    small = (small | words.running["measuring"]) - {","}
    return all(token.lower in small or token.lower.endswith(words.adverb_marks) for token in tokens[after:first])


def _is_reached(scene: Scene, words: Words, mention: MoneyMention, after: int) -> bool:
    """'Salaries for nurses would rise to €31,200', 'remittances to Nepal reached $8 billion': what comes to a sum."""
    tokens, first = scene.tokens, mention.first
    if first < 2:
        return False
    climbs = tokens.lowers[first - 1] in words.running["goals"] | words.numbers.grammar["from"]
    climbs = climbs and not words.nouns["climbing"].isdisjoint(tokens.lowers[max(0, first - CLIMB) : first - 1])
    if not climbs and tokens.lowers[first - 1] not in words.nouns["copulas"]:
        return False
    other = ("package", "funds")  # 'as exports fell, aid reached $5m'
    return not any(words.heads.get(word) in other for word in tokens.lowers[after : first - 1])


def _is_added(scene: Scene, words: Words, mention: MoneyMention, hits: list[tuple[int, str, int]]) -> bool:
    """'will add $3 trillion to the debt', 'shaves €2bn off the deficit': what grows or shrinks gets nothing."""
    before = scene.tokens.lowers[max(0, mention.first - 2) : mention.first]
    grows = any(word in words.nouns["adding"] for word in before)
    return grows and any(label in ("dues", "burdens") and 0 < at - mention.last <= ADDED for at, label, _ in hits)


def _is_compared(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'$3 million more than Norway', '$4bn, up $600 million from last year': how far one sum is from another."""
    tokens, at, first = scene.tokens, mention.last, mention.first
    more = words.nouns["comparatives"]
    if at + 1 < len(tokens) and tokens.lowers[at] in more and tokens.lowers[at + 1] in words.nouns["thans"]:
        return not _is_of_before(scene, at + 2)
    if first and tokens.lowers[first] in more and tokens[first - 1].text == "," and any(
            t.lower in words.nouns["definite"] for t in tokens[first : mention.amount.core]):
        return any(m.last < first for m in scene.money)  # '$4m, more than the $2m that it gave last year'
    if _is_base(scene, words, mention):
        return True
    if first < 2 or tokens.lowers[first - 1] not in words.nouns["rising"]:
        return False
    led = tokens[first - 2].text in ",(" or tokens.lowers[first - 2] in words.nouns["copulas"]
    behind = tokens.lowers[at] if at < len(tokens) else ""
    return led and (behind in words.nouns["bases"] or tokens[first - 2].text != ",")


def _is_base(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'a rise of $358 million over the 2004-05 figure of $2.1 billion', "10% up on last year's $2 billion"."""
    tokens, lowers = scene.tokens, scene.tokens.lowers
    if tokens.words.isdisjoint(words.nouns["rises_and_falls"]):
        return False
    at, figure = mention.first - 1, False
    while at > 0 and mention.first - at <= GROWN:
        if lowers[at] in words.nouns["grown_over"]:
            dated = any("date" in scene.covered[k] or tokens[k].text[:2].isdecimal() for k in range(at, mention.first))
            return (figure or dated) and not words.nouns["rises_and_falls"].isdisjoint(lowers[max(0, at - GROWN) : at])
        named = lowers[at] in words.nouns["figures_of"]
        form = None if named or scene.covered[at] else words.verbs.get(lowers[at])
        if tokens[at].text in ",;:" or lowers[at] in words.nouns["infinitives"] or form is not None:
            return False
        figure = figure or named
        at -= 1
    return False


def _is_sent_home(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'Workers abroad sent $8 billion home', 'the diaspora remitted $3 billion': what people earn for their own."""
    tokens, lowers = scene.tokens, scene.tokens.lowers
    if tokens.words.isdisjoint(words.nouns["remitting"]) or not tokens.words.isdisjoint(words.nouns["aiding"]):
        return False
    verb = next((v.at for v in reversed(scene.verbs) if v.at < mention.first
                 and lowers[v.at] in words.nouns["remitting"]), None)
    if verb is None or mention.first - verb > HAVING:
        return False
    if not words.nouns["to_home"].isdisjoint((*lowers[verb + 1 : verb + 2], *lowers[mention.last : mention.last + 1])):
        return True
    before = lowers[max(0, verb - REMITTER) : verb]
    if not words.nouns["remitters"].isdisjoint(before):
        return True
    return any(word in words.nouns["earners"] and (
        (before[k + 1 : k + 2] and before[k + 1] in words.nouns["earning_in"])
        or (k and before[k - 1] in words.nouns["earning_in"])) for k, word in enumerate(before))


def _is_of_before(scene: Scene, at: int) -> bool:
    """'will give Kenya $3 million more than last year': a time stands behind 'than', and the sum is given as well."""
    dated = at < len(scene.tokens) and scene.covered[at] == "date"
    gives = any(verb.form.group in ("give", "promise", "commit", "receive") and verb.at < at for verb in scene.verbs)
    return dated and gives


def _is_held(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'has about $40,000 left', 'has €2m in the bank', 'ended March with $3 million': what somebody has."""
    tokens, at, first = scene.tokens, mention.last, mention.first
    before = tokens.lowers[max(0, first - HAVING) : first]
    has = any(word in words.nouns["having"] or word in words.nouns["withs"] for word in before)
    found = words.balances.at(tokens, at) if has else None
    if found is not None and _ends(scene, words, found[1]) and tokens.words.isdisjoint(words.nouns["act_sums"]):
        return True
    if first < 2 or tokens.lowers[first - 1] not in words.nouns["withs"]:
        return False
    place = next((k for k in range(first - 2, max(-1, first - 2 - ENDING), -1)
                  if tokens.lowers[k] in words.nouns["closing"]), None)
    if place is None:
        return False
    small = words.nouns["articles"] | words.nouns["spans"]
    return all(scene.covered[k] == "date" or tokens.lowers[k] in small for k in range(place + 1, first - 1))


def _is_taxed(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'tariffs on up to $9 billion of Mexican goods': what is taxed, barred or cut off is trade."""
    tokens, first = scene.tokens, mention.first
    for place in range(first - 1, max(0, first - TAXED), -1):
        if tokens.lowers[place] in words.nouns["investing_in"]:
            rated = tokens.lowers[place - 1] in words.nouns["percents"]  # 'tariffs of 25% on $50 billion of goods'
            led = tokens.lowers[max(0, place - RATED) : place] if rated else tokens.lowers[place - 1 : place]
            return not words.nouns["tariffs"].isdisjoint(led)
    return False


def _is_misspent(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'misappropriated $5 million in aid', '$40 million in aid was lost to fraud': who took it gave nothing."""
    stolen = words.nouns["misusing"]
    if scene.tokens.words.isdisjoint(stolen):
        return False
    lowers, at = scene.tokens.lowers, mention.last
    if not stolen.isdisjoint(lowers[max(0, mention.first - STOLEN) : mention.first]):
        return True
    return any(lowers[k] in stolen and lowers[k - 1] in words.nouns["been"]
               for k in range(at + 1, min(at + LOST, len(lowers))))


def _is_summit(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'At COP27': the name of a meeting that looks like a sum of pesos."""
    named = scene.tokens.lowers[mention.first] in words.nouns["summits"] and mention.last - mention.first == NUMBERED
    return named and scene.tokens[mention.last - 1].glued and (mention.amount.max or SUMMITS) < SUMMITS


def _is_expected(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'which is expected to mobilise $300 million', 'it expects to unlock $300 million': what others will add."""
    before = list(scene.tokens.lowers[max(0, mention.first - EXPECTED) : mention.first])
    at = next((k for k, word in enumerate(before) if word in words.nouns["leveraging"]), 0)
    if at < 2 or before[at - 1] not in words.nouns["infinitives"]:
        return False
    awaits = words.nouns["expecting"].intersection(before[:at])
    form = words.verbs.get(before[at - 2])
    expects = form is not None and form.lemma in words.nouns["thinking"] and before[at] in words.nouns["attracting"]
    return bool(awaits) or expects


def _is_wage(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'was paid €200,000 for two speeches', 'paid $300,000 for a sculpture': what somebody is paid for a work."""
    tokens, at = scene.tokens, mention.last
    if at >= len(tokens) or tokens.lowers[at] not in words.nouns["prices"]:
        return False
    near = range(at + 1, min(at + 1 + WORK, len(tokens)))
    work = next((k for k in near if tokens.lowers[k] in words.nouns["labours"]), None)
    if work is None or not _ends(scene, words, work + 1):
        return False
    return all(tokens[k].kind != "mark" and tokens.lowers[k] not in words.nouns["stops"] for k in range(at + 1, work))


def is_wealth(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'$3.5 billion in assets', 'a debt of $2 billion', 'manages $5 billion': what is owned, owed or looked after."""
    before = scene.tokens.lowers[anchor.first - 1] if anchor.first else ""
    if before in words.nouns["in_charge"] and scene.tokens.words.isdisjoint(words.nouns["aiding"]):
        return True
    behind = scene.tokens[anchor.money.last : anchor.money.last + 6] if anchor.money else []
    if behind and behind[0].text == "(":
        return False  # '$2 million (distribution of relief goods)'
    held = [t.lower for t in (scene.tokens[anchor.phrase.first : anchor.phrase.last] if anchor.phrase else behind)]
    return any(word in words.nouns["holdings"] for word in (*held[-1:], *(t.lower for t in behind)))
