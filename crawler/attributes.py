"""Attributes: which markup hides more of them in a tag than the parser can bear, and how that is parsed all the same.

libxml2 goes through all attributes of an element to add one more: 300,000 take it minutes. Pure.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import islice
from typing import Any, cast

from lxml import etree

#: Attributes of an element that are read; real pages have 64 at the most.
MOST_ATTRIBUTES = 1_000

# The grammar of the HTML standard (13.2.5, tokenization): a quote begins a value behind `=` and nowhere else, and a
# value holds `<` and `>`.
_ATTRIBUTE = rb"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))?+"""
# A tag as far as its attributes are read, with one more as its group where there is one.
_NEXT = rb"[\s/]*+" + _ATTRIBUTE
_TAG = re.compile(rb"<[^\s/>]*+(?:" + _NEXT + rb"){0,%d}+(" % MOST_ATTRIBUTES + _NEXT + rb")?+")
#: Half the bytes of a tag that has more: each attribute has a letter, and what parts it from the next.
_STEP = MOST_ATTRIBUTES
_OPENING = re.compile(rb"<(?=[a-zA-Z])")
#: Bytes before a quote of which `=` is the last, but for spaces, where the quote begins a value.
_BEFORE = 16
# Tags may begin within each other; reading more than so many times the page is too much, and so are too many.
_MOST_READ = 4
_COST = 64

# Elements without an end tag, and those whose text is taken as it stands.
_VOID = frozenset(
    ("area", "base", "basefont", "br", "col", "frame", "hr", "img", "input", "isindex", "link", "meta", "param")
)
_RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"))


def is_overloaded(html: bytes) -> bool:
    """Whether a tag of the markup may have more than `MOST_ATTRIBUTES`; True, too, where finding out takes too long.

    Whatever begins like a tag is looked at, in scripts, comments and values too: that way nobody needs to know where
    the parser is. The time it takes grows with the length of the markup, and no faster.
    """
    left = _MOST_READ * len(html)
    for place in _inside(html):
        for opening in _OPENING.finditer(html, max(0, place - _STEP), place + len("<a")):
            tag = _TAG.match(html, opening.start())
            assert tag  # it matches every `<`
            left -= tag.end() - tag.start() + _COST
            if left < 0 or tag[1]:
                return True
    return False


def _inside(html: bytes) -> Iterator[int]:
    """The places, out of one in every `_STEP` bytes, that may be inside a tag of more than `MOST_ATTRIBUTES`.

    The first such place in the tag has another step of it behind. So no `>` stands there, or the next is part of a
    value: then `=` and a quote stand before it, and no other quote of that kind between.
    """
    seen, double, single = 0, -1, -1
    for place in range(0, len(html), _STEP):
        end = html.find(b">", place, place + _STEP)
        if end >= 0:
            double = max(double, html.rfind(b'"', seen, end))
            single = max(single, html.rfind(b"'", seen, end))
            seen = end
        if end < 0 or _begins_value(html, double) or _begins_value(html, single):
            yield place


def _begins_value(html: bytes, quote: int) -> bool:
    """Whether the quote at this place may be the first of a value; -1 is none."""
    return quote >= 0 and html[max(0, quote - _BEFORE) : quote].rstrip()[-1:] in (b"=", b"")


def relieved(html: bytes) -> bytes:
    """The same markup, in UTF-8, with the first `MOST_ATTRIBUTES` of each tag; b"" where there is no element.

    The parser itself says what the tags are, and builds no tree meanwhile: that is what takes long.
    """
    writer: Any = _Writer()  # the stubs ask for doors that no parser of HTML knocks at
    return cast("str", etree.fromstring(html, etree.HTMLParser(encoding="utf-8", target=writer))).encode()


class _Writer:
    """A parser's target that writes down what it is told of."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._raw = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        few = islice(attributes.items(), MOST_ATTRIBUTES)
        self._written += ["<", tag, *(f' {name}="{escape(value)}"' for name, value in few), ">"]
        self._raw = tag if tag in _RAW else ""

    def data(self, text: str) -> None:
        self._written.append(text if self._raw else escape(text, quote=False))

    def end(self, tag: str) -> None:
        self._raw = ""
        if tag not in _VOID:
            self._written.append(f"</{tag}>")

    def close(self) -> str:
        return "".join(self._written)
