"""`value`, `totals` and `rates`, and what the other commands say of values."""

import json
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import pytest
from bad_inputs import rows

from pledgebook.catalogue import money
from pledgebook.value import Rates

TEXTS = (
    {"id": "guns", "published": "2024-03-04", "language": "en", "publisher": "gazette.example",
     "text": "France will send 12 Caesar howitzers to Ukraine by the summer, the defence minister said in Paris."},
    {"id": "money", "published": "2024-03-04", "language": "en", "publisher": "gazette.example",
     "text": "Norway pledged 500 million euros in humanitarian aid for Ukraine, the foreign ministry said in Oslo."},
)
PRICES = "item,basis,unit,currency,year,low,high,source\ncaesar,replacement,piece,USD,2023,4000000,5000000,a budget\n"
UNITS = "unit,name,dimension,factor,base\npiece,piece,count,1,piece\n"
INDEX = "area,year,index,source\nUSD,2023,100,an office\nUSD,2024,104,an office\nEUR,2024,100,an office\n"


@pytest.fixture
def valued(call, tmp_path, book, monkeypatch):
    """A book of two promises, one of things and one of money, that was valued with prices of its own alone."""
    monkeypatch.setattr(money, "shipped_rows", lambda _name: [])
    (tmp_path / "rows.jsonl").write_bytes(rows(*TEXTS))
    assert call("add", "--book", book, "rows.jsonl").code == 0
    assert call("run", "--book", book).code == 0
    (book / "catalogue").mkdir()
    for name, text in (("prices", PRICES), ("unit_kinds", UNITS), ("deflators", INDEX)):
        (book / "catalogue" / f"{name}.csv").write_text(text, encoding="utf-8")
    assert call("value", "--book", book).out.startswith("2 commitments valued: 2 stated, 0 book, 2 replacement")
    return book


def objects(ended):
    assert ended.code == 0, ended.err
    return [json.loads(row) for row in ended.out.splitlines()]


def test_totals_are_told_by_basis_and_by_the_prices_of_a_year(call, valued):
    (stated,) = [row for row in objects(call("totals", "--book", valued, "--json")) if row["donor"] == "NO"]
    assert (stated["promised"], stated["basis"]) == ({"min": 500_000_000, "max": 500_000_000}, "stated")
    now, later = (objects(call("totals", "--book", valued, "--by", "all", "--currency", "USD", "--basis", "replacement",
                               *year, "--json"))[0] for year in ((), ("--prices-of", 2024)))
    assert now["promised"] == {"min": 48_000_000, "max": 60_000_000}
    assert later["promised"] == {"min": 49_920_000, "max": 62_400_000}
    words = call("totals", "--book", valued, "--basis", "replacement", "--currency", "USD").out
    assert words.startswith("by donor; replacement, USD; ? is an open end; ")
    assert "FR  1 promise\n  promised   48,000,000 to 60,000,000\n" in words
    assert "NO  1 promise, 1 without a known value\n" in words


def test_why_tells_price_year_basis_rate_rule_and_source(call, valued):
    (guns,) = objects(call("show", "--book", valued, "--donor", "FR", "--json"))
    told = call("why", "--book", valued, guns["id"]).out
    assert "value, replacement: 48,000,000 to 60,000,000 USD of things\n" in told
    assert "of 2024-03-04, rate of the day; ECB" in told
    assert "price: caesar: 4,000,000 to 5,000,000 USD a piece in 2023" in told
    later = call("why", "--book", valued, guns["id"], "--basis", "replacement", "--prices-of", 2024).out
    assert "value, replacement, prices of 2024: 49,920,000 to 62,400,000 USD" in later
    assert "deflator 1.04" in later


def test_why_explains_a_total_on_a_basis(call, valued):
    told = call("why", "--book", valued, "--donor", "FR", "--currency", "USD", "--basis", "replacement").out
    assert told.startswith("FR promised: 48,000,000 to 60,000,000 USD (replacement)\n  the sum of 1 commitment\n"
                           "  in: adds 48,000,000 to 60,000,000\n")
    assert "out: no stated value of its own in EUR" in call("why", "--book", valued, "--donor", "FR").out


@pytest.mark.parametrize("command", [("totals",), ("why", "--donor", "FR")])
@pytest.mark.parametrize("currency", ["xxx", ""])
def test_a_currency_that_the_book_does_not_tell_ends_with_those_that_it_does(call, valued, command, currency):
    ended = call(*command, "--book", valued, "--currency", currency)
    assert (ended.code, ended.out) == (2, "")
    assert f'"{currency}" is none of the currencies of the book: EUR, USD' in ended.err


@pytest.mark.parametrize("command", [("totals",), ("show",), ("why", "--donor", "FR"), ("export", "out", "-f", "csv")])
def test_a_year_without_any_index_ends_with_the_years_that_have_one(call, valued, command):
    ended = call(*command, "--book", valued, "--prices-of", 2050)
    assert (ended.code, ended.out) == (2, "")
    assert "2050 has no index of prices; years with one: from 2023 to 2024" in ended.err


def test_show_and_export_tell_the_values_that_are_asked_for(call, valued):
    assert "48,000,000 to 60,000,000 USD (replacement)" in call(
        "show", "--book", valued, "--donor", "FR", "--basis", "replacement").out
    assert "worth unknown" in call("show", "--book", valued, "--donor", "FR", "--basis", "market").out
    assert "worth" not in call("show", "--book", valued, "--donor", "FR").out
    call("export", "--book", valued, "out", "--form", "jsonl", "--basis", "replacement", "--prices-of", 2024)
    with (valued.parent / "out" / "valuations.jsonl").open(encoding="utf-8") as out:
        written = [json.loads(row) for row in out]
    assert {(row["basis"], row["prices_of"]) for row in written} == {("replacement", 2024)}
    dollars = next(row for row in written if row["currency"] == "USD")
    assert (dollars["price_min"], dollars["price_max"], dollars["price_min_item"], dollars["unit"]) == (
        4_000_000, 5_000_000, "caesar", "piece")


def test_a_thing_without_a_price_has_no_value_and_why_says_so(call, valued):
    (valued / "catalogue" / "prices.csv").write_text(PRICES.replace("caesar", "leopard-1"), encoding="utf-8")
    assert "no-price" in call("value", "--book", valued).out
    (guns,) = objects(call("show", "--book", valued, "--donor", "FR", "--json"))
    assert [value for value in guns["values"] if value["basis"] != "stated"] == []
    assert "not valued: no price of caesar by the piece, on no basis" in call("why", "--book", valued, guns["id"]).out


def test_a_broken_table_ends_with_its_place_and_leaves_the_ledger(call, valued):
    before = call("status", "--book", valued).out
    (valued / "catalogue" / "prices.csv").write_text(PRICES + "caesar,cheap,piece,USD,2023,1,2,x\n", encoding="utf-8")
    ended = call("value", "--book", valued)
    assert ended.code == 2
    assert 'catalogue/prices.csv:3: basis "cheap" is none of book, replacement, market\n  next: ' in ended.err
    assert call("status", "--book", valued).out == before


# -- rates -------------------------------------------------------------------------------------------------------------


def table(*rows):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("eurofxref-hist.csv", "\n".join(["Date,USD,", *rows, ""]))
    return packed.getvalue()


NEWER, OLDER = table("2099-12-31,1.5,", "2024-03-04,1.25,"), table("2024-03-04,1.25,")


class Answers(BaseHTTPRequestHandler):
    """A newer table at /newer, an older one at /older, a page at /page."""

    def do_GET(self):
        body = {"/newer": NEWER, "/older": OLDER, "/page": b"<html>no table</html>"}.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_):
        pass


@pytest.fixture
def address():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def own(valued):
    config = (valued / "book.toml").read_text()
    for default, wanted in (("private_addresses = false", "private_addresses = true"), ("delay = 1.0", "delay = 0.0")):
        config = config.replace(f"# {default}", wanted)
    (valued / "book.toml").write_text(config)
    return valued


def test_rates_say_their_table_and_how_far_it_reaches(call, valued):
    (told,) = objects(call("rates", "--book", valued, "--json"))
    assert told["table"] == "installed with the program"
    assert told["last"] == Rates.shipped().last.isoformat()
    assert told["last"] in call("rates", "--book", valued).out


def test_a_newer_table_is_fetched_into_the_book_and_values_follow(call, own, address):
    ended = call("rates", "--book", own, "--fetch", "--from", f"{address}/newer")
    assert (ended.code, "2099-12-31" in ended.out) == (0, True)
    assert "next: pledgebook value" in ended.err
    call("value", "--book", own)
    (norway,) = objects(call("show", "--book", own, "--donor", "NO", "--json"))
    assert next(value["min"] for value in norway["values"] if value["currency"] == "USD") == 625_000_000


@pytest.mark.parametrize(("path", "code", "words"), [
    ("older", 3, "the table there ends on 2024-03-04"), ("page", 2, "does not begin with Date"), ("none", 1, "404"),
])
def test_what_is_no_newer_table_changes_nothing(call, own, address, path, code, words):
    before = sorted(entry.name for entry in own.iterdir())
    ended = call("rates", "--book", own, "--fetch", "--from", f"{address}/{path}")
    assert ended.code == code
    assert words in ended.err
    assert sorted(entry.name for entry in own.iterdir()) == before


def test_a_table_of_rates_that_the_settings_name_must_be_there(call, valued):
    config = (valued / "book.toml").read_text()
    (valued / "book.toml").write_text(config.replace('# rates = "eurofxref-hist.zip"', 'rates = "mine.csv"'))
    ended = call("value", "--book", valued)
    assert ended.code == 2
    assert "mine.csv" in ended.err
