"""The fields of one JSON-LD node, whatever form its publisher gave them."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crawler.article import Image
from crawler.extract.jsonld_blocks import Node
from crawler.extract.markup_text import plain
from crawler.extract.same_page import resolve

#: Values of one field that are read.
MOST_VALUES = 100
#: Parts from which on one of several keywords is a list of them.
LIST = 4
#: Characters of an articleBody.
LONGEST_BODY = 1_000_000

_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6])\b[^<>]{0,200}>|[\r\n]+", re.IGNORECASE)
_COMMAS = re.compile(r"[,;|،؛、]")
# "topic:war", "Page Type: Article": what a publishing system tells itself.
_INTERNAL = re.compile(r"[A-Za-z_]{2,20}(?: [A-Za-z]{2,12})?:\s?\S")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def types_of(node: Node) -> Iterator[str]:
    """The node's types without their vocabulary: `NewsArticle` for `http://schema.org/NewsArticle`."""
    value = node.get("@type")
    for name in value if isinstance(value, list) else [value]:
        if isinstance(name, str) and name:
            yield re.split(r"[/#:]", name[:200].strip())[-1]


def strings(value: Any) -> list[str]:
    """The texts of a value: one, several, or the `@value`, `name` of objects; empty ones left out."""
    found = []
    for part in _parts(value):
        if isinstance(part, dict):
            part = part.get("@value") or part.get("name") or part.get("text")
        if isinstance(part, str) and (text := plain(part)):
            found.append(text)
    return found


def names(value: Any, known: Mapping[str, Node]) -> tuple[str, ...]:
    """The names of people and organisations, in order; a reference is looked up among the known nodes."""
    found: list[str] = []
    for part in _parts(value):
        if isinstance(part, dict):
            at = part.get("@id")
            if not part.get("name") and isinstance(at, str):
                part = known.get(at, part)
            part = part.get("name") or _full_name(part)
        found += strings(part)
    return tuple(dict.fromkeys(found))


def dates(node: Node, *keys: str) -> tuple[str, ...]:
    """The dates under these keys, each as printed, in the order of the keys."""
    return tuple(dict.fromkeys(text[:200] for key in keys for text in strings(node.get(key))))


def keywords(value: Any) -> tuple[str, ...]:
    """Keywords given one by one, or in one text with commas or semicolons between them, or in several long ones.

    () when they are mostly codes of the publishing system.
    """
    given = strings(value)[:MOST_VALUES]
    # Unescaped once more before: what is left of "PG&amp;amp;E" has a semicolon in it.
    lists = (_COMMAS.split(html.unescape(text)) for text in given)
    found = [
        tag
        for text, tags in zip(given, lists, strict=True)
        for tag in (tags if len(given) == 1 or len(tags) >= LIST else [text])
    ]
    cleaned = (text.strip().removeprefix("#") for text in found[:MOST_VALUES])
    tags = list(dict.fromkeys(tag for tag in cleaned if any(map(str.isalnum, tag))))
    internal = sum(_INTERNAL.match(tag) is not None for tag in tags)
    return () if internal > len(tags) / 4 else tuple(tag for tag in tags if not _INTERNAL.match(tag))


def images(value: Any, known: Mapping[str, Node], url: str) -> tuple[Image, ...]:
    """The images as absolute URLs with their captions, in order."""
    found: dict[str, Image] = {}
    for part in _parts(value):
        caption = None
        if isinstance(part, dict):
            at = part.get("@id")
            part = (
                part
                if part.get("url") or part.get("contentUrl")
                else known.get(at, part)
                if isinstance(at, str)
                else part
            )
            caption = next(iter(strings(part.get("caption"))), None)
            part = part.get("contentUrl") or part.get("url")
        for address in _parts(part):
            if isinstance(address, str) and (absolute := resolve(url, address)):
                found.setdefault(absolute, Image(url=absolute, caption=caption))
    return tuple(found.values())


def paragraphs(value: Any) -> tuple[str, ...]:
    """The body's lines as paragraphs; () when there is none."""
    texts: Sequence[Any] = value if isinstance(value, list) else [value]
    lines = (line for text in texts if isinstance(text, str) for line in _BREAK.split(text[:LONGEST_BODY]))
    return tuple(folded for line in lines if (folded := plain(line, LONGEST_BODY)))


def language(value: Any) -> str:
    """The language as declared (`en-GB`); "" when there is none that looks like a code."""
    for part in _parts(value):
        code = part.get("alternateName") or part.get("name") if isinstance(part, dict) else part
        if isinstance(code, str) and _LANGUAGE.fullmatch(code.strip()):
            return code.strip()
    return ""


def _parts(value: Any) -> list[Any]:
    """The values of a field that may hold one or several, at any nesting of lists up to three."""
    parts = [value]
    for _ in range(3):
        parts = [inner for part in parts for inner in (part if isinstance(part, list) else [part])][:MOST_VALUES]
    return [part for part in parts if part is not None and not isinstance(part, list)]


def _full_name(node: Node) -> str:
    given, family = node.get("givenName"), node.get("familyName")
    return f"{given} {family}" if isinstance(given, str) and isinstance(family, str) else ""
