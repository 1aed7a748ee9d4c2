"""What can go wrong: exceptions that end a run, and the row for what went wrong with one item.

PledgebookError                exit
├── ConfigError                2    book.toml or an option says what cannot be
├── TableError                 2    a catalogue table, rule pack or code list is broken
├── FilterError                2    a question names a field or a value that there is not
├── GoldError                  2    a file of gold claims or of their documents cannot be used
├── SourceError                1    nothing could be read from a place that was asked for
├── BookError                  3    the book is missing, locked by another process, or not a book
│   └── LedgerError            3    the ledger could not be built, opened or written
├── JudgementError             2    a judgement contradicts another, or names what does not exist
│   ├── ContradictedError      2    judgements cannot all stand
│   └── OvertakenError         2    somebody else decided about the same in the meantime
├── AccountError               2    an account, a role or a password is not what it must be
└── CheckError                 4    a check that holds before anything is published has failed
"""

from collections.abc import Sequence
from dataclasses import dataclass


class PledgebookError(Exception):
    """The run cannot go on. The message has a place, a sentence and a next step."""

    exit_code = 1

    def __init__(self, place: str, sentence: str, next_step: str = "") -> None:
        """Make one message of `place: sentence` and, where there is one, the next step."""
        self.place, self.sentence, self.next_step = place, sentence, next_step
        super().__init__(f"{place}: {sentence}" + (f"\n  next: {next_step}" if next_step else ""))


class ConfigError(PledgebookError):
    """book.toml or an option says what cannot be."""

    exit_code = 2


class TableError(PledgebookError):
    """A catalogue table, rule pack or code list is broken; the place names file and line."""

    exit_code = 2


class FilterError(PledgebookError):
    """A question names a field or a value that there is not: says which, what is allowed, and what is nearest."""

    exit_code = 2

    def __init__(self, field: str, value: str, allowed: str, nearest: str = "") -> None:
        """`allowed` completes the sentence '... is not'; `nearest` is a value that may have been meant."""
        self.field, self.value, self.allowed, self.nearest = field, value, allowed, nearest
        super().__init__(field, f'"{value}" is not {allowed}', f'did you mean "{nearest}"?' if nearest else "")


class GoldError(PledgebookError):
    """A file of gold claims or of their documents cannot be used; the place names file and line."""

    exit_code = 2


class SourceError(PledgebookError):
    """Nothing could be read from a place that was asked for."""

    exit_code = 1


class BookError(PledgebookError):
    """The book is missing, locked by another process, or not a book."""

    exit_code = 3


class LedgerError(BookError):
    """The ledger could not be built, opened or written; what was there before still is."""


class JudgementError(PledgebookError):
    """A judgement contradicts another, or names what does not exist."""

    exit_code = 2


class ContradictedError(JudgementError):
    """Judgements that cannot all stand; `standing` are those of them that are in the log and could be taken back."""

    def __init__(self, place: str, sentence: str, next_step: str = "", standing: Sequence[str] = ()) -> None:
        """`standing` are ids."""
        super().__init__(place, sentence, next_step)
        self.standing = tuple(standing)


class OvertakenError(JudgementError):
    """Somebody else decided about the same between the look and the decision: nothing was entered."""


class AccountError(PledgebookError):
    """An account, a role or a password is not what it must be."""

    exit_code = 2


class CheckError(PledgebookError):
    """A check that must hold before anything is published has failed."""

    exit_code = 4


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One item that could not be handled, or only with a doubt: counted, stored and published, never swallowed.

    `stage` is the stage's name ('acquire', 'parse', ...), `code` a short fixed word ('truncated-gzip'),
    `subject` the item (a path, a URL, a document id), `message` a sentence, `next_step` what a user can do.
    """

    stage: str
    code: str
    subject: str
    message: str
    next_step: str = ""
