"""Asking within a budget: kept answers first, then the client, until a limit is reached or it fails too often.

Whatever goes wrong is an Issue. The first reading stands without an answer, so nothing here ends a run.
"""

from dataclasses import dataclass, replace

from pledgebook.errors import BookError, Issue
from pledgebook.second.exchange import Answer, Answers, Client, Failure, Request

GIVE_UP = 3
"""Requests in a row that may fail before no more are made: a server that is down is not asked about 5,000 documents."""

BYTES_A_TOKEN = 3
"""Bytes of UTF-8 that a token has at least on average, for an estimate on the high side (English has four)."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What one run may use. Tokens are counted in and out together; `answer_tokens` is the most for one answer."""

    requests: int
    tokens: int
    answer_tokens: int
    retries: int


@dataclass(slots=True)
class Spent:
    """What was used so far. `requests` are those that went out, retries among them; `kept` cost nothing."""

    requests: int = 0
    kept: int = 0
    failed: int = 0
    unasked: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


def make_issue(code: str, subject: str, message: str, next_step: str = "") -> Issue:
    """An issue of this stage."""
    return Issue("second", code, subject, message, next_step)


class Asker:
    """Asks one question after the other. `issues` are what went wrong with some, `spent` what it took."""

    def __init__(self, client: Client, budget: Budget, answers: Answers | None = None, *, asks: bool = True) -> None:
        """Nothing is sent before the first question that is answered by no kept answer; never, unless it `asks`."""
        self.spent, self.issues = Spent(), list[Issue]()
        self._client, self._budget, self._answers = client, budget, answers
        self._failures, self._stopped, self._lost = 0, not asks, False

    @property
    def model(self) -> str:
        """The name of the model that answers."""
        return self._client.model

    def ask(self, request: Request, subject: str) -> Answer | None:
        """The answer, or None where there is none; then an Issue says why, or the request is counted as unasked."""
        kept = self._kept(request)
        if kept is not None:
            self.spent.kept += 1
            return kept
        if not self._stopped:
            self._hold_to_budget(request)
        if self._stopped:
            self.spent.unasked += 1
            return None
        left = self._budget.requests - self.spent.requests
        result = self._client.complete(replace(request, attempts=min(self._budget.retries + 1, left)))
        self.spent.requests += result.attempts
        if isinstance(result, Failure):
            self._fail(result, subject)
            return None
        self._failures = 0
        self._count(request, result)
        self._keep(request, result)
        return result

    def _hold_to_budget(self, request: Request) -> None:
        """Stop where the next request could go beyond a limit."""
        used = self.spent.tokens_in + self.spent.tokens_out
        limits = (("requests", self.spent.requests + 1, self._budget.requests),
                  ("tokens", used + _estimate(request) + self._budget.answer_tokens, self._budget.tokens))
        for name, needed, limit in limits:
            if needed > limit and not self._stopped:
                self._stop("budget-spent", f"the limit of {limit} {name} is reached; what is left was not asked about",
                           f"raise second_reader.max_{name} in book.toml and run again: answers so far are kept")

    def _fail(self, failure: Failure, subject: str) -> None:
        self.spent.failed += 1
        self._failures += 1
        self.issues.append(make_issue(failure.code, subject, failure.message, failure.next_step))
        if failure.is_final or self._failures >= GIVE_UP:
            why = "no other request would fare better" if failure.is_final else f"{GIVE_UP} requests in a row failed"
            self._stop("gave-up", f"{why}; what is left was not asked about",
                       "see to the failures, then run again: answers so far are kept")

    def _stop(self, code: str, message: str, next_step: str) -> None:
        self._stopped = True
        self.issues.append(make_issue(code, self.model, message, next_step))

    def _count(self, request: Request, answer: Answer) -> None:
        """Add what the server says, or an estimate on the high side where it says nothing of use."""
        out = len(answer.text.encode("utf-8", "surrogatepass")) // BYTES_A_TOKEN
        self.spent.tokens_in += _estimate(request) if answer.tokens_in is None else answer.tokens_in
        self.spent.tokens_out += out if answer.tokens_out is None else answer.tokens_out

    def _kept(self, request: Request) -> Answer | None:
        try:
            return self._answers.get(request, self.model) if self._answers and not self._lost else None
        except BookError as error:
            self._lose(error)
            return None

    def _keep(self, request: Request, answer: Answer) -> None:
        try:
            if self._answers:
                self._answers.put(request, self.model, answer)
        except BookError as error:
            self._lose(error)

    def _lose(self, error: BookError) -> None:
        """No answer is paid for that cannot be kept."""
        self._lost = True
        self._stop("answers-not-kept", f"{error.place}: {error.sentence}; nothing more is asked", error.next_step)


def _estimate(request: Request) -> int:
    """Tokens of a request, on the high side."""
    sent = (request.instructions, request.data, str(request.schema))
    return sum(len(part.encode("utf-8", "surrogatepass")) for part in sent) // BYTES_A_TOKEN + 1
