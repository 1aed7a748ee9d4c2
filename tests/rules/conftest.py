"""One bench for all sentences of the English pack, and a copy of the package whose pack a test may break."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.rulebook import Bench

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def bench():
    return Bench.of("en", load_catalogue())


class Copy:
    """A copy of the package in a folder, with its own pack; `run` calls its program there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.pack = folder, folder / "pledgebook/data/packs/en"
        shutil.copytree(ROOT / "pledgebook", folder / "pledgebook", ignore=shutil.ignore_patterns("__pycache__"))

    def put(self, file: str, before: str, after: str) -> None:
        text = (self.pack / file).read_text(encoding="utf-8")
        assert text.count(before) == 1
        (self.pack / file).write_text(text.replace(before, after), encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-B", "-m", "pledgebook", *arguments], cwd=self.folder, text=True,
                              capture_output=True, check=False, env={"PYTHONPATH": str(self.folder), "COLUMNS": "160"})


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path)
