"""The docs say all that the program has, and nothing that it has not."""

import ast
import re
import sys
import tomllib
from dataclasses import fields
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest

sys.path.insert(0, str(Path(__file__).parent))

import docs_made

from pledgebook import __version__, accounts, bonds, codes, config, errors, model, origins, valuation
from pledgebook.checks import BREAKS, CHECKS
from pledgebook.cli import COMMANDS, program
from pledgebook.ledger.tables import TABLES

ROOT = docs_made.ROOT
ANEW = "run: python tests/docs_made.py"
LEAST_TOLD = 90
"""Characters from which on a paragraph or a row is no set phrase."""


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, title: str, level: int) -> str:
    """What stands under a heading, up to the next one of its level or above; empty where there is none."""
    heading = rf"^{'#' * level} {re.escape(title)}$"
    found = re.search(rf"{heading}(.*?)(?=^#{{1,{level}}} |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def rows(text: str) -> list[list[str]]:
    """The rows of the tables in a text, cells without marks of code, headers left out."""
    lines = text.splitlines()
    headers = {number - 1 for number, row in enumerate(lines) if row.startswith("|---")}
    listed = [row for number, row in enumerate(lines) if row.startswith("| ") and number not in headers]
    return [[cell.strip("` ") for cell in row.strip("|").split(" | ")] for row in listed]


GUIDE = page("docs/user-guide.md")


# -- commands ----------------------------------------------------------------------------------------------------------


def command(name: str) -> click.Command:
    found = program.get_command(click.Context(program), name)
    assert found
    return found


def options(name: str) -> list[click.Parameter]:
    """The options of a command and of the commands under it."""
    top = command(name)
    return [one for each in (top, *getattr(top, "commands", {}).values()) for one in each.params]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_guide_with_an_example(name: str):
    told = section(GUIDE, name, 3)
    shared = section(GUIDE, "Commands", 2).partition("\n### ")[0]
    written_out = {written for one in options(name) if isinstance(one, click.Option)
                   for written in (*one.opts, *one.secondary_opts)}
    assert f"pledgebook {name}" in told
    assert "```console" in told
    prose = re.sub(r"```.*?```", "", told + shared, flags=re.DOTALL)
    assert not {one for one in written_out if not re.search(rf"(?<![\w-]){one}[` ]", prose)}


def test_the_contents_of_the_guide_have_every_command_in_its_order():
    listed = re.findall(r"\[([a-z]+)\]\(#\1\)", GUIDE.partition("- [Exit codes]")[0])
    assert listed == re.findall(r"^### ([a-z]+)$", section(GUIDE, "Commands", 2), re.MULTILINE)
    assert set(listed) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_variable_of_the_environment_is_in_the_guide(name: str):
    variables = {str(one.envvar) for one in command(name).params if isinstance(one, click.Option) and one.envvar}
    assert not {one for one in variables if f"`{one}`" not in GUIDE}


@pytest.mark.parametrize("path", docs_made.documents(), ids=lambda path: path.name)
def test_docs_show_only_commands_and_options_that_there_are(path: Path):
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    for row in re.findall(r"^(?:\$ )?.*?\bpledgebook (.*)$", "".join(blocks), re.MULTILINE):
        name, *words = row.partition("|")[0].partition("#")[0].split()
        if name.startswith("-"):
            continue
        known = {written for one in options(name) for written in (*one.opts, *one.secondary_opts)} | {"--help", "-h"}
        assert name in COMMANDS
        assert not {word for word in words if word.startswith("--")} - known, row


def test_every_exit_code_is_in_the_guide():
    kinds = [errors.PledgebookError, *errors.PledgebookError.__subclasses__()]
    kinds += [kind for parent in kinds for kind in parent.__subclasses__()]
    codes_there = {kind.exit_code for kind in kinds} | {0, click.UsageError.exit_code, 130}
    assert {int(row[0]) for row in rows(section(GUIDE, "Exit codes", 2))} == codes_there


# -- settings ----------------------------------------------------------------------------------------------------------


def written_out(value: Any, name: str = "") -> dict[str, Any]:
    """Every setting of a record under its name, sections within sections too; lists as book.toml writes them."""
    if not hasattr(value, "__dataclass_fields__"):
        return {name: list(value) if isinstance(value, tuple) else value}
    return {key: said for one in fields(value)
            for key, said in written_out(getattr(value, one.name), f"{name}.{one.name}" if name else one.name).items()}


def defaults() -> dict[str, Any]:
    """Every setting under its name, with its default."""
    return written_out(config.Config())


def flat(table: dict[str, Any], name: str = "") -> dict[str, Any]:
    """The keys of a TOML table under their whole names."""
    return {key: said for inner, value in table.items() for key, said in (
        flat(value, f"{name}{inner}.") if isinstance(value, dict) else {f"{name}{inner}": value}).items()}


def test_the_guide_has_every_setting_with_its_default_and_a_reason():
    told = {row[0]: (tomllib.loads(f"x = {row[1]}")["x"], row[2]) for row in rows(section(GUIDE, "Settings", 2))}
    assert {name: value for name, (value, _) in told.items()} == defaults()
    assert all(len(reason) > 20 for _, reason in told.values())


def test_the_template_shows_every_setting_commented_out_with_its_default():
    bare = re.sub(r"^# (\w+ = )", r"\1", config.TEMPLATE, flags=re.MULTILINE)
    assert flat(tomllib.loads(bare.format(name="a book"))) == defaults()


def test_the_template_as_it_is_written_changes_no_default(tmp_path: Path):
    written = tmp_path / "book.toml"
    written.write_text(config.TEMPLATE.format(name="a book"), encoding="utf-8")
    assert config.load_config(written) == config.Config()


def test_every_setting_of_the_template_has_its_reason_above_it():
    lines = config.TEMPLATE.splitlines()
    for before, row in pairwise(lines):
        if re.match(r"# \w+ = ", row):
            assert before.startswith("# "), row
            assert not re.match(r"# \w+ = ", before), row


# -- records, tables, codes --------------------------------------------------------------------------------------------

DICTIONARY = page("docs/data-dictionary.md")
RECORDS = [model.Capture, model.Document, model.DocumentRef, model.Claim, model.Item, model.Quantity, model.Money,
           model.Window, model.Speaker, model.Evidence, model.Inference, model.Reason, model.Vetoed, model.Screening,
           model.Seen, model.Judgement, model.Commitment, model.Member, model.Balance, model.Posting, valuation.Price,
           model.Valuation, model.Conflict, model.Announced, model.DueSaid, origins.Sources,
           origins.SourceGroup, origins.SourceTie, model.Redirect, errors.Issue,
           accounts.Amount, accounts.PromisedSaid, accounts.Unknown, accounts.Reached, accounts.RunningTotal,
           accounts.Goal, accounts.GoalSaid, accounts.InParts, bonds.Replacement, bonds.Cost, bonds.Share, bonds.Ceased]


def test_the_dictionary_knows_every_record():
    there = {kind for module in (model, accounts, valuation, bonds, origins, errors) for kind in vars(module).values()
             if hasattr(kind, "__dataclass_fields__")}
    unwritten = {model.Span, model.Reading}  # a span stands as start and end; a reading is its claims and vetoes
    assert there - unwritten == set(RECORDS)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_the_dictionary_has_every_field_of_a_record(kind: type[Any]):
    assert [row[0] for row in rows(section(DICTIONARY, kind.__name__, 3))] == [one.name for one in fields(kind)]


@pytest.mark.parametrize("table", TABLES)
def test_the_dictionary_has_every_column_of_the_ledger_with_its_type(table: str):
    told = {row[0]: row[1] for row in rows(section(DICTIONARY, f"Table {table}", 3))}
    assert told == {name: kind for name, (kind, _) in TABLES[table].items()}


def test_the_dictionary_has_no_table_that_is_not_there():
    assert set(re.findall(r"^### Table (\w+)$", DICTIONARY, re.MULTILINE)) == set(TABLES)


CODES = page("docs/codes.md")


@pytest.mark.parametrize("kind", [kind for kind in vars(codes).values()
                                  if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum],
                         ids=lambda kind: kind.__name__)
def test_every_code_of_a_closed_list_is_explained(kind: type[StrEnum]):
    told = section(CODES, kind.__name__, 2)
    assert not {str(one) for one in kind if f"`{one}`" not in told}


def test_every_check_is_in_the_guide_and_says_whether_it_stops_a_run():
    told = {row[0]: row[1] for row in rows(section(GUIDE, "Checks", 2))}
    assert told == {code: "yes" if code in BREAKS else "no" for code in CHECKS}


def source(*parts: str) -> str:
    files = [path for part in parts for path in sorted((ROOT / "pledgebook").glob(part))]
    assert files
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_every_code_of_an_issue_is_in_the_guide():
    """Codes are the first words handed to what makes an issue, and the first of each pair of a doubt."""
    text = source(*(f"{part}/*.py" for part in ("acquire", "parse", "warcfile", "archive", "pipeline",
                                                "pipeline/sifting", "reconcile", "second", "value")))
    made = r"(?:issue|Unreadable|Refused|Mark|[Ff]ailure|_stop|Missing)\(\s*(?:one, )?\"([a-z][a-z0-9-]+)\""
    named = r"(?:Issue\((?:STAGE|\"[a-z]+\"), |Decoded\(.*, )\"([a-z][a-z0-9-]+)\"|\(\"([a-z][a-z0-9-]+)\", f?\"\w+ "
    fates = r"return \"\w+\", \(\"([a-z][a-z0-9-]+)\"|code = \"([a-z][a-z0-9-]+)\" if"
    found = {code for pattern in (made, named, fates) for found in re.finditer(pattern, text)
             for code in found.groups() if code}
    told = {code for row in rows(section(GUIDE, "Bad input", 2)) for code in re.findall(r"[a-z0-9-]+", row[1])}
    assert len(found) > 60
    assert not found - told
    assert not {code for code in told if f'"{code}"' not in text}


def vetoes() -> set[str]:
    """Every text that stands in an assignment to something called a veto, or is handed over as one."""
    found: set[str] = set()
    for path in sorted((ROOT / "pledgebook/extract").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Assign) and any("veto" in ast.unparse(one).lower() for one in node.targets)
            told = isinstance(node, ast.FunctionDef) and "veto" in node.name  # one that gives the veto back
            if named or told or (isinstance(node, ast.keyword) and node.arg == "veto"):
                found |= {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)
                          and isinstance(one.value, str) and " " in one.value and one.value[0].islower()}
    return found


def test_every_veto_is_in_the_method():
    told = " ".join(page("docs/method.md").split())
    assert len(vetoes()) > 5
    assert not {veto for veto in vetoes() if f"`{veto}`" not in told}


# -- what is made, and what points elsewhere ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", docs_made.documents(), ids=lambda path: path.name)
def test_tables_made_from_the_code_are_as_the_code_is(path: Path):
    text = path.read_text(encoding="utf-8")
    assert docs_made.with_tables(text) == text, f"{ANEW} --tables"


SHOWN = [str(path.relative_to(ROOT)) for path in docs_made.documents()
         if "\n```console\n" in path.read_text(encoding="utf-8") and path.name != "rules.md"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return docs_made.Shell(tmp_path_factory.mktemp("demo")).folder / "demo-book"


def test_the_guide_and_the_tutorials_show_what_is_printed():
    ways = {f"docs/tutorials/{name}.md" for name in ("excel", "journalist", "engineer")}
    assert {"README.md", "docs/user-guide.md", "docs/guide.md", *ways} <= set(SHOWN)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHOWN)
def test_shown_output_is_what_the_program_prints(name: str, tmp_path: Path, demo: Path):
    with docs_made.Shell(tmp_path, demo=demo) as shell:
        now = docs_made.with_output(page(name), shell)
    assert "Traceback" not in now
    assert docs_made.steady(now) == docs_made.steady(page(name)), f"{ANEW} {name}"


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", docs_made.documents(), ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path):
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        place = (path.parent / name).resolve() if name else path
        assert place.exists(), target
        assert not anchor or anchor in anchors(place), target


def test_every_decision_is_dated_and_in_the_list():
    folder = ROOT / "docs/decisions"
    pages = {path.name for path in folder.glob("*.md")} - {"README.md"}
    assert pages == set(re.findall(r"\]\(([^)]+\.md)\)", page("docs/decisions/README.md")))
    assert all(path[:10] in (folder / path).read_text(encoding="utf-8") for path in pages)


def test_every_version_is_the_same():
    assert re.search(r"^version: (\S+)$", page("CITATION.cff"), re.MULTILINE)[1] == __version__  # type: ignore[index]
    assert __version__ in page("CHANGELOG.md")


def test_every_make_target_of_the_readme_is_there():
    targets = set(re.findall(r"^([\w-]+):", page("Makefile"), re.MULTILINE))
    assert set(re.findall(r"^make ([\w-]+)", page("README.md") + page("CONTRIBUTING.md"), re.MULTILINE)) <= targets


@pytest.mark.slow
def test_the_example_of_rules_runs_as_it_is_told(tmp_path: Path):
    told = page("docs/rules.md")
    assert docs_made.steady(docs_made.with_example(told, tmp_path)) == docs_made.steady(told), ANEW
    assert "no claims" in told
    assert "the rule takes no part" in told
    assert "A 0." in told
    assert '"item":null' in told or '"id":null' in told
    assert '"id":"generator"' in told
    assert '"name":"Sigrid Fjellmo"' in told


@pytest.mark.parametrize("name", [str(path.relative_to(ROOT)) for path in docs_made.documents()])
def test_no_page_tells_one_thing_twice(name: str):
    """As a merge by union leaves it: a paragraph, a heading or a row of a list of pages that stands there twice."""
    prose = re.sub(r"```.*?```|<!-- made: .*?<!-- end -->", "", page(name), flags=re.DOTALL)
    told = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n(?=[-#|] ?)", prose)]
    long = [part for part in told if len(part) > LEAST_TOLD or part.startswith("## ")]
    assert [part for part in dict.fromkeys(long) if long.count(part) > 1] == []


def test_the_list_of_pages_names_each_once():
    named = [row[0] for row in rows(page("docs/README.md"))]
    places = [re.sub(r".*\]\((.*)\)", r"\1", name) for name in named]
    assert sorted(set(places)) == sorted(places)
    there = {path.relative_to(ROOT / "docs").as_posix() for path in docs_made.documents()
             if path.is_relative_to(ROOT / "docs") and "decisions" not in path.parts} - {"README.md", "index.md"}
    assert there <= set(places)
