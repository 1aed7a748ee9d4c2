"""`reconcile`: commitments from a file of claims, without a book."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from pledgebook.catalogue import load_catalogue
from pledgebook.cli.terminal import json_option, one_line, print_json, tell_issues
from pledgebook.config import Config
from pledgebook.engine import cores
from pledgebook.errors import SourceError
from pledgebook.link import link_all
from pledgebook.model import Claim
from pledgebook.reconcile import reconcile as make_commitments
from pledgebook.schema import claim_from_json, plain


@click.command()
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True))
@json_option
def reconcile(path: Path, *, as_json: bool) -> None:
    """Print the commitments that the claims in a JSON lines file make ('-' for the standard input)."""
    catalogue = load_catalogue()
    claims = link_all(read_claims(path), catalogue)
    made = make_commitments(claims, (), catalogue, Config().reconcile, workers=cores())
    for commitment in made.commitments:
        obj: dict[str, Any] = plain(commitment)
        if as_json:
            print_json(obj)
        else:
            item = one_line(obj["item"]["text"], 60) if obj.get("item") else "-"
            parts = ", ".join(f"{m['claim']} {m['part']}" for m in obj["claims"])
            click.echo(f"{obj['id']}  {'+'.join(obj['donors']) or '?'} -> {'+'.join(obj['recipients']) or '?'}  "
                       f"{obj['kind']} {item}  {obj['stage'] or ''}\n    {parts}")
    tell_issues(made.issues)


def read_claims(path: Path) -> list[Claim]:
    """The claims of a JSON lines file, one a line; SourceError naming the line where one cannot be taken.

    A second claim under an id that was given before is refused: one of the two would be lost without a word.
    """
    claims: dict[str, Claim] = {}
    for number, row in numbered_rows(path):
        try:
            claim = _claim(row)
        except (ValueError, TypeError, RecursionError) as error:
            why = "it is nested too deep" if isinstance(error, RecursionError) else error
            raise SourceError(f"{path}:{number}", f"is no claim ({why})",
                              "write one claim a line; of texts `pledgebook read --json` makes them") from error
        if not claim.id or claim.id in claims:
            wrong = f'its id "{claim.id}" was given before' if claim.id else "it has no id"
            raise SourceError(f"{path}:{number}", wrong, "give each claim an `id` of its own")
        claims[claim.id] = claim
    return list(claims.values())


def _claim(row: str) -> Claim:
    obj = json.loads(row)
    if not isinstance(obj, dict):
        message = "it is no object"
        raise ValueError(message)  # noqa: TRY004 -- what is wrong is the value in the file
    try:
        json.dumps(obj, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        message = "it holds half a sign (a lone surrogate), which cannot be printed again"
        raise ValueError(message) from error
    return claim_from_json(obj)


def numbered_rows(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers; only a line feed ends one, since JSON may hold other breaks."""
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), f"cannot be opened ({error.strerror})", "see how it is spelt") from error
    for number, row in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if row.strip():
            try:
                yield number, row.decode("utf-8")
            except UnicodeDecodeError as error:
                raise SourceError(f"{path}:{number}", f"is no UTF-8 ({error.reason} at byte {error.start})",
                                  "save the file as UTF-8") from error
