"""What tests of the catalogue share: a book's folder of own tables."""

import pytest


@pytest.fixture
def own(tmp_path):
    """Writes the tables that it is given and tells their folder."""
    folder = tmp_path / "catalogue"
    folder.mkdir()

    def write(**tables):
        for name, text in tables.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return folder

    return write
