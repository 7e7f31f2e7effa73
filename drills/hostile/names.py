"""The names of the drill: a resolver in the place of DNS, through Scrapy's own setting TWISTED_DNS_RESOLVER."""

import socket
from ipaddress import ip_address
from itertools import chain, repeat
from typing import Any, Self

from scrapy.crawler import Crawler
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface import implementer  # type: ignore[import-untyped]  # it has no stubs

#: The server; the crawl is told that it may connect here, at the server's ports only.
OPEN = "127.0.0.1"
#: Loopback too, and not opened.
SHUT = "127.0.0.2"

_SPECIAL = {
    "to-loopback.trap.test": repeat(SHUT),
    "to-private.trap.test": repeat("10.11.12.13"),
    "to-metadata.trap.test": repeat("169.254.169.254"),
    "to-mapped.trap.test": repeat(f"::ffff:{SHUT}"),
    "to-nat64.trap.test": repeat("64:ff9b::7f00:2"),
    # The first answer is the server's, as a check before the connection would see it; robots.txt is fetched from there.
    "to-both.trap.test": chain([OPEN], repeat(SHUT)),
}


@implementer(IHostnameResolver)
class Names:
    """Every name below `trap.test` is the server's, but for a few; numbers are read as the system reads them."""

    def __init__(self, reactor: Any) -> None:
        self._reactor = reactor

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> Self:
        return cls(reactor)

    def install_on_reactor(self) -> None:
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        receiver: Any,
        name: str,
        portNumber: int = 0,  # noqa: N803
        addressTypes: Any = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        receiver.resolutionBegan(None)
        if address := _address(name):
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, portNumber))
        receiver.resolutionComplete()
        return receiver


def _address(name: str) -> str:
    """The address of a name; "" when it has none."""
    if name in _SPECIAL:
        return next(_SPECIAL[name])
    if name.endswith(".trap.test"):
        return OPEN
    try:
        return str(ip_address(name))
    except ValueError:
        pass
    try:
        # 2130706434, 0177.0.0.2, 0x7f000002: inet_aton takes them, as the resolvers of most systems do.
        return socket.inet_ntoa(socket.inet_aton(name))
    except OSError:
        return ""
