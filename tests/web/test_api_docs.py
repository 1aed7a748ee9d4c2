"""docs/api.md says what there is, and its Python runs as it stands there."""

import io
import re
from pathlib import Path

import pytest
from api_house import demo, demo_folder

from pledgebook.notebook import Book
from pledgebook.web.api.operations import LIMIT, MOST, OPERATIONS
from pledgebook.web.api.problems import KINDS

PAGE = (Path(__file__).parents[2] / "docs/api.md").read_text("utf-8")


def rows(heading):
    section = PAGE.partition(f"# {heading}\n")[2].partition("\n#")[0]
    found = re.findall(r"^\| .*$", section, re.MULTILINE)
    return [[cell.strip("` ") for cell in row.strip("|").split(" | ")] for row in found]


def test_the_page_has_every_path_with_what_it_gives():
    assert rows("Over HTTP")[1:] == [[one.path, one.summary] for one in OPERATIONS]
    assert f"{LIMIT} unless said, {MOST} at most" in PAGE


def test_the_page_has_every_status_of_a_problem():
    assert {int(row[0]) for row in rows("Problems")[1:]} == {status for status, _, _ in KINDS.values()} - {500}


def test_the_page_has_every_method_of_a_book():
    told = " ".join(row[0] for row in rows("Methods")) + PAGE
    methods = {name for name in vars(Book) if not name.startswith("_")} - {"opened", "judged", "folder", "name"}
    assert not {name for name in methods if not re.search(rf"book\.{name}\b", told)}


@pytest.mark.filterwarnings("ignore")
def test_the_python_of_the_page_runs_as_it_stands_there(monkeypatch):
    pytest.importorskip("pandas")
    monkeypatch.chdir(demo_folder().parent)
    monkeypatch.setattr("urllib.request.urlopen", lambda address: io.BytesIO(demo().get(address).content))
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
    code = code.replace('"demo-book"', f'"{demo_folder().name}"')
    names = {}
    exec(compile(code, "docs/api.md", "exec"), names)
    assert len(names["totals"]) > 40
    assert names["one"].evidence[0].quote
