"""What the second reader would be asked, what it would cost, and how much a perfect one could add. Needs no model.

Cost: the share of documents and sentences that are sent, requests and tokens for 1,000 documents. Give .jsonl files of
rows with a text, or have them where DEFAULTS says. Ceiling: on the gold (never on the ten documents set aside), a
client that knows the gold answers with its claims, word for word; the scores are those of the rules, and of both.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "accuracy"))

import measure

from pledgebook.catalogue import load_catalogue
from pledgebook.extract import Reader, load_reader, read
from pledgebook.extract.scene import Scene, read_scene
from pledgebook.link import link
from pledgebook.model import Document
from pledgebook.schema import claim_to_json, line
from pledgebook.screen import load_lexicon, screen
from pledgebook.second import Answer, Asker, Budget, Failure, Request, read_again
from pledgebook.text.segments import sentences

SHARED = Path(__file__).parents[2] / "shared"
DEFAULTS = (SHARED / "data" / "wh-briefings" / "aid_ukraine.jsonl",
            SHARED / "data" / "wh-briefings" / "negatives_sample.jsonl")
MOST = 400
"""Documents of a file that are measured."""

BUDGET = Budget(requests=10**9, tokens=10**12, answer_tokens=0, retries=0)
BYTES_A_TOKEN = 4.0
"""Of English, as a rule of thumb."""


class Silent:
    """A client that says that there is nothing, and notes what it was asked."""

    model = "silent"

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def complete(self, request: Request) -> Answer | Failure:
        self.counts["requests"] += 1
        self.counts["fixed"] += len(request.instructions.encode())
        self.counts["data"] += len(request.data.encode())
        return Answer('{"claims": []}')


def cost(path: Path) -> None:
    catalogue = load_catalogue()
    reader, lexicon = load_reader("en", catalogue, "x"), load_lexicon(catalogue)
    client, counts = Silent(), Counter[str]()
    for row in path.read_text(encoding="utf-8").splitlines()[:MOST]:
        obj = json.loads(row)
        day = str(obj.get("published") or obj.get("date") or "")[:10]
        document = Document.of_text(obj["text"], title=obj.get("title"), language="en",
                                    published=date.fromisoformat(day) if day else None)
        counts["documents"] += 1
        if not screen(document, lexicon).kept:
            continue
        before = client.counts["requests"]
        second = read_again(document, read(document, reader), reader, Asker(client, BUDGET))
        counts.update(kept=1, words=len(obj["text"].split()), sent=client.counts["requests"] > before,
                      asked=second.counts["sentences"], sentences=len(sentences(obj["text"], reader.words.sentences)))
    told, kept = client.counts, max(counts["kept"], 1)
    fixed, data = told["fixed"] / BYTES_A_TOKEN / kept, told["data"] / BYTES_A_TOKEN / kept
    print(f"{path.parent.name}/{path.name}: {counts['documents']} documents, {kept} kept by the screen, "
          f"{counts['words'] / kept:.0f} words each; of these {counts['sent'] / kept:.0%} are sent, "
          f"{counts['asked'] / max(counts['sentences'], 1):.1%} of their sentences are asked about, "
          f"{counts['asked'] / kept:.1f} a document; "
          f"for 1,000 kept: {1000 * told['requests'] / kept:.0f} requests, {fixed:.0f} k tokens of fixed instructions, "
          f"{data:.0f} k tokens of text")


class Oracle:
    """A client that answers with the gold's claims about the sentences that it is asked about, in exact words."""

    model = "oracle"

    def __init__(self, gold: list[dict[str, Any]], scenes: list[Scene], text: str) -> None:
        self.gold, self.scenes, self.text = gold, scenes, text
        self.shown: set[str] = set()

    def complete(self, request: Request) -> Answer | Failure:
        asked = {one["text"] for passage in json.loads(request.data)["passages"] for one in passage if one["ask"]}
        scenes = [s for s in self.scenes if self.text[s.sentence.start:s.sentence.end] in asked]
        self.shown = {one["text"] for passage in json.loads(request.data)["passages"] for one in passage}
        found = [self._claim(claim, scene) for scene in scenes for claim in self.gold
                 if scene.sentence.start <= claim["evidence"]["start"] < scene.sentence.end]
        return Answer(json.dumps({"claims": found}))

    def _claim(self, gold: dict[str, Any], scene: Scene) -> dict[str, Any]:
        end = min(gold["evidence"]["end"], scene.sentence.end)
        same = {name: gold[name] for name in ("kind", "stage", "modality", "counting")}
        return {**same, "evidence": self.text[gold["evidence"]["start"]:end],
                "item": (gold["item"] or {}).get("text"), "due": (gold["due"] or {}).get("phrase"),
                "happened": (gold["happened"] or {}).get("phrase"),
                "quantity": self._amount(gold["quantity"], scene, [(q, q.first, q.last) for q in scene.quantities]),
                "money": self._amount(gold["money"], scene, [(m.amount, m.first, m.last) for m in scene.money]),
                "donors": list(self._names(gold["donors"])), "recipients": list(self._names(gold["recipients"]))}

    def _amount(self, gold: dict[str, Any] | None, scene: Scene, mentions: list[tuple[Any, int, int]]) -> str | None:
        for amount, first, last in mentions if gold else ():
            if gold and [amount.min, amount.max] == [gold.get("min"), gold.get("max")]:
                return self.text[scene.tokens[first].start:scene.tokens[last - 1].end]
        return None

    def _names(self, codes: list[str]) -> Iterator[str]:
        shown = [s for s in self.scenes if self.text[s.sentence.start:s.sentence.end] in self.shown]
        for code in codes:
            for scene in shown:
                for mention in scene.parties:
                    if mention.name.target == code:
                        yield self.text[scene.tokens[mention.first].start:scene.tokens[mention.last - 1].end]


def ceiling() -> None:
    score = measure.scorer("score_claims")
    gold = score.read_gold(SHARED / "gold" / "claims.jsonl")
    catalogue = load_catalogue()
    reader = load_reader("en", catalogue, "measured")
    alone: dict[str, list[Any]] = {}
    both: dict[str, list[Any]] = {}
    fates: Counter[str] = Counter()
    for document in measure.documents():
        first = read(document, reader)
        claims = [claim for claim in first.claims if claim.tier != "C"]
        second = _asked(document, reader, gold[document.id])
        fates.update(second.counts)
        alone[document.id] = _written(claims, catalogue)
        both[document.id] = _written([*claims, *(c for c in second.claims if c.tier != "C")], catalogue)
    known = {name: gold[name] for name in alone}
    for name, ours in (("rules", alone), ("rules and a perfect second reader", both)):
        told = score.score(known, ours)["all"]
        print(name, {level: {k: round(told[level][k], 3) for k in ("precision", "recall", "f1") if k in told[level]}
                     for level in ("found", "core", "exact")}, "flips", round(told["flips"], 3))
    print(dict(fates))


def _asked(document: Document, reader: Reader, gold: Any) -> Any:
    scenes = [read_scene(document.text, one, reader, document.published)
              for one in sentences(document.text, reader.words.sentences)]
    kinds = [one for one in gold["claims"] if not one.get("optional")]
    return read_again(document, read(document, reader), reader, Asker(Oracle(kinds, scenes, document.text), BUDGET))


def _written(claims: list[Any], catalogue: Any) -> list[Any]:
    return [json.loads(line(claim_to_json(link(claim, catalogue)))) for claim in claims]


if __name__ == "__main__":
    for place in map(Path, sys.argv[1:] or DEFAULTS):
        cost(place)
    ceiling()
