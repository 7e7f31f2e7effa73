"""What the editions of Al-Ahed News share: reading the new layout by the order of its lines.

No markup of it is known, only what its text says (crawls of 2023): title, title, `folder_open` section,
`access_time` age, `star` `Add to favorites`, byline, body, `tag | tag`, `Source: …`, `Comments`. The first three are
icon names, glued to what follows or not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from lxml import etree
from lxml.html import HtmlElement

from crawler.select import elements, fold

#: A credit below the headline; no paragraph of the body is only that.
BYLINE = r"Local Editor|Staff|(?:By|Written by|Translated by|Edited by) [^.]{2,90}"

_SILENT = frozenset(["script", "style", "noscript", "head", "template", "select", "option", "textarea", "iframe"])
_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
    ]
)
# In the text of a walk: a break inside a paragraph, one that may part two of them, the end of a block.
_SOFT, _HARD, _END = "\n", "\v", "\f"
_PARAGRAPH = frozenset(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"])

_MARKS = re.compile(r"(folder_open|access_time|star(?:_\w+)?(?=\s*Add to favou?rites)|Add to favou?rites)")
_FAVOURITES = re.compile(r"Add to favou?rites")
_SOURCE = re.compile(r"Sources?\s*:\s*\S")
_COMMENTS = re.compile(r"(?:(?:mode_)?comment|chat(?:_\w+)?)?\s*Comments?\s*(?:\(?\d*\)?)")
_STOP = re.compile(r"[.!?…:][\"'”’)]*$")
_LONGEST_TAG = 40  # characters
_HEAD = 10  # lines from the section's icon to the end of the head
_TAIL = 4  # lines from the credit to sources to the comments


@dataclass(frozen=True, kw_only=True)
class Lines:
    """The parts of a page in the new layout; empty where it does not say."""

    title: str
    age: str
    byline: str
    body: tuple[str, ...]
    tags: tuple[str, ...]
    source: str


def lines_of(root: HtmlElement) -> list[str]:
    """The text of an element line by line; a hard break inside a paragraph is a space."""
    raw: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walk:
        if event == "start":
            raw.append(_END if element.tag in _BLOCK else _break(element) if element.tag == "br" else "")
            if element.tag in _SILENT:
                walk.skip_subtree()
            else:
                raw.append(_plain(element.text))
        else:
            raw += [_END if element.tag in _BLOCK else "", _plain(element.tail if element is not root else "")]
    return list(chain.from_iterable(_split(block) for block in "".join(raw).split(_END)))


def _plain(text: str | None) -> str:
    """The text with each white space of the source as a plain space."""
    return re.sub(r"\s", " ", text or "")


def read(tree: HtmlElement) -> Lines | None:
    """The parts of the page; None when its lines do not come in this order."""
    lines = lines_of(tree)
    head = _head(lines)
    if head is None:
        return None
    section, start = head
    end = _end(lines, start)
    if end is None:
        return None
    title = lines[section - 1] if section else ""
    body = [line for line in lines[start:end] if line.casefold() != title.casefold()]
    byline = body.pop(0) if body and re.fullmatch(BYLINE, body[0]) else ""
    tags = _tags(body.pop()) if body and _tags(body[-1]) else ()
    ages = [lines[i + 1] for i in range(section, min(start, end - 1)) if lines[i] == "access_time"]
    return Lines(
        title=title,
        age=ages[0] if ages else "",
        byline=byline,
        body=tuple(body),
        tags=tags,
        source=lines[end] if _SOURCE.match(lines[end]) else "",
    )


def title(tree: HtmlElement) -> Sequence[str]:
    """The headline, in the new layout."""
    page = read(tree)
    return (page.title,) if page else ()


def published(tree: HtmlElement) -> Sequence[str]:
    """The date: of the old layout as dd-mm-yyyy hh:mm, of the new one its age ("6 years ago")."""
    for table in elements(tree, ("#table36",)):
        text = table.text_content()
        if day := re.search(r"\b\d\d-\d\d-\d{4}\b", text):
            clock = re.search(r"\b\d\d:\d\d\b", text)
            return (f"{day[0]} {clock[0]}" if clock else day[0],)
    page = read(tree)
    return (page.age,) if page else ()


def byline(tree: HtmlElement) -> Sequence[str]:
    """The credit: the first line of the old layout's body, or what follows the new one's head."""
    for body in elements(tree, ("#textFontSize2",)):
        return [line for line in lines_of(body)[:1] if re.fullmatch(BYLINE, line)]
    page = read(tree)
    return (page.byline,) if page else ()


def body(tree: HtmlElement) -> Sequence[str]:
    """The paragraphs: the lines of the old layout's body, or what stands between the new one's head and tail."""
    for old in elements(tree, ("#textFontSize2",)):
        return lines_of(old)
    page = read(tree)
    return page.body if page else ()


def tags(tree: HtmlElement) -> Sequence[str]:
    """The tags, in the new layout."""
    page = read(tree)
    return page.tags if page else ()


def source_line(tree: HtmlElement) -> Sequence[str]:
    """The credit to sources, in the new layout."""
    page = read(tree)
    return (page.source,) if page else ()


def _break(element: HtmlElement) -> str:
    around = next((ancestor for ancestor in element.iterancestors() if ancestor.tag in _BLOCK), None)
    return _SOFT if around is not None and around.tag in _PARAGRAPH else _HARD


def _split(block: str) -> list[str]:
    """A block's lines: parted by its icons, by empty lines, and outside of paragraphs where a sentence ends a line."""
    joined: list[str] = []
    for separator, text in zip(*[iter(["", *re.split(f"([{_SOFT}{_HARD}])", block)])] * 2, strict=True):
        line = fold(text)
        ends = not joined or not line or not joined[-1] or _stands_alone(joined[-1]) or _stands_alone(line)
        if ends or line == joined[-1] or (separator == _HARD and _STOP.search(joined[-1])):
            joined.append(line)
        else:
            joined[-1] += f" {line}"
    return [part for line in joined for piece in _MARKS.split(line) if (part := piece.strip())]


def _stands_alone(line: str) -> bool:
    return bool(_MARKS.search(line) or re.fullmatch(BYLINE, line) or _is_end(line) or " | " in line)


def _head(lines: Sequence[str]) -> tuple[int, int] | None:
    """Where the section's icon stands, and where the body begins; None without a head."""
    for section, line in enumerate(lines):
        if line == "folder_open":
            near = range(section + 1, min(section + _HEAD, len(lines)))
            favourites = [i for i in near if _FAVOURITES.fullmatch(lines[i])]
            if favourites:
                return section, favourites[0] + 1
            # Without that button, the body begins after the age.
            if ages := [i for i in near if lines[i] == "access_time"]:
                return section, ages[0] + 2
    return None


def _end(lines: Sequence[str], start: int) -> int | None:
    """Where the body ends: at the credit to sources that stands before the comments, or at these."""
    comments = next((i for i in range(start, len(lines)) if _COMMENTS.fullmatch(lines[i])), None)
    sources = [i for i in range(start, comments or len(lines)) if _SOURCE.match(lines[i])]
    if sources and (comments is None or comments - sources[-1] <= _TAIL):
        return sources[-1]
    return comments


def _is_end(line: str) -> bool:
    return bool(_SOURCE.match(line) or _COMMENTS.fullmatch(line))


def _tags(line: str) -> tuple[str, ...]:
    """The tags of a line that has nothing else; () for a line of the body."""
    parts = [part.strip() for part in line.split("|")]
    if _STOP.search(line) or any(len(part) > _LONGEST_TAG for part in parts):
        return ()
    return tuple(filter(None, parts)) if len(parts) > 1 or line.islower() else ()
