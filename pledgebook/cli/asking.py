"""`show`, `why`, `export`, `page`: questions to a finished ledger."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from pledgebook.cli.reading import claim_words
from pledgebook.cli.terminal import (
    amount_words,
    asked_options,
    book_option,
    json_option,
    one_line,
    print_json,
    window_words,
)
from pledgebook.errors import BookError
from pledgebook.ledger import Ledger
from pledgebook.pipeline.book import open_book
from pledgebook.pipeline.revalue import check_currency, valued_ledger
from pledgebook.publish import EXPORTERS
from pledgebook.publish import export as write_export
from pledgebook.publish import page as write_page
from pledgebook.schema import Json
from pledgebook.views.accounts import book_rows
from pledgebook.views.why import why_commitment, why_total, why_words
from pledgebook.views.worth import ALL, Asked, chosen, worth_words


@click.command()
@click.argument("identifier", default="", metavar="[ID]")
@book_option
@json_option
@click.option("--donor", help="Only this donor's commitments (a party code: FR, EU, org:world-bank).")
@click.option("--recipient", help="Only this recipient's commitments.")
@click.option("--search", "words", help="Claims whose sentence, item or publisher hold all these words.")
@click.option("--limit", type=click.IntRange(min=1), default=40, show_default=True, help="How many rows at most.")
@asked_options
def show(identifier: str, folder: Path, *, as_json: bool, words: str | None, limit: int, asked: Asked,
         **parties: str | None) -> None:
    """Show the commitment, claim or document with that ID; without one, list commitments.

    With --basis or --prices-of also what each is worth.
    """
    with valued_ledger(open_book(folder), asked.prices_of) as ledger:
        if identifier:
            _show_one(ledger, identifier, asked, as_json=as_json)
        elif words:
            for row in ledger.search(words, limit):
                _out(row, claim_words(row), as_json=as_json)
        else:
            for row in ledger.commitments(**parties, limit=limit):
                _out(_with_asked(row, asked), commitment_words(row, asked), as_json=as_json)


def _with_asked(row: Json, asked: Asked) -> Json:
    """The commitment with the values that are asked for only; with all of them where nothing is."""
    return row if asked == ALL else {**row, "values": chosen(row["values"], asked)}


def _out(row: Json, words: str, *, as_json: bool) -> None:
    if as_json:
        print_json(row)
    else:
        click.echo(words)


def _show_one(ledger: Ledger, identifier: str, asked: Asked, *, as_json: bool) -> None:
    commitment, claim = ledger.commitment(identifier), ledger.claim(identifier)
    document = ledger.document(identifier)
    if commitment:
        claims = ledger.claims_of(identifier)
        parts = (f"  {c['part']}:\n{claim_words(c)}" for c in claims)
        _out({**_with_asked(commitment, asked), "told": claims},
             "\n".join([commitment_words(commitment, asked), *parts]), as_json=as_json)
    elif claim:
        _out(claim, claim_words(claim), as_json=as_json)
    elif document:
        claims = ledger.claims_in(identifier)
        head = "  ".join([document["id"], f"{document['publisher'] or ''} {document['published'] or ''}",
                          document["title"] or ""])
        _out({**document, "claims": claims},
             "\n".join([head, document["text"], "", *(claim_words(c) for c in claims)]), as_json=as_json)
    else:
        raise BookError(identifier, "is no commitment, claim or document of this book",
                        "list commitments with `pledgebook show`, or search with `pledgebook show --search WORDS`")


def commitment_words(row: Json, asked: Asked = ALL) -> str:
    """A commitment in a few lines for a terminal, with its values where some are asked for."""
    item = one_line(row["item"]["text"], 50) if row.get("item") else "-"
    promised = ", ".join(amount_words({**b, "unit": b["commodity"]}) for b in row["balances"]
                         if b["account"] == "promised")
    done = ", ".join(f"{b['account']} {amount_words({**b, 'unit': b['commodity']})}" for b in row["balances"]
                     if b["account"] in ("contracted", "dispatched", "delivered", "cancelled", "outstanding"))
    told = row["announced"]
    notes = [f"stage {row['stage']}" if row["stage"] else "",
             f"due {window_words(row['due'])}" if row.get("due") else "",
             f"announced {told['times']} times, {told['first']} to {told['last']}" if told["times"] > 1 else "",
             f"{row['sources']['documents']} documents, {row['sources']['independent']} independent",
             f"part of {row['part_of']}" if row.get("part_of") else "",
             f"{len(row['conflicts'])} conflicts" if row["conflicts"] else ""]
    parties = f"{' + '.join(row['donors']) or '?'} -> {' + '.join(row['recipients']) or '?'}"
    return "\n".join(filter(None, [
        f"{row['id']}  {parties}  {row['kind']}  {item}",
        f"    promised {promised}" + (f"; {done}" if done else "") if promised or done else "",
        "" if asked == ALL else f"    worth {_worth(row, asked) or 'unknown'}",
        "    " + "; ".join(filter(None, notes)),
        *(f"    {name.lower()}: {one_line(told)}" for name, lines in book_rows(row) for told in lines)]))


def _worth(row: Json, asked: Asked) -> str:
    return worth_words(chosen(row["values"], asked))


@click.command()
@click.argument("identifier", default="", metavar="[COMMITMENT]")
@book_option
@json_option
@click.option("--donor", help="Explain this donor's total (a party code) instead of one commitment.")
@click.option("--account", default="promised", show_default=True,
              type=click.Choice(["promised", "firm", "delivered", "cancelled"]), help="Which total of the donor.")
@click.option("--currency", default="EUR", show_default=True, help="In which currency the total is asked.")
@asked_options
def why(identifier: str, folder: Path, *, as_json: bool, donor: str | None, account: str, currency: str,
        asked: Asked) -> None:
    """Explain a commitment's figures, or with --donor a donor's total, down to the sentences that say them."""
    book = open_book(folder)
    if donor:
        check_currency(book, currency)
    with valued_ledger(book, asked.prices_of) as ledger:
        if donor:
            tree = why_total(ledger, donor, account, currency, asked)
        elif identifier:
            tree = why_commitment(ledger, identifier, asked)
        else:
            raise click.UsageError("name a commitment, or a donor with --donor")
    if as_json:
        print_json(tree)
    else:
        click.echo(why_words(tree))


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@book_option
@click.option("--form", "-f", type=click.Choice(sorted(EXPORTERS)), required=True, help="The form of the files.")
@asked_options
def export(target: Path, folder: Path, *, form: str, asked: Asked) -> None:
    """Write the ledger's tables under TARGET in one of the forms.

    With --basis only the values on it, with --prices-of only those in the prices of that year.
    """
    with valued_ledger(open_book(folder), asked.prices_of) as ledger:
        for path in write_export(ledger, form, target, asked):
            click.echo(path)


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@book_option
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]),
              help="The day against which promises are overdue; today by default.")
def page(target: Path, folder: Path, *, today: datetime | None) -> None:
    """Write one self-contained HTML page of the book to TARGET."""
    book = open_book(folder)
    with Ledger(book.ledger_path) as ledger:
        click.echo(write_page(ledger, target, book.config.name, today=_day(today)))


def _day(given: datetime | None) -> date:
    return given.date() if given else datetime.now(UTC).date()
