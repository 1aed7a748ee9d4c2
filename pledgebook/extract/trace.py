"""The trace: for each field of a claim the rules that gave it, each by its id, with its words and its weight.

An id is `family.name`: a word list of the pack (`verb.give`, `counting.total`) or a preference of the engine
(`donor.subject`). What is filled without words names its inference (`counting.new-unless-said-otherwise`). What was
considered and lost stands beside it only where it is asked for; see losers.py.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pledgebook.codes import Counting, Kind, Modality, Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.draft import Draft
from pledgebook.extract.kinds import military_words
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.roles import Found
from pledgebook.extract.rule_ids import inferred, plain_reason
from pledgebook.extract.scene import Scene
from pledgebook.model import Inference, Money, Quantity, Reason, Span, Speaker
from pledgebook.text.lexicon import Phrases

INCIDENT, GOODS, NEW = Kind.INCIDENT, Kind.GOODS, Counting.NEW  # an Enum finds its members slowly

LOST: Final = "lost: "
"""How the note of a reason begins that was considered and gave nothing."""


def has_lost(reason: Reason) -> bool:
    """Whether the reason was considered and gave nothing."""
    return reason.note.startswith(LOST)


def cue_span(scene: Scene, cue: Cue) -> Span:
    """The words of a cue, its auxiliaries included."""
    return Span(scene.tokens[cue.first].start, scene.tokens[cue.at].end)


def cue_id(cue: Cue) -> str:
    """The word list that a cue comes from: the verbs of a group, or the set phrases of a stage."""
    return f"phrase.{cue.stage}" if cue.group == "phrase" else f"verb.{cue.group}"


class Said(NamedTuple):
    """What of a claim its trace asks for."""

    cited: Mapping[str, Span | Inference]
    donors: tuple[str, ...]
    quantity: Quantity | None
    money: Money | None
    counting: Counting
    counted: Reason
    """The rule that counting.py names."""
    modality: Modality
    speaker: Speaker | None

    def words_of(self, field: str) -> Span | None:
        """The words of a field; None where it has none of its own."""
        found = self.cited.get(field)
        return found if isinstance(found, Span) else None


def trace(draft: Draft, said: Said) -> tuple[Reason, ...]:
    """The reasons of a claim, field by field, those of its confidence first."""
    return (*draft.reasons, *_kind(draft, said), *_stage(draft), *_roles(draft, said), *_amounts(draft, said),
            *_circumstances(draft, said))


# -- what it is --------------------------------------------------------------------------------------------------------


def _kind(draft: Draft, said: Said) -> Iterator[Reason]:
    thing, phrase = draft.anchor.thing, draft.anchor.phrase
    span = said.words_of("item") or said.words_of("kind")
    for rule in _kind_rules(draft):
        yield Reason("kind", rule, span)
    if thing is None:
        return
    if draft.anchor.named:
        listed = draft.intro is not None and draft.intro.bundle is draft.anchor.named
        yield Reason("item", "item.named-by-the-list" if listed else "item.named-before", draft.anchor.named.span)
    elif thing.item:
        yield Reason("item", "item.catalogue", span, note=thing.item)
    elif phrase:
        known = thing.kind and _is_known(draft, thing)
        yield Reason("item", "item.head" if known else "item.unknown", span)


def _is_known(draft: Draft, thing: Phrase) -> bool:
    """Whether a list of heads knows the thing; one that stands between two that are known need not be in any."""
    tokens = draft.at.scene.tokens[thing.first : thing.last]
    return thing.kind != "goods" or any(token.lower in draft.at.reader.words.heads for token in tokens)


def _kind_rules(draft: Draft) -> Iterator[str]:
    """The rules of kinds.py that made the kind, the deciding one first."""
    anchor, scene, words = draft.anchor, draft.at.scene, draft.at.reader.words
    thing, cue = anchor.thing, draft.cue
    head = thing.kind if thing else ""
    if anchor.stance:
        yield f"stance.{anchor.stance}"
        return
    if draft.kind is INCIDENT:
        yield "kind.incident"
        return
    if head in ("people", "training") and draft.kind is Kind.FUNDS:
        yield "kind.money"
        return
    if thing is None or not head:
        yield "kind.money" if anchor.money else "kind.thing"
        return
    if draft.kind in _BY_CUE:
        yield _BY_CUE[draft.kind]
        if cue and draft.kind is not Kind.TRAINING:
            yield cue_id(cue)
    elif draft.kind is GOODS and head in ("funds", "package"):
        yield "kind.in-kind"
    elif anchor.money and anchor.purpose:
        yield "kind.purpose"
    elif anchor.money:
        yield from _bundle_rules(draft, head)
    last = scene.tokens.lowers[thing.last - 1] if anchor.phrase else ""
    yield f"head.{head}" if words.heads.get(last) == head else "kind.catalogue"


_BY_CUE: Final = {Kind.TRAINING: "kind.training", Kind.PRODUCTION: "kind.production",
                  Kind.PROCUREMENT: "kind.procurement"}
"""Kinds that a verb makes of a thing."""


def _bundle_rules(draft: Draft, head: str) -> Iterator[str]:
    """Why a sum with a thing is a package, or funds."""
    anchor, scene, words = draft.anchor, draft.at.scene, draft.at.reader.words
    first = min(anchor.first, anchor.phrase.first) if anchor.phrase else anchor.first
    said = {scene.tokens.lowers[k] for k in range(first, anchor.last)} | (anchor.named.words if anchor.named else set())
    military = military_words(scene, words, first, anchor.last) or (anchor.named and anchor.named.military)
    civil = said & words.bundles["civil"]
    if draft.kind is Kind.PACKAGE and head == "goods":
        yield "kind.joined"
    elif draft.kind is Kind.PACKAGE and military:
        yield "bundle.military"
        yield from ("bundle.aid" for _ in range(bool(said & words.bundles["aid"])))
    elif draft.kind is Kind.PACKAGE and said & words.bundles["whole"]:
        yield "bundle.whole"
    elif draft.kind is Kind.PACKAGE:
        yield "kind.military-document"
    elif draft.kind is Kind.FUNDS and civil:
        yield "bundle.civil"


# -- how far it has come -----------------------------------------------------------------------------------------------


def _stage(draft: Draft) -> Iterator[Reason]:
    scene, words, cue = draft.at.scene, draft.at.reader.words, draft.cue
    if draft.anchor.stance:
        return
    if draft.kind is INCIDENT and cue:
        yield Reason("kind", cue_id(cue), cue_span(scene, cue), round(draft.nearness, 2), cue.tense)
        return
    if draft.overruled:
        yield plain_reason("stage", draft.overruled)
    if draft.inherited:
        yield inferred("stage", draft.inherited)
    if cue is None or draft.overruled == "stage.denied" or (draft.inherited and cue.stage is not None):
        return
    head = governor(cue, draft.at.cues)
    weight = round(draft.nearness, 2)
    if head:
        yield Reason("stage", cue_id(head), cue_span(scene, head), weight, head.tense)
    elif cue.group == "give" and cue.tense == "gerund" and cue.stage is Stage.DELIVERED:
        yield Reason("stage", "stage.beside-the-past", cue_span(scene, cue), weight)
    elif cue.group == "give" and not cue.negated:
        yield Reason("stage", f"give.{cue.tense}", cue_span(scene, cue), weight)
    yield Reason("stage", cue_id(cue), cue_span(scene, cue), weight, cue.tense)
    if cue.negated:
        at = next((k for k in range(max(0, cue.first - 2), cue.at) if words.negation.at(scene.tokens, k, cue.at + 1)),
                  cue.first)
        yield Reason("stage", "stage.negated", Span(scene.tokens[at].start, scene.tokens[cue.at].end))


def governor(cue: Cue, cues: tuple[Cue, ...]) -> Cue | None:
    """The verb or phrase that set the stage of an infinitive: the 'agreed' of 'agreed to provide', or None."""
    if cue.group not in ("give", "train", "order", "phrase") or cue.first == cue.at:
        return None
    return next((c for c in cues if cue.first <= c.first and c.at < cue.at and _hands_on(c, cue)), None)


def _hands_on(head: Cue, cue: Cue) -> bool:
    return head.stage is not None and (head.stage is cue.stage or (head.negated and cue.stage is Stage.REFUSED))


# -- who ---------------------------------------------------------------------------------------------------------------


def _roles(draft: Draft, said: Said) -> Iterator[Reason]:
    if draft.kind is INCIDENT:
        return
    known = draft.at.reader.catalogue.parties
    for name, found in (("donors", draft.donors), ("recipients", draft.recipients)):
        source = found.source if isinstance(found.source, Span) else None
        yield _role(name, found, source)
        if source is not None and (before := _role_words(name, source, draft)) is not None:
            yield before
        for party in found.parties:
            if party.startswith("org:") and party not in known:
                yield Reason(name, "party.organisation", source)
                break
    if len(said.donors) == 1 and not draft.at.scene.tokens.words.isdisjoint(draft.at.reader.words.nouns["each"]):
        yield Reason("donors", "donor.each")


def _role(name: str, found: Found, source: Span | None) -> Reason:
    if found.rule == "none":
        return plain_reason(name, f"{name[:-1]}.none")
    by = found.source.name if isinstance(found.source, Inference) else ""
    over = f"over {', '.join(found.lost)}" if found.lost else ""
    return Reason(name, found.rule, source, found.weight, f"{by}; {over}" if by and over else by or over)


def _role_words(name: str, source: Span, draft: Draft) -> Reason | None:
    """The word before the name that says its part: the 'to' of 'to Ukraine'."""
    scene, words = draft.at.scene, draft.at.reader.words
    mention = next((m for m in scene.parties if scene.tokens[m.first].start == source.start), None)
    if mention is None:
        return None
    for place in range(mention.first, draft.at.before_articles(mention.first) - 1, -1):
        said = words.part_words.before(scene.tokens, place)
        if said:
            return Reason(name, f"role.{said[0]}", Span(scene.tokens[said[1]].start, scene.tokens[place - 1].end))
    return None


# -- how much ----------------------------------------------------------------------------------------------------------


def _amounts(draft: Draft, said: Said) -> Iterator[Reason]:
    if said.quantity:
        span = said.words_of("quantity")
        yield Reason("quantity", "quantity.article" if _is_article(draft) else f"bound.{said.quantity.bound}", span)
        if said.quantity.unit:
            yield Reason("quantity", "quantity.unit", span, note=said.quantity.unit)
        if said.quantity.per:
            yield Reason("quantity", "quantity.rate", span, note=said.quantity.per)
    if said.money:
        span = said.words_of("money")
        yield Reason("money", f"bound.{said.money.bound}", span)
        if draft.anchor.money is not None and said.money.currency != draft.anchor.money.currency:
            yield Reason("money", "money.own-currency", span, note=said.money.currency)
        if said.money.per:
            yield Reason("money", "quantity.rate", span, note=said.money.per)


def _is_article(draft: Draft) -> bool:
    """Whether the number is an article: 'a Patriot air defense system' is one."""
    amount = draft.anchor.quantity
    articles = draft.at.reader.words.numbers.grammar["article"]
    return amount is not None and amount.last == amount.first + 1 and (
        draft.at.scene.tokens.lowers[amount.first] in articles)


# -- how it is said ----------------------------------------------------------------------------------------------------


def _circumstances(draft: Draft, said: Said) -> Iterator[Reason]:
    due, happened = said.words_of("due"), said.words_of("happened")
    yield said.counted
    if (counting := _counting(draft, said)) is not None:
        yield counting
    yield _modality(draft, said)
    if due:
        listed = due.end <= draft.at.scene.sentence.start  # in the line that introduces the list
        yield Reason("due", "due.from-the-list" if listed else "due.window", due)
    if happened:
        yield Reason("happened", "happened.window", happened)
    if said.speaker:
        yield _speaker(draft, said.words_of("speaker"))


def _counting(draft: Draft, said: Said) -> Reason | None:
    """Behind the rule that counting.py names the list of words, the tense or the time that it went by."""
    source = said.cited["counting"]
    if isinstance(source, Inference):
        return inferred("counting", source.name) if said.counting is not NEW else None
    if _is_increment(draft, source):
        return Reason("counting", "counting.increment", source)
    if source == said.words_of("happened"):
        rule = "counting.told-again" if said.counting is Counting.RESTATED else "counting.long-past"
        return Reason("counting", rule, source)
    label = _list_at(draft, draft.at.reader.words.counting, source)
    by_time = said.counting in (Counting.TOTAL, NEW)  # else the amount says it itself ('10 of them')
    if by_time and not label and said.counted.rule == "counting.tense":
        return None
    by = label or ("tense" if by_time else said.counting)
    return Reason("counting", f"counting.{by}", source)


def _list_at(draft: Draft, lists: Phrases, source: Span) -> str:
    """The list whose words stand at a place of the sentence; '' where none does."""
    tokens = draft.at.scene.tokens
    at = next((k for k, token in enumerate(tokens) if token.start == source.start), len(tokens))
    found = lists.at(tokens, at)
    return found[0] if found else ""


def _modality(draft: Draft, said: Said) -> Reason:
    source = said.cited["modality"]
    if isinstance(source, Inference):
        return inferred("modality", source.name)
    label = _list_at(draft, draft.at.reader.words.modality, source) or said.modality
    return Reason("modality", f"modality.{label}", source)


def _is_increment(draft: Draft, source: Span) -> bool:
    amount, tokens = draft.anchor.quantity, draft.at.scene.tokens
    return amount is not None and amount.increment and source.start == tokens[amount.first].start


def _speaker(draft: Draft, source: Span | None) -> Reason:
    """By a verb of speech, 'according to', the label of a turn, a quotation beside it, or the line above a list."""
    scene = draft.at.scene
    spoken = next((one for one in draft.at.speech if one.source == source), None)
    if spoken is None:
        return Reason("speaker", "speaker.from-the-list", source)
    if spoken.at is not None:
        behind = draft.at.reader.words.according.at(scene.tokens, spoken.at)
        return Reason("speaker", "speaker.according" if behind else "speaker.said", source)
    label = scene.sentence.label
    turn = label is not None and source is not None and label[0] <= source.start < label[1]
    return Reason("speaker", "speaker.turn" if turn else "speaker.quotation", source)
