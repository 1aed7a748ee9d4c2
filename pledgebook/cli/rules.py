"""`rules`: what the reader of claims goes by, whether its sentences hold, and what each rule does on a gold file."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from pledgebook.catalogue import load_catalogue
from pledgebook.cli.evaluating import beside, chosen_documents, read_examples
from pledgebook.cli.reading import claim_words
from pledgebook.cli.terminal import json_option, one_line, print_json, terminal_width
from pledgebook.errors import ConfigError, PledgebookError
from pledgebook.evaluate import read_gold
from pledgebook.extract.rule_ids import reason_id
from pledgebook.extract.trace import has_lost
from pledgebook.rulebook import Bench, Tally, Trial, tally, try_rule
from pledgebook.schema import claim_to_json
from pledgebook.text.lexicon import pack_languages
from pledgebook.text.rulefiles import Rule, load_rules

language_option = click.option("--language", default="en", show_default=True, help="Whose rules: the code of a pack.")


@click.group()
def rules() -> None:
    """The rules of reading: list them, try their sentences, or say what each does on a gold file."""


@rules.command("list")
@click.argument("names", nargs=-1, metavar="[RULE]...")
@json_option
@language_option
def list_rules(names: tuple[str, ...], *, as_json: bool, language: str) -> None:
    """Print each RULE with its meaning; all of them where none is named. `verb.` names all that begin so."""
    found = _chosen(names, language)
    width = max(len(rule.id) for rule in found)
    for rule in found:
        if as_json:
            print_json(_rule_json(rule))
            continue
        weight = f"{rule.weight:+.1f}" if rule.weight is not None else ""
        head = f"{rule.id:{width}}  {weight:>4}  "
        click.echo(head + one_line(rule.means, max(24, terminal_width() - len(head))))


def _rule_json(rule: Rule) -> dict[str, Any]:
    return {"id": rule.id, "means": rule.means, "weight": rule.weight, "words": rule.words, "place": rule.place,
            "reads": [one.text for one in rule.reads], "not": [one.text for one in rule.rejects]}


@rules.command("test")
@click.argument("names", nargs=-1, metavar="[RULE]...")
@language_option
def test_rules(names: tuple[str, ...], *, language: str) -> None:
    """Read the sentences of each RULE, or of all; exit 1 where one is not read as its rule says."""
    bench, tried, failed = Bench.of(_language(language), load_catalogue()), 0, 0
    found = _chosen(names, language)
    for rule in found:
        for trial in try_rule(rule, bench):
            tried += 1
            if trial.reason:
                failed += 1
                click.echo(_failure(rule, trial))
    shown = sum(bool(rule.reads) for rule in found)
    told = f"{shown:,} rules, {tried:,} sentences"
    if failed:
        raise PledgebookError("rules test", f"{told}, of which {failed:,} failed",
                              "mend the words or the sentence, then run it again")
    click.echo(f"{told}: all as they should be" if tried else f"{told}: nothing to read")
    if shown < len(found):
        click.echo(f"without sentences in this pack: {len(found) - shown:,} rules", err=True)


def _failure(rule: Rule, trial: Trial) -> str:
    """A failed sentence, and what was read in it instead."""
    room = max(40, terminal_width() - 4)
    rows = [f"{rule.id} {'must read' if trial.must else 'must not read'}: {rule.place}",
            f'    "{one_line(trial.text, room)}"', f"    {one_line(trial.reason, room)}"]
    for claim in trial.claims:
        rows.append(f"    read: {one_line(claim_words(claim_to_json(claim)).partition(chr(10))[0], room)}")
        by = dict.fromkeys(reason_id(one) for one in claim.why if one.field != "confidence" and not has_lost(one))
        rows.append(f"          by {one_line(', '.join(by), room - 8)}")
    rows += [f'    rejected: "{one_line(words, 60)}": {veto}' for words, veto in trial.vetoes]
    return "\n".join(rows)


@rules.command("stats")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD...")
@click.option("--documents", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
              help="Where the documents are, if not in documents.jsonl beside GOLD; may be said again.")
@click.option("--without", default="", metavar="ID,ID", help="Leave these documents out.")
@json_option
@language_option
def stats(gold: tuple[Path, ...], documents: tuple[Path, ...], *, without: str, as_json: bool, language: str) -> None:
    """Say for each rule how often it fired on the documents of GOLD, was right, and was wrong; then the idle ones."""
    names = [rule.id for rule in load_rules(_language(language)) if not rule.id.startswith("screen.")]
    chosen = chosen_documents(read_gold(gold), language, "", without)
    found = tally(read_examples(chosen, documents or beside(gold), explain=True), names)
    for one in found if as_json else ():
        print_json({"rule": one.rule, "fired": one.fired, "right": one.right, "wrong": one.wrong, "lost": one.lost,
                    "floor": round(one.floor, 4), "state": one.state, "wrong_example": one.wrong_example})
    for told in () if as_json else _told(found, set(names)):
        click.echo(told)


def _told(found: Sequence[Tally], declared: set[str]) -> Iterator[str]:
    width = max(len(one.rule) for one in found)
    yield f"{'rule':{width}}  fired  right  wrong   lost  floor  last error"
    for one in sorted((one for one in found if one.fired), key=lambda one: (-one.wrong, -one.fired, one.rule)):
        head = f"{one.rule:{width}} {one.fired:6} {one.right:6} {one.wrong:6} {one.lost:6}  {one.floor:.2f}"
        room = max(24, terminal_width() - len(head) - 2)
        yield f"{head}  {one_line(_example(one), room)}".rstrip()
    for state, words in (("dead", "never fired"), ("shadowed", "was considered, but something else always won")):
        idle = [one.rule for one in found if one.state == state]
        yield f"{state} ({words}): {len(idle)}"
        yield from (f"  {rule}" for rule in idle)
    unknown = sorted({one.rule for one in found} - declared)
    if unknown:
        yield f"without an entry in the pack's rules: {', '.join(unknown)}"


def _example(one: Tally) -> str:
    if one.wrong_example is None:
        return ""
    document, words, said, right = one.wrong_example
    return f'{document}: {said} (gold: {right}) in "{words}"'


def _language(language: str) -> str:
    if language not in pack_languages():
        raise ConfigError("--language", f"there is no pack for {language!r}", f"one of {', '.join(pack_languages())}")
    return language


def _chosen(names: tuple[str, ...], language: str) -> list[Rule]:
    """The rules that the names name; a name that ends in a point names all that begin so."""
    every = load_rules(_language(language))
    for name in names:
        if not any(_named(rule.id, name) for rule in every):
            raise ConfigError("RULE", f"there is no rule {name!r}", "`pledgebook rules list` has them all")
    return [rule for rule in every if not names or any(_named(rule.id, name) for name in names)]


def _named(identity: str, name: str) -> bool:
    return identity == name or (name.endswith(".") and identity.startswith(name))
