"""Bodies that a page carries beside its visible text: JSON-LD's articleBody, and what its scripts draw."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from crawler.extract.blocks import paragraphs
from crawler.extract.body_words import plain, plain_witness
from crawler.markup import parse

#: Characters of JSON-LD's body from which it is heard, and up to which it is compared with the page.
SHORTEST_WITNESS, LONGEST_WITNESS = 500, 200_000
#: Share of the witness that the visible text must repeat; with less, the witness itself is the better text.
REPEATED_SHARE = 0.5
#: Characters of scripts that are searched, and of a string in them that can be a body.
SEARCHED, SHORTEST_STATE = 4_000_000, 500
#: Such strings that are read, from each script.
MOST_STATES = 20

_TAG = re.compile(r"<(?:p|br|div|h[1-6]|li|/p)\b[^<>]{0,200}>", re.IGNORECASE)
# Runs over the text once: a string that is never closed is taken to its end, not tried again from each quote in it.
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\Z)', re.DOTALL)
_STATE_TAG = re.compile(r"(?:<|\\u003c)p\b", re.IGNORECASE)


def heard(witness: Sequence[str]) -> str:
    """The body that structured data gives, as one text; "" when it is too short to be one."""
    text = "\n".join(witness)[:LONGEST_WITNESS]
    return text if len(text) >= SHORTEST_WITNESS else ""


def as_paragraphs(text: str) -> list[str]:
    """A body as one string, with lines or with tags, as paragraphs."""
    if _TAG.search(text):
        return paragraphs([parse(text)])
    return [line.strip() for line in text.splitlines() if line.strip()]


def outweighs(witness: str, kept: Sequence[str]) -> bool:
    """Whether the page shows so little of the witness that the witness is the better text."""
    told = plain_witness(witness)
    shown = sum(len(text) for text in map(plain, kept) if len(text) > 15 and text in told)
    return shown < REPEATED_SHARE * len(told) and sum(map(len, kept)) < len(told)


def states(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Texts with paragraphs that stand as strings in the page's scripts, each as a tree of its own."""
    left = SEARCHED
    for script in tree.iter("script"):
        text = script.text or ""
        if len(text) > left or not _STATE_TAG.search(text):
            continue
        left -= len(text)
        for literal in islice(_bodies(text), MOST_STATES):
            yield parse(literal)


def _bodies(script: str) -> Iterator[str]:
    for match in _STRING.finditer(script):
        if len(match[1]) >= SHORTEST_STATE and _STATE_TAG.search(match[1]) and (html := _unescaped(match[1])):
            yield html


def _unescaped(literal: str) -> str:
    try:
        return str(json.loads(f'"{literal}"', strict=False))
    except ValueError:
        return ""
