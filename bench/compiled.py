"""The package with its extractor compiled, as `make compiled` puts it aside, for processes of its own."""

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / ".bench" / "compiled"


def first() -> dict[str, str]:
    """The environment in which it goes before the package of the sources."""
    return {**os.environ, "PYTHONPATH": str(FOLDER)}
