"""The index beside a capture: CDXJ, one line a response, as pywb and its kin read it.

A line is the address in SURT form, the moment of the capture in fourteen digits, and a JSON object that says where the
response stands (https://specs.webrecorder.net/cdxj/0.1.0/).
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from crawler.fetch.warc_read import Head, heads, moment_of

_PORTS = {"http": 80, "https": 443}


def index_of(path: Path) -> Path:
    """Where the index of a WARC file stands, whether or not there is one."""
    return path.with_name(f"{path.name.removesuffix('.gz').removesuffix('.warc')}.cdxj")


def write_index(path: Path) -> Path:
    """Make the index of a complete WARC file, which means reading it; the index.

    Raises ValueError where the file is damaged or cut off, OSError when the disk refuses.
    """
    lines = sorted(_line(path.name, head) for head in heads(path) if head["WARC-Type"] in ("response", "revisit"))
    final = index_of(path)
    temporary = final.with_name(f".{final.name}.{os.getpid()}")
    with temporary.open("w", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(final)
    return final


def surt(url: str) -> str:
    """The address in a form that sorts by host and path: `com,example)/news?a=1&b=2`.

    Scheme, `www.`, default port, case and the order of parameters make no difference. An address that cannot be read
    is left as it is.
    """
    try:
        parts = urlsplit(url.strip().lower())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url
    name = host if _is_address(host) else ",".join(reversed(host.split(".")))
    place = f":{port}" if port and port != _PORTS.get(parts.scheme) else ""
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{name}{place}){parts.path or '/'}" + (f"?{query}" if query else "")


def read_index(path: Path) -> Iterator[dict[str, str]]:
    """The objects of an index, each with `urlkey` and `timestamp`, in the order of its lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        key, timestamp, rest = line.split(" ", 2)
        yield {"urlkey": key, "timestamp": timestamp, **json.loads(rest)}


def _line(filename: str, head: Head) -> str:
    url = head["WARC-Target-URI"].strip("<>")
    entry = {
        "url": url,
        "mime": head.mime,
        "status": head.status,
        "digest": head["WARC-Payload-Digest"],
        "length": str(head.end - head.offset),
        "offset": str(head.offset),
        "filename": filename,
    }
    timestamp = f"{moment_of(head['WARC-Date']):%Y%m%d%H%M%S}"
    # A blank would end the key.
    return f"{surt(url).replace(' ', '%20')} {timestamp} {json.dumps(entry, ensure_ascii=False)}\n"


def _is_address(host: str) -> bool:
    with suppress(ValueError):
        return bool(ip_address(host))
    return False
