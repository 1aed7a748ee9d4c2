"""Books to begin with."""

from pledgebook.config import TEMPLATE


def empty_book(folder):
    """A book without any text that reads in one process."""
    (folder / "archive").mkdir(parents=True)
    config = TEMPLATE.format(name="a test").replace("# workers = 0", "workers = 1")
    (folder / "book.toml").write_text(config, encoding="utf-8")
    return folder
