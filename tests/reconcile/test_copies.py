"""Near copies are found by their words and figures, in any order, and what comes later changes no earlier one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.likeness import alike, text_of, words_of
from pledgebook.reconcile import near_copies

WORDS = [f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(400)]
AGENCY = " ".join(WORDS[:200])

LIST = (
    "The ministry of Ruritania said on Monday that a further package of aid for Freedonia had been put together, worth "
    "{sum} million euros. It is the {nth} package since the war began. Among it are {first} armoured ambulances, "
    "{second} generators of the larger kind, warm clothing for two brigades, spare parts for the tractors that were "
    "given last year, and rations. The things come from the stocks of the army and will be brought by rail. Ruritania "
    "stands by Freedonia for as long as it takes, the minister said, and will go on giving what it can. The ministry "
    "publishes the list of what it gives on its own pages, where all earlier packages can be found too, with the days "
    "on which they left."
)


def package(number: int) -> str:
    return LIST.format(sum=100 + 7 * number, nth=f"{20 + number}th", first=30 + number, second=400 + 11 * number)


def test_an_edited_agency_text_is_a_copy_and_another_text_is_not():
    edited = " ".join([*WORDS[:90], "the", "ministry", "said", *WORDS[90:180]])
    assert near_copies({"a": AGENCY, "b": edited, "c": " ".join(WORDS[200:])}) == {"b": "a"}


def test_a_text_that_was_cut_to_a_third_is_a_copy():
    assert near_copies({"a": AGENCY, "b": " ".join(WORDS[:66])}) == {"b": "a"}


def test_a_short_text_that_quotes_one_sentence_is_no_copy():
    quoting = " ".join([*WORDS[:12], *WORDS[250:390]])
    assert near_copies({"a": AGENCY, "b": quoting}) == {}


def test_a_digest_that_holds_a_short_text_among_much_else_is_no_copy():
    assert near_copies({"a": " ".join(WORDS[:40]), "b": " ".join(WORDS)}) == {}


def test_short_texts_are_copies_only_of_their_equals():
    assert near_copies({"a": "Fourteen tanks.", "b": "fourteen tanks", "c": "Fourteen guns."}) == {"b": "a"}


def test_two_package_lists_under_the_same_phrases_are_two_texts():
    assert near_copies({f"p{number}": package(number) for number in range(30)}) == {}


def test_a_package_list_that_another_site_prints_is_a_copy_of_that_list_and_no_other():
    lists = {f"p{number}": package(number) for number in range(10)}
    told = package(4).replace("said on Monday", "announced on Monday")
    reprint = f"Foreign desk\n{told}\nRead more on our pages."
    assert near_copies({**lists, "z": reprint}) == {"z": "p4"}


def test_releases_of_one_office_that_share_all_but_the_lead_are_two_texts():
    office = " ".join(WORDS[:120])
    one, other = (" ".join(WORDS[start:start + 60]) for start in (200, 300))
    assert near_copies({"a": f"{one} {office}", "b": f"{other} {office}"}) == {}


def test_a_reprint_under_another_day_and_hour_is_a_copy():
    texts = {"a": f"Kyiv, Feb 3, 2024 10:45 {AGENCY}", "b": f"Kyiv, Feb 4, 2024 07:05 {AGENCY}"}
    assert near_copies(texts) == {"b": "a"}


def test_signs_between_words_and_in_numbers_make_no_difference():
    texts = {"a": f"{AGENCY} 2,000 drones to Kyiv", "b": f"{AGENCY.upper()} – 2000 drones, to «Kyiv»"}
    assert near_copies(texts) == {"b": "a"}


def test_a_text_without_figures_does_not_bring_two_lists_together():
    bare = package(1).replace("107", "many").replace("21th", "latest").replace("31 ", "some ").replace("411", "several")
    first, second = package(1), package(2)
    found = near_copies({"a-bare": bare, "b": first, "c": second})
    assert found.get("b") == "a-bare"
    assert "c" not in found


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(["a", "b", "c", "d"]))
def test_copies_do_not_depend_on_the_order_of_texts(order):
    texts = {"a": AGENCY, "b": AGENCY + " more", "c": " ".join(WORDS[200:]), "d": AGENCY}
    assert near_copies({name: texts[name] for name in order}) == {"b": "a", "d": "a"}


def test_the_text_recorded_first_is_the_original_whatever_its_id():
    recorded = {"a": "2024-03-02T00:00:00Z", "b": "2024-03-01T00:00:00Z"}
    assert near_copies({"a": AGENCY, "b": AGENCY}, recorded) == {"a": "b"}


PIECES = st.lists(st.tuples(st.integers(0, 5), st.integers(20, 90), st.sampled_from(["", "x y z ", "400 more "])),
                  min_size=2, max_size=12)


@settings(max_examples=60, deadline=None)
@given(pieces=PIECES, cut=st.integers(1, 11))
def test_what_is_recorded_later_never_changes_which_texts_were_copies_before(pieces, cut):
    texts = {f"t{(7 * number) % 13:02}": extra + " ".join(WORDS[60 * start:60 * start + length])
             for number, (start, length, extra) in enumerate(pieces)}
    recorded = {name: f"2024-01-{number + 1:02}T00:00:00Z" for number, name in enumerate(texts)}
    earlier = dict(list(texts.items())[:cut])
    whole = near_copies(texts, recorded)
    assert near_copies(earlier, recorded) == {name: of for name, of in whole.items() if name in earlier}


@settings(max_examples=60, deadline=None)
@given(pieces=PIECES)
def test_likeness_is_the_same_either_way_round_and_every_copy_is_of_an_original(pieces):
    texts = {f"t{number:02}": extra + " ".join(WORDS[60 * start:60 * start + length])
             for number, (start, length, extra) in enumerate(pieces)}
    read = {name: text_of(words_of(text)) for name, text in texts.items()}
    assert all(alike(read[one], read[other]) == alike(read[other], read[one]) for one in texts for other in texts)
    copies = near_copies(texts)
    assert not set(copies.values()) & set(copies)
