"""The ids of rules that are named in words: `family.the-words-with-dashes`."""

from functools import lru_cache

from pledgebook.model import Reason


@lru_cache(1024)
def plain_reason(field: str, rule: str, note: str = "") -> Reason:
    """A reason without words and without weight: there are few of them, and every claim has some."""
    return Reason(field, rule, None, 0.0, note)


@lru_cache(1024)
def inferred(field: str, name: str) -> Reason:
    """The reason of a field that an inference filled."""
    return Reason(field, inference_id(name), None, 0.0, name)


@lru_cache(1024)
def rule_id(family: str, name: str) -> str:
    """The id of a rule that is named in words: a veto, an inference, what is seen for a claim."""
    kept = "".join(letter if letter.isalnum() else " " for letter in name.lower())
    return f"{family}.{'-'.join(kept.split())}"


def inference_id(name: str) -> str:
    """The id of an inference: 'stage: from the sentence before' is `stage.from-the-sentence-before`."""
    field, _, words = name.partition(":")
    return rule_id(field.strip(), words)


def reason_id(reason: Reason) -> str:
    """The id of the rule behind a reason; those of confidence go by the names that its weights are learnt under."""
    by_name = reason.field == "confidence" and "." not in reason.rule
    return rule_id("confidence", reason.rule) if by_name else reason.rule


def veto_id(veto: str) -> str:
    """The id of a veto: 'one of several' is `veto.one-of-several`."""
    return rule_id("veto", veto)
