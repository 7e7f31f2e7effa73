"""A tree as blocks of text in reading order: paragraphs, subheads, list items, quotes, rows of tables.

The tree is walked once, without recursion, and never changed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from crawler.extract.icons import is_icon, strip_icons
from crawler.select import find

#: Elements that are looked at in one call; the rest of a page of that size is left out.
MOST_ELEMENTS = 400_000
#: Blocks that are kept of one call.
MOST_BLOCKS = 20_000
#: Characters; a longer table cell is prose, so its table lays out a page.
LONGEST_CELL = 300
#: Characters a line needs to stand as a paragraph of its own inside a <p> that only has single <br>.
SHORTEST_LINE = 80
#: Characters of lines, on average, that are parts of one paragraph broken by hand.
WRAPPED_LINE = 60

_SILENT_TAGS = (
    "script style template svg math select option input textarea datalist iframe object embed "
    "video audio canvas map figcaption head title rp rt"
)
# Silent too, unless a tag left open made the element swallow the page, or one <form> wraps all of it (ASP.NET).
_SMALL_SILENT = frozenset({"button", "nav", "dialog", "form", "label", "noscript"})
_BLOCK_TAGS = (
    "address article aside blockquote body center dd details dir div dl dt fieldset figure footer form h1 h2 h3 h4 "
    "h5 h6 header hgroup hr html li main menu ol p pre section summary table tbody thead tfoot tr td th caption ul"
)
_SILENT = frozenset(_SILENT_TAGS.split())
_BLOCK = frozenset(_BLOCK_TAGS.split())
_KIND = {"li": "li", "dd": "li", "dt": "li", "blockquote": "quote"} | {f"h{level}": "h" for level in range(1, 7)}
#: Elements whose text runs on, whatever else stands in it.
PARAGRAPH = frozenset({"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STOP: Final = re.compile(r"[.!?؟。！？…۔:][\"'”’»)\]]*\s*$")
# The ids that these platforms give their boxes.
_CONSENT = re.compile(
    r"onetrust|cybotcookiebot|didomi-|usercentrics|qc-cmp|sp_message_container|truste-|trustarc|cookie-law-info|"
    r"cookiescript|cmpbox|cmpwrapper|klaro|termly|iubenda-cs|osano|cookiefirst|axeptio",
    re.IGNORECASE,
)
_SWALLOWED = 8  # paragraphs in an element that should hold none
_RUN = 150  # characters of text between two tags that are a paragraph
_SEARCHED = 3000  # elements looked through for them


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of text that a reader sees as a unit."""

    #: "p", "h" (subhead), "li" or "quote".
    kind: str
    #: Folded to one line; never empty.
    text: str
    #: The innermost block element around the text.
    element: HtmlElement
    #: Characters of `text` inside links.
    link_chars: int


def blocks(elements: Iterable[HtmlElement], *, remove: Collection[HtmlElement] = frozenset()) -> list[Block]:
    """The text of these elements, block by block, in reading order; [] when there is none.

    Elements in `remove`, and those that show no text (scripts, captions, buttons, hidden ones, icons), give none.
    An element inside another one of them is not read twice.
    """
    collected: list[Block] = []
    for root in _outermost(list(elements)):
        collected += _read(root, remove)
        if len(collected) >= MOST_BLOCKS:
            break
    return collected[:MOST_BLOCKS]


def paragraphs(elements: Iterable[HtmlElement], *, remove: Sequence[str] = ()) -> list[str]:
    """The texts of the blocks; `remove` are selectors of what is left out, searched from the root of the tree."""
    roots = list(elements)
    out: set[HtmlElement] = set()
    for tree in {root.getroottree().getroot() for root in roots} if remove else ():
        for selector in remove:
            out.update(hit for hit in find(tree, selector) if isinstance(hit, HtmlElement))
    return [block.text for block in blocks(roots, remove=out)]


def _outermost(roots: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    """The elements that stand in no other one of them; each element around them is visited once."""
    inside: dict[HtmlElement, bool] = {}
    chosen = set(roots)
    for root in dict.fromkeys(roots):
        path: list[HtmlElement] = []
        around = root.getparent()
        while around is not None and around not in inside and around not in chosen:
            path.append(around)
            around = around.getparent()
        nested = around is not None and (around in chosen or inside[around])
        inside.update(dict.fromkeys(path, nested))
        if not nested:
            yield root


def is_hidden(element: HtmlElement) -> bool:
    """Whether the page itself says that the element is not shown."""
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


class _Line:
    """Text up to the next <br>."""

    __slots__ = ("links", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.links = 0


class _Composer:
    """Gathers the text of a walk into lines, and lines into blocks."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self.owners: list[tuple[HtmlElement, str]] = [(root, _kind_around(root))]
        self.lines = [_Line()]
        self.links_open = 0

    def add(self, text: str | None) -> None:
        line = self.lines[-1]
        if not text or (not line.parts and text.isspace()):
            return
        line.parts.append(text)
        if self.links_open:
            line.links += len(text.strip())

    def open(self, element: HtmlElement) -> None:
        self.flush()
        kind = _KIND.get(str(element.tag)) or self.owners[-1][1]
        self.owners.append((element, kind))

    def close(self) -> None:
        self.flush()
        if len(self.owners) > 1:
            self.owners.pop()

    def flush(self) -> None:
        lines = self.lines
        if len(lines) == 1 and not lines[0].parts:
            return
        element, kind = self.owners[-1]
        self.lines = [_Line()]
        for text, links in _joined(lines, str(element.tag)):
            if text:
                block = Block(kind=kind, text=text, element=element, link_chars=min(links, len(text)))
                self.blocks.append(block)


def _joined(lines: list[_Line], tag: str) -> list[tuple[str, int]]:
    """Lines as paragraphs: an empty line always separates; a single <br> only where lines are the paragraphs."""
    texts = [(strip_icons(" ".join("".join(line.parts).split())), line.links) for line in lines]
    if len(texts) == 1:
        return texts
    while texts and not texts[-1][0]:
        texts.pop()
    while texts and not texts[0][0]:
        texts.pop(0)
    if all(text for text, _ in texts) and _lines_stand_alone([text for text, _ in texts], tag):
        return texts
    paragraphs: list[tuple[str, int]] = []
    for filled, lines_of_one in groupby(texts, key=lambda line: bool(line[0])):
        if filled:
            paragraphs += _paragraph(list(lines_of_one), tag)
    return paragraphs


def _paragraph(lines: list[tuple[str, int]], tag: str) -> list[tuple[str, int]]:
    """Lines between two empty ones: one paragraph with hard breaks in it, or short lines that say something each."""
    texts = [text for text, _ in lines]
    goes_on = any(text.endswith(",") or after[0].islower() for text, after in pairwise(texts))
    if tag in PARAGRAPH or goes_on or sum(map(len, texts)) >= WRAPPED_LINE * len(texts):
        return [(" ".join(texts), sum(links for _, links in lines))]
    return lines


def _lines_stand_alone(texts: list[str], tag: str) -> bool:
    if tag not in PARAGRAPH:
        return True
    return all(len(text) >= SHORTEST_LINE and _STOP.search(text) for text in texts[:-1])


def _kind_around(root: HtmlElement) -> str:
    for element in islice(root.iterancestors(), 8):
        if element.tag in _KIND:
            return _KIND[str(element.tag)]
    return "p"


def _read(root: HtmlElement, remove: Collection[HtmlElement]) -> list[Block]:
    composer = _Composer(root)
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    left_out: HtmlElement | None = None
    rows: list[HtmlElement] = []
    for count, (event, element) in enumerate(walk):
        if count > MOST_ELEMENTS or len(composer.blocks) > MOST_BLOCKS:
            break
        if event == "start":
            if element is not root and _is_silent(element, remove):
                left_out = element
                walk.skip_subtree()
                continue
            _start(composer, element, rows)
        else:
            if event == "end" and element is not left_out:
                _end(composer, element, rows)
            if element is not root:
                composer.add(element.tail)
    composer.flush()
    return composer.blocks


def _start(composer: _Composer, element: HtmlElement, rows: list[HtmlElement]) -> None:
    tag = element.tag
    if tag in _BLOCK:
        if tag in ("td", "th") and rows and element.getparent() is rows[-1]:
            if composer.lines[-1].parts:
                composer.add(" | ")
        else:
            composer.open(element)
            if tag == "tr" and _is_row(element):
                rows.append(element)
    elif tag == "br":
        composer.lines.append(_Line())
    elif tag == "a":
        composer.links_open += 1
    composer.add(element.text)


def _end(composer: _Composer, element: HtmlElement, rows: list[HtmlElement]) -> None:
    tag = element.tag
    if tag in _BLOCK:
        if rows and tag in ("td", "th") and element.getparent() is rows[-1]:
            return
        composer.close()
        if rows and element is rows[-1]:
            rows.pop()
    elif tag == "a":
        composer.links_open -= 1


def _is_silent(element: HtmlElement, remove: Collection[HtmlElement]) -> bool:
    tag = element.tag
    if tag in _SILENT or (remove and element in remove) or is_hidden(element) or asks_consent(element):
        return True
    if tag in _SMALL_SILENT:
        return not _holds_page(element)
    return is_icon(element)


def asks_consent(element: HtmlElement) -> bool:
    """Whether it is the box of a platform that asks for consent to cookies: pages of text, shown over others."""
    name = element.get("id")
    return name is not None and _CONSENT.match(name) is not None


def _holds_page(element: HtmlElement) -> bool:
    for count, inner in enumerate(islice(element.iterdescendants("p", "main", "article", "h1"), _SEARCHED), start=1):
        if inner.tag != "p" or count >= _SWALLOWED:
            return True
    return element.tag == "form" and _holds_runs(element)


def _holds_runs(element: HtmlElement) -> bool:
    """Whether paragraphs stand in it that are told apart by <br> alone."""
    inside = islice(element.iter(etree.Element), _SEARCHED)
    texts = (text for inner in inside for text in ("" if inner.tag in _SILENT else inner.text, inner.tail) if text)
    return sum(len(text) >= _RUN for text in texts) >= _SWALLOWED


def _is_row(tr: HtmlElement) -> bool:
    """Whether the cells of a table's row hold data, and not a part of the page's layout."""
    cells = [cell for cell in tr if cell.tag in ("td", "th")]
    if len(cells) < 2:
        return False
    for element in tr.iterdescendants():
        if (element.tag in _BLOCK or element.tag == "br") and element.getparent() is not tr:
            return False
        if len(element.text or "") > LONGEST_CELL:
            return False
    return True
