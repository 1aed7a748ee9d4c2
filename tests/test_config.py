"""book.toml: what `init` writes are the defaults; what cannot be is refused with its key and what is allowed."""

import tomllib
from dataclasses import asdict
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.config import MOST_WORKERS, TEMPLATE, Config, load_config
from pledgebook.errors import ConfigError
from pledgebook.pipeline.book import init_book


def loaded(folder, content):
    path = folder / "book.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_config(path)


def uncommented(template):
    """The template with its settings switched on: lines that begin '# key = '."""
    rows = (row.removeprefix("# ") if " = " in row and row.startswith("# ") and row.split()[1].isidentifier() else row
            for row in template.splitlines())
    return "\n".join(rows)


def test_the_template_says_every_default_with_its_value():
    written = tomllib.loads(uncommented(TEMPLATE.format(name="a book")))
    defaults = asdict(Config())
    defaults["value"]["currencies"] = list(defaults["value"]["currencies"])
    defaults["second_reader"]["omit"] = list(defaults["second_reader"]["omit"])
    assert written == defaults


def test_every_setting_of_the_template_stands_under_its_reason():
    rows = TEMPLATE.splitlines()
    for above, row in pairwise(rows):
        if row.startswith("# ") and " = " in row:
            assert above.startswith("# "), row
            assert " = " not in above, row


def test_the_template_as_it_is_means_the_defaults(tmp_path):
    assert loaded(tmp_path, TEMPLATE.format(name="x")) == Config(name="x")
    assert loaded(tmp_path, b"\xef\xbb\xbf") == Config()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=30))
def test_a_book_may_have_any_name(tmp_path_factory, name):
    book = init_book(tmp_path_factory.mktemp("named") / "book", name)
    assert book.config.name == name.encode("utf-8", "replace").decode("utf-8")


WRONG = {
    "name = ": "not readable as TOML", "name = 5": "name is 5, not a string",
    "colour = 1": '"colour" is none of the keys',
    "acquire = 5": "acquire is not a section", "[acquire]\ncolour = 1": '"acquire.colour" is none of the keys',
    "[acquire]\ntimeout = '5'": "acquire.timeout is '5', not a number",
    "[acquire]\ntimeout = -1": "acquire.timeout is -1.0, below 0",
    "[acquire]\ntimeout = inf": "acquire.timeout is inf, no finite number",
    "[acquire]\nrobots = 1": "acquire.robots is 1, not true or false",
    "[acquire]\nmax_bytes = true": "acquire.max_bytes is True, not a whole number",
    "[acquire]\nmax_bytes = 1.5": "acquire.max_bytes is 1.5, not a whole number",
    "[read]\nworkers = 100000": f"read.workers is 100000, above {MOST_WORKERS}",
    "[reconcile]\nthreshold = nan": "reconcile.threshold is nan, no finite number",
    "[reconcile]\ntiers = 'AX'": "reconcile.tiers is 'AX', not one or more of the letters A, B, C",
    "[reconcile]\ntiers = ''": "reconcile.tiers is '', not one or more",
    "[value]\ncurrencies = 'EUR'": "value.currencies is 'EUR', not a list of strings",
    "[value]\ncurrencies = ['euro']": "value.currencies is ('euro',), not a list of ISO 4217 codes",
    "[second_reader]\nomit = ['seed']": "second_reader.omit is ('seed',), not a list of temperature",
    "[second_reader]\nomit = ['temperature', '']": "not a list of temperature",
    "[second_reader]\nkey = 'sk-1'": '"second_reader.key" is none of the keys',
    "[second_reader]\nmax_requests = -1": "second_reader.max_requests is -1, below 0",
}


@pytest.mark.parametrize("content", WRONG)
def test_what_cannot_be_is_refused_with_key_and_next_step(tmp_path, content):
    with pytest.raises(ConfigError) as told:
        loaded(tmp_path, content)
    assert WRONG[content] in told.value.sentence
    assert told.value.next_step
    assert (told.value.place, told.value.exit_code) == (str(tmp_path / "book.toml"), 2)


def test_bytes_that_are_no_text_and_a_missing_file_are_refused(tmp_path):
    with pytest.raises(ConfigError, match="not readable as TOML"):
        loaded(tmp_path, b"name = '\xe9'")
    with pytest.raises(ConfigError, match="cannot be opened"):
        load_config(tmp_path / "absent" / "book.toml")


def test_a_threshold_may_be_below_nothing_and_a_whole_number_may_stand_for_a_time(tmp_path):
    config = loaded(tmp_path, "[reconcile]\nthreshold = -2\n[acquire]\ntimeout = 5\n[value]\ncurrencies = []")
    assert (config.reconcile.threshold, config.acquire.timeout, config.value.currencies) == (-2.0, 5.0, ())


def test_what_a_server_does_not_take_is_a_list_of_some_fields(tmp_path):
    config = loaded(tmp_path, "[second_reader]\nomit = ['temperature', 'max_tokens']")
    assert config.second_reader.omit == ("temperature", "max_tokens")


@pytest.mark.parametrize("written", [
    'accept = "xy"', 'accept = " "', 'accept = "1"', 'accept = "r"', "accept = 1", 'axcept = "y"'])
def test_a_key_of_the_review_queue_is_one_sign_and_does_one_thing(tmp_path, written):
    path = tmp_path / "book.toml"
    path.write_text(f"[review.keys]\n{written}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"review\.keys"):
        load_config(path)


def test_keys_of_the_review_queue_can_be_others_or_none(tmp_path):
    path = tmp_path / "book.toml"
    path.write_text('[review]\nshortcuts = false\n[review.keys]\naccept = "y"\nreject = ""\nmerge = ""\n', "utf-8")
    review = load_config(path).review
    assert (review.shortcuts, review.keys.accept, review.keys.reject, review.keys.apart) == (False, "y", "", "n")
