"""The pictures of the docs: there, small, shown, and told in words to who does not see them."""

import re
from pathlib import Path

from screenshots import LARGEST, PICTURES, SHOWN

DOCS = PICTURES.parent


def test_every_picture_is_a_small_png_and_no_other_lies_beside_them():
    assert {one.name for one in PICTURES.iterdir()} == {f"{name}.png" for name in SHOWN}
    for one in PICTURES.iterdir():
        assert one.read_bytes().startswith(b"\x89PNG"), one.name
        assert one.stat().st_size <= LARGEST, one.name


def test_every_picture_is_shown_with_what_is_to_be_seen_in_it():
    shown = dict(one[::-1] for one in re.findall(r"!\[([^\]]+)\]\(pictures/(\w+)\.png\)", text_of(DOCS / "serve.md")))
    assert set(shown) == set(SHOWN)
    assert all(len(told) > 30 for told in shown.values())


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")
