"""Public offices: 'Chancellor Scholz', 'the French defence minister', 'the minister' -> the party whose office it is.

A string is read so only as a whole: names of holders, words for offices, names of parties, articles and courtesies, and
nothing else. Nobody is known here but the holders in offices.csv, and a surname alone links nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.catalogue import Catalogue, Office
from pledgebook.link.found import KEPT, Context, Weighed
from pledgebook.link.index import NameIndex
from pledgebook.link.office_names import FULL, SURNAME, WORD, Holder, OfficeNames, Title, beside
from pledgebook.link.phrase import Words
from pledgebook.text.tokens import Token, tokenise

NAMED, WITH_PARTY, BY_CONTEXT, BY_DEFAULT, UNKNOWN, SEVERAL = 0.95, 0.93, 0.85, 0.8, 0.75, 0.6
"""A holder, or an office with its party and its holder; a party with an office that nobody is known to have held on the
day; what the context says; what the table of words says; a state without such an office in the table; one of several,
or somebody else's day, which links nothing."""

_GLUE = ("courtesy", "of")
"""Kinds of words that may stand between the names of an office."""

_MARKS = frozenset(",.'\"()-")
_LONGEST_CONTEXT = 600


@dataclass(frozen=True, slots=True)
class Reading:
    """What a string may name by its office, and why nothing where several fit."""

    found: tuple[Weighed, ...] = ()
    none_because: str = ""


_NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A string that names an office and nothing else."""

    holder: Holder | None
    roles: frozenset[str]
    defaults: frozenset[str]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class OfficeReader:
    """Reads strings in one language."""

    catalogue: Catalogue
    names: OfficeNames
    parties: NameIndex
    words: Words

    def read(self, tokens: Sequence[Token], context: Context) -> Reading:
        """The parties whose office the tokens name; none where they are something else."""
        phrase = self._phrase(tokens)
        if phrase is None:
            return _NOTHING
        when = _day(context.day)
        if phrase.holder:
            return self._by_holder(phrase, phrase.holder, when, context)
        return self._by_party(phrase, when) if phrase.parties else self._by_context(phrase, when, context)

    def _phrase(self, tokens: Sequence[Token]) -> _Phrase | None:
        holders, titles = self.names.find(tokens)
        if len(holders) > 1 or not (holders or titles):
            return None
        taken = {k for one in (*holders, *titles) for k in range(one.first, one.last)}
        parties: set[str] = set()
        for run in _runs(tokens, taken):
            named = [one for one in self.parties.mentions(run, later_first=True) if one.own_case]
            inside = {k for one in named for k in range(one.first, one.last)}
            if any(one.table != "party" for one in named) or not all(
                    k in inside or self._is_glue(token) for k, token in enumerate(run)):
                return None
            parties.update(target for one in named for target in one.targets)
        return _Phrase(holders[0] if holders else None,
                       frozenset().union(*(one.word.roles for one in titles)),
                       frozenset().union(*(one.word.parties for one in titles)), frozenset(parties))

    def _is_glue(self, token: Token) -> bool:
        return token.text in _MARKS or (token.glued and token.lower == "s") or any(
            self.words.is_a(kind, token) for kind in _GLUE)

    def _by_holder(self, phrase: _Phrase, holder: Holder, when: date | None, context: Context) -> Reading:
        """The party whose office the person held, of those that the words beside the name allow."""
        alone = holder.use != FULL and not phrase.roles and not phrase.parties
        if alone and holder.use == WORD:
            return _NOTHING
        allowed = [one for one in holder.offices if (not phrase.roles or one.role in phrase.roles)
                   and (not phrase.parties or one.party in phrase.parties)]
        held = [one for one in allowed if one.held_on(when)]
        if alone:
            told = [one for one in self._said(context, when, sure=True) if one in held]
            score = BY_CONTEXT if told else SEVERAL
            return Reading(self._weighed(told or held, score if len(_parties(told or held)) == 1 else SEVERAL))
        if not held:
            if holder.use != FULL:
                return _NOTHING  # somebody of that surname, whom the table does not have in such an office
            return Reading(self._weighed(allowed or holder.offices, SEVERAL),
                           "the offices of that name are others, or others held them then")
        if len(_parties(held)) > 1:
            return Reading(self._weighed(held, SEVERAL), "the name held offices of several parties; a day or a role "
                           "would tell which")
        return Reading(self._weighed(held, NAMED))

    def _by_party(self, phrase: _Phrase, when: date | None) -> Reading:
        """The party that the words name beside the office."""
        having = {one.party for one in self._offices(phrase) if one.party in phrase.parties}
        parties = having or {one for one in phrase.parties if self.catalogue.party_kind(one) == "state"}
        if len(parties) == 1:
            return Reading(tuple(self._of(phrase, parties, when, "the words name the party")))
        return Reading(tuple(self._several(phrase, parties, when)),
                       "the words fit offices of several parties" if parties else "")

    def _by_context(self, phrase: _Phrase, when: date | None, context: Context) -> Reading:
        """The party of the one holder whom the context names, else the one that it names, else the table's."""
        having = {one.party for one in self._offices(phrase)}
        said = {one.party for one in self._said(context, when, sure=False) if one.role in phrase.roles}
        named = self._named(context) & having
        for parties, why in ((said, "the context names its holder"), (named, "the context names the party"),
                             (phrase.defaults, "by default of the table role_words"),
                             (having, "it alone is known to have such an office")):
            if len(parties) == 1:
                score = BY_DEFAULT if parties is phrase.defaults or parties is having else BY_CONTEXT
                return Reading(tuple(Weighed(one.id, min(one.score, score), one.why)
                                     for one in self._of(phrase, parties, when, why)))
            if len(parties) > 1:
                break
        where = "the context names several of them" if said or named else "the words name none of them"
        held = {one.party for one in self._offices(phrase) if one.held_on(when)} or having
        return Reading(tuple(self._several(phrase, said or named or (held if len(held) <= KEPT else ()), when)),
                       f"{len(said or named or held)} parties have such an office, and {where}")

    def _offices(self, phrase: _Phrase) -> list[Office]:
        return [one for one in self.catalogue.offices if one.role in phrase.roles]

    def _of(self, phrase: _Phrase, parties: Iterable[str], when: date | None, why: str) -> Iterator[Weighed]:
        for party in sorted(parties):
            own = [one for one in self._offices(phrase) if one.party == party]
            held = [one for one in own if one.held_on(when)]
            if held and (when or len(held) == 1):
                yield Weighed(party, NAMED, f"{self._term(held[0])}; {why}")
            elif own:
                roles = ", ".join(sorted({one.role for one in own})[:3])
                day = f", nobody is known to have held it on {when}" if when else ""
                yield Weighed(party, WITH_PARTY, f"it has the office of {roles}{day}; {why}")
            else:
                yield Weighed(party, UNKNOWN, f"{why}; the table has no such office of it")

    def _several(self, phrase: _Phrase, parties: Iterable[str], when: date | None) -> Iterator[Weighed]:
        return (Weighed(one.id, SEVERAL, one.why) for one in self._of(phrase, parties, when, "one of several"))

    def _weighed(self, offices: Iterable[Office], score: float) -> tuple[Weighed, ...]:
        """Each party once, with the terms in it."""
        terms: dict[str, list[str]] = {}
        for one in offices:
            terms.setdefault(one.party, []).append(self._term(one))
        return tuple(Weighed(party, score, "; ".join(rows[:2])) for party, rows in terms.items())

    def _term(self, office: Office) -> str:
        since = f" from {office.since}" if office.since else ""
        until = f" until {office.until}" if office.until else ""
        return f"{office.name} held the office of {office.role} of {self.catalogue.party_name(office.party)}{since}{until}"

    def _said(self, context: Context, when: date | None, *, sure: bool) -> list[Office]:
        """The offices that people held on the day whom the context names; `sure` leaves out surnames without a title.

        A surname behind another word with a capital may be anybody's, and so may one that is an ordinary word.
        """
        tokens = tokenise(context.sentence)[:_LONGEST_CONTEXT]
        holders, titles = self.names.find(tokens)
        found: list[Office] = []
        for holder in holders:
            title = beside(holder, titles, tokens)
            before = tokens[holder.first - 1] if holder.first else None
            if holder.use != FULL and title is None and (
                    sure or holder.use != SURNAME or (before and before.text[:1].isupper())):
                continue
            found += [one for one in holder.offices if one.held_on(when)
                      and (holder.use == FULL or title is None or one.role in title.word.roles)]
        return found

    def _named(self, context: Context) -> set[str]:
        """The parties that the context names."""
        tokens = tokenise(context.sentence)[:_LONGEST_CONTEXT]
        return {target for one in self.parties.mentions(tokens, later_first=True)
                if one.table == "party" and one.own_case for target in one.targets}


def _parties(offices: Iterable[Office]) -> set[str]:
    return {one.party for one in offices}


def _runs(tokens: Sequence[Token], taken: set[int]) -> Iterator[list[Token]]:
    """What stands between the names of holders and offices."""
    run: list[Token] = []
    for k, token in enumerate(tokens):
        if k in taken:
            if run:
                yield run
            run = []
        else:
            run.append(token)
    if run:
        yield run


def _day(text: str) -> date | None:
    """The day, None where it is none: a document may say nothing or nonsense of when it was published."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
