"""`sift` at the command line: what it says, what it asks for, and how it ends."""

import json
import re
import signal

import pytest
from made_archives import crawl
from test_kills import wait_until

from pledgebook.cli.sifting import duration


@pytest.fixture
def news(tmp_path):
    return crawl(tmp_path / "news", 3)


def test_it_says_what_became_of_every_record_and_run_goes_on_from_there(call, book, news):
    ended = call("sift", "--book", book, "--no-gate", news)
    assert ended.code == 0
    first, second = ended.out.splitlines()
    assert first.startswith("sifted 3 files (0.0 MB) in ")
    assert second.startswith("78 records: 39 no pages, ")
    assert re.search(r" new in the archive, 0 there already; \d+ near cop(y|ies) of a page kept before$", second)
    assert "acquire http-status: news-000.warc.gz: " in ended.err
    assert "acquire not-an-archive: news: 1 files" in ended.err
    ran = call("run", "--book", book)
    assert ran.out.startswith("read now 0 of ")
    assert "\nsifted 3 files, 78 records: 39 no pages, " in ran.out
    assert "sifted 3 files, 78 records: " in call("status", "--book", book).out


def test_json_has_the_counts_by_cause_and_a_second_call_does_nothing(call, book, news):
    told = json.loads(call("sift", "--book", book, "--json", news).out)
    assert told["files"] == 3
    assert told["records"] == 78 == sum(sum(causes.values()) for causes in told["counts"].values())
    assert told["counts"]["gated_out"]
    assert told["near_copies"] >= 0
    again = json.loads(call("sift", "--book", book, "--json", news).out)
    assert (again["files"], again["skipped"], again["records"]) == (0, 3, 0)
    anew = json.loads(call("sift", "--book", book, "--json", "--again", news).out)
    assert (anew["records"], anew["added"]) == (78, 0)


def test_a_list_names_files_behind_a_place(call, book, news, tmp_path):
    (tmp_path / "paths.txt").write_text("# of this month\n/news-000.warc.gz\n\nnews-001.warc\n")
    told = json.loads(call("sift", "--book", book, "--json", "--list", "paths.txt", "--under", news).out)
    assert told["files"] == 2
    address = json.loads(call("sift", "--book", book, "--json", "--list", "paths.txt", "--under", f"file://{news}").out)
    assert (address["files"], address["skipped"]) == (0, 2)


@pytest.mark.parametrize(("arguments", "code", "words"), [
    ([], 2, "give a PATH, or a --list"), (["nowhere"], 1, "there is no such file or folder"),
    (["foo://bucket/x"], 1, "no store is known for it"),
    (["news", "--master", "spark://a:1"], 2, "--master and --conf are for --engine spark"),
    (["news", "--engine", "spark", "--workers", "2"], 2, "--workers is for --engine local"),
    (["news", "--engine", "spark", "--conf", "spark.x"], 2, "--conf spark.executor.memory=2g"),
    (["news", "--list", "missing.txt"], 2, "missing.txt"), (["news", "--book", "no-book"], 3, "there is no book here"),
])
def test_what_cannot_be_is_said_with_an_exit_code(call, book, news, tmp_path, monkeypatch, arguments, code, words):
    monkeypatch.setenv("PLEDGEBOOK", str(book))
    ended = call("sift", *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err


def test_where_nothing_could_be_sifted_it_ends_with_1_and_says_why(call, book, tmp_path):
    (tmp_path / "bare").mkdir()
    ended = call("sift", "--book", book, "bare")
    assert ended.code == 1
    assert "acquire empty: bare: the folder holds no file" in ended.err
    assert "pledgebook: bare: nothing could be sifted\n  next: see the reasons above" in ended.err


@pytest.mark.parametrize("missing", ["pyspark", "java"])
def test_without_spark_or_java_it_says_what_to_install(call, book, news, monkeypatch, missing):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    if missing == "java":
        monkeypatch.setattr("pledgebook.spark.find_spec", lambda _name: True)
        monkeypatch.setattr("pledgebook.spark.shutil.which", lambda _name: None)
    else:
        monkeypatch.setattr("pledgebook.spark.find_spec", lambda _name: None)
    ended = call("sift", "--book", book, "--engine", "spark", news)
    assert ended.code == 2
    assert "\n  next: install" in ended.err


@pytest.mark.slow
def test_an_interrupt_ends_with_130_and_the_next_call_goes_on(call, spawn, book, tmp_path):
    news = crawl(tmp_path / "much", 20, 40)
    process = spawn("sift", "--book", book, "--no-gate", "--json", news)
    assert wait_until(lambda: len(list((book / "sifting").glob("parts-*/arc-*"))) > 1, process)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.decode().endswith("pledgebook: interrupted; what was done so far is kept\n")
    assert b"Traceback" not in told
    again = json.loads(call("sift", "--book", book, "--no-gate", "--json", news).out)
    assert again["files"] == 20
    assert again["records"] == 20 * 82


@pytest.mark.parametrize(("seconds", "words"), [
    (0.04, "0.0 s"), (99.4, "99.4 s"), (101, "2 min"), (5_900, "98 min"), (7_800, "2 h 10 min"), (273_600, "3 d 4 h"),
])
def test_a_duration_reads_like_one(seconds, words):
    assert duration(seconds) == words
