"""The network side: one POST to an endpoint like OpenAI's chat completions, within limits of size and time.

The key goes into one header and nowhere else: no message, record or representation has it, and since nothing that a
server writes beside its answer is repeated, none can echo it. No redirect is followed, and proxies that the environment
names are not used, so that the text goes to the address that was named and to no other.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2

from pledgebook.config import SecondReader
from pledgebook.errors import ConfigError
from pledgebook.second.exchange import Answer, Failure, Request

FIRST_PAUSE = 1.0
"""Seconds before the second attempt; each further pause is twice as long."""

LONGEST_PAUSE = 60.0
"""Seconds; a server that asks for more is asked again later, by the next run."""

_BUSY = 429
_FINAL = frozenset({400, 401, 402, 403, 404, 405, 422})
"""Answers that every request would get: a wrong key, address, model or field, no money left."""

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_MOST_TOKENS = 10_000_000
"""A server that says that one answer took more is not believed."""

_URL_STEP = "give the part before /chat/completions, such as http://localhost:8080/v1"


@dataclass(frozen=True, slots=True)
class HttpClient:
    """Asks `model` at `url`. `key` is never shown; `sleep` waits between two attempts, in seconds."""

    url: str
    model: str
    key: str = field(repr=False)
    options: SecondReader
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)

    def complete(self, request: Request) -> Answer | Failure:
        """The model's answer, or why there is none. Asks again where the server is busy or broken, for a while."""
        body = json.dumps(self._body(request)).encode("ascii")
        for attempt in range(1, max(request.attempts, 1) + 1):
            result, pause = self._once(body, attempt)
            if pause is None or attempt >= request.attempts:
                return result
            self.sleep(max(pause, FIRST_PAUSE * 2 ** (attempt - 1)))
        return result

    def _body(self, request: Request) -> dict[str, Any]:
        omitted, limit = self.options.omit, self.options.max_answer_tokens
        schema = {"name": "claims", "strict": True, "schema": request.schema}
        fields: dict[str, Any] = {
            "temperature": 0, "max_tokens": limit, "response_format": {"type": "json_schema", "json_schema": schema}}
        if "max_tokens" in omitted:  # what came after it on servers that no longer take it
            fields["max_completion_tokens"] = limit
        messages = [{"role": "system", "content": request.instructions}, {"role": "user", "content": request.data}]
        kept = {name: value for name, value in fields.items() if name not in omitted}
        return {"model": self.model, "messages": messages, **kept}

    def _once(self, body: bytes, attempt: int) -> tuple[Answer | Failure, float | None]:
        """One attempt: (answer or failure, least seconds to wait before another, or None where none would help)."""
        try:
            status, headers, content = self._post(body)
        except httpx2.TimeoutException:
            return self._failure("time-out", "the server did not answer in time", attempt,
                                 "raise second_reader.timeout, or choose a faster model"), None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            return self._failure("no-connection", f"there is no connection ({type(error).__name__})", attempt,
                                 "see whether the server runs at second_reader.url"), None
        if content is None:
            return self._failure("answer-too-large", f"the answer has more than {self.options.max_answer_bytes} bytes",
                                 attempt, "raise second_reader.max_answer_bytes if the model is sound"), None
        if status != httpx2.codes.OK:
            return self._status(status, headers, attempt)
        answer = _read(content, attempt)
        return answer or self._failure("answer-unreadable", "the server's answer is not in the form of a chat "
                                       "completion", attempt, "see whether second_reader.url is right"), None

    def _post(self, body: bytes) -> tuple[int, Mapping[str, str], bytes | None]:
        """(status, headers, body), the body None where it is larger than allowed; the whole within two time-outs."""
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity",
                   "User-Agent": "pledgebook"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        url, timeout = self.url.rstrip("/") + "/chat/completions", self.options.timeout
        until, content = time.monotonic() + timeout, bytearray()
        with (httpx2.Client(trust_env=False, timeout=timeout, follow_redirects=False) as client,
              client.stream("POST", url, content=body, headers=headers) as response):
            for piece in response.iter_raw():  # as sent: a packed answer could unfold to any size
                content += piece
                if len(content) > self.options.max_answer_bytes:
                    return response.status_code, response.headers, None
                if time.monotonic() > until:
                    message = "the whole answer took too long"
                    raise httpx2.ReadTimeout(message)
            return response.status_code, response.headers, bytes(content)

    def _status(self, status: int, headers: Mapping[str, str], attempt: int) -> tuple[Failure, float | None]:
        busy, broken = status == _BUSY, status >= 500
        step = {401: "see the key in the environment variable that second_reader.key_variable names",
                403: "see the key in the environment variable that second_reader.key_variable names",
                404: "see second_reader.url and second_reader.model",
                400: "see second_reader.model, and leave out what the server does not take with second_reader.omit",
                }.get(status, "see the server's own log, and run again later")
        failure = Failure("http-status", f"the server answered {status}", step, status in _FINAL, attempt)
        wait = _seconds(headers.get("retry-after", ""))
        return failure, wait if (busy or broken) and wait <= LONGEST_PAUSE else None

    def _failure(self, code: str, message: str, attempt: int, step: str) -> Failure:
        return Failure(code, message, step, attempts=attempt)


def make_client(options: SecondReader, environment: Mapping[str, str]) -> HttpClient:
    """The client that book.toml describes; ConfigError where it describes none that may be asked."""
    place = "second_reader.url"
    try:
        url = httpx2.URL(options.url)
    except httpx2.InvalidURL as error:
        raise ConfigError(place, f"is no address ({error})", _URL_STEP) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise ConfigError(place, f'"{options.url[:200]}" is no http(s) address', _URL_STEP)
    if url.userinfo:
        raise ConfigError(place, "it holds a password, which would stand in messages", "name a variable with the key "
                          "in second_reader.key_variable")
    if not options.model:
        raise ConfigError("second_reader.model", "no model is named", "name one that the server has")
    key = environment.get(options.key_variable, "").strip()
    if not key.isascii() or not key.isprintable():
        raise ConfigError(options.key_variable, "the key holds signs that no header may hold", "set it anew")
    if key and url.scheme == "http" and url.host not in _LOOPBACK:
        raise ConfigError(place, "the key would travel in the clear", "use https, or unset " + options.key_variable)
    return HttpClient(options.url, options.model, key, options)


def _read(content: bytes, attempt: int) -> Answer | None:
    """The answer in a chat completion; None where it is none."""
    try:
        obj = json.loads(content)
        choice = obj["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        return None
    if not isinstance(text, str):
        return None
    usage = obj.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    return Answer(text, _tokens(counts.get("prompt_tokens")), _tokens(counts.get("completion_tokens")),
                  choice.get("finish_reason") == "length", attempt)


def _tokens(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and 0 <= value <= _MOST_TOKENS else None


def _seconds(written: str) -> float:
    """The seconds of a Retry-After; a date or nonsense is 0, so that the usual pause holds."""
    return float(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0.0
