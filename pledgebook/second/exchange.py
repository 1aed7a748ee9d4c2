"""What goes to a language model and what comes back: plain records, and the one method that a client has."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Request:
    """One question: the fixed instructions, the data, and the JSON schema of the answer.

    `prompt` is the hash of all that is the same in every request; `attempts` how often it may be sent at most.
    """

    prompt: str
    instructions: str
    data: str
    schema: Mapping[str, Any]
    attempts: int = 1

    @property
    def text(self) -> str:
        """The SHA-256 of the data: with the prompt's hash and the model's name it is the key of a kept answer."""
        return hashlib.sha256(self.data.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model wrote. Tokens as the server counts them, None where it does not; `attempts` times it was asked."""

    text: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    is_cut: bool = False
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer. `is_final` says that no other request would fare better (a wrong key, no such model)."""

    code: str
    message: str
    next_step: str
    is_final: bool = False
    attempts: int = 1


class Client(Protocol):
    """Who answers."""

    @property
    def model(self) -> str:
        """The model's name: a part of the name of the reader."""

    def complete(self, request: Request) -> Answer | Failure:
        """The answer to one request. Never raises for what a server or a network does."""


class Answers(Protocol):
    """Where answers are kept, so that a run can be repeated and is paid for once. BookError where it fails."""

    def get(self, request: Request, model: str) -> Answer | None:
        """The answer to the same request of the same model, if there was one."""

    def put(self, request: Request, model: str, answer: Answer) -> None:
        """Keep an answer for good."""
