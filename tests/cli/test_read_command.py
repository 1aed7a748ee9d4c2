"""`read --json` prints claims whose words stand in the text, and nothing else on the standard output."""

import json
import subprocess
import sys

import pytest
from bad_inputs import GOOD, GOOD_ROW, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.cli import reading

TEXTS = {
    "plain": GOOD,
    "composed": "Cafe\u0301 talk.\r\n\r\n" + GOOD,  # a row's text is not brought to another form
    "wide": "\U0001f1eb\U0001f1f7 \u2028" + GOOD + "\x85 \U0001f680",
    "spaced": "\n\n \t" + GOOD.replace(". ", ".\n\n"),
    "unsure": "France may send up to 40 tanks to Ukraine, reportedly. " + GOOD,
}


def lines_of(text):
    return [json.loads(row) for row in text.split("\n")[:-1]]


@pytest.fixture
def texts(tmp_path):
    every = ({**GOOD_ROW, "id": name, "text": text} for name, text in TEXTS.items())
    (tmp_path / "rows.jsonl").write_bytes(rows(*every))
    return TEXTS


def test_every_claim_carries_its_very_words(call, texts):
    claims = lines_of(call("read", "--json", "rows.jsonl").out)
    assert {claim["document"]["id"] for claim in claims} == set(texts)
    for claim in claims:
        text, words = texts[claim["document"]["id"]], claim["evidence"]
        assert text[words["start"] : words["end"]] == words["exact"]
        places = [*claim["also"], *(place for place in claim["cited"].values() if "inference" not in place)]
        assert all(0 <= place["start"] < place["end"] <= len(text) for place in places)
        assert claim["tier"] in ("A", "B")


def test_candidates_are_printed_only_when_asked_for(call, tmp_path, texts, monkeypatch):
    monkeypatch.setattr(reading, "_now", lambda: "2026-03-12T09:00:00Z")  # the second may end between the two calls
    plain, all_tiers = (lines_of(call("read", "--json", "rows.jsonl", *more).out) for more in ([], ["--candidates"]))
    assert {c["tier"] for c in plain} <= {"A", "B"}
    assert plain == [c for c in all_tiers if c["tier"] != "C"]


PIECES = [*GOOD.split(), "Cafe\u0301", "\u2028", "\x85", "\U0001f680", "\n\n", "$5", "million", "up", "to", "Norway",
          "pledged", "aid", "12,000", "-", '"', "\u201c", "Lecornu", "tanks", "weeks"]
WORDS = st.lists(st.sampled_from(PIECES), min_size=5, max_size=60).map(" ".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WORDS)
def test_whatever_the_text_its_claims_carry_its_very_words(call, tmp_path, text):
    (tmp_path / "one.jsonl").write_bytes(rows({**GOOD_ROW, "text": text}))
    for claim in lines_of(call("read", "--json", "--candidates", "one.jsonl").out):
        words = claim["evidence"]
        assert text[words["start"] : words["end"]] == words["exact"]


def test_the_id_of_a_document_is_the_rows_own(call, tmp_path):
    (tmp_path / "rows.jsonl").write_bytes(rows({**GOOD_ROW, "id": 17}, {**GOOD_ROW, "id": "a b/ü#1"}))
    assert {c["document"]["id"] for c in lines_of(call("read", "--json", "rows.jsonl").out)} == {"17", "a b/ü#1"}


def test_the_same_text_twice_gives_the_same_lines(call, texts, monkeypatch):
    monkeypatch.setattr(reading, "_now", lambda: "2026-03-12T09:00:00Z")  # the second may end between the two calls
    assert call("read", "--json", "rows.jsonl").out == call("read", "--json", "rows.jsonl").out


@pytest.mark.parametrize("content", [rows(GOOD_ROW), GOOD.encode()])
def test_a_dash_stands_for_the_standard_input(spawn, tmp_path, content):
    (tmp_path / "in").write_bytes(content)
    with (tmp_path / "in").open("rb") as source:
        process = spawn("read", "--json", "-", stdin=source)
        out, err = process.communicate()
    assert process.returncode == 0, err
    assert {claim["donors"][0] for claim in lines_of(out.decode())} == {"FR", "DE"}


def test_a_reader_that_has_enough_ends_the_program_quietly(spawn, tmp_path):
    (tmp_path / "many.jsonl").write_bytes(rows(*({**GOOD_ROW, "id": k} for k in range(150))))
    process = spawn("read", "--json", "many.jsonl")
    assert process.stdout.readline().startswith(b"{")
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate()
    assert (process.returncode, err) == (0, b"")


def test_an_output_that_takes_no_more_is_named_in_one_sentence(spawn, tmp_path):
    (tmp_path / "one.txt").write_text(GOOD)
    try:
        full = open("/dev/full", "wb")  # noqa: PTH123, SIM115 -- a device, closed below
    except OSError:
        pytest.skip("this system has no /dev/full")
    with full:
        process = spawn("read", "one.txt", stdout=full)
        _, err = process.communicate()
    assert process.returncode == 3
    assert b"the output: No space left on device\n  next: " in err
    assert b"Traceback" not in err


def test_results_alone_are_on_the_standard_output(call, tmp_path, texts):
    (tmp_path / "broken.html").write_text("<html></html>")
    ended = call("read", "--json", ".")
    assert all(set(claim) >= {"id", "document", "evidence", "cited", "tier"} for claim in lines_of(ended.out))
    assert "html-without-text" in ended.err


HEAVY = {"duckdb", "trafilatura", "httpx2", "pypdfium2", "feedparser", "lxml", "sqlite3", "multiprocessing"}


def loaded(environment, *arguments):
    code = ("import sys\nfrom pledgebook.cli import main\ntry:\n    main(sys.argv[1:])\nfinally:\n"
            "    print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)")
    ended = subprocess.run([sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True,
                           check=True)
    return ended.stdout, set(ended.stderr.split())


def test_help_waits_for_nothing_that_it_does_not_need(environment):
    out, modules = loaded(environment, "--help")
    assert "Commands:" in out
    assert not HEAVY & modules


def test_reading_a_text_waits_for_no_database(environment, tmp_path):
    (tmp_path / "one.txt").write_text(GOOD)
    _, modules = loaded(environment, "read", str(tmp_path / "one.txt"))
    assert not {"duckdb", "sqlite3"} & modules
