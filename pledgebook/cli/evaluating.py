"""`eval`: how well documents are read, against claims that people found in them (with --events: see `events`)."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from pledgebook.acquire.captures import make_capture
from pledgebook.catalogue import load_catalogue
from pledgebook.cli.events import Wanted, evaluate_events
from pledgebook.cli.terminal import Progress
from pledgebook.config import Config
from pledgebook.errors import GoldError
from pledgebook.evaluate import Example, GoldDocument, check_words, errors, evaluate, read_documents, read_gold
from pledgebook.evaluate.calibrate import as_table, calibrate
from pledgebook.evaluate.recipients import Seen, learn_recipients, learnt_lines
from pledgebook.evaluate.recipients import as_table as recipients_table
from pledgebook.evaluate.report import error_lines, lines, trained_lines
from pledgebook.extract import load_reader, scenes_of
from pledgebook.extract.setting import standing_of
from pledgebook.extract.weigh import WEIGHTS
from pledgebook.model import ROW_TYPE
from pledgebook.pipeline.reading import read_capture
from pledgebook.schema import plain

CLAIMS, DOCUMENTS = "claims", "documents"
"""Beside claims.jsonl stand the documents.jsonl that it is about; beside may.claims.jsonl, may.documents.jsonl."""


@click.command("eval")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD...")
@click.option("--documents", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
              help="Where the documents are, if not in documents.jsonl beside GOLD; may be said again.")
@click.option("--language", default="", help="Score documents of this language alone, by its code.")
@click.option("--only", default="", metavar="ID,ID", help="Score these documents alone.")
@click.option("--without", default="", metavar="ID,ID", help="Leave these documents out.")
@click.option("--errors", "shown", type=click.IntRange(min=0), default=0, metavar="N",
              help="Also show the first N errors, each with its sentence and how it came about.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as one JSON object.")
@click.option("--calibrate", "table", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Also learn the weights and cuts of confidence from GOLD; write them as a confidence.toml.")
@click.option("--learn-recipients", "recipients", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Also learn whom a document is for from GOLD; write the weights as a recipient.toml.")
@click.option("--events", is_flag=True, help="GOLD is events, claims that people grouped: score commitments instead.")
@click.option("--cross-validate", is_flag=True,
              help="With --events: also weights learnt from the other events, against those by hand.")
@click.option("--train", "weights", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="With --events: learn the weights of pairs from GOLD; write them as a table like weights@1.csv.")
@click.option("--judgements", type=click.Path(path_type=Path), metavar="FILE",
              help="With --events: learn also from these judgements, same, different and part-of, of --claims.")
@click.option("--claims", type=click.Path(path_type=Path), metavar="FILE",
              help="The claims that --judgements are about, one a line.")
def evaluate_command(gold: tuple[Path, ...], *, events: bool, cross_validate: bool, weights: Path | None,
                     judgements: Path | None, claims: Path | None, **wanted: Any) -> None:
    """Read the documents of GOLD and score the claims of tiers A and B against it (claims.md says how).

    With --events, score the commitments that are made of the events' claims (commitments.md says how).

    Exit codes: 0 scored; 2 a file, a row or an option cannot be used.
    """
    if not events:
        if cross_validate or weights or judgements or claims:
            message = "--cross-validate, --train, --judgements and --claims need --events"
            raise click.UsageError(message)
        _evaluate_documents(gold, **wanted)
        return
    if any(wanted[name] for name in ("documents", "language", "only", "without", "table", "recipients")):
        message = "--events takes no --documents, --language, --only, --without, --calibrate or --learn-recipients"
        raise click.UsageError(message)
    if (judgements is None) != (claims is None) or (judgements and not (weights or cross_validate)):
        message = "--judgements goes with --claims, and with --train or --cross-validate"
        raise click.UsageError(message)
    evaluate_events(gold, Wanted(wanted["shown"], wanted["as_json"], cross_validate, weights, judgements, claims))


def _evaluate_documents(gold: tuple[Path, ...], *, documents: tuple[Path, ...], shown: int, as_json: bool,
                        table: Path | None, recipients: Path | None, **wanted: str) -> None:
    chosen = chosen_documents(read_gold(gold), **wanted)
    examples = read_examples(chosen, documents or beside(gold))
    report = evaluate(examples)
    found = errors(examples)[:shown] if shown else []
    trained = calibrate(examples, WEIGHTS) if table else None
    if as_json:
        told = {"errors": [(one.what, one.document, one.claim) for one in found],
                "explained": [plain(asdict(one)) for one in found]} if shown else {}
        learnt = {"trained": plain(trained)} if trained else {}
        click.echo(json.dumps({**report, **told, **learnt}, indent=1, ensure_ascii=False))
    else:
        click.echo("\n".join([*lines(report), *(trained_lines(trained) if trained else ()), *error_lines(found)]))
    if recipients:
        _learn_recipients(examples, recipients)
    if trained and table:
        table.write_text(as_table(trained, datetime.now(UTC).date()), encoding="utf-8")
        click.echo(f"written {table}", err=True)


def _learn_recipients(examples: Sequence[Example], table: Path) -> None:
    catalogue = load_catalogue()

    def look(one: Example) -> Seen:
        reader = load_reader(one.language, catalogue, "")
        stands = standing_of(one.document, scenes_of(one.document, reader), reader)
        return stands.states, stands.document

    learnt = learn_recipients(examples, look)
    click.echo("\n".join(learnt_lines(learnt)), err=True)
    table.write_text(recipients_table(learnt, datetime.now(UTC).date()), encoding="utf-8")
    click.echo(f"written {table}", err=True)


def read_examples(gold: Sequence[GoldDocument], documents: Sequence[Path], *, explain: bool = False) -> list[Example]:
    """The gold documents with what is read in them now, as `pledgebook read` reads them (`explain`: and what lost)."""
    rows = read_documents(documents, gold)
    catalogue, most, progress = load_catalogue(), Config().read.max_characters, Progress()
    examples = []
    for number, one in enumerate(gold, start=1):
        row = rows[one.id]
        capture = make_capture(f"file:{row.place}", ROW_TYPE, row.payload, "")
        outcome = read_capture(capture, catalogue, most, explain=explain)
        if outcome.document is None:
            wrong = outcome.issues[-1]
            raise GoldError(row.place, wrong.message, wrong.next_step)
        check_words(one, outcome.document)
        examples.append(Example(outcome.document, one.language, one.claims, outcome.claims, outcome.vetoed))
        progress("read", number)
    progress.end()
    return examples


def chosen_documents(gold: Sequence[GoldDocument], language: str, only: str, without: str) -> list[GoldDocument]:
    """The gold documents that the options name; GoldError where none is left."""
    wanted, left_out = (frozenset(filter(None, names.split(","))) for names in (only, without))
    chosen = [one for one in gold if (not wanted or one.id in wanted) and one.id not in left_out
              and (not language or one.language == language)]
    if not chosen:
        raise GoldError("eval", f"no document is left of {len(gold)}", "see --only, --without and --language")
    return chosen


def beside(gold: Sequence[Path]) -> list[Path]:
    """The files of documents that go with files of gold: of the same name, but for what they hold."""
    named = (path.name.replace(CLAIMS, DOCUMENTS) if CLAIMS in path.name else f"{DOCUMENTS}.jsonl" for path in gold)
    return sorted({path.parent / name for path, name in zip(gold, named, strict=True)})
