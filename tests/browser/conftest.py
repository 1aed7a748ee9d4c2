"""The system's browser before a served book. Every page that a test opens is watched to its end."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from served import BROWSERS, DAYS, LAUNCH, chromium, explorer, keep_demo, serving, wait_for


@pytest.fixture(scope="session")
def browser_path():
    pytest.importorskip("playwright.sync_api", reason="the browser tests need `playwright`: `make test` installs it")
    if not (found := chromium()):
        pytest.skip(f"no browser on this machine ({', '.join(BROWSERS)}): install Chromium, for instance "
                    "`apt-get install chromium`, to drive the pages")
    return found


@pytest.fixture(scope="module")
def browser(browser_path):
    """One browser a module: Playwright holds the thread's event loop, which tests elsewhere want for themselves."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- the tests skip where it is not installed

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_path, args=list(LAUNCH))
        yield started
        started.close()


@pytest.fixture(scope="session")
def kept(browser_path, tmp_path_factory) -> Path:
    """The demo book. Who decides in it takes a copy: see `copied`."""
    return keep_demo(tmp_path_factory.mktemp("kept") / "book")


@pytest.fixture(scope="session")
def at(kept):
    """The address of the book that nobody decides in."""
    with serving(explorer(kept)) as address:
        for day in DAYS:
            wait_for(f"{address}/?as_of={day}")
        yield address


@pytest.fixture
def copied(kept, tmp_path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "book"))


class Watch:
    """What no page may do, whatever a test does on it: ask another host, complain, or break its own policy."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.own = ("http://127.0.0.1:", "data:")
        """What may be asked."""
        self.refused: list[int] = []
        """Statuses that the test goes for: a page of an error is no fault when it was asked for."""

    def over(self, context):
        context.on("request", self._asked)
        context.on("console", self._told)
        context.on("weberror", lambda error: self.seen.append(f"error: {error.error}"))

    def _asked(self, request) -> None:
        if not request.url.startswith(self.own):
            self.seen.append(f"asked another host: {request.url}")

    def _told(self, message) -> None:
        # The browser asks for /favicon.ico by itself where an answer is no page.
        expected = message.location["url"].endswith("/favicon.ico") or any(
            f"status of {status} " in message.text for status in self.refused)
        if message.type in ("error", "warning") and not expected:
            self.seen.append(f"{message.type} on {message.page.url if message.page else '?'}: {message.text}")


@pytest.fixture
def watch():
    watch = Watch()
    yield watch
    assert watch.seen == []


@pytest.fixture
def opened(browser, watch):
    """Opens a page in a context of its own: `opened(width=320, color_scheme="dark")`."""
    contexts = []

    def open_page(width: int = 1280, **options):
        options.setdefault("viewport", {"width": width, "height": 800})
        context = browser.new_context(**options)
        context.set_default_timeout(15_000)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(opened):
    return opened()
