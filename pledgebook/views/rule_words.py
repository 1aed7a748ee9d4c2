"""What a rule means, in words: for who looks at the trace of a claim.

The rules of all languages have the ids of the English ones, whose pack says what each means.
"""

from collections.abc import Mapping
from functools import cache

from pledgebook.text.rulefiles import load_rules


@cache
def meanings() -> Mapping[str, str]:
    """The meaning of each rule by its id."""
    return {rule.id: rule.means for rule in load_rules("en")}
