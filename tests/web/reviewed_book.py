"""A book with something in every lane of the queue, served to a client of the tests."""

import json
import re
from contextlib import contextmanager
from pathlib import Path

from argon2 import PasswordHasher
from starlette.testclient import TestClient

from pledgebook.archive import Archive
from pledgebook.cli.reviewing import reviewed
from pledgebook.cli.serving import house_of
from pledgebook.engine import LocalEngine
from pledgebook.model import ROW_TYPE, Capture, content_id
from pledgebook.pipeline.book import init_book
from pledgebook.pipeline.run import run_book
from pledgebook.web.accounts import passwords
from pledgebook.web.accounts.store import Accounts, Role
from pledgebook.web.app import make_app

GOOD = "correct horse battery"
HERE = "http://127.0.0.1"
HOSTILE = "<script>alert(1)</script>"
TEXTS = {
    # name: (publisher, day, text)
    "a": ("gazette.example", "2024-02-01", f"""France will send 100 drones worth 40 million euros to Ukraine by the
          summer, the defence minister said in Paris. {HOSTILE}"""),
    "b": ("courier.example", "2024-03-20", "France will give 120 drones to Ukraine, the ministry in Paris said."),
    "c": ("post.example", "2024-02-02", """Norway pledged 500 million euros in humanitarian aid for Ukraine, the foreign
          ministry said in Oslo."""),
    "d": ("tribune.example", "2024-02-03", """Norway pledged 450 million euros in humanitarian aid for Ukraine, the
          prime minister said."""),
    "e": ("herald.example", "2024-02-10", """The fund stands at more than 100 billion dollars, according to the bank's
          most recent analysis of Ukraine. Money for generators, about 30 million euros, was mentioned."""),
    "f": ("gazette.example", "2024-05-01", """Germany announced 14 Leopard 2 tanks for Ukraine. Germany has delivered 18
          Leopard 2 tanks to Ukraine, the defence ministry said in Berlin."""),
}


def book_in(folder: Path):
    """The book, run once."""
    book = init_book(folder, "a review")
    Archive(folder / "archive").add([_row(name, *told) for name, told in TEXTS.items()])
    run(book)
    return book


def run(book):
    return run_book(book, engine=LocalEngine(1))


def _row(name, publisher, published, text):
    payload = json.dumps({"id": name, "text": " ".join(text.split()), "published": published, "language": "en",
                          "publisher": publisher, "url": f"https://{publisher}/{name}"}).encode()
    return Capture(content_id("cap", name), f"file:rows.jsonl#{name}", ROW_TYPE, payload, "2024-06-01T10:00:00Z")


@contextmanager
def client_of(book, who="ana", is_open=True):
    """A browser in front of the book, at this machine or, not `is_open`, beyond it."""
    app = make_app(reviewed(house_of(book), book, who=who, is_open=is_open))
    with TestClient(app, base_url=HERE, follow_redirects=False, client=("10.0.0.7", 50000),
                    headers={"Accept": "text/html"}) as client:
        yield client


def accounts_in(book):
    cheap = passwords.Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    return Accounts(book.folder / "accounts.db", cheap)


def with_accounts(book, **roles):
    made = accounts_in(book)
    for name, role in roles.items():
        made.add(name, Role(role), GOOD, "test")
    return made


def fields(text, form="decide"):
    """What a form of the page would send, as pairs: its hidden fields, what is ticked, and its first options."""
    found = []
    inside = text.partition(f'id="{form}"')[2].partition("</form>")[0]
    ticks = re.findall(rf'<input type="checkbox" form="{form}"[^>]* checked>', text)
    for tag in (*re.findall(r"<input[^>]*>", inside), *ticks):
        name, value = (re.search(rf'\b{part}="([^"]*)"', tag) for part in ("name", "value"))
        if name and ('type="hidden"' in tag or " checked" in tag):
            found.append((name[1], value[1] if value else ""))
    return dict(found)


def decide(client, address, text, **more):
    """What the page answers when its form is sent with what it holds, and `more`."""
    return client.post(address, data={**fields(text), **more})


def keys_of(client, lane):
    """The keys of a lane's items, in order."""
    return re.findall(rf'href="/review/{lane}/([^"?]+)"', client.get(f"/review/{lane}").text.partition("<tbody>")[2])


def open_item(client, lane, key=None):
    """The address and the page of an item: the first open one where none is named."""
    address = f"/review/{lane}/{key}" if key else client.get(f"/review/{lane}/next").headers["location"]
    return address.partition("?")[0], client.get(address)


def sign_in(client, name, password=GOOD):
    page = client.get("/sign-in")
    token = re.search(r'name="form" value="([^"]+)"', page.text)[1]
    return client.post("/sign-in", data={"form": token, "name": name, "password": password, "next": "/review"})
