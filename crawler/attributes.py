"""Attributes: which markup hides more of them in a tag than the parser can bear, and how that is parsed all the same.

libxml2 goes through all attributes of an element to add one more: 300,000 take it minutes. Pure.
"""

import re
from collections.abc import Mapping
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
# A tag that ends at the first `>`, whoever reads it: no `<`, and no quote but around a value. All others are odd.
_PLAIN = (
    rb"""[^\s/<>"'=]++(?:[\s/]++|[^\s/<>"'=]++"""
    rb"""(?:\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s<>"'=][^\s<>"']*+(?=[\s>])))?+){0,%d}+>""" % MOST_ATTRIBUTES
)
_ODD = re.compile(rb"<(?=[a-zA-Z])(?!" + _PLAIN + rb")")
# Odd tags may begin within each other; reading more than so many times the page is too much, and so are too many.
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
    for odd in _ODD.finditer(html):
        tag = _TAG.match(html, odd.start())
        assert tag  # it matches every `<`
        left -= tag.end() - tag.start() + _COST
        if left < 0 or tag[1]:
            return True
    return False


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
