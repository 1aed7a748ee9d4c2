"""`serve`: on this machine alone, at an address that it says, with or without a ledger."""

import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from pledgebook.cli import program
from pledgebook.errors import BookError
from pledgebook.pipeline.book import init_book


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return init_book(tmp_path / "book", "Some <b>book</b>").folder


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.7", "example.org"])
def test_nobody_beyond_this_machine_is_served_as_long_as_there_are_no_accounts(folder: Path, host: str) -> None:
    told = CliRunner().invoke(program, ["serve", "--book", str(folder), "--host", host])
    assert isinstance(told.exception, BookError)
    assert "no accounts to sign in with" in str(told.exception)


def test_a_port_that_is_taken_is_said_to_be(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        told = CliRunner().invoke(program, ["serve", "--book", str(folder), "--port", port])
    assert isinstance(told.exception, BookError)
    assert "--port 0" in str(told.exception)


def test_a_folder_without_a_book_is_said_to_be_none(tmp_path: Path) -> None:
    told = CliRunner().invoke(program, ["serve", "--book", str(tmp_path)])
    assert isinstance(told.exception, BookError)


def test_a_book_without_a_ledger_is_served_with_what_to_run(folder: Path) -> None:
    command = [sys.executable, "-m", "pledgebook", "serve", "--book", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert found, line
            with pytest.raises(urllib.error.HTTPError) as told:
                urllib.request.urlopen(found.group(), timeout=30)
            page = told.value.read().decode()
            assert told.value.code == 503
            assert f"pledgebook run --book {folder}" in page
            assert "Some &lt;b&gt;book&lt;/b&gt;" in page
        finally:
            server.terminate()
    assert server.stderr is not None
