"""One document read a second time: asked about, grounded, and told beside what the rules have."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pledgebook.errors import Issue
from pledgebook.extract import Reader
from pledgebook.extract.scene import read_scene
from pledgebook.model import Claim, Document, Reading
from pledgebook.second.answers import Proposal, Unreadable, read_answer
from pledgebook.second.asking import Asker, make_issue
from pledgebook.second.claims import Grounded, make_claim, objection, reread
from pledgebook.second.exchange import Answer
from pledgebook.second.first import claim_at, told_already, veto_at
from pledgebook.second.grounding import Ground, make_ground, stand
from pledgebook.second.prompt import make_request, prompt_hash
from pledgebook.second.windows import asked_sentences, requests
from pledgebook.text.segments import sentences

FATES = ("added", "agreed", "differed", "repeated", "misshapen", "unfounded", "rejected")
"""What becomes of a proposal, each of exactly one: their counts add up to the proposals."""


@dataclass(slots=True)
class Second:
    """What the second reader adds to a document. `counts` has sentences, proposals and each of FATES."""

    claims: list[Claim] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def extractor_name(model: str) -> str:
    """The name that every claim of a model carries: with another prompt it is another reader."""
    return f"llm:{model}@{prompt_hash()}"


def read_again(document: Document, first: Reading, reader: Reader, asker: Asker) -> Second:
    """What the second reader adds to the first reading of a document. Claims of `first` are left as they are."""
    second = Second()
    segments = sentences(document.text, reader.words.sentences)
    scenes = [read_scene(document.text, one, reader, document.published) for one in segments]
    asked = asked_sentences(first, scenes, reader.words)
    for number, shown in enumerate(requests(list(asked), scenes), start=1):
        answer = asker.ask(make_request(document, scenes, shown), document.id)
        if answer is not None:
            second.counts["sentences"] += sum(len(one.asked) for one in shown)
            _take(second, answer, make_ground(document, reader, scenes, shown), first, (number, asker.model))
    return second


def _take(second: Second, answer: Answer, ground: Ground, first: Reading, source: tuple[int, str]) -> None:
    """Add what one answer says to `second`; `source` is the number of the request and the model's name."""
    number, model = source
    for place, proposal in enumerate(_proposals(second, answer, ground.document, number), start=1):
        second.counts["proposals"] += 1
        fate, why = _settle(second, proposal, ground, first, extractor_name(model))
        second.counts[fate] += 1
        if why:
            code, message = why
            second.issues.append(make_issue(code, ground.document.id, f"answer {number}, claim {place}: {message}"))


def _proposals(second: Second, answer: Answer, document: Document, number: int) -> Sequence[Proposal | str]:
    try:
        return read_answer(answer.text)
    except Unreadable as wrong:
        code = "answer-cut" if answer.is_cut else "answer-unreadable"
        tail = " since it ends at the limit of tokens" if answer.is_cut else ""
        second.issues.append(make_issue(code, document.id, f"answer {number} cannot be read: {wrong}{tail}",
                                        "raise second_reader.max_answer_tokens, or choose another model"))
        return ()


def _settle(
    second: Second, proposal: Proposal | str, ground: Ground, first: Reading, extractor: str,
) -> tuple[str, tuple[str, str] | None]:
    """(fate, (code, message) of an issue if there is something to tell) of one proposal."""
    if isinstance(proposal, str):
        return "misshapen", ("claim-misshapen", proposal)
    at = stand(proposal, ground)
    if at is None:
        return "unfounded", ("evidence-not-found", "its evidence stands in no sentence that it was asked about")
    found = reread(proposal, at)
    wrong = objection(found) or veto_at(found, first)
    if wrong:
        return "rejected", ("claim-rejected", wrong)
    like = claim_at(found, first)
    if like is not None and like.tier != "C":
        return _compared(found, like)
    told = "; ".join(f"{slot}: {why}" for slot, why in sorted(found.dropped.items()))
    doubt = ("slot-dropped", told) if told else None
    claim = make_claim(found, like, extractor)
    if told_already(claim, [*first.claims, *second.claims]):
        return "repeated", doubt
    second.claims.append(claim)
    return "added", doubt


def _compared(found: Grounded, like: Claim) -> tuple[str, tuple[str, str] | None]:
    """Whether the two readers agree about a claim that the rules have: it stays as it is, a doubt is told."""
    other = found.labels["stage"]
    if other == like.stage:
        return "agreed", None
    return "differed", ("readings-differ", f"{like.id} is {like.stage} by the rules and {other} by the second reader")
