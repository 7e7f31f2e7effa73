"""Unpack: content encodings undone, within bounds, and never with an error of ours."""

import zlib
from io import BytesIO

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils._compression import brotli, zstd  # type: ignore[attr-defined]  # whichever there are

from crawler.causes import Cause
from crawler.failures import Refused

#: Encodings one upon the other: two are a mistake of a proxy, more are meant to cost.
MOST_ENCODINGS = 2

_ERRORS = (zlib.error, OSError, EOFError, brotli.error, zstd.ZstdError)


class Unpack(HttpCompressionMiddleware):
    """Scrapy's own, which unpacks up to DOWNLOAD_MAXSIZE bytes."""

    def process_response(  # type: ignore[override]  # Scrapy's deprecated argument is left out
        self, request: Request, response: Response
    ) -> Request | Response:
        """The response with its body unpacked. Raises Refused when that is too large, or cannot be done."""
        encodings = b",".join(response.headers.getlist("Content-Encoding")).count(b",") + 1
        if encodings > MOST_ENCODINGS:
            raise Refused(Cause.TOO_LARGE, f"{request.url[:200]}: packed {encodings} times")
        try:
            return super().process_response(request, response)
        except IgnoreRequest as error:
            refusal = Refused(Cause.TOO_LARGE, str(error)[:500])
        except _ERRORS as error:
            refusal = Refused(Cause.UNREADABLE, f"{request.url[:200]}: {error}")
        # Raised above, it would have the error for its context, and with it, for a while, all that was unpacked.
        raise refusal


def start_of(response: Response, size: int) -> bytes:
    """The first bytes of the body unpacked, up to `size`; what can be read of them."""
    encoding = (response.headers.get("Content-Encoding") or b"").strip().lower()
    try:
        return _start(response.body, encoding, size)
    except _ERRORS:
        return b""


def _start(body: bytes, encoding: bytes, size: int) -> bytes:
    if encoding in (b"gzip", b"x-gzip", b"deflate"):
        # 47: gzip or zlib, whichever its head says.
        return zlib.decompressobj(47).decompress(body, size)
    if encoding == b"br":
        unpacked: bytes = brotli.Decompressor().process(body, output_buffer_limit=size)
        return unpacked[:size]
    if encoding == b"zstd":
        return bytes(zstd.ZstdFile(BytesIO(body)).read(size))
    return body[:size]
