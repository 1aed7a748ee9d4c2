"""Measures how languages are told: share right, wrong and unsaid, texts a second. Prints a table.

Give .jsonl files of rows with a text and its language (`text`; `lang` or `language`), or have them where DEFAULTS
says. Each is measured by whole texts and by sentences of 25 to 200 signs.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from resiliparse.parse.lang import detect_fast

from pledgebook.parse.language import detect

SHARED = Path(__file__).parents[2] / "shared"
DEFAULTS = (SHARED / "gold" / "trial_sentences.jsonl", SHARED / "data" / "se-gov-press" / "aid_ukraine.jsonl",
            SHARED / "data" / "zelensky-addresses-en-uk-2022" / "addresses.jsonl")
EUROPE = ["bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hu", "it", "lt", "lv", "nl", "no", "pl", "pt",
          "ro", "ru", "sk", "sv", "tr", "uk"]
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MOST = 4000

WAYS: dict[str, Callable[[str], str | None]] = {
    "pledgebook": detect,
    "resiliparse, 24 languages": lambda text: detect_fast(text, langs=EUROPE)[0],
    "resiliparse, all languages": lambda text: detect_fast(text)[0],
}
Texts = list[tuple[str, str]]


def texts_of(path: Path) -> Texts:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(str(row.get("language") or row.get("lang")), row["text"]) for row in rows if row.get("text")]


def measure(name: str, texts: Texts) -> None:
    for way, find in WAYS.items():
        start = time.process_time()
        found = [(language, find(text)) for language, text in texts]
        seconds = time.process_time() - start
        right = sum(language == said for language, said in found) / len(found)
        unsaid = sum(said in (None, "unknown") for _, said in found) / len(found)
        print(f"{name:34} {way:28} {len(found):6} {right:6.3f} {max(0.0, 1 - right - unsaid):6.3f} {unsaid:7.3f} "
              f"{len(found) / seconds:8.0f}", flush=True)


def main() -> int:
    paths = [Path(name) for name in sys.argv[1:]] or [path for path in DEFAULTS if path.exists()]
    if not paths:
        print("no labelled texts are there\n  next: give .jsonl files as arguments")
        return 1
    print(f"{'texts':34} {'way':28} number  right  wrong  unsaid  texts/s")
    for path in paths:
        texts = texts_of(path)
        measure(path.stem, texts[:_MOST])
        sentences = [(language, part) for language, text in texts for part in _SENTENCE.split(text)
                     if 25 <= len(part) <= 200]
        if len(sentences) > len(texts):
            measure(f"{path.stem}, by sentence", sentences[:_MOST])
    return 0


if __name__ == "__main__":
    sys.exit(main())
