"""Without script every page can be read and every decision taken; script only adds keys."""

import pytest
from served import PERSON, explorer, serving
from templates import addresses


@pytest.fixture
def plain(opened):
    """A page that runs no script."""
    return opened(java_script_enabled=False)


def send(page, name: str) -> None:
    """Press a button that sends a form, and wait for the page it leads to: a click alone waits for the address."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


@pytest.mark.slow
def test_every_page_is_whole_without_script(kept, at, opened, watch):
    watch.refused = [400, 404]
    plain, scripted = opened(java_script_enabled=False), opened()
    for template, some in addresses(kept).items():
        for address in some[:1]:
            plain.goto(f"{at}{address}")
            scripted.goto(f"{at}{address}")
            assert plain.inner_text("main") == scripted.inner_text("main"), template


def test_a_list_is_cut_down_and_a_day_chosen_by_plain_forms(plain, at):
    plain.goto(f"{at}/commitments")
    plain.fill("#words", "drones")
    send(plain, "Find")
    assert "q=drones" in plain.url
    assert plain.locator("table.rows tbody tr").count() > 0
    plain.locator("details.clock summary").click()
    plain.fill("#as-of", "2024-03-15")
    send(plain, "Show")
    assert "as_of=2024-03-15" in plain.url
    assert "q=drones" in plain.url, "what was asked before is kept"


def test_a_claim_is_decided_and_taken_back_by_buttons(plain, copied):
    with serving(explorer(copied)) as at:
        plain.goto(f"{at}/review/new/next")
        address = plain.url
        send(plain, "Accept as read")
        assert plain.locator(".done").count() == 1
        assert plain.url.partition("?")[0] != address
        send(plain, "Undo my last")
        assert plain.url.partition("?")[0] == address
        plain.locator("summary", has_text="Reject the ticked").click()
        send(plain, "the words do not say it")
        plain.goto(f"{at}/review/log")
        told = plain.locator("ol.brief > li").all_inner_texts()
        assert len(told) == 3
        assert all(PERSON in one for one in told)


def test_a_field_is_corrected_by_words_that_are_written(plain, copied):
    with serving(explorer(copied)) as at:
        plain.goto(f"{at}/review/new/next")
        plain.locator("summary", has_text="Correct a field").first.click()
        form = plain.locator("form.mark").first
        form.locator("select[name=field]").select_option("item")
        form.locator("input[name=words]").fill(form.locator(".markable").inner_text().split(".")[0].split(",")[0][:20].strip())
        with plain.expect_navigation():
            form.get_by_role("button", name="Read the marked words").click()
        assert plain.locator("h1").count() == 1
