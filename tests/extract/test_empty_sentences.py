"""A sentence that is passed over, since it can hold no anchor, would have held none: those of all our rules say so."""

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.extract import draft, load_reader, read
from pledgebook.model import Document, Reading
from pledgebook.text.rulefiles import load_rules


def _readings(language: str, each: int) -> dict[str, Reading]:
    reader = load_reader(language, load_catalogue(), "rules@1")
    texts = dict.fromkeys(one.text for rule in load_rules(language) for one in (*rule.reads, *rule.rejects))
    return {text: read(Document.of_text(text, language=language), reader) for text in [*texts][::each]}


@pytest.mark.parametrize(("language", "each", "least"), [
    ("en", 4, 250), ("fr", 1, 50), pytest.param("en", 1, 1000, marks=pytest.mark.slow)])
def test_no_sentence_is_passed_over_that_holds_something(
    language: str, each: int, least: int, monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick = _readings(language, each)
    monkeypatch.setattr(draft, "may_hold", lambda _scene, _words: True)
    whole = _readings(language, each)
    assert len(whole) >= least
    assert [text for text, reading in whole.items() if reading != quick[text]] == []
