"""Writing WARC: one request and its response at a time, each record a gzip member of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import BinaryIO, TypeAlias
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from w3lib.url import safe_url_string
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

#: Names and values, as sent.
Headers: TypeAlias = tuple[tuple[bytes, bytes], ...]

# Secrets of ours or of the reader's session. Transfer-Encoding goes because the bodies given are not chunked.
_KEPT_OUT = {b"set-cookie", b"cookie", b"authorization", b"proxy-authorization", b"transfer-encoding"}


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A request and the response to it."""

    url: str
    status: int
    headers: Headers = ()
    #: As sent, in its content encoding; without transfer encoding.
    body: bytes = field(repr=False)
    #: Moment of the response, with an offset.
    fetched: datetime
    method: str = "GET"
    request_headers: Headers = ()
    #: Address of the server; "" when not known.
    ip: str = ""
    #: Whether the body is known to lack its end.
    truncated: bool = False


class Writer:
    """A WARC 1.1 in an open file. The bytes depend on what is written only, so equal exchanges give equal files."""

    def __init__(self, file: BinaryIO, *, name: str, made: datetime) -> None:
        """Begin with the record that names the file and what wrote it."""
        self._file = file
        self._warc = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
        about = f"software: scrapy\r\nformat: WARC File Format 1.1\r\nfilename: {name}\r\n".encode()
        headers = {**_headers("warcinfo", name, made), "WARC-Filename": name}
        self._warc.write_record(
            self._warc.create_warc_record(
                "", "warcinfo", payload=BytesIO(about), length=len(about), warc_headers_dict=headers
            )
        )

    def write(self, exchange: Exchange) -> int:
        """Write both records and hand them to the system; the byte offset of the response record."""
        self._file.flush()
        offset = self._file.tell()
        response, request = self._response(exchange), self._request(exchange)
        self._warc.write_request_response_pair(request, response)
        self._file.flush()
        return offset

    def _response(self, exchange: Exchange) -> object:
        headers = _headers("response", exchange.url, exchange.fetched)
        if exchange.ip:
            headers["WARC-IP-Address"] = exchange.ip
        if exchange.truncated:
            headers["WARC-Truncated"] = "unspecified"
        status = f"{exchange.status} {_reason(exchange.status)}"
        return self._warc.create_warc_record(
            exchange.url,
            "response",
            payload=BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=StatusAndHeaders(status, _lines(exchange.headers), protocol="HTTP/1.1"),
            warc_headers_dict=headers,
        )

    def _request(self, exchange: Exchange) -> object:
        parts = urlsplit(safe_url_string(exchange.url))
        place = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        line = f"{exchange.method} {place} HTTP/1.1"
        lines = [("Host", parts.netloc.rpartition("@")[2]), *_lines(exchange.request_headers)]
        return self._warc.create_warc_record(
            exchange.url,
            "request",
            http_headers=StatusAndHeaders(line, lines, is_http_request=True),
            warc_headers_dict=_headers("request", exchange.url, exchange.fetched),
        )


def _headers(kind: str, url: str, moment: datetime) -> dict[str, str]:
    """The WARC headers that every record has; its id follows from what it is."""
    date = moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return {"WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {url} {date}')}>", "WARC-Date": date}


def _lines(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    return [(_ascii(name), _ascii(value)) for name, value in headers if name.lower() not in _KEPT_OUT]


def _ascii(raw: bytes) -> str:
    """One line of ASCII; other bytes are percent-encoded, as warcio's own way would break a Location with them."""
    line = b" ".join(raw.split(b"\n")).replace(b"\r", b"")
    return "".join(chr(byte) if byte < 128 else f"%{byte:02X}" for byte in line)


def _reason(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
