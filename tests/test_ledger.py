"""The ledger: built whole or not at all, exact to the digit, and each promise in its sums once."""

import json
import random
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook import schema
from pledgebook.errors import LedgerError
from pledgebook.ledger import TOTAL_BY, Ledger, build_ledger
from pledgebook.model import Document
from pledgebook.views.deliveries import AS_MANY, NO_DELIVERY, ONLY_TOTAL, delivery_found

Json = dict[str, Any]


def claim(name: str, **more: Any) -> Json:
    document = {"id": "d1", "published": "2024-02-03", "publisher": "gazette.example", **more.pop("document", {})}
    words = more.pop("words", "France will send 100 drones")
    return {"id": name, "document": document, "kind": "goods", "stage": "announced", "modality": "stated",
            "counting": "new", "donors": ["FR"], "recipients": ["UA"], "item": {"text": "drones", "id": None},
            "quantity": None, "money": None, "due": None, "tier": "A", "confidence": 0.9,
            "evidence": {"start": 0, "end": len(words), "exact": words}, **more}


def commitment(name: str, **more: Any) -> Json:
    return {"id": name, "donors": ["FR"], "recipients": ["UA"], "kind": "funds", "item": None, "stage": "announced",
            "stage_share": None, "claims": [], "balances": [], "values": [], "conflicts": [],
            "announced": {"first": "2024-02-03", "last": "2024-02-03", "times": 1, "by": ["FR"]}, "due": None,
            "due_history": [], "part_of": None, "replaces": None, "sources": {"documents": 1, "independent": 1}, **more}


def money(low: Any, high: Any, account: str = "promised", currency: str = "EUR") -> Json:
    return {"account": account, "commodity": currency, "min": low, "max": high, "bound": "exact"}


def stated(low: Any, high: Any, currency: str = "EUR") -> Json:
    return {"basis": "stated", "min": low, "max": high, "currency": currency, "price_year": None, "rate": None,
            "rate_date": None, "source": "as said"}


def funded(name: str, amount: int, **more: Any) -> Json:
    return commitment(name, balances=[money(amount, amount), *more.pop("balances", [])],
                      values=[stated(amount, amount)], **more)


def built(path: Path, **tables: list[Json]) -> Ledger:
    build_ledger(path, tables, {"made_by": "a test"})
    return Ledger(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.duckdb"


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


# -- what is written comes back ----------------------------------------------------------------------------------------


def test_every_record_comes_back_as_it_was_written(path: Path) -> None:
    text = Document.of_text("Zażółć \x00 gęślą «jaźń» \U0001f600\u2028 it's 'quoted' \\ and \"more\"", id="d1")
    tables = {
        "documents": [schema.document_to_json(text)], "claims": [claim("c1")],
        "vetoed": [{"document": "d1", "start": 3, "end": 9, "exact": "3 tanks", "veto": "inventory"}],
        "screened": [{"document": "d1", "kept": True, "reason": "words", "hits": ["aid"]}],
        "commitments": [commitment("m1")], "members": [{"commitment": "m1", "claim": "c1", "part": "opens"}],
        "postings": [{"commitment": "m1", "claim": "c1", "account": "promised", "commodity": "EUR", "min": 1,
                      "max": "2.5", "bound": "range", "day": "2024-02-03"}],
        "valuations": [{"commitment": "m1", **stated(1, 2)}],
        "conflicts": [{"commitment": "m1", "field": "money", "values": [["1", ["c1"]]], "chosen": "1", "rule": "r"}],
        "issues": [{"stage": "parse", "code": "empty", "subject": "x", "message": "no text", "next_step": ""}],
        "redirects": [{"old": "m0", "new": "m1"}], "counts": [{"name": "captured", "value": 7}],
    }
    with built(path, **tables) as ledger:
        for table, rows in tables.items():
            assert list(ledger.records(table)) == rows, table
        assert ledger.document("d1") == tables["documents"][0]
        assert ledger.claim("c1") == tables["claims"][0]
        assert ledger.claims_of("m0") == [{**claim("c1"), "part": "opens"}]
        assert ledger.postings("m0") == ledger.postings() == tables["postings"]
        assert ledger.issues() == tables["issues"]
        assert ledger.counts() == {"captured": 7}
        assert ledger.meta()["made_by"] == "a test"


def test_parts_of_a_commitment_become_tables_without_being_given(path: Path) -> None:
    one = funded("m1", 5, claims=[{"claim": "c1", "part": "opens"}],
                 conflicts=[{"field": "money", "values": [["5", ["c1"]]], "chosen": "5", "rule": "r"}])
    with built(path, commitments=[one], claims=[claim("c1")]) as ledger:
        assert list(ledger.records("members")) == [{"commitment": "m1", "claim": "c1", "part": "opens"}]
        assert list(ledger.records("valuations")) == [{"commitment": "m1", **stated(5, 5)}]
        assert [row["chosen"] for row in ledger.records("conflicts")] == ["5"]
        assert ledger.commitments_with("c1") == [one]


def test_a_text_longer_than_the_reader_of_lines_takes_by_default_is_kept(path: Path) -> None:
    long = schema.document_to_json(Document.of_text("€" * 6_000_000, id="long"))
    with built(path, documents=[long, schema.document_to_json(Document.of_text("short"))]) as ledger:
        assert ledger.document("long") == long


def test_amounts_stay_exact_and_one_too_large_for_its_column_stays_in_its_record(path: Path) -> None:
    exact, absurd = "12345678901234567890.123456", 10**40
    rows = [claim(str(n), money={"min": amount, "max": "1E-7", "currency": "EUR", "bound": "exact", "per": None})
            for n, amount in enumerate([exact, absurd])]
    with built(path, claims=rows) as ledger:
        assert ledger.claim("0") == rows[0]
        assert ledger.claim("1") == rows[1]
    database = duckdb.connect(str(path), read_only=True)
    assert [str(cell) for (cell,) in database.execute("SELECT money_min FROM claims ORDER BY id").fetchall()] == [
        exact, "None"]
    kinds = {str(kind) for (kind,) in database.execute(
        "SELECT data_type FROM duckdb_columns() WHERE NOT internal AND column_name ~ '.*(min|max|rate|share)$'",
    ).fetchall()}
    assert kinds == {"DECIMAL(38,6)", "DECIMAL(38,12)"}
    database.close()


_TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
_VALUES = st.recursive(st.none() | st.booleans() | st.integers() | _TEXT, lambda some: st.lists(some, max_size=3)
                       | st.dictionaries(_TEXT, some, max_size=3), max_leaves=6)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(_TEXT.filter(bool), st.tuples(_TEXT, _VALUES), min_size=1, max_size=6), st.randoms())
def test_the_digest_is_that_of_the_canonical_lines_and_knows_no_order(
    path: Path, found: dict[str, tuple[str, Any]], shuffle: random.Random,
) -> None:
    rows = [claim(name, words=words or "-", why=[more]) for name, (words, more) in found.items()]
    with built(path, claims=rows) as ledger:
        lines, digest = list(ledger.canonical()), ledger.digest()
        assert list(ledger.records("claims")) == sorted(rows, key=lambda row: row["id"])
    assert lines == sorted(lines) == sorted(schema.line({"table": "claims", "record": row}) for row in rows)
    assert digest == schema.digest(lines)
    shuffle.shuffle(rows)
    with built(path, claims=rows) as ledger:
        assert ledger.digest() == digest


def test_counts_and_meta_are_no_part_of_the_identity_and_everything_else_is(path: Path) -> None:
    def digest(**tables: list[Json]) -> str:
        with built(path, **{"documents": [], **tables}) as ledger:
            return ledger.digest()

    bare = digest()
    assert digest(counts=[{"name": "captured", "value": 1}]) == bare
    assert digest(redirects=[{"old": "a", "new": "b"}]) != bare
    assert digest(issues=[{"stage": "s", "code": "c", "subject": "x", "message": "m", "next_step": ""}]) != bare


# -- whole or not at all -----------------------------------------------------------------------------------------------


@pytest.fixture
def old(path: Path) -> str:
    """The digest of a ledger that stands at the path already."""
    with built(path, claims=[claim("old")]) as ledger:
        return ledger.digest()


def stands(path: Path, old: str) -> bool:
    with Ledger(path) as ledger:
        return ledger.digest() == old


def breaking_off(error: BaseException) -> Iterator[Json]:
    yield claim("new")
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("a fault"), MemoryError()])
def test_a_build_that_breaks_off_leaves_the_old_ledger_and_nothing_else(
    path: Path, old: str, error: BaseException,
) -> None:
    with pytest.raises(type(error)):
        build_ledger(path, {"claims": breaking_off(error)}, {})
    assert names_in(path.parent) == [path.name]
    assert stands(path, old)


@pytest.mark.parametrize(("tables", "words"), [
    ({"claims": [claim("c1"), claim("c1")]}, "more than one row with the id c1"),
    ({"commitments": [commitment("m1"), commitment("m1")]}, "more than one row"),
    ({"claims": [claim("c1", quantity={"min": "many"})]}, "row 1 (c1)"),
    ({"claims": [claim("c1", words="half a \ud83d character")]}, "row 1 (c1)"),
    ({"claims": [claim("c1", document={"published": "31 February"})]}, "could not be built"),
    ({"claims": [claim("c1", stage=object())]}, "no written form"),
    ({"clams": []}, 'no table is called "clams"'),
])
def test_rows_that_cannot_be_kept_are_named_and_the_old_ledger_stands(
    path: Path, old: str, tables: dict[str, list[Json]], words: str,
) -> None:
    with pytest.raises(LedgerError) as caught:
        build_ledger(path, tables, {})
    assert words in str(caught.value)
    assert caught.value.next_step
    assert names_in(path.parent) == [path.name]
    assert stands(path, old)


_BUILD = """
    import resource, sys, time
    from pathlib import Path
    from pledgebook.errors import LedgerError
    from pledgebook.ledger import build_ledger

    def documents():
        for number in range(60_000):
            yield {{"id": str(number), "text": str(number ** 90)}}
            if number == 5_000:
                {in_the_middle}

    try:
        build_ledger(Path(sys.argv[1]), {{"documents": documents()}}, {{}})
    except LedgerError as error:
        print(error, flush=True)
"""


def build_elsewhere(path: Path, in_the_middle: str) -> subprocess.Popen[str]:
    program = textwrap.dedent(_BUILD.format(in_the_middle=in_the_middle))
    return subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True)


def test_a_file_that_may_not_grow_leaves_the_old_ledger_and_says_so(path: Path, old: str) -> None:
    build = build_elsewhere(path, "resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))")
    told, _ = build.communicate(timeout=60)
    assert "the disk is full" in told
    assert "next: make room" in told
    assert names_in(path.parent) == [path.name]
    assert stands(path, old)


@pytest.mark.parametrize("megabytes", [5, 13, 25])
def test_a_full_disk_leaves_the_old_ledger_and_says_so(tmp_path: Path, megabytes: int) -> None:
    """On a small disk of its own: full while the lines are written, or while the database is."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(disk)], capture_output=True, check=False)
    if not mounted or mounted.returncode:
        pytest.skip("only who may mount can fill a disk of its own")
    try:
        path = disk / "ledger.duckdb"
        with built(path, claims=[claim("old")]) as ledger:
            old = ledger.digest()
        told, _ = build_elsewhere(path, "pass").communicate(timeout=60)
        assert "the disk is full" in told
        assert "next: make room" in told
        assert names_in(disk) == [path.name]
        assert stands(path, old)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_killed_build_leaves_the_old_ledger_and_the_next_build_removes_what_it_left(path: Path, old: str) -> None:
    build = build_elsewhere(path, "print('now', flush=True); time.sleep(60)")
    assert build.stdout is not None
    assert build.stdout.readline() == "now\n"
    build.send_signal(signal.SIGKILL)
    build.communicate()
    assert stands(path, old)
    assert len(names_in(path.parent)) > 1
    with built(path, claims=[claim("new")]) as ledger:
        assert ledger.claim("new")
    assert names_in(path.parent) == [path.name]


def test_a_reader_keeps_its_ledger_while_a_new_one_is_put_in_place(path: Path, old: str) -> None:
    before = Ledger(path)
    assert not before.is_replaced()
    after = built(path, claims=[claim("new")])
    assert before.is_replaced()
    assert before.claim("old")
    assert before.claim("new") is None
    assert after.claim("new")
    assert after.claim("old") is None


def test_a_folder_whose_name_looks_like_a_pattern_holds_a_ledger_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "it's [a]* {b} book"
    folder.mkdir()
    with built(folder / "ledger.duckdb", claims=[claim("c1")]) as ledger:
        assert ledger.claim("c1")


# -- opening -----------------------------------------------------------------------------------------------------------


def test_what_is_no_ledger_of_this_version_is_named_with_the_next_step(path: Path) -> None:
    with pytest.raises(LedgerError, match=r"there is no ledger\n  next: run `pledgebook run`"):
        Ledger(path)
    path.write_bytes(b"")
    with pytest.raises(LedgerError, match="to rebuild it"):
        Ledger(path)
    path.write_bytes(b"not a database " * 1000)
    with pytest.raises(LedgerError, match="to rebuild it"):
        Ledger(path)
    path.unlink()
    duckdb.connect(str(path)).close()
    with pytest.raises(LedgerError, match="to rebuild it"):
        Ledger(path)
    built(path).close()
    database = duckdb.connect(str(path))
    database.execute("UPDATE meta SET value = '0' WHERE key = 'ledger_version'")
    database.close()
    with pytest.raises(LedgerError, match=r"has version 0(.|\n)*run `pledgebook run` to rebuild"):
        Ledger(path)


def everything(path: Path) -> None:
    with Ledger(path) as ledger:
        assert len(list(ledger.records("claims"))) == 3000
        ledger.search("1")


def test_a_ledger_cut_short_is_an_error_and_never_a_shorter_answer(path: Path) -> None:
    rows = [claim(f"{number:05}", words=str(number**80)) for number in range(3000)]
    built(path, claims=rows).close()
    whole = path.read_bytes()
    for share in (0.1, 0.5, 0.9):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(LedgerError):
            everything(path)


def test_a_reader_can_neither_write_nor_reach_other_files(path: Path, old: str) -> None:
    with Ledger(path) as ledger:
        for query in ("DELETE FROM book.claims", f"SELECT * FROM read_text('{path}')",
                      "SET enable_external_access = true"):
            with pytest.raises(LedgerError):
                ledger._rows(query)
    assert stands(path, old)


# -- what the doors ask ------------------------------------------------------------------------------------------------


def test_commitments_are_found_by_donor_recipient_kind_and_stage(path: Path) -> None:
    rows = [commitment("a"), commitment("b", donors=["DE", "FR"], stage="delivered"),
            commitment("c", donors=["DE"], kind="goods"), commitment("d", recipients=["MD"])]
    with built(path, commitments=rows) as ledger:
        def ids(**wanted: Any) -> list[str]:
            return [row["id"] for row in ledger.commitments(**wanted)]

        assert ids() == ["a", "b", "c", "d"]
        assert ids(donor="FR") == ["a", "b", "d"]
        assert ids(recipient="MD") == ["d"]
        assert ids(donor="DE", kind="goods") == ["c"]
        assert ids(stage="delivered", limit=1) == ["b"]
        assert ids(donor="FR", limit=2) == ["a", "b"]


def test_an_old_id_leads_to_the_commitment_it_was_merged_into(path: Path) -> None:
    redirects = [{"old": "x", "new": "y"}, {"old": "y", "new": "m"}, {"old": "p", "new": "q"}, {"old": "q", "new": "p"}]
    with built(path, commitments=[commitment("m"), commitment("n", part_of="m")], redirects=redirects) as ledger:
        assert ledger.commitment("x") == ledger.commitment("m") == commitment("m")
        assert [row["id"] for row in ledger.parts_of("x")] == ["n"]
        assert ledger.commitment("never") is None
        with pytest.raises(LedgerError, match="lead back"):
            ledger.commitment("p")


def test_claims_of_a_document_stand_in_the_order_of_its_text(path: Path) -> None:
    rows = [claim("a", evidence={"start": 10, "end": 12, "exact": "xx"}), claim("b", evidence=None),
            claim("c", evidence={"start": 2, "end": 3, "exact": "x"}), claim("z", document={"id": "other"})]
    with built(path, claims=rows) as ledger:
        assert [row["id"] for row in ledger.claims_in("d1")] == ["b", "c", "a"]


def test_search_finds_words_of_evidence_item_publisher_and_parties(path: Path) -> None:
    rows = [claim("a", words="Sébastien Lecornu promet des drones"), claim("b", recipients=["MD"], words="Aid for all"),
            claim("c", words="100 % more", item={"text": "obuses Caesar", "id": "x"}, donors=["org:acme"])]
    with built(path, claims=rows) as ledger:
        def ids(words: str) -> list[str]:
            return [row["id"] for row in ledger.search(words)]

        assert ids("SEBASTIEN") == ids("sébastien drones") == ["a"]
        assert ids("caesar 100") == ["c"]
        assert ids("MD") == ids("aid MD") == ["b"]
        assert ids("org:acme") == ["c"]
        assert ids("gazette") == ["a", "b", "c"]
        assert ids("100 %") == ["c"]
        assert ids("_") == ids("'") == ids("  ") == []


def test_only_a_promise_that_is_past_due_and_not_wholly_delivered_is_overdue(path: Path) -> None:
    def due(name: str, latest: str | None, stage: str | None, **more: Any) -> Json:
        return commitment(name, stage=stage, due={"earliest": None, "latest": latest, "phrase": "soon"}, **more)

    rows = [due("late", "2024-03-01", "announced"), due("later", "2024-03-09", "delayed"),
            due("today", "2024-03-10", "announced"), due("open", None, "announced"),
            due("done", "2024-03-01", "delivered", stage_share=1), due("done-too", "2024-03-01", "delivered"),
            due("half", "2024-03-05", "delivered", stage_share="0.5"), due("asked", "2024-03-01", "requested"),
            due("off", "2024-03-01", "cancelled"), due("stance", "2024-03-01", None, kind="position")]
    with built(path, commitments=rows) as ledger:
        found = ledger.overdue(date(2024, 3, 10))
    assert [(row["id"], row["overdue_days"]) for row in found] == [("late", 9), ("half", 5), ("later", 1)]


def test_a_promise_is_neither_late_nor_without_delivery_where_a_running_total_tells_of_as_much(path: Path) -> None:
    def told(name: str, least: int, day: str = "2024-03-08") -> Json:
        return commitment(
            name, stage="announced", due={"earliest": None, "latest": "2024-03-01", "phrase": "soon"},
            told_first="2024-01-10", balances=[{"account": "promised", "commodity": "items", "min": 100, "max": 100,
                                                "bound": "exact"}],
            running_totals=[{"account": "delivered", "commodity": "items", "min": least, "max": least, "bound": "exact",
                             "day": day, "claim": "clm-1"}])

    rows = [told("all", 100), told("some", 18), told("before", 100, "2024-01-02"), told("none", 0)]
    with built(path, commitments=rows) as ledger:
        found = {row["id"]: delivery_found(row) for row in ledger.overdue(date(2024, 3, 10))}
    assert found == {"some": ONLY_TOTAL, "before": NO_DELIVERY, "none": NO_DELIVERY}
    assert delivery_found(rows[0]) == AS_MANY


# -- sums --------------------------------------------------------------------------------------------------------------


def only_total(ledger: Ledger) -> Json:
    (total,) = ledger.totals(by=())
    return total


def test_a_part_is_not_added_to_a_whole_that_has_its_own_amount(path: Path) -> None:
    rows = [funded("whole", 100), funded("part", 30, part_of="whole"), commitment("bare", part_of="whole"),
            funded("below", 7, part_of="bare"), commitment("frame"), funded("tranche", 40, part_of="frame")]
    with built(path, commitments=rows) as ledger:
        assert only_total(ledger)["promised"] == {"min": 140, "max": 140}


def test_a_circle_of_parts_does_not_hang_the_sums(path: Path) -> None:
    rows = [funded("a", 1, part_of="b"), funded("b", 2, part_of="a"), funded("c", 4, part_of="c")]
    with built(path, commitments=rows) as ledger:
        assert only_total(ledger)["promised"] == {"min": 4, "max": 4}


def test_what_was_only_asked_considered_or_refused_is_in_no_sum(path: Path) -> None:
    rows = [funded("a", 1), *(funded(stage, 100, stage=stage) for stage in ("requested", "signalled", "refused"))]
    with built(path, commitments=rows) as ledger:
        assert only_total(ledger)["promised"] == {"min": 1, "max": 1}


def test_later_accounts_are_brought_to_the_currency_by_the_ratio_of_the_promise(path: Path) -> None:
    row = commitment("a", values=[stated(90, 90), stated(100, 100, "USD")], balances=[
        money(100, 100, currency="USD"), money(60, 60, "committed", "USD"), money(20, 20, "delivered", "USD"),
        money(10, 10, "cancelled", "USD"), money(3, 3, "promised", "pieces"), money(3, 3, "delivered", "pieces")])
    with built(path, commitments=[row]) as ledger:
        total = only_total(ledger)
        assert (total["firm"], total["delivered"], total["cancelled"]) == (
            {"min": 54, "max": 54}, {"min": 18, "max": 18}, {"min": 9, "max": 9})
        assert ledger.totals(by=(), currency="USD")[0]["firm"] == {"min": 60, "max": 60}


def test_a_sum_said_in_two_currencies_is_taken_as_said_and_once(path: Path) -> None:
    converted = {**stated(92, 92, "USD"), "rate": "1.08", "rate_date": "2024-02-02"}
    row = commitment("a", values=[converted, stated(85, 85), stated(90, 90, "USD")], balances=[
        money(85, 85), money(90, 90, currency="USD"), money(45, 45, "delivered", "USD")])
    with built(path, commitments=[row]) as ledger:
        (total,) = ledger.totals(by=(), currency="USD")
        assert (total["promised"], total["delivered"]) == ({"min": 90, "max": 90}, {"min": 45, "max": 45})
        assert only_total(ledger)["promised"] == {"min": 85, "max": 85}


def test_a_sum_is_open_above_where_one_amount_is_and_unknown_stays_unknown(path: Path) -> None:
    up_to = commitment("u", balances=[money(None, 61)], values=[stated(None, 61)])
    at_least = commitment("l", balances=[money(10, None)], values=[stated(10, None)])
    with built(path, commitments=[funded("a", 5), up_to]) as ledger:
        assert only_total(ledger)["promised"] == {"min": 5, "max": 66}
        assert only_total(ledger)["delivered"] == {"min": None, "max": None}
    with built(path, commitments=[funded("a", 5), up_to, at_least, commitment("nothing")]) as ledger:
        total = only_total(ledger)
    assert total["promised"] == {"min": 15, "max": None}
    assert (total["commitments"], total["with_value"]) == (4, 3)


def test_a_joint_gift_stands_once_under_its_donors_together(path: Path) -> None:
    rows = [funded("a", 1), funded("b", 10, donors=["DE", "FR"]), funded("c", 100, donors=[])]
    with built(path, commitments=rows) as ledger:
        found = {row["donor"]: row["promised"]["max"] for row in ledger.totals(("donor",))}
    assert found == {"FR": 1, "DE+FR": 10, None: 100}


def test_sums_of_cents_are_exact(path: Path) -> None:
    rows = [commitment(str(n), balances=[money("0.1", "0.1")], values=[stated("0.1", "0.1")]) for n in range(30)]
    with built(path, commitments=rows) as ledger:
        assert only_total(ledger)["promised"] == {"min": 3, "max": 3}


def test_sums_by_every_key_add_up_to_the_sum_of_all(path: Path) -> None:
    rows = [funded(str(n), n + 1, donors=["FR", "DE"][: n % 3], kind=["funds", "goods"][n % 2],
                   announced={"first": [None, "2024-02-03", "2023-12-31"][n % 3], "last": None, "times": 1, "by": []})
            for n in range(12)]
    with built(path, commitments=rows) as ledger:
        whole = only_total(ledger)["promised"]["max"]
        for key in TOTAL_BY:
            assert sum(row["promised"]["max"] for row in ledger.totals((key,))) == whole == 78
        assert {row["month"] for row in ledger.totals(("kind", "month"))} == {None, "2024-02", "2023-12"}
        with pytest.raises(ValueError, match="totals by 'weather'"):
            ledger.totals(("weather",))


def test_the_export_can_be_read_line_by_line(path: Path) -> None:
    with built(path, claims=[claim("c1")], issues=[]) as ledger:
        (text,) = ledger.canonical()
    assert json.loads(text) == {"record": claim("c1"), "table": "claims"}
