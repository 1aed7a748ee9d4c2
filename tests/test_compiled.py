"""The compiled extractor reads every text as the sources do, byte for byte (docs/scale.md tells how to have it)."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "documents.jsonl"
NEEDED = ("pyproject.toml", "README.md", "LICENSE", "CITATION.cff", "pledgebook")
RECORDED = re.compile(r'"recorded":"[^"]*"')
"""When a text was taken in: the one thing that differs between two readings."""

WHERE = "import pledgebook.extract.draft as one; print(one.__file__)"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with its extractor compiled, installed in a folder of its own; some minutes of a processor."""
    if not (shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")):
        pytest.skip("no C compiler is here: the extractor cannot be compiled")
    folder = tmp_path_factory.mktemp("compiled")
    (folder / "source").mkdir()
    for name in NEEDED:  # compiling leaves its files beside the sources, so these are a copy
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / "source" / name)
    made = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder / "package"),
         str(folder / "source")],
        env={**os.environ, "HATCH_BUILD_HOOKS_ENABLE": "1"}, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr[-2000:]
    return folder / "package"


def by(package: Path, *words: str) -> str:
    """What Python prints with that package before all others; from its folder, which -c and -m look into first."""
    shown = subprocess.run([sys.executable, *words], env={**os.environ, "PYTHONPATH": str(package)}, cwd=package,
                           capture_output=True, text=True, check=False)
    assert shown.returncode == 0, shown.stderr[-2000:]
    return shown.stdout


def test_the_extractor_is_compiled_and_the_sources_are_not(compiled: Path) -> None:
    assert by(compiled, "-c", WHERE).strip().endswith((".so", ".pyd"))
    assert by(ROOT, "-c", WHERE).strip().endswith(".py")


def test_both_read_the_same(compiled: Path) -> None:
    """Every claim of every tier with its whole trace, and the same vetoes."""
    texts = [*sorted((ROOT / "pledgebook" / "data" / "demo").glob("*.jsonl")), *([GOLD] if GOLD.is_file() else ())]
    asked = ("-m", "pledgebook", "read", "--json", "--candidates", "--explain", *map(str, texts))
    told, again = (RECORDED.sub("", by(package, *asked)) for package in (ROOT, compiled))
    assert told.count("\n") > 100
    assert again == told
