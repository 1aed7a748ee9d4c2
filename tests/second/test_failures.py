"""Whatever the server or the network does: the run goes on, the failure is told, and the rules' claims stand."""

import json
import socket

import pytest
from model_server import completion, sends
from proposals import OPEN, claim, codes

from pledgebook.config import SecondReader
from pledgebook.errors import ConfigError
from pledgebook.second.client import make_client
from pledgebook.second.store import AnswerFile

GOOD = completion({"claims": [claim()]})


def failed(asker):
    return [issue.code for issue in asker.issues]


BROKEN = {
    "broken JSON": completion('{"claims": [{"evidence": '),
    "no JSON": completion("I am sorry, I cannot help with that."),
    "a list": completion("[]"),
    "claims that are no list": completion({"claims": {"evidence": "x"}}),
    "deep nesting": completion("[" * 5000),
    "a number without end": completion("9" * 9000),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_answer_that_is_not_what_was_asked_for_is_a_doubt(again, server, name):
    server.plays = [sends(BROKEN[name])]
    second, _, _ = again(OPEN)
    assert codes(second) == ["answer-unreadable"]
    assert not second.claims


def test_an_answer_that_ends_at_its_limit_is_told_as_such(again, server):
    server.plays = [sends(completion('{"claims": [{"evidence": "Up to', finish="length"))]
    second, _, _ = again(OPEN)
    assert codes(second) == ["answer-cut"]
    assert "max_answer_tokens" in second.issues[0].next_step


@pytest.mark.parametrize("body", [b"", b"<html>", b"null", b'{"choices": []}', b'{"choices": [{"message": null}]}',
                                  b'{"choices": [{"message": {"content": null}}]}', b"[" * 5000, b"\xff\xfe",
                                  b'{"choices": {"0": 1}}', b'{"choices": [{"message": {"content": ["six"]}}]}'])
def test_a_server_that_speaks_another_language_is_a_failure(again, asker, server, body):
    server.plays = [sends(body)]
    asking = asker()
    second, _, _ = again(OPEN, asking=asking)
    assert failed(asking) == ["answer-unreadable"]
    assert not second.claims


def test_an_answer_in_a_fence_of_code_is_read(again, server):
    server.plays = [sends(completion(f"```json\n{json.dumps({'claims': [claim()]})}\n```"))]
    assert len(again(OPEN)[0].claims) == 1


def test_a_huge_answer_is_not_taken_in(again, asker, server):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while not server.released.is_set():
            handler.wfile.write(b" " * 65536)

    server.plays = [endless]
    asking = asker(max_answer_bytes=100_000)
    again(OPEN, asking=asking)
    assert failed(asking) == ["answer-too-large"]


def test_a_server_that_never_answers_is_a_time_out(again, asker, server):
    server.plays = [lambda _handler: server.released.wait()]
    asking = asker(timeout=0.2)
    again(OPEN, asking=asking)
    assert failed(asking) == ["time-out"]
    assert len(server.asked) == 1


def test_an_answer_that_drips_is_a_time_out(again, asker, server):
    def drips(handler):
        handler.send_response(200)
        handler.end_headers()
        while not server.released.wait(0.02):
            handler.wfile.write(b" ")
            handler.wfile.flush()

    server.plays = [drips]
    asking = asker(timeout=0.3)
    again(OPEN, asking=asking)
    assert failed(asking) == ["time-out"]


def test_a_busy_server_is_asked_again_after_the_pause_that_it_asks_for(again, asker, server):
    server.plays = [sends(b"{}", 429, Retry_After="7"), sends(b"{}", 503), sends(GOOD)]
    pauses = []
    asking = asker(pauses=pauses)
    second, _, _ = again(OPEN, asking=asking)
    assert len(second.claims) == 1
    assert (pauses, asking.spent.requests, asking.issues) == ([7.0, 2.0], 3, [])


def test_a_broken_server_is_asked_so_often_and_no_more(again, asker, server):
    server.plays = [sends(b"oops", 500)]
    pauses = []
    asking = asker(pauses=pauses, retries=3)
    second, _, _ = again(OPEN, asking=asking)
    assert failed(asking) == ["http-status"]
    assert (len(server.asked), pauses) == (4, [1.0, 2.0, 4.0])
    assert not second.claims


def test_a_server_that_asks_for_an_hour_is_left_alone(again, asker, server):
    server.plays = [sends(b"{}", 429, Retry_After="3600")]
    pauses = []
    again(OPEN, asking=asker(pauses=pauses))
    assert (len(server.asked), pauses) == (1, [])


@pytest.mark.parametrize("status", [400, 401, 403, 404, 307])
def test_what_would_fail_for_every_request_is_asked_once(again, asker, server, status):
    server.plays = [sends(b"{}", status, Location=f"{server.url}/elsewhere")]
    asking = asker()
    text = " ".join([f"{OPEN} It was cold. It was wet. It was late. It was dark."] * 40)
    again(text, asking=asking)
    assert len(server.asked) == (3 if status == 307 else 1)
    assert failed(asking)[-1] == "gave-up"
    assert asking.spent.unasked > 0
    assert {path for path, _, _ in server.asked} == {"/v1/chat/completions"}


def test_a_refused_connection_ends_the_asking_after_three(again, asker):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asking = asker(url=f"http://127.0.0.1:{port}/v1")
    text = " ".join([f"{OPEN} It was cold. It was wet. It was late. It was dark."] * 40)
    second, _, _ = again(text, asking=asking)
    assert failed(asking) == ["no-connection"] * 3 + ["gave-up"]
    assert not second.claims


def test_a_server_that_hangs_up_is_a_failure(again, asker, server):
    server.plays = [lambda handler: handler.connection.shutdown(socket.SHUT_RDWR)]
    asking = asker()
    again(OPEN, asking=asking)
    assert failed(asking) == ["no-connection"]


@pytest.mark.parametrize("sent", [b"HELLO\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}", b"\x16\x03\x01",
                                  b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{}",
                                  b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 200_000 + b"\r\n\r\n{}"])
def test_a_server_that_does_not_keep_to_http_is_a_failure(again, asker, server, sent):
    def garbage(handler):
        handler.wfile.write(sent)
        handler.wfile.flush()
        handler.connection.shutdown(socket.SHUT_RDWR)

    server.plays = [garbage]
    asking = asker()
    again(OPEN, asking=asking)
    assert failed(asking) == ["no-connection"]


# -- the key -----------------------------------------------------------------------------------------------------------

KEY = "sk-secret-0123456789"


def test_the_key_goes_into_one_header_and_is_shown_nowhere(again, asker, server, tmp_path):
    server.plays = [sends(json.dumps({"error": {"message": f"wrong key {KEY}"}}).encode(), 500), sends(GOOD)]
    kept = tmp_path / "answers.db"
    asking = asker(AnswerFile(kept), key=KEY, retries=0)
    second, _, _ = again(OPEN, asking=asking)
    again(OPEN, asking=asking)
    assert [headers.get("Authorization") for _, headers, _ in server.asked] == [f"Bearer {KEY}"] * 2
    shown = repr((asking.issues, second, asking._client, asking.spent))
    assert KEY not in shown
    assert KEY.encode() not in kept.read_bytes()
    assert KEY not in json.dumps([body for _, _, body in server.asked])


def test_without_a_key_no_header_is_sent(again, server):
    again(OPEN, claim())
    assert "Authorization" not in server.asked[0][1]


@pytest.mark.parametrize(("url", "why"), [
    ("http://models.example/v1", "in the clear"), ("https://ana:pw@models.example/v1", "password"),
    ("ftp://models.example", "no http"), ("models.example/v1", "no http"), ("http://", "no http"),
    ("http://a\x00b", "no address"), ("file:///etc/passwd", "no http"),
])
def test_an_address_that_may_not_be_asked_is_refused_before_anything_is_sent(url, why):
    with pytest.raises(ConfigError, match=why) as told:
        make_client(SecondReader(url=url, model="m"), {"PLEDGEBOOK_SECOND_READER_KEY": KEY})
    assert KEY not in str(told.value)
    assert "pw" not in str(told.value)


def test_the_key_comes_from_the_variable_that_is_named():
    options = SecondReader(url="https://models.example/v1", model="m", key_variable="OTHER")
    assert make_client(options, {"OTHER": f" {KEY}\n", "PLEDGEBOOK_SECOND_READER_KEY": "x"}).key == KEY
    with pytest.raises(ConfigError, match="no header"):
        make_client(options, {"OTHER": "a\nb"})
    with pytest.raises(ConfigError, match="no model"):
        make_client(SecondReader(url="https://models.example/v1"), {})


def test_fields_that_a_server_does_not_take_are_left_out(again, asker, server):
    server.says({"claims": []})
    again(OPEN, asking=asker(omit=("temperature", "response_format", "max_tokens"), max_answer_tokens=77))
    body = server.asked[0][2]
    assert set(body) == {"model", "messages", "max_completion_tokens"}
    assert body["max_completion_tokens"] == 77
    again(OPEN, asking=asker())
    assert {"temperature", "max_tokens", "response_format"} <= set(server.asked[1][2])


# -- the budget and the kept answers -----------------------------------------------------------------------------------

LONG = " ".join([f"{OPEN} It was cold. It was wet. It was late. It was dark."] * 60)


def test_asking_stops_at_the_limit_of_requests_and_says_so(again, asker, server):
    server.says({"claims": []})
    asking = asker(max_requests=2)
    again(LONG, asking=asking)
    assert len(server.asked) == asking.spent.requests == 2
    assert failed(asking) == ["budget-spent"]
    assert asking.spent.unasked > 0


def test_repeated_attempts_count_and_never_go_beyond_the_limit(again, asker, server):
    server.plays = [sends(b"", 500)]
    asking = asker(max_requests=2, retries=9)
    again(LONG, asking=asking)
    assert len(server.asked) == 2


@pytest.mark.parametrize("usage", [{"prompt_tokens": 3000, "completion_tokens": 500}, {"prompt_tokens": -5},
                                   {"prompt_tokens": "many"}, {"prompt_tokens": 10**30}, [1]])
def test_asking_stops_before_the_limit_of_tokens_whatever_the_server_says_that_it_used(again, asker, server, usage):
    server.says({"claims": []}, usage=usage)
    asking = asker(max_tokens=9000, max_answer_tokens=1000)
    again(LONG, asking=asking)
    assert 0 < asking.spent.requests < 8
    assert 0 < asking.spent.tokens_in + asking.spent.tokens_out <= 9000
    assert failed(asking) == ["budget-spent"]


def test_kept_answers_give_the_same_claims_without_the_server(again, asker, server, tmp_path):
    server.says({"claims": [claim()]})
    answers = AnswerFile(tmp_path / "answers.db")
    once, _, _ = again(OPEN, asking=asker(answers))
    server.says({"claims": []})
    asking = asker(answers)
    twice, _, _ = again(OPEN, asking=asking)
    assert (once.claims, once.issues) == (twice.claims, twice.issues)
    assert len(server.asked) == 1
    assert (asking.spent.requests, asking.spent.kept, asking.spent.tokens_in) == (0, 1, 0)


def test_kept_answers_are_those_of_one_text_prompt_and_model(again, asker, server, tmp_path):
    server.says({"claims": []})
    answers = AnswerFile(tmp_path / "answers.db")
    other = OPEN.replace("six", "nine")
    for text, model in ((OPEN, "small-1"), (OPEN, "small-1"), (OPEN, "small-2"), (other, "small-1")):
        again(text, asking=asker(answers, model=model))
    assert len(server.asked) == 3


def test_kept_answers_are_still_used_when_the_budget_is_spent(again, asker, server, tmp_path):
    server.says({"claims": [claim()]})
    answers = AnswerFile(tmp_path / "answers.db")
    again(OPEN, asking=asker(answers))
    asking = asker(answers, max_requests=0)
    assert len(again(OPEN, asking=asking)[0].claims) == 1
    assert asking.issues == []


def test_half_a_sign_in_an_answer_is_kept_as_it_came(again, asker, server, tmp_path):
    server.plays = [sends(completion('{"claims": ["\ud800"]}'))]
    answers = AnswerFile(tmp_path / "answers.db")
    for _ in range(2):
        again(OPEN, asking=asker(answers))
    assert len(server.asked) == 1


@pytest.mark.parametrize("content", [b"no database" * 400, None])
def test_no_answer_is_asked_for_that_could_not_be_kept(again, asker, server, tmp_path, content):
    server.says({"claims": [claim()]})
    path = tmp_path / "answers.db" if content else tmp_path / "missing" / "answers.db"
    if content:
        path.write_bytes(content)
    asking = asker(AnswerFile(path))
    second, _, _ = again(OPEN, asking=asking)
    assert failed(asking) == ["answers-not-kept"]
    assert (server.asked, second.claims) == ([], [])
