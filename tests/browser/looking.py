"""How a page is looked at: by axe-core, wide and narrow, light and dark, with everything open that can be opened."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False}
EVERY = ((1280, "light"), (1280, "dark"), (320, "light"), (320, "dark"))
"""Widths and schemes."""
CROSSED = ((1280, "light"), (320, "dark"))
"""Each width and each scheme once: what is quick enough for every run of the tests."""
OPEN_ALL = "document.querySelectorAll('main details, footer details').forEach((one) => { one.open = true; })"
WIDEST = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""


def faults(page) -> list[str]:
    """What axe finds on the page as it is: the rule, and where."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 -- not installed where the tests skip

    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:160]}"
            for one in found for node in one["nodes"]]


def look(page, told: str = "", views=EVERY) -> list[str]:
    """Faults of the page in each view, with all that can be opened open; and what makes it scroll sideways."""
    page.evaluate(OPEN_ALL)
    seen = []
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            seen.append(f"{told} is {wide} wide at {width}: {page.evaluate(WIDEST)}")
        seen += [f"{told} {width} {scheme}: {one}" for one in faults(page)]
    return seen
