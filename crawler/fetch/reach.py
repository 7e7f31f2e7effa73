"""Reach: where a crawl may connect to, decided on URLs and on addresses. Pure decisions; `guard.py` acts on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Protocol, Self, TypeAlias, runtime_checkable
from urllib.parse import SplitResult, urlsplit

from crawler.causes import Cause

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

#: Characters; what servers and proxies commonly take. A longer URL is junk that a page has made.
LONGEST_URL = 8_000
#: Ports of the web; an outlet may name others.
WEB_PORTS = (80, 443)

_CONTROL = re.compile(r"[\x00-\x20\x7f]|%00")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_TEREDO = IPv6Network("2001::/32")  # leads into private networks behind a relay, and is out of use
# Metadata services of clouds that have an address of their own outside the ranges that are refused anyway.
_METADATA = frozenset({ip_address("168.63.129.16"), ip_address("192.0.0.192")})


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Addresses that may be reached though they are not public; `port` 0 stands for any."""

    network: Network
    port: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """`127.0.0.1:8080`, `10.0.0.0/8`, `[::1]:8080`. Raises ValueError with a line for the user."""
        match = re.fullmatch(r"\[?(?P<place>[0-9a-fA-F.]+|[0-9a-fA-F:.]+?)(?P<bits>/\d+)?\]?(?::(?P<port>\d+))?", text)
        try:
            if match is None or int(match["port"] or 0) > 65535:
                raise ValueError
            network = ip_network(match["place"] + (match["bits"] or ""), strict=False)
        except ValueError:
            raise ValueError(
                f"ALLOW_HOSTS: {text!r} is no address or network; write 127.0.0.1:8080, 10.0.0.0/8 or [::1]:8080"
            ) from None
        return cls(network=network, port=int(match["port"] or 0))

    def has(self, address: Address, port: int) -> bool:
        """Whether the address, at the port, lies within."""
        return self.port in (0, port) and address.version == self.network.version and address in self.network


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Public addresses at the ports of the web and of the outlet, and what the operator has opened."""

    ports: tuple[int, ...] = WEB_PORTS
    openings: tuple[Opening, ...] = ()

    @classmethod
    def parse(cls, openings: Sequence[str], *, ports: tuple[int, ...] = WEB_PORTS) -> Self:
        """From the setting ALLOW_HOSTS. Raises ValueError with a line for the user."""
        return cls(ports=ports, openings=tuple(Opening.parse(text) for text in openings))

    def refuses(self, host: str, port: int) -> Cause | None:
        """Why no connection may be made to this address, as the socket would get it; None when it may.

        What is no address is refused: only an address can be judged.
        """
        try:
            address = embedded(ip_address(host))
        except ValueError:
            return Cause.FORBIDDEN_ADDRESS
        if any(opening.has(address, port) for opening in self.openings):
            return None
        if not is_public(address):
            # Which port is another question: an opening may name one.
            opened = any(opening.has(address, opening.port) for opening in self.openings)
            return Cause.FORBIDDEN_PORT if opened else Cause.FORBIDDEN_ADDRESS
        return None if port in self.ports else Cause.FORBIDDEN_PORT


def embedded(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for (mapped, NAT64, 6to4); the address itself where it is none."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def is_public(address: Address) -> bool:
    """Whether the address is one of the public internet: unicast, routed, and nobody's metadata service."""
    if address in _METADATA or (isinstance(address, IPv6Address) and (address.is_site_local or address in _TEREDO)):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def refuses_url(url: str) -> Cause | None:
    """Why a URL is not to be asked for, whatever it leads to; None when it may be."""
    if len(url) > LONGEST_URL:
        return Cause.URL_TOO_LONG
    parts = _split(url)
    if parts is None:
        return Cause.FORBIDDEN_URL
    if parts.scheme not in ("http", "https"):
        return Cause.FORBIDDEN_SCHEME
    # Credentials would be ours to send, and a host in front of an @ is there to deceive.
    is_odd = not parts.hostname or "@" in parts.netloc or _CONTROL.search(url)
    return Cause.FORBIDDEN_URL if is_odd else None


def _split(url: str) -> SplitResult | None:
    """The parts of a URL; None where it has none, or a port that is none."""
    try:
        parts = urlsplit(url)
        return None if parts.port == 0 else parts
    except ValueError:
        return None


@runtime_checkable
class Guarding(Protocol):
    """A download handler that asks before it connects."""

    reach: Reach
