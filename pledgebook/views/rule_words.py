"""What a rule means, in the words of its pack: for who looks at the trace of a claim."""

from collections.abc import Mapping
from functools import cache

from pledgebook.text.lexicon import pack_languages
from pledgebook.text.rulefiles import load_rules


@cache
def meanings(language: str | None) -> Mapping[str, str]:
    """The meaning of each rule by its id; of a language without a pack those of English."""
    known = language if language in pack_languages() else "en"
    return {rule.id: rule.means for rule in load_rules(str(known))}
