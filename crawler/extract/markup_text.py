"""Text of metadata attributes, JSON values and single elements as a reader would see it."""

import html
import re
from collections.abc import Collection
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from crawler.extract.icons import is_icon
from crawler.select import fold

#: Characters of one metadata text; the rest is cut off.
LONGEST_TEXT = 4_000
#: Elements inside one heading or byline that are read.
MOST_PARTS = 400

_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>|<!--.{0,400}?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "svg", "button", "select", "textarea", "form", "iframe")
)
_APART: Final = frozenset(
    ("br", "div", "p", "li", "ul", "ol", "dd", "dt", "td", "tr", "section", "header", "footer", "figure", "aside")
    + tuple(f"h{level}" for level in range(1, 7))
)
_INLINE: Final = frozenset(("span", "a", "small", "label"))
# Where an inline element begins or ends; a kicker in a span is set apart by style alone ("<span>Ukraine</span>War...").
_SEAM = "\u0001"
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])\u0001+(?=[A-ZÄÖÜÀ-Þ])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = re.compile(
    r"\b(?:visually-?hidden|sr-only|screen-?reader(?:-text|-only)?|hidden-?text|offscreen)\b", re.IGNORECASE
)


def plain(text: str, longest: int = LONGEST_TEXT) -> str:
    """The text on one line, without tags, with entities undone, even those that were escaped twice."""
    text = text[: longest * 4]
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return fold(_seen(text))[:longest].rstrip()


def shown(element: HtmlElement, *, without: Collection[HtmlElement] = ()) -> str:
    """The text of an element that a reader sees, on one line, less that of the elements `without`.

    Scripts, buttons, icons, hidden parts and what only a screen reader says give nothing.
    """
    if next(iter(element), None) is None:
        return fold(_seen((element.text or "")[: LONGEST_TEXT * 4]))[:LONGEST_TEXT].rstrip()
    parts: list[str] = []
    left = MOST_PARTS
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walk:
        if event == "start":
            left -= 1
            if left < 0 or (part is not element and (part in without or _silent(part))):
                walk.skip_subtree()
            else:
                parts.append(" " if part.tag in _APART else _SEAM if part.tag in _INLINE else "")
                parts.append(part.text or "")
            continue
        if event == "end" and part.tag not in _SILENT:
            parts.append(" " if part.tag in _APART else _SEAM if part.tag in _INLINE else "")
        if part is not element:
            parts.append(part.tail or "")
    text = _seen("".join(parts)[: LONGEST_TEXT * 4].replace(_SEAM + " ", " "))
    if _SEAM in text:
        text = _GLUED.sub(" ", text).replace(_SEAM, "")
    return fold(text)[:LONGEST_TEXT].rstrip()


def _seen(text: str) -> str:
    if not text.isascii():
        for sign in _INVISIBLE:
            text = text.replace(sign, "")
    return text


def _silent(element: HtmlElement) -> bool:
    if element.tag in _SILENT:
        return True
    attributes = element.attrib
    if not attributes:
        return False
    hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "")
    return bool(hidden) or _UNSEEN.search(attributes.get("class") or "") is not None or is_icon(element)
