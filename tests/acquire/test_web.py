"""What fetching from the web promises, against a real server on this machine."""

import gzip
import socket
import time
import zlib

import brotli
import pytest
from local_site import NOW, codes, gather, now, options

from pledgebook.acquire import addresses
from pledgebook.acquire.web import Fetcher
from pledgebook.errors import Issue, SourceError

RESOLVE = "pledgebook.acquire.connection.resolve"
PAGE = b"<html><body><p>Norway will give ten ambulances.</p></body></html>"


def test_a_page_is_captured_with_its_address_type_and_day(site):
    (capture,), issues = gather(site.add("/a", PAGE))
    assert issues == []
    assert (capture.uri, capture.payload, capture.captured_at) == (f"{site.address}/a", PAGE, NOW)
    assert capture.media_type == "text/html; charset=utf-8"


def test_the_agent_of_the_configuration_is_named(site):
    gather(site.add("/a"), user_agent="tester/1 (mail@example.org)")
    assert {headers["User-Agent"] for _, headers in site.asked} == {"tester/1 (mail@example.org)"}


def test_a_fragment_is_not_asked_for(site):
    (capture,), _ = gather(site.add("/a") + "#part")
    assert capture.uri == f"{site.address}/a"


@pytest.mark.parametrize(("name", "pack"), [
    ("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress),
    ("deflate", lambda data: zlib.compress(data)[2:-4]),
    ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
])
def test_packed_bodies_are_unpacked(site, name, pack):
    (capture,), issues = gather(site.add("/a", pack(PAGE), Content_Encoding=name))
    assert (capture.payload, issues) == (PAGE, [])


def test_a_body_that_is_not_packed_as_declared_is_kept_and_counted(site):
    (capture,), issues = gather(site.add("/a", PAGE, Content_Encoding="gzip"))
    assert (capture.payload, codes(issues)) == (PAGE, ["bad-content-encoding"])


def test_a_packed_body_that_is_cut_is_kept_as_far_as_it_goes(site):
    (capture,), issues = gather(site.add("/a", gzip.compress(PAGE * 50)[:-12], Content_Encoding="gzip"))
    assert (PAGE * 50).startswith(capture.payload)
    assert codes(issues) == ["truncated-body"]


@pytest.mark.parametrize(("name", "pack"), [
    ("gzip", gzip.compress), ("br", brotli.compress), ("deflate", zlib.compress),
])
def test_a_bomb_is_stopped_at_the_limit(site, name, pack):
    captures, issues = gather(site.add("/a", pack(b"\0" * 5_000_000), Content_Encoding=name))
    assert (captures, codes(issues)) == ([], ["too-large"])


def test_a_body_above_the_limit_is_counted_and_not_kept(site):
    captures, issues = gather(site.add("/a", b"x" * 200_001))
    assert (captures, codes(issues)) == ([], ["too-large"])
    assert "max_bytes" in issues[0].next_step


@pytest.mark.parametrize("status", [204, 304, 400, 403, 404, 410, 429, 500, 503])
def test_every_status_but_success_is_an_issue_with_its_number(site, status):
    captures, issues = gather(site.add("/a", b"", status=status))
    assert captures == []
    assert codes(issues) in (["http-status"], ["empty"])
    assert issues[0].subject == f"{site.address}/a"


def test_an_empty_page_is_an_issue(site):
    assert codes(gather(site.add("/a", b""))[1]) == ["empty"]


def test_redirects_lead_to_the_final_address(site):
    site.add("/b", PAGE)
    (capture,), issues = gather(site.add("/a", b"", status=302, Location="b#y"))
    assert (capture.uri, issues) == (f"{site.address}/b", [])


def test_a_circle_of_redirects_ends(site):
    site.add("/b", b"", status=302, Location="/a")
    captures, issues = gather(site.add("/a", b"", status=302, Location="/b"))
    assert (captures, codes(issues)) == ([], ["redirect-loop"])


def test_redirects_for_ever_end_at_the_limit(site):
    for number in range(20):
        site.add(f"/{number}", b"", status=302, Location=f"/{number + 1}")
    captures, issues = gather(f"{site.address}/0", max_redirects=3)
    assert (captures, codes(issues)) == ([], ["too-many-redirects"])
    assert len(site.paths()) == 1 + 4


@pytest.mark.parametrize("target", ["ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)", "http://[1",
                                    "http://user:word@example.org/", "http://:80/a", "gopher://x"])
def test_a_redirect_to_anything_but_plain_http_is_refused(site, target):
    captures, issues = gather(site.add("/a", b"", status=302, Location=target))
    assert (captures, codes(issues)) == ([], ["not-allowed"])


def test_a_machine_of_a_private_network_is_refused_at_once_by_default(site):
    for address in (site.add("/a"), "http://localhost/", "http://10.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
                    "http://169.254.169.254/latest/meta-data", "http://printer.local/"):
        with pytest.raises(SourceError, match="private network"):
            gather(address, private_addresses=False)
    assert site.asked == []


def test_a_name_of_a_private_machine_is_refused_after_it_is_resolved(site, monkeypatch):
    monkeypatch.setattr(RESOLVE, _resolver({"news.example": ["127.0.0.1"]}))
    captures, issues = gather(f"http://news.example:{site.server.server_port}/a", private_addresses=False)
    assert (captures, codes(issues)) == ([], ["private-address"])
    assert site.asked == []


def test_one_private_address_among_public_ones_is_enough_to_refuse(site, monkeypatch):
    monkeypatch.setattr(RESOLVE, _resolver({"news.example": ["8.8.8.8", "10.0.0.7"]}))
    assert codes(gather("http://news.example/a", private_addresses=False)[1]) == ["private-address"]


def test_a_redirect_to_a_private_machine_is_refused(site, monkeypatch):
    """The first hop is let through as if it were public; the second names the loopback address."""
    monkeypatch.setattr(RESOLVE, _resolver({"news.example": ["127.0.0.1"]}))
    monkeypatch.setattr("pledgebook.acquire.connection.is_public", lambda address: address != "127.0.0.2")
    site.add("/secret", PAGE)
    site.add("/a", b"", status=302, Location=f"http://127.0.0.2:{site.server.server_port}/secret")
    captures, issues = gather(f"http://news.example:{site.server.server_port}/a", private_addresses=False)
    assert (captures, codes(issues)) == ([], ["private-address"])
    assert "/secret" not in site.paths()


def test_a_name_that_changes_its_address_after_the_check_reaches_nothing(site, monkeypatch):
    """The connection goes to an address that was itself checked, however often the name is asked."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"], ["127.0.0.1"]])
    monkeypatch.setattr(RESOLVE, lambda *_: tuple(next(answers)))
    captures, issues = gather(f"http://news.example:{site.server.server_port}/a", private_addresses=False, robots=False)
    assert (captures, codes(issues)) == ([], ["private-address"])
    assert site.asked == []


@pytest.mark.parametrize(("address", "is_open"), [
    ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False),
    ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False),
    ("255.255.255.255", False), ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fd00::1", False),
    ("ff02::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
    ("240.0.0.1", False), ("rubbish", False),
])
def test_only_addresses_of_the_open_internet_are_public(address, is_open):
    assert addresses.is_public(address) is is_open


@pytest.mark.parametrize("place", ["ftp://example.org/a", "file:///etc/passwd", "http://u:p@example.org/", "https://",
                                   "http://exa mple.org/", "http://example.org:99999/", "http://" + "a" * 9000])
def test_an_address_that_may_not_be_asked_ends_with_a_clear_error(place):
    with pytest.raises(SourceError, match="next:"):
        gather(place)


def test_a_name_without_address_is_an_issue(monkeypatch):
    def fail(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    captures, issues = gather("http://nowhere.example/a")
    assert (captures, codes(issues)) == ([], ["no-such-host"])


def test_a_server_that_is_not_there_is_an_issue(site):
    site.close()
    captures, issues = gather(f"{site.address}/a", robots=False)
    assert (captures, codes(issues)) == ([], ["no-connection"])


def test_a_server_that_says_nothing_is_a_time_out(site):
    site.pages["/a"] = lambda _: time.sleep(1.0)
    captures, issues = gather(f"{site.address}/a", timeout=0.2)
    assert (captures, codes(issues)) == ([], ["time-out"])


def test_a_server_that_drips_ends_with_the_time_for_the_whole(site):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(200):
            time.sleep(0.05)
            handler.wfile.write(b"x")

    site.pages["/a"] = drip
    start = time.monotonic()
    captures, issues = gather(f"{site.address}/a", timeout=0.1, robots=False)
    assert (captures, codes(issues)) == ([], ["time-out"])
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("answer", [
    b"rubbish\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000, b"HTTP/1.1 abc\r\n\r\n", b"",
    b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
])
def test_absurd_answers_are_issues(site, answer):
    def say(handler):
        handler.wfile.write(answer)
        handler.close_connection = True

    site.pages["/a"] = say
    captures, issues = gather(f"{site.address}/a", robots=False)
    assert captures == []
    assert codes(issues) in (["bad-http"], ["no-connection"])


def test_an_absurd_media_type_becomes_one_short_line(site):
    (capture,), _ = gather(site.add("/a", Content_Type="text/html; x=" + "y" * 5000))
    assert len(capture.media_type) <= 200


def test_robots_txt_is_respected(site):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: pledgebook\nDisallow: /private\n")
    site.add("/private/a")
    captures, issues = gather(f"{site.address}/private/a", site.add("/open"))
    assert [capture.uri for capture in captures] == [f"{site.address}/open"]
    assert codes(issues) == ["robots"]
    assert site.paths() == ["/robots.txt", "/open"]


def test_robots_txt_is_respected_behind_a_redirect(site):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\n")
    site.add("/private")
    assert codes(gather(site.add("/a", b"", status=302, Location="/private"))[1]) == ["robots"]
    assert "/private" not in site.paths()


@pytest.mark.parametrize(("status", "expected"), [(404, []), (403, []), (500, ["robots"]), (503, ["robots"])])
def test_no_robots_txt_allows_all_and_a_failing_one_nothing(site, status, expected):
    site.add("/robots.txt", b"x", status=status)
    assert codes(gather(site.add("/a"))[1]) == expected


@pytest.mark.parametrize("body", [b"\xff\xfe\0rubbish" * 100, b"<html>" * 1000, b"a: b\n" * 300_000,
                                  b"User-agent: *\nDisallow: /" + b"*a" * 3000])
def test_rubbish_for_robots_txt_does_no_harm(site, body):
    site.pages["/robots.txt"] = (200, {}, body)
    captures, issues = gather(site.add("/" + "a" * 200))
    assert len(captures) + len(issues) == 1


def test_robots_can_be_switched_off_for_a_site_whose_owner_agreed(site):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /\n")
    assert len(gather(site.add("/a"), robots=False)[0]) == 1


def test_two_requests_to_one_site_keep_the_pause_and_the_longer_one_that_it_asks_for(site):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7\n")
    clock, waits = [100.0], []

    def sleep(seconds):
        waits.append(round(seconds, 3))
        clock[0] += seconds

    with Fetcher(options(delay=2.0), now, lambda: clock[0], sleep) as fetcher:
        for path in ("/a", "/b", "/c"):
            assert not any(isinstance(found, Issue) for found in fetcher.fetch(site.add(path)))
    assert waits == [2.0, 7.0, 7.0]


def test_a_site_that_redirects_to_its_feed_of_pages_gives_the_pages(site):
    site.add("/1", PAGE)
    site.add("/2", PAGE)
    feed = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>
      <item><link>{site.address}/1</link></item><item><link>/2</link></item><item><link>{site.address}/1</link></item>
      <item><title>none</title></item><item><link>{site.address}/gone</link></item></channel></rss>"""
    captures, issues = gather(site.add("/feed", feed.encode(), Content_Type="application/rss+xml"))
    assert [capture.uri for capture in captures] == [f"{site.address}/1", f"{site.address}/2"]
    assert sorted(codes(issues)) == ["feed-entry-without-link", "http-status"]


def _resolver(names):
    return lambda host, _: tuple(names.get(host, [host]))
