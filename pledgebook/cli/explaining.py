"""The trace of a claim for a terminal: field by field the rule, its weight, its words, and what lost."""

from collections.abc import Iterator, Sequence

from pledgebook.cli.terminal import one_line, terminal_width
from pledgebook.extract.rule_ids import inference_id, reason_id, veto_id
from pledgebook.extract.trace import LOST, has_lost
from pledgebook.model import Claim, Reason, Vetoed

FIELDS = ("kind", "stage", "donors", "recipients", "item", "quantity", "money", "counting", "modality", "due",
          "happened", "speaker", "confidence")
"""In the order in which they are told."""

LEAST_WORDS = 16
"""Columns that the words get even where the terminal has none left."""


def explained(claim: Claim, text: str) -> str:
    """The reasons of a claim, one a line, aligned; those that lost stand behind the one that won."""
    reasons = [reason for name in FIELDS for lost in (False, True) for reason in claim.why
               if reason.field == name and has_lost(reason) is lost and not _says_the_same(reason, claim)]
    width = max((len(reason_id(reason)) for reason in reasons), default=0)
    rows, before = [], ""
    for reason in reasons:
        lost = has_lost(reason)
        field = "" if reason.field == before else reason.field
        mark = "lost" if lost else ""
        weight = f"{reason.weight:+.2f}" if reason.weight else ""
        head = f"      {field:10} {mark:4} {reason_id(reason):{width}} {weight:>6}"
        room = max(LEAST_WORDS, terminal_width() - len(head) - 2)
        rows.append(f"{head}  {_words(reason, text, room)}".rstrip())
        before = reason.field
    return "\n".join(rows)


def _says_the_same(reason: Reason, claim: Claim) -> bool:
    """Whether what lost names the very parties that won: then it tells nothing."""
    parties = {"donors": claim.donors, "recipients": claim.recipients}.get(reason.field)
    return has_lost(reason) and parties is not None and reason.note == LOST + " + ".join(parties)


def _words(reason: Reason, text: str, room: int) -> str:
    note = reason.note.removeprefix(LOST)
    if reason.span is None:
        return "" if inference_id(note) == reason.rule else one_line(note, room)  # the rule's id says the same
    behind = f" {note}" if note else ""
    words = one_line(text[reason.span.start : reason.span.end], max(LEAST_WORDS, room - len(behind) - 2))
    return one_line(f'"{words}"{behind}', room)


def rejected(rows: Sequence[Vetoed]) -> Iterator[str]:
    """The candidates that a veto rejected, one a line."""
    width = max((len(veto_id(row.veto)) for row in rows), default=0)
    for row in rows:
        head = f"  rejected  {veto_id(row.veto):{width}}  "
        room = max(LEAST_WORDS, terminal_width() - len(head) - 2)
        yield f'{head}"{one_line(row.exact, room)}"'

