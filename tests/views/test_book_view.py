"""The view of a book: figures are the ledger's own, and every part tells of the same rows."""

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_ledger import HOSTILE, balance, commitment, rows, sample, stated

from pledgebook.ledger import Ledger
from pledgebook.views import pictures
from pledgebook.views.book import MOST_CARDS, BookView, Edition, book_view
from pledgebook.views.commitments import anchor, title
from pledgebook.views.donors import DonorRow, donor_rows
from pledgebook.views.figures import Ends
from pledgebook.views.parties import together
from pledgebook.views.pictures import MOST_BARS, WIDTHS, Picture, count_picture, money_picture
from pledgebook.views.shelf import is_promise, shelf
from pledgebook.views.summary import summary
from pledgebook.views.timeline import original

TODAY = date(2025, 1, 1)
OPENED = [{"claim": "x", "part": "opens"}]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample(tmp_path) as opened:
        yield opened


@pytest.fixture
def view(ledger: Ledger) -> BookView:
    return book_view(ledger, Edition("A sample", (), TODAY))


def funded(name: str, amount: int | None, donors: list[str], **more: object) -> dict[str, object]:
    balances = [] if amount is None else [balance("promised", amount, amount, "EUR")]
    values = [] if amount is None else [stated(amount, amount)]
    return commitment(name, donors=donors, balances=balances, values=values, claims=OPENED, **more)


# -- figures -----------------------------------------------------------------------------------------------------------


def test_sums_by_donor_are_the_ledgers_own(ledger: Ledger) -> None:
    found = {row.key: row for row in donor_rows(shelf(ledger, TODAY))}
    for total in ledger.totals(("donor",)):
        row = found[total["donor"]]
        assert (row.promised.low, row.delivered.low) == tuple(
            None if total[name]["min"] is None else Decimal(total[name]["min"]) for name in ("promised", "delivered"))


def test_a_joint_gift_is_a_row_of_its_own_and_the_rows_add_up_to_the_whole(tmp_path: Path) -> None:
    given = [funded("a", 1, ["FR"]), funded("b", 10, ["DE", "FR"]), funded("c", 100, []), funded("d", None, ["FR"])]
    with sample(tmp_path, commitments=given) as ledger:
        rows_ = donor_rows(shelf(ledger, TODAY))
    assert [row.name for row in rows_] == ["Donor not named", "Germany and France", "France"]
    assert sum(row.promised.low or 0 for row in rows_) == 111
    assert sum(row.promises for row in rows_) == 4
    france = rows_[2]
    assert (france.promises, france.valued) == (2, 1)


def test_what_is_only_asked_for_refused_or_a_stance_is_no_promise() -> None:
    for more in ({"stage": "requested"}, {"stage": "refused"}, {"stage": "signalled"}, {"kind": "position"}):
        assert not is_promise(commitment("a", claims=OPENED, **more))
    assert not is_promise(commitment("a", claims=[{"claim": "x", "part": "asserts"}]))
    assert is_promise(commitment("a", claims=OPENED))


def test_a_picture_never_draws_what_is_unknown(tmp_path: Path) -> None:
    given = [funded("a", 100, ["FR"]), funded("b", None, ["DE"]),
             commitment("c", donors=["PL"], values=[stated(None, 50)], balances=[balance("promised", None, 50, "EUR")])]
    with sample(tmp_path, commitments=given) as ledger:
        found = money_picture(donor_rows(shelf(ledger, TODAY)))
    assert [row.name for row in found.rows] == ["France", "Poland"]
    (france,), (poland,) = (row.bars for row in found.rows)
    assert (france.solid, france.range_to) == ("95.00%", "95.00%")
    assert (poland.solid, poland.range_to) == ("0.00%", "47.50%")


def test_a_picture_says_how_wide_its_words_are_and_a_long_name_has_a_shorter_one() -> None:
    nothing = Ends(None, None)

    def drawn(*named: tuple[str, str]) -> Picture:
        return count_picture([DonorRow(key, name, nothing, nothing, nothing, 0,
                                       {"delivered": 18, "firm": 1, "announced": 7}, 0) for key, name in named])

    short, long = ("PL", "Poland"), ("GT+HN+SV", "Guatemala, Honduras and El Salvador")
    one = drawn(short)
    assert one.long_names_from == one.told_from < drawn(long).long_names_from
    assert drawn(short, long).long_names_from == drawn(long).long_names_from
    assert drawn(long).told_from < drawn(long).long_names_from
    assert drawn(short, long).rows[0].short == "GT + HN + SV"
    (far,) = drawn(("org:access-to-tools-accelerator-of-all", "Access to Tools Accelerator of All")).rows
    assert far.short == "Access to Tools Acceler\N{HORIZONTAL ELLIPSIS}"


def test_the_style_sheets_know_every_width_of_a_picture() -> None:
    data = Path(pictures.__file__).parents[1] / "data"
    for sheet in (data / "static/site.css", data / "templates/book.css"):
        told = sheet.read_text(encoding="utf-8")
        assert [f".long-{width} svg .long, .told-{width} svg .told" in told for width in WIDTHS] == [True] * len(WIDTHS)


@given(st.lists(st.integers(0, 10**13), min_size=1, max_size=MOST_BARS + 5))
def test_all_of_a_picture_is_inside_it(sizes: list[int]) -> None:
    nothing = Ends(None, None)
    given_ = [DonorRow(str(n), str(n), Ends(Decimal(size), Decimal(size)), nothing, nothing, 1, {}, 0)
              for n, size in enumerate(sorted(sizes, reverse=True))]
    found = money_picture(given_)
    assert len(found.rows) + found.left_out == len(sizes)
    for row in found.rows:
        for bar in row.bars:
            assert 0 <= float(bar.solid.rstrip("%")) <= float(bar.range_to.rstrip("%")) <= 100
    assert all(0 <= float(tick.at.rstrip("%")) <= 100 for tick in found.ticks)
    assert 1 <= len(found.ticks) <= 6


# -- parts -------------------------------------------------------------------------------------------------------------


def test_every_commitment_is_on_the_page_once(ledger: Ledger, view: BookView) -> None:
    shown = [card.id for group in view.groups for card in group.cards]
    assert sorted(shown) == sorted(one["id"] for one in ledger.commitments())
    assert view.left_out == 0


def test_more_commitments_than_a_page_holds_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pledgebook.views.book.MOST_CARDS", 1)
    with sample(tmp_path) as ledger:
        found = book_view(ledger, Edition("t", (), TODAY))
    assert MOST_CARDS > 1
    assert found.left_out == 2
    assert found.whole.promises == 3


def test_claims_of_a_promise_stand_in_the_order_of_their_days(view: BookView) -> None:
    (card,) = [card for group in view.groups for card in group.cards if card.id == "cmt-1"]
    assert [entry.part for entry in card.entries] == ["opens", "advances", "asserts"]
    assert [entry.waits for entry in card.entries] == [False, True, False]
    assert card.entries[0].inferred == ("from the headline",)
    assert dict(card.entries[0].facts)["by when"] == "18 Feb 2024 to 31 Aug 2024"


def test_parts_and_wholes_lead_to_each_other(view: BookView) -> None:
    cards = {card.id: card for group in view.groups for card in group.cards}
    part, held = cards['cmt-2"><b>'], cards["cmt-1"]
    assert part.part_of
    assert part.part_of.anchor == held.anchor
    assert [one.anchor for one in held.parts] == [part.anchor]


def test_what_a_check_says_of_a_claim_is_shown_at_its_commitment(view: BookView) -> None:
    cards = {card.id: card for group in view.groups for card in group.cards}
    assert cards['cmt-2"><b>'].flags == ("posts much (absurd-amount)",)


def test_a_total_that_stands_alone_is_not_called_wrong(tmp_path: Path) -> None:
    alone = commitment("cmt-9", claims=[{"claim": "clm-3", "part": "asserts"}])
    with sample(tmp_path, commitments=[alone]) as ledger:
        found = book_view(ledger, Edition("t", (), TODAY))
    assert [one.adds_up for one in found.totals] == [None]


def test_a_total_that_the_postings_explain_adds_up(tmp_path: Path) -> None:
    explained = commitment("cmt-9", claims=[{"claim": "clm-1", "part": "opens"}, {"claim": "clm-3", "part": "asserts"}])
    with sample(tmp_path, commitments=[explained]) as ledger:
        found = book_view(ledger, Edition("t", (), TODAY))
    assert [one.adds_up for one in found.totals] == [True]


@pytest.mark.parametrize(("more", "wanted"), [
    ({}, "drones"), ({"item": None, "kind": "funds"}, "money, first told 18 Feb 2024"),
    ({"balances": [balance("promised", 30, 30)]}, "30 drones"),
    ({"balances": [balance("promised", None, None)]}, "drones"),
    ({"balances": [balance("promised", 1000, 1000), balance("promised", 1000, 1000, "tons")]}, "1,000 tons, drones"),
    ({"balances": [balance("promised", 5, 5, "EUR")]}, "EUR 5, drones")])
def test_a_title_names_the_thing_and_its_number(more: dict[str, object], wanted: str) -> None:
    assert title(commitment("a", **more)).replace("\u00a0", " ") == wanted


@given(st.text(min_size=1, max_size=100))
def test_an_anchor_is_always_a_plain_word(identifier: str) -> None:
    assert all(letter.isascii() and (letter.isalnum() or letter in "._-") for letter in anchor(identifier))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://a.example/", "",
                                 "http://", "https://a.example/\n", "https://[", "file:rows.jsonl#1",
                                 "https://a.example/ x"])
def test_only_plain_web_addresses_are_followed(url: str) -> None:
    assert original(url, "words") == ""


def test_a_link_to_the_words_escapes_what_would_part_them() -> None:
    assert original("https://a.example/", "155-mm, shells") == "https://a.example/#:~:text=155%2Dmm%2C%20shells"
    assert original("https://a.example/#top", "words") == "https://a.example/#top"
    long = " ".join(f"word{number}" for number in range(60))
    assert original("https://a.example/", long).count(",") == 1


def test_names_stand_together() -> None:
    assert (together([]), together(["A"]), together(["A", "B", "C"])) == ("donor not named", "A", "A, B and C")


# -- the terminal ------------------------------------------------------------------------------------------------------


def test_the_summary_says_what_the_page_says(ledger: Ledger, view: BookView) -> None:
    out = io.StringIO()
    summary(ledger, TODAY, out)
    told = " ".join(out.getvalue().split())
    assert view.finding in told
    for words in ("1 announced again by the donor",
                  "1 past their date, no delivery of the whole found in the sources read",
                  "1 contradictions, every value kept", "1 running totals that do not add up",
                  "Screened out: 1 language", "Vetoed: 1 inventory", "France", "Acme",
                  "Documents captured: 3 = 2 read as text + 1 could not be read"):
        assert words in told, words


def test_no_figure_of_the_summary_is_cut_on_80_columns(tmp_path: Path) -> None:
    ends = (525 * 10**6, 1271 * 10**6)
    given_ = [commitment("a", donors=["US"], claims=OPENED, values=[stated(*ends)],
                         balances=[balance(name, *ends, "EUR") for name in ("promised", "committed", "delivered")])]
    out = io.StringIO()
    with sample(tmp_path, commitments=given_) as ledger:
        summary(ledger, TODAY, out)
    assert out.getvalue().count("525 m\u20131.27 bn".replace(" ", "\u00a0")) == 6
    assert "\u2026" not in out.getvalue()


def test_hostile_words_cannot_steer_the_terminal(tmp_path: Path) -> None:
    due = {"earliest": None, "latest": "2024-01-01", "phrase": "soon"}
    hostile = commitment("a", item={"text": f"[bold]{HOSTILE}\x1b[31m", "id": None}, due=due,
                         claims=[{"claim": "clm-1", "part": "opens"}])
    out = io.StringIO()
    with sample(tmp_path, commitments=[hostile]) as ledger:
        summary(ledger, TODAY, out)
    assert "[bold]" in out.getvalue()
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()


def test_a_summary_of_nothing_is_a_summary(tmp_path: Path) -> None:
    out = io.StringIO()
    with sample(tmp_path, **{name: [] for name in rows()}) as ledger:
        summary(ledger, TODAY, out)
    assert "No promise was found in 0 documents." in out.getvalue()
