"""Takes the pictures of the docs: `python tests/browser/screenshots.py` writes docs/pictures/ anew.

Needs the system's Chromium. The book is the one that the tests look at, so that a picture shows what they have seen.
"""

import sys
import tempfile
from pathlib import Path

from served import BROWSERS, LAUNCH, chromium, explorer, keep_demo, serving
from templates import addresses

PICTURES = Path(__file__).resolve().parents[2] / "docs/pictures"
LARGEST = 200_000
"""Bytes of a picture."""
SHOWN = {
    # the picture, the template and which of its addresses it shows, and how much of the page (CSS pixels)
    "home": ("home.html", 0, 1000), "commitment": ("commitment.html", 0, 1060), "claim": ("claim.html", 0, 1060),
    "document": ("document.html", 0, 900), "overdue": ("board.html", 0, 900), "review": ("review/item.html", 1, 1060),
}


def main() -> int:
    """Take each picture; 1 where one is larger than it may be."""
    found = chromium()
    if not found:
        sys.stderr.write(f"there is no browser here: none of {', '.join(BROWSERS)}\n")
        return 1
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- not where only the sizes are asked for

    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as aside:
        book = keep_demo(Path(aside) / "book")
        with serving(explorer(book)) as at, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found, args=list(LAUNCH))
            for name, (template, which, height) in SHOWN.items():
                page = browser.new_page(viewport={"width": 1160, "height": height}, color_scheme="light")
                page.goto(f"{at}{addresses(book)[template][which]}")
                page.evaluate("document.activeElement.blur()")
                page.screenshot(path=PICTURES / f"{name}.png")
                page.close()
            browser.close()
    sizes = {name: (PICTURES / f"{name}.png").stat().st_size for name in SHOWN}
    sys.stdout.write("".join(f"{name}.png {size:,} bytes\n" for name, size in sizes.items()))
    return int(max(sizes.values()) > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
