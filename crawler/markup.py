"""Bytes to text, and text to an HTML tree: both bounded, and neither of them ever raises on bad input."""

import codecs
import contextlib
import re

import lxml.html
from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HtmlEntity
from w3lib.encoding import html_to_unicode

#: Characters of a page that are read; the rest is cut off. The largest real news page seen has 2 MB.
LONGEST_PAGE = 8_000_000

# One class for all elements: asking Python for that of each, as lxml.html does, takes longer than reading most of them.
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment, entity=HtmlEntity)
_EMPTY = b"<html><body></body></html>"
# libxml2 ends its text at a NUL and refuses other control characters in places.
_CONTROL = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
# libxml2 loses what stands behind an end tag of the document that comes too early; it needs none.
_END_TAG = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)


def decode(body: bytes, content_type: str = "") -> str:
    """The text of an HTML or XML body. Bytes that are valid UTF-8 are that, whatever is declared; else the byte order
    mark decides, then the header, then the document's own declaration, then a guess."""
    # What passes for ASCII: ISO-2022 shifts by escapes, UTF-16 writes every other byte as NUL.
    if b"\x1b" not in body and b"\x00" not in body:
        with contextlib.suppress(UnicodeDecodeError):
            # Not final: a body that was cut off may end within a character.
            return codecs.getincrementaldecoder("utf-8-sig")().decode(body)
    return html_to_unicode(content_type or None, body, default_encoding="utf-8")[1]


def parse(text: str) -> HtmlElement:
    """The tree of an HTML text; an empty document when there is nothing to read in it."""
    # Bytes, because lxml refuses a str with an XML encoding declaration. Lone surrogates are no characters.
    html = text[:LONGEST_PAGE].strip().encode("utf-8", "ignore").translate(None, _CONTROL)
    for bad in _NO_CHARACTERS:
        html = html.replace(bad, b"")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=False, remove_pis=True)
    parser.set_element_class_lookup(_CLASSES)
    try:
        return lxml.html.document_fromstring(_END_TAG.sub(b"", html).strip() or _EMPTY, parser=parser)
    except etree.ParserError:
        return lxml.html.document_fromstring(_EMPTY)
