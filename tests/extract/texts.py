"""Texts for the tests of robustness, all made here: sentences of ours, whole and with words lost or swapped."""

from hypothesis import strategies as st

SENTENCES = [
    "Norway will send 20 howitzers and $5 million to Ukraine by the end of June, the minister said.",
    "The United States announced a package worth up to $400 million, including 150 heavy machine guns.",
    "“We have delivered between 30 and 40 tanks,” said Defence Minister Ada Holm on Tuesday.",
    "Of the 2,000 drones ordered in March, 100 are for Ukraine; Kyiv asked for 7,000 to 9,000 more.",
    "Denmark, Sweden and Norway each offered 1,000 rounds of 155mm ammunition to Ukraine.",
    "Germany refused to supply Taurus missiles, but may give another €2.7 billion ($2.95 billion) in aid.",
    "Chad ($10 million), Colombia ($4.5 million) and Kenya (€1m) pledged help for Sudan.",
    "The package includes:\n\n- 12 field ambulances;\n- Medical supplies.\n- **Canada:** Will provide 400 tents.\n",
    "MS. HOLM:  We will train 10,000 soldiers this year.\n\nQ    Will Poland send none of its jets?\n\n",
    "This brings the total of Japan's assistance to Moldova to more than ¥30 billion since February 2022.",
    "Norwegian Refugee Council officials said, according to Reuters, that half a million people got food.",
    "The US-supplied systems were paid for by the Netherlands, on behalf of the EU, in 2023.",
]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split(" ")})
ODD = [
    "\x00", "\udfff", "\U0001f1fa\U0001f1e6", "\u202e", "e\u0301\u0301", "\u00ad", "\u2060", "\u0663",
    "\ud800", "\u00bd", "1e999999", "9" * 40, "a hundred hundred million",
    "$", "US$", "€ €", "(", ")", "“", '"', "«", ",", ";", ":", "–",
    "\n", "\n\n", "\r\n", "\u2028", "\t", "...", "- ", "# ", "**", "Q  ", "MR. X:", "'s", "\u0456\u0456",
    "\u05d0\u05d1", "\u0627\u0644", "\U00010000",
]
SIGNS = st.text(st.characters(), max_size=200)
"""Any code points at all, lone surrogates among them."""
PIECES = st.lists(st.sampled_from([*WORDS, *ODD]), max_size=80)
JUMBLED = st.one_of(SIGNS, PIECES.map(" ".join), PIECES.map("".join))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A few sentences with words dropped, said twice, swapped, or put in from elsewhere."""
    words = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))).split(" ")
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(words) - 1)))
        way = draw(st.sampled_from(["drop", "twice", "swap", "insert", "glue"]))
        if way == "drop":
            del words[at : at + draw(st.integers(1, 3))]
        elif way == "twice":
            words[at:at] = words[at : at + draw(st.integers(1, 6))]
        elif way == "swap" and words:
            other = draw(st.integers(0, len(words) - 1))
            words[at], words[other] = words[other], words[at]
        elif way == "insert":
            words.insert(at, draw(st.sampled_from([*WORDS, *ODD])))
        elif way == "glue" and at + 1 < len(words):
            words[at : at + 2] = [words[at] + words[at + 1]]
    return " ".join(words)
