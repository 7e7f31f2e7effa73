"""Traps in responses: what a server can say instead of a page."""

import asyncio
import gzip
import io
import zipfile
import zlib

import brotli  # type: ignore[import-untyped]  # it has no stubs
from backports import zstd

from drills.hostile.pages import article, title
from drills.hostile.trap import GOOD, TRAP, Answer, Send, Trap, html, reply

#: Bytes that a bomb unpacks to, and that an endless body sends.
_BOMB = 200_000_000
_PIECE = b"<p>and on and on</p>" * 3_000
_OPEN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"


def _gzipped_zeros(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = [packer.compress(b"\0" * 1_000_000) for _ in range(size // 1_000_000)]
    return b"".join([*packed, packer.flush()])


def _brotli_zeros(size: int) -> bytes:
    packer = brotli.Compressor(quality=5)
    packed = [packer.process(b"\0" * 1_000_000) for _ in range(size // 1_000_000)]
    return b"".join([*packed, packer.finish()])


def _zstd_zeros(size: int) -> bytes:
    packer = zstd.ZstdCompressor()
    packed = [packer.compress(b"\0" * 1_000_000) for _ in range(size // 1_000_000)]
    return b"".join([*packed, packer.flush()])


def _packed(encoding: str, body: bytes) -> bytes:
    return reply(body, headers=(f"Content-Encoding: {encoding}",))


async def endless(send: Send, path: str) -> None:
    await send(_OPEN + b"\r\n")
    for _ in range(_BOMB // len(_PIECE)):
        await send(_PIECE)


async def drip(send: Send, path: str) -> None:
    await send(_OPEN + b"\r\n")
    await _slowly(send, b"a")


async def slow_headers(send: Send, path: str) -> None:
    await send(b"HTTP/1.1 200 OK\r\n")
    await _slowly(send, b"X: 1\r\n")


async def _slowly(send: Send, piece: bytes) -> None:
    for _ in range(60):
        await send(piece)
        await asyncio.sleep(1)


async def header_flood(send: Send, path: str) -> None:
    await send(b"HTTP/1.1 200 OK\r\n")
    for number in range(1_000_000):
        await send(b"X-%d: flood\r\n" % number)


async def long_header(send: Send, path: str) -> None:
    await send(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(1_000):
        await send(b"a" * 10_000)


async def continues(send: Send, path: str) -> None:
    for _ in range(1_000_000):
        await send(b"HTTP/1.1 100 Continue\r\n\r\n")


async def silence(send: Send, path: str) -> None:
    await asyncio.sleep(60)


def _page(name: str, **changes: str) -> bytes:
    text = article(name, 901)
    for old, new in changes.items():
        text = text.replace(f"<{old}>", new)
    return text.encode()


def _zip() -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("page.html", article("zip", 901))
    return box.getvalue()


def _at(name: str, what: str, counted: str, answer: Answer, *, articles: int = GOOD) -> Trap:
    return Trap(name=name, what=what, counted=counted, answers={TRAP: answer}, articles=articles)


def _read(name: str, what: str, answer: Answer) -> Trap:
    """A quirk that must not cost the article."""
    return _at(name, what, "", answer, articles=GOOD + 1)


_PLAIN = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"

BODIES = (
    _at("bad_gzip", "says gzip and is none", "UnreadableBody", _packed("gzip", b"<p>plain</p>" * 50)),
    _at("bad_brotli", "says br and is none", "UnreadableBody", _packed("br", b"\xff\xfe<p>plain</p>" * 50)),
    _at("bad_zstd", "says zstd and is none", "UnreadableBody", _packed("zstd", b"<p>plain</p>" * 50)),
    _at("many_encodings", "packed twenty times", "TooLarge", _packed(", ".join(["gzip"] * 20), gzip.compress(b"<p>"))),
    _at("truncated", "less than Content-Length says", "NetworkError", _OPEN + b"Content-Length: 90000\r\n\r\n<p>short"),
    _at("bad_chunks", "garbage for chunks", "NetworkError", _OPEN + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>\r\n"),
    _at(
        "huge_chunk",
        "a chunk of 16 EB",
        "NetworkError",
        _OPEN + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n<p>",
    ),
    _at(
        "two_lengths",
        "two lengths that differ",
        "NetworkError",
        _OPEN + b"Content-Length: 3\r\nContent-Length: 9\r\n\r\n<p>abcdef",
    ),
    _at("no_http", "no HTTP", "NetworkError", b"220 mail.trap.test ESMTP\r\n" * 20),
    _at("bad_status", "a status that is no number", "NetworkError", b"HTTP/1.1 fine OK\r\nContent-Length: 0\r\n\r\n"),
    _at("hung_up", "no answer", "NetworkError", b""),
    _at("header_flood", "headers without end", "TooLarge", header_flood),
    _at("long_header", "a header of 10 MB", "TooLarge", long_header),
    _at("continues", "100 Continue without end", "TooLarge", continues),
    _at(
        "soft_404",
        "an error served as a page",
        "ErrorPage",
        html("<title>Page not found</title><h1>Page not found</h1><p>Sorry."),
    ),
    _at("no_content", "an empty page", "NotAnArticle", html("")),
    _at("image", "a picture served as HTML", "NotText", reply(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400)),
    _at("zip", "a zip served as HTML", "NotText", reply(_zip())),
    _at("pdf", "a PDF", "NotText", reply(b"%PDF-1.7\n" + b"\0\xff" * 9_000, kind="application/pdf")),
    _at("gone", "410", "Gone", reply(b"", status="410 Gone")),
    _at("unavailable_for_law", "451", "Blocked", reply(b"", status="451 Unavailable For Legal Reasons")),
    _at("odd_status", "status 999", "ServerError", reply(b"", status="999 Request denied")),
    _read("http_1_0", "HTTP/1.0 without a length", _PLAIN + _page("http_1_0")),
    _read("no_colon", "a header without a colon", _OPEN + b"garbage\r\n\r\n" + _page("no_colon")),
    _read(
        "cookies", "two hundred cookies", html(article("cookies", 901), *(f"Set-Cookie: c{n}=1" for n in range(200)))
    ),
    _read("nuls", "NULs in the page", reply(_page("nuls").replace(b"<p>", b"<p>\0"))),
    _read(
        "bad_bytes",
        "bytes that are no UTF-8",
        reply(_page("bad_bytes", **{"/main": "<p>\udcff".encode("utf-8", "replace").decode() + "</p></main>"})),
    ),
    _read("wrong_charset", "a charset that is none", reply(_page("wrong_charset"), kind="text/html; charset=no-such")),
    _read(
        "deep_json",
        "JSON-LD nested ten thousand deep",
        html(
            article("deep_json", 901).replace(
                "<body>", '<body><script type="application/ld+json">' + "[" * 10_000 + "</script>"
            )
        ),
    ),
    _read(
        "big_json",
        "a number of 10,000 digits in JSON-LD",
        html(
            article("big_json", 901).replace(
                "<body>", '<body><script type="application/ld+json">{"a":' + "9" * 10_000 + "}</script>"
            )
        ),
    ),
)

SLOW = (
    _at("drip", "a byte a second", "Timeout", drip),
    _at("slow_headers", "a header a second", "Timeout", slow_headers),
    _at("silence", "nothing at all", "Timeout", silence),
)

HEAVY = (
    _at("gzip_bomb", "gzip that unpacks to 200 MB", "TooLarge", _packed("gzip", _gzipped_zeros(_BOMB))),
    _at("brotli_bomb", "br that unpacks to 200 MB", "TooLarge", _packed("br", _brotli_zeros(_BOMB))),
    _at("zstd_bomb", "zstd that unpacks to 200 MB", "TooLarge", _packed("zstd", _zstd_zeros(_BOMB))),
    _at("double_bomb", "gzip in gzip", "TooLarge", _packed("gzip, gzip", gzip.compress(_gzipped_zeros(_BOMB)))),
    _at("endless", "a body of 200 MB", "TooLarge", endless),
    _at("claimed_length", "a Content-Length of 10 GB", "TooLarge", _OPEN + b"Content-Length: 10000000000\r\n\r\n<p>"),
    _at("deep_divs", "200,000 nested divs", "NotAnArticle", html("<div>" * 200_000)),
    _at("many_tags", "a million tags, each in the one before", "NotAnArticle", html("<b>" * 1_000_000)),
    _at("flat_tags", "a million tags beside each other", "NotAnArticle", html("<b></b>" * 1_000_000)),
    _at(
        "many_attributes",
        "a tag with 300,000 attributes",
        "NotAnArticle",
        html("<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">"),
    ),
    _read(
        "hidden_attributes",
        "an article in a tag of 200,000 attributes behind < and > in quotes",
        html(
            article("hidden_attributes", 901).replace(
                "<body>", '<body><script>a<b c="</script><div ' + " ".join(f"a{n}='<p>'" for n in range(200_000)) + ">"
            )
        ),
    ),
    _read(
        "big_title",
        "a title of 5 MB",
        html(article("big_title", 901).replace(f"<title>{title('big_title', 901)}", "<title>" + "a" * 5_000_000)),
    ),
    _at("big_text", "one word of 8 MB", "", html("<p>" + "a" * 8_000_000)),
)
