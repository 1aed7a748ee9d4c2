"""A release is made again from its inputs alone, also when the book has gone on; what was changed since is named."""

import json
import shutil
from dataclasses import replace
from datetime import date

import pytest
from bookmaking import STORIES, begun, digest, made, open_book, ran, records, row, stories

from pledgebook.archive import Archive
from pledgebook.codes import Verdict
from pledgebook.errors import BookError
from pledgebook.ledger import Ledger
from pledgebook.model import Judgement
from pledgebook.pipeline import releasing
from pledgebook.pipeline.releasing import inputs_of, ledger_of_release, release_book, verify_release
from pledgebook.publish.release import open_side
from pledgebook.publish.release.hashing import sha256_of, write_sums

DAY = date(2026, 11, 26)
QUICK = ("dta", "jsonl", "xlsx")


def judged(book, *subjects, verdict=Verdict.ACCEPT, at="2026-11-01T10:00:00Z"):
    book.judgements.append(Judgement("", verdict, subjects, "anna", at, "since I said so"))


@pytest.fixture(scope="module")
def judged_book(tmp_path_factory):
    """A book that was run and judged, for copies."""
    book = made(tmp_path_factory.mktemp("judged") / "book", stories())
    ran(book)
    judged(book, claim_of(book, "howitzers"))
    return book.folder


@pytest.fixture(scope="module")
def released_book(judged_book, tmp_path_factory):
    """The same with the release 2026.11, for copies."""
    folder = shutil.copytree(judged_book, tmp_path_factory.mktemp("released") / "book")
    release_book(open_book(folder), "2026.11", DAY, without=QUICK)
    return folder


@pytest.fixture
def book(judged_book, tmp_path):
    return open_book(shutil.copytree(judged_book, tmp_path / "book"))


@pytest.fixture
def released(released_book, tmp_path):
    """A book with its release 2026.11."""
    return open_book(shutil.copytree(released_book, tmp_path / "book"))


def release_of(book):
    return book.folder / "releases" / "2026.11"


def claim_of(book, name):
    return next(one["id"] for one in records(book, "claims") if one["document"]["id"] == name)


def verified(book, name="2026.11", **more):
    folder = book.folder / "releases" / name
    return verify_release(folder, open_side(folder).manifest, more.get("by", book))


def words(found):
    return [one.words() for one in found.findings]


def test_a_release_is_made_again_from_its_inputs_file_by_file(book):
    folder = release_book(book, "2026.11", DAY, without=QUICK)
    found = verified(book)
    assert words(found) == []
    assert found.is_made_again
    inputs = open_side(folder).manifest["inputs"]
    assert (len(inputs["archive"]), inputs["judgements"]["count"]) == (1, 1)
    assert "anna" not in (folder / "judgements.jsonl").read_text() + (folder / "manifest.json").read_text()


def test_verifying_says_how_far_it_is_with_count_and_total_while_it_reads_writes_and_reads_back(released):
    book, folder, told = released, release_of(released), []
    verify_release(folder, open_side(folder).manifest, book,
                   lambda what, count, total=0: told.append((what, count, total)))
    claims = len(records(book, "claims"))
    assert ("read", 1, open_side(folder).manifest["counts"]["captured"]) in told
    assert ("writing claims.csv: claims, records", 0, claims) in told
    assert ("reading back claims.csv: rows of claims", 0, claims) in told
    assert all(count <= total for _, count, total in told if total)


@pytest.mark.slow
def test_a_book_that_has_gone_on_still_makes_its_older_release_again(book):
    release_book(book, "2026.10", DAY, without=QUICK)
    Archive(book.folder / "archive").add([row("more", "Estonia pledged 80 million euros in humanitarian aid for "
                                              "Ukraine, the foreign ministry said in Tallinn.")])
    judged(book, claim_of(book, "tanks"), verdict=Verdict.REJECT, at="2026-11-20T10:00:00Z")
    (book.folder / "book.toml").write_text('name = "another name"\n')
    book = open_book(book.folder)
    release_book(book, "2026.11", DAY, without=QUICK)
    for name in ("2026.10", "2026.11"):
        assert words(verified(book, name)) == []
    told = json.loads((book.folder / "releases/2026.11/changes.json").read_text())
    assert told["from"] == "2026.10"
    assert {one["reason"] for one in told["totals"][0]["reasons"]} == {"new-source"}
    rows = (book.folder / "releases/2026.11/changes.csv").read_text("utf-8-sig").splitlines()
    removed = [row.split(",")[1:3] for row in rows if ",removed," in row]
    assert removed
    assert all(row == ["removed", "correction"] for row in removed)


@pytest.mark.slow
def test_a_release_as_of_a_day_is_of_what_was_recorded_by_then_and_is_made_again_so(book):
    by_then, day = digest(book), date(2026, 11, 10)
    later = replace(row("more", "Estonia pledged 80 million euros in humanitarian aid for Ukraine, the ministry said "
                                "in Tallinn."), captured_at="2026-11-15T10:00:00Z")
    Archive(book.folder / "archive").add([later])
    judged(book, claim_of(book, "tanks"), verdict=Verdict.REJECT, at="2026-11-20T10:00:00Z")
    folder = release_book(book, "2026.10", DAY, as_of=day, without=QUICK)
    manifest = open_side(folder).manifest
    assert manifest["ledger"]["digest"] == by_then != digest(book)
    assert (manifest["inputs"]["as_of"], manifest["inputs"]["judgements"]["count"]) == ("2026-11-10", 2)
    assert len((folder / "judgements.jsonl").read_text().splitlines()) == 1
    assert "recorded by the end of 2026-11-10" in (folder / "README.md").read_text()
    release_book(book, "2026.11", DAY, without=QUICK)
    for name in ("2026.10", "2026.11"):
        assert words(verified(book, name)) == []
    with ledger_of_release(folder, manifest, book) as (ledger, _, told), Ledger(ledger) as opened:
        assert (opened.digest(), len(told)) == (by_then, 1)


@pytest.mark.slow
def test_own_tables_are_carried_so_that_a_later_change_of_them_does_no_harm(book):
    own = book.folder / "catalogue"
    own.mkdir()
    shipped = releasing.Path(releasing.__file__).parents[1] / "data/catalogue/prices.csv"
    header, first = shipped.read_text(encoding="utf-8").splitlines()[:2]
    (own / "prices.csv").write_text(f"{header}\n{first}\n", encoding="utf-8")
    release_book(book, "2026.11", DAY, without=QUICK)
    assert (book.folder / "releases/2026.11/inputs/catalogue/prices.csv").is_file()
    shutil.rmtree(own)
    assert words(verified(book)) == []


@pytest.mark.parametrize(("harm", "told"), [
    ("csv/commitments.csv", "csv/commitments.csv: was changed"), ("manifest.json", "manifest.json"),
    ("pledgebook.duckdb", "pledgebook.duckdb: was changed"), ("missing", "README.md: is missing"),
    ("more", "notes.txt: is not in SHA256SUMS")])
def test_a_file_that_was_changed_since_is_named(released, harm, told):
    folder = release_of(released)
    manifest = open_side(folder).manifest
    if harm == "missing":
        (folder / "README.md").unlink()
    elif harm == "more":
        (folder / "notes.txt").write_text("mine")
    else:
        with (folder / harm).open("ab") as file:
            file.write(b" ")
    found = verify_release(folder, manifest, None)
    assert any(told in one for one in words(found)), words(found)
    assert not found.is_made_again


def test_a_release_whose_hashes_were_all_made_anew_is_still_found_out(released):
    """Who changes a figure and writes all hashes again cannot change what the inputs make."""
    book, folder = released, release_of(released)
    file = folder / "csv/postings.csv"
    file.write_text(file.read_text("utf-8-sig").replace("725000000", "825000000"), encoding="utf-8-sig")
    manifest = json.loads((folder / "manifest.json").read_text())
    for one in manifest["outputs"]:
        one["sha256"] = sha256_of(folder / one["path"])
    (folder / "manifest.json").write_text(json.dumps(manifest))
    write_sums(folder)
    told = [one for one in words(verified(book)) if one.startswith("csv/postings.csv")]
    assert len(told) == 1
    assert "825000000" in told[0]


def test_inputs_that_were_changed_since_are_named_and_nothing_is_made_of_them(released):
    book = released
    (file,) = (book.folder / "archive").glob("*.warc.gz")
    kept = file.read_bytes()
    file.write_bytes(kept + b"\0")
    assert words(verified(book)) == [f"archive/{file.name}: was changed since: its hash is another one"]
    file.unlink()
    assert words(verified(book)) == [f"archive/{file.name}: is missing, and the release was made of it"]
    file.write_bytes(kept)
    (book.folder / "judgements.db").unlink()
    assert words(verified(book)) == [
        "judgements.db: was changed since: it does not begin with the judgements of then"]


@pytest.mark.slow
def test_another_program_is_told_and_what_it_makes_is_compared(released, monkeypatch):
    book = released
    monkeypatch.setattr(releasing, "program_mark", lambda: "another")
    found = verified(book)
    assert words(found) == []
    assert "its code was changed since" in found.notes[0]


def test_a_name_that_is_taken_is_refused_before_anything_is_read(released):
    with pytest.raises(BookError, match=r"there is a release 2026\.11 already(.|\n)*2026\.11\.1"):
        release_book(released, "2026.11", DAY, without=QUICK)


def test_a_book_that_is_changed_meanwhile_makes_no_release(book, monkeypatch):
    real = releasing.run_book

    def running(given, progress):
        report = real(given, progress)
        judged(given, claim_of(given, "money"))
        return report

    monkeypatch.setattr(releasing, "run_book", running)
    with pytest.raises(BookError, match="was changed while its release was made"):
        release_book(book, "2026.11", DAY, without=QUICK)
    assert not (book.folder / "releases").exists()


@pytest.mark.slow
def test_an_empty_book_can_be_released_and_made_again(tmp_path):
    book = begun(tmp_path / "book")
    release_book(book, "2026.11", DAY, without=QUICK)
    assert words(verified(book)) == []
    assert inputs_of(book)["archive"] == []
    assert STORIES
