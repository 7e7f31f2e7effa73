"""Bytes to text, and text to an HTML tree: both bounded, and neither of them ever raises on bad input."""

import codecs
import contextlib
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import lxml.html
from lxml import etree
from lxml.html import HtmlElement, HtmlEntity

from crawler.attributes import is_overloaded, relieved
from crawler.charset import decode_damaged, undo_twice
from crawler.limits import LONGEST_BODY, LONGEST_PAGE, MOST_TAGS

Given = TypeVar("Given")
Read = TypeVar("Read")

# One class for all elements: asking Python for that of each, as lxml.html does, takes longer than reading most of them.
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement, entity=HtmlEntity)
_EMPTY = b"<html><body></body></html>"
# libxml2 ends its text at a NUL and refuses other control characters in places.
_CONTROL = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
_NO_CHARACTERS = ("\ufffe", "\uffff")
# libxml2 loses what stands behind an end tag of the document that comes too early; it needs none.
_END_TAG = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)


def decode(body: bytes, content_type: str = "") -> str:
    """The text of an HTML or XML body, as far as it is read. Bytes that are valid UTF-8 are that, whatever is declared;
    the rest is the business of `charset`. Never raises; what cannot be decoded is U+FFFD."""
    body = body[:LONGEST_BODY]
    # What passes for ASCII: ISO-2022 shifts by escapes, UTF-16 writes every other byte as NUL.
    if b"\x1b" not in body and b"\x00" not in body:
        with contextlib.suppress(UnicodeDecodeError):
            # Not final: a body that was cut off may end within a character.
            text = codecs.getincrementaldecoder("utf-8-sig")().decode(body)
            return text if body.isascii() else undo_twice(text, body)
    return decode_damaged(body, content_type)


def parse(text: str) -> HtmlElement:
    """The tree of an HTML text; an empty document when there is nothing to read in it."""
    return alone(_tree, text)


def alone(read: Callable[[Given], Read], given: Given) -> Read:
    """What `read` makes of it, in a thread of its own.

    libxml2 keeps every name of a tag or attribute that a thread has met until the thread ends: pages of names that
    nobody else has would fill the memory for good.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(read, given).result()


def _tree(text: str) -> HtmlElement:
    text = _few_tags(text[:LONGEST_PAGE]).strip()
    for bad in _NO_CHARACTERS:
        if bad in text:  # asking first is ten times as fast as replacing nothing
            text = text.replace(bad, "")
    # Bytes, because lxml refuses a str with an XML encoding declaration. Lone surrogates are no characters.
    html = _END_TAG.sub(b"", text.encode("utf-8", "ignore").translate(None, _CONTROL))
    if is_overloaded(html):
        html = relieved(html)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_CLASSES)
    try:
        return lxml.html.document_fromstring(html.strip() or _EMPTY, parser=parser)
    except etree.ParserError:
        return lxml.html.document_fromstring(_EMPTY)


def _few_tags(text: str) -> str:
    """The text up to the tag behind which no more are read."""
    if text.count("<") <= MOST_TAGS:
        return text
    end = -1
    for _ in range(MOST_TAGS + 1):
        end = text.find("<", end + 1)
    return text[:end]
