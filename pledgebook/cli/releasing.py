"""`release`, `verify`, `diff`, `site`: freezing a book, checking that, explaining what changed, and showing it."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from pledgebook.cli.as_of import as_of_option, tell_day
from pledgebook.cli.terminal import DAY, Progress, book_option, json_option, print_json
from pledgebook.codes import Basis
from pledgebook.config import PRICE_YEARS
from pledgebook.errors import CheckError
from pledgebook.pipeline.book import Book, open_book
from pledgebook.pipeline.releasing import RELEASES, Verified, ledger_of_release, release_book, verify_release
from pledgebook.publish.release import MAY_MISS, Unit, difference_words, differences, find_release, key_of, open_side
from pledgebook.publish.release.differing import KEYS
from pledgebook.publish.release.names import MANIFEST_NAME
from pledgebook.publish.site import About, build_site
from pledgebook.schema import plain


@click.command()
@click.argument("name", metavar="YEAR.MONTH")
@book_option
@json_option
@as_of_option
@click.option("--day", type=DAY, help="The day that it bears; that of --as-of, else today (UTC), by default.")
@click.option("--without", type=click.Choice(MAY_MISS), multiple=True,
              help="Leave out a form whose library is not installed.")
def release(name: str, folder: Path, *, as_json: bool, day: datetime | None, without: tuple[str, ...],
            as_of: date | None) -> None:
    """Bring the ledger up to date and freeze it as releases/YEAR.MONTH (2026.11, or 2026.11.1 for one more)."""
    key_of(name)
    book, progress = open_book(folder), Progress()
    try:
        bears = day.date() if day else as_of or _today()
        made = release_book(book, name, bears, as_of=as_of, without=without, progress=progress)
    finally:
        progress.end()
    manifest = open_side(made).manifest
    if not any(total["commitments"] for total in manifest["totals"]):
        click.echo(f"pledgebook: {made}: there is no promise in it, all its tables of promises are empty\n"
                   "  next: see `pledgebook status` for what was read and what was screened out", err=True)
    if as_json:
        print_json({"folder": str(made), "name": name, "before": manifest["before"], "totals": manifest["totals"],
                    "ledger": manifest["ledger"]["digest"], "files": len(manifest["outputs"])})
        return
    before = manifest["before"]
    tell_day(as_of)
    click.echo(f"released {made} ({len(manifest['outputs'])} files)")
    click.echo(f"changes against {before['name']}: {made / 'changes.csv'}" if before else _without_before(made))
    click.echo(f"ledger {manifest['ledger']['digest']}")


def _without_before(made: Path) -> str:
    """Why there is nothing to compare a release with: it is the first, or all others have later names."""
    others = sorted(one.name for one in made.parent.iterdir()
                    if one.name != made.name and (one / MANIFEST_NAME).is_file())
    return (f"no release has an earlier name, so there are no changes; later ones are there: {', '.join(others)}"
            if others else "the first release of this book")


def _today() -> date:
    return datetime.now(UTC).date()


@click.command()
@click.argument("place", type=click.Path(path_type=Path), metavar="RELEASE")
@click.option("--book", "-b", "folder", type=click.Path(path_type=Path), envvar="PLEDGEBOOK", show_envvar=True,
              help="The book whose release it is; the folder above its releases by default.")
@json_option
@click.option("--hashes-only", is_flag=True, help="Check the hashes, and do not make it again.")
def verify(place: Path, folder: Path | None, *, as_json: bool, hashes_only: bool) -> None:
    """Check a release's hashes, make it again from the book's inputs, and say what differs (exit code 4)."""
    found = find_release(place, (folder or Path()) / RELEASES)
    book = None if hashes_only else _book_of(found, folder)
    progress = Progress()
    try:
        verified = verify_release(found, open_side(found).manifest, book, progress)
    finally:
        progress.end()
    _tell(found, verified, as_json=as_json)
    if verified.findings:
        raise CheckError(str(found), f"{len(verified.findings)} things are not as the release says",
                         "get the release again from who published it, or see which input was changed")


def _book_of(release: Path, folder: Path | None) -> Book | None:
    """The book that was named, which must be there; else the one that the release lies in, if it lies in one."""
    if folder:
        return open_book(folder)
    above = release.resolve().parent.parent
    return open_book(above) if (above / "book.toml").is_file() else None


def _tell(found: Path, verified: Verified, *, as_json: bool) -> None:
    if as_json:
        print_json({"release": str(found), "made_again": verified.is_made_again, "notes": verified.notes,
                    "findings": plain(verified.findings)})
        return
    for finding in verified.findings:
        click.echo(finding.words())
    for note in verified.notes:
        click.echo(f"note: {note}")
    if not verified.findings:
        click.echo(f"{found}: every hash is right" + ("; made again from its inputs, every file is the same"
                                                     if verified.is_made_again else ""))


@click.group()
def site() -> None:
    """Make the static site of a release: the explorer's pages as files, without a server."""


@site.command()
@click.argument("place", type=click.Path(path_type=Path), metavar="RELEASE")
@click.argument("target", type=click.Path(path_type=Path), required=False)
@book_option
@json_option
def build(place: Path, target: Path | None, folder: Path, *, as_json: bool) -> None:
    """Write the pages of RELEASE under the new folder TARGET (site/YEAR.MONTH in the book by default)."""
    found = find_release(place, folder / RELEASES)
    manifest, book, progress = open_side(found).manifest, open_book(folder), Progress()
    try:
        with ledger_of_release(found, manifest, book, progress) as (ledger, tables, log):
            about = About(manifest["book"], manifest["name"], date.fromisoformat(manifest["day"]), log)
            made = build_site(ledger, target or folder / "site" / manifest["name"], about, tables,
                              book.config.read.workers, progress)
    finally:
        progress.end()
    if as_json:
        print_json({"folder": str(made.folder), "files": made.files, "index_bytes": made.index_bytes})
    else:
        click.echo(f"{made.files:,} files in {made.folder}; open {made.folder / 'index.html'} in a browser")


@click.command()
@click.argument("earlier", type=click.Path(path_type=Path))
@click.argument("later", type=click.Path(path_type=Path))
@book_option
@json_option
@click.option("--by", multiple=True, type=click.Choice(list(KEYS)), default=("all", "donor"), show_default=True,
              help="Which totals to compare; may be given more than once.")
@click.option("--currency", default="EUR", show_default=True, help="In which of the releases' currencies.")
@click.option("--basis", type=click.Choice([str(basis) for basis in Basis]), default=str(Basis.STATED),
              show_default=True, help="On which basis.")
@click.option("--prices-of", type=click.IntRange(PRICE_YEARS[0], PRICE_YEARS[-1]), metavar="YEAR",
              help="In the constant prices of this year.")
def diff(earlier: Path, later: Path, folder: Path, *, as_json: bool, by: tuple[str, ...], **unit: object) -> None:
    """Explain every total that differs between two releases, with reasons that add up to the difference."""
    sides = [open_side(find_release(place, folder / RELEASES)) for place in (earlier, later)]
    wanted = Unit(**unit)  # type: ignore[arg-type] # click has checked them
    rows = list(differences(sides[0], sides[1], wanted, by))
    if as_json:
        for row in rows:
            print_json({"from": sides[0].name, "to": sides[1].name, **row})
        return
    click.echo(f"{sides[0].name} -> {sides[1].name}, {wanted.words}: "
               + (f"{len(rows)} sums differ" if rows else "no sum differs"))
    for row in rows:
        click.echo("\n".join(["", *difference_words(row)]))
