"""What tells of no assistance gives hardly a claim: 400 releases about other things, from ../shared."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import measure

from pledgebook.catalogue import load_catalogue
from pledgebook.extract import load_reader, read
from pledgebook.model import Claim, Document

ROWS = measure.SHARED / "data" / "wh-briefings" / "negatives_sample.jsonl"
MOST = 0.1
"""Claims of tier A a document that are borne: some releases outside the keywords do tell of assistance."""


def negatives() -> Iterator[Document]:
    for k, row in enumerate(ROWS.read_text(encoding="utf-8").splitlines()):
        known = json.loads(row)
        yield Document.of_text(known["text"], id=f"neg-{k}", url=known["url"], title=known["title"], language="en",
                               publisher="whitehouse.gov", published=date.fromisoformat(known["date"]))


def claims() -> Iterator[tuple[Document, Claim]]:
    reader = load_reader("en", load_catalogue(), "test")
    for document in negatives():
        yield from ((document, claim) for claim in read(document, reader).claims)


@pytest.mark.slow
@pytest.mark.skipif(not ROWS.is_file(), reason="the releases in ../shared are not here")
def test_releases_about_other_things_give_hardly_a_claim():
    number = sum(1 for _ in negatives())
    tiers = Counter(str(claim.tier) for _, claim in claims())
    assert number >= 400
    assert tiers["A"] / number < MOST, tiers


def main() -> None:
    """Print the claims a document by tier, and each of tier A and B with its words."""
    number, found = sum(1 for _ in negatives()), list(claims())
    for tier in "AB":
        shown = [(document, claim) for document, claim in found if claim.tier == tier]
        print(f"tier {tier}: {len(shown)} claims, {len(shown) / number:.3f} a document")
        for document, claim in shown:
            assert claim.evidence is not None
            around = document.text[max(0, claim.evidence.start - 90) : claim.evidence.end + 60]
            print(f"  {document.id} {claim.kind} {claim.stage} {'+'.join(claim.donors)} > {'+'.join(claim.recipients)} "
                  f"{claim.confidence:.2f}: {' '.join(around.split())}")


if __name__ == "__main__":
    main()
