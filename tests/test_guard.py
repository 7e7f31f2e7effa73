"""Where a crawl may connect to: on URLs, on addresses, and with sockets."""

from ipaddress import ip_address
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.protocol import ClientFactory

from crawler.causes import Cause
from crawler.failures import Refused
from crawler.fetch.guard import GuardedReactor
from crawler.fetch.reach import LONGEST_URL, Opening, Reach, embedded, is_public, refuses_url
from tests.loopback import serve
from tests.visitor import visit

HERE = Reach()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "100.100.100.200", "192.0.0.192", "198.18.0.1", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1",
        "255.255.255.255", "168.63.129.16", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:1::1", "fe80::1",
        "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(address: str) -> None:
    assert HERE.refuses(address, 80) == Cause.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_what_is_public_may_be_reached_at_the_ports_of_the_web(address: str) -> None:
    assert HERE.refuses(address, 80) is HERE.refuses(address, 443) is None
    assert HERE.refuses(address, 22) == Cause.FORBIDDEN_PORT
    assert Reach(ports=(8443,)).refuses(address, 8443) is None


@pytest.mark.parametrize("name", ["localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "", "example.org"])
def test_only_an_address_can_be_judged(name: str) -> None:
    assert HERE.refuses(name, 80) == Cause.FORBIDDEN_ADDRESS


def test_an_opening_is_as_wide_as_it_says() -> None:
    reach = Reach.parse(["127.0.0.1:8080", "10.1.0.0/16", "[::1]:8080"])
    assert reach.refuses("127.0.0.1", 8080) is reach.refuses("::1", 8080) is reach.refuses("10.1.7.7", 5) is None
    assert reach.refuses("::ffff:127.0.0.1", 8080) is None
    assert reach.refuses("127.0.0.1", 80) == Cause.FORBIDDEN_PORT
    assert reach.refuses("127.0.0.2", 8080) == reach.refuses("10.2.0.1", 80) == Cause.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("text", ["localhost", "", "10.0.0.0/99", "127.0.0.1:99999", "intra.example:80"])
def test_an_opening_that_is_no_address_is_told_in_one_line(text: str) -> None:
    with pytest.raises(ValueError, match="ALLOW_HOSTS: .* is no address or network"):
        Opening.parse(text)


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("https://news.example/a?b=c", None),
        ("http://192.0.2.1:8080/", None),
        ("file:///etc/passwd", Cause.FORBIDDEN_SCHEME),
        ("javascript:alert(1)", Cause.FORBIDDEN_SCHEME),
        ("data:text/html,<p>", Cause.FORBIDDEN_SCHEME),
        ("ftp://news.example/", Cause.FORBIDDEN_SCHEME),
        ("http://admin:secret@news.example/", Cause.FORBIDDEN_URL),
        ("http://news.example@evil.example/", Cause.FORBIDDEN_URL),
        ("http:///path", Cause.FORBIDDEN_URL),
        ("http://news.example/a%00b", Cause.FORBIDDEN_URL),
        ("http://news.example/a\nb", Cause.FORBIDDEN_URL),
        ("http://news.example:0/", Cause.FORBIDDEN_URL),
        ("http://news.example:99999/", Cause.FORBIDDEN_URL),
        ("http://[::1/", Cause.FORBIDDEN_URL),
        ("http://news.example/" + "a" * LONGEST_URL, Cause.URL_TOO_LONG),
    ],
)
def test_urls_that_are_not_asked_for(url: str, cause: Cause | None) -> None:
    assert refuses_url(url) == cause


@given(st.ip_addresses())
def test_every_address_has_an_answer(address: Any) -> None:
    assert (HERE.refuses(str(address), 80) is None) == is_public(embedded(address))


@given(st.ip_addresses(v=4))
def test_an_address_in_disguise_is_the_same_address(address: Any) -> None:
    for disguise in (f"::ffff:{address}", str(ip_address((0x64FF9B << 96) + int(address)))):
        assert HERE.refuses(disguise, 80) == HERE.refuses(str(address), 80)


@given(st.text())
def test_no_url_is_too_odd_to_be_judged(url: str) -> None:
    refuses_url(url)
    refuses_url("http://" + url)


class Sockets:
    """A reactor that notes what it is asked to connect to."""

    def __init__(self) -> None:
        self.connected: list[tuple[str, int]] = []

    def connectTCP(self, host: str, port: int, *_: Any) -> None:  # noqa: N802 - Twisted's name
        self.connected.append((host, port))


def test_a_socket_is_connected_to_what_was_checked_and_to_nothing_else() -> None:
    sockets = Sockets()
    reactor = GuardedReactor(sockets, HERE)
    for host, port in (("127.0.0.1", 80), ("localhost", 80), ("8.8.8.8", 25)):
        with pytest.raises(Refused):
            reactor.connectTCP(host, port, ClientFactory())
    reactor.connectTCP("8.8.8.8", 80, ClientFactory())
    assert sockets.connected == [("8.8.8.8", 80)]


def test_without_a_reactor_the_guard_holds_too() -> None:
    asked: list[str] = []

    def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(text="secret")

    with serve(answer) as base:
        spider = visit(f"{base}/a", ALLOW_HOSTS=["127.0.0.2"], ROBOTSTXT_OBEY=False)
    assert asked == []
    (error,) = spider.failed.values()
    assert isinstance(error, Refused)
    assert error.cause == Cause.FORBIDDEN_ADDRESS
