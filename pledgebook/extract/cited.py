"""Papers and agencies that a text cites by their names."""

from functools import cache

from pledgebook.text.lexicon import Phrases, load_table
from pledgebook.text.names import NameMention


@cache
def press(language: str) -> Phrases:
    """The names by which papers and agencies are cited."""
    return Phrases.of({"press": load_table(language, "context")["modality"].get("press", ())})


def is_agency(mention: NameMention) -> bool:
    """Whether a short name of a country's code is an agency's ('USAID', no 'U.S.')."""
    return mention.name.use == "abbreviation" and len(mention.name.spelling) > 3 and mention.name.spelling.isalpha()
