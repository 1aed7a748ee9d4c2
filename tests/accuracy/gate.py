"""What the gate costs and what it keeps out: `python tests/accuracy/gate.py` prints it, before any change to the gate.

Recall: texts are wrapped in page templates; of the claims that the whole way finds in such a page with no gate before
it, how many are in pages that the gate lets pass? Every page whose claims are lost is listed, with the cause. Pass
rate: of real pages that are not about assistance, how many pass? The gate was tuned on the templates of `--in tuned`;
`foreign` and `fresh` are others.
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from page_templates import FOREIGN, FRESH, TUNED, Template

from pledgebook.acquire.captures import make_capture
from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Tier
from pledgebook.gate import load_gate
from pledgebook.model import Capture
from pledgebook.pipeline.reading import is_worth_reading, read_capture

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
BRIEFINGS = SHARED / "data" / "wh-briefings"
PAGES = SHARED / "data" / "html-aeb"
DAY = "2024-05-01T00:00:00Z"
SETS = {"tuned": TUNED, "foreign": FOREIGN, "fresh": FRESH}

ABOUT_ASSISTANCE = ("Ukraine military aid", "hold on U.S. security assistance", "withheld US military aid",
                    "Evidence Action", "Rubkan refugee camp", "aid in exchange")
"""Words by which a person finds the pages of html-aeb that do speak of assistance; they are not counted as passing."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be wrapped."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one page came to: claims that the whole way finds in it, of tier A among them, and why it does not pass."""

    name: str
    claims: int
    of_tier_a: int
    why_not: str
    """Why it does not pass; empty where it does."""

    @property
    def passes(self) -> bool:
        return not self.why_not


@dataclass(frozen=True, slots=True)
class Recall:
    """Shares of claims that are in pages that pass, and the pages with claims that do not."""

    claims: int
    share: float
    share_of_tier_a: float
    lost: tuple[Found, ...]

    def causes(self) -> dict[str, int]:
        """Claims that are lost, by why their pages do not pass, most first."""
        counts: Counter[str] = Counter()
        for one in self.lost:
            counts[one.why_not] += one.claims
        return dict(counts.most_common())


def own_texts() -> Iterator[Text]:
    """The texts that the project brings along, all written by us."""
    for path in (*sorted((ROOT / "pledgebook/data/demo").glob("*.jsonl")), ROOT / "tests/hard/story_documents.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Text(f"{path.stem}:{row['id']}", row.get("title") or row["id"], row["text"])


def briefings() -> Iterator[Text]:
    """The releases about aid in ../shared."""
    for name in ("aid_other_recipients", "aid_ukraine"):
        for line in (BRIEFINGS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Text(row["url"], row["title"], row["text"])


def real_pages() -> Iterator[tuple[str, bytes]]:
    """Pages of real sites of all kinds, by the name of their file."""
    for path in sorted((PAGES / "html").iterdir()):
        yield path.name, gzip.decompress(path.read_bytes())


def measured(texts: Sequence[Text], templates: Sequence[Template]) -> Recall:
    """Each text in one of the templates in turn, through the gate and through the whole way."""
    found = [_found(text, templates[place % len(templates)]) for place, text in enumerate(texts)]
    claims, of_tier_a = sum(one.claims for one in found), sum(one.of_tier_a for one in found)
    return Recall(claims, sum(one.claims for one in found if one.passes) / claims,
                  sum(one.of_tier_a for one in found if one.passes) / of_tier_a,
                  tuple(one for one in found if one.claims and not one.passes))


def _found(text: Text, template: Template) -> Found:
    capture = _capture(text, template)
    claims = read_capture(capture, load_catalogue(), 5_000_000).claims
    return Found(f"{text.name} ({template.__name__})", len(claims), sum(one.tier is Tier.A for one in claims),
                 load_gate(load_catalogue()).why_not(capture.payload))


def _capture(text: Text, template: Template) -> Capture:
    page = template(text.title, [one.strip() for one in text.text.split("\n\n") if one.strip()],
                    random.Random(text.name))
    return make_capture(text.name if text.name.startswith("http") else f"https://courier.example/{text.name}",
                        "text/html", page, DAY)


@cache
def passing() -> tuple[tuple[str, ...], int]:
    """The real pages not about assistance that pass, and how many there are."""
    passed, number = [], 0
    for name, page in real_pages():
        if not any(words.encode() in page for words in ABOUT_ASSISTANCE):
            number += 1
            passed += [name] if load_gate(load_catalogue()).passes(page) else []
    return tuple(passed), number


def out_of_sight(texts: Sequence[Text], templates: Sequence[Template]) -> tuple[tuple[str, ...], int]:
    """Pages that the screen keeps but by whose outline they would not be read, and how many it keeps."""
    lost, number = [], 0
    for place, text in enumerate(texts):
        capture = _capture(text, templates[place % len(templates)])
        seen = read_capture(capture, load_catalogue(), 5_000_000).screening
        if seen is not None and seen.kept:
            number += 1
            lost += [] if is_worth_reading(capture, load_catalogue()) else [text.name]
    return tuple(lost), number


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="What the gate costs and what it keeps out.")
    parser.add_argument("--in", dest="templates", choices=tuple(SETS), default="tuned", help="in which templates")
    parser.add_argument("--half", choices=("even", "odd", "both"), default="both", help="which texts of ../shared")
    given = parser.parse_args()
    templates = SETS[given.templates]
    sets = {"own": list(own_texts())}
    if BRIEFINGS.is_dir():
        sets["briefings"] = list(briefings())[{"even": slice(0, None, 2), "odd": slice(1, None, 2),
                                               "both": slice(None)}[given.half]]
    for name, texts in sets.items():
        recall = measured(texts, templates)
        print(f"{name}: {recall.claims} claims, {recall.share:.4f} in pages that pass, "
              f"tier A {recall.share_of_tier_a:.4f}")
        for one in sorted(recall.lost, key=lambda one: -one.claims):
            print(f"  lost {one.claims} ({one.of_tier_a} of tier A): {one.name}: {one.why_not}")
        for cause, claims in recall.causes().items():
            print(f"  {claims} lost: {cause}")
        unseen, number = out_of_sight(texts, templates)
        print(f"{name}: with the gate off, {len(unseen)} of {number} kept pages lost by their outline: {unseen}")
    if PAGES.is_dir():
        passed, number = passing()
        print(f"of {number} real pages not about assistance {len(passed)} pass ({len(passed) / number:.3f})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
