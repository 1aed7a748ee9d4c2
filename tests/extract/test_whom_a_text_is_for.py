"""Whom a whole document is for: the state that gets in what no sentence says, or nobody in particular."""


import pytest
from one_text import claims, document_of

from pledgebook.catalogue import load_catalogue
from pledgebook.errors import TableError
from pledgebook.extract import load_reader, received, scenes_of
from pledgebook.extract.received import NOBODY, likelihoods
from pledgebook.extract.setting import standing_of


def recipients(text: str, title: str | None = None) -> list[tuple[str, ...]]:
    return [claim.recipients for claim in claims(text, title=title)]


@pytest.mark.parametrize(("text", "title", "code"), [
    (("Tens of thousands of people are without a roof after the earthquake in Nepal. A conference in the capital asked "
     "donors for help on Thursday. India pledged $90 million. China pledged $40 million, and Japan $30 million. Nepal "
     "says that it needs a billion."), "Donors meet after quake in Nepal", "NP"),
    (("Schools and clinics in Chad need food and medicines, the ministry said. Norway gave $3 million in food aid. "
     "Sweden will send $2 million in medical supplies."), None, "TD"),
])
def test_what_names_no_one_who_gets_is_for_the_state_that_the_text_is_about(text, title, code):
    assert set(recipients(text, title)) == {(code,)}


def test_a_text_about_the_world_is_for_nobody_in_particular():
    text = ("Norway raised its humanitarian budget. The money is for people in need everywhere, its minister said, and "
            "named Chad, Mali, Peru, Kenya and Nepal. Norway will give $90 million in food aid this year.")
    assert recipients(text) == [()]


def test_who_attacks_never_gets():
    text = "Russia shelled Kharkiv again. Ukraine needs generators. Norway will send $3 million in relief."
    reader = load_reader("en", load_catalogue(), "rules@1")
    one = document_of(text)
    assert "RU" not in standing_of(one, scenes_of(one, reader), reader).states


def test_likelihoods_are_shares_and_without_weights_all_are_alike():
    reader = load_reader("en", load_catalogue(), "rules@1")
    one = document_of("Norway will send tents to Chad.")
    odds = likelihoods(standing_of(one, scenes_of(one, reader), reader), {})
    assert set(odds) == {"NO", "TD", NOBODY}
    assert list(odds.values()) == pytest.approx([1 / 3] * 3)


def test_a_table_without_weights_says_how_to_make_it(monkeypatch, tmp_path):
    broken = tmp_path / received.TABLE
    broken.parent.mkdir(parents=True)
    broken.write_text('[weights]\n"aided" = "much"\n', encoding="utf-8")
    monkeypatch.setattr(received, "files", lambda _: tmp_path)
    received._weights.cache_clear()
    try:
        with pytest.raises(TableError, match="--learn-recipients"):
            received._weights()
    finally:
        received._weights.cache_clear()
