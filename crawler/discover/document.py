"""Documents that are no pages: feeds and sitemaps, from the bytes as sent to a tree that cannot do harm."""

import re
import zlib
from html import unescape

from lxml import etree

from crawler.markup import decode
from crawler.page import Page
from crawler.select import fold

#: Bytes; what sitemaps.org allows a sitemap to have. The rest is cut off.
LONGEST = 50_000_000

_START = re.compile(r"<\?xml\s|<(?:\w{1,20}:)?(?:rss|feed|rdf|urlset|sitemapindex)[\s>]", re.IGNORECASE)
_JUNK = 10_000  # characters before the document that are looked through: warnings of the server, blank lines
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});|([a-zA-Z][a-zA-Z0-9]{1,30};)?)")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)


def text_of(page: Page) -> str:
    """The document as text, unpacked when it was sent as gzip.

    UTF-8 wherever the bytes are valid UTF-8, which other encodings are not by chance; else as the header or the
    document itself says.
    """
    body = page.body
    if isinstance(body, str):
        return body[:LONGEST]
    if body.startswith(b"\x1f\x8b"):
        body = _unpacked(body)
    body = body[:LONGEST]
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(body, content_type=page.header("content-type"))


def root_of(page: Page) -> etree._Element | None:
    """The root of an XML feed or sitemap, with broken references mended; None when the document is neither."""
    text = text_of(page)
    start = _START.search(text, 0, _JUNK)
    if start is None:
        return None
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    sound = _mended(_CONTROL.sub("", text[start.start() :]))
    try:
        return etree.fromstring(sound.encode("utf-8"), parser=parser, base_url=page.url)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: etree._Element) -> str:
    """The name without namespace or declared prefix, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def content(element: etree._Element) -> str:
    """The text in the element, on one line."""
    return fold("".join(str(text) for text in element.itertext()))


def _unpacked(body: bytes) -> bytes:
    """The gzip members of a body, as far as they can be read and are allowed to go."""
    parts: list[bytes] = []
    room = LONGEST
    while body.startswith(b"\x1f\x8b") and room > 0:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            part = unpacker.decompress(body, room)
        except zlib.error:
            break
        parts.append(part)
        room -= len(part)
        body = unpacker.unused_data
    return b"".join(parts)


def _mended(text: str) -> str:
    """The text with no entity in it but XML's own: others become their characters, or are shown as written."""
    doctype = _DOCTYPE.search(text, 0, _JUNK)
    head, *rest = (text[: doctype.start()] + text[doctype.end() :] if doctype else text).split("<![CDATA[")
    parts = [_REFERENCE.sub(_reference, head)]
    for piece in rest:
        inside, end, after = piece.partition("]]>")
        parts += ["<![CDATA[", inside, end, _REFERENCE.sub(_reference, after)]
    return "".join(parts)


def _reference(match: re.Match[str]) -> str:
    if match[1]:
        return match[0]
    known = unescape(match[0]) if match[2] else match[0]
    # A name of HTML, such as &nbsp; - or a lone ampersand, as in the addresses of careless feeds.
    return known.replace("&", "&amp;").replace("<", "&lt;")
