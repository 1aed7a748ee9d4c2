"""Whatever is handed in, the program ends with the documented code, says what, why and what next, and never crashes."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from bad_inputs import GOOD, GOOD_ROW, NOTHING_READ, SOMETHING_READ, rows


def lines_of(text):
    return [json.loads(row) for row in text.splitlines()]


@pytest.mark.parametrize("name", NOTHING_READ)
def test_what_cannot_be_read_is_an_issue_and_an_exit_of_1(call, tmp_path, name):
    content, code = NOTHING_READ[name]
    (tmp_path / name).write_bytes(content)
    ended = call("read", "--json", name)
    assert (ended.code, ended.out) == (1, "")
    assert f" {code}: " in ended.err
    assert f"pledgebook: {name}: nothing could be read\n  next: see the reasons above\n" in ended.err


@pytest.mark.parametrize("name", SOMETHING_READ)
def test_what_can_be_read_of_a_damaged_input_is_read_and_the_damage_told(call, tmp_path, name):
    content, code = SOMETHING_READ[name]
    (tmp_path / name).write_bytes(content)
    ended = call("read", "--json", name)
    assert ended.code == 0
    assert {claim["donors"][0] for claim in lines_of(ended.out)} == {"FR", "DE"}
    assert f" {code}: " in ended.err


def test_a_book_of_all_bad_inputs_counts_each_and_shows_each_cause(call, tmp_path, book):
    bag = tmp_path / "bag"
    bag.mkdir()
    for name, (content, _) in {**NOTHING_READ, **SOMETHING_READ}.items():
        (bag / name).write_bytes(content)
    added = call("add", "--book", book, "--json", bag)
    assert added.code == 0
    (done,) = lines_of(added.out)
    assert call("run", "--book", book).code == 0
    status = call("status", "--book", book, "--json")
    (told,) = lines_of(status.out)
    assert status.err == ""
    counts = told["counts"]
    assert counts["captured"] == done["added"] == counts["parsed"] + counts["failed"]
    assert counts["parsed"] == counts["kept"] + counts["screened_out"]
    assert counts["candidates"] == counts["claims"] + counts["vetoed"]
    for name, (_, code) in {**NOTHING_READ, **SOMETHING_READ}.items():
        assert counts.get(f"issue:{code}"), f"{name}: {code} is not counted"
        assert any(issue["code"] == code and name in issue["subject"] for issue in told["issues"]) or ".warc" in name
    failed = [issue for issue in told["issues"] if issue["code"] in {code for _, code in NOTHING_READ.values()}]
    assert all(issue["message"] and issue["next_step"] for issue in failed)


def test_rows_of_one_id_and_other_text_stand_apart_in_a_book(call, tmp_path, book):
    (tmp_path / "twice.jsonl").write_bytes(rows(GOOD_ROW, {**GOOD_ROW, "text": GOOD.replace("12", "15")}))
    assert call("add", "--book", book, "twice.jsonl").code == 0
    ended = call("run", "--book", book)
    assert ended.code == 0
    assert "parse duplicate-id: good: stands for two texts" in ended.err


def test_fifty_megabytes_of_one_line_are_counted_and_the_next_row_is_read(call, tmp_path):
    long = b'{"id": "long", "text": "' + b"x y " * 12_500_000 + b'"}\n'
    (tmp_path / "long.jsonl").write_bytes(long + rows(GOOD_ROW))
    ended = call("read", "--json", "long.jsonl")
    assert ended.code == 0
    assert {claim["document"]["id"] for claim in lines_of(ended.out)} == {"good"}
    assert "row-too-large: long.jsonl#1: " in ended.err or "text-too-long: file:long.jsonl#long: " in ended.err


@pytest.mark.parametrize("ending", [".txt", ".html", ".pdf", ".warc", ".warc.gz", ".xml"])
def test_fifty_megabytes_of_one_line_in_a_file_are_refused_in_words(call, tmp_path, ending):
    (tmp_path / f"long{ending}").write_bytes(b"x y " * 12_500_000)
    ended = call("read", f"long{ending}")
    assert (ended.code, ended.out) == (1, "")
    assert "(next: " in ended.err


@pytest.mark.parametrize(("place", "words"), [
    ("missing.txt", "missing.txt: there is no such file or folder\n  next: "),
    ("", "there is no such file or folder"),
    ("http://127.0.0.1/", "this is a machine of a private network"),
    ("http://[::1]:8080/x", "this is a machine of a private network"),
    ("http://10.1.2.3/x", "this is a machine of a private network"),
    ("http://169.254.169.254/latest/meta-data", "this is a machine of a private network"),
    ("file:///etc/hostname", "only http and https are fetched"),
    ("http://user:word@site.example/", "carries a name or a password"),
])
def test_a_place_that_may_not_be_asked_is_refused_at_once(call, book, place, words):
    for arguments in (["read", place], ["add", "--book", book, place]):
        ended = call(*arguments)
        assert (ended.code, ended.out) == (1, "")
        assert words in ended.err
        assert "\n  next: " in ended.err


def test_an_empty_folder_holds_nothing_to_read(call, tmp_path, book):
    (tmp_path / "nothing").mkdir()
    for arguments in (["read", "nothing"], ["add", "--book", book, "nothing"]):
        ended = call(*arguments)
        assert ended.code == 1
        assert "acquire empty: nothing: the folder holds no file" in ended.err


def test_a_name_that_is_no_text_is_still_a_name(call, tmp_path, book):
    path = os.fsencode(tmp_path) + b"/\xff\xe9.txt"
    try:
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 -- a Path takes no bytes
            file.write(GOOD)
    except OSError:
        pytest.skip("this file system keeps names in UTF-8 only")
    assert call("read", "--json", os.fsdecode(path)).code == 0
    assert call("add", "--book", book, tmp_path).code == 0
    assert call("run", "--book", book).code == 0


WITHOUT_RIGHTS = """
import os, sys
from pledgebook.cli import main
main(["read", sys.argv[1] + "/text.txt"])  # loads all that it needs, which may lie where only root reads
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
main(["read", sys.argv[1]])
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="there are no rights of this kind here")
def test_a_folder_without_rights_is_an_issue(environment):
    with tempfile.TemporaryDirectory() as here:  # pytest's own folders are closed to others
        (Path(here) / "closed").mkdir()
        (Path(here) / "text.txt").write_text(GOOD)
        (Path(here) / "closed").chmod(0)
        Path(here).chmod(0o755)
        ended = subprocess.run([sys.executable, "-c", WITHOUT_RIGHTS, here], env=environment, capture_output=True,
                               text=True, check=False)
        (Path(here) / "closed").chmod(0o755)
    if "ModuleNotFoundError" in ended.stderr:
        pytest.skip("without root's rights Python itself cannot be read here")
    assert ended.returncode == 0, ended.stderr
    assert "acquire no-permission: closed: there is no right to read it (next: " in ended.stderr
