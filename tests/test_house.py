"""The house: what holds for every module, whoever wrote it."""

import ast
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "pledgebook"
SHARED = ROOT.parent / "shared"
MODULES = sorted(PACKAGE.rglob("*.py"))

LONG_FILES: dict[str, str] = {}
"""Files over 400 lines, each with the reason. This list may only shrink."""

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions over 45 lines, each with the reason. This list may only shrink."""

WIDE_FUNCTIONS: dict[str, str] = {}
"""Functions with more than 7 parameters, each with the reason. This list may only shrink."""

BROAD_EXCEPTS: dict[str, str] = {
    "pledgebook/engine.py": "the border between processes: whatever it was is raised again on the other side",
}
"""Files that catch everything, each with the reason. This list may only shrink."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """What a file says; nobody changes it, so it is parsed once for all that ask."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def committed() -> list[Path]:
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git here")
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


# -- words -------------------------------------------------------------------------------------------------------------


def public(body: list[ast.stmt], inside: str = "") -> Iterator[tuple[str, ast.AST]]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield f"{inside}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{node.name}.")


def inherits(tree: ast.Module, name: str) -> bool:
    """Whether a method's class has a base: what it overrides is described there."""
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    owner, _, method = name.partition(".")
    return bool(method) and bool(classes[owner].bases)


def test_every_module_says_what_it_is():
    assert not [name_of(path) for path in MODULES if not ast.get_docstring(parsed(path))]


def test_every_public_name_says_what_it_promises():
    silent = []
    for path in MODULES:
        tree = parsed(path)
        silent += [f"{name_of(path)}:{name}" for name, node in public(tree.body)
                   if not ast.get_docstring(node) and not inherits(tree, name)]  # type: ignore[arg-type]
    assert not silent


def test_no_module_is_called_by_what_it_is_not_about():
    vague = {"util", "utils", "common", "helper", "helpers", "manager", "misc", "tools", "base"}
    assert not [name_of(path) for path in MODULES if path.stem in vague or path.parent.name in vague]


# -- sizes -------------------------------------------------------------------------------------------------------------


def test_no_file_is_long():
    long = {name_of(path) for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 400}
    assert long == set(LONG_FILES)


def test_no_function_is_long():
    long = {f"{name_of(path)}:{node.name}" for path in MODULES for node in functions(path)
            if (node.end_lineno or node.lineno) - node.lineno + 1 > 45}
    assert long == set(LONG_FUNCTIONS)


def test_no_function_is_wide():
    wide = {f"{name_of(path)}:{node.name}" for path in MODULES for node in functions(path)
            if len(node.args.posonlyargs + node.args.args + node.args.kwonlyargs) > 7}
    assert wide == set(WIDE_FUNCTIONS)


def test_nine_in_ten_functions_are_short():
    lengths = sorted((node.end_lineno or node.lineno) - node.lineno + 1 for path in MODULES for node in functions(path))
    assert lengths[len(lengths) * 9 // 10] <= 30


def test_what_is_compiled_asks_no_tuple_that_is_put_together_on_the_spot():
    """mypyc ends with an error of its own on `x in (*a, "b")`; a set of the same it compiles."""
    found = [f"{name_of(path)}:{node.lineno}" for part in ("text", "extract") for path in (PACKAGE / part).glob("*.py")
             for node in ast.walk(parsed(path)) if isinstance(node, ast.Compare)
             for held in node.comparators if isinstance(held, ast.Tuple | ast.List)
             if any(isinstance(one, ast.Starred) for one in held.elts)]
    assert not found


def test_constants_of_what_is_compiled_are_final():
    """Compiled code reads a Final constant in place, any other in the table of its module each time it is asked for."""
    found = [f"{name_of(path)}:{node.lineno}" for part in ("text", "extract") for path in (PACKAGE / part).glob("*.py")
             for node in parsed(path).body if isinstance(node, ast.Assign)
             for target in node.targets if isinstance(target, ast.Name) and target.id.isupper()]
    assert not found


def test_what_is_compiled_joins_no_set_with_the_keys_of_a_table():
    """`frozenset | table.keys()` is a set, while its stub says frozenset: compiled code ends there with a TypeError."""
    found = [f"{name_of(path)}:{node.lineno}" for part in ("text", "extract") for path in (PACKAGE / part).glob("*.py")
             for node in ast.walk(parsed(path)) if isinstance(node, ast.BinOp)
             if isinstance(node.right, ast.Call) and isinstance(node.right.func, ast.Attribute)
             if node.right.func.attr in ("keys", "items")]
    assert not found


def test_nothing_catches_everything():
    broad = {name_of(path) for path in MODULES for node in ast.walk(parsed(path))
             if isinstance(node, ast.ExceptHandler)
             and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))}
    assert broad == set(BROAD_EXCEPTS)


# -- imports -----------------------------------------------------------------------------------------------------------


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-B", "-W", "ignore", "-c", code], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("module", ["pledgebook", "pledgebook.model", "pledgebook.cli"])
def test_what_is_heavy_is_imported_only_when_it_is_needed(module: str):
    loaded = json.loads(run_python(f"import json, sys; import {module}; print(json.dumps(sorted(sys.modules)))"))
    assert module in loaded
    assert not {"duckdb", "trafilatura", "httpx2", "httpcore2", "jinja2", "rich", "sqlite3"} & set(loaded)


def test_importing_reads_no_data_writes_nothing_and_asks_nobody():
    modules = [name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in MODULES
               if path.name != "__main__.py"]
    seen = json.loads(run_python(f"""
import importlib, json, os, sys
package, seen = {str(PACKAGE)!r}, []
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        written = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        own = isinstance(path, str) and path.startswith(package) and not path.endswith((".py", ".pyc"))
        if own or (written and str(path) != os.devnull):
            seen.append(f"open {{path}}")
    elif event.startswith(("socket.connect", "socket.getaddrinfo", "subprocess.", "sqlite3.connect", "os.mkdir",
                           "os.remove", "os.rename")):
        seen.append(event)
sys.addaudithook(watch)
for name in {modules!r}:
    importlib.import_module(name)
print(json.dumps(seen))
"""))
    assert seen == []


def test_the_layers_contract_knows_every_part_of_the_package():
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    layers = next(one for one in tools["importlinter"]["contracts"] if one["type"] == "layers")
    named = {part.strip() for layer in layers["layers"] for part in layer.split("|")}
    parts = {path.stem for path in PACKAGE.iterdir()
             if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()}
    assert layers["exhaustive"] is True
    assert parts - set(layers["exhaustive_ignores"]) == named


# -- what is committed -------------------------------------------------------------------------------------------------


def test_no_committed_file_names_a_place_of_one_machine():
    # Not within an address, as in 'gov.example/work/': there it is a place of the web.
    places = re.compile(rb"(?<![\w.-])/(?:work/|tmp/v|root/)")
    assert not [name_of(path) for path in committed() if places.search(path.read_bytes())]


def test_no_committed_file_is_a_link():
    """A link leads to a place of the machine it was made on; in another clone it leads nowhere, or to itself."""
    try:
        listed = subprocess.run(["git", "ls-files", "-s", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git here")
    assert not [line for line in listed.decode().split("\0") if line.startswith("120000")]


def test_no_committed_file_is_one_of_the_shared_folder():
    if not SHARED.is_dir():
        pytest.skip("the shared folder is not here")
    theirs = {path.stat().st_size for path in SHARED.rglob("*") if path.is_file()}
    alike = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in committed()
             if path.stat().st_size in theirs and path.stat().st_size > 0}
    sizes = {path.stat().st_size for path in alike.values()}
    same = [path for path in SHARED.rglob("*") if path.is_file() and path.stat().st_size in sizes
            and hashlib.sha256(path.read_bytes()).hexdigest() in alike]
    assert not same


def test_no_committed_file_is_large():
    """A table of names with every inflected form written out is longer than code: a reviewer reads its diff."""
    limits = {path: 3_000_000 if path.parent.name == "catalogue" else 1_000_000 for path in committed()}
    assert not [name_of(path) for path, most in limits.items() if path.stat().st_size > most]
