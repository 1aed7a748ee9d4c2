"""Public offices: 'Chancellor Scholz', 'the French defence minister', 'the minister' -> the party whose office it is.

A string is read so only as a whole: names of holders, words for offices, names of parties, articles and courtesies, and
nothing else. Nobody is known here but the holders in offices.csv, and a surname alone links nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.catalogue import Catalogue, Office
from pledgebook.link.ambiguity import Ambiguity
from pledgebook.link.found import KEPT, Context, Weighed
from pledgebook.link.index import NameIndex
from pledgebook.link.office_names import FULL, SURNAME, WORD, Holder, OfficeNames, beside
from pledgebook.link.phrase import Words
from pledgebook.text.tokens import Token, tokenise

NAMED, WITH_PARTY, BY_CONTEXT, BY_DEFAULT, UNKNOWN, SEVERAL = 0.95, 0.93, 0.85, 0.8, 0.75, 0.6
"""A holder, or an office with its party and its holder; a party with an office that nobody is known to have held on the
day; what the context says; what the table of words says; a state without such an office in the table; one of several,
or somebody else's day, which links nothing."""

_CABINET = "cabinet"
"""The kind of words that make a holder's surname a government's ('the Scholz government')."""

_GLUE = ("courtesy", "of", _CABINET)
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
    cabinet: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """Somebody in the context: `sure` by the full name or a title, `clear` also by a surname that stands alone.

    A surname behind another word with a capital may be anybody's ('Christian Scholz').
    """

    offices: tuple[Office, ...]
    sure: bool
    clear: bool


@dataclass(frozen=True, slots=True)
class OfficeReader:
    """Reads strings in one language."""

    catalogue: Catalogue
    names: OfficeNames
    parties: NameIndex
    words: Words
    ambiguity: Ambiguity

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
        spans = [*((one.first, one.last) for one in holders), *((one.first, one.last) for one in titles)]
        taken = {k for first, last in spans for k in range(first, last)}
        cabinet = any(self.words.is_a(_CABINET, token) for token in tokens)
        parties: set[str] = set()
        if cabinet and not holders:
            return None
        for run in _runs(tokens, taken):
            named = [one for one in self.parties.mentions(run, later_first=True) if one.own_case]
            inside = {k for one in named for k in range(one.first, one.last)}
            if any(one.table != "party" for one in named) or not all(
                    k in inside or self._is_glue(token) for k, token in enumerate(run)):
                return None
            parties.update(target for one in named for target in one.targets)
        return _Phrase(holders[0] if holders else None,
                       frozenset().union(*(one.word.roles for one in titles)),
                       frozenset().union(*(one.word.parties for one in titles)), frozenset(parties), cabinet)

    def _is_glue(self, token: Token) -> bool:
        return token.text in _MARKS or (token.glued and token.lower == "s") or any(
            self.words.is_a(kind, token) for kind in _GLUE)

    def _by_holder(self, phrase: _Phrase, holder: Holder, when: date | None, context: Context) -> Reading:
        """The party whose office the person held, of those that the words beside the name allow."""
        allowed = [one for one in holder.offices if (not phrase.roles or one.role in phrase.roles)
                   and (not phrase.parties or one.party in phrase.parties)]
        held = [one for one in allowed if one.held_on(when)]
        if holder.use != FULL and not (phrase.roles or phrase.parties or phrase.cabinet):
            return self._by_surname(holder, held, when, context)
        if not held:
            known = allowed or (holder.offices if holder.use == FULL else ())
            return Reading(self._weighed(known, SEVERAL), "the name is known in other offices, or on other days"
                           if known else "")  # else somebody of that surname whom the table does not have
        if len(_parties(held)) > 1:
            return Reading(self._weighed(held, SEVERAL), "the name held offices of several parties; a day or a role "
                           "would tell which")
        return Reading(self._weighed(held, NAMED))

    def _by_surname(self, holder: Holder, held: Sequence[Office], when: date | None, context: Context) -> Reading:
        """A candidate, for it may be anybody's; the party where the context has the person's full name or title."""
        if holder.use == WORD:
            return _NOTHING
        told = [one for said in self._said(context, when) if said.sure for one in said.offices if one in held]
        fits = told and len(_parties(told)) == 1
        return Reading(self._weighed(told or held, BY_CONTEXT if fits else SEVERAL))

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
        having = _parties(self._offices(phrase))
        people = self._said(context, when)
        said = [one for person in people for one in person.offices if person.clear and one.role in phrase.roles]
        if len(_parties(said)) == 1:
            return Reading(self._weighed(said, BY_CONTEXT, "; the context names its holder"))
        unclear = [one for person in people for one in person.offices if one.role in phrase.roles]
        named = self._named(context) & having
        named = _parties(unclear) | named if named or said else named
        for parties, score, why in ((named, BY_CONTEXT, "the context names the party"),
                                    (phrase.defaults, BY_DEFAULT, "by default of the table role_words")):
            if len(parties) == 1:
                return Reading(tuple(self._of(phrase, parties, when, why, score)))
            if parties:
                break
        fitting = named or _parties(one for one in self._offices(phrase) if one.held_on(when)) or having
        kept = self._weighed(said, SEVERAL, "; the context names several")
        kept += tuple(self._several(phrase, fitting - _parties(said), when)) if len(fitting) <= KEPT else ()
        where = "the context names several of them" if named else "the words name none of them"
        many = f"{len(fitting)} parties have such an office" if len(fitting) > 1 else "others may have such an office"
        return Reading(kept, f"{many}, and {where}")

    def _offices(self, phrase: _Phrase) -> list[Office]:
        return [one for one in self.catalogue.offices if one.role in phrase.roles]

    def _of(self, phrase: _Phrase, parties: Iterable[str], when: date | None, why: str, most: float = 1.0
            ) -> Iterator[Weighed]:
        """Each party with the holder of its office, or with the office alone where the words fit several of it."""
        for party in sorted(parties):
            own = [one for one in self._offices(phrase) if one.party == party]
            held = [one for one in own if one.held_on(when)]
            roles = ", ".join(sorted({one.role for one in held or own})[:3])
            if held and (len(held) == 1 or (when and len({one.role for one in held}) == 1)):
                score, said = NAMED, self._term(held[0])
            elif own:
                day = f", which nobody is known to have held on {when}" if when and not held else ""
                score, said = WITH_PARTY, f"it has the office of {roles}{day}"
            else:
                score, said = UNKNOWN, "the table has no such office of it"
            yield Weighed(party, min(score, most), f"{said}; {why}")

    def _several(self, phrase: _Phrase, parties: Iterable[str], when: date | None) -> Iterator[Weighed]:
        return self._of(phrase, parties, when, "nothing says that it is this one", SEVERAL)

    def _weighed(self, offices: Iterable[Office], score: float, why: str = "") -> tuple[Weighed, ...]:
        """Each party once, with the terms in it."""
        terms: dict[str, list[str]] = {}
        for one in offices:
            terms.setdefault(one.party, []).append(self._term(one))
        return tuple(Weighed(party, score, "; ".join([*dict.fromkeys(rows)][:2]) + why)
                     for party, rows in terms.items())

    def _term(self, office: Office) -> str:
        since = f" from {office.since}" if office.since else ""
        until = f" until {office.until}" if office.until else ""
        party = self.catalogue.party_name(office.party)
        return f"{office.name} held the office of {office.role} of {party}{since}{until}"

    def _said(self, context: Context, when: date | None) -> list[_Said]:
        """Who may be named in the context, with the offices that people of that name held on the day."""
        tokens = tokenise(context.sentence)[:_LONGEST_CONTEXT]
        holders, titles = self.names.find(tokens)
        found: list[_Said] = []
        for holder in holders:
            title = beside(holder, titles, tokens)
            sure = holder.use == FULL or title is not None
            before = tokens[holder.first - 1].text[:1].isupper() if holder.first else False
            offices = tuple(one for one in holder.offices if one.held_on(when) and (
                holder.use == FULL or title is None or one.role in title.word.roles))
            if sure or holder.use == SURNAME:
                found.append(_Said(offices, sure, sure or not before))
        return found

    def _named(self, context: Context) -> set[str]:
        """The parties that the context names."""
        tokens = tokenise(context.sentence)[:_LONGEST_CONTEXT]
        mentions = self.ambiguity.decide(tokens, self.parties.mentions(tokens, later_first=True), context).mentions
        return {target for one in mentions if one.table == "party" and one.own_case for target in one.targets}


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
