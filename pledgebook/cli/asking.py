"""`show`, `export`, `page`: questions to a finished ledger."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from pledgebook.cli.as_of import as_of_option, day_against, judgements_as_of, opened_ledger
from pledgebook.cli.keys import meant
from pledgebook.cli.reading import claim_words
from pledgebook.cli.terminal import (
    DAY,
    amount_words,
    asked_options,
    book_option,
    json_option,
    one_line,
    print_json,
    window_words,
)
from pledgebook.codes import OPENING
from pledgebook.errors import BookError
from pledgebook.ledger import Ledger
from pledgebook.model import Judgement
from pledgebook.pipeline.book import open_book
from pledgebook.pipeline.judging import whole_id
from pledgebook.publish import EXPORTERS
from pledgebook.publish import export as write_export
from pledgebook.publish import page as write_page
from pledgebook.schema import Json, plain
from pledgebook.views.accounts import book_rows
from pledgebook.views.figures import count, recorded_by
from pledgebook.views.judged_here import Decided, decided_about, decided_about_claim
from pledgebook.views.ties import NO_GIFT, tie_lines, ties
from pledgebook.views.worth import ALL, Asked, chosen, worth_words

ACCOUNTS = (*OPENING, "committed", "contracted", "dispatched", "delivered", "cancelled", "outstanding")
"""In the order in which they are told."""

NO_PROMISE = {"requested": "asked for", "signalled": "considered", "refused": "refused"}
"""What is told instead of 'promised' where nothing is."""


@click.command()
@click.argument("identifier", default="", metavar="[ID]")
@book_option
@json_option
@click.option("--donor", help="Only this donor's commitments (France, FR, org:world-bank).")
@click.option("--recipient", help="Only this recipient's commitments.")
@click.option("--search", "words", help="Claims whose sentence, item or publisher hold all these words.")
@click.option("--limit", type=click.IntRange(min=1), default=40, show_default=True, help="How many rows at most.")
@asked_options
@as_of_option
def show(identifier: str, folder: Path, *, as_json: bool, words: str | None, limit: int, asked: Asked,
         as_of: date | None, **parties: str | None) -> None:
    """Show the commitment, claim or document with that ID, which may be cut; without one, list commitments.

    With --basis or --prices-of also what each is worth.
    """
    book = open_book(folder)
    with opened_ledger(book, as_of, asked.prices_of) as ledger:
        if identifier:
            log = judgements_as_of(book, as_of) if book.judgements_path.is_file() else ()
            _show_one(ledger, whole_id(identifier, ledger), asked, log, as_json=as_json)
        elif words:
            rows = ledger.search(words, limit + 1)
            for row in rows[:limit]:
                _out(row, claim_words(row), as_json=as_json)
            _tell_more(rows, limit, "claims")
            _tell_none(rows, f'no claim has all these words: "{one_line(words)}"', "try fewer words")
        else:
            rows = ledger.commitments(**meant(ledger, book.catalogue, parties), limit=limit + 1)
            for row in rows[:limit]:
                _out(_with_asked(row, asked), commitment_words(row, asked), as_json=as_json)
            _tell_more(rows, limit, "commitments")
            _tell_none(rows, "there is no commitment", "see `pledgebook status` for what was read")


def _tell_none(rows: Sequence[Json], what: str, next_step: str) -> None:
    """Where there is nothing to show, say so beside the standard output, which stays empty."""
    if not rows:
        click.echo(f"{what}\n  next: {next_step}", err=True)


def _tell_more(rows: Sequence[Json], limit: int, what: str) -> None:
    """Where a list was cut, say so beside the standard output: else who counts its lines takes them for all."""
    if len(rows) > limit:
        click.echo(f"there are more {what} than the first {limit:,}\n  next: raise --limit, or ask for fewer", err=True)


def _with_asked(row: Json, asked: Asked) -> Json:
    """The commitment with the values that are asked for only; with all of them where nothing is."""
    return row if asked == ALL else {**row, "values": chosen(row["values"], asked)}


def _out(row: Json, words: str, *, as_json: bool) -> None:
    if as_json:
        print_json(row)
    else:
        click.echo(words)


def _show_one(ledger: Ledger, identifier: str, asked: Asked, log: Sequence[Judgement], *, as_json: bool) -> None:
    commitment, claim = ledger.commitment(identifier), ledger.claim(identifier)
    document = ledger.document(identifier)
    if commitment:
        claims = ledger.claims_of(identifier)
        tied = (f"    {told}" for told in tie_lines(ties(commitment, ledger.refills_of(commitment["id"]))))
        parts = (f"  {c['part']}:\n{claim_words(c)}" for c in claims)
        decided = decided_about(ledger, log, commitment)
        _out({**_with_asked(commitment, asked), "told": claims, "judged": plain(decided)},
             "\n".join([commitment_words(commitment, asked), *tied, *judged_lines(decided), *parts]), as_json=as_json)
    elif claim:
        decided = decided_about_claim(ledger, log, claim)
        _out({**claim, "judged": plain(decided)}, "\n".join([claim_words(claim), *judged_lines(decided)]),
             as_json=as_json)
    elif document:
        claims = ledger.claims_in(identifier)
        head = "  ".join([document["id"], f"{document['publisher'] or ''} {document['published'] or ''}",
                          document["title"] or ""])
        _out({**document, "claims": claims},
             "\n".join([head, document["text"], "", *(claim_words(c) for c in claims)]), as_json=as_json)
    else:
        day = ledger.meta().get("as_of")
        raise BookError(identifier, "is no commitment, claim or document of this book" + f" as of {day}" * bool(day),
                        "list commitments with `pledgebook show`, or search with `pledgebook show --search WORDS`"
                        + "; without --as-of for what was recorded later" * bool(day))


def judged_lines(decided: Iterable[Decided]) -> Iterator[str]:
    """What people decided about it, a line each: a claim itself stands as it was read."""
    for one in decided:
        field = f": {one.field} is {one.value}" if one.field else ""
        yield f"    judged: {one.told}{field} ({one.reviewer}, {one.day}; {one.state}) {one.id}"


def commitment_words(row: Json, asked: Asked = ALL) -> str:
    """A commitment in a few lines for a terminal, with its values where some are asked for."""
    item = one_line(row["item"]["text"], 50) if row.get("item") else "-"
    told = row["announced"]
    notes = [f"stage {row['stage']}" if row["stage"] else "",
             f"due {window_words(row['due'])}" if row.get("due") else "",
             f"announced {told['times']} times, {told['first']} to {told['last']}" if told["times"] > 1 else "",
             f"{count(row['sources']['documents'], 'document')}, {row['sources']['independent']} independent",
             f"part of {row['part_of']}" if row.get("part_of") else "",
             NO_GIFT.get(row.get("no_gift") or "", ""),
             count(len(row["conflicts"]), "conflict") if row["conflicts"] else ""]
    parties = f"{' + '.join(row['donors']) or '?'} -> {' + '.join(row['recipients']) or '?'}"
    return "\n".join(filter(None, [
        f"{row['id']}  {parties}  {row['kind']}  {item}",
        _accounts(row),
        "" if asked == ALL else f"    worth {_worth(row, asked) or 'unknown'}",
        "    " + "; ".join(filter(None, notes)),
        *dict.fromkeys(f"    {name.lower()}: {one_line(told)}" for name, lines in book_rows(row) for told in lines)]))


def _accounts(row: Json) -> str:
    """What stands on each account, in one line; of what is no promise, what was asked for, weighed or refused."""
    told = [(account, ", ".join(amount_words({**b, "unit": b["commodity"]}) for b in row["balances"]
                                if b["account"] == account)) for account in ACCOUNTS]
    known = [f"{NO_PROMISE.get(account, account)} {amounts}" for account, amounts in told if amounts]
    return f"    {'; '.join(known)}" if known else ""


def _worth(row: Json, asked: Asked) -> str:
    return worth_words(chosen(row["values"], asked))


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@book_option
@click.option("--form", "-f", type=click.Choice(sorted(EXPORTERS)), required=True, help="The form of the files.")
@asked_options
@as_of_option
def export(target: Path, folder: Path, *, form: str, asked: Asked, as_of: date | None) -> None:
    """Write the ledger's tables under TARGET in one of the forms.

    With --basis only the values on it, with --prices-of only those in the prices of that year.
    """
    with opened_ledger(open_book(folder), as_of, asked.prices_of) as ledger:
        for path in write_export(ledger, form, target, asked):
            click.echo(path)


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@book_option
@click.option("--today", type=DAY,
              help="The day against which promises are overdue; that of --as-of, else today, by default.")
@as_of_option
def page(target: Path, folder: Path, *, today: datetime | None, as_of: date | None) -> None:
    """Write one self-contained HTML page of the book to TARGET."""
    book = open_book(folder)
    notes = (recorded_by(as_of),) if as_of else ()
    with opened_ledger(book, as_of) as ledger:
        click.echo(write_page(ledger, target, book.config.name, notes,
                              today=today.date() if today else day_against(as_of)))
