"""Books to torture, and a process that calls the program over them with faults."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from made_archives import news_file

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

PROMISES = (
    "France will send {} Caesar howitzers to Ukraine by the summer, the defence minister said in Paris on Monday.",
    "Germany has delivered {} Leopard 2 tanks to Ukraine, the defence ministry said on Tuesday.",
    "Norway will give Ukraine {} million kroner for ammunition, the foreign minister said in Oslo.",
)


class Machine:
    """The program in a process that forks for each call; see driver.py."""

    def __init__(self, scratch: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "driver.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(scratch)})

    def ask(self, **request):
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def call(self, *arguments, cwd, **how):
        """The program once, in `cwd`, with all that it changes there counted; `how` as in driver.py."""
        answer = self.ask(call=[str(one) for one in arguments], cwd=str(cwd), watched=[str(cwd)], **how)
        assert "Traceback" not in answer["err"], answer["err"]
        return answer

    def must(self, *arguments, cwd):
        """The program once, undisturbed; it has to end well."""
        answer = self.call(*arguments, cwd=cwd)
        assert answer["code"] == 0, answer
        return answer

    def look(self, folder):
        """What the book holds."""
        return self.ask(look=str(folder))

    def close(self):
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@pytest.fixture(scope="session")
def machine(tmp_path_factory):
    made = Machine(tmp_path_factory.mktemp("machine"))
    yield made
    made.close()


def pages(folder, first, count):
    """Text files, each with promises of its own."""
    folder.mkdir()
    for number in range(first, first + count):
        (folder / f"{number}.txt").write_text("\n".join(text.format(12 + number) for text in PROMISES))
    return folder


@pytest.fixture(scope="session")
def places(machine, tmp_path_factory):
    """Folders to copy, each with `book`, `more` (pages to add), `crawl` (to sift) and `out` (exported before)."""
    top = tmp_path_factory.mktemp("places")
    bare = top / "bare"
    bare.mkdir()
    machine.must("init", "book", cwd=bare)
    config = (bare / "book" / "book.toml").read_text()
    (bare / "book" / "book.toml").write_text(config.replace("# workers = 0", "workers = 1"))
    machine.must("add", "-b", "book", pages(bare / "few", 0, 3), cwd=bare)
    (bare / "crawl").mkdir()
    for number in range(2):
        (bare / "crawl" / f"{number}.warc.gz").write_bytes(news_file(number, 5))
    (pages(bare / "more", 3, 3) / "empty.txt").write_text("")  # one that cannot be had: that is written down too
    kept = Path(shutil.copytree(bare, top / "kept"))
    machine.must("run", "-b", "book", cwd=kept)
    claims = machine.look(kept / "book")["claims"]
    machine.must("judge", "different", *claims[:2], "-b", "book", "--who", "me", cwd=kept)
    machine.must("judge", "accept", claims[2], "-b", "book", "--who", "me", cwd=kept)
    machine.must("run", "-b", "book", cwd=kept)
    for form in ("csv", "xlsx", "parquet", "jsonl"):
        machine.must("export", f"out/{form}", "--form", form, "-b", "book", cwd=kept)
    grown = Path(shutil.copytree(kept, top / "grown"))
    machine.must("add", "-b", "book", "more", cwd=grown)
    valued = Path(shutil.copytree(kept, top / "valued"))
    config = (valued / "book" / "book.toml").read_text()
    (valued / "book" / "book.toml").write_text(
        config.replace('# currencies = ["EUR", "USD"]', 'currencies = ["EUR", "USD", "NOK"]'))
    told = Path(shutil.copytree(valued, top / "told"))
    machine.must("value", "-b", "book", cwd=told)
    left = Path(shutil.copytree(bare, top / "left"))
    _leave_torn(left / "book")
    return {"bare": bare, "kept": kept, "grown": grown, "valued": valued, "told": told, "left": left,
            "claims": claims}


def _leave_torn(book):
    """What a killed `add` leaves: a file under way with its last member torn, and half a line of the log."""
    (file,) = (book / "archive").glob("*.warc.gz")
    file.with_name(f"{file.name}.ids").unlink()
    content = file.read_bytes()
    file.rename(file.with_name(f"{file.name}.open")).write_bytes(content[:-40])
    with (book / "archive" / "issues.jsonl").open("ab") as log:
        log.write(b'{"stage":"acquire","code":"em')


@pytest.fixture
def place_of(places, tmp_path):
    """A copy of one of the places, in a folder of its own each time."""
    made = []

    def copied(name):
        if made:
            shutil.rmtree(made.pop())
        made.append(Path(shutil.copytree(places[name], tmp_path / "place")))
        return made[0]

    return copied
