"""Journeys of a reviewer, by keyboard alone: letters decide, an undo takes back, and nothing is decided by mistake."""

import pytest
from keyboard import Keyboard
from looking import faults
from served import PASSWORD, PERSON, add_account, explorer, serving

from pledgebook.web.accounts.store import Role


@pytest.fixture
def mine(copied):
    """The address of a book of this test's own."""
    with serving(explorer(copied)) as address:
        yield address


@pytest.fixture
def keys(page):
    return Keyboard(page)


def open_in(page) -> int:
    return int(page.locator("header.item").get_attribute("data-open"))


def entries(page, at) -> list[str]:
    page.goto(f"{at}/review/log")
    return page.locator("ol.brief > li").all_inner_texts()


def test_ten_items_are_cleared_by_letters_alone(keys, page, mine):
    page.goto(mine)
    keys.follow("Review")
    keys.follow("Begin with New claims")
    before, seen = open_in(page), set()
    for letters in ("a", "r1", "a", "d", "r3", "a", "r2", "a", "d", "a"):
        seen.add(page.url.partition("?")[0])
        for letter in letters[:-1]:
            keys.press(letter)
        keys.go(letters[-1])
        assert page.locator(".done").count() == 1, "what was decided is told on the next item"
    assert len(seen) == 10
    assert open_in(page) == before - 10
    told = entries(page, mine)
    assert len(told) == 10
    assert all(f"by {PERSON}" in one for one in told)


def test_a_merge_says_what_it_does_and_an_undo_takes_it_back(keys, page, mine):
    page.goto(f"{mine}/review/same/next")
    address, before = page.url, open_in(page)
    assert page.locator(".acts .does").count() > 0
    keys.go("m")
    assert page.locator(".done").inner_text()
    assert page.url.partition("?")[0] != address
    keys.go("u")
    assert page.url.partition("?")[0] == address
    assert open_in(page) == before
    told = entries(page, mine)
    assert len(told) == 2
    assert "undone" in told[1]


def test_an_undo_can_be_taken_back_too(keys, page, mine):
    page.goto(f"{mine}/review/same/next")
    keys.go("n")
    keys.go("u")
    keys.go("U")
    assert len(entries(page, mine)) == 3


def test_a_field_is_corrected_by_words_that_are_marked_by_keys(keys, page, mine):
    page.goto(f"{mine}/review/new/next")
    keys.press("e")
    keys.to(tag="p")
    keys.press("]", "]", "]", "[")
    marked = page.evaluate("getSelection().toString()")
    assert marked
    assert page.locator("details.correct[open] input[name=words]").input_value() == marked


def test_letters_that_are_written_decide_nothing(keys, page, mine):
    page.goto(f"{mine}/review/new/next")
    address = page.url
    keys.press("c")
    keys.write("a remark and more")
    assert page.locator("#because").input_value() == "a remark and more"
    assert page.url == address
    keys.press("Escape")
    keys.go("a")
    assert "a remark and more" in entries(page, mine)[0]


def test_keys_can_be_turned_off_and_their_list_is_one_key_away(keys, page, mine):
    page.goto(f"{mine}/review/new/next")
    keys.press("?")
    assert page.locator("dl.keys").is_visible()
    keys.to("Turn keys off")
    keys.go("Enter")
    page.goto(f"{mine}/review/new/next")
    address = page.url
    keys.press("a", "j", "d")
    page.wait_for_timeout(300)
    assert page.url == address
    assert page.locator("main kbd").count() == 0


def test_next_and_previous_lead_through_the_lane_and_the_question_has_the_focus(keys, page, mine):
    page.goto(f"{mine}/review/new/next")
    first = page.url
    keys.go("j")
    assert page.evaluate("document.activeElement.id") == "question"
    keys.go("k")
    assert page.url == first


def test_who_comes_second_is_told_what_the_first_decided(copied, keys, page, opened, watch):
    add_account(copied, "rut", Role.REVIEW)
    add_account(copied, "tom", Role.REVIEW)
    watch.refused = [409]
    with serving(explorer(copied, is_guarded=True)) as at:
        page.goto(f"{at}/review/same/next")
        sign_in(keys, "rut", PASSWORD)
        other = opened()
        other.goto(f"{at}/review/same/next")
        sign_in(Keyboard(other), "tom", PASSWORD)
        assert other.url == page.url
        Keyboard(other).go("m")
        keys.go("n")
        assert page.locator("h1").inner_text() == "Somebody was first"
        assert "tom" in page.inner_text("main")
        assert faults(page) == []
        assert len(entries(page, at)) == 1


def test_nothing_is_offered_that_cannot_be_decided(keys, page, mine):
    """With no promise beside a new claim there is nothing to merge it with: no button, and its letter does nothing."""
    page.goto(f"{mine}/review/new/next")
    if page.locator(".near").count():
        pytest.skip("the first new claim has a promise beside it")
    address = page.url
    keys.press("m", "n", "w")
    page.wait_for_timeout(300)
    assert page.url == address


def test_who_signs_in_comes_to_the_page_they_asked_for_and_readers_decide_nothing(copied, keys, page, watch):
    add_account(copied, "rut", Role.REVIEW)
    add_account(copied, "lea", Role.READ)
    watch.refused = [401]
    with serving(explorer(copied, is_guarded=True)) as at:
        page.goto(f"{at}/donors/DE")
        assert page.url.startswith(f"{at}/sign-in")
        sign_in(keys, "lea", "not the right one at all")
        assert page.locator("[role=alert]").count() == 1
        sign_in(keys, "lea", PASSWORD)
        assert page.url == f"{at}/donors/DE"
        page.goto(f"{at}/review/new/next")
        assert page.locator(".acts").count() == 0
        keys.to("Sign out")
        keys.go("Enter")
        page.goto(f"{at}/review/new/next")
        sign_in(keys, "rut", PASSWORD)
        keys.go("a")
        assert "by rut" in entries(page, at)[0]


def sign_in(keys, name, password) -> None:
    for _ in range(40):
        if keys.page.evaluate("document.activeElement.id") == "name":
            break
        keys.press("Tab")
    keys.press("Control+A")
    keys.write(name)
    keys.press("Tab")
    keys.write(password)
    keys.go("Enter")
