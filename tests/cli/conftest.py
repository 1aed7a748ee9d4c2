"""The program in this process, and as a process of its own where that is what is tested."""

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest
from bad_inputs import GOOD_ROW, rows
from empty_books import empty_book

from pledgebook.cli import main


@dataclass
class Ended:
    """How a call ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(capsysbinary, monkeypatch, tmp_path):
    """Call the program here; whatever it lets through is the test's failure, as a traceback would be the user's."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as ending:
            code = int(ending.code or 0)
        streams = capsysbinary.readouterr()
        ended = Ended(code, streams.out.decode("utf-8"), streams.err.decode("utf-8"))
        assert "Traceback" not in ended.err
        return ended

    return run


def quiet_environment(tmp_path):
    """Compiled modules are kept for the later calls of a test, outside the project."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PLEDGEBOOK")}
    return {**kept, "PYTHONPYCACHEPREFIX": str(tmp_path)}


@pytest.fixture(scope="session")
def environment(tmp_path_factory):
    return quiet_environment(tmp_path_factory.mktemp("compiled"))


@pytest.fixture
def spawn(environment, tmp_path):
    """Start the program as a process of its own, in `tmp_path`; its streams are pipes unless said otherwise."""
    started = []

    def start(*arguments, **streams):
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        process = subprocess.Popen([sys.executable, "-m", "pledgebook", *map(str, arguments)],
                                   cwd=tmp_path, env=environment, **pipes)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


@pytest.fixture
def book(tmp_path):
    return empty_book(tmp_path / "book")


@pytest.fixture
def read_book(call, tmp_path, book):
    """A book that was run over one good row."""
    (tmp_path / "rows.jsonl").write_bytes(rows(GOOD_ROW))
    assert call("add", "--book", book, "rows.jsonl").code == 0
    assert call("run", "--book", book).code == 0
    return book
