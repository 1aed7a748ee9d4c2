"""The rules of a pack under test: their sentences tried one by one, and what each rule did on a gold file."""

from pledgebook.rulebook.stats import Tally, tally
from pledgebook.rulebook.trial import Bench, Trial, try_rule

__all__ = ["Bench", "Tally", "Trial", "tally", "try_rule"]
