"""A sentence that is passed over, since it can hold no anchor, would have held none: those of all our rules say so."""

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.extract import draft, load_reader, read
from pledgebook.model import Document, Reading
from pledgebook.text.rulefiles import load_rules


def _readings(language: str) -> dict[str, Reading]:
    reader = load_reader(language, load_catalogue(), "rules@1")
    texts = (one.text for rule in load_rules(language) for one in (*rule.reads, *rule.rejects))
    return {text: read(Document.of_text(text, language=language), reader) for text in dict.fromkeys(texts)}


@pytest.mark.parametrize(("language", "least"), [("en", 1000), ("fr", 50)])
def test_no_sentence_is_passed_over_that_holds_something(
    language: str, least: int, monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick = _readings(language)
    monkeypatch.setattr(draft, "may_hold", lambda _scene, _words: True)
    whole = _readings(language)
    assert len(whole) >= least
    assert [text for text, reading in whole.items() if reading != quick[text]] == []
