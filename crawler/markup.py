"""Bytes to text, and text to an HTML tree: both bounded, and neither of them ever raises on bad input."""

import contextlib
import re

import lxml.html
from lxml import etree
from lxml.html import HtmlElement
from w3lib.encoding import html_to_unicode

#: Characters of a page that are read; the rest is cut off. The largest real news page seen has 2 MB.
LONGEST_PAGE = 8_000_000

_EMPTY = "<html><body></body></html>"
# libxml2 ends its text at a NUL and refuses other control characters in places.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


# Encodings that pass for ASCII: ISO-2022 shifts by escapes, UTF-16 writes every other byte as NUL.
_SEVEN_BIT = re.compile(rb"\x1b|\x00")
_CUT_CHARACTER = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
# libxml2 loses what stands behind an end tag of the document that comes too early; it needs none.
_END_TAG = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


def decode(body: bytes, content_type: str = "") -> str:
    """The text of an HTML or XML body. Bytes that are valid UTF-8 are that, whatever is declared; else the byte order
    mark decides, then the header, then the document's own declaration, then a guess."""
    if not _SEVEN_BIT.search(body):
        with contextlib.suppress(UnicodeDecodeError):
            # A body that was cut off may end within a character.
            return _CUT_CHARACTER.sub(b"", body).decode("utf-8-sig")
    return html_to_unicode(content_type or None, body, default_encoding="utf-8")[1]


def parse(text: str) -> HtmlElement:
    """The tree of an HTML text; an empty document when there is nothing to read in it."""
    text = _END_TAG.sub("", _CONTROL.sub("", text[:LONGEST_PAGE])).strip() or _EMPTY
    # Bytes, because lxml refuses a str with an XML encoding declaration.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=False, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError:
        tree = lxml.html.document_fromstring(_EMPTY)
    return tree
