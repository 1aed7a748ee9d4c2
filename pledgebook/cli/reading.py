"""`read`: claims without a book."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from pledgebook.acquire import acquire
from pledgebook.catalogue import load_catalogue
from pledgebook.cli.explaining import explained, rejected
from pledgebook.cli.terminal import amount_words, json_option, one_line, print_json, tell_issues, window_words
from pledgebook.config import Config
from pledgebook.errors import Issue, SourceError
from pledgebook.pipeline.reading import Outcome, read_captures
from pledgebook.pipeline.second import bill, open_asker, read_outcome_again, tally
from pledgebook.schema import Json, claim_to_json


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="PATH...")
@json_option
@click.option("--explain", is_flag=True,
              help="Also print for each field its rules, words, weights and what lost, and the vetoes.")
@click.option("--candidates", is_flag=True, help="Also print candidates of tier C.")
@click.option("--second-reader", "endpoint", default="", metavar="URL",
              help="Send what the rules left open to a language model at this OpenAI-like endpoint.")
@click.option("--second-model", "model", default="", metavar="NAME", help="The model's name at that endpoint.")
@click.option("--second-answers", "answers", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Keep its answers in this file, and ask nothing again that is answered there.")
def read(places: tuple[str, ...], *, as_json: bool, explain: bool, candidates: bool, endpoint: str, model: str,
         answers: Path | None) -> None:
    """Print the claims of each PATH: .txt, .html, .pdf, .jsonl, .warc(.gz), a folder of these, an address, or '-'."""
    config = Config()
    if (model or answers) and not endpoint:
        message = "--second-model and --second-answers go with --second-reader"
        raise click.UsageError(message)
    asker = open_asker(replace(config.second_reader, url=endpoint, model=model), answers)
    issues, counts = list[Issue](), Counter[str]()
    read_now = 0
    tiers = "ABC" if candidates else "AB"
    catalogue = load_catalogue()
    found = acquire(places, config.acquire, _now)
    for first in read_captures(found, catalogue, config.read.max_characters, explain=explain):
        outcome = read_outcome_again(first, catalogue, asker, counts) if asker else first
        issues.extend(outcome.issues)
        read_now += outcome.document is not None
        if not outcome.claims and outcome.screening and not outcome.screening.kept and outcome.document:
            click.echo(f"{outcome.document.id}: no claims ({outcome.screening.reason})", err=True)
        _print_claims(outcome, tiers, as_json=as_json, explain=explain)
    if asker:
        issues += asker.issues
        click.echo(f"{bill(asker.spent, config.second_reader)}\n{tally(counts)}", err=True)
    tell_issues(issues)
    if not read_now:
        raise SourceError(", ".join(places)[:200], "nothing could be read", "see the reasons above")


def _print_claims(outcome: Outcome, tiers: str, *, as_json: bool, explain: bool) -> None:
    for claim in outcome.claims:
        if claim.tier not in tiers:
            continue
        obj = claim_to_json(claim)
        if as_json:
            print_json(obj)
        else:
            click.echo(claim_words(obj))
            if explain and outcome.document:
                click.echo(explained(claim, outcome.document.text))
    if explain and not as_json:
        for row in rejected(outcome.vetoed):
            click.echo(row)


def claim_words(obj: Json) -> str:
    """A claim in three lines for a terminal."""
    item = one_line(obj["item"]["text"], 60) if obj.get("item") else ""
    quantity, money = amount_words(obj.get("quantity")), amount_words(obj.get("money"))
    thing = " ".join(filter(None, [quantity, item])) or "-"
    worth = f", {money}" if money else ""
    parties = f"{' + '.join(obj['donors']) or '?'} -> {' + '.join(obj['recipients']) or '?'}"
    due = window_words(obj.get("due"))
    head = f"{obj['tier']} {obj['confidence']:.2f}  {obj['kind']} {obj['stage'] or ''}  {parties}  {thing}{worth}"
    about = " ".join(filter(None, [
        obj["counting"] if obj["counting"] != "new" else "", obj["modality"] if obj["modality"] != "stated" else "",
        f"due {due}" if due else ""]))
    where = " ".join(filter(None, [obj["document"].get("publisher"), obj["document"].get("published")]))
    words = obj["evidence"]["exact"] if obj.get("evidence") else ""
    return "\n".join(filter(None, [head, f"    {about}" if about else "", f'    "{one_line(words)}"',
                                   f"    {obj['id']} in {obj['document']['id']} {where}"]))

