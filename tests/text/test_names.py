"""Names in a text: the quick ways find what the slowest and plainest one finds, in any text whatever."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from token_trie import TokenTrie

from pledgebook.catalogue import load_catalogue
from pledgebook.text.lexicon import load_table
from pledgebook.text.names import Gazetteer, Name, NamePlace
from pledgebook.text.tokens import tokenise

WORDS = ["a", "f", "U", "us", "S", "new", "York", "Été", "états", "bus", "party", "155", "16", "5", "1,000", "mm",
         "Київ", "STRASSE", "straße", "²", "ss", "x"]
GAPS = ["", " ", "-", "\n", ".", "'", "’", "\u2011", "–", "  ", "- ", " -", "-\n", "\n\n", "\u00a0", "\t", "€", "&"]
ODD = ["\u00ad", "\u0301", "İ", "Σ", "ΑΣ", "\u2060", "\ud800", "\x00", "٣", "½", "_", "🇺🇦", "ﬁ", "ǅ", "\u0130s"]
ENDINGS = [("ss", "sses"), ("y", "ies"), ("", "s")]

pieces = st.sampled_from([*WORDS, *(word.lower() for word in WORDS), *(word.title() for word in WORDS)])
joints = st.sampled_from(["", " ", "-", ".", "'", " & ", "/"])
spellings = st.lists(st.tuples(pieces, joints).map("".join), min_size=1, max_size=4).map("".join)
names = st.lists(st.builds(Name, spellings, st.sampled_from(["item", "party"]), st.just("one"), exact=st.booleans()),
                 max_size=12)
texts = st.lists(st.one_of(pieces, st.sampled_from(GAPS), st.sampled_from([*GAPS, "s", "ies"]), st.sampled_from(ODD)),
                 max_size=40).map("".join)


def slowly(slow: TokenTrie, text: str, spaces: str) -> list[NamePlace]:
    tokens = tokenise(text, spaces=spaces)
    return [NamePlace(tokens[m.first].start, tokens[m.last - 1].end, m.name) for m in slow.find(tokens)]


@settings(max_examples=400)
@given(names, texts, st.sampled_from(["", "sure", "always"]))
def test_both_quick_ways_find_what_a_trie_tried_at_every_token_finds(known, text, spaces):
    quick, slow = Gazetteer(known, ENDINGS), TokenTrie(known, ENDINGS)
    tokens = tokenise(text, spaces=spaces)
    assert list(quick.find(tokens)) == list(slow.find(tokens))
    assert list(quick.find_in(text, spaces)) == slowly(slow, text, spaces)


FEW = st.sampled_from(["a", "s", "16", "5", "."])
dense = st.builds(Name, st.lists(FEW, min_size=1, max_size=3).map(" ".join), st.just("item"), st.just("one"))


@settings(max_examples=600)
@example([Name("s a", "item", "one")], "s.a s-a s'a s\na s5a")
@example([Name("s 5", "item", "one"), Name("5 a", "item", "one")], "s5a s5 5a s-5-a")
@given(st.lists(dense, min_size=1, max_size=3), st.lists(
    st.one_of(FEW, st.sampled_from([" ", "-", "S", "\n", ".", "  "])), max_size=8).map("".join))
def test_names_of_few_letters_that_hold_each_other_are_told_apart(known, text):
    assert list(Gazetteer(known, ENDINGS).find_in(text)) == slowly(TokenTrie(known, ENDINGS), text, "")


CATALOGUE = [name for name in load_catalogue().names if name.is_in("en")]
PLURALS = [(ending, plural) for ending, plural in load_table("en", "sentences")["plurals"]]
QUICK, SLOW = Gazetteer(CATALOGUE, PLURALS), TokenTrie(CATALOGUE, PLURALS)


@settings(max_examples=100)
@example("USGS")
@example("PRCS")
@example("Soros")
@given(st.lists(st.one_of(st.sampled_from(CATALOGUE).map(lambda name: name.spelling), st.sampled_from(GAPS),
                          st.text(max_size=3)), max_size=30).map("".join))
def test_the_names_of_the_catalogue_are_found_alike_wherever_they_stand(text):
    assert list(QUICK.find_in(text)) == slowly(SLOW, text, "")


def test_a_name_is_found_with_its_place_in_the_text_as_given():
    text = "Norway\u2019s F\u201116s, and F 16 for the U.\u00a0S."
    found = [(text[start:end], name.target) for start, end, name in Gazetteer(
        [Name("F-16", "item", "f16"), Name("Norway", "party", "NO"), Name("U.S.", "party", "US")]).find_in(text)]
    assert found == [("Norway", "NO"), ("F\u201116s", "f16"), ("F 16", "f16"), ("U.\u00a0S.", "US")]
