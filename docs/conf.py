# ruff: noqa: INP001 -- no package: Sphinx reads this file
"""How the pages of docs/ are built: `make docs` writes docs/_build, a folder that opens from the disk."""

import re
from pathlib import Path
from typing import Any

project = "pledgebook"
author = "the pledgebook founders"
copyright = "the pledgebook founders, Apache-2.0"  # noqa: A001 -- the name that Sphinx reads
release = re.search(r'^__version__ = "(.+)"', (Path(__file__).parents[1] / "pledgebook/__init__.py").read_text("utf-8"),
                    re.MULTILINE)[1]  # type: ignore[index]

extensions = ["myst_parser"]
exclude_patterns = ["_build", "README.md"]  # README.md is the list of pages where there is no built one
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"pledgebook {release}"
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None
pygments_style = "friendly"
pygments_dark_style = "monokai"
highlight_language = "none"
suppress_warnings = ["misc.highlighting_failure"]  # excerpts of tables are no whole TOML files

_HERE = Path(__file__).parent
_LINK = re.compile(r"\[([^\]]+)\]\((\.\.?/[^)#\s]+|[\w./-]+\.\w+)(#[^)\s]*)?\)")
_DECISIONS = "\n```{toctree}\n:hidden:\n:glob:\n\n2*\n```\n"


def _inside(folder: Path, text: str) -> str:
    """The page with links to files outside of docs/ (the code, the benches) as plain words."""
    def told(link: re.Match[str]) -> str:
        place = (folder / link[2]).resolve()
        return link[0] if place.is_relative_to(_HERE) or not place.exists() else link[1]
    return _LINK.sub(told, text)


def _read(_app: Any, name: str, source: list[str]) -> None:
    page = _inside((_HERE / name).parent, source[0])
    source[0] = page + _DECISIONS if name == "decisions/README" else page


def setup(app: Any) -> None:
    """Pages are written to be read as they are, too; what only the built ones need is done here."""
    app.connect("source-read", _read)
