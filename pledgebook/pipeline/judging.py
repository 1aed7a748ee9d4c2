"""Entering decisions into a book: ids are completed, what is seen is noted, and what cannot stand is refused.

The log alone knows which judgements contradict each other by what they name. What commitments hold, the ledger knows:
of two commitments that are called the same, no two claims may have been called different.
"""

import contextlib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pledgebook.archive import BRIEFLY, book_lock
from pledgebook.catalogue import Catalogue
from pledgebook.codes import Verdict
from pledgebook.errors import BookError, JudgementError, LedgerError
from pledgebook.judged import effective, overruled, promise, seen
from pledgebook.judgements import ImportCounts, contradicted, contradiction, in_words, judgement_id
from pledgebook.judgements.log import Refusal
from pledgebook.ledger import Ledger
from pledgebook.ledger.subjects import LedgerClaims
from pledgebook.model import Claim, Judgement
from pledgebook.pipeline.book import Book
from pledgebook.reconcile.correcting import corrected
from pledgebook.schema import claim_from_json

ABOUT_CLAIMS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)
"""Verdicts on how something was read: they are about claims, and no commitment can stand for one."""

_ABOUT_TIES = (Verdict.SAME, Verdict.DIFFERENT, Verdict.PART_OF)
_CUT = re.compile(r"(?:(?:clm|cmt|jdg)-)?[0-9a-f]{4,15}")
"""The beginning of an id; four digits or more, so that a slip of one key does not name something."""

_WHOLE = re.compile(r"(?:clm|cmt)-[0-9a-f]{16}")
_ORGANISATION = re.compile(r"org:[a-z0-9][a-z0-9-]*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Entered:
    """A judgement that is in the log now. `unknown` are subjects that the last run's ledger does not have."""

    judgement: Judgement
    is_new: bool
    unknown: tuple[str, ...]
    notes: tuple[str, ...]


def decide(book: Book, asked: Judgement) -> Entered:
    """Enter what was asked; its ids may be cut to their beginnings, and its own may be empty.

    JudgementError where an id can be two, a correction can be none, or a judgement that stands says otherwise: with
    both sides. BookError where another process writes the book. A subject that is gone is no error.
    """
    return decide_all(book, [asked])[0]


def decide_all(
    book: Book, asked: Sequence[Judgement], homes: "Homes | None" = None, refuse: Refusal | None = None,
) -> tuple[Entered, ...]:
    """Enter several judgements, all or none, as `decide` does; by the ledger of `homes`, else by the last run's.

    `refuse` is asked too, while nobody else can enter anything.
    """
    with book_lock(book.folder, BRIEFLY), _ledger(book, homes.ledger if homes else None) as (found, doubts):
        log = book.judgements
        before = log.all()
        whole = [_completed(book, one, before, found) for one in asked]
        held = homes if homes and homes.ledger is found else Homes(found) if found else None
        log.append_all(whole, _refusal(held, before, refuse))
        known = {one.id for one in before}
        entered = [replace(one, id=judgement_id(one)) for one in whole]
        return tuple(Entered(
            one, one.id not in known,
            _unknown(one, found, {each.subject for each in one.seen})
            if found and one.verdict is not Verdict.UNDO else (),
            (*(() if place else doubts), *_overruled(one, effective([*before, *entered[:place]]))))
            for place, one in enumerate(entered))


def _completed(book: Book, asked: Judgement, log: Sequence[Judgement], ledger: Ledger | None) -> Judgement:
    """The judgement with whole ids; JudgementError where there are none, or where it corrects what cannot be so."""
    if asked.verdict is Verdict.UNDO:
        known = [one.id for one in log]
        return replace(asked, subjects=tuple(complete_judgement(name, known) for name in asked.subjects))
    one = _looked_up(asked, ledger) if ledger else asked
    _refuse_correction(book, one, LedgerClaims(ledger) if ledger else None)
    return one


def _refusal(homes: "Homes | None", log: Sequence[Judgement], also: Refusal | None) -> Refusal | None:
    """What is asked before anything is entered; what somebody was overtaken by is told first."""
    through = _Through(homes, log) if homes else None

    def refuse(in_force: Sequence[Judgement], new: Sequence[Judgement]) -> None:
        for one in (also, through):
            if one:
                one(in_force, new)

    return refuse


def take_in(book: Book, lines: Iterable[str]) -> tuple[ImportCounts, int, tuple[str, ...]]:
    """Enter the lines of another log, all or none: how many, how many name what this book does not have, and doubts."""
    with book_lock(book.folder, BRIEFLY), _ledger(book) as (ledger, doubts):
        before = book.judgements.all()
        counts = book.judgements.import_lines(lines, _Through(Homes(ledger), before) if ledger else None)
        new = effective(book.judgements.all())
        known = {one.id for one in before}
        missing = sum(bool(_unknown(one, ledger)) for one in new if one.id not in known) if ledger else 0
        return counts, missing, doubts


@contextlib.contextmanager
def _ledger(book: Book, opened: Ledger | None = None) -> Iterator[tuple[Ledger | None, tuple[str, ...]]]:
    """The last run's ledger, `opened` if that is it; None where there is none or it cannot be read, which is said."""
    if opened and not opened.is_replaced():
        yield opened, ()
        return
    if not book.ledger_path.exists():
        yield None, ()
        return
    try:
        ledger = Ledger(book.ledger_path)
    except LedgerError as error:
        yield None, (f"{error}\n  the ids could not be looked up; the judgement is kept as it was written",)
        return
    with ledger:
        yield ledger, ()


# -- ids ---------------------------------------------------------------------------------------------------------------


def complete(name: str, ledger: Ledger) -> str:
    """The id of a claim or commitment that begins so; what is no beginning is taken as it is.

    JudgementError where several begin so, or none does.
    """
    if not _CUT.fullmatch(name) or ledger.claim(name) or ledger.commitment(name):
        return name
    heads = [name] if "-" in name else [f"clm-{name}", f"cmt-{name}"]
    return _only(name, [found for head in heads for found in ledger.ids_beginning(head)], "`pledgebook show`")


def whole_id(name: str, ledger: Ledger) -> str:
    """The id of a claim or commitment that begins so, or of a document, as it is; else the name.

    BookError where several begin so, or none does.
    """
    try:
        return name if ledger.document(name) else complete(name, ledger)
    except JudgementError as error:
        raise BookError(error.place, error.sentence, error.next_step) from error


def complete_judgement(name: str, known: Sequence[str]) -> str:
    """The id among `known` that begins so; what is no beginning is taken as it is. JudgementError as above."""
    if name in known or not _CUT.fullmatch(name):
        return name
    return _only(name, [one for one in known if one.startswith(name if "-" in name else f"jdg-{name}")],
                 "`pledgebook log`")


def _only(name: str, found: Sequence[str], where: str) -> str:
    if not found:
        raise JudgementError(name, "no id begins so", f"look it up with {where}, or write the whole id")
    if len(found) > 1:
        listed = ", ".join(found[:_SHOWN]) + (", ..." if len(found) > _SHOWN else "")
        raise JudgementError(name, f"several ids begin so: {listed}", "write more of it")
    return found[0]


def _looked_up(asked: Judgement, ledger: Ledger) -> Judgement:
    """The judgement with whole ids, and with what is seen of each subject that there is."""
    subjects = tuple(complete(name, ledger) for name in asked.subjects)
    for name in subjects:
        if not (_WHOLE.fullmatch(name) or ledger.claim(name) or ledger.commitment(name)):
            raise JudgementError(name, "is no id", "write clm- or cmt- and sixteen digits, or at least the first four")
    claims = LedgerClaims(ledger)
    found = [(name, claims.claim(name)) for name in subjects]
    if asked.verdict in ABOUT_CLAIMS:
        for name, claim in found:
            if claim is None or claim.id != name:
                _refuse_commitment(asked.verdict, name, ledger)
    if asked.verdict in _ABOUT_TIES and len(set(map(promise, subjects))) < len(set(subjects)):
        raise JudgementError(str(asked.verdict), "two of the ids are one thing: the commitment has its id from the "
                             "claim", "name another claim of that commitment")
    return replace(asked, subjects=subjects, seen=tuple(seen(name, claim) for name, claim in found if claim))


def _refuse_commitment(verdict: Verdict, name: str, ledger: Ledger) -> None:
    commitment = None if ledger.claim(name) else ledger.commitment(name)
    if commitment:
        members = [str(member["claim"]) for member in commitment["claims"]]
        listed = " ".join(members[:_SHOWN]) + (" ..." if len(members) > _SHOWN else "")
        raise JudgementError(name, f"is a commitment, and `{verdict}` is about claims",
                             f"name those you mean: {listed}")


def _unknown(one: Judgement, ledger: Ledger, there: Collection[str] = ()) -> tuple[str, ...]:
    """The subjects that the ledger does not have; those of `there` it was just asked for, and has."""
    return tuple(name for name in one.subjects
                 if name not in there and not (ledger.claim(name) or ledger.commitment(name)))


# -- corrections -------------------------------------------------------------------------------------------------------


def _refuse_correction(book: Book, one: Judgement, claims: LedgerClaims | None) -> None:
    """JudgementError, with what is allowed, where the field or the value of a correction can be none."""
    if one.verdict is not Verdict.CORRECT:
        return
    claim = claims.claim(one.subjects[0]) if claims and one.subjects else None
    try:
        made = corrected(claim or _blank(), one.field or "", one.value)
        _refuse_unknown_codes(made, (one.field or "").partition(".")[0], book.catalogue())
    except ValueError as error:
        raise JudgementError("correct", str(error), "give --field and --value so") from error


def _blank() -> Claim:
    """What a correction is tried on where the claim itself is not there."""
    return claim_from_json({"id": "", "kind": "goods"})


def _refuse_unknown_codes(claim: Claim, field: str, catalogue: Catalogue) -> None:
    """ValueError where a corrected party, thing or currency is none that the catalogue could know."""
    parties = {"donors": claim.donors, "recipients": claim.recipients,
               "speaker": tuple(filter(None, (claim.speaker.party,))) if claim.speaker else ()}.get(field, ())
    for code in parties:
        if code not in catalogue.parties and not _ORGANISATION.fullmatch(code):
            message = (f'{field}: "{code}" is the code of no party; look it up with `pledgebook catalogue search`, or '
                       "write org: and its name with hyphens")
            raise ValueError(message)
    node = claim.item.id if claim.item and field == "item" else None
    if node and catalogue.item(node) is None:
        message = f'item: "{node}" is no item of the catalogue; look it up with `pledgebook catalogue search`'
        raise ValueError(message)
    if field == "money" and claim.money and not _CURRENCY.fullmatch(claim.money.currency):
        message = f'money: "{claim.money.currency}" is no currency; write its code, as in EUR'
        raise ValueError(message)


# -- what only commitments know ----------------------------------------------------------------------------------------


class Homes:
    """The commitments of a ledger's claims, each looked up once: every decision asks again about all that wait."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.applied = ledger.meta().get("judgements")
        self._homes: dict[str, str | None] = {}
        self._claims: dict[str, tuple[str, ...]] = {}

    def home(self, name: str) -> str | None:
        """The commitment of a claim, or the one that is named, unless it was merged into another since."""
        if name not in self._homes:
            self._homes[name] = self._look_up(name)
        return self._homes[name]

    def claims(self, home: str) -> tuple[str, ...]:
        """The claims of a commitment."""
        if home not in self._claims:
            commitment = self.ledger.commitment(home)
            self._claims[home] = tuple(str(one["claim"]) for one in commitment["claims"]) if commitment else ()
        return self._claims[home]

    def _look_up(self, name: str) -> str | None:
        if name.startswith("cmt-"):
            return name if self.ledger.current_id(name) == name and self.ledger.commitment(name) else None
        homes = self.ledger.commitments_with(name)
        return str(homes[0]["id"]) if homes else None


class _Through:
    """Refuses what contradicts only by way of commitments: a judgement about one is about all claims that it holds.

    That is asked of new judgements and of those that no run has applied yet. Once a run has, the commitments are what
    the judgements made of them, and to split a claim off is no contradiction.
    """

    def __init__(self, homes: Homes, log: Sequence[Judgement]) -> None:
        self._homes = homes
        applied = int(homes.applied or len(log))
        self._waiting = frozenset(one.id for one in log[applied:])

    def __call__(self, in_force: Sequence[Judgement], new: Sequence[Judgement]) -> None:
        fresh = {one.id for one in new}
        split = {promise(name) for one in new if self._splits(one) for name in one.subjects}
        links = [link for one in in_force if one.id in fresh or one.id in self._waiting for link in self._links(one)]
        held = {link.id: link for link in links if promise(link.subjects[1]) not in split}
        stands = [one for one in in_force if one.id not in fresh]
        while found := contradiction([*stands, *held.values()]):
            # What stands says already that this claim is elsewhere: it is not what the new judgement is about.
            if not [held.pop(one.id) for one in found if one.id in held]:
                break
        if found := contradiction([*in_force, *held.values()]):
            told = [f"{link.subjects[1]} is in {link.subjects[0]}" for link in found if link.id in held]
            raise contradicted("judgements.db", [one for one in found if one.id not in held], new, told)

    def _splits(self, one: Judgement) -> bool:
        """Whether it takes a claim out of the commitment that it is in, which is no contradiction."""
        if one.verdict not in (Verdict.DIFFERENT, Verdict.PART_OF):
            return False
        homes = [self._homes.home(name) for name in one.subjects]
        return len({*homes, None}) <= len(homes)

    def _links(self, one: Judgement) -> Iterator[Judgement]:
        """That each claim is of its commitment, as if it had been judged, for the commitments that it is about."""
        if one.verdict not in _ABOUT_TIES or self._splits(one):
            return
        for name in one.subjects:
            # A part is a part as a whole, so there a claim stands for all of its commitment.
            home = self._homes.home(name) if one.verdict is Verdict.PART_OF or name.startswith("cmt-") else None
            for claim in self._homes.claims(home) if home else ():
                if promise(claim) != home:
                    yield Judgement(f"{claim} in {home}", Verdict.SAME, (str(home), claim), "", "")


def _overruled(one: Judgement, before: Sequence[Judgement]) -> Iterator[str]:
    """Which word holds, where another reviewer said otherwise and both may stand."""
    words = {other.id: in_words(other) for other in before}
    now, then = overruled([*before, one]), overruled(before)
    for name, later in now.items():
        if one.id in later and name not in then:
            yield f"it overrules, as the last word, {words[name]}"
    for name in now.get(one.id, ()):
        yield f"it is overruled, since the last word holds, by {words[name]}"
