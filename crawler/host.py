"""Hosts: the one form of a name, however an address writes it. Pure."""

import re
from urllib.parse import unquote, urlsplit

import idna

#: What no name has: it would end the host, or open another part of an address (URL Standard, 3.1).
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f#%/:<>?@\[\\\]^|]")


def ascii_host(host: str) -> str:
    """The host as the name system knows it: ASCII, lower case, without a dot at the end; "" for none.

    Unicode is read as browsers do (UTS 46, non-transitional): a full-width or decomposed spelling is the same name, ß
    is not ss, and a letter that looks like another one is another one. Raises ValueError for what can be no name.
    """
    is_plain = host.isascii() and ("%" not in host or ":" in host)  # an IPv6 address may have a zone behind a %
    name = host.lower() if is_plain else _mapped(host)
    if name and not name.strip("."):
        raise ValueError("a host of dots")
    return name.rstrip(".")


def host_in(url: str) -> str:
    """The host of a URL in that form; as it stands where it can be no name, "" where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    try:
        return ascii_host(host)
    except ValueError:
        return host.rstrip(".")


def _mapped(host: str) -> str:
    name = idna.uts46_remap(unquote(host, errors="strict"), std3_rules=False, transitional=False)
    if _FORBIDDEN.search(name):
        raise ValueError("a host with characters that no name has")
    # The library's own `encode` would refuse names that are in use though no registry gives them out (☃, my_site).
    return ".".join(map(_ascii_label, name.split(".")))


def _ascii_label(label: str) -> str:
    return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"
